"""Meetings, standards, questions and a clue of the demo, each a life of its own."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.linkage.meetings.agenda import open_agenda
from fuyuan.clock import now, today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from . import linkage_words as words
from .ledger import liaisons
from .world import Life, World

LATEST = 48  # days since the last 联席会议; one of its resolutions is overdue


class Teller:
    """What every life of this file needs: dice, days, steps."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor) -> None:
        self.world, self.dice, self.clerk, self.pk = world, dice, clerk, 0

    def on(self, day: date) -> datetime:
        moment = self.world.at(self.world.workday(day, 0), self.dice.randint(9, 16), self.dice.randrange(60))
        return moment if moment > now() else now() + timedelta(hours=1)

    def later(self, low: int, high: int) -> datetime:
        return self.on(self.world.workday(today(), self.dice.randint(low, high)))

    def take(self, step: str, actor: Actor, **record: Any) -> None:
        take_step(matter_id=self.pk, step=step, record=record, actor=actor)

    def sign(self, kind: str, by: Actor | None = None) -> None:
        draft = Paper.objects.filter(matter_id=self.pk, kind=kind, status=Paper.Status.DRAFT).latest("pk")
        issue(draft.pk, by or self.clerk)

    def own(self) -> random.Random:
        return random.Random(self.dice.random())  # noqa: S311 - a fixed story


def approval() -> dict[str, Any]:
    return {"by": "联席会议召集人", "on": today()}


class MeetingLife(Teller):
    """One meeting: convened a week before, held, minuted; its units report and the office closes the resolutions off."""

    def __init__(
        self, world: World, dice: random.Random, clerk: Actor, kind: str, title: str, day: date
    ) -> None:
        super().__init__(world, dice, clerk)
        self.kind, self.title, self.day = kind, title, self.world.workday(day, 0)

    def live(self) -> Life:
        units = list(liaisons().values())
        self.convene(units)
        self.sign("joint_meeting.meeting_notice")
        self.sign("joint_meeting.meeting_packet")
        yield self.world.at(self.day, 17, 30)
        rows = [{"unit": unit.organ_name, "who": "主要负责人", "presence": self.presence()} for unit in units]
        self.take("hold", self.clerk, on=self.day, attendance=rows)
        yield self.later(1, 3)
        given = self.resolve(units)
        self.sign("joint_meeting.meeting_minutes")
        late = self.day >= self.world.workday(self.world.end.date() - timedelta(days=LATEST), 0)
        for number, unit in enumerate(given[1:] if late else given, 2 if late else 1):
            yield from self.settled(number, unit)

    def convene(self, units: list[Actor]) -> None:
        agenda = open_agenda(self.clerk) or [{"title": "通报行政复议和行政应诉情况"}]
        record = {
            "kind": self.kind, "title": self.title, "on": self.day, "place": "市政府第二会议室", "chair": "联席会议召集人",
            "agenda": agenda, "guests": [{"organ_id": unit.organ_id, "who": "主要负责人"} for unit in units],
        }  # fmt: skip
        self.pk = open_matter(kind="joint_meeting", step="convene", record=record, actor=self.clerk).matter_id

    def presence(self) -> str:
        return self.dice.choices(("present", "deputy", "excused"), (8, 2, 1))[0]

    def resolve(self, units: list[Actor]) -> list[Actor]:
        given = self.dice.sample(units, min(2, len(units)))
        due = self.world.workday(today() + timedelta(days=40), 0)
        told = self.dice.sample(words.RESOLVED, len(given))
        lines = [
            {"what": what, "organ_id": unit.organ_id, "by_on": due}
            for what, unit in zip(told, given, strict=True)
        ]
        summary = words.PUSH_SUMMARY if self.kind == "push" else words.SUMMARY
        self.take("resolve", self.clerk, summary=summary, resolutions=lines, signer="联席会议召集人")
        return given

    def settled(self, number: int, unit: Actor) -> Life:
        yield self.later(8, 24)
        self.take("report_resolution", unit, number=number, done=words.DONE)
        yield self.later(1, 4)
        self.take(
            "judge_resolution", self.clerk, number=number, accepted=True, opinion="材料齐全，同意销号。"
        )


class StandardLife(Teller):
    """One standard: proposed by the court, talked over, agreed by both, published; the newest is still talked over."""

    def __init__(
        self, world: World, dice: random.Random, clerk: Actor, judge: Actor, words_of: Any, whole: bool
    ) -> None:
        super().__init__(world, dice, clerk)
        self.judge, self.words_of, self.whole = judge, words_of, whole

    def live(self) -> Life:
        title, kind, keywords, points = self.words_of
        rows = [{"question": question, "rule": rule, "basis": basis} for question, rule, basis in points]
        record = {"title": title, "act_kind": kind, "keywords": keywords, "points": rows}
        self.pk = open_matter(kind="standard", step="propose", record=record, actor=self.judge).matter_id
        yield self.later(3, 8)
        self.take("comment", self.clerk, text="建议补充举证责任的分配，其他没有意见。", by=self.clerk.name)
        if not self.whole:
            return
        yield self.later(2, 6)
        clearer = [
            *rows,
            {
                "question": "举证责任怎样分配",
                "rule": "由作出行政行为的机关对其合法性承担举证责任，法律另有规定的除外。",
            },
        ]
        self.take("revise", self.judge, why="按政府一方的意见补充举证责任。", **{**record, "points": clearer})
        yield self.later(2, 6)
        self.take("agree", self.judge, by="行政审判庭庭长")
        yield self.later(1, 4)
        self.take("agree", self.clerk, by="行政复议机构负责人")
        yield self.later(1, 3)
        self.take("publish", self.clerk, valid_from=self.world.workday(today(), 5), approval=approval())
        self.sign("standard.standard_text")
        self.take("disclose", self.clerk, approval=approval())


class QuestionLife(Teller):
    """One question: asked by one side, answered by the other, or still waiting."""

    def __init__(
        self,
        world: World,
        dice: random.Random,
        asker: Actor,
        other: Actor,
        told: tuple[str, ...],
        answered: bool,
    ) -> None:
        super().__init__(world, dice, asker)
        self.other, self.told, self.answered = other, told, answered

    def live(self) -> Life:
        title, kind, text, answer = self.told
        record = {
            "title": title,
            "act_kind": kind,
            "text": text,
            "answer_by": self.world.workday(today(), 10),
        }
        self.pk = open_matter(kind="question", step="ask", record=record, actor=self.clerk).matter_id
        yield self.later(4, 9)
        if self.answered:
            self.take("answer", self.other, text=answer, by=self.other.name)


class ClueLife(Teller):
    """One clue: registered by a handler, approved by the head, transferred, and waiting for its receipt."""

    def __init__(
        self, world: World, dice: random.Random, handler: Actor, head: Actor, watcher: Actor | None
    ) -> None:
        super().__init__(world, dice, handler)
        self.head, self.watcher = head, watcher

    def live(self) -> Life:
        record = {
            "origin": "reconsideration", "organ_id": next(iter(liaisons())), "subject": "待查", "kind": "duty",
            "content": words.CLUE, "people": [self.head.person_id],
        }  # fmt: skip
        self.pk = open_matter(kind="clue", step="register", record=record, actor=self.clerk).matter_id
        yield self.later(2, 4)
        self.take("approve", self.head, to="supervision", to_name=words.SUPERVISION, opinion="同意移送。")
        draft = Paper.objects.get(matter_id=self.pk, status=Paper.Status.DRAFT)
        issue(draft.pk, self.head)
        yield self.later(1, 2)
        people = [self.watcher.person_id] if self.watcher else []
        self.take(
            "transfer",
            self.clerk,
            on=today(),
            by=self.clerk.name,
            material="询问笔录复印件一份，转账记录复印件一份",
            people=people,
        )
