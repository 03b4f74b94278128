"""类案 over the demo's reconsideration cases: what is listed is the reader's own to see, and every case that ended is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from organs_people import signed_in
from pytest_django import DjangoDbBlocker
from test_demo import BUILT_AT, FEW, make

from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.queries import visible_cases
from fuyuan.business.similar.index import values_of
from fuyuan.business.similar.models import EndedText
from fuyuan.business.similar.sources import CASE
from fuyuan.clock import set_clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A dozen cases of the demo, each by its own steps, built once for this module."""
    with django_db_blocker.unblock(), set_clock(BUILT_AT), transaction.atomic():
        yield make(FEW, alone=True)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with set_clock(BUILT_AT):
        yield


def holder(post: Post) -> tuple[Actor, Client]:
    held = Holding.objects.filter(post=post, effective=True).select_related("account", "organ")[0]
    actor = Actor(post, held.account.name, held.account_id, held.organ_id, held.organ.name)
    return actor, signed_in(held.account, held)


def listed(client: Client, pk: int) -> set[int]:
    answer = client.get(f"/matters/{CASE}/{pk}/similar/")
    assert answer.status_code == 200
    return {
        int(each)
        for each in re.findall(r'<td><a href="/matters/reconsideration/(\d+)/"', answer.content.decode())
    }


def test_every_case_with_a_result_is_in_the_index_and_no_other() -> None:
    with_result = set(Case.objects.exclude(outcome="").values_list("pk", flat=True))
    assert with_result
    assert set(EndedText.objects.filter(kind=CASE).values_list("pk", flat=True)) == with_result


def test_every_case_has_its_page_and_lists_cases_with_a_result_only() -> None:
    _, client = holder(Post.HANDLER)
    found = [listed(client, pk) for pk in Case.objects.values_list("pk", flat=True)]
    assert any(found)
    assert not Case.objects.filter(pk__in=set().union(*found), outcome="").exists()


@pytest.mark.parametrize("post", [Post.RESPONDENT_LIAISON, Post.RESPONDENT_HEAD, Post.ORGAN_HEAD])
def test_nobody_is_shown_a_case_it_may_not_see(post: Post) -> None:
    actor, client = holder(post)
    own = set(visible_cases(actor).values_list("pk", flat=True))
    for pk in own:
        assert listed(client, pk) <= own


def test_reindex_finds_the_texts_as_the_steps_left_them() -> None:
    before = [values_of(row) for row in EndedText.objects.order_by("pk")]
    call_command("similar", "reindex")
    assert [values_of(row) for row in EndedText.objects.order_by("pk")] == before
