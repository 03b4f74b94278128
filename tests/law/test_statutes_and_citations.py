"""Statute texts as values: parsing, printing, finding, refusing."""

from datetime import date

import pytest

from fuyuan.law import Citation, UnknownArticle, UnknownWork, cite, find, parse, regime_on, rules
from fuyuan.law.citation import refs
from fuyuan.law.numerals import from_chinese, to_chinese
from fuyuan.law.regime import Regime
from fuyuan.law.statutes import VERSIONS, WORKS, articles_of, version_on, work_named

ARTICLES = {
    "L17": 43, "L23": 90, "R07": 66, "R26": 77, "XSF": 103, "JS2018": 163, "JS2020": 15, "JS2025": 15, "JS2026": 11,
    "PC2022": 33, "XY2019": 29, "BG2021": 8, "CS2008": 9, "GY2018": 27, "CFF": 86, "QZF": 71, "XKF": 83, "FOI": 56,
    "PCF": 42, "JD25": 44, "HN16": 48, "XJF": 65, "NJ13": 7, "NJ24": 8, "MSF21": 11, "MSF23": 16, "MSJS": 17,
    "MFD": 5, "LFF": 2,
}  # fmt: skip


@pytest.mark.parametrize("number", range(1, 10000, 7))
def test_numerals_read_back_what_they_write(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十五", 15), ("二十", 20), ("六十二", 62), ("一百零一", 101), ("一百一十", 110), ("62", 62),
     ("６２", 62), ("一百五十六", 156)],
)  # fmt: skip
def test_numerals_as_statutes_write_them(text: str, number: int) -> None:
    assert from_chinese(text) == number


@pytest.mark.parametrize("text", ["", "条", "零", "第六"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_chinese(text)


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_numbers_no_statute_uses_are_refused(number: int) -> None:
    with pytest.raises(ValueError):
        to_chinese(number)


@pytest.mark.parametrize("version_id", VERSIONS)
def test_every_text_has_all_its_articles(version_id: str) -> None:
    assert len(articles_of(version_id)) == ARTICLES[version_id]


@pytest.mark.parametrize("version_id", VERSIONS)
def test_no_paragraph_is_a_heading_or_an_orphan_item(version_id: str) -> None:
    for article in articles_of(version_id).values():
        for paragraph in article.paragraphs:
            assert not paragraph.lead.startswith(("（", "(", "#", ">"))
            assert paragraph.lead.endswith(("。", "：", ":", "；", ";"))


def test_items_belong_to_the_paragraph_before_them() -> None:
    article = articles_of("L23")[30, 0]
    assert [len(paragraph.items) for paragraph in article.paragraphs] == [7, 0, 0]
    assert (
        articles_of("L17")[28, 0].paragraphs[0].items[2].count("\n") == 5
    )  # （三）1.–5. stay inside the item


def test_an_excerpt_file_gives_each_law_its_own_articles() -> None:
    assert cite("MSF23", 95, 1).text.endswith("经过三十日，即视为送达。")
    assert cite("MFD", 202).text.startswith("按照年、月计算期间的，到期月的对应日为期间的最后一日")
    with pytest.raises(UnknownArticle):
        cite("MSF21", 283)
    with pytest.raises(UnknownArticle):
        cite("MFD", 85)


@pytest.mark.parametrize(
    ("citation", "short", "full"),
    [
        (
            Citation("L23", 62, 1),
            "《行政复议法》第六十二条第一款",
            "《中华人民共和国行政复议法》第六十二条第一款",
        ),
        (
            Citation("L17", 31, 1),
            "《行政复议法》（2017修正）第三十一条第一款",
            "《中华人民共和国行政复议法》（2017修正）第三十一条第一款",
        ),
        (
            Citation("JS2018", 34),
            "法释〔2018〕1号第三十四条",
            "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》（法释〔2018〕1号）第三十四条",
        ),
        (
            Citation("CFF", 64, 1, 2),
            "《行政处罚法》第六十四条第一款第（二）项",
            "《中华人民共和国行政处罚法》第六十四条第一款第（二）项",
        ),
        (Citation("L23", 9, sub=1), "《行政复议法》第九条之一", "《中华人民共和国行政复议法》第九条之一"),
    ],
)
def test_a_citation_prints_the_way_a_lawyer_writes_it(citation: Citation, short: str, full: str) -> None:
    assert (str(citation), citation.full) == (short, full)


def test_a_citation_shows_exactly_the_words_it_points_at() -> None:
    assert cite("L23", 62, 2).text == (
        "适用简易程序审理的行政复议案件，行政复议机关应当自受理申请之日起三十日内作出行政复议决定。"
    )
    assert cite("L23", 39, 1, 6).text == "（六）依照本法规定进行调解、和解，申请人和被申请人同意中止；"
    assert cite("L23", 62).text.count("\n") == 1


@pytest.mark.parametrize(
    ("place", "message"),
    [(("L23", 91), "最后一条是第90条"), (("L23", 62, 3), "只有2款"), (("L23", 62, 1, 2), "只有0项"),
     (("L23", 30, 1, 8), "只有7项")],
)  # fmt: skip
def test_a_place_that_does_not_exist_is_refused_early(place: tuple[str, int], message: str) -> None:
    with pytest.raises(UnknownArticle, match=message):
        cite(*place)


def test_an_unknown_text_is_refused() -> None:
    with pytest.raises(UnknownWork):
        cite("L99", 1)
    with pytest.raises(UnknownWork):
        work_named("哈法")


L62 = "《行政复议法》第六十二条"
TEXTS = [
    ("《中华人民共和国行政复议法》第六十二条第一款", [L62 + "第一款"]),
    ("《行政复议法》第三十条第一款第（四）项", ["《行政复议法》第三十条第一款第（四）项"]),
    ("行政复议法第62条", [L62]),
    ("依照复议法第六十二条", [L62]),
    ("根据行诉法第45条", ["《行政诉讼法》第四十五条"]),
    ("行政处罚法第64条第1款第(2)项", ["《行政处罚法》第六十四条第一款第（二）项"]),
    ("《行政复议法》第六十二条、第六十三条", [L62, "《行政复议法》第六十三条"]),
    ("《行政复议法》第六十二条第一款、第二款", [L62 + "第一款", L62 + "第二款"]),
    (
        "《行政复议法》第三十九条第一款第一项、第二项和第四项",
        [f"《行政复议法》第三十九条第一款第（{n}）项" for n in "一二四"],
    ),
    ("《行政复议法》第六十二条。该法第三十条第一款第四项", [L62, "《行政复议法》第三十条第一款第（四）项"]),
    ("《行政复议法》第六十二条；依照同法第二十条", [L62, "《行政复议法》第二十条"]),
    ("行政复议法实施条例第四十条第三款", ["《行政复议法实施条例》第四十条第三款"]),
    ("法释〔2018〕1号第三十四条", ["法释〔2018〕1号第三十四条"]),
    ("法释[2018]1号第三十四条", ["法释〔2018〕1号第三十四条"]),
    (
        "《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》（法释〔2018〕1号）第三十四条",
        ["法释〔2018〕1号第三十四条"],
    ),
    (
        "《最高人民法院关于适用《中华人民共和国行政诉讼法》的解释》第三十四条",
        ["法释〔2018〕1号第三十四条"],
    ),
    ("《行政复议法》（2017修正）第三十一条第一款", ["《行政复议法》（2017修正）第三十一条第一款"]),
    ("《中华人民共和国行政复议法》（2017年修正）第三十一条", ["《行政复议法》（2017修正）第三十一条"]),
    ("违反治安管理处罚法第四十二条，依照行政处罚法第三十六条", ["《行政处罚法》第三十六条"]),
    ("《行政复议法》第六十二条和道路交通安全法第九十条", [L62]),
    ("《治安管理处罚法》第四十二条", []),
    ("《行政复议法》第三百条", []),
    ("《行政复议法》第六十二条第五款", []),
    ("第六十二条", []),
    ("没有法条的一句话。", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_citations_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert [str(found.citation) for found in find(text)] == expected


def test_a_found_citation_says_where_it_stands() -> None:
    text = "本机关依照《行政复议法》第六十二条、第六十三条的规定"
    assert [text[each.start : each.end] for each in find(text)] == ["《行政复议法》第六十二条", "第六十三条"]


def test_the_day_chooses_the_version() -> None:
    text = "行政复议法第三十一条第一款"
    assert parse(text, date(2023, 6, 1)).version_id == "L17"
    assert parse(text, date(2024, 1, 1)).version_id == "L23"
    assert parse(text).version_id == "L23"
    assert parse("行政复议法实施条例第三十条", date(2026, 6, 30)).version_id == "R07"


@pytest.mark.parametrize(
    ("text", "error"),
    [("《行政复议法》第三百条", UnknownArticle), ("《哈法》第二条", UnknownWork), ("没有引用", UnknownWork)],
)
def test_parse_says_what_it_could_not_resolve(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parse(text)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_citation_of_every_rule_resolves_and_reads_back(rule: object) -> None:
    citations = rule.citations()  # type: ignore[attr-defined]
    assert citations
    for citation in citations:
        assert cite(*_place(citation)).text
        assert parse(str(citation)) == citation or citation.version_id in ("MSF21",)
        assert parse(citation.full) == citation or citation.version_id in ("MSF21",)


def _place(citation: Citation) -> tuple[str, int, int | None, int | None, int]:
    return citation.version_id, citation.article, citation.paragraph, citation.item, citation.sub


def test_compact_citations_repeat_the_version_only_when_it_changes() -> None:
    assert refs("L23 20.3, 20.1; R26 38.1, CFF 64.1(2)") == (
        Citation("L23", 20, 3),
        Citation("L23", 20, 1),
        Citation("R26", 38, 1),
        Citation("CFF", 64, 1, 2),
    )
    with pytest.raises(UnknownArticle):
        refs("L23 twenty")


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.id)
def test_every_work_answers_to_its_names_and_has_a_newest_text(work: object) -> None:
    for name in (work.id, work.title, work.short, *work.aliases, work.number):  # type: ignore[attr-defined]
        assert not name or work_named(name) is work
    assert version_on(work).work is work  # type: ignore[arg-type]


def test_versions_of_one_work_never_overlap() -> None:
    for work in WORKS:
        versions = [each for each in VERSIONS.values() if each.work is work]
        for earlier, later in zip(versions, versions[1:], strict=False):
            assert earlier.until
            assert earlier.until < later.since


@pytest.mark.parametrize(
    ("day", "regime"),
    [("2023-12-31", "A"), ("2024-01-01", "B"), ("2026-06-30", "B"), ("2026-07-01", "C"), ("2099-01-01", "C")],
)
def test_the_regime_changes_on_the_day_a_text_takes_effect(day: str, regime: str) -> None:
    assert regime_on(date.fromisoformat(day)) is Regime(regime)


@pytest.mark.parametrize("regime", Regime)
def test_every_regime_explains_itself_with_an_article(regime: Regime) -> None:
    assert "适用" in regime.explanation
    assert "施行" in regime.citation.text
