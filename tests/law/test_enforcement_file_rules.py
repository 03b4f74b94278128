"""An enforcement file under review: the bureau leads, its unit answers; what stands becomes a finding of the inspection, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from driver import Driver, Refused
from filereview_hands import DAY, LIMITS, OFFICE, SHEET, assigned, line, nobody, scored, veto
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.filereview.common import Person
from fuyuan.business.filereview.crews import CREWS
from fuyuan.business.filereview.procedure import FILE, ROUND
from fuyuan.business.filereview.sheet import read_sheet
from fuyuan.business.supervision.corrections.findings import Kind, Nature, Severity
from fuyuan.business.supervision.procedure import INSPECTION
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

UNIT = 31
LEAD = Actor(Post.SUPERVISION_STAFF, "卫东", 21, OFFICE, "某市司法局")
ONE, TWO, THIRD = (
    Actor(Post.LAY_SUPERVISOR, name, pk, OFFICE, "某市司法局")
    for pk, name in ((22, "许静"), (23, "秦川"), (24, "杨平"))
)
LIAISON = Actor(Post.RESPONDENT_LIAISON, "孙立", 41, UNIT, "某市公安局")
STRANGER = Actor(Post.RESPONDENT_LIAISON, "郑言", 42, UNIT + 1, "某市市场监督管理局")
OFFICE_HEAD = Actor(Post.OFFICE_HEAD, "赵衡", 15, OFFICE, "某市司法局")
NEXT = date(2026, 9, 2)


def person(actor: Actor) -> Person:
    return Person(person_id=actor.person_id or 0, name=actor.name, post=actor.post)


def enforcement(organ_id: int = OFFICE) -> Driver[Any]:
    """A file of the police read by 许静 and 秦川, 杨平 the third."""
    people = tuple(map(person, (LEAD, ONE, TWO, THIRD)))
    driver: Driver[Any] = Driver(FILE, facts={"organ_id": organ_id, "people": people, "barred": nobody})
    record = assigned(
        subject="enforcement", handlers=[], reviewers=[person(ONE), person(TWO)], third=person(THIRD), unit_id=UNIT
    )  # fmt: skip
    driver.take("assign", record, SYSTEM, DAY)
    return driver


def told(organ_id: int = OFFICE, **lost: float) -> Driver[Any]:
    driver = enforcement(organ_id)
    for actor in (ONE, TWO):
        driver.take("score", scored(**(lost or {"c1": 5})), actor, NEXT)
    return driver


def refused(driver: Driver[Any], step: str, record: dict[str, Any], actor: Actor) -> str:
    with pytest.raises(Refused) as caught:
        driver.take(step, record, actor, NEXT)
    return str(caught.value)


def test_the_unit_answers_for_its_file_and_nobody_else_s() -> None:
    driver = told()
    duty = driver.duty("answer")
    assert (duty.post, duty.organ_id, duty.person_id) == (Post.RESPONDENT_LIAISON, UNIT, None)
    assert "由这件案卷的单位说明" in refused(driver, "answer", {"accepts": True}, STRANGER)
    assert "由这件案卷的单位说明" in refused(driver, "answer", {"accepts": True}, ONE)
    state = driver.take("answer", {"words": "另有复核表"}, LIAISON, NEXT)
    assert (state.stage, state.answers[0].by) == ("concluding", "某市公安局")
    assert state == driver.replay()


def test_what_a_unit_without_an_account_sends_on_paper_the_bureau_writes_down() -> None:
    state = told().take("answer", {"accepts": True}, LEAD, NEXT)
    assert state.answers[0].by == "某市公安局（卫东代填）"


def test_a_unit_that_says_nothing_in_time_has_nothing_to_say() -> None:
    driver = told()
    assert driver.tick(date(2026, 9, 10)) == ["close_answering"]
    assert driver.state.stage == "concluding"


def test_the_bureau_leads_and_corrections_are_the_unit_s() -> None:
    driver = told()
    driver.take("answer", {"accepts": True}, LIAISON, NEXT)
    asked = {"lines": [line("1", 5)], "corrections": [{"what": "补做复核记录", "by": "2026-09-20"}]}
    assert "得分由司法局监督人员确定" in refused(driver, "conclude", asked, OFFICE_HEAD)
    driver.take("conclude", asked, LEAD, NEXT)
    assert driver.duty("correct:1").organ_id == UNIT
    report = {"number": 1, "on": "2026-09-02", "result": "已补"}
    assert "整改由单位报告" in refused(driver, "correct", report, ONE)
    driver.take("correct", report, LIAISON, NEXT)
    judged = {"number": 1, "opinion": "同意"}
    assert "由司法局监督人员主持" in refused(driver, "confirm", judged, OFFICE_HEAD)
    assert driver.take("confirm", judged, LEAD, NEXT).stage == "closed"


def test_the_bureau_does_not_fix_the_score_of_its_own_file() -> None:
    driver = told(organ_id=UNIT)
    own = Actor(Post.SUPERVISION_STAFF, "卫东", 21, UNIT, "某市公安局")
    driver.take("answer", {"accepts": True}, LIAISON, NEXT)
    assert driver.duty("conclude").person_id == THIRD.person_id
    assert "由第三评查人确定" in refused(driver, "conclude", {"lines": [line("1", 5)]}, own)
    assert driver.take("conclude", {"lines": [line("1", 5)]}, THIRD, NEXT).final


@pytest.mark.parametrize(
    ("subject", "actor", "why"),
    [
        ("enforcement", OFFICE_HEAD, "由司法局监督人员主持"),  # enforcement files are the bureau's
        ("reconsideration", LEAD, "由行政复议机构负责人主持"),  # reconsideration files the office's
    ],
)
def test_each_kind_of_file_is_led_by_its_own(subject: str, actor: Actor, why: str) -> None:
    driver: Driver[Any] = Driver(ROUND, facts={"sheet": SHEET, "limits": LIMITS, "people": ()})
    record = {
        "subject": subject, "title": "评查", "first": DAY, "last": DAY, "method": "all", "reviewers": [1, 2, 3],
        "score_by": "2026-09-15", "report_by": "2026-09-30",
    }  # fmt: skip
    assert why in refused(driver, "plan", record, actor)


def test_the_sheet_names_articles_and_what_a_fault_would_be_in_supervision() -> None:
    text = (
        files("fuyuan.business.filereview.sheets")
        .joinpath("enforcement-2026.json")
        .read_text(encoding="utf-8")
    )
    sheet = read_sheet(text)
    assert sheet.subject in CREWS
    kinds = {each.value for each in Kind}
    for each in (*sheet.items, *sheet.vetoes):
        assert each.articles, each.code
        assert each.kind in kinds, each.code
    named = {each.code: each.articles for each in (*sheet.items, *sheet.vetoes)}
    assert "第五十八条第一款" in named["4.1"]
    assert "第五十七条第二款" in named["4.4"]
    assert "第六十一条第一款" in named["6.1"]


# -- what was found, in the inspection -----------------------------------------------------------------------------


class Problem(NamedTuple):
    code: str
    title: str
    what: str
    kind: str
    articles: str
    fails: bool = False


class Reviewed(NamedTuple):
    problems: tuple[Problem, ...]
    left: int = 0
    files: tuple[int, ...] = (1, 2)
    number: str = "某案评〔2026〕3号"


READERS = [(actor.person_id, actor.name, actor.post) for actor in (LEAD, ONE, TWO)]


def inspection(review: Reviewed | None, readers: int = 3) -> Driver[Any]:
    facts = {"office_id": OFFICE, "review": review, "readers": READERS[:readers]}
    driver: Driver[Any] = Driver(INSPECTION, facts=facts)
    record = {
        "round_id": 1, "round_number": "某监督轮〔2026〕1号", "round_title": "重点监督", "organ_id": UNIT, "organ_name": "某市公安局",
        "areas": ["penalty"], "first_on": DAY, "last_on": "2026-09-30", "team": "一队", "members": [],
    }  # fmt: skip
    driver.take("assign", record, SYSTEM, DAY)
    return driver


PROBLEM = Problem(
    "3.2", "经过复核", "案卷甲：没有复核记录（第22页）", "procedure", "《行政处罚法》第四十五条"
)
LINE: Mapping[str, Any] = MappingProxyType({"code": "3.2", "kind": "procedure", "nature": "unlawful"})


@pytest.mark.parametrize(
    ("review", "record", "why"),
    [
        (None, {"lines": [LINE]}, "没有开展案卷评查"),
        (Reviewed((PROBLEM,), left=1), {"lines": [LINE]}, "还有1件案卷没有确定得分"),
        (Reviewed((), files=()), {"lines": [LINE]}, "还没有抽取案卷"),
        (Reviewed(()), {"lines": [LINE]}, "没有发现问题，不用登记"),
        (Reviewed((PROBLEM,)), {"lines": [{**LINE, "code": "9.9"}]}, "与案卷评查的结果不一致"),
        (Reviewed((PROBLEM,)), {"lines": [{**LINE, "nature": "flaw", "severity": "grave"}]}, "不是重大问题"),
    ],
)  # fmt: skip
def test_problems_are_entered_when_every_file_has_its_score(
    review: Reviewed | None, record: dict[str, Any], why: str
) -> None:
    """《行政执法监督条例》第十五条、第十八条、第二十二条第四项: "JD25 15", "JD25 18", "JD25 22(4)"."""
    assert why in refused(inspection(review), "enter_problems", record, LEAD)


CODES = st.lists(st.sampled_from(["1.1", "2.1", "3.2", "4.1", "否3"]), min_size=1, unique=True)


@settings(max_examples=25, deadline=None)
@given(
    codes=CODES,
    nature=st.sampled_from(list(Nature)),
    severity=st.sampled_from([Severity.LIGHT, Severity.PLAIN]),
)
def test_each_problem_is_one_finding_in_the_words_of_the_review_and_never_two(
    codes: list[str], nature: Nature, severity: Severity
) -> None:
    problems = tuple(PROBLEM._replace(code=code, what=f"案卷甲：{code}没有做到") for code in codes)
    driver = inspection(Reviewed(problems))
    lines = [
        {"code": code, "item": "浏览器送回的别的话", "kind": "system", "nature": nature, "severity": severity}
        for code in codes
    ]
    state = driver.take("enter_problems", {"lines": lines}, LEAD, NEXT)
    assert [(each.what, each.rule) for each in state.findings] == [
        (each.what, each.articles) for each in problems
    ]
    assert {(each.nature, each.severity, each.kind) for each in state.findings} == {
        (nature, severity, Kind.SYSTEM)
    }
    assert "已经登记" in refused(driver, "enter_problems", {"lines": lines}, LEAD)
    assert state == driver.replay()


def test_a_veto_is_offered_as_unlawful_and_nothing_else_is() -> None:
    grave = PROBLEM._replace(code="否3", fails=True, kind="no such kind")
    driver = inspection(Reviewed((PROBLEM, grave)))
    step = INSPECTION.step("enter_problems")
    first, second = step.initial(driver.state, driver.context(LEAD, NEXT))["lines"]
    assert "nature" not in first
    assert (second["nature"], second["kind"]) == ("unlawful", "other")


def test_one_review_in_an_inspection() -> None:
    record = {
        "first": "2026-01-01", "last": DAY, "reviewers": [21, 22, 23], "score_by": "2026-09-15", "report_by": "2026-09-30",
    }  # fmt: skip
    assert "已经开展案卷评查（某案评〔2026〕3号）" in refused(
        inspection(Reviewed(())), "review_files", record, LEAD
    )
    assert "请先聘任有账号的执法监督员" in refused(inspection(None, readers=2), "review_files", record, LEAD)
    assert inspection(None).take("review_files", record, LEAD, NEXT).stage == "assigned"


def test_a_veto_stands_beside_the_points() -> None:
    driver = enforcement()
    for actor in (ONE, TWO):
        driver.take("score", scored(veto=1), actor, NEXT)
    driver.take("answer", {"accepts": True}, LIAISON, NEXT)
    state = driver.take("conclude", {"vetoes": [veto(True)]}, LEAD, NEXT)
    assert (state.grade, state.vetoes) == ("不合格", ("V",))
