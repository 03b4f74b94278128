"""The templates of papers on the desk: which there are, editing one beside a real case, what each version changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fuyuan.matters import clock
from fuyuan.matters.registry import room_of
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden
from fuyuan.organs.request import StaffRequest
from fuyuan.papers import rendering, versions
from fuyuan.papers.differences import differences
from fuyuan.papers.kinds import PaperKind, UnknownPaperKind, kind_of, kinds
from fuyuan.papers.models import Paper, TemplateVersion
from fuyuan.papers.sandbox import written
from fuyuan.papers.versions import Source, TemplateRefused

from . import hooks
from .menu import MenuPage, register_page
from .papers import PDF_POLICY

register_page(
    MenuPage("shell:paper-templates", "文书模板", "file-earmark-text", "文书", versions.EDITORS, order=90)
)
EDITORS = posts(*versions.EDITORS)


@access(EDITORS)
@require_safe
def templates(request: StaffRequest) -> HttpResponse:
    """Every kind of paper this office keeps, with the version in force."""
    today = clock.today()
    mine = [kind for kind in kinds() if versions.may_edit_template(kind, request.actor)]
    mine.sort(key=lambda kind: (room_of(kind.room).procedure.title, kind.title))
    now = versions.all_in_force(today)
    later = {row.kind: row for row in TemplateVersion.objects.filter(valid_from__gt=today).order_by("number")}
    rows = [
        {
            "kind": kind,
            "room": room_of(kind.room).procedure.title,
            "now": now.get(kind.key),
            "next": later.get(kind.key),
        }
        for kind in mine
    ]
    return render(request, "shell/paper_templates.html", {"rows": rows})


@access(EDITORS)
@require_http_methods(["GET", "POST"])
def template(request: StaffRequest, kind: str) -> HttpResponse:
    """Edit one template. What was typed comes back with everything that is wrong with it."""
    found = _kind(request.actor, kind)
    if request.method != "POST":
        return _editor(request, found)
    try:
        kept = versions.keep(
            found, request.POST.get("text", ""), _day(request.POST.get("valid_from", "")),
            request.POST.get("note", ""), request.actor, _number(request.POST.get("seen", "")),
        )  # fmt: skip
    except TemplateRefused as refused:
        return _editor(request, found, refused.faults, status=422)
    messages.success(
        request, f"已保存《{found.title}》模板第{kept.number}版，{kept.valid_from:%Y-%m-%d}起启用。"
    )
    return redirect("shell:paper-template", kind=kind)


@access(EDITORS)
@require_POST
@xframe_options_sameorigin
@csp_replace({**PDF_POLICY, "style-src": ["'self'"]})  # type: ignore[arg-type]
def preview(request: StaffRequest, kind: str) -> HttpResponse:
    """The typed template filled with a real case, for the frame beside it: a PDF, or what is wrong."""
    found = _kind(request.actor, kind)
    text, sample = request.POST.get("text", ""), _sample(request, found)
    problems = versions.faults_of(found, text, [sample] if sample else [])
    if problems or sample is None:
        context = {"faults": problems}
        return render(request, "shell/paper_template_faults.html", context, status=422 if problems else 200)
    document = versions.filled(found, text, versions.fields_of(sample))
    return HttpResponse(rendering.pdf(document), content_type="application/pdf")


@access(EDITORS)
@require_safe
def template_version(request: StaffRequest, kind: str, number: int) -> HttpResponse:
    """One version beside the one before it."""
    found = _kind(request.actor, kind)
    shown, before = versions.version(found, number), versions.version(found, number - 1)
    if shown is None or before is None:
        raise Http404
    row = TemplateVersion.objects.get(kind=found.key, number=number)
    context = {
        "kind": found,
        "row": row,
        "changes": differences(before.text, shown.text),
        "used": Paper.objects.filter(kind=found.key, template_version=number).count(),
    }
    return render(request, "shell/paper_template_version.html", context)


# --- parts ----------------------------------------------------------------------------------------------------------


def _kind(actor: Actor, key: str) -> PaperKind:
    try:
        found = kind_of(key)
    except UnknownPaperKind:
        raise Http404 from None
    if not versions.may_edit_template(found, actor):
        raise Hidden(f"文书模板 {key}")
    return found


def _editor(
    request: StaffRequest, kind: PaperKind, faults: Iterable[str] = (), status: int = 200
) -> HttpResponse:
    sample, tried = _sample(request, kind), versions.samples(kind, request.actor)
    start = _start(request, kind)
    today, typed = clock.today(), request.POST
    context = {
        "kind": kind,
        "room": room_of(kind.room).procedure.title,
        "now": versions.in_force(kind, today),
        "start": start,
        "text": typed.get("text", start.text),
        "note": typed.get("note", ""),
        "valid_from": typed.get("valid_from", f"{today:%Y-%m-%d}"),
        "today": today,
        "seen": typed.get("seen", versions.newest_number(kind)),
        "faults": faults,
        "samples": tried,
        "sample": sample,
        "fields": list(_shown_fields(kind, sample)),
        "versions": TemplateVersion.objects.filter(kind=kind.key).order_by("-number"),
        "changes": differences(start.text, typed["text"].replace("\r\n", "\n")) if "text" in typed else [],
    }
    return render(request, "shell/paper_template.html", context, status=status)


def _start(request: StaffRequest, kind: PaperKind) -> Source:
    """What the editor begins with: ``?from=N`` an earlier version (0 the shipped one), else the newest."""
    wanted = request.GET.get("from", "")
    number = _number(wanted) if wanted else versions.newest_number(kind)
    found = versions.version(kind, number)
    if found is None:
        raise Http404
    return found


def _sample(request: StaffRequest, kind: PaperKind) -> Paper | None:
    """The real case chosen among those the editor may see, else the newest; who looks is noted where it is confidential."""
    tried = versions.samples(kind, request.actor)
    wanted = _number(request.POST.get("sample") or request.GET.get("sample", ""))
    found = next((paper for paper in tried if paper.pk == wanted), tried[0] if tried else None)
    if found:
        hooks.visited(kind.room, found.matter_id, request.actor, found.title)
    return found


def _shown_fields(kind: PaperKind, sample: Paper | None) -> Iterable[tuple[str, str]]:
    """Names a template may use, with what they hold in the chosen case."""
    values: Any = versions.fields_of(sample) if sample else {}
    top, _ = versions.known_fields(kind, [sample] if sample else [])
    for name in sorted(top):
        yield name, written(values.get(name))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise TemplateRefused("请填写启用日期") from None
