"""The demo's exams: a bank written from the statutes, an annual exam, a qualification exam, a practice that anybody may try."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from fuyuan.business.training.bank import basis
from fuyuan.business.training.bank.records import Written
from fuyuan.business.training.bank.sheet import question_of
from fuyuan.business.training.bank.steps import fingerprint
from fuyuan.business.training.bank.word import questions
from fuyuan.business.training.exams.keeping import Given, keep
from fuyuan.business.training.exams.sitting import Hall, enter, hand_in
from fuyuan.business.training.models import Exam, ExamItem, Sitting
from fuyuan.business.training.procedure import EXAM, QUESTION
from fuyuan.clock import now, today
from fuyuan.law import LawError
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.together import Beginning, open_many
from fuyuan.organs.actor import Actor

from .world import Life, World

BANK = Path(__file__).with_name("questions.txt")
QUESTIONS = [question_of(said) for _, said in questions(BANK.read_text(encoding="utf-8"))]
NEW = 2  # of them the newest
PARTS = [
    {"kind": "single", "areas": [], "count": 12, "points": 4}, {"kind": "multiple", "areas": [], "count": 6, "points": 5},
    {"kind": "judge", "areas": [], "count": 11, "points": 2},
]  # fmt: skip
SHORT = [
    {"kind": "single", "areas": [], "count": 6, "points": 10},
    {"kind": "judge", "areas": [], "count": 8, "points": 5},
]
PRACTICE_DAYS = 30


class Person(Protocol):
    """An officer as the register's story made him: ``zeal`` says how much he knows."""

    @property
    def name(self) -> str: ...
    @property
    def identity(self) -> str: ...
    @property
    def zeal(self) -> float: ...


@dataclass(frozen=True)
class Exams:
    """What the training office and its supervisor do about exams."""

    world: World
    dice: random.Random
    trainer: Actor
    supervisor: Actor

    # -- the bank --

    def bank(self) -> Life:
        """Written in spring, read by the other post; one is sent back, one is no longer used."""
        pks = self.write(QUESTIONS[:-NEW])
        yield self.world.at(self.world.workday(today(), 3), 10)
        for pk in pks[:-1]:
            take_step(matter_id=pk, step="approve", record={}, actor=self.supervisor)
        reason = {"reason": "题干没有写明“法律另有规定的除外”，请补充。"}
        take_step(matter_id=pks[-1], step="send_back", record=reason, actor=self.supervisor)
        yield self.world.at(self.world.workday(today(), 30), 10)
        reason = {"reason": "与其他题考查的内容重复。"}
        take_step(matter_id=pks[9], step="retire", record=reason, actor=self.supervisor)

    def newest(self) -> Life:
        """Written of late, not read yet."""
        self.write(QUESTIONS[-NEW:])
        yield from ()

    def write(self, told: Sequence[Written]) -> list[int]:
        acts = [("write", written) for written in told if in_force(written.basis)]
        beginnings = [Beginning([act], f"demo:question:{fingerprint(act[1])[:40]}") for act in acts]
        begun = open_many(kind=QUESTION.name, beginnings=beginnings, actor=self.trainer)
        return [each.matter_id for each in begun if isinstance(each, Outcome)]

    # -- exams --

    def hold(self, people: Sequence[Person], day: datetime, **plan: Any) -> Life:
        """Planned ten days before, drawn two working days before, held, closed the same evening, confirmed the day after."""
        pk = self.plan(day, **plan)
        yield self.world.at(self.world.workday(day.date(), -2), 15)
        if not self.drawn(pk):
            return
        yield day
        take_step(matter_id=pk, step="open", record={}, actor=self.trainer)
        self.sit_down(pk, people)
        yield day + timedelta(hours=3)
        take_step(matter_id=pk, step="close", record={}, actor=self.trainer)
        yield self.world.at(self.world.workday(today(), 1), 10)
        take_step(matter_id=pk, step="confirm", record={}, actor=self.supervisor)

    def practice(self, people: Sequence[Person], day: datetime) -> Life:
        """Open for a month: whoever signs in to the demo finds the seat codes and may sit one."""
        pk = self.plan(
            day, title="行政执法知识模拟考试", purpose="practice", late=PRACTICE_DAYS * 1440, minutes=40, parts=SHORT,
            note="用来熟悉在线考试，成绩不计入年审和资格考试。交卷以后马上看到成绩和解析。",
        )  # fmt: skip
        if self.drawn(pk):
            yield day
            take_step(matter_id=pk, step="open", record={}, actor=self.trainer)
            self.sit_down(pk, people[:12])

    def plan(self, day: datetime, **more: Any) -> int:
        record = {
            "title": "行政执法考试", "on": day.date(), "begins": day.time(), "late": 15, "minutes": 90, "parts": PARTS, "pass_mark": 60,
            "place": "市行政服务中心四楼机房", **more,
        }  # fmt: skip
        return open_matter(kind=EXAM.name, step="plan", record=record, actor=self.trainer).matter_id

    def drawn(self, pk: int) -> bool:
        """Draw the papers; an exam for which nobody waits is called off."""
        try:
            take_step(matter_id=pk, step="draw", record={}, actor=self.trainer)
        except StepRefused as refused:
            take_step(matter_id=pk, step="cancel", record={"reason": str(refused)[:200]}, actor=self.trainer)
            return False
        return True

    def sit_down(self, pk: int, people: Sequence[Person]) -> None:
        """Those on the list come in over the first minutes, now and then one stays away."""
        names = set(Sitting.objects.filter(matter_id=pk).values_list("name", flat=True))
        for at, one in enumerate(each for each in people if each.name in names):
            if self.dice.random() > 0.06 or one.zeal in (0, 1):
                self.world.add(now() + timedelta(minutes=at % 10, seconds=at * 7 % 60), self.sit(pk, one))

    def sit(self, pk: int, one: Person) -> Iterator[datetime]:
        """Comes in, answers by what he knows, hands in."""
        row, _ = enter(Hall.of(Exam.objects.get(pk=pk)), one.name, one.identity[-6:], "")
        yield now() + timedelta(minutes=self.dice.randint(20, 38))
        right = dict(ExamItem.objects.filter(matter_id=pk).values_list("pk", "right"))
        for item, order in row.paper:
            knows = self.dice.random() < one.zeal
            chosen = (
                right[item] if knows else sorted(self.dice.sample(order, min(len(right[item]), len(order))))
            )
            keep(Given(row.pk, row.device, item, ",".join(map(str, chosen)), now()))
        hand_in(row.pk)


def in_force(text: str) -> bool:
    """Whether the article can be asked about today: the story begins in a year when some of the texts were not yet in force."""
    try:
        return basis.read(text, today()).version.in_force(today())
    except LawError:
        return False
