"""Where an organ is reached: imported, edited, shown to citizens and printed on papers, and an honest word where nothing is known."""

import json
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from organs_people import load_sample, organ, person, signed_in
from papers_people import House

from fuyuan.clock import set_clock
from fuyuan.organs import loading
from fuyuan.organs.models import Organ, SecurityEvent
from fuyuan.organs.models.organ import Reached, where_is
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
AT = {"address": "青禾县文化路1号二楼3号窗口", "phone": "0990-1234567转801", "hours": "工作日 8:30 至 12:00"}
SILENT = "地址、电话和办公时间还没有登记"
FACTS = "made_on=2026-09-01&notified=direct&known_on=2026-09-03&told_rights=yes&elsewhere=no"


@pytest.fixture(autouse=True)
def _september():
    cache.clear()
    with set_clock("2026-09-28"):
        yield


def text(path: str) -> str:
    cache.clear()  # names stand for a minute
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def load(**row) -> None:
    rows = [{"code": "QH-SFJ", "name": "青禾县司法局", "kind": "政府部门", **row}]
    loading.load_bytes("organs.json", json.dumps({"organs": rows}).encode())


def test_the_list_brings_address_telephone_and_hours_and_an_empty_cell_keeps_them() -> None:
    load_sample()
    load(**AT)
    assert organ().reached == Reached(**AT)
    load(phone="0990-7654321")
    assert organ().address == AT["address"]
    assert organ().phone == "0990-7654321"


BAD = [
    ({"phone": "0990-1234567、0990-7654321"}, "“电话”只写一个号码", "two numbers cannot be dialled"),
    ({"phone": "请致电司法局"}, "“电话”只写一个号码", "words are no number"),
    ({"address": "路" * 201}, "“地址”最多 200 个字", "too long"),
    ({"hours": "早" * 121}, "“办公时间”最多 120 个字", "too long"),
]


@pytest.mark.parametrize(("row", "told", "why"), BAD, ids=[f"{row[2]} {at}" for at, row in enumerate(BAD)])
def test_what_nobody_could_use_is_told_by_row(row, told, why) -> None:
    load_sample()
    with pytest.raises(loading.BadFile) as caught:
        load(**row)
    assert told in caught.value.errors[0]


def test_the_administrator_edits_one_organ_and_the_log_knows_it() -> None:
    load_sample()
    client = signed_in(person("xitong", Post.SYSTEM_ADMIN))
    page = f"/organs/{organ().pk}/reached/"
    assert f'href="{page}"' in client.get("/organs/").content.decode()
    wrong = client.post(page, {**AT, "phone": "没有"})
    assert "只写一个号码" in wrong.content.decode()
    assert not organ().reached
    assert client.post(page, AT).status_code == 302
    assert organ().reached == Reached(**AT)
    assert SecurityEvent.objects.filter(action="organ-reached", object="青禾县司法局").count() == 1
    assert AT["address"] in client.get("/organs/").content.decode()


def test_citizens_read_where_to_go_and_where_nothing_is_known_that_nothing_is() -> None:
    load_sample()
    chosen = Organ.objects.get(name="青禾县市场监督管理局").pk
    way = f"/which-way/?kind=penalty&organ={chosen}&{FACTS}"
    for path in ("/help/", "/apply/", way, "/which-way/?kind=civil"):
        assert SILENT in text(path), path
    Organ.objects.filter(code="QH-SFJ").update(**AT)
    Organ.objects.filter(code="QH-FY").update(address="青禾县法院路9号")
    for path in ("/", "/help/", "/apply/", way):
        page = text(path)
        assert AT["address"] in page, path
        assert AT["hours"] in page, path
        assert 'href="tel:0990-1234567转801"' in page
        assert SILENT not in page, path
    for path in (way, "/which-way/?kind=civil"):
        assert "青禾县法院路9号" in text(path), path


def test_notices_say_where_to_hand_in_and_a_refusal_where_the_competent_organ_is() -> None:
    """The notice to supplement says where (documents.md: contact); 第三十条第二款: a refusal tells who is competent."""
    house = House()
    Organ.objects.filter(code="QH-SFJ").update(**AT)
    Organ.objects.filter(name="云川市人民政府").update(address="云川市政通路2号", phone="0990-2222222")
    matter = house.apply().matter_id
    house.take(matter, "register", {}, house.intake)
    house.take(matter, "supplement_notice", {"items": ["提交身份证明"]}, house.intake)
    notice = house.paper(matter, "supplement_notice").text
    for words in AT.values():
        assert words in notice
    other = house.apply().matter_id
    house.take(other, "register", {}, house.intake)
    record = {
        "ground": "condition", "limbs": ["venue"], "reason": "不属于本机关管辖。", "competent": "云川市人民政府",
        "approval": house.approval(),
    }  # fmt: skip
    house.take(other, "refuse", record, house.intake)
    refusal = house.paper(other, "refusal").text
    assert "云川市人民政府（地址：云川市政通路2号；电话：0990-2222222），申请人" in refusal
    assert where_is("没有的机关", date(2026, 9, 28)) == Reached()
