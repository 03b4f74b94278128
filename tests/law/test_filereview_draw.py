"""The draw of a round: repeatable, stratified, nobody reads a file he or she must keep away from, the load is even."""

from __future__ import annotations

from collections import Counter

import pytest
from filereview_hands import SHEET, sheet_text
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.filereview.sampling import assign
from fuyuan.business.filereview.scoring import Mark, by_code, differing, merged, total
from fuyuan.business.filereview.sheet import BadSheet, read_sheet
from fuyuan.matters.lots import Lot, TooFew, sample

STRATA = st.lists(st.integers(1, 15), min_size=1, max_size=4)
LAST = 90  # articles of 行政复议法
SEEDS = st.integers(0, 2**64).map(hex)


@given(STRATA, SEEDS, st.floats(0, 1))
def test_every_stratum_is_drawn_before_any_is_drawn_beyond_its_share(
    strata: list[int], seed: str, part: float
) -> None:
    files = list(
        enumerate(name for name, count in zip("甲乙丙丁", strata, strict=False) for _ in range(count))
    )
    size = max(1, round(part * len(files)))
    lots = [Lot(*each) for each in files]
    drawn = sample(lots, size, seed, "案卷")
    assert len(set(drawn)) == size
    assert drawn == sample(reversed(lots), size, seed, "案卷"), "whatever order the files are found in"
    all_, taken = (
        Counter(stratum for _, stratum in files),
        Counter(stratum for pk, stratum in files if pk in drawn),
    )
    if size >= len(all_):
        assert set(taken) == set(all_), "each stratum is represented"
    for stratum, count in all_.items():
        assert taken[stratum] <= size * count / len(files) + 1


PEOPLE = list(range(1, 9))
BARRED = st.lists(st.frozensets(st.sampled_from(PEOPLE), max_size=5), min_size=1, max_size=20)


@given(BARRED, SEEDS)
def test_nobody_reads_what_he_or_she_must_keep_away_from(away: list[frozenset[int]], seed: str) -> None:
    barred = dict(enumerate(away))
    seats = assign(list(barred), PEOPLE, barred, seed)
    for file, seat in seats.items():
        named = {*seat.reviewers, seat.third}
        assert len(named) == 3
        assert not named & barred[file]
    assert seats == assign(list(barred), PEOPLE, barred, seed)


@given(st.integers(1, 40), st.integers(3, 8), SEEDS)
def test_where_nobody_is_barred_no_two_read_more_than_one_file_apart(
    count: int, people: int, seed: str
) -> None:
    seats = assign(list(range(count)), list(range(people)), {}, seed)
    load = Counter(pk for seat in seats.values() for pk in seat.reviewers)
    assert max(load.values()) - min(load[pk] for pk in range(people)) <= 1


def test_a_draw_that_cannot_be_made_says_so() -> None:
    with pytest.raises(TooFew, match="有1个，不足2个"):
        sample([Lot(1)], 2, "seed", "案卷")
    with pytest.raises(TooFew, match="7"):
        assign([7], [1, 2, 3], {7: [3]}, "seed")


MARKS = st.tuples(st.integers(0, 100), st.integers(0, 60), st.integers(0, 40), st.booleans())


def sheet(lost: tuple[int, int, int, bool]) -> dict[str, Mark]:
    """Half points, up to what each item has."""
    return by_code(
        Mark(code=code, deduct=deduct)
        for code, deduct in zip("123V", (lost[0] / 2, lost[1] / 2, lost[2] / 2, int(lost[3])), strict=True)
    )  # fmt: skip


@given(MARKS, MARKS, st.integers(0, 10), st.integers(0, 20))
def test_what_needs_no_settling_lies_within_the_limits(
    one: tuple[int, int, int, bool], two: tuple[int, int, int, bool], item: int, whole: int
) -> None:
    a, b = sheet(one), sheet(two)
    apart = differing(SHEET, a, b, item=item, whole=whole)  # type: ignore[arg-type]
    assert apart == differing(SHEET, b, a, item=item, whole=whole)  # type: ignore[arg-type]
    for code in set("123V") - set(apart):
        assert abs(a[code].deduct - b[code].deduct) <= item or code == "V"
    mean = by_code(merged(SHEET, a, b, {}))
    low, high = sorted((total(SHEET, a), total(SHEET, b)))
    assert low <= total(SHEET, mean) <= high


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"grades": [{"name": "优秀", "least": 90}, {"name": "合格", "least": 60}]}, "从 0 分起"),
        ({"vetoes": [{"code": "1", "title": "重复"}]}, "编号相同"),
        ({"groups": [{"title": "甲", "items": [{"code": "1", "title": "事", "points": 90, "deduct": "扣"}]}]}, "应当是 100 分"),
        ({"vetoes": [{"code": "V", "title": "超越", "basis": f"L23 {LAST + 1}"}]}, "最后一条"),
        ({"unknown": 1}, "不认识的内容"),
    ],
)  # fmt: skip
def test_a_sheet_that_does_not_add_up_is_refused_in_words(changes: dict[str, object], why: str) -> None:
    with pytest.raises(BadSheet, match=why):
        read_sheet(sheet_text(**changes))
    with pytest.raises(BadSheet, match="不是 JSON"):
        read_sheet("{")
