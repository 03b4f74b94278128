"""From answers to an application: what is still missing, the summary to check, the record to submit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.forms import BoundField, ChoiceField

from fuyuan.business.reconsideration.records import Application
from fuyuan.matters.record import FileRef, parse_record

from . import files
from .answers import Answers
from .forms import PageForm
from .forms_case import RequestsForm
from .pages import FILES, RESPONDENT, TIME, Page, path
from .timing import delays_so_far, timing


@dataclass(frozen=True, slots=True)
class Section:
    """What one screen says, for the summary. ``problem``: why it is not complete."""

    page: Page
    rows: list[tuple[str, Any]]
    problem: str = ""


class Filled:
    """All screens of a draft with their forms bound to what was typed."""

    def __init__(self, answers: Answers, today: date) -> None:
        self.answers, self.today = answers, today
        self.pages = path(answers, today)
        self.forms = {page.key: page.bound(answers) for page in self.pages if page.form}

    # -- the summary ---------------------------------------------------------------------------------------------

    @cached_property
    def sections(self) -> list[Section]:
        return [each for page in self.pages if (each := self._section(page))]

    @cached_property
    def missing(self) -> list[Page]:
        return [section.page for section in self.sections if section.problem]

    def _section(self, page: Page) -> Section | None:
        if page.form:
            return self._form_section(page, self.forms[page.key])
        if page is RESPONDENT:
            names = [each["name"] for each in self.answers.respondents]
            return Section(
                page, [("被申请人", "、".join(names))] if names else [], "" if names else "还没有选择"
            )
        if page is TIME:
            now = timing(self.answers, self.today)
            return Section(page, [("申请期限", f"{now.title}：{now.text}")]) if now else None
        if page is FILES:
            rows = [
                (files.purpose_label(self.answers, each["purpose"]), each["name"])
                for each in self.answers.files
            ]
            return Section(page, rows or [("材料", "没有上传材料，可以以后补交")])
        return None

    def _form_section(self, page: Page, form: PageForm | None) -> Section:
        if form is None:
            return Section(page, [], "还没有填写")
        rows = list(_rows(form))
        if form.is_valid():
            return Section(page, rows)
        return Section(page, rows, "；".join(str(text) for texts in form.errors.values() for text in texts))

    # -- the record ----------------------------------------------------------------------------------------------

    def application(self) -> Application:
        """Return the application. Raises InvalidRecord; call it when nothing is missing."""
        return parse_record(Application, self._values())

    def _data(self, key: str) -> dict[str, Any]:
        form = self.forms.get(key)
        return form.as_record() if form is not None and form.is_valid() else {}

    def _values(self) -> dict[str, Any]:
        several = "people" in self.forms
        requests = self.forms["requests"]
        assert isinstance(requests, RequestsForm)
        return {
            "channel": "online",
            "applicants": [self._party(page.index) for page in self.pages if page.slug == "identity"],
            "representatives": self._data("people").get("representatives", ()) if several else (),
            "election": next(iter(self._files("election")), None),
            "agents": [self._agent(page.index) for page in self.pages if page.slug == "agent"],
            "respondents": self.answers.respondents,
            "act": self._act(),
            "requests": requests.as_records(),
            "reasons": self._data("reasons")["reasons"],
            "evidence": list(self._evidence()),
            "delays": [delay.model_dump() for delay in delays_so_far(self.answers)],
            "delivery": self._data("delivery"),
            **self._data("options"),
        }

    def _party(self, n: int) -> dict[str, Any]:
        parts = {**self._data(f"identity.{n}"), **self._data(f"contact.{n}")}
        return {**parts, "files": self._files(f"identity:{n}")}

    def _agent(self, n: int) -> dict[str, Any]:
        return {**self._data(f"agent.{n}"), "files": self._files(f"agent:{n}")}

    def _act(self) -> dict[str, Any]:
        inaction = "inaction" in self.forms
        names = ("kind", "inaction", "more") if inaction else ("kind", "paper", "known", "more")
        values = {key: value for name in names for key, value in self._data(name).items()}
        return {**values, "inaction": inaction, "files": self._files("act")}

    def _files(self, purpose: str) -> list[FileRef]:
        return [files.ref_of(each) for each in self.answers.files if each["purpose"] == purpose]

    def _evidence(self) -> Iterator[dict[str, Any]]:
        for each in self.answers.files:
            head, _, kind = each["purpose"].partition(":")
            if head == "evidence":
                stem = each["name"].rpartition(".")[0] or each["name"]
                yield {"name": stem[:200], "kind": kind, "proves": each["proves"], "file": files.ref_of(each)}


def _rows(form: PageForm) -> Iterator[tuple[str, Any]]:
    """What was typed, in words; empty fields are left out."""
    for bound in form:
        value = _words(bound)
        if value:
            yield str(bound.label), value


def _words(bound: BoundField) -> Any:
    value = bound.value()
    if isinstance(bound.field, ChoiceField):
        labels = {str(key): label for key, label in cast(Any, bound.field.choices)}
        chosen = value if isinstance(value, list) else [value]
        return "、".join(str(labels[str(each)]) for each in chosen if str(each) in labels)
    return "是" if value is True else value
