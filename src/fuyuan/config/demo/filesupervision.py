"""The demo's review of enforcement files: one department inspected by two supervisors from outside, three of its files read, what
was found answered, entered as findings and put right. Through real steps only.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from fuyuan.business.filereview.models import FileReview, Round
from fuyuan.business.leadership.models import Decision
from fuyuan.business.supervision.inspections.files import first_problems
from fuyuan.business.supervision.models import Inspection, Supervision, Supervisor
from fuyuan.business.supervision.supervisors.register import SupervisorState
from fuyuan.clock import today
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import context_for, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.posts import Post

from . import filesupervision_words as words
from .filereview import FileLife
from .leadership import clerk_of
from .ledger import liaisons
from .linkage import demo_actor
from .linkage_lives import Teller
from .supervision import Correction, RoundLife, _inspection
from .world import Life, World

AGO, FILES = 60, 3  # days before the end on which the round is planned; files drawn


def readers() -> dict[int, Actor]:
    """Everybody of the demo who may read enforcement files."""
    posts = (Post.SUPERVISION_STAFF, Post.LAY_SUPERVISOR)
    rows = Holding.objects.filter(account__demo=True, effective=True, post__in=posts).select_related(
        "account", "organ"
    )
    return {
        row.account_id: Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)
        for row in rows
    }  # fmt: skip


class KeyRound(RoundLife):
    """重点监督 of the department with most files in the register."""

    def live(self) -> Life:  # type: ignore[override]  # what it is told the other rounds are told
        unit, team = self.unit(), self.team()
        if unit is None or len(team) < 2:
            return
        self.plan_for(unit, team)
        self.take("assign", self.clerk)
        yield self.later(1, 1)
        self.sign("supervision_round.round_notice")
        inspection = Inspection.objects.get(round_id=self.pk).pk
        yield self.on(_inspection(inspection).first_on)
        yield from self.files(inspection, unit)
        self.inspect(inspection, 0)
        yield self.later(2, 4)
        self.take("report", self.clerk, overall=words.OVERALL, proposals=words.PROPOSALS)
        self.sign("supervision_round.round_report")

    def unit(self) -> Actor | None:
        """Who acts for the department with most files, rather one with an account; a world too young has none with enough."""
        since = today() - timedelta(days=330)
        rows = Decision.objects.filter(stage="confirmed", confirmed_on__gte=since)
        units = rows.exclude(organ_id=self.clerk.organ_id).order_by("pk").values_list("organ_id", flat=True)
        enough, known = [pk for pk, files in Counter(units).most_common() if files >= FILES], liaisons()
        pk = next((pk for pk in enough if pk in known), enough[0] if enough else None)
        return clerk_of(Organ.objects.get(pk=pk)) if pk else None

    def team(self) -> list[int]:
        """The supervisors from outside who have accounts by now: 变更登记 puts these into the register."""
        lay = {each.name: each.person_id for each in readers().values() if each.post is Post.LAY_SUPERVISOR}
        rows = list(Supervisor.objects.filter(stage="serving", unit_id=None, title__in=lay).order_by("pk"))
        for row in rows:
            if row.holder_id is None:
                profile = SupervisorState.model_validate_json(row.state).profile
                told = profile.model_dump() | {"person_id": lay[row.title]}
                record = {"profile": told, "reason": words.ACCOUNT}
                take_step(matter_id=row.pk, step="update", record=record, actor=self.clerk)
        return [row.pk for row in rows]

    def plan_for(self, unit: Actor, team: Iterable[int]) -> None:
        title = f"{today().year}年{unit.organ_name}执法案卷重点监督"
        more = {
            "pool": "departments", "choose": "named", "units": [unit.organ_id], "teams": [{"name": "编制外监督一队", "members": list(team)}],
            "last_rounds": 0,
        }  # fmt: skip
        self.plan(title, "key", ("penalty",), 40, **more)

    def files(self, inspection: int, unit: Actor) -> Life:
        """Called, drawn, read by two each, reported; then entered as findings, which the unit puts right."""
        people, state = readers(), _inspection(inspection)
        record = {
            "first": today() - timedelta(days=330), "last": today(), "size": FILES, "reviewers": list(people),
            "score_by": self.world.workday(today(), 8), "report_by": state.last_on,
        }  # fmt: skip
        take_step(matter_id=inspection, step="review_files", record=record, actor=self.clerk)
        review = Round.objects.get(inspection_id=inspection).pk
        take_step(matter_id=review, step="draw", record={}, actor=self.clerk)
        for row in FileReview.objects.filter(round_id=review).order_by("pk"):
            self.world.add(
                self.later(1, 2),
                EnforcementFile(self.world, self.own(), self.clerk, people, row.pk, unit).live(),
            )
        while FileReview.objects.filter(round_id=review, concluded_on=None).exists():
            yield self.later(3, 3)
        report = Teller(self.world, self.dice, self.clerk)
        report.pk = review
        report.take("report", self.clerk, overall=words.OVERALL, proposals=words.PROPOSALS)
        report.sign("file_round.round_report")
        self.enter(inspection)

    def enter(self, pk: int) -> None:
        """What matters less is no breach but a flaw; what the sheet calls grave enough the bureau takes up on paper."""
        state = _inspection(pk)
        context = context_for(room_of("inspection"), state, "enter_problems", None, self.clerk)
        if not (context.facts["review"] and context.facts["review"].problems):
            return
        lines = [
            {**line, "nature": "flaw" if line["kind"] in ("system", "other") else "unlawful"}
            for line in first_problems(state, context)["lines"]
        ]
        take_step(matter_id=pk, step="enter_problems", record={"lines": lines}, actor=self.clerk)
        matter = Supervision.objects.get(inspection_id=pk, source="files")
        life = Correction(self.world, self.own(), self.clerk, self.head, matter.pk)
        self.world.add(self.later(2, 4), life.live("opinion"))


class EnforcementFile(FileLife):
    """One file: the unit says what it has to say."""

    faults, corrections, rulings, replies = words.FAULTS, words.CORRECTIONS, words.RULINGS, words.REPLIES

    def __init__(
        self, world: World, dice: random.Random, lead: Actor, people: dict[int, Actor], pk: int, unit: Actor
    ) -> None:
        super().__init__(world, dice, lead, people, pk)
        self.unit = unit

    def answers(self) -> None:
        told: dict[str, Any] = {"accepts": True} if self.dice.random() < 0.5 else {"words": words.ANSWER}
        self.take("answer", self.unit, **told)

    def corrector(self) -> Actor:
        return self.unit


def add_file_supervision(world: World, dice: random.Random) -> None:
    """Put the review into the world."""
    clerk, head = demo_actor(Post.SUPERVISION_STAFF), demo_actor(Post.ORGAN_HEAD)
    if clerk is None or head is None:
        return
    day = world.workday(world.end.date() - timedelta(days=AGO), 0)
    world.add(world.at(day, 10), KeyRound(world, dice, clerk, head).live())
