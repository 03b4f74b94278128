"""The demo's action over five years and two units' agreements; real steps only, after everything else has been put into the world."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from fuyuan.business.guidance.actions.board import named, sources
from fuyuan.business.mediation.queries import visible_mediations
from fuyuan.business.training.models import Officer
from fuyuan.clock import today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from . import service_words as words
from .guidance import units
from .leadership import clerk_of, head_of
from .linkage import demo_actor
from .world import Life, World

BEGUN, CONTEST = 310, 70  # days before the end


class Onward:
    """What the bureau and two units add to their service-oriented enforcement; the methods are lives."""

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
        rows = [{"key": each.key, "label": named(each), "count": counts.get(each.key)} for each in sources()]
        record = {"year": year, "document": words.TASKS.format(year=year), "targets": rows, "why": why}
        take_step(matter_id=pk, step="target", record=record, actor=self.bureau)

    def contest(self, known: Sequence[Organ]) -> Life:
        """An earlier contest than the year's, where the register has people of both units: other rounds, others chosen."""
        on, clerks = today(), [clerk_of(unit) for unit in known]
        teams = [self.team(clerk) for clerk in clerks]
        if len(teams) < 2 or not all(teams):
            return
        plan = {**words.CONTEST, "title": f"{on.year}年行政执法案卷制作比武", "on": on}
        told: dict[str, Any] = {"kind": "contest", "step": "announce", "actor": self.bureau}
        pk = open_matter(record=plan, **told).matter_id
        for clerk, team in zip(clerks, teams, strict=True):
            record = {"members": [each.number for each in team], "leader": "法制股负责人"}
            take_step(matter_id=pk, step="enter", record=record, actor=clerk)
        for turn, each in enumerate(plan["rounds"]):
            marks = [
                {"team": clerk.organ_name, "judge": judge, "points": 84 + (at * 5 + turn * 3 + seat * 2) % 11}
                for at, clerk in enumerate(clerks)
                for seat, judge in enumerate(plan["judges"])
            ]
            scored = {"round": each["name"], "marks": marks}
            take_step(matter_id=pk, step="score", record=scored, actor=self.bureau)
        yield self.world.at(self.world.workday(on, 2), 10)
        best = [team[0].person_id for team in teams]
        take_step(matter_id=pk, step="conclude", record={"talents": best}, actor=self.bureau)
        issue(Paper.objects.filter(matter_id=pk).latest("pk").pk, self.bureau)

    def team(self, clerk: Actor) -> list[Officer]:
        return list(Officer.objects.filter(organ_id=clerk.organ_id, closed_on=None).order_by("-pk")[:2])

    # -- agreements ----------------------------------------------------------------------------------------------------

    def accord(self, unit: Organ, told: words.Accord) -> Life:
        """Drafted, approved, signed; then performed on its days, or enforcement goes on."""
        clerk, head = clerk_of(unit), head_of(unit)
        source = self.source(clerk) if told.record["kind"] == "dispute" else ""
        if told.record["kind"] == "dispute" and not source:
            return
        items = [
            {**each, "by": self.world.workday(today() + timedelta(days=days), 0)}
            for each, days in zip(told.items, told.days, strict=True)
        ]
        acted = today() - timedelta(days=120)
        number = told.record.get("act_number", "").format(year=acted.year)
        record = {**told.record, "act_number": number, "source": source, "items": items, "acted_on": acted}
        pk = open_matter(kind="accord", step="draft", record=record, actor=clerk).matter_id
        yield self.ago(told.ago - 2)
        take_step(matter_id=pk, step="approve", record={}, actor=head)
        issue(Paper.objects.filter(matter_id=pk).latest("pk").pk, head)
        yield self.ago(told.ago - 5)
        take_step(matter_id=pk, step="sign", record={"on": today(), "by": "本人"}, actor=clerk)
        for at, proof in enumerate(told.proofs, 1):
            yield self.world.at(items[at - 1]["by"], 15)
            record = {"item": at, "on": today(), "result": proof}
            take_step(matter_id=pk, step="perform", record=record, actor=clerk)
        if told.broken:
            at = len(told.proofs) + 1
            yield self.world.at(self.world.workday(items[at - 1]["by"], 2), 10)
            take_step(matter_id=pk, step="break_off", record={"item": at, "found": told.broken}, actor=clerk)
            take_step(matter_id=pk, step="resume", record={"on": today(), "how": words.RESUMED}, actor=clerk)

    def source(self, clerk: Actor) -> str:
        """A mediation the unit is inside of, of those that are not over."""
        row = visible_mediations(clerk).filter(closed_on=None).last()
        return str(row.number) if row else ""


def add_service(world: World) -> None:
    bureau = demo_actor(Post.SUPERVISION_STAFF)
    if bureau is None:
        return
    onward = Onward(world, bureau)
    world.add(onward.ago(BEGUN), onward.action())
    known = units()
    world.add(onward.ago(CONTEST, 16), onward.contest(known))
    for told in words.ACCORDS:
        if told.turn < len(known):
            world.add(onward.ago(told.ago), onward.accord(known[told.turn], told))
