"""Written opinions before the discussion, the discussion, the opinion of the committee, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.committee.recusal import recused
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import Post

from .opening import EXPLAIN, signed_refusal
from .records import Adopted, Adoption, Concluded, Opened, OpinionGiven, Stand
from .state import ConsultationState, opinion_of

RECORDED, FORMS = "L23 52.3", "R26 51"


def may_give(state: ConsultationState, record: OpinionGiven | None, context: Context) -> Refusal | None:
    actor = context.actor
    if actor.post is Post.COMMITTEE_MEMBER and state.seat(actor.person_id) is None:
        return Refusal("您不是本次咨询的委员")
    if signed := signed_refusal(context, "不能再提交意见"):
        return signed
    if record is None:
        return None
    if actor.post is Post.COMMITTEE_MEMBER and record.person_id != actor.person_id:
        return Refusal("只能提交本人的意见")
    seat = state.seat(record.person_id)
    if seat is None:
        return Refusal("这名委员不在本次咨询的名单里")
    if why := context.facts.get("conflicts", {}).get(record.person_id):
        return recused(seat.name, why)
    if actor.post is not Post.COMMITTEE_MEMBER and seat.opinion and not seat.opinion.registered_by:
        return Refusal(f"{seat.name}已经本人提交意见，不能由他人改写")
    return None


def given(state: ConsultationState, event: Event) -> ConsultationState:
    record, by = event.record, event.by
    registered = "" if by.post is Post.COMMITTEE_MEMBER else by.name
    return state.but(
        seats=state.with_seat(record.person_id, opinion=opinion_of(record, event.day, registered))
    )


def as_given(state: ConsultationState, context: Context) -> Mapping[str, Any]:
    """A member goes on from what he or she wrote; nobody else's words are shown."""
    mine = state.seat(context.actor.person_id)
    if mine is None:
        return {}
    words = {"view": mine.opinion.view, "reasons": mine.opinion.reasons} if mine.opinion else {}
    return {"person_id": mine.person_id, **words}


# -- discussion ----------------------------------------------------------------------------------------------------


def may_open(state: ConsultationState, record: Opened | None, context: Context) -> Refusal | None:
    if signed := signed_refusal(context, "不能再讨论"):
        return signed
    if record is None:
        return None
    seated = {seat.person_id for seat in state.panel}
    if not seated >= {*record.present, record.chair} or record.chair not in record.present:
        return Refusal("主持人和到会委员都应当是本次咨询的委员，主持人应当到会")
    for seat in state.panel:
        if seat.person_id in record.present and (
            why := context.facts.get("conflicts", {}).get(seat.person_id)
        ):
            return recused(seat.name, why)
    return _enough(state, record)


def _enough(state: ConsultationState, record: Opened) -> Refusal | None:
    """More than half take part, or it is not the committee that speaks (local rule; the Regulation names the forms only)."""
    here = set(record.present)
    if 2 * len(here) <= len(state.panel):
        return refuse(
            f"委员{len(state.panel)}名，到会{len(here)}名，没有过半数，不能形成咨询意见（本地规定）", FORMS
        )
    silent = [seat.name for seat in state.panel if seat.opinion is None and seat.person_id in here]
    if silent:
        return refuse(
            f"{'、'.join(silent)}还没有提交书面意见；讨论前每名到会委员先提交书面意见（本地规定）", RECORDED
        )
    return None


def opened(state: ConsultationState, event: Event) -> ConsultationState:
    return state.but(stage="discussing", opened=event.record)


def everybody(state: ConsultationState, context: Context) -> Mapping[str, Any]:
    return {"on": context.day, "present": tuple(seat.person_id for seat in state.panel if seat.opinion)}


def may_conclude(state: ConsultationState, record: Concluded | None, context: Context) -> Refusal | None:
    if signed := signed_refusal(context, "不能再形成咨询意见"):
        return signed
    return _positions(state, record) if record else None


def _positions(state: ConsultationState, record: Concluded) -> Refusal | None:
    """Everybody who took part is recorded once, a dissenting voice with its reasons, and the majority is one."""
    assert state.opened
    people = [each.person_id for each in record.positions]
    if sorted(people) != sorted(state.opened.present):
        return refuse("请逐一记录每名到会委员的表态，不重复、不遗漏", RECORDED)
    mute = [
        state.name(each.person_id)
        for each in record.positions
        if each.stand is Stand.DISSENT and not each.words.strip()
    ]
    if mute:
        return refuse(f"{'、'.join(mute)}不同意，请记录其不同意见及理由", RECORDED)
    agree = sum(each.stand is Stand.AGREE for each in record.positions)
    majority = 2 * agree > len(people)
    if majority == record.divided:
        told = "已经有过半数委员同意，请取消勾选" if majority else "同意的委员没有过半数，请勾选"
        return refuse(f"{told}“没有形成多数意见，分别记录各种意见”", RECORDED)
    return None


def concluded(state: ConsultationState, event: Event) -> ConsultationState:
    return state.but(stage="opined", concluded=event.record, concluded_on=event.day)


def all_agree(state: ConsultationState, context: Context) -> Mapping[str, Any]:
    """Everybody who was present, agreeing until the officer writes otherwise."""
    present = state.opened.present if state.opened else ()
    return {"positions": [{"person_id": pk, "stand": Stand.AGREE, "words": ""} for pk in present]}


# -- adoption ------------------------------------------------------------------------------------------------------


def may_answer(state: ConsultationState, record: Adopted | None, context: Context) -> Refusal | None:
    """R26 52: adopted or not, with an explanation; not adopted, with the reasons."""
    if signed := signed_refusal(context, "不能再修改采纳情况"):
        return signed
    if record and record.adoption is not Adoption.FULL and not record.reasons.strip():
        return refuse("部分采纳、不采纳咨询意见的，应当说明理由", EXPLAIN)
    return None


def answered(state: ConsultationState, event: Event) -> ConsultationState:
    record = event.record
    return state.but(
        stage="answered", adoption=record.adoption, explanation=record.explanation, not_adopted_why=record.reasons,
        answered_on=event.day,
    )  # fmt: skip


def as_answered(state: ConsultationState, context: Context) -> Mapping[str, Any]:
    if state.adoption is None:
        return {}
    return {"adoption": state.adoption, "explanation": state.explanation, "reasons": state.not_adopted_why}
