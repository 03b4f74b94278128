"""Document → PDF by typst, in this process: no network, no file but paper.typ and the fonts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
import segno
import typst

from . import fonts
from .blocks import BlankLine, Document, Note, Organ, Paragraph, RedHead, Signature, Table, Title
from .official_title import title_lines
from .spacing import spaced, sticking
from .text import PaperFault

_SHEET = Path(__file__).with_name("paper.typ")


def _drawn(document: Document) -> Iterator[dict[str, Any]]:
    above: list[str] = []  # the organ's name stands in one group with the title below it
    pairs = list(spaced(document.blocks))
    together = sticking([block for block, _ in pairs])
    for at, (block, following) in enumerate(pairs):
        data = {"kind": type(block).__name__, **asdict(block)}
        if isinstance(block, Title | Organ):
            data["lines"] = above + title_lines(block.text, document.organs)
            above = data["lines"] if isinstance(block, Organ) and isinstance(following, Title) else []
        elif isinstance(block, Paragraph | BlankLine):
            data["sticky"] = at in together
        elif isinstance(block, Table):
            data["height"] = block.height
        elif isinstance(block, Signature):
            data["rows"], data["sticky"] = block.rows, isinstance(following, Note)
        if not above:
            yield data


def _large_texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Title | Organ):
            yield block.text
        elif isinstance(block, RedHead):
            yield block.mark


def _qr(address: str) -> str:
    """The address as the SVG of a QR code; "" without one."""
    return segno.make(address, error="m", micro=False).svg_inline(border=0) if address else ""


def to_pdf(document: Document, font_folder: Path | None = None) -> bytes:
    """The PDF of a paper; the same document gives the same bytes. `font_folder` goes before FUYUAN_FONTS."""
    at = fonts.folders(font_folder)
    paper = {
        "layout": document.layout.value,
        "meta": {**asdict(document.meta), "qr": _qr(document.meta.verify)},
        "faces": fonts.faces(at),
        "thin": fonts.thin_characters("".join(_large_texts(document)), at),
        "blocks": list(_drawn(document)),
    }
    stamp = datetime.fromisoformat(document.meta.stamp) if document.meta.stamp else datetime(2000, 1, 1)  # noqa: DTZ001
    try:
        return typst.compile(
            str(_SHEET),
            root=str(_SHEET.parent),
            font_paths=fonts.load(at),
            sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
            timestamp=int((stamp - datetime(1970, 1, 1)).total_seconds()),  # noqa: DTZ001
        )
    except typst.TypstError as fault:
        raise PaperFault("文书排版失败，请联系管理员") from fault


def page_count(document: Document, font_folder: Path | None = None) -> int:
    """How many pages the PDF of a document has."""
    return len(pypdfium2.PdfDocument(to_pdf(document, font_folder)))
