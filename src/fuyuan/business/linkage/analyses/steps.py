"""败诉分析函 as a table of steps.

(五) ……探索与法院的对接沟通机制，进行案情研讨、分析败诉原因，降低本单位的败诉率. The plan is the basis; no statute governs the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fuyuan.business.linkage.common import (
    CLOCK,
    COURT,
    OFFICE,
    UNIT,
    Nothing,
    Reasoned,
    SentBack,
    Signed,
    own,
)
from fuyuan.business.linkage.correspondence import life as letter
from fuyuan.business.linkage.correspondence.duties import correspondence_duties
from fuyuan.business.linkage.correspondence.records import Answered, Closed
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Duty, Procedure, Stage, Step

from . import life
from .records import CourtSaid, Drafted, Reviewed
from .state import AnalysisState


def analysis_columns(state: AnalysisState) -> dict[str, Any]:
    return {
        "organ_name": state.organ_name,
        "window": state.window,
        "losses": len(state.losses),
        "letter_number": state.letter_number,
        "sent_on": state.sent_on,
        "answer_by": state.answer_by,
        "answered_on": state.answered_on,
    }


def analysis_duties(state: AnalysisState) -> Iterable[Duty]:
    return () if state.stage == "withdrawn" else correspondence_duties(state, ("close", "send_back"))


LOSS_ANALYSIS: Procedure[AnalysisState] = Procedure(
    name="loss_analysis",
    title="行政败诉分析函",
    state=AnalysisState,
    stages=(
        Stage("proposed", "待审核"),
        Stage("reviewed", "待签发"),
        Stage("sent", "待答复"),
        Stage("answered", "待核查"),
        Stage("closed", "已办结", end=True),
        Stage("withdrawn", "不予发出", end=True, track=False),
    ),
    steps=(
        Step(name="draft", title="拟出败诉分析函", basis=(), posts=OFFICE | COURT | CLOCK, record=Drafted, stages=at(),
             opens=True, apply=life.drafted, guard=life.may_draft, stamps=life.draft_stamps, series="analysis",
             help="系统按期为有败诉裁判发生效力的单位拟出，也可以在这里手工拟出。"),
        Step(name="comment", title="法院意见", basis=(), posts=COURT, record=CourtSaid, stages=at("proposed"),
             apply=life.commented, help="对这个单位的执法和应诉有意见的，写在这里，一并发出。"),
        Step(name="review", title="审核", basis=(), posts=OFFICE | COURT, record=Reviewed, stages=at("proposed"),
             apply=life.reviewed, guard=life.may_review, initial=life.first_text, papers=("loss_analysis",),
             help="核对件数和原因，改好文字；审核后拟出《行政败诉分析函》，联席会议办公室签发即发出。"),
        Step(name="withdraw", title="不予发出", basis=(), posts=OFFICE, record=Reasoned,
             stages=at("proposed", "reviewed"), apply=letter.withdrawn, common=False),
        Step(name="send", title="发出", basis=(), posts=OFFICE, record=Signed, stages=at("reviewed"), apply=letter.sent,
             guard=letter.may_send, stamps=letter.answer_day, internal=True),
        Step(name="recall", title="收回重审", basis=(), posts=OFFICE, record=Reasoned, stages=at("reviewed", "sent"),
             apply=letter.recalled, stamps=letter.review_day, internal=True),
        Step(name="receive", title="签收", basis=(), posts=UNIT, record=Nothing, stages=at("sent"),
             apply=letter.received, guard=own(letter.may_receive)),
        Step(name="answer", title="答复", basis=(), posts=UNIT, record=Answered, stages=at("sent"), apply=letter.answered,
             guard=own(life.may_answer), initial=letter.last_answer, stamps=letter.check_day, papers=("letter_answer",)),
        Step(name="close", title="核查办结", basis=(), posts=OFFICE, record=Closed, stages=at("answered"),
             apply=letter.closed),
        Step(name="send_back", title="退回继续分析", basis=(), posts=OFFICE, record=SentBack, stages=at("answered"),
             apply=letter.sent_back, stamps=letter.answer_day),
    ),
    duties=analysis_duties,
    columns=analysis_columns,
    search_text=lambda state: f"{state.number} {state.letter_number} {state.title}",
)  # fmt: skip
