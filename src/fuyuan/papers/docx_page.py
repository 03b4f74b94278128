"""The sheet of a .docx: size, margins, grid, base style, and an archive without the machine's time in it.

`docGrid type="lines" linePitch="579"` with run spacing −0.25 pt gives 22 lines of 28 characters; "linesAndChars" makes
some programs put one 16 pt character into two cells.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FANG, KAI, HEI, SONG, BIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
CHAR = Pt(15.8)  # one cell of the grid: 156 mm / 28
LINE = Pt(28.95)  # one line of the grid: 225 mm / 22
TEXT_WIDTH = Mm(156)
NUMBER_ABOVE_FOOT = Mm(
    3
)  # the foot is where a letter's second line stands, 20 mm above the edge of the sheet

# What a paragraph is, told by the name of its style: Word keeps it through every edit, docx_reading.py reads it back.
STYLES = {
    "GwMark": "发文机关标志", "GwMarking": "份号密级紧急程度", "GwNumber": "发文字号", "GwSigner": "签发人",
    "GwLetterNumber": "信函字号", "GwOrgan": "机关名称", "GwTitle": "公文标题", "GwAddressee": "主送机关",
    "GwFlush": "顶格", "GwCenter": "居中", "GwRight": "居右", "GwLabel": "标签行", "GwAttachment": "附件说明",
    "GwSeal": "印章位置", "GwSignOrgan": "落款机关", "GwSignDate": "成文日期", "GwNote": "附注", "GwCopies": "抄送",
    "GwPrinted": "印发", "GwAnnex": "附件页", "GwBreak": "分页", "GwSpace": "版面空行",
}  # fmt: skip

# what the schema wants after an element of ours; Word refuses files with elements out of order
_AFTER = {
    "w:spacing": "w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "w:framePr": "widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc rPr",
    "w:pBdr": "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc rPr",
    "w:snapToGrid": "spacing ind contextualSpacing mirrorIndents suppressOverlap jc rPr",
    "w:autoSpaceDE": "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc rPr",
    "w:autoSpaceDN": "bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc rPr",
    "w:tblpPr": "tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook",
    "w:tblBorders": "shd tblLayout tblCellMar tblLook",
}


def element(name: str, **attributes: str) -> Any:
    """A new element of the w: namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def place(parent: Any, name: str, **attributes: str) -> Any:
    """Add an element where the schema of `parent` wants it."""
    made = element(name, **attributes)
    parent.insert_element_before(made, *(f"w:{after}" for after in _AFTER[name].split()))
    return made


def set_page(file: Any) -> None:
    """A4, the margins of GB/T 9704-2012 and its 22 lines."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23) - NUMBER_ABOVE_FOOT  # number 7 mm below the text area, 4号 tall
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = element("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")


def set_base_style(file: Any) -> None:
    """Body text: 3号仿宋 on the grid."""
    style = file.styles["Normal"]
    style.font.name, style.font.size = FANG, Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FANG)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = LINE
    style.paragraph_format.widow_control = False  # widow control would leave pages of 21 lines
    for style_id, name in STYLES.items():
        made = element("w:style", type="paragraph", customStyle="1", styleId=style_id)
        made.append(element("w:name", val=name))
        made.append(element("w:basedOn", val="Normal"))
        made.append(element("w:next", val="Normal"))
        made.append(element("w:qFormat"))
        file.styles.element.append(made)
    for script in (
        "w:autoSpaceDE",
        "w:autoSpaceDN",
    ):  # no gap between digits and characters: the grid has none
        place(style.element.get_or_add_pPr(), script, val="0")


def packed(file: Any) -> bytes:
    """The saved archive with fixed times: the same document gives the same bytes."""
    saved, out = io.BytesIO(), io.BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
