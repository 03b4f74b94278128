"""What a decision in effect gives to a text for the public, and whom that text must not name. Pure."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.disclosure import Involved, Lesson

from .corrected import in_effect
from .papers.wording import birth_of
from .records import Party, PartyKind
from .state import CaseState


def parties_of(state: CaseState) -> tuple[Party, ...]:
    application = state.application
    return tuple(dict.fromkeys((*application.applicants, *application.third_parties, *state.third_parties)))


def involved(state: CaseState) -> Involved:
    """Everybody in the case by the names, numbers and addresses the file knows; those who work the case are officials."""
    people, firms, texts = list[tuple[str, ...]](), list[tuple[str, ...]](), list[str]()
    for party in parties_of(state):
        natural = party.kind is PartyKind.PERSON
        (people if natural else firms).append((party.name,))
        people += [(name,) for name in (party.head_name, party.guardian) if name]
        texts += [party.id_number, party.credit_code, party.phone, party.address, party.delivery_address]
    for agent in state.application.agents:
        people.append((agent.name,))
        texts += [agent.id_number, agent.phone]
    delivery = state.application.delivery
    texts += [delivery.address, delivery.email]
    people += [(delivery.receiver,)] if delivery.receiver else []
    return Involved(
        tuple(dict.fromkeys(people)), tuple(dict.fromkeys(firms)), tuple(dict.fromkeys(text for text in texts if len(text) > 2)),
        tuple(each.name for each in state.handlers),
    )  # fmt: skip


def births(state: CaseState) -> tuple[date, ...]:
    """The days on which the natural persons among the parties were born, where the file tells."""
    return tuple(born for party in parties_of(state) if (born := birth_of(party)))


def guarded(state: CaseState) -> bool:
    return any(party.guardian for party in parties_of(state))


def lesson(state: CaseState) -> Lesson | None:
    """The decision as a text about it begins: what was found, what was disputed, what was decided; None before it is in effect."""
    told = in_effect(state)
    if told is None or state.decision is None:
        return None
    draft = state.decision.draft
    requests = "；".join(each.text.rstrip("。；") for each in state.application.requests)
    return Lesson(
        number=state.case_number, act=told.act, act_kind=told.act_kind.label, area=told.area, outcome=told.outcome,
        agency="、".join(each.name for each in state.application.respondents), ended_on=told.effective_on,
        facts=draft.facts, issue=f"申请人请求：{requests}。{draft.opinion}",
        result="\n".join(item.text for item in draft.outcomes),
    )  # fmt: skip
