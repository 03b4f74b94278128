"""What follows from a step of a 监督件, and what the steps of cases and suits mean for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fuyuan.business.supervision.common import written
from fuyuan.business.supervision.models import Supervision
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.announced import Announced
from fuyuan.shell.addresses import matter_url

from .state import WORDS, SupervisionState
from .steps import RUNNING, SUPERVISION, plain

KINDS = tuple(f"{SUPERVISION.name}.supervise_{code}" for code in ("order", "opinion", "decision"))
# 督办函、意见书、决定书 are sent by being signed, and taken back by being voided
PAPER = Announced(
    kinds=KINDS, title=SUPERVISION.title, ready="drafted", step="send", undo="recall", until=("drafted", "issued"),
    before=("found", "stopped", "ended", "withdrawn"), too_late="执法机关已经报送纠正情况，这份文书不能作废",
)  # fmt: skip


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 发出、处理异议、复查: contact and head of the unit hear of it at once."""
    state: SupervisionState = outcome.state
    words = {"send": _sent, "answer_objection": _replied, "verify": _verified}[outcome.event.step](state)
    for post in sorted(RESPONDENT_POSTS):
        _note(outcome, words, post, state.organ_id)


def _sent(state: SupervisionState) -> str:
    paper = state.handlings[-1]
    return f"{WORDS[paper.means]}（{paper.paper_number}）已经发给您单位，请在{paper.days}日内报送纠正情况"


def _replied(state: SupervisionState) -> str:
    last = state.objections[-1]
    return f"{state.number}的异议已经答复：{last.outcome.label if last.outcome else last.reply}"


def _verified(state: SupervisionState) -> str:
    left = len(state.open_findings)
    return f"{state.number}已经复查：{f'还有{left}项没有纠正到位' if left else '全部纠正到位'}"


def tell_bureau(outcome: Outcome) -> None:
    """Subscriber of 报送纠正情况、提出异议、不制发、停止."""
    state: SupervisionState = outcome.state
    words = {
        "answer": "报送了纠正情况，等您复查", "object": "提出了异议，等您处理", "decline": "的处理建议没有被采纳，请重新处理",
        "stop": f"的监督因{state.stopped_for}停止：争议进入复议、诉讼，不重复监督",
    }[outcome.event.step]  # fmt: skip
    _note(outcome, f"{state.number}：{state.organ_name}{words}", Post.SUPERVISION_STAFF, state.office_id)


def tell_government(outcome: Outcome) -> None:
    """Subscriber of 提出处理建议."""
    state: SupervisionState = outcome.state
    by = written(state.proposals[-1].decide_by)
    words = f"{state.number}：{state.organ_name}的行政执法问题请您在{by}前决定是否制发监督决定书"
    _note(outcome, words, Post.ORGAN_HEAD, state.government_id)


def _note(outcome: Outcome, text: str, post: Post, organ_id: int | None) -> None:
    pk = outcome.matter_id
    notify(
        text, post=post, organ_id=organ_id, matter_id=pk, url=matter_url(SUPERVISION.name, pk),
        key=f"{SUPERVISION.name}:{pk}:{outcome.event.seq}:{post.value}",
    )  # fmt: skip


# -- 第三十三条第三款 -----------------------------------------------------------------------------------------------


def case_entered(outcome: Outcome) -> None:
    """Subscriber of 受理、视为受理 of a reconsideration case."""
    state: Any = outcome.state
    units = (each.organ_id for each in state.application.respondents)
    _stop(units, state.application.act.number, state.case_number or state.number)


def suit_entered(outcome: Outcome) -> None:
    """Subscriber of 登记诉讼案件."""
    state: Any = outcome.state
    _stop((each.organ_id for each in state.defendants), state.registered.act_number, state.number)


def _stop(units: Iterable[int | None], number: str, where: str) -> None:
    """The same dispute is not supervised beside reconsideration or court: what runs about this act stops."""
    if not number:
        return
    known = [pk for pk in units if pk]
    rows = Supervision.objects.filter(organ_id__in=known, act_number=plain(number), stage__in=RUNNING)
    for pk in list(rows.values_list("pk", flat=True)):
        take_step(matter_id=pk, step="stop", record={"where": where}, actor=SYSTEM)
