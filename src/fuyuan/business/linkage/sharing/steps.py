"""共享信息 as a table of steps: a rule shares, the side that shared may take it back. No statute governs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import CLOCK, COURT, OFFICE
from fuyuan.business.linkage.sides import Side, side_of
from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Context, Event, Procedure, Refusal, Stage, State, Step
from fuyuan.organs.posts import Post

from .records import Item, TakenBack


class SharedState(State):
    """An item shared, and with that done: nobody owes anything. ``organ_id`` is the organ that shares: the court of this
    place, or the joint office.
    """

    item: Item
    back_on: date | None = None
    back: TakenBack | None = None


def shared(state: None, event: Event) -> SharedState:
    item, organ = event.record, event.stamped["organ_id"]
    return SharedState(
        stage="shared", title=item.title, number=event.stamped["number"], opened_on=event.day, closed_on=event.day,
        item=item, organ_id=int(organ) if organ else None,
    )  # fmt: skip


def giver(state: None, record: Item, context: Context) -> Mapping[str, str]:
    place = "court_id" if record.giver is Side.COURT else "office_id"
    return {"organ_id": str(context.facts.get(place) or "")}


def taken_back(state: SharedState, event: Event) -> SharedState:
    return state.but(stage="withdrawn", back_on=event.day, back=event.record)


def may_take_back(state: SharedState, record: Any, context: Context) -> Refusal | None:
    """The joint office keeps the rules and answers for both directions; the court for what it gave."""
    own = side_of(context.actor.post) is state.item.giver or context.actor.post is Post.JOINT_OFFICE
    return (
        None if own else Refusal(f"这项信息由{state.item.giver.label}一方共享，由该方或者联席会议办公室撤回")
    )


def shared_columns(state: SharedState) -> dict[str, Any]:
    item = state.item
    return {
        "rule": item.rule, "key": item.key, "subject": item.subject.value, "giver": item.giver.value, "on": item.on,
        "readers": f" {' '.join(post.value for post in item.readers)} ",
    }  # fmt: skip


SHARED: Procedure[SharedState] = Procedure(
    name="shared_item",
    title="共享信息",
    state=SharedState,
    stages=(Stage("shared", "已共享", end=True), Stage("withdrawn", "已撤回", end=True, track=False)),
    steps=(
        Step(name="share", title="共享", basis=(), posts=CLOCK, record=Item, stages=at(), opens=True, internal=True,
             apply=shared, stamps=giver, series="shared"),
        Step(name="take_back", title="撤回", basis=(), posts=OFFICE | COURT, record=TakenBack, stages=at("shared"),
             apply=taken_back, guard=may_take_back, common=False,
             help="撤回后对方不能再查看；已经查看过的人收到通知。查看记录保留。"),
    ),
    duties=lambda state: (),
    columns=shared_columns,
)  # fmt: skip
