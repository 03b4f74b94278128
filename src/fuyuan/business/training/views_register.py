"""Entering people and delegated powers by form, and sheets of any kind: upload → rows judged → taken in, slice by slice."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.matters.record import InvalidRecord, Record
from fuyuan.matters.services import StepRefused, TokenReused
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.export import TYPE
from fuyuan.shell.recordforms import Options, Posted, RecordForm, judged, shown, tidy

from . import batches
from .common import ADMIN, READERS, UNIT
from .forms import UploadForm
from .models import Batch, BatchLine, Power
from .officers.entry import NewOfficer, NewPower, add_power, register
from .officers.steps import OFFICER
from .year import taught_powers

KEEPERS = posts(*ADMIN | UNIT)
ON_PAGE = 100
SHOWN = {
    BatchLine.Verdict.BAD: "有问题",
    BatchLine.Verdict.GOOD: "可以导入",
    BatchLine.Verdict.TAKEN: "已导入",
}


# -- one by one ------------------------------------------------------------------------------------------------------


@access(KEEPERS)
@require_http_methods(["GET", "POST"])
def officer_new(request: StaffRequest) -> HttpResponse:
    """Enter one person; a unit finds its own name filled in."""
    actor = request.actor
    own = {"organ_id": actor.organ_id, "organ_name": actor.organ_name} if actor.post in UNIT else {}
    typed = Typed(request, NewOfficer, own)
    if typed.record:
        try:
            done = register(typed.record, actor, typed.token)
        except (StepRefused, TokenReused) as error:
            typed.refuse(str(error))
        else:
            messages.success(request, f"已登记{done.state.title}（{done.state.number}）。")
            return redirect(matter_url(OFFICER.name, done.matter_id))
    sheets = _batches(request, "people")[:10]
    return render(
        request, "training/officer_new.html", {**typed.context, "batches": sheets}, status=typed.status
    )


class Typed:
    """A form made from a record class, as it was sent."""

    def __init__(self, request: StaffRequest, record: type[Record], first: dict[str, Any]) -> None:
        self.kind, self.options, self.errors = record, Options(clock.today()), dict[str, list[str]]()
        self.raw, self.record = shown(record, first, self.options), None
        self.token = request.POST.get("token") or secrets.token_hex(16)
        if request.method == "POST":
            self.raw = tidy(record, Posted(request.POST, self.options).read(record, self.raw))
            try:
                self.record = judged(record, self.raw, self.options)
            except InvalidRecord as error:
                self.errors = error.errors

    record: Any

    def refuse(self, reason: str) -> None:
        self.errors = {"": [reason]}

    @property
    def status(self) -> int:
        return 422 if self.errors else 200

    @property
    def context(self) -> dict[str, Any]:
        return {"form": RecordForm(self.kind, self.raw, self.options, self.errors), "token": self.token}


@access(posts(*READERS))
@require_GET
def powers(request: StaffRequest) -> HttpResponse:
    """放权事项清单: what towns exercise, which department owes them training for it, when it last taught them this year."""
    page = Paginator(Power.objects.all(), ON_PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    taught = taught_powers(today.year)
    rows = [{"power": power, "taught": taught.get(power.name)} for power in page]
    context = {
        "page": page, "rows": rows, "year": today.year, "writes": request.actor.post in ADMIN,
        "officers_url": reverse("shell:matters", args=[OFFICER.name]),
    }  # fmt: skip
    return render(request, "training/powers.html", context)


@access(posts(*ADMIN))
@require_http_methods(["GET", "POST"])
def power_new(request: StaffRequest) -> HttpResponse:
    typed = Typed(request, NewPower, {})
    if typed.record:
        power = add_power(typed.record)
        messages.success(request, f"已登记放权事项“{power.name}”。")
        return redirect("delegated-powers")
    return render(request, "training/power_new.html", typed.context, status=typed.status)


@access(posts(*ADMIN))
@require_POST
def power_switch(request: StaffRequest, pk: int) -> HttpResponse:
    """A power that went back to its department is kept for the years before, and offered no more."""
    power = Power.objects.filter(pk=pk).first()
    if power is None:
        raise Http404("no such power")
    power.in_force = not power.in_force
    power.save(update_fields=["in_force"])
    messages.success(request, f"“{power.name}”{'恢复施行' if power.in_force else '已停止施行'}。")
    return redirect("delegated-powers")


# -- sheets ------------------------------------------------------------------------------------------------------------


def _importer(request: StaffRequest, kind: str) -> batches.Importer:
    found = batches.importer_of(kind)
    if found is None:
        raise Http404("no such sheet")
    if request.actor.post not in found.posts:
        raise Hidden(found.title)
    return found


def _batches(request: StaffRequest, kind: str) -> Any:
    return policy_for(Batch).filter(request.actor, Batch.objects.filter(kind=kind)).order_by("-pk")


def _batch(request: StaffRequest, pk: int) -> Batch:
    batch = policy_for(Batch).get_or_404(request.actor, Batch.objects.all(), pk=pk)
    _importer(request, batch.kind)
    return batch


@access(KEEPERS)
@require_GET
def sheet_template(request: StaffRequest, kind: str) -> HttpResponse:
    importer = _importer(request, kind)
    response = HttpResponse(importer.template(), content_type=TYPE)
    name = quote(f"{importer.table.sheet}导入模板.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


@access(KEEPERS)
@require_http_methods(["GET", "POST"])
def sheet_upload(request: StaffRequest, kind: str) -> HttpResponse:
    importer = _importer(request, kind)
    form = UploadForm(importer.asks, request.POST or None, request.FILES or None)
    if importer.word:
        form.fields["file"].label = "Excel 或者 Word 文件"
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = batches.receive(importer, file.read(), file.name, request.actor, form.facts())
            return redirect("training-sheet", pk=batch.pk)
        except batches.BadSheet as error:
            form.add_error("file", str(error))
    context = {"importer": importer, "form": form, "batches": _batches(request, kind)[:20]}
    return render(request, "training/sheet_upload.html", context, status=422 if form.errors else 200)


@access(KEEPERS)
@require_GET
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """The rows of a sheet by what came of them; while it is being taken in, how far it is."""
    batch = _batch(request, pk)
    counts = batches.counts(batch)
    if batch.started and counts.get("good"):
        context = {"batch": batch, "left": counts["good"], "done": batch.total - counts["good"]}
        return render(request, "training/sheet_progress.html", context)
    verdict = request.GET.get("show", "")
    if verdict not in BatchLine.Verdict.values:
        verdict = next((each for each in SHOWN if counts.get(each)), BatchLine.Verdict.GOOD)
    page = Paginator(batch.lines.filter(verdict=verdict).order_by("id"), ON_PAGE).get_page(
        request.GET.get("page")
    )
    importer = _importer(request, batch.kind)
    context = {
        "batch": batch, "importer": importer, "page": page, "verdict": verdict,
        "good": 0 if batches.held_back(batch, importer) else counts.get("good", 0),
        "tabs": [
            {"label": label, "url": f"?show={each}", "count": counts[each], "current": each == verdict}
            for each, label in SHOWN.items()
            if counts.get(each)
        ],
    }  # fmt: skip
    return render(request, "training/sheet.html", context)


@access(KEEPERS)
@require_POST
def sheet_go(request: StaffRequest, pk: int) -> HttpResponse:
    """Take rows in for a while, then show how far it is: the page sends this again until it is done."""
    batch = _batch(request, pk)
    if batches.held_back(batch, _importer(request, batch.kind)):
        messages.error(request, "有一行不对，全部不导入。请改好以后重新上传。")
        return redirect("training-sheet", pk=pk)
    batches.go_on(batch, request.actor)
    counts = batches.counts(batch)
    if not counts.get("good"):
        messages.success(request, f"已导入 {counts.get('taken', 0):,} 行。")
    return redirect("training-sheet", pk=pk)
