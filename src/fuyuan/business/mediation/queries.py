"""Reads for other rooms and floors, and what the room's own pages ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .models import Mediation, Member, Refused, Settlement
from .records import Role, Side
from .state import APPLICANTS, MediationState

KIND = "mediation"


def visible_mediations(actor: Actor) -> QuerySet[Mediation]:
    """Return the mediations ``actor`` is inside of, newest first."""
    return policy_for(Mediation).filter(actor, Mediation.objects.all()).order_by("-pk")


def refusals(first: date, last: date) -> QuerySet[Refused]:
    """Return what units refused or stayed away from without good reason in a span of days, both ends counted."""
    return Refused.objects.filter(on__gte=first, on__lte=last).order_by("on", "pk")


def mediations_of(matter_id: int) -> QuerySet[Mediation]:
    """Return the mediations that hang on a case, a suit or a referral, oldest first."""
    return Mediation.objects.filter(linked_id=matter_id).order_by("pk")


# -- what a mediation says to the court --------------------------------------------------------------------------


def summary_of(matter_id: int) -> dict[str, str]:
    """Return what may be told of the newest mediation on a referral: what was done, wanted, disputed. Never what was conceded."""
    row = mediations_of(matter_id).last()
    if row is None:
        return {}
    state = MediationState.model_validate_json(row.state)
    answers = {key: state.answer_of(key) for key in state.asked}
    wants = [
        f"{state.named(key)}：{answer.wants}"
        for key, answer in answers.items()
        if answer and key != APPLICANTS
    ]
    first = answers[APPLICANTS]
    found = {
        "came": "settled" if state.succeeded else "failed", "steps": _steps(state),
        "applicant_wants": first.wants if first else state.demand, "respondent_wants": "\n".join(wants),
        "point": state.point, "why": state.why,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _steps(state: MediationState) -> str:
    helpers = "、".join(each.name for each in state.of(Side.INVITED))
    lines = [
        f"征询各方意愿，由{'、'.join(each.name for each in state.mediators)}主持调解。"
        if state.mediators
        else ""
    ]
    lines += [
        f"{each.on.year}年{each.on.month}月{each.on.day}日在{each.place}组织调解。" for each in state.sessions
    ]
    lines += [f"邀请{helpers}参加协调。" if helpers else ""]
    return "\n".join(filter(None, lines))


# -- counting ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rate:
    """Mediations that came to a result in a span, and how many of them succeeded. ``with``/``without`` for the N."""

    label: str
    ended: int
    succeeded: int
    settled: int = 0

    @property
    def percent(self) -> str:
        return f"{100 * self.succeeded / self.ended:.1f}%" if self.ended else "—"


def ended(first: date, last: date) -> QuerySet[Mediation]:
    return Mediation.objects.filter(ended_on__gte=first, ended_on__lte=last)


def rates(first: date, last: date, *by: str) -> list[tuple[tuple[Any, ...], Rate]]:
    """Return the rates by some columns, the most mediated first (one query)."""
    rows = (
        ended(first, last).values(*by).order_by()
        .annotate(all=Count("pk"), good=Count("pk", filter=Q(succeeded=True)), done=Count("pk", filter=Q(settled_for_good=True)))
    )  # fmt: skip
    found = [
        (tuple(row[key] for key in by), Rate(str(row[by[-1]] or ""), row["all"], row["good"], row["done"]))
        for row in rows
    ]
    return sorted(found, key=lambda each: (-each[1].ended, each[1].label))


def helpers(first: date, last: date) -> Iterator[tuple[Rate, Rate]]:
    """Yield for each role of the N the rate of mediations it took part in, beside that of those it did not."""
    rows = ended(first, last).exclude(result="declined")
    whole = rows.aggregate(all=Count("pk"), good=Count("pk", filter=Q(succeeded=True)))
    part = Member.objects.filter(matter_id=OuterRef("pk"), side=Side.INVITED.value)
    for role in Role:
        found = rows.filter(Exists(part.filter(role=role.value))).aggregate(
            all=Count("pk"), good=Count("pk", filter=Q(succeeded=True))
        )
        if found["all"]:
            rest = Rate(role.label, whole["all"] - found["all"], whole["good"] - found["good"])
            yield Rate(role.label, found["all"], found["good"]), rest


def settlements(first: date, last: date) -> dict[str, int]:
    """Return the four kinds, each with its number (none left out)."""
    rows = (
        Settlement.objects.filter(on__gte=first, on__lte=last)
        .values("kind")
        .order_by()
        .annotate(n=Count("pk"))
    )
    found = {row["kind"]: row["n"] for row in rows}
    return {kind.label: found.get(kind.value, 0) for kind in Settlement.Kind}
