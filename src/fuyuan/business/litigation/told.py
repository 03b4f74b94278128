"""What a suit is about, for finding suits like it: act, claims and what the courts held, without the parties."""

from __future__ import annotations

from fuyuan.law.likeness import Told

from .state import SuitState


def told(state: SuitState) -> Told:
    """Return the dispute in words. The cause is the first one the office accepted, by its first level."""
    registered, outcome = state.registered, state.outcome
    points = (each.ruling.points for each in state.rounds if each.ruling)
    return Told(
        act_kind=registered.act_kind.value,
        area=registered.area,
        organ_id=state.defendants[0].organ_id,
        texts=(registered.act_title, registered.claims, *points),
        hidden=hidden(state),
        outcome=outcome.value if outcome else "",
        cause=next(iter(state.causes), ""),
        ended_on=state.result_on,
    )


def hidden(state: SuitState) -> tuple[str, ...]:
    """Return the names that must not become words: plaintiffs, agents, third parties, organs and who works for them."""
    registered = state.registered
    names = [word for each in registered.plaintiffs for word in (each.name, each.agent)]
    names += [*registered.third_parties, *(each.name for each in state.defendants)]
    names += [who.name for each in state.defendants for who in each.staff]
    names += [who.name for each in state.defendants for who in each.lawyers]
    return tuple(filter(None, names))
