"""Document → .docx that Word and WPS can edit, in the statutory faces and on the same grid as the PDF.

`docGrid type="lines" linePitch="579"` with run spacing −0.25 pt gives 22 lines of 28 characters; "linesAndChars" makes
some programs put one 16 pt character into two cells.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document as new_docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .blocks import (
    Addressee,
    Align,
    Annex,
    Attachments,
    BlankLine,
    Block,
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
    Table,
    Title,
)
from .official_title import title_lines
from .spacing import spaced

FANG, KAI, HEI, SONG, BIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
_HEADINGS = {1: HEI, 2: KAI, 3: FANG, 4: FANG}
_SIDES = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_CHAR = Pt(15.8)  # one cell of the grid: 156 mm / 28
_LINE = Pt(28.95)  # one line of the grid: 225 mm / 22


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


@dataclass(slots=True)
class _Writer:
    """Writes blocks into one python-docx document."""

    file: Any
    paper: Document

    def run(self, paragraph: Any, text: str, face: str = FANG, size: float = 16, color: str = "") -> None:
        run = paragraph.add_run()
        for n, line in enumerate(text.split("\n")):
            if n:
                run.add_break()
            run.add_text(line)  # tabs become w:tab, spaces are preserved
        run.font.size = Pt(size)
        if color:
            run.font.color.rgb = RGBColor.from_string(color)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), face)
        fonts.set(qn("w:hint"), "eastAsia")
        if size == 16:
            run._r.rPr.append(_element("w:spacing", val="-5"))  # twentieths of a point

    def line(
        self, text: str = "", *, face: str = FANG, size: float = 16, indent: float = 0, align: Align = Align.LEFT,
        right: float = 0, keep: bool = False, color: str = "", at: Any = None,
    ) -> Any:  # fmt: skip
        """One paragraph; `indent` (first line) and `right` in characters."""
        paragraph = at if at is not None else self.file.add_paragraph()
        shape = paragraph.paragraph_format
        shape.alignment = _SIDES[align]
        shape.first_line_indent = int(_CHAR * indent)
        shape.right_indent = int(_CHAR * right)
        shape.keep_with_next = keep or None
        if text:
            self.run(paragraph, text, face, size, color)
        return paragraph

    def large(self, text: str) -> None:
        lines = title_lines(text, self.paper.organs)
        paragraph = self.line("\n".join(lines), face=BIAOSONG, size=22, align=Align.CENTER, keep=True)
        paragraph.paragraph_format.line_spacing = Pt(34)
        paragraph.paragraph_format.keep_together = True

    def red_head(self, block: RedHead) -> None:
        size = min(60.0, 425 / max(len(block.mark), 1))
        mark = self.line(
            block.mark, face=BIAOSONG, size=round(size * 2) / 2, align=Align.CENTER, color="C00000"
        )
        mark.paragraph_format.space_before, mark.paragraph_format.line_spacing = Mm(35), Pt(size * 1.2)
        self.line()
        self.line()
        if block.signer:
            number = self.line(f"{block.number}\t签发人：", indent=1)
            number.paragraph_format.tab_stops.add_tab_stop(_CHAR * 27, WD_TAB_ALIGNMENT.RIGHT)
            self.run(number, block.signer, KAI)
        else:
            number = self.line(block.number, align=Align.CENTER)
        border = _element("w:pBdr")
        border.append(_element("w:bottom", val="single", sz="12", space="11", color="C00000"))
        number._p.get_or_add_pPr().insert_element_before(
            border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
        )
        self.line()
        self.line()

    def signature(self, block: Signature) -> None:
        self.line(keep=True)
        self.line(keep=True)
        # in halves of a character, so that the organ stands centred over the date, four characters from the right
        right = max(0.0, 4 + (_width(block.date) - _width(block.organ)) / 2)
        if block.organ:
            self.line(block.organ, align=Align.RIGHT, right=right, keep=True)
        if block.date:
            self.line(block.date, align=Align.RIGHT, right=4)

    def attachments(self, block: Attachments) -> None:
        self.line(keep=True)
        for n, name in enumerate(block.names, 1):
            number = f"{n}. " if len(block.names) > 1 else ""
            shape = self.line(("附件：" if n == 1 else "") + number + name, keep=True).paragraph_format
            hang = 3 + len(number) / 2 if n == 1 else len(number) / 2
            shape.left_indent, shape.first_line_indent = (
                int(_CHAR * (5 + len(number) / 2)),
                int(-_CHAR * hang),
            )

    def label(self, block: KeyValue) -> None:
        paragraph = self.line(block.label + "：", face=HEI, indent=2)
        if block.value:
            self.run(paragraph, block.value)

    def table(self, block: Table) -> None:
        grid = self.file.add_table(rows=block.height, cols=len(block.widths), style="Table Grid")
        grid.autofit = False
        widths = [int(Mm(156) * share / sum(block.widths)) for share in block.widths]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        for cell in block.cells:
            box = grid.cell(cell.row, cell.column)
            if cell.rows * cell.columns > 1:
                box = box.merge(grid.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
            box.width = sum(widths[cell.column : cell.column + cell.columns])
            box.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            size = 16 if self.paper.layout is Layout.OFFICIAL else 14
            shape = self.line(cell.text, size=size, align=cell.align, at=box.paragraphs[0]).paragraph_format
            shape.space_before = shape.space_after = Pt(4)
            shape.line_spacing = Pt(size * 1.35)
        for row in list(grid.rows)[: block.headers]:
            row._tr.get_or_add_trPr().append(_element("w:tblHeader"))

    def imprint(self, block: Imprint) -> None:
        rows = [f"抄送：{block.copies}"] if block.copies else []
        if block.issuer or block.printed:
            rows.append(block.issuer + (f"\t{block.printed}印发" if block.printed else ""))
        grid = self.file.add_table(rows=len(rows), cols=1)
        place = _element("w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpX="0", tblpYSpec="bottom")
        grid._tbl.tblPr.insert(1, place)
        edges = _element("w:tblBorders")
        for side, weight in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
            edges.append(_element(f"w:{side}", val="single", sz=weight, space="0", color="000000"))
        grid._tbl.tblPr.append(edges)
        for row, text in zip(grid.rows, rows, strict=True):
            shape = self.line(text, size=14, at=row.cells[0].paragraphs[0]).paragraph_format
            shape.left_indent = shape.right_indent = Pt(14)
            shape.tab_stops.add_tab_stop(Mm(156) - Pt(36), WD_TAB_ALIGNMENT.RIGHT)

    def page_break(self) -> None:
        self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def annex(self, block: Annex) -> None:
        self.line(block.label, face=HEI).paragraph_format.page_break_before = True

    def write(self, block: Block, following: Block | None) -> None:
        keep = isinstance(following, Signature | Attachments)
        plain: dict[type, Callable[[Any], Any]] = {
            RedHead: self.red_head,
            Organ: lambda it: self.large(it.text),
            Title: lambda it: self.large(it.text),
            Number: lambda it: self.line(it.text, align=Align.CENTER),
            Addressee: lambda it: self.line(it.text),
            Paragraph: lambda it: self.line(it.text, indent=it.indent, align=it.align, keep=keep),
            Heading: lambda it: self.line(it.text, face=_HEADINGS[it.level], indent=2, keep=True),
            KeyValue: self.label,
            Table: self.table,
            Attachments: self.attachments,
            Signature: self.signature,
            Note: lambda it: self.line(it.text, indent=2),
            Imprint: self.imprint,
            Annex: self.annex,
            PageBreak: lambda it: self.page_break(),
            BlankLine: lambda it: self.line(),
        }
        plain[type(block)](block)


def _width(text: str) -> float:
    """The width in characters of the grid: a half-width letter or digit takes half a cell."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _field(writer: _Writer, paragraph: Any, code: str, size: float) -> None:
    for kind in ("begin", "", "end"):
        writer.run(paragraph, "", SONG, size)
        run = paragraph.runs[-1]._r
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            text = _element("w:instrText")
            text.text = f" {code} "
            run.append(text)


def _page_numbers(writer: _Writer) -> None:
    """— 1 —, odd pages right and even pages left, one character in; a record says 第 N 页　共 M 页 in the middle."""
    section = writer.file.sections[0]
    writer.file.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, Align.RIGHT), (section.even_page_footer, Align.LEFT)):
        paragraph = footer.paragraphs[0]
        parts: tuple[str, ...]
        if writer.paper.layout is Layout.RECORD:
            parts, size, side = ("第 ", "PAGE", " 页　共 ", "NUMPAGES", " 页"), 10.5, Align.CENTER
        else:
            parts, size = ("— ", "PAGE", " —"), 14
        writer.line(at=paragraph, align=side)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        for part in parts:
            if part.isupper():
                _field(writer, paragraph, part, size)
            else:
                writer.run(paragraph, part, SONG, size)


def _page(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(23)  # number 7 mm below the text area, 4号 tall
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = _element("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")


def _base_style(file: Any) -> None:
    style = file.styles["Normal"]
    style.font.name, style.font.size = FANG, Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FANG)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = _LINE
    style.paragraph_format.widow_control = False  # widow control would leave pages of 21 lines


def _repacked(data: bytes) -> bytes:
    """The same archive with fixed times: the same document gives the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def to_docx(document: Document) -> bytes:
    """The editable .docx of a paper; faces are named, not embedded."""
    writer = _Writer(new_docx(), document)
    _page(writer.file)
    _base_style(writer.file)
    for block, following in spaced(document.blocks):
        writer.write(block, following)
    _page_numbers(writer)
    stamp = datetime.fromisoformat(document.meta.stamp) if document.meta.stamp else datetime(2000, 1, 1)  # noqa: DTZ001
    core = writer.file.core_properties
    core.title, core.author, core.comments = document.meta.title[:255], document.meta.author[:255], ""
    core.last_modified_by, core.created, core.modified = "", stamp, stamp
    out = io.BytesIO()
    writer.file.save(out)
    return _repacked(out.getvalue())
