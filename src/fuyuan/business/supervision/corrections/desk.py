"""How the desk shows 监督件: list, groups, sheets, choices, what each side reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.supervision.common import OVERSEERS, written
from fuyuan.business.supervision.models import Supervision
from fuyuan.matters.procedure import Context, Event
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

from .findings import Kind
from .records import Source
from .state import WORDS, Handling, SupervisionState
from .steps import SUPERVISION

KINDS = {each.value: each.label for each in Kind}
SOURCES = {each.value: each.label for each in Source}
MEANS = {each.value: word for each, word in WORDS.items()}
READERS = RESPONDENT_POSTS | OVERSEERS
# how the bureau and the government came to it is their own; personnel and clues are nobody else's
INNER = frozenset(
    "open open_in_round order opinion drop recall propose_decision decide decline personnel personnel_result guide "
    "tell_superior stop resume withdraw void_paper".split()
)

COLUMNS = (
    Column("organ_name", "执法机关", shown=False),  # the title says it
    Column("kind", "问题种类", value=lambda row: KINDS.get(row.kind, ""), shown=False),
    Column("source", "怎样发现", value=lambda row: SOURCES.get(row.source, ""), shown=False),
    Column("means", "处理方式", value=lambda row: MEANS.get(row.means, "")),
    Column("paper_number", "文号", kind="code", shown=False),
    Column("findings", "问题", kind="number", shown=False),
    Column("open_findings", "未纠正", kind="number"),
    Column("found_on", "发现日期", kind="date", sort=True),
    Column("answered_on", "报送日期", kind="date", shown=False),
    Column("corrected_on", "纠正日期", kind="date", shown=False),
)


FILTERS = (
    by_unit(Supervision, "执法机关", name="organ_name"),
    Filter("kind", "问题种类", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter("source", "怎样发现", lambda actor: tuple(SOURCES.items()), lambda value, today: Q(source=value)),
    Filter("means", "处理方式", lambda actor: tuple(MEANS.items()), lambda value, today: Q(means=value)),
    Filter("grave", "重大问题", lambda actor: (("yes", "重大问题"),), lambda value, today: Q(grave=True)),
    between("found", "发现日期", "found_on"),
    between("corrected", "纠正日期", "corrected_on"),
)


def _late(actor: Actor, today: date) -> Q:
    """The unit let its period pass: the bureau may report it to the government (第二十九条)."""
    late = Q(stage="issued", next_due__lt=today)
    return late if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[])


def _stopped(actor: Actor, today: date) -> Q:
    return Q(stage="stopped") if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[])


GROUPS = (
    Group("supervision-late", "逾期没有报送纠正情况", _late, light="overdue", steps=("propose_decision",)),
    Group("supervision-stopped", "因复议、诉讼停止的监督", _stopped, steps=("conclude", "resume")),
)


INNER_PAPERS = ("人员处理建议书", "处理建议的报告", "上一级主管部门", "行政执法问题的函")


def sight(event: Event, actor: Actor) -> Sight:
    """A unit does not read what was written about it to others: the government, its superior, who has power over a person."""
    if actor.post in OVERSEERS or event.by.organ_id == actor.organ_id:
        return Sight.FULL
    elsewhere = any(word in getattr(event.record, "title", "") for word in INNER_PAPERS)
    return Sight.HIDDEN if event.step in INNER or elsewhere else Sight.FULL


def tabs(state: SupervisionState, actor: Actor) -> Sequence[Tab]:
    inner = actor.post in OVERSEERS
    found = [
        _matter(state, inner),
        *_handlings(state, inner),
        _objections(state),
        *(_inner(state) if inner else ()),
    ]
    return [tab for tab in found if tab.pairs or tab.tables]


def _matter(state: SupervisionState, inner: bool) -> Tab:
    rows = [
        [
            each.number,
            each.kind.label,
            each.nature.label,
            each.severity.label,
            each.what,
            each.rule,
            _standing(each),
        ]
        for each in state.findings
    ]
    pairs = said((
        ("执法机关", state.organ_name), ("怎样发现", state.source.label), ("发现日期", state.found_on),
        ("涉及的行政行为", state.about.act), ("文号", state.about.number), ("当事人", state.about.party if inner else ""),
        ("监督检查", state.inspection_number), ("不重复监督", state.stopped_for if inner else ""), ("结论", state.ending),
    ))  # fmt: skip
    columns = ("序号", "种类", "性质", "程度", "查明的事实", "违反的规定", "现状")
    return Tab("发现的问题", pairs, (Table(columns, rows),), len(rows))


def _standing(each: Any) -> str:
    if each.fell:
        return "经异议，不成立"
    return f"{written(each.corrected_on)}纠正" if each.corrected_on else "未纠正"


def _handlings(state: SupervisionState, inner: bool) -> list[Tab]:
    shown = [each for each in state.handlings if inner or each.sent_on]
    return [_handling(state, number, each) for number, each in enumerate(shown, 1)]


def _handling(state: SupervisionState, number: int, each: Handling) -> Tab:
    seen = each.verified
    heeded = {True: "已经落实", False: "没有落实", None: ""}[each.heeded]
    pairs = said((
        ("文号", each.paper_number or "待签发"), ("针对的问题", "、".join(f"第{pk}项" for pk in each.numbers)),
        ("要求", each.demand), ("报送时限", f"收到后{each.days}日"), ("发出日期", each.sent_on), ("报送日期", each.answered_on),
        ("签发人", each.answer.signer if each.answer else ""), ("复查方式", seen.how.label if seen else ""),
        ("复查日期", each.verified_on), ("复查人员", seen.by if seen else ""), ("落实情况", heeded), ("撤回日期", each.revoked_on),
    ))  # fmt: skip
    notes = {line.number: "已纠正" if line.corrected else line.note for line in seen.lines} if seen else {}
    lines = each.answer.lines if each.answer else ()
    rows = [
        [line.number, line.did, f"{len(line.files)}份", notes.get(line.number, "待复查")] for line in lines
    ]
    table = (Table(("序号", "纠正情况", "证明材料", "复查"), rows),) if rows else ()
    title = WORDS[each.means] if number == 1 else f"{WORDS[each.means]}（{number}）"
    return Tab(title, pairs, table)


def _objections(state: SupervisionState) -> Tab:
    rows = [
        [each.on, each.reason, each.outcome.label if each.outcome else "待处理", each.reply, each.answered_on]
        for each in state.objections
    ]
    table = Table(("提出日期", "异议和理由", "结论", "答复", "答复日期"), rows)
    return Tab("异议", (), (table,) if rows else (), len(rows))


def _inner(state: SupervisionState) -> list[Tab]:
    told = {True: "决定纠正", False: "不制发", None: "待决定"}
    proposals = [
        [each.on, each.problem, each.proposal, told[each.corrects], each.decided_on]
        for each in state.proposals
    ]
    people = [
        [each.number, each.on, each.person, each.measure.label, each.organ_name, each.result or "待处理"]
        for each in state.personnel
    ]
    notices = [[each.on, each.scope.label, each.ground.label, each.text] for each in state.notices]
    sheets: tuple[tuple[str, tuple[str, ...], list[list[Any]]], ...] = (
        ("报政府决定", ("报告日期", "问题", "建议", "决定", "决定日期"), proposals),
        ("人员处理建议", ("序号", "日期", "人员", "建议", "有权机关", "结果"), people),
        ("通报", ("日期", "范围", "情形", "问题"), notices),
    )
    found = [Tab(title, (), (Table(columns, rows),), len(rows)) for title, columns, rows in sheets if rows]
    if state.superior_told_on:
        found.append(Tab("上一级主管部门", (("告知日期", state.superior_told_on),)))
    return found


def choices(path: str, state: SupervisionState | None, context: Context) -> Pairs | None:
    if path == "numbers" and state is not None:
        return [
            (str(each.number), f"{each.number}．{each.kind.label}：{each.what[:60]}")
            for each in state.open_findings
        ]
    if path == "proposal" and state is not None:
        waiting = [each for each in state.personnel if each.done_on is None]
        return [(str(each.number), f"{each.person}：{each.measure.label}") for each in waiting]
    return None


def words(state: SupervisionState | None, field: str, value: Any) -> str:
    """A number of a finding in words; ids of organs are named by the shell."""
    found = state.finding(value) if state and field == "numbers" and isinstance(value, int) else None
    return f"第{found.number}项" if found else ""


def links(state: SupervisionState, actor: Actor) -> Sequence[Related]:
    """The unit's other matters; to the bureau the way on for a clue (第三十三条第一款), which is nobody else's to see."""
    address = f"{reverse('shell:matters', args=[SUPERVISION.name])}?unit={state.organ_id}"
    found = [Related(f"{state.organ_name}的监督件", address, "同一机关")]
    if actor.post is Post.SUPERVISION_STAFF and not state.closed_on:
        clue = reverse("shell:open-matter", args=["clue", "register"])
        found.append(Related("移送问题线索", clue, f"登记时“案号”填{state.number}，只有勾选的人能看到"))
    return found


def badges(state: SupervisionState) -> Sequence[str]:
    marks = (("重大问题", state.grave), ("有异议", state.objection), ("垂直管理", state.vertical))
    return [word for word, on in marks if on]


SUPERVISION_ROOM = DeskRoom(
    kind=SUPERVISION.name,
    label="监督件",
    facts_title="监督内容",
    icon="search",
    order=58,
    group="执法监督",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=tabs,
    choices=choices,
    words=words,
    links=links,
    badges=badges,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=sight,
)
