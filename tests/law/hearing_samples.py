"""Hearings in short: the panel, an arrangement, a notice served, what the minutes say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Driver
from reconsideration_samples import CLERK, FACTS, HANDLER, HEAD, approval

ROOM = "第一听证室"
HALL: dict[str, Any] = {
    **FACTS,
    "persons": {
        **FACTS["persons"],
        **{number: {"conflicts": [], "first_time": False} for number in (31, 32, 33, 34)},
    },
    "rooms": {ROOM: "某路1号三楼"},
    "taken": {},
}
PRESIDER, FIRST, SECOND, RECORDER = "主某", "听一", "听二", "记某"


def member(person: int, name: str) -> dict[str, Any]:
    return {"person_id": person, "name": name}


def panel(**changes: Any) -> dict[str, Any]:
    base = {
        "presider": member(31, PRESIDER),
        "listeners": [member(32, FIRST), member(33, SECOND)],
        "recorder": member(34, RECORDER),
    }
    return base | changes


def arrangement(on: date, **changes: Any) -> dict[str, Any]:
    base = {
        "hearing_on": on, "starts": "09:00", "ends": "11:30", "room": ROOM, "matters": "处罚的事实和程序", "panel": panel(),
    }  # fmt: skip
    return base | changes


def course(on: date, **changes: Any) -> dict[str, Any]:
    """Both sides came and spoke."""
    base = {
        "on": on, "ended": "11:00", "panel": panel(), "applicant": "present", "applicants": ["张三"],
        "respondents": [{"respondent": 1, "head": "局长周某", "staff": ["赵某"]}],
        "claims": "处罚事实不清。", "answer": "事实清楚。", "evidence": "对证据真实性无异议。", "last_words": "坚持意见。",
    }  # fmt: skip
    return base | changes


ABSENT = {"applicant": "absent", "applicants": [], "claims": ""}
EVERYBODY = [PRESIDER, FIRST, SECOND, RECORDER, "张三", "局长周某", "赵某"]


def in_hall(case: Driver) -> Driver:
    """The same case with rooms and a panel at hand."""
    case.facts = HALL
    return case


def mark(case: Driver, day: date) -> Driver:
    case.take("mark_major", {"grounds": ["facts"], "reason": "对主要事实分歧较大"}, HANDLER, day)
    return case


def notified(case: Driver, day: date, ahead: int = 10, served_after: int = 0) -> Driver:
    """Arranged ``ahead`` natural days on; the notice reaches everybody ``served_after`` days later."""
    case.take("arrange_hearing", arrangement(day + timedelta(days=ahead)), HANDLER, day)
    paper, on = case.state.papers[-1], day + timedelta(days=served_after)
    record = {
        "paper": len(case.state.papers),
        "recipients": list(paper.recipients),
        "method": "direct",
        "on": on,
    }
    case.take("serve", record, CLERK, on)
    return case


def heard_in_hall(case: Driver, on: date, **changes: Any) -> Driver:
    case.take("hold_hearing", course(on, **changes), HANDLER, on)
    return case


def signed(case: Driver, day: date, **changes: Any) -> Driver:
    names = list(case.state.hearings[-1].attended)
    case.take("sign_minutes", {"signed": names, **changes}, HANDLER, day)
    return case


def unmark(case: Driver, day: date) -> Driver:
    case.take("unmark_major", {"reason": "事实已查清", "approval": approval(day, "office_head")}, HEAD, day)
    return case
