"""Due days as a month and as a calendar file; messages and the badge that counts them."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from shell_letters import show_letters
from shell_people import Office

from fuyuan.clock import set_clock
from fuyuan.law import default_calendar
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.notify import notify
from fuyuan.organs.posts import Post
from fuyuan.shell.calendar_views import escaped, folded, month_asked, month_of
from toy.desk import take

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 28)


@pytest.fixture
def office() -> Iterator[Office]:
    with set_clock("2026-09-28T09:00"):
        made = Office()
        show_letters()
        yield made


def html(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


# --- the month ----------------------------------------------------------------------------------------------------

MARKS = [
    (date(2026, 10, 1), True, "休", "National Day, a Thursday"),
    (date(2026, 10, 10), False, "班", "a Saturday made a working day"),
    (date(2026, 10, 17), True, "", "an ordinary Saturday"),
    (date(2026, 10, 16), False, "", "an ordinary Friday"),
]


@pytest.mark.parametrize(("day", "rest", "mark", "why"), MARKS)
def test_days_off_and_make_up_days_are_shown(day, rest, mark, why) -> None:
    weeks = month_of(date(2026, 10, 1), TODAY, default_calendar(), {}, "/desk/calendar/")
    found = next(each for week in weeks for each in week if each.day == day)
    assert (found.rest, found.mark) == (rest, mark), why


def test_a_month_is_whole_weeks_from_monday(office) -> None:
    weeks = month_of(date(2026, 10, 1), TODAY, default_calendar(), {}, "/desk/calendar/")
    assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in weeks)
    assert sum(day.inside for week in weeks for day in week) == 31


THIS = date(2026, 9, 1)
MONTHS = [
    ("2026-10", date(2026, 10, 1)), ("2100-11", date(2100, 11, 1)), ("", THIS), ("2026-13", THIS), ("1901-01", THIS),
    ("2100-12", THIS), ("9999-12", THIS), ("2026-10-01", THIS),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MONTHS)
def test_a_month_that_is_none_means_this_one(text, wanted) -> None:
    assert month_asked(text, TODAY) == wanted


@pytest.mark.parametrize("month", ["1999-01", "2100-11", "2026-02"])
def test_the_ends_of_the_calendar_can_be_shown(office, month) -> None:
    html(office.clerk_client, f"/desk/calendar/?month={month}")


def test_a_duty_stands_on_its_day_and_leads_to_its_matter(office) -> None:
    matter = office.letter(subject="反映罚款过重")
    page = html(office.clerk_client, "/desk/calendar/?month=2026-10")
    assert "这个月有 1 件事项到期" in page
    assert f'href="/matters/letter/{matter}/"' in page
    assert "反映罚款过重" in page


def test_a_chosen_day_lists_its_duties_as_the_worklist_does(office) -> None:
    office.letter(subject="反映罚款过重")
    page = html(office.clerk_client, "/desk/calendar/?month=2026-10&day=2026-10-10")
    assert "还剩 5 个工作日" in page
    assert "赵来信 ↔ 某市司法局" in page
    assert "这一天没有到期事项" in html(office.clerk_client, "/desk/calendar/?month=2026-10&day=2026-10-09")


def test_a_full_day_shows_four_and_says_how_many_more(office) -> None:
    for number in range(6):
        office.letter(subject=f"第{number}封")
    page = html(office.clerk_client, "/desk/calendar/?month=2026-10")
    assert "还有 2 件" in page


def test_a_year_without_a_notice_says_that_its_days_are_provisional(office) -> None:
    assert "2027 年的放假安排还没有公布" in html(office.clerk_client, "/desk/calendar/?month=2027-03")
    assert "还没有公布" not in html(office.clerk_client, "/desk/calendar/?month=2026-10")


def test_a_suspended_duty_has_no_day_in_the_calendar(office) -> None:
    matter = office.accepted(subject="停下的")
    take(matter, "suspend", office.handler)
    assert "停下的" not in html(office.handler_client, "/desk/calendar/?month=2026-11")


def test_the_calendar_shows_nothing_that_the_policy_hides(office) -> None:
    matter = office.letter(subject="秘密")
    DutyRow.objects.filter(matter_id=matter).update(
        post=Post.RESPONDENT_LIAISON, organ_id=office.other.organ_id
    )
    assert "秘密" not in html(office.other_client, "/desk/calendar/?month=2026-10")
    assert "秘密" not in office.other_client.get("/desk/calendar.ics").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(office) -> None:
    counts = []
    for number in (1, 8):
        for place in range(number):
            office.letter(subject=f"{number}.{place}")
        with CaptureQueriesContext(connection) as queries:
            html(office.clerk_client, "/desk/calendar/?month=2026-10")
        counts.append(len(queries))
    assert counts == [3, 3], "session, duties, unread messages"


# --- the file -----------------------------------------------------------------------------------------------------


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_the_file_holds_each_open_duty_as_an_event_of_its_day(office) -> None:
    matter = office.letter(subject="罚款；过重, 请求\\复核")
    response = office.clerk_client.get("/desk/calendar.ics")
    lines = unfolded(response.content.decode())
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        f"UID:duty-{matter}-review@testserver",
        "DTSTART;VALUE=DATE:20261010",
        "DTEND;VALUE=DATE:20261011",
        "DTSTAMP:20260928T010000Z",
        "SUMMARY:审查期限：罚款；过重\\, 请求\\\\复核",
        f"URL:http://testserver/matters/letter/{matter}/",
    ):
        assert line in lines, line


def test_the_same_duty_keeps_its_name_when_its_day_moves(office) -> None:
    def name() -> list[str]:
        lines = unfolded(office.clerk_client.get("/desk/calendar.ics").content.decode())
        return [line for line in lines if line.startswith("UID")]

    office.letter()
    before = name()
    DutyRow.objects.update(due=date(2026, 10, 20))
    assert name() == before


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_nothing_is_lost(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode("utf-8", "surrogatepass")) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert "\n" not in line
    assert "\r" not in line


# --- messages -----------------------------------------------------------------------------------------------------


def test_unread_messages_are_counted_in_the_top_bar_until_they_are_read(office) -> None:
    notify("答复期限明天届满", person_id=office.clerk.person_id, url="/desk/")
    notify("新的申请", post=Post.INTAKE, organ_id=office.clerk.organ_id)
    page = html(office.clerk_client, "/desk/messages/")
    assert '<span class="bar-count">2' in page
    assert page.index("新的申请") < page.index("答复期限明天届满")
    office.clerk_client.post(
        "/desk/messages/read/", {"ids": [note.pk for note in Notification.objects.all()]}
    )
    assert "bar-count" not in html(office.clerk_client, "/desk/messages/")


def test_opening_a_message_reads_it_and_leads_to_its_page(office) -> None:
    notify("看这里", person_id=office.clerk.person_id, url="/desk/calendar/")
    note = Notification.objects.get()
    response = office.clerk_client.post("/desk/messages/read/", {"ids": note.pk, "open": "1"})
    assert response["Location"] == "/desk/calendar/"
    note.refresh_from_db()
    assert note.read_at is not None


def test_a_message_never_leads_out_of_the_house(office) -> None:
    notify("别处", person_id=office.clerk.person_id, url="https://example.org/")
    note = Notification.objects.get()
    response = office.clerk_client.post("/desk/messages/read/", {"ids": note.pk, "open": "1"})
    assert response["Location"] == "/desk/messages/"


def test_somebody_else_s_message_is_neither_shown_nor_read(office) -> None:
    notify("给别人的", person_id=office.handler.person_id, url="/desk/")
    note = Notification.objects.get()
    assert "给别人的" not in html(office.clerk_client, "/desk/messages/")
    assert office.clerk_client.post("/desk/messages/read/", {"ids": note.pk, "open": "1"}).status_code == 404
    note.refresh_from_db()
    assert note.read_at is None


def test_only_unread_messages_and_their_pages(office) -> None:
    for number in range(35):
        notify(f"第{number}条", person_id=office.clerk.person_id, key=str(number))
    Notification.objects.filter(key="34").update(read_at=Notification.objects.get(key="34").at)
    page = html(office.clerk_client, "/desk/messages/?show=unread")
    assert "第34条" not in page
    following = page.split('rel="next" href="')[1].split('"')[0]
    assert "第0条" in html(office.clerk_client, following)


def test_no_messages_say_so(office) -> None:
    assert "还没有消息" in html(office.clerk_client, "/desk/messages/")
    assert "没有未读消息" in html(office.clerk_client, "/desk/messages/?show=unread")


def test_the_calendar_says_when_a_month_is_empty(office) -> None:
    next_year = (TODAY + timedelta(days=60)).strftime("%Y-%m")
    assert "这个月没有到期事项" in html(office.clerk_client, f"/desk/calendar/?month={next_year}")
