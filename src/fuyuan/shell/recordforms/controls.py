"""One Django field for each leaf of a record: only its control, its label and its help; judging is the record's."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from fuyuan.matters.record import FileRef
from fuyuan.shell.forms import CountedTextarea, DateInput, TimeInput, TriState

from .options import Pairs
from .spec import Spec
from .uploads import key

RADIO_MOST = 5
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOCK = re.compile(r"\d{2}:\d{2}")
YES_NO = (("yes", "是"), ("no", "否"))


class KeptFiles(forms.Widget):
    """The files a form already has, each with a tick that keeps it, and a choice of further ones."""

    template_name = "shell/widgets/kept_files.html"
    needs_multipart_form = True

    def __init__(self, *, multiple: bool, accept: str = "") -> None:
        super().__init__()
        self.multiple, self.accept = multiple, accept

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[FileRef]:
        return data.get(name) or []

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        kept = [{"key": key(ref), "name": ref.name, "size": ref.size} for ref in value or ()]
        context["widget"].update(kept=kept, multiple=self.multiple, accept=self.accept)
        return context

    def format_value(self, value: Any) -> Any:
        return value


class OrganInput(forms.TextInput):
    """Type a part of the name and choose from the list of organs, which stands once on the page."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"list": "organ-names", "autocomplete": "off", **(attrs or {})})


def control(spec: Spec, raw: Any, pairs: Pairs | None) -> forms.Field:
    """Return the Django field that shows a leaf."""
    field = _field(spec, raw, pairs)
    field.label, field.help_text, field.required = spec.label, _help(spec, pairs), spec.required
    field.why = spec.why  # type: ignore[attr-defined]  # the portal shows it under 为什么问这个
    return field


def _help(spec: Spec, pairs: Pairs | None) -> str:
    if spec.kind == "lines" and pairs is None:
        return f"{spec.help}（一行一项）" if spec.help else "一行一项"
    return spec.help


def _field(spec: Spec, raw: Any, pairs: Pairs | None) -> forms.Field:
    if spec.kind == "organ":
        return forms.CharField(widget=OrganInput)
    if pairs is not None and not pairs and spec.optional:
        return forms.CharField(
            required=False, widget=forms.HiddenInput
        )  # nothing to choose from: nothing to ask
    if pairs is not None and spec.kind in {"lines", "ints", "choices"}:
        return forms.MultipleChoiceField(choices=pairs, widget=forms.CheckboxSelectMultiple)
    if pairs is not None:
        return forms.ChoiceField(choices=_with_blank(spec, pairs), widget=_chooser(spec, pairs))
    if spec.options:
        return _choice(spec, [(str(each.value), getattr(each, "label", each.name)) for each in spec.options])
    return _SIMPLE[spec.kind](spec, raw)


def _choice(spec: Spec, pairs: Sequence[tuple[str, str]]) -> forms.Field:
    if spec.kind == "choices":
        return forms.MultipleChoiceField(choices=pairs, widget=forms.CheckboxSelectMultiple)
    if [value for value, _ in pairs] == [value for value, _ in TriState.CHOICES]:
        return forms.ChoiceField(choices=pairs, widget=TriState)
    return forms.ChoiceField(choices=_with_blank(spec, pairs), widget=_chooser(spec, pairs))


def _chooser(spec: Spec, pairs: Sequence[Any]) -> type[forms.Select | forms.RadioSelect]:
    return forms.RadioSelect if spec.widget == "radio" or len(pairs) <= RADIO_MOST else forms.Select


def _with_blank(spec: Spec, pairs: Sequence[Any]) -> list[tuple[str, str]]:
    """An optional choice can be taken back; a select begins with nothing chosen."""
    radio = _chooser(spec, pairs) is forms.RadioSelect
    if radio:
        return [*pairs, *([("", "不填")] if spec.optional else [])]
    return [("", "不填" if spec.optional else "请选择"), *pairs]


def _limits(spec: Spec, **more: Any) -> dict[str, Any]:
    return {**({"maxlength": spec.most} if spec.most else {}), **more}


def _text(spec: Spec, raw: Any) -> forms.Field:
    return forms.CharField(widget=forms.TextInput(_limits(spec)))


def _long(spec: Spec, raw: Any) -> forms.Field:
    return forms.CharField(widget=CountedTextarea(_limits(spec)))


def _lines(spec: Spec, raw: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea({"rows": 3}))


def _date(spec: Spec, raw: Any) -> forms.Field:
    """A browser's date control would swallow what it cannot read: what was typed comes back as text."""
    readable = not raw or ISO.fullmatch(str(raw))
    return forms.CharField(widget=DateInput() if readable else forms.TextInput({"inputmode": "numeric"}))


def _time(spec: Spec, raw: Any) -> forms.Field:
    """As with dates: what a time control cannot read comes back as text."""
    readable = not raw or CLOCK.fullmatch(str(raw))
    return forms.CharField(widget=TimeInput() if readable else forms.TextInput())


def _int(spec: Spec, raw: Any) -> forms.Field:
    limits = {"min": spec.least, "max": spec.greatest}
    if raw and not str(raw).lstrip("-").isdecimal():
        return forms.CharField(widget=forms.TextInput({"inputmode": "numeric"}))
    return forms.CharField(
        widget=forms.NumberInput({name: value for name, value in limits.items() if value is not None})
    )


def _decimal(spec: Spec, raw: Any) -> forms.Field:
    return forms.CharField(widget=forms.TextInput({"inputmode": "decimal", "size": 20}))


def _ints(spec: Spec, raw: Any) -> forms.Field:
    return forms.CharField(widget=forms.TextInput({"inputmode": "numeric"}))


def _bool(spec: Spec, raw: Any) -> forms.Field:
    return forms.BooleanField()


def _maybe(spec: Spec, raw: Any) -> forms.Field:
    return forms.ChoiceField(choices=[*YES_NO, ("", "不填")], widget=forms.RadioSelect)


def _read_only(spec: Spec, raw: Any) -> forms.Field:
    return forms.CharField(widget=forms.HiddenInput)


def _files(spec: Spec, raw: Any) -> forms.Field:
    accept = (
        "image/jpeg,image/png" if spec.widget == "photos" else ""
    )  # a phone then offers its camera, and gives JPEG
    return forms.Field(widget=KeptFiles(multiple=spec.kind == "files", accept=accept))


_SIMPLE = {
    "text": _text, "long": _long, "lines": _lines, "date": _date, "time": _time, "int": _int, "decimal": _decimal, "ints": _ints,
    "bool": _bool, "maybe": _maybe, "file": _files, "files": _files, "person": _text, "told": _read_only, "kept": _read_only,
}  # fmt: skip
