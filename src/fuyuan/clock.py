"""The one clock: the only place where real time is read. Everything is Beijing time (Asia/Shanghai).

It can be set: ``with set_clock("2026-09-28"):`` for tests and the demo year, and by the environment variable
FUYUAN_CLOCK for training: ``2026-09-28T09:00`` (time starts there and runs on) or ``+45d`` / ``-400d`` (shifted).
The setting is per process, not per thread: a live server in a test must see the same time as its client.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
OPENING = time(9, 0)  # a bare day means nine o'clock, when offices open

Moment = datetime | date | str


def _real() -> datetime:
    return datetime.now(BEIJING)


def moment(value: Moment) -> datetime:
    """Return ``value`` as an aware Beijing time; a bare day means 09:00 of that day."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        value = datetime.combine(value, OPENING)
    return value.replace(tzinfo=BEIJING) if value.tzinfo is None else value.astimezone(BEIJING)


def _shifted(by: timedelta) -> Callable[[], datetime]:
    return lambda: _real() + by


def from_environment(text: str) -> Callable[[], datetime]:
    """Return the time source that FUYUAN_CLOCK asks for; real time when it is empty."""
    if not text:
        return _real
    if shift := re.fullmatch(r"([+-]\d{1,5})d", text):
        return _shifted(timedelta(days=int(shift[1])))
    try:
        return _shifted(moment(text) - _real())
    except ValueError:
        raise ValueError(
            f"FUYUAN_CLOCK 应写成 2026-09-28、2026-09-28T09:00 或 +45d，现在是：{text}"
        ) from None


_source: Callable[[], datetime] = from_environment(os.environ.get("FUYUAN_CLOCK", ""))


class Hand:
    """The hand of a stopped clock: ``move`` it on, or ``set`` it to another moment."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def move(self, **delta: float) -> datetime:
        """Move the time on, for example ``move(days=1)`` or ``move(minutes=31)``."""
        self.at += timedelta(**delta)
        return self.at

    def set(self, at: Moment) -> datetime:
        self.at = moment(at)
        return self.at


def now() -> datetime:
    """Return the current moment, aware, in Beijing time."""
    return _source()


def today() -> date:
    """Return the current Beijing day."""
    return now().date()


@contextmanager
def set_clock(at: Moment) -> Iterator[Hand]:
    """Stop the clock at ``at`` until the block ends; the yielded hand moves it."""
    global _source
    hand, before = Hand(moment(at)), _source
    _source = lambda: hand.at  # noqa: E731
    try:
        yield hand
    finally:
        _source = before
