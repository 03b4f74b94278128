"""The worklist: each post finds what it owes, in groups by days left, with the next step as a button."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from shell_letters import show_letters
from shell_people import Office

from fuyuan.clock import set_clock
from fuyuan.law import Unit, default_calendar
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell.lights import days_left, light
from fuyuan.shell.rooms import desk_rooms_for
from fuyuan.shell.worklist import SPANS, Desk, _within, read_duties
from toy.desk import take

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 9, 28)


@pytest.fixture
def office() -> Iterator[Office]:
    with set_clock("2026-09-28T09:00") as hand:
        made = Office()
        made.hand = hand
        show_letters()
        yield made


def groups(actor: Actor, today: date = MONDAY, only: str = "") -> dict[str, list[str]]:
    """Return the titles of each group."""
    found = Desk(actor, today, default_calendar()).groups(only)
    return {group.key: [row["title"] for row in group.rows] for group in found}


def html(client, path: str = "/desk/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


# --- lights and days ----------------------------------------------------------------------------------------------

LIGHTS = [
    (MONDAY - timedelta(1), None, {}, "overdue", "the day after the due day"),
    (MONDAY, None, {}, "fine", "the due day itself is still in time"),
    (MONDAY, MONDAY, {}, "soon", "within the warning window"),
    (MONDAY + timedelta(5), MONDAY + timedelta(1), {}, "fine", "before the warning window"),
    (MONDAY - timedelta(9), None, {"stopped": True}, "suspended", "a stopped clock is never over"),
    (MONDAY - timedelta(9), None, {"done": True}, "done", "met is met, however late"),
    (None, None, {}, "", "the law names no day"),
]


@pytest.mark.parametrize(("due", "amber", "more", "wanted", "why"), LIGHTS)
def test_the_light_follows_from_the_day(due, amber, more, wanted, why) -> None:
    assert light(due, amber, MONDAY, **more) == wanted, why


DAYS = [
    (date(2026, 9, 30), Unit.WORKDAY, MONDAY, (2, "工作日"), "working days"),
    (date(2026, 10, 8), Unit.WORKDAY, date(2026, 9, 30), (1, "工作日"), "the National Day holiday is not counted"),
    (date(2026, 9, 30), Unit.DAY, MONDAY, (2, "日"), "natural days"),
    (date(2026, 9, 30), "", MONDAY, (2, "日"), "a day that a paper fixed"),
    (date(2026, 9, 25), Unit.WORKDAY, MONDAY, (-1, "工作日"), "a working day late"),
    (date(2026, 9, 18), Unit.WORKDAY, date(2026, 9, 19), (-1, "日"), "over on Saturday, though no working day has passed"),
    (MONDAY, Unit.WORKDAY, MONDAY, (0, "工作日"), "today"),
    (None, Unit.DAY, MONDAY, (None, "日"), "no day"),
]  # fmt: skip


@pytest.mark.parametrize(("due", "unit", "today", "wanted", "why"), DAYS)
def test_days_left_are_told_in_the_units_of_the_duty(due, unit, today, wanted, why) -> None:
    assert days_left(due, unit, today, default_calendar()) == wanted, why


# --- groups -------------------------------------------------------------------------------------------------------

GROUPS = [
    (date(2026, 10, 11), "overdue", "the review was due on 10 October, a Saturday made a working day"),
    (date(2026, 10, 10), "today", "the due day"),
    (date(2026, 10, 9), "ten", "the day before"),
    (date(2026, 9, 30), "ten", "ten days before"),
    (date(2026, 9, 29), "twenty", "eleven days before"),
    (date(2026, 9, 20), "twenty", "twenty days before"),
    (date(2026, 9, 19), "later", "twenty-one days before"),
]


@pytest.mark.parametrize(("today", "key", "why"), GROUPS)
def test_a_duty_stands_in_the_group_of_its_days_left(office, today, key, why) -> None:
    office.letter(subject="甲")
    assert DutyRow.objects.get().due == date(2026, 10, 10)
    found = groups(office.clerk, today)
    assert [name for name in found if name != "letter.new"] == [key], why


def test_the_groups_cover_every_day_exactly_once(office) -> None:
    duty = DutyRow(status="open", due=None)
    for days in [*range(-400, 400), None]:
        duty.due = None if days is None else MONDAY + timedelta(days)
        assert sum(_within(span, duty, MONDAY) for span in SPANS) == 1


def test_query_and_check_of_a_group_agree(office) -> None:
    matter = office.letter()
    row = DutyRow.objects.get(matter_id=matter)
    for days in (-3, -1, 0, 1, 10, 11, 20, 21, 300):
        today = row.due - timedelta(days)
        for span in SPANS:
            assert bool(read_duties(office.clerk, [span], today, 5)) == _within(span, row, today), (
                span.key,
                days,
            )


def test_a_suspended_matter_stands_apart_without_days(office) -> None:
    matter = office.accepted(subject="乙")
    take(matter, "suspend", office.handler)
    group = Desk(office.handler, MONDAY, default_calendar()).groups()[0]
    assert (group.key, group.rows[0]["light"], group.rows[0]["due"]) == ("stopped", "suspended", None)
    assert "还剩" not in html(office.handler_client)


def test_the_room_adds_its_own_group_with_a_button(office) -> None:
    office.letter(subject="丙")
    found = Desk(office.clerk, MONDAY, default_calendar()).groups("letter.new")
    assert [row["next"]["label"] for row in found[0].rows] == ["受理"]


# --- whose --------------------------------------------------------------------------------------------------------


def test_a_post_sees_its_own_duties_and_not_those_of_another(office) -> None:
    office.letter(subject="审查")
    office.accepted(subject="办理")
    assert "review" not in str(groups(office.handler))
    assert sum(groups(office.handler).values(), []).count("办理") == 1
    spans = {key: titles for key, titles in groups(office.clerk).items() if "." not in key}
    assert spans == {"twenty": ["审查"]}


def test_a_handler_sees_what_nobody_holds_yet_and_their_own_but_no_colleague_s(office) -> None:
    mine, free, theirs = (office.accepted(subject=name) for name in ("我的", "没人的", "别人的"))
    colleague, _ = office.hire("tongshi", Post.HANDLER)
    DutyRow.objects.filter(matter_id=mine, key="decision").update(person_id=office.handler.person_id)
    DutyRow.objects.filter(matter_id=theirs, key="decision").update(person_id=colleague.person_id)
    assert free
    seen = sum((titles for key, titles in groups(office.handler).items() if "." not in key), [])
    assert sorted(seen) == ["我的", "没人的"]


def test_the_head_of_the_office_sees_all_of_it(office) -> None:
    head, _ = office.hire("fuze", Post.OFFICE_HEAD)
    office.letter(subject="审查")
    matter = office.accepted(subject="办理")
    DutyRow.objects.filter(matter_id=matter).update(person_id=office.handler.person_id)
    seen = sum((titles for key, titles in groups(head).items() if "." not in key), [])
    assert sorted(seen) == ["办理", "审查"]


def test_a_respondent_sees_nothing_that_the_policy_hides_even_if_a_duty_names_its_organ(office) -> None:
    matter = office.letter(subject="秘密")
    DutyRow.objects.filter(matter_id=matter).update(
        post=Post.RESPONDENT_LIAISON, organ_id=office.other.organ_id
    )
    assert groups(office.other) == {}
    assert "秘密" not in html(office.other_client)


# --- the page -----------------------------------------------------------------------------------------------------


def test_the_row_says_what_an_officer_needs(office) -> None:
    office.letter(subject="反映罚款过重")
    page = html(office.clerk_client)
    said = [
        "二十天内到期",
        "反映罚款过重",
        "赵来信 ↔ 某市司法局",
        "还剩 5 个工作日",
        "2026年10月10日",
        "审查",
        "受理",
    ]
    for words in [*said, "data-open", "data-keys"]:
        assert words in page, words


def test_an_empty_desk_says_so(office) -> None:
    assert "今天没有到期事项" in html(office.clerk_client)


def test_an_unknown_group_shows_everything(office) -> None:
    office.letter(subject="甲")
    assert "甲" in html(office.clerk_client, "/desk/?show=nonsense")


def test_a_long_group_tells_how_many_and_offers_the_rest(office, monkeypatch) -> None:
    monkeypatch.setattr("fuyuan.shell.worklist.FIRST", 2)
    for number in range(4):
        office.letter(subject=f"第{number}封")
    page = html(office.clerk_client)
    assert "2+" in page
    assert "?show=twenty" in page
    assert all(f"第{number}封" in html(office.clerk_client, "/desk/?show=twenty") for number in range(4))


def test_the_number_of_queries_does_not_grow_with_the_rows(office) -> None:
    counts = []
    for number in (1, 8):
        for place in range(number):
            office.letter(subject=f"{number}.{place}")
        html(office.clerk_client)
        with CaptureQueriesContext(connection) as queries:
            html(office.clerk_client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= 4 + len(desk_rooms_for(office.clerk)), (
        "session, duties, matters, unread, a group query per room"
    )


def test_a_title_is_shown_as_typed_and_never_run(office) -> None:
    office.letter(subject="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in html(office.clerk_client)


# --- one step for several -----------------------------------------------------------------------------------------


def bulk(client, ids, step="letter:accept", **more):
    return client.post("/desk/bulk/", {"ids": ids, "bulk": step, **more}, follow=True)


def test_the_form_comes_first_and_changes_nothing(office) -> None:
    ids = [office.letter(), office.letter()]
    page = bulk(office.clerk_client, ids).content.decode()
    assert "受理（2 件）" in page
    assert EventRow.objects.filter(step="accept").count() == 0


def test_every_chosen_matter_takes_the_step_and_has_its_result(office) -> None:
    ids = [office.letter(subject="甲"), office.letter(subject="乙"), office.accepted(subject="丙")]
    page = bulk(office.clerk_client, ids, token="abc", note="同意").content.decode()
    assert page.count("已办理") == 2
    assert "现在处于“办理”阶段，不能办理“受理”" in page
    assert "有 1 件没有办成，其余不受影响" in page
    assert EventRow.objects.filter(step="accept", body__contains="同意").count() == 2


def test_sending_twice_does_it_once(office) -> None:
    ids = [office.letter()]
    first, second = (bulk(office.clerk_client, ids, token="abc").content.decode() for _ in range(2))
    assert "已办理" in first
    assert "已办理" in second
    assert EventRow.objects.filter(step="accept").count() == 1


def test_what_is_wrong_in_the_form_is_said_and_nothing_typed_is_lost(office) -> None:
    matter = office.accepted()
    response = bulk(
        office.handler_client, [matter], "letter:answer", token="abc", promised_on="2026-13-01", text="照办"
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "照办" in page
    assert "日期不正确" in page
    assert EventRow.objects.filter(step="answer").count() == 0


def test_without_a_choice_the_page_says_what_to_do(office) -> None:
    assert "请先勾选办件" in bulk(office.clerk_client, []).content.decode()


REFUSED = [
    ("letter:withdraw", "not offered for several at once"),
    ("letter:nonsense", "no such step"),
    ("other:accept", "no such room"),
    ("", "nothing asked"),
]


@pytest.mark.parametrize(("step", "why"), REFUSED)
def test_other_steps_cannot_be_taken_in_bulk(office, step, why) -> None:
    assert bulk(office.clerk_client, [office.letter()], step).status_code == 404, why


def test_a_matter_the_actor_may_not_see_is_left_out_and_said(office) -> None:
    seen = office.letter(subject="看得见")
    page = bulk(office.clerk_client, [seen, seen + 999]).content.decode()
    assert "受理（1 件）" in page
    assert "有 1 件不属于来信" in page


def test_another_post_cannot_take_the_step(office) -> None:
    assert bulk(office.handler_client, [office.letter()], "letter:accept").status_code == 404


def test_a_choice_that_is_no_number_is_left_out(office) -> None:
    assert bulk(office.clerk_client, ["x", "1; DROP TABLE", "9" * 30]).status_code == 422
