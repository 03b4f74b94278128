"""Reads for other rooms and floors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from fuyuan.law.indicators import CaseFact
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import EventRow
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post

from . import counted
from .corrected import CORRECTING, Decided, corrected, in_effect, without_names
from .destroyed import Expired, expired
from .disclosed import births, guarded, involved, lesson
from .facts import At
from .lookups import conflicts_of
from .models import Case, CaseRespondent
from .papers.wording import party_heads
from .period import period_told
from .procedure import PROCEDURE
from .records import DecisionKind, Reply, Side, Stand, SuspendGround
from .reviewed import closed_cases, file_findings, kept_away, office_staff
from .state import CaseState
from .told import told
from .wishes import last_wish

__all__ = [
    "CORRECTING",
    "Decided",
    "births",
    "Expired",
    "brief",
    "case_for",
    "closed_cases",
    "conflicts",
    "corrected",
    "expired",
    "file_findings",
    "guarded",
    "in_effect",
    "involved",
    "kept_away",
    "lesson",
    "office_staff",
    "period_told",
    "told",
    "visible_case",
    "visible_cases",
]

KIND = PROCEDURE.name
# how the keys of a respondent's duties begin: what it owes to the case, after the decision, after an 意见书
REPLY, PERFORM, OPINION = ("reply:",), ("perform:", "redo:", "ordered:"), ("opinion:",)


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """Return the cases ``actor`` may see, newest first."""
    return policy_for(Case).filter(actor, Case.objects.all()).order_by("-pk")


def visible_case(actor: Actor, matter_id: int) -> QuerySet[Case]:
    """Return one case as a query, empty where ``actor`` may not see it."""
    return policy_for(Case).among(actor, Case.objects.filter(pk=matter_id))


def case_for(actor: Actor, matter_id: int) -> Case:
    """Return one visible case or raise Http404."""
    return policy_for(Case).get_or_404(actor, Case.objects.all(), pk=matter_id)


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a mediation beside a case needs to know of it. ``stopped_on``: since when it stands still because its parties
    talk (第三十九条第一款第六项); ``willing``: what the applicant said last, in the case or in the application, None if
    nothing; ``wants``: with which words. ``heads``: how a paper names each party, with its address, by key.
    """

    act: str
    applicants: tuple[str, ...]
    organs: tuple[tuple[int | None, str], ...]
    thirds: tuple[str, ...]
    requests: tuple[str, ...]
    willing: bool | None
    wants: str
    heads: Mapping[str, str]
    stopped_on: date | None


def dispute_of(row: Case) -> Dispute:
    """Return the dispute of a case. No query."""
    state = CaseState.model_validate_json(row.state)
    application, running = state.application, state.open_break
    wish = last_wish(state, Side.APPLICANT)
    talking = row.suspended and running is not None and running.ground is SuspendGround.MEDIATION
    return Dispute(
        act=application.act.title,
        applicants=tuple(each.name for each in application.applicants),
        organs=tuple((each.organ_id, each.name) for each in application.respondents),
        thirds=tuple(each.name for each in state.third_parties),
        requests=tuple(each.text for each in application.requests),
        willing=wish.willing if wish else (True if application.mediate else None), wants=wish.wants if wish else "",
        heads=party_heads(state),
        stopped_on=running.start if running and talking else None,
    )  # fmt: skip


def state_of(row: Case) -> CaseState:
    return CaseState.model_validate_json(row.state)


def cases_in_effect(actor: Actor, numbers: Iterable[str]) -> QuerySet[Case]:
    """Return the visible cases of these numbers whose decision has taken effect."""
    return visible_cases(actor).filter(case_number__in=set(numbers) - {""}, served_on__isnull=False)


def case_fact(matter_id: int, state: CaseState) -> CaseFact:
    """Return a case as the indicators count it. No query."""
    return counted.case_fact(matter_id, state, lawbook())


def cause_labels() -> Mapping[str, str]:
    """Return the grounds of decisions in words: what a corrected act suffered from."""
    return counted.CAUSES


def corrected_cases(first: date, last: date) -> QuerySet[Case]:
    """Return the cases decided in a span of days, both ends counted, in which the act did not stand."""
    decided = Case.objects.filter(decided_on__gte=first, decided_on__lte=last, respondent_id__isnull=False)
    return decided.filter(outcome__in=[kind.value for kind in CORRECTING]).order_by("decided_on", "pk")


def cases_closed(organ_id: int, first: date, last: date) -> QuerySet[Case]:
    """Return the cases against an organ that were closed in a span of days, both ends counted, oldest first."""
    own = CaseRespondent.objects.filter(organ_id=organ_id).values("matter_id")
    return Case.objects.filter(pk__in=own, decided_on__range=(first, last)).order_by("decided_on", "pk")


@dataclass(frozen=True, slots=True)
class StandOf:
    """What a decision says to one point of a standard; the reason without the names of the parties."""

    standard_id: int
    version: int
    point: int
    stand: str
    reason: str


STANDS = {stand.value: stand.label for stand in Stand}
DEPARTED = Stand.DEPARTED.value


def stands_of(state: CaseState) -> Iterator[StandOf]:
    """Yield how the decision made stands to the standards it was measured by."""
    for each in state.decision.draft.standards if state.decision else ():
        reason = without_names(state, each.reason)
        yield StandOf(each.standard_id, each.version, each.point, each.stand.value, reason)


def outcome_word(outcome: str) -> str:
    """Return how a case ended in words, "" while it is open."""
    if outcome in {kind.value for kind in DecisionKind}:
        return DecisionKind(outcome).label
    return PROCEDURE.stage(outcome).title if outcome else ""


def accepted_kinds(first: date, last: date) -> dict[str, int]:
    """Return how many cases were accepted in a span of days, both ends counted, by kind of act, most first."""
    rows = Case.objects.filter(accepted_on__gte=first, accepted_on__lte=last).order_by()
    found = dict(rows.values_list("act_kind").annotate(n=Count("pk")))
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def act_word(kind: str) -> str:
    """Return a kind of act in words."""
    return ActKind(kind).label if kind in {each.value for each in ActKind} else ""


def case_words(ids: Iterable[int]) -> dict[int, str]:
    """Return what may be said of cases outside the office: number and kind of act, no party (one query)."""
    rows = Case.objects.filter(pk__in=set(ids)).values_list("pk", "case_number", "number", "act_kind")
    return {pk: f"{case_number or number}（{act_word(kind)}案件）" for pk, case_number, number, kind in rows}


@dataclass(frozen=True, slots=True)
class Brief:
    """A case as the committee that is asked about it must know it.

    ``people``: everybody who stands on a side or works the case, by what they are in it (the respondent's own staff are
    those who answered for it). ``signed``: the organ's head has agreed to the decision. ``own_act``: 第二十四条第二款.
    """

    pk: int
    number: str
    title: str
    act_kind: ActKind
    respondents: Mapping[int, str]
    people: tuple[tuple[str, str], ...]
    handlers: tuple[int, ...]
    running: bool
    signed: bool
    own_act: bool


def brief(case_number: str) -> Brief | None:
    """Return an accepted case by its number, None when there is none (two queries)."""
    row = Case.objects.filter(case_number=case_number).exclude(case_number="").first()
    return _brief(row.pk, CaseState.model_validate_json(row.state)) if row else None


def _answered_for(pk: int) -> list[tuple[str, str]]:
    """The respondent's own staff who answered: mostly those who handled the act."""
    bodies = (
        EventRow.objects.filter(matter_id=pk, step="reply").order_by("seq").values_list("body", flat=True)
    )
    replies = [Reply.model_validate_json(body) for body in bodies]
    return [("被申请人参加复议的工作人员", each.name) for reply in replies for each in reply.agents]


def _brief(pk: int, state: CaseState) -> Brief:
    application, draft = state.application, state.draft
    organs = {each.organ_id: each.name for each in application.respondents if each.organ_id}
    return Brief(
        pk=pk, number=state.case_number, title=state.title, act_kind=application.act.kind, respondents=organs,
        people=(*people_of(state), *_answered_for(pk)), handlers=tuple(each.person_id for each in state.handlers), running=state.in_trial,
        signed=state.decision is not None or (draft is not None and draft.approved_on is not None),
        own_act=state.organ_id in organs,
    )  # fmt: skip


def people_of(state: CaseState) -> tuple[tuple[str, str], ...]:
    """Return (what the person is in the case, name) of everybody who can make a committee member step aside."""
    application = state.application
    found = [("申请人", each.name) for each in application.applicants]
    found += [("第三人", each.name) for each in (*application.third_parties, *state.third_parties)]
    found += [
        (f"{role}的法定代表人、负责人", each.head_name)
        for role, parties in (("申请人", application.applicants), ("第三人", state.third_parties))
        for each in parties
        if each.head_name
    ]
    found += [("代理人", each.name) for each in application.agents]
    found += [("本案承办人", each.name) for each in state.handlers]
    return tuple(dict.fromkeys(found))


def conflicts(case_number: str, account_ids: Iterable[int], today: date) -> Mapping[int, list[str]]:
    """Return by person the declared relations and earlier posts that touch a party of the case (three queries)."""
    row = Case.objects.filter(case_number=case_number).exclude(case_number="").first()
    if row is None:
        return {}
    return conflicts_of(CaseState.model_validate_json(row.state).application, list(account_ids), today)


def running_cases(actor: Actor, most: int = 200) -> list[tuple[str, str]]:
    """Return (number, title) of the cases in trial: a handler's own, for the head of the office the newest."""
    rows = (
        visible_cases(actor).filter(stage__in=(At.ACCEPTED, At.TRIAL, At.SUSPENDED)).exclude(case_number="")
    )
    rows = rows.filter(holder_id=actor.person_id) if actor.post is Post.HANDLER else rows
    return list(rows.values_list("case_number", "title")[:most])


# what ended without a word on the act itself: the dispute is no longer in the procedure (withdrawn, dismissed, not handled)
LEFT_OPEN = ("terminated", "dismissed_application", "not_further_handled")


def acts_contested(organ_id: int) -> Iterator[tuple[str, str, str]]:
    """Yield number, the act's own number and applicants of each accepted case against an organ that is running or was decided."""
    own = CaseRespondent.objects.filter(organ_id=organ_id).values("matter_id")
    rows = Case.objects.filter(pk__in=own, accepted_on__isnull=False).exclude(outcome__in=LEFT_OPEN)
    for row in rows.order_by("-pk").iterator(chunk_size=200):
        act = CaseState.model_validate_json(row.state).application.act
        yield row.case_number or row.number, act.number, row.applicant_names
