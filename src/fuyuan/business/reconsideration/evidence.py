"""Figures of the room for ledgers and boards (shell.evidence): what the office did, or what concerned one respondent."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Case, CaseRespondent

# key, label, the column whose days are counted, what else must hold
TABLE: tuple[tuple[str, str, str, Q], ...] = (
    ("received", "收到行政复议申请", "received_on", Q()),
    ("online", "收到网上提交的申请", "received_on", Q(channel__in=["online", "platform"])),
    ("accepted", "受理行政复议案件", "accepted_on", Q()),
    ("simplified", "适用简易程序受理的案件", "accepted_on", Q(procedure="simplified")),
    ("decided", "办结行政复议案件", "decided_on", Q()),
)


def register_sources() -> None:
    for key, label, column, where in TABLE:
        count, url = counter(column, where), list_of(column)
        register(Source(f"reconsideration.{key}", label, "件", count, url))


def counter(column: str, where: Q) -> Callable[[int | None, date, date], int]:
    def count(organ_id: int | None, first: date, last: date) -> int:
        rows = Case.objects.filter(where, **{f"{column}__gte": first, f"{column}__lte": last})
        if organ_id is not None and not keeps_all(organ_id):
            rows = rows.filter(pk__in=CaseRespondent.objects.filter(organ_id=organ_id).values("matter_id"))
        return rows.count()

    return count


def keeps_all(organ_id: int) -> bool:
    """Whether this organ works the cases itself: its figures are those of the whole place."""
    roles = (Role.RECONSIDERATION_OFFICE, Role.RECONSIDERATION_ORGAN)
    return OrganRole.objects.filter(valid_on(clock.today()), role__in=roles, organ_id=organ_id).exists()


def list_of(column: str) -> Callable[[int | None, date, date], str]:
    """The list behind a figure, where it has a filter by that day."""
    name = {"received_on": "received", "decided_on": "decided"}.get(column, "")

    def url(organ_id: int | None, first: date, last: date) -> str:
        whose = f"&respondent={organ_id}" if organ_id is not None and not keeps_all(organ_id) else ""
        days = f"?{name}_from={first}&{name}_to={min(last, clock.today())}" if name else "?"
        return f"{reverse('shell:matters', args=['reconsideration'])}{days}{whose}"

    return url
