"""“A recount test in plain SQL agrees with every indicator”: what the page shows beside what SQL counts, figure by figure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from insight_counts import text_of
from pytest_django import DjangoDbBlocker
from recount_build import NAMES, Docket, build_cases, organ_id
from recount_sql import COUNTS, count, happened
from recount_tables import lay_out
from test_insight_pages import rows

from fuyuan.business.reconsideration.records import DecisionKind
from fuyuan.clock import set_clock
from fuyuan.insight.recount import recount
from fuyuan.law.outcomes import CourtOutcome

pytestmark = pytest.mark.django_db
NOW, TODAY = "2026-11-24T10:00", "2026-11-24"
PERIODS = {
    "year=2025": ("2025-01-01", "2025-12-31"),
    "year=2026": ("2026-01-01", TODAY),
    "year=2026&part=h1": ("2026-01-01", "2026-06-30"),
}
PLACES = ("the place", "police", "town", "market")

# title on the page → numerator, denominator: the definitions (indicators.md section 2), by hand
FIGURES: dict[str, tuple[str, str]] = {
    "行政机关败诉率（一审结案）": ("lost", "closed"),
    "行政机关败诉率（单位）": ("lost", "closed"),
    "行政机关败诉率（实体判决）": ("lost", "merits"),
    "行政机关败诉率（生效裁判）": ("effective lost", "effective"),
    "行政机关败诉率（占收案）": ("lost", "received"),
    "行政诉讼调撤率": ("settled", "closed"),
    "上诉率（占一审结案）": ("appealed", "closed"),
    "上诉率（占可上诉裁判）": ("appealed", "appealable"),
    "发改率": ("second changed", "second closed"),
    "负责人出庭率（开庭审理，不含有正当理由）": ("came", "heard, not excused"),
    "负责人出庭率（开庭审理，含有正当理由）": ("came", "heard"),
    "负责人出庭率（法院通知的）": ("called, came", "called"),
    "出庭发声率": ("spoke", "came"),
    "自动履行率（未经强制执行）": ("performed freely", "owed"),
    "自动履行率（按期）": ("performed in time", "owed"),
    "复议纠错率（直接纠错）": ("cases corrected", "cases closed"),
    "复议纠错率（综合纠错）": ("cases corrected, wide", "cases closed"),
    "复议调解和解率": ("cases settled", "cases closed"),
    "复议调解和解率（含其他撤回）": ("cases settled, wide", "cases closed"),
    "案结事了率（实质性化解率）": ("cases quiet", "cases closed"),
    "复议后起诉率": ("cases sued", "cases decided"),
    "复议后应诉率（复议机关作共同被告）": ("upheld sued", "cases closed"),
    "复议决定履行率": ("cases performed", "cases owed"),
}
OWN, WHOLE = (
    "行政机关败诉率（单位）",
    "行政机关败诉率（一审结案）",
)  # one stands for the other in a body's table
EXTRAS = {
    "被告改变行政行为后原告撤诉": "act changed",
    "上级法院改为败诉": "to loss",
    "上级法院改为不败诉": "from loss",
    "发回重审": "sent back",
    "其中：行政协议案件一审结案": "agreements",
    "其中：行政协议案件一审败诉": "agreements lost",
    "有正当理由未出庭": "excused",
    "再审结案": "retrial closed",
    "再审改判、发回重审": "retrial changed",
}


UNITS = {**NAMES, "outside": "不在机关名录的单位"}
TABLES = (
    "行政机关败诉率（一审结案）",
    "自动履行率（按期）",
    "负责人出庭率（开庭审理，不含有正当理由）",
    "复议纠错率（直接纠错）",
)
KEYS = dict(zip(TABLES, ("loss_rate-A", "performance-B", "attendance-A", "corrected-A"), strict=True))


class Page(NamedTuple):
    """What one page shows: its lines, and whose and which days they are."""

    place: str
    query: str
    lines: dict[str, list[str]]

    def counted(self, name: str) -> int:
        organ = None if self.place == PLACES[0] else organ_id(self.place)
        return count(name, *PERIODS[self.query], organ)


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """The stories, told once for this module; the joint-conference office, which reads every figure."""
    with django_db_blocker.unblock(), set_clock(NOW), transaction.atomic():
        build_cases()
        docket = Docket()
        docket.tell()
        lay_out()
        yield docket.office_client
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(office: Client, django_db_blocker: DjangoDbBlocker) -> list[Page]:
    """Every page of figures that is compared."""
    shown = []
    with django_db_blocker.unblock():
        for place in PLACES:
            organ = "" if place == PLACES[0] else f"&organ={organ_id(place)}"
            for query in PERIODS:
                html = text_of(office, f"/indicators/?{query}{organ}")
                shown.append(Page(place, query, rows(html)))
    return shown


@pytest.mark.parametrize("title", FIGURES)
def test_what_the_page_shows_is_what_plain_sql_counts(pages: list[Page], title: str) -> None:
    compared = 0
    for page in pages:
        if title in page.lines:
            shown = tuple(int(cell) for cell in page.lines[title][1:3])
            expected = tuple(page.counted(name) for name in FIGURES[title])
            assert shown == expected, (page.place, page.query)
            compared += 1
    assert compared >= len(PERIODS), "shown for the place, or for each body"


@pytest.mark.parametrize("title", EXTRAS)
def test_every_row_shown_apart_is_what_plain_sql_counts(pages: list[Page], title: str) -> None:
    for page in pages:
        shown = int(page.lines[title][1]) if title in page.lines else 0
        assert shown == page.counted(EXTRAS[title]), (page.place, page.query)


@pytest.mark.parametrize("title", TABLES)
def test_the_table_by_unit_is_what_plain_sql_counts_for_each_body(office: Client, title: str) -> None:
    lines = rows(text_of(office, f"/indicators/?year=2026&by=organ&key={KEYS[title]}"))
    for body, name in UNITS.items():
        shown = tuple(int(cell) for cell in lines[name][1:3]) if name in lines else (0, 0)
        expected = tuple(count(each, *PERIODS["year=2026"], organ_id(body)) for each in FIGURES[title])
        assert shown == expected, name


@pytest.mark.parametrize("title", TABLES)
def test_the_table_by_month_is_what_plain_sql_counts_in_each_month(office: Client, title: str) -> None:
    for year, last in ((2025, 12), (2026, 11)):
        lines = rows(text_of(office, f"/indicators/?year={year}&by=month&key={KEYS[title]}"))
        for month in range(1, last + 1):
            until = min(str(date(year, month, monthrange(year, month)[1])), TODAY)
            expected = tuple(count(each, f"{year}-{month:02}-01", until) for each in FIGURES[title])
            line = lines.get(f"{month}月")
            assert (tuple(int(cell) for cell in line[1:3]) if line else (0, 0)) == expected, (year, month)


def test_no_figure_of_the_pages_is_left_out(pages: list[Page]) -> None:
    for page in pages:
        lines = {title for title, cells in page.lines.items() if len(cells) == 6}
        other = WHOLE if page.place != PLACES[0] else OWN
        assert lines == set(FIGURES) - {other}, (page.place, page.query)
        assert set(page.lines) - lines <= set(EXTRAS)


def test_the_stories_are_rich_enough_to_tell_one_count_from_another(pages: list[Page]) -> None:
    """Nothing is zero everywhere, and every figure is neither nothing nor all of its denominator."""
    found = {name: sum(page.counted(name) for page in pages) for name in COUNTS}
    assert [name for name, number in found.items() if not number] == []
    same = [title for title, (n, d) in FIGURES.items() if found[n] == found[d]]
    assert same == []


def test_every_result_a_court_can_give_and_every_ending_of_a_case_has_happened(office: Client) -> None:
    assert happened("re_round", "outcome") == {each.value for each in CourtOutcome}
    kinds = {each.value for each in DecisionKind} | {
        "terminated",
        "dismissed_application",
        "refused",
        "abandoned",
    }
    assert happened("re_line", "kind") == kinds, "mediation and what is never tried come with later parts"


def test_the_marks_behind_the_pages_are_those_a_full_recount_makes(pages: list[Page]) -> None:
    assert list(recount(mend=False)) == []
