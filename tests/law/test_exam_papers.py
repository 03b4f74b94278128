"""Papers drawn by lot, marks, figures of questions, questions in Word, and the article a question stands on: no database."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from fuyuan.business.training.bank import basis
from fuyuan.business.training.bank.records import Kind, Written
from fuyuan.business.training.bank.word import questions
from fuyuan.business.training.exams.paper import Item, Slot, drawn, mark
from fuyuan.business.training.exams.records import Planned
from fuyuan.business.training.exams.statistics import figures

POOL = [Item(at, at % 2, 4 if at % 3 else 2, (0,), 5) for at in range(40)]
SIZES = (6, 4)


# -- papers --------------------------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(seed=st.text(min_size=1, max_size=20), person=st.integers(1, 10**6))
def test_a_paper_has_what_the_blueprint_says_and_every_choice_once(seed: str, person: int) -> None:
    paper = drawn(SIZES, POOL, seed, person)
    assert Counter(slot.item.part for slot in paper) == dict(enumerate(SIZES))
    assert [slot.item.part for slot in paper] == sorted(slot.item.part for slot in paper), "part after part"
    assert len({slot.item.id for slot in paper}) == sum(SIZES)
    for slot in paper:
        assert sorted(slot.order) == list(range(slot.item.choices))
        assert slot.item.choices > 2 or slot.order == (0, 1), "对 stands before 错 on every paper"
    assert paper == drawn(SIZES, list(reversed(POOL)), seed, person), "the order of the pool decides nothing"


def test_neighbours_have_different_papers_and_every_question_has_its_turn() -> None:
    papers = [drawn(SIZES, POOL, "seed", person) for person in range(200)]
    assert len({tuple(slot.item.id for slot in paper) for paper in papers}) == 200
    asked = Counter(slot.item.id for paper in papers for slot in paper)
    assert len(asked) == 40
    assert min(asked.values()) > 20, "of about fifty each"
    first = Counter(slot.order[0] for paper in papers for slot in paper if slot.item.choices == 4)
    assert min(first.values()) > 0.2 * sum(first.values()), "no place is the usual one of the right choice"


def test_only_exactly_the_right_choices_have_points() -> None:
    item = Item(1, 0, 4, (0, 2), 5)
    rows = [
        ((0, 2), 5),  # both
        ((0,), 0),  # one short
        ((0, 1, 2), 0),  # one too many
        ((), 0),  # nothing
    ]
    for chosen, points in rows:
        assert mark([Slot(item, (0, 1, 2, 3))], {1: chosen}) == {1: points}
    assert mark([Slot(item, (0, 1, 2, 3))], {}) == {1: 0}


# -- figures -------------------------------------------------------------------------------------------------------


def test_difficulty_and_discrimination_of_a_class_of_twenty() -> None:
    """Question 1: the better half has it; 2: everybody; 3: the worse half, so its answer is to be looked at."""
    papers = [{1: 10 * (at < 10), 2: 5, 3: 2 * (at >= 10)} for at in range(20)]
    first, second, third = figures(papers)
    assert (first.difficulty, first.discrimination) == (0.5, 1.0)
    assert (second.difficulty, second.discrimination, second.remark) == (1.0, 0.0, "")
    assert (third.discrimination, third.remark) == (-1.0, "成绩好的反而答错得多，请核对答案")


def test_ties_at_the_border_are_shared_and_too_few_say_nothing() -> None:
    (only,) = figures([{1: 5 * (at % 2)} for at in range(10)])
    assert only.discrimination == pytest.approx(1.0)
    (same,) = figures([{1: 5}] * 30)
    assert same.discrimination == 0
    assert figures([{1: 5}] * 9)[0].discrimination is None
    assert figures([]) == []


# -- questions -----------------------------------------------------------------------------------------------------

WORD = """试题（样本）
1. 【单选】违法行为在（　）内未被发现的，
不再给予行政处罚。
A．一年
Ｂ. 二年
c、三年
答案：B
依据：《行政处罚法》第三十六条第一款
【判断题】听证的费用由当事人承担。
答案：错
解析：由行政机关承担。
见第六十三条。
"""


def test_questions_are_read_from_the_plain_word_form() -> None:
    (line, first), (_, second) = questions(WORD)
    assert line == 2
    assert first["stem"] == "违法行为在（　）内未被发现的，\n不再给予行政处罚。"
    assert [first[f"option_{at}"] for at in range(3)] == ["一年", "二年", "三年"]
    assert (first["answer"], first["basis"]) == ("B", "《行政处罚法》第三十六条第一款")
    assert second == {"kind": "判断题", "stem": "听证的费用由当事人承担。", "answer": "错",
                      "explanation": "由行政机关承担。\n见第六十三条。"}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"answer": "E"}, "不在选项里"),  # no such choice
        ({"answer": "AB"}, "只有一个答案"),  # single
        ({"kind": "multiple", "answer": "A"}, "至少有两个"),
        ({"kind": "multiple", "answer": "AA"}, "不在选项里"),  # the same twice
        ({"options": ["甲"], "answer": "A"}, "2 至 8"),
        ({"options": ["甲", "甲"]}, "重复"),
        ({"kind": "judge", "answer": "对"}, "不填选项"),
        ({"kind": "judge", "options": [], "answer": "A"}, "“对”或者“错”"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(more: dict[str, object], why: str) -> None:
    whole = {"kind": "single", "stem": "下列哪一项正确？", "options": ["甲", "乙", "丙"], "answer": "A"}
    with pytest.raises(ValidationError, match=why):
        Written.model_validate(whole | more)
    assert Written.model_validate(whole).right == (0,)


def test_the_order_of_choices_does_not_make_another_question() -> None:
    one = Written(kind=Kind.SINGLE, stem="下列 哪项正确？", options=("甲", "乙"), answer="A")
    other = Written(kind=Kind.SINGLE, stem="下列哪项正确？", options=("乙", "甲"), answer="B")
    assert one.likeness == other.likeness


# -- the law moves -------------------------------------------------------------------------------------------------


def test_a_change_of_the_text_is_computed_from_the_versions_alone() -> None:
    """R07 28 → R26 28 say other words; MSF 88 stands word for word in both versions; L23 has no later text."""
    eve, day = date(2026, 6, 30), date(2026, 7, 1)
    assert not basis.changed("R07 28", eve)
    assert basis.changed("R07 28", day)
    assert not basis.changed("MSF21 88", date(2024, 1, 2)), "another version, the same words"
    assert not basis.changed("L23 62.1", day)
    assert basis.changed_among(["R07 28", "", "L23 62.1"], day) == ["R07 28"]


@pytest.mark.parametrize(
    "text",
    ["《行政处罚法》第九条", "《行政复议法》第六十二条第一款", "《行政处罚法》第七十二条第一款第（一）项"],
)
def test_a_citation_is_kept_short_and_read_back(text: str) -> None:
    found = basis.read(text, date(2026, 9, 1))
    assert basis.known(basis.written(found)) == found


# -- the plan ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"pass_mark": 101}, "高于试卷总分 100 分"),
        ({"purpose": "annual"}, "填写年审年度"),
        ({"year": 2026}, "其他考试不填"),
        (
            {"pass_mark": 9, "parts": [("single", [], 5), ("single", ["公安"], 5)]},
            "领域重叠",
        ),  # everything includes 公安
        ({"pass_mark": 9, "parts": [("single", ["公安", "通用"], 5), ("single", ["通用"], 5)]}, "领域重叠"),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused(more: dict[str, object], why: str) -> None:
    plan = {"title": "资格考试", "purpose": "qualification", "on": "2026-09-01", "begins": "09:00", "pass_mark": 60,
            "parts": [("single", ["公安"], 5), ("single", ["通用"], 5), ("judge", [], 10)], **more}  # fmt: skip
    plan["parts"] = [
        {"kind": kind, "areas": areas, "count": count, "points": 5} for kind, areas, count in plan["parts"]
    ]  # type: ignore[attr-defined]
    with pytest.raises(ValidationError, match=why):
        Planned.model_validate(plan)
