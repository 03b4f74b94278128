"""The text of a local rule: articles read as typed, written as read, and two versions put beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.localrules.text import Article, BadText, articles_of, compare, text_of, word_parts

TEXT = """第一章　总则
第一条　为规范行政复议案件办理，制定本规则。
第二条　办理案件坚持合法、公正、公开。
（一）依法受理；
（二）及时办结。
第二章　受理
第三条 收到申请后三个工作日内审查完毕。"""


def test_chapters_and_articles_are_read_with_their_paragraphs() -> None:
    first, second, third = articles_of(TEXT)
    assert (first.number, first.chapter) == (1, "第一章　总则")
    assert second.text == "办理案件坚持合法、公正、公开。\n（一）依法受理；\n（二）及时办结。"
    assert (third.name, third.chapter) == ("第三条", "第二章　受理")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "没有读到条文"),
        ("总的要求\n第一条　办理。", "第1行不属于任何一条"),
        ("第一条　办理。\n第三条　受理。", "第2行：条的序号应当是“二”，写的是“三”"),
        ("第一条　办理。\n第一条　受理。", "应当是“二”"),
        ("第一条\n第二条　受理。", "第一条没有内容"),
        ("第二章　受理\n第一条　办理。", "章的序号应当是“一”"),
    ],
    ids=["nothing", "before the first", "one left out", "twice the same", "empty", "chapters too"],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(BadText, match=told):
        articles_of(text)


words = st.text(st.sampled_from("申请人应当在三个工作日内提交材料。；，"), min_size=1, max_size=40)
texts = st.lists(words, min_size=1, max_size=25).map(
    lambda bodies: tuple(
        Article(number, body, "第一章　总则" if number < 3 else "第二章　办理")
        for number, body in enumerate(bodies, 1)
    )
)


@given(texts)
def test_what_was_written_is_read_again(articles: tuple[Article, ...]) -> None:
    assert articles_of(text_of(articles)) == articles


@given(texts, texts)
def test_a_comparison_loses_and_invents_no_article(
    old: tuple[Article, ...], new: tuple[Article, ...]
) -> None:
    changes = compare(old, new)
    assert [each.new for each in changes if each.new] == list(new)
    assert sorted(each.old.number for each in changes if each.old) == [each.number for each in old]


@given(words, words)
def test_the_parts_of_a_rewording_give_back_both_wordings(old: str, new: str) -> None:
    parts = word_parts(old, new)
    assert "".join(text for mark, text in parts if mark != "+") == old
    assert "".join(text for mark, text in parts if mark != "-") == new


def test_a_reworded_article_stands_beside_the_old_one_a_new_one_alone() -> None:
    old = articles_of("第一条　收到申请后五个工作日内审查。\n第二条　本规则自印发之日起施行。")
    new = articles_of(
        "第一条　收到申请后三个工作日内审查。\n第二条　重大案件集体讨论。\n第三条　本规则自印发之日起施行。"
    )
    assert [each.kind for each in compare(old, new)] == ["changed", "added", "same"]
    assert compare(old, new)[0].parts == (
        ("", "收到申请后"),
        ("-", "五"),
        ("+", "三"),
        ("", "个工作日内审查。"),
    )
