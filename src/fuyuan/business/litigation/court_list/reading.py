"""A court's list as a grid of cells: where its headings stand, what each column seems to be, and its rows.

Columns differ from court to court: a heading is recognised by one of its usual names, or by what an officer chose for this
court before. Two heading rows are read together (原告、被告 under 当事人); a merged cell says the same for all its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from fuyuan.organs.workbook import Sheet as Cells
from fuyuan.organs.workbook import Unreadable, sheets_of

LARGEST_ROWS = 100_000
HEADINGS: dict[str, tuple[str, ...]] = {
    "case_number": ("案号", "案件号", "案件编号", "本院案号"),
    "court": ("法院", "审理法院", "受理法院", "经办法院", "管辖法院"),
    "instance": ("审级", "审判程序", "案件审级", "程序"),
    "plaintiff": ("原告", "起诉人", "原告（上诉人）", "上诉人", "原审原告", "原告姓名", "原告名称"),
    "defendant": ("被告", "被诉行政机关", "行政机关", "被告（被上诉人）", "被上诉人", "原审被告", "被告名称", "被告机关"),
    "parties": ("当事人", "双方当事人"),
    "third_party": ("第三人",),
    "cause": ("案由", "立案案由", "案件类型", "行政行为种类", "行政管理行为"),
    "act_title": ("被诉行政行为", "被诉行为", "诉争行为"),
    "docketed_on": ("立案日期", "立案时间", "收案日期", "受理日期", "收案时间"),
    "closed_on": ("结案日期", "结案时间", "裁判日期", "审结日期", "判决日期"),
    "outcome": ("结案方式", "裁判结果", "处理结果", "判决结果", "审理结果", "结案情况"),
    "effective_on": ("生效日期", "生效时间"),
    "first_number": ("一审案号", "原审案号", "原案号"),
}  # fmt: skip
LABELS = {key: names[0] for key, names in HEADINGS.items()}
NEEDED = ("case_number",)
_KNOWN = {name: key for key, names in HEADINGS.items() for name in names}
_LOOK = 12  # rows from the top among which the headings stand
_GROUPS = frozenset({"当事人", "当事人信息", "案件信息", "基本信息", "审理情况", "时间"})


class BadList(Exception):
    """The file is not such a list; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The list: its headings as printed, and under each row number its cells as text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def proposed(self, remembered: Mapping[str, str]) -> dict[int, str]:
        """Return by column what it seems to be: as chosen for this court before, else by its name; each key once."""
        found: dict[int, str] = {}
        for place, heading in enumerate(self.headings):
            key = remembered.get(heading, _KNOWN.get(plain(heading), ""))
            if key and key not in found.values():
                found[place] = key
        return found

    def samples(self, place: int, most: int = 3) -> list[str]:
        """Return the first different values of a column."""
        seen = dict.fromkeys(cells[place] for _, cells in self.rows[:200] if cells[place])
        return list(seen)[:most]


def read(data: bytes) -> Sheet:
    """Read the first sheet that has headings of such a list. Raises BadList."""
    try:
        grids = [_grid(sheet) for sheet in sheets_of(data)]
    except Unreadable as error:
        raise BadList("打不开这个文件，请上传法院给的 Excel 清单（.xlsx 或 .xls）。") from error
    for grid in grids:
        if sheet := _sheet(grid):
            if len(sheet.rows) > LARGEST_ROWS:
                raise BadList(
                    f"一次最多导入 {LARGEST_ROWS:,} 行，这个表有 {len(sheet.rows):,} 行，请分几次导入。"
                )
            return sheet
    raise BadList("没有找到表头：表里至少要有“案号”，还要有原告、被告。请核对是不是案件清单。")


def _grid(sheet: Cells) -> list[list[str]]:
    grid = [[text(cell) for cell in row] for row in sheet.rows]
    for (top, left), (bottom, right) in sheet.merged:
        for row in range(top, min(bottom + 1, len(grid))):
            for place in range(left, min(right + 1, len(grid[row]))):
                grid[row][place] = grid[row][place] or grid[top][left]
    return grid


def text(cell: Any) -> str:
    """Return a cell as text; days as 2026-03-02, whole numbers without a point."""
    if type(cell) is str:
        return cell.strip()
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell if cell is not None else "").strip()


def plain(heading: str) -> str:
    """Return a heading without blanks, line breaks and a trailing star or colon."""
    return re.sub(r"[\s*＊:：]", "", heading).replace("(", "（").replace(")", "）")


def _sheet(grid: list[list[str]]) -> Sheet | None:
    """Find the heading row, or two of them; None where nothing is known."""
    best, at, heads = 0, 0, []
    for number, row in enumerate(grid[:_LOOK]):
        below = grid[number + 1] if number + 1 < len(grid) else []
        for candidate, used in ((row, 1), (_joined(row, below), 2)):
            known = sum(plain(cell) in _KNOWN for cell in candidate)
            if known > best:
                best, at, heads = known, number + used, candidate
    if best < 2 or not any(_KNOWN.get(plain(cell)) in NEEDED for cell in heads):
        return None
    width = len(heads)
    rows = tuple(
        (number, tuple((*row, *[""] * width)[:width]))
        for number, row in enumerate(grid[at:], at + 1)
        if any(row)
    )
    return Sheet(tuple(heads), rows)


def _joined(row: list[str], below: list[str]) -> list[str]:
    """Headings of two rows: the lower one where it says more; only under a row that groups."""
    if not any(plain(cell) in _GROUPS or cell == "" for cell in row):
        return []
    pairs = zip(row, (*below, *[""] * len(row)), strict=False)
    return [
        low if low and (plain(low) in _KNOWN or plain(top) in _GROUPS or not top) else top
        for top, low in pairs
    ]


def values(sheet: Sheet, mapping: Mapping[int, str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row as {key: text}; the foot of a list (合计, 制表人) has no case number and is left out."""
    for line, cells in sheet.rows:
        found = {key: cells[place] for place, key in mapping.items()}
        if re.search(r"\d", found.get("case_number", "")):
            yield line, found


_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_EPOCH = date(1899, 12, 30)  # Excel's day 0


@lru_cache(maxsize=4096)  # the days of some years, each in many cases
def day(value: str) -> date | None:
    """Read a day however it is written: 2026年3月2日, 2026.3.2, 20260302, Excel's own 46083. None for nothing.

    Raises ValueError with the words of the cell.
    """
    words = value.strip()
    if words in ("", "-", "—", "无", "未结"):
        return None
    parts = _DAY.match(words) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", words)
    try:
        if parts:
            return date(*map(int, parts.groups()))
        if re.fullmatch(r"[34]\d{4}(\.\d+)?", words):
            return _EPOCH + timedelta(days=int(float(words)))
    except ValueError:
        pass
    raise ValueError(f"“{value}”不是日期，请写成 2026-03-02")
