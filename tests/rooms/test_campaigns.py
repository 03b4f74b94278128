"""A campaign in the county: what people reported becomes a problem, the unit puts it right, the public is asked, the report says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from portal_visitor import Visitor, errors
from reform_story import POLICE, TOWN, Story

from fuyuan.business.opinions.models import Report
from fuyuan.business.supervision.campaigns.survey import totals
from fuyuan.business.supervision.models import Campaign, CampaignProblem, SurveyAnswer
from fuyuan.business.supervision.policies import SurveyPolicy
from fuyuan.clock import set_clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.notify import notifications
from fuyuan.matters.services import open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs import settings as installation
from fuyuan.papers.blocks import Layout
from fuyuan.papers.engine import to_document
from fuyuan.papers.models import Paper
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
WORDS = dict.fromkeys(("charge", "focus", "schedule", "demand"), "按照方案办理")


class Room(Story):
    """The county with a campaign deployed by the province, which asks the public."""

    def begin(self) -> int:
        day = self.hand.at.date()
        deployed = {
            "title": "专项整治通知",
            "number": "豫司〔2026〕1号",
            "issuer": "省司法厅",
            "level": "province",
            "on": day,
        }
        record = {
            "title": "最不满意领域专项整治", "form": "special", "deployment": deployed, "areas": ["教育", "城市管理"],
            "approval": {"by": "市长", "on": day}, "first_on": day, "last_on": day + timedelta(days=60),
            "survey_to": day + timedelta(days=30), "survey_most": 1, **WORDS,
        }  # fmt: skip
        return open_matter(kind="campaign", step="begin", record=record, actor=self.supervisor).matter_id

    def told(self) -> int:
        record = {
            "area": "城市管理",
            "what": "市场里强制收取卫生费，没有票据。",
            "channel": "visit",
            "name": "孙某",
            "phone": "1390",
        }
        return open_matter(
            kind="opinion_report", step="register", record=record, actor=self.supervisor
        ).matter_id

    def put_right(self, pk: int) -> None:
        use = receive_file(
            actor=self.police, name="清退.txt", chunks=["清退".encode()], draft=f"right-{pk}", purpose="证明"
        )
        record = {"did": "已经清退三百元。", "signer": "李局长", "files": [reference(use)]}
        take_step(matter_id=pk, step="correct", record=record, actor=self.police, token=f"right-{pk}")

    def answer(self, pk: int, browser: str, **typed: Any) -> Visitor:
        visitor = Visitor(HTTP_USER_AGENT=browser)
        page = visitor.get(f"/opinions/survey/{pk}/")
        self.hand.move(seconds=10)
        visitor.post(
            f"/opinions/survey/{pk}/", stamp=page.split('name="stamp" value="')[1].split('"')[0], **typed
        )
        return visitor


@pytest.fixture
def room():
    with set_clock("2026-07-06T09:00") as hand:
        made = Room()
        made.hand = hand
        installation.change("opinions.areas", "教育、城市管理", by=None)
        yield made


def test_a_report_becomes_a_problem_put_right_checked_and_reported(room: Room) -> None:
    campaign, report, police = room.begin(), room.told(), room.organ(POLICE).pk
    room.take(
        report,
        "pass_on",
        room.supervisor,
        campaign_id=campaign,
        organ_id=police,
        what="市场里强制收取卫生费。",
    )
    problem = CampaignProblem.objects.get()
    assert (problem.report_id, problem.area, problem.found) == (report, "城市管理", "report")
    assert room.police_client.get(f"/matters/campaign_problem/{problem.pk}/").status_code == 404
    room.take(
        problem.pk,
        "analyse",
        room.supervisor,
        cause="没有公示",
        measure="清退费用",
        way="公开清单",
        organ_id=police,
        by_on="2026-07-20",
    )
    page = room.police_client.get(f"/matters/campaign_problem/{problem.pk}/").content.decode()
    assert "市场里强制收取卫生费" in page
    assert "孙某" not in page
    assert "群众反映" not in page.split("<main")[1]
    assert room.town_client.get(f"/matters/campaign_problem/{problem.pk}/").status_code == 404
    room.put_right(problem.pk)
    day = room.hand.at.date()
    room.take(problem.pk, "check", room.supervisor, on=day, by="卫东", done=True, note="全部退还")
    room.take(problem.pk, "close", room.supervisor, lasting="收费项目全部公示。")
    assert any("请答复群众反映" in note.text for note in notifications(room.supervisor))
    room.take(report, "answer", room.supervisor, text="已经清退。")
    listed = room.supervisor_client.get(f"/matters/campaign_problem/?campaign={campaign}").content.decode()
    assert "已销号" in listed

    room.take(
        campaign,
        "conclude",
        room.supervisor,
        overall="整治取得了阶段性成效。",
        proposals="健全收费公示制度。",
    )
    paper = Paper.objects.get(matter_id=campaign)
    text = str(to_document(paper.text, Layout(paper.layout)))
    for words in (
        "省司法厅《专项整治通知》（豫司〔2026〕1号）的部署",
        "共发现问题1项，已经整改销号1项",
        "没有收到问卷",
    ):
        assert words in text
    figures = evidence.figures(["supervision.problems", "supervision.problems_closed"], police, day, day)
    assert [figure.value for figure in figures] == [1, 1]
    assert list(verify(settings.HOME)) == []


def test_the_public_is_asked_once_a_day_and_a_burst_is_counted_apart(room: Room) -> None:
    campaign = room.begin()
    assert "您最不满意哪些执法领域" in Visitor().get("/opinions/")
    visitor = room.answer(campaign, "one", areas=["教育", "城市管理"])
    assert "最多选 1 个" in errors(visitor.response)
    assert room.answer(campaign, "one", areas="教育", text="乱收费").at == "/opinions/thanks/"
    assert "今天已经填写过" in errors(room.answer(campaign, "one", areas="教育").response)
    for browser in ("two", "three", "four"):
        room.answer(campaign, browser, areas="城市管理")
    told = totals(campaign)
    assert (told.answers, told.suspicious) == (4, 4)  # four from one network on one day
    assert [(each.area, each.all, each.sound) for each in told.named] == [("城市管理", 3, 0), ("教育", 1, 0)]
    assert not SurveyPolicy().filter(room.police, SurveyAnswer.objects.all()).exists()
    assert "剔除疑似成批填写" in room.supervisor_client.get(f"/matters/campaign/{campaign}/").content.decode()
    assert "剔除疑似成批填写" not in room.town_client.get(f"/matters/campaign/{campaign}/").content.decode()

    room.hand.move(days=31)
    closed = Visitor()
    assert "问卷已经截止" in closed.get(f"/opinions/survey/{campaign}/")
    assert closed.response.status_code == 404
    assert Campaign.objects.get().stage == "running"
    assert not Report.objects.exists()
    assert room.organ(TOWN)
