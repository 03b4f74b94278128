"""The only module of this room that reads mediations: units that would not talk, or stayed away, without a good reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fuyuan.business.linkage.common import written
from fuyuan.business.mediation.queries import KIND, refusals

from .grounds import Finding, Found


def refused(first: date, last: date, today: date) -> Iterator[Found]:
    """Refusals of the span, by number and day only: what was said in the talks stays there."""
    for row in refusals(first, last):
        text = f"{row.number}：{written(row.on)}{row.what}"
        key = f"mediation:{row.matter_id}:{row.seq}"
        finding = Finding(key=key, text=text, on=row.on, matter_id=row.matter_id, kind=KIND)
        yield Found(organ_id=row.organ_id, finding=finding)
