"""What reviews of enforcement files ask of supervision: who may read, who must keep away from which unit, which inspection.

No article of 《行政执法监督条例》 speaks of recusal: who is of the unit itself, or declared a relation to it, keeps away, as in the
rounds of this room (``rounds.bars``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from fuyuan.matters import clock
from fuyuan.organs.models import Holding
from fuyuan.organs.models import Relation as AccountRelation
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post

from .models import Inspection, Supervisor
from .planned.records import FORMER_YEARS
from .rounds.bars import years_before
from .supervisors.register import SupervisorState, Tie

Bar = tuple[int, int | None, str]  # account, unit, why


def field_staff() -> list[tuple[int, str, str]]:
    """Return (account, name, post) of the bureau's staff and the supervisors with an account, as of today, once each (one query).

    Who holds the post of a supervisor reads files only while the register says that he or she serves.
    """
    today = clock.today()
    serving = Supervisor.objects.filter(stage="serving", from_on__lte=today, holder_id__isnull=False)
    may = Q(post=Post.SUPERVISION_STAFF) | Q(
        post=Post.LAY_SUPERVISOR, account_id__in=serving.values("holder_id")
    )
    held = Holding.objects.filter(may, valid_on(today), effective=True)
    rows = held.order_by("account__name", "account_id").values_list("account_id", "account__name", "post")
    staff_last = sorted(rows, key=lambda row: row[2] == Post.SUPERVISION_STAFF)
    return list({pk: (pk, name, post) for pk, name, post in staff_last}.values())


def kept_away(units: Iterable[int], accounts: Iterable[int]) -> dict[int, dict[int, str]]:
    """Return by unit and account why somebody must not read that unit's files (three queries)."""
    asked, found = list(accounts), {pk: dict[int, str]() for pk in units}
    for account, unit, why in (*_members(asked), *_registered(asked), *_declared(asked)):
        if unit in found:
            found[unit].setdefault(account, why)
    return found


def _members(accounts: list[int]) -> Iterator[Bar]:
    held = Holding.objects.filter(valid_on(clock.today()), account_id__in=accounts, effective=True)
    for account, unit, name in held.values_list("account_id", "organ_id", "organ__name"):
        yield account, unit, f"在{name}任职，不评查本单位的案卷"


def _registered(accounts: list[int]) -> Iterator[Bar]:
    """Where a supervisor works, and what he or she declared in the register."""
    for row in Supervisor.objects.filter(holder_id__in=accounts, stage="serving").order_by("pk"):
        state, account = SupervisorState.model_validate_json(row.state), row.holder_id or 0
        yield account, state.profile.unit_id, f"是{state.unit_name}的人员，不评查本单位的案卷"
        for tie in filter(_counts, state.standing):
            yield account, tie.organ_id, f"申报与{tie.organ_name}有{tie.relation.label}关系"


def _counts(tie: Tie) -> bool:
    """A post left longer ago than rounds ask for by themselves keeps nobody away; other relations have no such day."""
    return tie.until is None or tie.until > years_before(clock.today(), FORMER_YEARS)


def _declared(accounts: list[int]) -> Iterator[Bar]:
    """What people declared on their own page."""
    rows = AccountRelation.objects.filter(account_id__in=accounts, valid_to=None, organ__isnull=False)
    for row in rows.select_related("organ").order_by("pk"):
        if row.organ:
            yield row.account_id, row.organ_id, f"申报与{row.organ.name}有{row.get_kind_display()}关系"


@dataclass(frozen=True, slots=True)
class Inspected:
    number: str
    organ_id: int
    organ_name: str


def inspected(pk: int) -> Inspected | None:
    """Return an inspection of a unit, None where there is none of this id."""
    row = Inspection.objects.filter(pk=pk).only("number", "organ_id", "organ_name").first()
    return Inspected(row.number, row.organ_id, row.organ_name) if row and row.organ_id else None
