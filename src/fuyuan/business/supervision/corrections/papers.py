"""What the papers of a 监督件 say. Names of organs are those of the day of the step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fuyuan.business.supervision.issuer import bureau_name, government_name
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .records import Scope
from .state import WORDS, Found, Handling, SupervisionState


def _to_unit(state: SupervisionState) -> tuple[Addressee, ...]:
    return (Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id),)


def _said(findings: Iterable[Found]) -> list[dict[str, Any]]:
    return [
        {"序号": each.number, "种类": each.kind.label, "事实": each.what, "规定": each.rule}
        for each in findings
    ]


def _of(state: SupervisionState, numbers: Iterable[int]) -> list[Found]:
    wanted = set(numbers)
    return [each for each in state.findings if each.number in wanted]


def _head(outcome: Outcome) -> dict[str, Any]:
    state: SupervisionState = outcome.state
    return {"机关": bureau_name(outcome), "单位": state.organ_name, "编号": state.number}


def _paper(outcome: Outcome) -> dict[str, Any]:
    state: SupervisionState = outcome.state
    paper = state.handlings[-1]
    return {
        **_head(outcome), "政府": government_name(outcome), "发现日": state.found_on, "来源": state.source.label,
        "行为": state.about.act, "问题": _said(_of(state, paper.numbers)), "要求": paper.demand, "天数": paper.days,
    }  # fmt: skip


def supervise_order(outcome: Outcome) -> list[Draft]:
    return [Draft(fields=_paper(outcome), to=_to_unit(outcome.state))]


def supervise_opinion(outcome: Outcome) -> list[Draft]:
    return [Draft(fields=_paper(outcome), to=_to_unit(outcome.state))]


def supervise_decision(outcome: Outcome) -> list[Draft]:
    """Of the government: 第二十九条; it names what the unit was asked before and did not do."""
    state: SupervisionState = outcome.state
    before = "；".join(_unheeded(each) for each in state.handlings[:-1] if each.heeded is False)
    fields = {**_paper(outcome), "以前": before, "会议": outcome.event.record.meeting}
    return [Draft(fields=fields, to=_to_unit(state))]


def _unheeded(each: Handling) -> str:
    done = "没有按照要求履行职责" if each.means == "order" else "没有按照要求纠正"
    return f"经{WORDS[each.means]}（{each.paper_number}）督促，{done}"


def supervise_proposal(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    why = "涉及重大问题。" if state.grave else "没有按照要求履行职责、纠正问题。"
    fields = {
        **_head(outcome), "政府": government_name(outcome), "缘由": f"{state.organ_name}的行政执法问题{why}",
        "情况": record.problem, "建议": record.proposal,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于对{state.organ_name}行政执法问题处理建议的报告")]


def spot_record(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    fields = {
        **_head(outcome), "问题": _said(_of(state, record.numbers)), "纠正日": record.on, "怎样": record.how,
        "在场": record.witness, "监督人": outcome.event.by.name,
    }  # fmt: skip
    return [Draft(fields=fields, to=_to_unit(state))]


def _reply_to(state: SupervisionState, paper: Handling) -> dict[str, Any]:
    return {"来文": WORDS[paper.means], "来文文号": paper.paper_number}


def unit_report(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    paper = state.handlings[-1]
    known = {each.number: each for each in state.findings}
    lines = [
        {
            "种类": known[line.number].kind.label, "事实": known[line.number].what, "纠正": line.did,
            "材料": "、".join(file.name for file in line.files),
        }
        for line in record.lines
    ]  # fmt: skip
    fields = {
        **_head(outcome), **_reply_to(state, paper), "单位文号": record.number, "收到日": paper.sent_on, "情况": lines,
        "签发人": record.signer,
    }  # fmt: skip
    title = f"{state.organ_name}关于{WORDS[paper.means]}纠正情况的报告"
    return [Draft(fields=fields, to=_to_unit(state), title=title)]


def verify_record(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    known = {each.number: each for each in state.findings}
    rows = [
        {
            "序号": line.number, "问题": known[line.number].what, "结果": "已纠正" if line.corrected else "没有纠正到位",
            "情况": line.note or "与报送情况一致",
        }
        for line in record.lines
    ]  # fmt: skip
    fields = {
        **_head(outcome), **_reply_to(state, state.handlings[-1]), "方式": record.how.label, "复查日": record.on,
        "复查人": record.by, "结果": rows,
    }  # fmt: skip
    return [Draft(fields=fields, to=_to_unit(state))]


def objection_reply(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    last = state.objections[-1]
    fields = {
        **_head(outcome), **_reply_to(state, state.handlings[last.handling]), "提出日": last.on, "异议": last.reason,
        "结论": record.outcome.label, "理由": record.reply,
    }  # fmt: skip
    return [Draft(fields=fields, to=_to_unit(state))]


def supervise_notice(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    fields = {
        **_head(outcome), "主送": record.to, "情形": record.ground.label, "公布": record.scope is Scope.PUBLIC,
        "问题": record.text, "要求": record.demand,
    }  # fmt: skip
    title = f"关于{state.organ_name}行政执法问题的通报"
    return [Draft(fields=fields, to=_to_unit(state), title=title)]


def personnel_proposal(outcome: Outcome) -> list[Draft]:
    """To who has the power over the person: the unit reads it only if that is the unit."""
    state, record = outcome.state, outcome.event.record
    last = state.personnel[-1]
    fields = {
        **_head(outcome), "主送": last.organ_name, "人员": record.person, "情形": record.conduct, "原因": record.causes,
        "后果": record.consequences, "纠正": record.correction, "处理": record.measure.label,
    }  # fmt: skip
    to = Addressee("authority", last.organ_name, Post.RESPONDENT_LIAISON, last.organ_id)
    return [Draft(fields=fields, to=(to,))]


def superior_letter(outcome: Outcome) -> list[Draft]:
    record = outcome.event.record
    title = f"关于告知{outcome.state.organ_name}行政执法问题的函"
    return [Draft(fields={**_head(outcome), "主送": record.superior, "内容": record.note}, title=title)]
