"""Sample records of a suit, as the desk would send them."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import Driver

from fuyuan.business.litigation.procedure import PROCEDURE
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

BUREAU, GOVERNMENT = 7, 1
LIAISON = Actor(Post.RESPONDENT_LIAISON, "王联络", 11, BUREAU, "公安局")
HEAD = Actor(Post.RESPONDENT_HEAD, "赵局长", 12, BUREAU, "公安局")
STRANGER = Actor(Post.RESPONDENT_LIAISON, "别家", 13, 99, "教育局")
JOINT = Actor(Post.JOINT_OFFICE, "联席办", 14, 3, "联席会议办公室")
COURT = Actor(Post.COURT_LIAISON, "书记员", 15, 4, "人民法院")
FACTS = {"organ_names": {BUREAU: "公安局", GOVERNMENT: "市人民政府"}, "cause_days": 15}
DOCKETED, RECEIVED = date(2026, 3, 2), date(2026, 3, 5)


def suit(**changes: Any) -> dict[str, Any]:
    return {
        "court": "汝州市人民法院", "case_number": "（2026）豫0482行初12号", "docketed_on": DOCKETED,
        "plaintiffs": [{"name": "张三"}],
        "defendants": [{"organ_id": BUREAU, "received_on": RECEIVED}],
        "act_kind": "penalty", "act_title": "行政处罚决定", "act_made_on": date(2026, 1, 5),
        **changes,
    }  # fmt: skip


def both(**changes: Any) -> dict[str, Any]:
    """Upheld on reconsideration: the organ and the government are sued together."""
    government = {"organ_id": GOVERNMENT, "standing": "upheld", "received_on": RECEIVED}
    return suit(defendants=[{"organ_id": BUREAU, "received_on": RECEIVED}, government], **changes)


def opened(record: dict[str, Any] | None = None, day: date = RECEIVED) -> Driver:
    case = Driver(PROCEDURE, dict(FACTS))
    case.take("register", record or suit(), LIAISON, day)
    return case


def answer(day: date, **changes: Any) -> dict[str, Any]:
    evidence = [{"name": "处罚决定书", "kind": "document"}]
    return {"defendant": 1, "acted_on": day, "facts": "事实清楚。", "evidence": evidence, **changes}


def attended(**changes: Any) -> dict[str, Any]:
    return {"hearing": 1, "defendant": 1, "head": "deputy", "name": "钱某", "post": "副局长", **changes}


def ruled(outcome: str = "quashed", day: date = date(2026, 6, 1), **changes: Any) -> dict[str, Any]:
    form = changes.pop("form", "judgment")
    return {"form": form, "outcome": outcome, "ruled_on": day, "received_on": day, **changes}


def causes(**changes: Any) -> dict[str, Any]:
    line = {
        "code": "procedure.heard",
        "stage": "notice",
        "fault": "system",
        "quote": "未听取陈述申辩，程序违法。",
    }
    return {
        "defendant": 1, "causes": [line], "reason": "没有告知。", "cure": "补课。", "long_term": "改流程。", **changes
    }  # fmt: skip


def lost(day: date = date(2026, 6, 1)) -> Driver:
    """A suit lost in first instance, and in effect."""
    case = opened()
    case.take("record_ruling", ruled(day=day), LIAISON, day)
    effective = date(2026, 6, 17)
    case.take("confirm_effective", {"effective_on": effective}, LIAISON, effective)
    return case
