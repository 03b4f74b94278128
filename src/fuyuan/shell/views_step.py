"""Taking a step by hand: the dialog, its preview, and the way back to the matter."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fuyuan.law import LawError
from fuyuan.matters import clock
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import Overtaken, StepRefused, TokenReused, open_matter, take_step
from fuyuan.organs.access import STAFF, access
from fuyuan.organs.interrupted import gives_back, take_back
from fuyuan.organs.request import StaffRequest
from fuyuan.organs.security import record

from . import hooks
from .dialog import Alert, Dialog, new_token, step_or_404
from .foresight import compare
from .recordforms import add, remove
from .views_matter import room_or_404, visible_row
from .words import date_cn


class SeeOther(HttpResponseRedirect):
    status_code = 303


@gives_back
@access(STAFF)
def step(request: StaffRequest, kind: str, pk: int, step: str) -> HttpResponse:
    """The dialog of one step of one matter."""
    dialog = _of_matter(request, kind, pk, step)
    hooks.visited(kind, pk, request.actor, dialog.step.title)
    return _respond(dialog)


@gives_back
@access(STAFF)
def open_dialog(request: StaffRequest, kind: str, step: str) -> HttpResponse:
    """The dialog of a step that begins a matter."""
    return _respond(_of_new(request, kind, step))


@access(STAFF)
@require_POST
def preview(request: StaffRequest, kind: str, pk: int, step: str) -> HttpResponse:
    """What the step would set off, as a part of the page."""
    return _preview(_of_matter(request, kind, pk, step))


@access(STAFF)
@require_POST
def open_preview(request: StaffRequest, kind: str, step: str) -> HttpResponse:
    return _preview(_of_new(request, kind, step))


def _of_matter(request: StaffRequest, kind: str, pk: int, step: str) -> Dialog:
    room = room_or_404(kind)
    row = visible_row(room, request, pk)
    return Dialog(room, step_or_404(room, step, opens=False), request, row)


def _of_new(request: StaffRequest, kind: str, step: str) -> Dialog:
    room = room_or_404(kind)
    return Dialog(room, step_or_404(room, step, opens=True), request)


def _respond(dialog: Dialog) -> HttpResponse:
    if refusal := dialog.refusal:
        if dialog.request.method == "GET" or dialog.request.actor.post not in dialog.step.posts:
            allowed = dialog.request.actor.post in dialog.step.posts
            dialog.alerts.append(Alert.of(refusal))
            if not allowed:
                record(dialog.request, "denied", dialog.request.path, "refused")
            return _page(dialog, status=409 if allowed else 403, closed=True)
    typed = take_back(dialog.request)
    if dialog.request.method != "POST":
        dialog.put_back(typed)
        return _page(dialog)
    dialog.read()
    return _edited(dialog) or _taken(dialog)


def _edited(dialog: Dialog) -> HttpResponse | None:
    """Buttons that change the form and take no step: one more entry, one less, a look ahead."""
    post, raw, record = dialog.request.POST, dialog.raw or {}, dialog.step.record
    if "_add" in post:
        dialog.focus = add(record, raw, post["_add"])
    elif "_remove" in post:
        remove(record, raw, post["_remove"])
    elif "_preview" in post:
        dialog.look_ahead()
    else:
        return None
    return _page(dialog)


def _taken(dialog: Dialog) -> HttpResponse:
    before = dialog.state
    try:
        outcome = _take(dialog)
    except InvalidRecord as error:
        dialog.invalid(error)
    except StepRefused as refused:
        dialog.alerts.append(Alert.of(refused.refusal))
        dialog.status = 409
    except Overtaken as overtaken:
        _catch_up(dialog, str(overtaken))
    except TokenReused as error:
        dialog.token = new_token()
        dialog.alerts.append(Alert(str(error), "没有重复提交"))
        dialog.status = 409
    else:
        return _done(dialog, before, outcome)
    return _page(dialog)


def _take(dialog: Dialog) -> Outcome:
    record, actor, name = dialog.record(), dialog.request.actor, dialog.step.name
    if dialog.row is None:
        return open_matter(kind=dialog.room.kind, step=name, record=record, actor=actor, token=dialog.token)
    expect = dialog.request.POST.get("expect", "")
    return take_step(
        matter_id=dialog.row.pk,
        step=name,
        record=record,
        actor=actor,
        token=dialog.token,
        expect=int(expect) if expect.isdecimal() and len(expect) < 10 else None,
    )


def _catch_up(dialog: Dialog, told: str) -> None:
    """Somebody was faster: say who did what, keep what was typed, go on from the newest state."""
    dialog.row.refresh_from_db()
    dialog.__dict__.pop("state", None)
    dialog.__dict__.pop("context", None)
    dialog.alerts.append(Alert(told, "有人先办了一步", kind="warn"))
    dialog.status = 409


def _done(dialog: Dialog, before: Any, outcome: Outcome) -> HttpResponse:
    messages.success(dialog.request, _told(dialog, before, outcome))
    return SeeOther(reverse("shell:matter", kwargs={"kind": dialog.room.kind, "pk": outcome.matter_id}))


def _told(dialog: Dialog, before: Any, outcome: Outcome) -> str:
    """“受理”已办理，编号 …。答复的期限：2026年10月15日。"""
    number = outcome.event.stamped.get("number")
    text = f"“{dialog.step.title}”已办理{f'，编号 {number}' if number else ''}。"
    if outcome.repeated or outcome.context is None:
        return text
    try:
        lines = compare(dialog.room.procedure, before, outcome.state, outcome.context)
    except LawError:  # the days are on the matter's page; the message only repeats them
        return text
    days = [f"{line.label}：{date_cn(line.day)}" for line in lines if line.label.endswith("的期限")]
    return text + (f"{'；'.join(days)}。" if days else "")


def _preview(dialog: Dialog) -> HttpResponse:
    if refusal := dialog.refusal:
        dialog.alerts.append(Alert.of(refusal))
    else:
        dialog.read(files=False)
        dialog.look_ahead()
    return render(dialog.request, "shell/parts/outlook.html", {"dialog": dialog})


def _page(dialog: Dialog, *, status: int = 0, closed: bool = False) -> HttpResponse:
    refused = None if closed or not dialog.alerts else dialog.refusal
    names = {
        "kind": dialog.room.kind,
        "step": dialog.step.name,
        **({"pk": dialog.row.pk} if dialog.row else {}),
    }
    here, ahead = (
        ("shell:step", "shell:step-preview") if dialog.row else ("shell:open-matter", "shell:open-preview")
    )
    context = {
        "dialog": dialog,
        "room": dialog.room,
        "step": dialog.step,
        "basis": dialog.step.basis_on(clock.today()),
        "row": dialog.row,
        "beside": dialog.room.beside(dialog.step.name, dialog.state) if dialog.row and not closed else (),
        "form": None if closed else dialog.form,
        "afield": dialog.room.afield(dialog.step.name, dialog.state) if dialog.row else None,
        "late_url": _late(dialog),
        "refused": refused,
        "action": reverse(here, kwargs=names),
        "preview_url": reverse(ahead, kwargs=names),
        "back_url": _back(dialog),
    }
    return render(dialog.request, "shell/step.html", context, status=status or dialog.status)


def _late(dialog: Dialog) -> str:
    """Where what was kept on a device can still go when this step has been taken by somebody else; "" when nowhere."""
    afield = dialog.room.afield(dialog.step.name, dialog.state) if dialog.row else None
    if afield is None or not afield.late:
        return ""
    late = Dialog(dialog.room, dialog.room.procedure.step(afield.late), dialog.request, dialog.row)
    names = {"kind": dialog.room.kind, "pk": dialog.row.pk, "step": afield.late}
    return "" if late.refusal else reverse("shell:step", kwargs=names)


def _back(dialog: Dialog) -> str:
    if dialog.row is None:
        return reverse("shell:matters", kwargs={"kind": dialog.room.kind})
    return reverse("shell:matter", kwargs={"kind": dialog.room.kind, "pk": dialog.row.pk})
