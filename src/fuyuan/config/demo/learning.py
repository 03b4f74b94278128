"""The demo's mentor with a newcomer, and a lesson that people read on their telephones; real steps only."""

from __future__ import annotations

import random
from datetime import date, timedelta

from fuyuan.business.training.lessons import learning
from fuyuan.business.training.mentoring.confirming import confirm
from fuyuan.business.training.models import Certificate, Lesson, Mentoring, Officer, Person, Question
from fuyuan.business.training.procedure import LESSON, MENTORING
from fuyuan.clock import today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .training import holder
from .world import Life, World

PAIRED, TAUGHT = 100, 24  # days before the end
TERM = 170  # days of the pair: it still runs
READERS = 6  # who began the lesson; the last two are half-way
PLAN = (
    "第一个月跟班学习现场检查和询问，第二、三个月在带教人员指导下制作案卷，第四个月起独立承办简易程序案件。"
)
MONTHS = (
    ("现场检查、询问笔录的制作，执法记录仪的使用。", "跟班检查 9 次，制作笔录 4 份。"),
    ("证据的收集、固定和审查，证据清单的填写。", "制作一般程序案卷 2 件，由带教人员逐页讲评。"),
    ("处罚告知、听取陈述申辩和送达，裁量基准的适用。", "独立送达 3 次，拟写告知书 2 份。"),
)
TITLE = "行政处罚告知和听取陈述、申辩"
PAGES = (
    {"title": "为什么要告知", "minutes": 20, "text": (
        "行政机关在作出行政处罚决定之前，应当告知当事人拟作出的行政处罚内容及事实、理由、依据，并告知当事人依法享有的陈述、申辩、"
        "要求听证等权利（行政处罚法第四十四条）。\n\n没有告知、告知错误的，是败诉案件中最常见的程序问题之一。")},
    {"title": "怎样听取陈述、申辩", "minutes": 25, "text": (
        "当事人有权进行陈述和申辩。行政机关必须充分听取当事人的意见，对当事人提出的事实、理由和证据，应当进行复核；成立的，应当采纳。"
        "不得因当事人陈述、申辩而给予更重的处罚（行政处罚法第四十五条）。\n\n要留下复核的记录：复核了什么、由谁复核、结论是什么。")},
)  # fmt: skip


class Learning:
    """What the training office, a unit and its people do; the methods are lives."""

    def __init__(self, world: World, dice: random.Random, trainer: Actor, supervisor: Actor) -> None:
        self.world, self.dice, self.trainer, self.supervisor = world, dice, trainer, supervisor

    def pair(self) -> Life:
        """Told month by month; the newest month still waits for the newcomer."""
        chosen = self._couple()
        if chosen is None:
            return
        mentor, newcomer = chosen
        record = {
            "mentor": mentor.number, "newcomer": newcomer.number, "from_on": today(), "to_on": today() + timedelta(days=TERM),
            "plan": PLAN,
        }  # fmt: skip
        made = open_matter(kind=MENTORING.name, step="pair", record=record, actor=self.trainer)
        pk = made.matter_id
        for at, (month, (taught, practised)) in enumerate(zip(made.state.months, MONTHS, strict=False)):
            yield self.world.at(self.world.workday(date.fromisoformat(f"{month}-25"), 0), 15)
            told = {"month": month, "taught": taught, "practised": practised}
            take_step(matter_id=pk, step="log", record=told, actor=self.trainer)
            for who in chosen if at < len(MONTHS) - 1 else chosen[:1]:
                row = Mentoring.objects.get(pk=pk)
                confirm(row, told["month"], who.title, Person.objects.get(pk=who.person_id).number[-6:])

    def _couple(self) -> tuple[Officer, Officer] | None:
        """The first who holds a card and a colleague of the same unit who joined last; names nobody else bears."""
        held = Certificate.objects.filter(stage="valid", kind="enforcer").order_by("pk")
        for card in held:
            serving = Officer.objects.filter(closed_on=None, kind="enforcer", organ_id=card.organ_id)
            others = serving.exclude(person_id=card.person_id).order_by("-since", "pk")
            mentor, newcomer = serving.filter(person_id=card.person_id).first(), others.first()
            if mentor and newcomer and self._alone(mentor) and self._alone(newcomer):
                return mentor, newcomer
        return None

    def _alone(self, officer: Officer) -> bool:
        return Officer.objects.filter(title=officer.title, closed_on=None).count() == 1

    def lesson(self) -> Life:
        asked = Question.objects.filter(stage="in_use").order_by("pk")[:3]
        record = {
            "title": TITLE, "subject": "special", "pages": PAGES, "questions": [each.number for each in asked],
            "pass_count": min(2, len(asked)), "hours": "1", "until": self.world.end.date() + timedelta(days=12),
        }  # fmt: skip
        pk = open_matter(kind=LESSON.name, step="write", record=record, actor=self.trainer).matter_id
        yield self.world.at(self.world.workday(today(), 2), 10)
        take_step(matter_id=pk, step="publish", record={}, actor=self.supervisor)
        learners = Officer.objects.filter(closed_on=None, kind="enforcer").order_by("pk")[:READERS]
        for at, officer in enumerate(learners):
            start = self.world.at(self.world.workday(today(), 1 + at), 19, self.dice.randrange(50))
            self.world.add(start, self.learn(pk, officer, whole=at < READERS - 2))

    def learn(self, pk: int, officer: Officer, *, whole: bool) -> Life:
        lesson = Lesson.objects.get(pk=pk)
        row, _ = learning.enter(lesson, officer)
        for number, page in enumerate(PAGES[: None if whole else 1], 1):
            learning.open_page(row)
            yield self.world.at(today(), 19) + timedelta(
                minutes=50 + number * (int(str(page["minutes"])) + 5)
            )
            row = learning.turn(row.pk, number)
        if whole:
            right = {
                at: each.right
                for at, each in enumerate(learning.state_of(Lesson.objects.get(pk=pk)).quiz.items)
            }
            learning.answer(row.pk, right)


def add_learning(world: World, dice: random.Random) -> None:
    """Put the pair and the lesson into the world."""
    trainer, supervisor = holder(Post.TRAINING_ADMIN), holder(Post.SUPERVISION_STAFF)
    if trainer and supervisor:
        made, end = Learning(world, dice, trainer, supervisor), world.end.date()
        world.add(world.at(world.workday(end - timedelta(days=PAIRED), 0), 9, 5), made.pair())
        world.add(world.at(world.workday(end - timedelta(days=TAUGHT), 0), 9, 5), made.lesson())
