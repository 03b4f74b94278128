"""Phases of a plan: 第一阶段：动员部署（2023年3月1日—3月31日）."""

from __future__ import annotations

import re

from .deadlines import Around, find_day
from .model import Phase
from .outline import Node

_SPAN = re.compile(r"[（(]([^）)]*\d[^）)]*)[）)]")
_TO = re.compile("至|到|—+|-+|–|～|~")


def read_phases(root: Node, around: Around) -> list[Phase]:
    """Return every item whose heading says 阶段 and has days in a bracket."""
    found = []
    for node in root.walk():
        span = _SPAN.search(node.heading_line) if "阶段" in node.heading_line[:40] else None
        if span:
            found.append(_phase(node, span, around))
    return found


def _phase(node: Node, span: re.Match[str], around: Around) -> Phase:
    """A month alone begins on its first day and ends on its last."""
    first, last = find_day(_TO.split(span[1], maxsplit=1)[0], around), find_day(span[1], around)
    start = first[1].replace(day=1) if first and first[0] == "month_end" else first and first[1]
    return Phase(
        name=node.heading_line[: span.start()].strip("：:。 "), start=start.isoformat() if start else None,
        end=last[1].isoformat() if last else None, text=node.text(),
    )  # fmt: skip
