"""A report begins by itself when its period is over: the clock looks each night, once for each period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from fuyuan.matters import clock
from fuyuan.matters.acts import articles
from fuyuan.matters.models import Notification
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .lookups import existing, office_id, worked
from .numbers import every
from .periods import ended_before
from .procedure import BASIS, REPORT

BEGINNING = articles(BASIS)[0].version  # no report is owed for a period that was over before the regulation


def begun_tonight() -> Iterator[Notification]:
    """Open the report of the period that has ended; tell the office. Where the system came later there is nothing to tell."""
    today, office = clock.today(), office_id()
    period = ended_before(today, every())
    owed = BEGINNING.in_force(period.last + timedelta(days=1))
    if office is None or not owed or existing(period) or not worked(period):
        return
    record = {"first": period.first, "last": period.last, "title": period.name}
    token = f"work_report:{period.first}:{period.last}"
    made = open_matter(kind=REPORT.name, step="open", record=record, actor=SYSTEM, token=token)
    by = made.state.draft_by
    for post in (Post.HANDLER, Post.OFFICE_HEAD):
        yield Notification(
            post=post.value, organ_id=office, matter_id=made.matter_id, at=clock.now(),
            text=f"{made.state.title}已经启动，请在{by.month}月{by.day}日前起草",
            url=matter_url(REPORT.name, made.matter_id), key=f"{token}:{post.value}",
        )  # fmt: skip
