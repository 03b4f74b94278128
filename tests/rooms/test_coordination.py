"""A dispute between departments: agreed or decided, its duties in the register, the same question not asked twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from coordination_house import CITY, ITEM, LAND, POLICE, House

from fuyuan.business.coordination.alike import likeness, settled_like, words_of
from fuyuan.business.coordination.evidence import lines, settled
from fuyuan.business.coordination.models import Allotment, Coordination
from fuyuan.business.coordination.queries import allotments, visible_coordinations
from fuyuan.business.localrules.annex import line_of
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.tick import tick
from fuyuan.organs import settings as installation
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db
RULE = "\n".join(f"第{each}条　本条规定第{each}步怎样办理。" for each in "一二三四五六")


@pytest.fixture
def house() -> Iterator[House]:
    with set_clock("2026-03-02T09:00") as hand:
        yield House(hand)


def due(pk: int, key: str) -> date | None:
    return DutyRow.objects.get(matter_id=pk, key=key).due


def papers(pk: int) -> set[str]:
    return {
        kind.partition(".")[2] for kind in Paper.objects.filter(matter_id=pk).values_list("kind", flat=True)
    }


def test_departments_that_agree_get_duties_which_everybody_can_look_up(house: House) -> None:
    """JD25 13, HN16 19: 协商，协调；what is agreed is performed and stands in the register."""
    pk = house.apply()
    assert due(pk, "accept") == date(2026, 3, 9)  # five working days
    house.take(pk, "accept", house.supervisor)
    assert due(pk, f"answer-{house.city.organ_id}") == date(2026, 3, 16)
    with pytest.raises(StepRefused, match="另一方答复"):
        house.answer(pk, house.police)
    with pytest.raises(StepRefused, match="还没有答复"):
        house.meet(pk)
    house.answer(pk)
    house.meet(pk)
    assert [(row.organ_name, row.part) for row in allotments(house.land, "消防通道")] == [
        (CITY, "lead"),
        (POLICE, "help"),
    ]
    with pytest.raises(StepRefused, match="没有报告落实"):
        house.take(pk, "close", house.supervisor)
    for actor in (house.city, house.police):
        house.take(pk, "perform", actor, done="已经修改权责清单", on=house.hand.at.date())
    house.take(pk, "close", house.supervisor)
    assert Coordination.objects.get(pk=pk).stage == "closed"
    assert papers(pk) == {"coordination_application", "coordination_acceptance", "coordination_minutes"}
    day = house.hand.at.date()
    assert (settled(None, day, day), settled(house.land.organ_id, day, day), lines(None, day, day)) == (
        1,
        0,
        2,
    )
    told = Notification.objects.filter(matter_id=pk, organ_id=house.city.organ_id).values_list(
        "text", flat=True
    )
    assert any("登记协调会议" in text for text in told)


def test_without_agreement_the_government_decides_on_an_opinion(house: House) -> None:
    pk = house.accepted()
    house.hand.set("2026-03-17T09:00")  # the answer never came: the meeting is held all the same
    house.meet(pk, CITY, again=True, perform_by=None)
    house.answer(pk)  # it may still come before the next meeting
    house.meet(pk, CITY, perform_by=None)
    opinion = {"lines": house.lines(), "reasons": "依据权责清单", "perform_by": "2026-06-30"}
    stranger = [{"organ_id": house.organ(LAND), "what": "负责查处"}]
    with pytest.raises(StepRefused, match="只能写争议各方"):
        house.take(pk, "opine", house.supervisor, **opinion | {"lines": stranger})
    house.take(pk, "opine", house.supervisor, **opinion)
    house.take(pk, "send_back", house.mayor, reason="补充依据")
    house.take(pk, "opine", house.supervisor, **opinion)
    with pytest.raises(StepRefused, match="行政复议机关负责人办理"):
        house.take(pk, "decide", house.supervisor, lines=house.lines(), perform_by="2026-06-30")
    house.take(pk, "decide", house.mayor, lines=house.lines(), perform_by="2026-06-30")
    assert Coordination.objects.get(pk=pk).decided
    assert set(Allotment.objects.values_list("decided", flat=True)) == {True}
    assert due(pk, f"perform-{house.city.organ_id}") == date(2026, 6, 30)
    assert {"coordination_opinion", "coordination_decision"} <= papers(pk)


def test_the_same_question_is_not_asked_twice(house: House) -> None:
    """Another department asks in other words: the register's answer is shown, and asking all the same needs a reason."""
    house.settled()
    number = Allotment.objects.values_list("number", flat=True)[0]
    with pytest.raises(StepRefused, match=number):
        house.apply(CITY, by=house.land, item="车辆占用消防通道由谁处罚")
    pk = house.apply(CITY, by=house.land, item="车辆占用消防通道由谁处罚", different="涉及规划核实，不是交通")
    with pytest.raises(StepRefused, match="请核对协调结果的编号"):
        house.take(
            pk, "refuse", house.supervisor, ground="known", known="汝执协〔2020〕9号", why="已经解决的问题"
        )
    house.take(pk, "refuse", house.supervisor, ground="known", known=number, why="已经解决的问题")
    assert papers(pk) == {"coordination_application", "coordination_refusal"}
    house.apply(LAND, item="河道采砂船舶的检查")  # another question is nothing like it


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("占用消防通道停放车辆的查处", True),  # the same words
        ("消防通道停车", True),  # shorter
        ("小区消防通道违法停放车辆执法", True),  # turned round
        ("餐饮油烟污染的查处", False),  # only the words every power has in common
        ("违法停放共享单车", False),  # a neighbour, not the same
        ("", False),  # nothing asked
    ],
)
def test_a_question_is_alike_by_its_own_words(asked: str, same: bool) -> None:
    assert (likeness(words_of(asked), words_of(ITEM)) >= 0.5) is same


def test_who_is_not_in_the_dispute_sees_its_result_and_nothing_else(house: House) -> None:
    pk = house.settled()
    assert not visible_coordinations(house.land).exists()
    assert visible_coordinations(house.city).count() == 1
    assert house.land_client.get(f"/matters/coordination/{pk}/").status_code == 404
    page = house.land_client.get("/coordination/duties/", {"q": "消防通道"}).content.decode()
    assert "对占用消防通道停车立案查处" in page
    assert f"/matters/coordination/{pk}/" not in page
    assert f"/matters/coordination/{pk}/" in house.city_client.get("/coordination/duties/").content.decode()
    alike = house.land_client.get("/coordination/duties/", {"q": "车辆占消防通道"}).content.decode()
    assert "相近的问题" in alike
    assert settled_like("餐饮油烟") == []


def test_an_application_against_oneself_or_somebody_who_enforces_nothing_is_refused(house: House) -> None:
    with pytest.raises(StepRefused, match="不能是本单位"):
        house.apply(POLICE)
    with pytest.raises(StepRefused, match="重复"):
        house.apply(CITY, CITY)
    with pytest.raises(StepRefused, match="应当是本级的行政执法机关"):
        house.apply("汝州市人民政府")
    pk = house.accepted()
    with pytest.raises(StepRefused, match="由申请协调的单位撤回"):
        house.take(pk, "withdraw", house.city, reason="没有争议了")
    house.take(pk, "withdraw", house.police, reason="自行谈成了")
    assert not DutyRow.objects.filter(matter_id=pk, status="open").exists()


def test_the_local_rule_sets_the_days_and_is_cited_by_the_steps(house: House) -> None:
    """《行政执法争议协调办法》 as a version of the local rules: its annex is what the program uses, its articles what it cites."""
    chief, _ = house.hire("jigoufuze", Post.OFFICE_HEAD, "汝州市司法局")
    draft = {"title": "行政执法争议协调办法", "text": RULE, "why": "落实措施九"}
    rule = open_matter(kind="localrule", step="draft", record=draft, actor=house.supervisor).matter_id
    annex = [line_of(installation.definitions["coordination.accept_days"], 3).model_dump()]
    places = [{"topic": "coordination-accept", "article": 4}, {"topic": "coordination-answer", "article": 5}]
    house.take(rule, "set_annex", house.supervisor, lines=annex, places=places)
    house.take(rule, "submit", house.supervisor, valid_from="2026-03-10")
    house.take(rule, "review", chief, opinion="内容合法")
    listed = "没有正在计算的期限受影响"
    with pytest.raises(StepRefused) as refused:
        house.take(rule, "approve", house.mayor, listed=listed)
    listed = str(refused.value).split("现在是：")[1].split("。请")[0]
    house.take(rule, "approve", house.mayor, listed=listed)
    before = house.apply()
    house.hand.set("2026-03-10T09:00")
    list(tick())
    after = house.apply(item="餐饮油烟污染的处罚权", sort="list")
    assert (due(before, "accept"), due(after, "accept")) == (date(2026, 3, 9), date(2026, 3, 13))
    house.take(after, "accept", house.supervisor)
    assert dict(house.of(after).rules) == {
        "accept": "《行政执法争议协调办法》第四条", "answer": "《行政执法争议协调办法》第五条",
    }  # fmt: skip
    assert dict(house.of(before).rules) == {}
    take_step(matter_id=after, step="withdraw", record={"reason": "谈成了"}, actor=house.police)
