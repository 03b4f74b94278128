"""Sample parties, records and short histories of reconsideration cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Driver

from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.records import Limb
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

OFFICE, POLICE, TAX = 1, 70, 71


def actor(post: Post, organ: int | None = OFFICE, person: int = 1) -> Actor:
    return Actor(post, post.label, person, organ, "某机关")


CITIZEN = actor(Post.APPLICANT, None, 9)
THIRD = actor(Post.THIRD_PARTY, None, 10)
CLERK, HANDLER = actor(Post.INTAKE), actor(Post.HANDLER, person=2)
HEAD, MAYOR = actor(Post.OFFICE_HEAD, person=3), actor(Post.ORGAN_HEAD, person=4)
LIAISON, STRANGER = actor(Post.RESPONDENT_LIAISON, POLICE, 5), actor(Post.RESPONDENT_LIAISON, TAX, 6)
ROBOT = SYSTEM

FACTS: dict[str, Any] = {
    "organ_id": OFFICE,
    "organ_name": "某市人民政府",
    "competent": ["某市人民政府"],
    "duplicates": [],
    "suits": [],
    "persons": {
        2: {"conflicts": [], "first_time": False},
        8: {"conflicts": [], "first_time": False},
        20: {"conflicts": ["与被申请人有申报的关系：配偶"]},
        21: {"first_time": True, "qualified": False, "trained": False},
        22: {"first_time": True, "qualified": True, "trained": False},
    },
    "superiors": {POLICE: "上一级公安局"},
}

PERSON: dict[str, Any] = {
    "kind": "person",
    "name": "张三",
    "sex": "male",
    "id_kind": "resident",
    "id_number": "11010519491231002X",
    "address": "某市某路1号",
    "delivery_address": "某市某路1号",
    "phone": "13800000000",
}
PERSON["sex"] = "female"  # the seventeenth digit is even
COMPANY: dict[str, Any] = {
    "kind": "organisation",
    "name": "某某商贸有限公司",
    "credit_code": "91350100M000100Y43",
    "head_name": "李四",
    "head_post": "经理",
    "address": "某市某街2号",
    "delivery_address": "某市某街2号",
    "phone": "0375-1234567",
}
RESPONDENT = {"organ_id": POLICE, "name": "某市公安局"}


def act(day: date, **changes: Any) -> dict[str, Any]:
    known = day - timedelta(days=10)
    return {
        "kind": "penalty",
        "title": "行政处罚决定书",
        "number": "某公罚〔1〕号",
        "made_on": known,
        "known_on": known,
    } | changes


def application(day: date, **changes: Any) -> dict[str, Any]:
    base = {
        "channel": "online",
        "applicants": [PERSON],
        "respondents": [RESPONDENT],
        "act": act(day),
        "requests": [{"kind": "revoke", "text": "撤销行政处罚决定"}],
        "reasons": "事实不清，程序违法。",
        "delivery": {"electronic": True, "email": "a@b.cn"},
    }
    return base | changes


def approval(day: date, capacity: str = "organ_head") -> dict[str, Any]:
    return {"by": "王某", "capacity": capacity, "on": day}


def conditions(**answers: str) -> list[dict[str, Any]]:
    return [{"limb": limb.value, "answer": answers.get(limb.value, "yes"), "note": "已核实"} for limb in Limb]


GOOD = {"facts": "clear", "basis": "right", "process": "lawful", "competence": "within", "content": "fit"}


def findings(**changes: Any) -> dict[str, Any]:
    return GOOD | changes


def draft(kind: str = "uphold", ground: str = "uphold", **changes: Any) -> dict[str, Any]:
    base = {
        "findings": findings(),
        "outcomes": [{"kind": kind, "ground": ground, "text": "维持某公罚〔1〕号行政处罚决定。"}],
        "facts": "经审理查明……",
        "opinion": "本机关认为……",
    }
    return base | changes


REPLY = {
    "facts": "事实",
    "legality": "合法",
    "appropriateness": "适当",
    "on_requests": "请求维持",
    "agents": [{"name": "赵某"}],
}


def reply(**changes: Any) -> dict[str, Any]:
    return REPLY | changes


def heard(side: str, day: date) -> dict[str, Any]:
    return {
        "side": side,
        "who": "张三",
        "way": "phone",
        "on": day,
        "officers": ["甲"],
        "summary": "坚持原来的意见",
    }


OFFICERS = [{"name": "甲", "certificate": "豫复1"}, {"name": "乙", "certificate": "豫复2"}]


def inspected(day: date, **changes: Any) -> dict[str, Any]:
    """How an inspection on site ended."""
    base = {
        "on": day,
        "result": "面积为120平方米。",
        "officers": OFFICERS,
        "shown": True,
        "present": ["张三", "赵某"],
    }
    return base | changes


def asked_appraisal(**changes: Any) -> dict[str, Any]:
    return {"side": "applicant", "what": "签名真伪", "reason": "不是本人所签"} | changes


def appraisal(day: date, **changes: Any) -> dict[str, Any]:
    """An appraisal commissioned to an institution the parties chose."""
    return {"on": day, "what": "签名真伪", "who": "某司法鉴定中心", "qualified": True} | changes


def appraised(day: date, **changes: Any) -> dict[str, Any]:
    return {"on": day, "result": "是本人签名。", "signed": True} | changes


def new(facts: dict[str, Any] | None = None) -> Driver:
    return Driver(PROCEDURE, FACTS if facts is None else facts)


def received(day: date, **changes: Any) -> Driver:
    case = new()
    case.take("apply", application(day, **changes), CITIZEN, day)
    return case


def reviewing(day: date, **changes: Any) -> Driver:
    case = received(day, **changes)
    case.take("register", {}, CLERK, day)
    return case


def accepted(day: date, **changes: Any) -> Driver:
    """Received, registered and accepted on one day."""
    case = reviewing(day, **changes)
    case.take("accept", {"conditions": conditions()}, CLERK, day)
    return case


def assigned(day: date, way: str = "ordinary", **changes: Any) -> Driver:
    case = accepted(day, **changes)
    record = {"ground": "on_spot", "clear": True} if way == "simplified" else {}
    case.take(f"choose_{way}", record, HANDLER, day)
    handlers = [{"person_id": 2, "name": "甲"}, {"person_id": 8, "name": "乙"}]
    case.take("assign", {"handlers": handlers}, HEAD, day)
    return case


def in_trial(day: date, way: str = "ordinary", **changes: Any) -> Driver:
    """Copy sent and received on the day of acceptance."""
    case = assigned(day, way, **changes)
    case.take("send_copy", {}, HANDLER, day)
    for number in range(1, len(case.state.application.respondents) + 1):
        case.take("receive_copy", {"respondent": number, "received_on": day}, HANDLER, day)
    return case


def ripe(day: date, way: str = "ordinary", **changes: Any) -> Driver:
    """Replied and heard on the same day."""
    case = in_trial(day, way, **changes)
    for number in range(1, len(case.state.application.respondents) + 1):
        case.take("reply", reply(respondent=number), HANDLER, day)
    for side in ("applicant", "respondent"):
        case.take("hear_parties", heard(side, day), HANDLER, day)
    return case


def make(case: Driver, day: date, record: dict[str, Any] | None = None, **made: Any) -> Driver:
    """The whole chain of a decision on one day."""
    case.take("draft_decision", record or draft(), HANDLER, day)
    case.take("review_decision", {}, HEAD, day)
    case.take("approve_decision", {}, MAYOR, day)
    case.take("make_decision", {"court": "某市人民法院", **made}, HANDLER, day)
    return case


def served(case: Driver, day: date, method: str = "direct") -> Driver:
    """The newest paper reaches everybody."""
    paper = case.state.papers[-1]
    record = {
        "paper": len(case.state.papers),
        "recipients": list(paper.recipients),
        "method": method,
        "on": day,
    }
    case.take("serve", record, CLERK, day)
    return case
