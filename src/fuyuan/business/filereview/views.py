"""The room's own pages: the sheets there are, one to download, another to be loaded."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import Hidden
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.words import date_cn

from .crews import LEADERS, READERS
from .forms import SheetFileForm
from .rounds.desk import label_of
from .sheet import BadSheet
from .sheets_known import load_sheet, sheet_in_force, versions
from .subjects import known_to, led


@access(posts(*READERS))
@require_GET
def sheets(request: StaffRequest) -> HttpResponse:
    """评查标准: every version with its items."""
    return _page(request, SheetFileForm())


@access(posts(*LEADERS))
@require_POST
def load(request: StaffRequest) -> HttpResponse:
    """Another version, from a file; what is wrong with it stands beside the form."""
    form = SheetFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    try:
        sheet = load_sheet(form.cleaned_data["file"], request.actor)
    except BadSheet as error:
        form.add_error("file", str(error))
        return _page(request, form)
    messages.success(
        request, f"已装入{sheet.title}（{sheet.version}），{date_cn(sheet.from_on)}起制定的方案适用。"
    )
    return redirect("review-sheets")


def _page(request: StaffRequest, form: SheetFileForm) -> HttpResponse:
    today = clock.today()
    known = [
        {"sheet": sheet, "subject": label_of(sheet.subject), "by": by, "now": sheet == sheet_in_force(sheet.subject, today)}
        for subject in known_to(request.actor)
        for sheet, _, by in versions(subject.key)
    ]  # fmt: skip
    context = {"known": known, "form": form if led(request.actor) else None}
    return render(request, "filereview/sheets.html", context, status=422 if form.errors else 200)


@access(posts(*READERS))
@require_GET
def sheet_file(request: StaffRequest, subject: str, version: str) -> HttpResponse:
    """A version as the file that made it: to be changed and loaded as another."""
    text = next((text for sheet, text, _ in versions(subject) if sheet.version == version), None)
    if text is None:
        raise Http404("no such sheet")
    if subject not in {each.key for each in known_to(request.actor)}:
        raise Hidden(f"sheet {subject} {version}")
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sheet-{subject}.json"'
    return response
