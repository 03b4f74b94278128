"""The demo's linkage: rules propose letters, units answer, meetings resolve, court and government agree on standards."""

from __future__ import annotations

import random
from datetime import date, timedelta

from fuyuan.business.linkage.letters.evaluate import evaluate
from fuyuan.business.linkage.letters.state import LetterState
from fuyuan.business.linkage.models import Letter
from fuyuan.clock import today
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

from . import linkage_words as words
from .ledger import liaisons, office
from .linkage_lives import LATEST, ClueLife, MeetingLife, QuestionLife, StandardLife, Teller, approval
from .people import GIVEN, SURNAMES
from .sharing import SINCE, SharingLife
from .world import Life, World

MONTHS = 14  # the rules have been looked at for so long
PUSH_AGO = 400  # days since the last 推进会: the page warns


def demo_actor(post: Post) -> Actor | None:
    held = Holding.objects.filter(account__demo=True, effective=True, post=post)
    row = held.select_related("account", "organ").first()
    return (
        None
        if row is None
        else Actor(post, row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)
    )


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
    if judge:
        since = world.workday(end - timedelta(days=SINCE), 0)
        world.add(world.at(since, 9), SharingLife(world, clerk, judge).live())
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
