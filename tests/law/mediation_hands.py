"""Hands for the pure tests of a mediation: the office, the two sides, talks begun, and records that are in order."""

from datetime import date, timedelta
from typing import Any

from driver import Driver

from fuyuan.business.mediation.procedure import MEDIATION, REFERRAL
from fuyuan.business.mediation.records import Linked
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

UNIT, OTHER, GOVERNMENT = 7, 8, 1
MEDIATOR = Actor(Post.HANDLER, "周调解", 3, GOVERNMENT, "司法局")
HEAD = Actor(Post.OFFICE_HEAD, "负责人", 4, GOVERNMENT, "司法局")
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_LIAISON, "张联络", 6, OTHER, "某镇")
COURT = Actor(Post.COURT_LIAISON, "吴法官", 9, 20, "某法院")
OFFICE = Actor(Post.JOINT_OFFICE, "沈言", 5, 10, "联席办")
START = date(2026, 9, 28)
PEOPLE = {
    3: {"name": "周调解", "organs": [GOVERNMENT], "conflicts": []},
    11: {"name": "李某", "organs": [UNIT], "conflicts": []},
    12: {"name": "赵某", "organs": [GOVERNMENT], "conflicts": ["与王某有申报的关系（近亲属）"]},
}
CASE = Linked(
    kind="reconsideration", matter_id=31, number="某政复〔2026〕3号", accepted=True, applicants=("王某",),
    organs=((UNIT, "某局"),), thirds=("钱某",), act="行政处罚", act_kind="penalty", area="市场监管",
)  # fmt: skip
APPROVAL = {"by": "负责人", "on": START}
LAWFUL = {name: True for name in ("voluntary", "state", "public", "others", "mandatory")}


def opened(phase: str = "during", day: date = START, **facts: Any) -> Driver:
    """A mediation on a case; before any case one with parties typed in."""
    linked = CASE.model_copy(update={"ended": phase == "after"}) if phase != "before" else None
    driver = Driver(MEDIATION, facts={"linked": linked, "people": PEOPLE, "organ_name": "某局", **facts})
    record: dict[str, Any] = {"phase": phase, "about": "discretion", "demand": "少罚一点"}
    if phase == "before":
        record |= {"applicants": [{"name": "王某"}], "organ_id": UNIT, "act": "行政处罚"}
    else:
        record["number"] = CASE.number
    driver.take("open", record, MEDIATOR, day)
    return driver


def will(party: str, will: str = "willing", **more: Any) -> dict[str, Any]:
    return {"party": party, "who": "本人", "means": "face", "will": will, "wants": "尽快解决", **more}


def talking(phase: str = "during", day: date = START, **facts: Any) -> Driver:
    """Both sides are willing, the mediator is appointed."""
    driver = opened(phase, day, **facts)
    driver.take("consent", will("applicant"), MEDIATOR, day)
    driver.take("consent", will("respondent-1"), LIAISON, day)
    driver.take("appoint", {"mediators": [{"person_id": 3}]}, HEAD, day)
    return driver


def agreement(form: str = "statement", day: date = START, **more: Any) -> dict[str, Any]:
    items = [
        {"party": "respondent-1", "what": f"第{number}期退款", "by": day + timedelta(days=20 * number)}
        for number in (1, 2)
    ]
    return {"form": form, "terms": "罚款减为两千元。", "items": items, "legality": LAWFUL, **more}


STATEMENT = {"requests": "撤销处罚", "facts": "查明的事实", "reasons": "出于自愿", "approval": APPROVAL}
SUSPEND = {"applicant_agrees": True, "respondent_agrees": True, "reason": "协商", "approval": APPROVAL}
FAIL = {"because": "not_agreed", "point": "罚款数额", "reason": "差距过大", "approval": APPROVAL}
SESSION = {
    "on": START, "place": "调解室", "means": "face", "recorder": "周调解", "minutes": "各自陈述。",
    "attendance": [{"party": "applicant-1", "presence": "came"}, {"party": "respondent-1", "presence": "came"}],
}  # fmt: skip


def agreed(form: str = "statement", phase: str = "during", day: date = START, **more: Any) -> Driver:
    driver = talking(phase, day)
    driver.take("agree", agreement(form, day, **more), MEDIATOR, day)
    return driver


def entrusted(day: date = START) -> Driver:
    """A referral the court's liaison made on a suit."""
    suit = CASE.model_copy(update={"kind": "suit", "number": "（2026）某01行初3号"})
    facts = {"linked": suit, "office_id": 10, "court_id": 20, "court_name": "某法院"}
    driver = Driver(REFERRAL, facts=facts)
    driver.take("entrust", {"suit": suit.number, "received_on": day, "dispute": "罚款数额之争"}, COURT, day)
    return driver
