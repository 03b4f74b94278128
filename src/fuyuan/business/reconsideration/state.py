"""What a reconsideration case knows of itself: facts only, each from an event, nothing computed.

Days the law derives and the case must keep (deemed acceptance, effect of a public notice) come from ``Event.stamped``.
Numbers of things (respondents, papers, letters) count from 1 on screens and in records, in the order they came.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from fuyuan.law import Regime
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Record

from .basis.facts import BasisFact
from .basis.records import Norm
from .facts import (
    AppraisalAsk,
    At,
    Copy,
    CopyAsk,
    DecisionFact,
    DraftFact,
    FailedService,
    FileAsk,
    HeardFact,
    Interruption,
    Opinion,
    Order,
    Paper,
    PerformanceFact,
    PerformanceOrder,
    ReadFact,
    Service,
    StopFact,
    Suit,
    SupplementFact,
    WishFact,
    WithdrawalFact,
)
from .hearing.facts import HearingFact, MajorFact
from .records import (
    Application,
    Channel,
    Condition,
    Handler,
    PaperKind,
    Party,
    Side,
    SimplifiedGround,
    TerminateGround,
    Way,
)
from .sorting import Sorting


class CaseState(State):
    """A reconsideration case (行政复议案件)."""

    # receipt
    regime: Regime
    channel: Channel
    filed_on: date
    received_on: date | None = None
    review_from: date | None = None
    intake_number: str = ""
    case_number: str = ""
    application: Application
    touched_on: date  # day of the last step: a case is told in order
    organ_received_on: date | None = None
    forwarded_on: date | None = None
    registered_on: date | None = None
    supplement: SupplementFact | None = None
    # acceptance
    conditions: tuple[Condition, ...] = ()
    accepted_on: date | None = None
    deemed: bool = False
    procedure: Way | None = None
    simplified_ground: SimplifiedGround | None = None
    agreed: tuple[Side, ...] = ()  # who agreed to the simplified procedure
    converted_on: date | None = None
    sorting: Sorting | None = (
        None  # local criteria of 繁简分流 on the day of acceptance; None: the law's alone
    )
    handlers: tuple[Handler, ...] = ()
    # trial
    copies: tuple[Copy, ...] = ()
    third_parties: tuple[Party, ...] = ()
    third_represented: tuple[int, ...] = ()  # numbers of those for whom an elected third party stands
    heard: tuple[HeardFact, ...] = ()
    excused: tuple[Side, ...] = ()
    file_asks: tuple[FileAsk, ...] = ()
    wishes: tuple[WishFact, ...] = ()  # to settle by mediation
    stop_asked_on: date | None = None
    stop: StopFact | None = None
    appraisal_asked: AppraisalAsk | None = None
    chased_on: date | None = None  # an appraisal that does not end
    joined: tuple[str, ...] = ()  # cases tried together with this one, which leads
    led_by: str = ""  # the case with which this one is tried
    major: MajorFact | None = None  # 重大、疑难、复杂
    hearing_asked_on: date | None = None
    hearings: tuple[HearingFact, ...] = ()
    basis_asked: Norm | None = None
    basis: tuple[BasisFact, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    resume_to: str = ""
    extended: int = 0
    withdrawal: WithdrawalFact | None = None
    escalation_asked_on: date | None = None
    escalation_told_on: date | None = None
    handed_over_on: date | None = None
    orders: tuple[Order, ...] = ()
    # the end
    draft: DraftFact | None = None
    decision: DecisionFact | None = None
    terminated: TerminateGround | None = None
    ended_on: date | None = None
    told_suit: bool = True
    papers: tuple[Paper, ...] = ()
    services: tuple[Service, ...] = ()
    failures: tuple[FailedService, ...] = ()
    readings: tuple[ReadFact, ...] = ()  # of papers served electronically
    copy_asks: tuple[CopyAsk, ...] = ()
    effective_on: date | None = None
    superiors: tuple[tuple[int, str], ...] = ()
    performances: tuple[PerformanceFact, ...] = ()
    performance_orders: tuple[PerformanceOrder, ...] = ()
    interviewed: tuple[date, ...] = ()
    criticised: tuple[date, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    copied: tuple[PaperKind, ...] = ()
    suits: tuple[Suit, ...] = ()
    destroyed_on: date | None = None  # its files, when their time was over

    @property
    def open_break(self) -> Interruption | None:
        """The newest interruption that has not ended."""
        return next((each for each in reversed(self.interruptions) if each.end is None), None)

    @property
    def in_trial(self) -> bool:
        return self.stage in (At.ACCEPTED, At.TRIAL, At.SUSPENDED)

    @property
    def outcome(self) -> str:
        """How the case ended, one word for lists and statistics; empty while open."""
        if self.decision:
            return self.decision.kind.value
        ends = (
            At.REFUSED,
            At.ABANDONED,
            At.DISMISSED_APPLICATION,
            At.TERMINATED,
            At.MEDIATED,
            At.NOT_FURTHER_HANDLED,
            At.ESCALATED,
        )
        return self.stage if self.stage in ends else ""


class Recipient(Record):
    """Somebody a paper can be served on. ``key`` is stable in the case: applicant-1, respondent-1, third-2, organ-1."""

    key: str
    role: str
    name: str
    organ_id: int | None = None


def recipients(state: CaseState) -> tuple[Recipient, ...]:
    """Everybody papers may go to: applicants, respondents, third parties, organs that got an 意见书 or examine the basis."""
    application = state.application
    out = [
        Recipient(key=f"applicant-{n}", role="申请人", name=party.name)
        for n, party in enumerate(application.applicants, 1)
    ]
    out += [
        Recipient(key=f"respondent-{n}", role="被申请人", name=organ.name, organ_id=organ.organ_id)
        for n, organ in enumerate(application.respondents, 1)
    ]
    out += [
        Recipient(key=f"third-{n}", role="第三人", name=party.name)
        for n, party in enumerate(state.third_parties, 1)
    ]
    out += [
        Recipient(key=f"organ-{n}", role="有关机关", name=letter.organ_name, organ_id=letter.organ_id)
        for n, letter in enumerate(state.opinions, 1)
    ]
    for n, fact in enumerate(state.basis, 1):
        out.append(
            Recipient(
                key=f"maker-{n}", role="制定机关", name=fact.norm.maker_name, organ_id=fact.norm.maker_id
            )
        )
        if fact.authority:
            out.append(
                Recipient(
                    key=f"authority-{n}", role="处理机关", name=fact.authority, organ_id=fact.authority_id
                )
            )
    return tuple(out)


def applicant_keys(state: CaseState) -> tuple[str, ...]:
    """Whom papers for the applicants must reach: the representatives when there are some, else everybody."""
    numbers = state.application.representatives or range(1, len(state.application.applicants) + 1)
    return tuple(f"applicant-{number}" for number in numbers)


def respondent_keys(state: CaseState) -> tuple[str, ...]:
    return tuple(f"respondent-{number}" for number in range(1, len(state.application.respondents) + 1))


def party_keys(state: CaseState) -> tuple[str, ...]:
    """All parties (当事人): applicants, respondents, third parties; the elected stand for those who elected them."""
    numbers = range(1, len(state.third_parties) + 1)
    third = tuple(f"third-{number}" for number in numbers if number not in state.third_represented)
    return (*applicant_keys(state), *respondent_keys(state), *third)


def waiting(state: CaseState, paper: int) -> tuple[str, ...]:
    """Keys of those whom paper number ``paper`` has not reached yet, a running public notice included."""
    reached = {service.recipient for service in state.services if service.paper == paper and service.complete}
    return tuple(key for key in state.papers[paper - 1].recipients if key not in reached)


class Columns(TypedDict):
    """The case table's own columns beside those of ``Projection``; days and words only, no derived lights."""

    regime: str
    channel: str
    procedure: str  # ordinary, simplified, or "" before the choice
    intake_number: str
    case_number: str
    decision_number: str
    platform_number: str
    applicant_names: str
    respondent_id: int | None
    respondent_name: str
    act_kind: str
    area: str
    outcome: str
    handlers: str
    received_on: date | None
    accepted_on: date | None
    decided_on: date | None
    served_on: date | None
    deemed: bool
    major: bool


def columns(state: Any) -> Mapping[str, Any]:
    """Facts of the case as the list needs them."""
    application, first = state.application, state.application.respondents[0]
    row = Columns(
        regime=state.regime.value,
        channel=state.channel.value,
        procedure=state.procedure.value if state.procedure else "",
        intake_number=state.intake_number,
        case_number=state.case_number,
        decision_number=state.decision.number if state.decision else "",
        platform_number=application.platform_number,
        applicant_names="、".join(party.name for party in application.applicants)[:300],
        respondent_id=first.organ_id,
        respondent_name="、".join(organ.name for organ in application.respondents)[:300],
        act_kind=application.act.kind.value,
        area=application.act.area,
        outcome=state.outcome,
        handlers="、".join(handler.name for handler in state.handlers),
        received_on=state.received_on,
        accepted_on=state.accepted_on,
        decided_on=state.ended_on,
        served_on=state.effective_on,
        deemed=state.deemed,
        major=state.major is not None,
    )
    return dict(row)


def search_text(state: Any) -> str:
    """Numbers and names an officer types into the search box; no reasons, no identity numbers."""
    application = state.application
    words = [
        state.intake_number,
        state.case_number,
        application.platform_number,
        application.act.number,
        application.act.title,
    ]
    words += [state.decision.number] if state.decision else []
    words += [party.name for party in (*application.applicants, *state.third_parties)]
    words += [organ.name for organ in application.respondents] + [agent.name for agent in application.agents]
    return " ".join(dict.fromkeys(filter(None, words)))
