"""The arithmetic: from a request to the last day, leaving a mark for every move so that it can be explained.

Order, always derived from the facts: trigger day (not counted) → length → time taken out → extension → roll once at the
end. A pause stopped on A and resumed on B moves a natural-day period by B − A natural days; in a working-day period the
working days in [A, B) do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fuyuan.law.calendar import check_range
from fuyuan.law.checks import allowed_pauses, check_alive, check_extension, check_window, settle
from fuyuan.law.errors import BadExtension, BadFact, PauseNotAllowed
from fuyuan.law.request import Pause, Request, Walk, add_months
from fuyuan.law.rules.model import Kind, Limit, Roll, Unit, Variant


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
    pauses = allowed_pauses(request, variant, out)
    check_extension(request, variant)
    counter = _count_workdays if variant.unit is Unit.WORKDAY else _count_days
    end = counter(request, variant, start, pauses, out)
    return _apply_limit(request, variant.limit, end, out) if variant.limit else end


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
        check_window(request, variant, pause, last)
        check_alive(pause, _roll(request, variant, _extended(request, variant, last, Walk()), Walk()))
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
        check_alive(pause, calendar.add_ordinal(start, count + extend))
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
