"""Pages for everybody: no cookie, no session, few queries, right headers; the calculator and the articles."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from organs_people import load_sample, person, signed_in

from fuyuan.clock import set_clock
from fuyuan.law import rules
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
PUBLIC = [
    "/",
    "/help/",
    "/privacy/",
    "/accessibility/",
    "/law/L23/62/",
    "/tools/deadline/",
    "/tools/deadline/?rule=apply_60d&on=2026-09-03",
]


@pytest.fixture(autouse=True)
def _september():
    with set_clock("2026-09-28"):
        yield


def text(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


# -- headers and cost ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_set_no_cookie_and_may_be_kept(path):
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "max-age=60" in answer["Cache-Control"]
    assert answer["Vary"] == "Cookie"
    assert "unsafe" not in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*src=)", page)


@pytest.mark.django_db(transaction=True)  # settings are read afresh inside a transaction that wrote one
def test_the_home_page_asks_the_database_nothing_once_it_is_warm(django_assert_num_queries):
    load_sample()
    cache.clear()
    text("/")
    with django_assert_num_queries(0):
        Client().get("/")


def test_the_home_page_says_what_it_is_what_it_costs_and_who_answers():
    load_sample()
    cache.clear()
    office = role_holder(Role.RECONSIDERATION_OFFICE, date(2026, 9, 28))
    Organ.objects.filter(pk=office.pk).update(phone="0375-0000000")
    page = text("/")
    for words in (
        "行政复议",
        "不收取任何费用",
        "第八十七条",
        "我要申请",
        "查询进度",
        "期限计算器",
        "登录",
        "0375-0000000",
    ):
        assert words in page
    assert "人民政府" in page, "the organ that decides, from the data"


def test_the_home_page_stands_before_any_data_is_loaded():
    cache.clear()
    assert "行政复议" in text("/")


def test_large_type_is_remembered():
    client = Client()
    client.post("/display/", {"size": "large", "next": "/"})
    assert 'data-size="large"' in client.get("/").content.decode()


# -- articles --------------------------------------------------------------------------------------------------------


def test_an_article_shows_its_words_neighbours_and_other_texts():
    page = text("/law/L23/62/")
    assert "六十日内作出行政复议决定" in page
    assert "/law/L23/61/" in page
    assert "/law/L23/63/" in page
    assert "/law/L17/" not in page or "2017" in page


@pytest.mark.parametrize("path", ["/law/L23/999/", "/law/XX/1/", "/law/L23/0/"])
def test_an_article_that_does_not_exist_is_a_404(path):
    assert Client().get(path).status_code == 404


# -- the calculator --------------------------------------------------------------------------------------------------


def test_a_result_shows_day_days_left_arithmetic_and_clause():
    page = text("/tools/deadline/?rule=apply_60d&on=2026-09-03")
    assert "2026年11月2日" in page
    assert "还剩 35 天" in page
    assert "《行政复议法》第二十条" in page
    assert "六十日内提出行政复议申请" in page, "the clause in its own words"
    assert "网址" in page


def test_working_days_are_told_in_working_days():
    page = text("/tools/deadline/?rule=accept_review&on=2026-09-28")
    assert "2026年10月10日" in page
    assert "还剩 5 个工作日" in page


def test_pauses_and_extension_move_the_day():
    page = text(
        "/tools/deadline/?rule=decision_ordinary&on=2026-07-06&stop_1=2026-08-03&resume_1=2026-08-13&extend=30"
    )
    assert "2026年10月14日" in page


def test_a_year_without_a_notice_is_provisional():
    assert "暂定" in text("/tools/deadline/?rule=apply_60d&on=2027-09-03")


def test_facts_are_asked_and_used():
    page = text("/tools/deadline/?rule=apply_uninformed_1y&on=2026-09-03&fact_content_known=2025-10-09")
    assert "2026年10月9日" in page, "the year from knowing the act ends first"


WRONG = [
    # address, what is said
    ("rule=apply_60d&on=", "请填写起算日"),
    ("rule=apply_60d&on=2026-02-30", "2026-02-30"),
    ("rule=apply_60d&on=明天", "明天"),
    ("rule=decision_ordinary&on=2026-07-06&stop_1=2026-08-13&resume_1=2026-08-03", "早于"),
    ("rule=decision_ordinary&on=2026-07-06&stop_1=2026-08-13", "要都填"),
    ("rule=decision_ordinary&on=2026-07-06&extend=31", "30"),
    ("rule=apply_uninformed_1y&on=2026-09-03", "知道或者应当知道行政行为内容之日"),
    ("rule=nonsense&on=2026-09-03", "请从列表中选择"),
]


@pytest.mark.parametrize(("query", "said"), WRONG)
def test_a_mistake_is_told_in_plain_words_and_the_input_stays(query, said):
    page = text(f"/tools/deadline/?{query}")
    assert said in page
    assert "最后一天是 <b" not in page
    assert "Traceback" not in page


@pytest.mark.parametrize("rule", [rule.id for rule in rules()])
def test_every_period_opens_and_either_computes_or_says_why_not(rule):
    page = text(f"/tools/deadline/?rule={rule}&on=2026-09-03&fact_days=10&fact_content_known=2026-09-01")
    assert "最后一天是 <b" in page or "errorlist" in page or "没有规定具体天数" in page


def test_the_desk_has_the_same_calculator():
    load_sample()
    clerk = signed_in(person("chengban", Post.HANDLER))
    page = clerk.get("/desk/tools/deadline/?rule=apply_60d&on=2026-09-03").content.decode()
    assert "2026年11月2日" in page
    assert 'class="desk"' in page
    assert Client().get("/desk/tools/deadline/").status_code == 302
