"""The .docx: every character there, the statutory faces, the grid, and an archive Word can open."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import docx_paragraphs

from fuyuan.papers.blocks import Document, Layout, Meta, Paragraph, strings
from fuyuan.papers.engine import to_document, to_docx

EVERYTHING = """@红头 甲县人民政府文件
@字号 甲政〔2026〕1号
@签发人 张三
@机关 甲县人民政府
# 关于甲 & 乙 <丙> 的通知
@主送 县公安局
正文“引号”。
一、标题
（一）标题
- 地点：二楼
@表格 1 2 1
| 序号 | 单位 | 备注 |
|:-:|---|---|
| 1 | 县公安局 | 甲\\|乙 |
| 2 | < | 丙\\n丁 |
@附件 证据目录
@附件 法律依据
@落款 甲县人民政府
@日期 2026年9月28日
@附注 （此件公开发布）
@抄送 县委。
@印发 县府办|2026年9月28日
@附件页 附件1
# 证据目录
@分页
@空行
@居右 （签名）
"""


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def test_every_text_of_every_block_is_in_the_file() -> None:
    document = to_document(EVERYTHING, "gbt9704")
    written = "\n".join(docx_paragraphs(to_docx(document))).replace("\n", "")
    for text in strings(*document.blocks):
        if text not in ("left", "center", "right"):
            assert text.replace("\n", "") in written


def test_the_page_is_a4_with_the_standard_margins_and_grid() -> None:
    section = opened(to_docx(to_document("正文", "legal"))).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("text", "face", "size"),
    [
        ("正文。", "仿宋_GB2312", 16),
        ("一、标题", "黑体", 16),
        ("（一）标题", "楷体_GB2312", 16),
        ("# 标题", "方正小标宋简体", 22),
    ],
)
def test_faces_are_the_statutory_ones(text: str, face: str, size: int) -> None:
    run = opened(to_docx(to_document(text, "legal"))).paragraphs[0].runs[0]
    assert run._r.rPr.rFonts.get(qn("w:eastAsia")) == face
    assert run.font.size.pt == size


def test_body_text_is_narrowed_by_a_quarter_point_to_fit_28_in_a_line() -> None:
    run = opened(to_docx(to_document("正文。", "legal"))).paragraphs[0].runs[0]
    assert run._r.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-5"


@pytest.mark.parametrize(("layout", "fields"), [("legal", ["PAGE"]), ("record", ["PAGE", "NUMPAGES"])])
def test_page_numbers_are_fields(layout: str, fields: list[str]) -> None:
    file = opened(to_docx(to_document("正文。", layout)))
    assert file.settings.odd_and_even_pages_header_footer
    for footer in (file.sections[0].footer, file.sections[0].even_page_footer):
        assert [code.text.strip() for code in footer._element.iter(qn("w:instrText"))] == fields


def test_no_seal_is_drawn_and_no_picture_is_inside() -> None:
    names = zipfile.ZipFile(io.BytesIO(to_docx(to_document(EVERYTHING, "gbt9704")))).namelist()
    assert not [name for name in names if "media" in name or "vba" in name.lower()]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = to_document(EVERYTHING, "gbt9704", Meta("通知", "甲县", "2026-09-28"))
    assert to_docx(document) == to_docx(document)


def test_the_file_is_dated_by_the_paper_not_by_the_machine() -> None:
    core = opened(to_docx(to_document("正文", "legal", Meta("标题", "甲县", "2026-09-28")))).core_properties
    assert (core.title, core.author, f"{core.created:%Y-%m-%d}") == ("标题", "甲县", "2026-09-28")


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), min_size=1, max_size=200)


@settings(max_examples=100, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=4).map("\n".join))
def test_every_character_is_read_back_from_the_docx(text: str) -> None:
    bidi = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
    text = text.translate(bidi)
    data = to_docx(Document(Layout.LEGAL, (Paragraph(text), Paragraph("完"))))
    assert docx_paragraphs(data)[:2] == [text, "完"]


# the order CT_RPr, CT_PPr and CT_TblPr of ISO/IEC 29500 ask for, as far as our files use them
ORDER = {
    "rPr": "rFonts b color spacing sz szCs lang",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc",
    "tblPr": "tblStyle tblpPr tblW tblBorders tblLayout tblLook",
}


@pytest.mark.parametrize("parent", ORDER)
def test_elements_stand_in_the_order_word_accepts(parent: str) -> None:
    order = ORDER[parent].split()
    body = opened(to_docx(to_document(EVERYTHING, "gbt9704"))).element.body
    for found in body.iter(qn(f"w:{parent}")):
        names = [child.tag.split("}")[1] for child in found]
        assert names == sorted(names, key=order.index)


def test_only_a_draft_marks_the_place_of_the_seal() -> None:
    text = "正文。\n@落款 甲县人民政府\n@日期 2026年9月28日"
    assert "（印章）" in docx_paragraphs(to_docx(to_document(text, "legal")))
    assert "（印章）" not in docx_paragraphs(to_docx(to_document(text, "legal", Meta(draft=False))))
