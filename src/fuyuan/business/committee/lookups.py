"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.models import EventRow
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post

from .material import case_material
from .members.state import MemberState
from .models import Consultation, Member, Study
from .queries import conflicts, names_of_serving, pool, serving


def holders() -> list[tuple[int, str]]:
    """Return whoever holds the post 咨询委员 today, by name."""
    held = Holding.objects.filter(valid_on(clock.today()), effective=True, post=Post.COMMITTEE_MEMBER)
    return list(held.order_by("account__name", "pk").values_list("account_id", "account__name").distinct())


def member_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if record is None or step not in ("appoint", "update"):
        return {}
    organ = record.profile.organ_id
    facts = {"organ_known": organ is None or Organ.objects.filter(valid_on(clock.today()), pk=organ).exists()}
    if step == "update":
        return facts
    running = Member.objects.filter(person_id=record.person_id, closed_on=None)
    return {
        **facts, "name": dict(holders()).get(record.person_id, ""),
        "serving": running.values_list("number", flat=True).first() or "",
    }  # fmt: skip


def consultation_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Everything here is asked for by one step or the other; each is looked up only when its guard asks."""
    number = state.referred.case_number if state is not None else getattr(record, "case_number", "")

    if state is None:
        return Lookups(case=lambda: reconsideration.brief(number), running=lambda: running_on(number))

    @cache
    def case() -> reconsideration.Brief:
        found = reconsideration.brief(number)
        assert found, "a case that was referred keeps its number"
        return found

    return Lookups(
        case=case,
        seed=lambda: seed_of(state.number),
        pool=lambda: pool(case(), state.meet_on, clock.today()),
        conflicts=lambda: seated_conflicts(case(), state),
        case_material=lambda: dict(case_material(state.case_id, actor)),
    )


def running_on(case_number: str) -> str:
    """Return the number of the consultation that is open on a case, "" if there is none."""
    rows = Consultation.objects.filter(case_number=case_number, closed_on=None)
    return rows.values_list("number", flat=True).first() or ""


def seed_of(number: str) -> str:
    """Return the seed of a consultation: the hash of the event with which it began."""
    first = Consultation.objects.filter(number=number).values("matter_id")
    return EventRow.objects.filter(matter_id__in=first, seq=1).values_list("hash", flat=True).first() or ""


def seated_conflicts(case: reconsideration.Brief, state: Any) -> dict[int, tuple[str, ...]]:
    """Recusal is looked at again when somebody acts: what was declared after the draw counts too."""
    people = [seat.person_id for seat in state.panel]
    rows = serving().filter(person_id__in=people).values_list("state", flat=True)
    return conflicts(case, (MemberState.model_validate_json(text) for text in rows), clock.today())


def plenary_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if step not in ("convene", "change"):
        return {}
    return Lookups(members=names_of_serving, ready=lambda: list(ready_studies()))


def ready_studies() -> Iterable[tuple[str, str]]:
    """Studies whose report waits to be talked over, as topics of the next meeting."""
    for number, title in Study.objects.filter(stage="reported").order_by("pk").values_list("number", "title"):
        yield title, f"共性问题研究报告（{number}）"


def study_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(members=names_of_serving) if step == "propose" else {}
