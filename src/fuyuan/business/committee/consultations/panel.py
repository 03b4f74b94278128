"""The panel: drawn by the published seed, recusal before everything else, an empty seat filled by the same seed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.committee.draw import Candidate, Drawn, TooFew, draw
from fuyuan.business.committee.recusal import recused
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import Post

from .records import AsideGround
from .state import ConsultationState, Draw, Entry, Seat

BASIS = "L23 52.1"
RECUSAL = frozenset(AsideGround) - {AsideGround.UNAVAILABLE}


def pool_of(context: Context) -> tuple[Candidate, ...]:
    return tuple(context.facts.get("pool", ()))


def _drawn(state: ConsultationState, context: Context, size: int, outside: int) -> Drawn:
    """Draw among those who never had a seat here: who stepped aside does not come back."""
    had = {seat.person_id for seat in state.seats}
    pool = [each for each in pool_of(context) if each.person_id not in had]
    fields = [each.value for each in state.referred.fields]
    return draw(pool, fields=fields, size=size, outside=outside, seed=str(context.facts.get("seed", "")))


def may_draw(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    try:
        _drawn(state, context, state.referred.size, state.referred.outside)
    except TooFew as short:
        return refuse(f"不能抽取：{short}。请聘任委员，或者撤回后减少人数重新提请", BASIS)
    return None


def draw_stamps(state: ConsultationState, record: Any, context: Context) -> Mapping[str, str]:
    size, outside = state.referred.size, state.referred.outside
    return _stamps(state, context, size, outside, _drawn(state, context, size, outside).panel)


def _stamps(
    state: ConsultationState, context: Context, size: int, outside: int, panel: Iterable[int]
) -> Mapping[str, str]:
    """The whole draw goes into the event, so that anybody can repeat it years later."""
    had = {seat.person_id for seat in state.seats}
    pool = tuple(
        Entry(
            person_id=each.person_id, name=each.name, outside=each.outside, fields=each.fields, load=each.load,
            away=each.away, conflicts=each.conflicts,
        )
        for each in pool_of(context) if each.person_id not in had
    )  # fmt: skip
    told = Draw(
        on=context.day,
        seed=str(context.facts["seed"]),
        seats=size,
        outside=outside,
        pool=pool,
        panel=tuple(panel),
    )
    return {"draw": json.dumps(told.model_dump(mode="json"), ensure_ascii=False)}


def _seated(state: ConsultationState, event: Event) -> ConsultationState:
    if "draw" not in event.stamped:
        return state
    told = Draw.model_validate_json(event.stamped["draw"])
    entries = {entry.person_id: entry for entry in told.pool}
    new = tuple(_seat(entries[pk], event.day) for pk in told.panel)
    return state.but(draws=(*state.draws, told), seats=(*state.seats, *new))


def _seat(entry: Entry, day: date, why: str = "") -> Seat:
    return Seat(person_id=entry.person_id, name=entry.name, outside=entry.outside, since=day, designated=why)


def drawn(state: ConsultationState, event: Event) -> ConsultationState:
    return _seated(state, event).but(stage="panel")


def repeats(told: Draw, fields: Iterable[str]) -> bool:
    """Does the published seed give the same seats again? Shown beside every draw."""
    pool = [Candidate(**entry.model_dump()) for entry in told.pool]
    again = draw(pool, fields=fields, size=told.seats, outside=told.outside, seed=told.seed)
    return again.panel == told.panel


# -- somebody more, somebody less ----------------------------------------------------------------------------------


def may_designate(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    """By name and with a reason; recusal holds here as well."""
    if record is None:
        return None
    if any(seat.person_id == record.member_id for seat in state.seats):
        return Refusal("这名委员已经在本次咨询的名单里，或者已经回避、更换")
    found = next((each for each in pool_of(context) if each.person_id == record.member_id), None)
    if found is None:
        return refuse("只能指定现在在任的委员", BASIS)
    return recused(found.name, found.conflicts) if found.conflicts else None


def designate_stamps(state: ConsultationState, record: Any, context: Context) -> Mapping[str, str]:
    found = next(each for each in pool_of(context) if each.person_id == record.member_id)
    return {"name": found.name, "outside": "yes" if found.outside else ""}


def designated(state: ConsultationState, event: Event) -> ConsultationState:
    record, stamped = event.record, event.stamped
    seat = Seat(
        person_id=record.member_id, name=stamped["name"], outside=bool(stamped["outside"]), since=event.day,
        designated=record.reason,
    )  # fmt: skip
    return state.but(seats=(*state.seats, seat))


def may_step_aside(state: ConsultationState, record: Any, context: Context) -> Refusal | None:
    """A member only for himself or herself; the office for anybody on the panel."""
    actor = context.actor
    if actor.post is Post.COMMITTEE_MEMBER and state.seat(actor.person_id) is None:
        return Refusal("您不是本次咨询的委员")
    if record is None:
        return None
    if state.seat(record.person_id) is None:
        return Refusal("这名委员不在本次咨询的名单里")
    if actor.post is Post.COMMITTEE_MEMBER and record.person_id != actor.person_id:
        return Refusal("委员只能为本人申请回避、更换")
    return None


def own_seat(state: ConsultationState, context: Context) -> Mapping[str, Any]:
    mine = state.seat(context.actor.person_id)
    return {"person_id": mine.person_id} if mine else {}


def aside_stamps(state: ConsultationState, record: Any, context: Context) -> Mapping[str, str]:
    """Fill the empty seat if anybody is left who may take it; a panel that runs short is told on the page."""
    outside = sum(seat.outside for seat in state.panel if seat.person_id != record.person_id)
    needed = 1 if outside < state.referred.outside else 0
    try:
        found = _drawn(state, context, 1, needed)
    except TooFew as short:
        return {"short": str(short)}
    return _stamps(state, context, 1, needed, found.panel)


def stepped_aside(state: ConsultationState, event: Event) -> ConsultationState:
    """What was written before stays in the record of events and counts no more."""
    record = event.record
    left = state.with_seat(
        record.person_id, left_on=event.day, left_why=record.ground, left_words=record.reason, opinion=None
    )
    return _seated(state.but(seats=left), event)
