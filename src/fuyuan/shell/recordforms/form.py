"""A record's form: the raw tree drawn with Django's bound fields, errors beside the fields they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fuyuan.matters.record import InvalidRecord, R, Record, parse_record
from fuyuan.shell.forms import ShellRenderer

from .controls import control
from .options import Options
from .spec import READ_ONLY, Spec, key_of, specs_of
from .tree import Raw, blank, data_of, general, joined, shown

Errors = Mapping[str, Sequence[str]]
CHOOSE = "请从名单中选择"
NOT_ONE = "至少填写 1 项"


@dataclass(slots=True)
class Item:
    """One thing on the form, in reading order: a field, or a branch with its own head, errors and levels.

    ``kind``: field, told, kept, group, list, fixed, given. ``levels``: the fields of each entry; ``spare``: an empty entry to be cloned.
    """

    kind: str
    label: str
    path: str
    bound: BoundField | None = None
    help: str = ""
    errors: Sequence[str] = ()
    required: bool = True
    folded: bool = False
    levels: list["Level"] = field(default_factory=list)
    spare: "Level | None" = None
    most: int = 1000
    in_rows: bool = False

    @property
    def name(self) -> str:
        return self.path.replace(".", "-")

    @property
    def auto_id(self) -> str:
        return self.bound.auto_id if self.bound else f"id_{self.name}"


@dataclass(slots=True)
class Level:
    """The items of one record, and where errors of the record as a whole are shown."""

    path: str
    items: list[Item]
    errors: Sequence[str] = ()

    @property
    def name(self) -> str:
        return self.path.replace(".", "-")


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A line of the error summary; fits shell/parts/error_summary.html."""

    auto_id: str
    label: str
    errors: Sequence[str]


class RecordForm:
    """``{{ form }}`` draws every field of a record class from a raw tree and its errors (path → messages)."""

    def __init__(
        self, record: type[Record], raw: Raw, options: Options, errors: Errors | None = None
    ) -> None:
        self.record, self.raw, self.options = record, raw, options
        self._errors = {path: list(messages) for path, messages in (errors or {}).items()}
        self.has_files = False
        self.level = self._level(record, raw, "")
        self.non_field_errors = [
            message for path, messages in self._errors.items() for message in messages if not path
        ] + self._unplaced()

    @property
    def errors(self) -> bool:
        return bool(self._errors)

    def __str__(self) -> SafeString:
        return render_to_string("shell/recordforms/form.html", {"form": self, "level": self.level})

    def __iter__(self) -> Iterator[SummaryLine]:
        """What the summary lists, in reading order."""
        return self._lines(self.level, "")

    @property
    def organ_names(self) -> Sequence[str]:
        """The names offered while an organ is typed, when some field asks for one."""
        return self._organ_names(self.record, "")

    # -- building ------------------------------------------------------------------------------------------------------

    def _level(self, record: type[Record], raw: Raw, path: str, spare: bool = False) -> Level:
        specs = [spec for spec in specs_of(record) if spec.kind != "hidden"]
        fields = {
            spec.name: control(
                spec, raw.get(spec.name), self.options.of(general(joined(path, spec.name)), spec)
            )
            for spec in specs
            if spec.record is None
        }
        form = _bare_form(fields, raw, path)
        asked = [spec for spec in specs if spec.kind != "given" or raw.get(spec.name)]
        items = [self._item(spec, raw.get(spec.name), path, form, spare) for spec in asked]
        return Level(path, items, self._errors.get(path, ()) if path else ())

    def _item(self, spec: Spec, raw: Any, path: str, form: forms.Form, spare: bool) -> Item:
        here = joined(path, spec.name)
        if spec.kind == "group":
            return self._group(spec, raw, here, spare)
        if spec.kind == "list":
            return self._list(spec, raw, here, spare)
        if spec.kind == "fixed":
            return self._fixed(spec, raw, here)
        if spec.kind == "given":
            return self._given(spec, raw, here)
        self.has_files = self.has_files or spec.kind in {"file", "files"}
        bound = form[spec.name]
        if messages := self._messages(spec, here):
            form.errors[spec.name] = form.error_class(
                messages, renderer=form.renderer, field_id=bound.auto_id
            )
        kind = spec.kind if spec.kind in READ_ONLY else "field"
        return Item(kind, spec.label, here, bound, required=spec.required)

    def _messages(self, spec: Spec, path: str) -> list[str]:
        """Errors of a field, of the name it absorbs, and of single entries in it (recipients.2)."""
        if spec.kind in {"organ", "person"}:
            around = path.rpartition(".")[0]
            found = path in self._errors or joined(around, spec.absorbs) in self._errors
            return [CHOOSE if spec.kind == "person" else "请填写名称，或者从名录中选择"] if found else []
        inner = [
            f"第 {int(at) + 1} 项：{message}"
            for each, messages in self._errors.items()
            for message in messages
            if each.startswith(f"{path}.") and (at := each[len(path) + 1 :].split(".")[0]).isdecimal()
        ]
        return [*self._errors.get(path, ()), *inner]

    def _group(self, spec: Spec, raw: Raw | None, path: str, spare: bool) -> Item:
        level = self._level(spec.inner, raw or shown(spec.inner), path, spare)
        empty = spec.optional and blank(spec.inner, raw or {})
        wrong = any(each == path or each.startswith(f"{path}.") for each in self._errors)
        return Item(
            "group", spec.label, path, help=spec.help, errors=level.errors, required=not spec.optional,
            folded=empty and not wrong, levels=[level],
        )  # fmt: skip

    def _list(self, spec: Spec, raw: list[Raw] | None, path: str, spare: bool) -> Item:
        entries = list(raw or ())
        if not entries and spec.required:
            entries = [shown(spec.inner)]
        levels = [self._level(spec.inner, entry, joined(path, at), spare) for at, entry in enumerate(entries)]
        # entries inside an entry yet to be cloned are added by the server: one placeholder cannot stand for two numbers
        blank_entry = (
            None if spare else self._level(spec.inner, shown(spec.inner), joined(path, "__prefix__"), True)
        )
        return Item(
            "list", spec.label, path, help=spec.help, errors=self._errors.get(path, ()), required=spec.required,
            levels=levels, spare=blank_entry, most=spec.most or 1000,
        )  # fmt: skip

    def _given(self, spec: Spec, raw: list[Raw] | None, path: str) -> Item:
        """Entries the step asks about: each is answered, none is added or left out."""
        levels = [
            self._level(spec.inner, entry, joined(path, at), True) for at, entry in enumerate(raw or ())
        ]
        errors = self._errors.get(path, ())
        rows = spec.widget == "rows"
        return Item("given", spec.label, path, help=spec.help, errors=errors, levels=levels, in_rows=rows)

    def _fixed(self, spec: Spec, raw: list[Raw] | None, path: str) -> Item:
        """A checklist: the key of each member is its heading, what the record hides stands beside it as a hint."""
        key, hidden = (
            key_of(spec.inner),
            [each.name for each in specs_of(spec.inner) if each.kind == "hidden"],
        )
        assert key.options
        labels = {str(each.value): getattr(each, "label", each.name) for each in key.options}
        levels = []
        for at, entry in enumerate(raw or ()):
            level = self._level(spec.inner, entry, joined(path, at))
            level.items = [item for item in level.items if not item.path.endswith(f".{key.name}")]
            first = level.items[0].bound
            assert first
            first.label = labels[entry[key.name]]
            first.help_text = "；".join(filter(None, (entry.get(name) for name in hidden)))
            levels.append(level)
        return Item(
            "fixed", spec.label, path, help=spec.help, errors=self._errors.get(path, ()), levels=levels
        )

    # -- errors --------------------------------------------------------------------------------------------------------

    def _lines(self, level: Level, around: str) -> Iterator[SummaryLine]:
        for item in level.items:
            label = str(item.bound.label) if item.bound else item.label
            errors: Sequence[Any] = item.bound.errors if item.bound else item.errors
            if errors:
                yield SummaryLine(item.auto_id, f"{around}{label}", list(errors))
            for at, inner in enumerate(item.levels, 1):
                here = f"{around}{label} {at} · " if item.kind == "list" else f"{around}{label} · "
                if item.kind != "group" and inner.errors:
                    yield SummaryLine(f"id_{inner.name}", here.removesuffix(" · "), inner.errors)
                yield from self._lines(inner, "" if item.kind == "fixed" else here)

    def _unplaced(self) -> list[str]:
        """Errors whose place is not on the form are told on top rather than lost."""
        told = sum(len(line.errors) for line in self)
        placed = {message for line in self for message in line.errors}
        wanted = [message for path, messages in self._errors.items() if path for message in messages]
        if told >= len(wanted):
            return []
        return [message for message in wanted if not any(message in each for each in placed)]

    def _organ_names(self, record: type[Record], path: str) -> Sequence[str]:
        for spec in specs_of(record):
            here = joined(path, spec.name)
            if spec.kind == "organ":
                return [label for _, label in self.options.of(here, spec) or ()]
            names = self._organ_names(spec.record, here) if spec.record else ()
            if names:
                return names
        return ()


def _bare_form(fields: Mapping[str, forms.Field], raw: Raw, path: str) -> forms.Form:
    """A Django form that draws and never judges."""
    prefix = path.replace(".", "-") or None
    data = {f"{prefix}-{name}" if prefix else name: raw.get(name) for name in fields}
    form = forms.Form(data, prefix=prefix, renderer=ShellRenderer(), use_required_attribute=False)
    form.fields = dict(fields)
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    return form


def judged(record: type[R], raw: Raw, options: Options, earlier: Errors | None = None) -> R:
    """Return the record of a tidy raw tree. Raises InvalidRecord, with what went wrong before (uploads) among it."""
    errors = {path: list(messages) for path, messages in (earlier or {}).items()}
    found: R | None = None
    try:
        found = parse_record(record, data_of(record, raw, options))
    except InvalidRecord as error:
        for path, messages in error.errors.items():
            if not _told_inside(path, error.errors):
                errors.setdefault(path, []).extend(messages)
    if errors or found is None:
        raise InvalidRecord(errors)
    return found


def _told_inside(path: str, errors: Errors) -> bool:
    """“至少填写 1 项” of a list says nothing when its only entry already says what is missing."""
    inside = [each for each in errors if each.startswith(f"{path}.")]
    return bool(inside) and path != "" and errors[path] == [NOT_ONE]
