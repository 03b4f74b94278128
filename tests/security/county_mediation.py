"""A mediation beside case A for the county under attack: its handler mediates, the police conceded something."""

from typing import Any

from fuyuan.business.reconsideration.models import Case
from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor


def make_mediation(ids: dict[str, Any], people: dict[str, Actor]) -> None:
    """Note its id as mediation."""
    handler, liaison = people["handler"], people["respondent_liaison"]
    number = Case.objects.get(pk=ids["case_a"]).case_number
    record = {"phase": "during", "number": number, "about": "discretion", "demand": "CANARYDEMANDA"}
    pk = open_matter(kind="mediation", step="open", record=record, actor=handler).matter_id
    for party, who in (("applicant", handler), ("respondent-1", liaison)):
        will = {"party": party, "who": "本人", "means": "face", "will": "willing", "wants": "CANARYWANTSA"}
        take_step(matter_id=pk, step="consent", record=will, actor=who)
    mediators = {"mediators": [{"person_id": handler.person_id}]}
    take_step(matter_id=pk, step="appoint", record=mediators, actor=people["office_head"])
    rows = [{"party": key, "presence": "came"} for key in ("applicant-1", "respondent-1")]
    session = {
        "on": clock.today(), "place": "调解室", "means": "face", "attendance": rows, "recorder": "甲",
        "minutes": "CANARYMINUTESA",
    }  # fmt: skip
    take_step(matter_id=pk, step="hold_session", record=session, actor=handler)
    proposal = {
        "by": "respondent-1",
        "terms": "CANARYTERMSA",
        "conceded": "CANARYCONCEDEDA",
        "answered": "open",
    }
    take_step(matter_id=pk, step="propose", record=proposal, actor=handler)
    ids["mediation"] = pk
