"""A standard from its proposal to its end: guards, effects and duties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.linkage.common import OFFICE_DAYS, later
from fuyuan.business.linkage.sides import Side, side_of
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import Revised, Wording
from .state import StandardState, Version, Voice

CONSIDER_DAYS = 15  # working days a side takes to look at a version


def _wording(record: Any) -> Wording:
    return Wording(**{name: getattr(record, name) for name in Wording.model_fields})


def proposed(state: None, event: Event) -> StandardState:
    record, stamped = event.record, event.stamped
    side = side_of(event.by.post)
    first = Version(number=1, on=event.day, side=side, why="", wording=_wording(record))
    return StandardState(
        stage="discussing", title=record.title, opened_on=event.day, proposer=side, versions=(first,),
        replaces=record.replaces, consider_by=date.fromisoformat(stamped["consider_by"]),
        organ_id=int(stamped["office_id"]) if stamped["office_id"] else None,
        court_id=int(stamped["court_id"]) if stamped["court_id"] else None,
    )  # fmt: skip


def may_propose(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None or record.replaces is None:
        return None
    known = context.facts.get("in_force", frozenset())
    return None if record.replaces in known else Refusal("只能替代正在适用的标准，请重新选择")


def opening(state: None, record: Any, context: Context) -> Mapping[str, str]:
    facts = context.facts
    places = {key: str(facts.get(key) or "") for key in ("office_id", "court_id")}
    return {**places, **consider_day(state, record, context)}


def consider_day(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"consider_by": context.calendar.add_workdays(context.day, CONSIDER_DAYS).isoformat()}


def commented(state: StandardState, event: Event) -> StandardState:
    return _heard(state, event, text=event.record.text)


def agreed(state: StandardState, event: Event) -> StandardState:
    """Once both sides agreed to the same version it waits for its publication."""
    after = _heard(state, event, text=event.record.note, agreed=True)
    if after.agreed != frozenset(Side):
        return after
    return after.but(stage="agreed", publish_by=date.fromisoformat(event.stamped["publish_by"]))


def _heard(state: StandardState, event: Event, **said: Any) -> StandardState:
    voice = Voice(
        side=side_of(event.by.post), on=event.day, version=state.version.number, by=event.record.by, **said
    )
    return state.but(voices=(*state.voices, voice))


def may_agree(state: StandardState, record: Any, context: Context) -> Refusal | None:
    side = side_of(context.actor.post)
    return Refusal(f"{side.label}一方已经同意现在这个版本") if side in state.agreed else None


def publish_day(state: StandardState, record: Any, context: Context) -> Mapping[str, str]:
    return {"publish_by": context.calendar.add_workdays(context.day, OFFICE_DAYS).isoformat()}


def revised(state: StandardState, event: Event) -> StandardState:
    """A new version; what was agreed held for the old one."""
    record: Revised = event.record
    version = Version(
        number=state.version.number + 1, on=event.day, side=side_of(event.by.post), why=record.why,
        wording=_wording(record),
    )  # fmt: skip
    return state.but(
        stage="discussing", title=record.title, versions=(*state.versions, version), publish_by=None,
        consider_by=date.fromisoformat(event.stamped["consider_by"]),
    )  # fmt: skip


def may_revise(state: StandardState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    return Refusal("内容没有变化") if _wording(record) == state.wording else None


def as_it_reads(state: StandardState, context: Context) -> Mapping[str, Any]:
    return state.wording.model_dump()


def dropped(state: StandardState, event: Event) -> StandardState:
    return state.but(stage="dropped", closed_on=event.day, ended=event.record.reason, publish_by=None)


def may_drop(state: StandardState, record: Any, context: Context) -> Refusal | None:
    """The joint office may end a discussion; the court may take back what it proposed itself."""
    court = context.actor.post is Post.COURT_LIAISON
    if court and state.proposer is not Side.COURT:
        return Refusal("这个标准由政府一方提出，不同意的请提出意见")
    return None


def published(state: StandardState, event: Event) -> StandardState:
    return state.but(
        stage="published",
        number=event.stamped["number"],
        published_on=event.day,
        valid_from=event.record.valid_from,
    )


def may_publish(state: StandardState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.valid_from < context.day:
        return Refusal("施行日期早于今天：标准不溯及以前的案件，请核对")
    return later(record, context)


def repealed(state: StandardState, event: Event) -> StandardState:
    record = event.record
    return state.but(stage="repealed", closed_on=event.day, valid_to=record.valid_to, ended=record.reason)


def may_repeal(state: StandardState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if state.valid_from and record.valid_to < state.valid_from - timedelta(days=1):
        return Refusal("停止适用的日期早于施行日期，请核对")
    return later(record, context)


def disclosed(state: StandardState, event: Event) -> StandardState:
    return state.but(public_on=event.day)


def may_disclose(state: StandardState, record: Any, context: Context) -> Refusal | None:
    if state.public_on:
        return Refusal("这个标准已经向社会公开")
    return later(record, context)


def concealed(state: StandardState, event: Event) -> StandardState:
    return state.but(public_on=None)


def may_conceal(state: StandardState, record: Any, context: Context) -> Refusal | None:
    return None if state.public_on else Refusal("这个标准没有向社会公开，不用撤下")


def replaced(state: StandardState, event: Event) -> StandardState:
    record = event.record
    return state.but(
        stage="replaced", closed_on=event.day, valid_to=record.valid_to, replaced_by=record.by_id,
        ended=f"由“{record.by_title}”替代",
    )  # fmt: skip


# -- duties --------------------------------------------------------------------------------------------------------


def standard_duties(state: StandardState) -> Iterable[Duty]:
    if state.stage in ("discussing", "agreed", "published"):
        for side in Side:
            yield _consider(state, side)
    if state.stage == "discussing" and all(state.spoke_on(side) for side in Side):
        yield Duty(
            f"revise-{state.version.number}", "根据意见修改标准", Post.JOINT_OFFICE, steps=("revise", "agree", "drop"),
            organ_id=state.organ_id,
        )  # fmt: skip
    if state.publish_by:
        yield Duty(
            f"publish-{state.version.number}", "发布类案审理标准", Post.JOINT_OFFICE, due_on=state.publish_by,
            steps=("publish",), organ_id=state.organ_id, done_on=state.published_on,
        )  # fmt: skip


def _consider(state: StandardState, side: Side) -> Duty:
    """Each side looks at each version: it agrees, or says what should be changed."""
    court = side is Side.COURT
    return Duty(
        f"consider-{state.version.number}-{side.value}", "研究类案审理标准", side.post,
        due_on=state.consider_by, steps=("agree", "comment"), organ_id=state.court_id if court else state.organ_id,
        done_on=state.spoke_on(side),
    )  # fmt: skip
