"""档案鉴定销毁 of cases: whose retention period is over, and what the witnessed destruction brings about in a case.

The register of what is destroyed is a matter of the archives room; this one listens to its last step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.papers.archive.destroying import destroy_archives
from fuyuan.papers.models import Paper

from .archive import PERIODS, keep_of, kept_until
from .models import Case

REGISTER, WITNESSED = "archive_destruction", "witness"
SHORTEST = min(int(period) for period, _ in PERIODS if period.isdecimal())


@dataclass(frozen=True, slots=True)
class Expired:
    """A case whose file may be destroyed: its retention period ended on ``until``."""

    matter_id: int
    number: str
    title: str
    closed_on: date
    keep: str
    until: date
    papers: int


def expired(day: date, among: Iterable[int] | None = None) -> Iterator[Expired]:
    """Yield the cases whose period is over before ``day`` and whose file is still there, oldest first."""
    rows = Case.objects.filter(closed_on__year__lt=day.year - SHORTEST).order_by("closed_on", "pk")
    rows = rows if among is None else rows.filter(pk__in=list(among))
    for case in rows.defer("state").iterator(chunk_size=500):
        until = kept_until(case)
        left = Paper.objects.filter(matter_id=case.pk, destroyed_on=None).count()
        if until and until < day and left and case.closed_on:
            keep = dict(PERIODS)[keep_of(case, case.closed_on)]
            yield Expired(
                case.pk, case.case_number or case.number, case.title, case.closed_on, keep, until, left
            )


def follow(outcome: Outcome) -> None:
    """Subscriber of 监销: the files go, and each case says so in its own history, with the digests of what it had."""
    assert outcome.context
    wanted = [item.matter_id for item in outcome.state.destroyed]
    count = {pk: Paper.objects.filter(matter_id=pk, destroyed_on=None).count() for pk in wanted}
    for matter_id, digests in destroy_archives(wanted, outcome.event.day).items():
        record = {"register_number": outcome.state.number, "digests": digests, "papers": count[matter_id]}
        take_step(
            matter_id=matter_id, step="archive_destroyed", record=record, actor=outcome.context.actor, day=outcome.event.day
        )  # fmt: skip
