"""呈批 on the desk: submitting and opinions on a paper's page, what waits for one's opinion, delegations, and the rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fuyuan.matters import clock
from fuyuan.organs.access import STAFF, access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import ADMIN_POSTS, OFFICE_POSTS, STAFF_POSTS, Post
from fuyuan.organs.request import StaffRequest
from fuyuan.papers.approval import services
from fuyuan.papers.approval.gate import reviewers_of, standing_of
from fuyuan.papers.kinds import PaperKind, kind_of, kinds
from fuyuan.papers.models import Delegation, Paper
from fuyuan.papers.queries import paper_for
from fuyuan.papers.services import PaperRefused

from .forms import CountedTextarea, DateInput
from .menu import MenuPage, register_page
from .rooms import desk_rooms

SIGNING = STAFF_POSTS - ADMIN_POSTS
MOST = 200  # drafts that wait for an opinion, on one page

register_page(MenuPage("shell:approvals", "呈批和委托签发", "clipboard-check", "文书", SIGNING, order=899))


# --- on a paper ---------------------------------------------------------------------------------------------------


@access(STAFF)
@require_POST
def submit_paper(request: StaffRequest, pk: int) -> HttpResponse:
    """呈报 the draft to its first reviewer."""
    paper_for(request.actor, pk)
    return _done(
        request,
        pk,
        "已呈报，等审核人提出意见。",
        services.submit,
        request.POST.get("text", ""),
        revision_of(request),
    )


@access(STAFF)
@require_POST
def give_opinion(request: StaffRequest, pk: int) -> HttpResponse:
    """同意、修改或者退回, on the text that was read."""
    paper_for(request.actor, pk)
    verdict, text = request.POST.get("verdict", ""), request.POST.get("text", "")
    return _done(request, pk, "意见已记录。", services.give, verdict, text, revision_of(request))


def _done(request: StaffRequest, pk: int, told: str, act: Any, *words: Any) -> HttpResponse:
    try:
        act(pk, request.actor, *words)
        messages.success(request, told)
    except PaperRefused as refused:
        messages.error(request, str(refused))
    return redirect("shell:paper", pk)


def revision_of(request: StaffRequest) -> int:
    """The revision the browser showed; one that never was counts as out of date."""
    value = request.POST.get("revision", "")
    return int(value) if value.isdecimal() and len(value) < 9 else -1


def panel_of(paper: Paper, actor: Actor) -> dict[str, Any]:
    """What the page of a paper shows of its 呈批."""
    now = standing_of(paper)
    return {
        "opinions": paper.opinions.order_by("pk"),
        "standing": now,
        "may_submit": paper.status == Paper.Status.DRAFT and bool(now.levels) and not now.submitted,
        "my_turn": services.turn_of(paper, actor) is not None,
    }


# --- what waits, and delegations ----------------------------------------------------------------------------------


class DelegationForm(forms.Form):
    """Whom one lets sign what, and how long."""

    taker = forms.ModelChoiceField(Account.objects.none(), label="受托人", help_text="本机关有岗位的人员。")
    kinds = forms.MultipleChoiceField(label="文书种类", widget=forms.CheckboxSelectMultiple)
    valid_from = forms.DateField(label="开始日期", widget=DateInput)
    valid_to = forms.DateField(label="结束日期", widget=DateInput)
    reason = forms.CharField(label="委托事由", max_length=300, widget=CountedTextarea({"rows": 2}))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Holding.objects.filter(valid_on(clock.today()), organ_id=actor.organ_id or 0, effective=True)
        people = Account.objects.filter(pk__in=here.values("account_id"), is_active=True)
        taker, mine = self.fields["taker"], self.fields["kinds"]
        assert isinstance(taker, forms.ModelChoiceField)
        assert isinstance(mine, forms.MultipleChoiceField)
        taker.queryset = (
            people.exclude(pk=actor.person_id or 0).exclude(kind__in=ADMIN_POSTS).order_by("name")
        )
        mine.choices = [(kind.key, kind.title) for kind in signed_by(actor.post)]


def signed_by(post: Post) -> list[PaperKind]:
    return [kind for kind in kinds() if post in kind.signers]


@access(posts(*SIGNING))
@require_http_methods(["GET", "POST"])
def approvals(request: StaffRequest) -> HttpResponse:
    """The drafts that wait for the actor's opinion, and who signs for whom."""
    actor = request.actor
    signs = bool(signed_by(actor.post))
    form = DelegationForm(actor, request.POST or None, initial={"valid_from": clock.today()})
    if request.method == "POST" and signs and form.is_valid():
        try:
            services.delegate(actor=actor, **form.cleaned_data)
        except PaperRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "委托已登记，受托人在期限内可以签发。")
            return redirect("shell:approvals")
    given = policy_for(Delegation).filter(actor, Delegation.objects.select_related("taker"))
    context = {
        "waiting": _waiting(actor),
        "delegations": [(each, [kind_of(key).title for key in each.kinds]) for each in given],
        "form": form if signs else None,
        "mine": actor.person_id,
        "today": clock.today(),
    }
    return render(request, "shell/approvals/approvals.html", context, status=422 if form.errors else 200)


def _waiting(actor: Actor) -> list[Paper]:
    submitted = (
        Paper.objects.filter(status=Paper.Status.DRAFT, opinions__verdict="submit").distinct().order_by("pk")
    )
    seen = policy_for(Paper).filter(actor, submitted)[:MOST]
    return [paper for paper in seen if services.turn_of(paper, actor) is not None]


@access(posts(*SIGNING))
@require_POST
def end_delegation(request: StaffRequest, pk: int) -> HttpResponse:
    policy_for(Delegation).get_or_404(request.actor, Delegation.objects.all(), pk=pk)
    try:
        services.end_delegation(pk, request.actor)
        messages.success(request, "委托已终止。")
    except PaperRefused as refused:
        messages.error(request, str(refused))
    return redirect("shell:approvals")


# --- the rules ----------------------------------------------------------------------------------------------------


class RuleForm(forms.Form):
    """Who reviews one kind of paper before it is signed."""

    first = forms.ChoiceField(label="第一审核人", required=False, help_text="留空表示不用审核，直接签发。")
    second = forms.ChoiceField(label="第二审核人", required=False)
    valid_from = forms.DateField(label="启用日期", widget=DateInput)
    reason = forms.CharField(label="修改理由", max_length=300, widget=CountedTextarea({"rows": 2}))

    def __init__(self, kind: PaperKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "不用审核"), *((post.value, post.label) for post in reviewing_posts(kind))]
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("second") and values.get("second") == values.get("first"):
            self.add_error("second", "两级审核人应当是不同的岗位。")
        if values.get("second") and not values.get("first"):
            self.add_error("first", "先选第一审核人。")
        return values

    @property
    def reviewers(self) -> list[str]:
        return [post for post in (self.cleaned_data["first"], self.cleaned_data["second"]) if post]


def reviewing_posts(kind: PaperKind) -> list[Post]:
    """The posts that can read the draft: whoever signs or reads this kind, and the office in its own room."""
    working = frozenset().union(*(room.posts for room in desk_rooms() if room.kind == kind.room))
    office = OFFICE_POSTS & working
    return sorted(kind.signers | kind.readers | office, key=lambda post: post.label)


@access(posts(Post.SYSTEM_ADMIN))
@require_safe
def approval_rules(request: StaffRequest) -> HttpResponse:
    """Every kind of paper that is signed, and who reviews it first."""
    today = clock.today()
    rows = [
        (kind, [Post(post).label for post in reviewers_of(kind.key, today)])
        for kind in sorted(kinds(), key=lambda kind: (kind.room, kind.title))
        if kind.signers
    ]
    return render(request, "shell/approvals/rules.html", {"rows": rows})


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["GET", "POST"])
def approval_rule(request: StaffRequest, key: str) -> HttpResponse:
    kind = _signed_kind(key)
    now = [*reviewers_of(key, clock.today()), "", ""]
    form = RuleForm(
        kind, request.POST or None, initial={"first": now[0], "second": now[1], "valid_from": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            services.set_rule(
                kind=key, reviewers=form.reviewers, valid_from=values["valid_from"], reason=values["reason"],
                by=request.account,
            )  # fmt: skip
        except PaperRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "规则已保存。")
            return redirect("shell:approval-rules")
    return render(
        request, "shell/approvals/rule.html", {"kind": kind, "form": form}, status=422 if form.errors else 200
    )


def _signed_kind(key: str) -> PaperKind:
    found = next((kind for kind in kinds() if kind.key == key and kind.signers), None)
    if found is None:
        raise Http404(f"没有“{key}”这种文书")
    return found
