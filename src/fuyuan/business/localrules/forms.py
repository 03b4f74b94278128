"""The form of the annex: every setting that a rule may keep, with the value it holds now and the one it shall have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from fuyuan.organs import settings as installation
from fuyuan.organs.settings import Definition, Topic

from . import annex
from .records import AnnexLine, Place
from .state import RuleState

YES_NO = ((True, "是"), (False, "否"))


@dataclass(frozen=True, slots=True)
class Line:
    """One setting on the form. ``kept``: another rule keeps it, and it cannot be chosen."""

    definition: Definition
    now: str
    include: BoundField
    value: BoundField
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    topic: Topic
    place: BoundField
    lines: Sequence[Line]


class AnnexForm(forms.Form):
    """``before``: the state the form begins with, the rule's own or that of the version it revises."""

    def __init__(
        self, state: RuleState, before: RuleState, elsewhere: Mapping[str, str], data: Any = None
    ) -> None:
        super().__init__(data)
        self.elsewhere = elsewhere
        articles = [("", "没有规定"), *((str(each.number), each.name) for each in state.articles)]
        known = {line.key: line for line in before.lines}
        places = {each.topic: each.article for each in before.places}
        for topic in annex.topics():
            self.fields[f"place-{topic.key}"] = forms.ChoiceField(
                label=f"{topic.title}：条文依据",
                choices=articles,
                required=False,
                initial=places.get(topic.key, ""),
            )
            for definition in annex.known(topic.key):
                self._add(definition, known.get(definition.key))

    def _add(self, definition: Definition, line: AnnexLine | None) -> None:
        key = definition.key
        value = _value(line, key)
        self.fields[f"in-{key}"] = forms.BooleanField(
            label=f"{definition.title}：由本规则确定", required=False, initial=line is not None,
            disabled=key in self.elsewhere,
        )  # fmt: skip
        self.fields[f"value-{key}"] = _field(definition, value)

    @property
    def sections(self) -> Iterator[Section]:
        for topic in annex.topics():
            lines = [self._line(each) for each in annex.known(topic.key)]
            yield Section(topic, self[f"place-{topic.key}"], lines)

    def _line(self, definition: Definition) -> Line:
        key = definition.key
        return Line(
            definition, definition.show(installation.get(key)), self[f"in-{key}"], self[f"value-{key}"],
            self.elsewhere.get(key, ""),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A value that its setting does not take is told beside it; what is not chosen is not judged."""
        cleaned = super().clean() or self.cleaned_data
        for definition in self._chosen(cleaned):
            name = f"value-{definition.key}"
            if name not in cleaned:
                continue
            try:
                cleaned[name] = definition.parse(cleaned[name])
            except ValueError as error:
                self.add_error(name, ValidationError(str(error)))
        return cleaned

    def _chosen(self, cleaned: Mapping[str, Any]) -> Iterator[Definition]:
        for topic in annex.topics():
            yield from (each for each in annex.known(topic.key) if cleaned.get(f"in-{each.key}"))

    def lines(self) -> list[AnnexLine]:
        chosen = self._chosen(self.cleaned_data)
        return [annex.line_of(each, self.cleaned_data[f"value-{each.key}"]) for each in chosen]

    def places(self) -> list[Place]:
        said = {topic.key: self.cleaned_data[f"place-{topic.key}"] for topic in annex.topics()}
        return [Place(topic=topic, article=int(number)) for topic, number in said.items() if number]


def _value(line: AnnexLine | None, key: str) -> Any:
    """The value of the annex; that of today where there is none, or a setting no longer takes what an older version gave it."""
    try:
        return annex.value_of(line) if line else installation.get(key)
    except ValueError:
        return installation.get(key)


def _field(definition: Definition, value: Any) -> forms.Field:
    """The control of a setting's type; bounds are told to the browser too, and judged by the setting."""
    label = f"{definition.title}：拟定的值"
    choices = definition.choices or (YES_NO if definition.type is bool else ())
    if choices:
        by_text = {str(each): each for each, _ in choices}
        return forms.TypedChoiceField(
            label=label, initial=str(value), choices=[(str(each), words) for each, words in choices],
            coerce=lambda text: by_text[text], required=False, empty_value=value,
        )  # fmt: skip
    if definition.type is int:
        return forms.IntegerField(
            label=label, initial=value, min_value=definition.least, max_value=definition.most, required=False
        )
    return forms.CharField(label=label, initial=value, max_length=500, required=False)
