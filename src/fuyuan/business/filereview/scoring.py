"""How two sheets become one score: pure arithmetic over the marks.

Each reviewer takes points away, item by item. Where both agree within the limits of the round, the mean of the two counts;
where they do not, a third person or the two together say what counts. A veto counts when it was found by both or upheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from fuyuan.matters.record import Fact

from .sheet import FULL, Sheet

HALF = Decimal("0.5")
REASON, PAGE = 1000, 200  # characters that a reason and a place may have


class Mark(Fact):
    """What was taken away for one item; for a veto ``deduct`` is 1 when it applies."""

    code: str
    deduct: Decimal
    reason: str = ""
    page: str = ""


Marks = Mapping[str, Mark]


def by_code(marks: Iterable[Mark]) -> Marks:
    return {mark.code: mark for mark in marks}


def total(sheet: Sheet, marks: Marks) -> Decimal:
    """Return what is left of a hundred points. Vetoes take none away."""
    lost = sum((marks[item.code].deduct for item in sheet.items if item.code in marks), Decimal(0))
    return max(FULL - lost, Decimal(0))


def vetoed(sheet: Sheet, marks: Marks) -> tuple[str, ...]:
    return tuple(each.code for each in sheet.vetoes if each.code in marks and marks[each.code].deduct)


def grade(sheet: Sheet, score: Decimal, *, fails: bool) -> str:
    """Return the grade of a score; a veto gives the lowest."""
    if fails:
        return sheet.grades[-1].name
    return next(each.name for each in sheet.grades if score >= each.least)


def differing(sheet: Sheet, one: Marks, two: Marks, *, item: Decimal, whole: Decimal) -> tuple[str, ...]:
    """Return the codes that must be settled: more than ``item`` points apart, a veto only one found; and when the totals are
    more than ``whole`` apart, every item on which the two do not agree."""
    apart = abs(total(sheet, one) - total(sheet, two)) > whole
    limit = Decimal(0) if apart else item
    items = [each.code for each in sheet.items if abs(one[each.code].deduct - two[each.code].deduct) > limit]
    vetoes = [each.code for each in sheet.vetoes if one[each.code].deduct != two[each.code].deduct]
    return (*items, *vetoes)


def merged(sheet: Sheet, one: Marks, two: Marks, settled: Marks) -> tuple[Mark, ...]:
    """Return the marks that count: what was settled, else the mean of the two with both reasons."""
    codes = [each.code for each in (*sheet.items, *sheet.vetoes)]
    return tuple(settled.get(code) or _mean(one[code], two[code]) for code in codes)


def _mean(one: Mark, two: Mark) -> Mark:
    return Mark(
        code=one.code,
        deduct=(one.deduct + two.deduct) / 2,
        reason=_both(one.reason, two.reason)[:REASON],
        page=_both(one.page, two.page)[:PAGE],
    )


def _both(one: str, two: str) -> str:
    return "；".join(dict.fromkeys(filter(None, (one.strip(), two.strip()))))


def faults(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks by which something was lost."""
    return tuple(mark for mark in marks if mark.deduct)


def points(value: Decimal) -> str:
    """88, 88.5, 88.25: as people write scores."""
    return f"{value.normalize():f}"
