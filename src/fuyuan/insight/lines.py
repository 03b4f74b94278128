"""Figures as lines of a table: numbers with their links, the interval as a picture, how they stand to a reference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from fuyuan.law.indicators import (
    EXTRA_ROWS,
    OUTSIDE,
    Figure,
    Indicator,
    MarkName,
    Verdict,
    compare,
)
from fuyuan.law.vocabulary import ActKind
from fuyuan.organs.models import Organ

from . import references, sources
from .asking import Asked
from .choices import for_body
from .counting import Counts, figure
from .models import CITY, Reference

BADGES = {Verdict.BELOW: ("ok", "bad"), Verdict.ABOVE: ("bad", "ok")}  # where low is good, where high is good
WIDE = 120  # units of the picture of an interval
EMPTY, BLANK = "（未填写）", "-"  # a value that is blank: in words, and in an address


@dataclass(frozen=True, slots=True)
class Against:
    """A figure beside a reference value."""

    reference: Reference
    verdict: Verdict
    badge: str
    few: bool = False

    @property
    def words(self) -> str:
        if self.verdict is Verdict.UNTOLD:
            return f"{'件数少' if self.few else '差别小'}，{self.verdict.label}"
        if self.verdict not in BADGES:
            return self.verdict.label
        plain = "数值" if self.badge == "plain" else ""
        return f"{plain}{self.verdict.label}{self.reference.get_scope_display()}值"

    @property
    def value(self) -> str:
        return self.reference.percent


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a table."""

    label: str
    figure: Figure
    n_url: str = ""
    d_url: str = ""
    url: str = ""
    against: tuple[Against, ...] = ()

    @property
    def bar(self) -> dict[str, int] | None:
        """The interval drawn on a scale of 0 to 100 %: begin, length, and where the rate and the reference stand."""
        if self.figure.interval is None or self.figure.rate is None:
            return None
        low, high = (round(end * WIDE) for end in self.figure.interval)
        marks = [round(references.share(each.reference) * WIDE) for each in self.against[:1]]
        at, wide = round(self.figure.rate * WIDE), max(high - low, 1)
        return {"low": low, "wide": wide, "at": at, "reference": marks[0] if marks else -1}


def against(found: Figure, known: references.Known) -> tuple[Against, ...]:
    """Compare with the national and the provincial value of the same variant and year, where they were entered."""
    rows = (known.get((_published(found.indicator), scope)) for scope in Reference.Scope.values)
    return tuple(_against(found, row) for row in rows if row)


def _against(found: Figure, row: Reference) -> Against:
    """Where there is no interval (different matters above and below the line) only the plain numbers are compared."""
    value = references.share(row)
    if found.indicator.flow and found.rate is not None and found.rate != value:
        return Against(row, Verdict.BELOW if found.rate < value else Verdict.ABOVE, "plain")
    verdict = compare(found.n, found.d, value)
    kinds = BADGES.get(verdict)
    return Against(row, verdict, kinds[found.indicator.good == "high"] if kinds else "plain", found.few)


def _published(indicator: Indicator) -> str:
    """A body's own table is compared with what is published for all: variant D with A."""
    return "loss_rate-A" if indicator.key == "loss_rate-D" else indicator.key


def list_url(asked: Asked, mark: MarkName, value: str = "", linked: bool = True) -> str:
    """Return the address of the list behind a number."""
    if not linked:
        return ""
    extra = {"mark": mark.value, **({"value": value} if value else {})}
    return f"{reverse('indicator-list')}?{asked.query()}&{urlencode(extra)}"


def line(indicator: Indicator, counts: Counts, asked: Asked, known: references.Known, *, label: str = "",
         value: str = "", url: str = "", linked: bool = True) -> Line:  # fmt: skip
    found = figure(indicator, counts, asked)
    return Line(
        label or indicator.title, found, list_url(asked, indicator.numerator, value, linked and found.n > 0),
        list_url(asked, indicator.denominator, value, linked and found.d > 0), url, against(found, known),
    )  # fmt: skip


def overview(
    indicators: Iterable[Indicator], counts: Counts, asked: Asked, known: references.Known
) -> list[Line]:
    own = asked.organ_id != CITY
    return [line(for_body(each) if own else each, counts, asked, known) for each in indicators]


def extras(counts: Counts, asked: Asked) -> list[dict[str, Any]]:
    """The rows shown apart, those of nothing left out."""
    return [
        {"label": mark.label, "why": why, "count": counts[mark.value], "url": list_url(asked, mark)}
        for mark, why in EXTRA_ROWS
        if counts[mark.value]
    ]


# -- by a dimension ----------------------------------------------------------------------------------------------------


def table(found: dict[Any, Counts], asked: Asked, known: references.Known, linked: bool) -> list[Line]:
    """One line for each value, the largest first; months in their order."""
    names = labels(asked.by, found)
    indicator = (
        for_body(asked.indicator) if asked.by == "organ" or asked.organ_id != CITY else asked.indicator
    )
    lines = []
    for value, counts in found.items():
        narrowed, text, url = _narrowed(asked, value)
        lines.append(
            line(indicator, counts, narrowed, known, label=names[value], value=text, linked=linked,
                 url=url if linked and value != OUTSIDE else "")
        )  # fmt: skip
    shown = [each for each in lines if each.figure.d or each.figure.n]
    if asked.by == "month":
        return sorted(shown, key=lambda each: each.figure.period.since)
    return sorted(shown, key=lambda each: (-each.figure.d, each.label))


def causes(found: dict[Any, Counts], asked: Asked) -> list[Line]:
    """What the losses or corrections suffered from, as shares of all of them: of the others no cause is known."""
    mark = asked.indicator.numerator
    names = labels("cause", found)
    total = sum(counts[mark.value] for counts in found.values())
    indicator = replace(
        asked.indicator, variant_name="按原因", denominator=mark, few="{d} 件中 {n} 件",
        formula=f"每种原因的{mark.label} ÷ 全部{mark.label}", flow=False,
    )  # fmt: skip
    lines = [
        Line(
            names[value], Figure(indicator, counts[mark.value], total, asked.known, asked.today, indicator.scope),
            list_url(asked, mark, value or BLANK), list_url(asked.but(by=""), mark),
        )
        for value, counts in found.items() if counts[mark.value] > 0
    ]  # fmt: skip
    return sorted(lines, key=lambda each: (-each.figure.n, each.label))


def _narrowed(asked: Asked, value: Any) -> tuple[Asked, str, str]:
    """Return the question of one line, its value for the list, and the page of a unit."""
    if asked.by == "organ":
        own = asked.but(organ_id=value, by="")
        return own, "", f"{reverse('indicators')}?{own.but(key='').query()}"
    if asked.by == "month":
        return asked.but(part=f"m{value.month}", by=""), "", ""
    return asked, str(value) or BLANK, ""


def labels(by: str, values: Iterable[Any]) -> dict[Any, str]:
    found = list(values)
    if by == "organ":
        names = dict(Organ.objects.filter(pk__in=found).values_list("pk", "name"))
        return {pk: names.get(pk, "不在机关名录的单位" if pk == OUTSIDE else f"机关 {pk}") for pk in found}
    return {value: label(by, value) for value in found}


def label(by: str, value: Any) -> str:
    """Return one value of a dimension in words."""
    if isinstance(value, date):
        return f"{value.month}月"
    if value == "":
        return EMPTY
    if by == "act_kind":
        return next((kind.label for kind in ActKind if kind.value == value), value)
    return sources.cause_label(value) if by == "cause" else str(value)
