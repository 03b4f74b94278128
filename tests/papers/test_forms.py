"""The forms of GB/T 9704-2012, measured on the page: 文件格式, 信函格式, 纪要格式. Lengths in millimetres, ±0.5 unless said."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reading import MM, pdf_lines, pdf_pages, squeezed

from fuyuan.papers.blocks import Document, Layout, Meta, Signature
from fuyuan.papers.engine import to_document, to_pdf
from fuyuan.papers.markup import parse

CELL, PITCH = 156 / 28, 225 / 22
TOP, LEFT, RIGHT, BOTTOM = (
    37.0,
    28.0,
    184.0,
    262.0,
)  # of the text area, from the upper left corner of the sheet
BODY = (
    "为推动行政争议及时妥善解决，现就有关事项通知如下：\n一、有关情况\n" + "部分单位没有按期答复。" * 6 + "\n"
)
FOOT = "@抄送 市委各部门，市人大常委会办公室。\n@印发 甲市人民政府办公室|2026年9月28日\n"
OFFICIAL = (
    "@红头 甲市人民政府文件\n@字号 甲政〔2026〕12号\n# 关于加强府院联动的通知\n@主送 各部门\n"
    + BODY
    + "@落款 甲市人民政府\n@日期 2026年9月28日\n"
)
LETTER = (
    "@红头 甲市府院联动办公室\n@字号 甲联函〔2026〕3号\n# 工作提醒函\n@主送 甲市公安局\n"
    + BODY
    + "@落款 甲市府院联动办公室\n@日期 2026年9月28日\n"
)
MINUTES = (
    "@红头 府院联动联席会议纪要\n@字号 〔2026〕3号\n# 第三次会议纪要\n" + BODY + "@空行\n- 出席：张三、李四\n"
)
STROKE = 0.8  # the bounds of a rule include the width of its stroke
near = pytest.approx


def drawn(text: str, layout: str = "gbt9704") -> bytes:
    return to_pdf(to_document(text, layout))


def line(data: bytes, text: str, page: int = 0) -> tuple[float, float, float]:
    """Left edge, right edge and baseline-side bottom of the line that holds `text`, from the sheet's upper left corner."""
    found = next(row for row in pdf_lines(data, page) if text in "".join(c for c, _, _ in row))
    start = "".join(c for c, _, _ in found).index(text)
    run = found[start : start + len(text)]
    width = 0.5 if run[-1][0].isascii() else 1.0
    return run[0][1] / MM, run[-1][1] / MM + width * CELL, 297 - run[0][2] / MM


def rules(data: bytes, page: int = 0) -> list[tuple[float, float, float, float, bool]]:
    """Horizontal rules from the top: left, right, middle, thickness, red or not."""
    found = []
    sheet = pypdfium2.PdfDocument(data)[page]
    for item in sheet.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (value / MM for value in item.get_bounds())
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFPageObj_GetStrokeColor(item.raw, red, green, blue, alpha)
        width = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(item.raw, width)
        if right - left > 50:
            middle = 297 - (bottom + top) / 2
            found.append((left, right, middle, width.value / MM, red.value > 100))
    return sorted(found, key=lambda rule: rule[2])


def ink_top(data: bytes, upper: float, lower: float, page: int = 0) -> float:
    """The first row of the sheet with red ink between two heights."""
    scale = 8
    image = pypdfium2.PdfDocument(data)[page].render(scale=scale, rev_byteorder=True)
    raw, stride, channels = bytes(image.buffer), image.stride, image.n_channels
    for y in range(int(upper * MM * scale), int(lower * MM * scale)):
        row = raw[y * stride : y * stride + image.width * channels]
        reds = zip(row[0::channels], row[1::channels], strict=False)
        if any(red > 150 and green < 100 for red, green in reds):
            return y / scale / MM
    raise AssertionError("no red ink here")


# -- 文件格式 --------------------------------------------------------------------------------------------------------


def test_the_mark_begins_35_mm_below_the_text_area() -> None:
    assert ink_top(drawn(OFFICIAL), TOP, 110) == near(TOP + 35, abs=0.5)


def test_the_number_stands_two_lines_below_the_mark_and_the_red_line_4_mm_below_the_number() -> None:
    data = drawn(OFFICIAL)
    (rule,) = rules(data)
    left, right, bottom = line(data, "甲政〔2026〕12号")
    assert (left + right) / 2 == near((LEFT + RIGHT) / 2, abs=2)  # digits are narrower than half a cell
    assert rule[2] - bottom == near(4, abs=0.7)
    assert rule[:2] == (near(LEFT, abs=STROKE), near(RIGHT, abs=STROKE))
    assert rule[4]


def test_the_title_stands_two_lines_below_the_red_line_and_the_addressee_one_below_the_title() -> None:
    data = drawn(OFFICIAL)
    rule = rules(data)[0][2]
    title, to = line(data, "关于加强府院联动的通知")[2], line(data, "各部门：")
    assert title - rule == near(
        2 * PITCH + PITCH / 2 + 11 / MM, abs=3
    )  # two empty lines, then 22 pt of title
    assert to[2] - title == near(2 * PITCH, abs=1.5)
    assert to[0] == near(LEFT, abs=0.3)


def test_signers_stand_one_character_from_the_right_two_in_a_row_and_the_number_in_the_last_row() -> None:
    text = OFFICIAL.replace("# 关于", "@签发人 张三、李四、王五六\n# 关于")
    data = drawn(text)
    number, third, first = line(data, "甲政〔2026〕12号"), line(data, "王五六"), line(data, "张三")
    assert number[0] == near(LEFT + CELL, abs=0.3)
    assert number[2] == near(third[2], abs=0.6)
    assert first[0] == near(third[0], abs=0.3)
    assert line(data, "李四")[1] == near(RIGHT - CELL, abs=0.5)


def test_copy_number_secrecy_and_urgency_stand_at_the_upper_left() -> None:
    text = OFFICIAL.replace("@字号", "@份号 000001\n@密级 机密★1年\n@紧急程度 特急\n@字号")
    data = drawn(text)
    heights = [line(data, mark) for mark in ("000001", "机密★1年", "特急")]
    assert [round(each[0]) for each in heights] == [28, 28, 28]
    assert heights[1][2] - heights[0][2] == near(PITCH, abs=0.3)
    assert ink_top(data, TOP, 110) == near(TOP + 35, abs=0.5)


def test_a_joint_paper_has_its_seals_side_by_side_and_the_date_under_the_last() -> None:
    text = OFFICIAL.replace(
        "@落款 甲市人民政府\n", "@落款 甲市人民法院\n@落款 甲市司法局\n@落款 甲市公安局\n"
    )
    data = drawn(text)
    page = next(n for n, words in enumerate(pdf_pages(data)) if "甲市司法局" in words)
    organs = [line(data, name, page) for name in ("甲市人民法院", "甲市司法局", "甲市公安局")]
    date = line(data, "2026年9月28日", page)
    assert len({round(each[2], 1) for each in organs}) == 1
    assert sum(date[:2]) / 2 == near(sum(organs[2][:2]) / 2, abs=2)
    assert squeezed(pdf_pages(data)[page]).count("（印章）") == 3


@pytest.mark.parametrize(("organs", "rows"), [(2, [2]), (3, [3]), (4, [1, 3]), (5, [2, 3])])
def test_rows_of_seals_are_full_at_the_end(organs: int, rows: list[int]) -> None:
    block = Signature("\n".join("甲市公安局" for _ in range(organs)), "2026年9月28日")
    assert [len(row) for row in block.rows] == rows


def test_the_imprint_stands_on_the_back_with_its_last_rule_on_the_edge_of_the_text_area() -> None:
    data = drawn(OFFICIAL.replace(BODY, "正文。\n") + FOOT)
    pages = pdf_pages(data)
    assert len(pages) == 2
    assert "抄送：" in pages[1]
    first, middle, last = rules(data, 1)
    assert last[2] == near(BOTTOM, abs=0.3)
    assert [round(rule[3], 2) for rule in (first, middle, last)] == [0.35, 0.25, 0.35]
    assert "—2—" in squeezed(pages[1])


def test_the_imprint_follows_the_text_when_that_ends_on_a_back() -> None:
    data = drawn(OFFICIAL + FOOT)
    assert len(pdf_pages(data)) == 2
    assert rules(data, 1)[-1][2] == near(BOTTOM, abs=0.3)


def test_where_the_back_is_full_an_empty_page_stands_before_the_imprint_and_neither_has_a_number() -> None:
    found = 0
    for lines in range(20, 30):
        full = "".join(f"第{n}行。\n" for n in range(lines))
        pages = [squeezed(page) for page in pdf_pages(drawn(OFFICIAL.replace(BODY, full) + FOOT))]
        assert len(pages) % 2 == 0
        assert "—3—" not in pages  # an empty page never bears a number
        if "" in pages:
            found += 1
            assert "—" not in pages[-1]
    assert found == 3


def test_enclosures_stand_before_the_imprint_each_on_its_own_page_with_the_title_on_the_third_line() -> None:
    data = drawn(OFFICIAL + FOOT + "@附件页 附件1\n# 名单\n张三。\n")
    page = next(n for n, words in enumerate(pdf_pages(data)) if "附件1" in words)
    label, title = line(data, "附件1", page), line(data, "名单", page)
    assert label[0] == near(LEFT, abs=0.3)
    assert label[2] == near(TOP + 15.75 / MM, abs=1)
    assert title[2] - label[2] == near(2 * PITCH, abs=1.5)
    assert "抄送" in pdf_pages(data)[-1]
    assert len(pdf_pages(data)) % 2 == 0


def test_page_numbers_have_their_dashes_7_mm_below_the_text_area() -> None:
    data = drawn(OFFICIAL)
    sheet = pypdfium2.PdfDocument(data)[0].get_textpage()
    at = next(n for n in range(sheet.count_chars()) if sheet.get_text_range(n, 1) == "—")
    _, bottom, _, top = sheet.get_charbox(at)
    assert 297 - (bottom + top) / 2 / MM - BOTTOM == near(7, abs=0.6)


# -- 信函格式 (10.1) -------------------------------------------------------------------------------------------------


def test_the_mark_of_a_letter_begins_30_mm_below_the_edge_of_the_sheet() -> None:
    assert ink_top(drawn(LETTER, "letter"), 10, 60) == near(30, abs=0.5)


def test_a_letter_has_two_double_lines_of_170_mm_in_the_middle_of_the_sheet() -> None:
    above, below = rules(drawn(LETTER, "letter"))[:2], rules(drawn(LETTER, "letter"))[2:]
    for rule in (*above, *below):
        assert rule[:2] == (near(20, abs=STROKE), near(190, abs=STROKE))
        assert rule[4]
    assert above[0][3] > above[1][3]  # 上粗下细
    assert below[0][3] < below[1][3]  # 上细下粗
    assert 297 - below[1][2] == near(20, abs=0.8)


def test_the_number_of_a_letter_stands_at_the_right_seven_eighths_of_a_character_below_the_line() -> None:
    data = drawn(LETTER, "letter")
    _, right, bottom = line(data, "甲联函〔2026〕3号")
    assert right == near(RIGHT, abs=0.5)
    assert bottom - 15.75 / MM - rules(data)[1][2] == near(14 / MM, abs=0.8)


def test_the_title_of_a_letter_stands_two_lines_below_the_number() -> None:
    data = drawn(LETTER, "letter")
    gap = line(data, "工作提醒函")[2] - line(data, "甲联函〔2026〕3号")[2]
    assert gap == near(2 * PITCH + PITCH / 2 + 11 / MM, abs=3)


def test_the_first_page_of_a_letter_has_no_number_and_its_imprint_no_rule() -> None:
    data = drawn(LETTER.replace(BODY, BODY * 3) + FOOT, "letter")
    pages = pdf_pages(data)
    assert "—1—" not in squeezed(pages[0])
    assert "—2—" in squeezed(pages[1])
    assert "抄送：市委各部门" in squeezed(pages[-1])
    assert "印发" not in pages[-1]
    assert rules(data, 1) == []


def test_no_line_of_a_letter_runs_through_the_code_by_which_it_is_checked() -> None:
    meta = Meta(draft=False, code="ABCD-EFGH", verify="https://example.invalid/paper/ABCDEFGH/")
    data = to_pdf(Document(Layout.LETTER, parse(LETTER.replace(BODY, BODY * 3)), meta))
    first = pypdfium2.PdfDocument(data)[0]
    shapes = [item.get_bounds() for item in first.get_objects([pdfium.FPDF_PAGEOBJ_PATH])]
    code = [(bottom / MM, top / MM) for left, bottom, right, top in shapes if right - left < 20 * MM]
    above_line = 297 - rules(data)[2][2]
    assert min(bottom for bottom, _ in code) > above_line + 0.5
    assert max(top for _, top in code) < 297 - BOTTOM


# -- 纪要格式 (10.3) -------------------------------------------------------------------------------------------------


def test_minutes_have_their_mark_at_35_mm_and_no_place_for_a_seal() -> None:
    data = drawn(MINUTES, "minutes")
    assert ink_top(data, TOP, 110) == near(TOP + 35, abs=0.5)
    assert "印章" not in "".join(pdf_pages(data))


def test_who_attended_turns_under_the_first_character_after_the_colon() -> None:
    data = drawn(MINUTES + "- 列席：" + "、".join(["王某某"] * 14) + "\n", "minutes")
    rows = [row for page in range(len(pdf_pages(data))) for row in pdf_lines(data, page)]
    at = next(n for n, row in enumerate(rows) if "列席" in "".join(c for c, _, _ in row))
    words = [c for c, _, _ in rows[at]]
    first = rows[at][words.index("王")][1]
    assert rows[at][0][1] / MM == near(LEFT + 2 * CELL, abs=0.3)
    assert rows[at + 1][0][1] == near(first, abs=1)
