"""The arithmetic: from a request to the last day, leaving a mark for every move so that it can be explained.

Order, always derived from the facts: trigger day (not counted) → length → time taken out → extension → roll once at the
end. A pause stopped on A and resumed on B moves a natural-day period by B − A natural days; in a working-day period the
working days in [A, B) do not count.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fuyuan.law.assumptions import Assumptions
from fuyuan.law.calendar import Calendar, check_range
from fuyuan.law.citation import refs
from fuyuan.law.errors import BadExtension, BadFact, BadPause, NoStatutoryNumber, PauseNotAllowed
from fuyuan.law.regime import Regime
from fuyuan.law.rules.model import OPEN, Kind, Limit, Roll, Rule, Unit, Variant

FactValue = date | bool | int
Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Pause:
    """Stopped on `start`, resumed on `end`; end − start natural days are taken out."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class Request:
    """Everything a due day is derived from."""

    rule: Rule
    variant: Variant
    on: date
    regime: Regime
    calendar: Calendar
    pauses: Sequence[Pause]
    extend: int
    facts: Facts
    settings: Assumptions


@dataclass(frozen=True, slots=True)
class Mark:
    """One move of the calculation: what happened, the day it led to, and numbers for the explanation."""

    what: str
    ordinal: int
    number: int = 0
    pause: Pause | None = None


@dataclass(slots=True)
class Walk:
    """The moves, and the assumptions that mattered."""

    end: int = 0
    marks: list[Mark] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)

    def mark(self, what: str, ordinal: int, number: int = 0, pause: Pause | None = None) -> int:
        self.marks.append(Mark(what, check_range(ordinal), number, pause))
        return ordinal


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the last day of a month that has none (民法典 art 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    check_range(date(min(max(year, 1), 9999), 1, 1).toordinal())
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def walk(request: Request) -> Walk:
    """Count the request out; `.end` is the ordinal of the due day."""
    out = Walk()
    kind = request.variant.kind
    if kind is Kind.SAME_DAY:
        _refuse_changes(request)
        out.end = out.mark("same_day", request.on.toordinal())
    elif kind is Kind.FIXED:
        _refuse_changes(request)
        out.end = _fixed(request, out)
    elif kind is Kind.BACKWARD:
        _refuse_changes(request)
        out.end = _backward(request, out)
    else:
        out.end = _forward(request, out)
    return out


def _refuse_changes(request: Request) -> None:
    if request.pauses:
        raise PauseNotAllowed(f"“{request.rule.title}”不因中止而变化，请去掉 --pause")
    if request.extend:
        raise BadExtension(f"“{request.rule.title}”不能延长，请去掉 --extend")


def _fixed(request: Request, out: Walk) -> int:
    month, day = request.variant.month_day
    due = date(request.on.year, month, day)
    return out.mark("fixed", (due if due >= request.on else due.replace(year=due.year + 1)).toordinal())


def _backward(request: Request, out: Walk) -> int:
    """“五日前”: five full days between (A4 five_full), or the fifth day before (fifth_day)."""
    out.used["A4"] = request.settings.A4
    steps = request.variant.length + (request.settings.A4 == "five_full")
    start = out.mark("hearing", request.on.toordinal())
    if request.variant.unit is Unit.WORKDAY:
        return out.mark("back", request.calendar.add_ordinal(start, -steps), steps)
    return out.mark("back", start - steps, steps)


def _forward(request: Request, out: Walk) -> int:
    variant = settle(request, out)
    start = out.mark("start", request.on.toordinal())
    pauses = _allowed_pauses(request, variant, out)
    _check_extension(request, variant)
    counter = _count_workdays if variant.unit is Unit.WORKDAY else _count_days
    end = counter(request, variant, start, pauses, out)
    return _apply_limit(request, variant.limit, end, out) if variant.limit else end


def settle(request: Request, out: Walk) -> Variant:
    """The variant after the facts and the assumptions that change its length or unit (days=, A6, A8)."""
    variant = request.variant
    if variant.by_days:
        variant = replace(variant, length=_given_days(request, variant))
    if variant.a6 and request.settings.A6 != "analogy":
        unit = Unit.WORKDAY if request.settings.A6 == "workdays" else Unit.DAY
        variant = replace(variant, unit=unit)
    if variant.a6:
        out.used["A6"] = request.settings.A6
    if "converted_on" in request.facts:
        out.used["A8"] = request.settings.A8
        if request.settings.A8 == "ten":
            variant = replace(variant, length=10, basis=refs("L23 48, 54.1, 55"))
    return variant


def _given_days(request: Request, variant: Variant) -> int:
    named = request.facts.get("days")
    given = named if isinstance(named, int) else request.extend or variant.length
    if not given:
        where = "、".join(str(citation) for citation in variant.basis)
        raise NoStatutoryNumber(
            f"法律没有规定具体期限：{request.rule.title}以文书确定的为准（{where}），请用 --fact days=天数 写明"
        )
    if variant.length and given > variant.length:
        raise BadExtension(f"{request.rule.title}最多{variant.length}日（{variant.basis[0]}），收到{given}日")
    return given


# -- time taken out -------------------------------------------------------------------------------------------


def _allowed_pauses(request: Request, variant: Variant, out: Walk) -> Sequence[Pause]:
    """Refuse pauses the text does not know; under A3 a short period runs on while the case is stopped."""
    if not request.pauses:
        return ()
    if variant.a3:
        _check_order(request.on, request.pauses)
        out.used["A3"] = request.settings.A3
        if request.settings.A3 == "runs":
            out.mark("runs_on", request.pauses[0].start.toordinal())
            return ()
    elif not variant.stops:
        raise PauseNotAllowed(f"“{request.rule.title}”的期限不因中止停止计算，请去掉 --pause")
    _check_order(request.on, request.pauses)
    return request.pauses


def _check_order(on: date, pauses: Sequence[Pause]) -> None:
    before: Pause | None = None
    for pause in pauses:
        name = f"中止 {pause.start}..{pause.end}"
        if pause.end < pause.start:
            raise BadPause(f"{name} 有误：恢复日早于中止日，应写作 --pause 中止日..恢复日")
        if pause.start < on:
            raise BadPause(f"{name} 有误：早于起算日 {on}，中止只能发生在起算日或者之后")
        if before and pause.start < before.start:
            raise BadPause(f"{name} 有误：各次中止应按先后顺序填写，前一次是 {before.start}..{before.end}")
        if before and pause.start < before.end:
            raise BadPause(f"{name} 有误：与前一次中止 {before.start}..{before.end} 重叠")
        before = pause


def _check_alive(pause: Pause, end: int) -> None:
    if pause.start.toordinal() > end:
        raise BadPause(
            f"中止 {pause.start}..{pause.end} 有误：期限已于 {date.fromordinal(end)} 届满，届满之后不再有中止"
        )


def _check_window(request: Request, variant: Variant, pause: Pause, last: int) -> None:
    """Some limitations stop only for an obstacle in their last months (国家赔偿法 art 39(2))."""
    if variant.stop_months:
        opens = add_months(date.fromordinal(last), -variant.stop_months)
        if pause.start < opens:
            raise BadPause(
                f"只有最后{variant.stop_months}个月内的障碍使时效中止，"
                f"应从 {opens} 或者之后起（{variant.stops[0]}）"
            )


# -- extension ------------------------------------------------------------------------------------------------


def _check_extension(request: Request, variant: Variant) -> None:
    extend = request.extend
    if not extend or (variant.by_days and not variant.cap):
        return
    if extend < 0:
        raise BadExtension(f"延长天数应为正整数，收到{extend}")
    if not variant.cap:
        raise BadExtension(f"{request.rule.title}：{variant.no_extension}")
    if variant.cap != OPEN and extend > variant.cap:
        unit = "个工作日" if variant.unit is Unit.WORKDAY else "日"
        raise BadExtension(f"延长最多{variant.cap}{unit}（{variant.cap_basis[0]}），收到{extend}{unit}")


# -- counting -------------------------------------------------------------------------------------------------


def _leg(day: int, unit: Unit, length: int) -> int:
    if unit is Unit.DAY:
        return day + length
    return add_months(date.fromordinal(day), length * (12 if unit is Unit.YEAR else 1)).toordinal()


def _count_days(request: Request, variant: Variant, start: int, pauses: Sequence[Pause], out: Walk) -> int:
    """Natural days, months or years: move the last day by every pause, then extend, then roll once."""
    last = out.mark("length", _leg(start, variant.unit, variant.length), variant.length)
    if variant.then:
        last = out.mark("then", _leg(last, *variant.then), variant.then[1])
    resumed = 0
    for pause in pauses:
        _check_window(request, variant, pause, last)
        _check_alive(pause, _roll(request, variant, _extended(request, variant, last, Walk()), Walk()))
        resumed = pause.end.toordinal()
        last = out.mark("pause", last + pause.days, pause.days, pause)
    last = _extended(request, variant, last, out)
    if last < resumed:
        # Stopped on the rest days after the last day: the period cannot end before it runs again.
        last = out.mark("resumed", resumed)
    return _roll(request, variant, last, out)


def _extended(request: Request, variant: Variant, last: int, out: Walk) -> int:
    if not request.extend or not variant.cap:
        return last
    out.used["A2"] = request.settings.A2
    if request.settings.A2 == "rolled":
        last = _roll(request, variant, last, out)
    return out.mark("extend", last + request.extend, request.extend)


def _roll(request: Request, variant: Variant, last: int, out: Walk) -> int:
    """E1: a period whose last day is a rest day ends on the first day after the rest days."""
    if variant.roll in (Roll.A5, Roll.A7):
        setting = getattr(request.settings, variant.roll.value)
        out.used[variant.roll.value] = setting
        if setting == "none":
            return last
    elif variant.roll is Roll.NONE:
        return last
    moved = _roll_by_reading(request, last)
    if not request.calendar.work[check_range(last) - request.calendar.start]:
        out.used["A1"] = request.settings.A1
    return out.mark("roll", moved, moved - last) if moved != last else last


def _roll_by_reading(request: Request, last: int) -> int:
    calendar = request.calendar
    if request.settings.A1 == "all":
        return calendar.roll_ordinal(check_range(last))
    return calendar.next_statutory_free(check_range(last), request.settings.A1 == "weekend_statutory")


def _count_workdays(
    request: Request, variant: Variant, start: int, pauses: Sequence[Pause], out: Walk
) -> int:
    """Working days after the trigger; the last one is a working day, so it never rolls (E2)."""
    calendar, count = request.calendar, variant.length
    last = out.mark("length", calendar.add_ordinal(start, count), count)
    extend = request.extend if variant.cap else 0
    for pause in pauses:
        _check_alive(pause, calendar.add_ordinal(start, count + extend))
        first = max(pause.start.toordinal(), start + 1)
        lost = max(0, calendar.count_ordinal(first, max(first, pause.end.toordinal())))
        count += lost
        last = out.mark("pause", calendar.add_ordinal(start, count), lost, pause)
    if extend:
        last = out.mark("extend", calendar.add_ordinal(start, count + extend), extend)
    return last


def _apply_limit(request: Request, limit: Limit, end: int, out: Walk) -> int:
    """The longest period counts from its own day; whichever ends earlier governs."""
    known = request.facts.get(limit.fact)
    if known is None and limit.required:
        raise BadFact(
            f"{request.rule.title}还需要知道行政行为内容之日，请用 --fact {limit.fact}=年-月-日 写明"
        )
    alone = known is None
    known = request.on if known is None else known
    if not isinstance(known, date) or known > request.on:
        raise BadFact(f"知道内容之日 {known} 不应晚于起算日 {request.on}")
    out.used["A7"] = request.settings.A7
    last = add_months(known, 12 * limit.years).toordinal()
    capped = _roll_by_reading(request, last) if request.settings.A7 == "roll" else last
    if alone:
        out.marks = [mark for mark in out.marks if mark.what == "start"]
        out.used = {"A7": request.settings.A7}
    out.mark("limit", last, known.toordinal())
    if capped != last:
        out.mark("limit_roll", capped, capped - last)
    if alone:
        return capped
    return out.mark("earlier", min(end, capped), int(capped < end))
