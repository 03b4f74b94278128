"""The calendar, the readings of the law and the warning windows in force, for deriving days."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from fuyuan.law import ASSUMPTIONS, Assumed, Assumptions, Readings, default_calendar
from fuyuan.law.assumptions import DEFAULT
from fuyuan.organs import settings

from .store import Lawbook

READING, WARNING = "reading", "warning"  # topics of local policy
WARN_WORKDAYS = "duties.warn_workdays"
WARN_DAYS = "duties.warn_days"
LAW = {f"law.{name}": name for name in ASSUMPTIONS}
Turns = tuple[tuple[date, str], ...]

settings.register_topic(READING, "期限计算口径")
settings.register_topic(WARNING, "期限预警")
for _key, _name in LAW.items():
    _each = ASSUMPTIONS[_name]
    settings.register(
        _key,
        title=f"{_name} {_each.title}",
        help=f"{_each.reason}。修改以后，从生效之日起开始计算的期限适用新的口径；已经开始计算的，仍按开始时的口径算到底。",
        type=str,
        default=_each.default,
        choices=[(reading.value, reading.title) for reading in _each.readings],
        topic=READING,
    )
settings.register(
    WARN_WORKDAYS,
    title="预警窗口（工作日）",
    help="以工作日计算的期限，届满前多少个工作日开始亮黄灯。",
    type=int,
    default=3,
    topic=WARNING,
    least=0,
    most=60,
)
settings.register(
    WARN_DAYS,
    title="预警窗口（自然日）",
    help="以日、月、年计算的期限，届满前多少日开始亮黄灯。",
    type=int,
    default=7,
    topic=WARNING,
    least=0,
    most=180,
)


def lawbook() -> Lawbook:
    """Return what days are derived with: notices loaded so far, the settings of this installation."""
    return Lawbook(
        calendar=default_calendar(),
        assumptions=_readings(tuple(settings.turns(key) for key in LAW)),
        warn_workdays=settings.get(WARN_WORKDAYS),
        warn_days=settings.get(WARN_DAYS),
    )


def lawbook_if(changes: Mapping[str, Any], since: date, *, running: bool = False) -> Lawbook:
    """Return what days will be derived with once settings change on a day.

    ``running``: as if periods that run already were counted by the new readings too; they are not, but whoever changes a
    reading must know which days it would have given.
    """
    reach = date.min if running else since
    return Lawbook(
        calendar=default_calendar(),
        assumptions=_readings(tuple(_turned(key, changes, reach) for key in LAW)),
        warn_workdays=changes.get(WARN_WORKDAYS, settings.get(WARN_WORKDAYS, since)),
        warn_days=changes.get(WARN_DAYS, settings.get(WARN_DAYS, since)),
    )


def _turned(key: str, changes: Mapping[str, Any], since: date) -> Turns:
    before = settings.turns(key)
    if key not in changes:
        return before
    return (*(turn for turn in before if turn[0] <= since), (since, str(changes[key])))


@lru_cache(16)  # asked at every step; the rows change a few times in the life of an installation
def _readings(rows: tuple[Turns, ...]) -> Assumed:
    """Put the values of each setting together to the readings of each day on which one of them changed."""
    days = sorted({day for turns in rows for day, _ in turns})
    if not days:
        return DEFAULT  # the law answers its own default from tables
    return Readings(tuple((day, _read_on(rows, day)) for day in days))


def _read_on(rows: tuple[Turns, ...], day: date) -> Assumptions:
    chosen = {
        name: next((value for since, value in reversed(turns) if since <= day), ASSUMPTIONS[name].default)
        for name, turns in zip(LAW.values(), rows, strict=True)
    }
    found = Assumptions.of(chosen)
    return DEFAULT if found == DEFAULT else found
