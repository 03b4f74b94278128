"""How the confirm page shows a form of Adopted: one panel for each measure, its units and deadlines as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fuyuan.shell.recordforms.form import Item, Level

from .confirming import PER_PAGE, Confirmation
from .original import Doubt, Line, excerpt, original
from .periods import Cadence

HEAD = ("title", "document_number", "issuer", "issued_on", "recipients", "goals", "requirements")
RHYTHM = (
    "cadence",
    "report_by",
    "closing",
    "scheme_days",
    "urge_after",
    "office_days",
    "continues",
    "replaces",
)


@dataclass(slots=True)
class Row:
    """One unit or one deadline: its controls by name, and what the directory says about it."""

    name: str
    cells: dict[str, Item]
    errors: Any = ()
    note: str = ""
    count: int = 0
    unresolved: bool = False


@dataclass(slots=True)
class Panel:
    """One measure on the page. ``at`` counts from 0 on this page, ``place`` in the whole."""

    at: int
    place: int
    name: str
    cells: dict[str, Item]
    units: list[Row]
    deadlines: list[Row]
    unit_spare: Row
    deadline_spare: Row
    number: str
    heading: str
    origin: str
    line: int | None
    excerpt: str
    doubts: list[Doubt]
    waiting: int
    open_ended: bool
    partial: bool
    wrong: bool
    targets: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)

    @property
    def doubt_words(self) -> str:
        return f"需核对 {self.waiting} 处"

    @property
    def open(self) -> bool:
        return self.wrong or bool(self.waiting) or not self.number or not self.heading


def cells_of(level: Level) -> dict[str, Item]:
    return {item.path.rpartition(".")[2]: item for item in level.items}


def _spare(rows: Item) -> Row:
    """An empty row to be cloned in the browser; ``__prefix__`` stands for its number."""
    assert rows.spare
    return Row(rows.spare.name, cells_of(rows.spare))


class ConfirmPage:
    """Everything the template asks for."""

    def __init__(self, confirmation: Confirmation) -> None:
        self.confirmation = confirmation
        self.reading = confirmation.reading
        self.plan = self.reading.found["plan"]
        self.cells = cells_of(confirmation.form.level)
        self.head = [self.cells[name] for name in HEAD]
        self.rhythm = [self.cells[name] for name in RHYTHM]

    @cached_property
    def doubts(self) -> list[tuple[Doubt, bool, int | None]]:
        """Each doubt, whether it is ticked, and the place on this page of the measure it is about."""
        places = {
            measure["origin"]: at
            for at, measure in enumerate(self.confirmation.raw["measures"])
            if measure.get("origin")
        }
        found = []
        for doubt in self.confirmation.doubts:
            place = doubt.at if doubt.at is not None else places.get(doubt.origin)
            found.append((doubt, doubt.key in self.confirmation.checked, place))
        return found

    @property
    def rhythm_words(self) -> str:
        """The arrangement in one line, for who leaves it as it is."""
        raw, words = self.confirmation.raw, {each.value: each.label for each in Cadence}
        often, closing = words.get(raw["cadence"], "？"), words.get(raw["closing"], "？")
        return f"{often}报告一次，长期措施{closing}销号一次，{raw['scheme_days']} 个工作日内报细化方案"

    @property
    def rhythm_wrong(self) -> bool:
        told = any("替代哪个版本" in alert.text for alert in self.confirmation.alerts)
        return told or any(item.bound and item.bound.errors for item in self.rhythm)

    @property
    def waiting(self) -> int:
        return len(self.confirmation.waiting)

    @cached_property
    def lines(self) -> list[Line]:
        """The original; of a long ledger the rows this page is about."""
        lines = list(original(self.reading, self.confirmation.doubts))
        shown = [panel.line for panel in self.panels if panel.line]
        if not self.pages or not shown:
            return lines
        ahead = [line.number for line in lines if line.origin and line.number > max(shown)]
        first = min(shown) if self.confirmation.start else 1
        return [line for line in lines if first <= line.number < min(ahead, default=line.number + 1)]

    @cached_property
    def panels(self) -> list[Panel]:
        return list(self._panels())

    def _panels(self) -> Iterator[Panel]:
        page = self.confirmation.page()["measures"]
        for at, (level, raw) in enumerate(zip(self.cells["measures"].levels, page, strict=False)):
            yield self._panel(at, level, raw)

    def _panel(self, at: int, level: Level, raw: dict[str, Any]) -> Panel:
        cells, origin = cells_of(level), raw.get("origin", "")
        read = self._read(origin)
        place = at + self.confirmation.start
        doubts = [(doubt, ticked) for doubt, ticked, there in self.doubts if there == place]
        units = [
            self._unit(each, unit) for each, unit in zip(cells["units"].levels, raw["units"], strict=False)
        ]
        return Panel(
            at=at, place=place, name=level.name, cells=cells, units=units,
            deadlines=[Row(each.name, cells_of(each), each.errors) for each in cells["deadlines"].levels],
            unit_spare=_spare(cells["units"]), deadline_spare=_spare(cells["deadlines"]),
            number=raw["number"], heading=raw["heading"], origin=origin, line=read.get("line"),
            excerpt=excerpt(self.reading, origin), partial=bool(read.get("partial")),
            doubts=[doubt for doubt, _ in doubts], waiting=sum(not ticked for _, ticked in doubts),
            open_ended=bool(read.get("units_open_ended")), wrong=self._wrong(place),
            targets=[unit["target"] or f"{unit['name']}？" for unit in raw["units"]],
            days=[line["text"] for line in raw["deadlines"]],
        )  # fmt: skip

    def _read(self, origin: str) -> dict[str, Any]:
        measures = self.plan["measures"]
        return (
            measures[int(origin)]
            if origin.isdecimal() and len(origin) < 6 and int(origin) < len(measures)
            else {}
        )

    def _wrong(self, place: int) -> bool:
        here = f"measures.{place}"
        errors = any(path == here or path.startswith(f"{here}.") for path in self.confirmation.errors)
        name = f"measures-{place - self.confirmation.start}"
        return errors or f"{self.confirmation.focus}-".startswith(f"{name}-")

    def _unit(self, level: Level, raw: dict[str, Any]) -> Row:
        """What a unit stands for: how many organs, whether their number is the printed one."""
        targets, name = self.confirmation.targets, raw["name"].strip()
        target = targets.target(raw["target"])
        count = 0 if target.startswith("organ:") or not target else targets.size(target)
        note = targets.counted(name, target) if target and name else ""
        return Row(
            level.name, cells_of(level), level.errors, note, count, unresolved=bool(name) and not target
        )

    @property
    def total(self) -> int:
        return len(self.confirmation.raw["measures"])

    @property
    def pages(self) -> list[tuple[int, str, bool]]:
        """(first measure, words, is this one) of every page; one page needs none."""
        here, count = self.confirmation.start, self.confirmation.count
        if self.total <= count and not here:
            return []
        starts = sorted({*range(0, self.total, PER_PAGE), here})
        ends = [*starts[1:], self.total]
        return [(start, f"{start + 1}—{end}", start == here) for start, end in zip(starts, ends, strict=True)]
