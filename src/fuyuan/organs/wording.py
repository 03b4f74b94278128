"""What every form says about what is missing, too long or too large. Django's own sentences speak of variables and fields."""

from typing import Any

from django.core import validators
from django.forms import Field

REQUIRED = "请填写"
TOO_LONG = "太长：最多 %(limit_value)d 个字，现在有 %(show_value)d 个字"
LENGTHS: dict[type[validators.BaseValidator], str] = {
    validators.MaxLengthValidator: TOO_LONG,
    validators.MinLengthValidator: "太短：至少 %(limit_value)d 个字，现在有 %(show_value)d 个字",
    validators.MaxValueValidator: "不能大于 %(limit_value)s",
    validators.MinValueValidator: "不能小于 %(limit_value)s",
}
DIGITS: dict[str, Any] = {
    "max_digits": "数字太长：连同小数最多 %(max)s 位",
    "max_decimal_places": "小数最多 %(max)s 位",
    "max_whole_digits": "数字太大：整数部分最多 %(max)s 位",
}
NULL = "有看不见的字符，请删去后重新填写"


def speak_plainly() -> None:
    """Put these sentences in the place of Django's; fields may still say something of their own."""
    Field.default_error_messages["required"] = REQUIRED
    for kind, message in LENGTHS.items():
        kind.message = message
    validators.DecimalValidator.messages.update(DIGITS)
    validators.ProhibitNullCharactersValidator.message = NULL
