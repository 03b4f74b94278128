"""The demo's local rules: the office's working rules in force since before the year, their second version approved for a day to come."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.localrules.annex import line_of
from fuyuan.business.localrules.impact import impact_of
from fuyuan.business.localrules.models import LocalRule
from fuyuan.business.localrules.queries import state_of
from fuyuan.matters.lawbook import READING, WARNING
from fuyuan.matters.services import open_matter
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from . import localrules_words as words
from .linkage import demo_actor
from .linkage_lives import Teller
from .world import Life, World

TOPICS = (READING, WARNING, "sorting", "collective", "times")
BEFORE, AGO, AHEAD = 60, 26, 20  # days before the first takes effect, before today, from today


class RuleLife(Teller):
    """One version: drafted, commented, reviewed by the bureau, approved by the head of the organ, and its notice signed."""

    title, places, comment, taken = words.TITLE, words.PLACES, words.COMMENT, words.TAKEN

    def __init__(
        self, world: World, dice: random.Random, drafter: Actor, reviewer: Actor, head: Actor
    ) -> None:
        super().__init__(world, dice, drafter)
        self.reviewer, self.head = reviewer, head

    def annex(self, values: Mapping[str, Any]) -> None:
        lines = [line_of(settings.definitions[key], value) for key, value in values.items()]
        places = [{"topic": topic, "article": article} for topic, article in self.places.items()]
        self.take("set_annex", self.clerk, lines=lines, places=places)

    def version(
        self, text: str, why: str, values: Mapping[str, Any], valid_from: date, revises: int | None
    ) -> Life:
        record = {"title": self.title, "text": text, "why": why, "revises": revises}
        self.pk = open_matter(kind="localrule", step="draft", record=record, actor=self.clerk).matter_id
        yield self.later(1, 2)
        self.annex(values)
        self.take("comment", self.reviewer, text=self.comment)
        yield self.later(1, 2)
        self.take("submit", self.clerk, valid_from=valid_from, taken=self.taken)
        yield self.later(2, 4)
        self.take("review", self.reviewer, agree=True, opinion=words.REVIEW)
        yield self.later(1, 2)
        listed = str(impact_of(state_of(LocalRule.objects.get(pk=self.pk)), valid_from))
        self.take("approve", self.head, listed=listed, opinion=words.APPROVED)
        self.sign("localrule.localrule_text", self.head)

    def live(self, first: date, second: date) -> Life:
        """The first version before the year begins, the second some days ago."""
        values = {**_as_they_are(TOPICS), **words.TIMES}
        yield from self.version(words.TEXT, words.WHY, values, first, None)
        older = self.pk
        yield self.world.at(self.world.end.date() - timedelta(days=AGO), 9)
        changed = {**_as_they_are(TOPICS), **words.CHANGES}
        yield from self.version(words.SECOND, words.WHY_SECOND, changed, second, older)


def _as_they_are(topics: Iterable[str]) -> dict[str, Any]:
    return {
        each.key: settings.get(each.key) for each in settings.definitions.values() if each.topic in topics
    }


class CoordinationRule(RuleLife):
    """Another rule, kept by another organ in the same room: in force, with a second version being drafted."""

    title, places = words.COORDINATION, words.COORDINATION_PLACES
    comment, taken = words.COORDINATION_COMMENT, words.COORDINATION_TAKEN

    def live(self, first: date, second: date) -> Life:
        values = _as_they_are(self.places)
        yield from self.version(words.COORDINATION_TEXT, words.COORDINATION_WHY, values, first, None)
        older = self.pk
        yield self.world.at(second, 15)
        record = {
            "title": self.title, "text": words.COORDINATION_SECOND, "why": words.COORDINATION_WHY_SECOND, "revises": older
        }  # fmt: skip
        open_matter(kind="localrule", step="draft", record=record, actor=self.clerk)


def add_localrules(world: World, dice: random.Random, head: Actor, organ_head: Actor) -> None:
    """Put both rules into the world: the first version holds since the beginning of last year."""
    reviewer = demo_actor(Post.SUPERVISION_STAFF)
    if reviewer is None:
        return
    end = world.end.date()
    since = date(end.year - 1, 1, 1)
    effect = (end + timedelta(days=AHEAD + 31)).replace(day=1)
    life = RuleLife(world, dice, head, reviewer, organ_head)
    world.add(world.at(world.workday(since - timedelta(days=BEFORE), 1), 9), life.live(since, effect))
    own = random.Random(len(words.COORDINATION_TEXT))  # noqa: S311 - dice of its own: the first rule stays as it was
    rule = CoordinationRule(world, own, reviewer, head, organ_head)
    begins = coordination_from(end)
    world.add(
        world.at(world.workday(begins - timedelta(days=BEFORE), 1), 9),
        rule.live(begins, world.workday(end - timedelta(days=20), 1)),
    )


def coordination_from(end: date) -> date:
    """The day from which the rule on disputes holds: in spring, of the year before while this one is young."""
    return date(end.year - (end.month < 7), 3, 2)
