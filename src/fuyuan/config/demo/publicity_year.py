"""The demo's year of publicity: three media, eight activities, the news about them (measure 七)."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from fuyuan.business.supervision.numbers import PUBLIC_REGISTER
from fuyuan.clock import today
from fuyuan.matters.services import open_matter
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from . import publicity_year_words as words
from .linkage import demo_actor
from .linkage_lives import Teller
from .publicity import handlers
from .world import Life, World

BEGUN = 352  # days before the end: the media agree, the plan of the year is made
AHEAD = 24  # days before its day that an activity enters the plan


class ActivityLife(Teller):
    """One activity: planned, held on its day, its result noted, told as news; or cancelled."""

    def __init__(
        self, world: World, dice: random.Random, clerk: Actor, second: Actor, told: words.Told, partners: list[int]
    ) -> None:  # fmt: skip
        super().__init__(world, dice, clerk)
        self.second, self.told, self.partners = second, told, partners

    def live(self) -> Life:
        told = self.told
        day = self.world.workday(self.world.end.date() - timedelta(days=told.ago), 0)
        record = {
            "topic": told.topic, "channel": told.channel, "audience": told.audience, "day": day, "place": told.place,
            "owner": self.clerk.name, "content": told.content,
            "partner_id": self.partners[told.partner] if told.partner >= 0 else None,
        }  # fmt: skip
        self.pk = open_matter(kind="activity", step="plan", record=record, actor=self.clerk).matter_id
        if told.cancelled:
            yield self.later(3, 5)
            self.take("cancel", self.clerk, reason=told.cancelled)
        elif told.done:
            yield self.world.at(day, 17, 30)
            links = [{"place": told.link}] if told.link else []
            self.take("hold", self.clerk, on=day, done=told.done, reach=told.reach, links=links)
            if told.effect:
                yield self.later(2, 5)
                self.take("note", self.clerk, effect=told.effect, questions=told.questions)
            if told.news:
                yield from self.tell()

    def tell(self) -> Life:
        told = self.told
        summary = words.SUMMARY.format(topic=told.topic, reach=told.reach, questions=told.questions)
        text = words.TEXT.format(done=told.done)
        news = NewsLife(self.world, self.own(), self.clerk, self.second, (told.news, summary, text), self.pk)
        yield from news.live()


class NewsLife(Teller):
    """One piece of news: written by one, read and published by another; ``waits``: it still lies with the second."""

    def __init__(
        self, world: World, dice: random.Random, clerk: Actor, second: Actor, told: tuple[str, str, str],
        activity: int | None = None, *, waits: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(world, dice, clerk)
        self.second, self.told, self.activity, self.waits = second, told, activity, waits

    def live(self) -> Life:
        title, summary, text = self.told
        record = {"title": title, "summary": summary, "text": text, "activity_id": self.activity}
        self.pk = open_matter(kind="news", step="write", record=record, actor=self.clerk).matter_id
        self.take("submit", self.clerk, read=True)
        if not self.waits:
            yield self.later(1, 1)
            self.take("confirm", self.second, read=True, publish_on=today())
            self.take("publish", self.second)


class Year(Teller):
    """The media are registered first; then every activity begins its own life some days before its day."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, second: Actor) -> None:
        super().__init__(world, dice, clerk)
        self.second = second

    def live(self) -> Life:
        place = str(settings.get("place.name"))
        partners = [self.partner(place, *told) for told in words.PARTNERS]
        for told in words.YEAR:
            own = ActivityLife(self.world, self.own(), self.clerk, self.second, told, partners)
            self.world.add(self.before(told.ago), own.live())
        for told_news, ago, waits in ((words.NOTICE, 30, False), (words.WAITING, 5, True)):
            news = NewsLife(self.world, self.own(), self.clerk, self.second, told_news, waits=waits)
            self.world.add(self.on(self.world.end.date() - timedelta(days=ago)), news.live())
        yield from ()

    def before(self, ago: int) -> datetime:
        return self.on(self.world.end.date() - timedelta(days=max(ago, 0) + AHEAD))

    def partner(self, place: str, name: str, medium: str, note: str) -> int:
        record = {"name": name.format(place=place), "medium": medium, "agreed_on": today(), "note": note}
        return open_matter(kind="media_partner", step="register", record=record, actor=self.clerk).matter_id


def add_publicity_year(world: World, dice: random.Random) -> None:
    """Put a year of publicity into the world, and let the place make its register of supervisors public."""
    people, head = handlers(), demo_actor(Post.OFFICE_HEAD)
    if not people or head is None:
        return
    first = world.end.date() - timedelta(days=BEGUN + AHEAD)
    settings.change(PUBLIC_REGISTER, True, by=None)
    world.add(world.at(world.workday(first, 0), 9), Year(world, dice, people[0], head).live())
