"""Who owes what in a consultation. The law names no days: they are those the office wrote down when it referred the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .opening import EXPLAIN, IMPORTANT, MUST
from .state import ConsultationState


def consultation_duties(state: ConsultationState) -> Iterator[Duty]:
    if state.stage in ("withdrawn", "ended"):
        return
    office: dict[str, Any] = {"post": Post.HANDLER, "organ_id": state.organ_id, "person_id": state.holder_id}
    drawn = state.draws[0].on if state.draws else None
    over = state.concluded_on or state.closed_on
    yield Duty(
        "draw", "抽取咨询委员", steps=("draw",), done_on=drawn or over, basis=articles(MUST)[0], **office
    )
    yield from _opinions(state)
    if state.draws:
        yield Duty(
            "discuss", "组织讨论、形成咨询意见", due_on=state.meet_on, done_on=over,
            steps=("open_discussion",) if state.opened is None else ("conclude",), basis=articles(MUST)[0], **office,
        )  # fmt: skip
        yield Duty(
            "access", "咨询材料停止开放", due_on=state.access_until, lapse="end_access", steps=("reschedule",),
            done_on=state.access_ended_on or over, basis=articles(IMPORTANT)[0], **office,
        )  # fmt: skip
    if state.concluded_on:
        yield Duty(
            "answer", "说明咨询意见采纳情况", steps=("answer",), done_on=state.answered_on or state.closed_on,
            basis=articles(EXPLAIN)[0], **office,
        )  # fmt: skip


def _opinions(state: ConsultationState) -> Iterator[Duty]:
    """One for each seat, before the day of the discussion; a member is a person, not a post."""
    for seat in state.panel:
        on = seat.opinion.on if seat.opinion else None
        if on is None and state.stage != "panel":
            continue
        yield Duty(
            f"opinion:{seat.person_id}", f"提交书面咨询意见（{seat.name}）", Post.COMMITTEE_MEMBER, due_on=state.meet_on, done_on=on,
            organ_id=state.organ_id, person_id=seat.person_id, steps=("give_opinion", "step_aside"), basis=articles(MUST)[0],
        )  # fmt: skip
