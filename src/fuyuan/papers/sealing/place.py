"""Where a seal stands: over the organ's name and the date of the printed page, read from the PDF itself.

GB/T 9704-2012 7.3.5.1: the seal stands upright over name and date, both a little below its middle, its lower edge over
the date (骑年盖月), its top not more than one line from the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fuyuan.matters.files.pdfs import opened

MM = 72 / 25.4
LINE = 225 / 22 * MM  # pitch of the grid (GB/T 9704-2012 5.2.3)
ABOVE = 4 * MM  # how far the seal's middle stands above the middle of name and date


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page in points, from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A seal's place: the page (from 0) and its rectangle in points."""

    page: int
    box: Box


class NoPlace(ValueError):
    """The page does not show the organ's name above the date."""


def spot(pdf: bytes, organ: str, day: str, diameter: int) -> Spot:
    """Return where a seal of ``diameter`` mm stands on the last page that shows ``organ`` above ``day``."""
    with opened(pdf) as document:
        for number in reversed(range(len(document))):
            page = document[number]
            if found := _signature(page.get_textpage(), organ, day):
                return Spot(number, _over(*found, diameter * MM, *page.get_size()))
    raise NoPlace(f"文书里没有找到“{organ}”和“{day}”组成的落款")


def _signature(text: Any, organ: str, day: str) -> tuple[Box, Box] | None:
    """The lowest date on the page that has the organ's name on the line above."""
    names = list(_boxes(text, organ))
    for date in sorted(_boxes(text, day), key=lambda box: box.bottom):
        for name in names:
            rise = name.middle[1] - date.middle[1]
            if 0.5 * LINE < rise < 1.5 * LINE and name.left < date.right and date.left < name.right:
                return name, date
    return None


def _boxes(text: Any, wanted: str) -> Iterator[Box]:
    search = text.search(wanted)
    while found := search.get_next():
        index, count = found
        boxes = [text.get_charbox(at) for at in range(index, index + count)]
        yield Box(
            min(box[0] for box in boxes), min(box[1] for box in boxes),
            max(box[2] for box in boxes), max(box[3] for box in boxes),
        )  # fmt: skip


def _over(name: Box, date: Box, size: float, width: float, height: float) -> Box:
    """Centred on the date, its middle a little above that of the two lines, never beyond the edge of the sheet."""
    x = min(max(date.middle[0], size / 2), width - size / 2)
    y = (name.middle[1] + date.middle[1]) / 2 + ABOVE
    y = min(max(y, size / 2), height - size / 2)
    return Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
