"""Hands for the pure tests of a 以案促改: a unit, the office, a reform begun, and records that are in order."""

from datetime import date, timedelta
from typing import Any

from driver import Driver

from fuyuan.business.reform.procedure import PROCEDURE
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

UNIT, OTHER, OFFICE = 7, 8, 1
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_LIAISON, "张联络", 3, OTHER, "某镇")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
START = date(2026, 3, 2)  # a Monday
FILE = {"sha256": "a" * 64, "name": "佐证.pdf", "size": 10, "type": "application/pdf"}
MATERIAL = {
    "kind": "reconsideration", "matter_id": 31, "number": "某政复决〔2026〕3号", "body": "行政复议机关", "act": "行政处罚决定",
    "act_kind": "penalty", "outcome": "撤销", "decided_on": date(2026, 2, 26), "effective_on": START,
    "said": "没有听取陈述、申辩。",
}  # fmt: skip


def cause(code: str = "procedure.heard") -> dict[str, Any]:
    return {
        "cause": code,
        "arises": "notice",
        "fault": "system",
        "quote": "没有听取",
        "analysis": "告知书没有期限一栏。",
    }


def plan(day: date, *whats: str, **more: Any) -> dict[str, Any]:
    measures = [
        {"what": what, "owner": "王强", "by": day + timedelta(days=20 + at)}
        for at, what in enumerate(whats or ("修订文书",))
    ]
    return {
        "leader": "王强 副局长",
        "causes": [cause()],
        "risks": [{"what": "其他案件也没有告知期限"}],
        "measures": measures,
        **more,
    }


def lesson(day: date, **more: Any) -> dict[str, Any]:
    return {"on": day, "form": "discussion", "participants": 30, "about": "学习案例。", **more}


def begun(day: date = START, **facts: Any) -> Driver:
    """A reform opened by the system at the unit."""
    driver = Driver(PROCEDURE, facts={"office_id": OFFICE, **facts})
    record = {"organ_id": UNIT, "organ_name": "某局", "material": MATERIAL, "suggested": ["procedure"]}
    driver.take("open", record, SYSTEM, day)
    return driver


def accepted(day: date = START) -> Driver:
    """The same with everything done and accepted on the same day."""
    driver = begun(day)
    driver.take("plan", plan(day), LIAISON, day)
    driver.take("teach", lesson(day), LIAISON, day)
    driver.take(
        "report_measure", {"measure": 1, "done_on": day, "result": "已修订", "files": [FILE]}, LIAISON, day
    )
    driver.take("ask_conclude", {"result": "已整改", "lasting": "审核清单"}, LIAISON, day)
    driver.take("accept", {"opinion": "属实"}, CLERK, day)
    return driver
