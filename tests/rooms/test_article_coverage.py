"""The table of articles holds: nothing missing but what is listed here, nothing explained away, each entry named by a test.

The two lists may only shrink: whoever closes a gap takes it out, else these tests fail.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fuyuan.config import coverage

TESTS = Path(__file__).parents[1]

OPEN: dict[str, str] = {}
UNTESTED: dict[str, str] = {}


def listed(known: dict[str, str]) -> set[coverage.Place]:
    return {place for line in known.values() for place in coverage.places_of(line)}


def told(found: set[coverage.Place]) -> list[str]:
    return [str(place.citation) for place in sorted(found)]


def test_nothing_is_missing_but_what_is_known_to_be() -> None:
    assert told(set(coverage.gaps()) - listed(OPEN)) == []


def test_what_is_said_to_be_missing_is() -> None:
    assert told(listed(OPEN) - set(coverage.gaps())) == [], "carried out by now: take it out of OPEN"


def test_nothing_is_explained_that_is_carried_out() -> None:
    assert told(set(coverage.idle())) == []


def test_each_entry_is_named_by_a_test() -> None:
    assert told(set(coverage.untested(TESTS)) - listed(UNTESTED)) == []


def test_what_is_said_to_be_untested_is() -> None:
    assert told(listed(UNTESTED) - set(coverage.untested(TESTS))) == [], (
        "named by a test: take it out of UNTESTED"
    )


@pytest.mark.parametrize("folder", [coverage.SOURCE, TESTS], ids=["src", "tests"])
def test_every_citation_is_one_a_text_has(folder: Path) -> None:
    """But those of the test that shows how a wrong one is refused."""
    wrong = [
        (name, what) for name, what in coverage.missing_in(folder) if "statutes_and_citations" not in name
    ]
    assert wrong == []


@pytest.mark.parametrize("work", coverage.WORKS)
def test_each_text_has_its_part_of_the_page(work: str) -> None:
    rows = [each for each in coverage.entries() if each.place.work == work]
    shown = [line for line in coverage.page_lines() if line.startswith("| 第")]
    assert rows
    for each in rows:
        if each.done:
            assert any(line.startswith(f"| {each.place.citation.place} |") for line in shown), each.place


def test_a_paragraph_that_stayed_the_same_says_so() -> None:
    before, now = coverage.Place("L17", 9, 2), coverage.Place("L23", 20, 2)
    assert coverage.unchanged(before) == now
    assert coverage.unchanged(coverage.Place("L17", 9, 1)) is None, "具体行政行为 became 行政行为"
    assert coverage.unchanged(now) is None
