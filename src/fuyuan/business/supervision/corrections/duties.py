"""Who owes what on a 监督件: the bureau its next act, the unit its report, the government its decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Context, Duty
from fuyuan.organs.posts import Post

from .state import WORDS, Handling, Means, SupervisionState

ACTS = ("correct_on_spot", "order", "opinion", "propose_decision")
ANSWER_BASIS = {Means.ORDER: "JD25 27.2", Means.OPINION: "JD25 28.2", Means.DECISION: "JD25 29"}
IDLE = frozenset({"stopped", "ended", "withdrawn"})


def duties(state: SupervisionState) -> Iterable[Duty]:
    """Everything owed; a matter that stands still or is over keeps only what was done."""
    owed = [*_bureau(state), *_papers(state), *_government(state)]
    return [each for each in owed if each.done_on or state.stage not in IDLE]


def _office(state: SupervisionState, key: str, title: str, basis: str, *steps: str, **more: Any) -> Duty:
    return Duty(
        key, title, Post.SUPERVISION_STAFF, steps=steps, basis=articles(basis)[0], organ_id=state.office_id, **more
    )  # fmt: skip


def _bureau(state: SupervisionState) -> Iterable[Duty]:
    for number, turn in enumerate(state.turns, 1):
        yield _office(
            state,
            f"handle-{number}",
            "处理发现的问题",
            "JD25 26.1",
            *ACTS,
            due_on=turn.by,
            done_on=turn.done_on,
        )
    for number, each in enumerate(state.objections, 1):
        yield _office(
            state, f"objection-{number}", "处理异议", "JD25 30", "answer_objection", due_on=each.by, done_on=each.answered_on
        )  # fmt: skip
    for (
        advice
    ) in state.personnel:  # without the person's name: a duty is seen by everybody who sees the matter
        yield _office(
            state, f"personnel-{advice.number}", "登记人员处理结果", "JD25 32", "personnel_result", done_on=advice.done_on
        )  # fmt: skip
    if state.superior_by:
        told = state.superior_told_on
        yield _office(
            state, "superior", "告知上一级主管部门", "JD25 42.2", "tell_superior", due_on=state.superior_by, done_on=told
        )  # fmt: skip
    if state.close_by and state.stage in ("corrected", "closed"):
        yield _office(
            state, "close", "销号", "JD25 26.1", "close", due_on=state.close_by, done_on=state.closed_on
        )


def _papers(state: SupervisionState) -> Iterable[Duty]:
    for number, each in enumerate(state.handlings, 1):
        last = number == len(state.handlings)
        if last and state.stage == "drafted":
            yield _sign(state, number, each)
        if each.answered_on or (last and state.stage == "issued"):
            yield answer_duty(state, each, number)
        if each.verify_by and (each.verified_on or (last and state.stage == "answered")):
            yield _office(
                state, f"verify-{number}", "复查纠正情况", "JD25 22(2)", "verify", due_on=each.verify_by,
                done_on=each.verified_on,
            )  # fmt: skip


def _sign(state: SupervisionState, number: int, each: Handling) -> Duty:
    title, basis = f"签发{WORDS[each.means]}", ANSWER_BASIS[each.means]
    if each.means is not Means.DECISION:
        return _office(state, f"sign-{number}", title, basis)
    return Duty(
        f"sign-{number}", title, Post.ORGAN_HEAD, basis=articles(basis)[0], organ_id=state.government_id
    )


def answer_duty(state: SupervisionState, each: Handling, number: int) -> Duty:
    """报送纠正情况 within the 规定时限 of the paper, in natural days from the day it came (第二十七条第二款、第二十八条第二款).

    A signed paper is on the unit's desk the same day, so that it comes on the day it is sent.
    """
    return Duty(
        f"answer-{number}", f"按{WORDS[each.means]}报送纠正情况", Post.RESPONDENT_LIAISON,
        rule="supervision_document_return", on=each.sent_on, facts={"days": each.days}, steps=("answer",),
        basis=articles(ANSWER_BASIS[each.means])[0], organ_id=state.organ_id, done_on=each.answered_on,
    )  # fmt: skip


def overdue_since(state: SupervisionState, context: Context) -> date | None:
    """Return the last day of the unit's period if it passed without a report."""
    handling = state.handling
    if state.stage != "issued" or handling is None or handling.sent_on is None:
        return None
    deadline = answer_duty(state, handling, len(state.handlings)).deadline(
        context.calendar, context.assumptions
    )
    return deadline.due if deadline and context.day > deadline.due else None


def _government(state: SupervisionState) -> Iterable[Duty]:
    for number, each in enumerate(state.proposals, 1):
        yield Duty(
            f"decide-{number}", "决定是否制发监督决定书", Post.ORGAN_HEAD, due_on=each.decide_by,
            steps=("decide", "decline"), basis=articles("JD25 29")[0], organ_id=state.government_id,
            done_on=each.decided_on,
        )  # fmt: skip
