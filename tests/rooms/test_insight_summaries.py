"""The maintained count: what a step changes, what it leaves, and that a full recount finds nothing to mend."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from indicator_suits import first, second, suit
from insight_counts import LOST, POLICE, TODAY, TOWN, WON, Counted, organ_id

from fuyuan.clock import set_clock
from fuyuan.insight.asking import Asked
from fuyuan.insight.counting import by_value, marks_of
from fuyuan.insight.models import CITY, MarkCount, MarkRow
from fuyuan.insight.recount import recount, right_sums
from fuyuan.insight.sources import SUIT, cells_of_suit
from fuyuan.insight.summaries import Cell, Traits, cells_of, keep, sums
from fuyuan.law.indicators import Mark, MarkName
from fuyuan.law.outcomes import OUTCOMES, CourtOutcome, Instance

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    with set_clock(TODAY):
        yield Counted()


def sum_of(mark: str, organ: int = CITY, **more: str) -> int:
    return sum(
        MarkCount.objects.filter(
            mark=mark, organ_id=organ, **{"dimension": "", "value": "", **more}
        ).values_list("count", flat=True)
    )


def wrong_sums() -> list[object]:
    """Every stored sum against the marks themselves, added up again by the database."""
    out = []
    for name in MarkName:
        right = right_sums(name)
        stored = Counter()
        for row in MarkCount.objects.filter(mark=name.value):
            stored[row.organ_id, row.dimension, row.mark, row.month, row.value] += row.count
        out += [key for key in {*right, *stored} if right[key] != stored[key]]
    return out


def test_a_suit_counts_for_the_city_once_and_for_each_body_once(counted: Counted) -> None:
    counted.suit(LOST, POLICE, TOWN)
    assert [sum_of("first_lost", organ) for organ in (CITY, organ_id(POLICE), organ_id(TOWN))] == [1, 1, 1]
    assert sum_of("first_lost", dimension="area", value="公安") == 1
    assert sum_of("first_lost", dimension="act_kind", value="penalty") == 1


def test_a_mark_that_counts_for_the_city_and_for_a_body_is_one_row(counted: Counted) -> None:
    fact = counted.suit(LOST, POLICE, TOWN)
    rows = MarkRow.objects.filter(matter_id=fact.matter_id, mark="first_lost").order_by("pk")
    assert list(rows.values_list("organ_id", "city")) == [(organ_id(POLICE), True), (organ_id(TOWN), False)]


def test_a_body_that_leaves_a_suit_takes_no_mark_of_the_city_with_it(counted: Counted) -> None:
    fact = counted.suit(LOST, POLICE, TOWN)
    counted.count(replace(fact, defendants=fact.defendants[1:]))
    assert [sum_of("first_lost", organ) for organ in (CITY, organ_id(POLICE), organ_id(TOWN))] == [1, 0, 1]
    assert marks_of(CITY).filter(mark="first_lost").count() == 1
    assert wrong_sums() == []


def test_what_concerns_no_body_counts_for_the_city_alone() -> None:
    """Whatever the order the marks come in."""
    city = Mark(MarkName.FIRST_LOST, date(2026, 3, 1), None, 1)
    body = city._replace(organ_id=7)
    assert cells_of([city], Traits()) == {Cell("first_lost", CITY, city.day, Traits(), True): 1}
    both = {Cell("first_lost", 7, city.day, Traits(), True): 1}
    assert cells_of([city, body], Traits()) == cells_of([body, city], Traits()) == both
    assert cells_of([body], Traits()) == {Cell("first_lost", 7, city.day, Traits(), False): 1}
    twice = cells_of([city, body, city], Traits())
    assert sums(twice) == {
        (CITY, "", "first_lost", city.day, ""): 2,
        (7, "", "first_lost", city.day, ""): 1,
    }


def test_counting_the_same_facts_again_is_one_query_and_changes_nothing(counted: Counted) -> None:
    fact = counted.suit(LOST)
    with CaptureQueriesContext(connection) as found:
        assert not keep(fact.matter_id, SUIT, cells_of_suit(fact))
    assert len(found) == 1


def test_a_reversal_takes_the_loss_out_of_the_month_it_stood_in(counted: Counted) -> None:
    fact = counted.suit(LOST)
    assert sum_of("first_lost") == 1
    reversed_ = second(CourtOutcome.REVERSED, changed_to=WON)
    counted.count(replace(fact, instances=(*fact.instances, reversed_)))
    assert (sum_of("first_lost"), sum_of("first_closed"), sum_of("from_loss")) == (0, 1, 1)
    assert wrong_sums() == []


def test_a_suit_that_turns_out_an_enforcement_matter_leaves_no_mark_behind(counted: Counted) -> None:
    fact = counted.suit(LOST)
    counted.count(replace(fact, non_litigation=True))
    assert not MarkRow.objects.filter(matter_id=fact.matter_id).exists()
    assert sum_of("first_closed") == 0


def test_another_area_moves_the_sums_of_the_areas_and_leaves_the_total(counted: Counted) -> None:
    fact = counted.suit(LOST)
    counted.count(replace(fact, area="市场监管"))
    assert sum_of("first_lost", dimension="area", value="公安") == 0
    assert sum_of("first_lost", dimension="area", value="市场监管") == 1
    assert sum_of("first_lost") == 1


def test_after_a_hundred_changes_in_any_order_every_sum_is_what_the_marks_add_up_to(counted: Counted) -> None:
    chance = random.Random(12)
    facts = [counted.suit(None, chance.choice([POLICE, TOWN])) for _ in range(12)]
    for _ in range(100):
        at = chance.randrange(len(facts))
        outcome = chance.choice(OUTCOMES[Instance.FIRST])
        changes = {"area": chance.choice(["公安", ""]), "agreement": chance.random() < 0.3,
                   "instances": (first(outcome, f"2026-0{chance.randint(1, 9)}-15"),)}  # fmt: skip
        facts[at] = counted.count(replace(facts[at], **changes))
    assert wrong_sums() == []
    assert not MarkCount.objects.filter(count__lt=0).exists()


def test_what_is_not_filled_in_is_not_summed_and_yet_told(counted: Counted) -> None:
    """A mark that lies ahead is in the sum of its month and taken away again where it belongs."""
    counted.suit(LOST)
    blank = counted.suit(LOST, TOWN, area="")
    counted.suit(WON, area="")
    ahead = suit(first(LOST), effective_on=date(2026, 4, 1), perform_by=date(2026, 9, 30), area="")
    counted.count(replace(ahead, matter_id=blank.matter_id + 50, defendants=blank.defendants))
    assert not MarkCount.objects.filter(value="").exclude(dimension="").exists()
    asked = Asked(2026, TODAY, by="area")
    marks = (MarkName.FIRST_CLOSED, MarkName.FIRST_LOST, MarkName.PERFORM_DUE)
    found = {value: +counts for value, counts in by_value(asked, marks).items()}
    assert found == {"公安": {"first_closed": 1, "first_lost": 1}, "": {"first_closed": 3, "first_lost": 2}}
    assert sum_of("perform_due") == 1


# -- recount -------------------------------------------------------------------------------------------------------


def test_a_recount_of_a_right_count_finds_nothing_but_marks_without_a_matter(counted: Counted) -> None:
    fact = counted.suit(LOST)
    said = [str(each) for each in recount(mend=False)]
    assert len(said) == 1
    assert f"不存在的办件 {fact.matter_id}" in said[0]
    assert MarkRow.objects.exists(), "--check changes nothing"


def test_a_recount_names_and_mends_a_wrong_sum(counted: Counted) -> None:
    counted.suit(LOST)
    MarkCount.objects.filter(mark="first_lost", organ_id=CITY, dimension="").update(count=5)
    MarkRow.objects.all().delete()
    found = list(recount())
    assert any("一审败诉 2026-03" in each.what and (each.stored, each.right) == (5, 0) for each in found)
    assert list(recount()) == []
    assert set(MarkCount.objects.values_list("count", flat=True)) == {0}


def test_the_command_says_what_it_found_and_check_fails_without_mending(
    counted: Counted, capsys: pytest.CaptureFixture[str]
) -> None:
    counted.suit(LOST)
    with pytest.raises(CommandError):
        call_command("indicators", "recount", "--check")
    call_command("indicators", "recount")
    call_command("indicators", "recount")
    lines = capsys.readouterr().out.splitlines()
    assert "没有改动" in lines[1]
    assert lines[-1] == "不一致 0 处"


def test_marks_of_days_to_come_are_stored_and_not_counted_yet(counted: Counted) -> None:
    facts = {"effective_on": date(2026, 4, 1), "perform_by": date(2026, 9, 30)}
    counted.suit(LOST, **facts)
    assert sum_of("perform_due") == 1, "the sum of September knows it; the page takes it away until it is due"
