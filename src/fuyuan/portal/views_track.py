"""Following one's own case: by query code or account; reading, answering, withdrawing. Other people's cases are 404."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from fuyuan.business.reconsideration.codes import digest_of, matter_of_code
from fuyuan.business.reconsideration.queries import case_for, visible_cases
from fuyuan.business.reconsideration.services import bind_account
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.files.kinds import BY_ENDING
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.models import AttachmentUse
from fuyuan.matters.notify import notifications
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.services import Overtaken, StepRefused, TokenReused, take_step
from fuyuan.organs import settings
from fuyuan.organs.access import ANYONE, PORTAL, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.interrupted import gives_back, take_back
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import Request, StaffRequest
from fuyuan.organs.security import count_try, give_back, network_of, record
from fuyuan.organs.signin import open_by_code

from . import drafts
from .cases import CaseView
from .fields import number_in
from .models import Draft
from .steps import STEPS, StepForm, StepPage
from .views_opinions import is_report, may_rate

QUARTER = timedelta(minutes=15)
PER_CODE, PER_ADDRESS = 10, 30
UNKNOWN = "没有找到这个查询码对应的案件。请核对字母和数字；查询码在提交申请时的回执上。"


def _opened(request: Request, code: str) -> int | None | HttpResponse:
    """Return the case a code opens, None when there is none, or the page that says "too often"."""
    keys = (
        (f"query-code:{digest_of(code)}", PER_CODE),
        (f"query-code:{network_of(request)}", PER_ADDRESS),
    )
    # every try is counted under both keys before the code is looked at
    locked = [count_try(key, limit=limit, window=QUARTER, lock=QUARTER) for key, limit in keys]
    found = matter_of_code(code)
    if any(locked):
        record(request, "query-code", "查询码", "locked")
        return render(request, "429.html", status=429)
    record(request, "query-code", f"案件 {found}" if found else "查询码", "ok" if found else "failed")
    if found:
        for key, _ in keys:
            give_back(key)
    return found


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def track(request: Request) -> HttpResponse:
    """Ask for the query code; wrong, unknown and empty codes get the same answer."""
    code = request.POST.get("code", "")[:60]
    error = ""
    if request.method == "POST":
        found = _opened(request, code)
        if isinstance(found, HttpResponse):
            return found
        if found:
            open_by_code(request, found)
            return redirect("opinion-reported" if is_report(found) else "track-case", found)
        error = UNKNOWN
    portal = request.actor is not None and request.actor.is_portal
    mine = visible_cases(request.actor)[:20] if request.actor and portal else ()
    return render(request, "portal/track/track.html", {"error": error, "code": code, "cases": mine})


@access(PORTAL)
@require_http_methods(["GET"])
def case(request: StaffRequest, matter_id: int) -> HttpResponse:
    view = CaseView(case_for(request.actor, matter_id), request.actor)
    context = {
        "view": view, "steps": _buttons(view), "matter_id": matter_id, "rates": may_rate(view.case, request.actor)
    }  # fmt: skip
    return render(request, "portal/track/case.html", context)


def _buttons(view: CaseView) -> list[dict[str, Any]]:
    return [
        {
            "name": offer.step.name,
            "label": STEPS[offer.step.name].button,
            "danger": STEPS[offer.step.name].danger,
            "primary": offer.step.name == "supplement_submit",
            "reason": offer.refusal.reason if offer.refusal else "",
        }
        for offer in view.offers
        if not (offer.refusal and STEPS[offer.step.name].quiet)
    ]


# -- taking a step -----------------------------------------------------------------------------------------------


@gives_back
@access(PORTAL)
@require_http_methods(["GET", "POST"])
def step(request: StaffRequest, matter_id: int, name: str) -> HttpResponse:
    """One thing a party can do: plain words, consequences, one button. Not offered now: back to the case with the reason."""
    view = CaseView(case_for(request.actor, matter_id), request.actor)
    page = STEPS.get(name)
    token = request.POST.get("token", "")[:64] or secrets.token_hex(16)
    if page is None:
        return redirect("track-case", matter_id)
    typed = take_back(request)
    if request.method == "POST":
        return _take(request, view, name, page, token)
    offer = next((offer for offer in view.offers if offer.step.name == name), None)
    if offer is None or offer.refusal:
        reason = offer.refusal.reason if offer and offer.refusal else "案件现在的阶段不能办理这一项"
        messages.warning(request, f"{page.button}：{reason}。")
        return redirect("track-case", matter_id)
    form = page.form(typed, state=view.state, actor=view.actor)
    return _show(request, view, name, page, form, token, _kept(request, view, typed))


def _take(request: StaffRequest, view: CaseView, name: str, page: StepPage, token: str) -> HttpResponse:
    form = page.form(request.POST, state=view.state, actor=view.actor)
    right = form.is_valid()
    # whatever is wrong with the words: a browser forgets what was chosen, and the next try would go without the files
    kept = _kept(request, view, request.POST) + _receive(request, view, form)
    if right:
        needed = form.files_needed_with
        if needed and not kept and not form.cleaned_data[needed].strip():
            form.add_error(needed, "请写补正说明，或者上传补正材料")
    if form.errors:
        return _show(request, view, name, page, form, token, kept)
    try:
        files = [reference(use) for use in kept]
        take_step(
            matter_id=view.case.pk, step=name, record=form.as_record(files), actor=request.actor, token=token
        )
    except (StepRefused, Overtaken, TokenReused) as refused:
        form.add_error(None, str(refused))
    except InvalidRecord as problem:
        for path, texts in problem.errors.items():
            form.add_error(path if path in form.fields else None, texts)
    if form.errors:
        return _show(request, view, name, page, form, token, kept)
    messages.success(request, f"已收到：{page.button}。")
    return redirect("track-case", view.case.pk)


def _kept(request: StaffRequest, view: CaseView, typed: QueryDict | None) -> list[AttachmentUse]:
    """Files received with an earlier try of this form; only ones this party sent and no step has used."""
    ids = [number_in(value) for value in (typed.getlist("kept") if typed else [])]
    uses = AttachmentUse.objects.filter(
        pk__in=ids, matter_id=view.case.pk, event_seq=None, post=request.actor.post.value,
        person_id=request.actor.person_id,
    )  # fmt: skip
    return list(uses.select_related("attachment"))


def _receive(request: StaffRequest, view: CaseView, form: StepForm) -> list[AttachmentUse]:
    sent: list[UploadedFile[Any]] = request.FILES.getlist("files") if form.files_label else []
    received = []
    for each in sent:
        try:
            use = receive_file(
                actor=request.actor,
                name=each.name or "",
                chunks=each.chunks(),
                matter_id=view.case.pk,
                purpose=form.files_label,
            )
        except Refused as refused:
            form.add_error(None, f"{each.name}：{refused}")
        else:
            received.append(use)
    return received


def _show(
    request: StaffRequest, view: CaseView, name: str, page: StepPage, form: StepForm, token: str,
    kept: list[AttachmentUse] | None = None,
) -> HttpResponse:  # fmt: skip
    limit = settings.get("files.max_mb")
    context = {
        "view": view, "matter_id": view.case.pk, "name": name, "page": page, "form": form, "token": token,
        "kept": kept or [], "max_mb": limit, "max_bytes": limit * 1_000_000,
        "accept": ",".join(f".{ending}" for ending in BY_ENDING),
    }  # fmt: skip
    return render(request, "portal/track/step.html", context)


# -- my page -------------------------------------------------------------------------------------------------------


@access(PORTAL)
@require_http_methods(["GET", "POST"])
def mine(request: StaffRequest) -> HttpResponse:
    """My cases, drafts and messages; bind a case to the account with its query code."""
    actor, error, code = request.actor, "", request.POST.get("code", "")[:60]
    if request.method == "POST" and actor.person_id:
        found = _opened(request, code)
        if isinstance(found, HttpResponse):
            return found
        if found and is_report(found):
            open_by_code(request, found)
            return redirect("opinion-reported", found)
        if found:
            bind_account(found, actor.person_id)
            messages.success(request, "案件已经加到您的账号，以后登录就能看到。")
            return redirect("my")
        error = UNKNOWN
    writing = policy_for(Draft).filter(actor, drafts.live().filter(matter_id=None))
    context = {
        "cases": visible_cases(actor)[:50],
        "drafts": writing,
        "notes": _notes(actor),
        "error": error,
        "code": code,
        "account": request.account,
    }
    return render(request, "portal/my.html", context)


def _notes(actor: Actor) -> Any:
    return notifications(actor)[:10] if actor.person_id else ()


@access(PORTAL)
@require_POST
def open_draft(request: StaffRequest, pk: int) -> HttpResponse:
    """Continue one of the account's own drafts."""
    from_account = policy_for(Draft).get_or_404(request.actor, drafts.live(), pk=pk)
    drafts.hold(request, from_account)
    return redirect("apply-saved")


@access(PORTAL)
@require_POST
def discard_draft(request: StaffRequest, pk: int) -> HttpResponse:
    drafts.discard(policy_for(Draft).get_or_404(request.actor, drafts.live().filter(matter_id=None), pk=pk))
    messages.success(request, "草稿已删除。")
    return redirect("my")
