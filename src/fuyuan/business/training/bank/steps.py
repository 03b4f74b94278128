"""试题 as a table of steps (《河南省行政执法条例》第二十一条, 《行政执法监督条例》第十七条第二款: 行政执法资格考试)."""

from __future__ import annotations

import hashlib
from typing import Any

from fuyuan.business.training.common import AHEAD, BUREAU
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Reasoned

from . import life
from .life import BASIS
from .records import Approved, Rechecked, Written
from .state import QuestionState

act = Table(life.question_duties, AHEAD).act
LIVE = at("draft", "returned", "in_use")


def fingerprint(written: Written) -> str:
    """Equal for two questions that ask the same."""
    return hashlib.sha256(written.likeness.encode()).hexdigest()


def question_columns(state: QuestionState) -> dict[str, Any]:
    written = state.written
    return {
        "kind": written.kind.value, "subject": written.subject.value, "area": written.area, "basis": written.basis,
        "citation": state.citation, "edition": state.edition, "fingerprint": fingerprint(written),
    }  # fmt: skip


# fmt: off
QUESTION: Procedure[QuestionState] = Procedure(
    name="exam_question",
    title="试题",
    state=QuestionState,
    stages=(Stage("draft", "待审核"), Stage("returned", "已退回", track=False), Stage("in_use", "使用中"),
            Stage("retired", "已停用", end=True)),
    steps=(
        act("write", "命题", BASIS, BUREAU, at(), life.written, Written, guard=life.may_write, stamps=life.write_stamps,
            series="question", opens=True),
        act("revise", "修改试题", BASIS, BUREAU, LIVE, life.revised, Written, guard=life.may_write, stamps=life.write_stamps,
            initial=life.as_written, help="修改以后重新审核；已经组卷的考试仍用组卷时的文字。"),
        act("approve", "审核通过", BASIS, BUREAU, at("draft"), life.approved, Approved, guard=life.may_approve,
            stamps=life.approve_stamps),
        act("send_back", "退回修改", BASIS, BUREAU, at("draft"), life.sent_back, Reasoned),
        act("recheck", "核对法条", BASIS, BUREAU, at("in_use"), life.rechecked, Rechecked, guard=life.may_recheck,
            stamps=life.recheck_stamps, initial=life.now_at, help="题目在新条文下仍然成立的，写明现行依据；不成立的修改或者停用。"),
        act("retire", "停用", "", BUREAU, LIVE, life.retired, Reasoned, common=False),
    ),
    duties=life.question_duties,
    columns=question_columns,
    search_text=lambda state: f"{state.number} {state.written.stem} {state.written.basis} {state.written.area}",
)
# fmt: on
