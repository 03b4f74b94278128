"""The page of one paper: look, edit, sign, withdraw, download. What the actor may see is the papers' policy."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fuyuan.matters.attachments import store
from fuyuan.matters.files.kinds import inspect
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.services import StepRefused
from fuyuan.organs.access import SIGNED_IN, STAFF, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.papers import rendering
from fuyuan.papers.differences import differences
from fuyuan.papers.markup import gaps, parse
from fuyuan.papers.models import Paper, TemplateVersion
from fuyuan.papers.queries import may_edit, may_sign, may_void, paper_for, papers_within
from fuyuan.papers.rendering import Read
from fuyuan.papers.sealing import services
from fuyuan.papers.services import Changed, PaperRefused, document_of, edit, issue, void
from fuyuan.papers.text import PaperFault

from . import hooks
from .approvals import panel_of, revision_of
from .hooks import PaperRow

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_BYTES = 20_000_000  # of a paper that comes back
# the browser's own viewer draws the file: it may be framed by our page and load nothing else
PDF_POLICY = {
    "default-src": ["'none'"],
    "object-src": ["'self'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
}


def rows(matter_id: int, actor: Actor) -> Iterable[PaperRow]:
    """Papers of a matter for its page (one query)."""
    for paper in papers_within(matter_id, actor):
        yield PaperRow(
            title=paper.title,
            url=reverse("shell:paper", args=[paper.pk]),
            number=paper.number,
            status=paper.get_status_display(),
            event_seq=paper.event_seq,
        )


hooks.register_papers(rows)


@access(STAFF)
@require_http_methods(["GET", "POST"])
def paper(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a paper; save its text. What was typed comes back with the message when it cannot be saved."""
    found = _seen(request, pk)
    if request.method != "POST":
        return _page(request, found)
    text = request.POST.get("text", "")
    try:
        if not may_edit(found, request.actor):
            raise PaperRefused(f"这份文书{found.get_status_display()}，或者不由您的岗位修改。")
        edit(pk, text, request.actor, revision_of(request))
    except (PaperRefused, PaperFault) as problem:
        status = 409 if isinstance(problem, PaperRefused) else 422
        latest = paper_for(request.actor, pk)
        return _page(request, latest, typed=text, problem=problem, status=status)
    messages.success(request, "已保存，右边是保存后的样子。")
    return redirect("shell:paper", pk=pk)


@access(STAFF)
@require_POST
def upload(request: StaffRequest, pk: int) -> HttpResponse:
    """The draft as somebody edited it in Word: what it changes is shown; accepting it is saving its text."""
    found = _seen(request, pk)
    file: Any = request.FILES.get("file")
    try:
        if not may_edit(found, request.actor):
            raise PaperRefused(f"这份文书{found.get_status_display()}，或者不由您的岗位修改。")
        read = returned(found, file)
    except (PaperRefused, PaperFault) as problem:
        status = 409 if isinstance(problem, PaperRefused) else 422
        return _page(request, found, problem=problem, status=status)
    context = {
        "paper": found,
        "name": file.name,
        "read": read,
        "revision": max(revision_of(request) or 0, 0),
        "changes": differences(as_returned(found), read.text),
    }
    return render(request, "shell/paper_upload.html", context)


def returned(paper: Paper, file: Any) -> Read:
    """Read an uploaded .docx after the checks every file from outside passes. Raises PaperFault with the reason."""
    if file is None:
        raise PaperFault("请选择修改好的 Word 文件（.docx）")
    if not file.name.lower().endswith((".docx", ".docm")):
        raise PaperFault(f"“{file.name}”不是 .docx 文件，请用 Word 或者 WPS 另存为 .docx 后上传")
    if file.size > MOST_BYTES:
        raise PaperFault(f"文件超过{MOST_BYTES // 1_000_000}兆，文书不会这样大，请核对后上传")
    path = Path(file.temporary_file_path())
    try:
        flags = inspect(path, f"{Path(file.name).stem}.docx").flags
    except Refused as refused:
        raise PaperFault(str(refused)) from refused
    if flags:
        raise PaperFault(f"文件{flags}，不能作为文书收回，请另存为不带宏、不嵌入文件的 .docx 后上传")
    return rendering.read_docx(path.read_bytes(), parse(paper.text))


def as_returned(paper: Paper) -> str:
    """The text of a paper as it would come back unedited: what an edited one is compared with."""
    document = document_of(paper)
    return rendering.read_docx(rendering.docx(document), document.blocks).text


@access(STAFF)
@require_POST
def issue_paper(request: StaffRequest, pk: int) -> HttpResponse:
    """签发: number, date and fix the draft that the signer has in front of them."""
    found = paper_for(request.actor, pk)
    try:
        signed = issue(pk, request.actor, revision=revision_of(request))
    except (StepRefused, PaperFault) as problem:
        return _page(request, found, problem=problem, status=409)
    messages.success(request, f"已签发《{signed.title}》{signed.number}。")
    return redirect("shell:paper", pk=pk)


@access(STAFF)
@require_POST
def void_paper(request: StaffRequest, pk: int) -> HttpResponse:
    """作废, with its reason."""
    found, reason = paper_for(request.actor, pk), request.POST.get("reason", "")
    try:
        if not may_void(found, request.actor):
            raise PaperRefused("这份文书不由您的岗位作废。")
        void(pk, reason, request.actor)
    except StepRefused as problem:
        return _page(request, found, problem=problem, reason=reason, status=409)
    messages.success(request, "已作废。文号不再使用，原因已记入办理经过。")
    return redirect("shell:paper", pk=pk)


@access(SIGNED_IN)
@require_safe
@xframe_options_sameorigin
@csp_replace(PDF_POLICY)  # type: ignore[arg-type]
def pdf(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The PDF: the stored file of an issued paper, else drawn from its text. ``?download`` saves it."""
    found = _seen(request, pk)
    if found.destroyed_on:
        return destroyed(found.destroyed_on)
    try:
        content: Any = (
            store().path(found.file).open("rb") if found.file else rendering.pdf(document_of(found))
        )
    except PaperFault as problem:
        return HttpResponse(str(problem), content_type="text/plain; charset=utf-8", status=422)
    if request.method == "GET":
        hooks.read(found.matter.kind, found.pk, request.actor)
    return _file(found, content, "application/pdf", "pdf", attach="download" in request.GET)


@access(STAFF)
@require_safe
def docx(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The Word file of a paper, drawn from its text."""
    found = _seen(request, pk)
    if found.destroyed_on:
        return destroyed(found.destroyed_on)
    try:
        return _file(found, rendering.docx(document_of(found)), DOCX, "docx", attach=True)
    except PaperFault as problem:
        return _page(request, found, problem=problem, status=422)


def destroyed(on: date) -> HttpResponse:
    """What is said instead of a file whose archive was destroyed: 410, it will not come back."""
    words = f"档案保管期限届满，这份文件已于{on.year}年{on.month}月{on.day}日按规定销毁，只留有文号和摘要。"
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=410)


def _seen(request: StaffRequest, pk: int) -> Paper:
    """Return a visible paper, and note who saw it where its matter is confidential."""
    found = paper_for(request.actor, pk)
    hooks.visited(found.matter.kind, found.matter_id, request.actor, found.title)
    return found


def _file(paper: Paper, content: Any, type: str, ending: str, *, attach: bool) -> HttpResponseBase:
    """A file under the paper's name; Django writes the name as RFC 6266 asks."""
    name = f"{paper}.{ending}".replace("/", "／")
    if isinstance(content, bytes):
        response = HttpResponse(content, content_type=type)
        response.headers["Content-Disposition"] = str(content_disposition_header(attach, name))
        return response
    return FileResponse(content, as_attachment=attach, filename=name, content_type=type)


def _page(
    request: StaffRequest,
    paper: Paper,
    typed: str | None = None,
    problem: Exception | None = None,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    actor = request.actor
    missing = rendering.missing_characters(paper.text) if paper.status == Paper.Status.DRAFT else ""
    context = {
        "paper": paper,
        "text": paper.text if typed is None else typed,
        "problem": problem,
        "changed": isinstance(problem, Changed) and typed is not None,
        "reason": reason,
        "edits": paper.edits.order_by("-revision"),
        "addressees": paper.addressees.order_by("pk"),
        "may_edit": may_edit(paper, actor),
        "may_sign": may_sign(paper, actor),
        "may_void": may_void(paper, actor),
        "matter_url": reverse("shell:matter", args=[paper.matter.kind, paper.matter_id]),
        "record": paper.layout == "record",
        "gaps": gaps(paper.text) if paper.status == Paper.Status.DRAFT else [],
        "missing": missing,
        "template": TemplateVersion.objects.filter(kind=paper.kind, number=paper.template_version).first(),
        "seal_use": paper.seal_uses.filter(done=True).select_related("seal").first(),
        "keeper": actor.post is Post.SEAL_KEEPER,
        "seals": services.usable_for(paper, actor),
        **panel_of(paper, actor),
    }
    return render(request, "shell/paper.html", context, status=status)
