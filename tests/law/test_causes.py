"""The classification of causes is complete, unambiguous and rests on articles that exist."""

from __future__ import annotations

import pytest

from fuyuan.law.causes import SUBCAUSES, Cause, Subcause, choices, label_of, same_cause, subcause

LINES = [line for lines in SUBCAUSES.values() for line in lines]


@pytest.mark.parametrize("cause", list(Cause))
def test_a_cause_cites_articles_that_exist_and_has_a_second_level(cause: Cause) -> None:
    assert all(each.text for each in cause.basis)
    assert SUBCAUSES[cause][-1].label == "其他", (
        "an officer must never have to squeeze a case into a wrong line"
    )
    assert len({line.label for line in SUBCAUSES[cause]}) == len(SUBCAUSES[cause])


def test_codes_are_unique_and_lead_back_to_their_first_level() -> None:
    assert len({line.code for line in LINES}) == len(LINES) == len(choices())
    for cause, lines in SUBCAUSES.items():
        assert {line.cause for line in lines} == {cause}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.code)
def test_a_code_is_found_and_fits_its_column(line: Subcause) -> None:
    assert subcause(line.code) == line
    assert len(line.code) <= 24
    assert label_of(line.code).startswith(line.cause.label)


@pytest.mark.parametrize(
    ("first", "second", "same", "why"),
    [
        ("procedure.notice", "procedure.service", True, "two breaches of procedure"),
        ("procedure", "procedure.service", True, "first level against second level"),
        ("procedure.notice", "facts.evidence", False, "different grounds"),
        ("", "", False, "nothing known is not the same"),
    ],
)
def test_same_cause_compares_first_levels(first: str, second: str, same: bool, why: str) -> None:
    assert same_cause(first, second) is same, why


def test_unknown_codes_have_no_words() -> None:
    assert label_of("") == label_of("weather") == label_of("facts.weather") == ""
    assert label_of("facts") == "事实不清、证据不足"
