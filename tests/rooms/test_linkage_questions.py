"""信息互通 in the county: what court and government ask each other is theirs, and each side hears of the other's move."""

import pytest
from linkage_county import County

from fuyuan.business.linkage.models import Question
from fuyuan.clock import set_clock
from fuyuan.matters.notify import notifications
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.policy import policy_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    with set_clock("2026-04-10") as hand:
        made = County()
        made.hand = hand
        yield made


def asked(county) -> int:
    record = {
        "title": "听证告知怎样送达",
        "act_kind": "penalty",
        "text": "电子送达是否有效。",
        "answer_by": "2026-04-20",
    }
    return open_matter(kind="question", step="ask", record=record, actor=county.office).matter_id


def test_each_side_hears_of_the_others_move(county) -> None:
    pk = asked(county)
    assert any("提出问题" in note.text for note in notifications(county.judge))
    take_step(
        matter_id=pk, step="answer", record={"text": "经同意的有效。", "by": "庭长"}, actor=county.judge
    )
    assert any("答复问题" in note.text for note in notifications(county.office))


def test_a_unit_sees_nothing_of_it(county) -> None:
    pk = asked(county)
    row = Question.objects.get(pk=pk)
    assert policy_for(Question).can_see(county.judge, row)
    assert not policy_for(Question).can_see(county.police, row)
    assert county.police_client.get(f"/matters/question/{pk}/").status_code == 404


def test_lists_and_pages_open_for_both_sides(county) -> None:
    pk = asked(county)
    for client in (county.office_client, county.judge_client, county.mayor_client):
        assert client.get("/matters/question/?asker=government").status_code == 200
        assert "听证告知怎样送达" in client.get(f"/matters/question/{pk}/").content.decode()
    assert "答复对方的问题" in county.judge_client.get("/desk/").content.decode()
