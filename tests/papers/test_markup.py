"""The markup of papers: what a clerk types and what it becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.papers.blocks import (
    Addressee,
    Align,
    Annex,
    Attachments,
    BlankLine,
    Document,
    Heading,
    Imprint,
    KeyValue,
    Layout,
    Note,
    Number,
    Organ,
    PageBreak,
    Paragraph,
    RedHead,
    Signature,
    Title,
)
from fuyuan.papers.markup import MarkupFault, parse, render_template, to_document
from fuyuan.papers.text import BadCharacter, clean, escape, unescape

# (typed, block, reason)
LINES = [
    ("# 行政复议决定书", Title("行政复议决定书"), "title"),
    ("@机关 甲县人民政府", Organ("甲县人民政府"), "organ above the title"),
    ("@字号 甲政复决字〔2026〕12号", Number("甲政复决字〔2026〕12号"), "number"),
    ("@number 甲政复决字〔2026〕12号", Number("甲政复决字〔2026〕12号"), "English names for programmers"),
    ("@主送 县公安局", Addressee("县公安局："), "the full colon is added"),
    ("@主送 县公安局：", Addressee("县公安局："), "but only once"),
    ("　　您好。", Paragraph("您好。"), "spaces typed as indent are the layout's business"),
    ("@顶格 您好。", Paragraph("您好。", 0), "flush left"),
    ("@居中 （盖章）", Paragraph("（盖章）", 0, Align.CENTER), "centred"),
    ("@居右 签名：　　　", Paragraph("签名：　　　", 0, Align.RIGHT), "the place for a signature stays"),
    ("一、案件事实", Heading(1, "一、案件事实"), "level 1"),
    ("（二）现场检查", Heading(2, "（二）现场检查"), "level 2"),
    ("3. 证据", Heading(3, "3. 证据"), "level 3"),
    ("（4）书证", Heading(4, "（4）书证"), "level 4"),
    ("一、撤销该决定；", Paragraph("一、撤销该决定；"), "an item of the decision is text, not a heading"),
    ("3.5米", Paragraph("3.5米"), "a decimal is no heading"),
    ("一、" + "长" * 40, Paragraph("一、" + "长" * 40), "nobody writes headings this long"),
    ("- 地点：二楼", KeyValue("地点", "二楼"), "label and value"),
    ("- 没有冒号", Paragraph("- 没有冒号"), "a dash alone is text"),
    ("@附件 证据目录", Attachments(("证据目录",)), "enclosure"),
    ("@落款 甲县人民政府", Signature("甲县人民政府", ""), "signature"),
    ("@附注 （此件公开发布）", Note("（此件公开发布）"), "note"),
    ("@抄送 县委。", Imprint(copies="县委。"), "copies"),
    ("@印发 县政府办|2026年1月2日", Imprint("", "县政府办", "2026年1月2日"), "imprint"),
    (
        "@印发 甲\\|乙办|2026年1月2日",
        Imprint("", "甲|乙办", "2026年1月2日"),
        "a bar in the name of the office",
    ),
    ("@附件页 附件1", Annex("附件1"), "enclosure on a new page"),
    ("@分页", PageBreak(), "page break"),
    ("@空行", BlankLine(), "empty line"),
    ("\\# 不是标题", Paragraph("# 不是标题"), "a backslash makes text"),
    ("\\\\服务器", Paragraph("\\服务器"), "also of a backslash"),
    ("路径C:\\new", Paragraph("路径C:\\new"), "elsewhere in a paragraph a backslash is itself"),
]


@pytest.mark.parametrize(("typed", "block", "reason"), LINES, ids=[row[2] for row in LINES])
def test_a_line_becomes_its_block(typed: str, block: object, reason: str) -> None:
    assert parse(typed) == (block,)


def test_lines_that_belong_together_make_one_block() -> None:
    head = "@红头 甲县人民政府文件\n@字号 甲政〔2026〕1号\n@签发人 张三\n\n"
    text = head + "@附件 一\n@附件 二\n@落款 甲县\n@日期 2026年1月2日"
    assert parse(text) == (
        RedHead("甲县人民政府文件", "甲政〔2026〕1号", "张三"),
        Attachments(("一", "二")),
        Signature("甲县", "2026年1月2日"),
    )


def test_copies_and_imprint_make_one_block() -> None:
    assert parse("@抄送 县委。\n@印发 县府办|2026年1月2日") == (Imprint("县委。", "县府办", "2026年1月2日"),)


@pytest.mark.parametrize("text", ["@不认识 值", "@", "@签发人 张三"])
def test_a_directive_that_cannot_be_understood_is_refused(text: str) -> None:
    with pytest.raises(MarkupFault):
        parse(text)


@pytest.mark.parametrize("text", ["甲" * 200_001, "甲\n" * 6_001, "| 甲 |\n" * 6_001])
def test_a_text_beyond_any_paper_is_refused(text: str) -> None:
    with pytest.raises(MarkupFault, match="过长"):
        parse(text)


def test_the_message_names_the_line() -> None:
    with pytest.raises(MarkupFault, match="第3行的“@盖章”"):
        parse("# 标题\n\n@盖章 甲县")


def test_a_document_takes_its_title_from_the_text() -> None:
    document = to_document("# 送达回证\n正文", "form")
    assert (document.meta.title, document.layout) == ("送达回证", Layout.FORM)


# --- characters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("甲\x00乙", "NUL"),
        ("甲\x0b乙", "vertical tab, dropped silently by Word"),
        ("甲\ud800乙", "half a surrogate pair cuts the rest"),
        ("甲\ufdd0乙", "our own sentinel"),
        ("甲\uffff乙", "noncharacter"),
        ("甲\U0001ffff乙", "noncharacter of a higher plane"),
        ("甲\x85乙", "C1 control"),
    ],
)
def test_characters_no_paper_can_carry_are_refused(text: str, reason: str) -> None:
    with pytest.raises(BadCharacter, match="U\\+"):
        clean(text)
    with pytest.raises(BadCharacter):
        render_template("{{ x }}", {"x": text})
    with pytest.raises(BadCharacter):
        parse(text)


def test_a_document_built_by_hand_is_checked_too() -> None:
    with pytest.raises(BadCharacter):
        Document(Layout.LEGAL, (Paragraph("甲\x00"),))
    with pytest.raises(ValueError, match="clean"):
        Document(Layout.LEGAL, (Paragraph("甲\r\n乙"),))


def test_direction_overrides_are_removed_and_line_breaks_unified() -> None:
    assert clean("金额\u202e001\r\n甲\r乙\u2028丙") == "金额001\n甲\n乙\n丙"


def test_compatibility_ideographs_keep_their_shape() -> None:
    assert clean("\uf9d1") == "\uf9d1"  # NFC would make it 六


# --- values stay values ----------------------------------------------------------------------------------------------

HOSTILE = [
    ("# 决定书", "title"),
    ("@落款 县政府", "directive"),
    ("|甲|乙|", "table"),
    ("一、撤销", "heading"),
    ("- 甲：乙", "label"),
    ("\\# 甲", "backslash"),
    ("{{ 7*7 }}{% for %}", "template"),
    ("　　# 甲", "spaces first"),
    ("<b>&amp;</b>", "HTML"),
    ('#let x = read("/etc/passwd")', "typst"),
    ("甲\n@日期 2026年1月1日", "second line"),
]


@pytest.mark.parametrize(("value", "reason"), HOSTILE, ids=[row[1] for row in HOSTILE])
@pytest.mark.parametrize("source", ["{{ x }}", "　　{{ x }}", "{{ 空 }}{{ x }}"])
def test_typed_text_never_becomes_markup(source: str, value: str, reason: str) -> None:
    assert parse(render_template(source, {"x": value, "空": ""})) == tuple(
        Paragraph(v) for v in value.split("\n")
    )


@pytest.mark.parametrize(("value", "reason"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_typed_text_stays_inside_a_title_and_a_cell(value: str, reason: str) -> None:
    title, table = parse(render_template("# {{ x }}\n| 甲 | {{ x }} |\n", {"x": value}))
    assert isinstance(title, Title)
    assert title.text == value.strip("　")
    assert [cell.text for cell in table.cells] == ["甲", value.strip("　")]


def test_a_heading_written_by_the_template_stays_one() -> None:
    rendered = render_template(
        "{% for 项 in 列 %}\n{{ loop.index|大写数字 }}、{{ 项 }}\n{% endfor %}", {"列": ["甲", "乙"]}
    )
    assert parse(rendered) == (Heading(1, "一、甲"), Heading(1, "二、乙"))


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Cf", "Zl", "Zp")), max_size=60)


@given(st.lists(_TEXT, max_size=5).map("\n".join))
def test_every_value_is_read_back_to_the_character(value: str) -> None:
    blocks = parse(render_template("{{ x }}", {"x": value}))
    kept = [line for line in value.split("\n") if line]
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == kept
    assert len(blocks) == len(kept)


@given(_TEXT)
def test_every_value_of_a_cell_is_read_back(value: str) -> None:
    (table,) = parse(render_template("| {{ x }} | 乙 |", {"x": value}))
    assert [cell.text for cell in table.cells] == [value.strip(" \t\u3000"), "乙"]


@given(_TEXT)
def test_escape_is_undone_by_unescape(value: str) -> None:
    assert unescape(escape(value)).strip(" \t\u3000") == value.strip(" \t\u3000")
