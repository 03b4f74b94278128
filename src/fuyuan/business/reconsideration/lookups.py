"""What the guards and the checklist may know beside the case: looked up here, handed over as plain facts (conditions.py)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache, partial
from typing import Any

from django.db.models import Q

from fuyuan.business.linkage.queries import points_for
from fuyuan.law import Citation
from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.organs.actor import Actor
from fuyuan.organs.jurisdiction import Competence, competent_for, joint
from fuyuan.organs.models import Holding, Organ, Relation, Role, administrative_organs, role_holder
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import OFFICE_POSTS, Post

from . import localpolicy
from .hearing.bookings import rooms_in_use, taken_from
from .models import Case, Reviewer
from .records import UNKNOWN_SUPERIOR, AgreedPoint
from .standards import FACT
from .state import CaseState
from .steps import WITHIN

STARTS_REVIEW = frozenset(
    {"accept", "refuse", "register", "supplement_notice", "dismiss_application", "deem_accepted"}
)
WITH_CARDS = frozenset({"collect_evidence", "question", "inspect_end"})
ACCEPTS = frozenset({"accept", "deem_accepted"})
PEOPLE = frozenset({"assign", "arrange_hearing", "hold_hearing"})


def facts_for(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """Say which facts one step may need and how to find them."""
    today = clock.today()

    @cache
    def organ() -> Organ:
        return role_holder(Role.RECONSIDERATION_ORGAN, today)

    finders: dict[str, Callable[[], Any]] = {
        "organ_id": lambda: organ().pk,
        "organ_name": lambda: organ().name_on(today),
    }
    application = state.application if state is not None else record
    if application is None:
        return Lookups(**finders)
    if step in STARTS_REVIEW:
        on = state.received_on or today if state else today
        found = cache(partial(competences, application, on))
        finders["competent"] = lambda: competent_names(found())
        finders["venue_notes"] = lambda: venue_notes(found(), on)
        finders["duplicates"] = lambda: duplicates(application, state)
    if step in PEOPLE:
        finders |= {"persons": lambda: persons(application, today), "local": lambda: localpolicy.local(today)}
    if step in ACCEPTS:
        finders["sorting"] = lambda: localpolicy.sorting(today)
    if step == "approve_decision":
        finders["collective"] = lambda: localpolicy.collective(today)
    finders[WITHIN] = lambda: localpolicy.serve_within(today)
    finders[FACT] = lambda: agreed_points(application, today)
    if step == "join" and record is not None:
        own = state.case_number if state is not None else ""
        finders["open_cases"] = lambda: open_cases(record.cases)
        finders["bound_cases"] = lambda: bound_cases(record.cases, own)
    if step in WITH_CARDS:
        finders["cards"] = cards
    if step == "arrange_hearing":
        finders |= {"rooms": rooms_in_use, "taken": lambda: taken_from(today)}
    if state is not None and step not in PEOPLE:
        finders["superiors"] = lambda: superiors(application, organ().pk)
    return Lookups(**finders)


def competences(application: Any, on: date) -> list[Competence]:
    """Return who takes the application, for every respondent in the tree (arts 24 to 28)."""
    ids = [respondent.organ_id for respondent in application.respondents if respondent.organ_id]
    return [competent_for(organ, on) for organ in Organ.objects.filter(pk__in=ids)]


def competent_names(found: Sequence[Competence]) -> list[str]:
    return list(dict.fromkeys(option.name for each in found for option in each.options))


def venue_notes(found: Sequence[Competence], on: date) -> list[tuple[str, Citation]]:
    """Return what to watch: a body that is not the right respondent, organs that several reconsideration organs oversee."""
    notes = [(text, Citation(*article)) for each in found for text, article in each.notes]
    shared = joint(list(found), on)
    if shared:
        text = "几个被申请人由不同的复议机关管辖，申请人可以向其中一个申请，由有管辖权的机关共同作出决定"
        notes.append((text, Citation(*shared)))
    return notes


def agreed_points(application: Any, today: date) -> tuple[AgreedPoint, ...]:
    """Return what court and government agreed on for this kind of act, point by point."""
    act = application.act
    return tuple(AgreedPoint(**asdict(each)) for each in points_for(act.kind.value, act.area, today))


def duplicates(application: Any, state: Any) -> list[str]:
    """Return the numbers of accepted cases of the same applicants on an act with the same number (第三十条第一款第七项).

    An act remade after a decision has a number of its own: it may be applied against (2026年实施条例第五十八条第二款).
    """
    if not application.act.number:
        return []
    names = "、".join(party.name for party in application.applicants)[:300]
    others = Case.objects.filter(applicant_names=names, accepted_on__isnull=False)
    own = state.number if state is not None else None
    return [
        case.case_number or case.intake_number
        for case in others.exclude(number=own)[:50]
        if f'"number":"{application.act.number}"' in case.state
    ]


def superiors(application: Any, organ_id: int) -> dict[int, str]:
    """Return by department of this government the name of its upper department (第七十九条第二款; not for towns)."""
    ids = [respondent.organ_id for respondent in application.respondents if respondent.organ_id]
    departments = Organ.objects.filter(pk__in=ids, parent_id=organ_id, kind="department").select_related(
        "superior"
    )
    return {organ.pk: organ.superior.name if organ.superior else UNKNOWN_SUPERIOR for organ in departments}


def reviewers_today() -> list[tuple[str, str]]:
    """Return (id, name) of everybody who may be given cases today, for the choices of forms and filters."""
    holdings = Holding.objects.filter(valid_on(clock.today()), post=Post.HANDLER, effective=True)
    rows = holdings.order_by("account__name").values_list("account_id", "account__name").distinct()
    return [(str(pk), name) for pk, name in rows]


def office_people() -> list[tuple[str, str]]:
    """Return (id, name) of everybody in the office today: who may sit on a hearing panel."""
    holdings = Holding.objects.filter(valid_on(clock.today()), post__in=OFFICE_POSTS, effective=True)
    rows = holdings.order_by("account__name").values_list("account_id", "account__name").distinct()
    return [(str(pk), name) for pk, name in rows]


def respondents() -> list[tuple[str, str]]:
    """Return (id, name) of every organ that may be complained of."""
    return [(str(pk), name) for pk, name in administrative_organs().values_list("pk", "name")]


def persons(application: Any, today: date) -> dict[int, dict[str, Any]]:
    """Return who may be given the case: qualification, training, and declared relations that touch it."""
    holdings = Holding.objects.filter(valid_on(today), post__in=OFFICE_POSTS, effective=True)
    accounts = {holding.account_id: holding.account for holding in holdings.select_related("account")}
    reviewers = Reviewer.objects.in_bulk(accounts)
    conflicts = conflicts_of(application, list(accounts), today)
    return {
        pk: {
            "name": account.name,
            "first_time": pk in reviewers and reviewers[pk].first_on is None,
            "qualified": pk not in reviewers or bool(reviewers[pk].qualification),
            "trained": pk not in reviewers or reviewers[pk].trained_on is not None,
            "conflicts": conflicts.get(pk, []),
        }
        for pk, account in accounts.items()
    }


def open_cases(numbers: Sequence[str]) -> frozenset[str]:
    """Return those of the case numbers under which a case is being tried."""
    rows = Case.objects.filter(case_number__in=numbers, closed_on=None)
    return frozenset(rows.values_list("case_number", flat=True))


def bound_cases(numbers: Sequence[str], own: str) -> dict[str, str]:
    """Return why a case cannot be joined to ``own``: it belongs to a third one, or leads others itself."""
    found = {}
    for number, text in Case.objects.filter(case_number__in=numbers).values_list("case_number", "state"):
        state = CaseState.model_validate_json(text)
        if state.led_by and state.led_by != own:
            found[number] = f"已经并入{state.led_by}"
        elif state.joined:
            found[number] = f"自己是主办案件，并入了{'、'.join(state.joined)}"
    return found


def cards() -> dict[int, str]:
    """Return the number of the certificate (行政复议工作证件) of everybody who has one, by account."""
    return dict(Reviewer.objects.exclude(card="").values_list("account_id", "card"))


def conflicts_of(application: Any, account_ids: list[int], today: date) -> dict[int, list[str]]:
    """Return by person the sentences that say which declared relation touches a party (local policy: the Act has no recusal)."""
    organs = {
        respondent.organ_id: respondent.name for respondent in application.respondents if respondent.organ_id
    }
    parties = {party.name for party in (*application.applicants, *application.third_parties)}
    parties |= {agent.name for agent in application.agents}
    found: dict[int, list[str]] = {}
    rows = Relation.objects.filter(account_id__in=account_ids).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    )
    for row in rows.filter(Q(organ_id__in=organs) | Q(person_name__in=parties)):
        other = organs.get(row.organ_id or 0) or row.person_name
        found.setdefault(row.account_id, []).append(f"与{other}有申报的关系：{row.get_kind_display()}")
    served = Holding.objects.filter(account_id__in=account_ids, organ_id__in=organs).select_related("organ")
    for holding in served:
        found.setdefault(holding.account_id, []).append(f"曾在{holding.organ.name}任职")
    return found
