"""The one structure behind every paper; docx.py and pdf.py only know these blocks.

Sizes and places are not here: GB/T 9704-2012 fixes them, and a renderer that follows it needs only the role of a text.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from .text import clean


class Layout(StrEnum):
    """How a paper looks as a whole."""

    OFFICIAL = "gbt9704"  # 文件格式: red head, red line, number, imprint
    LETTER = "letter"  # 信函格式 (GB/T 9704-2012, 10.1): mark at 30 mm, red double lines, number at the right
    MINUTES = "minutes"  # 纪要格式 (10.3): no seal, who attended below the text
    LEGAL = "legal"  # 行政复议法律文书: organ's name in black, title, number, body
    FORM = "form"  # 申请书、送达回证 and other sheets to fill in
    RECORD = "record"  # 笔录: signed page by page, so every page says 第 N 页 共 M 页


class Align(StrEnum):
    """Where a line or a cell stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class RedHead:
    """发文机关标志, number and signers (upward papers only) above the red line.

    ``signer`` may name several, with 、 between them; ``marks`` are 份号, 密级, 紧急程度 in the order of 7.2.1 to 7.2.3.
    """

    mark: str
    number: str = ""
    signer: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organ:
    """The organ's name above the title of a legal paper, black."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """标题, 2号小标宋; its lines are broken in official_title.py."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """发文字号 below the title of a legal paper."""

    text: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关, flush left; the text carries its full colon."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of body text; `indent` in characters of the first line."""

    text: str
    indent: int = 2
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 to 4: 一、 / （一） / 1. / （1）; the text carries its number."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A line “label：value” with the label in 黑体: parties of a record, heads of minutes."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a merged cell stands at its upper left corner."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the text area, one per column; `headers` rows repeat on every page."""

    cells: tuple[Cell, ...]
    widths: tuple[int, ...]
    headers: int = 0

    @property
    def height(self) -> int:
        """How many rows the table has."""
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: names without end marks, numbered when there are several."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: organ above date, with the place of its seal. A seal is never drawn.

    A joint paper has one organ on each line of ``organ``, the one that leads first (7.3.5.1).
    """

    organ: str
    date: str

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The organs in rows of at most three seals; the last row is full, the date stands under its last seal."""
        names = self.organ.split("\n") if self.organ else []
        longest = max(map(len, names), default=0)
        most = min(len(names), 3 if longest <= 9 else 2 if longest <= 13 else 1)
        first = len(names) % most if most else 0
        rows = [names[:first]] if first else []
        rows += [names[at : at + most] for at in range(first, len(names), most or 1)]
        return tuple(tuple(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Note:
    """附注 such as （此件公开发布）."""

    text: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: copies to, issuing office and day of printing, at the foot of the last (even) page, whatever stands after it."""

    copies: str = ""
    issuer: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """The start of an enclosure on a new page: “附件1” in 黑体."""

    label: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class BlankLine:
    """One empty line of the grid; ``spacing`` when the layout put it there, not the text."""

    spacing: bool = False


Block = (
    RedHead
    | Organ
    | Title
    | Number
    | Addressee
    | Paragraph
    | Heading
    | KeyValue
    | Table
    | Attachments
    | Signature
    | Note
    | Imprint
    | Annex
    | PageBreak
    | BlankLine
)


@dataclass(frozen=True, slots=True)
class Meta:
    """`draft` marks the place of the seal in the PDF; `stamp` (ISO date) dates the file itself; `verify` is the address
    at which the public checks the paper, shown as a QR code beside `code`.
    """

    title: str = ""
    author: str = ""
    stamp: str = ""
    draft: bool = True
    code: str = ""
    verify: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper ready to be rendered; refuses text that could not be rendered to the character."""

    layout: Layout
    blocks: tuple[Block, ...]
    meta: Meta = Meta()

    def __post_init__(self) -> None:
        for text in strings(self.meta, *self.blocks):
            if clean(text) != text:
                raise ValueError("text of a block must be cleaned with papers.text.clean first")

    @property
    def organs(self) -> frozenset[str]:
        """Names of organs in this paper: a title must not be broken inside one of them."""
        named = (
            name
            for block in self.blocks
            if isinstance(block, Signature | Organ)
            for name in (block.organ if isinstance(block, Signature) else block.text).split("\n")
        )
        return frozenset(name for name in named if name)


def strings(*nodes: Any) -> list[str]:
    """Every piece of text in the blocks, in order."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(str(node))
        elif isinstance(node, tuple):
            found += strings(*node)
        elif hasattr(node, "__dataclass_fields__"):
            found += strings(*(getattr(node, field.name) for field in fields(node)))
    return found
