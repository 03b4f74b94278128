"""送达、履行、约谈、通报批评、意见书、建议书、抄告 (第七十五条至第七十九条)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from fuyuan.business.reconsideration.records import UNKNOWN_SUPERIOR, Method, PaperKind
from fuyuan.business.reconsideration.state import CaseState, recipients
from fuyuan.law import Regime, regime_on
from fuyuan.law.service import Way, basis
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from . import wording
from .casefile import CaseFile, base, draft
from .decision import items
from .wording import by_time, cited

_TITLES = {
    PaperKind.SUPPLEMENT_NOTICE: "行政复议申请补正通知书",
    PaperKind.ACCEPTANCE: "行政复议申请受理通知书",
    PaperKind.REFUSAL: "不予受理行政复议申请决定书",
    PaperKind.NOT_FURTHER: "行政复议申请不再处理告知书",
    PaperKind.PROCEDURE: "适用、转换审理程序告知书",
    PaperKind.THIRD_PARTY: "第三人参加行政复议通知书",
    PaperKind.SUSPENSION: "行政复议中止通知书",
    PaperKind.RESUMPTION: "行政复议恢复审理通知书",
    PaperKind.EXTENSION: "行政复议案件延期审理通知书",
    PaperKind.ESCALATION: "行政复议案件提级审理告知书",
    PaperKind.TERMINATION: "终止行政复议决定书",
    PaperKind.DISMISSAL: "驳回行政复议申请决定书",
    PaperKind.PERFORMANCE_ORDER: "责令限期履行通知书",
    PaperKind.HEARING_NOTICE: "行政复议听证通知书",
}


def title_of(kind: PaperKind) -> str:
    """The full title of a paper that is served."""
    return _TITLES.get(kind, kind.label)


def service_receipt(file: CaseFile) -> Sequence[Draft]:
    """送达回证, one for each recipient."""
    record, names = file.record, {each.key: each for each in recipients(file.state)}
    place = record.paper or len(file.state.papers)
    paper = file.state.papers[place - 1]
    served = next(each for each in reversed(file.state.services) if each.paper == place)
    common = {
        **base(file, ()),
        "文书": title_of(paper.kind),
        "文书文号": file.numbers.get(place, ""),
        "文书日期": paper.on,
        "方式": record.method.label,
        "送达日": record.on,
        "生效日": served.served_on,
        "公告": record.method is Method.PUBLIC_NOTICE,
        "签收人": record.received_by,
        "见证人": record.witness,
        "邮件号": record.tracking,
        "原因": record.why,
        "送达人": file.event.by.name,
        "依据": wording.said(basis(Way(record.method.value))),
    }
    return [
        Draft(
            fields={
                **common,
                "受送达人": names[key].name,
                "身份": names[key].role,
                "地点": where_of(file.state, key, electronic=record.method is Method.ELECTRONIC),
            },
            part=number,
        )
        for number, key in enumerate(record.recipients, 1)
    ]


def where_of(state: CaseState, key: str, *, electronic: bool = False) -> str:
    """Where the recipient asked to be served."""
    application, (group, number) = state.application, key.split("-")
    if group == "respondent":
        return application.respondents[int(number) - 1].address
    if group in ("organ", "maker", "authority"):  # organs outside the case: the office knows where they are
        return ""
    delivery = application.delivery
    if group == "applicant" and electronic:
        return delivery.email
    people = application.applicants if group == "applicant" else state.third_parties
    party = people[int(number) - 1]
    own = delivery.address if key == "applicant-1" else ""
    return own or party.delivery_address or party.address


# -- performance -----------------------------------------------------------------------------------------------


def _decided(file: CaseFile) -> dict[str, Any]:
    """The decision that is not obeyed: its number, its day, when it took effect, what it orders."""
    made = file.state.decision
    return {
        "决定书文号": made.number if made else "",
        "决定日": made.made_on if made else file.day,
        "送达日": file.state.effective_on or file.day,
        "主文": wording.ruled(items(made.draft)) if made else [],
    }


def performance_order(file: CaseFile) -> Sequence[Draft]:
    """责令限期履行通知书: which decision, what is owed, the new limit, what follows."""
    record, old = file.record, regime_on(file.day) is Regime.A
    fields = {
        **_decided(file),
        "情况": wording.lines_of(record.reason),
        "期限": record.by_on,
        "依据": cited("L17 32.2" if old else "L23 77.2"),
        "后果": "" if old else cited("L23 77.2, 83"),
        "旧后果": cited("L17 37") if old else "",
    }
    return [draft(file, fields, [f"respondent-{record.respondent}"], place=len(file.state.papers))]


def interview_record(file: CaseFile) -> Sequence[Draft]:
    """约谈纪要"""
    fields = {
        **base(file, ()),
        "时间": file.record.on,
        "对象": file.record.whom,
        "情况": wording.lines_of(file.record.summary),
        "依据": cited("L23 77.2"),
    }
    return [Draft(fields=fields)]


def criticism(file: CaseFile) -> Sequence[Draft]:
    """通报: which decision was not obeyed, and how."""
    fields = {
        **_decided(file),
        "范围": file.record.scope,
        "情况": wording.lines_of(file.record.reason),
        "依据": cited("L23 77.2"),
    }
    keys = [each.key for each in recipients(file.state) if each.key.startswith("respondent-")]
    return [draft(file, fields, keys)]


# -- letters ---------------------------------------------------------------------------------------------------


def opinion_letter(file: CaseFile) -> Sequence[Draft]:
    """行政复议意见书: binding since 2024 (第七十七条), report in sixty days."""
    fields = {
        "问题": wording.lines_of(file.record.problem),
        "要求": wording.lines_of(file.record.demand),
        "依据": cited(by_time(file.day, ("R07 57.1", "L23 76", "L23 76"))),
        "履行依据": "" if regime_on(file.day) is Regime.A else cited("L23 77.1"),
        "已审结": file.state.ended_on is not None,
    }
    return [draft(file, fields, [f"organ-{len(file.state.opinions)}"], place=len(file.state.papers))]


def proposal_letter(file: CaseFile) -> Sequence[Draft]:
    """行政复议建议书 on general defects, from the office."""
    record = file.record
    fields = {
        **base(file, ()),
        "主送": record.organ_name,
        "问题": wording.lines_of(record.problem),
        "建议": wording.lines_of(record.proposal),
        "依据": cited(by_time(file.day, ("R07 57.2", "R07 57.2", "R26 69"))),
    }
    to = (Addressee("proposal", record.organ_name, Post.RESPONDENT_LIAISON, record.organ_id),)
    return [Draft(fields=fields, to=to)]


def copy_letter(file: CaseFile) -> Sequence[Draft]:
    """抄告函 to the superior department (第七十九条第二款)."""
    made = file.state.decision
    fields = {
        **base(file, ()),
        "上级部门": ""
        if file.record.to == UNKNOWN_SUPERIOR
        else file.record.to,  # asked for before it is signed
        "文书": [title_of(kind) for kind in file.record.papers],
        "列明": [_with_number(kind, made.number if made else "") for kind in file.record.papers],
        "决定书文号": made.number if made else "",
        "生效日": _effective(file),
        "依据": cited("L23 79.2"),
    }
    return [Draft(fields=fields)]


def _with_number(kind: PaperKind, number: str) -> str:
    """行政复议决定书（某政复决字〔2026〕1号): only a decision is named by its number."""
    return title_of(kind) + (f"（{number}）" if number and kind is PaperKind.DECISION else "")


def _effective(file: CaseFile) -> date:
    return file.state.effective_on or file.day
