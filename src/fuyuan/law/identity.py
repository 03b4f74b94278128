"""Identity numbers that check themselves: 公民身份号码 (GB 11643) and 统一社会信用代码 (GB 32100).

Fifteen-digit numbers of the first generation carry no check digit and a two-digit year of the 1900s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from fuyuan.law.errors import BadIdentity

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A valid resident number: normalised, with what it says about its holder."""

    number: str
    birth_date: date
    sex: str


def resident_id(text: str) -> ResidentId:
    """Check an 18- or 15-digit resident number; BadIdentity says in Chinese what is wrong."""
    number = re.sub(r"\s", "", text).upper()
    if not re.fullmatch(r"\d{17}[\dX]|\d{15}", number, re.ASCII):
        raise BadIdentity("身份证号码应为18位（末位可以是X）或者15位数字")
    if number[:2] not in _PROVINCES:
        raise BadIdentity(f"身份证号码前两位“{number[:2]}”不是省级行政区划代码")
    born = _birth_date(number[6:14] if len(number) == 18 else "19" + number[6:12])
    if len(number) == 18 and number[17] != id_check_digit(number):
        raise BadIdentity("身份证号码校验位不符，请核对有无错位、漏位")
    odd = int(number[16] if len(number) == 18 else number[14]) % 2
    return ResidentId(number, born, "男" if odd else "女")


def id_check_digit(number: str) -> str:
    """GB 11643: weighted sum of the first 17 digits modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11]


def _birth_date(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise BadIdentity(f"身份证号码中的出生日期有误：{digits}") from None


def credit_code(text: str) -> str:
    """Check a unified social credit code and return it normalised; BadIdentity says what is wrong."""
    code = re.sub(r"\s", "", text).upper()
    if len(code) != 18:
        raise BadIdentity(f"统一社会信用代码应为18位，收到{len(code)}位")
    wrong = next((char for char in code if char not in _CODE_ALPHABET), None)
    if wrong:
        raise BadIdentity(f"统一社会信用代码不含“{wrong}”（不使用 I、O、S、V、Z，以免与数字混淆）")
    if code[17] != code_check_char(code):
        raise BadIdentity("统一社会信用代码校验位不符，请核对有无错位、漏位")
    return code


def code_check_char(code: str) -> str:
    """GB 32100: weighted sum of the first 17 characters modulo 31."""
    total = sum(
        _CODE_ALPHABET.index(char) * weight for char, weight in zip(code, _CODE_WEIGHTS, strict=False)
    )
    return _CODE_ALPHABET[-total % 31]
