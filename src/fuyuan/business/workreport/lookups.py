"""What the guards may know beside the state, and the figures of a period as the system has them today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.papers.models import Paper
from fuyuan.shell import evidence

from .models import WorkReport
from .numbers import days_now
from .periods import Period
from .procedure import ReportState
from .records import Figures, Line, Share

# figures of other rooms, by the names under which they registered them; one that no room registers is left out
REPORTED = (
    "reconsideration.received",
    "reconsideration.online",
    "reconsideration.accepted",
    "reconsideration.simplified",
    "reconsideration.decided",
    "mediation.opened",
    "mediation.succeeded",
    "committee.referred",
    "filereview.files",
    "reform.done",
)


def facts_for(state: ReportState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    finders: dict[str, Callable[[], Any]] = {"days": days_now}
    if step == "open":
        finders["office_id"] = office_id
        finders["existing"] = lambda: existing(Period(record.first, record.last)) if record else ""
    if state is not None:
        finders["figures"] = lambda: figures_of(Period(state.first, state.last))
        finders["issued"] = lambda: issued(state.number)
    return Lookups(**finders)


def office_id() -> int | None:
    """Return the reconsideration office, None in an installation that has none yet."""
    try:
        return role_holder(Role.RECONSIDERATION_OFFICE, clock.today()).pk
    except Organ.DoesNotExist:
        return None


def existing(period: Period) -> str:
    rows = WorkReport.objects.filter(first=period.first, last=period.last)
    return rows.values_list("number", flat=True).first() or ""


def worked(period: Period) -> bool:
    """Whether the system has any case of a period."""
    rows = reconsideration.visible_cases(SYSTEM)
    return rows.filter(received_on__gte=period.first, received_on__lte=period.last).exists()


def issued(number: str) -> bool:
    rows = WorkReport.objects.filter(number=number).values("pk")
    return Paper.objects.filter(
        matter_id__in=rows, kind="work_report.work_report", status=Paper.Status.ISSUED
    ).exists()


def figures_of(period: Period) -> Figures:
    """Count the period and the same of the year before."""
    told = reconsideration.period_told(period.first, period.last)
    return Figures(
        lines=tuple(_lines(period)),
        outcomes=_shares(told.outcomes),
        kinds=_shares(told.kinds),
        respondents=_shares(told.respondents),
        corrected=told.corrected,
        judged=told.judged,
        late=told.late,
        mean_days=told.mean_days,
    )


def _lines(period: Period) -> list[Line]:
    before = period.before
    now = evidence.figures(REPORTED, None, period.first, period.last)
    then = {
        each.source.key: each.value for each in evidence.figures(REPORTED, None, before.first, before.last)
    }
    return [
        Line(label=each.source.label, unit=each.source.unit, value=each.value, before=then[each.source.key])
        for each in now
    ]


def _shares(counted: Mapping[str, int]) -> tuple[Share, ...]:
    return tuple(Share(label=label, count=count) for label, count in counted.items())
