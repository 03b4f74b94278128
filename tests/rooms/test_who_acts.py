"""Who may act: a case asks of its officers, an inspection tells of its team, whether they were certified on that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from exam_hall import Hall
from training_county import CITY, POLICE

from fuyuan.business.leadership.decisions.state import DecisionState
from fuyuan.business.leadership.models import Decision
from fuyuan.business.supervision.common import Member
from fuyuan.business.supervision.inspections.desk import INSPECTION_ROOM
from fuyuan.business.supervision.inspections.steps import InspectionState
from fuyuan.business.training.queries import acting_on
from fuyuan.clock import set_clock
from fuyuan.matters.services import StepRefused, open_matter

pytestmark = pytest.mark.django_db
CASE = {
    "title": "某公司违法经营案", "file_number": "案1", "act_kind": "penalty", "why": "grave", "proposed": "罚款二十万元",
}  # fmt: skip


@pytest.fixture
def hall() -> Iterator[Hall]:
    """民警1 and 民警2 hold cards, 民警3 does not, 民警4 serves elsewhere."""
    with set_clock("2026-09-01T09:00") as hand:
        made = Hall()
        made.hand = hand
        for serial in (1, 2, 3):
            made.officer(serial)
        made.officer(4, unit=CITY)
        for serial in (1, 2, 4):
            made.entered(f"民警{serial}", f"豫D0400{serial}")
        yield made


def enter(hall: Hall, *officers: str, **more: Any) -> DecisionState:
    record = {**CASE, "officers": officers, **more}
    made = open_matter(kind="majordecision", step="enter", record=record, actor=hall.police)
    state: DecisionState = made.state
    return state


# who handles it, what else is said, what the refusal says
REFUSED: tuple[tuple[tuple[str, ...], dict[str, Any], str], ...] = (
    (("民警1", "民警3"), {}, "第四十二条第一款"),  # CFF 42.1: 应当由具有行政执法资格的执法人员实施
    (
        ("民警1", "民警3"),
        {"act_kind": "licence"},
        "第二十一条第一款",
    ),  # HN16 21.1: 禁止无行政执法资格的人员上岗执法
    (("民警1",), {}, "不得少于两人"),  # CFF 42.1: 执法人员不得少于两人
    (("民警1", "民警1"), {"act_kind": "licence"}, "第二十四条第一款"),  # HN16 24.1: two, not one twice
    (
        ("民警1",),
        {"act_kind": "licence", "alone": "某法第一条"},
        "不得少于两人",
    ),  # HN16 24.1 has no exception
    (("民警1", "民警4"), {}, "不是本单位名册"),  # another unit's
    (("民警1", "民警2"), {"investigated_on": "2022-02-01"}, "没有有效的行政执法证件"),  # before the cards
)


def test_a_major_decision_is_handled_by_two_who_were_certified_on_the_day(hall: Hall) -> None:
    for officers, more, told in REFUSED:
        with pytest.raises(StepRefused, match=told):
            enter(hall, *officers, **more)


def test_one_may_handle_a_penalty_where_a_law_says_so_and_the_page_names_it(hall: Hall) -> None:
    """CFF 42.1: 法律另有规定的除外."""
    basis = "《治安管理处罚法》第一百零八条第二款"
    assert [each.name for each in enter(hall, "民警1", alone=basis).handlers] == ["民警1"]
    pk = Decision.objects.get().pk
    assert basis in hall.client(hall.police).get(f"/matters/majordecision/{pk}/").content.decode()


def test_the_cards_of_that_day_stand_with_the_decision_and_before_who_reviews_it(hall: Hall) -> None:
    assert [each.card for each in enter(hall, "民警1", "民警2").handlers] == ["豫D04001", "豫D04002"]
    client = hall.client(hall.police)
    pk = open_matter(
        kind="majordecision", step="enter", record={**CASE, "file_number": "案2"}, actor=hall.police
    ).matter_id
    assert "登记时没有填写" in client.get(f"/matters/majordecision/{pk}/steps/review/").content.decode()


def test_an_inspection_tells_of_each_member_what_the_register_knew_on_its_day(hall: Hall) -> None:
    members = tuple(
        Member(supervisor_id=at, name=name, unit=unit)
        for at, (name, unit) in enumerate(
            [("民警1", POLICE), ("民警3", POLICE), ("民警1", CITY), ("王律师", "某律师事务所")]
        )
    )
    day = date(2026, 9, 1)
    state = InspectionState(
        stage="assigned", title="检查", opened_on=day, touched_on=day, organ_name=CITY, round_id=1, round_number="一", areas=(),
        first_on=day, last_on=day, team="第一队", members=members,
    )  # fmt: skip
    sheet = next(tab for tab in INSPECTION_ROOM.facts(state, hall.supervisor) if tab.title == "队员证件")
    assert [row[2] for row in sheet.tables[0].rows] == [
        "行政执法证 豫D04001", "当日没有有效的证件", "执法人员名册里没有，请核对本人的证件", "执法人员名册里没有，请核对本人的证件",
    ]  # fmt: skip
    (people,) = acting_on(["民警1"], date(2020, 1, 1))
    assert [who.card for who in people] == [""]  # before the card
