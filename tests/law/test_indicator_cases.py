"""What a reconsideration case adds to the count."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from fuyuan.law.indicators import CaseFact, CaseOutcome, MarkName, case_marks

O, N = CaseOutcome, MarkName  # noqa: E741
CLOSED = date(2026, 5, 6)


def case(*outcomes: CaseOutcome, **more: object) -> CaseFact:
    facts = {"respondents": (11,), "accepted_on": date(2026, 3, 9), "closed_on": CLOSED, **more}
    return CaseFact(5, "汝政复〔2026〕5号", outcomes=outcomes, **facts)  # type: ignore[arg-type]


def city(found: CaseFact, as_of: date | None = None) -> Counter[MarkName]:
    return Counter(mark.name for mark in case_marks(found, as_of) if mark.organ_id is None)


OUTCOMES = (  # outcome, closed after trial, direct correction, wide correction, decision, why
    (O.UPHOLD, 1, 0, 0, 1, "the act stands"),
    (O.REJECT_REQUEST, 1, 0, 0, 1, "the request is rejected on its merits"),
    (O.MODIFY, 1, 1, 1, 1, "变更"),
    (O.REVOKE, 1, 1, 1, 1, "撤销"),
    (O.REVOKE_IN_PART, 1, 1, 1, 1, "a part of 撤销"),
    (O.DECLARE_UNLAWFUL, 1, 1, 1, 1, "确认违法"),
    (O.ORDER_PERFORMANCE, 1, 1, 1, 1, "责令履行"),
    (O.DECLARE_VOID, 1, 1, 1, 1, "a kind of decision since 2024, and a correction"),
    (O.AGREEMENT, 1, 1, 1, 1, "the respondent is held to its agreement"),
    (O.MEDIATED, 1, 0, 1, 0, "mediation counts only in the wide rate"),
    (O.TERMINATED, 1, 0, 1, 0, "termination counts only in the wide rate"),
    (O.DISMISSED_APPLICATION, 1, 0, 0, 1, "dismissed after acceptance: tried, not corrected"),
    (O.REFUSED, 0, 0, 0, 0, "never accepted"),
    (O.ABANDONED, 0, 0, 0, 0, "never accepted"),
    (O.NOT_FURTHER_HANDLED, 0, 0, 0, 0, "never accepted"),
    (O.ESCALATED, 0, 0, 0, 0, "the upper organ tries it, and counts it"),
)


@pytest.mark.parametrize(("outcome", "closed", "direct", "wide", "decided", "why"), OUTCOMES)
def test_each_ending_is_counted_as_its_definition_says(
    outcome: O, closed: int, direct: int, wide: int, decided: int, why: str
) -> None:
    found = city(case(outcome))
    names = (N.CASE_CLOSED, N.CASE_CORRECTED, N.CASE_CORRECTED_WIDE, N.CASE_DECIDED)
    assert tuple(found[name] for name in names) == (closed, direct, wide, decided), why


def test_the_table_above_knows_every_ending() -> None:
    assert {row[0] for row in OUTCOMES} == set(O)


def test_a_decision_that_upholds_one_act_and_revokes_another_is_a_correction() -> None:
    assert city(case(O.UPHOLD, O.REVOKE))[N.CASE_CORRECTED] == 1


@pytest.mark.parametrize(
    ("found", "narrow", "wide", "why"),
    [
        (case(O.MEDIATED), 1, 1, "a mediation statement"),
        (case(O.TERMINATED, withdrawn=True, settled=True), 1, 1, "withdrawn after a settlement"),
        (case(O.TERMINATED, withdrawn=True), 0, 1, "withdrawn for other reasons: only where these are added"),
        (case(O.TERMINATED), 0, 0, "ended by death or dissolution"),
        (case(O.UPHOLD), 0, 0, "decided"),
    ],
)
def test_settled_is_mediation_and_settlement(found: CaseFact, narrow: int, wide: int, why: str) -> None:
    assert (city(found)[N.CASE_SETTLED], city(found)[N.CASE_SETTLED_WIDE]) == (narrow, wide), why


def test_a_case_ended_before_it_was_accepted_is_not_closed_after_trial() -> None:
    assert city(case(O.TERMINATED, accepted_on=None, withdrawn=True)) == Counter()


def test_a_running_case_is_accepted_and_nothing_more() -> None:
    assert city(case(closed_on=None)) == Counter({N.CASE_ACCEPTED: 1})


def test_a_case_that_went_to_court_is_no_longer_settled_for_good() -> None:
    quiet, sued = case(O.UPHOLD), case(O.UPHOLD, sued_on=date(2026, 6, 1))
    assert (city(quiet)[N.CASE_QUIET], city(quiet)[N.CASE_SUED]) == (1, 0)
    assert (city(sued)[N.CASE_QUIET], city(sued)[N.CASE_SUED]) == (0, 1)


def test_before_the_suit_was_known_the_case_counted_as_quiet() -> None:
    assert city(case(O.UPHOLD, sued_on=date(2026, 6, 1)), date(2026, 5, 31))[N.CASE_QUIET] == 1


def test_quiet_and_sued_count_in_the_period_of_the_decision_so_that_both_are_of_the_same_cases() -> None:
    days = {
        mark.day for mark in case_marks(case(O.UPHOLD, sued_on=date(2027, 1, 8))) if mark.name is N.CASE_SUED
    }
    assert days == {CLOSED}


@pytest.mark.parametrize(
    ("done", "performed", "why"),
    [
        (date(2026, 7, 1), 1, "before the day"), (date(2026, 7, 6), 1, "on the day"),
        (date(2026, 7, 7), 0, "a day late"), (None, 0, "not at all"),
    ],
)  # fmt: skip
def test_a_decision_is_performed_in_time_or_not(done: date | None, performed: int, why: str) -> None:
    found = city(case(O.REVOKE, perform_by=date(2026, 7, 6), performed_on=done))
    assert (found[N.CASE_DUE], found[N.CASE_PERFORMED]) == (1, performed), why


def test_two_respondents_are_one_case_for_the_city_and_one_for_each() -> None:
    marks = case_marks(replace(case(O.REVOKE), respondents=(11, 12)))
    assert sorted(str(mark.organ_id) for mark in marks if mark.name is N.CASE_CORRECTED) == [
        "11",
        "12",
        "None",
    ]
