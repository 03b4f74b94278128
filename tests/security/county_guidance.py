"""Service-oriented enforcement of the police for the county under attack: what is its own, what is published, who was guided."""

from datetime import timedelta
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor


def make_guidance(people: dict[str, Actor], identity: str) -> int:
    """Return the published list. ``identity``: the number of whom the police guided."""
    unit, head, day = people["respondent_liaison"], people["respondent_head"], clock.today()
    point = {
        "power": "治安处罚", "bearer": "organ", "risk": "CANARYRISKA", "level": "high", "cause": "procedure.heard", "arises": "notice",
        "measures": ["使用新的告知书"], "owner": "法制大队", "review_on": day + timedelta(days=30),
    }  # fmt: skip
    open_matter(kind="risk_point", step="add", record=point, actor=unit)
    published = _list(unit, "CANARYLISTPUBLISHED")
    take_step(matter_id=published, step="approve", record={}, actor=head)
    told = {"valid_from": day, "where": "政府网站"}
    take_step(matter_id=published, step="publish", record=told, actor=unit)
    _list(unit, "CANARYLISTDRAFTA")
    case = {"entry": f"{published}-1", "party": "CANARYSPAREDA", "facts": "没有登记住宿人员", "found_on": day}
    open_matter(kind="lenient_case", step="begin", record=case, actor=unit)
    talk = {
        "kind": "person", "party": "CANARYADVISEDA", "identity": identity, "area": "治安", "need": "住宿登记不完整", "way": "remind",
        "text": "建议逐人登记",
    }  # fmt: skip
    open_matter(kind="guidance", step="offer", record=talk, actor=unit)
    accord = {
        "kind": "enforce", "party_kind": "person", "party": "CANARYACCORDA", "acted_on": day, "act": "处罚",
        "why": "CANARYACCORDA无力缴纳",
        "harmless": "不涉及第三人", "items": [{"owed": "party", "what": "CANARYACCORDA改正", "by": day + timedelta(days=30)}],
    }  # fmt: skip
    agreed = open_matter(kind="accord", step="draft", record=accord, actor=unit).matter_id
    take_step(matter_id=agreed, step="approve", record={}, actor=head)
    wish = {"leader": "局长", "strength": "CANARYSTRENGTHA连续三年"}
    open_matter(kind="model_unit", step="apply", record=wish, actor=unit)
    return published


def _list(unit: Actor, violation: str) -> int:
    item: dict[str, Any] = {
        "violation": violation,
        "basis": "某条例第十条",
        "effect": "none",
        "conditions": ["首次"],
    }
    record = {"title": f"治安领域不予处罚清单{violation[-1]}", "area": "治安", "items": [item]}
    return open_matter(kind="lenient_list", step="draft", record=record, actor=unit).matter_id
