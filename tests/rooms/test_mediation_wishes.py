"""A party asks for mediation in its case: a task for the officer, a beginning for the talks, an answer for the party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from mediation_house import House

from fuyuan.business.mediation.opening import first_consent
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import StepRefused, context_for
from fuyuan.matters.verify import verify
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.shell.addresses import matter_url

pytestmark = pytest.mark.django_db
PARTY = Actor(Post.APPLICANT, "张三")


@pytest.fixture
def house() -> Iterator[House]:
    with set_clock("2026-08-03") as hand:
        made = House()
        made.hand = hand
        yield made


def wish(house: House, case: int, will: str = "willing", actor: Actor = PARTY, **more: str) -> None:
    house.act(case, "state_wish", actor, will=will, wants="罚款少一点", **more)


def test_a_wish_is_a_task_until_it_is_answered(house: House) -> None:
    """《行政复议法》第五条第一款、第二款; 2026年实施条例第六条."""
    case = house.case()
    wish(house, case)
    duty = DutyRow.objects.get(matter_id=case, key="wish")
    assert (duty.title, duty.post, duty.status) == ("答复调解意愿", "handler", "open")
    with pytest.raises(StepRefused, match="还没有答复"):
        wish(house, case)
    house.act(case, "answer_wish", house.handler, words="被申请人不同意调解，继续审理。")
    assert DutyRow.objects.get(matter_id=case, key="wish").status == "lapsed"
    wish(house, case, will="unwilling")
    page = house.handler_client.get(f"/matters/reconsideration/{case}/").content.decode()
    assert "罚款少一点" in page
    assert "被申请人不同意调解" in page
    assert list(verify(settings.HOME)) == []


def test_a_party_speaks_for_its_own_side_only(house: House) -> None:
    case = house.case()
    wish(house, case, side="respondent")
    assert house.case_state(case).wishes[0].side.value == "applicant", "whatever the form says"
    with pytest.raises(StepRefused, match="在调解里征询"):
        house.act(case, "state_wish", house.handler, will="willing", wants="可以", side="respondent")
    with pytest.raises(StepRefused, match="希望怎样解决"):
        house.act(case, "state_wish", house.handler, will="willing", side="third_party")


def test_talks_that_begin_answer_it_and_begin_with_its_words(house: House) -> None:
    case = house.case()
    wish(house, case)
    pk = house.open(phase="during", number=Case.objects.get(pk=case).case_number)
    number = house.state(pk).number
    assert house.case_state(case).wishes[0].answer == f"已启动调解（{number}）"
    room, state = room_of("mediation"), house.state(pk)
    form = first_consent(state, context_for(room, state, "consent", None, house.handler))
    assert (form["will"], form["wants"]) == ("willing", "罚款少一点")


def test_a_mediation_begins_from_the_page_of_the_case_with_its_number(house: House) -> None:
    case = house.case()
    number = Case.objects.get(pk=case).case_number
    page = house.handler_client.get(f"/matters/reconsideration/{case}/").content.decode()
    link = next(
        part.split('"')[0]
        for part in page.split('href="')
        if part.startswith("/matters/mediation/new/open/?")
    )
    form = house.handler_client.get(unescape(link)).content.decode()
    assert f'value="{number}"' in form
    assert re.search(r'value="during"[^>]* checked', form)
    house.talks(case)
    page = house.handler_client.get(f"/matters/reconsideration/{case}/").content.decode()
    assert "启动调解</a>" not in page, "one runs already"


def test_a_link_fills_in_text_and_nothing_else(house: House) -> None:
    form = house.handler_client.get(
        "/matters/mediation/new/open/?number=%22%3E%3Cscript%3E&organ_id=1&token=x&nothing=1"
    )
    page = form.content.decode()
    assert "&quot;&gt;&lt;script&gt;" in page
    assert 'name="organ_id" value="1"' not in page


def test_the_statement_names_the_parties_with_their_addresses(house: House) -> None:
    case = house.case()
    house.statement(house.talks(case))
    text = Paper.objects.get(kind="mediation.statement").text
    person = house.case_state(case).application.applicants[0]
    assert f"申请人：{person.name}" in text
    assert person.address in text
    assert "被申请人：汝州市公安局" in text


def test_the_page_of_a_case_needs_at_most_ten_queries_for_its_handler(house: House) -> None:
    """Rooms beside the case are asked for what they have on it only where they have anything."""
    url = matter_url("reconsideration", house.case())
    house.handler_client.get(url)
    with CaptureQueriesContext(connection) as seen:
        page = house.handler_client.get(url).content.decode()
    assert "启动调解" in page
    assert len(seen) <= 10
