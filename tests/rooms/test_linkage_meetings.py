"""Meetings in the county: the agenda from what is open, the material, minutes whose resolutions bind units, the long silence."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from linkage_county import BUREAU, COURT, POLICE, County

from fuyuan.business.ledger.models import PlanRow
from fuyuan.business.ledger.state import PlanState
from fuyuan.business.linkage.meetings.agenda import open_agenda
from fuyuan.business.linkage.meetings.follow import months_after, rhythms
from fuyuan.business.linkage.models import Meeting
from fuyuan.business.linkage.numbers import PUSH_MONTHS
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, Matter
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    with set_clock("2026-01-12") as hand:
        made = County()
        made.hand = hand
        made.plan = made.issued()
        made.on("2026-04-10")
        yield made


def pk_of(name: str) -> int:
    return Organ.objects.get(name=name).pk


def convened(county, **more) -> int:
    record = {
        "kind": "joint", "title": "第二季度联席会议", "on": "2026-04-15", "place": "市政府第一会议室", "chair": "钱正 市长",
        "agenda": open_agenda(county.office), "guests": [{"organ_id": pk_of(POLICE), "who": "主要负责人"}], **more,
    }  # fmt: skip
    return open_matter(kind="joint_meeting", step="convene", record=record, actor=county.office).matter_id


def held(county, pk: int, day: str = "2026-04-15") -> None:
    county.on(day)
    record = {"on": day, "attendance": [{"unit": POLICE, "who": "王局长", "presence": "deputy"}]}
    take_step(matter_id=pk, step="hold", record=record, actor=county.office)


def minuted(county, pk: int, unit: str = POLICE, **more) -> None:
    record = {
        "summary": "会议研究了台账逾期任务，认为应当按期报告。", "signer": "钱正 市长",
        "resolutions": [{"what": "补报一季度进展并说明原因", "organ_id": pk_of(unit), "by_on": "2026-04-30"}], **more,
    }  # fmt: skip
    take_step(matter_id=pk, step="resolve", record=record, actor=county.office)


def paper(pk: int, kind: str) -> Paper:
    return Paper.objects.filter(matter_id=pk, kind=f"joint_meeting.{kind}").latest("pk")


def test_the_agenda_begins_with_what_is_open_and_only_with_that(county) -> None:
    titles = [item["title"] for item in open_agenda(county.office)]
    assert titles == ["工作台账逾期任务"], "no letter, no case, no resolution is open yet"
    note = open_agenda(county.office)[0]["note"]
    assert f"{BUREAU}2项" in note, "scheme and report of two tasks"
    page = county.office_client.get(
        reverse("shell:open-matter", kwargs={"kind": "joint_meeting", "step": "convene"})
    )
    assert "工作台账逾期任务" in page.content.decode(), "the form begins with them"


def test_letters_cases_and_standards_under_discussion_are_items_too(county) -> None:
    told = {
        "title": "工伤认定案件审理标准",
        "act_kind": "work_injury",
        "points": [{"question": "合理路线", "rule": "合理时间内的路线。"}],
    }
    open_matter(kind="standard", step="propose", record=told, actor=county.judge)
    letter = {"organ_id": pk_of(POLICE), "ground": "refuses_mediation", "matter": "三次通知不到场。"}
    pk = open_matter(kind="reminder_letter", step="propose", record=letter, actor=county.office).matter_id
    record = {
        "matter": "三次通知不到场。",
        "demand": "请派人。",
        "answer_days": 5,
        "approval": {"by": "召集人", "on": "2026-04-10"},
    }
    take_step(matter_id=pk, step="review", record=record, actor=county.office)
    issue(Paper.objects.get(matter_id=pk).pk, county.office)
    Case.objects.create(
        matter=Matter.objects.create(kind="reconsideration"), title="工伤认定", stage="closed", state="{}", opened_on="2026-01-20",
        decided_on="2026-03-20", regime="B", channel="window", applicant_names="张三", respondent_id=pk_of(POLICE),
        respondent_name=POLICE, act_kind="penalty", outcome="revoke",
    )  # fmt: skip
    notes = {item["title"]: item["note"] for item in open_agenda(county.office)}
    assert notes["工作提醒函办理情况"] == f"办理中的提醒函1件，其中逾期没有答复0件。涉及：{POLICE}1件。"
    assert f"行政复议纠错1件。涉及：{POLICE}1件" in notes["行政复议纠错案件分析"]
    assert notes["类案审理标准研讨"] == "讨论中的有：《工伤认定案件审理标准》。"
    material = paper(convened(county), "meeting_packet").text
    assert f"| {POLICE} | 行政处罚 | 撤销 | 2026年3月20日 |" in material
    assert "张三" not in material


def test_convening_drafts_the_notice_and_the_material(county) -> None:
    pk = convened(county)
    notice = paper(pk, "meeting_notice").text
    assert f"@主送 {POLICE}：" in notice
    assert f"（1）{POLICE}主要负责人" in notice
    material = paper(pk, "meeting_packet").text
    assert "| 行政复议纠错 | 0 | 0 | 持平 |" in material
    assert f"| {BUREAU} | 2 | 0 | 0 |" in material


def test_a_meeting_put_off_discards_the_papers_with_the_old_day(county) -> None:
    pk = convened(county)
    old = paper(pk, "meeting_notice")
    record = {"kind": "joint", "title": "第二季度联席会议", "on": "2026-04-22", "place": "第二会议室", "chair": "钱正 市长",
              "agenda": [{"title": "台账逾期"}], "reason": "会场冲突"}  # fmt: skip
    take_step(matter_id=pk, step="change", record=record, actor=county.office)
    old.refresh_from_db()
    assert old.status == "void"
    assert "2026年4月22日" in paper(pk, "meeting_notice").text
    assert Meeting.objects.get(pk=pk).meeting_on == date(2026, 4, 22)


def test_a_resolution_binds_its_unit_which_hears_of_it_and_reports(county) -> None:
    pk = convened(county)
    held(county, pk)
    minuted(county, pk)
    duty = DutyRow.objects.get(matter_id=pk, key="resolution-1")
    assert (duty.organ_id, duty.due, duty.post) == (
        county.police.organ_id,
        date(2026, 4, 30),
        "respondent_liaison",
    )
    assert any(
        "补报一季度进展并说明原因（2026年4月30日前）" in note.text for note in notifications(county.police)
    )
    done = {"number": 1, "done": "已经补报。"}
    take_step(matter_id=pk, step="report_resolution", record=done, actor=county.police)
    judged = {"number": 1, "accepted": True, "opinion": "属实。"}
    take_step(matter_id=pk, step="judge_resolution", record=judged, actor=county.office)
    assert Meeting.objects.get(pk=pk).stage == "closed"
    assert list(verify(settings.HOME)) == []


def test_the_minutes_name_who_came_and_what_each_unit_has_to_do(county) -> None:
    pk = convened(county)
    held(county, pk)
    minuted(county, pk)
    text = paper(pk, "meeting_minutes").text
    assert "| 1 | 补报一季度进展并说明原因 | 汝州市公安局 | 2026年4月30日 |" in text
    assert f"委托他人出席：{POLICE}（王局长）。" in text
    assert "钱正 市长在市政府第一会议室主持召开第二季度联席会议" in text


def test_an_open_resolution_is_the_first_item_of_the_next_meeting(county) -> None:
    pk = convened(county)
    held(county, pk)
    minuted(county, pk)
    assert open_agenda(county.office)[0] == {
        "title": "以往会议议定事项落实情况", "note": "还有1项没有办结。", "by": ""
    }  # fmt: skip
    later = convened(county, on="2026-05-20", title="第二次联席会议")
    assert "补报一季度进展并说明原因" in paper(later, "meeting_packet").text


def test_the_plans_chosen_note_the_meeting_in_their_ledger(county) -> None:
    pk = convened(county)
    held(county, pk)
    minuted(county, pk, plans=[county.plan])
    state = PlanState.model_validate_json(PlanRow.objects.get(pk=county.plan).state)
    assert (state.meetings[-1].on, state.meetings[-1].about) == (date(2026, 4, 15), "第二季度联席会议")
    assert "补报一季度进展并说明原因（汝州市公安局，2026-04-30前）" in state.meetings[-1].resolved


def test_minutes_for_a_plan_that_is_over_are_refused_whole(county) -> None:
    pk = convened(county)
    held(county, pk)
    with pytest.raises(StepRefused):
        minuted(county, pk, plans=[county.adopted(document_number="某办〔2026〕9号")])
    assert Meeting.objects.get(pk=pk).stage == "held"


def test_a_unit_reads_the_meetings_that_concern_it_and_no_others(county) -> None:
    pk = convened(county)
    row, policy = Meeting.objects.get(pk=pk), policy_for(Meeting)
    assert policy.can_see(county.police, row), "invited"
    assert policy.can_see(county.judge, row), "the court is the other side of the conference"
    assert not policy.can_see(county.town, row)
    held(county, pk)
    minuted(county, pk, unit="寄料镇人民政府")
    assert policy.can_see(county.town, row), "it was given a resolution"
    assert not policy.can_see(county.bureau, row)


def test_the_notice_reaches_a_unit_once_it_is_signed_and_the_material_never_by_itself(county) -> None:
    pk = convened(county)
    url = f"/matters/joint_meeting/{pk}/"
    assert "会议通知" not in county.police_client.get(url).content.decode()
    issue(paper(pk, "meeting_notice").pk, county.office)
    issue(paper(pk, "meeting_packet").pk, county.office)
    page = county.police_client.get(url).content.decode()
    assert "关于召开第二季度联席会议的通知" in page
    assert "第二季度联席会议材料" not in page


def test_a_signed_notice_reaches_the_inbox_of_whoever_is_asked_to_come(county) -> None:
    pk = convened(county, guests=[{"organ_id": pk_of(POLICE)}, {"organ_id": pk_of(COURT)}])
    assert not [note for note in notifications(county.police) if note.matter_id == pk], "a draft tells nobody"
    issue(paper(pk, "meeting_notice").pk, county.office)
    for actor in (county.police, county.judge):
        told = [note.text for note in notifications(actor) if note.matter_id == pk]
        assert told == ["会议通知：第二季度联席会议，2026年4月15日15:00，市政府第一会议室"], actor.post.label
    assert not [note for note in notifications(county.bureau) if note.matter_id == pk]


def test_the_office_is_told_once_when_a_meeting_was_not_held_for_as_long_as_the_setting_says(county) -> None:
    pk = convened(county, kind="push", title="全市法治政府建设工作推进会")
    held(county, pk)
    county.on("2027-04-15")
    remind()
    assert not [note for note in notifications(county.office) if "上一次召开" in note.text], (
        "on the day itself not yet"
    )
    county.on("2027-04-16")
    remind()
    remind()
    told = [note.text for note in notifications(county.office) if "推进会上一次召开" in note.text]
    assert told == ["法治政府建设工作推进会上一次召开是2026年4月15日，已经超过12个月"]
    assert "已经超过 12 个月没有召开" in county.office_client.get("/linkage/meetings/").content.decode()


def test_the_ledger_counts_meetings_by_itself(county) -> None:
    pk, span = convened(county), (date(2026, 4, 1), date(2026, 4, 30))
    assert evidence.told(["linkage.meetings"], None, *span).endswith(" 0 次"), "convened is not held"
    held(county, pk)
    assert evidence.told(["linkage.meetings"], None, *span).endswith(" 1 次")
    assert evidence.told(["linkage.meetings"], pk_of(POLICE), *span).endswith(" 1 次")
    assert evidence.told(["linkage.meetings"], pk_of(BUREAU), *span).endswith(" 0 次"), "it was not invited"


def test_zero_months_means_never(county) -> None:
    held(county, convened(county, kind="push", title="全市法治政府建设工作推进会"))
    installation.change(PUSH_MONTHS, 0, by=None)
    county.on("2030-01-15")
    push = next(each for each in rhythms() if each.kind.value == "push")
    assert not push.late(date(2030, 1, 15))


@pytest.mark.parametrize(
    ("day", "months", "expected", "why"),
    [
        (date(2026, 4, 15), 12, date(2027, 4, 15), "a year later"),
        (date(2026, 8, 31), 6, date(2027, 2, 28), "February has no 31st"),
        (date(2024, 2, 29), 12, date(2025, 2, 28), "nor a 29th in 2025"),
        (date(2026, 11, 30), 1, date(2026, 12, 30), "into December"),
        (date(2026, 12, 31), 2, date(2027, 2, 28), "over the year"),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date, why: str) -> None:
    assert months_after(day, months) == expected, why


def test_pages_open_for_each_side(county) -> None:
    pk = convened(county)
    held(county, pk)
    minuted(county, pk)
    for client in (county.office_client, county.mayor_client, county.police_client, county.judge_client):
        assert client.get("/linkage/meetings/").status_code == 200
        assert client.get("/matters/joint_meeting/").status_code == 200
        assert client.get(f"/matters/joint_meeting/{pk}/").status_code == 200
    mine = county.police_client.get("/linkage/meetings/").content.decode()
    assert "补报一季度进展并说明原因" in mine
    assert "补报一季度进展" not in county.bureau_client.get("/linkage/meetings/").content.decode()
