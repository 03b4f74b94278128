"""Files made to hurt whoever reads them: the reader's process ends or the file is refused, the server goes on."""

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from openpyxl import Workbook

from fuyuan.business.ledger.sheet_file import BadSheet, table_of
from fuyuan.business.litigation.court_list import reading
from fuyuan.business.reconsideration.platform_list import LIST
from fuyuan.organs.lists import BadList
from fuyuan.organs.loading import BadFile, load_bytes
from fuyuan.organs.spreadsheet import read_workbook
from fuyuan.organs.workbook import MOST_CELLS, Unreadable, sheets_of


def workbook(cells: dict[str, Any], *merged: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in cells.items():
        sheet[place] = value
    for block in merged:
        sheet.merged_cells.add(block)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FAR = workbook({"A1": "案号", "B1": "原告", "XFD1048576": "远"})
READERS: dict[str, tuple[Callable[[bytes], Any], type[Exception]]] = {
    "a court's list": (reading.read, reading.BadList),
    "a list another system exports": (LIST.read, BadList),
    "a ledger": (table_of, BadSheet),
    "organs, officers, questions": (read_workbook, ValueError),
}


@pytest.mark.parametrize("name", READERS)
def test_two_cells_that_ask_for_a_terabyte_are_refused_and_the_process_goes_on(name: str) -> None:
    read, refusal = READERS[name]
    with pytest.raises(refusal):
        read(FAR)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (workbook({"A1": 1, "A1000000": 1, "Z1": 1}), "26 million cells fit into memory, but are no list"),
        (
            workbook({"A1": 1, "ZZ3000": 1}, "A1:ZZ2998", "A2:ZZ2999", "A3:ZZ3000"),
            "blocks that overlap are filled again and again",
        ),
        (FAR[: len(FAR) // 2], "half of a file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "an old workbook of rubbish"),
        (b"", "nothing"),
    ],
)
def test_a_workbook_made_to_hurt_is_unreadable(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable):
        sheets_of(data)


def test_a_workbook_comes_through_with_its_kinds_of_cells_and_merged_blocks() -> None:
    moment, length = datetime.fromisoformat("2026-09-28T09:30"), timedelta(hours=30)
    cells = {
        "B2": "案号𠮷\n",
        "C2": 1.5,
        "D2": True,
        "B3": moment.date(),
        "C3": moment,
        "D3": length,
        "B4": "丙",
    }
    (sheet,) = sheets_of(workbook(cells, "B2:B3"))
    assert sheet.rows == [
        ["", "", "", ""], ["", "案号𠮷\n", 1.5, True], ["", moment.date(), moment, length], ["", "丙", "", ""],
    ]  # fmt: skip
    assert sheet.merged == [((1, 1), (2, 1))]
    assert MOST_CELLS > 100_000 * 14, "the largest list of a court that is taken, with all its columns"


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"organs":' * 100_000])
def test_brackets_nested_too_deep_are_a_fault_of_the_file(data: bytes) -> None:
    with pytest.raises(RecursionError):
        json.loads(data)
    with pytest.raises(BadFile, match="太深"):
        load_bytes("organs.json", data)
