"""What supervision does once a year: each organ's report to the public, the review of what was lost. One county, one story."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from ledger_plan import measure
from reform_story import POLICE, Story

from fuyuan.business.supervision import queries
from fuyuan.business.supervision.annual.opening import told_tonight
from fuyuan.business.supervision.models import AnnualReport, LossReview
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from fuyuan.organs.policy import policy_for
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue
from fuyuan.shell.export import TYPE

pytestmark = pytest.mark.django_db
WORDS = {"duties": "开展自查两次，发现问题三项，全部整改。", "improving": "告知程序不规范，已经修订流程。"}


class Year(Story):
    """The county, and the year's acts in short."""

    @property
    def row(self) -> AnnualReport:
        return AnnualReport.objects.get(organ_name=POLICE, year=2026)

    def fill(self, **more: Any) -> None:
        self.take(self.row.pk, "complete", self.police, **WORDS | more)

    def publish(self, **more: Any) -> None:
        """Filled in, approved, accepted for today and published by hand."""
        self.fill(**more)
        self.take(self.row.pk, "approve", self.police_head)
        self.take(
            self.row.pk, "accept", self.supervisor, publish_on=self.hand.at.date(), opinion="以系统数据为准。"
        )
        self.take(self.row.pk, "publish", self.supervisor)


@pytest.fixture
def year():
    with set_clock(date(2026, 9, 14)) as hand:
        made = Year()
        made.hand = hand
        made.corrected()
        made.back("2027-01-11")
        yield made


def text(path: str) -> str:
    return Client().get(path).content.decode()


def test_a_year_is_reported_contested_published_corrected_and_withdrawn(year: Year) -> None:
    asked = measure("十", "实行行政执法工作情况报告制度", year.unit("汝州市司法局", lead=True))
    year.issued(measures=(asked,))
    assert [each.text for each in told_tonight()] == ["2026年度执法情况报告还没有启动，请给各执法机关启动"]
    board = reverse("annual-board")
    assert "没有启动" in year.supervisor_client.get(board).content.decode()
    page = year.supervisor_client.post(reverse("annual-open"), {"year": "2026"}, follow=True).content.decode()
    assert "启动2026年度执法情况报告" in page
    assert list(told_tonight()) == []
    assert AnnualReport.objects.count() == len(queries.reports_of(2026)) > 1
    row = year.row
    state = queries.AnnualState.model_validate_json(row.state)
    assert [(each.whole, each.part) for each in state.figures.figures] == [
        (1, 1),
        (0, 0),
        (0, 0),
        (0, 0),
        (0, 0),
    ]
    assert [(each.kind, each.about) for each in state.figures.lines] == [("reconsideration", "行政处罚")]
    # twenty working days over 除夕 (2月5日) and the first three days of the new year
    assert DutyRow.objects.get(matter_id=row.pk, key="fill").due == date(2027, 2, 10)

    with pytest.raises(StepRefused, match="张三"):  # a party of the case, found by the second look
        year.fill(duties="张三一案暴露出告知程序的问题。")
    contested = {"section": "corrected", "whole": 1, "part": 0, "reason": "该案正在申请再次审查。"}
    year.fill(contested=[contested])
    with pytest.raises(StepRefused, match="单位负责人"):
        year.take(row.pk, "approve", year.police)
    year.take(row.pk, "approve", year.police_head)
    accepted = {"publish_on": date(2027, 1, 12)}
    with pytest.raises(StepRefused, match="审查结论"):
        year.take(row.pk, "accept", year.supervisor, **accepted)
    year.take(row.pk, "accept", year.supervisor, **accepted, opinion="决定已经生效，以系统数据为准。")
    address = reverse("enforcement-report", args=[2026, row.organ_id])
    assert Client().get(address).status_code == 404

    year.back("2027-01-12")
    assert [each.step for each in tick()] == ["publish"]
    assert Paper.objects.get(matter_id=row.pk).title == "汝州市公安局2026年度执法情况报告"
    shown = text(address)
    for words in (
        "其中行政行为被撤销、变更、确认违法等1件",
        "单位对“行政复议被纠正的行政行为”有不同意见",
        "决定已经生效",
        "没有需要追究",
    ):
        assert words in shown
    assert "张三" not in shown
    listed = text(reverse("enforcement-reports"))
    assert "已公布 1 个" in listed
    assert "还没有公布" in listed

    year.take(row.pk, "correct", year.supervisor, reason="漏报一起责任追究。")
    assert "正在更正" in text(address)
    year.publish(held=[{"measure": "criticism", "people": 1, "why": "超期办理"}])
    assert "批评教育1人：超期办理" in text(address)
    assert "漏报一起责任追究" in text(f"{address}?version=1")
    year.take(row.pk, "withdraw", year.supervisor, reason="单位合并，重新公布。")
    gone = Client().get(address)
    assert gone.status_code == 410
    assert "超期办理" not in gone.content.decode()
    assert list(verify(settings.HOME)) == []


def test_an_organ_finds_itself_alone_on_the_board_of_internal_supervision(year: Year) -> None:
    told = {
        "title": "某公司违法经营案",
        "file_number": "案卷1",
        "act_kind": "penalty",
        "why": "grave",
        "proposed": "罚款二十万元",
    }
    open_matter(kind="majordecision", step="enter", record=told, actor=year.police)
    plan = {
        "topics": ["penalty"], "units": "各中队", "owner": "王副局长", "first_on": "2027-01-12", "last_on": "2027-01-20", "how": "抽查案卷",
    }  # fmt: skip
    open_matter(kind="self_check", step="plan", record=plan, actor=year.police)
    board = reverse("internal-board")
    own = year.police_client.get(board).content.decode()
    assert "1 次，完成 0 次" in own
    assert "0.0%（0/1）" in own, "entered, not looked at yet"
    assert "寄料镇人民政府" not in own
    assert "寄料镇人民政府" in year.supervisor_client.get(board).content.decode()
    assert year.police_client.get(reverse("internal-workbook"))["Content-Type"] == TYPE


def test_what_was_lost_in_a_year_is_grouped_handed_on_and_told_to_each_unit(year: Year) -> None:
    record = {"year": 2026}
    pk = open_matter(kind="loss_review", step="open", record=record, actor=year.supervisor).matter_id
    with pytest.raises(StepRefused, match="已经有了"):
        open_matter(kind="loss_review", step="open", record=record, actor=year.supervisor)
    page = year.supervisor_client.get(reverse("loss-causes", args=[2026])).content.decode()
    assert "程序违法　1件" in page
    assert year.supervisor_client.get(reverse("loss-workbook", args=[2026]))["Content-Type"] == TYPE
    year.take(pk, "pick", year.supervisor, entry=1, why="告知程序缺失，各单位多发。")
    told = Notification.objects.filter(text__contains="典型案件").values_list("post", flat=True)
    assert set(told) == {
        "office_head",
        "training_admin",
    }  # who picks sees no reconsideration case: the office is asked
    page = f"/matters/loss_review/{pk}/"
    assert year.police_client.get(page).status_code == 404, "nobody is told yet"
    year.take(pk, "tell", year.supervisor, demand="对照原因开展自查，三十日内报告。")
    issue(Paper.objects.get(matter_id=pk).pk, year.supervisor)
    assert Notification.objects.filter(matter_id=pk, organ_id=year.police.organ_id).count() == 2, (
        "contact and head"
    )
    own = year.police_client.get(page).content.decode()
    assert "关于汝州市公安局2026年度败诉、被复议纠正案件的通报" in own
    assert "告知程序缺失" not in own, "why it was picked is the bureau's"
    assert not policy_for(LossReview).filter(year.town, LossReview.objects.all()).exists(), (
        "who lost nothing is not told"
    )
    year.take(
        pk, "close", year.supervisor, causes="告知、听证程序落实不到位。", proposals="开展程序专项培训。"
    )
    kinds = Paper.objects.filter(matter_id=pk).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["loss_review.loss_notice", "loss_review.loss_report"]
    assert LossReview.objects.get().closed_on
    assert list(verify(settings.HOME)) == []
