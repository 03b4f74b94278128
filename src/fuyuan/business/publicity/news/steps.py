"""工作动态: news and announcements for the public, read twice, withdrawn in one step (《法治宣传教育法》第十八条; measure 七).

No article names a period: it is the office's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from fuyuan.business.publicity import life
from fuyuan.business.publicity.common import BASIS, WRITERS
from fuyuan.business.publicity.life import (
    ACTIVE,
    CONFIRMING,
    DRAFTING,
    DROPPED,
    SCHEDULED,
    WITHDRAWN,
    Draft,
    worked,
)
from fuyuan.business.publicity.masking import Mask
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Stage
from fuyuan.organs.posts import Post

from .records import Write


class News(Draft):
    """Nothing is hidden for the writer: what the second look finds, he takes out himself. ``post``: whose text it is."""

    basis: ClassVar[str] = BASIS
    shelf: ClassVar[str] = "news"
    post: Post
    activity_id: int | None = None
    dropped_why: str = ""


def begun(state: None, event: Event) -> News:
    record: Write = event.record
    stamped = event.stamped
    return News(
        stage=DRAFTING, title=record.title, number=stamped["number"], opened_on=event.day, organ_id=event.by.organ_id,
        holder_id=event.by.person_id, touched_on=event.day, slug=stamped["slug"], due_on=date.fromisoformat(stamped["due_on"]),
        post=event.by.post, agency=event.by.organ_name, hands=(life.hand(event.by),), **_words(record),
    )  # fmt: skip


def _words(record: Write) -> dict[str, Any]:
    return {
        "public_title": record.title, "summary": record.summary, "mask": Mask(source=record.text),
        "activity_id": record.activity_id,
    }  # fmt: skip


def begin_stamps(state: None, record: Write, context: Context) -> Mapping[str, str]:
    return {**life.due_stamp(state, record, context), "slug": str(context.facts["slug"])}


def wrote(state: News, event: Event) -> Any:
    return worked(state, event, title=event.record.title, **_words(event.record))


def as_written(state: News, context: Context) -> Mapping[str, Any]:
    return {
        "title": state.public_title, "summary": state.summary, "text": state.mask.source if state.mask else "",
        "activity_id": state.activity_id,
    }  # fmt: skip


def duties(state: News) -> Iterable[Duty]:
    return life.own_duties(state, "发布工作动态（本地期限）")


def columns(state: News) -> Mapping[str, Any]:
    return {**life.shared_columns(state), "writer": state.post.value, "activity_id": state.activity_id}


def search_text(state: News) -> str:
    return f"{state.number} {state.title}"


# fmt: off
TABLE = Table(duties, frozenset({"publish_on"}))
act = TABLE.act
# news is written as the public will read it: there is nothing to hide, give back or describe apart
KEPT = ("submit", "confirm", "send_back", "publish", "withdraw", "republish")
NEWS: Procedure[News] = Procedure(
    name="news",
    title="工作动态",
    state=News,
    stages=(
        Stage(DRAFTING, "拟写"),
        Stage(CONFIRMING, "待复核"),
        Stage(SCHEDULED, "待发布"),
        Stage(life.PUBLISHED, "已发布", end=True),
        Stage(WITHDRAWN, "已撤下", end=True, track=False),
        Stage(DROPPED, "不再采用", end=True, track=False),
    ),
    steps=(
        act("write", "拟写动态", BASIS, WRITERS, at(), begun, Write, stamps=begin_stamps, series="news", opens=True,
            help="活动报道、公告、提示。发布以前自动核查有没有个人信息，由另一个人复核。"),
        act("rewrite", "修改", BASIS, WRITERS, at(*ACTIVE), wrote, Write, initial=as_written),
        *(step for step in life.shared_steps(TABLE, WRITERS, BASIS) if step.name in KEPT),
        life.drop(TABLE, WRITERS, BASIS),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
