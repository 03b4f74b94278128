"""The sheets of a suit's page: parties, the act, instances, hearings, rights and their last days, causes of loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fuyuan.law import Deadline, due
from fuyuan.law.causes import label_of
from fuyuan.law.outcomes import Attendance
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.procedure import Event
from fuyuan.matters.store import Lawbook
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell.rooms import Sight, Tab, Table, said

from .duties import appeal_rule
from .limitation import checks
from .state import Hearing, Round, Stated, SuitState

CONFIDENTIAL = frozenset(
    {"assign", "file_answer", "supply_evidence", "decide_appeal", "state_cause", "review_cause"}
)
INSIDE = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.SUPERVISION_STAFF})


def sight(event: Event, actor: Actor) -> Sight:
    """What the court did is open to all who see the suit; what an organ works out for itself is its own and the office's."""
    own = event.by.organ_id is not None and event.by.organ_id == actor.organ_id
    if event.step not in CONFIDENTIAL or own or actor.post in INSIDE or actor.is_office:
        return Sight.FULL
    return Sight.TITLE


def facts(state: SuitState, actor: Actor) -> Sequence[Tab]:
    book = lawbook()
    tabs = [
        _suit(state), _parties(state, actor), _instances(state), _hearings(state), _limits(state, book),
        _causes(state, actor),
    ]  # fmt: skip
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _suit(state: SuitState) -> Tab:
    registered = state.registered
    outcome = state.outcome
    pairs = (
        ("案件类型", registered.kind.label), ("被诉行为", registered.act_title), ("文号", registered.act_number),
        ("行为种类", registered.act_kind.label), ("管理领域", registered.area), ("作出日期", registered.act_made_on),
        ("诉讼请求", registered.claims), ("现在的结果", outcome.label if outcome else ""),
        ("是否败诉", "败诉" if state.lost else "没有败诉" if outcome else ""), ("生效日期", state.effective_on),
        ("履行期限", state.perform_by),
        ("履行完毕", f"{state.performed_on}（强制执行）" if state.performed_on and state.forced else state.performed_on),
        ("来源", registered.source),
    )  # fmt: skip
    return Tab("案情", said(pairs))


def _parties(state: SuitState, actor: Actor) -> Tab:
    registered = state.registered
    plaintiffs = [[each.name, each.kind.label, each.agent] for each in registered.plaintiffs]
    defendants: list[list[Any]] = []
    for each in state.defendants:
        inside = actor.post in INSIDE or actor.is_office or each.organ_id == actor.organ_id
        staff = "、".join(f"{one.name} {one.post}".strip() for one in each.staff) if inside else ""
        lawyers = "、".join(f"{one.name}（{one.firm}）" if one.firm else one.name for one in each.lawyers)
        defendants.append([each.name, each.standing.label, staff, lawyers])
    tables = [
        Table(("姓名或者名称", "类型", "委托代理人"), plaintiffs, "原告"),
        Table(("机关", "诉讼地位", "应诉人员", "律师"), defendants, "被告"),
    ]
    return Tab(
        "当事人",
        said((("第三人", "、".join(registered.third_parties)),)),
        tables,
        len(plaintiffs) + len(defendants),
    )


def _instances(state: SuitState) -> Tab:
    rows = [
        [
            each.title, f"{each.court} {each.case_number}".strip(), each.docketed_on, _result(each),
            each.ruling.ruled_on if each.ruling else "",
            "" if each.attendance is Attendance.NONE else each.attendance.label,
            "、".join(f"{side.label}（{day}）" for side, day in each.appeals),
        ]
        for each in state.rounds
    ]  # fmt: skip
    heads = ("审级", "法院、案号", "立案", "结果", "裁判日期", "负责人出庭", "上诉")
    points = [(f"{each.title}裁判要点", each.ruling.points) for each in state.rounds if each.ruling]
    return Tab("审理经过", said(points), (Table(heads, rows),), len(rows))


def _result(each: Round) -> str:
    if each.ruling is None:
        return "审理中"
    ruling = each.ruling
    changed = f"：{ruling.changed_to.label}" if ruling.changed_to else ""
    return f"{ruling.outcome.label}{changed}{'，附司法建议' if ruling.suggestion else ''}"


def _hearings(state: SuitState) -> Tab:
    rows = [
        [each.title, hearing.on, hearing.at, hearing.place, _head(state, hearing)]
        for each in state.rounds
        for hearing in each.hearings
    ]
    heads = ("审级", "日期", "时间", "地点", "负责人出庭")
    return Tab("开庭", (), (Table(heads, rows),) if rows else (), len(rows))


def _head(state: SuitState, hearing: Hearing) -> str:
    if hearing.cancelled:
        return "已取消"
    if not hearing.present:
        return "人民法院通知负责人出庭" if hearing.notified or hearing.again else ""
    said_of = [
        f"{state.defendants[each.defendant - 1].name}：{each.who}{each.attendance.label}。{'；'.join(each.why)}"
        for each in hearing.present
    ]
    return "\n".join(said_of)


def _limits(state: SuitState, book: Lawbook) -> Tab:
    """起诉期限 with its arithmetic in one line, and the last days of the rights that follow a result."""
    rows = [
        [check.title, check.deadline.due, _verdict(check.in_time), _why(check.deadline)]
        for check in checks(state.registered, book.calendar, book.assumptions)
    ]
    rights = [[title, found.due, "", _why(found)] for title, found in _rights(state, book)]
    tables = [Table(("期限", "最后一天", "核对", "依据"), rows, "起诉期限")] if rows else []
    if rights:
        tables.append(Table(("权利", "最后一天", "", "依据"), rights, "裁判之后"))
    return Tab("期限核对", (), tables)


def _verdict(in_time: bool | None) -> str:
    return {True: "在期限内起诉", False: "超过起诉期限", None: "起诉日期没有登记"}[in_time]


def _why(found: Deadline) -> str:
    cited = [str(step.citation) for step in found.steps if step.citation]
    return "、".join(dict.fromkeys(cited))


def _rights(state: SuitState, book: Lawbook) -> Iterator[tuple[str, Deadline]]:
    given: dict[str, Any] = {"calendar": book.calendar, "assumptions": book.assumptions}
    for each in state.rounds:
        rule = appeal_rule(each)
        if rule and each.ruling:
            yield f"对{each.title}上诉", due(rule, each.ruling.received_on, **given)
    if state.effective_on:
        yield "申请再审", due("retrial_apply_6m", state.effective_on, **given)
        if state.lost:
            yield "申请强制执行", due("judgment_enforce_2y", state.perform_by or state.effective_on, **given)


def _causes(state: SuitState, actor: Actor) -> Tab:
    """The organ's own statement: read by itself, by the office and by those who supervise."""
    shown = [
        each
        for each in state.stated
        if actor.post in INSIDE
        or actor.is_office
        or state.defendants[each.defendant - 1].organ_id == actor.organ_id
    ]
    tables = [_stated(state, each) for each in shown]
    pairs = [
        pair
        for each in shown[-1:]
        for pair in (
            ("原因分析", each.said.reason), ("整改措施", each.said.cure), ("长效措施", each.said.long_term),
            ("负责人未出庭的说明", each.said.absence), ("审核意见", each.opinion),
        )
    ]  # fmt: skip
    return Tab("败诉原因", said(pairs), tables)


def _stated(state: SuitState, each: Stated) -> Table:
    rows = [
        [label_of(line.code), line.stage.label, line.fault.label, line.quote] for line in each.said.causes
    ]
    answer = {None: "待审核", True: "已认可", False: "已退回"}[each.accepted]
    name = state.defendants[each.defendant - 1].name
    return Table(("原因", "环节", "人或者制度", "裁判原文"), rows, f"{name} {each.on} 报送（{answer}）")
