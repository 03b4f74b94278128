"""Papers of a suit: the organ's answer and evidence list, and its report on a loss. Each belongs to the organ that drafted it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fuyuan.law.causes import label_of
from fuyuan.law.outcomes import Attendance, Instance
from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .limitation import checks
from .procedure import PROCEDURE
from .records import Answered, CauseStated, EvidenceSupplied
from .state import Round, SuitState

PACKAGE = "fuyuan.business.litigation.papers"
OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})
NAMES = {
    Instance.FIRST: "行政诉讼答辩状",
    Instance.SECOND: "行政上诉答辩状",
    Instance.RETRIAL: "对再审申请的书面意见",
}
PAPERS_IN = {Instance.FIRST: "起诉状", Instance.SECOND: "上诉状", Instance.RETRIAL: "再审申请书"}
Fields = dict[str, Any]


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def act_of(state: SuitState) -> str:
    """“作出的行政处罚决定（某文号）”, as the papers name the act."""
    registered = state.registered
    number = f"（{registered.act_number}）" if registered.act_number else ""
    made = (
        f"{registered.act_made_on.year}年{registered.act_made_on.month}月{registered.act_made_on.day}日"
        if registered.act_made_on
        else ""
    )
    return f"{made}作出的{registered.act_title}{number}" if made or number else registered.act_title


def _plaintiffs(state: SuitState) -> str:
    return "、".join(each.name for each in state.registered.plaintiffs)


def _common(outcome: Outcome, number: int) -> Fields:
    state: SuitState = outcome.state
    running, own = state.running, state.defendants[number - 1]
    return {
        "答辩人": own.name, "原告": _plaintiffs(state), "行为": act_of(state), "法院": running.court,
        "案号": running.case_number,
    }  # fmt: skip


def answer(outcome: Outcome) -> list[Draft]:
    """答辩状: for every defendant its own; what the system computed about the limitation is offered, the clerk decides."""
    record: Answered = outcome.event.record
    state: SuitState = outcome.state
    running, own = state.running, state.defendants[record.defendant - 1]
    copy, name = running.copy_at(record.defendant), NAMES[running.instance]
    fields = _common(outcome, record.defendant) | {
        "名称": name, "第一审": running.instance is Instance.FIRST, "材料": PAPERS_IN[running.instance],
        "诉由": _why_here(state, running), "收到日": copy.received_on if copy else None,
        "应诉人员": "、".join(f"{each.name}{f'（{each.post}）' if each.post else ''}" for each in own.staff),
        "律师": "、".join(f"{each.name}（{each.firm}律师）" if each.firm else each.name for each in own.lawyers),
        "请求标题": "答辩请求" if running.instance is Instance.FIRST else "请求", "请求": paragraphs(record.request),
        "事实": paragraphs(record.facts), "依据": paragraphs(record.laws), "起诉期限": _limitation(outcome),
        "证据数": len(record.evidence), "副本数": len(state.registered.plaintiffs),
    }  # fmt: skip
    return [Draft(fields=fields, title=name)]


def _why_here(state: SuitState, running: Round) -> str:
    before = state.rounds[-2] if len(state.rounds) > 1 else running
    number = f"（{before.case_number}）" if before.case_number else ""
    verb = "提起上诉" if running.instance is Instance.SECOND else "申请再审"
    return f"上诉人、申请人不服{before.court}{number}裁判，向{running.court}{verb}"


def _limitation(outcome: Outcome) -> list[str]:
    """What is to be said when the suit came too late (起诉期限)."""
    if outcome.context is None or outcome.state.running.instance is not Instance.FIRST:
        return []
    found = checks(outcome.state.registered, outcome.context.calendar, outcome.context.assumptions)
    return [
        f"{each.title}的期限到{_day(each.deadline.due)}届满，原告于{_day(each.filed_on)}起诉，已经超过法定起诉期限"
        f"（{each.deadline.basis[0]}）。"
        for each in found
        if each.in_time is False
    ]


def _day(value: Any) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def evidence_list(outcome: Outcome) -> list[Draft]:
    record: Answered | EvidenceSupplied = outcome.event.record
    rows = [
        {"序号": n, "名称": each.name, "种类": each.kind.label, "证明": each.proves, "来源": each.source,
         "页数": each.pages or ""}
        for n, each in enumerate(record.evidence, 1)
    ]  # fmt: skip
    return [Draft(fields=_common(outcome, record.defendant) | {"证据": rows})] if rows else []


def loss_report(outcome: Outcome) -> list[Draft]:
    """双报告: the loss, and that the head was not in court when that was so."""
    record: CauseStated = outcome.event.record
    state: SuitState = outcome.state
    own = state.defendants[record.defendant - 1]
    office = role_holder(Role.JOINT_OFFICE, outcome.event.day).name_on(outcome.event.day)
    causes = [
        {"原因": label_of(line.code), "环节": line.stage.label, "归因": line.fault.label, "原文": line.quote}
        for line in record.causes
    ]
    fields = {
        "单位": own.name, "主送": office, "案件": state.title, "原告": _plaintiffs(state), "行为": act_of(state),
        "法院": state.rounds[0].court, "经过": [_told(each) for each in state.rounds if each.ruling],
        "生效日": state.effective_on, "出庭": _attendance(state), "原因": causes, "分析": paragraphs(record.reason),
        "整改": paragraphs(record.cure), "长效": paragraphs(record.long_term), "未出庭": bool(record.absence.strip()),
        "未出庭说明": paragraphs(record.absence),
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.title}败诉情况的报告"[:200])]


def _told(each: Round) -> str:
    """“2026年6月15日，某法院以某号判决撤销；”"""
    assert each.ruling
    ruling = each.ruling
    changed = f"，改为{ruling.changed_to.label}" if ruling.changed_to else ""
    number = ruling.number or each.case_number
    return f"{_day(ruling.ruled_on)}，{each.court}作出{number}{ruling.form.label}，结果为{ruling.outcome.label}{changed}。"


def _attendance(state: SuitState) -> str:
    said = [
        f"{each.title}{each.attendance.label}"
        for each in state.rounds
        if each.attendance is not Attendance.NONE
    ]
    return "，".join(said) or "没有开庭"


# code, title, layout, builder, posts of other organs that read it
TABLE: tuple[tuple[str, str, Layout, Callable[[Outcome], Sequence[Draft]], frozenset[Post]], ...] = (
    ("answer", "行政诉讼答辩状", Layout.LEGAL, answer, frozenset()),
    ("evidence_list", "证据目录", Layout.LEGAL, evidence_list, frozenset()),
    ("loss_report", "败诉案件报告", Layout.LEGAL, loss_report, OVERSEERS),
)


def register_papers() -> None:
    for code, title, layout, drafts, readers in TABLE:
        register(
            PaperKind(
                room=PROCEDURE.name, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts,
                layout=layout, signers=RESPONDENT_POSTS | OFFICE_POSTS, readers=readers, own=True,
            )
        )  # fmt: skip
