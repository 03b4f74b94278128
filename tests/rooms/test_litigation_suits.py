"""Suits in the database: who sees which, whose paper is whose, one number one suit, the case behind it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from papers_people import House
from suit_house import NUMBER, Court

from fuyuan.business.litigation.models import Suit, SuitDefendant
from fuyuan.business.litigation.queries import lost_suits, suit_facts, suits_of_case, visible_suits
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.clock import set_clock
from fuyuan.law.outcomes import lost
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import papers_of
from fuyuan.papers.services import PaperRefused, issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def court() -> Iterator[Court]:
    with set_clock("2026-05-11"):
        yield Court()


def test_an_organ_sees_the_suits_it_is_sued_in_and_no_others(court: Court) -> None:
    matter = court.sued()
    assert visible_suits(court.police).filter(pk=matter).exists()
    assert not visible_suits(court.bureau).exists()
    assert court.bureau_client.get(f"/matters/suit/{matter}/").status_code == 404
    for client in (court.office_client, court.court_client, court.police_client, court.mayor_client):
        assert client.get(f"/matters/suit/{matter}/").status_code == 200


def test_an_organ_made_a_defendant_later_sees_the_suit(court: Court) -> None:
    matter = court.sued()
    state = court.state(matter)
    defendants = [{"organ_id": court.police.organ_id}, {"organ_id": court.bureau.organ_id}]
    record = state.registered.model_dump(mode="json") | {"defendants": defendants}
    court.take(matter, "correct", court.office, **record)
    assert visible_suits(court.bureau).filter(pk=matter).exists()


def test_the_answer_of_one_defendant_is_not_read_or_signed_by_another(court: Court) -> None:
    matter = court.sued("汝州市公安局", "汝州市司法局")
    evidence = [{"name": "处罚决定书", "kind": "document"}]
    court.take(
        matter, "file_answer", defendant=1, acted_on=date(2026, 3, 10), facts="事实清楚。", evidence=evidence
    )
    drafted = Paper.objects.get(matter_id=matter, kind="suit.answer")
    assert drafted in papers_of(matter, court.police)
    assert not papers_of(matter, court.bureau).exists()
    assert not papers_of(matter, court.court).exists()
    with pytest.raises(PaperRefused, match="另一个机关"):
        issue(drafted.pk, court.bureau)
    issue(drafted.pk, court.police)
    assert not papers_of(matter, court.bureau).exists(), (
        "issued, it still goes to the court, not to another party"
    )


def test_a_court_number_is_one_suit_however_its_brackets_are_written(court: Court) -> None:
    court.sued()
    with pytest.raises(StepRefused, match="已经登记"):
        court.sued(case_number="(2026) 豫0482行初12号")
    assert Suit.objects.count() == 1


def test_what_was_lost_is_found_by_organ_and_day(court: Court) -> None:
    matter = court.sued("汝州市公安局", "汝州市司法局")
    court.lost(matter)
    for organ in (court.police.organ_id, court.bureau.organ_id):
        assert organ
        assert list(lost_suits(organ, date(2026, 4, 1), date(2026, 4, 30))) == [Suit.objects.get(pk=matter)]
        assert not lost_suits(organ, date(2026, 5, 1), date(2026, 5, 31))
    assert all(lost(fact) and fact.matter_id == matter for fact in suit_facts([matter]))
    assert SuitDefendant.objects.filter(matter_id=matter, lost=True).count() == 2


def test_the_unit_owes_its_causes_within_the_days_of_the_setting(court: Court) -> None:
    matter = court.sued()
    court.lost(matter)
    assert DutyRow.objects.get(matter_id=matter, key="cause:1").due == date(2026, 5, 26), (
        "15 days from the registration"
    )


def test_the_page_asks_as_many_queries_with_many_suits_as_with_one(
    court: Court, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        court.sued(case_number=f"（2026）豫0482行初{number}号")
    court.office_client.get("/matters/suit/")
    with django_assert_max_num_queries(6):
        assert "张三" in court.office_client.get("/matters/suit/").content.decode()
    page = f"/matters/suit/{Suit.objects.last().pk}/"
    court.office_client.get(page)
    with django_assert_max_num_queries(11):
        court.office_client.get(page)


def test_a_suit_after_reconsideration_shows_on_the_case_and_the_case_on_the_suit() -> None:
    house = House()
    case = house.accepted()
    house.hire("lianxi", Post.JOINT_OFFICE)
    organ = Organ.objects.get(pk=house.respondent_organ.pk)
    record = {
        "court": "某县人民法院", "case_number": NUMBER, "plaintiffs": [{"name": "张三"}], "case_id": case,
        "defendants": [{"organ_id": organ.pk}], "act_kind": "penalty", "act_title": "处罚",
    }  # fmt: skip
    made = open_matter(kind="suit", step="register", record=record, actor=house.head)
    assert list(suits_of_case(case)) == [Suit.objects.get(pk=made.matter_id)]
    assert NUMBER in house.handler_client.get(f"/matters/reconsideration/{case}/").content.decode()
    assert (
        Case.objects.get(pk=case).number
        in house.handler_client.get(f"/matters/suit/{made.matter_id}/").content.decode()
    )
    assert CaseState.model_validate_json(Case.objects.get(pk=case).state).suits == (), (
        "a running case waits for no suit"
    )


def test_who_sees_no_reconsideration_case_is_not_asked_which_one_a_suit_follows(court: Court) -> None:
    page = court.office_client.get("/matters/suit/new/register/").content.decode()
    assert "被诉行为" in page
    assert "对应的复议案件" not in page
