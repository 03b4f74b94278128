"""Document → .docx that Word and WPS can edit, in the statutory faces and on the same grid as the PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docx import Document as new_docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
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
from .docx_page import (
    BIAOSONG,
    CHAR,
    FANG,
    HEI,
    KAI,
    SONG,
    TEXT_WIDTH,
    element,
    packed,
    place,
    set_base_style,
    set_page,
)
from .official_title import title_lines
from .spacing import spaced

_HEADINGS = {1: HEI, 2: KAI, 3: FANG, 4: FANG}
_SIDES = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


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
            place(run._r.rPr, "w:spacing", val="-5")  # twentieths of a point

    def line(
        self, text: str = "", *, face: str = FANG, size: float = 16, indent: float = 0, align: Align = Align.LEFT,
        right: float = 0, keep: bool = False, color: str = "", at: Any = None,
    ) -> Any:  # fmt: skip
        """One paragraph; `indent` (first line) and `right` in characters."""
        paragraph = at if at is not None else self.file.add_paragraph()
        shape = paragraph.paragraph_format
        shape.alignment = _SIDES[align]
        shape.first_line_indent = int(CHAR * indent)
        shape.right_indent = int(CHAR * right)
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
            number.paragraph_format.tab_stops.add_tab_stop(CHAR * 27, WD_TAB_ALIGNMENT.RIGHT)
            self.run(number, block.signer, KAI)
        else:
            number = self.line(block.number, align=Align.CENTER)
        border = place(number._p.get_or_add_pPr(), "w:pBdr")
        border.append(element("w:bottom", val="single", sz="12", space="11", color="C00000"))
        self.line()
        self.line()

    def signature(self, block: Signature) -> None:
        middle = (
            4 + _width(block.date) / 2
        )  # the organ stands centred over the date, four characters from the right
        right = max(0.0, middle - _width(block.organ) / 2)
        self.line(keep=True)
        seal = "（印章）" if block.organ and self.paper.meta.draft else ""  # a seal is never drawn
        self.line(seal, align=Align.RIGHT, right=max(0.0, middle - 2), keep=True, color="737373")
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
                int(CHAR * (5 + len(number) / 2)),
                int(-CHAR * hang),
            )

    def label(self, block: KeyValue) -> None:
        paragraph = self.line(block.label + "：", face=HEI, indent=2)
        if block.value:
            self.run(paragraph, block.value)

    def table(self, block: Table) -> None:
        grid = self.file.add_table(rows=block.height, cols=len(block.widths), style="Table Grid")
        grid.autofit = False
        widths = [int(TEXT_WIDTH * share / sum(block.widths)) for share in block.widths]
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = width
        boxes = [row.cells for row in grid.rows]  # once: grid.cell() walks the whole table every time
        for cell in block.cells:
            box = boxes[cell.row][cell.column]
            if cell.rows * cell.columns > 1:
                box = box.merge(boxes[cell.row + cell.rows - 1][cell.column + cell.columns - 1])
            box.width = sum(widths[cell.column : cell.column + cell.columns])
            box.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            size = 16 if self.paper.layout is Layout.OFFICIAL else 14
            shape = self.line(cell.text, size=size, align=cell.align, at=box.paragraphs[0]).paragraph_format
            shape.space_before = shape.space_after = Pt(4)
            shape.line_spacing = Pt(size * 1.35)
        for row in list(grid.rows)[: block.headers]:
            row._tr.get_or_add_trPr().append(element("w:tblHeader"))

    def imprint(self, block: Imprint) -> None:
        rows = [f"抄送：{block.copies}"] if block.copies else []
        if block.issuer or block.printed:
            rows.append(block.issuer + (f"\t{block.printed}印发" if block.printed else ""))
        grid = self.file.add_table(rows=len(rows), cols=1)
        place(
            grid._tbl.tblPr,
            "w:tblpPr",
            vertAnchor="margin",
            horzAnchor="margin",
            tblpX="0",
            tblpYSpec="bottom",
        )
        edges = place(grid._tbl.tblPr, "w:tblBorders")
        for side, weight in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
            edges.append(element(f"w:{side}", val="single", sz=weight, space="0", color="000000"))
        for row, text in zip(grid.rows, rows, strict=True):
            shape = self.line(text, size=14, at=row.cells[0].paragraphs[0]).paragraph_format
            shape.left_indent = shape.right_indent = Pt(14)
            shape.tab_stops.add_tab_stop(TEXT_WIDTH - Pt(36), WD_TAB_ALIGNMENT.RIGHT)

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
            run.append(element("w:fldChar", fldCharType=kind))
        else:
            text = element("w:instrText")
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


def to_docx(document: Document) -> bytes:
    """The editable .docx of a paper; faces are named, not embedded."""
    writer = _Writer(new_docx(), document)
    set_page(writer.file)
    set_base_style(writer.file)
    for block, following in spaced(document.blocks):
        writer.write(block, following)
    _page_numbers(writer)
    stamp = datetime.fromisoformat(document.meta.stamp) if document.meta.stamp else datetime(2000, 1, 1)  # noqa: DTZ001
    core = writer.file.core_properties
    core.title, core.author, core.comments = document.meta.title[:255], document.meta.author[:255], ""
    core.last_modified_by, core.created, core.modified = "", stamp, stamp
    return packed(writer.file)
