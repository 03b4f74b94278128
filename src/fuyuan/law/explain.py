"""Marks of a calculation → sentences a citizen can follow, each with its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fuyuan.law.calendar import NJ24_SINCE
from fuyuan.law.checks import settle, unannounced_years
from fuyuan.law.citation import Citation
from fuyuan.law.regime import regime_on
from fuyuan.law.request import Mark, Request, Walk
from fuyuan.law.rules.model import FACTS, Section, Unit, Variant


@dataclass(frozen=True, slots=True)
class DeadlineStep:
    """One move of the calculation and the day it leads to."""

    date: date
    text: str
    citation: Citation

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.text}（{self.citation}）"

    def to_json(self) -> dict[str, str]:
        return {"date": self.date.isoformat(), "text": self.text, "citation": str(self.citation)}


_Told = tuple[str, Citation]
_COURT = (Section.LITIGATION, Section.DEFENDANT)
_WEEKDAYS = "一二三四五六日"
# 民事诉讼法 chapter VII reads the same in 2021 and 2023; before 2022 its rules had the same content (art 82 then).
_NEW_CIVIL = date(2024, 1, 1)


def _counting(request: Request, paragraph: int) -> Citation:
    """First day (2), last day (3), posting (4): 法释〔2018〕1号 art 48 in court, 民事诉讼法 art 85 elsewhere."""
    if request.rule.section in _COURT:
        return Citation("JS2018", 48, paragraph)
    return Citation("MSF23" if request.on >= _NEW_CIVIL else "MSF21", 85, paragraph)


def steps_of(request: Request, done: Walk) -> tuple[DeadlineStep, ...]:
    variant = request.variant
    if any(mark.what == "start" for mark in done.marks):
        variant = settle(request, Walk())
    out: list[DeadlineStep] = []
    for mark in done.marks:
        text, citation = _TELL[mark.what](request, variant, mark)
        out.append(DeadlineStep(date.fromordinal(mark.ordinal), text, citation))
    return (*out, *_closing(request, variant, out[-1].date))


def _closing(request: Request, variant: Variant, last: date) -> tuple[DeadlineStep, ...]:
    """What the reader should know beside the arithmetic."""
    told = (
        _counted(variant),
        _posted(request),
        _text_of_another_time(request, variant),
        _provisional(request, last),
    )
    return tuple(DeadlineStep(last, *each) for each in told if each)


def _counted(variant: Variant) -> _Told | None:
    if variant.unit is not Unit.WORKDAY or not variant.counted:
        return None
    return "这里的期限按工作日计算，不含法定休假日，调休上班日计入", variant.counted[0]


def _posted(request: Request) -> _Told | None:
    if not request.rule.posted:
        return None
    # MSF23 85.4: “不算过期”; JS2018 48.4: “视为在期限内发送”. By the postmark one tells when it was posted.
    return "期间不包括在途时间：书面材料在期满前交邮的，不算过期，以邮戳为准", _counting(request, 4)


def _text_of_another_time(request: Request, variant: Variant) -> _Told | None:
    """A regime asked for that does not govern the day, or a text that came into force after it."""
    own = regime_on(request.on)
    if own.value not in variant.regimes:
        text = (
            f"起算日属于阶段{own.value}，这里按指定的阶段{request.regime.value}计算"
            f"（{request.regime.explanation}）；法律没有写过渡办法，请核对应当适用哪一文本"
        )
        return text, Citation("LFF", 104)
    young = next((each for each in variant.basis if each.version.since > request.on), None)
    if young is None:
        return None
    text = f"所引文本自{young.version.since}起施行，起算日在此之前，请核对是否适用当时的规定"
    return text, young


def _provisional(request: Request, last: date) -> _Told | None:
    years = unannounced_years(request, last)
    if not years:
        return None
    which = "、".join(f"{year}年" for year in years)
    text = f"资料中没有{which}的放假通知，这一日是暂定的：暂按周末和法定节日推算，载入放假通知后可能变动"
    return text, Citation("NJ24" if years[-1] >= NJ24_SINCE else "NJ13", 2)


def _unit(variant: Variant, number: int) -> str:
    names = {Unit.WORKDAY: "个工作日", Unit.DAY: "日", Unit.MONTH: "个月", Unit.YEAR: "年"}
    return f"{number}{names[variant.unit]}"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def _far(day: date, mark: Mark) -> str:
    """With its year when that is not the year of the step it is told in."""
    return ("" if day.year == date.fromordinal(mark.ordinal).year else f"{day.year}年") + _day(day)


def _at(mark: Mark) -> str:
    return _day(date.fromordinal(mark.ordinal))


def _trigger(request: Request, variant: Variant) -> str:
    return variant.trigger or request.rule.trigger


def _pause_basis(variant: Variant) -> Citation:
    return variant.stops[0] if variant.stops else variant.basis[0]


_Teller = Callable[[Request, Variant, Mark], _Told]


def _start(request: Request, variant: Variant, mark: Mark) -> _Told:
    limit = variant.limit
    only_limit = limit is not None and limit.fact not in request.facts
    trigger = FACTS[limit.fact].label if limit and only_limit else _trigger(request, variant)
    return f"{trigger}为{_at(mark)}，当日不计入，从次日起算", _counting(request, 2)


def _length(request: Request, variant: Variant, mark: Mark) -> _Told:
    how = "数满" if variant.unit in (Unit.WORKDAY, Unit.DAY) else "至对应日（没有对应日的取月末）满"
    return f"{how}{_unit(variant, mark.number)}，到{_at(mark)}", variant.basis[0]


def _then(request: Request, variant: Variant, mark: Mark) -> _Told:
    assert variant.then
    unit = "个月" if variant.then[0] is Unit.MONTH else "日"
    return f"从前一期限届满之日起，再数满{mark.number}{unit}，到{_at(mark)}", variant.basis[-1]


def _pause(request: Request, variant: Variant, mark: Mark) -> _Told:
    assert mark.pause
    unit = "个工作日" if variant.unit is Unit.WORKDAY else "日"
    span = f"{_far(mark.pause.start, mark)}中止、{_far(mark.pause.end, mark)}恢复"
    return f"{span}，其间{mark.number}{unit}不计入，届满日移至{_at(mark)}", _pause_basis(variant)


def _runs_on(request: Request, variant: Variant, mark: Mark) -> _Told:
    return "案件中止期间，这一短期限不停止计算（中止通知另有写明的除外）", variant.basis[0]


def _extend(request: Request, variant: Variant, mark: Mark) -> _Told:
    unit = "个工作日" if variant.unit is Unit.WORKDAY else "日"
    basis = variant.cap_basis[0] if variant.cap_basis else variant.basis[0]
    return f"依法延长{mark.number}{unit}，到{_at(mark)}", basis


def _resumed(request: Request, variant: Variant, mark: Mark) -> _Told:
    return f"期限不能在停止期间届满，以恢复之日{_at(mark)}为届满日", _pause_basis(variant)


def _rolled(request: Request, variant: Variant, mark: Mark) -> _Told:
    before = date.fromordinal(mark.ordinal - mark.number)
    return f"最后一日{_day(before)}是法定休假日，顺延至休假日后的第一日{_at(mark)}", _counting(request, 3)


def _limit(request: Request, variant: Variant, mark: Mark) -> _Told:
    assert variant.limit
    known = date.fromordinal(mark.number)
    text = f"自知道行政行为内容之日{known.isoformat()}起最长{variant.limit.years}年，到{_at(mark)}"
    return text, variant.basis[0]


def _earlier(request: Request, variant: Variant, mark: Mark) -> _Told:
    which = "最长期限先届满" if mark.number else "一般期限先届满（或者同日）"
    over = "；这一日早于起算日，起算之前期限已经届满" if mark.ordinal < request.on.toordinal() else ""
    return f"两个期限以较早的为准：{which}，为{_at(mark)}{over}", variant.basis[0]


def _same_day(request: Request, variant: Variant, mark: Mark) -> _Told:
    return (
        f"{_trigger(request, variant)}为{_at(mark)}，申请期限从这一日起算（当日不计入期限）",
        variant.basis[0],
    )


def _fixed(request: Request, variant: Variant, mark: Mark) -> _Told:
    return f"{request.rule.title}，每年一次，本次为{_at(mark)}", variant.basis[0]


def _hearing(request: Request, variant: Variant, mark: Mark) -> _Told:
    return f"{_trigger(request, variant)}为{_at(mark)}，从这一日向前倒数，当日不计入", variant.basis[0]


def _back(request: Request, variant: Variant, mark: Mark) -> _Told:
    unit = "个工作日" if variant.unit is Unit.WORKDAY else "日"
    full = mark.number > variant.length
    why = f"中间留足{variant.length}{'个完整的工作日' if unit == '个工作日' else '个整日'}，" if full else ""
    return f"{why}最迟在举行之前第{mark.number}{unit}即{_at(mark)}通知", variant.basis[0]


_TELL: dict[str, _Teller] = {
    "start": _start,
    "length": _length,
    "then": _then,
    "pause": _pause,
    "runs_on": _runs_on,
    "extend": _extend,
    "resumed": _resumed,
    "roll": _rolled,
    "limit": _limit,
    "limit_roll": _rolled,
    "earlier": _earlier,
    "same_day": _same_day,
    "fixed": _fixed,
    "hearing": _hearing,
    "back": _back,
}
