"""查找 on the public site: one question to laws, published texts and reports; standards open to the public and taken back."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from linkage_county import County

from fuyuan.business.publicity.models import Published
from fuyuan.business.publicity.verify import differences
from fuyuan.clock import set_clock
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify

pytestmark = pytest.mark.django_db
DAY = "2026-04-10"
APPROVAL = {"by": "召集人", "on": DAY}


@pytest.fixture
def county():
    cache.clear()
    with set_clock(DAY) as hand:
        made = County()
        made.hand = hand
        yield made


def published(
    county, rule: str = "以上下班为目的、合理时间内的路线。", valid_from: str = "2026-05-01", **more
) -> int:
    record = {
        "title": "工伤认定案件审理标准", "act_kind": "work_injury", "area": "社会保险",
        "points": [{"question": "上下班途中的合理路线", "rule": rule, "basis": "《行政诉讼法》第三十四条"}], **more,
    }  # fmt: skip
    pk = open_matter(kind="standard", step="propose", record=record, actor=county.judge).matter_id
    for actor in (county.judge, county.office):
        take_step(matter_id=pk, step="agree", record={"by": actor.name}, actor=actor)
    take(county, pk, "publish", valid_from=valid_from, approval=APPROVAL)
    return pk


def take(county, pk: int, step: str, **record) -> None:
    take_step(matter_id=pk, step=step, record=record, actor=county.office)


def read(path: str, status: int = 200, **asked) -> str:
    answer = Client().get(path, asked)
    assert answer.status_code == status, path
    assert not answer.cookies
    assert len(answer.content) < 100_000
    return answer.content.decode()


def test_a_standard_is_found_once_it_is_open_says_when_it_ended_and_goes_when_it_is_taken_back(
    county,
) -> None:
    """《政府信息公开条例》第十七条、第十九条 (FOI 17, FOI 19): looked over, then open to everybody."""
    pk = published(county)
    address = f"/published/standards/s{pk}/"
    assert "没有找到" in read("/search/", q="合理路线")
    read(address, 404)
    take(county, pk, "disclose", approval=APPROVAL)
    page = read("/search/", q="合理路线")
    assert address in page
    assert "<mark>合理路线</mark>" in page
    assert address in read("/published/standards/", q="合理路线", area="社会保险")
    told = read(address)
    assert "2026年5月1日起适用" in told
    assert "召集人" not in told, "who approved is no news"
    assert "/law/XSF/34/" in told, "its basis leads to the article"
    with pytest.raises(StepRefused, match="已经向社会公开"):
        take(county, pk, "disclose", approval=APPROVAL)

    county.on("2026-05-20")
    take(county, pk, "repeal", valid_to="2026-05-31", reason="内部研究的理由", approval=APPROVAL)
    told = read(address)
    assert "适用到2026年5月31日" in told
    assert "内部研究" not in told
    assert list(verify(settings.HOME)) == []
    take(county, pk, "conceal", reason="重新审查")
    read(address, 410)
    assert "没有找到" in read("/search/", q="合理路线")
    assert not Published.objects.get(matter_id=pk).text
    assert list(verify(settings.HOME)) == []
    with pytest.raises(StepRefused, match="不用撤下"):
        take(county, pk, "conceal", reason="再撤一次")


def test_a_new_standard_replaces_the_public_one_and_the_page_of_the_old_one_says_so(county) -> None:
    old = published(county)
    take(county, old, "disclose", approval=APPROVAL)
    county.on("2026-05-20")
    published(county, valid_from="2026-06-01", title="工伤认定案件审理标准（二）", replaces=old)
    assert "由新的标准替代" in read(f"/published/standards/s{old}/")


def test_a_standard_that_tells_of_a_person_is_not_opened(county) -> None:
    pk = published(county, rule="参照张某某（电话13812345678）一案的处理。")
    with pytest.raises(StepRefused, match="不能公开"):
        take(county, pk, "disclose", approval=APPROVAL)
    assert not Published.objects.exists()


def test_a_difference_between_the_public_text_and_the_history_is_told(county) -> None:
    pk = published(county)
    take(county, pk, "disclose", approval=APPROVAL)
    Published.objects.filter(matter_id=pk).update(text="改过的话")
    assert any("不同" in line for line in differences())
    Published.objects.filter(matter_id=pk).delete()
    assert any(f"办件 {pk}：已经公开，公众网站上没有" in line for line in differences())


ASKED = [
    ({"q": "行政复议法第62条"}, "/law/L23/62/", "an article by its number"),
    ({"q": "法释〔2020〕3号", "in": "laws"}, "/law/JS2020/1/", "a document number, laws alone"),
    ({"q": "处罚", "in": "laws", "from": "20"}, "第一页", "the second page of the laws"),
    ({"q": "处罚", "in": "laws", "from": "x"}, "下一页", "a page that is no number: the first"),
    ({"q": "处罚", "in": "没有这一类"}, "执法年度报告", "an unknown kind: all of them"),
    ({"q": "处罚", "from": "99999", "in": "laws"}, "没有找到", "beyond the end"),
    ({"q": '‘"*^ NEAR(，\x00'}, "没有找到", "the index's own language is nothing but words"),
    ({"q": " "}, "一起查找", "nothing asked"),
    ({}, "一起查找", "nothing at all"),
]


@pytest.mark.parametrize(("asked", "told", "why"), ASKED, ids=[row[-1] for row in ASKED])
def test_whatever_is_asked_gets_an_answer(asked, told, why) -> None:
    assert told in read("/search/", **asked)


def test_everything_is_asked_in_a_fixed_number_of_queries(county) -> None:
    cost = []
    for number in range(2):
        take(county, published(county, title=f"第{number}号案件审理标准"), "disclose", approval=APPROVAL)
        read("/search/", q="审理标准")
        with CaptureQueriesContext(connection) as asked:
            read("/search/", q="审理标准")
        cost.append(len(asked))
    assert cost[0] == cost[1] <= 20
