"""What the papers of a referral say: the court's 委托协调化解函, 转办通知, the unit's report, 延长函, 反馈函."""

from __future__ import annotations

from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .records import Came
from .state import ReferralState


def _base(outcome: Outcome) -> dict[str, Any]:
    state: ReferralState = outcome.state
    return {
        "机关": role_holder(Role.JOINT_OFFICE, outcome.event.day).name_on(outcome.event.day),
        "法院": state.court_name, "编号": state.number, "来函": state.letter, "单位": state.organ_name, "办理日": outcome.event.day,
        "相对人": state.applicants, "行为": state.linked.act, "案号": state.linked.number, "收到日": state.received_on,
        "争议": state.dispute, "反馈期限": state.feedback_by,
    }  # fmt: skip


def _office(outcome: Outcome, name: str) -> tuple[Addressee, ...]:
    return (Addressee("office", name, Post.JOINT_OFFICE, outcome.state.office_id),)


def _court(state: ReferralState) -> tuple[Addressee, ...]:
    return (Addressee("court", state.court_name, Post.COURT_LIAISON, state.court_id),)


def entrustment(outcome: Outcome) -> list[Draft]:
    """The court's own letter; what came on paper is registered with its number, and nothing is drafted for the court."""
    if outcome.event.by.post is not Post.COURT_LIAISON:
        return []
    fields = _base(outcome)
    return [Draft(fields=fields, to=_office(outcome, fields["机关"]))]


def transfer_notice(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    fields = {**_base(outcome), "负责人": record.leader, "要求": record.demand, "报告期限": state.report_by}
    to = (Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id),)
    return [Draft(fields=fields, to=to)]


def unit_report(outcome: Outcome) -> list[Draft]:
    record = outcome.event.record
    fields = {
        **_base(outcome), "经过": record.facts, "意见": record.opinion, "联系": record.contact, "签发人": record.signer,
    }  # fmt: skip
    return [
        Draft(fields=fields, to=_office(outcome, fields["机关"]), title=f"{outcome.state.organ_name}情况报告")
    ]


def extension_letter(outcome: Outcome) -> list[Draft]:
    fields = {**_base(outcome), "延长到": outcome.event.record.until, "理由": outcome.event.record.reason}
    return [Draft(fields=fields, to=_court(outcome.state))]


def feedback_letter(outcome: Outcome) -> list[Draft]:
    """反馈函: steps, what each side wants, the point in dispute, why it failed or what came of it."""
    record = outcome.event.record
    fields = {
        **_base(outcome), "成功": record.came is Came.SETTLED, "工作": _lines(record.steps),
        "相对人诉求": _lines(record.applicant_wants), "单位意见": _lines(record.respondent_wants), "焦点": _lines(record.point),
        "原因": _lines(record.why), "处理": _lines(record.outcome),
    }  # fmt: skip
    return [Draft(fields=fields, to=_court(outcome.state))]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
