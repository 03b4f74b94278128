"""Which day a hearing may lawfully be held, and which room and people are free then.

Rooms and people are booked by half-hours: ``Taken`` says by (resource, day, half-hour) for which case. A resource is
``room:<name>`` or ``person:<account>``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from typing import Protocol

from fuyuan.law import Regime, due, regime_on
from fuyuan.matters.procedure import Context

from .records import HearingWay, Panel

Slot = tuple[str, date, int]
Taken = Mapping[Slot, str]
SEARCHED = 60  # working days within which free days are looked for
OFFERED = 3


class Booking(Protocol):
    """What a hearing needs: its time, its room and its people."""

    @property
    def way(self) -> HearingWay: ...
    @property
    def starts(self) -> time: ...
    @property
    def ends(self) -> time: ...
    @property
    def room(self) -> str: ...


def last_notice(on: date, context: Context) -> date | None:
    """The last day to give notice of a hearing held on ``on``: five working days before (第五十一条第一款).

    None before 2024: 2007年实施条例第三十三条 knows no such period.
    """
    if regime_on(on) is Regime.A:
        return None
    return due("hearing_notice", on, calendar=context.calendar, assumptions=context.assumptions).due


def lawful(on: date, context: Context) -> bool:
    """May a hearing of which notice is given today be held on ``on``?"""
    last = last_notice(on, context)
    return on > context.day and (last is None or context.day <= last)


def next_days(context: Context, fits: Callable[[date], bool] = lambda day: True) -> list[date]:
    """The next working days on which a hearing would be lawful and ``fits``."""
    found: list[date] = []
    for ahead in range(1, SEARCHED):
        day = context.calendar.add_workdays(context.day, ahead)
        if lawful(day, context) and fits(day):
            found.append(day)
        if len(found) == OFFERED:
            break
    return found


def half_hours(starts: time, ends: time) -> range:
    """The half-hours of the day that the time touches; 0 begins at midnight."""
    minutes = ends.hour * 60 + ends.minute
    return range((starts.hour * 60 + starts.minute) // 30, -(-minutes // 30))


def resources(booking: Booking, panel: Panel) -> Iterator[tuple[str, str]]:
    """Yield each resource of a hearing with its name."""
    if booking.way is HearingWay.ROOM:
        yield f"room:{booking.room}", booking.room
    for member in panel.members:
        yield f"person:{member.person_id}", member.name


def slots(booking: Booking, panel: Panel, on: date) -> Iterator[Slot]:
    for resource, _ in resources(booking, panel):
        for half in half_hours(booking.starts, booking.ends):
            yield resource, on, half


def clashes(booking: Booking, panel: Panel, on: date, taken: Taken) -> list[str]:
    """Sentences naming what is not free at that time, one for each room and person."""
    halves = half_hours(booking.starts, booking.ends)
    out = []
    for resource, name in resources(booking, panel):
        for_whom = next((taken[resource, on, half] for half in halves if (resource, on, half) in taken), None)
        if for_whom is not None:
            out.append(f"{name}这一时间已经安排{for_whom}的听证")
    return out


def offered(days: Iterable[date]) -> str:
    """12月8日（周二）、12月9日（周三）"""
    return "、".join(f"{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）" for day in days)


def until(day: date) -> date:
    """The day up to which bookings matter to somebody who plans on ``day``."""
    return day + timedelta(days=2 * SEARCHED)
