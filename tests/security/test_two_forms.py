"""A policy says its condition in two forms, for lists and for a few given rows: both let everybody see the same."""

from collections.abc import Iterator

import pytest
from county import County

from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.policy import registered
from fuyuan.organs.posts import PORTAL_POSTS, Post

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
            seen += len(listed)
    assert seen > 100
