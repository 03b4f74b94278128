"""Ids in blocks: whatever there is, the questions together hold each id once, newest first, and are few."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.publicity.blocks import SHIFTS, blocks_of, newest_first
from fuyuan.business.publicity.words import articles


def held(condition: str, pk: int) -> bool:
    words = set(blocks_of(pk))
    return all(
        (part[1:] not in words) if part.startswith("!") else part in words for part in condition.split(" & ")
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(1, 3_000_000), st.lists(st.integers(1, 3_000_000), max_size=20))
def test_each_id_below_the_end_is_asked_for_once_and_older_ones_later(end: int, ids: list[int]) -> None:
    asked = list(newest_first(end))
    assert len(asked) <= 2 * len(SHIFTS) + 1, "rare words cost few questions"
    below = sorted({pk for pk in [*ids, 1, end - 1] if 0 < pk < end}, reverse=True)
    places = [[at for at, each in enumerate(asked) if held(each, pk)] for pk in below]
    assert all(len(each) == 1 for each in places)
    assert places == sorted(places), "newest first"


def test_the_first_questions_are_small_and_none_is_asked_where_nothing_is() -> None:
    first = next(newest_first(1_000_001))
    assert sum(held(first, pk) for pk in range(999_000, 1_000_001)) <= 128
    assert list(newest_first(0)) == []


def test_articles_are_words_of_their_own() -> None:
    assert articles("依照第六十四条、第六十四条第一款和第一百零一条，三条理由") == ["x64", "x101"]
