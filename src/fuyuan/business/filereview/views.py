"""The room's own pages: the sheets there are, one to download, another to be loaded."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.request import StaffRequest

from .common import LEADER, REVIEWERS
from .forms import SheetFileForm
from .rounds.desk import label_of
from .sheet import BadSheet
from .sheets_known import load_sheet, sheet_in_force, versions


@access(posts(*REVIEWERS))
@require_http_methods(["GET", "POST"])
def sheets(request: StaffRequest) -> HttpResponse:
    """评查标准: every version with its items; the head of the office loads another."""
    leads = request.actor.post in LEADER
    form = SheetFileForm(request.POST or None, request.FILES or None) if leads else None
    if request.method == "POST":
        if form is None:
            return HttpResponse(status=403)
        if form.is_valid():
            try:
                sheet = load_sheet(form.cleaned_data["file"], request.actor)
            except BadSheet as error:
                form.add_error("file", str(error))
            else:
                messages.success(
                    request, f"已装入{sheet.title}（{sheet.version}），{sheet.from_on}起制定的方案适用。"
                )
                return redirect("review-sheets")
    today = clock.today()
    known = [
        {"sheet": sheet, "subject": label_of(sheet.subject), "by": by, "now": sheet == sheet_in_force(sheet.subject, today)}
        for sheet, _, by in versions()
    ]  # fmt: skip
    context = {"known": known, "form": form}
    return render(
        request, "filereview/sheets.html", context, status=422 if form is not None and form.errors else 200
    )


@access(posts(*REVIEWERS))
@require_GET
def sheet_file(request: StaffRequest, subject: str, version: str) -> HttpResponse:
    """A version as the file that made it: to be changed and loaded as another."""
    text = next((text for sheet, text, _ in versions(subject) if sheet.version == version), None)
    if text is None:
        raise Http404("no such sheet")
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sheet-{subject}.json"'
    return response
