"""The demo's 以案促改: what the corrected decisions opened is worked by the units and answered by the office, in every stage.

The reforms begin by themselves when a decision is served; a watcher gives each a life. Beside them some units learn from a
typical case each year, as the plan asks; others leave it, so that the list of those without is not empty.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.reform.models import Reform
from fuyuan.business.reform.procedure import PROCEDURE
from fuyuan.business.reform.queries import agencies
from fuyuan.business.reform.state import ReformState
from fuyuan.business.reform.yearly import region
from fuyuan.clock import now, today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from .ledger import liaisons, office
from .people import GIVEN, SURNAMES
from .reform_words import (
    ACCEPTED,
    BY_CAUSE,
    CHECKED,
    GENERAL,
    LASTING,
    RESULTS,
    RETURNED,
    TYPICAL,
    Lesson,
)
from .world import Life, World

FIRST_YEAR = 2023  # the first whole year of the plan
SIGNED = 180  # days before the end from which every unit's papers are signed: a PDF takes its time
LEARNING = 0.55  # of the units begin a typical case in a year


def named(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + dice.choice(GIVEN)


def unit_actor(dice: random.Random, known: dict[int, Actor], organ_id: int, name: str) -> Actor:
    """The unit's demo account, or an invented officer of a unit that has none."""
    return known.get(organ_id) or Actor(Post.RESPONDENT_LIAISON, named(dice), None, organ_id, name)


class ReformLife:
    """One reform on its way; the methods are the acts."""

    def __init__(self, world: World, dice: random.Random, pk: int, unit: Actor, clerk: Actor) -> None:
        self.world, self.dice, self.pk, self.unit, self.clerk = world, dice, pk, unit, clerk

    @property
    def state(self) -> ReformState:
        return ReformState.model_validate_json(Reform.objects.get(pk=self.pk).state)

    @property
    def words(self) -> Lesson:
        return BY_CAUSE.get(self.state.first_level, GENERAL)

    def take(self, step: str, actor: Actor, token: str | None = None, **record: Any) -> None:
        take_step(matter_id=self.pk, step=step, record=record, actor=actor, token=token)

    def later(self, low: int, high: int) -> datetime:
        day = self.world.workday(today(), self.dice.randint(low, high))
        moment = self.world.at(day, self.dice.randint(9, 16), self.dice.randrange(60))
        return moment if moment > now() else now() + timedelta(hours=1)

    def live(self) -> Life:
        while self.state.stage == "opened":
            yield from self.work()
            yield from self.conclude()
            yield from self.check()

    def work(self) -> Life:
        """Analysis, teaching, measures: now and then late."""
        self.plan()
        yield self.later(3, 9)
        self.sign()
        yield self.later(5, 25)
        self.teach()
        for each in self.state.now.measures:
            early = each.by - timedelta(days=self.dice.randint(0, 9))
            late = self.dice.random() < 0.1
            day = self.world.workday(each.by + timedelta(days=12) if late else max(early, today()), 0)
            yield max(self.world.at(day, self.dice.randint(9, 16)), now() + timedelta(hours=1))
            self.report(each.number, each.what)

    def conclude(self) -> Life:
        yield self.later(2, 7)
        self.ask()
        yield self.later(1, 5)
        if self.dice.random() < 0.2:
            self.take("return_report", self.clerk, reason=self.dice.choice(RETURNED))
            yield self.later(3, 8)
            self.ask()
            yield self.later(1, 4)
        self.sign()
        self.take("accept", self.clerk, opinion=self.dice.choice(ACCEPTED))

    def check(self) -> Life:
        """Six months later: what came back begins again, the rest is closed."""
        by = self.state.now.check_by
        assert by
        yield self.world.at(self.world.workday(by - timedelta(days=self.dice.randint(0, 12)), 0), 10)
        again = Reform.objects.filter(
            organ_id=self.unit.organ_id, cause_top=self.state.first_level, source_on__gt=self.state.accepted_on,
            source_kind__in=("reconsideration", "suit"),
        ).exists()  # fmt: skip
        effect = "again" if again and len(self.state.rounds) == 1 else "lasting"
        found = (
            "系统查到同一原因再次被纠正，措施没有覆盖全部执法岗位。" if again else self.dice.choice(CHECKED)
        )
        self.take("check_effect", self.clerk, effect=effect, found=found, by=self.clerk.name)

    # -- acts --

    def plan(self) -> None:
        words, day = self.words, today()
        quote = words.quote
        cause = {
            "cause": words.cause, "arises": words.arises, "fault": words.fault, "quote": quote, "analysis": words.analysis,
        }  # fmt: skip
        measures = [
            {
                "what": what,
                "owner": named(self.dice),
                "by": self.world.workday(day + timedelta(days=20 + 15 * at), 0),
            }
            for at, what in enumerate(words.measures)
        ]
        self.take(
            "plan", self.unit, leader=f"{named(self.dice)} 副职负责人", causes=[cause],
            risks=[{"what": words.risk, "where": "执法办案岗位"}], measures=measures,
        )  # fmt: skip

    def teach(self) -> None:
        judge = self.dice.random() < 0.4
        speaker = (
            {"speaker": f"{self.dice.choice(SURNAMES)}法官", "speaker_from": "本级人民法院行政审判庭"}
            if judge
            else {}
        )
        self.take(
            "teach", self.unit, on=today(), form="judge" if judge else "case_teaching", participants=self.dice.randint(18, 96),
            about="结合本案讲解审理思路和裁判要点，逐项对照本单位执法流程查找漏洞。", **speaker,
        )  # fmt: skip

    def report(self, number: int, what: str) -> None:
        token = f"demo:reform:{self.pk}:{len(self.state.rounds)}:{number}"
        words = f"{self.unit.organ_name}：{what}，已经完成。"
        name = f"{self.unit.organ_name}整改佐证.txt"
        file = reference(receive_file(actor=self.unit, name=name, chunks=[words.encode()], draft=token))
        self.take(
            "report_measure", self.unit, token, measure=number, done_on=today(), result=f"{what}，已经完成并执行。",
            files=[file.model_dump()],
        )  # fmt: skip

    def ask(self) -> None:
        self.take(
            "ask_conclude", self.unit, result=self.dice.choice(RESULTS), lasting=self.dice.choice(LASTING)
        )

    def sign(self) -> None:
        """The unit signs what it drafted: the plan, the report. Of units that are only invented, those of the last year."""
        recent = today() > self.world.end.date() - timedelta(days=SIGNED)
        if recent or self.unit.person_id is not None:
            for paper in Paper.objects.filter(matter_id=self.pk, status=Paper.Status.DRAFT).order_by("pk"):
                issue(paper.pk, self.unit)


class Watch:
    """Looks each morning for reforms that began by themselves, and gives each unit some days to start."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor) -> None:
        self.world, self.dice, self.clerk = world, dice, clerk
        self.last, self.known = 0, liaisons()

    def live(self) -> Life:
        while True:
            for row in Reform.objects.filter(pk__gt=self.last).order_by("pk"):
                self.last = row.pk
                self.start(row)
            yield self.world.at(today() + timedelta(days=1), 8)

    def start(self, row: Reform) -> None:
        own = random.Random(self.dice.random())  # noqa: S311 - a fixed story
        unit = unit_actor(own, self.known, row.organ_id or 0, row.unit_name)
        life = ReformLife(self.world, own, row.pk, unit, self.clerk)
        late = own.random() < 0.15
        first = self.world.workday(today(), own.randint(17, 40) if late else own.randint(3, 11))
        self.world.add(self.world.at(first, own.randint(9, 16)), life.live())


class Learner:
    """A unit that takes up a typical case of its own accord."""

    def __init__(self, unit: Actor, case: tuple[str, str, str, str, str, str]) -> None:
        self.unit, self.case = unit, case

    def live(self) -> Life:
        body, act, kind, outcome, said, why = self.case
        record = {
            "kind": "typical", "body": body, "act": act, "act_kind": kind, "outcome": outcome, "said": said, "why": why,
        }  # fmt: skip
        open_matter(kind=PROCEDURE.name, step="begin", record=record, actor=self.unit)
        yield from ()


def learners(world: World, dice: random.Random, year: int) -> None:
    """Let about half of the units begin a typical case some day of the year."""
    known = liaisons()
    for organ in agencies(date(year, 1, 1), region()):
        if dice.random() > LEARNING:
            continue
        day = date(year, dice.randint(2, 10), dice.randint(1, 28))
        if world.at(day, 9) < world.end:
            learner = Learner(_actor(dice, known, organ), dice.choice(TYPICAL))
            world.add(world.at(world.workday(day, 0), dice.randint(9, 16)), learner.live())


def _actor(dice: random.Random, known: dict[int, Actor], organ: Organ) -> Actor:
    return unit_actor(dice, known, organ.pk, organ.name)


def add_reforms(world: World, dice: random.Random) -> None:
    """Put the units' learning into the world, from the first whole year of the plan."""
    clerk = office()
    if clerk is None:
        return
    world.add(world.at(date(FIRST_YEAR, 1, 4), 8), Watch(world, dice, clerk).live())
    for year in range(FIRST_YEAR, world.end.year + 1):
        learners(world, dice, year)
    newest = world.end - timedelta(days=2)  # one that nobody has taken up yet
    unit = dice.choice(list(agencies(newest.date(), region())) or [None])
    if unit:
        world.add(newest, Learner(_actor(dice, liaisons(), unit), dice.choice(TYPICAL)).live())
