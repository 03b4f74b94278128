"""An organ as guards know it on the day of a step. Pure: rooms look it up (``organ_fact``) and hand it over."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OrganFact:
    """An organ on the day of a step: its name then, and what became of it."""

    pk: int
    name: str
    ended_on: date | None = None
    successor: str = ""
