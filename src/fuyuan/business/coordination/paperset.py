"""Papers of a coordination: application, acceptance or refusal, minutes of a meeting, opinion, decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Addressee, Draft, PaperKind, register

from .days import ACCEPT, ANSWER, DECIDE, MEET, OPINE
from .numbers import PAPER_NUMBER
from .procedure import COORDINATION, GOVERNMENT, OFFICE, READERS, UNIT
from .records import Line
from .state import CoordinationState, Party

PACKAGE = "fuyuan.business.coordination.papers"


def _name(organ_id: int | None, outcome: Outcome) -> str:
    organ = Organ.objects.filter(pk=organ_id or 0).first()
    return organ.name_on(outcome.event.day) if organ else ""


def _common(outcome: Outcome, topic: str) -> dict[str, Any]:
    state: CoordinationState = outcome.state
    return {
        "编号": state.number, "事项": state.told.item, "申请单位": state.organ_name,
        "另一方": "、".join(each.name for each in state.others), "监督机构": _name(state.office_id, outcome),
        "政府": _name(state.government_id, outcome), "本地规定": dict(state.rules).get(topic, ""),
    }  # fmt: skip


def _lines(state: CoordinationState, lines: Iterable[Line]) -> list[dict[str, str]]:
    return [
        {"单位": state.name_of(each.organ_id), "分工": each.part.label, "内容": each.what, "依据": each.basis}
        for each in lines
    ]


def _unit(party: Party) -> Addressee:
    return Addressee(f"unit-{party.organ_id}", party.name, Post.RESPONDENT_LIAISON, party.organ_id)


def coordination_application(outcome: Outcome) -> list[Draft]:
    """申请书 of the department, to the supervision body."""
    state: CoordinationState = outcome.state
    told, common = state.told, _common(outcome, ACCEPT)
    to = Addressee("office", common["监督机构"], Post.SUPERVISION_STAFF, state.office_id)
    fields = {
        **common, "单位": state.organ_name, "种类": told.sort.label, "经过": told.facts, "意见": told.claim, "依据": told.basis,
        "协商日": told.talked_on, "协商": told.talked, "不同": told.different,
    }  # fmt: skip
    return [Draft(fields=fields, to=(to,), title=f"关于{told.item}争议的协调申请书")]


def coordination_acceptance(outcome: Outcome) -> list[Draft]:
    """受理通知书: to every department; the others answer by the day named."""
    state: CoordinationState = outcome.state
    fields = {**_common(outcome, ANSWER), "受理日": state.accepted_on, "答复日": state.answer_by}
    return [Draft(fields=fields, to=tuple(map(_unit, state.parties)))]


def coordination_refusal(outcome: Outcome) -> list[Draft]:
    """不予受理通知书: to the applicant, with the reason and what was settled before."""
    state, record = outcome.state, outcome.event.record
    fields = {
        **_common(outcome, ACCEPT),
        "理由": record.ground.label,
        "已有": record.known,
        "说明": record.why,
    }
    return [Draft(fields=fields, to=(_unit(state.parties[0]),))]


def coordination_minutes(outcome: Outcome) -> list[Draft]:
    """协调会议纪要: who said what; agreed by all, it is the result."""
    state, record = outcome.state, outcome.event.record
    sides = [
        {"单位": each.name, "人员": each.who, "表态": each.vote.label, "意见": each.words}
        for each in record.sides
    ]
    fields = {
        **_common(outcome, MEET), "会议日": record.on, "地点": record.place, "主持人": record.chair, "各方": sides, "情况": record.talk,
        "分工": _lines(state, record.lines), "一致": record.agreed, "再次": record.again, "落实日": record.perform_by or "",
    }  # fmt: skip
    return [
        Draft(fields=fields, to=tuple(map(_unit, state.parties)), title=f"{state.told.item}争议协调会议纪要")
    ]


def coordination_opinion(outcome: Outcome) -> list[Draft]:
    """协调意见书: to the government, which decides."""
    state, record = outcome.state, outcome.event.record
    common = _common(outcome, OPINE)
    to = Addressee("government", common["政府"], Post.ORGAN_HEAD, state.government_id)
    views = [{"单位": state.organ_name, "意见": state.told.claim, "依据": state.told.basis}]
    views += [
        {"单位": each.name, "意见": each.answer.claim, "依据": each.answer.basis}
        for each in state.others
        if each.answer
    ]
    fields = {
        **common, "意见": views, "会议次数": len(state.meetings), "分工": _lines(state, record.lines), "理由": record.reasons,
        "落实日": record.perform_by,
    }  # fmt: skip
    return [Draft(fields=fields, to=(to,), title=f"关于{state.told.item}争议的协调意见书")]


def coordination_decision(outcome: Outcome) -> list[Draft]:
    """决定书 of the government: binding on the departments."""
    state, record = outcome.state, outcome.event.record
    fields = {
        **_common(outcome, DECIDE), "各单位": "、".join(each.name for each in state.parties), "分工": _lines(state, record.lines),
        "理由": record.reasons, "落实日": record.perform_by,
    }  # fmt: skip
    return [
        Draft(
            fields=fields,
            to=tuple(map(_unit, state.parties)),
            title=f"关于{state.told.item}执法职责分工的决定",
        )
    ]


# code, title, word of its number, who issues it, layout, builder
TABLE: tuple[tuple[str, str, str, frozenset[Post], Layout, Callable[[Outcome], list[Draft]]], ...] = (
    ("coordination_application", "执法争议协调申请书", "申", UNIT, Layout.OFFICIAL, coordination_application),
    ("coordination_acceptance", "执法争议协调受理通知书", "受", OFFICE, Layout.LEGAL, coordination_acceptance),
    ("coordination_refusal", "执法争议协调不予受理通知书", "不受", OFFICE, Layout.LEGAL, coordination_refusal),
    ("coordination_minutes", "协调会议纪要", "纪", OFFICE, Layout.OFFICIAL, coordination_minutes),
    ("coordination_opinion", "协调意见书", "意", OFFICE, Layout.OFFICIAL, coordination_opinion),
    ("coordination_decision", "执法职责分工决定书", "决", GOVERNMENT, Layout.OFFICIAL, coordination_decision),
)  # fmt: skip


def register_papers() -> None:
    for code, title, series, signers, layout, drafts in TABLE:
        register(
            PaperKind(
                room=COORDINATION.name, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=PAPER_NUMBER, signers=signers, readers=READERS,
            )
        )  # fmt: skip
