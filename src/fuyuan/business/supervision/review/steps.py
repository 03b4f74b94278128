"""年度败诉案件梳理 as a table of steps (《行政执法监督条例》第二十四条; plan, measure (十)).

“适时梳理……年度全市行政诉讼败诉案件，形成典型案例，对各级执法部门传导压力、形成震慑.”
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision import days
from fuyuan.business.supervision.common import STAFF
from fuyuan.law.causes import Cause
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Nothing
from fuyuan.organs.posts import Post

from .records import Closed, Opened, Picked, Told

BASIS = "JD25 24.1, 24.2"
UNTOLD = "原因还没有填报"


class Entry(Fact):
    """One act of one organ that fell: a suit lost or a decision that corrected. ``causes``: codes of law.causes, first level."""

    kind: str
    matter_id: int
    number: str
    organ_id: int
    organ_name: str
    about: str
    result: str
    on: date
    causes: tuple[Cause, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(each.label for each in self.causes) or (UNTOLD,)

    @property
    def why(self) -> str:
        return "；".join(self.reasons)


class Pick(Fact):
    entry: int
    why: str
    written: bool
    taught: bool
    on: date


class ReviewState(State):
    """``entries`` are counted from 1; an act several organs answer for stands once for each."""

    touched_on: date
    year: int
    as_of: date
    entries: tuple[Entry, ...]
    tell_by: date
    close_by: date
    picks: tuple[Pick, ...] = ()
    told_on: date | None = None
    demand: str = ""
    report: Closed | None = None

    def entry(self, number: int) -> Entry:
        return self.entries[number - 1]

    @property
    def unpicked(self) -> tuple[tuple[int, Entry], ...]:
        taken = {each.entry for each in self.picks}
        return tuple((number, each) for number, each in enumerate(self.entries, 1) if number not in taken)


def by_cause(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """Return how many acts fell for each cause, most first; an act that fell for two counts for both."""
    found = Counter(word for each in entries for word in each.reasons)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def by_organ(entries: Iterable[Entry]) -> list[tuple[int, str, list[Entry]]]:
    """Return the organs with what each lost, those with most first."""
    found: dict[tuple[int, str], list[Entry]] = {}
    for each in entries:
        found.setdefault((each.organ_id, each.organ_name), []).append(each)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0][1]))
    return [(pk, name, lost) for (pk, name), lost in ranked]


def may_open(state: None, record: Opened | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if (
        record.year > context.day.year
    ):  # of a year that still runs: 适时, the plan itself was issued in the year it speaks of
        return refuse(f"{record.year}年还没有到，请核对年度", BASIS)
    if known := context.facts.get("existing", ""):
        return refuse(f"{record.year}年的梳理已经有了（{known}）", BASIS)
    return (
        None
        if context.facts["entries"]
        else refuse(f"系统里没有{record.year}年败诉、被复议纠正的案件", BASIS)
    )


def gather_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    found: tuple[Entry, ...] = context.facts["entries"]
    return {"entries": json.dumps([each.model_dump(mode="json") for each in found], ensure_ascii=False)}


def open_stamps(state: None, record: Opened, context: Context) -> Mapping[str, str]:
    due = {"tell_by": days.by(context, days.TELL), "close_by": days.by(context, days.CONCLUDE)}
    return {**gather_stamps(state, record, context), **due}


def _entries(event: Event) -> tuple[Entry, ...]:
    return tuple(Entry.model_validate(each) for each in json.loads(event.stamped["entries"]))


def opened(state: None, event: Event) -> ReviewState:
    stamped, year = event.stamped, event.record.year
    return ReviewState(
        stage="gathered", title=f"{year}年度败诉案件梳理", number=stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=event.by.organ_id, year=year, as_of=event.day, entries=_entries(event),
        tell_by=date.fromisoformat(stamped["tell_by"]), close_by=date.fromisoformat(stamped["close_by"]),
    )  # fmt: skip


def may_gather(state: ReviewState, record: Any, context: Context) -> Refusal | None:
    return refuse("已经选出典型案件，不能重新汇集", BASIS) if state.picks else None


def gathered(state: ReviewState, event: Event) -> ReviewState:
    return state.but(entries=_entries(event), as_of=event.day)


def may_pick(state: ReviewState, record: Picked | None, context: Context) -> Refusal | None:
    left = {number for number, _ in state.unpicked}
    if not left:
        return refuse("每一件都已经选用", BASIS)
    return refuse("请从还没有选用的案件中选择", BASIS) if record and record.entry not in left else None


def picked(state: ReviewState, event: Event) -> ReviewState:
    return state.but(picks=(*state.picks, Pick(on=event.day, **event.record.model_dump())))


def told(state: ReviewState, event: Event) -> ReviewState:
    return state.but(stage="told", told_on=event.day, demand=event.record.demand)


def closed(state: ReviewState, event: Event) -> ReviewState:
    return state.but(stage="closed", closed_on=event.day, report=event.record)


def may_tell(state: ReviewState, record: Any, context: Context) -> Refusal | None:
    return None if state.picks else refuse("还没有选出典型案件，选出以后再通报", BASIS)


def duties(state: ReviewState) -> Iterable[Duty]:
    """Tell the organs, then report: local periods, in working days after the review began."""
    owed: dict[str, Any] = {
        "post": Post.SUPERVISION_STAFF, "organ_id": state.organ_id, "basis": articles(BASIS)[0]
    }  # fmt: skip
    yield Duty(
        key="tell", title="选出典型案件、通报有关单位", due_on=state.tell_by, steps=("pick", "tell"), done_on=state.told_on, **owed
    )  # fmt: skip
    yield Duty(
        key="close",
        title="形成梳理报告",
        due_on=state.close_by,
        steps=("close",),
        done_on=state.closed_on,
        **owed,
    )


def columns(state: ReviewState) -> Mapping[str, Any]:
    return {
        "year": state.year, "cases": len({(each.kind, each.matter_id) for each in state.entries}),
        "organs": len({each.organ_id for each in state.entries}), "picked": len(state.picks), "told_on": state.told_on,
    }  # fmt: skip


act = Table(duties, frozenset()).act

# fmt: off
REVIEW: Procedure[ReviewState] = Procedure(
    name="loss_review",
    title="年度败诉案件梳理",
    state=ReviewState,
    stages=(Stage("gathered", "正在梳理"), Stage("told", "已通报"), Stage("closed", "已形成报告", end=True)),
    steps=(
        act("open", "启动梳理", BASIS, STAFF, at(), opened, Opened, guard=may_open, stamps=open_stamps, series="review", opens=True,
            help="系统汇集这一年一审败诉（含二审改判）、被复议纠正的案件，按原因和单位归类。"),
        act("gather", "重新汇集", BASIS, STAFF, at("gathered"), gathered, Nothing, guard=may_gather, stamps=gather_stamps,
            common=False, help="启动以后又有案件录入、原因补报的，按今天的情况重新汇集。"),
        act("pick", "选用典型案件", BASIS, STAFF, at("gathered"), picked, Picked, guard=may_pick),
        act("tell", "通报有关单位", BASIS, STAFF, at("gathered"), told, Told, guard=may_tell, papers=("loss_notice",),
            help="每个单位一份，只写本单位的案件。"),
        act("close", "形成梳理报告", BASIS, STAFF, at("told"), closed, Closed, papers=("loss_report",)),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
