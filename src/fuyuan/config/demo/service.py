"""The demo's action over five years, with its targets; real steps only, after everything else has been put into the world."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fuyuan.business.guidance.actions.board import sources
from fuyuan.clock import today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from . import service_words as words
from .linkage import demo_actor
from .world import Life, World

BEGUN = 310  # days before the end


class Onward:
    """What the bureau keeps of its action; the methods are lives."""

    def __init__(self, world: World, bureau: Actor) -> None:
        self.world, self.bureau = world, bureau

    def ago(self, days: int, hour: int = 10) -> datetime:
        day = self.world.workday(self.world.end.date() - timedelta(days=days), 0)
        return self.world.at(day, hour, 20)

    def action(self) -> Life:
        """Launched for five years, given targets, once adjusted; a year that is over meanwhile is summed up."""
        first = today().year
        plan = {**words.ACTION, "first_year": first, "last_year": first + 4}
        document = words.DOCUMENT.format(year=first)
        told: dict[str, Any] = {"kind": "service_action", "step": "launch", "actor": self.bureau}
        pk = open_matter(record=plan | {"document": document}, **told).matter_id
        yield self.ago(BEGUN - 12)
        self.target(pk, first, words.TARGETS)
        yield self.ago(BEGUN - 150)
        self.target(pk, first, words.TARGETS | words.MORE, words.WHY)
        if self.world.end.year > first:
            yield self.world.at(self.world.workday(self.world.end.date().replace(month=1, day=1), 3), 10)
            told = {"matter_id": pk, "step": "sum_up", "actor": self.bureau}
            take_step(record={"year": first, **words.SUM}, **told)
            self.target(pk, first + 1, words.TARGETS)

    def target(self, pk: int, year: int, counts: dict[str, int], why: str = "") -> None:
        rows = [
            {"key": each.key, "label": each.label, "unit": each.unit, "count": counts.get(each.key)}
            for each in sources()
        ]
        record = {"year": year, "document": words.TASKS.format(year=year), "targets": rows, "why": why}
        take_step(matter_id=pk, step="target", record=record, actor=self.bureau)


def add_service(world: World) -> None:
    bureau = demo_actor(Post.SUPERVISION_STAFF)
    if bureau is None:
        return
    onward = Onward(world, bureau)
    world.add(onward.ago(BEGUN), onward.action())
