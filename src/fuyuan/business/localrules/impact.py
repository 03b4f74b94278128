"""What the annex of a rule means for the periods that run: shown before it is approved, told when it takes effect.

A changed reading of the law (A1–A8) counts for periods that begin from the day of effect on; those that run keep the reading
they began under, and are named with the day the new reading would have given. A changed warning window moves lights, no days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fuyuan.matters.lawbook import LAW, WARN_DAYS, WARN_WORKDAYS, lawbook_if
from fuyuan.matters.rederive import Ahead, ahead
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rooms import desk_room, desk_rooms_for

from .annex import changes
from .state import RuleState

MOST = 200  # lines on a page
NOTHING = "附件没有改变期限计算口径和预警窗口，正在计算的期限不受影响"


@dataclass(frozen=True, slots=True)
class Impact:
    """The pending duties an annex touches, soonest due first."""

    moved: Sequence[Ahead] = ()
    kept: Sequence[Ahead] = ()
    lights: Sequence[Ahead] = ()
    asked: bool = False  # whether anything was changed that could touch a period

    def __str__(self) -> str:
        if not self.asked:
            return NOTHING
        return f"期限变动{len(self.moved)}项；已经开始计算、按原口径算到底的{len(self.kept)}项"


def impact_of(state: RuleState, since: date) -> Impact:
    """Compare every pending duty under the settings of today with those of the annex."""
    changed = changes(state.lines)
    if not changed.keys() & {*LAW, WARN_DAYS, WARN_WORKDAYS}:
        return Impact()
    groups: dict[str, list[Ahead]] = defaultdict(list)
    for each in ahead(lawbook_if(changed, since), lawbook_if(changed, since, running=True)):
        groups["kept" if each.kept else "lights" if each.amber else "moved"].append(each)
    return Impact(groups["moved"], groups["kept"], groups["lights"], asked=True)


def rows(impact: Impact, actor: Actor) -> tuple[list[list[Any]], int]:
    """Return the lines the actor may read of the duties whose day is touched, and how many others there are."""
    every = [*impact.moved, *impact.kept]
    seen = _visible(every, actor)
    shown = [each for each in every if each.row.matter_id in seen]
    return [_line(each) for each in shown[:MOST]], len(every) - len(shown[:MOST])


def _visible(every: Iterable[Ahead], actor: Actor) -> set[int]:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for each in every:
        by_kind[each.row.kind].add(each.row.matter_id)
    mine = {room.kind for room in desk_rooms_for(actor)}
    found: set[int] = set()
    for kind in by_kind.keys() & mine:
        found.update(desk_room(kind).visible(actor).filter(pk__in=by_kind[kind]).values_list("pk", flat=True))
    return found


def _line(each: Ahead) -> list[Any]:
    told = "保持原日期" if each.kept else "按新口径重新计算"
    if each.kept and each.day and each.row.due and each.day < each.row.due:
        told += "；新口径的日期更早，宜提前办理"
    return [each.row.label, each.row.title, each.row.due, each.day, told]


def earlier(state: RuleState, since: date, most: int) -> list[Ahead]:
    """Return the duties that keep a day later than the new reading gives: whoever owes them should know."""
    found = impact_of(state, since).kept
    return [each for each in found if each.day and each.row.due and each.day < each.row.due][:most]


def address(each: Ahead) -> str:
    return matter_url(each.row.kind, each.row.matter_id)
