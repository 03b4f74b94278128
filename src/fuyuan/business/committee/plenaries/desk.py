"""How the desk shows plenary meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.shell.rooms import Column, DeskRoom, Pairs, Sight, Tab, Table, between, said

from .steps import PLENARY, PlenaryState

READERS = OFFICE_POSTS | {Post.ORGAN_HEAD, Post.COMMITTEE_MEMBER}
COLUMNS = (
    Column("meet_on", "会议日期", kind="date", sort=True),
    Column("place", "地点", shown=False),
    Column("topics", "议题", kind="number"),
    Column("invited", "应到委员", kind="number", shown=False),
    Column("present", "到会委员", kind="number"),
)


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


def sheets(state: PlenaryState, actor: Actor) -> Sequence[Tab]:
    told, held = state.convened, state.held
    present = state.names(held.present) if held else []
    pairs: list[tuple[str, Any]] = [
        ("会议日期", held.on if held else told.meet_on), ("时间", told.time), ("地点", told.place), ("主持人", told.chair),
        ("会议情况", held.course if held else ""), ("取消的理由", state.cancelled),
    ]  # fmt: skip
    opinions = {each.topic: each.opinion for each in held.opinions} if held else {}
    rows = [
        [n, each.kind.label, each.title, opinions.get(n) or each.note]
        for n, each in enumerate(told.topics, 1)
    ]
    heads = ("序号", "类别", "议题", "研究意见" if held else "说明")
    people = [
        [each.name, ("到会" if each.name in present else "缺席") if held else "待开会"]
        for each in state.members
    ]
    return [
        Tab("会议", said(pairs), (Table(heads, rows, "议题"),)),
        Tab("委员", (), (Table(("委员", "到会情况"), people),), len(people)),
    ]


def words(state: PlenaryState, field: str, value: Any) -> str:
    """Members by name, topics by title."""
    if field == "topic":
        return state.convened.topics[value - 1].title if value <= len(state.convened.topics) else ""
    return "".join(state.names((value,))) if field == "present" else ""


def choices(path: str, state: PlenaryState | None, context: Context) -> Pairs | None:
    if state is None:
        return None
    if path == "present":
        return [(str(each.person_id), each.name) for each in state.members]
    if path == "opinions.topic":
        return [(str(n), f"{n}. {each.title}") for n, each in enumerate(state.convened.topics, 1)]
    return None


PLENARY_ROOM = DeskRoom(
    kind=PLENARY.name,
    label="全体会议",
    facts_title="会议内容",
    icon="people",
    order=29,
    group="行政复议委员会",
    posts=READERS,
    list_columns=COLUMNS,
    filters=(between("meet", "会议日期", "meet_on"),),
    facts=sheets,
    choices=choices,
    words=words,
    sight=sight,
)
