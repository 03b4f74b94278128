"""A department's year: what counts and what does not, hearings that come from suits, decisions discussed together, the board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from leadership_house import CHIEF, DEPUTY, House, plan, reviewed, talked
from openpyxl import load_workbook
from organs_people import signed_in

from fuyuan.business.leadership.card import Line
from fuyuan.business.leadership.evidence import heard, studies
from fuyuan.business.leadership.models import Activity, Decision, LeadYear
from fuyuan.business.leadership.queries import board, departments, targets_now
from fuyuan.business.leadership.years.desk import lines_of
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.models import Account, Organ
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db
POLICE = "汝州市公安局"


@pytest.fixture
def house() -> Iterator[House]:
    with set_clock("2026-03-02T09:00") as hand:
        yield House(hand)


def lines(house: House, pk: int) -> dict[str, Line]:
    return {each.key: each for each in lines_of(house.of(pk), house.hand.at.date())}


def duty(pk: int, key: str) -> DutyRow:
    return DutyRow.objects.get(matter_id=pk, key=key)


def test_what_the_liaison_enters_counts_once_the_head_has_confirmed_it(house: House) -> None:
    house.asked()
    pk = house.year()
    house.study(pk, title="行政处罚法")
    house.study(pk, title="行政强制法")
    house.lecture(pk)
    assert lines(house, pk)["studies"].got == "0次"
    with pytest.raises(StepRefused, match="单位负责人办理"):
        house.take(pk, "confirm", entries=[])
    house.confirm(pk, 行政强制法="没有签到")
    assert lines(house, pk)["studies"].got == "1次"
    assert lines(house, pk)["lectures"].got == "1次"
    row = LeadYear.objects.get(pk=pk)
    assert (row.studies, row.lectures, row.pending) == (1, 1, 0)
    house.study(pk, title="行政强制法")  # sent back, it may be entered again with its evidence
    house.confirm(pk)
    house.head(pk, "strike", entry=1, reason="照片是去年的")
    assert lines(house, pk)["studies"].got == "1次"
    day = house.hand.at.date()
    assert studies(row.organ_id, day, day) == Activity.objects.filter(kind="study").count() == 1
    assert studies(row.organ_id, date(2026, 4, 1), date(2026, 6, 30)) == 0  # another quarter


def test_what_cannot_be_is_refused_with_a_reason(house: House) -> None:
    house.asked()
    with pytest.raises(StepRefused, match="没有行政执法权"):
        open_matter(kind="leadyear", step="file_plan", record={**plan(), "year": 2026}, actor=house.town)
    with pytest.raises(InvalidRecord, match="主要领导"):
        house.year(leaders=[{"name": "周局长", "duty": "局长"}])
    with pytest.raises(StepRefused, match="年度填今年"):
        house.year(year=2027)
    pk = house.year()
    with pytest.raises(StepRefused, match="已经报送计划"):
        house.year()
    with pytest.raises(StepRefused, match="主要领导讲才计算"):
        house.lecture(pk, leader=DEPUTY)
    with pytest.raises(StepRefused, match="没有“王某”"):
        house.study(pk, leaders=["王某"])
    with pytest.raises(StepRefused, match="佐证材料"):
        house.study(pk, proof="")
    with pytest.raises(StepRefused, match="不在2026年"):
        house.study(pk, on="2025-12-30")
    with pytest.raises(StepRefused, match="晚于办理日期"):
        house.study(pk, on="2026-03-09")
    house.study(pk, title="同一次")
    with pytest.raises(StepRefused, match="已经登记过"):
        house.study(pk, title="同一次")
    with pytest.raises(StepRefused, match="12月1日起"):
        house.take(pk, "report", results="做了很多", assessed="全部合格", next_year="继续学习")


def test_a_head_in_court_is_a_hearing_that_nobody_enters(house: House) -> None:
    """It moves the card, follows corrections of the suit, and is not entered a second time by hand."""
    house.asked()
    pk = house.year()
    suit = house.heard()
    house.in_court(suit)
    card = lines(house, pk)["hearings"]
    assert (card.got, house.of(pk).heard) == ("1/2人", (1, 0))
    with pytest.raises(StepRefused, match="已经由应诉案件自动转入"):
        house.hear(pk, leaders=[CHIEF], number="（2026）豫0482行初12号")
    with pytest.raises(StepRefused, match="没有开庭"):
        house.hear(pk, on="2026-04-16", number="（2026）豫0482行初12号")
    house.hear(pk, number="(2026)豫0482行初12号")  # the deputy sat in the public seats: known by its number
    house.confirm(pk)
    assert house.of(pk).heard == (1, 1)
    client = signed_in(Account.objects.get(pk=house.police_head.person_id))
    page = client.get(f"/matters/leadyear/{pk}/").content.decode()
    assert f"/matters/suit/{suit}/" in page
    house.in_court(suit)  # recorded again as it was: nothing changes
    assert house.of(pk).heard == (1, 1)
    house.in_court(suit, head="none", name="", spoke=False)  # corrected: a lawyer came
    assert house.of(pk).heard == (0, 1)
    organ, day = house.police.organ_id, house.hand.at.date()
    assert heard(organ, day, day) == 1


def test_a_hearing_before_the_plan_was_filed_is_brought_in(house: House) -> None:
    house.in_court(house.heard())
    assert house.of(house.year()).heard == (1, 0)


def test_a_hearing_entered_before_the_suit_says_it_is_counted_once(house: House) -> None:
    pk, suit = house.year(), house.heard()
    house.hear(pk, leaders=[CHIEF], number="（2026）豫0482行初12号")
    house.in_court(suit)
    assert house.of(pk).heard == (1, 0)
    assert house.of(pk).pending == ()


def test_another_plans_numbers_change_the_card_and_what_is_owed(house: House) -> None:
    pk = house.year()
    assert lines(house, pk)["studies"].wanted == "没有要求"
    assert not DutyRow.objects.filter(matter_id=pk, key="quarter-1", status="open").exists()
    house.asked()
    assert lines(house, pk)["studies"].wanted == "5次"
    assert duty(pk, "quarter-1").title == "到3月底累计完成：集中学习1次"
    assert duty(pk, "quarter-4").due == date(2026, 12, 31)
    newer = {"title": "新方案", "document_number": "汝府院联席办〔2026〕9号", "issued_on": date(2026, 3, 1)}
    house.asked("集中学习每年不少于8次。", **newer)
    assert lines(house, pk)["studies"].wanted == "8次"
    assert lines(house, pk)["lectures"].wanted == "2次"  # the newer plan does not speak of lectures
    assert duty(pk, "quarter-2").title.startswith("到6月底累计完成：集中学习4次")


def test_the_quarter_is_done_when_its_part_is_confirmed(house: House) -> None:
    house.asked("集中学习每年不少于4次。")
    pk = house.year()
    house.study(pk)
    assert duty(pk, "quarter-1").status == "open"
    house.hand.set("2026-03-05T09:00")
    house.confirm(pk)
    assert (duty(pk, "quarter-1").done_on, duty(pk, "quarter-2").status) == (date(2026, 3, 5), "open")
    house.hand.set("2026-11-02T09:00")
    house.take(
        pk,
        "read_book",
        book="行政处罚法",
        on="2026-10-20",
        leaders=[CHIEF, DEPUTY],
        result="均为良好",
        proof="试卷",
    )
    assert duty(pk, "book-1").done_on == date(2026, 10, 20)


def test_a_major_decision_is_reviewed_then_discussed_and_the_share_is_computed(house: House) -> None:
    house.asked()
    with pytest.raises(StepRefused, match="领导名单"):
        house.decision(CHIEF, DEPUTY)
    pk = house.year(leaders=[*plan()["leaders"], {"name": "郑副局长", "duty": "副局长"}])
    for leaders in ((CHIEF, DEPUTY), (DEPUTY, "郑副局长"), (DEPUTY, "郑副局长"), (DEPUTY, "郑副局长")):
        house.decision(*leaders)
    house.decision(CHIEF, DEPUTY, confirmed=False)  # waits for the head: does not count yet
    share = lines(house, pk)["share"]
    assert (share.got, share.advice) == ("1/4件", "接下来1件都参加，才能达到")
    waiting = Decision.objects.get(stage="discussed")
    house.head(waiting.pk, "confirm")
    assert lines(house, pk)["share"].got == "2/5件"
    kinds = set(Paper.objects.filter(matter_id=waiting.pk).values_list("kind", flat=True))
    assert kinds == {"majordecision.legal_review", "majordecision.discussion_minutes"}


def test_what_the_legal_staff_refused_is_not_discussed(house: House) -> None:
    """L: CFF 58.1, HN16 28.2: 未经法制审核或者审核未通过的，不得作出决定."""
    house.year()
    record = {
        "title": "某公司违法经营案",
        "file_number": "案1",
        "act_kind": "penalty",
        "why": "heard",
        "proposed": "吊销许可证",
    }
    pk = open_matter(kind="majordecision", step="enter", record=record, actor=house.police).matter_id
    with pytest.raises(StepRefused, match="待法制审核"):
        house.take(pk, "discuss", **talked(house.hand, CHIEF, DEPUTY))
    house.take(pk, "review", **reviewed(house.hand, opinion="refused", words="没有告知听证"))
    with pytest.raises(StepRefused, match="第五十八条"):
        house.take(pk, "discuss", **talked(house.hand, CHIEF, DEPUTY))
    house.take(pk, "review", **reviewed(house.hand))
    with pytest.raises(InvalidRecord, match="至少填写 2 项"):  # CFF 57.2: 集体讨论 is not one person
        house.take(pk, "discuss", **talked(house.hand, CHIEF))
    with pytest.raises(StepRefused, match="先审核，后讨论"):
        house.take(pk, "discuss", **talked(house.hand, CHIEF, DEPUTY) | {"on": "2026-03-01"})
    house.take(pk, "discuss", **talked(house.hand, CHIEF, DEPUTY, result="back"))
    house.head(pk, "confirm")
    assert (
        Decision.objects.get(pk=pk).stage == "entered"
    )  # more is investigated, then reviewed and discussed again
    with pytest.raises(StepRefused, match="已经登记"):
        open_matter(kind="majordecision", step="enter", record=record, actor=house.police)


def test_the_year_ends_with_a_report_its_head_confirms(house: House) -> None:
    house.asked()
    pk = house.year()
    house.study(pk)
    house.confirm(pk)
    house.hand.set("2026-12-21T09:00")
    words = {
        "results": "全年学法情况良好",
        "assessed": "全部合格",
        "lacking": "讲座少",
        "next_year": "补足讲座",
    }
    house.take(pk, "report", **words)
    house.head(pk, "return_report", reason="写明讲座少的原因")
    house.take(pk, "report", **words | {"lacking": "主要领导外出挂职"})
    house.head(pk, "confirm_report")
    assert LeadYear.objects.get(pk=pk).stage == "closed"
    assert {"leadyear.leadership_plan", "leadyear.leadership_report"} <= set(
        Paper.objects.filter(matter_id=pk).values_list("kind", flat=True)
    )


def test_the_board_asks_as_often_for_one_department_as_for_all_and_shows_each_its_own(house: House) -> None:
    house.asked()
    today, actor = house.hand.at.date(), house.supervisor
    targets = targets_now()
    with CaptureQueriesContext(
        connection,
    ) as empty:
        first = board(actor, 2026, today, targets)
    pk = house.year()
    for unit in departments(today).exclude(name=POLICE)[:12]:
        other = house.police.__class__(house.police.post, "联络员", None, unit.pk, unit.name)
        open_matter(kind="leadyear", step="file_plan", record={**plan(), "year": 2026}, actor=other)
    house.decision(CHIEF, DEPUTY)
    with CaptureQueriesContext(connection) as full:
        cards = board(actor, 2026, today, targets)
    assert len(full) == len(empty) == 3
    assert len(cards) == len(first) == departments(today).count() > 12
    assert sum(each.row is not None for each in cards) == 13
    assert [each.name for each in board(house.police, 2026, today, targets)] == [POLICE]
    page = house.supervisor_client.get("/leadership/").content.decode()
    assert f"/matters/leadyear/{pk}/" in page
    assert "没有报送计划" in page
    assert "每年不少于5次" in page
    book = load_workbook(BytesIO(house.supervisor_client.get("/leadership/board.xlsx").getvalue()))
    assert book.active.max_row == len(cards) + 1
    assert Organ.objects.get(name=POLICE).name in house.police_client.get("/leadership/").content.decode()


def test_the_clock_reminds_who_has_no_plan_and_who_falls_behind_once_a_month(house: House) -> None:
    house.asked()
    house.year()
    remind()
    remind()
    mine = Notification.objects.filter(organ_id=house.police.organ_id, key__startswith="leadership:")
    assert [note.text for note in mine] == ["领导学法进度提醒：集中学习0次，要求5次，还差5次，每60天一次"]
    others = Notification.objects.filter(key__startswith="leadership:", text__contains="还没有报送")
    assert others.count() == departments(house.hand.at.date()).count() - 1
    assert Notification.objects.filter(key="leadership:bureau:2026-03").count() == 1
