"""Supervision in the county under attack: a matter the police was told of, one nobody was told of, a round announced and one not."""

from __future__ import annotations

from typing import Any

from organs_people import organ

from fuyuan.business.supervision.inspections.checklists import items_of
from fuyuan.business.supervision.models import Inspection
from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

POLICE, MARKET = "QH-GAJ", "QH-SCJ"


def make_supervision(ids: dict[str, Any], people: dict[str, Actor]) -> None:
    """Note the ids as round and round_draft (not announced)."""
    staff, lay = people["supervision_staff"], people["lay_supervisor"]
    told = _found(staff, POLICE, "CANARYFACTTOLD")
    approval = {"by": "局长", "on": clock.today()}
    record = {"numbers": [1], "demand": "CANARYDEMANDTOLD", "days": 15, "approval": approval}
    take_step(matter_id=told, step="opinion", record=record, actor=staff)
    issue(Paper.objects.get(matter_id=told).pk, staff)
    guided = {"party": "CANARYGUIDED", "on": clock.today(), "way": "告知可以申请行政复议"}
    take_step(matter_id=told, step="guide", record=guided, actor=staff)
    _found(staff, MARKET, "CANARYFACTUNTOLD")
    day = clock.today()
    entry = {
        "name": "CANARYSUPERVISOR", "profile": {"employer": "律师事务所", "kind": "lawyer", "person_id": lay.person_id},
        "from_on": day, "to_on": day.replace(year=day.year + 1), "approval": approval,
    }  # fmt: skip
    supervisor = open_matter(kind="supervisor", step="appoint", record=entry, actor=staff).matter_id
    tie = {"relation": "relative", "organ_id": organ("990121101").pk, "note": "CANARYTIE"}
    take_step(matter_id=supervisor, step="declare", record=tie, actor=lay)
    ids["round"] = _round(staff, supervisor, POLICE, "已公布轮次")
    issue(Paper.objects.get(matter_id=ids["round"]).pk, staff)
    ids["round_draft"] = _round(staff, supervisor, MARKET, "CANARYROUNDDRAFT")
    inspection = Inspection.objects.get(round_id=ids["round"]).pk
    lines = [{"code": each.code, "result": "sound", "note": "CANARYCHECKED"} for each in items_of(("force",))]
    handed = {"on": day, "present": "队长", "by": "监督员", "lines": lines}
    take_step(matter_id=inspection, step="hand_in", record=handed, actor=lay)


def _found(staff: Actor, code: str, what: str) -> int:
    finding = {"kind": "procedure", "nature": "unlawful", "what": what}
    record = {"organ_id": organ(code).pk, "source": "daily", "found_on": clock.today(), "findings": [finding]}
    return open_matter(kind="supervision", step="open", record=record, actor=staff).matter_id


def _round(staff: Actor, supervisor: int, code: str, title: str) -> int:
    day = clock.today()
    record = {
        "title": title, "form": "daily", "pool": "departments", "choose": "named", "units": [organ(code).pk], "areas": ["force"],
        "teams": [{"name": "一队", "members": [supervisor]}], "first_on": day, "last_on": day, "last_rounds": 0,
    }  # fmt: skip
    pk = open_matter(kind="supervision_round", step="plan", record=record, actor=staff).matter_id
    take_step(matter_id=pk, step="assign", record={}, actor=staff)
    return pk
