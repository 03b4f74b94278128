"""What a case that is over gives to a text for the public, and who must not be named in it: the same from every room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Involved:
    """Everybody in a case. ``people`` and ``firms``: one tuple of names for each; ``texts``: numbers and addresses of theirs;
    ``officials``: who acts for an organ, and may be named.
    """

    people: tuple[tuple[str, ...], ...] = ()
    firms: tuple[tuple[str, ...], ...] = ()
    texts: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()

    def __or__(self, other: Involved) -> Involved:
        return Involved(
            self.people + other.people,
            self.firms + other.firms,
            self.texts + other.texts,
            self.officials + other.officials,
        )


@dataclass(frozen=True, slots=True)
class Lesson:
    """A case in effect, as somebody writes about it. The texts are the case's own words, names included."""

    number: str
    act: str
    act_kind: str
    area: str
    outcome: str
    agency: str
    ended_on: date
    facts: str
    issue: str
    result: str
