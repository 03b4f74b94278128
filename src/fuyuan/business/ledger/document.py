"""The one place that calls the reader of plans: its signatures matter here only."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .reading.deadlines import Around, read_deadlines
from .reading.files import text_of
from .reading.labels import Said
from .reading.model import Unreadable
from .reading.reader import read_text
from .reading.units import read_units

__all__ = ["Unreadable", "deadlines_said", "read_document", "units_said"]

_BREAKS = re.compile(r"\r\n|\r|\f|\v")  # the reader counts lines by these too


def read_document(path: str, name: str) -> tuple[dict[str, Any], str]:
    """Return (what was found, the original text). Raises Unreadable with a sentence for its sender."""
    text, kind = text_of(Path(path), name)
    plan = read_text(text)
    plan.format = kind
    return plan.to_json(), _BREAKS.sub("\n", text)


def units_said(said: Sequence[tuple[str, str]]) -> tuple[list[dict[str, Any]], bool]:
    """Return the units of (label, value) pairs, and whether the words end with 等."""
    units, open_ended = read_units([Said("unit", label, value) for label, value in said])
    return [asdict(unit) for unit in units], open_ended


def deadlines_said(words: str, year: int | None) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the deadlines that stand in a cell, and questions about them. ``year``: of the ledger, if it names one."""
    found, questions = read_deadlines(words, Around(year))
    return [asdict(each) for each in found], questions
