"""What a court's system sends becomes the cells of a list and back, whatever the names; what is no such thing is refused."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fuyuan.business.litigation.court_list.judging import merged
from fuyuan.business.litigation.court_list.reading import day
from fuyuan.business.litigation.court_list.sent import SentBatch, SentSuit
from fuyuan.business.litigation.court_list.words import names_of
from fuyuan.law.outcomes import Instance
from fuyuan.matters.record import InvalidRecord, parse_json, parse_record

LETTERS = st.sampled_from("张王李欧阳买买提某县市公安局科技有限责任公司五人等户·（）()-ABz 、，0５𠮷")
# letters are drawn one by one: an alphabet would first read the whole of Unicode
NAMES = st.lists(st.lists(LETTERS, min_size=1, max_size=12).map("".join), min_size=1, max_size=3, unique=True)
DAYS = st.none() | st.dates(date(1999, 1, 1), date(2100, 12, 31))


def sent(**values: Any) -> SentSuit:
    given_ = {
        "case_number": "（2026）某0001行初1号",
        "plaintiffs": ["张三"],
        "defendants": ["某局"],
        **values,
    }
    return parse_json(SentSuit, json.dumps(given_, default=str).encode())


@settings(deadline=None)
@given(
    plaintiffs=NAMES,
    defendants=NAMES,
    docketed=DAYS,
    closed=DAYS,
    instance=st.none() | st.sampled_from(Instance),
)
def test_the_cells_say_what_the_record_said(
    plaintiffs: list[str],
    defendants: list[str],
    docketed: date | None,
    closed: date | None,
    instance: Instance | None,
) -> None:
    assume(all(names_of(name) == [name] for name in plaintiffs + defendants))
    suit = sent(
        plaintiffs=plaintiffs,
        defendants=defendants,
        docketed_on=docketed,
        closed_on=closed,
        instance=instance,
    )
    cells = suit.cells()
    assert names_of(cells["plaintiff"]) == plaintiffs
    assert names_of(cells["defendant"]) == defendants
    assert (day(cells["docketed_on"]), day(cells["closed_on"])) == (docketed, closed)


@settings(deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_every_row_is_in_exactly_one_case_and_a_number_is_one_case(numbers: list[int]) -> None:
    rows = [sent(case_number=f"（2026）某0001行初{number}号").cells() for number in numbers]
    cases = list(merged(enumerate(rows, 1)))
    assert sorted(line for case in cases for line in case.lines) == list(range(1, len(numbers) + 1))
    assert len(cases) == len(set(numbers))


WORDS = st.lists(LETTERS | st.sampled_from('\x00\u202e\ud800"\\{'), max_size=8).map("".join)
DAYLIKE = st.sampled_from(["2026-03-02", "2026-02-30", "1"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | DAYLIKE
KEYS = st.sampled_from([*SentSuit.model_fields, *SentBatch.model_fields]) | WORDS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


def refusals(kind: Any, value: Any) -> list[str]:
    """What is said against a value; nothing where it is one of the kind."""
    try:
        parse_json(kind, json.dumps(value).encode())
    except InvalidRecord as error:
        return [message for messages in error.errors.values() for message in messages]
    return []


@settings(deadline=None)
@given(VALUES, st.sampled_from([SentSuit, SentBatch]))
def test_anything_else_is_refused_in_chinese_and_nothing_else_happens(value: Any, kind: Any) -> None:
    assert all(re.search(r"[\u4e00-\u9fff]", message) for message in refusals(kind, value))


@pytest.mark.parametrize("value", [1_772_409_600, "46083", "2026-03-02T00:00:00", "2026/3/2", "", True])
def test_a_program_writes_a_day_in_one_way(value: object) -> None:
    with pytest.raises(InvalidRecord):
        sent(docketed_on=value)


@pytest.mark.parametrize("words", ["", "未结", "审理中", "-", " "])
def test_an_open_case_needs_no_day_of_its_end(words: str) -> None:
    assert sent(outcome=words).closed_on is None


def test_an_officers_form_still_takes_a_day_as_a_form_sends_it() -> None:
    record = {
        "case_number": "1号",
        "plaintiffs": ["张三"],
        "defendants": ["某局"],
        "docketed_on": date(2026, 3, 2),
    }
    assert parse_record(SentSuit, record).docketed_on == date(2026, 3, 2)
