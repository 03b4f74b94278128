"""One file under review: two sheets in secret, what is settled, what the handler says, the score, the corrections."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from driver import Driver, Refused
from filereview_hands import DAY, HANDLER, HEAD, ONE, PEOPLE, THIRD, TWO, file, line, read, scored, veto

from fuyuan.business.filereview.files.reading import first_score
from fuyuan.business.filereview.scoring import points
from fuyuan.organs.actor import SYSTEM

NEXT = date(2026, 9, 2)


def settlement(driver: Driver[Any], **lost: float) -> dict[str, Any]:
    told = scored(**lost)
    apart = driver.state.differing
    return {
        "lines": [each for each in told["lines"] if each["code"] in apart],
        "vetoes": [each for each in told["vetoes"] if each["code"] in apart],
        "reason": "对照卷宗第三页核实。",
    }


def conclusion(driver: Driver[Any], **more: Any) -> dict[str, Any]:
    """The score as the form first shows it."""
    marks = [mark for mark in driver.state.marks if mark.deduct]
    lines = [
        line(mark.code, float(mark.deduct), reason=mark.reason, page=mark.page)
        for mark in marks
        if mark.code != "V"
    ]
    return {"lines": lines, "vetoes": [veto(True) for mark in marks if mark.code == "V"], **more}


def refused(driver: Driver[Any], step: str, record: dict[str, Any], actor: Any, day: date = NEXT) -> str:
    with pytest.raises(Refused) as caught:
        driver.take(step, record, actor, day)
    return str(caught.value)


def test_two_sheets_that_agree_go_to_the_handler_with_their_mean() -> None:
    driver = file()
    state = read(driver, NEXT, scored(c1=5), scored(c1=6, c3=1))
    assert (state.stage, points(state.score)) == ("answering", "94")
    assert driver.due("answer:11") == date(2026, 9, 9)  # five working days from the second
    marks = {mark.code: mark.deduct for mark in state.marks}
    assert marks == {"1": Decimal("5.5"), "2": Decimal(0), "3": Decimal("0.5"), "V": Decimal(0)}


def test_nothing_found_needs_no_answer() -> None:
    assert read(file(), NEXT, scored(), scored()).stage == "concluding"


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ({"c1": 5}, {"c1": 8}, ("1",)),  # three points, the limit is two
        ({"c1": 5}, {"c1": 7}, ()),  # two are within it
        (
            {"c1": 2, "c2": 2, "c3": 2},
            {},
            ("1", "2", "3"),
        ),  # six in all: then every item on which they differ
        ({"veto": 1}, {}, ("V",)),  # a veto one of them missed
    ],
)
def test_what_is_settled(one: dict[str, float], two: dict[str, float], apart: tuple[str, ...]) -> None:
    state = read(file(), NEXT, scored(**one), scored(**two))
    assert state.differing == apart
    assert (state.stage == "settling") is bool(apart)


def test_the_third_rules_where_the_two_do_not_agree() -> None:
    driver = file()
    read(driver, NEXT, scored(c1=2), scored(c1=10, c3=1))
    assert "第三评查人李安" in refused(driver, "rule", settlement(driver, c1=6), ONE)
    state = driver.take("rule", settlement(driver, c1=6, c3=1), THIRD, NEXT)
    assert state.settled.way.label == "第三评查人裁定"
    assert points(state.score) == "93"


def test_the_two_agree_between_themselves_only_when_the_other_says_so() -> None:
    driver = file()
    read(driver, NEXT, scored(c1=2), scored(c1=10))
    driver.take("propose", settlement(driver, c1=5), ONE, NEXT)
    assert "由另一名评查人同意" in refused(driver, "concur", {}, ONE)
    state = driver.take("concur", {}, TWO, NEXT)
    assert (state.stage, points(state.score)) == ("answering", "95")


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({**scored(), "confirmed": False}, "逐项翻阅"),
        ({**scored(), "lines": scored()["lines"][:2]}, "与评查标准不一致"),  # an item left out
        ({**scored(), "lines": [*scored()["lines"], line("3", 0)]}, "与评查标准不一致"),  # one answered twice
        ({**scored(), "lines": [line("V", 0), *scored()["lines"]], "vetoes": []}, "与评查标准不一致"),
        (scored(c3=21), "最多扣20分"),
        (scored(c3=1.2), "以0.5分为单位"),
        ({**scored(), "lines": [line("1", 5, page=""), line("2", 0), line("3", 0)]}, "所在页"),
        ({**scored(), "vetoes": [{"code": "V", "applies": True}]}, "一票否决，请写明"),
    ],
)  # fmt: skip
def test_a_sheet_that_does_not_hold(record: dict[str, Any], why: str) -> None:
    assert why in refused(file(), "score", record, ONE)


def test_only_who_was_given_the_file_scores_it_and_once() -> None:
    driver = file()
    assert "不是这件案卷的评查人" in refused(driver, "score", scored(), THIRD)
    assert "不是这件案卷的评查人" in refused(driver, "score", scored(), HANDLER)
    driver.take("score", scored(), ONE, NEXT)
    assert "您已经交了评查表" in refused(driver, "score", scored(), ONE)


def test_what_the_system_found_is_prefilled_and_not_passed_over_in_silence() -> None:
    driver = file(late=True)
    form = first_score(driver.state, driver.context(ONE, NEXT))
    second = form["lines"][1]
    assert (second["deduct"], second["found"]) == (Decimal(30), "作出复议决定：期限9月1日，9月3日办理")
    assert "系统核对发现问题" in refused(driver, "score", scored(), ONE)
    told = scored()
    told["lines"][1] |= {"reason": "中止期间不计算，没有超期"}
    assert driver.take("score", told, ONE, NEXT).stage == "scoring"


def test_a_reviewer_is_replaced_before_the_sheet_is_in_by_somebody_free_to_read() -> None:
    driver = file(barred=lambda subject, files, people: {77: {15: "参加了本案的听证"}})
    record = {"who": 12, "by": 15, "reason": "借调"}
    assert "参加了本案的听证" in refused(driver, "replace", record, HEAD)
    driver.facts = {**driver.facts, "barred": lambda subject, files, people: {}}
    driver.take("replace", record, HEAD, NEXT)
    assert [each.person_id for each in driver.state.reviewers] == [15, 13]
    assert "不是这件案卷的评查人" in refused(driver, "score", scored(), ONE)
    driver.take("score", scored(), TWO, NEXT)
    assert "已经交了评查表" in refused(driver, "replace", {**record, "who": 13, "by": 12}, HEAD)


def test_the_handler_is_heard_and_answered_before_the_score_is_fixed() -> None:
    driver = file()
    read(driver, NEXT, scored(c1=5), scored(c1=5))
    assert "由这件案卷的承办人" in refused(driver, "answer", {"accepts": True}, ONE)
    assert "请勾选没有异议" in refused(driver, "answer", {}, HANDLER)
    driver.take("answer", {"words": "第三页已有说明"}, HANDLER, NEXT)
    assert "写明对申辩的答复" in refused(driver, "conclude", conclusion(driver), HEAD)
    lines = [line("1", 2)]
    state = driver.take("conclude", {"lines": lines, "reason": "采纳一部分"}, HEAD, NEXT)
    assert (state.stage, points(state.score), state.grade) == ("closed", "98", "优秀")


def test_who_says_nothing_in_time_has_nothing_to_say() -> None:
    driver = file()
    read(driver, NEXT, scored(c1=5), scored(c1=5))
    assert driver.tick(date(2026, 9, 10)) == ["close_answering"]
    assert driver.state.stage == "concluding"
    assert driver.take("conclude", conclusion(driver), HEAD, date(2026, 9, 11)).final


def test_a_mean_that_ends_on_a_quarter_may_stand() -> None:
    driver = file()
    read(driver, NEXT, scored(c1=5), scored(c1=5.5))
    driver.take("answer", {"accepts": True}, HANDLER, NEXT)
    assert points(driver.take("conclude", conclusion(driver), HEAD, NEXT).score) == "94.75"


def test_a_veto_fails_the_file_whatever_its_points() -> None:
    driver = file()
    read(driver, NEXT, scored(veto=1), scored(veto=1))
    driver.take("answer", {"accepts": True}, HANDLER, NEXT)
    state = driver.take("conclude", conclusion(driver), HEAD, NEXT)
    assert (points(state.score), state.grade) == ("100", "不合格")


def test_the_head_who_handled_the_case_does_not_fix_its_score() -> None:
    driver = file()
    driver.state = driver.state.but(handlers=(PEOPLE[15],))
    driver.take("score", scored(), ONE, NEXT)
    driver.take("score", scored(), TWO, NEXT)
    assert driver.duty("conclude").person_id == THIRD.person_id
    assert "由第三评查人确定" in refused(driver, "conclude", {}, HEAD)
    assert driver.take("conclude", {}, THIRD, NEXT).final


def test_corrections_are_followed_until_each_is_confirmed() -> None:
    driver = file()
    read(driver, NEXT, scored(c3=2), scored(c3=2))
    driver.take("answer", {"accepts": True}, HANDLER, NEXT)
    asked = [{"what": "补做目录", "by": "2026-09-20"}, {"what": "补签笔录", "by": "2026-09-25"}]
    driver.take("conclude", conclusion(driver, corrections=asked), HEAD, NEXT)
    assert driver.state.stage == "correcting"
    assert "还没有报告完成" in refused(driver, "confirm", {"number": 1, "opinion": "同意"}, HEAD)
    assert "整改由承办人报告" in refused(driver, "correct", {"number": 1, "on": "2026-09-02", "result": "已补"}, ONE)  # fmt: skip
    for number in (1, 2):
        driver.take("correct", {"number": number, "on": "2026-09-02", "result": "已补"}, HANDLER, NEXT)
    driver.take("send_back", {"number": 2, "opinion": "没有签字"}, HEAD, NEXT)
    driver.take("confirm", {"number": 1, "opinion": "同意"}, HEAD, NEXT)
    assert driver.state.stage == "correcting"
    driver.take("correct", {"number": 2, "on": "2026-09-02", "result": "已补签"}, HANDLER, NEXT)
    state = driver.take("confirm", {"number": 2, "opinion": "同意"}, HEAD, NEXT)
    assert (state.stage, state.closed_on) == ("closed", NEXT)
    assert state == driver.replay()


def test_the_clock_never_takes_a_step_of_a_person() -> None:
    driver = file()
    assert driver.tick(date(2026, 12, 1)) == []
    assert "承办人" in refused(driver, "score", scored(), SYSTEM)
    assert driver.due("score:12") == date(2026, 9, 15) > DAY
