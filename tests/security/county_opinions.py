"""What people said in the county under attack: a report the police looks into, one nobody was given, a problem, a rating."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from organs_people import organ

from fuyuan.business.opinions.satisfaction import answer_organ
from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor

POLICE = "QH-GAJ"


def make_opinions(ids: dict[str, Any], people: dict[str, Actor]) -> None:
    """Note the ids as report, campaign and police_code."""
    staff, police, day = people["supervision_staff"], organ(POLICE), clock.today()
    ids["report"] = _report(staff, "CANARYPROBLEMSAID", police.pk)
    record = {"organ_id": police.pk, "demand": "CANARYASKED", "by_on": day + timedelta(days=9)}
    take_step(matter_id=ids["report"], step="assign", record=record, actor=staff)
    _report(staff, "CANARYUNGIVEN", police.pk)
    words = dict.fromkeys(("charge", "focus", "schedule", "demand"), "按照方案办理")
    begun = {
        "title": "某领域整治", "form": "key", "areas": ["市场监管"], "approval": {"by": "局长", "on": day}, "first_on": day,
        "last_on": day + timedelta(days=30), "survey_to": day + timedelta(days=20), **words,
    }  # fmt: skip
    ids["campaign"] = open_matter(kind="campaign", step="begin", record=begun, actor=staff).matter_id
    for what in ("CANARYPROBLEMTOLD", "CANARYPROBLEMUNTOLD"):
        problem = {
            "campaign_id": ids["campaign"], "found": "visit", "organ_id": police.pk, "area": "市场监管", "what": what,
            "found_on": day, "who": "CANARYVISITED",
        }  # fmt: skip
        ids["problem"] = open_matter(
            kind="campaign_problem", step="enter", record=problem, actor=staff
        ).matter_id
        if what.endswith("UNTOLD"):
            continue
        analysis = {
            "cause": "没有制度", "measure": "建立制度", "way": "公开清单", "organ_id": police.pk, "by_on": day + timedelta(days=9),
        }  # fmt: skip
        take_step(matter_id=ids["problem"], step="analyse", record=analysis, actor=staff)
    rated = {name: 4 for name in ("clear", "fair", "polite", "quick", "overall")}
    answer_organ(police, {**rated, "text": "CANARYRATED"}, "0" * 32)
    ids["police_code"] = police.code


def _report(staff: Actor, what: str, about: int) -> int:
    record = {
        "channel": "visit", "organ_id": about, "area": "市场监管", "what": f"{what}：检查时收费。", "name": "CANARYREPORTER",
        "phone": "13900000071",
    }  # fmt: skip
    return open_matter(kind="opinion_report", step="register", record=record, actor=staff).matter_id
