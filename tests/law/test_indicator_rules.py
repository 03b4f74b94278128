"""The twelve counting rules, one by one: what a suit adds to closed, lost and what is shown apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from indicator_suits import CITY, POLICE, TOWN, N, O, city, days, first, retrial, second, suit

from fuyuan.law.indicators import CURRENT, OUTSIDE, Effect, MarkName, doubled, standing, suit_marks
from fuyuan.law.outcomes import LOST, OUTCOMES, Attendance, Instance, Side, SuitFact

LOSS_ROWS = (  # outcome of the first instance, closed, lost, why
    (O.CLAIMS_DISMISSED, 1, 0, "the plaintiff lost"),
    (O.QUASHED, 1, 1, "the act is quashed"),
    (O.QUASHED_REDO, 1, 1, "quashed, and to be made again"),
    (O.PART_QUASHED, 1, 1, "rule 11: partly won is a loss"),
    (O.PART_QUASHED_REDO, 1, 1, "rule 11: partly won is a loss"),
    (O.CHANGED, 1, 1, "a penalty changed by the court"),
    (O.UNLAWFUL, 1, 1, "the act stands and is unlawful all the same"),
    (O.VOID, 1, 1, "declared void"),
    (O.DUTY_ORDERED, 1, 1, "inaction"),
    (O.PAYMENT_ORDERED, 1, 1, "a benefit owed"),
    (O.COMPENSATION, 1, 1, "rule 12: compensation only is a loss"),
    (O.AGREEMENT_PERFORM, 1, 1, "an agreement to be kept"),
    (O.AGREEMENT_ENDED, 1, 1, "an agreement void or ended"),
    (O.SUIT_DISMISSED, 1, 0, "no judgment on the merits, but closed"),
    (O.NOT_DOCKETED, 1, 0, "closed by ruling"),
    (O.WITHDRAWN, 1, 0, "closed by withdrawal"),
    (O.WITHDRAWN_CHANGED, 1, 0, "rule 5: the body changed its act; no loss"),
    (O.WITHDRAWN_DEEMED, 1, 0, "the plaintiff did not come"),
    (O.MEDIATED, 1, 0, "mediation is no loss"),
    (O.TRANSFERRED, 1, 0, "another court's now, but closed here"),
    (O.ENDED, 1, 0, "nobody left to go on"),
    (None, 0, 0, "it still runs"),
)  # fmt: skip


@pytest.mark.parametrize(("outcome", "closed", "lost", "why"), LOSS_ROWS, ids=lambda each: str(each)[:40])
def test_each_outcome_of_a_first_instance_is_counted_as_its_rule_says(
    outcome: O | None, closed: int, lost: int, why: str
) -> None:
    found = city(suit(first(outcome)))
    assert (found[N.FIRST_CLOSED], found[N.FIRST_LOST]) == (closed, lost), why


def test_the_table_above_knows_every_outcome_a_first_instance_can_have() -> None:
    assert {row[0] for row in LOSS_ROWS} - {None} == set(OUTCOMES[Instance.FIRST])


def test_the_rules_are_twelve_in_order_and_each_has_a_sentence() -> None:
    assert [rule.number for rule in CURRENT.rules] == list(range(1, 13))
    assert all(rule.sentence.endswith("。") and rule.title for rule in CURRENT.rules)


# -- rule 1: by closing date -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "name", "expected", "why"),
    [
        (suit(first(O.QUASHED, "2026-01-04")), N.FIRST_LOST, ["2026-01-04"], "received in 2025, closed in 2026: 2026"),
        (suit(first(O.QUASHED)), N.SUIT_RECEIVED, ["2025-12-01"], "what was received counts when it was received"),
        (suit(first(O.QUASHED), effective_on=date(2026, 4, 1)), N.EFFECTIVE_LOST, ["2026-04-01"], "variant C: by effect"),
        (suit(first(O.QUASHED)), N.EFFECTIVE, [], "not effective yet"),
        (suit(first(O.QUASHED, docketed_on=None)), N.SUIT_RECEIVED, [], "no day known: not counted, not guessed"),
    ],
)  # fmt: skip
def test_rule_1_a_suit_counts_on_the_day_it_closed(
    found: SuitFact, name: MarkName, expected: list[str], why: str
) -> None:
    assert days(found, name) == expected, why


# -- rule 2: first instance only -------------------------------------------------------------------------------------


def test_rule_2_a_suit_with_three_instances_is_one_closed_suit_and_the_others_stand_apart() -> None:
    found = city(suit(first(O.QUASHED), second(), retrial(O.AFFIRMED)))
    assert (found[N.FIRST_CLOSED], found[N.FIRST_LOST]) == (1, 1)
    assert (found[N.SECOND_CLOSED], found[N.RETRIAL_CLOSED]) == (1, 1)


def test_rule_2_a_withdrawal_of_the_second_instance_is_not_settled_in_the_first() -> None:
    assert city(suit(first(), second(O.MEDIATED)))[N.FIRST_SETTLED] == 0


# -- rules 3 and 4: several defendants ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bodies", "tables", "why"),
    [
        ((POLICE,), {POLICE}, "one defendant: one table"),
        ((POLICE, TOWN), {POLICE, TOWN}, "rule 3: the city once, each body once"),
        ((POLICE, CITY), {POLICE, CITY}, "rule 4: the organ that upheld stands there too"),
        ((POLICE, POLICE), {POLICE}, "named twice is still one body"),
        ((None,), {OUTSIDE}, "a body outside the directory: one row 其他, so that the sum never falls short"),
        ((None, None, TOWN), {OUTSIDE, TOWN}, "all bodies outside the directory share one row"),
    ],
)
def test_rules_3_and_4_the_city_counts_once_and_each_body_once(
    bodies: tuple[int | None, ...], tables: set[int], why: str
) -> None:
    lost = [
        mark.organ_id for mark in suit_marks(suit(first(O.VOID), bodies=bodies)) if mark.name is N.FIRST_LOST
    ]
    assert lost.count(None) == 1, why
    assert Counter(each for each in lost if each is not None) == dict.fromkeys(tables, 1), why


def test_rule_4_a_suit_against_the_organ_that_upheld_is_a_suit_it_had_to_defend() -> None:
    assert city(suit(first(), bodies=(POLICE, CITY)))[N.UPHELD_SUED] == 1
    assert city(suit(first(), bodies=(POLICE,)))[N.UPHELD_SUED] == 0


# -- rule 5 ----------------------------------------------------------------------------------------------------------


def test_rule_5_the_body_changed_its_act_and_the_plaintiff_withdrew_is_an_extra_row_and_no_loss() -> None:
    found = city(suit(first(O.WITHDRAWN_CHANGED)))
    assert (found[N.FIRST_CHANGED], found[N.FIRST_LOST], found[N.FIRST_SETTLED]) == (1, 0, 1)


def test_rule_5_in_another_version_it_is_a_loss() -> None:
    strict = CURRENT.with_effect(5, Effect.A_LOSS, "严格")
    assert city(suit(first(O.WITHDRAWN_CHANGED)), strict)[N.FIRST_LOST] == 1


# -- rule 6 ----------------------------------------------------------------------------------------------------------


def test_rule_6_joined_suits_count_by_their_case_numbers() -> None:
    together = [suit(first(O.QUASHED, case_no=f"（2026）豫0482行初{number}号")) for number in (1, 2, 3)]
    assert sum(city(each)[N.FIRST_LOST] for each in together) == 3


def test_rule_6_a_case_number_in_two_matters_is_named_for_a_person_to_settle() -> None:
    numbers = ("（2026）豫0482行初1号", "（2026）豫0482行初1号", "（2026）豫0482行初2号", "")
    suits = [replace(suit(first(case_no=each)), matter_id=at) for at, each in enumerate(numbers)]
    assert doubled(suits) == {numbers[0]: [0, 1]}
    assert doubled([replace(each, non_litigation=True) for each in suits]) == {}


# -- rule 7: a higher court changes the result -----------------------------------------------------------------------

CORRECTIONS = (  # instances, closed, lost, corrections, why
    ((first(), second(O.REVERSED, changed_to=O.QUASHED)), 1, 1, {N.TO_LOSS: 1}, "won at first, lost at second: a loss"),
    ((first(O.QUASHED), second(O.REVERSED, changed_to=O.CLAIMS_DISMISSED)), 1, 0, {N.FROM_LOSS: 1}, "lost, then won"),
    ((first(O.QUASHED), second(O.AFFIRMED)), 1, 1, {}, "affirmed: nothing to correct"),
    ((first(O.QUASHED), second(O.REVERSED, changed_to=O.UNLAWFUL)), 1, 1, {}, "another loss in its place"),
    ((first(O.QUASHED), second(O.REMANDED)), 0, 0, {N.SENT_BACK: 1}, "sent back: no first result stands"),
    ((first(O.QUASHED), second(O.REMANDED), first(O.CLAIMS_DISMISSED, "2026-09-01")), 1, 0, {N.SENT_BACK: 1},
     "heard again: one suit, the new result"),
    ((first(), second(O.AFFIRMED), retrial(O.REVERSED, changed_to=O.VOID)), 1, 1, {N.TO_LOSS: 1}, "a retrial corrects too"),
    ((first(O.QUASHED), second(O.AFFIRMED), retrial(O.RETRIAL_REFUSED)), 1, 1, {}, "no retrial: it stands"),
    ((first(O.QUASHED), second(O.REMANDED), second(O.AFFIRMED, "2026-09-01")), 1, 1, {N.SENT_BACK: 1},
     "the second instance is heard again and affirms: the first result stands again"),
    ((first(O.QUASHED), second(O.APPEAL_WITHDRAWN)), 1, 1, {}, "the appeal withdrawn: the loss stands"),
    ((first(), second(O.APPEAL_WITHDRAWN)), 1, 0, {}, "the appeal withdrawn: the suit stays won"),
    ((first(O.QUASHED), second(O.REMANDED), first(O.VOID, "2026-09-01"), second(O.APPEAL_WITHDRAWN, "2026-11-02")), 1, 1,
     {N.SENT_BACK: 1}, "what stands is the result of the second hearing of the case"),
    ((first(O.QUASHED), second(O.WITHDRAWN)), 1, 0, {N.FROM_LOSS: 1}, "not the appeal but the suit was withdrawn above"),
    ((first(O.QUASHED), second(O.REVERSED)), 1, 0, {N.FROM_LOSS: 1}, "changed, to what nobody wrote down: not guessed"),
)  # fmt: skip


@pytest.mark.parametrize(("instances", "closed", "lost", "corrections", "why"), CORRECTIONS)
def test_rule_7_the_result_of_a_higher_court_corrects_the_first(
    instances: tuple[object, ...], closed: int, lost: int, corrections: dict[MarkName, int], why: str
) -> None:
    found = city(suit(*instances))  # type: ignore[arg-type]
    assert (found[N.FIRST_CLOSED], found[N.FIRST_LOST]) == (closed, lost), why
    assert {
        name: found[name] for name in (N.TO_LOSS, N.FROM_LOSS, N.SENT_BACK) if found[name]
    } == corrections, why


def test_rule_7_a_correction_keeps_the_period_of_the_first_closing_and_has_a_date_of_its_own() -> None:
    found = suit(first(closed="2025-12-20"), second(O.REVERSED, "2026-03-05", changed_to=O.QUASHED))
    assert days(found, N.FIRST_LOST) == ["2025-12-20"]
    assert days(found, N.TO_LOSS) == ["2026-03-05"]


def test_rule_7_a_figure_as_of_an_earlier_day_does_not_know_the_correction() -> None:
    found = suit(first(closed="2025-12-20"), second(O.REVERSED, "2026-03-05", changed_to=O.QUASHED))
    assert city(found, as_of=date(2026, 3, 4))[N.FIRST_LOST] == 0
    assert city(found, as_of=date(2026, 3, 5))[N.FIRST_LOST] == 1


def test_rule_7_a_suit_heard_again_counts_on_the_day_it_closed_again() -> None:
    found = suit(first(O.QUASHED), second(O.REMANDED), first(O.QUASHED, "2026-09-01"))
    assert days(found, N.FIRST_CLOSED) == ["2026-09-01"]


def test_rule_7_in_another_version_the_first_result_stays() -> None:
    plain = CURRENT.with_effect(7, Effect.STANDS, "不更正")
    assert city(suit(first(), second(O.REVERSED, changed_to=O.QUASHED)), plain)[N.FIRST_LOST] == 0
    kept = standing(suit(first(O.VOID), second(O.REMANDED)), plain)
    assert kept is not None
    assert kept.stands


# -- rules 8 to 12 ---------------------------------------------------------------------------------------------------


def test_rule_8_an_application_of_the_organ_to_have_its_act_enforced_leaves_no_mark_at_all() -> None:
    assert suit_marks(suit(first(O.QUASHED), second(), non_litigation=True)) == ()


def test_rule_9_a_suit_on_an_agreement_counts_and_is_flagged() -> None:
    found = city(suit(first(O.AGREEMENT_PERFORM), agreement=True))
    assert (found[N.FIRST_CLOSED], found[N.FIRST_LOST]) == (1, 1)
    assert (found[N.AGREEMENT_CLOSED], found[N.AGREEMENT_LOST]) == (1, 1)


def test_rule_9_in_another_version_agreements_stay_out() -> None:
    assert (
        suit_marks(suit(first(O.QUASHED), agreement=True), CURRENT.with_effect(9, Effect.NEVER, "不计协议"))
        == ()
    )


def test_rule_10_a_suit_heard_by_a_court_elsewhere_counts_like_any_other() -> None:
    here, elsewhere = (suit(first(O.QUASHED, court=court)) for court in ("汝州市人民法院", "鲁山县人民法院"))
    assert suit_marks(here) == suit_marks(elsewhere)


@pytest.mark.parametrize(
    ("rule", "outcome"), [(11, O.PART_QUASHED), (11, O.PART_QUASHED_REDO), (12, O.COMPENSATION)]
)
def test_rules_11_and_12_are_data_another_version_counts_otherwise(rule: int, outcome: O) -> None:
    assert CURRENT.loses(outcome)
    assert not CURRENT.with_effect(rule, Effect.NO_LOSS, "另一版本").loses(outcome)


def test_every_loss_of_the_courts_list_is_a_loss_of_the_current_rules_and_nothing_else() -> None:
    assert {outcome for outcome in O if CURRENT.loses(outcome)} == LOST


# -- attendance, appeals -----------------------------------------------------------------------------------------------

ATTENDANCE = (  # attendance, heard, in the base, attended, spoke, excused, why
    (Attendance.NONE, 0, 0, 0, 0, 0, "decided without a hearing"),
    (Attendance.SPOKE, 1, 1, 1, 1, 0, "came and spoke"),
    (Attendance.ATTENDED, 1, 1, 1, 0, 0, "came and kept silent"),
    (Attendance.ABSENT, 1, 1, 0, 0, 0, "did not come, or with a wrong identity paper"),
    (Attendance.EXCUSED, 1, 0, 0, 0, 1, "excused: shown apart, out of the base of variant A"),
)


@pytest.mark.parametrize(("how", "heard", "base", "came", "spoke", "excused", "why"), ATTENDANCE)
def test_attendance_of_an_instance_counts_once(
    how: Attendance, heard: int, base: int, came: int, spoke: int, excused: int, why: str
) -> None:
    found = city(suit(first(attendance=how)))
    names = (N.HEARD, N.HEARD_UNEXCUSED, N.ATTENDED, N.SPOKE, N.EXCUSED)
    assert tuple(found[name] for name in names) == (heard, base, came, spoke, excused), why


def test_each_instance_asks_for_its_own_attendance() -> None:
    found = city(suit(first(attendance=Attendance.SPOKE), second(attendance=Attendance.ABSENT)))
    assert (found[N.HEARD], found[N.ATTENDED]) == (2, 1)


def test_attendance_after_notice_counts_only_where_the_court_gave_notice() -> None:
    told = city(suit(first(attendance=Attendance.ATTENDED, notified=True)))
    untold = city(suit(first(attendance=Attendance.ATTENDED)))
    assert (told[N.NOTIFIED], told[N.NOTIFIED_ATTENDED]) == (1, 1)
    assert (untold[N.NOTIFIED], untold[N.NOTIFIED_ATTENDED]) == (0, 0)


@pytest.mark.parametrize(
    ("outcome", "appealed", "appealable", "appeals", "why"),
    [
        (O.QUASHED, True, 1, 1, "a judgment appealed"),
        (O.SUIT_DISMISSED, True, 1, 1, "a ruling of dismissal can be appealed"),
        (O.QUASHED, False, 1, 0, "nobody appealed"),
        (O.WITHDRAWN, False, 0, 0, "nothing to appeal"),
        (O.MEDIATED, False, 0, 0, "nothing to appeal"),
    ],
)
def test_appeals_are_counted_with_the_first_instance_they_are_against(
    outcome: O, appealed: bool, appealable: int, appeals: int, why: str
) -> None:
    found = city(suit(first(outcome, appealed_by=frozenset({Side.PLAINTIFF}) if appealed else frozenset())))
    assert (found[N.FIRST_APPEALABLE], found[N.FIRST_APPEALED]) == (appealable, appeals), why


def test_an_appeal_withdrawn_was_an_appeal_and_leaves_the_loss_in_effect() -> None:
    appealed = first(O.QUASHED, appealed_by=frozenset({Side.DEFENDANT}))
    found = city(suit(appealed, second(O.APPEAL_WITHDRAWN), effective_on=date(2026, 6, 22)))
    assert (found[N.FIRST_APPEALED], found[N.FIRST_APPEALABLE], found[N.FIRST_LOST]) == (1, 1, 1)
    assert (found[N.EFFECTIVE], found[N.EFFECTIVE_LOST]) == (1, 1)
    assert (found[N.SECOND_CLOSED], found[N.SECOND_CHANGED], found[N.FIRST_SETTLED]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("outcome", "changed", "why"),
    [
        (O.AFFIRMED, 0, "upheld"), (O.APPEAL_WITHDRAWN, 0, "withdrawn: nothing changed"),
        (O.REVERSED, 1, "reversed"), (O.REMANDED, 1, "sent back"),
        (O.MEDIATED, 0, "settled above: closed, not changed"), (None, 0, "still running"),
    ],
)  # fmt: skip
def test_what_the_second_instance_changed_is_reversals_and_remands(
    outcome: O | None, changed: int, why: str
) -> None:
    found = city(suit(first(), second(outcome, changed_to=O.VOID if outcome is O.REVERSED else None)))
    assert found[N.SECOND_CHANGED] == changed, why
    assert found[N.SECOND_CLOSED] == (outcome is not None), why
