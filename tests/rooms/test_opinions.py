"""What people say: a problem reported and answered, satisfaction with an organ and with a case, the hotline's list."""

from __future__ import annotations

import io
from typing import Any

import pytest
import reconsideration_samples as samples
from django.conf import settings
from openpyxl import Workbook
from portal_visitor import Visitor, errors, pdf
from reform_story import BREACH, POLICE, Story

from fuyuan.business.linkage.models import Clue
from fuyuan.business.opinions.figures import Share, lines
from fuyuan.business.opinions.models import Answer, Report
from fuyuan.business.opinions.policies import AnswerPolicy
from fuyuan.business.opinions.queries import state_of
from fuyuan.business.reconsideration.codes import new_code
from fuyuan.clock import set_clock
from fuyuan.matters.models import AttachmentUse, DutyRow
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.matters.verify import verify
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
DAY = "2026-07-06"  # a Monday
WHAT = "检查时当场收取三百元，没有开票据，也没有出示证件。"
GOOD = {"clear": 4, "fair": 5, "polite": 4, "quick": 3, "overall": 4}
AREAS = "教育、市场监管、城市管理"


class Room(Story):
    """The county, a visitor of the public site, and short words for both."""

    def fill(self, visitor: Visitor, path: str, wait: int = 10, **typed: Any) -> str:
        """Open a form, take some seconds over it, send it."""
        page = visitor.get(path)
        self.stamp = page.split('name="stamp" value="')[1].split('"')[0]
        self.hand.move(seconds=wait)
        return visitor.post(path, stamp=self.stamp, **typed)

    def report(self, visitor: Visitor, **typed: Any) -> str:
        given = {
            "organ": self.organ(POLICE).code,
            "area": "城市管理",
            "what": WHAT,
            "sender": "anonymous",
            **typed,
        }
        return self.fill(visitor, "/opinions/report/", **given)

    @property
    def row(self) -> Report:
        return Report.objects.latest("pk")


@pytest.fixture
def room():
    with set_clock(f"{DAY}T09:00") as hand:
        made = Room()
        made.hand = hand
        installation.change("opinions.areas", AREAS, by=None)
        yield made


def test_a_problem_is_reported_assigned_answered_and_read_by_its_code(room: Room) -> None:
    """JD25 20.2: 对通过…渠道反映的行政执法问题线索及时进行研判."""
    visitor = Visitor()
    room.report(visitor, sender="named", name="赵六六", phone="13912345678", files=[pdf("照片.pdf")])
    assert visitor.at == "/opinions/report/receipt/", errors(visitor.response)
    pk, code = room.row.pk, visitor.code
    assert DutyRow.objects.get(matter_id=pk, key="sort").due.isoformat() == "2026-07-13"
    assert DutyRow.objects.get(matter_id=pk, key="answer").due.isoformat() == "2026-07-27"
    assert AttachmentUse.objects.get(matter_id=pk).readers == Post.SUPERVISION_STAFF.value

    police = room.organ(POLICE).pk
    assert room.police_client.get(f"/matters/opinion_report/{pk}/").status_code == 404
    room.take(pk, "assign", room.supervisor, organ_id=police, demand="核实收费情况。", by_on="2026-07-10")
    page = room.police_client.get(f"/matters/opinion_report/{pk}/").content.decode()
    assert WHAT in page
    assert "赵六六" not in page
    assert "13912345678" not in page
    room.take(pk, "reply", room.police, text="已经退款，对当事人员批评教育。", signer="李局长")
    room.take(pk, "answer", room.supervisor, text="经查属实，已经退还三百元。")

    other = Visitor()
    answer = other.post("/track/", code=code)
    assert other.at == f"/opinions/report/{pk}/"
    assert "已经退还三百元" in answer
    assert "对当事人员批评教育" not in answer
    assert Visitor().get(f"/opinions/report/{pk}/") != answer
    day = room.row.opened_on
    found = evidence.figures(["opinions.reports", "opinions.answered"], police, day, day)
    assert [str(each) for each in found] == ["收到群众反映的执法问题 1 件", "答复群众反映的执法问题 1 件"]
    assert list(verify(settings.HOME)) == []


def test_a_report_becomes_a_clue_only_its_people_know_of(room: Room) -> None:
    """JD25 33.1: 按照规定程序向监察机关移送…问题线索."""
    visitor = Visitor()
    room.report(visitor)
    pk = room.row.pk
    police = room.organ(POLICE).pk
    room.take(pk, "assign", room.supervisor, organ_id=police, demand="核实收费情况。", by_on="2026-07-10")
    assert room.police_client.get(f"/matters/opinion_report/{pk}/").status_code == 200
    room.take(pk, "make_clue", room.supervisor, kind="conduct", organ_id=room.organ(POLICE).pk, subject="辅警张某",
              people=[room.mayor.person_id])  # fmt: skip
    assert room.police_client.get(f"/matters/opinion_report/{pk}/").status_code == 404, "nobody is forewarned"
    clue = Clue.objects.get()
    assert clue.stage == "registered"
    assert room.row.number in clue.state
    assert "已经转交有权机关处理" in visitor.get(f"/opinions/report/{pk}/")
    page = room.mayor_client.get(f"/matters/opinion_report/{pk}/").content.decode()
    assert "辅警张某" not in page


def test_what_is_sent_at_once_or_again_or_too_often_is_not_taken(room: Room) -> None:
    visitor = Visitor()
    assert "提交得太快" in room.fill(
        visitor, "/opinions/report/", wait=0, area="教育", what=WHAT, sender="anonymous"
    )
    assert "提交得太快" in room.report(visitor, website="https://example.cn")
    assert "已经失效" in visitor.post(
        "/opinions/report/", stamp="made up", area="教育", what=WHAT, sender="anonymous"
    )
    assert not Report.objects.exists()
    room.report(visitor)
    stamp = visitor.client.session["opinion-receipt"][1]
    assert Report.objects.count() == 1
    installation.change("opinions.per_hour", 2, by=None)
    room.report(visitor)
    again = room.report(visitor)
    assert visitor.response.status_code == 429
    assert WHAT in again, "nobody types it twice"
    assert Report.objects.count() == 2
    assert stamp


def test_who_sent_files_with_a_report_that_was_not_taken_is_told_to_choose_them_again(room: Room) -> None:
    told = "您选择的文件没有保留，请重新选择"
    assert told in room.report(Visitor(), what="", files=[pdf("照片.pdf")])
    assert told not in room.report(Visitor(), what="")


def test_an_organ_is_rated_once_a_day_from_one_browser_and_counts_come_first(room: Room) -> None:
    visitor, code = Visitor(), room.organ(POLICE).code
    page = visitor.get(f"/opinions/organ/?organ={code}")
    assert f'value="{code}" selected' in page
    room.fill(visitor, "/opinions/organ/", organ=code, **GOOD, text="态度很好。")
    assert visitor.at == "/opinions/thanks/", errors(visitor.response)
    visitor.post("/opinions/organ/", stamp=room.stamp, organ=code, **GOOD)
    assert visitor.at == "/opinions/thanks/", "the same form sent twice is one answer"
    assert "今天已经评价过这个机关" in room.fill(visitor, "/opinions/organ/", organ=code, **GOOD)
    assert Answer.objects.count() == 1
    (line,) = lines(Answer.objects.all())
    assert (line.organ, line.overall.words, line.shares["quick"].words) == (
        POLICE, "1 份中 1 份满意", "1 份中 0 份满意",
    )  # fmt: skip
    assert Share(30, 40).words == "75.0%（30/40）"
    own = room.police_client.get("/satisfaction/").content.decode()
    assert "态度很好" in own
    assert POLICE in room.police_client.get(f"/satisfaction/poster/{code}/").content.decode()
    assert room.police_client.get("/satisfaction/poster/other/").status_code == 404
    assert room.supervisor_client.get("/satisfaction/satisfaction.xlsx?year=x&part=q9").status_code == 200


def test_an_applicant_rates_an_ended_case_once_and_may_change_it_for_some_days(room: Room) -> None:
    case, visitor = room.case(), Visitor()
    ended, day = case.matter_id, room.hand.at.date()
    assert "说说您的感受" not in visitor.post("/track/", code=new_code(ended))
    visitor.get(f"/track/{ended}/opinion/")
    assert visitor.at == f"/track/{ended}/"
    samples.make(case, day, samples.draft(kind="revoke") | BREACH)
    samples.served(case, day)
    assert "说说您的感受" in visitor.get(f"/track/{ended}/")
    path = f"/track/{ended}/opinion/"
    room.fill(visitor, path, **GOOD, text="打电话听了我的意见。")
    assert visitor.at == f"/track/{ended}/", errors(visitor.response)
    room.fill(visitor, path, **{**GOOD, "overall": 2}, text="还可以再快。")
    answer = Answer.objects.get()
    assert (answer.form, answer.overall, answer.text) == ("case", 2, "还可以再快。")
    assert str(ended) not in (answer.key, answer.organ_name, answer.text), (
        "nothing leads from the answer to the case"
    )
    seen = {post: AnswerPolicy().filter(Actor(post, "某", 1, 1), Answer.objects.all()).exists() for post in (
        Post.HANDLER, Post.RESPONDENT_LIAISON, Post.COURT_LIAISON)}  # fmt: skip
    assert list(seen.values()) == [True, False, False]
    room.hand.move(days=31)
    late = Visitor()
    late.post("/track/", code=new_code(ended))
    assert "不能再改" in late.get(path)


def sheet(*rows: tuple[str, ...]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["工单号", "受理时间", "被反映单位", "领域", "诉求内容", "来电人"])
    for row in rows:
        book.active.append(list(row))
    book.save(out)
    return out.getvalue()


def test_the_hotlines_list_is_judged_row_by_row_and_an_order_is_taken_once(room: Room) -> None:
    rows = [
        ("H1", "2026-07-02", POLICE, "城市管理", WHAT, "钱某"), ("H2", "2026-07-02", "没有的局", "城市管理", WHAT, ""),
        ("H3", "2026-07-02", "", "航天", WHAT, ""), ("H4", "", "", "教育", WHAT, ""),
    ]  # fmt: skip
    client = room.supervisor_client
    page = client.post("/hotline/", {"file": pdf("list.xlsx", sheet(*rows))}).content.decode()
    for words in (
        "其中 1 行可以导入",
        "机关名录里没有“没有的局”",
        "没有“航天”这个执法领域",
        "缺少工单编号|缺少来电日期",
    ):
        assert any(each in page for each in words.split("|")), words
    kept = page.split('name="rows" value="')[1].split('"')[0]
    assert "已建立 1 件群众反映" in client.post("/hotline/", {"rows": kept}).content.decode()
    assert "已有" in client.post("/hotline/", {"file": pdf("list.xlsx", sheet(rows[0]))}).content.decode()
    assert (room.row.order_number, room.row.channel, state_of(room.row).name) == ("H1", "hotline", "钱某")


def test_an_area_the_plan_does_not_name_is_refused(room: Room) -> None:
    visitor = Actor(Post.APPLICANT, "群众")
    with pytest.raises(StepRefused, match="执法领域请从列出的选择"):
        open_matter(
            kind="opinion_report", step="report", actor=visitor,
            record={"area": "航天", "what": WHAT, "sender": "anonymous"},
        )  # fmt: skip
