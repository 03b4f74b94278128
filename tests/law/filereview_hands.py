"""Hands for the tests of file reviews: a small sheet, five people, a file given to two of them, driven without a database."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from driver import Driver

from fuyuan.business.filereview.common import Person
from fuyuan.business.filereview.procedure import FILE
from fuyuan.business.filereview.rounds.state import Limits
from fuyuan.business.filereview.sheet import Sheet, read_sheet
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

OFFICE = 2
DAY = date(2026, 9, 1)
NAMES = {11: "陈明", 12: "周宁", 13: "吴越", 14: "李安", 15: "赵衡"}
POSTS = {14: Post.INTAKE, 15: Post.OFFICE_HEAD}
PEOPLE = {pk: Person(person_id=pk, name=name, post=POSTS.get(pk, Post.HANDLER)) for pk, name in NAMES.items()}
HANDLER, ONE, TWO, THIRD, HEAD = (
    Actor(person.post, person.name, pk, OFFICE, "某市司法局") for pk, person in PEOPLE.items()
)
LIMITS = Limits(item=Decimal(2), whole=Decimal(5), settle=5, answer=5, conclude=5)


def sheet_text(**changes: Any) -> str:
    """Three items of 50, 30 and 20 points, one veto; the second and the veto are checked by the system."""
    told: dict[str, Any] = {
        "subject": "reconsideration", "version": "t1", "title": "测试标准", "from_on": "2026-01-01",
        "groups": [
            {"title": "甲", "items": [
                {"code": "1", "title": "事实", "points": 50, "deduct": "每处扣5分", "basis": "L23 44.1"},
                {"code": "2", "title": "期限", "points": 30, "deduct": "超期扣30分", "check": "decided"}]},
            {"title": "乙", "items": [{"code": "3", "title": "立卷", "points": 20, "deduct": "每处扣1分"}]},
        ],
        "vetoes": [{"code": "V", "title": "超越权限", "check": "power"}],
        "grades": [{"name": "优秀", "least": 90}, {"name": "合格", "least": 70}, {"name": "不合格", "least": 0}],
        **changes,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


SHEET: Sheet = read_sheet(sheet_text())
ITEMS = [item.code for item in SHEET.items]


def file(day: date = DAY, late: bool = False, **facts: Any) -> Driver[Any]:
    """A file of 陈明 given to 周宁 and 吴越, 李安 the third."""
    driver: Driver[Any] = Driver(FILE, facts={"organ_id": OFFICE, "people": tuple(PEOPLE.values()), "barred": nobody, **facts})  # fmt: skip
    driver.take("assign", assigned(late), SYSTEM, day)
    return driver


def assigned(late: bool = False, **changes: Any) -> dict[str, Any]:
    found = [{"code": "2", "sound": not late, "words": "作出复议决定：期限9月1日，9月3日办理"}]
    return {
        "round_id": 1, "round_number": "某案评〔2026〕1号", "subject": "reconsideration", "file_id": 77,
        "file_number": "某政复〔2026〕9号", "file_title": "张三不服行政处罚决定案", "unit_id": 31, "unit": "某市公安局",
        "handlers": [PEOPLE[11]], "reviewers": [PEOPLE[12], PEOPLE[13]], "third": PEOPLE[14],
        "sheet": SHEET.model_dump_json(), "limits": LIMITS.model_dump_json(), "findings": found,
        "score_by": date(2026, 9, 15), **changes,
    }  # fmt: skip


def nobody(subject: str, files: Any, people: Any) -> dict[int, dict[int, str]]:
    return {}


def scored(**lost: float) -> dict[str, Any]:
    """A sheet with these points taken away: scored(c1=5, veto=1)."""
    lines = [line(code, lost.get(f"c{code}", 0)) for code in ITEMS]
    return {"lines": lines, "vetoes": [veto(bool(lost.get("veto")))], "confirmed": True}


def line(code: str, deduct: float, **changes: Any) -> dict[str, Any]:
    why = {"reason": "有差错", "page": "第3页"} if deduct else {}
    return {"code": code, "deduct": str(deduct), **why, **changes}


def veto(applies: bool) -> dict[str, Any]:
    return {"code": "V", "applies": applies, **({"reason": "超越", "page": "第1页"} if applies else {})}


def read(driver: Driver[Any], day: date, one: dict[str, Any], two: dict[str, Any]) -> Any:
    driver.take("score", one, ONE, day)
    return driver.take("score", two, TWO, day)
