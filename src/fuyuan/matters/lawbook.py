"""The calendar, the assumptions and the warning windows in force now, for deriving days."""

from fuyuan.law import ASSUMPTIONS, Assumptions, default_calendar
from fuyuan.law.assumptions import DEFAULT
from fuyuan.organs import settings

from .store import Lawbook

WARN_WORKDAYS = "duties.warn_workdays"
WARN_DAYS = "duties.warn_days"


for _each in ASSUMPTIONS.values():
    settings.register(
        f"law.{_each.id}",
        title=f"{_each.id} {_each.title}",
        help=f"{_each.reason}。修改以后，待办期限由定时任务按新的口径重新推算。",
        type=str,
        default=_each.default,
        choices=[(reading.value, reading.title) for reading in _each.readings],
    )
settings.register(
    WARN_WORKDAYS,
    title="预警窗口（工作日）",
    help="以工作日计算的期限，届满前多少个工作日开始亮黄灯。",
    type=int,
    default=3,
)
settings.register(
    WARN_DAYS,
    title="预警窗口（自然日）",
    help="以日、月、年计算的期限，届满前多少日开始亮黄灯。",
    type=int,
    default=7,
)


def lawbook() -> Lawbook:
    """Return what days are derived with: notices loaded so far, the settings of this installation."""
    chosen = Assumptions(**{name: settings.get(f"law.{name}") for name in ASSUMPTIONS})
    return Lawbook(
        calendar=default_calendar(),
        assumptions=DEFAULT if chosen == DEFAULT else chosen,  # the law answers its own default from tables
        warn_workdays=settings.get(WARN_WORKDAYS),
        warn_days=settings.get(WARN_DAYS),
    )
