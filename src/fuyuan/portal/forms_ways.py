"""The questions of “which way is mine”, and what of them an application may start with. Everything stands in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from fuyuan.business.reconsideration.records import Act, ActKind, Application, Elsewhere
from fuyuan.matters import clock
from fuyuan.organs.models import Organ, OrganKind, administrative_organs
from fuyuan.organs.models.organ import valid_on

from .answers import Answers
from .fields import choose, field
from .forms import PageForm
from .forms_act import PLAIN, InactionForm, KnownForm, MoreForm, PaperForm, TroubleForm
from .ways import ROADS, Said

# what an organ does, never what it leaves undone: nobody is asked
ALWAYS_ACTS = frozenset(
    {ActKind.PENALTY, ActKind.FORCE, ActKind.BUSINESS, ActKind.COMPETITION, ActKind.LEVY, ActKind.RESOURCE}
)
# organs that stand in no county's list, by what they are: (value, kind, how a visitor says it)
UNLISTED = (
    ("vertical", OrganKind.VERTICAL, "税务、海关、国家安全、金融监管、外汇管理等垂直领导的机关"),
    ("state", OrganKind.STATE_DEPARTMENT, "国务院部门"),
)
UNKNOWN = ("unknown", "名单里没有，或者说不清楚")


class KindForm(forms.Form):
    """属于哪一类: an act of 第十一条, or a matter with another door."""

    kind = forms.ChoiceField(
        label="是什么事",
        choices=[
            *((kind.value, text) for kind, text in PLAIN.items()),
            *((key, road.question) for key, road in ROADS.items()),
        ],
        error_messages=choose("请选择是什么事"),
    )


class WhoForm(TroubleForm):
    """谁做的: an organ of the list, or its kind; and whether it acted or failed to act."""

    organ = forms.ChoiceField(
        label="是哪个机关", help_text="就是文书上盖章的机关，或者该办事却没有办的机关",
        error_messages={"required": "请选择机关", "invalid_choice": "请从列出的机关中选择"},
    )  # fmt: skip

    def build(self) -> None:
        organ = self.fields["organ"]
        assert isinstance(organ, forms.ChoiceField)
        organ.choices = [
            ("", "请选择"),
            *_listed(),
            ("名单里没有的", [*((v, t) for v, _, t in UNLISTED), UNKNOWN]),
        ]
        if self.answers.value("kind", "kind") in ALWAYS_ACTS:
            del self.fields["trouble"]


def _listed() -> Iterable[Any]:
    """The organs by kind, as groups of one list."""
    groups: dict[str, list[tuple[str, str]]] = {}
    rows = administrative_organs().filter(valid_on(clock.today()))
    for pk, name, kind in rows.values_list("pk", "name", "kind"):
        groups.setdefault(kind, []).append((str(pk), name))
    return [(kind.label, groups[kind.value]) for kind in OrganKind if kind.value in groups]


class MadeForm(PageForm):
    made_on = PaperForm.base_fields["made_on"]


class WaitedForm(InactionForm):
    def build(self) -> None:
        del self.fields["title"]


DECIDING = ("on_the_spot", "took_resource", "real_property", "foi_answer")


class DecidingForm(MoreForm):
    """The facts that decide which way comes first; those only a procedure needs are asked in the application."""

    def build(self) -> None:
        super().build()
        waiting = self.answers.value("trouble", "trouble") == "inaction"
        for name in list(self.fields):
            if name not in DECIDING or (waiting and name == "foi_answer"):
                del self.fields[name]


class LastForm(PageForm):
    told_first = forms.BooleanField(
        label="文书上写着必须先申请行政复议才能起诉", required=False, help_text="例如纳税争议；没有写的不选"
    )
    elsewhere = field(
        Application, "elsewhere", required=True, initial=Elsewhere.NO.value,
        label="这件事是不是已经起诉，或者已经向别的机关申请复议",
    )  # fmt: skip


# -- the answers -----------------------------------------------------------------------------------------------------

# screen of the application → the questions asked here that it asks too
SHARED: Mapping[str, frozenset[str]] = {
    "trouble": frozenset({"trouble"}),
    "kind": frozenset({"kind"}),
    "paper": frozenset({"made_on"}),
    "known": frozenset(KnownForm.base_fields),
    "inaction": frozenset(InactionForm.base_fields) - {"title"},
    "more": frozenset(DECIDING),
    "options": frozenset({"elsewhere"}),
}


def answers_of(query: QueryDict) -> Answers:
    """Return what was answered as the screens of an application keep it; empty when it is no matter for one."""
    answers = Answers()
    kind = query.get("kind", "")
    if kind not in list(ActKind):
        return answers
    waiting = query.get("trouble") == "inaction" and kind not in ALWAYS_ACTS
    left_out = {"paper", "known"} if waiting else {"inaction"}
    for screen, names in SHARED.items():
        if screen not in left_out and names & set(query):
            answers.keep(screen, query, set(names))
    if "organ" in query:
        answers.pages["trouble"] = {"trouble": ["inaction" if waiting else "act"]}
        organ = listed_organ(query.get("organ", ""))
        answers.respondents = [{"organ_id": organ.pk, "name": organ.name}] if organ else []
    return answers


def listed_organ(value: str) -> Organ | None:
    """Return the organ chosen from the list, None for what stands in none."""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 18 else 0
    return administrative_organs().filter(valid_on(clock.today()), pk=number).first() if number else None


def facts_forms(answers: Answers, query: QueryDict | None) -> list[PageForm]:
    """Return the forms of the last screen, in order."""
    waiting = answers.value("trouble", "trouble") == "inaction"
    kinds: list[type[PageForm]] = [
        *([WaitedForm] if waiting else [MadeForm, KnownForm]),
        DecidingForm,
        LastForm,
    ]
    return [kind(query, answers=answers) for kind in kinds]


def said(answers: Answers, forms_: Iterable[PageForm]) -> Said | None:
    """Return what the visitor told; None while something is missing or wrong (the forms say what)."""
    if not all([form.is_valid() for form in forms_]):
        return None
    told: dict[str, Any] = {}
    for form in forms_:
        told |= form.as_record()
    elsewhere, told_first = Elsewhere(told.pop("elsewhere")), bool(told.pop("told_first", False))
    inaction = answers.value("trouble", "trouble") == "inaction"
    kind = ActKind(answers.value("kind", "kind"))
    if inaction and kind is ActKind.INFORMATION:
        told["foi_answer"] = "refused" if told.get("refused_openly") else "none"
    return Said(
        Act.model_construct(**{**told, "kind": kind, "title": "", "inaction": inaction}),
        elsewhere,
        told_first,
    )
