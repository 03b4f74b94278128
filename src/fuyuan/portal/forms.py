"""The base of every page of the guided application."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from fuyuan.matters.record import InvalidRecord, Record, parse_record

from .answers import Answers
from .fields import DayField

ISO = re.compile(r"(\d{4}-\d{2}-\d{2})?")


def keep_unreadable_days(form: forms.Form) -> None:
    """A browser's date control swallows what it cannot read: such a day comes back as the text that was typed."""
    for name, each in form.fields.items():
        if isinstance(each, DayField):
            typed = form.data.get(name, "") if form.is_bound else (form.initial.get(name) or "")
            if not ISO.fullmatch(str(typed)):
                each.widget = forms.TextInput({"inputmode": "numeric"})


class PageForm(forms.Form):
    """One screen. ``answers`` is everything typed so far; ``index`` the person the screen is about, from 0."""

    record: type[Record] | None = None  # checked as a whole when the fields are right by themselves
    root = ""  # field that shows what is wrong with the record as a whole

    def __init__(self, *args: Any, answers: Answers, index: int = 0, **kwargs: Any) -> None:
        self.answers, self.index = answers, index
        super().__init__(*args, **kwargs)
        self.build()
        keep_unreadable_days(self)

    def build(self) -> None:
        """Adapt fields to the answers given before."""

    def as_record(self) -> dict[str, Any]:
        """Return the cleaned values as the record's input; what was left empty keeps the record's default."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.record and not self.errors:
            self.check(self.record, self.as_record())
        return data

    def check(self, record: type[Record], values: Mapping[str, Any]) -> None:
        """Ask the record itself; its messages go beside the fields."""
        try:
            parse_record(record, values)
        except InvalidRecord as problem:
            for path, texts in problem.errors.items():
                name = path.split(".")[0]
                self.add_error(name if name in self.fields else self.root or None, texts)
