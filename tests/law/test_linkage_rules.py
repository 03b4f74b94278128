"""Rules that propose letters, without a database: what reaches a threshold, what is not asked twice, which span counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.linkage.findings.grounds import Finding, Found, Ground
from fuyuan.business.linkage.findings.windows import Window, bounds, window_of, words
from fuyuan.business.linkage.letters.defaults import DEFAULTS
from fuyuan.business.linkage.letters.rules import Known, ReminderRule, proposals, windows_on

DAY = date(2026, 7, 14)
RULE = ReminderRule(
    code="late-reply", name="答复逾期", ground=Ground.LATE_REPLY, threshold=2, window=Window.QUARTER,
    matter="{期间}有{件数}件逾期。", demand="请改正。",
)  # fmt: skip


def fact(organ: int, key: str, on: date = DAY) -> Found:
    return Found(organ_id=organ, finding=Finding(key=key, text=f"案件{key}", on=on))


def asked(
    found: list[Found], known: dict[int, Known] | None = None, rule: ReminderRule = RULE
) -> list[tuple[int, list[str]]]:
    made = proposals(rule, "2026-Q3", found, known or {})
    return [(each.organ_id, [finding.key for finding in each.findings]) for each in made]


def test_a_unit_is_proposed_when_it_reaches_the_threshold_and_not_before() -> None:
    assert asked([fact(1, "a"), fact(2, "b")]) == []
    assert asked([fact(1, "a"), fact(2, "b"), fact(1, "c")]) == [(1, ["a", "c"])]


def test_the_same_fact_found_twice_counts_once() -> None:
    assert asked([fact(1, "a"), fact(1, "a")]) == []


def test_while_a_letter_is_open_no_second_one_is_asked_for() -> None:
    facts = [fact(1, key) for key in "abcd"]
    assert asked(facts, {1: Known(open=True, keys=frozenset("ab"))}) == []


def test_facts_that_an_earlier_letter_named_do_not_count_again_and_new_ones_do() -> None:
    closed = {1: Known(open=False, keys=frozenset("ab"))}
    assert asked([fact(1, key) for key in "abc"], closed) == [], "only one is new"
    assert asked([fact(1, key) for key in "abcd"], closed) == [(1, ["c", "d"])]


def test_a_rule_that_is_switched_off_asks_for_nothing() -> None:
    off = RULE.model_copy(update={"enabled": False})
    assert asked([fact(1, "a"), fact(1, "b")], rule=off) == []


facts = st.lists(st.builds(fact, st.integers(1, 4), st.sampled_from("abcdefgh")), max_size=30)


@given(facts, st.randoms())
def test_the_order_in_which_facts_are_found_changes_nothing(found: list[Found], dice) -> None:
    shuffled = found[:]
    dice.shuffle(shuffled)
    assert asked(found) == asked(shuffled)


@given(facts, st.integers(1, 5))
def test_after_its_own_proposals_are_known_a_rule_asks_for_nothing_more(
    found: list[Found], threshold: int
) -> None:
    rule = RULE.model_copy(update={"threshold": threshold})
    made = list(proposals(rule, "2026-Q3", found, {}))
    assert all(len(each.findings) >= threshold for each in made)
    for is_open in (True, False):
        known = {each.organ_id: Known(is_open, frozenset(f.key for f in each.findings)) for each in made}
        assert asked(found, known, rule) == []


@given(facts)
def test_the_same_proposal_always_bears_the_same_token(found: list[Found]) -> None:
    first, second = (list(proposals(RULE, "2026-Q3", found, {})) for _ in range(2))
    assert [each.token for each in first] == [each.token for each in second]
    assert len({each.token for each in first}) == len(first)


@given(st.dates(date(1999, 1, 1), date(2090, 1, 1)), st.sampled_from(Window))
def test_every_day_lies_in_its_window_and_windows_join_without_a_gap(day: date, window: Window) -> None:
    first, last = bounds(window_of(day, window))
    assert first <= day <= last
    assert window_of(first, window) == window_of(last, window)
    assert window_of(last + timedelta(days=1), window) != window_of(last, window)
    assert words(window_of(day, window)).startswith(f"{day.year}年")


@pytest.mark.parametrize(
    ("window", "key", "said"),
    [
        (Window.MONTH, "2026-07", "2026年7月"),
        (Window.QUARTER, "2026-Q3", "2026年第三季度"),
        (Window.HALF, "2026-H2", "2026年下半年"),
        (Window.YEAR, "2026", "2026年"),
    ],
)
def test_a_window_has_a_key_and_words(window: Window, key: str, said: str) -> None:
    assert (window_of(DAY, window), words(key)) == (key, said)


@pytest.mark.parametrize(
    ("day", "keys", "why"),
    [
        (date(2026, 8, 14), ["2026-Q3"], "well inside a quarter only this one is looked at"),
        (date(2026, 7, 3), ["2026-Q2", "2026-Q3"], "what happened on 30 June is known only in July"),
        (date(2026, 7, 15), ["2026-Q2", "2026-Q3"], "fifteen days after 30 June"),
        (date(2026, 7, 16), ["2026-Q3"], "the quarter before is over"),
    ],
)
def test_the_window_before_is_looked_at_for_a_while(day: date, keys: list[str], why: str) -> None:
    assert windows_on(RULE, day) == keys, why


def test_the_rules_of_a_new_installation_are_complete_and_each_has_its_own_code() -> None:
    assert len({rule.code for rule in DEFAULTS}) == len(DEFAULTS)
    for rule in DEFAULTS:
        text = rule.written("2026年第三季度", 4)
        assert "{" not in text, f"{rule.code}: a place was left unfilled"
