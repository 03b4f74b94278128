"""Real cases in the count: what steps change, who sees the matters behind a number, and plain SQL that agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from insight_counts import text_of
from organs_people import signed_in
from pytest_django import DjangoDbBlocker
from test_demo import BUILT_AT, FEW, make
from test_insight_pages import links, rows, words

from fuyuan.business.reconsideration.facts import At
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.records import DecisionKind
from fuyuan.clock import set_clock
from fuyuan.insight import sources
from fuyuan.insight.models import CITY, MarkRow
from fuyuan.insight.recount import recount
from fuyuan.law.indicators import CaseOutcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
YEAR = ("2026-01-01", "2026-11-24")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A dozen cases of the demo, each by its own steps, built once for this module."""
    with django_db_blocker.unblock(), set_clock(BUILT_AT), transaction.atomic():
        yield make(FEW, alone=True)
        transaction.set_rollback(True)


@pytest.fixture
def clock() -> Iterator[None]:
    with set_clock(BUILT_AT):
        yield


def client(post: Post) -> Client:
    held = Holding.objects.filter(post=post, effective=True).select_related("account")[0]
    return signed_in(held.account, held)


def opened(html: str) -> list[int]:
    """The cases a page links to."""
    return [int(each) for each in re.findall(r'href="/matters/reconsideration/(\d+)/"', html)]


def ask(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])


def counted(mark: str, since: str = YEAR[0], until: str = YEAR[1]) -> int:
    return MarkRow.objects.filter(mark=mark, city=True, day__range=(since, until)).count()


TRIED = ("uphold", "modify", "revoke", "revoke_in_part", "declare_unlawful", "order_performance", "declare_void",
         "reject_request", "agreement", "mediated", "terminated", "dismissed_application")  # fmt: skip
CORRECTED = (
    "modify",
    "revoke",
    "revoke_in_part",
    "declare_unlawful",
    "order_performance",
    "declare_void",
    "agreement",
)
CASES = "SELECT COUNT(*) FROM reconsideration_case WHERE accepted_on IS NOT NULL"


def among(values: tuple[str, ...]) -> str:
    return "({})".format(", ".join(f"'{value}'" for value in values))


@pytest.mark.parametrize(
    ("mark", "sql"),
    [
        ("case_accepted", f"{CASES} AND accepted_on BETWEEN %s AND %s"),
        ("case_closed", f"{CASES} AND outcome IN {among(TRIED)} AND decided_on BETWEEN %s AND %s"),
        ("case_corrected", f"{CASES} AND outcome IN {among(CORRECTED)} AND decided_on BETWEEN %s AND %s"),
        ("case_corrected_wide",
         f"{CASES} AND outcome IN {among((*CORRECTED, 'mediated', 'terminated'))} AND decided_on BETWEEN %s AND %s"),
        ("case_decided",
         f"{CASES} AND outcome IN {among((*TRIED[:9], 'dismissed_application'))} AND decided_on BETWEEN %s AND %s"),
        ("case_sued",
         f"{CASES} AND outcome IN {among((*TRIED[:9], 'dismissed_application'))} AND decided_on BETWEEN %s AND %s"
         " AND EXISTS (SELECT 1 FROM matters_eventrow e WHERE e.matter_id = reconsideration_case.matter_id AND e.step = 'note_suit')"),
        ("case_quiet",
         f"{CASES} AND outcome IN {among(TRIED)} AND decided_on BETWEEN %s AND %s"
         " AND NOT EXISTS (SELECT 1 FROM matters_eventrow e WHERE e.matter_id = reconsideration_case.matter_id AND e.step = 'note_suit')"),
        ("case_settled_wide",
         f"{CASES} AND outcome IN ('mediated', 'terminated') AND decided_on BETWEEN %s AND %s AND EXISTS (SELECT 1 FROM"
         " matters_eventrow e WHERE e.matter_id = reconsideration_case.matter_id AND e.step = 'allow_withdrawal')"),
    ],
)  # fmt: skip
def test_plain_sql_over_the_cases_agrees_with_the_maintained_count(
    demo: int, clock: None, mark: str, sql: str
) -> None:
    for period in (YEAR, ("2025-01-01", "2025-12-31"), ("2026-07-01", "2026-09-30")):
        assert counted(mark, *period) == ask(sql, *period), period


def test_a_recount_of_the_demo_finds_no_difference(demo: int, clock: None) -> None:
    assert MarkRow.objects.exists()
    assert list(recount(mend=False)) == []


def test_every_respondent_has_its_table_and_their_sum_is_not_below_the_city(demo: int, clock: None) -> None:
    bodies = MarkRow.objects.filter(mark="case_closed").exclude(organ_id=CITY).count()
    assert bodies >= MarkRow.objects.filter(mark="case_closed", city=True).count() > 0


def test_a_step_that_changes_no_mark_costs_the_count_one_query(demo: int, clock: None) -> None:
    case = Case.objects.exclude(outcome="").first()
    assert case
    with CaptureQueriesContext(connection) as found:
        sources.refresh(sources.CASES, case.pk)
    assert sum("insight_" in query["sql"] for query in found) == 1


def test_every_ending_of_the_procedure_is_an_outcome_the_count_knows() -> None:
    known = {outcome.value for outcome in CaseOutcome}
    endings = {At.REFUSED, At.ABANDONED, At.DISMISSED_APPLICATION, At.TERMINATED, At.MEDIATED, At.NOT_FURTHER_HANDLED,
               At.ESCALATED}  # fmt: skip
    assert known == {kind.value for kind in DecisionKind} | {stage.value for stage in endings}


# -- suits after cases ---------------------------------------------------------------------------------------------


def test_a_suit_after_a_case_counts_and_the_case_is_no_longer_settled_for_good(
    demo: int, clock: None
) -> None:
    row = MarkRow.objects.filter(mark="case_quiet", city=True).first()
    assert row
    case = Case.objects.get(pk=row.matter_id)
    held = Holding.objects.filter(post=Post.OFFICE_HEAD, effective=True).select_related("account", "organ")[0]
    office = Actor(
        Post.OFFICE_HEAD, held.account.name, held.account_id, held.organ_id, held.organ.name, held.pk
    )
    record = {
        "court": "某县人民法院", "plaintiffs": [{"name": "张三"}], "act_kind": "penalty", "act_title": "处罚",
        "defendants": [{"organ_id": case.respondent_id}], "case_id": case.pk, "docketed_on": "2026-10-12",
    }  # fmt: skip
    with transaction.atomic():
        made = open_matter(kind="suit", step="register", record=record, actor=office)
        names = set(MarkRow.objects.filter(matter_id=case.pk).values_list("mark", flat=True))
        assert "case_quiet" not in names
        assert ("case_sued" in names) == ("case_decided" in names)
        result = {
            "form": "ruling",
            "outcome": "withdrawn",
            "ruled_on": "2026-11-02",
            "received_on": "2026-11-03",
        }
        take_step(matter_id=made.matter_id, step="record_ruling", record=result, actor=office)
        assert MarkRow.objects.filter(matter_id=made.matter_id, mark="first_closed", city=True).count() == 1
        assert list(recount(mend=False)) == []
        transaction.set_rollback(True)


# -- the list behind a number ---------------------------------------------------------------------------------------


def test_the_office_opens_exactly_the_cases_a_figure_counts(demo: int, clock: None) -> None:
    html = text_of(client(Post.OFFICE_HEAD), "/indicators/")
    number = rows(html)["复议纠错率（直接纠错）"][2]
    url = next(each for each in links(html) if "mark=case_closed" in each)
    listed = text_of(client(Post.OFFICE_HEAD), url)
    assert f"共 {number} 件（次）" in words(listed)
    closed = Case.objects.filter(decided_on__range=YEAR, outcome__in=TRIED, accepted_on__isnull=False)
    shown = set(opened(listed))
    assert shown == set(closed.values_list("pk", flat=True))
    assert "按权限不在这里列出" not in listed


def test_the_joint_office_reads_the_figure_and_is_told_how_many_cases_it_may_not_see(
    demo: int, clock: None
) -> None:
    listed = text_of(client(Post.JOINT_OFFICE), "/indicators/list/?mark=case_closed")
    assert f"其中 {counted('case_closed')} 件按权限不在这里列出，已经计入数字。" in words(listed)
    assert "/matters/reconsideration/" not in listed


def test_a_long_list_goes_on_beside_its_last_row(
    demo: int, clock: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuyuan.insight.behind.SIZE", 2)
    office, url, seen = client(Post.OFFICE_HEAD), "/indicators/list/?mark=case_accepted&year=2026", []
    for _ in range(20):
        html = text_of(office, url)
        seen += opened(html)
        following = re.findall(r'rel="next" href="([^"]+)"', html)
        if not following:
            break
        url = unescape(following[0])
    assert len(seen) == len(set(seen)) == counted("case_accepted")


def test_a_unit_lists_its_own_cases_only(demo: int, clock: None) -> None:
    held = Holding.objects.filter(post=Post.RESPONDENT_LIAISON, effective=True).first()
    assert held
    unit = client(Post.RESPONDENT_LIAISON)
    own = MarkRow.objects.filter(mark="case_accepted", organ_id=held.organ_id, day__year=2026)
    html = text_of(unit, "/indicators/list/?mark=case_accepted")
    shown = set(opened(html))
    assert shown <= set(own.values_list("matter_id", flat=True))
