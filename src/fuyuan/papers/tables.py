"""Tables of the markup: rows of cells, merged with < and ^."""

from __future__ import annotations

import re
from dataclasses import replace

from .blocks import Align, Cell, Table
from .text import SPACE, PaperFault, unescape

_MAX_COLUMNS = 20
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+$")


class TableFault(PaperFault):
    """A table of a paper cannot be laid out."""


def split_row(line: str) -> list[str]:
    """The raw cells of one row: a bar after an odd number of backslashes is text."""
    body = _CELL_END.sub("\\1\n", line[1:].rstrip(SPACE))  # a cell never holds a real line break
    return [cell.strip(SPACE) for cell in body.removesuffix("\n").split("\n")]


def _align(rule: str) -> Align:
    rule = rule.strip()
    if rule.endswith(":"):
        return Align.CENTER if rule.startswith(":") else Align.RIGHT
    return Align.LEFT


def _widths(line: str, number: int, columns: int) -> tuple[int, ...]:
    shares = line.split()[1:]
    if not shares:
        return (1,) * columns
    if len(shares) != columns or not all(share.isdecimal() and 0 < int(share) < 1000 for share in shares):
        raise TableFault(f"第{number}行：列宽应当是{columns}个正整数，与表格的列数相同")
    return tuple(int(share) for share in shares)


def _spread(grid: list[list[str]], first: int, aligns: list[Align]) -> list[Cell]:
    """Cells with their merged size; every merge must give a rectangle."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(grid):
        for c, raw in enumerate(row):
            source = (r, c - 1) if raw == "<" else (r - 1, c) if raw == "^" else (r, c)
            if source != (r, c) and source not in owner:
                raise TableFault(f"第{first + r}行：合并标记“{raw}”前面没有单元格")
            owner[r, c] = owner.get(source, (r, c))
    held: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, at in owner.items():
        held.setdefault(at, []).append(place)
    cells = []
    for (r, c), places in sorted(held.items()):
        rows, columns = max(p[0] for p in places) - r + 1, max(p[1] for p in places) - c + 1
        if rows * columns != len(places):
            raise TableFault(f"第{first + r}行：合并的单元格应当是长方形")
        cells.append(Cell(unescape(grid[r][c]), r, c, rows, columns, aligns[c]))
    return cells


def read_table(lines: list[tuple[int, str]]) -> Table:
    """The table written on numbered lines: an optional @表格 line, rows, an optional rule."""
    widths_line = lines.pop(0) if lines[0][1].startswith("@") else (lines[0][0], "@")
    rules = [n for n, (_, line) in enumerate(lines) if _RULE.match(line.rstrip(SPACE))]
    rows = [(number, split_row(line)) for n, (number, line) in enumerate(lines) if n not in rules]
    if not rows:
        raise TableFault(f"第{widths_line[0]}行：表格没有内容")
    columns = len(rows[0][1])
    for number, row in rows:
        if len(row) != columns or columns > _MAX_COLUMNS:
            raise TableFault(f"第{number}行：表格各行应当同为{columns}列，且不超过{_MAX_COLUMNS}列")
    aligns = [_align(cell) for cell in split_row(lines[rules[0]][1])] if rules else [Align.LEFT] * columns
    if len(aligns) != columns or len(rules) > 1 or (rules and rules[0] > 1):
        raise TableFault(f"第{lines[rules[0]][0]}行：对齐行只能有一行，位于表格最前或者表头之下，列数相同")
    cells = _spread([row for _, row in rows], rows[0][0], aligns)
    headers = rules[0] if rules else 0
    cells = [replace(cell, align=Align.CENTER) if cell.row < headers else cell for cell in cells]
    return Table(tuple(cells), _widths(widths_line[1], widths_line[0], columns), headers)
