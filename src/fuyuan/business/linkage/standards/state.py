"""What remains of a standard's events."""

from __future__ import annotations

from datetime import date

from fuyuan.business.linkage.sides import Side
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Wording


class Voice(Fact):
    """What a side said on a version: a comment, or its agreement."""

    side: Side
    on: date
    version: int
    by: str
    text: str = ""
    agreed: bool = False


class Version(Fact):
    number: int
    on: date
    side: Side
    why: str
    wording: Wording


class StandardState(State):
    """An adjudication standard. ``organ_id`` is the joint office, ``court_id`` the court of this place."""

    proposer: Side
    court_id: int | None = None
    versions: tuple[Version, ...]
    voices: tuple[Voice, ...] = ()
    consider_by: date
    publish_by: date | None = None
    published_on: date | None = None
    public_on: date | None = None  # since when the public reads it; None: it does not
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: int | None = None
    replaced_by: int | None = None
    ended: str = ""  # why it was dropped, repealed, or by what it was replaced

    @property
    def version(self) -> Version:
        return self.versions[-1]

    @property
    def wording(self) -> Wording:
        return self.version.wording

    @property
    def agreed(self) -> frozenset[Side]:
        """The sides that agreed to the version as it reads now."""
        return frozenset(
            each.side for each in self.voices if each.agreed and each.version == self.version.number
        )

    def spoke_on(self, side: Side) -> date | None:
        """Return the day on which a side first spoke on the version as it reads now."""
        said = [each.on for each in self.voices if each.side is side and each.version == self.version.number]
        return min(said, default=None)
