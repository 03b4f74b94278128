"""The plan's numbers, read from its own words: another plan asks for other numbers, a plan that says none asks for none.

The words of the first plan (measure 十六): 定期集中学习行政执法相关法律法规，邀请法学专家或执法骨干就本系统重大执法问题进行专题辅导，
每年不少于5次 · 主要领导要为执法人员进行执法业务辅导讲座，每年不少于2次 · 主要领导参与案件讨论次数不少于案件总数的三分之一 ·
领导每年最少旁听一次行政诉讼案件的庭审. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from fuyuan.law.numerals import from_chinese
from fuyuan.matters.record import Fact

_COUNT = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*次"
_LEAST = r"(?:不少于|不低于|不得少于|最少|至少)"
_IN = r"[^。；\n]"  # within one sentence
STUDIES = re.compile(rf"集中学习{_IN}{{0,80}}?{_LEAST}\s*{_COUNT}")
LECTURES = re.compile(rf"(?:辅导)?讲座{_IN}{{0,30}}?{_LEAST}\s*{_COUNT}")
HEARINGS = re.compile(rf"(?:{_LEAST}\s*旁听\s*{_COUNT}|旁听{_IN}{{0,30}}?{_LEAST}\s*{_COUNT})")
_PART = r"(?:([一二三四五六七八九十百\d]{1,4})分之([一二三四五六七八九十\d]{1,3})|(\d{1,3})\s*[%％])"
SHARE = re.compile(rf"(?:案件讨论|集体讨论){_IN}{{0,60}}?{_LEAST}{_IN}{{0,20}}?{_PART}")


class Said(Protocol):
    """A measure of a running plan, as the ledger hands it over."""

    @property
    def plan_id(self) -> int: ...
    @property
    def plan(self) -> str: ...
    @property
    def place(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...


class Asked(Fact):
    """``count`` a year, or as a share ``count`` of ``of``; and where the plan says so, in its words."""

    count: int
    of: int = 1
    plan_id: int
    plan: str
    place: int
    measure: str
    words: str


class Targets(Fact):
    """What the running plans ask of a department's leaders in a year; None: no plan says a number."""

    studies: Asked | None = None
    lectures: Asked | None = None
    share: Asked | None = None
    hearings: Asked | None = None


def read_targets(measures: Iterable[Said]) -> Targets:
    """Read each number where it is said first: the measures come with the newest plan first."""
    said = list(measures)
    return Targets(
        studies=_first(said, STUDIES), lectures=_first(said, LECTURES), share=_first(said, SHARE),
        hearings=_first(said, HEARINGS),
    )  # fmt: skip


def _first(measures: list[Said], pattern: re.Pattern[str]) -> Asked | None:
    for each in measures:
        said = f"{each.heading}\n{each.text}"
        found = pattern.search(said)
        if found and (number := _number(found, share=pattern is SHARE)):
            count, of = number
            return Asked(
                count=count, of=of, plan_id=each.plan_id, plan=each.plan, place=each.place, measure=each.number,
                words=_sentence(said, found),
            )  # fmt: skip
    return None


def _sentence(text: str, found: re.Match[str]) -> str:
    """Return the whole sentence in which a number was found."""
    begin = max(text.rfind(mark, 0, found.start()) for mark in "。；\n") + 1
    end = re.search("[。；\n]|$", text[found.end() :])
    return text[begin : found.end() + (end.start() if end else 0)].strip()


def _number(found: re.Match[str], *, share: bool) -> tuple[int, int] | None:
    """三分之一 → (1, 3), 40% → (40, 100), 5次 → (5, 1); what is no share at all is no number."""
    if not share:
        return from_chinese(next(filter(None, found.groups()))), 1
    whole, part, percent = found.groups()
    count, of = (int(percent), 100) if percent else (from_chinese(part), from_chinese(whole))
    return (count, of) if 0 < count <= of else None
