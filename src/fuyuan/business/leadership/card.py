"""The score card of one department's year: what the plan asks, what was done, how it stands, what pace is needed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fuyuan.law.numerals import to_chinese
from fuyuan.matters.pace import Standing, catch_up, every, share_met, standing

from .targets import Asked, Targets


@dataclass(frozen=True, slots=True)
class Done:
    """What was done and confirmed in a year. ``heard``: how often each leader of the plan sat in a hearing."""

    studies: int = 0
    lectures: int = 0
    decisions: int = 0
    with_chief: int = 0
    heard: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One number of the card. ``standing`` None: no plan asks for it, or there is nothing to judge yet. ``advice``:
    what to do now, "" when nothing.
    """

    key: str
    title: str
    got: str
    wanted: str
    standing: Standing | None
    advice: str = ""
    asked: Asked | None = None


def card(targets: Targets, done: Done, year: int, today: date) -> tuple[Line, ...]:
    """Return the four lines in the order of the plan."""
    return (
        _count("studies", "集中学习", targets.studies, done.studies, year, today),
        _count("lectures", "讲座", targets.lectures, done.lectures, year, today),
        _share(targets.share, done, year, today),
        _hearings(targets.hearings, done.heard, year, today),
    )


def short(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines that call for something: late, or nearly."""
    return (each for each in lines if each.standing in (Standing.SOON, Standing.OVERDUE))


def worst(lines: tuple[Line, ...]) -> Standing | None:
    """Return the light of the whole card; None when no plan asks for anything."""
    found = {each.standing for each in lines}
    order = (Standing.OVERDUE, Standing.SOON, Standing.FINE, Standing.DONE)
    return next((each for each in order if each in found), None)


def _count(key: str, title: str, asked: Asked | None, got: int, year: int, today: date) -> Line:
    if asked is None:
        return Line(key, title, f"{got}次", "没有要求", None)
    how = standing(asked.count, got, year, today)
    advice = _pace(asked.count, got, "次", year, today) if how is not Standing.DONE else ""
    return Line(key, title, f"{got}次", f"{asked.count}次", how, advice, asked)


def _pace(target: int, got: int, unit: str, year: int, today: date) -> str:
    missing = target - got
    if today > date(year, 12, 31):
        return f"差{missing}{unit}"
    days = every(target, got, year, today)
    return f"还差{missing}{unit}，" + (f"每{days}天一{unit}" if days else "剩下的天数不够，请马上集中安排")


def _hearings(asked: Asked | None, heard: tuple[int, ...], year: int, today: date) -> Line:
    """领导每年最少旁听一次: of each leader the plan of the year names, so that nobody sits in for the others."""
    title, total = "旁听庭审", sum(heard)
    if asked is None:
        return Line("hearings", title, f"{total}人次", "没有要求", None)
    wanted = f"每人{asked.count}次"
    if not heard:
        return Line("hearings", title, "0人次", wanted, None, "等计划确定领导名单", asked)
    got, target = sum(min(each, asked.count) for each in heard), asked.count * len(heard)
    how = standing(target, got, year, today)
    advice = _pace(target, got, "人次", year, today) if how is not Standing.DONE else ""
    done = sum(each >= asked.count for each in heard)
    return Line("hearings", title, f"{done}/{len(heard)}人", wanted, how, advice, asked)


def _share(asked: Asked | None, done: Done, year: int, today: date) -> Line:
    """不少于案件总数的三分之一: of the cases that were discussed; what still waits for its discussion is no case of it yet.

    A share can fall again until the year is over, so before that it is at best on the way.
    """
    title, got = "主要领导参与讨论", f"{done.with_chief}/{done.decisions}件"
    if asked is None:
        return Line("share", title, got, "没有要求", None)
    over, wanted = today.year > year, f"不少于{_part(asked)}"
    if not done.decisions:
        return Line("share", title, "没有案件", wanted, None, "", asked)
    if share_met(done.with_chief, done.decisions, asked.count, asked.of):
        return Line("share", title, got, wanted, Standing.DONE if over else Standing.FINE, "", asked)
    if over:
        return Line("share", title, got, wanted, Standing.OVERDUE, "没有达到", asked)
    more = catch_up(done.with_chief, done.decisions, asked.count, asked.of)
    advice = f"接下来{more}件都参加，才能达到" if more else "已经不能达到"
    how = Standing.OVERDUE if today.month > 9 or not more else Standing.SOON
    return Line("share", title, got, wanted, how, advice, asked)


def _part(asked: Asked) -> str:
    return f"{asked.count}%" if asked.of == 100 else f"{to_chinese(asked.of)}分之{to_chinese(asked.count)}"
