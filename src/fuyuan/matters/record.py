"""Records: the single definition of a step's data.

One pydantic class makes the HTML form (labels, help, widgets), the API schema, the event body and the paper's
context. Fields are declared with :func:`ask`, so that label and help stand beside the type.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from fuyuan.law.vocabulary import Labelled

from .characters import UNPRINTABLE

LARGEST = 2**53 - 1  # the last integer that JSON's readers agree on; every database keeps it
EARLIEST = date(1999, 1, 1)  # before the first 行政复议法 (1999-10-01) no act can be reconsidered under it

_FORBIDDEN = re.compile(f"[{UNPRINTABLE}\u202a-\u202e\u2066-\u2069]")


def clean_text(value: str) -> str:
    """Refuse characters that would be lost or would deceive on paper; change nothing else but line ends.

    Raises ValueError in Chinese that names the place.
    """
    if value.isprintable():  # almost every text: then there is nothing to look for
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    found = _FORBIDDEN.search(value)
    if found:
        name = unicodedata.name(found.group(), f"U+{ord(found.group()):04X}")
        raise ValueError(f"第 {found.start() + 1} 个字是看不见的控制字符（{name}），请删去后重新填写")
    return value


def _past_day(value: date) -> date:
    if value < EARLIEST:
        raise ValueError("日期早于 1999 年，请核对年份")
    return value


Text = Annotated[str, AfterValidator(clean_text)]
"""What a person typed, to the character."""
Day = Annotated[date, AfterValidator(_past_day)]
"""A day not before 1999-01-01; whether it may lie in the future is a guard's business, which knows today."""


Choice = Labelled  # a closed list whose members carry their Chinese label: ``MAIL = "mail", "邮寄"``


class Record(BaseModel):
    """Base of every step's data. Immutable; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)


class Fact(BaseModel):
    """A part of a state. Immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Nothing(Record):
    """A step that needs no data."""


class FileRef(Record):
    """A file of the attachment store: content address and the label its sender gave it."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    name: str = Field(max_length=255)
    size: int = Field(gt=0)
    type: str = ""


def ask(
    label: str,
    *,
    help: str = "",
    default: Any = ...,
    default_factory: Any = None,
    widget: str = "",
    max_length: int | None = None,
    min_length: int | None = None,
    ge: int | None = None,
    le: int | None = None,
    why: str = "",
) -> Any:
    """Declare one field of a record.

    ``widget``: "" (from the type), "long" (textarea), "checks", "radio", "file", "files", "photos" (files kept without the place
    they were taken at), "hidden", "organ", "person",
    "told" (shown and sent back as it is), "kept" (sent back unseen), "given" (a list whose entries ``initial`` gives), "rows"
    (the same with many short answers: each entry in one row).
    ``why`` is shown under 为什么问这个 on the portal.
    """
    extra = {"widget": widget, "why": why}
    kwargs: dict[str, Any] = {"title": label, "description": help, "json_schema_extra": extra}
    for key, value in (("max_length", max_length), ("min_length", min_length), ("ge", ge), ("le", le)):
        if value is not None:
            kwargs[key] = value
    if default_factory is not None:
        return Field(default_factory=default_factory, **kwargs)
    return Field(default, **kwargs)


class Reasoned(Record):
    """A step that says why."""

    reason: Text = ask("理由", widget="long", min_length=2, max_length=2000)


R = TypeVar("R", bound=Record)
Data: TypeAlias = Record | Mapping[str, Any] | str
"""What a step is given: a record, its fields, or the text it was written out as."""


@cache
def fields_holding(kind: type[BaseModel], wanted: type) -> tuple[str, ...]:
    """Return the fields of a model in which a value of the class ``wanted`` may lie, at any depth."""
    return tuple(name for name, each in kind.model_fields.items() if _may_hold(each.annotation, wanted))


def _may_hold(annotation: Any, wanted: type) -> bool:
    if parts := get_args(annotation):
        return any(_may_hold(part, wanted) for part in parts)
    if annotation is Any:
        return True
    if not isinstance(annotation, type):
        return False
    itself: bool = issubclass(annotation, wanted) or issubclass(wanted, annotation)
    return itself or (issubclass(annotation, BaseModel) and bool(fields_holding(annotation, wanted)))


def told(record: Record | None, name: str, default: Any = None) -> Any:
    """Return what a record says under this name, a field or a property, as ``getattr`` does.

    For what is asked of every record though few have it: pydantic takes as long to say that there is none as a guard takes.
    """
    return getattr(record, name, default) if record is not None and _has(type(record), name) else default


@cache
def _has(kind: type[Record], name: str) -> bool:
    return name in kind.model_fields or hasattr(kind, name)


class InvalidRecord(Exception):
    """The data of a step is incomplete or wrong. ``errors``: field path ("parties.0.name") → Chinese messages."""

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        self.errors = {key: list(values) for key, values in errors.items()}
        said = dict.fromkeys(message for values in self.errors.values() for message in values)
        super().__init__("；".join(said))


_MESSAGES: dict[str, str] = {
    "missing": "请填写",
    "string_too_short": "请填写，至少 {min_length} 个字",
    "string_too_long": "太长：最多 {max_length} 个字",
    "too_short": "至少填写 {min_length} 项",
    "too_long": "最多填写 {max_length} 项",
    "greater_than": "必须大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "enum": "请从列出的选项中选择",
    "literal_error": "请从列出的选项中选择",
    "bool_parsing": "请选择是或者否",
    "bool_type": "请选择是或者否",
    "int_parsing": "请填写整数",
    "int_type": "请填写整数",
    "decimal_parsing": "请填写数字",
    "date_parsing": "日期不正确，请写成 2026-09-28 的样子",
    "date_from_datetime_parsing": "日期不正确，请写成 2026-09-28 的样子",
    "date_from_datetime_inexact": "日期不正确，请写成 2026-09-28 的样子",
    "date_type": "请填写日期，例如 2026-09-28",
    "time_parsing": "时间不正确，请写成 09:30 的样子",
    "time_type": "请填写时间，例如 09:30",
    "extra_forbidden": "多出了不认识的内容",
    "string_pattern_mismatch": "格式不正确",
    "none_required": "请留空",
    "string_type": "请写成文字",
    "tuple_type": "请写成列表",
    "model_type": "请写成一组“名称：值”",
}


def message_of(error: Mapping[str, Any]) -> str:
    """Return the Chinese message of one pydantic error."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    template = _MESSAGES.get(error["type"], "填写不正确，请核对")
    return template.format(**error.get("ctx", {}))


def parse_record(kind: type[R], data: Data) -> R:
    """Validate ``data`` into the record class; raise :class:`InvalidRecord` with Chinese messages by field."""
    if isinstance(data, kind):
        return data
    try:
        if isinstance(data, str):
            return kind.model_validate_json(data)
        return _storable(kind.model_validate(data))
    except ValidationError as error:
        raise _invalid(error) from error


def parse_json(kind: type[R], text: bytes) -> R:
    """Validate what a program sent, nothing converted on its behalf: a day is a text, a number is no day.

    Raises :class:`InvalidRecord`.
    """
    try:
        return _storable(kind.model_validate_json(text, strict=True))
    except ValidationError as error:
        raise _invalid(error) from error


def _storable(record: R) -> R:
    """Refuse numbers that no database keeps: they may come in every field that names an object, and no clause bounds it."""
    if found := {".".join(map(str, path)): ["数字太大，请核对"] for path in _too_large(record)}:
        raise InvalidRecord(found)
    return record


def _too_large(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, BaseModel):
        for name in fields_holding(type(value), int):
            yield from _too_large(getattr(value, name), (*path, name))
    elif isinstance(value, (list, tuple)):
        for at, part in enumerate(value):
            yield from _too_large(part, (*path, at))
    elif isinstance(value, int) and abs(value) > LARGEST:
        yield path


def _invalid(error: ValidationError) -> InvalidRecord:
    errors: dict[str, list[str]] = {}
    for item in error.errors(include_url=False):
        errors.setdefault(".".join(str(part) for part in item["loc"]), []).append(message_of(item))
    return InvalidRecord(errors)
