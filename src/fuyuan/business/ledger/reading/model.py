"""What a reader finds in a plan. Every value is as printed; ``doubts`` say where an officer must look."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


class Unreadable(ValueError):
    """The document cannot be read as a plan; the message says why and what to do."""


@dataclass
class Unit:
    """A unit as printed. ``role``: the printed label without 单位 (责任, 牵头, 配合 …). ``lead``: it leads."""

    name: str
    role: str
    lead: bool = False


@dataclass
class Deadline:
    """``kind``: fixed_day, month_end, recurring, continuing, when_fit, none. ``iso``: the day, None when there is none."""

    text: str
    kind: str
    iso: str | None = None


@dataclass
class Measure:
    number: str
    section: str | None
    heading: str
    text: str
    units: list[Unit] = field(default_factory=list)
    units_open_ended: bool = False
    deadlines: list[Deadline] = field(default_factory=list)
    partial: bool = False
    line: int = 0


@dataclass
class Doubt:
    """``where``: a key of the plan, or "措施三"; ``text``: the words in question; ``question``: what to check."""

    where: str
    text: str
    question: str


@dataclass
class Phase:
    name: str
    start: str | None
    end: str | None
    text: str


@dataclass
class Plan:
    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    date: str | None = None
    recipients: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    requirements: list[str] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    partial: bool = False
    format: str = "text"

    def to_json(self) -> dict[str, Any]:
        """Return plain data; phases have the keys name, from, to, text."""
        found = asdict(self)
        found["phases"] = [
            {"name": p.name, "from": p.start, "to": p.end, "text": p.text} for p in self.phases
        ]
        return found
