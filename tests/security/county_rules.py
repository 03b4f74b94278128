"""A local rule for the county under attack: one version approved for a day to come, and another rule still in draft."""

from typing import Any

from fuyuan.business.localrules.annex import line_of
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor

EFFECT = "2027-01-04"


def make_rules(ids: dict[str, Any], people: dict[str, Actor]) -> None:
    """Note the ids as rule (approved) and rule_draft."""
    ids["rule"] = pk = _drafted(people["office_head"], "行政复议案件办理工作规则", "规范办案")
    lines = [line_of(settings.definitions["times.sign"], 5).model_dump()]
    places = [{"topic": "times", "article": 1}]
    take_step(
        matter_id=pk, step="set_annex", record={"lines": lines, "places": places}, actor=people["office_head"]
    )
    take_step(matter_id=pk, step="submit", record={"valid_from": EFFECT}, actor=people["office_head"])
    record = {"agree": True, "opinion": "CANARYREVIEW"}
    take_step(matter_id=pk, step="review", record=record, actor=people["supervision_staff"])
    listed = "附件没有改变期限计算口径和预警窗口，正在计算的期限不受影响"
    take_step(matter_id=pk, step="approve", record={"listed": listed}, actor=people["organ_head"])
    ids["rule_draft"] = _drafted(people["supervision_staff"], "行政执法争议协调办法", "CANARYRULEDRAFT")


def _drafted(actor: Actor, title: str, said: str) -> int:
    record = {"title": title, "text": f"第一条　{said}。", "why": said}
    return open_matter(kind="localrule", step="draft", record=record, actor=actor).matter_id
