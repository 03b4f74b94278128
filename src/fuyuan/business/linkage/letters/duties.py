"""Who owes what on a reminder letter: as on any paper that asks for an answer, and what an escalation leaves to be written down."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.business.linkage.correspondence.duties import correspondence_duties, of_office
from fuyuan.matters.procedure import Duty

from .state import LetterState


def letter_duties(state: LetterState) -> Iterable[Duty]:
    if state.stage == "withdrawn":
        return
    yield from correspondence_duties(state, ("close", "send_back", "escalate"))
    if state.stage == "escalated":
        yield of_office(state, "settle", "登记处理结果", ("settle",))
