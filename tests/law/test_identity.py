"""Numbers that check themselves, against python-stdnum."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from fuyuan.law import BadIdentity
from fuyuan.law.identity import code_check_char, credit_code, id_check_digit, resident_id

VALID = "11010519491231002X"


@given(st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999))
def test_check_digits_of_resident_numbers_agree_with_stdnum(born: date, serial: int) -> None:
    body = f"110105{born:%Y%m%d}{serial:03d}"
    number = body + id_check_digit(body)
    assert ric.is_valid(number)
    found = resident_id(number)
    assert found.birth_date == born
    assert found.sex == ("男" if serial % 2 else "女")


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9))
def test_check_characters_of_credit_codes_agree_with_stdnum(body: str) -> None:
    code = "91110000" + body
    assert uscc.calc_check_digit(code) == code_check_char(code)
    assert credit_code(code + code_check_char(code)) == code + code_check_char(code)


def test_numbers_are_normalised() -> None:
    assert resident_id(" 110105 19491231 002x ").number == VALID
    assert resident_id("110105491231002").birth_date == date(1949, 12, 31)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("123", "18位"),
        (VALID[:-1] + "1", "校验位"),
        ("110105194913310020", "出生日期"),
        ("990105194912310020", "省级"),
        ("11010519491231002Y", "18位"),
    ],
)
def test_a_wrong_resident_number_says_why(text: str, message: str) -> None:
    with pytest.raises(BadIdentity, match=message):
        resident_id(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [("91110000", "18位"), ("9111000080021074I0", "不含“I”"), ("911100008002107460", "校验位")],
)
def test_a_wrong_credit_code_says_why(text: str, message: str) -> None:
    with pytest.raises(BadIdentity, match=message):
        credit_code(text)
