"""时限标准看板: every stage is measured once when it ends, every figure is the count of the cases behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil
from typing import Any

import pytest
import reconsideration_samples as samples
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from organs_people import signed_in
from papers_people import House

from fuyuan.business.reconsideration.models import StageTime
from fuyuan.business.reconsideration.times.board import Asked, Figures, figures
from fuyuan.business.reconsideration.times.stages import OWN, STAGES
from fuyuan.matters import clock
from fuyuan.matters.clock import set_clock
from fuyuan.organs import settings
from fuyuan.organs.models import Account

pytestmark = pytest.mark.django_db
YEAR = Asked(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    with set_clock("2026-09-01T10:00") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


def decided(house: House, now: Any, on: str) -> int:
    """A case received and accepted on 1 September, decided on a day; the applicants were heard on 3 September."""
    now.set("2026-09-01T10:00")
    matter = house.in_trial()
    house.take(matter, "reply", samples.reply())
    now.set("2026-09-03T10:00")
    for side in ("applicant", "respondent"):
        house.take(matter, "hear_parties", samples.heard(side, clock.today()))
    now.set(f"{on}T10:00")
    house.take(matter, "draft_decision", samples.draft())
    house.take(matter, "review_decision", {"agree": True}, house.head)
    house.take(matter, "approve_decision", {"agree": True}, house.mayor)
    house.take(matter, "make_decision")
    return matter


def times(matter: int) -> dict[str, tuple[int, bool | None]]:
    return {row.stage: (row.taken, row.late) for row in StageTime.objects.filter(case_id=matter)}


def test_each_stage_is_measured_in_its_own_days_when_it_ends(house: House, now: Any) -> None:
    assert times(decided(house, now, "2026-09-30")) == {
        "review": (0, False), "copy": (0, False), "reply": (0, False),
        "hear": (2, None),  # working days since the acceptance; the law names no period
        "sign": (0, None),
        "decide": (29, False),  # natural days
    }  # fmt: skip


def test_a_decision_after_its_day_is_late(house: House, now: Any) -> None:
    matter = decided(house, now, "2026-11-10")
    assert times(matter)["decide"] == (70, True)


def test_what_the_law_does_not_count_is_no_time_of_the_office(house: House, now: Any) -> None:
    matter = house.in_trial()
    house.take(matter, "reply", samples.reply())
    for side in ("applicant", "respondent"):
        house.take(matter, "hear_parties", samples.heard(side, clock.today()))
    now.set("2026-09-10T10:00")
    stop = {"ground": "other_case", "reason": "等待另案结果", "approval": house.approval()}
    house.take(matter, "suspend", stop)
    now.set("2026-09-30T10:00")
    house.take(matter, "resume", {"reason": "另案已经审结", "approval": house.approval()})
    house.take(matter, "draft_decision", samples.draft())
    house.take(matter, "review_decision", {"agree": True}, house.head)
    house.take(matter, "approve_decision", {"agree": True}, house.mayor)
    house.take(matter, "make_decision")
    assert times(matter)["decide"] == (9, False), "twenty of the twenty-nine days stood still"


def test_the_offices_own_standard_is_that_of_the_day_the_stage_began(house: House, now: Any) -> None:
    settings.change("times.decide", 20, by=None, valid_from=date(2026, 9, 1))
    slow = decided(house, now, "2026-09-30")
    settings.change("times.decide", 40, by=None, valid_from=date(2026, 9, 30))
    assert StageTime.objects.get(case_id=slow, stage="decide").slow
    found = figures(YEAR)["decide"]
    assert (found.slow[True], found.slow[False], found.late[False]) == (1, 0, 1)


def test_every_figure_opens_the_cases_it_counts(house: House, now: Any) -> None:
    early, late = decided(house, now, "2026-09-20"), decided(house, now, "2026-11-10")
    client = signed_in(Account.objects.get(pk=house.handler.person_id))
    board = client.get("/reconsideration/times/").content.decode()
    assert "超期 1" in board
    assert "各承办人" not in board, "for the head of the office only"
    page = client.get("/reconsideration/times/decide/?only=late").content.decode()
    assert f"/matters/reconsideration/{late}/" in page
    assert f"/matters/reconsideration/{early}/" not in page
    assert client.get("/reconsideration/times/nothing/").status_code == 404


def test_the_head_sees_each_handler_and_nobody_else_can_ask_for_one(house: House, now: Any) -> None:
    matter = decided(house, now, "2026-09-20")
    head, handler = (
        signed_in(Account.objects.get(pk=each.person_id)) for each in (house.head, house.handler2)
    )
    assert house.handler.name in head.get("/reconsideration/times/").content.decode()
    other = f"/reconsideration/times/decide/?holder={house.handler2.person_id}"
    assert f"/{matter}/" not in head.get(other).content.decode(), "that one held no such case"
    assert f"/{matter}/" in handler.get(other).content.decode(), "the filter is not for others: they see all"


def test_the_board_reads_the_figures_with_one_query(house: House, now: Any) -> None:
    for on in ("2026-09-20", "2026-09-25"):
        decided(house, now, on)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert figures(YEAR)["decide"].count == 2
    assert len(asked) == 1


def test_written_again_from_the_histories_the_times_are_the_same(house: House, now: Any) -> None:
    settings.change("times.hear", 1, by=None, valid_from=date(2026, 9, 1))
    for on in ("2026-09-20", "2026-11-10"):
        decided(house, now, on)
    columns = [field.attname for field in StageTime._meta.fields if field.attname != "id"]
    before = sorted(StageTime.objects.values_list(*columns), key=str)
    call_command("times", "rebuild")
    assert sorted(StageTime.objects.values_list(*columns), key=str) == before


@given(st.lists(st.integers(0, 90), min_size=1, max_size=60), st.sampled_from([0.5, 0.9, 1.0]))
def test_a_percentile_is_the_value_at_its_rank(values: list[int], share: float) -> None:
    found = Figures()
    for value in values:
        found.add(value, None, None, 1)
    assert found.percentile(share) == sorted(values)[ceil(share * len(values)) - 1]


def test_every_stage_has_its_setting() -> None:
    keys = {key for key, _, _ in OWN}
    assert {f"times.{stage.key}" for stage in STAGES} <= keys
    assert keys <= settings.definitions.keys()
