"""An agreement beside the mediation it came from: found from either side, its person known to the unit alone, its papers."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from mediation_house import POLICE, House

from fuyuan.business.guidance.figures import accords
from fuyuan.business.guidance.models import Accord
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.services import open_matter
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import strings
from fuyuan.papers.models import Paper
from fuyuan.papers.services import document_of

pytestmark = pytest.mark.django_db
PARTY = "欧阳某某"


def test_an_agreement_hangs_on_its_mediation_and_names_nobody_to_others() -> None:
    """Plan, measure 十二: 在落实执行和解制度基础上探索行政和解; QZF 42."""
    with set_clock("2026-08-03T09:00") as hand:
        house = House()
        house.hand = hand
        head, _ = house.hire("gonganfuze", Post.RESPONDENT_HEAD, POLICE)
        _, supervisor = house.hire("jiandu", Post.SUPERVISION_STAFF, "汝州市司法局")
        case = house.case()
        mediation = house.talks(case)
        number = house.state(mediation).number
        mediation_page = f"/matters/mediation/{mediation}/"
        begin = f"/matters/accord/new/draft/?{urlencode({'source': number})}"
        assert begin in house.police_client.get(mediation_page).content.decode()
        assert number in house.police_client.get(begin).content.decode()
        told = {
            "party_kind": "person", "party": PARTY, "act": "行政处罚决定", "acted_on": "2026-06-01", "harmless": "款项上缴国库",
            "source": number, "why": f"{PARTY}一次缴纳有困难",
        }  # fmt: skip
        item = {"owed": "party", "what": f"{PARTY}缴纳罚款", "amount": 500, "by": "2026-08-31"}
        record = {**told, "kind": "enforce", "principal": 500, "items": [item]}
        pk = open_matter(kind="accord", step="draft", record=record, actor=house.police).matter_id
        house.act(pk, "approve", head)
        house.act(pk, "sign", house.police, on="2026-08-03", by=PARTY)
        row = Accord.objects.get(pk=pk)
        assert row.source_id == mediation
        assert accords(None, house.today.replace(day=1), house.today) == 1
        inside = house.police_client.get(f"/matters/accord/{pk}/").content.decode()
        assert f"/matters/mediation/{mediation}/" in inside
        assert PARTY in inside
        assert f"/matters/accord/{pk}/" in house.police_client.get(mediation_page).content.decode()
        for page in (f"/matters/accord/{pk}/", "/matters/accord/", f"/matters/accord/?q={row.number}"):
            outside = supervisor.get(page).content.decode()
            assert row.number in outside
            assert PARTY not in outside
        assert "来自调解" in supervisor.get(f"/matters/accord/{pk}/").content.decode()
        paper = Paper.objects.get(matter_id=pk)
        assert supervisor.get(f"/papers/{paper.pk}/").status_code == 404
        assert "《中华人民共和国行政强制法》第四十二条" in " ".join(strings(*document_of(paper).blocks))
        promise = {"owed": "unit", "what": "书面说明处罚理由", "by": "2026-09-30"}
        number = Case.objects.get(pk=case).case_number
        record = {**told, "kind": "dispute", "source": number, "items": [promise]}
        second = open_matter(kind="accord", step="draft", record=record, actor=house.police).matter_id
        assert (
            f"/matters/reconsideration/{case}/"
            in house.police_client.get(f"/matters/accord/{second}/").content.decode()
        )
        assert (
            f"/matters/accord/{second}/"
            in house.police_client.get(f"/matters/reconsideration/{case}/").content.decode()
        )
        office = house.head_client.get(f"/matters/reconsideration/{case}/").content.decode()
        assert (
            f"/matters/accord/{second}/" not in office
        )  # what a unit agreed is the unit's and its overseers'
        hand.set("2026-09-01")
        house.act(pk, "break_off", house.police, item=1, found="到期没有缴纳")
        house.act(pk, "resume", house.police, on="2026-09-01", how="依法划拨存款")
        notice = " ".join(strings(*document_of(Paper.objects.filter(matter_id=pk).latest("pk")).blocks))
        assert "行政机关应当恢复强制执行" in notice
        assert "2026年8月31日" in notice
