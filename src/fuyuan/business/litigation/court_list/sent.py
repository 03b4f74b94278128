"""What a court's own system sends: the facts of its list of cases, one record a case.

The record is the single definition: it checks what came, makes the API's schema, and becomes the same cells a list has, so
that one judge reads both.
"""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from fuyuan.law.outcomes import Instance
from fuyuan.matters.record import Day, Record, Text, ask, clean_text

from .words import OPEN_WORDS, names_of, outcome_key

MOST_SUITS = 500


def _one_name(value: str) -> str:
    if names_of(value) != [value]:
        raise ValueError("一个姓名或者名称写一项，前后不留空格，不用顿号、逗号、分号，不写“等人”")
    return value


def _number(value: str) -> str:
    if not re.search(r"\d", value):
        raise ValueError("案号照文书写全，例如（2026）某0001行初12号")
    return value


def _key(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value, re.ASCII):
        raise ValueError("批次号只用字母、数字、点、横线，以字母或者数字开头")
    return value


Name = Annotated[
    str, Field(min_length=1, max_length=120), AfterValidator(clean_text), AfterValidator(_one_name)
]
Key = Annotated[str, AfterValidator(_key)]
Number = Annotated[Text, AfterValidator(_number)]


class SentSuit(Record):
    """一件行政案件（含非诉行政执行审查），一个审级一件。"""

    case_number: Number = ask(
        "案号", min_length=1, max_length=80,
        help="本院案号，照文书写全，例如（2026）某0001行初12号。同一案号就是同一件：再次报送不会重复登记。",
    )  # fmt: skip
    instance: Instance | None = ask(
        "审级", default=None, help="案号里有“行初、行终、行再、行申”的以案号为准，可以不写"
    )
    plaintiffs: tuple[Name, ...] = ask(
        "原告",
        min_length=1,
        max_length=500,
        help="二审写上诉人、被上诉人中的原审原告；非诉执行审查写申请执行的机关",
    )
    defendants: tuple[Name, ...] = ask(
        "被告", min_length=1, max_length=50, help="机关全称；至少一个在机关名录里。非诉执行审查写被执行人"
    )
    third_parties: tuple[Name, ...] = ask("第三人", default=(), max_length=500)
    cause: Text = ask("案由", default="", max_length=200)
    act_title: Text = ask("被诉行政行为", default="", max_length=200, help="不写的用案由")
    docketed_on: Day | None = ask("立案日期", default=None)
    closed_on: Day | None = ask("结案日期", default=None, help="裁判日期")
    outcome: Text = ask(
        "裁判结果", default="", max_length=60,
        help="本院自己的写法，例如“判决撤销”；没有审结的不写。平台不认识的写法会问人，不猜。",
    )  # fmt: skip
    first_number: Text = ask("一审案号", default="", max_length=80, help="二审、再审案件填写，用来对上一审")

    @model_validator(mode="after")
    def _closed(self) -> Self:
        if outcome_key(self.outcome) not in OPEN_WORDS and self.closed_on is None:
            raise ValueError("写了裁判结果的，请写结案日期；没有审结的，裁判结果不写")
        return self

    def cells(self) -> dict[str, str]:
        """Return the case as a row of the court's list says it (``reading.HEADINGS``)."""
        return {
            "case_number": self.case_number, "instance": self.instance.label if self.instance else "",
            "plaintiff": "、".join(self.plaintiffs), "defendant": "、".join(self.defendants),
            "third_party": "、".join(self.third_parties), "cause": self.cause, "act_title": self.act_title,
            "docketed_on": str(self.docketed_on or ""), "closed_on": str(self.closed_on or ""),
            "outcome": self.outcome, "first_number": self.first_number,
        }  # fmt: skip


class SentBatch(Record):
    """一批案件：一件或者多件。"""

    batch: Key = ask(
        "批次号", min_length=1, max_length=64,
        help="本院自己编的，字母、数字、点、横线。网络中断后用同一批次号、同样的内容再报一次，不会重复。",
    )  # fmt: skip
    suits: tuple[SentSuit, ...] = ask("案件", min_length=1, max_length=MOST_SUITS, help="一批最多 500 件")
