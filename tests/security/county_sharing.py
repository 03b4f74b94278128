"""A rule of sharing for the county under attack, a standard, and the item that its publishing shares with the court."""

from typing import Any

from fuyuan.business.linkage.models import Shared
from fuyuan.business.linkage.sharing.rulebook import BOOK
from fuyuan.business.linkage.sharing.rules import SharingRule
from fuyuan.matters import clock
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor

CODE = "standards"


def make_sharing(ids: dict[str, Any], office: Actor, judge: Actor) -> None:
    """Note the ids as standard and shared. The standard is for a kind of act of which the county has no case."""
    today = clock.today()
    approved = {"approved_by": "召集人", "approved_on": today, "valid_from": today}
    rule = {
        "code": CODE, "name": "标准告知法院", "subject": "standard", "giver": "government", "readers": ["court_liaison"],
        "parts": ["number", "kind"], "basis": "会议纪要", **approved,
    }  # fmt: skip
    BOOK.save(parse_record(SharingRule, rule), reason="双方商定。", actor=office)
    points = [{"question": "迟延给付怎样处理", "rule": "责令限期给付。"}]
    record = {"title": "给付案件审理标准", "act_kind": "benefit", "points": points}
    ids["standard"] = pk = open_matter(kind="standard", step="propose", record=record, actor=judge).matter_id
    for actor in (judge, office):
        take_step(matter_id=pk, step="agree", record={"by": actor.name}, actor=actor)
    record = {"valid_from": today, "approval": {"by": "召集人", "on": today}}
    take_step(matter_id=pk, step="publish", record=record, actor=office)
    ids["shared"] = Shared.objects.get().pk
