"""A contest of the register's people: who enters, the result on paper, the pool of talents on an officer's page."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from training_county import CITY, POLICE, Training

from fuyuan.business.guidance.models import Contest, Talent
from fuyuan.clock import set_clock
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import strings
from fuyuan.papers.models import Paper
from fuyuan.papers.services import document_of

pytestmark = pytest.mark.django_db


def test_the_best_of_a_contest_stand_in_the_pool_of_talents() -> None:
    """Plan, measure 十二: 持续开展服务型行政执法比武活动，推进多层次人才队伍建设."""
    with set_clock("2026-05-06T09:00"):
        house = Training()
        city, _ = house.hire("chengguan", Post.RESPONDENT_LIAISON, CITY)
        first, second = house.officer(1), house.officer(2, unit=CITY)
        told = {
            "title": "全市服务型行政执法比武", "on": "2026-05-06", "place": "礼堂", "judges": ["王教授"],
            "rounds": [{"name": "知识竞赛", "weight": 100}],
        }  # fmt: skip
        pk = open_matter(kind="contest", step="announce", record=told, actor=house.supervisor).matter_id
        with pytest.raises(StepRefused, match="不是本单位在岗"):
            house.take(pk, "enter", house.police, members=["民警2"], leader="副局长")
        house.take(pk, "enter", house.police, members=["民警1"], leader="副局长")
        with pytest.raises(StepRefused, match="不足两个单位"):
            house.take(
                pk,
                "score",
                house.supervisor,
                round="知识竞赛",
                marks=[{"team": POLICE, "judge": "王教授", "points": "90"}],
            )
        house.take(pk, "enter", city, members=[second.state.number], leader="副局长")
        form = house.supervisor_client.get(f"/matters/contest/{pk}/steps/score/").content.decode()
        assert "王教授" in form
        marks = [
            {"team": team, "judge": "王教授", "points": points}
            for team, points in ((POLICE, "90"), (CITY, "95.5"))
        ]
        house.take(pk, "score", house.supervisor, round="知识竞赛", marks=marks)
        house.take(pk, "conclude", house.supervisor, talents=[second.state.person_id])
        assert Contest.objects.get(pk=pk).winner == CITY
        assert Talent.objects.get().officer_id == second.matter_id
        text = " ".join(strings(*document_of(Paper.objects.get(matter_id=pk)).blocks))
        assert "民警2（汝州市城市管理局）" in text
        pages = [
            house.supervisor_client.get(f"/matters/officer/{each.matter_id}/").content.decode()
            for each in (first, second)
        ]
        assert ["列入服务型行政执法人才库" in page for page in pages] == [False, True]
        pool = house.police_client.get("/guidance/talents/").content.decode()
        assert "全市服务型行政执法比武</a>（第1名）" in pool
        assert (
            f"/matters/officer/{second.matter_id}/" not in pool
        )  # another unit's entry: named, not to be opened
        asks = {
            "area=治安": True,
            "area=治": False,
            f"unit={city.organ_id}": True,
            "unit=0x": False,
            f"contest={pk}": True,
        }
        for asked, found in asks.items():
            page = house.police_client.get(f"/guidance/talents/?{asked}").content.decode()
            assert ("第1名" in page) == found, asked
        sheet = load_workbook(
            BytesIO(b"".join(house.police_client.get(f"/guidance/talents.xlsx?unit={city.organ_id}")))
        )
        assert [cell.value for cell in sheet.active[2]][:2] == ["民警2", CITY]
