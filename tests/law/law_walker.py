"""A second opinion that shares no code with the engine: one day at a time, over the chinesecalendar package."""

import calendar
import re
from datetime import date, timedelta

import chinese_calendar

ONE = timedelta(days=1)


def works(day: date) -> bool:
    if 2004 <= day.year <= 2026:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5  # good enough for the far ends of the caps in the table


def roll(day: date) -> date:
    while not works(day):
        day += ONE
    return day


def months_later(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))


def walk(order: str, on: date, pauses: tuple[tuple[date, date], ...] = ()) -> date:
    """60d, 5w, 6m, 2y, or <6w counted back. A stopped day [start, end) does not count."""
    match = re.fullmatch(r"(<?)(\d+)([dwmy])", order)
    assert match, order
    back, count, unit = match[1], int(match[2]), match[3]
    if unit in "my":
        return roll(months_later(on, count * (12 if unit == "y" else 1)))
    day, left = on, count
    while left:
        day = day - ONE if back else day + ONE
        stopped = any(start <= day < end for start, end in pauses)
        left -= not stopped and (unit == "d" or works(day))
    return roll(day) if unit == "d" else day
