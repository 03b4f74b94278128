"""Hands for the pure tests of a 监督件: a unit, the bureau, the head of government, and records that are in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import Driver

from fuyuan.business.supervision.corrections.steps import SUPERVISION
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

UNIT, OTHER, BUREAU, GOVERNMENT = 7, 8, 5, 1
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_LIAISON, "张联络", 3, OTHER, "某镇")
STAFF = Actor(Post.SUPERVISION_STAFF, "卫东", 4, BUREAU, "司法局")
MAYOR = Actor(Post.ORGAN_HEAD, "钱正", 6, GOVERNMENT, "县政府")
START = date(2026, 3, 2)  # a Monday; the regulation is in force since 2026-02-01
FILE = {"sha256": "a" * 64, "name": "佐证.pdf", "size": 10, "type": "application/pdf"}
APPROVED = {"by": "王局长", "on": START}
FACTS = {
    "organ": OrganFact(UNIT, "某局"), "to": OrganFact(UNIT, "某局"), "agency": True, "vertical": False,
    "office_id": BUREAU, "government_id": GOVERNMENT, "pending": (), "same_party": (),
}  # fmt: skip


def line(nature: str = "unlawful", severity: str = "plain", kind: str = "procedure") -> dict[str, Any]:
    return {"kind": kind, "nature": nature, "severity": severity, "what": "没有告知听证的权利"}


def opening(*lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"organ_id": UNIT, "source": "daily", "found_on": START, "findings": lines or (line(),), **more}


def opened(*lines: dict[str, Any], **facts: Any) -> Driver:
    driver = Driver(SUPERVISION, facts={**FACTS, **facts})
    driver.take("open", opening(*lines), STAFF, START)
    return driver


def paper(*numbers: int, **more: Any) -> dict[str, Any]:
    return {"numbers": numbers or (1,), "demand": "请依法纠正", "days": 15, "approval": APPROVED, **more}


def proposal(*numbers: int) -> dict[str, Any]:
    return {
        "numbers": numbers or (1,),
        "problem": "没有纠正",
        "proposal": "责令限期纠正",
        "approval": APPROVED,
    }


def issued(*lines: dict[str, Any], step: str = "opinion", day: date = START) -> Driver:
    """The unit has a paper about everything found."""
    driver = opened(*lines)
    driver.take(step, paper(*(each.number for each in driver.state.findings)), STAFF, day)
    return send(driver, day)


def send(driver: Driver, day: date, actor: Actor = STAFF) -> Driver:
    driver.take("send", {"paper_id": 1, "number": "某执监〔2026〕1号"}, actor, day)
    return driver


def answer(driver: Driver, day: date, *, files: bool = True, actor: Actor = LIAISON) -> None:
    lines = [
        {"number": each.number, "did": "已经纠正", "files": [FILE] if files else []}
        for each in driver.state.open_findings
        if each.number in driver.state.handling.numbers
    ]
    driver.take("answer", {"lines": lines, "signer": "李局长"}, actor, day)


def verify(driver: Driver, day: date, *uncorrected: int, note: str = "仍未告知") -> None:
    lines = [
        {"number": each.number, "corrected": each.number not in uncorrected, "note": note if each.number in uncorrected else ""}
        for each in driver.state.open_findings
        if each.number in driver.state.handling.numbers
    ]  # fmt: skip
    driver.take("verify", {"how": "visit", "on": day, "by": "卫东、杨平", "lines": lines}, STAFF, day)


def advice(**more: Any) -> dict[str, Any]:
    return {
        "person": "赵某，中队长", "conduct": "违法扣押", "causes": "故意", "consequences": "造成损失", "correction": "已经返还",
        "measure": "move", "organ_id": UNIT, "approval": APPROVED, **more,
    }  # fmt: skip


def notice(ground: str = "outstanding") -> dict[str, Any]:
    return {
        "scope": "range", "ground": ground, "text": "办理行政处罚案件没有告知听证权利。", "demand": "举一反三",
        "approval": APPROVED,
    }  # fmt: skip
