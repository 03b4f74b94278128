"""Lists that other systems export: columns found by their heading, whatever their order, headings with several names in use."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from .models import Organ
from .spreadsheet import text
from .workbook import Unreadable, sheets_of

LARGEST_ROWS = 2000


class BadList(Exception):
    """The file is not such a list; the message says what to do."""


@dataclass(slots=True)
class Row:
    """One row: what it says, what is wrong with it, the matter it already is, the matter it became."""

    line: int
    values: dict[str, Any]
    problems: list[str] = field(default_factory=list)
    known_as: str = ""
    made: str = ""

    @property
    def good(self) -> bool:
        return not self.problems and not self.known_as


@dataclass(frozen=True, kw_only=True)
class ListFormat:
    """One kind of list. ``headings``: key → names in use, the usual one first; ``source``: who exports it."""

    title: str
    source: str
    headings: Mapping[str, tuple[str, ...]]
    required: Sequence[str]

    def template(self) -> bytes:
        """Return an Excel file with the headings, for offices that type the list themselves."""
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = self.title
        sheet.append([names[0] for names in self.headings.values()])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def read(self, data: bytes) -> list[dict[str, Any]]:
        """Return the rows of the first sheet as texts by key. Raises BadList."""
        try:
            sheet = [row for first in sheets_of(data)[:1] for row in first.rows if any(row)]
        except Unreadable as error:
            raise BadList(
                f"打不开这个文件，请上传从{self.source}导出的 Excel 文件（.xlsx 或 .xls）。"
            ) from error
        if not sheet:
            raise BadList("表里没有内容。")
        places = self._places([str(cell).strip() for cell in sheet[0]])
        rows = [{key: _text(line[place]) for key, place in places.items()} for line in sheet[1:]]
        if len(rows) > LARGEST_ROWS:
            raise BadList(f"一次最多导入 {LARGEST_ROWS} 行，这个表有 {len(rows)} 行，请分几次导入。")
        return rows

    def _places(self, heads: list[str]) -> dict[str, int]:
        places = {
            key: heads.index(name)
            for key, names in self.headings.items()
            for name in names[::-1]
            if name in heads
        }
        missing = [self.headings[key][0] for key in self.required if key not in places]
        if missing:
            raise BadList(f"表头缺少：{'、'.join(missing)}。请核对第一行的列名，或者下载模板对照。")
        return places

    def missing(self, values: Mapping[str, Any]) -> list[str]:
        return [f"缺少{self.headings[key][0]}" for key in self.required if not values[key]]


def _text(cell: Any) -> str:
    return cell.strftime("%Y-%m-%d") if isinstance(cell, datetime | date) else text(cell)


def organs_by_name() -> dict[str, Organ]:
    """Return every organ by all the names people use for it."""
    found: dict[str, Organ] = {}
    for organ in Organ.objects.all():
        for name in (*organ.aliases, organ.short, organ.name):
            found[name] = organ
    return found
