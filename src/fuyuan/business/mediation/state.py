"""What remains of the events of one mediation: facts only. Parties carry a key: applicant-1, respondent-1, third-1, invited-1."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import SUCCESS, About, After, Form, Linked, Means, Phase, Presence, Result, Role, Side, Will

CASE = "reconsideration"  # the kind of matter whose clock a mediation can stop
APPLICANTS = "applicant"  # all applicants speak with one voice when they are asked whether they want to talk


class Party(Fact):
    key: str
    side: Side
    name: str
    organ_id: int | None = None
    role: Role | None = None


class ConsentFact(Fact):
    party: str
    will: Will
    wants: str
    on: date
    groundless: bool = False


class Mediator(Fact):
    name: str
    person_id: int | None = None
    unit: str = ""


class SessionFact(Fact):
    on: date
    place: str
    means: Means
    attendance: tuple[tuple[str, Presence, str], ...]
    minutes: str


class ProposalFact(Fact):
    on: date
    by: str
    terms: str
    conceded: str
    answered: str
    answer: str


class Item(Fact):
    """One thing to be performed; ``number`` counts from 1. ``ordered``: the day of an order to perform."""

    number: int
    party: str
    what: str
    by: date
    ordered: date | None = None
    done_on: date | None = None
    result: str = ""


class Agreement(Fact):
    on: date
    form: Form
    terms: str
    items: tuple[Item, ...] = ()
    number: str = ""  # of the 调解书
    signed: tuple[tuple[str, date], ...] = ()
    effective_on: date | None = None

    @property
    def open_items(self) -> tuple[Item, ...]:
        return tuple(each for each in self.items if each.done_on is None)


class VisitFact(Fact):
    on: date
    whom: str
    said: str
    after: After


class MediationState(State):
    """``organ_id`` is the organ of the office, ``holder_id`` the mediator of the house, before that who opened it."""

    touched_on: date
    phase: Phase
    about: About
    linked: Linked | None = None
    act: str
    act_kind: str = ""
    area: str = ""
    demand: str
    parties: tuple[Party, ...]
    ask_by: date
    talk_by: date
    consents: tuple[ConsentFact, ...] = ()
    mediators: tuple[Mediator, ...] = ()
    appointed_on: date | None = None
    sessions: tuple[SessionFact, ...] = ()
    proposals: tuple[ProposalFact, ...] = ()
    case_stopped_on: date | None = None
    stops: tuple[tuple[date, date], ...] = ()
    agreement: Agreement | None = None
    result: Result | None = None
    ended_on: date | None = None  # the day the result was there; performance and visits may follow
    point: str = ""
    why: str = ""
    visit_by: date | None = None
    visits: tuple[VisitFact, ...] = ()

    def of(self, *sides: Side) -> tuple[Party, ...]:
        return tuple(each for each in self.parties if each.side in sides)

    def party(self, key: str) -> Party | None:
        return next((each for each in self.parties if each.key == key), None)

    def named(self, key: str) -> str:
        """Return what a key means in words; the mediator may propose too."""
        known = self.party(key)
        if known:
            return known.name
        return {"mediator": "调解员", APPLICANTS: self.applicant_names}.get(key, key)

    @property
    def applicant_names(self) -> str:
        return "、".join(each.name for each in self.of(Side.APPLICANT))

    @property
    def asked(self) -> tuple[str, ...]:
        """Whose will is needed: the applicants together, and every organ. Third parties may join the talks."""
        return (APPLICANTS, *(each.key for each in self.of(Side.RESPONDENT)))

    @property
    def signatories(self) -> tuple[str, ...]:
        """各方当事人 (第七十三条): those invited to help are none."""
        return tuple(each.key for each in self.of(Side.APPLICANT, Side.RESPONDENT, Side.THIRD))

    @property
    def unsigned(self) -> tuple[str, ...]:
        done = {key for key, _ in self.agreement.signed} if self.agreement else set()
        return tuple(key for key in self.signatories if key not in done)

    @property
    def case_id(self) -> int | None:
        return self.linked.matter_id if self.linked and self.linked.kind == CASE else None

    @property
    def waits_for_withdrawal(self) -> bool:
        """An agreement that ends a case by the applicant's withdrawal (第七十四条第二款)."""
        form = self.agreement.form if self.agreement else None
        return self.case_id is not None and self.phase is not Phase.AFTER and form is not Form.STATEMENT

    @property
    def succeeded(self) -> bool:
        return self.result in SUCCESS

    def answer_of(self, key: str) -> ConsentFact | None:
        """Return the newest answer of a side."""
        return next((each for each in reversed(self.consents) if each.party == key), None)
