"""对照类案审理标准: what a drafter owes to a standard agreed on by court and government, and what nobody owes to it."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given
from hypothesis import strategies as st
from reconsideration_samples import FACTS, HANDLER, HEAD, MAYOR, draft, make, ripe

from fuyuan.business.reconsideration.records import AgreedPoint, DraftDecision
from fuyuan.business.reconsideration.ruling import initial_draft
from fuyuan.business.reconsideration.standards import FACT
from fuyuan.matters.record import InvalidRecord

DAY = date(2026, 7, 20)


def point(
    number: int = 1, standard: int = 50, version: int = 2, rule: str = "告知期限届满前作出的，撤销。"
) -> AgreedPoint:
    return AgreedPoint(
        standard_id=standard, version=version, point=number, standard=f"《行政处罚程序类案审理标准》（某类案标准〔2026〕1号）第{number}点",
        question="没有告知陈述、申辩权利的后果", rule=rule,
    )  # fmt: skip


def said(each: AgreedPoint, stand: str = "followed", reason: str = "") -> dict[str, Any]:
    return {**each.model_dump(), "stand": stand, "reason": reason}


def under(*points: AgreedPoint) -> Driver:
    """A ripe case of a type for which these points are in force."""
    case = ripe(DAY)
    case.facts = {**FACTS, FACT: points}
    return case


def test_a_type_without_a_standard_asks_for_nothing() -> None:
    assert make(under(), DAY).state.decision.draft.standards == ()


def test_every_point_in_force_is_answered() -> None:
    case = under(point(1), point(2))
    with pytest.raises(Refused, match=r"还没有说明.*第2点.*本地规则，不是法律规定"):
        case.take("draft_decision", draft(standards=[said(point(1))]), HANDLER, DAY)
    both = [said(point(1)), said(point(2), "not_concerned")]
    assert case.take("draft_decision", draft(standards=both), HANDLER, DAY).draft is not None


def test_a_departure_says_why_and_is_told_that_this_is_no_law() -> None:
    with pytest.raises(
        InvalidRecord, match=r"第1点不一致，请写明理由（府院联席会议商定的本地规则，不是法律规定）"
    ):
        under(point()).take("draft_decision", draft(standards=[said(point(), "departed", " ")]), HANDLER, DAY)
    told = [said(point(), "departed", "本案在告知前已经电话听取陈述。")]
    state = under(point()).take("draft_decision", draft(standards=told), HANDLER, DAY)
    assert [each.point for each in state.draft.draft.departures] == [1]


CHANGED = [
    (said(point(rule="告知期限届满前作出的，确认违法。")), "another wording than the one in force"),
    (said(point(version=1)), "an earlier version"),
    (said(point(standard=49)), "a standard that is not in force"),
]


@pytest.mark.parametrize(("answer", "why"), CHANGED, ids=[why for _, why in CHANGED])
def test_an_answer_to_other_words_than_those_in_force_is_not_taken_for_one(answer: Any, why: str) -> None:
    with pytest.raises(Refused, match="已经修改或者停止适用，请重新打开"):
        under(point()).take("draft_decision", draft(standards=[answer]), HANDLER, DAY)


def test_a_point_is_answered_once() -> None:
    twice = [said(point()), said(point(), "not_concerned")]
    with pytest.raises(Refused, match="只能说明一次"):
        under(point()).take("draft_decision", draft(standards=twice), HANDLER, DAY)


def test_a_standard_that_changes_after_the_draft_keeps_nobody_from_deciding() -> None:
    case = under(point())
    case.take("draft_decision", draft(standards=[said(point())]), HANDLER, DAY)
    for facts in ((), (point(1, 60), point(2, 60))):
        case.facts = {**FACTS, FACT: facts}
        later = DAY + timedelta(days=1)
        assert case.refusal("review_decision", {}, HEAD, later) is None
    case.take("review_decision", {}, HEAD, DAY)
    case.take("approve_decision", {}, MAYOR, DAY)
    state = case.take("make_decision", {"court": "某市人民法院"}, HANDLER, DAY)
    assert [each.agreed for each in state.decision.draft.standards] == [point()], (
        "the text of that day is kept"
    )


def test_the_dialog_begins_with_the_points_in_force_and_what_was_said_to_the_same_words() -> None:
    case = under(point(1), point(2))
    case.take(
        "draft_decision", draft(standards=[said(point(1)), said(point(2), "not_concerned")]), HANDLER, DAY
    )
    case.facts = {**FACTS, FACT: (point(1), point(2, rule="已经改写的标准。"))}
    rows = initial_draft(case.state, case.context(HANDLER, DAY))["standards"]
    assert [row.get("stand") for row in rows] == ["followed", None]


def test_an_event_written_before_there_were_standards_reads_as_before() -> None:
    old = DraftDecision.model_validate(draft()).model_dump(mode="json", exclude={"standards"})
    assert DraftDecision.model_validate(old).standards == ()


@given(
    held=st.lists(st.integers(1, 6), unique=True), answered=st.lists(st.integers(1, 6), unique=True),
    departed=st.sets(st.integers(1, 6)),
)  # fmt: skip
def test_a_draft_stands_exactly_when_it_answers_what_is_in_force(
    held: list[int], answered: list[int], departed: set[int]
) -> None:
    case = under(*(point(each) for each in held))
    rows = [said(point(each), "departed" if each in departed else "followed", "理由") for each in answered]
    refusal = case.refusal("draft_decision", draft(standards=rows), HANDLER, DAY)
    assert (refusal is None) == (set(held) == set(answered))
