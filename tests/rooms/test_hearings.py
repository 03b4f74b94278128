"""Hearings on the desk: nobody and no room is booked twice, the calendar shows what its reader may see, the papers say it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from papers_people import House

from fuyuan.business.reconsideration.models import Case, Hearing, HearingRoom, HearingSlot
from fuyuan.matters import clock
from fuyuan.matters.clock import set_clock
from fuyuan.matters.services import StepRefused
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    with set_clock("2026-09-01T10:00") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    house = House()
    HearingRoom.objects.create(name="第一听证室", address="某路1号三楼")
    HearingRoom.objects.create(name="第二听证室", address="某路1号四楼")
    house.others = [house.hire(f"fuyi{number}", Post.HANDLER)[0] for number in range(4)]
    return house


def member(actor: Actor) -> dict[str, Any]:
    return {"person_id": actor.person_id, "name": actor.name}


def arrangement(house: House, **changes: Any) -> dict[str, Any]:
    panel = {
        "presider": member(house.head), "listeners": [member(house.handler), member(house.handler2)],
        "recorder": member(house.intake),
    }  # fmt: skip
    base = {
        "hearing_on": clock.today() + timedelta(days=10), "starts": "09:00", "ends": "11:30", "room": "第一听证室",
        "matters": "处罚的事实和程序", "panel": panel,
    }  # fmt: skip
    return base | changes


def other_panel(house: House) -> dict[str, Any]:
    first, *rest, last = (member(each) for each in house.others)
    return {"presider": first, "listeners": rest, "recorder": last}


def test_a_hearing_is_booked_for_its_room_and_its_people(house: House) -> None:
    matter = house.in_trial()
    house.take(matter, "arrange_hearing", arrangement(house))
    assert HearingSlot.objects.count() == 5 * 5  # a room and four people, five half-hours
    hearing = Hearing.objects.get()
    assert (hearing.case_id, hearing.place, hearing.held) == (matter, "某路1号三楼第一听证室", False)


def test_the_same_people_cannot_sit_elsewhere_at_that_time(house: House) -> None:
    house.take(house.in_trial(), "arrange_hearing", arrangement(house))
    with pytest.raises(
        StepRefused, match=rf"{house.head.name}这一时间已经安排.*9月10日（周四）、9月14日（周一）"
    ):
        house.take(house.in_trial(), "arrange_hearing", arrangement(house, room="第二听证室", starts="10:00"))


def test_another_room_with_other_people_is_free(house: House) -> None:
    house.take(house.in_trial(), "arrange_hearing", arrangement(house))
    house.take(
        house.in_trial(), "arrange_hearing", arrangement(house, room="第二听证室", panel=other_panel(house))
    )
    assert Hearing.objects.count() == 2


def _called_off(house: House, matter: int) -> None:
    house.take(matter, "call_off_hearing", {"reason": "申请人住院"})


def _ended(house: House, matter: int) -> None:
    house.take(matter, "withdraw_request", {"reason": "不再争议"}, house.intake)
    house.take(
        matter,
        "allow_withdrawal",
        {"voluntary": True, "lawful": True, "approval": house.approval("office_head")},
    )
    house.take(
        matter, "terminate", {"ground": "withdrawal", "reason": "准予撤回", "approval": house.approval()}
    )


@pytest.mark.parametrize("end", [_called_off, _ended])
def test_what_was_called_off_or_ended_frees_room_and_people(
    house: House, end: Callable[[House, int], None]
) -> None:
    matter = house.in_trial()
    house.take(matter, "arrange_hearing", arrangement(house))
    end(house, matter)
    assert (Hearing.objects.count(), HearingSlot.objects.count()) == (0, 0)
    house.take(house.in_trial(), "arrange_hearing", arrangement(house))


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_book_one_room_at_the_same_moment_one_gets_it(house: House) -> None:
    matters = [house.in_trial() for _ in range(8)]

    def book(matter: int) -> bool:
        try:
            with set_clock("2026-09-01T10:00"):
                house.take(matter, "arrange_hearing", arrangement(house))
        except StepRefused as refused:
            assert "占用" in str(refused) or "已经安排" in str(refused)  # noqa: PT017
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(book, matters)) == 1
    assert HearingSlot.objects.count() == 25
    assert Case.objects.filter(state__contains="第一听证室").count() == 1


# -- pages -----------------------------------------------------------------------------------------------------


def test_everybody_sees_the_hearings_of_the_own_cases_on_the_calendar(house: House) -> None:
    matter = house.in_trial()
    house.take(matter, "arrange_hearing", arrangement(house))
    number = Case.objects.get(pk=matter).number
    for client in (house.handler_client, house.mayor_client, house.liaison_client):
        assert number in client.get("/reconsideration/hearings/?month=2026-09").content.decode()
    other, client = house.hire("bieju", Post.RESPONDENT_LIAISON, "QH-SCJ")
    assert other.organ_id != house.respondent_organ.pk
    assert number not in client.get("/reconsideration/hearings/?month=2026-09").content.decode()


def test_the_file_for_ones_own_calendar_names_hour_and_place(house: House) -> None:
    house.take(house.in_trial(), "arrange_hearing", arrangement(house))
    text = house.handler_client.get("/reconsideration/hearings/hearings.ics").content.decode()
    assert "DTSTART:20260911T010000Z" in text  # nine o'clock in Beijing
    assert "DTEND:20260911T033000Z" in text
    assert "LOCATION:某路1号三楼第一听证室" in text


def test_a_month_asks_the_database_the_same_however_many_hearings(
    house: House, django_assert_max_num_queries: Any
) -> None:
    for room in ("第一听证室", "第二听证室"):
        panel = {} if room == "第一听证室" else {"panel": other_panel(house)}
        house.take(house.in_trial(), "arrange_hearing", arrangement(house, room=room, **panel))
    with django_assert_max_num_queries(8):
        house.handler_client.get("/reconsideration/hearings/?month=2026-09")


def test_the_head_of_the_office_keeps_the_rooms(house: House) -> None:
    page = house.head_client.post(
        "/reconsideration/hearing-rooms/new/",
        {"name": "第三听证室", "address": "某路2号", "seats": "30", "in_use": "on"},
    )
    assert page.status_code == 302
    room = HearingRoom.objects.get(name="第三听证室")
    house.head_client.post(
        f"/reconsideration/hearing-rooms/{room.pk}/", {"name": "改名", "address": "某路3号", "seats": "30"}
    )
    room.refresh_from_db()
    assert (room.name, room.address, room.in_use) == ("第三听证室", "某路3号", False)
    assert "没有名为“第三听证室”的听证室" in _refused(house, room="第三听证室")


def _refused(house: House, **changes: Any) -> str:
    with pytest.raises(StepRefused) as caught:
        house.take(house.in_trial(), "arrange_hearing", arrangement(house, **changes))
    return str(caught.value)


def test_the_dialog_proposes_the_first_lawful_day(house: House) -> None:
    matter = house.in_trial()
    page = house.handler_client.get(
        f"/matters/reconsideration/{matter}/steps/arrange_hearing/"
    ).content.decode()
    assert 'value="2026-09-09"' in page
    assert 'type="time"' in page
    assert "第一听证室（某路1号三楼）" in page


def test_the_notice_tells_time_place_matters_and_panel(house: House) -> None:
    matter = house.in_trial()
    house.take(matter, "mark_major", {"grounds": ["facts"], "reason": "分歧较大"})
    house.take(matter, "arrange_hearing", arrangement(house))
    text = house.paper(matter, "hearing_notice").text
    for words in (
        "2026年9月11日9:00至11:30",
        "某路1号三楼第一听证室",
        "处罚的事实和程序",
        house.head.name,
        "第五十条第一款",
    ):
        assert words in text
