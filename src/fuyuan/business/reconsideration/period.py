"""What a span of days was like, as the work report tells it (2026年实施条例第六十六条第二款: 加强统计分析). Counted by the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.models import DutyRow

from .corrected import CORRECTING
from .models import Case
from .periods import DECISION
from .procedure import PROCEDURE
from .records import DecisionKind

MOST = 10  # respondents named


@dataclass(frozen=True, slots=True)
class PeriodTold:
    """``kinds`` and ``respondents`` of the cases accepted, ``outcomes`` of those ended, most first. ``judged``: decided on the
    act; of these ``corrected``. ``late``: decided after the period had run out. ``mean_days``: natural days from acceptance.
    """

    kinds: Mapping[str, int]
    respondents: Mapping[str, int]
    outcomes: Mapping[str, int]
    judged: int
    corrected: int
    late: int
    mean_days: int | None


def period_told(first: date, last: date) -> PeriodTold:
    accepted = Case.objects.filter(accepted_on__gte=first, accepted_on__lte=last)
    ended = Case.objects.filter(decided_on__gte=first, decided_on__lte=last, accepted_on__isnull=False)
    judged = ended.filter(outcome__in=[kind.value for kind in DecisionKind])
    return PeriodTold(
        kinds=_counted(accepted, "act_kind", lambda value: ActKind(value).label),
        respondents=dict(list(_counted(accepted, "respondent_name", str).items())[:MOST]),
        outcomes=_counted(ended, "outcome", _outcome),
        judged=judged.count(),
        corrected=judged.filter(outcome__in=[kind.value for kind in CORRECTING]).count(),
        late=_late(first, last),
        mean_days=_mean_days(ended),
    )


def _counted(rows: QuerySet[Case], column: str, word: Callable[[str], str]) -> dict[str, int]:
    found = rows.order_by().values_list(column).annotate(n=Count("pk")).order_by("-n", column)
    return {word(value): count for value, count in found}


def _outcome(value: str) -> str:
    return DecisionKind(value).label if value in set(DecisionKind) else PROCEDURE.stage(value).title


def _late(first: date, last: date) -> int:
    done = DutyRow.objects.filter(kind=PROCEDURE.name, key=DECISION, done_on__gte=first, done_on__lte=last)
    return done.filter(due__lt=F("done_on")).count()


def _mean_days(rows: QuerySet[Case]) -> int | None:
    """Two columns of a period's cases: the databases take the difference of days in different ways."""
    spans = [
        (end - start).days for start, end in rows.values_list("accepted_on", "decided_on") if start and end
    ]
    return round(sum(spans) / len(spans)) if spans else None
