"""Days worked by hand, against the engine and against a walker that shares no code with it."""

from datetime import date
from typing import Any

import pytest
from law_walker import walk
from law_worked_days import WORKED_DAYS

from fuyuan.law import Assumptions, Pause, due


def _value(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _pauses(options: dict[str, Any]) -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in options.get("pauses", ()))


def _due(rule: str, on: str, options: dict[str, Any]) -> date:
    return due(
        rule,
        date.fromisoformat(on),
        regime=options.get("regime"),
        pauses=tuple(Pause(*pair) for pair in _pauses(options)),
        extend=options.get("extend", 0),
        facts={name: _value(value) for name, value in options.get("facts", {}).items()},
        assumptions=Assumptions.of(options.get("readings", {})),
    ).due


@pytest.mark.parametrize(("rule", "on", "options", "expected", "order", "reason"), WORKED_DAYS)
def test_the_engine_gives_the_day_worked_by_hand(
    rule: str, on: str, options: dict[str, Any], expected: str, order: str, reason: str
) -> None:
    assert _due(rule, on, options).isoformat() == expected, reason


@pytest.mark.parametrize(
    ("on", "options", "expected", "order", "reason"),
    [row[1:] for row in WORKED_DAYS if row[4]],
    ids=[f"{row[0]}-{row[1]}" for row in WORKED_DAYS if row[4]],
)
def test_an_independent_walk_gives_the_day_worked_by_hand(
    on: str, options: dict[str, Any], expected: str, order: str, reason: str
) -> None:
    stopped = () if order == "10w" and not options.get("readings") else _pauses(options)
    assert walk(order, date.fromisoformat(on), stopped).isoformat() == expected, reason


def test_the_table_is_large_and_every_row_has_its_reason() -> None:
    assert len(WORKED_DAYS) >= 90
    assert all(row[5] for row in WORKED_DAYS)
