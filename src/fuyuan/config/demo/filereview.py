"""The demo's 案卷评查: a round of the first half of the year that is finished, and one that is being read."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar

from fuyuan.business.filereview.files.concluding import first_conclusion
from fuyuan.business.filereview.files.reading import first_score, first_settlement
from fuyuan.business.filereview.files.state import FileState
from fuyuan.business.filereview.models import FileReview, Round
from fuyuan.clock import today
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import StepRefused, context_for, open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .filereview_words import ANSWERS, CORRECTIONS, FAULTS, OVERALL, PROPOSALS, REPLIES, RULINGS
from .linkage_lives import Teller
from .world import Life, World

FINISHED, RUNNING = 150, 16  # days ago the two rounds were planned
CONFIRM = ("卷内有记载，已核实，不扣分", "系统核对")


def office_people() -> dict[int, Actor]:
    held = Holding.objects.filter(account__demo=True, effective=True, post__in=OFFICE_POSTS)
    rows = held.select_related("account", "organ").order_by("-pk")
    return {
        row.account_id: Actor(
            Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk
        )
        for row in rows
    }


def add_reviews(world: World, dice: random.Random) -> None:
    """Let the office review its files; without a head there is nobody to plan a round."""
    people = office_people()
    head = next((each for each in people.values() if each.post is Post.OFFICE_HEAD), None)
    if head is None:
        return
    end = world.end.date()
    for ago, back, size, title in (
        (FINISHED, 190, 8, "上半年行政复议案卷评查"),
        (RUNNING, FINISHED - RUNNING, 6, "下半年行政复议案卷评查"),
    ):
        day = world.workday(end - timedelta(days=ago), 0)
        told = f"{day.year}年{title}"
        life = RoundLife(world, random.Random(dice.random()), head, people, told, back, size)  # noqa: S311
        world.add(world.at(day, 9, 30), life.live())


class RoundLife(Teller):
    """One round: planned and drawn on a day, then each file has a life of its own; the last one ends it with a report."""

    def __init__(
        self, world: World, dice: random.Random, head: Actor, people: dict[int, Actor], title: str, back: int, size: int
    ) -> None:  # fmt: skip
        super().__init__(world, dice, head)
        self.people, self.title, self.back, self.size = people, title, back, size

    def live(self) -> Life:
        day = today()
        record = {
            "subject": "reconsideration", "title": self.title, "first": day - timedelta(days=self.back), "last": day - timedelta(days=1),
            "method": "drawn", "size": self.size, "stratum": "kind", "reviewers": list(self.people),
            "score_by": self.world.workday(day, 15), "report_by": self.world.workday(day, 40),
        }  # fmt: skip
        self.pk = open_matter(kind="file_round", step="plan", record=record, actor=self.clerk).matter_id
        try:
            self.take("draw", self.clerk)
        except StepRefused as few:  # a world too young to have closed files
            self.take("cancel", self.clerk, reason=str(few)[:200])
            return
        for at, row in enumerate(FileReview.objects.filter(round_id=self.pk).order_by("pk")):
            life = FileLife(self.world, self.own(), self.clerk, self.people, row.pk)
            self.world.add(self.world.at(self.world.workday(day, 2 + at), 10), life.live())
        yield self.world.at(self.world.workday(day, 36), 15)
        self.report()

    def report(self) -> None:
        if FileReview.objects.filter(round_id=self.pk, concluded_on=None).exists():
            return
        self.take("report", self.clerk, overall=OVERALL, proposals=PROPOSALS)
        self.sign("file_round.round_report")
        assert Round.objects.get(pk=self.pk).closed_on == today()


class FileLife(Teller):
    """One file: read by two, sometimes settled by a third, answered, concluded, corrected."""

    faults: ClassVar[Sequence[tuple[str, str, str, str]]] = FAULTS
    corrections: ClassVar[Sequence[str]] = CORRECTIONS
    rulings: ClassVar[Sequence[str]] = RULINGS
    replies: ClassVar[Sequence[str]] = REPLIES

    def __init__(
        self, world: World, dice: random.Random, head: Actor, people: dict[int, Actor], pk: int
    ) -> None:
        super().__init__(world, dice, head)
        self.people, self.pk = people, pk

    @property
    def state(self) -> FileState:
        return FileState.model_validate_json(FileReview.objects.get(pk=self.pk).state)

    def form(self, step: str, actor: Actor, initial: Any) -> dict[str, Any]:
        state = self.state
        return dict(initial(state, context_for(room_of("file_review"), state, step, None, actor)))

    def live(self) -> Life:
        common = self.dice.sample(self.faults, self.dice.randint(2, 5))
        for at, person in enumerate(self.state.reviewers):
            self.score(self.people[person.person_id], common, more=at)
            yield self.later(2, 5)
        if self.state.stage == "settling":
            self.rule()
            yield self.later(2, 4)
        if self.state.stage == "answering":
            self.answers()
            yield self.later(5, 7)  # who said nothing by then has nothing to say
        self.conclude()
        while self.state.open_corrections:
            yield self.later(4, 8)
            self.correct()

    def answers(self) -> None:
        for handler in self.state.handlers:
            self.answer(self.people.get(handler.person_id))

    def score(self, actor: Actor, common: list[tuple[str, str, str, str]], more: int) -> None:
        """Half of what the system suspects holds when somebody looks; both see the same faults, one of them one more."""
        form = self.form("score", actor, first_score)
        extra = self.dice.sample(self.faults, 1) if more and self.dice.random() < 0.5 else []
        seen = {code: (deduct, reason, page) for code, deduct, reason, page in (*common, *extra)}
        for line in form["lines"]:
            if line.get("reason"):
                line |= {"deduct": "1", "page": "系统核对"}
            elif told := seen.get(line["code"]):
                line |= dict(zip(("deduct", "reason", "page"), told, strict=True))
        for line in form["vetoes"]:
            if line["applies"]:
                line |= {"applies": False, "reason": CONFIRM[0], "page": CONFIRM[1]}
        self.take("score", actor, confirmed=True, **form)

    def rule(self) -> None:
        third = self.people[self.state.third.person_id]
        form = self.form("rule", third, first_settlement)
        self.take("rule", third, reason=self.dice.choice(self.rulings), **form)

    def answer(self, actor: Actor | None) -> None:
        if actor is None or self.dice.random() < 0.25 or self.state.stage != "answering":
            return
        told = {"accepts": True} if self.dice.random() < 0.6 else {"words": self.dice.choice(ANSWERS)}
        self.take("answer", actor, **told)

    def conclude(self) -> None:
        form = self.form("conclude", self.clerk, first_conclusion)
        chosen = self.dice.sample(self.corrections, self.dice.randint(0, 2))
        asked = [{"what": what, "by": self.world.workday(today(), 15)} for what in chosen]
        self.take("conclude", self.clerk, reason=self.dice.choice(self.replies), corrections=asked, **form)

    def correct(self) -> None:
        """Whoever owes it reports one and who leads the round confirms it the same day."""
        each = self.state.open_corrections[0]
        self.take(
            "correct", self.corrector(), number=each.number, on=today(), result=f"{each.what}，已经完成。"
        )
        self.take("confirm", self.clerk, number=each.number, opinion="已核实，同意。")

    def corrector(self) -> Actor:
        handlers = [self.people.get(person.person_id) for person in self.state.handlers]
        return next((actor for actor in handlers if actor), self.clerk)
