"""A real suit, lost: the reform it opens, and what the suit's own causes and a retrial do to it."""

from collections.abc import Iterator
from datetime import date

import pytest
from suit_house import NUMBER, Court

from fuyuan.business.reform.models import Reform
from fuyuan.business.reform.queries import reforms_of
from fuyuan.clock import Hand, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def hand() -> Iterator[Hand]:
    with set_clock("2026-05-06") as hand:
        yield hand


@pytest.fixture
def house(hand: Hand) -> Court:
    return Court()


def reform(suit: int) -> Reform:
    return Reform.objects.get(source_id=suit)


def test_a_lost_judgment_opens_a_reform_when_it_takes_effect_and_each_page_leads_to_the_other(
    house: Court,
) -> None:
    suit = house.sued()
    day = date(2026, 4, 10)
    house.take(suit, "record_ruling", form="judgment", outcome="quashed", ruled_on=day, received_on=day)
    assert not reforms_of(suit).exists(), "it may still be appealed"
    house.take(suit, "confirm_effective", effective_on=date(2026, 4, 28))
    row = reform(suit)
    assert (row.unit_name, row.source_kind, row.source_number) == ("汝州市公安局", "suit", NUMBER)
    assert (row.source_on, row.outcome, row.title) == (
        date(2026, 4, 28),
        "撤销",
        "行政处罚决定（撤销）以案促改",
    )
    assert "张三" not in row.state, "the plaintiff is nobody's lesson"
    mine, there = f"/matters/reform/{row.pk}/", f"/matters/suit/{suit}/"
    assert there in house.police_client.get(mine).content.decode()
    assert mine in house.police_client.get(there).content.decode()


def test_a_dismissed_claim_opens_nothing(house: Court) -> None:
    suit, day = house.sued(), date(2026, 4, 10)
    house.take(
        suit, "record_ruling", form="judgment", outcome="claims_dismissed", ruled_on=day, received_on=day
    )
    house.take(suit, "confirm_effective", effective_on=date(2026, 4, 28))
    assert not reforms_of(suit).exists()


def test_each_defendant_that_acted_gets_one(house: Court) -> None:
    suit = house.sued("汝州市公安局", "寄料镇人民政府")
    house.lost(suit)
    assert sorted(reforms_of(suit).values_list("unit_name", flat=True)) == ["寄料镇人民政府", "汝州市公安局"]
