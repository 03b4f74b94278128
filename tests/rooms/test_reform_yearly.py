"""每年不少于一次, and what comes back: the list of units without a session, the monthly reminder, the page of relapses."""

from collections.abc import Iterator
from datetime import date

import pytest
from ledger_story import page, queries
from reform_hands import lesson
from reform_story import POLICE, TOWN, Story

from fuyuan.business.reform.models import Session
from fuyuan.business.reform.queries import agencies
from fuyuan.clock import set_clock
from fuyuan.matters.models import Notification
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
HERE, THERE = "/reform/unstarted/", "/reform/patterns/"


@pytest.fixture
def story() -> Iterator[Story]:
    with set_clock(DAY) as hand:
        made = Story()
        made.hand = hand
        yield made


def teach(story: Story, unit: str = POLICE, day: date | None = None) -> None:
    actor = story.police if unit == POLICE else story.town
    row = story.reform(story.corrected(unit), unit)
    story.take(row.pk, "teach", actor, **lesson(day or story.hand.at.date()))


def test_a_unit_is_on_the_list_until_it_held_a_session_in_the_year(story: Story) -> None:
    assert POLICE in page(story.office_client, HERE)
    row = story.reform(story.corrected())
    shown = page(story.office_client, HERE)
    assert row.number in shown, "what it has under way stands beside its name"
    story.take(row.pk, "teach", story.police, **lesson(DAY))
    assert POLICE not in page(story.office_client, HERE)
    story.back("2027-02-01")
    assert POLICE in page(story.office_client, HERE), "another year, another session"
    assert POLICE not in page(story.office_client, f"{HERE}?year=2026")
    assert POLICE in page(story.office_client, f"{HERE}?year=1066"), "a year that is not offered is this one"


def test_parts_of_a_unit_and_organs_of_elsewhere_are_not_asked(story: Story) -> None:
    codes = agencies(DAY, "410482")
    assert codes.filter(name=POLICE).exists()
    assert codes.filter(name=TOWN).exists()
    Organ.objects.create(
        code="X1", name="外地市场监管局", kind="department", region="410100", enforcement=True
    )
    Organ.objects.create(
        code="X2",
        name="某派出所",
        kind="dispatched",
        region="410482",
        enforcement=True,
        parent=story.organ(POLICE),
    )
    Organ.objects.create(code="X3", name="某档案馆", kind="department", region="410482", enforcement=False)
    assert not codes.filter(code__startswith="X").exists()


def test_only_who_watches_over_the_units_reads_the_list(story: Story) -> None:
    for client, status in (
        (story.mayor_client, 200),
        (story.supervisor_client, 200),
        (story.police_client, 403),
    ):
        assert client.get(HERE).status_code == status


def reminded(story: Story) -> list[str]:
    return [note.text for note in notifications(story.police) if "每年不少于一次" in note.text]


def test_from_the_month_of_the_setting_a_unit_is_reminded_once_a_month(story: Story) -> None:
    story.hand.set("2026-08-31")
    remind()
    assert reminded(story) == []
    story.hand.set("2026-09-01")
    remind()
    remind()
    assert len(reminded(story)) == 1
    story.hand.set("2026-10-09")
    remind()
    assert len(reminded(story)) == 2
    assert any("个执法单位没有开展以案促改" in note.text for note in notifications(story.office))
    teach(story)
    story.hand.set("2026-11-02")
    remind()
    assert len(reminded(story)) == 2, "who held its session is left in peace"


def test_the_head_hears_of_it_in_december(story: Story) -> None:
    story.hand.set("2026-12-01")
    remind()
    assert any("每年不少于一次" in note.text for note in notifications(story.police_head))
    note = Notification.objects.get(key__startswith=f"reform-year:{story.police.organ_id}:respondent_liaison")
    assert "begin" in note.url, "it leads to where a reform is begun"


def test_the_month_is_the_installations(story: Story) -> None:
    installation.change("reform.year_month", 3, by=None)
    remind()
    assert len(reminded(story)) == 1


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_units(story: Story) -> None:
    before = queries(story.office_client, HERE)
    Organ.objects.bulk_create(
        Organ(code=f"Y{at}", name=f"执法队{at}", kind="department", region="410482", enforcement=True)
        for at in range(50)
    )
    assert queries(story.office_client, HERE) == before


# -- 屡改屡犯 ------------------------------------------------------------------------------------------------------


def relapse(story: Story, first: str, second: str, unit: str = POLICE) -> tuple[str, str]:
    """A reform accepted, then the same cause again; the numbers of both."""
    story.hand.set(first)
    actor = story.police if unit == POLICE else story.town
    row = story.reform(story.corrected(unit), unit)
    story.finish(row.pk, actor)
    story.accept(row.pk)
    story.hand.set(second)
    return row.number, story.reform(story.corrected(unit), unit).number


def test_a_cause_that_comes_back_after_acceptance_is_shown_with_both_reforms(story: Story) -> None:
    assert "没有屡改屡犯的情况" in page(story.office_client, THERE)
    before, again = relapse(story, "2026-03-02", "2026-06-01")
    story.back("2026-06-01")
    shown = page(story.office_client, THERE)
    assert before in shown
    assert again in shown
    assert "91 天以后" in shown
    assert again in page(story.office_client, f"{THERE}?cause=procedure")
    assert again not in page(story.office_client, f"{THERE}?cause=facts")
    assert again in page(story.police_client, THERE), "a unit sees its own relapses"


def test_what_fell_before_the_acceptance_or_at_another_unit_is_no_relapse(story: Story) -> None:
    row = story.reform(story.corrected())
    story.corrected()
    story.finish(row.pk, story.police)
    story.accept(row.pk)
    story.hand.set("2026-06-01")
    story.corrected(TOWN)
    story.back("2026-06-01")
    assert "没有屡改屡犯的情况" in page(story.office_client, THERE)


def test_the_page_of_relapses_asks_the_same_number_of_questions_for_any_number(story: Story) -> None:
    relapse(story, "2026-03-02", "2026-06-01")
    story.back("2026-06-01")
    before = queries(story.office_client, THERE)
    for _ in range(3):
        story.corrected()
    relapse(story, "2026-06-01", "2026-07-01", TOWN)
    story.back("2026-07-01")
    assert queries(story.office_client, THERE) == before


def test_sessions_are_rows_of_their_own_so_that_an_old_year_stays_true(story: Story) -> None:
    teach(story)
    pk = Session.objects.get().matter_id
    story.hand.set("2027-01-11")
    story.take(pk, "teach", story.police, **lesson(date(2027, 1, 11)))
    assert sorted(Session.objects.values_list("held_on", flat=True)) == [DAY, date(2027, 1, 11)]
