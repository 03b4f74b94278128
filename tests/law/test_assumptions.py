"""Each open point changes exactly what its text says, and is named when it mattered."""

from datetime import date

import pytest

from fuyuan.law import ASSUMPTIONS, Assumptions, BadAssumption, Pause, due

CASES = [
    # id, reading, rule, trigger, options, default day, day under the reading
    ("A1", "statutory", "decision_ordinary", "2026-08-05", {}, "2026-10-08", "2026-10-04"),
    ("A1", "weekend_statutory", "decision_ordinary", "2026-08-05", {}, "2026-10-08", "2026-10-05"),
    ("A1", "statutory", "apply_60d", "2022-12-06", {}, "2023-02-06", "2023-02-04"),
    ("A1", "weekend_statutory", "apply_60d", "2022-12-06", {}, "2023-02-06", "2023-02-06"),
    ("A2", "rolled", "decision_ordinary", "2026-08-05", {"extend": 10}, "2026-10-14", "2026-10-19"),
    (
        "A3",
        "stops",
        "reply_ordinary",
        "2026-03-27",
        {"pauses": (Pause(date(2026, 3, 30), date(2026, 4, 2)),)},
        "2026-04-13",
        "2026-04-16",
    ),
    ("A4", "fifth_day", "hearing_notice", "2026-10-12", {}, "2026-09-28", "2026-09-29"),
    ("A5", "roll", "public_notice_service", "2026-09-03", {}, "2026-10-03", "2026-10-08"),
    ("A6", "natural", "supplement_notice", "2023-09-27", {}, "2023-10-10", "2023-10-07"),
    ("A6", "workdays", "concurrent_negotiate", "2023-04-19", {}, "2023-05-04", "2023-05-05"),
    ("A7", "none", "apply_cap_5y", "2025-06-07", {}, "2030-06-07", "2030-06-07"),
    ("A7", "none", "sue_cap_5y_20y", "2021-03-01", {}, "2026-03-02", "2026-03-01"),
    (
        "A8",
        "ten",
        "reply_simplified",
        "2026-10-08",
        {"facts": {"converted_on": date(2026, 10, 12)}},
        "2026-10-14",
        "2026-10-21",
    ),
]


@pytest.mark.parametrize(("name", "value", "rule", "on", "options", "usual", "other"), CASES)
def test_a_reading_changes_the_day_as_documented(
    name: str, value: str, rule: str, on: str, options: dict[str, object], usual: str, other: str
) -> None:
    day = date.fromisoformat(on)
    default = due(rule, day, **options)  # type: ignore[arg-type]
    changed = due(rule, day, assumptions=Assumptions.of({name: value}), **options)  # type: ignore[arg-type]
    assert (default.due.isoformat(), changed.due.isoformat()) == (usual, other)
    assert changed.assumptions[name] == value or other == usual


def test_every_assumption_has_a_default_an_alternative_and_a_reason() -> None:
    assert list(ASSUMPTIONS) == ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"]
    for each in ASSUMPTIONS.values():
        assert getattr(Assumptions(), each.id) == each.default
        assert each.alternatives
        assert each.title
        assert each.reason


def test_every_reading_of_every_assumption_is_tried_by_a_case() -> None:
    tried = {(name, value) for name, value, *_ in CASES}
    assert tried == {
        (each.id, reading.value) for each in ASSUMPTIONS.values() for reading in each.alternatives
    }


@pytest.mark.parametrize(("settings", "message"), [({"A9": "x"}, "A9"), ({"A2": "later"}, "unmoved、rolled")])
def test_an_unknown_reading_is_refused(settings: dict[str, str], message: str) -> None:
    with pytest.raises(BadAssumption, match=message):
        Assumptions.of(settings)


def test_only_the_assumptions_that_mattered_are_named() -> None:
    assert due("decision_ordinary", date(2026, 3, 9)).assumptions == {}
    assert due("decision_ordinary", date(2026, 8, 5)).assumptions == {"A1": "all"}
    assert due("hearing_notice", date(2026, 10, 12)).assumptions == {"A4": "five_full"}
