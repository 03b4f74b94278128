"""The filters a template may use: how papers write days, numbers, sums and lists (默认 is in sandbox.py)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from .text import PaperFault

_CHINA = ZoneInfo("Asia/Shanghai")
_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def _as_date(value: Any) -> date:
    """A date or moment as China's clocks show it: the database hands out UTC, where the day may be another."""
    if not isinstance(value, date):
        try:
            value = datetime.fromisoformat(str(value))
        except ValueError:
            raise PaperFault(f"“{value}”不是日期，应当写成 2026-09-28 的样子") from None
    return value.astimezone(_CHINA) if isinstance(value, datetime) and value.tzinfo else value


def day(value: Any) -> str:
    """2026年9月28日: Arabic, full year, no zero padding (GB/T 9704-2012)."""
    found = _as_date(value)
    return f"{found.year}年{found.month}月{found.day}日"


def day_and_time(value: Any) -> str:
    """2026年9月28日9时05分, as records write it."""
    found = _as_date(value)
    if not isinstance(found, datetime):
        raise PaperFault(f"“{value}”没有时刻")
    return f"{day(found)}{found.hour}时{found.minute:02d}分"


def chinese_day(value: Any) -> str:
    """二〇二六年九月二十八日, as judgments and older papers write it."""
    found = _as_date(value)
    year = "".join(_DIGITS[int(digit)] for digit in str(found.year))
    return f"{year}年{chinese_number(found.month)}月{chinese_number(found.day)}日"


def _below_ten_thousand(number: int) -> str:
    said, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            zero = bool(said)
            continue
        said += ("零" if zero else "") + _DIGITS[digit] + _UNITS[place]
        zero = False
    return said


def chinese_number(value: Any) -> str:
    """十五, 一百零三, 二万零五: up to 99,999,999."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**8:
        raise PaperFault(f"“{value}”不能写成汉字数字")
    high, low = divmod(value, 10_000)
    gap = "零" if high and 0 < low < 1000 else ""
    said = (_below_ten_thousand(high) + "万" if high else "") + gap + _below_ten_thousand(low)
    return said.removeprefix("一") if said.startswith("一十") else said or "零"


def money(value: Any) -> str:
    """1,234.50元; whole yuan without decimals."""
    try:
        sum_ = Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise PaperFault(f"“{value}”不是金额") from None
    return f"{sum_:,.2f}元".replace(".00元", "元")


def listed(value: Any) -> str:
    """甲、乙、丙."""
    if not isinstance(value, list):
        raise PaperFault("“顿号”只能用于列表")
    return "、".join(str(item) for item in value)


def length(value: Any) -> int:
    """How many entries a list has, or characters a text."""
    if isinstance(value, Sequence):
        return len(value)
    raise PaperFault("“数量”只能用于列表或文字")


FILTERS: dict[str, Callable[..., Any]] = {
    "日期": day,
    "时刻": day_and_time,
    "中文日期": chinese_day,
    "大写数字": chinese_number,
    "金额": money,
    "顿号": listed,
    "数量": length,
}
