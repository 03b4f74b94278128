"""The finished file, built new from the redacted text: nothing of the old file but its words is in it."""

from __future__ import annotations

import re
from pathlib import Path

from fuyuan.papers.blocks import Align, Block, Document, Layout, Meta, Organ, Paragraph, Title
from fuyuan.papers.docx import to_docx
from fuyuan.papers.pdf import to_pdf
from fuyuan.papers.text import clean

from .folding import folded, wraps
from .model import Redaction
from .sources import Source, Unreadable

_FULL_LINE = 20  # characters: a shorter line ended because the paragraph did
_TITLE = re.compile(r"[\u4e00-\u9fff\s]{0,12}(?:决\s*定\s*书|调\s*解\s*书|通\s*知\s*书|意\s*见\s*书)")
_NUMBER = re.compile(r"\S{0,20}[〔\[(（【]\d{4}[〕\])）】]\S{0,12}号")


def published_text(source: Source, done: Redaction) -> str:
    """The redacted text of the parts that are published, without comments, revisions and properties."""
    out = []
    for part in source.parts:
        if part.published:
            shift = sum(len(s.replacement) - (s.end - s.start) for s in done.spans if s.end <= part.start)
            inside = sum(
                len(s.replacement) - (s.end - s.start) for s in done.spans if part.start < s.end <= part.end
            )
            out.append(done.text[part.start + shift : part.end + shift + inside])
    text = "\n".join(out)
    return _unwrapped(text) if any(part.name.startswith("第 ") for part in source.parts) else text


def _unwrapped(text: str) -> str:
    """The paragraphs of a PDF, whose lines end where the page is no wider."""
    lines = [line.strip() for line in text.split("\n")]
    out = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        plain, after = folded(line).text, folded(following).text
        out += line if plain and len(plain) > _FULL_LINE and wraps(plain, after) else line + "\n"
    return out


def write(path: Path, text: str) -> None:
    """Write a .txt, .docx or .pdf that holds this text and nothing else."""
    makers = {
        ".txt": lambda: text.encode(),
        ".docx": lambda: to_docx(document(text)),
        ".pdf": lambda: to_pdf(document(text)),
    }
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise Unreadable(f"只能写成 .txt、.docx 或者 .pdf，收到“{path.name}”")
    path.write_bytes(maker())


def document(text: str) -> Document:
    """The text set as a legal paper, without anything that was not in it."""
    lines = [clean(line.strip()) for line in re.split(r"\r\n|[\r\n\x0b\x0c]", text)]
    return Document(
        Layout.LEGAL, tuple(_block(line, n) for n, line in enumerate(filter(None, lines))), Meta(draft=False)
    )


def _block(line: str, place: int) -> Block:
    """The head of a decision is set as one; every other line is a paragraph."""
    if place < 4 and _TITLE.fullmatch(line):
        return Title(re.sub(r"\s", "", line))
    if place < 2 and re.fullmatch(r"[\u4e00-\u9fff\s]{2,20}(?:政\s*府|局|厅|部)", line):
        return Organ(re.sub(r"\s", "", line))
    if place < 5 and _NUMBER.fullmatch(line):
        return Paragraph(line, 0, Align.CENTER)
    return Paragraph(line)
