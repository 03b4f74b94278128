"""Text of a Word file: paragraphs with the numbers Word makes itself, tables row by row, text boxes, no deleted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from fuyuan.law.numerals import to_chinese

from .model import Unreadable

_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str, "chineseCounting": to_chinese, "chineseCountingThousand": to_chinese, "chineseLegalSimplified": to_chinese,
    "ideographDigital": to_chinese, "japaneseCounting": to_chinese, "taiwaneseCountingThousand": to_chinese,
    "decimalEnclosedCircle": lambda number: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[number - 1] if number <= 20 else str(number),
}  # fmt: skip


def text_of(path: Path) -> str:
    """Return the text, one paragraph or table row a line. Raises Unreadable for damaged files."""
    try:
        document = docx.Document(str(path))
        return "\n".join(_Text(document).lines())
    except Unreadable:
        raise
    except Exception as error:  # python-docx raises whatever the damage happens to hit
        raise Unreadable("文件损坏，打不开：请用 Word 或者 WPS 打开后另存为 .docx 再上传") from error


class _Text:
    """Walks the body in order and counts what Word would count."""

    def __init__(self, document: Any) -> None:
        self.body = document.element.body
        self.levels = _levels(document)
        self.styles = _style_numbers(document)
        self.counts: dict[tuple[str, int], int] = {}

    def lines(self) -> Iterator[str]:
        yield from self._blocks(self.body)

    def _blocks(self, parent: Any) -> Iterator[str]:
        for block in parent.iterchildren():
            if block.tag == qn("w:p"):
                yield from self._paragraph(block)
            elif block.tag == qn("w:tbl"):
                yield from self._table(block)
            elif block.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
                yield from self._blocks(block)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        text = "".join(_pieces(paragraph))
        number = self._number(paragraph) if text.strip() else ""
        yield from (f"{number}{text}").split("\n")
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
                yield from self._blocks(box)

    def _table(self, table: Any) -> Iterator[str]:
        above: list[str] = []
        for row in table.iterchildren(qn("w:tr")):
            cells = above = self._cells(row, above)
            yield "\t".join(cells) if len(cells) > 1 else "".join(cells)

    def _cells(self, row: Any, above: list[str]) -> list[str]:
        """The texts of a row, a column each: a cell merged with the one above says the same, one over several columns
        leaves the others empty; a cell over the whole row is a heading."""
        cells: list[str] = []
        parts = list(row.iter(qn("w:tc")))
        for part in parts:
            merged, span = (
                part.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}"),
                part.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"),
            )
            goes_on = merged is not None and merged.get(qn("w:val")) in (None, "continue")
            text = above[len(cells)] if goes_on and len(cells) < len(above) else self._cell(part)
            wide = int(span.get(qn("w:val"))) if span is not None and len(parts) > 1 else 1
            cells += [text, *[""] * (wide - 1)]
        return cells

    def _cell(self, cell: Any) -> str:
        lines = [line.strip() for line in self._blocks(cell) if line.strip()]
        return re.sub(r"[\t\n]", " ", " ".join(lines))

    def _number(self, paragraph: Any) -> str:
        """The number Word shows before a paragraph: 一、 or （一） or 1."""
        found = _numbering(paragraph) or self.styles.get(_style(paragraph))
        if not found or found[0] == "0":
            return ""
        number_id, level = found
        form = self.levels.get((number_id, level))
        if form is None:
            return ""
        for other, deeper in list(self.counts):
            if other == number_id and deeper > level:
                del self.counts[other, deeper]
        self.counts[number_id, level] = self.counts.get((number_id, level), form[2] - 1) + 1
        return self._shown(number_id, level)

    def _shown(self, number_id: str, level: int) -> str:
        kind, pattern, _ = self.levels[number_id, level]
        if kind == "bullet":
            return ""

        def fill(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = self.levels.get((number_id, at), (kind, "", 1))[0]
            return str(_FORMS.get(form, str)(self.counts.get((number_id, at), 1)))

        return re.sub(r"%(\d)", fill, pattern)


def _pieces(paragraph: Any) -> Iterator[str]:
    """The runs that stand: insertions are text, deletions and text boxes are not."""
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")):
        above = {each.tag for each in node.iterancestors()}
        inside = next((each for each in node.iterancestors(qn("w:p"))), None)
        if qn("w:del") in above or qn("w:pPr") in above or inside is not paragraph:
            continue
        yield node.text or "" if node.tag == qn("w:t") else " " if node.tag == qn("w:tab") else "\n"


def _numbering(paragraph: Any) -> tuple[str, int] | None:
    """Return (list id, level) of a paragraph or a style."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None:
        return None
    number, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    return (
        (number.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0)
        if number is not None
        else None
    )


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(found.get(qn("w:val"))) if found is not None else ""


def _style_numbers(document: Any) -> dict[str, tuple[str, int]]:
    styles = document.styles.element.iterchildren(qn("w:style"))
    found = {str(style.get(qn("w:styleId"))): _numbering(style) for style in styles}
    return {name: number for name, number in found.items() if number}


def _levels(document: Any) -> dict[tuple[str, int], tuple[str, str, int]]:
    """(list id, level) → (form, pattern such as （%1）, first number)."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {each.get(qn("w:abstractNumId")): each for each in numbering.iterchildren(qn("w:abstractNum"))}
    found = {}
    for number in numbering.iterchildren(qn("w:num")):
        definition = abstract.get(number.find(qn("w:abstractNumId")).get(qn("w:val")))
        for level in definition.iterchildren(qn("w:lvl")) if definition is not None else ():
            key = (str(number.get(qn("w:numId"))), int(level.get(qn("w:ilvl"))))
            found[key] = (
                _value(level, "numFmt", "decimal"),
                _value(level, "lvlText", ""),
                int(_value(level, "start", "1")),
            )
    return found


def _value(level: Any, name: str, default: str) -> str:
    found = level.find(qn(f"w:{name}"))
    return str(found.get(qn("w:val"))) if found is not None else default
