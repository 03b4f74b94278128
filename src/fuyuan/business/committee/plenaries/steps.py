"""全体会议: the committee as a whole on 重大事项和共性问题 (《行政复议法》第五十二条第一款; 2026年实施条例第五十一条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field as Limits

from fuyuan.business.committee.common import AHEAD, OFFICE, OFFICE_HEAD
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Choice, Day, Fact, FileRef, Reasoned, Record, Text, ask
from fuyuan.organs.posts import Post

BASIS = "R26 51, L23 52.1"


class TopicKind(Choice):
    MAJOR = "major", "重大事项"
    COMMON = "common", "共性问题"
    RULES = "rules", "委员会工作规则"


class Topic(Record):
    kind: TopicKind = ask("类别", widget="radio", default=TopicKind.COMMON)
    title: Text = ask("议题", min_length=2, max_length=200)
    note: Text = ask("说明", default="", widget="long", max_length=2000)


class Convened(Record):
    title: Text = ask("会议名称", min_length=4, max_length=120)
    meet_on: Day = ask("会议日期")
    time: Text = ask("时间", min_length=1, max_length=20, default="9:00")
    place: Text = ask("地点", min_length=2, max_length=120)
    chair: Text = ask("主持人", min_length=1, max_length=60, help="写姓名和职务")
    topics: Annotated[tuple[Topic, ...], Limits(min_length=1, max_length=20)] = ask(
        "议题", help="正在研究的共性问题已经列出，可以增删"
    )


class Changed(Convened):
    """改期、调整议题"""

    reason: Text = ask("调整理由", widget="long", min_length=2, max_length=1000)


class Outcome(Record):
    """What the meeting said on one topic, by its place on the agenda."""

    topic: int = ask("议题", ge=1)
    opinion: Text = ask("研究意见", widget="long", min_length=4, max_length=8000)


class Held(Record):
    """登记会议情况"""

    on: Day = ask("实际召开日期")
    present: Annotated[tuple[int, ...], Limits(min_length=1, max_length=300)] = ask("到会委员")
    course: Text = ask("会议情况", widget="long", min_length=10, max_length=20_000)
    opinions: Annotated[tuple[Outcome, ...], Limits(min_length=1, max_length=20)] = ask("研究意见")
    files: tuple[FileRef, ...] = ask("签到表、录音等", default=(), widget="files")


class Guest(Fact):
    person_id: int
    name: str


class PlenaryState(State):
    """A plenary meeting; ``members`` are those in office when it was convened, ``organ_id`` is the office."""

    convened: Convened
    members: tuple[Guest, ...]
    touched_on: date
    held: Held | None = None
    cancelled: str = ""

    def names(self, ids: tuple[int, ...]) -> list[str]:
        known = {each.person_id: each.name for each in self.members}
        return [known[pk] for pk in ids if pk in known]


def _members(event: Event) -> tuple[Guest, ...]:
    lines = [line.split("\t") for line in event.stamped["members"].splitlines()]
    return tuple(Guest(person_id=int(pk), name=name) for pk, name in lines)


def convened(state: PlenaryState | None, event: Event) -> PlenaryState:
    record = event.record
    if state is not None:
        return state.but(title=record.title, convened=record, members=_members(event))
    return PlenaryState(
        stage="convened", title=record.title, number=event.stamped["number"], opened_on=event.day, organ_id=event.by.organ_id,
        holder_id=event.by.person_id, convened=record, members=_members(event), touched_on=event.day,
    )  # fmt: skip


def may_convene(state: PlenaryState | None, record: Convened | None, context: Context) -> Refusal | None:
    if not context.facts.get("members"):
        return refuse("还没有在任的委员，请先聘任", BASIS)
    return Refusal("会议日期早于今天，请核对") if record and record.meet_on < context.day else None


def members_now(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"members": "\n".join(f"{pk}\t{name}" for pk, name in context.facts["members"])}


def open_topics(state: None, context: Context) -> Mapping[str, Any]:
    """The agenda begins with the common problems that are ready to be talked over."""
    ready = context.facts.get("ready", ())
    return (
        {"topics": [{"kind": TopicKind.COMMON, "title": title, "note": note} for title, note in ready]}
        if ready
        else {}
    )


def as_convened(state: PlenaryState, context: Context) -> Mapping[str, Any]:
    return {key: value for key, value in state.convened.model_dump().items() if key != "reason"}


def held(state: PlenaryState, event: Event) -> PlenaryState:
    return state.but(stage="held", held=event.record, closed_on=event.day)


def may_hold(state: PlenaryState, record: Held | None, context: Context) -> Refusal | None:
    if context.day < state.convened.meet_on:
        return Refusal(f"会议定于{state.convened.meet_on}召开，会后再登记；提前召开的请先改期")
    if record is None:
        return None
    known = {each.person_id for each in state.members}
    if not known >= set(record.present):
        return Refusal("到会的应当是会议召集时在任的委员，请重新勾选")
    if 2 * len(set(record.present)) <= len(known):
        return refuse(
            f"委员{len(known)}名，到会{len(set(record.present))}名，没有过半数，不能形成研究意见（本地规定）",
            BASIS,
        )
    numbers = sorted(each.topic for each in record.opinions)
    complete = numbers == list(range(1, len(state.convened.topics) + 1))
    return None if complete else refuse("请逐一记录每个议题的研究意见，不重复、不遗漏", "L23 52.3")


def one_each(state: PlenaryState, context: Context) -> Mapping[str, Any]:
    return {
        "on": state.convened.meet_on, "present": tuple(each.person_id for each in state.members),
        "opinions": [{"topic": n, "opinion": ""} for n, _ in enumerate(state.convened.topics, 1)],
    }  # fmt: skip


def cancelled(state: PlenaryState, event: Event) -> PlenaryState:
    return state.but(stage="cancelled", closed_on=event.day, cancelled=event.record.reason)


def plenary_duties(state: PlenaryState) -> Iterator[Duty]:
    if state.stage != "cancelled":
        yield Duty(
            "hold", "召开全体会议并登记", Post.OFFICE_HEAD, due_on=state.convened.meet_on, organ_id=state.organ_id,
            done_on=state.closed_on, steps=("hold", "change"), basis=articles(BASIS)[0],
        )  # fmt: skip


def plenary_columns(state: PlenaryState) -> dict[str, Any]:
    present = len(set(state.held.present)) if state.held else None
    return {
        "meet_on": state.held.on if state.held else state.convened.meet_on, "held_on": state.held.on if state.held else None,
        "place": state.convened.place, "topics": len(state.convened.topics), "invited": len(state.members), "present": present,
    }  # fmt: skip


act = Table(plenary_duties, AHEAD).act

# fmt: off
PLENARY: Procedure[PlenaryState] = Procedure(
    name="plenary",
    title="全体会议",
    state=PlenaryState,
    stages=(
        Stage("convened", "已召集"),
        Stage("held", "已召开", end=True),
        Stage("cancelled", "已取消", end=True, track=False),
    ),
    steps=(
        act("convene", "召集全体会议", BASIS, OFFICE_HEAD, at(), convened, Convened, guard=may_convene, initial=open_topics,
            stamps=members_now, series="plenary", papers=("plenary_notice",), opens=True),
        act("change", "改期、调整议题", BASIS, OFFICE_HEAD, at("convened"), convened, Changed, guard=may_convene,
            initial=as_convened, stamps=members_now, papers=("plenary_notice",), common=False),
        act("hold", "登记会议情况", BASIS, OFFICE, at("convened"), held, Held, guard=may_hold, initial=one_each,
            papers=("plenary_minutes",)),
        act("cancel", "取消会议", "", OFFICE_HEAD, at("convened"), cancelled, Reasoned, common=False),
    ),
    duties=plenary_duties,
    columns=plenary_columns,
)
# fmt: on
