"""The PDF: the grid of GB/T 9704-2012 measured on the page, and every character there."""

from __future__ import annotations

import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import MM, pdf_lines, pdf_pages, squeezed

from fuyuan.papers import fonts
from fuyuan.papers.blocks import (
    Block,
    Cell,
    Document,
    Heading,
    Imprint,
    KeyValue,
    Layout,
    Meta,
    Number,
    Paragraph,
    RedHead,
    Signature,
    Table,
    Title,
    strings,
)
from fuyuan.papers.engine import to_document, to_pdf

TOP, LEFT, RIGHT = 297 * MM - 37 * MM, 28 * MM, 210 * MM - 26 * MM


def letter(*blocks: object, layout: Layout = Layout.LEGAL, draft: bool = True) -> bytes:
    return to_pdf(Document(layout, blocks, Meta(draft=draft)))  # type: ignore[arg-type]


def line_with(data: bytes, text: str, page: int = 0) -> list[tuple[str, float, float]]:
    return next(line for line in pdf_lines(data, page) if text in "".join(c for c, _, _ in line))


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    lines = pdf_lines(letter(Paragraph("国" * 28 * 30, indent=0)))
    assert [len(line) for line in lines[:22]] == [28] * 22
    assert lines[22][0][0] == "—"  # only the page number follows


def test_the_grid_fills_the_text_area() -> None:
    lines = pdf_lines(letter(Paragraph("国" * 28 * 22, indent=0)))
    assert lines[0][0][1] == pytest.approx(LEFT, abs=0.5)
    assert lines[0][-1][1] == pytest.approx(RIGHT - 156 * MM / 28, abs=0.5)
    pitch = {round(a[0][2] - b[0][2], 1) for a, b in zip(lines[:21], lines[1:22], strict=True)}
    assert pitch == {round(225 * MM / 22, 1)}  # 29.0 points


def test_paragraphs_keep_the_grid_and_are_indented_by_two() -> None:
    lines = pdf_lines(letter(*[Paragraph("国" * 26)] * 22))
    assert {round(line[0][1], 1) for line in lines[:22]} == {round(LEFT + 2 * 156 * MM / 28, 1)}
    assert len(pdf_pages(letter(*[Paragraph("国" * 26)] * 22))) == 1
    assert len(pdf_pages(letter(*[Paragraph("国" * 26)] * 23))) == 2


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    data = letter(Paragraph("国" * 28 * 50, indent=0))
    assert [page.split()[-3:] for page in pdf_pages(data)] == [["—", str(n), "—"] for n in (1, 2, 3)]
    odd, even = line_with(data, "— 1 —"), line_with(data, "— 2 —", 1)
    assert even[0][1] == pytest.approx(LEFT + 14, abs=1)
    assert odd[-1][1] + 14 == pytest.approx(RIGHT - 14, abs=2)  # a dash of the face is not quite an em wide


def test_a_record_counts_its_pages() -> None:
    data = letter(Paragraph("国" * 28 * 30, indent=0), layout=Layout.RECORD)
    assert "第1页共2页" in squeezed(pdf_pages(data)[0])


def test_the_date_stands_four_characters_from_the_right_and_the_organ_over_it() -> None:
    data = letter(Paragraph("甲。"), Signature("甲县人民政府", "2026年9月28日"))
    date, organ = line_with(data, "2026年9月28日"), line_with(data, "甲县人民政府")
    cell = 156 * MM / 28
    assert date[-1][1] + cell == pytest.approx(RIGHT - 4 * cell, abs=1)
    middle = [(line[0][1] + line[-1][1] + cell) / 2 for line in (date, organ)]
    assert middle[0] == pytest.approx(middle[1], abs=1)


def test_a_long_organ_does_not_leave_the_text_area() -> None:
    data = letter(Paragraph("甲。"), Signature("甲县府院联动联席会议办公室暨行政复议委员会", "2026年1月1日"))
    assert line_with(data, "甲县府院")[-1][1] + 156 * MM / 28 <= RIGHT + 1


def test_only_a_draft_marks_the_place_of_the_seal() -> None:
    blocks = (Paragraph("甲。"), Signature("甲县人民政府", "2026年9月28日"))
    assert "（印章）" in squeezed(pdf_pages(letter(*blocks))[0])
    assert "印章" not in pdf_pages(letter(*blocks, draft=False))[0]


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for lines in range(14, 24):
        data = letter(*[Paragraph("国" * 20)] * lines, Signature("甲县人民政府", "2026年9月28日"))
        assert "国" in next(page for page in pdf_pages(data) if "甲县人民政府" in page), lines


def test_the_red_head_stands_35_mm_below_the_top_of_the_text_area() -> None:
    data = letter(RedHead("甲县人民政府文件", "甲政〔2026〕1号"), Title("通知"), layout=Layout.OFFICIAL)
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    _, _, _, top = text.get_charbox(0)
    assert top == pytest.approx(TOP - 35 * MM, abs=6)
    number = line_with(data, "〔2026〕1号")
    assert (number[0][1] + number[-1][1] + 15.8) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=8)


def test_an_upward_paper_names_its_signer_at_the_right() -> None:
    data = letter(RedHead("甲县人民政府文件", "甲政〔2026〕1号", "张三"), layout=Layout.OFFICIAL)
    line = line_with(data, "甲政")
    assert "".join(c for c, _, _ in line).replace(" ", "").endswith("签发人：张三")
    assert line[0][1] == pytest.approx(LEFT + 156 * MM / 28, abs=1)


def test_every_level_of_heading_has_its_face() -> None:
    data = letter(*[Heading(level, f"级{level}") for level in (1, 2, 3, 4)])
    names = {
        font_name for font_name in ("NotoSansSC", "LXGWWenKai", "FandolFang") if font_name.encode() in data
    }
    assert names == {"NotoSansSC", "LXGWWenKai", "FandolFang"}


@pytest.mark.parametrize("run", ["https://example.invalid/" + "a" * 120, "410482198001011234" * 9, "……" * 40])
def test_a_run_without_a_place_to_break_stays_inside_the_text_area(run: str) -> None:
    table = Table((Cell(run, 0, 0), Cell("甲", 0, 1)), (1, 5))
    for data in (letter(Paragraph(f"见{run}。")), letter(table, layout=Layout.FORM)):
        assert max(left for line in pdf_lines(data) for _, left, _ in line) < RIGHT
        assert squeezed(run) in squeezed(pdf_pages(data)[0])


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (Table((Cell("1", 0, 0), Cell("甲" * 2_000, 0, 1)), (1, 10)), "a cell beside a short one"),
        (Table((Cell("甲" * 2_000, 0, 0, 2), Cell("", 0, 1), Cell("", 1, 1)), (1, 1)), "a merged cell"),
        (Table((Cell("甲" * 200, 0, 0), Cell("", 0, 1)), (1, 9)), "a cell of two characters in a line"),
        (Table((Cell("A" * 2_000, 0, 0), Cell("", 0, 1)), (1, 1)), "half as wide, twice as many"),
        (Title("甲" * 1_000), "a title"),
        (Signature("甲" * 900, "2026年1月2日"), "an organ"),
        (Signature("\n".join(["甲县某某联合工作委员会办公室"] * 30), "2026年1月2日"), "organs of a joint paper"),
        (Imprint("甲" * 2_000, "某局", "2026年1月2日"), "copies"),
        (Number("A" * 100), "a number without a place to break it"),
        (KeyValue("A" * 100, "值"), "a label"),
        (Heading(1, "A" * 100), "a heading"),
        (Imprint("", "A" * 100, "2026年1月2日"), "an issuing office"),
        (Table((Cell("1234567", 0, 0), Cell("", 0, 1)), (1, 12)), "a run shorter than eight in a narrow column"),
    ],
)  # fmt: skip
def test_nothing_runs_out_of_the_sheet_however_long_it_is(block: Block, reason: str) -> None:
    data = letter(Paragraph("正文。"), block, layout=Layout.OFFICIAL)
    pages = range(len(pdf_pages(data)))
    shown = [each for page in pages for line in pdf_lines(data, page) for each in line]
    wanted = squeezed("".join(strings(block)))
    assert [sum(c == seen for seen, _, _ in shown) >= wanted.count(c) for c in "甲A"] == [True, True], reason
    assert max(left for c, left, _ in shown if c in "甲A7") < RIGHT, reason
    assert min(bottom for c, _, bottom in shown if c in "甲A7") > 35 * MM - 1, reason


def test_one_page_papers_have_one_page() -> None:
    text = (
        "@机关 甲县人民政府\n# 行政复议答复通知书\n@字号 甲政复答字〔2026〕1号\n@主送 县公安局\n"
        + "正文。" * 60
    )
    assert (
        len(pdf_pages(to_pdf(to_document(text + "\n@落款 甲县人民政府\n@日期 2026年1月2日", "legal")))) == 1
    )


def test_a_table_header_repeats_on_every_page() -> None:
    text = "| 序号 | 单位 |\n|:-:|---|\n" + "\n".join(f"| {n} | 某某单位 |" for n in range(80))
    assert all("序号" in page for page in pdf_pages(to_pdf(to_document(text, "form"))))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert letter(Paragraph("甲")) == letter(Paragraph("甲"))


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")', "#import \"@preview/x:1.0.0\"", "*甲* _乙_ `丙` $x$ <甲> @乙 // 丙 /* 丁 */",
        "#sys.inputs", "= 甲", "- 甲", "\\u{41} ~ -- --- ...", "https://example.invalid/", "<b>&amp;</b>", "{{ x }}",
        "“引号”‘单’——……〔〕《》", "喆堃镕玥犇赟㛃䶮", "a\tb",
    ],
)  # fmt: skip
def test_text_is_never_read_as_typst(text: str) -> None:
    blocks = (
        Title(text),
        Paragraph(text),
        KeyValue(text, text),
        Table((Cell(text, 0, 0),), (1,)),
        Signature(text, text),
    )
    assert squeezed("".join(pdf_pages(letter(*blocks)))).count(squeezed(text)) == 7


# without combining marks: the reader repeats the letter for each mark, the page is right
_CODES = sorted(fonts.covered(fonts.folders()))
_THERE = [chr(code) for code in _CODES if not unicodedata.category(chr(code)).startswith("M")]
_BODY = st.one_of(
    st.text(st.sampled_from([c for c in _THERE if "\u4e00" <= c <= "\u9fff"]), min_size=1, max_size=80),
    st.text(
        st.sampled_from([c for c in _THERE if c.isprintable() and not c.isspace()]), min_size=1, max_size=40
    ),
    st.text(
        st.sampled_from("，。；：！？“”‘’（）《》〔〕—…·、1234567890abcXYZ.,-%<>&'\"#@|\\{}"),
        min_size=1,
        max_size=80,
    ),
)


@settings(max_examples=60, deadline=None)
@given(_BODY)
def test_every_character_is_read_back_from_the_pdf(text: str) -> None:
    pages = pdf_pages(letter(Paragraph(text, indent=0)))
    read = squeezed("".join(page.rpartition("—")[0].rpartition("—")[0] for page in pages))
    assert read.replace("\ufffe", "") == squeezed(text)


def test_lines_signed_by_hand_stay_with_what_is_signed_for() -> None:
    signed = "@顶格 以上笔录我已看过，核对无误。\n@空行\n@居右 被询问人（签名）：\n@居右 询问人员（签名）：\n@居右 年　月　日\n"
    for lines in range(12, 24):
        text = "# 询问笔录\n" + "".join(f"问：第{n}个问题\n" for n in range(lines)) + "@空行\n" + signed
        pages = [squeezed(page) for page in pdf_pages(to_pdf(to_document(text, "record")))]
        page = next(page for page in pages if "核对无误" in page)
        assert "询问人员（签名）" in page, lines
        assert "年月日" in page, lines


ANNOUNCED = [
    ("申请人请求：", "撤销该决定。", "text"),
    ("申请人请求：", "| 1 | 撤销该决定。 |", "a table"),
    ("此致", "@顶格 撤销该决定。", "to whom a paper goes"),
]


@pytest.mark.parametrize(("words", "after", "what"), ANNOUNCED, ids=[row[2] for row in ANNOUNCED])
def test_words_that_announce_what_follows_are_not_left_alone_at_the_foot_of_a_page(
    words: str, after: str, what: str
) -> None:
    for lines in range(16, 24):
        text = "# 决定书\n" + "甲\n" * lines + f"{words}\n{after}\n"
        page = next(page for page in pdf_pages(to_pdf(to_document(text, "legal"))) if words in page)
        assert "撤销该决定。" in page, lines


def test_a_row_of_a_table_stays_on_one_page() -> None:
    for lines in range(8, 22):
        rows = "".join(f"| {n} | 甲 |\n" for n in range(lines))
        text = f"@表格 1 2\n| 序号 | 单位 |\n|:-:|---|\n{rows}| 末 | {'某某单位' * 20}完 |\n"
        page = next(page for page in pdf_pages(to_pdf(to_document(text, "form"))) if "完" in page)
        assert "末" in page, lines
