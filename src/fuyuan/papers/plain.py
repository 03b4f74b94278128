"""A paper as plain text: what it says, line by line, without how it is set."""

from __future__ import annotations

from collections.abc import Iterable

from .blocks import (
    Attachments,
    BlankLine,
    Block,
    Cell,
    Imprint,
    KeyValue,
    PageBreak,
    RedHead,
    Signature,
    Table,
)


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the words of a paper, one line for each block; a row of a table is one line. The imprint is left out."""
    return "\n".join(line for block in blocks for line in _lines(block) if line.strip())


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        return _rows(block)
    if isinstance(block, KeyValue):
        return [f"{block.label}：{block.value}"]
    if isinstance(block, RedHead):
        return [block.mark, block.number]
    if isinstance(block, Signature):
        return [*block.organ.split("\n"), block.date]
    if isinstance(block, Attachments):
        return list(block.names)
    if isinstance(block, Imprint | PageBreak | BlankLine):
        return []
    return [block.label if hasattr(block, "label") else block.text]


def _rows(table: Table) -> list[str]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return ["　".join(cell.text for cell in rows[row]) for row in sorted(rows)]
