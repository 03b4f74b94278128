"""提醒规则: what proposes letters, who stands where under each rule today, and the history of its wording."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from .findings.sources import SOURCES
from .forms import NewRuleForm, RuleForm
from .letters import evaluate, rulebook
from .letters.rules import ReminderRule
from .procedure import LETTER

OFFICE = posts(Post.JOINT_OFFICE)
MOST_FACTS = 30  # of a unit on the page of a rule


@access(OFFICE)
@require_GET
def rule_list(request: StaffRequest) -> HttpResponse:
    """Every rule with its condition and whether there is anything to look at yet."""
    rows = [{"rule": rule, "source": SOURCES[rule.ground]} for rule in rulebook.rules()]
    return render(request, "linkage/rules.html", {"rows": rows})


@access(OFFICE)
@require_POST
def rules_run(request: StaffRequest) -> HttpResponse:
    """现在检查: what the night would propose, at once."""
    asked = evaluate.evaluate(request.actor)
    made = [each for each in asked if each.matter_id]
    for each in asked:
        if each.problem:
            messages.warning(request, f"规则“{each.proposal.rule.name}”没有提出：{each.problem}")
    told = f"提出 {len(made)} 件提醒函，等您审核。" if made else "没有新的单位达到条件。"
    messages.success(request, told)
    return redirect("shell:matters", kind=LETTER.name) if made else redirect("reminder-rules")


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def rule_new(request: StaffRequest) -> HttpResponse:
    form = NewRuleForm(request.POST or None, initial={"answer_days": 10, "threshold": 1, "enabled": True})
    if (
        request.method == "POST"
        and form.is_valid()
        and _saved(request, form, form.cleaned_data["code"], new=True)
    ):
        return redirect("reminder-rule", code=form.cleaned_data["code"])
    return render(request, "linkage/rule_new.html", {"form": form}, status=422 if form.errors else 200)


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def rule_page(request: StaffRequest, code: str) -> HttpResponse:
    """One rule: who reaches it today and with which matters, its wording, its history."""
    rule = rulebook.rule_of(code)
    if rule is None:
        raise Http404("no such rule")
    form = RuleForm(request.POST or None, initial=rule.model_dump(mode="json", exclude={"code"}))
    if request.method == "POST" and form.is_valid() and _saved(request, form, code):
        return redirect("reminder-rule", code=code)
    context = {
        "rule": rule, "form": form, "source": SOURCES[rule.ground], "standings": _standings(rule),
        "history": list(rulebook.history(code)),
    }  # fmt: skip
    return render(request, "linkage/rule.html", context, status=422 if form.errors else 200)


def _standings(rule: ReminderRule) -> list[dict[str, Any]]:
    return [
        {
            "unit": each.unit, "window": each.window, "count": len(each.found), "reached": each.reached,
            "facts": [found.finding for found in each.found[:MOST_FACTS]], "more": max(0, len(each.found) - MOST_FACTS),
            "letters": [(number, matter_url(LETTER.name, pk)) for pk, number in each.letters],
        }
        for each in evaluate.standings(rule, clock.today())
    ]  # fmt: skip


def _saved(request: StaffRequest, form: RuleForm, code: str, new: bool = False) -> bool:
    try:
        rulebook.save(form.rule(code), reason=form.cleaned_data["reason"], actor=request.actor, new=new)
    except (rulebook.RuleTaken, rulebook.Unchanged) as error:
        form.add_error("code" if new else None, str(error))
        return False
    messages.success(request, "规则已保存，从下一次检查起适用。")
    return True
