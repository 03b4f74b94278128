"""The page of the indicators: figures that say what they are, the goal, who reads whose, the list behind a number."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from insight_counts import BUREAU, LOST, POLICE, TODAY, TOWN, WON, Counted, organ_id, text_of
from openpyxl import load_workbook

from fuyuan.clock import set_clock
from fuyuan.insight.models import Reference
from fuyuan.law.indicators import CURRENT
from fuyuan.law.outcomes import CourtOutcome
from fuyuan.organs import settings
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    with set_clock(TODAY) as hand:
        made = Counted()
        made.hand = hand
        yield made


@pytest.fixture
def office(counted: Counted) -> Client:
    return counted.client(Post.JOINT_OFFICE)


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def rows(html: str) -> dict[str, list[str]]:
    """The lines of all tables: the first cell's first words → the texts of all cells."""
    out = {}
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.S):
        cells = [words(cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]
        if cells:
            out.setdefault(cells[0].split(" ")[0], cells)
    return out


def links(html: str) -> list[str]:
    return [unescape(each) for each in re.findall(r'href="(/indicators/list/[^"]+)"', html)]


# -- figures ---------------------------------------------------------------------------------------------------------


def test_small_numbers_show_counts_first(counted: Counted, office: Client) -> None:
    counted.suit(LOST)
    counted.suit(WON)
    line = rows(text_of(office, "/indicators/"))["行政机关败诉率（一审结案）"]
    assert line[1:3] == ["1", "2"]
    assert line[3].startswith("2 件中败诉 1 件")
    assert line[4].endswith("9.5%—90.5%")


def test_the_page_says_formula_scope_period_day_and_version(counted: Counted, office: Client) -> None:
    counted.suit(LOST)
    said = words(text_of(office, "/indicators/"))
    for each in ("一审败诉 ÷ 一审结案", "含异地管辖", "统计期 2026年1月1日至2026年9月28日", "截至 2026年9月28日",
                 f"计数规则版本 {CURRENT.version}"):  # fmt: skip
        assert each in said
    assert all(rule.sentence in said for rule in CURRENT.rules)


def test_an_empty_installation_has_a_page(office: Client) -> None:
    said = words(text_of(office, "/indicators/"))
    assert "没有数据" in said
    assert "未录入 2026 年全国平均值" in said


def test_the_variant_in_use_is_a_setting_and_printed_with_its_formula(
    counted: Counted, office: Client
) -> None:
    counted.suit(LOST)
    counted.suit(CourtOutcome.WITHDRAWN)
    settings.change("insight.loss_rate", "B", by=None)
    line = rows(text_of(office, "/indicators/"))["行政机关败诉率（实体判决）"]
    assert "一审败诉 ÷ 一审实体判决" in line[0]
    assert line[1:3] == ["1", "1"]


def test_what_falls_due_later_is_not_counted_before_its_day(counted: Counted, office: Client) -> None:
    counted.suit(LOST, effective_on=date(2026, 4, 1), perform_by=date(2026, 9, 30))
    assert rows(text_of(office, "/indicators/"))["自动履行率（未经强制执行）"][2] == "0"
    counted.hand.set("2026-09-30")
    again = counted.client(Post.JOINT_OFFICE)
    assert rows(text_of(again, "/indicators/"))["自动履行率（未经强制执行）"][2] == "1"


def test_a_period_counts_only_what_closed_in_it(counted: Counted, office: Client) -> None:
    counted.suit(LOST, closed="2026-03-31")
    counted.suit(LOST, closed="2026-04-01")
    counted.suit(LOST, closed="2025-12-31")
    for query, expected in (
        ("", "2"),
        ("?part=q1", "1"),
        ("?part=h1", "2"),
        ("?year=2025", "1"),
        ("?part=q4", "0"),
    ):
        assert rows(text_of(office, f"/indicators/{query}"))["行政机关败诉率（一审结案）"][2] == expected, (
            query
        )


@pytest.mark.parametrize(
    "query", ["?year=0", "?year=99999999999999999999", "?part=x&by=y&key=z", "?organ=abc", "?at=…"]
)
def test_a_question_that_is_none_means_the_usual(counted: Counted, office: Client, query: str) -> None:
    assert "汝州市2026年全年指标" in words(text_of(office, f"/indicators/{query}")).replace(" ", "")


def test_a_period_that_lies_ahead_says_so(counted: Counted, office: Client) -> None:
    counted.suit(LOST)
    for page in ("?part=q4", "?part=q4&by=month", "?part=m12&by=organ"):
        said = words(text_of(office, f"/indicators/{page}"))
        assert "还没有开始" in said
        assert "至2026年9月28日" not in said


# -- dimensions ------------------------------------------------------------------------------------------------------


def test_by_unit_the_sum_is_not_below_the_city_and_the_unit_has_its_own_variant(
    counted: Counted, office: Client
) -> None:
    counted.suit(LOST, POLICE, TOWN)
    counted.suit(WON, POLICE)
    html = text_of(office, "/indicators/?by=organ")
    found = rows(html)
    assert (found["合计"][1:3], found[POLICE][1:3], found[TOWN][1:3]) == (["1", "2"], ["1", "2"], ["1", "1"])
    assert "各单位之和不小于总数" in words(html)


@pytest.mark.parametrize(
    ("by", "value", "n", "d"),
    [("area", "公安", "1", "2"), ("act_kind", "行政处罚", "1", "2"), ("month", "3月", "1", "1"), ("cause", "procedure", "1", "1")],
)  # fmt: skip
def test_each_dimension_has_its_lines(
    counted: Counted, office: Client, by: str, value: str, n: str, d: str
) -> None:
    counted.suit(LOST, causes=("procedure",))
    counted.suit(WON, closed="2026-05-06")
    found = rows(text_of(office, f"/indicators/?by={by}"))
    label = "违反法定程序" if value == "procedure" else value
    assert found[label][1:3] == [n, d]


def test_every_figure_links_to_as_many_matters_as_it_says(counted: Counted, office: Client) -> None:
    """Each list tells its total; the suits' room is not installed here, so all of them are told as not shown."""
    counted.suit(LOST, POLICE, TOWN)
    counted.suit(WON, area="")
    counted.suit(CourtOutcome.WITHDRAWN_CHANGED, TOWN, closed="2026-05-06")
    checked = 0
    for page in ("", "?by=organ", "?by=area", "?by=act_kind", "?by=cause", "?by=month"):
        html = text_of(office, f"/indicators/{page}")
        for url, number in re.findall(r'href="(/indicators/list/[^"]+)">(\d+)</a>', html):
            assert f"共 {number} 件（次）" in words(text_of(office, unescape(url))), url
            checked += 1
    assert checked > 30


# -- the goal --------------------------------------------------------------------------------------------------------


def test_without_a_national_value_the_page_says_so_and_names_the_earlier_one_without_using_it(
    counted: Counted, office: Client
) -> None:
    counted.suit(LOST)
    counted.reference("12.5", 2025)
    said = words(text_of(office, "/indicators/"))
    assert "未录入 2026 年全国平均值，不能比较，也不能推算" in said
    assert "最近录入的是 2025年全国值 12.5%" in said
    assert "全年败诉不超过" not in said


def test_with_the_national_value_the_page_gives_a_budget_and_a_comparison(
    counted: Counted, office: Client
) -> None:
    counted.reference("50")
    for number in range(12):
        counted.suit(LOST if number == 0 else WON)
    said = words(text_of(office, "/indicators/"))
    assert "今年已结案 12 件，败诉 1 件；按进度全年还将结案约 4 件，合计约 16 件" in said
    assert "全年败诉不超过 8 件，就不高于 50.00%。还可以败诉 7 件" in said
    assert "低于全国值" in said


def test_one_loss_in_two_is_not_called_high(counted: Counted, office: Client) -> None:
    counted.reference("12")
    counted.suit(LOST)
    counted.suit(WON)
    assert "件数少，还不能判断" in words(text_of(office, "/indicators/"))


def test_without_an_interval_only_the_plain_numbers_are_compared(counted: Counted, office: Client) -> None:
    counted.reference("7.6", indicator="loss_rate-E")
    settings.change("insight.loss_rate", "E", by=None)
    for number in range(4):
        counted.suit(LOST if number == 0 else WON, closed="2026-03-10")
    said = words(text_of(office, "/indicators/"))
    assert "这个口径的分子、分母不是同一批案件，不推算还可以败诉几件" in said
    assert "未录入 2026 年全国平均值" not in said


def test_a_newer_value_of_the_same_year_takes_the_place_of_the_older(
    counted: Counted, office: Client
) -> None:
    counted.reference("12")
    counted.reference("13.25")
    said = words(text_of(office, "/indicators/"))
    assert "2026年全国值 13.25%" in said
    assert "已被替代" in words(text_of(office, "/indicators/references/"))


# -- who reads whose -------------------------------------------------------------------------------------------------


def test_a_unit_sees_its_own_page_and_no_other(counted: Counted) -> None:
    counted.suit(LOST, POLICE)
    counted.suit(LOST, TOWN)
    unit = counted.client(Post.RESPONDENT_LIAISON)
    html = text_of(unit, "/indicators/")
    assert f"{POLICE}2026年全年指标" in words(html).replace(" ", "")
    assert rows(html)["行政机关败诉率（单位）"][1:3] == ["1", "1"]
    assert "by=organ" not in html
    for url in (f"/indicators/?organ={organ_id(TOWN)}", "/indicators/?organ=0", "/indicators/?by=organ",
                f"/indicators/list/?mark=first_lost&organ={organ_id(TOWN)}", "/indicators/list/?mark=first_lost&organ=0",
                "/indicators/indicators.xlsx?organ=0"):  # fmt: skip
        assert unit.get(url).status_code == 404, url


def test_the_court_reads_the_citys_page_and_no_units(counted: Counted) -> None:
    counted.suit(LOST, POLICE)
    court = counted.client(Post.COURT_LIAISON)
    text_of(court, "/indicators/")
    assert not [url for url in links(text_of(court, "/indicators/?by=organ")) if "organ=" in url]
    assert court.get(f"/indicators/?organ={organ_id(POLICE)}").status_code == 404


@pytest.mark.parametrize("post", [Post.HANDLER, Post.TRAINING_ADMIN])
def test_other_posts_have_no_indicators(counted: Counted, post: Post) -> None:
    assert counted.client(post).get("/indicators/").status_code == 403


@pytest.mark.parametrize("post", [Post.ORGAN_HEAD, Post.OFFICE_HEAD, Post.SUPERVISION_STAFF])
def test_those_who_answer_for_the_city_read_every_unit(counted: Counted, post: Post) -> None:
    counted.suit(LOST, POLICE)
    client = counted.client(post)
    assert rows(text_of(client, f"/indicators/?organ={organ_id(POLICE)}"))["行政机关败诉率（单位）"][1] == "1"
    assert client.get("/indicators/references/").status_code == 403


@pytest.mark.parametrize("value", ["%00", "x%00y", "%27%20OR%201=1", "-", "9" * 200])
def test_a_value_nobody_has_is_an_empty_list(counted: Counted, office: Client, value: str) -> None:
    said = words(text_of(office, f"/indicators/list/?mark=first_lost&by=area&value={value}"))
    assert "共 0 件" in said


def test_a_mark_or_a_unit_that_is_none_is_404(counted: Counted, office: Client) -> None:
    assert office.get("/indicators/list/?mark=nonsense").status_code == 404
    assert office.get("/indicators/?organ=987654321").status_code == 404


# -- values published elsewhere --------------------------------------------------------------------------------------

GOOD = {"indicator": "loss_rate-A", "scope": "national", "year": "2025", "value": "15.91", "definition": "一审结案",
        "source": "某院2026年工作报告"}  # fmt: skip


def test_a_value_is_entered_with_who_and_when(counted: Counted, office: Client) -> None:
    assert office.post("/indicators/references/", GOOD).status_code == 302
    row = Reference.objects.get()
    assert (row.year, str(row.value)) == (2025, "15.910")
    assert "联席会议办公室人员" in row.entered_by
    assert "15.91%" in words(text_of(office, "/indicators/references/"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"value": "159.1"}, "0 至 100"), ({"value": "-1"}, "0 至 100"), ({"value": "约15"}, "数字"),
        ({"year": "2027"}, "2015 年至 2026 年"),
        ({"source": ""}, "请填写"), ({"source": "网"}, "请写清来源"), ({"indicator": "nonsense"}, "nonsense"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_in_words_and_what_was_typed_stays(
    office: Client, change: dict[str, str], why: str
) -> None:
    response = office.post("/indicators/references/", {**GOOD, **change})
    assert response.status_code == 422
    html = response.content.decode()
    assert why in words(html)
    assert "一审结案" in html
    assert not Reference.objects.exists()


# -- as a file, and its cost -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?by=organ", "?by=area&key=loss_rate-A"])
def test_the_file_carries_the_numbers_and_every_line_that_explains_them(
    counted: Counted, office: Client, query: str
) -> None:
    counted.suit(LOST, area="=1+1")
    response = office.get(f"/indicators/indicators.xlsx{query}")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    cells = [str(cell.value) for row in book["指标"].iter_rows() for cell in row if cell.value is not None]
    assert {
        "公式",
        "范围",
        "统计期",
        "截至",
        "计数规则",
        "口径来源",
        "95%区间",
        "未录入 2026 年全国平均值",
    } <= set(cells)
    assert f"版本 {CURRENT.version}" in cells
    assert all(cell.data_type != "f" for row in book["指标"].iter_rows() for cell in row)
    assert len(list(book["计数规则"].iter_rows())) == 13


@pytest.mark.parametrize("query", ["", "?by=organ", "?by=month", "?by=area"])
def test_a_page_costs_the_same_number_of_queries_for_two_suits_and_for_sixty(
    counted: Counted, office: Client, query: str
) -> None:
    def cost() -> int:
        office.get(f"/indicators/{query}")
        with CaptureQueriesContext(connection) as found:
            text_of(office, f"/indicators/{query}")
        return len(found)

    counted.suit(LOST)
    counted.suit(WON, TOWN)
    few = cost()
    for number in range(58):
        counted.suit(
            LOST if number % 3 else WON,
            (POLICE, TOWN, BUREAU)[number % 3],
            closed=f"2026-0{1 + number % 9}-12",
        )
    assert cost() == few <= 12


def test_a_corrected_suit_is_told_apart_with_its_date(counted: Counted, office: Client) -> None:
    from_loss = counted.suit(LOST, closed="2025-11-05")
    reversed_ = replace(from_loss.instances[0], instance="second", outcome=CourtOutcome.REVERSED, changed_to=WON,
                        closed_on=date(2026, 2, 3))  # fmt: skip
    counted.count(replace(from_loss, instances=(*from_loss.instances, reversed_)))
    assert rows(text_of(office, "/indicators/"))["上级法院改为不败诉"][1] == "1"
    assert rows(text_of(office, "/indicators/?year=2025"))["行政机关败诉率（一审结案）"][1:3] == ["0", "1"]
