"""How the desk shows reminder letters: list, groups, sheets, links, what each side reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.linkage.correspondence.sheets import answers_tab
from fuyuan.business.linkage.findings.grounds import Ground
from fuyuan.business.linkage.findings.windows import words
from fuyuan.business.linkage.models import Letter
from fuyuan.business.linkage.opened import links_to
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import (
    Column,
    DeskRoom,
    Filter,
    Group,
    Pairs,
    Sight,
    Tab,
    Table,
    between,
    by_unit,
    said,
)

from .state import LetterState
from .steps import LETTER

GROUNDS = {ground.value: ground.label for ground in Ground}
READERS = RESPONDENT_POSTS | {Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON}
INNER = frozenset({"propose", "propose_by_rule", "review", "withdraw", "recall", "void_paper"})
OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})

COLUMNS = (
    Column("organ_name", "单位", shown=False),  # the title says both
    Column("ground", "事由", value=lambda row: GROUNDS.get(row.ground, ""), shown=False),
    Column("letter_number", "文号", kind="code"),
    Column("sent_on", "发出日期", kind="date", sort=True),
    Column("answer_by", "答复期限", kind="date"),
    Column("answered_on", "答复日期", kind="date"),
    Column("escalated_on", "提请处理", kind="date", shown=False),
    Column("rule", "规则", shown=False),
    Column("window", "统计期间", value=lambda row: words(row.window) if row.window else "", shown=False),
)


def rules_known(actor: Actor) -> Pairs:
    rows = LETTER_ROOM.visible(actor).exclude(rule="").order_by("rule").values_list("rule", flat=True)
    return [(code, code) for code in rows.distinct()]


FILTERS = (
    by_unit(Letter, name="organ_name"),
    Filter("ground", "事由", lambda actor: tuple(GROUNDS.items()), lambda value, today: Q(ground=value)),
    Filter("rule", "规则", rules_known, lambda value, today: Q(rule=value)),
    between("sent", "发出日期", "sent_on"),
)


def to_sign(actor: Actor, today: date) -> Q:
    return Q(stage="reviewed") if actor.post is Post.JOINT_OFFICE else Q(pk__in=[])


def unanswered(actor: Actor, today: date) -> Q:
    """Past the day of the answer: the office may escalate."""
    late = Q(stage="sent", answer_by__lt=today)
    return late if actor.post in OVERSEERS else Q(pk__in=[])


GROUPS = (
    Group("letter-late", "提醒函逾期没有答复", unanswered, light="overdue", steps=("escalate",)),
    Group("letter-sign", "提醒函待签发", to_sign),
)


def sight(event: Event, actor: Actor) -> Sight:
    """A unit reads what was sent to it and what it answered; how the office came to it is the office's own."""
    if actor.post in OVERSEERS or event.by.organ_id == actor.organ_id:
        return Sight.FULL
    return Sight.HIDDEN if event.step in INNER else Sight.FULL


def letter_tabs(state: LetterState, actor: Actor) -> Sequence[Tab]:
    tabs = [_letter(state, actor), _findings(state), answers_tab(state), _ending(state)]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def proposer_words(state: LetterState) -> str:
    """A rule proposes by itself at night; whoever pressed the button only made it look earlier."""
    return f"规则“{state.rule_name}”" if state.rule else state.proposer


def _letter(state: LetterState, actor: Actor) -> Tab:
    inner = actor.post in OVERSEERS
    return Tab("提醒函", said((
        ("单位", state.organ_name), ("事由", state.ground.label), ("情况", state.matter), ("要求", state.demand),
        ("答复", f"发出后{state.answer_days}个工作日内"), ("文号", state.letter_number), ("发出日期", state.sent_on),
        ("签收日期", state.received_on), ("提出", proposer_words(state) if inner else ""),
        ("退回、不予发出的理由", state.returned if inner else ""),
    )))  # fmt: skip


def _findings(state: LetterState) -> Tab:
    """Why the rule asked for the letter: its condition, and every matter it counted."""
    if not state.findings:
        return Tab("触发的事实")
    pairs = said((
        ("规则", state.rule_name), ("条件", f"{words(state.window)}达到{state.threshold}件（次）"),
        ("实际", f"{len(state.findings)}件（次）"),
    ))  # fmt: skip
    rows = [[number, each.on, each.text] for number, each in enumerate(state.findings, 1)]
    return Tab("触发的事实", pairs, (Table(("序号", "日期", "情况"), rows),), len(rows))


def _ending(state: LetterState) -> Tab:
    way, settled = state.escalation, state.settled
    return Tab("结果", said((
        ("核查情况", state.found), ("提请处理", way.way.label if way else ""), ("存在的问题", way.problem if way else ""),
        ("处理日期", settled.on if settled else None), ("作出处理的人", settled.by if settled else ""),
        ("处理结果", settled.result if settled else ""),
    )))  # fmt: skip


def letter_links(state: LetterState, actor: Actor) -> Sequence[Related]:
    """The matters that triggered the letter."""
    return links_to(state.findings, "触发的事实", actor)


LETTER_ROOM = DeskRoom(
    kind=LETTER.name,
    label="工作提醒函",
    facts_title="提醒函内容",
    icon="send",
    order=40,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=letter_tabs,
    links=letter_links,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=sight,
)
