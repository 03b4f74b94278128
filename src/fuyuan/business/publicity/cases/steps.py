"""典型案例: a teaching text made from cases that are over, step by step.

“行政机关应当……综合运用……发布解读典型案例等方式，开展法治宣传教育” (《法治宣传教育法》第十八条).
The article names no period: it is the office's own.
"""

from __future__ import annotations

import json
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
from fuyuan.business.publicity.masking import Mask, proposed
from fuyuan.business.publicity.redaction import redact
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage
from fuyuan.organs.posts import Post

from .records import Begin, Source, Words, Write


class TypicalCase(Draft):
    """``suggested``: the parts as the sources tell them, without names, for whoever writes; ``post``: whose text it is."""

    basis: ClassVar[str] = BASIS
    shelf: ClassVar[str] = "cases"
    sources: tuple[Source, ...]
    suggested: Words
    why: str
    post: Post
    collection: str = ""
    words: Words | None = None
    dropped_why: str = ""


def may_begin(state: None, record: Begin | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    missing: tuple[str, ...] = context.facts["missing"]
    if missing:
        return Refusal(f"没有找到已经生效的案件“{missing[0]}”：请核对案号；还在办理的案件不能用作典型案例")
    return None


def begin_stamps(state: None, record: Begin, context: Context) -> Mapping[str, str]:
    sources: tuple[Source, ...] = context.facts["sources"]
    suggested: Words = context.facts["suggested"]
    return {
        **life.due_stamp(state, record, context), "slug": str(context.facts["slug"]),
        "sources": json.dumps([each.model_dump(mode="json") for each in sources], ensure_ascii=False),
        "suggested": suggested.model_dump_json(),
    }  # fmt: skip


def begun(state: None, event: Event) -> TypicalCase:
    record: Begin = event.record
    stamped = event.stamped
    sources = tuple(Source.model_validate(each) for each in json.loads(stamped["sources"]))
    first = sources[0]
    agency = "、".join(dict.fromkeys(each.agency for each in sources))
    return TypicalCase(
        stage=DRAFTING, title=f"{first.agency}{first.act_kind}案典型案例"[:300], number=stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, holder_id=event.by.person_id, touched_on=event.day, slug=stamped["slug"],
        due_on=date.fromisoformat(stamped["due_on"]), sources=sources, why=record.why, collection=record.collection,
        suggested=Words.model_validate_json(stamped["suggested"]), area=first.area, outcome=first.outcome, agency=agency,
        post=event.by.post,
    )  # fmt: skip


def first_text(state: TypicalCase, context: Context) -> Mapping[str, Any]:
    return {**(state.words or state.suggested).model_dump(), "collection": state.collection}


def write_stamps(state: TypicalCase, record: Write, context: Context) -> Mapping[str, str]:
    """The same redactor as for decisions, with everybody the sources know."""
    source, parties = words_of(record).whole, context.facts["parties"]
    return {"mask": proposed(source, redact(source, parties), parties).model_dump_json()}


def words_of(record: Write) -> Words:
    return Words(**record.model_dump(include=set(Words.model_fields)))


def wrote(state: TypicalCase, event: Event) -> Any:
    fresh = Mask.model_validate_json(event.stamped["mask"])
    return worked(
        state, event, mask=state.mask.again(fresh) if state.mask else fresh, words=words_of(event.record),
        collection=event.record.collection,
    )  # fmt: skip


def duties(state: TypicalCase) -> Iterable[Duty]:
    return life.own_duties(state, "撰写、发布典型案例（本地期限）")


def columns(state: TypicalCase) -> Mapping[str, Any]:
    return {
        **life.shared_columns(state),
        "collection": state.collection,
        "writer": state.post.value,
        "sources": "、".join(s.number for s in state.sources)[:300],
    }


def search_text(state: TypicalCase) -> str:
    return " ".join((state.number, state.title, state.public_title, *(each.number for each in state.sources)))


# fmt: off
TABLE = Table(duties, frozenset({"publish_on"}))
act = TABLE.act
CASES: Procedure[TypicalCase] = Procedure(
    name="typical_case",
    title="典型案例",
    state=TypicalCase,
    stages=(
        Stage(DRAFTING, "撰写"),
        Stage(CONFIRMING, "待复核"),
        Stage(SCHEDULED, "待发布"),
        Stage(life.PUBLISHED, "已发布", end=True),
        Stage(WITHDRAWN, "已撤下", end=True, track=False),
        Stage(DROPPED, "不再采用", end=True, track=False),
    ),
    steps=(
        act("begin", "选用案件", BASIS, WRITERS, at(), begun, Begin, guard=may_begin, stamps=begin_stamps, series="case",
            opens=True, help="从已经生效的复议决定、裁判里选；您看得到的案件才能选用。"),
        act("write", "撰写案例", BASIS, WRITERS, at(*ACTIVE), wrote, Write, stamps=write_stamps, initial=first_text,
            help="各部分先按案件材料起了头，请改写成便于学习的文字。保存时系统自动隐去个人信息。"),
        *life.shared_steps(TABLE, WRITERS, BASIS),
        life.drop(TABLE, WRITERS, BASIS),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
