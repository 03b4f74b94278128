"""What the transfer paper of a clue says."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.papers.kinds import Draft

from .life import ART_85, ART_86, SUPERVISED
from .records import ClueKind, Origin
from .state import ClueState


def transfer(outcome: Outcome) -> list[Draft]:
    state: ClueState = outcome.state
    told, record, day = state.registered, outcome.event.record, outcome.event.day
    article = ART_86 if told.kind is ClueKind.DUTY else ART_85
    article = SUPERVISED if told.origin is Origin.SUPERVISION else article
    fields = {
        "机关": role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day), "主送": record.to_name,
        "来源": told.origin.label, "案号": told.case_number, "依据": article.full, "条": article.place, "种类": told.kind.label,
        "单位": state.organ_name, "人员": told.subject, "内容": told.content,
    }  # fmt: skip
    return [Draft(fields=fields, title="线索移送函")]
