"""How the desk shows questions between court and government."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.linkage.sides import Side
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.notify import notify
from fuyuan.matters.procedure import Event
from fuyuan.matters.registry import Outcome
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Sight, Tab, Table

from .steps import QUESTION, QuestionState

KINDS = {kind.value: kind.label for kind in ActKind}
SIDES = {side.value: side.label for side in Side}
READERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON, Post.OFFICE_HEAD})
COLUMNS = (
    Column("act_kind", "案件类型", value=lambda row: KINDS.get(row.act_kind, "")),
    Column("area", "管理领域", shown=False),
    Column("asker", "提出方", value=lambda row: SIDES.get(row.asker, "")),
    Column("answer_by", "答复期限", kind="date"),
    Column("answered_on", "答复日期", kind="date"),
)


def asked_by(value: str, today: date) -> Q:
    return Q(asker=value)


FILTERS = (
    Filter("kind", "案件类型", lambda actor: tuple(KINDS.items()), lambda value, today: Q(act_kind=value)),
    Filter("asker", "提出方", lambda actor: tuple(SIDES.items()), asked_by),
)


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


def question_tabs(state: QuestionState, actor: Actor) -> Sequence[Tab]:
    told = state.told
    pairs = [
        ("案件类型", told.act_kind.label), ("管理领域", told.area), ("提出方", state.asker.label), ("具体内容", told.text),
        ("撤回的理由", state.withdrawn),
    ]  # fmt: skip
    rows = [
        [n, turn.text, turn.by_on, turn.answer or "尚未答复", turn.answered_by, turn.answered_on or ""]
        for n, turn in enumerate(state.turns, 1)
    ]
    heads = ("序号", "问题", "答复期限", "答复", "答复人", "答复日期")
    shown = [(label, value) for label, value in pairs if value]
    return [Tab("问题", shown), Tab("问答", (), (Table(heads, rows),), len(rows))]


def tell_other_side(outcome: Outcome) -> None:
    """Subscriber of every step but the house's own: whoever did not act hears of it."""
    state: QuestionState = outcome.state
    step = QUESTION.step(outcome.event.step)
    if step.internal:
        return
    side = state.asker if step.name == "answer" else state.asker.other
    notify(
        f"信息互通“{state.title}”：{step.title}"[:500], post=side.post,
        organ_id=state.court_id if side is Side.COURT else state.organ_id, matter_id=outcome.matter_id,
        url=matter_url(QUESTION.name, outcome.matter_id), key=f"question:{outcome.matter_id}:{outcome.event.seq}",
    )  # fmt: skip


QUESTION_ROOM = DeskRoom(
    kind=QUESTION.name,
    label="信息互通",
    facts_title="问题内容",
    icon="chat-left-text",
    order=47,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=question_tabs,
    sight=sight,
)
