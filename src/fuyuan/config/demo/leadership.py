"""The demo's leaders: most departments with a year of study and decisions, some behind, some without a plan; real steps only."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.leadership.models import LeadYear
from fuyuan.business.leadership.queries import departments
from fuyuan.business.leadership.years.state import YearState
from fuyuan.clock import today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.posts import Post

from . import leadership_words as words
from .ledger import liaisons, office
from .linkage_lives import Teller
from .world import Life, World

WITHOUT = 6  # every sixth department has filed no plan


class LeadersLife(Teller):
    """One department's year; ``zeal`` is how much of it happens. Its decisions are lives of their own."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, unit: Organ, year: int) -> None:
        super().__init__(world, dice, clerk)
        self.unit, self.year, self.zeal = unit, year, dice.uniform(0.7, 1.15)
        self.head, self.cases = head_of(unit), dice.randint(20, 60)
        self.leaders: list[dict[str, Any]] = [
            {"name": name, "duty": duty, "chief": chief} for name, duty, chief in words.LEADERS
        ]
        if dice.random() < 0.5:
            self.leaders.pop()

    def live(self) -> Life:
        self.file()
        yield self.later(2, 6)
        self.take("confirm_plan", self.head)
        self.sign("leadyear.leadership_plan", self.head)
        for month, act in self.calendar():
            yield self.on(date(self.year, month, self.dice.randint(3, 24)))
            if act(month) and self.dice.random() < 0.85:
                yield self.later(2, 5)
                self.confirm()

    def file(self) -> None:
        books = [
            {"title": title, "by": date(self.year, month, day), "assess": how}
            for title, month, day, how in words.BOOKS
        ]
        record = {
            "year": self.year, "leaders": self.leaders, "books": books, "topics": words.TOPICS, "lectures": words.LECTURES,
        }  # fmt: skip
        self.pk = open_matter(kind="leadyear", step="file_plan", record=record, actor=self.clerk).matter_id

    def calendar(self) -> list[tuple[int, Any]]:
        """What is meant to happen in which month; how much of it does is the department's zeal."""
        meant = [(month, self.study) for month in (3, 5, 6, 8, 9, 11)] + [
            (5, self.lecture),
            (10, self.lecture),
        ]
        meant += [(month, self.hear) for month in (4, 7, 10)] + [(month, self.read) for month in (4, 7, 10)]
        meant += [(month, self.decide) for month in (3, 4, 6, 7, 9, 10, 11)]
        kept = [each for each in meant if self.dice.random() < self.zeal]
        return sorted(kept, key=lambda each: each[0])

    @property
    def names(self) -> list[str]:
        return [each["name"] for each in self.leaders]

    @property
    def state(self) -> YearState:
        return YearState.model_validate_json(LeadYear.objects.get(pk=self.pk).state)

    def study(self, month: int) -> bool:
        title, expert = words.STUDIES[month % len(words.STUDIES)]
        self.take(
            "study", self.clerk, on=today(), title=title, agenda=words.AGENDA, expert=expert, leaders=self.names,
            people=self.dice.randint(12, 40), **self.proof(f"{title}签到表"),
        )  # fmt: skip
        return True

    def lecture(self, month: int) -> bool:
        title = words.TALKS[month % len(words.TALKS)]
        self.take(
            "lecture", self.clerk, on=today(), title=title, leader=self.names[0], about=words.AGENDA,
            people=self.dice.randint(30, 90), **self.proof(f"{title}讲稿"),
        )  # fmt: skip
        return True

    def hear(self, month: int) -> bool:
        """One or two sit in a case of the upper court; who was in court in a suit of ours comes by itself."""
        number = f"（{self.year}）豫04行终{self.dice.randint(10, 220)}号"
        who = self.dice.sample(self.names, self.dice.randint(1, 2))
        self.take(
            "hear", self.clerk, on=today(), court=words.COURT, number=number, leaders=who, about=words.HEARD,
            **self.proof("旁听证"),
        )  # fmt: skip
        return True

    def read(self, month: int) -> bool:
        plan = self.state.plan
        assert plan
        due = [each for each in plan.books if each.by <= today() and self.state.read(each.title) is None]
        for book in due[:1]:
            self.take(
                "read_book", self.clerk, book=book.title, on=today(), leaders=self.names, result=words.ASSESSED,
                **self.proof("考核材料"),
            )  # fmt: skip
        return bool(due)

    def decide(self, month: int) -> bool:
        self.cases += self.dice.randint(1, 9)
        life = DecisionLife(self.world, self.own(), self.clerk, self.head, self.names, self.cases)
        self.world.add(self.later(1, 4), life.live())
        return False

    def confirm(self) -> None:
        lines = [{"number": each.number, "what": each.words} for each in self.state.pending]
        if lines:
            self.take("confirm", self.head, entries=lines)

    def proof(self, name: str) -> dict[str, Any]:
        """The demo's own liaison sends the file; the others say where the paper lies."""
        if self.clerk.person_id is None:
            return {"proof": f"{name}存本局办公室"}
        token = f"demo:leadership:{self.pk}:{len(self.state.entries)}"
        file = receive_file(
            actor=self.clerk, name=f"{name}.txt", chunks=[f"{name}：{today()}".encode()], draft=token
        )
        return {"files": [reference(file).model_dump()]}

    def take(self, step: str, actor: Actor, **record: Any) -> None:
        token = f"demo:leadership:{self.pk}:{len(self.state.entries)}" if record.get("files") else None
        take_step(matter_id=self.pk, step=step, record=record, actor=actor, token=token)


class DecisionLife(Teller):
    """One major decision: reviewed, discussed, confirmed; the chief is there in two of five."""

    def __init__(
        self, world: World, dice: random.Random, clerk: Actor, head: Actor, names: list[str], serial: int
    ) -> None:
        super().__init__(world, dice, clerk)
        self.head, self.names, self.serial = head, names, serial

    def live(self) -> Life:
        title, kind, why, proposed = self.dice.choice(words.DECISIONS)
        number = f"〔{today().year}〕第{self.serial}号"
        record = {"title": title, "file_number": number, "act_kind": kind, "why": why, "proposed": proposed}
        self.pk = open_matter(kind="majordecision", step="enter", record=record, actor=self.clerk).matter_id
        yield self.later(2, 5)
        opinion, said = ("amended", words.AMEND) if self.dice.random() < 0.25 else ("passed", words.REVIEW)
        self.take("review", self.clerk, on=today(), reviewer="法制股 郑某", opinion=opinion, words=said)
        yield self.later(2, 6)
        chief = self.dice.random() < 0.4
        leaders = self.names if chief else self.names[1:]
        self.take(
            "discuss", self.clerk, on=today(), host=leaders[0], leaders=leaders, others="承办人、法制股负责人",
            opinions=words.OPINIONS, result="agreed", decision=proposed, minutes=f"局党组会议纪要{self.dice.randint(3, 40)}号",
        )  # fmt: skip
        yield self.later(2, 5)
        self.take("confirm", self.head)


def head_of(unit: Organ) -> Actor:
    rows = Holding.objects.filter(account__demo=True, effective=True, post=Post.RESPONDENT_HEAD, organ=unit)
    row = rows.select_related("account").first()
    if row:
        return Actor(Post.RESPONDENT_HEAD, row.account.name, row.account_id, unit.pk, unit.name, row.pk)
    return Actor(Post.RESPONDENT_HEAD, "主要负责人", None, unit.pk, unit.name)


def clerk_of(unit: Organ) -> Actor:
    known = liaisons().get(unit.pk)
    return known or Actor(Post.RESPONDENT_LIAISON, "法制股工作人员", None, unit.pk, unit.name)


def add_leadership(world: World, dice: random.Random) -> None:
    """Put the departments' year into the world; early in a year the one before, so that there is something to see."""
    if office() is None:
        return
    end = world.end.date()
    year = end.year - (end.month < 4)
    for at, unit in enumerate(departments(end)):
        life = LeadersLife(world, random.Random(dice.random()), clerk_of(unit), unit, year)  # noqa: S311
        first = date(year, 1, 8) + timedelta(days=dice.randrange(40))
        if at % WITHOUT != WITHOUT - 1:
            world.add(_nine(world, first), life.live())


def _nine(world: World, day: date) -> datetime:
    return world.at(world.workday(day, 0), 9)
