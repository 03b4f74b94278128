"""Reads other rooms and floors use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .common import written
from .models import Letter, LossAnalysis, Meeting, Notice, Rectification, Standard
from .standards.state import StandardState
from .standards.validity import in_force


def visible_letters(actor: Actor) -> QuerySet[Letter]:
    """Return the reminder letters the actor may see, newest first."""
    return policy_for(Letter).filter(actor, Letter.objects.all()).order_by("-pk")


def visible_analyses(actor: Actor) -> QuerySet[LossAnalysis]:
    """Return the loss analyses the actor may see, newest first."""
    return policy_for(LossAnalysis).filter(actor, LossAnalysis.objects.all()).order_by("-pk")


def visible_notices(actor: Actor) -> QuerySet[Notice]:
    """Return the notices the actor may see, newest first."""
    return policy_for(Notice).filter(actor, Notice.objects.all()).order_by("-pk")


def visible_rectifications(actor: Actor) -> QuerySet[Rectification]:
    """Return the units' rectifications the actor may see, newest first."""
    return policy_for(Rectification).filter(actor, Rectification.objects.all()).order_by("-pk")


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Return the meetings the actor may see, the latest first."""
    return policy_for(Meeting).filter(actor, Meeting.objects.all()).order_by("-meeting_on", "-pk")


def standards_for(act_kind: str, area: str, day: date) -> QuerySet[Standard]:
    """Return the standards in force on a day for a kind of act: those of its area and those for all areas."""
    return in_force(day).filter(act_kind=act_kind, area__in={"", area})


@dataclass(frozen=True, slots=True)
class PublicStandard:
    """What the public may read of a standard: its wording, never who said what about it."""

    title: str
    number: str
    act_kind: str
    area: str
    about: str  # for which cases, and on which days it holds
    points: tuple[tuple[str, str, str], ...]  # question, rule, basis


def public_standard(state: StandardState) -> PublicStandard | None:
    """Return what a standard tells the public; None while it is not open to it."""
    if state.public_on is None:
        return None
    wording = state.wording
    points = tuple((each.question, each.rule, each.basis) for each in wording.points)
    return PublicStandard(
        state.title, state.number, wording.act_kind.label, wording.area, _about(state), points
    )


def _about(state: StandardState) -> str:
    assert state.valid_from
    held = f"{written(state.valid_from)}起适用"
    if state.valid_to:
        held += f"，适用到{written(state.valid_to)}" + ("，由新的标准替代" if state.replaced_by else "")
    return f"{state.wording.scope.rstrip('。')}。{held}。" if state.wording.scope else f"{held}。"


def public_standards(ids: Iterable[int] | None = None) -> Iterator[tuple[int, PublicStandard]]:
    """Yield the standards the public may read, all or those of a few matters."""
    rows = Standard.objects.filter(valid_from__isnull=False).order_by("pk")
    for row in rows if ids is None else rows.filter(pk__in=ids):
        if found := public_standard(StandardState.model_validate_json(row.state)):
            yield row.pk, found


@dataclass(frozen=True, slots=True)
class AgreedText:
    """One point of a standard in force, to the letter."""

    standard_id: int
    version: int
    point: int
    standard: str
    question: str
    rule: str


def points_for(act_kind: str, area: str, day: date) -> Iterator[AgreedText]:
    """Yield every point of the standards in force on a day for a kind of act, oldest standard first (one query)."""
    for row in standards_for(act_kind, area, day).order_by("valid_from", "pk"):
        version = StandardState.model_validate_json(row.state).version
        name = f"《{row.title}》（{row.number}）"
        for number, each in enumerate(version.wording.points, 1):
            label = f"{name}第{number}点"
            yield AgreedText(row.pk, version.number, number, label, each.question, each.rule)
