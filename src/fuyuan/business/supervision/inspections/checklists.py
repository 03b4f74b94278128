"""The check lists by area, as data: what is looked at, which kind of problem it would be, under which article. Pure."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from fuyuan.business.supervision.corrections.findings import Kind
from fuyuan.matters.acts import articles


class Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    text: str
    kind: Kind
    basis: str

    @property
    def rule(self) -> str:
        """《行政处罚法》第四十四条, as people read it."""
        return "、".join(str(each) for each in articles(self.basis))

    @property
    def norm(self) -> str:
        """The rule that a unit breaks: 第十一条 of the supervision regulation says what is looked at, not what a unit must do."""
        return "" if self.basis.startswith("JD25") else self.rule


class CheckList(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    title: str
    items: tuple[Item, ...]


@cache
def checklists() -> dict[str, CheckList]:
    """Return the check lists by code, in their order."""
    text = files(__package__).joinpath("checklists.json").read_text(encoding="utf-8")
    return {found.code: found for found in map(CheckList.model_validate, json.loads(text))}


def items_of(areas: tuple[str, ...]) -> tuple[Item, ...]:
    known = checklists()
    return tuple(item for code in areas if code in known for item in known[code].items)
