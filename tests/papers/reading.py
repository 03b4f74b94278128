"""Read back what a renderer wrote: the words of a .docx or PDF, and where they stand on the page."""

from __future__ import annotations

import io

import docx
import pypdfium2
from docx.table import Table

MM = 72 / 25.4


def docx_paragraphs(data: bytes) -> list[str]:
    """Every paragraph in order, cells included, merged cells once."""
    found: list[str] = []
    for item in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(item, Table):
            cells = {cell._tc: cell for row in item.rows for cell in row.cells}
            found += [paragraph.text for cell in cells.values() for paragraph in cell.paragraphs]
        else:
            found.append(item.text)
    return found


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def pdf_lines(data: bytes, page: int = 0) -> list[list[tuple[str, float, float]]]:
    """The lines of a page: (character, left, baseline-side bottom), both in points."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    lines: list[list[tuple[str, float, float]]] = [[]]
    for n in range(text.count_chars()):
        character = text.get_text_range(n, 1)
        if character in ("\r", "\n", ""):
            if lines[-1]:
                lines.append([])
            continue
        left, bottom, _, _ = text.get_charbox(n, loose=True)
        lines[-1].append((character, left, bottom))
    return [line for line in lines if line]


def squeezed(text: str) -> str:
    """Text without white space: a PDF has no paragraphs, and spaces vanish where a line is broken."""
    return "".join(text.split())
