"""The table as an Excel file, with every line a reader needs to know what the numbers are."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Font

from fuyuan.law.indicators import CURRENT
from fuyuan.shell.export import cell_of

from .lines import Line

HEADS = ("指标", "分子", "分母", "比率", "95%区间", "公式", "范围", "统计期", "截至", "计数规则", "口径来源", "参考值")  # fmt: skip
WIDTHS = (34, 10, 10, 12, 26, 50, 36, 26, 14, 16, 36, 46)


def workbook(
    title: str, about: Sequence[tuple[str, str]], lines: Sequence[Line], extra: Sequence[dict[str, Any]]
) -> IO[bytes]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("指标")
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJKL"[at]].width = width
    sheet.append([_bold(sheet, title)])
    for name, words in about:
        sheet.append([cell_of(sheet, name), cell_of(sheet, words)])
    sheet.append([])
    sheet.append([_bold(sheet, head) for head in HEADS])
    for line in lines:
        sheet.append([cell_of(sheet, value) for value in _cells(line)])
    if extra:
        sheet.append([])
        sheet.append([_bold(sheet, head) for head in ("另行列示", "件数", "说明")])
        for row in extra:
            sheet.append([cell_of(sheet, row[key]) for key in ("label", "count", "why")])
    _rules(book)
    out = tempfile.TemporaryFile()
    book.save(out)
    out.seek(0)
    return out


def _cells(line: Line) -> list[Any]:
    found = line.figure
    said = dict(found.statement)
    beside = "；".join(f"{each.reference}（{each.reference.source}）：{each.words}" for each in line.against)
    names = ("公式", "范围", "统计期", "截至", "计数规则", "口径来源")
    return [line.label, found.n, found.d, found.rate_words, found.interval_words, *(said[name] for name in names), beside]  # fmt: skip


def _rules(book: Any) -> None:
    sheet = book.create_sheet("计数规则")
    sheet.column_dimensions["C"].width = 100
    sheet.append([_bold(sheet, f"计数规则（版本 {CURRENT.version}）")])
    for rule in CURRENT.rules:
        sheet.append([cell_of(sheet, value) for value in (rule.number, rule.title, rule.sentence)])


def _bold(sheet: Any, text: str) -> Any:
    cell = cell_of(sheet, text)
    cell.font = Font(bold=True)
    return cell
