"""Which way is mine, on the public site: three screens in the address, nothing stored, and an application begun with the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from organs_people import load_sample
from portal_visitor import Visitor

from fuyuan.clock import set_clock
from fuyuan.law.citation import refs
from fuyuan.organs.models import Organ
from fuyuan.portal.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _september() -> Iterator[None]:
    load_sample()
    cache.clear()
    with set_clock("2026-09-28"):
        yield


def text(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return re.sub(r"\s+", " ", answer.content.decode())


def test_three_screens_lead_to_an_answer_and_to_an_application_with_the_answers() -> None:
    organ = Organ.objects.get(name="青禾县市场监督管理局")
    first = text("/which-way/")
    assert "行政处罚：罚款" in first
    assert "工作人员违纪违法" in first
    assert "请选择是什么事" in text("/which-way/?asked=kind"), "nothing chosen"
    second = text("/which-way/?kind=penalty")
    assert organ.name in second
    assert "发生了什么" not in second, "a penalty is never an omission"
    chosen = f"kind=penalty&organ={organ.pk}"
    assert "处罚是执法人员当场作出的" in text(f"/which-way/?{chosen}")
    wrong = text(f"/which-way/?{chosen}&elsewhere=no&notified=direct&known_on=&told_rights=yes")
    assert "请填写哪一天知道的" in wrong, "what is missing is said, what was typed is kept"
    answer = f"{chosen}&made_on=2026-09-01&notified=direct&known_on=2026-09-03&told_rights=yes&on_the_spot=on&elsewhere=no"
    page = text(f"/which-way/?{answer}")
    for words in (
        "应当先申请行政复议", "第二十三条第一款第（一）项", "青禾县人民政府", "第二十四条第一款第（一）项", "2026年11月2日",
        "为什么是这一天", "还不能直接起诉", "青禾县人民法院", "不收任何费用", "带着这些回答去申请",
    ):  # fmt: skip
        assert words in page, words
    assert not Draft.objects.exists()
    visitor = Visitor()
    assert "前面回答的机关、种类和日期已经带过来" in visitor.get(f"/apply/?{answer}")
    visitor.post(f"/apply/?{answer}", agree="yes")
    assert 'value="penalty" ' in visitor.get("/apply/kind/")
    assert re.search(r'value="penalty"[^>]*checked', visitor.get("/apply/kind/"))
    assert "2026-09-03" in visitor.get("/apply/known/")
    assert organ.name in visitor.get("/apply/respondent/")
    assert "2026年11月2日" in visitor.get("/apply/time/")


def test_other_doors_and_organs_no_county_lists() -> None:
    assert "青禾县人民法院" in text("/which-way/?kind=civil")
    assert "本地是" not in text("/which-way/?kind=wish"), "no petition office in the list: none is named"
    assert "第十二条第一款第（四）项" in text("/which-way/?kind=civil_mediation")
    facts = "notified=direct&known_on=2026-09-03&told_rights=yes&elsewhere=no"
    tax = text(f"/which-way/?kind=other&organ=vertical&trouble=act&told_first=on&{facts}")
    assert "上一级主管部门" in tax
    assert "带着这些回答去申请" not in tax, "not taken here"
    ministry = text(f"/which-way/?kind=licence&organ=state&trouble=act&{facts}")
    assert "国务院的裁决是最终裁决" in ministry
    assert refs("L23 26")[0].place in ministry
    assert "作出行政行为的机关所在地的中级人民法院" in ministry, "not the court of this place"
    assert "云川市中级人民法院" in text(
        f"/which-way/?kind=licence&organ={Organ.objects.get(name='青禾县人民政府').pk}&trouble=act&{facts}"
    )
    silent = text("/which-way/?kind=licence&organ=unknown&trouble=inaction&asked_on=2026-05-06&elsewhere=no")
    assert "看文书上盖章的机关" in silent
    assert "未履行法定职责，应当先申请行政复议" in silent


ACTED = "notified=direct&made_on=2026-09-01&known_on=2026-09-03&told_rights=yes&elsewhere=no"
CHOOSE, LISTED, DATE = "请从列出的选项中选择", "请从列出的机关中选择", "日期不正确，请写成 2026-09-28 的样子"
HOSTILE = [
    ("kind=nothing", CHOOSE, "an unknown kind"),
    ("kind=", "请选择是什么事", "an empty one"),
    ("kind=%00", CHOOSE, "a character no text has"),
    (f"kind={'a' * 5000}", CHOOSE, "a huge one"),
    ("kind=penalty&kind=x", CHOOSE, "said twice: the last counts"),
    ("kind=%ff%fe", CHOOSE, "no UTF-8"),
    ("kind=&organ=x&elsewhere=y", "请选择是什么事", "later answers without the first"),
    ("kind=penalty&organ=", "请选择机关", "no organ"),
    ("kind=penalty&organ=x", LISTED, "an organ that is no number"),
    ("kind=penalty&organ=-1", LISTED, "a negative one"),
    ("kind=penalty&organ=%C2%B2", LISTED, "a digit that is no number (²)"),
    ("kind=penalty&organ=%00", LISTED, "a character no database takes"),
    (f"kind=penalty&organ={'9' * 20}", LISTED, "beyond every id"),
    (f"kind=penalty&{'&'.join(['organ=unknown'] * 900)}", "看结果", "the same said nine hundred times"),
    ("kind=licence&organ=unknown&trouble=x", CHOOSE, "something else than acting or not"),
    ("kind=licence&organ=unknown&trouble=inaction&asked_on=x&elsewhere=no", DATE, "a word for a day"),
    ("kind=licence&organ=unknown&trouble=inaction&asked_on=9999-12-31&elsewhere=no", "之后，请核对", "the last day there is"),
    (f"kind=penalty&organ=unknown&{ACTED}&elsewhere=x", CHOOSE, "an unknown court"),
    (f"kind=penalty&organ=unknown&{ACTED}&elsewhere=", "请选择一项", "nothing chosen last"),
    (f"kind=penalty&organ=unknown&{ACTED}&told_rights=x", CHOOSE, "neither yes nor no"),
    (f"kind=penalty&organ=unknown&{ACTED}&notified=x", CHOOSE, "an unknown way of being told"),
    (f"kind=penalty&organ=unknown&{ACTED}&made_on=yesterday", DATE, "a word for a day"),
    (f"kind=penalty&organ=unknown&{ACTED}&made_on=2026-02-30", DATE, "a day that does not exist"),
    (f"kind=penalty&organ=unknown&{ACTED}&made_on=0001-01-01", "早于 1999 年", "the first day there is"),
    (f"kind=penalty&organ=unknown&{ACTED}&known_on=9999-12-31", "之后，请核对", "the last day there is"),
    (f"kind=penalty&organ=unknown&{ACTED}&known_on=", "请填写哪一天知道的", "no day"),
    (f"kind=penalty&organ=unknown&{ACTED}&on_the_spot={'x' * 5000}", "行政诉讼", "a box ticked with a novel is ticked"),
    (f"kind=penalty&{'&'.join(f'x{n}=1' for n in range(900))}", "是哪个机关", "nine hundred answers nobody asked for"),
]  # fmt: skip


def test_whatever_stands_in_the_address_the_page_says_what_to_choose() -> None:
    """Never an error, never what was sent read out again in a message."""
    for query, told, why in HOSTILE:
        page = text(f"/which-way/?{query}")
        assert told in page, why
        assert "不在可用的选项中" not in page, why
        assert len(page) < 60_000, why


@pytest.mark.parametrize("query", ["kind=nothing", "kind=penalty&organ=%00", "kind=&organ=x&elsewhere=y"])
def test_a_spoilt_address_begins_an_application_all_the_same(query: str) -> None:
    assert "开始填写" in Visitor().get(f"/apply/?{query}")
