"""What a case is about, for finding cases like it: the application's own words, without the parties."""

from __future__ import annotations

from fuyuan.law.likeness import Told

from .counted import cause
from .state import CaseState


def told(state: CaseState) -> Told:
    """Return the dispute as the application tells it: an open case has no other words, so ended ones are compared by these.

    The ground is that of the decision made; a draft is the office's alone.
    """
    application = state.application
    act, first = application.act, application.respondents[0]
    return Told(
        act_kind=act.kind.value,
        area=act.area,
        organ_id=first.organ_id,
        texts=(act.title, *(each.text for each in application.requests), application.reasons),
        hidden=hidden(state),
        outcome=state.outcome,
        cause=cause(state),
        ended_on=state.ended_on,
    )


def hidden(state: CaseState) -> tuple[str, ...]:
    """Return the names and addresses that must not become words: everybody in the case, the organs too."""
    application = state.application
    parties = (*application.applicants, *application.third_parties, *state.third_parties)
    names = [
        word
        for party in parties
        for word in (party.name, party.head_name, party.address, party.delivery_address)
    ]
    names += [each.name for each in application.agents] + [each.name for each in application.respondents]
    names += [each.name for each in state.handlers]
    return tuple(filter(None, names))
