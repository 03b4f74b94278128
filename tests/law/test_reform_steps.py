"""What a 以案促改 refuses and what falls due when: without a database."""

from datetime import date
from typing import Any

import pytest
from driver import Driver
from reform_hands import (
    CLERK,
    FILE,
    LIAISON,
    OFFICE,
    START,
    STRANGER,
    UNIT,
    accepted,
    begun,
    cause,
    lesson,
    plan,
)

from fuyuan.business.reform.days import add_months
from fuyuan.business.reform.procedure import PROCEDURE
from fuyuan.organs.actor import SYSTEM

LATER = date(2026, 3, 9)


def refused(driver: Driver, step: str, record: Any, actor: Any, day: date = LATER) -> str:
    refusal = driver.refusal(step, record, actor, day)
    assert refusal, step
    return refusal.reason


def test_the_unit_owes_analysis_and_teaching_by_days_stamped_at_the_start() -> None:
    driver = begun()
    assert driver.due("plan-1") == date(2026, 3, 23), "20 days after 2 March end on a Sunday"
    assert driver.due("teach-1") == date(2026, 5, 6), "60 days end on 1 May; the holiday lasts to 5 May"
    assert {duty.organ_id for duty in driver.duties()} == {UNIT}


def test_the_installation_sets_the_days() -> None:
    driver = begun(days={"plan": 5, "teach": 10, "conclude": 3, "review": 4, "effect": 3})
    assert driver.due("plan-1") == date(2026, 3, 9), "7 March is a Saturday"


def test_after_the_plan_each_measure_and_the_conclusion_are_owed() -> None:
    driver = begun()
    driver.take("plan", plan(LATER, "修订文书", "设法制审核岗"), LIAISON, LATER)
    assert driver.due("measure1-1") == date(2026, 3, 29)
    assert driver.due("measure2-1") == date(2026, 3, 30)
    assert driver.due("conclude-1") == date(2026, 5, 18), (
        "ten days after the last of measures and teaching, on a working day"
    )


def test_six_months_after_acceptance_the_office_owes_the_effect_check() -> None:
    driver = accepted()
    duty = driver.duty("effect-1")
    assert (duty.due_on, duty.organ_id) == (date(2026, 9, 2), OFFICE)
    assert "9月2日前后" in refused(driver, "check_effect", None, CLERK, date(2026, 8, 17))
    assert driver.refusal("check_effect", None, CLERK, date(2026, 8, 18)) is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 7, 1), 6, date(2027, 1, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


PLANS = [
    (plan(LATER, causes=[cause("weather.rain")]), "从列出的分类中选择", "a cause that is in no list"),
    (plan(LATER, causes=[cause("procedure")]), "从列出的分类中选择", "only the first level"),
    (plan(LATER, "修订文书", "修订文书"), "写得一样", "two measures nobody could tell apart"),
    (plan(date(2026, 1, 5)), "早于今天", "a day that is past"),
]


@pytest.mark.parametrize(("record", "words", "why"), PLANS, ids=[why for *_, why in PLANS])
def test_a_plan_that_cannot_be_worked_is_refused_in_words(record: Any, words: str, why: str) -> None:
    assert words in refused(begun(), "plan", record, LIAISON), why


def test_a_changed_plan_says_why_and_keeps_what_was_done() -> None:
    driver = begun()
    driver.take("plan", plan(START, "修订文书", "培训"), LIAISON, START)
    done = {"measure": 1, "done_on": LATER, "result": "已修订", "files": [FILE]}
    driver.take("report_measure", done, LIAISON, LATER)
    assert "不能从方案里删去" in refused(driver, "plan", plan(LATER, "培训"), LIAISON)
    assert "修改理由" in refused(driver, "plan", plan(LATER, "修订文书", "抽查案卷"), LIAISON)
    state = driver.take(
        "plan", plan(LATER, "修订文书", "抽查案卷", reason="培训并入学习讨论。"), LIAISON, LATER
    )
    assert [(each.number, each.what, bool(each.done_on)) for each in state.now.measures] == [
        (1, "修订文书", True), (3, "抽查案卷", False)
    ]  # fmt: skip
    assert state.now.planned_on == START, "the first report of the plan met the duty"


LESSONS = [
    ({"form": "judge"}, "主讲人", "a judge without a name"),
    ({"form": "reviewer", "speaker": "赵明"}, "主讲人", "nobody knows where from"),
    ({"on": date(2026, 3, 10)}, "晚于今天", "not yet held"),
    ({"on": date(2026, 2, 1)}, "早于", "before the case was known"),
]


@pytest.mark.parametrize(("more", "words", "why"), LESSONS, ids=[why for *_, why in LESSONS])
def test_a_session_that_cannot_have_been_held_is_refused(more: Any, words: str, why: str) -> None:
    assert words in refused(begun(), "teach", lesson(LATER) | more, LIAISON), why


def test_nothing_is_concluded_without_teaching_and_finished_measures() -> None:
    driver = begun()
    driver.take("plan", plan(START), LIAISON, START)
    assert "没有报告完成" in refused(driver, "ask_conclude", None, LIAISON)
    report = {"measure": 1, "done_on": LATER, "result": "已修订"}
    assert "佐证" in refused(driver, "report_measure", report, LIAISON)
    driver.take("report_measure", report | {"files": [FILE]}, LIAISON, LATER)
    assert "学习讨论" in refused(driver, "ask_conclude", None, LIAISON)
    driver.take("teach", lesson(LATER), LIAISON, LATER)
    assert driver.refusal("ask_conclude", None, LIAISON, LATER) is None


def test_a_returned_conclusion_is_owed_again() -> None:
    driver = begun()
    driver.take("plan", plan(START), LIAISON, START)
    driver.take("teach", lesson(START), LIAISON, START)
    driver.take(
        "report_measure",
        {"measure": 1, "done_on": START, "result": "已修订", "files": [FILE]},
        LIAISON,
        START,
    )
    ask = {"result": "已整改", "lasting": "审核清单"}
    driver.take("ask_conclude", ask, LIAISON, START)
    assert driver.duty("conclude-1").done_on == START
    driver.take("return_report", {"reason": "没有写清责任人。"}, CLERK, LATER)
    assert driver.duty("conclude-1").done_on is None
    driver.take("ask_conclude", ask, LIAISON, LATER)
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == ["review2-1"]


@pytest.mark.parametrize(
    ("repeats", "effect", "found", "words"),
    [
        (("某政复决〔2026〕9号",), "lasting", "系统查到：\n某政复决〔2026〕9号", "说明理由"),
        ((), "lasting", "系统没有查到本单位同类问题再次被纠正或者败诉。", "请写明抽查了哪些案卷"),
        ((), "again", "系统没有查到本单位同类问题再次被纠正或者败诉。", "写明是哪一件"),
    ],
)
def test_a_check_against_what_the_system_found_says_why(
    repeats: tuple[str, ...], effect: str, found: str, words: str
) -> None:
    driver, day = accepted(), date(2026, 9, 2)
    driver.facts = {**driver.facts, "repeats": repeats}
    record = {"effect": effect, "found": found, "by": "沈言"}
    assert words in refused(driver, "check_effect", record, CLERK, day)
    explained = record | {"found": f"{found}这一件发生在整改以前，案卷已经核对。"}
    assert driver.refusal("check_effect", explained, CLERK, day) is None


def test_a_relapse_begins_a_second_turn_with_its_own_days_and_keeps_the_first() -> None:
    driver = accepted()
    driver.facts = {
        **driver.facts,
        "repeats": ("2026年7月1日 某政复决〔2026〕9号（撤销，同一原因：程序违法）",),
    }
    day = date(2026, 9, 2)
    state = driver.take(
        "check_effect", {"effect": "again", "found": "再次发生，措施没有执行。", "by": "沈言"}, CLERK, day
    )
    assert (state.stage, len(state.rounds), state.rounds[0].check.repeats[0][:9]) == (
        "opened",
        2,
        "2026年7月1日",
    )
    assert driver.due("plan-2") == date(2026, 9, 22)
    assert state.main_cause == "procedure.heard", "until the unit analyses again, what it found before stands"


def test_a_loss_that_stands_cannot_be_withdrawn_one_that_fell_can() -> None:
    driver = begun()
    assert "不能终止" in refused(driver, "withdraw", None, CLERK)
    driver.take("mark_source", {"words": "再审改判驳回诉讼请求。"}, SYSTEM, LATER)
    state = driver.take("withdraw", {"reason": "判决已经改判。"}, CLERK, LATER)
    assert (state.stage, state.closed_on) == ("withdrawn", LATER)
    assert list(driver.duties()) == []
    back = driver.take("confirm_source", {}, SYSTEM, date(2026, 6, 1))
    assert (back.stage, back.closed_on, back.doubt) == ("opened", None, "")
    assert driver.due("plan-2") == date(2026, 6, 22), "the day begins anew: 21 June is a Sunday"


def test_a_unit_keeps_its_hands_off_the_reform_of_another() -> None:
    assert "由某局开展" in refused(begun(), "plan", None, STRANGER)


BY_HAND = {
    "kind": "typical",
    "body": "某市中级人民法院",
    "act": "行政处罚决定",
    "outcome": "撤销",
    "said": "程序违法。",
}


@pytest.mark.parametrize(
    ("actor", "record", "facts", "words"),
    [
        (LIAISON, {"organ_id": 8}, {"organ_name": "某镇"}, "只能为某局启动"),
        (CLERK, {}, {"organ_name": "联席办"}, "请填写开展单位"),
        (CLERK, {"organ_id": 999}, {"organ_name": ""}, "没有这个单位"),
        (LIAISON, {"decided_on": date(2026, 12, 1)}, {"organ_name": "某局"}, "晚于今天"),
        (LIAISON, {}, {"organ_name": "某局", "existing": "某以案促改〔2026〕1号"}, "已经就同一案件"),
    ],
)
def test_beginning_by_hand_refuses_what_is_not_the_actors_or_already_there(
    actor: Any, record: Any, facts: Any, words: str
) -> None:
    assert words in refused(Driver(PROCEDURE, facts=facts), "begin", BY_HAND | record, actor)


def test_a_typical_case_of_another_unit_is_worked_like_an_own_one_and_may_be_withdrawn() -> None:
    driver = Driver(PROCEDURE, facts={"organ_name": "某局", "office_id": OFFICE})
    state = driver.take("begin", BY_HAND, LIAISON, START)
    assert (state.organ_id, state.office_id, state.material.kind.label) == (
        UNIT,
        OFFICE,
        "其他单位的典型案例",
    )
    assert driver.refusal("withdraw", None, CLERK, START) is None
