"""What follows from a step: who may read, who is told, what the end of the case does."""

from __future__ import annotations

from typing import Any

from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome, subscribe
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.services import discard_earlier
from fuyuan.prepared import Prepared
from fuyuan.shell.addresses import matter_url

from .conditions import KIND, Mark, must_refer, owed_ground
from .consultations.records import Ground
from .consultations.state import ConsultationState
from .models import Consultation, PanelSeat
from .procedure import CONSULTATION, PLENARY, STUDY
from .queries import of_case


def index_seats(outcome: Outcome) -> None:
    """Subscriber of every step: keep who may read, and whose load it is, in step with the state."""
    state: ConsultationState = outcome.state
    PanelSeat.objects.bulk_create(
        [
            PanelSeat(
                matter_id=outcome.matter_id, person_id=seat.person_id, since=seat.since, left=seat.left_on is not None,
                open=state.access and seat.left_on is None,
            )
            for seat in state.seats
        ],
        update_conflicts=True, unique_fields=["matter", "person_id"], update_fields=["open", "left"],
    )  # fmt: skip


def tell_panel(outcome: Outcome) -> None:
    """Subscriber of the steps that seat somebody or move the day: everybody on the panel hears where and by when."""
    state: ConsultationState = outcome.state
    for seat in state.panel:
        notify(
            f"请研究“{state.title}”，{state.meet_on.month}月{state.meet_on.day}日前提交书面意见",
            person_id=seat.person_id, matter_id=outcome.matter_id, url=matter_url(CONSULTATION.name, outcome.matter_id),
            key=f"consulted:{outcome.matter_id}:{seat.person_id}:{state.meet_on}",
        )  # fmt: skip


def tell_all_in(outcome: Outcome) -> None:
    """Subscriber of 提交书面意见: the officer hears when the last one has come in."""
    state: ConsultationState = outcome.state
    if state.complete:
        notify(
            f"“{state.title}”的书面意见已经全部提交，可以开始讨论", person_id=state.holder_id,
            matter_id=outcome.matter_id, url=matter_url(CONSULTATION.name, outcome.matter_id),
            key=f"consulted-all:{outcome.matter_id}",
        )  # fmt: skip


def case_over(outcome: Outcome) -> None:
    """Subscriber of every step of a case: when it has ended, its open consultation ends with it."""
    case = outcome.state
    if not case.outcome:
        return
    for row in _OPEN(outcome.matter_id):
        step, record = _end(outcome)
        take_step(matter_id=row.pk, step=step, record=record, actor=SYSTEM)


_OPEN = Prepared(lambda case: Consultation.objects.filter(case_id=case, closed_on=None), -(2**40))


def _end(outcome: Outcome) -> tuple[str, dict[str, Any]]:
    decision = outcome.state.decision
    if decision is None:
        return "note_case_ended", {"how": outcome.room.procedure.stage(outcome.state.outcome).title}
    return "note_decision", {"decision_number": decision.number, "outcome": decision.kind.label}


def when_marked(step: str, ground: Ground, marked: Mark) -> None:
    """Connect a mark of the case to 第五十二条第二款: ``step`` of the case sets it, ``marked(case)`` reads it. From then on handler
    and head are reminded, and the decision does not go up for signature before the committee was asked.
    """
    must_refer(ground, marked)
    subscribe(KIND, step, remind_to_refer)


def remind_to_refer(outcome: Outcome) -> None:
    """Subscriber of a step that marks a case: whoever holds it and the head hear that it must be referred."""
    case = outcome.state
    ground = owed_ground(case)
    if ground is None or of_case(case.case_number):
        return
    text = f"{case.case_number}{ground.label}，应当提请行政复议委员会提出咨询意见"
    common: dict[str, Any] = {
        "organ_id": role_holder(Role.RECONSIDERATION_OFFICE, outcome.event.day).pk, "matter_id": outcome.matter_id,
        "url": matter_url(outcome.room.procedure.name, outcome.matter_id),
    }  # fmt: skip
    if case.holder_id:
        notify(text, person_id=case.holder_id, key=f"must-refer:{outcome.matter_id}:handler", **common)
    notify(text, post=Post.OFFICE_HEAD, key=f"must-refer:{outcome.matter_id}:head", **common)


def replace_notice(outcome: Outcome) -> None:
    """Subscriber of 改期 and 取消 of a plenary meeting: a notice with the old day must not be signed."""
    discard_earlier(outcome, "会议已经调整或者取消")


def invite(outcome: Outcome) -> None:
    """Subscriber of 签发文书: the signed notice of a plenary meeting reaches every member."""
    if outcome.event.record.kind != f"{PLENARY.name}.plenary_notice":
        return
    state = outcome.state
    for guest in state.members:
        notify(
            f"会议通知：{state.title}，{state.convened.meet_on.month}月{state.convened.meet_on.day}日，{state.convened.place}",
            person_id=guest.person_id, matter_id=outcome.matter_id, url=matter_url(PLENARY.name, outcome.matter_id),
            key=f"plenary:{outcome.matter_id}:{outcome.event.seq}:{guest.person_id}",
        )  # fmt: skip


def tell_researchers(outcome: Outcome) -> None:
    """Subscriber of 提出 and 退回 of a study."""
    state = outcome.state
    for each in state.people:
        notify(
            f"请研究共性问题“{state.title}”"[:500], person_id=each.person_id, matter_id=outcome.matter_id,
            url=matter_url(STUDY.name, outcome.matter_id), key=f"study:{outcome.matter_id}:{outcome.event.seq}:{each.person_id}",
        )  # fmt: skip
