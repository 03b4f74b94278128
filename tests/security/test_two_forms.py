"""A policy says its condition in two forms, for lists and for a few given rows: both let everybody see the same."""

from collections.abc import Iterator

import pytest
from county import County
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from fuyuan.matters.models import Matter
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.policy import policy_for, registered
from fuyuan.organs.posts import PORTAL_POSTS, Post
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db


def everybody() -> Iterator[Actor]:
    """Every post held, every account as a party, a visitor with a case's code, the clock."""
    for held in Holding.objects.select_related("account", "organ"):
        yield Actor(
            Post(held.post), held.account.name, held.account_id, held.organ_id, held.organ.name, held.pk
        )
    for account in Account.objects.all():
        yield from (Actor(post, account.name, account.pk) for post in sorted(PORTAL_POSTS))
    yield SYSTEM


def test_a_few_rows_are_judged_as_the_whole_table_is(county: County) -> None:
    seen = 0
    for actor in [
        *everybody(),
        Actor(Post.APPLICANT, "查询码", matter_ids=frozenset({county.ids["case_a"]})),
    ]:
        for model, policy in registered().items():
            rows = model._default_manager.order_by("pk")
            listed = set(policy.filter(actor, rows).values_list("pk", flat=True))
            assert set(policy.among(actor, rows).values_list("pk", flat=True)) == listed, (actor, model)
            within = model._default_manager.filter(pk__in=policy.filter(actor, rows.order_by()).values("pk"))
            assert set(within.values_list("pk", flat=True)) == listed, (
                actor,
                model,
                "a query within a query",
            )
            seen += len(listed)
    assert seen > 100


def test_the_papers_of_each_matter_are_those_of_the_list(county: County) -> None:
    """Asked from a query of another table, where the paper's columns go by another name."""
    policy = policy_for(Paper)
    for actor in everybody():
        listed = set(policy.filter(actor, Paper.objects.all()).values_list("matter_id", flat=True))
        its = policy.filter(actor, Paper.objects.filter(matter=OuterRef("pk")))
        assert set(Matter.objects.filter(Exists(its)).values_list("pk", flat=True)) == listed, actor


def test_what_somebody_may_see_is_said_without_asking_the_database(county: County) -> None:
    """Conditions are composed once for an actor and kept: one that was looked up would go on when the facts have changed."""
    for actor in everybody():
        with CaptureQueriesContext(connection) as asked:
            for policy in registered().values():
                policy.visible_to(actor)
        assert not len(asked), (actor, asked.captured_queries)
