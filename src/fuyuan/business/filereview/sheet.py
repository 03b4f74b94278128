"""评查标准: the scored sheet of a review, as data. One version of a sheet is one JSON text; nothing of it stands in code.

A sheet says what is looked at, for how many points, what is deducted, under which article, and which faults make everything
else worthless (一票否决). ``check`` names what the system can find out by itself; a person confirms it. ``kind`` says what a
fault would be among the problems of supervision (《行政执法监督条例》第十一条第二款), for files that are read in an inspection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import Field, ValidationError, field_validator, model_validator

from fuyuan.law.citation import refs
from fuyuan.law.errors import LawError
from fuyuan.matters.record import Fact, message_of

FULL = Decimal(100)


class BadSheet(ValueError):
    """The text is no sheet; the message says in Chinese what to mend."""


class _Cited(Fact):
    """Something a sheet asks, with its articles written as in the rule tables ("L23 62.1")."""

    code: str = Field(min_length=1, max_length=8)
    title: str = Field(min_length=1, max_length=200)
    basis: str = ""
    check: str = Field("", max_length=40)
    kind: str = Field("", max_length=20)

    @field_validator("basis")
    @classmethod
    def _known(cls, value: str) -> str:
        try:
            for each in refs(value) if value else ():
                _ = each.text  # looks the article up
        except LawError as error:
            raise ValueError(str(error)) from error
        return value

    @property
    def articles(self) -> str:
        return "、".join(str(each) for each in refs(self.basis)) if self.basis else ""


class Item(_Cited):
    """One scored line. ``deduct`` says when points are taken away; at most ``points`` of them."""

    points: Decimal = Field(gt=0, le=100)
    deduct: str = Field(min_length=1, max_length=500)


class Veto(_Cited):
    """一票否决: whatever the points, the file fails."""


class Group(Fact):
    title: str = Field(min_length=1, max_length=60)
    items: tuple[Item, ...] = Field(min_length=1)


class Grade(Fact):
    """等次: from ``least`` points up."""

    name: str = Field(min_length=1, max_length=20)
    least: Decimal = Field(ge=0, le=100)


class Sheet(Fact):
    """One version. ``from_on``: rounds planned from this day on use it; a round that runs keeps the one it began with."""

    subject: str = Field(min_length=1, max_length=40)
    version: str = Field(min_length=1, max_length=20)
    title: str = Field(min_length=1, max_length=60)
    from_on: date
    source: str = Field("", max_length=500)
    groups: tuple[Group, ...] = Field(min_length=1)
    vetoes: tuple[Veto, ...] = ()
    grades: tuple[Grade, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        codes = [each.code for each in (*self.items, *self.vetoes)]
        if len(set(codes)) != len(codes):
            raise ValueError("有两个项目的编号相同")
        total = sum((item.points for item in self.items), Decimal(0))
        if total != FULL:
            raise ValueError(f"各项分值合计 {total} 分，应当是 100 分")
        least = [grade.least for grade in self.grades]
        if least != sorted(least, reverse=True) or least[-1] != 0 or len(set(least)) != len(least):
            raise ValueError("等次从高到低排列，最低的一等从 0 分起")
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)

    def item(self, code: str) -> Item:
        return next(item for item in self.items if item.code == code)

    def name_of(self, code: str) -> str:
        return next((each.title for each in (*self.items, *self.vetoes) if each.code == code), code)


def read_sheet(text: str | bytes) -> Sheet:
    """Return the sheet a JSON text holds. Raises BadSheet with everything that is wrong, each with its place."""
    try:
        sheet = Sheet.model_validate_json(text)
    except ValidationError as error:
        raise BadSheet("；".join(_told(error))) from error
    # asked here and not in the model, which must go on reading every sheet that was ever stored
    if re.search(r"[/\s]", sheet.version):
        raise BadSheet("version：版本写在网址里，不能有空格和斜线，请改成 2026-9 的样子")
    return sheet


def _told(error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_url=False)[:10]:
        place = ".".join(str(part) for part in each["loc"])
        words = "不是 JSON 文件，或者没有写完整" if each["type"] == "json_invalid" else message_of(each)
        yield f"{place}：{words}" if place else words
