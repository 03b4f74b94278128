"""Tables: rows with tabs (from Word), flattened to one line a row, or one cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .labels import DUE, LABEL, UNIT, split_labels
from .lines import Line, marker, squeeze
from .units import looks_like_unit

HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile("序号|编号|项次|序")),
    ("unit", re.compile(f"(?:{UNIT}|责任分工|承办|牵头|责任主体)(?:及.{{1,6}})?")),
    ("due", re.compile(f"{DUE}|时限|完成节点")),
    (
        "task",
        re.compile(
            ".{0,6}(?:任务|工作|措施|内容|事项|举措|问题|清单|要求|要点|重点|行动)(?:内容|名称|及.{1,6})?"
        ),
    ),
    ("group", re.compile("类别|项目|分类|领域|板块|任务类别|目标")),
    ("other", re.compile("备注|进展.*|成果.*|完成情况|说明|联系人|联系电话|目标.*")),
)


@dataclass
class Row:
    """One row: task texts, (label, names) of units, deadlines, what else."""

    line: int
    number: str
    tasks: list[str] = field(default_factory=list)
    units: list[tuple[str, str]] = field(default_factory=list)
    dues: list[str] = field(default_factory=list)
    group: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    kinds: tuple[str, ...]
    names: tuple[str, ...]


def head_of(cells: list[str], strict: bool = False) -> Head | None:
    """Cells that are all headings, with a task and a unit or a deadline among them."""
    names = [squeeze(cell).replace(" ", "") for cell in cells]
    kinds = [next((kind for kind, words in HEADS if words.fullmatch(name)), "") for name in names]
    known = [kind for kind in kinds if kind]
    fewest = len(cells) if strict else max(2, len(cells) - 1)
    if len(cells) < 2 or len(known) < fewest or "task" not in kinds:
        return None
    return (
        Head(tuple(kind or "other" for kind in kinds), tuple(names)) if {"unit", "due"} & set(kinds) else None
    )


def read_tables(lines: list[Line]) -> tuple[list[Row], list[Line]]:
    """Return (rows of all tables, the lines outside them)."""
    rows: list[Row] = []
    rest: list[Line] = []
    at = 0
    while at < len(lines):
        found = _table_at(lines, at)
        if found is None:
            rest.append(lines[at])
            at += 1
        else:
            new, at = found
            rows += new
    return rows, rest


def _table_at(lines: list[Line], at: int) -> tuple[list[Row], int] | None:
    cells = cells_of(lines[at].text)
    head = head_of(cells)
    if head:
        return _rows(lines, at + 1, head)
    for count in range(6, 2, -1):
        group = [line.text for line in lines[at : at + count]]
        if (
            len(group) == count
            and all(len(text) <= 12 for text in group)
            and (head := head_of(group, strict=True))
        ):
            return _stacked(lines, at + count, head)
    return None


def cells_of(text: str) -> list[str]:
    """Split a row: tabs, bars, or wide gaps; a single space only where nothing better is there."""
    for pattern in (r"\t", r"\s*\|\s*", r"\s{2,}|\u3000+"):
        cells = [cell.strip() for cell in re.split(pattern, text.strip("|"))]
        if len(cells) > 1:
            return cells
    return text.split()


def _rows(lines: list[Line], at: int, head: Head) -> tuple[list[Row], int]:
    """One line a row; a line that is no row ends the table unless it goes on in the last cell."""
    rows: list[Row] = []
    group = ""
    while at < len(lines):
        if _opens_group(lines, at, head):
            numbered = marker(lines[at].text)
            group = squeeze(numbered[2] if numbered else lines[at].text)
            at += 1
            continue
        if head_of(cells_of(lines[at].text)):  # printed again on the next page
            at += 1
            continue
        text, at = _whole_row(lines, at, head)
        cells = _fitted(cells_of(text), head)
        if set(re.sub(r"[|\s:：-]", "", lines[at].text)) <= set():
            at += 1
            continue
        if cells is None:
            break
        row = _row(cells, head, lines[at].at, rows)
        row.group = row.group or group
        rows.append(row)
        at += 1
    return rows, at


def _whole_row(lines: list[Line], at: int, head: Head) -> tuple[str, int]:
    """Return (row, its last line): a cell that was several paragraphs in Word goes on in the next lines."""
    text, tabs = lines[at].text, len(head.kinds) - 1
    while at + 1 < len(lines) and 0 < text.count("\t") < tabs:
        following = lines[at + 1].text
        if text.count("\t") + following.count("\t") > tabs:
            break
        names = following.split("\t")[0]
        if not (looks_like_unit(names) or LABEL.match(names)) or _opens_group(lines, at + 1, head):
            break
        if head.kinds[text.count("\t")] != "unit":
            break
        text, at = f"{text}\n{following}", at + 1
    return text, at


def _opens_group(lines: list[Line], at: int, head: Head) -> bool:
    """“一、健全制度” across the whole table: one cell, and the next line is a row (or printed the head again)."""
    if len(lines[at].text) > 60 or len(_columns(lines[at].text)) > 1 or at + 1 == len(lines):
        return False
    after = _columns(lines[at + 1].text)
    return len(after) > 2 and bool(_fitted(after, head))


def _columns(text: str) -> list[str]:
    """The cells of a row that says where they end; blanks do not."""
    return cells_of(text) if re.search(r"\t|\||\s{2,}|\u3000", text) else [text]


def _fitted(cells: list[str], head: Head) -> list[str] | None:
    """Bring a row to the width of its head: a task may hold spaces, numbers and days do not."""
    width = len(head.kinds)
    if len(cells) == width:
        return cells
    if len(cells) < 2 or (
        head.kinds[0] == "number" and not re.fullmatch(r"[\d一二三四五六七八九十]+[.、]?", cells[0])
    ):
        return None
    if len(cells) > width:
        task = head.kinds.index("task")
        after = width - task - 1
        middle = " ".join(cells[task : len(cells) - after])
        return [*cells[:task], middle, *cells[len(cells) - after :]] if after else [*cells[:task], middle]
    return [*cells, *[""] * (width - len(cells))] if len(cells) >= width - 1 else None


def _stacked(lines: list[Line], at: int, head: Head) -> tuple[list[Row], int]:
    """One cell a line: rows begin at the next number, or after as many cells as there are columns."""
    rows: list[Row] = []
    width = len(head.kinds)
    counted = head.kinds[0] == "number"
    while at < len(lines):
        if counted and not re.fullmatch(rf"0*{len(rows) + 1}[.、]?", lines[at].text.strip()):
            break
        stop = at + width
        if counted:
            stop = next(
                (
                    n
                    for n in range(at + 2, len(lines))
                    if re.fullmatch(rf"0*{len(rows) + 2}[.、]?", lines[n].text.strip())
                ),
                min(at + width, len(lines)),
            )
        cells = _run_on([line.text for line in lines[at:stop]])
        if len(cells) < 2:
            break
        rows.append(_row(_spread(cells, head), head, lines[at].at, rows))
        at = stop
    return rows, at


def _run_on(cells: list[str]) -> list[str]:
    """A line that ends with a comma goes on in the next: one cell over two lines."""
    out: list[str] = []
    for cell in cells:
        if out and out[-1][-1:] in "，、；,（(":
            out[-1] += cell
        else:
            out.append(cell)
    return out


def _spread(cells: list[str], head: Head) -> list[str]:
    """More lines than columns: a task runs over several lines; fewer: the last columns are empty."""
    return _fitted(cells, head) or [*cells, *[""] * (len(head.kinds) - len(cells))][: len(head.kinds)]


def _row(cells: list[str], head: Head, line: int, before: list[Row]) -> Row:
    row = Row(line, "")
    for kind, name, cell in zip(head.kinds, head.names, cells, strict=False):
        cell = cell.strip()
        if kind == "number":
            row.number = cell.strip(".、 ")
        elif kind == "task" and cell:
            row.tasks.append(squeeze(cell))
        elif kind == "unit" and cell:
            labels = split_labels(cell)[1] if LABEL.match(cell) else []
            row.units += [(said.label, said.value) for said in labels if said.kind == "unit"] or [
                (name, cell)
            ]
        elif kind == "due" and cell:
            row.dues.append(cell)
        elif kind == "group":
            row.group = squeeze(cell)
    last = before[-1] if before else None
    row.number = row.number or str(len(before) + 1)
    row.group = row.group or (last.group if last and "group" in head.kinds else "")
    return row
