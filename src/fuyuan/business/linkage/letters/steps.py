"""工作提醒函 as a table of steps.

Basis is the plan itself, measure (五); no statute governs the letter, so the steps cite none.
"""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.common import (
    CLOCK,
    COURT,
    LEADERS,
    OFFICE,
    UNIT,
    Nothing,
    Reasoned,
    SentBack,
    Settled,
    Signed,
    may_settle,
    own,
)
from fuyuan.business.linkage.correspondence import life as letter
from fuyuan.business.linkage.correspondence.records import Answered, Closed
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step

from . import life
from .duties import letter_duties
from .records import Escalated, Proposed, ProposedByRule, Reviewed
from .state import LetterState


def letter_columns(state: LetterState) -> dict[str, Any]:
    return {
        "organ_name": state.organ_name,
        "proposer_organ": state.proposer_organ,
        "rule": state.rule,
        "window": state.window,
        "ground": state.ground.value,
        "letter_number": state.letter_number,
        "sent_on": state.sent_on,
        "answer_by": state.answer_by,
        "answered_on": state.answered_on,
        "escalated_on": state.escalated_on,
    }


LETTER: Procedure[LetterState] = Procedure(
    name="reminder_letter",
    title="工作提醒函",
    state=LetterState,
    stages=(
        Stage("proposed", "待审核"),
        Stage("reviewed", "待签发"),
        Stage("sent", "待答复"),
        Stage("answered", "待核查"),
        Stage("escalated", "已提请处理", track=False),
        Stage("closed", "已办结", end=True),
        Stage("withdrawn", "不予发出", end=True, track=False),
    ),
    steps=(
        Step(name="propose", title="提出提醒函", basis=(), posts=OFFICE | COURT, record=Proposed, stages=at(), opens=True,
             apply=life.proposed, guard=life.may_propose, stamps=life.opening, series="letter",
             help="写明事实和要求。联席会议办公室审核以后才会发出。"),
        Step(name="propose_by_rule", title="按规则提出", basis=(), posts=OFFICE | CLOCK, record=ProposedByRule, stages=at(),
             opens=True, internal=True, apply=life.proposed_by_rule, guard=life.may_propose, stamps=life.opening,
             series="letter"),
        Step(name="review", title="审核", basis=(), posts=OFFICE, record=Reviewed, stages=at("proposed"),
             apply=life.reviewed, guard=life.may_review, initial=life.proposed_text, papers=("reminder_letter",),
             help="核对事实，改好文字；审核后拟出《工作提醒函》，签发即发出。"),
        Step(name="withdraw", title="不予发出", basis=(), posts=OFFICE, record=Reasoned,
             stages=at("proposed", "reviewed"), apply=letter.withdrawn, common=False,
             help="写明理由。理由留在经过里；同样的事实不会再次提出。"),
        Step(name="send", title="发出", basis=(), posts=OFFICE, record=Signed, stages=at("reviewed"), apply=letter.sent,
             guard=letter.may_send, stamps=letter.answer_day, internal=True),
        Step(name="recall", title="收回重审", basis=(), posts=OFFICE, record=Reasoned, stages=at("reviewed", "sent"),
             apply=letter.recalled, stamps=letter.review_day, internal=True),
        Step(name="receive", title="签收", basis=(), posts=UNIT, record=Nothing, stages=at("sent"), apply=letter.received,
             guard=own(letter.may_receive)),
        Step(name="answer", title="答复", basis=(), posts=UNIT, record=Answered, stages=at("sent"), apply=letter.answered,
             guard=own(letter.may_answer), initial=letter.last_answer, stamps=letter.check_day, papers=("letter_answer",)),
        Step(name="close", title="核查办结", basis=(), posts=OFFICE, record=Closed, stages=at("answered"),
             apply=letter.closed),
        Step(name="send_back", title="退回继续整改", basis=(), posts=OFFICE, record=SentBack, stages=at("answered"),
             apply=letter.sent_back, stamps=letter.answer_day),
        Step(name="escalate", title="提请处理", basis=(), posts=OFFICE, record=Escalated, stages=at("sent", "answered"),
             apply=life.escalated, guard=life.may_escalate, initial=life.what_is_wrong,
             papers=("escalation_report", "criticism"), common=False,
             help="逾期没有答复，或者措施没有落实的，通报或者报告政府主要负责人。"),
        Step(name="settle", title="登记处理结果", basis=(), posts=LEADERS, record=Settled, stages=at("escalated"),
             apply=life.settled, guard=may_settle),
    ),
    duties=letter_duties,
    columns=letter_columns,
    search_text=lambda state: f"{state.number} {state.letter_number} {state.title}",
)  # fmt: skip
