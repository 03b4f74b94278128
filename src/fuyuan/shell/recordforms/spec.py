"""What a record class asks, field by field: read once from its annotations and from what ``ask`` said."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from fuyuan.matters.record import FileRef, Record

# How a field is filled in. Branches: a nested record, a list of records, a list with fixed members (a checklist), a list
# whose entries the step gives and a person only answers.
ROWS = frozenset({"list", "fixed", "given"})
BRANCHES = ROWS | {"group"}
READ_ONLY = frozenset({"told", "kept"})  # they go to the browser and come back: what an answer was given to


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a record as a form sees it. ``kind``: text, long, date, time, bool, maybe, int, decimal, choice,
    choices, lines, ints, file, files, organ, person, hidden, told, kept, or one of BRANCHES.

    ``optional``: None is a value. ``required``: the form must be filled in here. ``absorbs``: the sibling that holds
    the name of the organ or person chosen here.
    """

    name: str
    label: str
    kind: str
    help: str = ""
    why: str = ""
    widget: str = ""
    required: bool = False
    optional: bool = False
    options: type[Enum] | None = None
    record: type[Record] | None = None
    default: Any = None
    fewest: int = 0
    most: int | None = None
    least: int | None = None
    greatest: int | None = None
    absorbs: str = ""

    @property
    def inner(self) -> type[Record]:
        assert self.record
        return self.record


@cache
def specs_of(record: type[Record]) -> tuple[Spec, ...]:
    """Return the fields of a record in reading order; a name absorbed by an organ or person is left out."""
    specs = [_spec(record, name, info) for name, info in record.model_fields.items()]
    absorbed = {spec.absorbs for spec in specs}
    return tuple(spec for spec in specs if spec.name not in absorbed)


def _spec(record: type[Record], name: str, info: FieldInfo) -> Spec:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    widget = str(extra.get("widget", ""))
    item, optional, many = _unwrap(info.annotation)
    limits = {type(each): each for each in info.metadata}
    fewest, most = _number(limits.get(MinLen), "min_length") or 0, _number(limits.get(MaxLen), "max_length")
    kind = _kind(item, optional, many, widget, fixed=bool(fewest and fewest == most))
    over = _number(limits.get(Gt), "gt")
    absorbs = _sibling(record, name) if kind in {"organ", "person"} else ""
    return Spec(
        name=name,
        label=info.title or name,
        kind=kind,
        help=info.description or "",
        why=str(extra.get("why", "")),
        widget=widget,
        required=_required(info, kind, optional, fewest if many else 0) or _must_be_named(record, absorbs),
        optional=optional,
        options=item if isinstance(item, type) and issubclass(item, Enum) else None,
        record=item if kind in BRANCHES else None,
        default=None if info.is_required() else info.get_default(call_default_factory=True),
        fewest=fewest,
        most=most,
        least=_number(limits.get(Ge), "ge") if over is None else over + 1,
        greatest=_number(limits.get(Le), "le"),
        absorbs=absorbs,
    )


def _required(info: FieldInfo, kind: str, optional: bool, fewest: int) -> bool:
    """Must something stand here? A choice with a default is always made; a box may stay empty."""
    if kind == "choice":
        return not optional
    return (info.is_required() and kind != "bool") or fewest > 0


def _must_be_named(record: type[Record], absorbs: str) -> bool:
    """An organ outside the tree has no id, but it has a name, and where the record asks for it the form does too."""
    return bool(absorbs) and record.model_fields[absorbs].is_required()


def _unwrap(annotation: Any) -> tuple[Any, bool, bool]:
    """Return (type, may be None, is a tuple): ``tuple[Annotated[str, …], ...] | None`` → (str, True, True)."""
    annotation, optional = _bare(annotation), False
    if get_origin(annotation) in {Union, UnionType}:
        members = [each for each in get_args(annotation) if each is not NoneType]
        optional, annotation = True, _bare(members[0])
    if get_origin(annotation) is tuple:
        return _bare(get_args(annotation)[0]), optional, True
    return annotation, optional, False


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _number(limit: Any, name: str) -> Any:
    return getattr(limit, name, None)


_SINGLE = ((bool, "bool"), (date, "date"), (time, "time"), (int, "int"), (Decimal, "decimal"))


def _kind(item: Any, optional: bool, many: bool, widget: str, fixed: bool) -> str:
    if widget in {"hidden", "organ", "person"} or widget in READ_ONLY:
        return widget
    if issubclass(item, FileRef):
        return "files" if many else "file"
    if issubclass(item, Record):
        return _rows(widget, fixed) if many else "group"
    if issubclass(item, Enum):
        return "choices" if many else "choice"
    for type_, kind in _SINGLE:
        if issubclass(item, type_):
            return {"int": "ints"}.get(kind, "lines") if many else _maybe(kind, optional)
    if many:
        return "lines"
    return "long" if widget == "long" else "text"


def _rows(widget: str, fixed: bool) -> str:
    if widget in {"given", "rows"}:
        return "given"
    return "fixed" if widget == "checks" and fixed else "list"


def _maybe(kind: str, optional: bool) -> str:
    return "maybe" if kind == "bool" and optional else kind


def _sibling(record: type[Record], name: str) -> str:
    """The field that keeps the name beside an id: organ_id → organ_name, else name."""
    for candidate in (f"{name.removesuffix('_id')}_name", "name"):
        if candidate in record.model_fields and candidate != name:
            return candidate
    return ""


def key_of(record: type[Record]) -> Spec:
    """Return the field that tells the members of a fixed list apart: its first choice."""
    return next(spec for spec in specs_of(record) if spec.options and spec.kind == "choice")
