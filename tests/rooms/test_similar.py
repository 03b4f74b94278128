"""类案: what enters the index, who sees what of it, and that the page stays cheap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from suit_house import Court

from fuyuan.business.litigation.queries import told
from fuyuan.business.similar.find import Found, shares, similar
from fuyuan.business.similar.index import code, counts_of
from fuyuan.business.similar.models import EndedText, PairCount, Posting
from fuyuan.clock import set_clock
from fuyuan.organs.actor import Actor

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 10)
NOISE = "撤销对夜间施工噪音的罚款，工地浇筑混凝土已经取得夜间施工证明"
STALL = "撤销对占道摆摊的罚款，摊位没有越过划定的经营区域"
INJURY = "撤销不予认定工伤的决定，职工下班途中被电动车撞伤"


@pytest.fixture
def court() -> Iterator[Court]:
    with set_clock("2026-07-14"):
        yield Court()


def sued(court: Court, number: int, claims: str, *organs: str, **more: Any) -> int:
    changes = {"area": "公安", "claims": claims, "case_number": f"（2026）豫0482行初{number}号", **more}
    return court.sued(*organs, **changes)


def ended(court: Court, number: int, claims: str, *organs: str, outcome: str = "quashed", **more: Any) -> int:
    matter = sued(court, number, claims, *organs, **more)
    actor = court.town if organs and organs[0] == "寄料镇人民政府" else court.police
    court.take(
        matter, "record_ruling", actor, form="judgment", outcome=outcome, ruled_on=DAY, received_on=DAY
    )
    return matter


def found(court: Court, matter: int, actor: Actor | None = None) -> list[Found]:
    return similar(told(court.state(matter)), actor or court.office, without=frozenset({matter}))


def page(client: Client, matter: int) -> str:
    return client.get(f"/matters/suit/{matter}/similar/").content.decode()


def test_the_twin_is_first_then_the_same_kind_of_act_then_nothing(court: Court) -> None:
    stall = ended(court, 1, STALL)
    twin = ended(court, 2, NOISE)
    ended(
        court,
        3,
        INJURY,
        act_kind="work_injury",
        act_title="工伤认定决定",
        area="人力资源",
        outcome="claims_dismissed",
    )
    rows = found(court, sued(court, 4, NOISE))
    assert [row.pk for row in rows] == [twin, stall]
    assert (rows[0].score, rows[0].outcome, rows[0].ended_on) == (100, "撤销", DAY)
    assert rows[0].why == ("同类行为：行政处罚", "同一领域：公安", "同一被告")
    assert any("夜间施工" in word for word in rows[0].words)


def test_a_twin_is_found_by_its_words_behind_many_newer_matters(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuyuan.business.similar.find.PER_FACT", 1)
    twin = ended(court, 1, NOISE)
    ended(court, 2, STALL)
    ended(court, 3, STALL)
    assert found(court, sued(court, 4, NOISE))[0].pk == twin


def test_an_open_suit_is_not_in_the_index_and_no_suit_is_like_itself(court: Court) -> None:
    sued(court, 1, NOISE)
    mine = ended(court, 2, NOISE)
    assert list(EndedText.objects.values_list("pk", flat=True)) == [mine]
    assert found(court, mine) == []


def test_a_suit_sent_back_leaves_the_index_without_a_trace(court: Court) -> None:
    matter = ended(court, 1, NOISE)
    court.take(matter, "appeal", appellants=["plaintiff"], acted_on=date(2026, 4, 20))
    second = {"instance": "second", "court": "平顶山市中级人民法院", "case_number": "（2026）豫04行终9号"}
    court.take(matter, "docket_next", **second, docketed_on=date(2026, 5, 6))
    day = date(2026, 6, 1)
    court.take(matter, "record_ruling", form="ruling", outcome="remanded", ruled_on=day, received_on=day)
    assert not EndedText.objects.exists()
    assert not Posting.objects.exists()
    assert not PairCount.objects.exclude(count=0).exists()


def test_a_unit_finds_its_own_matters_only_and_only_they_are_counted(court: Court) -> None:
    mine = ended(court, 1, STALL, outcome="claims_dismissed")
    theirs = ended(court, 2, NOISE, "寄料镇人民政府", actor=court.town)
    open_ = sued(court, 3, NOISE)
    assert [row.pk for row in found(court, open_)] == [theirs, mine]
    rows = found(court, open_, court.police)
    assert [row.pk for row in rows] == [mine]
    assert [(share.outcome, share.count, share.of) for share in shares(rows)] == [("驳回诉讼请求", 1, 1)]
    html = page(court.police_client, open_)
    assert f"/matters/suit/{mine}/" in html
    assert f"/matters/suit/{theirs}/" not in html
    assert "豫0482行初2号" not in html


def test_newer_matters_of_others_do_not_hide_a_units_own(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuyuan.business.similar.find.PER_FACT", 1)
    monkeypatch.setattr("fuyuan.business.similar.find.PER_WORD", 1)
    mine = ended(court, 1, NOISE)
    ended(court, 2, NOISE, "寄料镇人民政府", actor=court.town)
    assert [row.pk for row in found(court, sued(court, 3, NOISE), court.police)] == [mine]


def test_somebody_elses_suit_has_no_page(court: Court) -> None:
    matter = sued(court, 1, NOISE)
    assert court.town_client.get(f"/matters/suit/{matter}/similar/").status_code == 404
    assert court.office_client.get(f"/matters/plan/{matter}/similar/").status_code == 404


def test_the_page_says_why_and_counts_first(court: Court) -> None:
    ended(court, 1, NOISE)
    ended(court, 2, STALL, outcome="claims_dismissed")
    html = page(court.office_client, sued(court, 3, NOISE))
    for words in (
        "同类行为：行政处罚",
        "共同的词：",
        "100 分",
        "行政诉讼案件 2 件",
        "撤销 1 件",
        "（50%）",
        "2026年4月10日",
    ):
        assert words in html


def test_without_similar_matters_the_page_says_so(court: Court) -> None:
    assert "没有找到类似的案件" in page(court.office_client, sued(court, 1, NOISE))


def test_the_matters_page_links_to_it(court: Court) -> None:
    matter = sued(court, 1, NOISE)
    assert (
        f"/matters/suit/{matter}/similar/"
        in court.office_client.get(f"/matters/suit/{matter}/").content.decode()
    )


def test_the_page_takes_the_same_queries_for_one_and_for_many(court: Court) -> None:
    ended(court, 1, NOISE)
    matter = sued(court, 2, NOISE)
    page(court.office_client, matter)
    with CaptureQueriesContext(connection) as few:
        page(court.office_client, matter)
    for number in range(3, 9):
        ended(court, number, NOISE)
    with CaptureQueriesContext(connection) as many:
        page(court.office_client, matter)
    assert len(many) == len(few)


HOSTILE = [
    "<script>alert(1)</script>夜间施工",
    "'; DROP TABLE similar_posting; --夜间施工",
    "\U00020000\U00020001施工",
    "夜" * 4000,
]


@pytest.mark.parametrize("claims", HOSTILE, ids=["markup", "SQL", "beyond the plane", "one character"])
def test_hostile_text_is_only_text(court: Court, claims: str) -> None:
    twin = ended(court, 1, claims)
    matter = sued(court, 2, claims)
    assert [row.pk for row in found(court, matter)] == [twin]
    assert "<script>alert" not in page(court.office_client, matter)


def test_names_of_the_parties_are_in_no_index(court: Court) -> None:
    ended(court, 1, "撤销对欧阳春晓的罚款，欧阳春晓没有占道", plaintiffs=[{"name": "欧阳春晓"}])
    for pair in ("欧阳", "春晓", "阳春"):
        assert not Posting.objects.filter(code=code(pair)).exists()
        assert not PairCount.objects.filter(pk=code(pair)).exists()


def everything() -> tuple[list[Any], list[Any], list[Any]]:
    return (
        list(EndedText.objects.order_by("pk").values_list()),
        list(PairCount.objects.exclude(count=0).order_by("pk").values_list()),
        list(Posting.objects.order_by("code", "matter_id").values_list("code", "matter_id")),
    )


def test_reindex_makes_what_the_steps_made(court: Court) -> None:
    for number, claims in enumerate((NOISE, STALL, INJURY), 1):
        ended(court, number, claims)
    texts, counts, _ = everything()
    call_command("similar", "reindex")
    again = everything()
    assert again[:2] == (texts, counts)
    call_command("similar", "reindex")
    assert everything() == again


def test_reindex_mends_what_is_lost_and_drops_what_is_left_over(court: Court) -> None:
    mine = ended(court, 1, NOISE)
    EndedText.objects.all().delete()
    EndedText.objects.create(
        matter_id=99_999, kind="suit", act_kind="penalty", outcome="quashed", pairs="夜间"
    )
    call_command("similar", "reindex")
    assert list(EndedText.objects.values_list("pk", flat=True)) == [mine]
    assert counts_of(["夜间"]) == {"夜间": 1, "": 1}
