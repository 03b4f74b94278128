"""A review of the basis as the case remembers it."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.record import Record

from .records import BasisOutcome, Norm


class BasisFact(Record):
    """One document examined: by this organ (``own``) or by the organ to which it was forwarded.

    ``notice`` and ``forward`` are places among the papers of the case, 0 while there is none.
    """

    norm: Norm
    requested: bool  # by the applicant (第五十六条), else ex officio (第五十七条)
    own: bool
    started_on: date  # 中止之日
    notice: int = 0
    notified_on: date | None = None
    replied_on: date | None = None
    forward: int = 0
    forwarded_on: date | None = None
    authority_id: int | None = None
    authority: str = ""
    outcome: BasisOutcome | None = None
    answer: str = ""
    settled_on: date | None = None
