"""The demo's linkage: rules propose letters, units answer, meetings resolve, court and government agree on standards."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.linkage.letters.evaluate import evaluate
from fuyuan.business.linkage.letters.state import LetterState
from fuyuan.business.linkage.meetings.agenda import open_agenda
from fuyuan.business.linkage.models import Letter
from fuyuan.clock import now, today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from . import linkage_words as words
from .ledger import liaisons, office
from .people import GIVEN, SURNAMES
from .world import Life, World

MONTHS = 14  # the rules have been looked at for so long
PUSH_AGO = 400  # days since the last 推进会: the page warns
LATEST = 48  # days since the last 联席会议; one of its resolutions is overdue


def demo_actor(post: Post) -> Actor | None:
    held = Holding.objects.filter(account__demo=True, effective=True, post=post)
    row = held.select_related("account", "organ").first()
    return (
        None
        if row is None
        else Actor(post, row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)
    )


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

    def sign(self, kind: str) -> None:
        draft = Paper.objects.filter(matter_id=self.pk, kind=kind, status=Paper.Status.DRAFT).latest("pk")
        issue(draft.pk, self.clerk)

    def own(self) -> random.Random:
        return random.Random(self.dice.random())  # noqa: S311 - a fixed story


def approval() -> dict[str, Any]:
    return {"by": "联席会议召集人", "on": today()}


class Rules(Teller):
    """The rules are looked at every month, and at last today; every letter begins a life."""

    def live(self) -> Life:
        known = liaisons()
        for day in self.days():
            yield self.world.at(day, 8)
            for asked in evaluate(SYSTEM):
                if asked.matter_id:
                    unit = self.unit(asked.proposal.organ_id, asked.matter_id, known)
                    life = LetterLife(self.world, self.own(), self.clerk)
                    life.pk, life.unit = asked.matter_id, unit
                    self.world.add(life.later(1, 3), life.live())

    def unit(self, organ_id: int, pk: int, known: dict[int, Actor]) -> Actor:
        name = self.dice.choice(SURNAMES) + self.dice.choice(GIVEN)
        organ = Letter.objects.get(pk=pk).organ_name
        return known.get(organ_id) or Actor(Post.RESPONDENT_LIAISON, name, None, organ_id, organ)

    def days(self) -> list[date]:
        """The third working day of each month, and the day before the demo ends."""
        end = self.world.end.date()
        firsts = [
            date(end.year + (end.month - back - 1) // 12, (end.month - back - 1) % 12 + 1, 1)
            for back in range(MONTHS)
        ]
        return [*(self.world.workday(first, 3) for first in reversed(firsts)), end - timedelta(days=1)]


class LetterLife(Teller):
    """One letter: reviewed, sometimes withdrawn; answered in time, late, or not at all; checked, closed, escalated."""

    unit: Actor

    def live(self) -> Life:
        state = LetterState.model_validate_json(Letter.objects.get(pk=self.pk).state)
        if self.dice.random() < 0.1:
            self.take("withdraw", self.clerk, reason=words.WITHDRAWN)
            return
        text = {"matter": state.matter, "demand": state.demand, "answer_days": state.answer_days}
        self.take("review", self.clerk, approval=approval(), **text)
        yield self.later(1, 2)
        self.sign("reminder_letter.reminder_letter")
        yield self.later(1, 2)
        self.take("receive", self.unit)
        if self.dice.random() < 0.2:
            yield from self.silent()
            return
        yield self.later(3, 12)
        self.answer()
        yield from self.checked()

    def answer(self) -> None:
        turn = self.dice.randrange(len(words.REASONS))
        by = self.world.workday(today() + timedelta(days=self.dice.randint(10, 40)), 0)
        measures = [{"what": what, "who": self.unit.name, "by": by} for what in words.MEASURES[turn]]
        signer = f"{self.dice.choice(SURNAMES)}局长"
        self.take("answer", self.unit, reasons=words.REASONS[turn], measures=measures, signer=signer)

    def checked(self) -> Life:
        if self.dice.random() < 0.2:
            yield self.later(1, 3)
            self.take("send_back", self.clerk, reason=words.MISSING, answer_days=5)
            yield self.later(2, 5)
            self.answer()
        yield self.later(15, 35)
        self.take("close", self.clerk, found=words.FOUND)

    def silent(self) -> Life:
        yield self.later(14, 18)
        way = self.dice.choice(("criticism", "head"))
        self.take(
            "escalate",
            self.clerk,
            way=way,
            problem=words.PROBLEM,
            demand="请立即整改，追究有关人员责任。",
            approval=approval(),
        )
        self.sign("reminder_letter.criticism" if way == "criticism" else "reminder_letter.escalation_report")
        yield self.later(5, 12)
        self.take("settle", self.clerk, on=today(), by="分管副市长", result=words.SETTLED)


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


def add_linkage(world: World, dice: random.Random) -> None:
    """Put the rules' letters, the meetings and the standards into the world; without a joint office there are none."""
    clerk, judge = office(), demo_actor(Post.COURT_LIAISON)
    if clerk is None:
        return
    end = world.end.date()
    rules = Rules(world, random.Random(dice.random()), clerk)  # noqa: S311
    world.add(world.at(rules.days()[0] - timedelta(days=1), 9), rules.live())
    for kind, title, ago in _meetings(end):
        day = end - timedelta(days=ago)
        life = MeetingLife(world, random.Random(dice.random()), clerk, kind, title, day)  # noqa: S311
        world.add(world.at(world.workday(day - timedelta(days=9), 0), 10), life.live())
    handler, head = demo_actor(Post.HANDLER), demo_actor(Post.ORGAN_HEAD)
    if handler and head:
        own, watcher = random.Random(dice.random()), demo_actor(Post.DISCIPLINE_LIAISON)  # noqa: S311
        clue = ClueLife(world, own, handler, head, watcher)
        world.add(world.at(world.workday(end - timedelta(days=16), 0), 10), clue.live())
    for turn, asked in enumerate(words.QUESTIONS if judge else ()):
        assert judge
        asker, other = (clerk, judge) if turn % 2 == 0 else (judge, clerk)
        question = QuestionLife(world, random.Random(dice.random()), asker, other, asked, turn != 1)  # noqa: S311
        world.add(world.at(world.workday(end - timedelta(days=(90, 8)[turn]), 0), 10), question.live())
    for turn, told in enumerate(words.STANDARDS if judge else ()):
        assert judge
        newest = turn == len(words.STANDARDS) - 1
        standard = StandardLife(world, random.Random(dice.random()), clerk, judge, told, not newest)  # noqa: S311
        world.add(
            world.at(world.workday(end - timedelta(days=20 if newest else 300 - 90 * turn), 0), 11),
            standard.live(),
        )


def _meetings(end: date) -> list[tuple[str, str, int]]:
    """Kind, title, days ago: one a quarter, a 推进会 so long ago that the page warns, one still to come."""
    joint = [(ago, end - timedelta(days=ago)) for ago in (340, 235, 130, LATEST, -6)]
    found = [("joint", f"{day.year}年{day.month}月府院联动联席会议", ago) for ago, day in joint]
    return [
        *found,
        ("push", f"{(end - timedelta(days=PUSH_AGO)).year}年全市法治政府建设工作推进会", PUSH_AGO),
    ]
