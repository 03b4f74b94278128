"""The guidance room on the database: a loss finds its risk point, a list is replaced, who sees what, papers, figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from suit_house import Court

from fuyuan.business.guidance.figures import figures_of, given, lenient, named, paired, reviewed
from fuyuan.business.guidance.lists.uses import uses_of
from fuyuan.business.guidance.models import (
    Guidance,
    LenientCase,
    LenientList,
    ModelUnit,
    Pairing,
    RiskLoss,
    RiskPoint,
)
from fuyuan.business.guidance.units.life import criteria
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.models import Notification
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import strings
from fuyuan.papers.models import Paper
from fuyuan.papers.services import document_of

pytestmark = pytest.mark.django_db
POINT = {
    "power": "治安处罚", "bearer": "organ", "risk": "告知书没有写明陈述申辩的期限", "level": "high",
    "cause": "procedure.heard", "arises": "notice", "measures": ["使用新的告知书"], "owner": "法制大队 李明",
    "review_on": "2026-09-01",
}  # fmt: skip
ITEM = {
    "violation": "未按规定公示收费标准", "basis": "某条例第十条", "effect": "none", "conditions": ["首次被发现", "三日内改正"],
}  # fmt: skip


class House(Court):
    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand = hand
        self.supervisor, self.supervisor_client = self.hire("jiandu", Post.SUPERVISION_STAFF, "汝州市司法局")

    def open(self, room: str, step: str, actor: Actor | None = None, **record: Any) -> int:
        return open_matter(kind=room, step=step, record=record, actor=actor or self.police).matter_id

    def lose(self, number: int, *causes: tuple[str, str]) -> int:
        """A suit lost by the police, its causes stated and accepted."""
        suit = self.sued(case_number=f"（2026）豫0482行初{number}号")
        self.lost(suit)
        lines = [
            {"code": code, "stage": stage, "fault": "system", "quote": "判决原文"} for code, stage in causes
        ]
        told = {"reason": "没有告知", "cure": "修改文书", "long_term": "培训"}
        self.take(suit, "state_cause", defendant=1, causes=lines, **told)
        self.take(suit, "review_cause", self.office, defendant=1, verdict="accept", opinion="同意")
        return suit

    def list(self, **more: Any) -> int:
        told = {"title": "公安领域不予处罚清单", "area": "治安", "items": [ITEM], **more}
        pk = self.open("lenient_list", "draft", **told)
        self.take(pk, "approve", self.police_head, opinion="同意")
        self.take(pk, "publish", valid_from=self.hand.at.date(), where="政府网站")
        return pk


def words_of(matter_id: int) -> str:
    """What the one paper of a matter says."""
    return " ".join(strings(*document_of(Paper.objects.get(matter_id=matter_id)).blocks))


@pytest.fixture
def house() -> Iterator[House]:
    with set_clock("2026-05-06T09:00") as hand:
        yield House(hand)


def test_a_loss_finds_its_risk_point_or_asks_for_one(house: House) -> None:
    """Plan, measure 十二: the register is fed by the causes of loss; a later judgment takes the loss out again."""
    known = house.open("risk_point", "add", **POINT)
    with pytest.raises(StepRefused, match="已经梳理"):
        house.open("risk_point", "add", **POINT)
    first = house.lose(1, ("procedure.heard", "notice"), ("facts.evidence", "inquiry"))
    assert RiskPoint.objects.get(pk=known).losses == 1
    asked = RiskPoint.objects.get(stage="suggested")
    assert (asked.organ_id, asked.cause, asked.arises) == (house.police.organ_id, "facts.evidence", "inquiry")
    told = list(Notification.objects.filter(matter_id=asked.pk).values_list("text", flat=True))
    assert len(told) == 1
    assert "没有对应的风险点" in told[0]
    second = house.lose(2, ("procedure.heard", "notice"), ("facts.evidence", "inquiry"))
    assert set(RiskLoss.objects.filter(matter_id=known).values_list("suit_id", flat=True)) == {first, second}
    page = house.police_client.get(f"/matters/risk_point/{known}/").content.decode()
    assert "这一风险点对应 2 件败诉" in page
    assert f"/matters/suit/{first}/" in page
    assert "风险点：治安处罚" in house.police_client.get(f"/matters/suit/{first}/").content.decode()
    house.take(asked.pk, "dismiss", into=known, reason="已经在同一风险点里")
    assert RiskPoint.objects.get(pk=known).losses == 2  # the same two suits: none is counted twice
    other = house.lose(3, ("law.missed", "decision"))
    proposed = RiskPoint.objects.get(stage="suggested")
    house.take(
        proposed.pk, "dismiss", into=known, reason="同一岗位的风险"
    )  # of another cause, and kept there all the same
    again = {"form": "judgment", "outcome": "quashed", "ruled_on": "2026-04-10", "received_on": "2026-04-10"}
    house.take(other, "correct_ruling", house.office, **again, reason="补录判决要点")
    assert RiskPoint.objects.get(pk=known).losses == 3
    assert not RiskPoint.objects.filter(stage="suggested").exists()
    appeal = {
        "court": "平顶山市中级人民法院",
        "case_number": "（2026）豫04行再1号",
        "docketed_on": "2026-05-06",
    }
    house.take(second, "apply_retrial", sides=["plaintiff"], acted_on="2026-05-06")
    house.take(second, "docket_next", instance="retrial", **appeal)
    again = {
        "form": "judgment",
        "outcome": "reversed",
        "changed_to": "claims_dismissed",
        "ruled_on": "2026-05-06",
    }
    house.take(second, "record_ruling", received_on="2026-05-06", **again)
    assert set(RiskLoss.objects.filter(matter_id=known).values_list("suit_id", flat=True)) == {first, other}


def test_a_new_list_ends_the_old_one_the_day_before_and_old_cases_keep_their_item(house: House) -> None:
    """CFF 33.1, 33.3, 5.3: an item used on a day on which its list does not hold is refused."""
    old = house.list()
    assert (
        house.town_client.get(f"/matters/lenient_list/{old}/").status_code == 200
    )  # published: for everybody
    begin = {"party": "某商行", "facts": "没有公示收费标准", "found_on": "2026-05-06"}
    with pytest.raises(StepRefused, match="本单位公布的清单"):
        house.open("lenient_case", "begin", house.town, entry=f"{old}-1", **begin)
    page = house.police_client.get("/matters/lenient_case/new/begin/").content.decode()
    assert f"{old}-1" in page
    assert "未按规定公示收费标准" in page
    case = house.open("lenient_case", "begin", entry=f"{old}-1", **begin)
    met = [{"text": each, "met": True, "fact": "现场笔录"} for each in ITEM["conditions"]]
    house.take(case, "check", ticks=met)
    house.hand.set("2026-05-11T09:00")
    new = house.list(replaces=old, title="公安领域不予处罚清单（修订）")
    assert [str(day) for day in LenientList.objects.filter(pk=old).values_list("valid_to", flat=True)] == [
        "2026-05-10"
    ]
    assert LenientList.objects.get(pk=new).version == 2
    done = {"act_number": "汝公罚〔2026〕1号", "taught": "当场讲解"}
    with pytest.raises(StepRefused, match="不能适用"):
        house.take(case, "decide", acted_on="2026-05-11", **done)
    house.take(case, "decide", acted_on="2026-05-08", **done)
    assert LenientCase.objects.get(pk=case).fined == 0
    assert "现场笔录" in words_of(case)
    used = uses_of(LenientList.objects.get(pk=old).number, house.police)
    assert (used[1].cases, used[1].fined, used[1].percent) == (1, 0, "—")
    assert not policy_for(LenientCase).filter(house.town, LenientCase.objects.all()).exists()


def test_who_somebody_guided_is_stays_with_the_unit(house: House) -> None:
    """HN16 8. The bureau oversees the guidance and never reads the number of the person's card."""
    identity = "410482198503020017"
    told = {
        "kind": "person", "party": "王五", "identity": identity, "area": "治安", "need": "经营场所没有登记从业人员",
        "way": "coach", "text": "建议建立从业人员登记台账",
    }  # fmt: skip
    pk = house.open("guidance", "offer", **told)
    house.take(pk, "carry_out", on="2026-05-06", by="李警官", agreed=True, check_on="2026-06-05")
    pages = [
        client.get(f"/matters/guidance/{pk}/") for client in (house.police_client, house.supervisor_client)
    ]
    assert [identity in page.content.decode() for page in pages] == [True, False]
    assert house.town_client.get(f"/matters/guidance/{pk}/").status_code == 404
    paper = words_of(pk)
    assert "自愿决定是否接受" in paper
    assert identity not in paper
    day = house.hand.at.date()
    assert (given(None, day, day), given(house.town.organ_id, day, day)) == (1, 0)


def test_a_unit_becomes_a_model_and_brings_on_another(house: House) -> None:
    day = house.hand.at.date()
    pk = house.open("model_unit", "apply", leader="王局长", strength="连续三年开展行政指导")
    with pytest.raises(StepRefused, match="已经在创建"):
        house.open("model_unit", "apply", leader="王局长", strength="连续三年开展行政指导")
    house.take(pk, "cultivate", house.supervisor, focus="风险防控", mentor="钱科长", assess_by="2026-09-01")
    lines = [{**each, "points": each["most"]} for each in criteria()]
    beside = house.supervisor_client.get(f"/matters/model_unit/{pk}/steps/assess/").content.decode()
    assert "超期没有复核" in beside  # what the system knows of the unit stands beside the scores
    house.take(pk, "assess", house.supervisor, on=day, by="考核组", scores=lines, opinion="情况属实")
    assert house.town_client.get(f"/matters/model_unit/{pk}/").status_code == 404
    house.take(pk, "name", house.supervisor, batch="第一批", on=day)
    page = house.town_client.get(f"/matters/model_unit/{pk}/").content.decode()
    assert "第一批" in page
    assert "情况属实" not in page
    assert "第一批" in words_of(pk)
    pair = {
        "kind": "pair",
        "model": pk,
        "partner_id": house.town.organ_id,
        "partner_name": house.town.organ_name,
    }
    term = {"from_on": day, "to_on": "2027-05-01", "plan": "每季度开展一次现场教学"}
    bond = house.open("pairing", "begin", house.supervisor, **pair, **term)
    house.take(bond, "tell", house.town, on=day, what="现场观摩", people=12)
    assert Pairing.objects.get(pk=bond).activities == 1
    assert house.town_client.get(f"/matters/pairing/{bond}/").status_code == 200
    assert (
        named(None, day, day),
        paired(None, day, day),
        reviewed(None, day, day),
        lenient(None, day, day),
    ) == (1, 1, 0, 0)
    assert dict(figures_of(house.police.organ_id or 0, day))["行政指导"] == "0 次，自愿接受 0 次"
    assert ModelUnit.objects.get(pk=pk).score == 100
    assert Guidance.objects.count() == 0


def test_everybody_reads_the_lists_in_force_with_their_conditions_and_articles(house: House) -> None:
    """CFF 5.3: 对违法行为给予行政处罚的规定必须公布; a draft is nobody's to read, one that ended says so."""
    old = house.list()
    house.open("lenient_list", "draft", title="还在拟定的清单", area="治安", items=[ITEM])
    visitor = Client()
    overview = visitor.get("/lenient-lists/")
    assert overview.cookies == {}
    assert "公安领域不予处罚清单" in overview.content.decode()
    assert "还在拟定的清单" not in overview.content.decode()
    for asked, found in (
        ("organ=0", False),
        ("area=治安", True),
        (f"organ={house.police.organ_id}&area=治", False),
    ):
        assert (
            "公安领域不予处罚清单" in visitor.get(f"/lenient-lists/?{asked}").content.decode()
        ) == found, asked
    found = visitor.get("/lenient-lists/?q=公示收费").content.decode()
    assert f"/lenient-lists/{old}/#item-1" in found
    assert "没有符合条件的清单" in visitor.get("/lenient-lists/?q=占道").content.decode()
    page = visitor.get(f"/lenient-lists/{old}/").content.decode()
    assert "/law/CFF/33/" in page
    assert "三日内改正" in page
    assert house.police.name not in page  # who drafted it is no part of it
    house.hand.set("2026-05-20T09:00")
    new = house.list(replaces=old, title="公安领域不予处罚清单（第二版）")
    page = visitor.get(f"/lenient-lists/{old}/").content.decode()
    assert "以后不再适用" in page
    assert f"/lenient-lists/{new}/" in page
    assert f"/lenient-lists/{old}/" not in visitor.get("/lenient-lists/").content.decode()
    for nowhere in (new + 1, 10**25):
        assert visitor.get(f"/lenient-lists/{nowhere}/").status_code == 404
