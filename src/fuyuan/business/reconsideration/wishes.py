"""A party asks for mediation, or says whether it is willing: on the portal or, recorded by the office, in any other way.

Nobody is made to settle (第五条第二款): a wish is a task for the officer and no more. The officer begins the talks, which
answers it (mediated.py), or says why not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import PORTAL_POSTS, Post

from .facts import WishFact
from .records import MediationWish, Side, Will, WishAnswered
from .state import CaseState

FREE = "L23 5.2"


def side_of(record: MediationWish, post: Post) -> Side:
    """A party speaks for its own side, whatever the form says; the office for the side that told it."""
    if post not in PORTAL_POSTS:
        return record.side
    return Side.THIRD_PARTY if post is Post.THIRD_PARTY else Side.APPLICANT


def guard_wish(state: CaseState, record: MediationWish | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    side = side_of(record, context.actor.post)
    if side is Side.RESPONDENT:
        return refuse("被申请人的意愿在调解里征询，不在这里登记", FREE)
    if any(each.side is side and each.answered_on is None for each in state.wishes):
        return refuse("上一次表示的意愿还没有答复，请等行政复议机构联系", FREE)
    if record.will is Will.WILLING and not record.wants.strip():
        return refuse("请写明希望怎样解决", FREE)
    return None


def apply_wish(state: CaseState, event: Event) -> CaseState:
    record: MediationWish = event.record
    wish = WishFact(
        side=side_of(record, event.by.post),
        on=event.day,
        willing=record.will is Will.WILLING,
        wants=record.wants,
        who=event.by.name,
    )
    return state.but(wishes=(*state.wishes, wish))


def guard_answer(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if waiting(state) else refuse("没有等待答复的调解意愿", FREE)


def apply_answer(state: CaseState, event: Event) -> CaseState:
    """One answer closes whatever waits: the talks concern all sides."""
    record: WishAnswered = event.record
    told = {"answered_on": event.day, "answer": record.words}
    return state.but(
        wishes=tuple(each if each.answered_on else each.model_copy(update=told) for each in state.wishes)
    )


def initial_answer(state: CaseState, context: Context) -> Mapping[str, Any]:
    """Who is not willing needs nothing but that it was noted."""
    open_ones = waiting(state)
    noted = bool(open_ones) and not any(each.willing for each in open_ones)
    return {"words": "已记录：不愿意调解，继续审理。"} if noted else {}


def waiting(state: CaseState) -> tuple[WishFact, ...]:
    return tuple(each for each in state.wishes if each.answered_on is None)


def last_wish(state: CaseState, side: Side) -> WishFact | None:
    """What a side said last."""
    return next((each for each in reversed(state.wishes) if each.side is side), None)
