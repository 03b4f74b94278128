"""Reads for other rooms and floors, and the facts the room's own guards and pages ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for

from .consultations.records import Adoption, Ground
from .draw import Candidate
from .members.records import Kind
from .members.state import MemberState
from .models import Consultation, Member, PanelSeat, Plenary, Study
from .recusal import grounds

YEAR = timedelta(days=365)  # over so many days before the draw a member's load is counted


def visible_consultations(actor: Actor) -> QuerySet[Consultation]:
    """Return the consultations the actor may see, newest first."""
    return policy_for(Consultation).filter(actor, Consultation.objects.all()).order_by("-pk")


def serving() -> QuerySet[Member]:
    """Return the members in office, in the order of their appointment."""
    return Member.objects.filter(closed_on=None).order_by("pk")


def names_of_serving() -> list[tuple[int, str]]:
    return list(serving().values_list("person_id", "title"))


def of_case(case_number: str) -> list[Consultation]:
    """Return the consultations of a case that were not withdrawn (one query)."""
    rows = Consultation.objects.filter(case_number=case_number).exclude(stage="withdrawn")
    return list(rows.order_by("pk")) if case_number else []


def loads(people: Iterable[int], day: date) -> Counter[int]:
    """Count how often each was asked in the year before a day; a seat left empty does not count."""
    rows = PanelSeat.objects.filter(person_id__in=list(people), since__gt=day - YEAR, left=False)
    return Counter(dict(rows.values_list("person_id").annotate(n=Count("pk"))))


def pool(case: reconsideration.Brief, meet_on: date, today: date) -> tuple[Candidate, ...]:
    """Return whoever is a member on the day of the meeting, with what bars him or her (five queries, whatever the number)."""
    rows = serving().filter(from_on__lte=meet_on, to_on__gte=meet_on).values_list("state", flat=True)
    states = [MemberState.model_validate_json(text) for text in rows]
    load = loads((each.person_id for each in states), today)
    barred = conflicts(case, states, today)
    return tuple(
        Candidate(
            each.person_id, each.title, each.outside, tuple(field.value for field in each.profile.fields),
            load[each.person_id], each.away(meet_on), barred.get(each.person_id, ()),
        )
        for each in states
    )  # fmt: skip


def conflicts(
    case: reconsideration.Brief, members: Iterable[MemberState], today: date
) -> dict[int, tuple[str, ...]]:
    """Return by person why he or she must step aside in a case; who need not is not in it."""
    known = {each.person_id: each for each in members}
    declared = reconsideration.conflicts(case.number, known, today)
    found = {
        pk: grounds(
            each.title, each.profile.organ_id, respondents=case.respondents, people=case.people,
            declared=declared.get(pk, ()),
        )
        for pk, each in known.items()
    }  # fmt: skip
    return {pk: why for pk, why in found.items() if why}


# -- the figures of a year -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Year:
    """What the committee did in a calendar year: cases by the day of referral, opinions by what became of them."""

    year: int
    referred: int
    by_ground: dict[Ground, int]
    concluded: int
    with_dissent: int
    adopted: dict[Adoption, int]
    plenaries: int
    studies: int

    @property
    def answered(self) -> int:
        return sum(self.adopted.values())

    @property
    def share(self) -> str:
        """Fully adopted among those explained; part and none are named apart."""
        full = self.adopted[Adoption.FULL]
        return f"{100 * full / self.answered:.1f}%" if self.answered else "—"


def figures(year: int) -> Year:
    """Return the figures of a year (four queries). Withdrawn referrals do not count."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    asked = Consultation.objects.exclude(stage="withdrawn")
    rows = asked.filter(opened_on__gte=first, opened_on__lte=last)
    ends = asked.filter(concluded_on__gte=first, concluded_on__lte=last)
    ground = dict(rows.values_list("ground").annotate(n=Count("pk")))
    adopted = dict(ends.exclude(adoption="").values_list("adoption").annotate(n=Count("pk")))
    done = ends.aggregate(all=Count("pk"), dissent=Count("pk", filter=Q(dissents__gt=0)))
    return Year(
        year, sum(ground.values()), {each: ground.get(each.value, 0) for each in Ground}, done["all"], done["dissent"],
        {each: adopted.get(each.value, 0) for each in Adoption},
        Plenary.objects.filter(held_on__gte=first, held_on__lte=last).count(),
        Study.objects.filter(stage="settled", closed_on__gte=first, closed_on__lte=last).count(),
    )  # fmt: skip


def first_year() -> int | None:
    """Return the year in which the first member was appointed."""
    first = Member.objects.order_by("from_on").values_list("from_on", flat=True).first()
    return first.year if first else None


@dataclass(frozen=True, slots=True)
class Makeup:
    """Who sits on the committee now."""

    members: int
    by_kind: dict[Kind, int]

    @property
    def outside(self) -> int:
        return self.members - self.by_kind[Kind.GOVERNMENT]

    @property
    def share(self) -> str:
        return f"{100 * self.outside / self.members:.1f}%" if self.members else "—"


def makeup() -> Makeup:
    found = dict(serving().order_by().values_list("kind").annotate(n=Count("pk")))
    return Makeup(sum(found.values()), {each: found.get(each.value, 0) for each in Kind})
