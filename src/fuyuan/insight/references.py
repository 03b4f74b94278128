"""Values published elsewhere: the newest entry for a year holds, older ones stay to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor

from .models import Reference

NATIONAL = Reference.Scope.NATIONAL.value
Known = Mapping[tuple[str, str], Reference]  # indicator, scope → the value that holds


def of_year(year: int) -> Known:
    """Return the values of a year, one query."""
    found: dict[tuple[str, str], Reference] = {}
    for row in Reference.objects.filter(year=year).order_by("pk"):
        found[row.indicator, row.scope] = row
    return found


def share(row: Reference) -> Fraction:
    return Fraction(row.value) / 100


def newest_before(indicator: str, year: int) -> Reference | None:
    """Return the national value of the last earlier year, to be told beside a gap, never put into it."""
    rows = Reference.objects.filter(indicator=indicator, scope=NATIONAL, year__lt=year)
    return rows.order_by("-year", "-pk").first()


def enter(*, row: Reference, actor: Actor) -> Reference:
    """Keep a value with who entered it and when."""
    row.entered_by_id, row.entered_by, row.entered_at = actor.person_id, str(actor), clock.now()
    row.save(force_insert=True)
    return row


def missing_words(year: int) -> str:
    return f"未录入 {year} 年全国平均值"
