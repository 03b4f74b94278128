"""Lists as Excel files: typed cells, and text that stays text whatever it begins with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from django.http import FileResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .rooms import Column
from .words import LIGHTS, days_left, shown

MOST_ROWS = 100_000
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"text": 20, "link": 40, "date": 12, "due": 22, "number": 12, "money": 16, "code": 22}
FORMATS: dict[type, str] = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}
FORMULA = tuple("=+-@＝＋－＠\t\r\n")  # a Chinese Excel reads the signs of full width alike
LONGEST = 32_767  # what Excel keeps of a cell


def cell_of(sheet: Any, value: Any) -> WriteOnlyCell:
    """Return a cell: numbers and dates typed, everything else text.

    A text such as ``=1+1`` would be read as a formula and run at whoever opens the file; the cell's type says text,
    and its quote mark keeps it text when somebody edits the cell.
    """
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.make_naive(value)
    if isinstance(value, (int, float, Decimal, date)) and not isinstance(value, bool):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = FORMATS.get(type(value), "General")
        return cell
    text = "" if value is None or value == "" else str(shown(value))[:LONGEST]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # after the value: openpyxl makes a formula of "=" and an error of "#N/A"
    if text.startswith(FORMULA):
        cell.quotePrefix = True
    return cell


def written(column: Column, values: dict[str, Any]) -> Any:
    """Return what a column's cell holds: lights and days left in the words of the screen (临期 还剩 3 个工作日)."""
    value = values[column.key]
    if column.kind == "due":
        word = LIGHTS[value][0] if value else ""
        left = "" if values["left"] is None else days_left(values["left"], values["unit"])
        return left if value == "overdue" else f"{word} {left}".strip()
    return value


def write_workbook(columns: Sequence[Column], rows: Iterable[dict[str, Any]], title: str) -> IO[bytes]:
    """Write the rows one by one into a temporary file that disappears when it is closed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(char for char in title if char not in r"\/*?:[]")[:31])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column.kind, 20)
    heads = [cell_of(sheet, column.label) for column in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for values in rows:
        sheet.append([cell_of(sheet, written(column, values)) for column in columns])
    out = tempfile.TemporaryFile()
    book.save(out)
    out.seek(0)
    return out


def workbook_response(
    columns: Sequence[Column], rows: Iterable[dict[str, Any]], title: str, day: date
) -> FileResponse:
    """Send the rows as 行政复议案件-2026-09-28.xlsx; the name is written as RFC 6266 asks."""
    content = write_workbook(columns, rows, title)
    return FileResponse(content, as_attachment=True, filename=f"{title}-{day}.xlsx", content_type=TYPE)
