"""Form pieces every room uses: the renderer that gives all fields one face, and widgets HTML lacks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class ShellRenderer(TemplatesSetting):
    """The project's FORM_RENDERER: `{{ form }}` and `as_field_group` draw our fields."""

    form_template_name = "shell/form.html"
    field_template_name = "shell/field.html"


class DateInput(forms.DateInput):
    """The browser's own date picker; the value is always ISO, whatever the locale."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own control for a time of day, hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class CountedTextarea(forms.Textarea):
    """A text area that says how many characters are left when the field has a `max_length`."""

    template_name = "shell/widgets/textarea.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 5, **(attrs or {})})


class FileInput(forms.ClearableFileInput):
    """File choice with the accepted kinds and the limit in words; shell.js lists the files chosen.

    `accept` as in HTML (".pdf,.jpg"); `max_bytes` is only told to the reader, the server checks.
    """

    template_name = "shell/widgets/file.html"
    use_fieldset = False

    def __init__(self, *, accept: str = "", max_bytes: int | None = None, multiple: bool = False) -> None:
        super().__init__({"accept": accept} if accept else None)
        self.allow_multiple_selected = multiple
        self.max_bytes = max_bytes

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        if self.allow_multiple_selected:
            attrs = {**(attrs or {}), "multiple": True}
        context = super().get_context(name, value, attrs)
        context["widget"].update(
            max_bytes=self.max_bytes, kinds=self.attrs.get("accept", "").replace(",", "、")
        )
        return context


class TriState(forms.RadioSelect):
    """One line of a checklist: 符合 / 不符合 / 待核实. Nothing is chosen beforehand."""

    template_name = "shell/widgets/tristate.html"
    CHOICES = (("yes", _("符合")), ("no", _("不符合")), ("unsure", _("待核实")))


class TriStateField(forms.ChoiceField):
    """A condition the officer confirms; the value is "yes", "no" or "unsure"."""

    widget = TriState

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=TriState.CHOICES, **kwargs)
