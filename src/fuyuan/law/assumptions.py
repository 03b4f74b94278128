"""What the statutes leave open, as named settings (A1-A8): the default, the other readings, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from fuyuan.law.errors import BadAssumption


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the open point; `value` is what a setting stores."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """An open point; the first reading is the default."""

    id: str
    title: str
    readings: tuple[Reading, ...]
    reason: str

    @property
    def default(self) -> str:
        return self.readings[0].value

    def reading(self, value: str) -> Reading:
        return next(each for each in self.readings if each.value == value)

    @property
    def alternatives(self) -> tuple[Reading, ...]:
        return self.readings[1:]


ASSUMPTIONS: dict[str, Assumption] = {
    each.id: each
    for each in (
        Assumption(
            "A1",
            "“法定休假日”是否包括周末和调休放假日",
            (
                Reading("all", "包括：国务院办公厅放假安排下所有不上班的日子"),
                Reading("weekend_statutory", "只包括法定节日和不上班的周末，调休放假的周一至周五不算"),
                Reading("statutory", "只包括《全国年节及纪念日放假办法》第二条列明的节日当天"),
            ),
            "法律没有定义“法定休假日”；民法通则曾写“星期日或者其他法定休假日”，变通休假的以实际休假日的次日为准",
        ),
        Assumption(
            "A2",
            "延长审理期限从哪一天接着算",
            (
                Reading("unmoved", "从未顺延的原届满日（第60日）接着算，最后再顺延一次"),
                Reading("rolled", "原届满日是休假日的，先顺延，再从顺延后的日子接着算"),
            ),
            "法律没有规定；默认取较早的日子，对办案机关更稳妥。只有原届满日恰逢休假日时两种算法才不同",
        ),
        Assumption(
            "A3",
            "中止期间，答复等以工作日计算的短期限是否停止",
            (
                Reading("runs", "不停止，除非中止通知写明"),
                Reading("stops", "停止，中止期间的工作日不计入"),
            ),
            "法律规定中止的是案件，没有规定短期限是否同时停止",
        ),
        Assumption(
            "A4",
            "“举行听证的五日前”“开庭三日前”怎样倒数",
            (
                Reading("five_full", "通知日与举行日之间要有足够的整日（五日前即最迟第6个工作日之前）"),
                Reading("fifth_day", "通知日是举行日前的第五日（三日、七日前同理）即可"),
            ),
            "法律没有定义“前”字；默认取对当事人准备时间更充分的算法",
        ),
        Assumption(
            "A5",
            "公告送达的最后一日逢休假日是否顺延",
            (
                Reading("none", "不顺延：经过三十日即视为送达"),
                Reading("roll", "顺延至休假日后的第一日"),
            ),
            "条文写的是“自发出公告之日起，经过三十日，即视为送达”，不是要当事人在期间内做什么",
        ),
        Assumption(
            "A6",
            "2007年实施条例的“5日”“10日”是工作日还是自然日",
            (
                Reading("analogy", "5日按工作日（比照行政复议法），10日按自然日"),
                Reading("workdays", "都按工作日"),
                Reading("natural", "都按自然日"),
            ),
            "2017年行政复议法第四十条只说“本法”的五日、七日是工作日，条例没有写",
        ),
        Assumption(
            "A7",
            "一年、五年、二十年最长期限的最后一日逢休假日是否顺延",
            (
                Reading("roll", "顺延，但应提示有不同理解"),
                Reading("none", "不顺延"),
            ),
            "按期间的一般规定可以顺延，未见案例",
        ),
        Assumption(
            "A8",
            "答复期间由简易程序转为普通程序，答复期限是5个工作日还是10个工作日",
            (
                Reading("keep_five", "已按简易程序通知的，仍按5个工作日；被申请人提出的，给足10个工作日"),
                Reading("ten", "按普通程序给足10个工作日"),
            ),
            "行政复议法第五十五条没有规定转换后答复期限怎样计算",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The readings in use. `Assumptions(A2="rolled")`; an unknown value is refused when the object is made."""

    A1: str = "all"
    A2: str = "unmoved"
    A3: str = "runs"
    A4: str = "five_full"
    A5: str = "none"
    A6: str = "analogy"
    A7: str = "roll"
    A8: str = "keep_five"

    def __post_init__(self) -> None:
        for each in fields(self):
            allowed = [reading.value for reading in ASSUMPTIONS[each.name].readings]
            if getattr(self, each.name) not in allowed:
                raise BadAssumption(
                    f"{each.name} 没有“{getattr(self, each.name)}”这种算法，可选：{'、'.join(allowed)}"
                )

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> Assumptions:
        unknown = next((name for name in settings if name not in ASSUMPTIONS), None)
        if unknown is not None:
            raise BadAssumption(f"没有名为“{unknown}”的设定，可选：{'、'.join(ASSUMPTIONS)}")
        return cls(**settings)

    def on(self, day: date) -> Assumptions:
        """The same readings on every day; `Readings` has others on others."""
        return self


DEFAULT = Assumptions()


@dataclass(frozen=True, slots=True)
class Readings:
    """Which readings held from which day, in order of time; before the first day the defaults.

    A period is counted by the readings of the day it was triggered on, to its end: reading the law anew moves no period
    that runs.
    """

    turns: tuple[tuple[date, Assumptions], ...]

    def on(self, day: date) -> Assumptions:
        at = bisect_right(self.turns, day, key=lambda turn: turn[0])
        return self.turns[at - 1][1] if at else DEFAULT


Assumed = Assumptions | Readings
