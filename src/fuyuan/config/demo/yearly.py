"""What the demo's supervision does once a year: reports of six organs, each in another state; the review of what was lost; two
self-checks; three honoraria. Through real steps only.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from fuyuan.business.litigation.models import Suit
from fuyuan.business.supervision.annual.opening import reporting
from fuyuan.business.supervision.models import LossReview, Supervisor
from fuyuan.business.supervision.review.facts import entries_of
from fuyuan.business.supervision.review.steps import ReviewState
from fuyuan.clock import today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from . import yearly_words as words
from .ledger import liaisons
from .linkage import demo_actor
from .supervision import Bureau
from .world import Life, World

WAYS = ("contested", "corrected", "accepted", "approved", "returned", "withdrawn")
BEGUN, LONG = (
    (1, 8),
    90,
)  # reports begin in January; a demo built within three months of it tells of the year before


class ReportLife(Bureau):
    """The report of one organ on one year, on one of the ways it can go."""

    def live(self, way: str, unit: Actor, year: int, number: int) -> Life:
        self.unit, self.number, self.year = unit, number, year
        self.boss = Actor(Post.RESPONDENT_HEAD, self.named(), None, unit.organ_id, unit.organ_name)
        record = {"organ_id": unit.organ_id, "year": year}
        self.pk = open_matter(kind="annual_report", step="open", record=record, actor=self.clerk).matter_id
        yield self.later(8, 14)
        if way in ("accepted", "approved"):  # these two took until the last weeks
            yield self.on(self.world.end.date() - timedelta(days=14))
        yield from self.report(**self.contest(way))
        yield self.later(2, 3)
        if way == "approved":
            return
        if way == "returned":
            self.take("return", self.clerk, reason=words.RETURNED)
            return
        self.accept(way)
        if way in ("corrected", "withdrawn"):
            yield self.later(6, 9)
            yield from self.again(way)

    def contest(self, way: str) -> dict[str, Any]:
        if way != "contested":
            return {}
        return {"contested": [{"section": "checked", "whole": 2, "part": 2, "reason": words.CONTESTED}]}

    def report(self, **more: Any) -> Life:
        at = self.number % len(words.DUTIES)
        record = {"duties": words.DUTIES[at], "improving": words.IMPROVING[at], **more}
        self.take("complete", self.unit, **record)
        yield self.later(1, 2)
        self.take("approve", self.boss)

    def accept(self, way: str) -> None:
        ahead = self.world.end.date() + timedelta(days=5) if way == "accepted" else today()
        self.take("accept", self.clerk, publish_on=ahead, opinion=words.OPINION if way == "contested" else "")
        if way != "accepted":
            self.take("publish", self.clerk)

    def again(self, way: str) -> Life:
        if way == "withdrawn":
            self.take("withdraw", self.clerk, reason=words.WITHDRAWN)
            return
        self.take("correct", self.clerk, reason=words.CORRECTING)
        yield self.later(1, 2)
        yield from self.report(held=[words.HELD])
        yield self.later(1, 1)
        self.accept(way)


class ReviewLife(Bureau):
    """The losses of the year that has more of them: two picked, every organ told, reported to the government before the demo ends."""

    def live(self) -> Life:
        this = today().year
        year = max(this, this - 1, key=lambda year: len(entries_of(year)))
        if not entries_of(year):
            return
        self.pk = open_matter(
            kind="loss_review", step="open", record={"year": year}, actor=self.clerk
        ).matter_id
        yield self.later(3, 5)
        settled, others = self.typical()
        for at, (number, why) in enumerate(zip((*settled, *others), words.PICKS, strict=False)):
            self.take("pick", self.clerk, entry=number, why=why, written=at == 0 and bool(settled))
        yield self.later(2, 3)
        self.take("tell", self.clerk, demand=words.DEMAND)
        for pk in Paper.objects.filter(matter_id=self.pk, status=Paper.Status.DRAFT).values_list(
            "pk", flat=True
        ):
            issue(pk, self.clerk)
        yield self.later(3, 4)
        self.take("close", self.clerk, causes=words.CAUSES, proposals=words.PROPOSALS)
        self.sign("loss_review.loss_report")

    def typical(self) -> tuple[list[int], list[int]]:
        """The suits in effect, a typical case can be written from them, and all the rest; those whose cause is known first."""
        state = ReviewState.model_validate_json(LossReview.objects.get(pk=self.pk).state)
        ids = [each.matter_id for each in state.entries if each.kind == "suit"]
        ended = set(Suit.objects.filter(pk__in=ids, effective_on__isnull=False).values_list("pk", flat=True))
        found = sorted(enumerate(state.entries, 1), key=lambda item: (not item[1].causes, item[0]))
        settled = [number for number, each in found if each.kind == "suit" and each.matter_id in ended]
        return settled, [number for number, _ in found if number not in settled]


class CheckLife(Bureau):
    """An organ's check of itself; ``done``: it was made, and one of two things found is put right."""

    def live(self, unit: Actor, topics: tuple[str, ...], done: bool) -> Life:
        last = self.world.workday(today(), 15)
        record = {**words.CHECK, "topics": topics, "first_on": today(), "last_on": last}
        self.pk = open_matter(kind="self_check", step="plan", record=record, actor=unit).matter_id
        if not done:
            return
        yield self.later(10, 12)
        found = [{**each, "fix_by": self.world.workday(today(), 20)} for each in words.FOUND]
        self.take("check", unit, on=today(), looked=words.LOOKED, found=found)
        yield self.later(6, 9)
        self.take("fix", unit, number=1, on=today(), did=words.FIXED)


class FeeLife(Bureau):
    """Three honoraria: one paid, one approved, one waiting."""

    def live(self) -> Life:
        outside = (
            Supervisor.objects.filter(kind="lawyer", stage="serving")
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        second = Actor(Post.SUPERVISION_STAFF, self.named(), None, self.clerk.organ_id, self.clerk.organ_name)
        for number, (work, amount) in enumerate(words.FEES if outside else ()):
            self.pk = outside[number % len(outside)]
            if number == 0:
                first = today()
                self.take("offer", self.clerk, first=first, last=first + timedelta(days=180), note=words.FREE)
            record = {"work": work, "on": today(), "amount": amount}
            done = take_step(matter_id=self.pk, step="enter_fee", record=record, actor=self.clerk)
            fee = len(done.state.fees)
            yield self.later(2, 4)
            if number < 2:
                self.take("approve_fee", second, fee=fee, basis=words.FEE_BASIS)
            if number == 0:
                yield self.later(2, 4)
                self.take(
                    "pay_fee", self.clerk, fee=fee, on=today(), voucher=f"记账{today().month}-{18 + number}"
                )


def add_yearly(world: World, dice: random.Random) -> None:
    """Put the year's work into the world, on days counted from its end."""
    clerk, head = demo_actor(Post.SUPERVISION_STAFF), demo_actor(Post.ORGAN_HEAD)
    if clerk is None or head is None:
        return
    people = (world, dice, clerk, head)
    end = world.end.date()
    first = begun(end)
    units = reporters(first.year - 1, clerk)
    for number, (way, unit) in enumerate(zip(WAYS, units, strict=False)):
        life = ReportLife(world, random.Random(dice.random()), clerk, head)  # noqa: S311
        world.add(world.at(world.workday(first, number), 9), life.live(way, unit, first.year - 1, number))
    world.add(_ago(world, 24), ReviewLife(*people).live())
    for unit, (topics, done, ago) in zip(units, CHECKS, strict=False):
        world.add(_ago(world, ago), CheckLife(*people).live(unit, topics, done))
    world.add(_ago(world, 40), FeeLife(*people).live())


CHECKS = ((("penalty", "legal_review", "recording"), True, 60), (("licensing", "discretion"), False, 6))


def begun(end: date) -> date:
    """The January in which the reports began, far enough back for all of them to have gone their way."""
    first = date(end.year, *BEGUN)
    return first if (end - first).days >= LONG else date(end.year - 1, *BEGUN)


def _ago(world: World, days: int) -> Any:
    return world.at(world.workday(world.end.date() - timedelta(days=days), 0), 10)


def reporters(year: int, clerk: Actor) -> list[Actor]:
    """Those who fill in: the demo's own accounts first, then whoever does it at the next organs."""
    known = {pk: who for pk, who in liaisons().items() if pk != clerk.organ_id}
    rows = list(reporting(year).exclude(pk=clerk.organ_id or 0))
    rows.sort(key=lambda organ: (organ.pk not in known, organ.code))
    return [known.get(organ.pk) or _clerk_of(organ) for organ in rows]


def _clerk_of(organ: Organ) -> Actor:
    return Actor(Post.RESPONDENT_LIAISON, "法制股", None, organ.pk, organ.name)
