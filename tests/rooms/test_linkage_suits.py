"""What the room reads of suits, tried on a small litigation room that keeps its contract: rows with columns, facts by id."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps

from fuyuan.business.linkage.letters import suits
from fuyuan.law.outcomes import Sued, SuitFact

FIRST, LAST, TODAY = date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 14)


@dataclass
class Suit:
    pk: int
    result_on: date
    lost: bool = True
    attendance: str = "attended"
    organ_id: int | None = 7
    court: str = "某区人民法院"
    case_number: str = "（2026）某行初1号"
    number: str = ""


class Rows(list[Suit]):
    """The part of a query set this room uses."""

    def filter(self, **where: Any) -> "Rows":
        return Rows(row for row in self if all(_holds(row, key, value) for key, value in where.items()))

    def order_by(self, *names: str) -> "Rows":
        return Rows(sorted(self, key=lambda row: tuple(getattr(row, name) for name in names)))


def _holds(row: Suit, key: str, value: Any) -> bool:
    name, _, way = key.partition("__")
    found = getattr(row, name)
    return {"": found == value, "gte": way == "gte" and found >= value, "lte": way == "lte" and found <= value,
            "isnull": way == "isnull" and (found is None) == value}[way]  # fmt: skip


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch):
    """A litigation room with these suits and facts."""

    def install(rows: list[Suit], facts: dict[int, SuitFact] | None = None) -> None:
        def suit_facts(ids: Iterable[int]) -> Iterator[SuitFact]:
            return (facts[pk] for pk in ids if facts and pk in facts)

        queries = ModuleType(f"{suits.ROOM}.queries")
        queries.visible_suits = lambda actor: Rows(rows)  # type: ignore[attr-defined]
        queries.suit_facts = suit_facts  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, suits.ROOM, ModuleType(suits.ROOM))
        monkeypatch.setitem(sys.modules, f"{suits.ROOM}.queries", queries)
        monkeypatch.setattr(apps, "is_installed", lambda name: name == suits.ROOM)

    return install


def test_lost_suits_of_the_span_count_for_their_first_defendant(room) -> None:
    room([
        Suit(1, date(2026, 5, 8)), Suit(2, date(2026, 5, 9), lost=False), Suit(3, date(2026, 7, 1)),
        Suit(4, date(2026, 3, 31)), Suit(5, date(2026, 5, 9), organ_id=None),
    ])  # fmt: skip
    found = list(suits.lost(FIRST, LAST, TODAY))
    assert [(each.organ_id, each.finding.key) for each in found] == [(7, "suit:1:lost")]
    assert found[0].finding.text == "某区人民法院（2026）某行初1号：败诉"


def test_an_absent_head_counts_and_an_excused_one_does_not(room) -> None:
    room([Suit(1, date(2026, 5, 8), attendance="absent"), Suit(2, date(2026, 5, 8), attendance="excused")])
    assert [each.finding.key for each in suits.absent(FIRST, LAST, TODAY)] == ["suit:1:absent"]


@pytest.mark.parametrize(
    ("by", "done", "count", "why"),
    [
        (date(2026, 5, 20), None, 1, "its day is past and nothing was done"),
        (date(2026, 5, 20), date(2026, 5, 28), 1, "done, but late"),
        (date(2026, 5, 20), date(2026, 5, 20), 0, "on its last day"),
        (date(2026, 3, 20), None, 0, "of the quarter before"),
        (None, None, 0, "nothing was ordered"),
    ],
)
def test_a_judgment_counts_when_its_day_of_performance_was_missed(
    room, by, done, count: int, why: str
) -> None:
    fact = SuitFact(1, "应1号", (Sued(7, "某局"),), (), perform_by=by, performed_on=done)
    room([Suit(1, date(2025, 11, 8))], {1: fact})
    assert len(list(suits.unperformed(FIRST, LAST, TODAY))) == count, why


def test_without_the_room_there_is_nothing_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apps, "is_installed", lambda name: False)
    assert suits.queries() is None
    assert list(suits.lost(FIRST, LAST, TODAY)) == []
    assert list(suits.unperformed(FIRST, LAST, TODAY)) == []
