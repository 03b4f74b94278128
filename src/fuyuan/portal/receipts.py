"""The receipt of a submitted application: number, query code, what happens next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fuyuan.business.reconsideration.codes import new_code
from fuyuan.business.reconsideration.queries import case_for
from fuyuan.matters.models import DutyRow
from fuyuan.organs.access import ANYONE, access
from fuyuan.organs.request import Request
from fuyuan.organs.signin import keep_open
from fuyuan.papers.queries import papers_of
from fuyuan.shell.qr import qr_of

from . import drafts
from .cases import PartyDuty


@access(ANYONE)
@require_http_methods(["GET"])
def receipt(request: Request) -> HttpResponse:
    """Number and query code, for whoever submitted in this session. The code stands in the fragment of the QR's address:
    a browser never sends it, so no log has it."""
    draft = drafts.current(request)
    if draft is None:
        return redirect("apply-resume")
    if draft.matter_id is None:
        return redirect("apply-page", "check")
    # after a lost answer the session may know the draft only: whoever holds it is who submitted
    keep_open(request, draft.matter_id)
    holder = drafts.author(draft)
    case = case_for(holder, draft.matter_id)
    code = new_code(draft.matter_id, draft.token)
    address = request.build_absolute_uri(reverse("track"))
    duty = DutyRow.objects.filter(matter_id=draft.matter_id, key="accept_review").first()
    context: dict[str, Any] = {
        "receipt": {
            "title": "已收到您的行政复议申请",
            "number": case.intake_number,
            "rows": [
                ("查询码", code),
                ("申请人", case.applicant_names),
                ("被申请人", case.respondent_name),
                ("收到日期", case.received_on),
            ],
            "qr": qr_of(f"{address}#{code}"),
            "qr_hint": "手机扫一扫，打开查询页面",
            "hint": "查询码只在这一页显示。请打印、截图或者抄下来，不要告诉别人：有查询码的人可以查看和办理这件申请。",
        },
        "duty": PartyDuty(duty) if duty else None,
        "papers": papers_of(draft.matter_id, holder),
        "case": case,
    }
    return render(request, "portal/apply/receipt.html", context)
