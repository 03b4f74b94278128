"""The room's own pages: the annex, two versions beside each other, and the text that holds on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters import clock
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.services import Overtaken, StepRefused, context_for, take_step
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from . import annex
from .desk import DESK_ROOM, READERS
from .forms import AnnexForm
from .models import LocalRule
from .procedure import DRAFTERS, PROCEDURE
from .queries import family, in_force, state_of, versions, visible_rules
from .records import Annexed
from .state import RuleState
from .text import compare

STEP = PROCEDURE.step("set_annex")


def _row(request: StaffRequest, pk: int) -> LocalRule:
    return policy_for(LocalRule).get_or_404(request.actor, LocalRule.objects.all(), pk=pk)


@access(posts(*DRAFTERS))
@require_http_methods(["GET", "POST"])
def annex_page(request: StaffRequest, pk: int) -> HttpResponse:
    """拟定附件: begins with what the draft has, or with the annex of the version it revises."""
    row = _row(request, pk)
    state = state_of(row)
    refusal = _refusal(request, state)
    form = AnnexForm(state, _before(state), annex.kept_elsewhere(family(row)), request.POST or None)
    status = 409 if refusal else 200
    if request.method == "POST" and not refusal:
        if form.is_valid():
            refusal = _taken(request, row, form)
            if refusal is None:
                messages.success(request, "附件已拟定。")
                return redirect(matter_url(PROCEDURE.name, pk))
        status = 409 if refusal else 422
    context = {
        "row": row, "state": state, "form": form, "refusal": refusal, "back_url": matter_url(PROCEDURE.name, pk),
        "open": state.stage == "drafting",
    }  # fmt: skip
    return render(request, "localrules/annex.html", context, status=status)


def _refusal(request: StaffRequest, state: RuleState) -> Refusal | None:
    context = context_for(DESK_ROOM.room, state, STEP.name, None, request.actor)
    return PROCEDURE.refusal(STEP, state, None, context)


def _before(state: RuleState) -> RuleState:
    """A first annex of a new version begins with that of the version it revises."""
    if state.lines or state.places or state.revises is None:
        return state
    older = LocalRule.objects.filter(pk=state.revises).first()
    return state_of(older) if older else state


def _taken(request: StaffRequest, row: LocalRule, form: AnnexForm) -> Refusal | None:
    """Take the step; whoever changed the draft in between is not overwritten."""
    seen = request.POST.get("expect", "")
    record = Annexed(lines=tuple(form.lines()), places=tuple(form.places()))
    try:
        take_step(
            matter_id=row.pk, step=STEP.name, record=record, actor=request.actor,
            expect=int(seen) if seen.isdecimal() and len(seen) < 10 else row.seq,
        )  # fmt: skip
    except StepRefused as refused:
        return refused.refusal
    except Overtaken as overtaken:
        return Refusal(str(overtaken))
    return None


@access(posts(*READERS))
@require_GET
def text_page(request: StaffRequest, pk: int) -> HttpResponse:
    """The text and the annex that hold on a day, and every version with its days."""
    row = _row(request, pk)
    first, on = family(row), asked_day(request.GET.get("on", ""))
    seen = set(visible_rules(request.actor).values_list("pk", flat=True))
    found = next((each for each in in_force(on, first) if each.pk in seen), None)
    titles = {stage.name: stage.title for stage in PROCEDURE.stages}
    context = {
        "row": row, "on": on, "found": found, "state": state_of(found) if found else None,
        "found_url": matter_url(PROCEDURE.name, found.pk) if found else "",
        "versions": [
            {"row": each, "url": matter_url(PROCEDURE.name, each.pk), "stage": titles[each.stage]}
            for each in versions(first)
            if each.pk in seen
        ],
        "back_url": matter_url(PROCEDURE.name, pk),
    }  # fmt: skip
    return render(request, "localrules/text.html", context)


def asked_day(text: str) -> date:
    """The day asked for; what is none is today."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()


@access(posts(*READERS))
@require_GET
def compare_page(request: StaffRequest, pk: int) -> HttpResponse:
    """Two versions, article by article and setting by setting; the one before unless another is asked for."""
    row = _row(request, pk)
    others = [
        each
        for each in versions(family(row)).exclude(pk=pk)
        if policy_for(LocalRule).can_see(request.actor, each)
    ]
    other = _other(row, others, request.GET.get("with", ""))
    context: dict[str, Any] = {
        "row": row, "others": others, "other": other, "back_url": matter_url(PROCEDURE.name, pk),
    }  # fmt: skip
    if other:
        old, new = sorted((row, other), key=lambda each: each.version)
        before, after = state_of(old), state_of(new)
        changes = compare(before.articles, after.articles)
        context |= {
            "old": old, "new": new, "changes": changes, "lines": list(annex.differences(before, after)),
            "counts": [
                (word, sum(each.kind == kind for each in changes))
                for kind, word in (("changed", "修改"), ("added", "新增"), ("removed", "删去"), ("same", "没有变化"))
            ],
        }  # fmt: skip
    return render(request, "localrules/compare.html", context)


def _other(row: LocalRule, others: list[LocalRule], asked: str) -> LocalRule | None:
    chosen = next((each for each in others if str(each.pk) == asked), None)
    earlier = (each for each in others if each.version < row.version)
    return chosen or next(earlier, None) or next(iter(others), None)
