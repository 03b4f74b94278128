"""How values are put into Chinese words: dates, days left, money, counts.

Templates reach these through `templatetags.shell`; exports may import them as they are.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from fuyuan.law.rules.model import Unit

WEEKDAYS = "一二三四五六日"
# state -> (word, icon). Shape and word differ as well as colour, so that a grey print still reads.
LIGHTS = {
    "overdue": ("超期", "exclamation-triangle-fill"),
    "soon": ("临期", "hourglass-split"),
    "fine": ("正常", "circle-fill"),
    "suspended": ("中止", "pause-btn-fill"),
    "done": ("办结", "check-circle-fill"),
}
UNKNOWN = "—"


def date_cn(day: date | None, weekday: bool = True) -> str:
    """2026年9月28日（周一）; an aware datetime is first brought to local time."""
    if day is None or day == "":
        return UNKNOWN
    if isinstance(day, datetime) and timezone.is_aware(day):
        day = timezone.localtime(day)
    plain = f"{day.year}年{day.month}月{day.day}日"
    return f"{plain}（周{WEEKDAYS[day.weekday()]}）" if weekday else plain


def datetime_cn(moment: datetime | None) -> str:
    """2026年9月28日（周一）14:05, local time."""
    if not isinstance(moment, datetime):
        return date_cn(moment)
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{date_cn(local)}{local:%H:%M}"


def days_left(count: int | None, unit: str = Unit.DAY) -> str:
    """还剩 3 个工作日 / 还剩 12 天 / 今天到期 / 超期 2 天; `count` is in working days when `unit` is 工作日.

    Other units (日, 月, 年, or none when a paper fixed the day) are told in natural days.
    """
    if count is None:
        return UNKNOWN
    word = "个工作日" if Unit(unit or Unit.DAY) is Unit.WORKDAY else "天"
    if count == 0:
        return "今天到期"
    return f"还剩 {count} {word}" if count > 0 else f"超期 {-count} {word}"


def money(amount: Decimal | int | float | None) -> str:
    """12,300 元 or 12,300.50 元."""
    if amount is None or amount == "":
        return UNKNOWN
    exact = Decimal(str(amount))
    return f"{exact:,.0f} 元" if exact == exact.to_integral_value() else f"{exact:,.2f} 元"


def about(count: int) -> str:
    """共 873 条 below a thousand, 约 12,300 条 (three leading digits) above: such totals are estimates."""
    if count < 1000:
        return f"共 {count} 条"
    scale = 10 ** (len(str(count)) - 3)
    return f"约 {round(count / scale) * scale:,} 条"


def shown(value: Any) -> Any:
    """Any plain value as a reader expects it; strings come back untouched, so autoescaping still applies."""
    if value is None or value == "" or value == []:
        return UNKNOWN
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return datetime_cn(value)
    if isinstance(value, date):
        return date_cn(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        return "、".join(str(shown(item)) for item in value)
    return value
