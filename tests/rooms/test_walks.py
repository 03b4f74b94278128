"""What a page reads grows with what it shows, not with all there is: no list walks through every matter to find a few rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from fuyuan.business.linkage.meetings import packet
from fuyuan.business.reconsideration.desk import to_sign
from fuyuan.business.reconsideration.hearing.views import hearings_for
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import today
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by how many rows there are"),
]
HANDLER, HEAD = Actor(Post.HANDLER, "甲", 7, 1, "某局"), Actor(Post.ORGAN_HEAD, "乙", 8, 1, "某市人民政府")
UNIT = Actor(Post.RESPONDENT_LIAISON, "丙", 9, 30, "某局")
DAY = date(2026, 9, 28)

PAPERS = Paper.objects.order_by("-pk")
PLANS = [
    (lambda: Case.objects.filter(to_sign(HANDLER, today())), "paper_draft", "case_holder", "papers to sign"),
    (lambda: hearings_for(HANDLER).filter(on__gte=DAY), "hearing_day", "hearing_once", "the office's hearings"),
    (lambda: hearings_for(HEAD).filter(on__gte=DAY), "hearing_day", "SCAN", "a head's hearings"),
    *(
        (lambda who=who: policy_for(Paper).filter(who, PAPERS.filter(issued_on__gte=DAY)), "papers_paper",
         "matter_kind", f"the register of numbers of {who.post}")
        for who in (HANDLER, HEAD, UNIT)
    ),
    (lambda: policy_for(Paper).filter(HANDLER, PAPERS.filter(status="draft")), "papers_paper", "matter_kind", "drafts"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "walked", "spared", "why"), PLANS)
def test_a_list_is_walked_by_what_it_asks_for(
    query: Callable[[], QuerySet[Any]], walked: str, spared: str, why: str
) -> None:
    plan = query()[:21].explain()
    assert walked in plan, why
    assert spared not in plan, why


def test_resolutions_are_looked_for_in_the_meetings_that_have_any(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert packet.open_duties(None) == []
