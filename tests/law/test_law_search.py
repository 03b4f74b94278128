"""Articles by words: what a question finds in the library, and what stands first."""

from datetime import date

import pytest

from fuyuan.law.numerals import spelled
from fuyuan.law.search import search

TODAY = date(2026, 9, 28)


def found(query: str, on: date = TODAY) -> list[str]:
    return [str(each) for each in search(query, on)]


FIRST = [
    ("行政复议法第六十二条", "《行政复议法》第六十二条", "an article by its name"),
    ("复议法62条", "《行政复议法》第六十二条", "a short name, the number in digits"),
    (
        "《中华人民共和国行政复议法》第六十二条第一款",
        "《行政复议法》第六十二条",
        "a citation with its paragraph",
    ),
    (
        "行政复议法",
        "《行政复议法》第一条",
        "a law by its name: its articles in order, not those of its regulations",
    ),
    ("法释〔2018〕1号", "法释〔2018〕1号第一条", "a document number"),
    ("法释[2018]1号 34条", "法释〔2018〕1号第三十四条", "other brackets, and an article"),
    ("政府信息公开条例 第十九条", "《政府信息公开条例》第十九条", "name and number apart"),
    ("罚款 听证", "《行政处罚法》第六十三条", "two words anywhere in one article"),
]


@pytest.mark.parametrize(("query", "first", "why"), FIRST, ids=[row[-1] for row in FIRST])
def test_the_article_meant_stands_first(query: str, first: str, why: str) -> None:
    assert found(query)[0] == first


def test_a_text_no_longer_in_force_comes_after_those_that_are() -> None:
    hits = search("行政复议 期限", TODAY)
    force = [each.version.in_force(TODAY) for each in hits]
    assert True in force
    assert False in force
    assert force == sorted(force, reverse=True)
    assert found("行政复议法第二十条", date(2020, 1, 1))[0] == "《行政复议法》（2017修正）第二十条"


NOTHING = [
    ("", "nothing asked"),
    ("《》，。", "marks alone"),
    ("行政复议法 量子力学", "one word is nowhere"),
    ("行政复议法第九百条", "no such article"),
    ("x" * 500, "long"),
    ("% OR 1=1 \x00", "not a language"),
]


@pytest.mark.parametrize(("query", "why"), NOTHING, ids=[row[-1] for row in NOTHING])
def test_nothing_is_found_where_nothing_is(query: str, why: str) -> None:
    assert found(query) == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("第64条", "第六十四条"),
        ("64条", "第六十四条"),
        ("第 64 条", "第六十四条"),
        ("第六十四条", "第六十四条"),
        ("3条例", "3条例"),
        ("〔2018〕1号", "〔2018〕1号"),
        ("0条", "0条"),
    ],
)
def test_numbers_of_articles_are_read_as_statutes_write_them(typed: str, read: str) -> None:
    assert spelled(typed) == read
