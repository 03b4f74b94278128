"""The demo's publications: the decisions of the last weeks, most of them public, one withdrawn, one held, one waiting; a typical case.

The place began to publish a short while ago (a setting), as the plan says: 适时推进行政复议决定书网上公开.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from fuyuan.business.publicity import numbers
from fuyuan.business.publicity.cases.steps import TypicalCase as CaseState
from fuyuan.business.publicity.decisions.steps import Publication as State
from fuyuan.business.publicity.models import Publication, TypicalCase
from fuyuan.business.reconsideration.corrected import corrected
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.state import CaseState as CaseFile
from fuyuan.clock import today
from fuyuan.law.causes import Cause
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

from . import publicity_words as words
from .linkage import demo_actor
from .linkage_lives import Teller
from .world import Life, World

LOOKED_AT = 40  # corrected decisions, the newest first
AGO = 70  # days since the place began to publish
WAYS = ("published", "withdrawn", "held", "published", "waiting", "published", "sent_back")


def handlers() -> list[Actor]:
    held = Holding.objects.filter(account__demo=True, effective=True, post=Post.HANDLER).order_by("pk")
    return [
        Actor(Post.HANDLER, row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)
        for row in held.select_related("account", "organ")
    ]


class PublicationLife(Teller):
    """One decision: checked and redacted by its handler, confirmed by another, published on a day, or not."""

    def __init__(
        self, world: World, dice: random.Random, clerk: Actor, second: Actor, pk: int, way: str
    ) -> None:
        super().__init__(world, dice, clerk)
        self.second, self.pk, self.way = second, pk, way

    @property
    def state(self) -> State:
        return State.model_validate_json(Publication.objects.get(pk=self.pk).state)

    def live(self) -> Life:
        try:
            self.take(
                "propose", self.clerk, how_public="public", note="决定书没有标明秘密，隐去以后认不出当事人。"
            )
        except StepRefused:
            return  # its paper still waits for a signature
        self.describe("")
        if self.way == "held":
            review = self.world.workday(today() + timedelta(days=60), 0)
            self.take("hold", self.clerk, ground="suit", reason=words.HELD, review_on=review)
            return
        yield self.later(1, 2)
        self.take("submit", self.clerk, read=True)
        if self.way == "waiting":
            return
        yield self.later(1, 2)
        if self.way == "sent_back":
            self.take("send_back", self.second, reason=words.SENT_BACK)
            yield self.later(1, 1)
            self.describe(words.REVISED)
            self.take("submit", self.clerk, read=True)
            yield self.later(1, 1)
        self.take("confirm", self.second, read=True, publish_on=today())
        self.take("publish", self.second)
        if self.way == "withdrawn":
            yield self.later(3, 6)
            self.take("withdraw", self.second, reason=words.WITHDRAWN)

    def describe(self, more: str) -> None:
        made = self.state.made
        told = {"agency": made.agency, "act": made.act_kind.label, "outcome": made.outcome}
        outcome = words.BY_OUTCOME.get(made.outcome, words.OTHERWISE)
        summary = "".join(part.format(**told) for part in (words.OPENED, outcome, more, words.CLOSED))
        title = f"{made.agency}{made.act_kind.label}行政复议案（{made.outcome}）"[:120]
        self.take("describe", self.clerk, title=title, summary=summary, area=made.area)


class Watch:
    """Looks each morning for decisions that have taken effect and gives each a life, in the order of ``WAYS``."""

    def __init__(self, world: World, dice: random.Random, people: list[Actor], head: Actor) -> None:
        self.world, self.dice, self.people, self.head = world, dice, people, head
        self.last, self.seen = 0, 0

    def live(self) -> Life:
        while True:
            for row in Publication.objects.filter(pk__gt=self.last).order_by("pk"):
                self.last = row.pk
                self.start(row)
            yield self.world.at(today() + timedelta(days=1), 8)

    def start(self, row: Publication) -> None:
        way = WAYS[self.seen % len(WAYS)]
        self.seen += 1
        own = random.Random(self.dice.random())  # noqa: S311 - a fixed story
        clerk = next((each for each in self.people if each.person_id == row.holder_id), self.people[0])
        life = PublicationLife(self.world, own, clerk, self.head, row.pk, way)
        self.world.add(life.later(2, 4), life.live())


class CaseLife(Teller):
    """The typical case: from a corrected decision to a published teaching text."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, second: Actor) -> None:
        super().__init__(world, dice, clerk)
        self.second = second

    def live(self) -> Life:
        number = self.chosen()
        if not number:
            return
        collection = f"{self.world.end.year}{words.COLLECTION}"
        record = {"numbers": [number], "why": words.WHY, "collection": collection}
        self.pk = open_matter(kind="typical_case", step="begin", record=record, actor=self.clerk).matter_id
        yield self.later(2, 4)
        state = CaseState.model_validate_json(TypicalCase.objects.get(pk=self.pk).state)
        parts = {
            "facts": state.suggested.facts,
            "issue": words.ISSUE,
            "result": state.suggested.result,
            "meaning": words.MEANING,
        }
        self.take("write", self.clerk, collection=collection, **parts)
        self.take("describe", self.clerk, title=words.TITLE, summary=words.SUMMARY, area=state.area)
        self.take("submit", self.clerk, read=True)
        yield self.later(1, 3)
        self.take("confirm", self.second, read=True, publish_on=today())
        self.take("publish", self.second)

    def chosen(self) -> str:
        """The newest decision that fell for its procedure: what the text says is true of it."""
        rows = Case.objects.filter(outcome__in=("revoke", "declare_unlawful"), served_on__isnull=False)
        for row in rows.exclude(case_number="").order_by("-served_on", "-pk")[:LOOKED_AT]:
            told = corrected(CaseFile.model_validate_json(row.state))
            if told and Cause.PROCEDURE in told.causes:
                return row.case_number
        return ""


def add_publications(world: World, dice: random.Random) -> None:
    """Let the place begin to publish some weeks before the end, and write one typical case."""
    people, head = handlers(), demo_actor(Post.OFFICE_HEAD)
    if not people or head is None:
        return
    first = world.end.date() - timedelta(days=AGO)
    settings.change(numbers.FROM, first.isoformat(), by=None, valid_from=date(world.end.year - 5, 1, 1))
    world.add(world.at(first, 8), Watch(world, dice, people, head).live())
    case = CaseLife(world, random.Random(dice.random()), people[0], head)  # noqa: S311
    world.add(world.at(world.workday(world.end.date() - timedelta(days=21), 0), 15), case.live())
