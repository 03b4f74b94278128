"""Taking a plan in: a document or an Excel ledger is uploaded, read, confirmed by an officer; only then it is a plan."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters.files.refusal import Refused
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.views_step import SeeOther

from . import readings, sheet_import
from .confirming import Confirmation
from .document import Unreadable, read_document
from .forms import PlanFileForm, SheetFileForm
from .models import PlanRow, Reading
from .panels import ConfirmPage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OFFICE = posts(Post.JOINT_OFFICE)


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def plan_upload(request: StaffRequest) -> HttpResponse:
    """A document in, what it says out, to be confirmed. What cannot be read leaves nothing behind."""
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = PlanFileForm(request.POST, request.FILES)
        if form.is_valid() and (answer := _document_read(request, form)):
            return answer
    context = {"form": form, "waiting": readings.waiting(request.actor)[:50]}
    return render(request, "ledger/upload.html", context, status=422 if form.errors else 200)


def _document_read(request: StaffRequest, form: PlanFileForm) -> HttpResponse | None:
    upload = form.cleaned_data["file"]
    if known := readings.known_upload(upload, request.actor):
        return _known(request, known)
    try:
        readings.looked_at(upload)
        plan, source = read_document(upload.temporary_file_path(), upload.name)
        reading = readings.keep(upload, plan, source, request.actor, "document")
    except (Refused, Unreadable) as error:
        form.add_error("file", str(error))
        return None
    return SeeOther(_address(reading))


def _known(request: StaffRequest, known: Reading) -> HttpResponse:
    told = f"这个文件 {known.by_name} 已经上传过，正在核对，接着核对就可以。"
    messages.info(request, told)
    return SeeOther(_address(known))


def _address(reading: Reading) -> str:
    return reverse("plan-reading", kwargs={"pk": reading.pk})


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def plan_reading(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm or correct what was read, beside the original."""
    reading = policy_for(Reading).get_or_404(request.actor, Reading.objects.all(), pk=pk)
    if reading.plan_id is not None:
        messages.info(request, "这份文件已经确认为方案。")
        return SeeOther(matter_url("plan", reading.plan_id))
    if "_drop" in request.POST:
        return _dropped(request, reading)
    if "way" not in reading.found and (same := readings.same_plan(reading)):
        return _same(request, reading, same)
    return _confirmed(request, reading)


def _dropped(request: StaffRequest, reading: Reading) -> HttpResponse:
    name = reading.file_name
    readings.give_up(reading)
    messages.success(request, f"已放弃“{name}”的读取结果，没有建立任何方案。")
    return SeeOther(reverse("plan-upload"))


def _same(request: StaffRequest, reading: Reading, same: PlanRow) -> HttpResponse:
    """The same number is in force already: a new version of it, or a mistake."""
    if request.POST.get("_way") == "version":
        reading.found |= {"way": "version", "replaces": same.pk}
        reading.save(update_fields=["found"])
        return SeeOther(_address(reading))
    context = {"reading": reading, "same": same, "same_url": matter_url("plan", same.pk)}
    return render(request, "ledger/reading_same.html", context)


def _confirmed(request: StaffRequest, reading: Reading) -> HttpResponse:
    confirmation = Confirmation(request, reading)
    if request.method != "POST":
        return _page(confirmation)
    if "_forget" in request.POST:
        confirmation.forget()
        messages.success(request, "已恢复为读出的内容。")
        return SeeOther(_address(reading))
    confirmation.read()
    if confirmation.overtaken():
        return _page(confirmation)
    return _acted(confirmation)


def _acted(confirmation: Confirmation) -> HttpResponse:
    """Every button keeps the draft first; then it does what it says."""
    request, reading, post = confirmation.request, confirmation.reading, confirmation.request.POST
    edited = confirmation.edit()
    if "_adopt" in post and not edited and (plan_id := confirmation.adopt()):
        messages.success(request, "方案已确认。请核对责任单位，然后下达任务。")
        return SeeOther(matter_url("plan", plan_id))
    confirmation.keep()
    if edited or "_adopt" in post:
        return _page(confirmation)
    start = post.get("_page", post.get("from", "0"))
    if "_page" not in post:
        messages.success(request, "草稿已保存。")
    return SeeOther(f"{_address(reading)}?from={quote(start)}" if start != "0" else _address(reading))


def _page(confirmation: Confirmation) -> HttpResponse:
    reading = confirmation.reading
    use, token = reading.found.get("use"), reading.found["token"]
    context = {
        "confirmation": confirmation,
        "page": ConfirmPage(confirmation),
        "reading": reading,
        "file_url": f"{reverse('shell:attachment', args=[use])}?draft={token}" if use else "",
    }
    return render(confirmation.request, "ledger/reading.html", context, status=confirmation.status)


# -- an existing ledger ------------------------------------------------------------------------------------------


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def ledger_import(request: StaffRequest) -> HttpResponse:
    """An Excel ledger becomes a reading like any other; nothing is kept unless every row is good."""
    form, context = SheetFileForm(), {}
    if request.method == "POST":
        form = SheetFileForm(request.POST, request.FILES)
        if form.is_valid():
            answer = _sheet_read(request, form)
            if isinstance(answer, HttpResponse):
                return answer
            context = answer
    context |= {"form": form, "columns": sheet_import.COLUMNS}
    return render(
        request, "ledger/import.html", context, status=422 if form.errors or "problems" in context else 200
    )


def _sheet_read(request: StaffRequest, form: SheetFileForm) -> HttpResponse | dict[str, Any]:
    upload = form.cleaned_data["file"]
    if known := readings.known_upload(upload, request.actor):
        return _known(request, known)
    try:
        readings.looked_at(upload)
        sheet = sheet_import.read_sheet(upload.read(), upload.name)
        upload.seek(0)
        if sheet.problems:
            return {"problems": sheet.problems[:200], "count": len(sheet.problems), "rows": sheet.rows}
        reading = readings.keep(upload, sheet.plan, sheet.source, request.actor, "sheet")
    except (Refused, sheet_import.BadSheet) as error:
        form.add_error("file", str(error))
        return {}
    return SeeOther(_address(reading))


@access(OFFICE)
@require_GET
def ledger_template(request: StaffRequest) -> HttpResponse:
    response = HttpResponse(sheet_import.template(), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote('工作台账导入模板.xlsx')}"
    return response
