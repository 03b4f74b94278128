"""Form fields made from a record's own declarations, so that label, help and limits are said once (records)."""

from __future__ import annotations

import re
import types
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError

from fuyuan.matters import clock
from fuyuan.matters.record import EARLIEST, Choice, Record, clean_text
from fuyuan.shell.forms import CountedTextarea, DateInput
from fuyuan.shell.recordforms.normal import day as read_day
from fuyuan.shell.recordforms.normal import number as read_number

BAD_DAY = "日期不正确，请写成 2026-09-28 的样子"
LONG = 300  # from this length on a field is a text area


# what comes along when a name is copied from a page or a chat: without width, and of no meaning in one line of text
WIDTHLESS = str.maketrans("", "", "\u200b\u2060\ufeff\u00ad")
SPOILT = "\ufffd"  # what stands for bytes that are no text


class TextField(forms.CharField):
    """What a person typed, to the character; invisible control characters are refused with their place."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        text = text.translate(WIDTHLESS) if self.strip else text
        if SPOILT in text:
            raise ValidationError(f"第 {text.index(SPOILT) + 1} 个字是乱码，请重新填写")
        try:
            return clean_text(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def validate(self, value: Any) -> None:
        super().validate(value.strip() if isinstance(value, str) else value)


class CodeField(TextField):
    """A number of a card or a telephone, an address of mail: what an input method writes in full width is folded
    (１３８－０００ → 138-000), and the invisible marks that telephones copy along with a number are left out.
    """

    def to_python(self, value: Any) -> str:
        plain = unicodedata.normalize("NFKC", str(value or ""))
        return super().to_python("".join(char for char in plain if unicodedata.category(char) != "Cf"))


class AmountField(forms.DecimalField):
    """An amount in yuan: 2,000、２０００、¥2000元 are understood; never a power of ten."""

    def to_python(self, value: Any) -> Any:
        text = read_number(str(value or "")).removeprefix("¥").removesuffix("元").strip()
        if "e" in text.lower():
            raise ValidationError(self.error_messages["invalid"])
        return super().to_python(read_number(text))


class DayField(forms.DateField):
    """A day from 1999 on; not after today unless ``future``."""

    def __init__(self, *, future: bool = False, **kwargs: Any) -> None:
        self.future = future
        kwargs.setdefault("error_messages", {}).setdefault("invalid", BAD_DAY)
        super().__init__(input_formats=["%Y-%m-%d"], widget=DateInput(), **kwargs)

    def to_python(self, value: Any) -> date | None:
        """2026.9.28, 2026年9月28日, 20260928 are understood too."""
        return super().to_python(read_day(value) if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value < EARLIEST:
            raise ValidationError("日期早于 1999 年，请核对年份")
        if value and not self.future and value > clock.today():
            raise ValidationError(f"日期在今天（{clock.today():%Y-%m-%d}）之后，请核对")


def field(
    record: type[Record], name: str, *, kind: type[TextField] = TextField, **change: Any
) -> forms.Field:
    """Return the form field of one field of a record; ``change`` overrides label, help_text, required, choices …

    ``kind``: how a text is read.
    """
    info = record.model_fields[name]
    label = change.pop("label", info.title or name)
    options: dict[str, Any] = {
        "label": label,
        "help_text": info.description or "",
        "required": info.is_required(),
        "error_messages": {"required": f"请填写{label}"},
        **change,
    }
    base = _base(info.annotation)
    if isinstance(base, type) and issubclass(base, Choice):
        return _choice(base, options)
    if base is bool:
        return forms.BooleanField(**{**options, "required": change.get("required", False)})
    if base is date:
        return DayField(**options)
    if base is Decimal:
        options["error_messages"]["invalid"] = "请填写数字，例如 3000 或者 3000.50"
        return AmountField(min_value=0, max_digits=14, decimal_places=2, **options)
    return _text(_limit(info.metadata), options, kind)


def _base(annotation: Any) -> Any:
    """date | None → date; Annotated[str, …] → str."""
    while get_origin(annotation) in (Union, types.UnionType):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    return get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation


def _limit(metadata: list[Any]) -> int | None:
    return next((each.max_length for each in metadata if hasattr(each, "max_length")), None)


def choose(required: str = "请选择一项") -> dict[str, str]:
    """Return the messages of a choice; none repeats what was sent, which may be anything of any length."""
    return {"required": required, "invalid_choice": "请从列出的选项中选择"}


def _choice(kind: type[Choice], options: dict[str, Any]) -> forms.Field:
    choices = options.pop("choices", None) or [(each.value, each.label) for each in kind]
    widget = options.pop("widget", None) or (forms.RadioSelect if len(choices) <= 10 else forms.Select)
    options["error_messages"] |= choose()
    return forms.ChoiceField(choices=choices, widget=widget, **options)


def _text(limit: int | None, options: dict[str, Any], kind: type[TextField]) -> forms.Field:
    options["error_messages"]["max_length"] = f"太长：最多 {limit} 个字，现在有 %(show_value)d 个字"
    long = limit is None or limit > LONG
    widget = options.pop("widget", None) or (CountedTextarea if long else forms.TextInput)
    return kind(max_length=limit, strip=not long, widget=widget, **options)


def number_in(text: str) -> int:
    """Return the number a button or a hidden field carries; 0 for anything else, and for what no row can have."""
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else 0
