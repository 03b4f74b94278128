"""印章: the seals of one's organ, registering and approving them, the papers that wait for one, and the register of use."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from fuyuan.matters import clock
from fuyuan.matters.attachments import store
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.papers.batches.services import MOST, Item, begin
from fuyuan.papers.models import Paper, PaperBatch, Seal, SealUse
from fuyuan.papers.policies import SEAL_HEADS, SEAL_READERS
from fuyuan.papers.queries import unsealed
from fuyuan.papers.sealing import services
from fuyuan.papers.sealing.owners import usable_seals

from .batches import start
from .export import MOST_ROWS, workbook_response
from .forms import CountedTextarea, DateInput, FileInput
from .menu import MenuPage, register_page
from .rooms import Column

PAGE = 50
ON_PAGE = 100
REGISTRARS = frozenset({Post.SEAL_KEEPER, Post.SYSTEM_ADMIN})
REGISTER_READERS = SEAL_HEADS | {Post.SEAL_KEEPER}
USE_COLUMNS = (
    Column("at", "时间"), Column("seal", "印章"), Column("title", "文书"), Column("number", "文号"), Column("by", "用印人"),
    Column("result", "结果"), Column("reason", "未用印的原因"), Column("sha256", "用印后 PDF 摘要"),
)  # fmt: skip

register_page(MenuPage("shell:sealing", "待用印文书", "check-lg", "", frozenset({Post.SEAL_KEEPER}), order=5))
register_page(MenuPage("shell:seals", "印章", "award", "文书", REGISTER_READERS, order=901))


class SealForm(forms.Form):
    """What is registered of a seal."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label="机关")
    name = forms.CharField(
        label="印文", max_length=120, help_text="印章上的文字，例如“××县人民政府行政复议专用章”。"
    )
    image = forms.FileField(
        label="印模图片", widget=FileInput(accept=".png", max_bytes=services.MOST_BYTES),
        help_text="背景透明的正方形 PNG，边长不少于 200 像素。",
    )  # fmt: skip
    diameter = forms.IntegerField(
        label="直径（毫米）", min_value=services.LEAST, max_value=services.MOST, initial=42,
        help_text="县级人民政府和部门的印章为 42 毫米。",
    )  # fmt: skip
    valid_from = forms.DateField(label="启用日期", widget=DateInput)
    reason = forms.CharField(
        label="启用依据",
        max_length=300,
        widget=CountedTextarea({"rows": 2}),
        help_text="启用印章的文件名称和文号。",
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everywhere = actor.post is Post.SYSTEM_ADMIN
        mine = Organ.objects.all() if everywhere else Organ.objects.filter(pk=actor.organ_id or 0)
        field = self.fields["organ"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = mine.order_by("name")
        if not everywhere:
            field.initial = actor.organ_id


@access(posts(*SEAL_READERS))
@require_safe
def seals(request: StaffRequest) -> HttpResponse:
    """The seals the actor may see: those of their organ; the administrators see all."""
    found = policy_for(Seal).filter(request.actor, Seal.objects.select_related("organ"))
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "today": clock.today(),
        "registers": request.actor.post in REGISTRARS,
        "reads_register": request.actor.post in REGISTER_READERS,
    }
    return render(request, "shell/seals/list.html", context)


@access(posts(*REGISTRARS))
@require_http_methods(["GET", "POST"])
def new_seal(request: StaffRequest) -> HttpResponse:
    """登记印章: it waits for somebody else's approval."""
    form = SealForm(
        request.actor, request.POST or None, request.FILES or None, initial={"valid_from": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "image": form.cleaned_data["image"].read(services.MOST_BYTES + 1)}
        try:
            made = services.register(**values, by=request.account)
        except services.SealRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "已登记。由该机关负责人或者安全管理员批准后可以使用。")
            return redirect("shell:seal", made.pk)
    return render(request, "shell/seals/new.html", {"form": form}, status=422 if form.errors else 200)


@access(posts(*SEAL_READERS))
@require_http_methods(["GET", "POST"])
def seal(request: StaffRequest, pk: int) -> HttpResponse:
    """One seal: approve it, or stop its use."""
    rows = Seal.objects.select_related("organ", "registered_by", "approved_by")
    found, problem = policy_for(Seal).get_or_404(request.actor, rows, pk=pk), ""
    if request.method == "POST":
        try:
            messages.success(request, _deed(request, found))
            return redirect("shell:seal", pk)
        except services.SealRefused as refused:
            problem = str(refused)
    context = {
        "seal": found,
        "usable": usable_seals(found.organ_id, clock.today()).filter(pk=found.pk).exists(),
        "problem": problem,
        "may_approve": not (found.approved_at or found.end_reason)
        and services.may_approve(found, request.actor),
        "may_end": not found.end_reason and _may_end(found, request.actor),
        "reason": request.POST.get("reason", ""),
        "keepers": _keepers(found),
    }
    return render(request, "shell/seals/seal.html", context, status=409 if problem else 200)


def _deed(request: StaffRequest, found: Seal) -> str:
    if request.POST.get("deed") == "approve":
        services.approve(found.pk, request.actor)
        return "已批准。从启用日期起，该机关的印章管理员可以使用。"
    if not _may_end(found, request.actor):
        raise services.SealRefused("印章由登记它的岗位或者批准它的岗位停用。")
    services.end(found.pk, request.POST.get("reason", ""))
    return "已停用。以前盖过的文书不受影响。"


def _may_end(found: Seal, actor: Actor) -> bool:
    return actor.post in REGISTRARS or services.may_approve(found, actor)


def _keepers(found: Seal) -> list[Any]:
    today = clock.today()
    held = found.organ.holdings.filter(post=Post.SEAL_KEEPER).select_related("account", "organ")
    return [holding for holding in held if holding.is_valid(today)]


@access(posts(*SEAL_READERS))
@require_safe
def seal_image(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The image, for whoever keeps or approves the seal; never cached, never public."""
    found = policy_for(Seal).get_or_404(request.actor, Seal.objects.all(), pk=pk)
    return FileResponse(store().path(found.image).open("rb"), content_type="image/png")


# --- sealing papers -----------------------------------------------------------------------------------------------


@access(posts(Post.SEAL_KEEPER))
@require_http_methods(["GET", "POST"])
def sealing(request: StaffRequest) -> HttpResponse:
    """待用印文书: what was issued in the organ's name and waits for its seal; sealed one by one or many at once."""
    waiting = policy_for(Paper).filter(request.actor, unsealed().filter(seal_organ_id=request.actor.organ_id))
    waiting = waiting.select_related("matter").order_by("issued_on", "pk")
    seals = usable_seals(request.actor.organ_id, clock.today())
    problem = ""
    if request.method == "POST":
        chosen = next((each for each in seals if str(each.pk) == request.POST.get("seal")), None)
        ids = [int(pk) for pk in request.POST.getlist("ids") if pk.isdecimal() and len(pk) < 19]
        papers = list(waiting if request.POST.get("all") else waiting.filter(pk__in=ids))[:MOST]
        if chosen and papers:
            batch = begin(
                act=PaperBatch.Act.SEAL, items=map(Item.of, papers), actor=request.actor, token=secrets.token_hex(16),
                title=f"{chosen.name}用印 {len(papers)} 份", asked={"seal": chosen.pk},
            )  # fmt: skip
            return start(batch, request.actor)
        problem = "请先勾选文书，再选择要盖的印章。"
    context = {
        "page": Paginator(waiting, ON_PAGE).get_page(request.GET.get("page")),
        "seals": seals,
        "problem": problem,
    }
    return render(request, "shell/seals/waiting.html", context, status=422 if problem else 200)


# --- the register -------------------------------------------------------------------------------------------------


def _uses(actor: Actor) -> QuerySet[SealUse]:
    rows = SealUse.objects.select_related("seal", "paper")
    return policy_for(SealUse).filter(actor, rows).order_by("-pk")


@access(posts(*REGISTER_READERS))
@require_safe
def seal_uses(request: StaffRequest) -> HttpResponse:
    """用印登记簿: who put which seal on which paper and when, refused attempts included."""
    page = Paginator(_uses(request.actor), PAGE).get_page(request.GET.get("page"))
    return render(request, "shell/seals/uses.html", {"page": page})


@access(posts(*REGISTER_READERS))
@require_safe
def seal_uses_file(request: StaffRequest) -> FileResponse:
    rows = _use_rows(_uses(request.actor)[:MOST_ROWS])
    return workbook_response(USE_COLUMNS, rows, "用印登记簿", clock.today())


def _use_rows(uses: QuerySet[SealUse]) -> Iterator[dict[str, Any]]:
    for use in uses.iterator(chunk_size=500):
        yield {
            "at": use.at, "seal": use.seal.name, "title": use.paper.title, "number": use.paper.number, "by": use.by,
            "result": "已用印" if use.done else "未用印", "reason": use.reason, "sha256": use.sha256,
        }  # fmt: skip
