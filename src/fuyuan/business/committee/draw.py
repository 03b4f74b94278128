"""Who is asked about a case: recusal first, then expertise, then load, and a lot where these do not decide. Pure.

The draw can be repeated by anybody with the published seed and the list of candidates as it was on the day:

1. Whoever must step aside (``conflicts``) or is away on the day of the meeting is struck out, whatever happens next.
2. The rest are ranked: those who know one of the fields asked for before those who know none, then who was asked less often in
   the last year before who was asked more often. Among equals the smaller lot comes first; the lot of a member is the
   SHA-256 of ``seed:person_id`` in hexadecimal.
3. The best ``outside`` experts and scholars take their seats, then the best of all who are left until ``size`` is reached.
   Everybody else is the reserve, in the same order, from which a seat that falls empty is filled.

The seed is the hash of the event with which the case was referred, so it is fixed before anybody could know the result,
after size and fields were written down, and nobody can try another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fuyuan.matters.lots import lot


class TooFew(ValueError):
    """There are not enough members who may be asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member in office on the day of the draw. ``load``: cases of the last twelve months; ``conflicts``: why not this one."""

    person_id: int
    name: str
    outside: bool
    fields: tuple[str, ...]
    load: int = 0
    away: bool = False
    conflicts: tuple[str, ...] = ()

    @property
    def barred(self) -> str:
        """Why this member cannot be asked, "" if nothing stands in the way."""
        return "；".join(self.conflicts) or ("会议当日请假" if self.away else "")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The result: seats and reserve by person, in order."""

    panel: tuple[int, ...]
    reserve: tuple[int, ...]


def ranked(pool: Iterable[Candidate], fields: Iterable[str], seed: str) -> list[Candidate]:
    """Everybody who may be asked, the fittest first."""
    wanted = frozenset(fields)

    def place(each: Candidate) -> tuple[bool, int, str]:
        return (wanted.isdisjoint(each.fields), each.load, lot(seed, each.person_id))

    return sorted((each for each in pool if not each.barred), key=place)


def draw(pool: Iterable[Candidate], *, fields: Iterable[str], size: int, outside: int, seed: str) -> Drawn:
    """Seat ``size`` members, at least ``outside`` of them from outside the government. Raises TooFew."""
    order = ranked(pool, fields, seed)
    first = [each for each in order if each.outside][:outside]
    rest = [each for each in order if each not in first]
    panel = sorted([*first, *rest[: size - len(first)]], key=order.index)
    if len(first) < outside or len(panel) < size:
        raise TooFew(_short(order, size, outside))
    return Drawn(_ids(panel), _ids(each for each in order if each not in panel))


def _short(order: Sequence[Candidate], size: int, outside: int) -> str:
    found = sum(each.outside for each in order)
    return f"需要{size}名委员，其中专家、学者不少于{outside}名；现在可以参加的有{len(order)}名，其中专家、学者{found}名"


def _ids(found: Iterable[Candidate]) -> tuple[int, ...]:
    return tuple(each.person_id for each in found)
