"""The unit's 答复 as it goes on file; the office reads it beside the unit."""

from __future__ import annotations

from fuyuan.business.linkage.issuer import office_name
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .state import Correspondence


def to_unit(state: Correspondence) -> tuple[Addressee, ...]:
    return (Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id),)


def letter_answer(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    measures = [
        {"序号": number, "措施": each.what, "责任人": each.who, "日期": each.by}
        for number, each in enumerate(record.measures, 1)
    ]
    title = outcome.room.procedure.title
    fields = {
        "机关": office_name(outcome), "单位": state.organ_name, "单位文号": record.number, "来函": title,
        "收到日": state.received_on, "来函文号": state.letter_number, "原因": record.reasons,
        "措施": measures, "长效": record.lasting, "签发人": record.signer,
    }  # fmt: skip
    return [Draft(fields=fields, to=to_unit(state), title=f"{state.organ_name}关于{title}的答复")]
