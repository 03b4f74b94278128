"""The board of an action: targets as they were set beside what the room's matters say, and what a unit reads of it."""

from __future__ import annotations

import pytest
from organs_people import signed_in
from training_county import Training

from fuyuan.business.guidance.actions.board import counted, named, sources
from fuyuan.clock import set_clock
from fuyuan.matters.services import open_matter
from fuyuan.organs.models import Account

pytestmark = pytest.mark.django_db


def test_a_year_s_targets_stand_beside_what_was_done_and_a_summed_year_stays_as_it_was() -> None:
    """Plan, measure 十二: 实施“基层服务型行政执法提升五年行动”."""
    with set_clock("2026-01-12T09:00") as hand:
        house = Training()
        empty = house.supervisor_client.get("/guidance/board/").content.decode()
        assert "先登记行动方案" in empty
        assert "/matters/service_action/new/launch/" in empty
        assert "new/launch" not in house.police_client.get("/guidance/board/").content.decode()
        told = {
            "title": "基层服务型行政执法提升五年行动", "document": "某依法办〔2026〕3号", "first_year": 2026, "last_year": 2027,
            "goal": "覆盖全部基层执法单位，逐年提升",
        }  # fmt: skip
        pk = open_matter(kind="service_action", step="launch", record=told, actor=house.supervisor).matter_id
        form = house.supervisor_client.get(f"/matters/service_action/{pk}/steps/target/").content.decode()
        assert all(each.label in form for each in sources())
        rows = [
            {"key": each.key, "label": named(each), "count": 2 if each.key == "guidance.given" else None}
            for each in sources()
        ]  # fmt: skip
        house.take(pk, "target", house.supervisor, year=2026, document="某依法办〔2026〕9号", targets=rows)
        talk = {
            "kind": "company", "party": "某商行", "area": "治安", "need": "住宿登记不完整", "way": "remind", "text": "建议逐人登记",
        }  # fmt: skip
        guided = open_matter(kind="guidance", step="offer", record=talk, actor=house.police).matter_id
        done = {"on": "2026-01-12", "by": "民警", "agreed": True, "words": "愿意改进"}
        house.take(guided, "carry_out", house.police, **done)
        assert counted(2026)["guidance.given"] == 1
        page = house.police_client.get("/guidance/board/").content.decode()
        assert "1 项还没有达到" in page
        assert "其中本单位" in page
        hand.at = hand.at.replace(year=2027)
        told = {"year": 2026, "found": "完成一次，差一次，人手不足", "next": "增加指导"}
        house.take(pk, "sum_up", house.supervisor, **told)
        late = open_matter(kind="guidance", step="offer", record=talk, actor=house.police).matter_id
        house.take(late, "carry_out", house.police, **{**done, "on": "2026-12-30"})
        client = signed_in(Account.objects.get(pk=house.supervisor.person_id))
        page = client.get("/guidance/board/?year=2026").content.decode()
        assert "按小结之日的数" in page
        assert "落后" in page
        assert "2026年小结" in page
        own = client.get(f"/matters/service_action/{pk}/").content.decode()
        assert "增加指导" in own
