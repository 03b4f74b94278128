"""The file of an Excel ledger: its cells as texts, merged blocks filled, and the template to download."""

import io
import re
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from fuyuan.organs.workbook import Sheet, Unreadable, sheets_of

from .sheet_columns import COLUMNS, Head, Table, find_head

MOST_ROWS, MOST_COLUMNS = 5000, 200
_EXAMPLE = ("1", "工作措施", "建立行政复议咨询委员会", "研究重大、疑难案件，提供咨询意见。", "市司法局", "", "市财政局", "2026年12月底前",
            "已起草组建方案", "推进中", "李明", "0375-6666666", "")  # fmt: skip


class BadSheet(Exception):
    """The file is no ledger; the message says what to do."""


def table_of(data: bytes) -> tuple[Table, Head]:
    try:
        sheets = sheets_of(data)
    except Unreadable as error:
        raise BadSheet("打不开这个文件：请在 Excel 或者 WPS 里打开，另存为 .xlsx 后上传") from error
    found: list[tuple[Table, Head]] = []
    for sheet in sheets:
        if len(sheet.rows) > 20 * MOST_ROWS or any(len(row) > MOST_COLUMNS for row in sheet.rows[:1]):
            raise BadSheet(f"工作表“{sheet.name}”有用的区域太大，请删去表格外面的空行、空列后保存")
        table = _filled(sheet)
        _mark_errors(data, sheet.name, table)
        if head := find_head(table):
            found.append((table, head))
    if not found:
        raise BadSheet("没有找到表头：至少要有“工作任务”和“责任单位”两列。请核对列名，或者下载模板对照")
    return next((each for each in found if not each[1].missing), found[0])


def _mark_errors(data: bytes, name: str, table: Table) -> None:
    """The reader shows a formula's error as an empty cell: put its words back, so that the row is not read as if blank."""
    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True)[name]
    except (InvalidFileException, BadZipFile, KeyError, ValueError):
        return  # an .xls file: its cells were read as they are
    for cells, row in zip(sheet.iter_rows(), table, strict=False):
        for at, cell in enumerate(cells[: len(row)]):
            if getattr(cell, "data_type", "") == "e":
                row[at] = str(cell.value)


def _filled(sheet: Sheet) -> Table:
    """The cells as texts; the value of a merged block repeats in all its cells."""
    table = [[_text(cell) for cell in row] for row in sheet.rows]
    for (top, left), (bottom, right) in sheet.merged:
        if top >= len(table) or left >= len(table[top]):
            continue
        for row in table[top : bottom + 1]:
            row[left : right + 1] = [table[top][left]] * len(row[left : right + 1])
    return table


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell if cell is not None else "").replace("\r\n", "\n").replace("\r", "\n").strip()


def line_of(row: list[str]) -> str:
    """A row as one line; what a merged block repeats is said once."""
    said = [cell for at, cell in enumerate(row) if cell and (not at or row[at - 1] != cell)]
    return "　|　".join(re.sub(r"\s*\n\s*", " ", cell) for cell in said)


def template() -> bytes:
    """Return an Excel file with the headings and one row as an example."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "工作台账"
    sheet.append([column.names[0] for column in COLUMNS])
    sheet.append(_EXAMPLE)
    for at, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 32 if at in (3, 4) else 16
        sheet.cell(2, at).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
