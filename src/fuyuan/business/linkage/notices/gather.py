"""The findings of a period, unit by unit, from what other rooms know; and the night's look whether a period is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fuyuan.business.linkage.findings import suits
from fuyuan.business.linkage.findings.grounds import Finding, Found, Ground, by_unit
from fuyuan.business.linkage.findings.sources import found
from fuyuan.business.linkage.findings.windows import before, bounds, ripe, words
from fuyuan.business.linkage.models import Notice, Rectification
from fuyuan.business.linkage.numbers import NOTICE_PERIOD
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from .state import Item, NoticeState

KIND = "notice"
GROUNDS = (  # 在行政复议和行政诉讼中存在不依法行政情况的; progress of the ledger is a matter of letters
    Ground.LOST, Ground.HEAD_ABSENT, Ground.LATE_DEFENCE, Ground.JUDGMENT_UNPERFORMED, Ground.CORRECTED, Ground.LATE_REPLY,
    Ground.NOT_PERFORMED, Ground.OPINION_UNANSWERED, Ground.LETTER_UNHEEDED, Ground.REFORM_LATE, Ground.REFORM_MISSING,
)  # fmt: skip


# -- findings ------------------------------------------------------------------------------------------------------


def new_items(window: str, today: date) -> tuple[Item, ...]:
    """Return what no earlier notice listed. Where the period before had its notice, what came to light since is taken up
    too: a judgment entered late is nobody's advantage.
    """
    first, last = bounds(window)
    earlier = before(window)
    if Notice.objects.filter(window=earlier).exclude(stage="withdrawn").exists():
        first = bounds(earlier)[0]
    known = listed()
    rows = [
        (organ, ground, finding)
        for ground in GROUNDS
        for organ, findings in by_unit(_found(ground, first, last, today)).items()
        for finding in findings
        if finding.key not in known
    ]
    return _numbered(rows, today)


def _found(ground: Ground, first: date, last: date, today: date) -> Iterable[Found]:
    """A loss belongs to the period in which it took effect."""
    look = suits.lost_in_effect if ground is Ground.LOST else None
    return look(first, last, today) if look else found(ground, first, last, today)


def listed() -> set[str]:
    """Return the keys of all facts that a notice lists or an officer struck out of one."""
    rows = Notice.objects.filter(first_id=None).exclude(stage="withdrawn").values_list("state", flat=True)
    return {item.finding.key for state in rows for item in NoticeState.model_validate_json(state).items}


def _numbered(rows: Iterable[tuple[int, Ground, Finding]], today: date) -> tuple[Item, ...]:
    """Unit by unit in the order of the directory, in each by ground and day."""
    found_rows = list(rows)
    organs = Organ.objects.in_bulk({organ for organ, _, _ in found_rows})
    place = {ground: number for number, ground in enumerate(GROUNDS)}
    found_rows.sort(key=lambda row: (organs[row[0]].code, place[row[1]], row[2].on, row[2].key))
    return tuple(
        Item(number=number, organ_id=organ, unit=organs[organ].name_on(today), ground=ground, finding=finding)
        for number, (organ, ground, finding) in enumerate(found_rows, 1)
    )


def failed_items(first: int) -> tuple[Item, ...]:
    """Return the units of a notice that have not put things right, one line each."""
    rows = Rectification.objects.filter(notice_id=first, stage="failed").order_by("organ_name", "pk")
    return tuple(_failed(number, row) for number, row in enumerate(rows, 1))


def _failed(number: int, row: Rectification) -> Item:
    assert row.organ_id
    assert row.failed_on
    finding = Finding(
        key=f"rectification:{row.pk}:{row.times}", text=f"通报的{row.findings}件问题：{row.failed_why}"[:500],
        on=row.failed_on, matter_id=row.pk, kind="rectification",
    )  # fmt: skip
    return Item(
        number=number, organ_id=row.organ_id, unit=row.organ_name, ground=Ground.UNRECTIFIED, finding=finding
    )


# -- the night -----------------------------------------------------------------------------------------------------


def gather_due(actor: Actor) -> int | None:
    """Gather for the period that is over; return the notice, None when nothing is due or nothing was found."""
    window = ripe(str(installation.get(NOTICE_PERIOD)), clock.today())
    if not window or Notice.objects.filter(window=window).exists():
        return None
    try:
        outcome = open_matter(
            kind=KIND, step="gather", record={"window": window}, actor=actor, token=f"notice:{window}"
        )
    except StepRefused:  # nothing was found
        return None
    return outcome.matter_id


def nightly() -> Iterator[Notification]:
    """Gather as the clock does, and tell the office that the findings wait."""
    if pk := gather_due(SYSTEM):
        row = Notice.objects.get(pk=pk)
        yield Notification(
            post=Post.JOINT_OFFICE.value, organ_id=row.organ_id, matter_id=pk, at=clock.now(), key=f"gathered:{pk}",
            text=f"{words(row.window)}的通报问题已经汇集：{row.units}个单位、{row.findings}件，等您核对",
        )  # fmt: skip
