"""Chinese numerals as statutes write them: 一 to 九千九百九十九, in both directions."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_VALUE = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_SCALE = {"千": 1000, "百": 100, "十": 10}


def to_chinese(number: int) -> str:
    """62 → 六十二, 101 → 一百零一, 15 → 十五 (never 一十五)."""
    if not 0 < number < 10000:
        raise ValueError(f"条文序号应为 1 至 9999，收到 {number}")
    out, gap = "", False
    for scale, unit in _UNITS:
        digit, number = divmod(number, scale)
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return out[1:] if out.startswith("一十") else out


def from_chinese(text: str) -> int:
    """六十二 → 62; ASCII and full-width digits are accepted as people type them."""
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for char in text:
        if char in _VALUE:
            digit = _VALUE[char]
        elif char in _SCALE:
            total += (digit or 1) * _SCALE[char]
            digit = 0
        else:
            raise ValueError(f"不是中文数字：{text}")
    if not text or not total + digit:
        raise ValueError(f"不是中文数字：{text}")
    return total + digit


def spelled(text: str) -> str:
    """Write the numbers of articles as statutes do: 第64条, 64条 → 第六十四条."""
    return re.sub(
        r"第?\s*([1-9]\d{0,3})\s*条(?!例)",
        lambda match: f"第{to_chinese(int(match[1]))}条",
        text,
        flags=re.ASCII,
    )
