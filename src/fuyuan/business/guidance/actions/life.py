"""An action over several years: launched, given targets year by year, summed up each year with the figures of that day.

The program asks for no number of its own: which figures count how much in a year stands in the document that set them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Finished, Launched, Summed, Targeted

SPARE = 30  # natural days the bureau has in any case, where an action is entered late in its year


class Set(Fact):
    """Targets of a year as set on a day; a later entry of the same year takes the place of an earlier one."""

    on: date
    by: str
    told: Targeted


class Closed(Fact):
    """A year summed up, with what the figures were on that day."""

    on: date
    told: Summed
    actual: dict[str, int]


class ActionState(State):
    """An action; ``organ_id`` is the bureau."""

    told: Launched
    sets: tuple[Set, ...] = ()
    sums: tuple[Closed, ...] = ()
    result: str = ""
    ended: str = ""
    touched_on: date

    @property
    def years(self) -> range:
        return range(self.told.first_year, self.told.last_year + 1)

    def set_in(self, year: int) -> Set | None:
        """The targets in force for a year: the last that were set."""
        return next((each for each in reversed(self.sets) if each.told.year == year), None)

    def summed(self, year: int) -> Closed | None:
        return next((each for each in self.sums if each.told.year == year), None)

    def targets(self, year: int) -> dict[str, int]:
        """What is asked in a year, by figure."""
        found = self.set_in(year)
        return {each.key: each.count for each in found.told.targets if each.count} if found else {}

    @property
    def to_set(self) -> int | None:
        return next((year for year in self.years if not self.set_in(year)), None)

    @property
    def to_sum(self) -> int | None:
        return next((year for year in self.years if self.set_in(year) and not self.summed(year)), None)


def launched(state: None, event: Event) -> ActionState:
    return ActionState(
        stage="running", title=event.record.title, number=event.stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, told=event.record, touched_on=event.day,
    )  # fmt: skip


# -- targets -------------------------------------------------------------------------------------------------------


def to_target(state: ActionState, context: Context) -> Mapping[str, Any]:
    """The first year without targets, or this one; every figure the room counts."""
    year = state.to_set or min(max(context.day.year, state.told.first_year), state.told.last_year)
    known = state.targets(year)
    rows = [{"key": key, "label": label, "count": known.get(key)} for key, label in context.facts["figures"]]
    return {"year": year, "document": state.told.document, "targets": rows}


def may_target(state: ActionState, record: Targeted | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if refusal := _within(state, record.year):
        return refusal
    if state.summed(record.year):
        return Refusal(f"{record.year}年已经小结，指标不再调整")
    if [(each.key, each.label) for each in record.targets] != list(context.facts["figures"]):
        return Refusal("指标有变化，请刷新页面以后再填写")
    if state.set_in(record.year) and not record.why:
        return Refusal(f"{record.year}年已经下达过指标，调整的请写明理由")
    return None


def _within(state: ActionState, year: int) -> Refusal | None:
    told = state.told
    return (
        None if year in state.years else Refusal(f"年度应当在 {told.first_year} 至 {told.last_year} 年之间")
    )


def targeted(state: ActionState, event: Event) -> ActionState:
    new = Set(on=event.day, by=event.by.organ_name, told=event.record)
    return state.but(sets=(*state.sets, new))


# -- the year, the end ---------------------------------------------------------------------------------------------


def to_sum(state: ActionState, context: Context) -> Mapping[str, Any]:
    return {"year": state.to_sum}


def may_sum(state: ActionState, record: Summed | None, context: Context) -> Refusal | None:
    """A year is over before it is summed up, and had targets."""
    if record is None:
        year = state.to_sum
        if year is None:
            return Refusal("没有等待小结的年度，请先下达年度指标")
        return _over(year, context)
    if refusal := _within(state, record.year):
        return refusal
    if state.set_in(record.year) is None:
        return Refusal(f"{record.year}年没有下达指标，请先下达")
    if state.summed(record.year):
        return Refusal(f"{record.year}年已经小结")
    return _over(record.year, context)


def _over(year: int, context: Context) -> Refusal | None:
    return Refusal(f"{year}年还没有结束，明年1月起小结") if context.day.year <= year else None


def as_counted(state: ActionState, record: Summed, context: Context) -> Mapping[str, str]:
    """What the figures are on the day, written down: later corrections of matters do not change what was reported."""
    return {"actual": json.dumps(context.facts["actual"])}


def summed(state: ActionState, event: Event) -> ActionState:
    new = Closed(on=event.day, told=event.record, actual=json.loads(event.stamped["actual"]))
    return state.but(sums=(*state.sums, new))


def finished(state: ActionState, event: Event) -> ActionState:
    record: Finished = event.record
    return state.but(stage="finished", closed_on=event.day, result=record.result)


def may_finish(state: ActionState, record: Finished | None, context: Context) -> Refusal | None:
    """After its last year, when every year that had targets was summed up; years before it was entered here may have none."""
    if context.day.year <= state.told.last_year:
        return Refusal(f"行动到 {state.told.last_year} 年结束，以后总结；提前结束的办理“终止行动”")
    missing = [str(year) for year in state.years if state.set_in(year) and not state.summed(year)]
    return Refusal(f"还有年度没有小结：{'、'.join(missing)}") if missing else None


def stopped(state: ActionState, event: Event) -> ActionState:
    return state.but(stage="stopped", closed_on=event.day, ended=event.record.reason)


# -- what is owed --------------------------------------------------------------------------------------------------


def action_duties(state: ActionState) -> Iterable[Duty]:
    """The bureau's: the targets of each year in turn, and the sum of each year that had some."""
    if state.stage != "stopped":
        yield from _target_duties(state)
        yield from _sum_duties(state)


def _target_duties(state: ActionState) -> Iterator[Duty]:
    for year in state.years:
        first = next((each for each in state.sets if each.told.year == year), None)
        if first or not state.closed_on:
            yield _duty(state, "targets", f"下达{year}年指标", "target", year, first.on if first else None)
        if first is None:
            return


def _sum_duties(state: ActionState) -> Iterator[Duty]:
    for year in state.years:
        if state.set_in(year):
            done = state.summed(year)
            yield _duty(
                state, "sum", f"小结{year}年完成情况", "sum_up", year, done.on if done else None, after=1
            )


def _duty(
    state: ActionState, key: str, title: str, step: str, year: int, done: date | None, after: int = 0
) -> Duty:
    due = max(_month_end(year + after, state.told.by_month), state.opened_on + timedelta(days=SPARE))
    return Duty(
        f"{key}-{year}", title, Post.SUPERVISION_STAFF, due_on=due, steps=(step,), organ_id=state.organ_id,
        done_on=done,
    )  # fmt: skip


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
