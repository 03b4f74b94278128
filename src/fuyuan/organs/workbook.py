"""The cells of a workbook that somebody sent, read in a process of its own with a limit on memory and time.

The reader fills a whole rectangle: a file of one kilobyte with two cells far apart asks for terabytes and would end the
server's process with everything it does for others, and so would a damaged file the reader stumbles over. Here only the
child ends, and its sender is told.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook

from fuyuan.limited import ask, limit

MOST_CELLS = 5_000_000  # of one file: the largest list taken, 100 000 rows, with 50 columns
MOST_MEMORY = 2 * 1024**3  # bytes
MOST_SECONDS = 60  # of computing
Corner = tuple[int, int]  # row and column, from 0


class Unreadable(ValueError):
    """The file is no workbook, is damaged, or is far too large."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet from its first row and column on; ``merged``: (first corner, last corner) of each block."""

    name: str
    rows: list[list[Any]]
    merged: list[tuple[Corner, Corner]]


def sheets_of(data: bytes) -> list[Sheet]:
    """Return every sheet of the workbook. Raises Unreadable."""
    try:
        told = ask(__name__, data=data, seconds=MOST_SECONDS)
    except subprocess.SubprocessError as error:
        raise Unreadable("no workbook that can be read") from error
    return [
        Sheet(name, rows, [(tuple(first), tuple(last)) for first, last in merged])
        for name, rows, merged in json.loads(told, object_hook=_moment)
    ]


# What JSON has no word for. Not pickled: should a file ever get the better of the child, all it can send is cells.
_MOMENTS: dict[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


def _plain(value: Any) -> dict[str, Any]:
    said = value.total_seconds() if isinstance(value, timedelta) else value.isoformat()
    return {type(value).__name__: said}


def _moment(said: dict[str, Any]) -> Any:
    ((kind, value),) = said.items()
    return _MOMENTS[kind](value)


def main() -> None:
    """The child: a workbook comes in, its cells go out; ends with an error whatever is wrong with it."""
    limit(MOST_MEMORY, MOST_SECONDS)
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    left, found = MOST_CELLS, []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        left -= sheet.total_height * sheet.total_width
        if left < 0:
            raise Unreadable(f"more than {MOST_CELLS} cells")
        found.append((name, sheet.to_python(skip_empty_area=False), _blocks(sheet)))
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False, default=_plain).encode())


def _blocks(sheet: CalamineSheet) -> list[tuple[Corner, Corner]]:
    """The merged blocks: no two of them overlap, so together they hold no more cells than the sheet has."""
    blocks = list(sheet.merged_cell_ranges or ())
    if sum((low - top + 1) * (right - left + 1) for (top, left), (low, right) in blocks) > MOST_CELLS:
        raise Unreadable("merged blocks that overlap")
    return blocks


if __name__ == "__main__":
    main()
