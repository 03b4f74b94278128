"""A hearing as the case remembers it."""

from __future__ import annotations

from datetime import date, time

from fuyuan.matters.record import Record

from .records import HearingWay, MajorGround, Member, Panel


class MajorFact(Record):
    """重大、疑难、复杂: marked when, and why."""

    on: date
    grounds: tuple[MajorGround, ...]


class Excused(Record):
    """A respondent explained why its head cannot come, and sends staff."""

    respondent: int
    on: date


class HearingFact(Record):
    """One hearing: arranged, then held (or waived by an applicant who stayed away) and signed, or called off."""

    way: HearingWay
    on: date
    starts: time
    ends: time
    room: str  # "" online
    place: str  # as the notice told it
    matters: str
    mandatory: bool
    panel: Panel
    notice: int  # its paper among those of the case
    excused: tuple[Excused, ...] = ()
    held_on: date | None = None
    waived: bool = False  # the applicant stayed away without good reason
    heads_missing: tuple[int, ...] = ()  # respondents whose head neither came nor explained
    attended: tuple[str, ...] = ()
    signed_on: date | None = None
    called_off_on: date | None = None

    @property
    def ahead(self) -> bool:
        """Arranged, and neither held nor called off."""
        return self.held_on is None and self.called_off_on is None

    @property
    def members(self) -> tuple[Member, ...]:
        return self.panel.members

    @property
    def said_time(self) -> str:
        """9:00至11:30"""
        return f"{self.starts.hour}:{self.starts:%M}至{self.ends.hour}:{self.ends:%M}"
