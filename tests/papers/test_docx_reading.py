"""An edited .docx read back: unedited it is the draft, what was changed is read, what cannot be read is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_cases import Composed, every_case, papers_of
from test_docx import EVERYTHING

from fuyuan.papers.blocks import Document, Layout, Meta, Paragraph
from fuyuan.papers.docx_reading import read_docx
from fuyuan.papers.engine import to_document, to_docx
from fuyuan.papers.markup import parse
from fuyuan.papers.text import PaperFault

NOTICE = (
    "@机关 甲县人民政府\n# 受理通知书\n@字号 甲政〔2026〕1号\n@主送 张三\n你的申请已经收到。\n1. 委托代理人；\n"
    "@落款 甲县人民政府\n@日期 2026年9月28日\n"
)


def back(text: str, layout: str = "legal", edit: Callable[[Any], None] | None = None) -> Any:
    """The text as it comes back after `edit(file)`, with what was told about the file."""
    document = to_document(text, layout)
    data = to_docx(document)
    if edit:
        file = docx.Document(io.BytesIO(data))
        edit(file)
        saved = io.BytesIO()
        file.save(saved)
        data = saved.getvalue()
    return read_docx(data, document.blocks)


def every_paper() -> Iterator[Composed]:
    seen = set()
    for case in every_case().values():
        for paper in papers_of(case):
            if paper.code not in seen:
                seen.add(paper.code)
                yield paper


def test_every_paper_of_a_case_comes_back_as_it_went() -> None:
    for paper in every_paper():
        document = paper.document()
        read = read_docx(to_docx(document), document.blocks)
        assert parse(read.text) == document.blocks, paper.code
        assert read.notices == ()


@pytest.mark.parametrize("layout", ["gbt9704", "letter", "minutes"])
def test_every_directive_comes_back(layout: str) -> None:
    text = EVERYTHING.replace(
        "@签发人 张三", "@签发人 张三、李四、王五六\n@份号 000001\n@密级 机密★1年\n@紧急程度 特急"
    )
    if layout == "letter":  # a letter goes upward to nobody, and its imprint has copies only
        text = text.replace("@签发人 张三、李四、王五六\n", "").replace("@印发 县府办|2026年9月28日\n", "")
    blocks = to_document(text, layout).blocks
    read = parse(back(text, layout).text)
    assert sorted(map(repr, read)) == sorted(
        map(repr, blocks)
    )  # an imprint is laid out last, wherever it stood


_LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), min_size=1, max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINE, min_size=1, max_size=4))
def test_whatever_a_person_typed_comes_back_as_text(lines: list[str]) -> None:
    blocks = tuple(Paragraph(line.strip(" \t\u3000")) for line in lines if line.strip(" \t\u3000\xa0"))
    try:
        document = Document(Layout.LEGAL, blocks, Meta())
    except ValueError:  # a character no paper can carry
        return
    assert parse(read_docx(to_docx(document), blocks).text) == blocks


def test_words_changed_and_paragraphs_added_are_read() -> None:
    def edit(file: Any) -> None:
        file.paragraphs[4].runs[0].text = "你的申请已经于今天收到。"
        file.paragraphs[4].insert_paragraph_before("@这不是标记，是正文")

    text = back(NOTICE, edit=edit).text
    assert "你的申请已经于今天收到。\n" in text
    assert "\\@这不是标记，是正文\n" in text
    assert parse(text)[-1] == parse(NOTICE)[-1]


def test_a_heading_somebody_added_is_a_heading() -> None:
    text = back(NOTICE, edit=lambda file: file.paragraphs[4].insert_paragraph_before("一、收到的材料")).text
    assert "\n一、收到的材料\n" in text


def test_a_row_added_to_a_table_is_read() -> None:
    def edit(file: Any) -> None:
        for cell, words in zip(file.tables[0].add_row().cells, ("2", "照片"), strict=True):
            cell.text = words

    assert "| 2 | 照片 |" in back("@表格 1 3\n| 序号 | 名称 |\n|:-:|---|\n| 1 | 合同 |\n", edit=edit).text


def xml(body: str) -> Any:
    names = nsdecls("w", "wp", "a", "r", "m") if "m:" in body else nsdecls("w", "wp", "a", "r")
    return parse_xml(f"<w:p {names}>{body}</w:p>")


RUN = "<w:r><w:t>{}</w:t></w:r>"
BOX = f"<w:r><w:pict><w:txbxContent><w:p>{RUN.format('框里的话')}</w:p></w:txbxContent></w:pict></w:r>"
INSERTED = f'<w:ins w:id="1" w:author="李四">{RUN.format("加的话")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="李四"><w:r><w:delText>删的话</w:delText></w:r></w:del>'
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>' + RUN.format("第一条")
FOREIGN = [
    ("a text box", BOX, "文本框里的文字没有读入：“框里的话”"),
    ("a picture", "<w:r><w:drawing/></w:r>", "图片、图形或者嵌入的对象没有读入"),
    ("an insertion", INSERTED, "修订插入的文字按接受读入（李四）：“加的话”"),
    ("a deletion", DELETED, "修订删除的文字按接受去掉（李四）：“删的话”"),
    ("a footnote", '<w:r><w:footnoteReference w:id="1"/></w:r>', "脚注没有读入"),
    ("a symbol", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "特殊符号没有读入"),
    ("automatic numbers", NUMBERED, "自动编号没有读入，请手工写上编号：“第一条”"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "told"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_what_is_no_part_of_a_paper_is_named(what: str, body: str, told: str) -> None:
    read = back(NOTICE, edit=lambda file: file.paragraphs[4]._p.addnext(xml(body)))
    assert any(told in notice for notice in read.notices), read.notices


def test_inserted_words_are_in_the_text_and_deleted_ones_are_not() -> None:
    body = f'<w:ins w:id="1">{RUN.format("甲")}</w:ins><w:del w:id="2"><w:r><w:delText>乙</w:delText></w:r></w:del>'
    text = back(NOTICE, edit=lambda file: file.paragraphs[4]._p.append(xml(body)[0]) or None).text
    assert "甲" in text
    assert "乙" not in text


def test_comments_and_words_in_the_margins_are_named() -> None:
    def edit(file: Any) -> None:
        file.add_comment(file.paragraphs[4].runs[0], text="请核对", author="张局")
        file.sections[0].header.paragraphs[0].text = "内部资料"

    notices = back(NOTICE, edit=edit).notices
    assert "批注没有读入（张局）：“请核对”" in notices
    assert "页眉、页脚里的文字没有读入：“内部资料”" in notices


def test_words_in_a_content_control_are_read() -> None:
    def edit(file: Any) -> None:
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{RUN.format('控件里的话')}</w:p></w:sdtContent></w:sdt>"
        )
        file.paragraphs[4]._p.addnext(control)

    assert "\n控件里的话\n" in back(NOTICE, edit=edit).text


def without_the_document(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name != "word/document.xml":
                target.writestr(name, source.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    "damage", [lambda data: data[:2000], without_the_document, lambda data: b"PK\x03\x04" + b"x" * 500]
)
def test_a_damaged_file_is_refused(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(PaperFault, match="文件损坏"):
        read_docx(damage(to_docx(to_document(NOTICE, "legal"))))


def test_what_a_paragraph_is_stands_in_the_name_of_its_style() -> None:
    file = docx.Document(io.BytesIO(to_docx(to_document(NOTICE, "legal"))))
    names = [paragraph.style.name for paragraph in file.paragraphs if paragraph.text]
    assert names[:4] == ["机关名称", "公文标题", "发文字号", "主送机关"]
    assert names[-2:] == ["落款机关", "成文日期"]
    assert file.paragraphs[0]._p.pPr.find(qn("w:pStyle")) is not None
