"""Reads for other rooms: which local rule holds on a day, and where it settles a topic of local policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.prepared import Prepared

from .models import LocalRule
from .procedure import PROCEDURE
from .state import RuleState

KIND = PROCEDURE.name
FORCE = ("approved", "in_force", "replaced", "repealed")  # once approved a version holds by its days alone
KEEPING = ("approved", "in_force")


def state_of(row: LocalRule) -> RuleState:
    return RuleState.model_validate_json(row.state)


def family(row: LocalRule) -> int:
    """Return the id that all versions of a rule share: that of the first."""
    return row.first_id or row.pk


def versions(first: int) -> QuerySet[LocalRule]:
    """Return every version of a rule, newest first."""
    return LocalRule.objects.filter(Q(pk=first) | Q(first_id=first)).order_by("-version")


def visible_rules(actor: Actor) -> QuerySet[LocalRule]:
    return policy_for(LocalRule).filter(actor, LocalRule.objects.all())


def in_force(day: date, first: int | None = None) -> list[LocalRule]:
    """Return of each rule the version that holds on a day (one query); ``first``: of this rule only.

    A version that has begun holds before the one it replaces was marked: the days decide, not the clock's next run.
    """
    rows = _begun_of_all(day) if first is None else _begun(versions(first), day)
    return list({family(row): row for row in rows}.values())


def _begun(rows: QuerySet[LocalRule], day: date) -> QuerySet[LocalRule]:
    holding = Q(valid_to=None) | Q(valid_to__gte=day)
    return rows.filter(holding, stage__in=FORCE, valid_from__lte=day).order_by("valid_from", "pk")


_begun_of_all = Prepared(lambda day: _begun(LocalRule.objects.all(), day), date.min)  # each case's page asks


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a rule in force settles a topic of local policy."""

    pk: int
    topic: str
    name: str
    article: str

    def __str__(self) -> str:
        return f"{self.name}{self.article}"


def cited(day: date) -> Mapping[str, Cited]:
    """Return by topic the article of the rule in force on a day that settles it (one query)."""
    found: dict[str, Cited] = {}
    for row in in_force(day):
        state = state_of(row)
        for each in state.places:
            found[each.topic] = Cited(row.pk, each.topic, state.name, state.article_on(each.topic))
    return found


def kept() -> Mapping[str, str]:
    """Return by setting the rule that keeps it, from its approval on (one query)."""
    return {
        line.key: state.name
        for row in LocalRule.objects.filter(stage__in=KEEPING).order_by("version")
        for state in (state_of(row),)
        for line in state.lines
    }
