"""Document → .docx that Word and WPS can edit, in the statutory faces and on the same grid as the PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
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
    LINE,
    NUMBER_ABOVE_FOOT,
    SONG,
    TEXT_WIDTH,
    element,
    packed,
    place,
    set_base_style,
    set_page,
)
from .official_title import title_lines
from .pdf import page_count
from .spacing import spaced, sticking

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
    above: str = ""  # the organ's name, when the title under it comes next
    imprint_alone: bool = False  # the text ends on an odd page: the imprint goes on its back

    def run(self, paragraph: Any, text: str, face: str = FANG, size: float = 16, color: str = "") -> None:
        run = paragraph.add_run()
        for n, line in enumerate(text.split("\n")):
            if n:
                run.add_break()
            for at, piece in enumerate(line.split("\t")):
                if at:
                    run.add_tab()
                run.add_text(piece)  # spaces are preserved
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
        right: float = 0, keep: bool = False, color: str = "", at: Any = None, style: str = "",
    ) -> Any:  # fmt: skip
        """One paragraph; `indent` (first line) and `right` in characters; `style` a key of STYLES: what it is."""
        paragraph = at if at is not None else self.file.add_paragraph()
        if style:
            paragraph._p.get_or_add_pPr().style = style
        shape = paragraph.paragraph_format
        shape.alignment = _SIDES[align]
        shape.first_line_indent = int(CHAR * indent)
        shape.right_indent = int(CHAR * right)
        shape.keep_with_next = keep or None
        if text:
            self.run(paragraph, text, face, size, color)
        return paragraph

    def large(self, text: str, style: str, above: str = "", below: str = "") -> None:
        """Lines of a large face. Together with the organ `above` or the title `below` they end on the grid, as in the PDF."""
        lines = title_lines(text, self.paper.organs)
        others = sum(len(title_lines(each, self.paper.organs)) for each in (above, below) if each)
        count = len(lines) + others
        pitch = LINE if count == 1 else Pt(34)
        spare = ((1 if count == 1 else ceil(count * 1.2)) * LINE - count * pitch) // 2
        paragraph = self.line(
            "\n".join(lines), face=BIAOSONG, size=22, align=Align.CENTER, keep=True, style=style
        )
        shape = paragraph.paragraph_format
        shape.line_spacing, shape.keep_together = pitch, True
        shape.space_before, shape.space_after = 0 if above else spare, 0 if below else spare
        place(paragraph._p.get_or_add_pPr(), "w:snapToGrid", val="0")

    def red_head(self, block: RedHead) -> None:
        if self.paper.layout is Layout.LETTER:
            self.letter_head(block)
            return
        for text in block.marks:
            self.line(text, face=FANG if text.isdecimal() else HEI, style="GwMarking")
        mark = self.mark(block.mark)
        mark.paragraph_format.space_before = max(Mm(35) - len(block.marks) * LINE, 0)
        self.space()
        self.space()
        number = (
            self.signers(block)
            if block.signer
            else self.line(block.number, align=Align.CENTER, style="GwNumber")
        )
        border = place(number._p.get_or_add_pPr(), "w:pBdr")
        border.append(element("w:bottom", val="single", sz="12", space="11", color="C00000"))
        self.space()
        self.space()

    def mark(self, text: str) -> Any:
        """发文机关标志, red, in one line."""
        size = round(min(60.0, 425 / max(len(text), 1)) * 2) / 2
        paragraph = self.line(
            text, face=BIAOSONG, size=size, align=Align.CENTER, color="C00000", style="GwMark"
        )
        paragraph.paragraph_format.line_spacing = Pt(size * 1.05)
        place(paragraph._p.get_or_add_pPr(), "w:snapToGrid", val="0")
        return paragraph

    def signers(self, block: RedHead) -> Any:
        """Number at the left, signers at the right in rows of two (7.2.6); the number stands in the last row."""
        names = block.signer.split("、")
        rows = [names[at : at + 2] for at in range(0, len(names), 2)]
        first = max(len(row[0]) for row in rows)
        second = max((len(row[1]) for row in rows if len(row) > 1), default=-1)
        name_at = 27 - first - second - 1
        for n, row in enumerate(rows):
            line = self.line(block.number if n + 1 == len(rows) else "", indent=1, style="GwSigner")
            for at in (name_at - 4 if n == 0 else name_at, name_at + first + 1):
                line.paragraph_format.tab_stops.add_tab_stop(int(CHAR * at))
            self.run(line, "\t签发人：" if n == 0 else "\t")
            self.run(line, "\t".join(row), KAI)
        return line

    def letter_head(self, block: RedHead) -> None:
        """信函格式 (10.1): mark 30 mm below the edge of the sheet, 4 mm under it a double line of 170 mm, another 20 mm
        above the lower edge of the first page; number at the right, seven eighths of a character below the line."""
        mark = self.mark(block.mark)
        _frame(mark, Mm(170), vAnchor="page", y=str(Mm(30) // 635), hAnchor="page", x=str(Mm(20) // 635))
        border = place(mark._p.get_or_add_pPr(), "w:pBdr")
        border.append(element("w:bottom", val="thickThinMediumGap", sz="24", space="11", color="C00000"))
        section = self.file.sections[0]
        section.different_first_page_header_footer = True
        foot = section.first_page_footer.paragraphs[0]
        foot.paragraph_format.line_spacing = Pt(1)
        foot.paragraph_format.left_indent, foot.paragraph_format.right_indent = Mm(-8), Mm(-6)
        border = place(foot._p.get_or_add_pPr(), "w:pBdr")
        border.append(element("w:bottom", val="thinThickMediumGap", sz="24", space="0", color="C00000"))
        for n in range(max(len(block.marks), 1)):
            text = block.marks[n] if n < len(block.marks) else ""
            style = "GwLetterNumber" if n == 0 else "GwMarking"
            line = self.line(text, face=FANG if text.isdecimal() else HEI, style=style)
            if n == 0:
                line.paragraph_format.space_before = Pt(14)
                line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
                self.run(line, "\t" + block.number)
        self.space()
        self.space()

    def signature(self, block: Signature, noted: bool) -> None:
        if len(block.organ.split("\n")) > 1:
            self.joint(block)
            return
        middle = (
            4 + _width(block.date) / 2
        )  # the organ stands centred over the date, four characters from the right
        right = max(0.0, middle - _width(block.organ) / 2)
        self.space()
        seal = "（印章）" if block.organ and self.paper.meta.draft else ""  # a seal is never drawn
        self.line(
            seal, align=Align.RIGHT, right=max(0.0, middle - 2), keep=True, color="737373", style="GwSeal"
        )
        if block.organ:
            self.line(block.organ, align=Align.RIGHT, right=right, keep=True, style="GwSignOrgan")
        if block.date:
            self.line(block.date, align=Align.RIGHT, right=4, keep=noted, style="GwSignDate")

    def joint(self, block: Signature) -> None:
        """Organs side by side, the date under the last (7.3.5.1)."""
        self.space()
        seal = "（印章）" if self.paper.meta.draft else ""
        for n, row in enumerate(block.rows):
            last = n + 1 == len(block.rows)
            grid = self.file.add_table(rows=1, cols=len(row))
            for at, (cell, name) in enumerate(zip(grid.rows[0].cells, row, strict=True)):
                self.line(seal, align=Align.CENTER, color="737373", at=cell.paragraphs[0], style="GwSeal")
                self.line(name, align=Align.CENTER, at=cell.add_paragraph(), style="GwSignOrgan")
                if last and at + 1 == len(row):
                    self.line(block.date, align=Align.CENTER, at=cell.add_paragraph(), style="GwSignDate")
            if not last:
                self.space()

    def attachments(self, block: Attachments) -> None:
        self.space()
        for n, name in enumerate(block.names, 1):
            number = f"{n}. " if len(block.names) > 1 else ""
            shape = self.line(
                ("附件：" if n == 1 else "") + number + name, keep=True, style="GwAttachment"
            ).paragraph_format
            hang = 3 + len(number) / 2 if n == 1 else len(number) / 2
            shape.left_indent, shape.first_line_indent = (
                int(CHAR * (5 + len(number) / 2)),
                int(-CHAR * hang),
            )

    def label(self, block: KeyValue) -> None:
        paragraph = self.line(block.label + "：", face=HEI, indent=2, style="GwLabel")
        if (
            self.paper.layout is Layout.MINUTES
        ):  # 10.3: turned lines begin under the first character after the colon
            hang = len(block.label) + 1
            paragraph.paragraph_format.left_indent = int(CHAR * (2 + hang))
            paragraph.paragraph_format.first_line_indent = int(-CHAR * hang)
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
            paragraph = self.line(cell.text, size=14, align=cell.align, at=box.paragraphs[0])
            place(paragraph._p.get_or_add_pPr(), "w:snapToGrid", val="0")
            shape = paragraph.paragraph_format
            shape.space_before = shape.space_after = Pt(4)
            shape.line_spacing = Pt(19)
        for row in grid.rows:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for row in list(grid.rows)[: block.headers]:
            row._tr.get_or_add_trPr().append(element("w:tblHeader"))

    def imprint(self, block: Imprint) -> None:
        ruled = self.paper.layout is not Layout.LETTER  # a letter has copies only, without rules (10.1)
        rows = [f"抄送：{block.copies}"] if block.copies else []
        if ruled and (block.issuer or block.printed):
            rows.append(block.issuer + (f"\t{block.printed}印发" if block.printed else ""))
        if not rows:
            return
        if ruled and self.imprint_alone:
            self.space().paragraph_format.page_break_before = True
        grid = self.file.add_table(rows=len(rows), cols=1)
        place(
            grid._tbl.tblPr,
            "w:tblpPr",
            vertAnchor="margin",
            horzAnchor="margin",
            tblpX="0",
            tblpYSpec="bottom",
        )
        if ruled:
            edges = place(grid._tbl.tblPr, "w:tblBorders")
            for side, weight in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
                edges.append(element(f"w:{side}", val="single", sz=weight, space="0", color="000000"))
        for n, (row, text) in enumerate(zip(grid.rows, rows, strict=True)):
            style = "GwCopies" if block.copies and n == 0 else "GwPrinted"
            shape = self.line(text, size=14, at=row.cells[0].paragraphs[0], style=style).paragraph_format
            shape.left_indent = shape.right_indent = Pt(14)
            shape.line_spacing, shape.space_before, shape.space_after = Pt(20), Pt(4), Pt(4)
            if block.copies and n == 0:  # 7.4.2: turned lines under the first name
                shape.left_indent, shape.first_line_indent = Pt(14 * 4), Pt(-14 * 3)
            shape.tab_stops.add_tab_stop(TEXT_WIDTH - Pt(28), WD_TAB_ALIGNMENT.RIGHT)
        self.space().paragraph_format.line_spacing = Pt(1)  # a table must not be the last thing of a file

    def space(self) -> Any:
        """An empty line of the layout; it stays with what follows."""
        return self.line(keep=True, style="GwSpace")

    def page_break(self) -> None:
        self.line(style="GwBreak").add_run().add_break(WD_BREAK.PAGE)

    def annex(self, block: Annex) -> None:
        self.line(block.label, face=HEI, style="GwAnnex").paragraph_format.page_break_before = True

    def write(self, block: Block, following: Block | None, together: bool) -> None:
        below = following.text if isinstance(block, Organ) and isinstance(following, Title) else ""
        above, self.above = self.above, block.text if isinstance(block, Organ) and below else ""
        plain: dict[type, Callable[[Any], Any]] = {
            RedHead: self.red_head,
            Organ: lambda it: self.large(it.text, "GwOrgan", below=below),
            Title: lambda it: self.large(it.text, "GwTitle", above=above),
            Number: lambda it: self.line(it.text, align=Align.CENTER, style="GwNumber"),
            Addressee: lambda it: self.line(it.text, style="GwAddressee"),
            Paragraph: lambda it: self.line(
                it.text, indent=it.indent, align=it.align, keep=together, style=_paragraph_style(it)
            ),
            Heading: lambda it: self.line(it.text, face=_HEADINGS[it.level], indent=2, keep=True),
            KeyValue: self.label,
            Table: self.table,
            Attachments: self.attachments,
            Signature: lambda it: self.signature(it, isinstance(following, Note)),
            Note: lambda it: self.line(it.text, indent=2, style="GwNote"),
            Imprint: self.imprint,
            Annex: self.annex,
            PageBreak: lambda it: self.page_break(),
            BlankLine: lambda it: self.space() if it.spacing else self.line(keep=together),
        }
        plain[type(block)](block)


def _paragraph_style(block: Paragraph) -> str:
    if block.align is Align.LEFT:
        return "" if block.indent else "GwFlush"
    return "GwCenter" if block.align is Align.CENTER else "GwRight"


def _frame(paragraph: Any, width: int, **at: str) -> None:
    """Let a paragraph stand in a frame of `width` (EMU); neighbours with the same place share one frame."""
    twips = str(round(width / 635))
    place(paragraph._p.get_or_add_pPr(), "w:framePr", w=twips, hSpace="0", vSpace="0", wrap="notBeside", **at)


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
        writer.line(at=paragraph, align=side).paragraph_format.space_after = NUMBER_ABOVE_FOOT
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        for part in parts:
            if part.isupper():
                _field(writer, paragraph, part, size)
            else:
                writer.run(paragraph, part, SONG, size)


def _ends_on_odd_page(document: Document) -> bool:
    """Word cannot be asked where a text ends before it is opened; the PDF has the same lines and pages."""
    without = tuple(block for block in document.blocks if not isinstance(block, Imprint))
    if len(without) == len(document.blocks) or document.layout is Layout.LETTER:
        return False
    return page_count(replace(document, blocks=without)) % 2 == 1


def to_docx(document: Document) -> bytes:
    """The editable .docx of a paper; faces are named, not embedded."""
    writer = _Writer(new_docx(), document, imprint_alone=_ends_on_odd_page(document))
    set_page(writer.file)
    set_base_style(writer.file)
    pairs = list(spaced(document.blocks))
    together = sticking([block for block, _ in pairs])
    for at, (block, following) in enumerate(pairs):
        writer.write(block, following, at in together)
    _page_numbers(writer)
    stamp = datetime.fromisoformat(document.meta.stamp) if document.meta.stamp else datetime(2000, 1, 1)  # noqa: DTZ001
    core = writer.file.core_properties
    core.title, core.author, core.comments = document.meta.title[:255], document.meta.author[:255], ""
    core.last_modified_by, core.created, core.modified = "", stamp, stamp
    return packed(writer.file)
