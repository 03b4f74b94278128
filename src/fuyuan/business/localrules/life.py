"""A local rule from its draft to its end: guards and effects of the steps.

No statute governs how such a rule is made, so the steps cite none. What it may set is bounded by the settings themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import Post

from .records import Annexed, Approved, Drafted, Revised, Submitted
from .state import RuleState, Voice
from .text import article_name

REVIEW_DAYS = 10  # working days for the legality review


def day_cn(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


# -- drafting ------------------------------------------------------------------------------------------------------------


def drafted(state: None, event: Event) -> RuleState:
    record, stamped = event.record, event.stamped
    return RuleState(
        stage="drafting", title=record.title, number=stamped["number"], opened_on=event.day, text=record.text,
        why=record.why, version=int(stamped["version"]), revises=record.revises,
        first_id=int(stamped["first"]) if stamped["first"] else None, organ_id=event.by.organ_id,
        organ_name=event.by.organ_name, drafter_post=event.by.post.value, drafters=_hands((), event),
        holder_id=event.by.person_id,
    )  # fmt: skip


def _hands(before: tuple[int, ...], event: Event) -> tuple[int, ...]:
    own = event.by.person_id
    return before if own is None or own in before else (*before, own)


def may_draft(state: None, record: Drafted | None, context: Context) -> Refusal | None:
    """What is revised is in force, kept by one's own organ, and not being revised already."""
    if record is None or record.revises is None:
        return None
    known = context.facts["in_force"].get(record.revises)
    if known is None:
        return Refusal("只能修订正在施行的规则，请重新选择")
    if known.organ_id != context.actor.organ_id:
        return Refusal(f"{known.name}由{known.organ_name}起草，修订也由该单位提出")
    running = context.facts["under_way"]
    return Refusal(f"{known.name}的新版本已经在办理（{running}），请在那一件里继续") if running else None


def draft_stamps(state: None, record: Drafted, context: Context) -> Mapping[str, str]:
    first = context.facts["first_id"]
    return {"version": str(context.facts["version"]), "first": str(first) if first else ""}


def own(state: RuleState, context: Context) -> Refusal | None:
    """The organ that drafts a rule keeps at it."""
    if context.actor.organ_id == state.organ_id:
        return None
    return Refusal(f"本规则由{state.organ_name}起草，由该单位办理")


def revised(state: RuleState, event: Event) -> RuleState:
    record: Revised = event.record
    changed = state.but(title=record.title, text=record.text, drafters=_hands(state.drafters, event))
    known = {article.number for article in changed.articles}
    return changed.but(places=tuple(each for each in state.places if each.article in known))


def may_revise(state: RuleState, record: Revised | None, context: Context) -> Refusal | None:
    if record is not None and (record.title, record.text) == (state.title, state.text):
        return Refusal("内容没有变化")
    return own(state, context)


def as_it_reads(state: RuleState, context: Context) -> Mapping[str, Any]:
    return {"title": state.title, "text": state.text}


def annexed(state: RuleState, event: Event) -> RuleState:
    record: Annexed = event.record
    return state.but(lines=record.lines, places=record.places, drafters=_hands(state.drafters, event))


def may_annex(state: RuleState, record: Annexed | None, context: Context) -> Refusal | None:
    """Every setting is known, its value within its bounds, and kept by no other rule; every article is there."""
    if refusal := own(state, context):
        return refusal
    if record is None:
        return None
    if faults := context.facts["faults"]:
        return Refusal("；".join(faults))
    known = {article.number for article in state.articles}
    missing = next((each.article for each in record.places if each.article not in known), None)
    return Refusal(f"条文里没有{article_name(missing)}，请核对条文依据") if missing is not None else None


def commented(state: RuleState, event: Event) -> RuleState:
    voice = Voice(on=event.day, by=str(event.by), text=event.record.text)
    return state.but(voices=(*state.voices, voice))


def dropped(state: RuleState, event: Event) -> RuleState:
    return state.but(stage="dropped", closed_on=event.day, ended=event.record.reason)


def may_drop(state: RuleState, record: Any, context: Context) -> Refusal | None:
    return own(state, context)


# -- review, approval ----------------------------------------------------------------------------------------------------


def submitted(state: RuleState, event: Event) -> RuleState:
    record, stamped = event.record, event.stamped
    return state.but(
        stage="reviewing", valid_from=record.valid_from, returned="", reviewed_on=None, reviewer="", opinion="",
        review_by=date.fromisoformat(stamped["review_by"]), review_organ_id=_organ(stamped["review_organ"]),
        head_organ_id=_organ(stamped["head_organ"]), drafters=_hands(state.drafters, event),
    )  # fmt: skip


def _organ(text: str) -> int | None:
    return int(text) if text else None


def may_submit(state: RuleState, record: Submitted | None, context: Context) -> Refusal | None:
    if refusal := own(state, context):
        return refusal
    if not (state.lines or state.places):
        return Refusal("请先拟定附件：本规则确定哪些设置、哪些条文是系统执行的依据；都没有的，注明条文依据")
    if record is None:
        return None
    return ahead_of(record.valid_from, state, context)


def ahead_of(day: date, state: RuleState, context: Context) -> Refusal | None:
    """A rule never reaches back: it begins on a day still to come, after the version it replaces began."""
    if day <= context.day:
        return Refusal(f"施行日期{day_cn(day)}须晚于今天：规则不溯及以前的日子")
    before = context.facts["last_from"]
    if before and day <= before:
        return Refusal(f"原版本自{day_cn(before)}起施行，新版本的施行日期须在此之后")
    return None


def submit_stamps(state: RuleState, record: Submitted, context: Context) -> Mapping[str, str]:
    facts = context.facts
    return {
        "review_by": context.calendar.add_workdays(context.day, REVIEW_DAYS).isoformat(),
        "review_organ": str(facts["review_organ"] or ""),
        "head_organ": str(facts["head_organ"] or ""),
    }


def reviewed(state: RuleState, event: Event) -> RuleState:
    record = event.record
    told = {"reviewed_on": event.day, "reviewer": event.by.name, "opinion": record.opinion, "review_by": None}
    if record.agree:
        return state.but(stage="reviewed", **told)
    return state.but(stage="drafting", returned=f"合法性审核：{record.opinion}", **told)


def may_review(state: RuleState, record: Any, context: Context) -> Refusal | None:
    """Nobody reviews what he wrote himself."""
    mine = context.actor.person_id is not None and context.actor.person_id in state.drafters
    return Refusal("您参加了起草，合法性审核由没有参加起草的人办理") if mine else None


def approved(state: RuleState, event: Event) -> RuleState:
    record: Approved = event.record
    return state.but(
        stage="approved",
        approved_on=event.day,
        approver=event.by.name,
        listed=record.listed,
        ended="",
        returned="",
    )


def may_approve(state: RuleState, record: Approved | None, context: Context) -> Refusal | None:
    """The day still lies ahead, the annex is compared with what holds now, and what it touches was shown."""
    assert state.valid_from
    if refusal := ahead_of(state.valid_from, state, context):
        return Refusal(f"{refusal.reason}。请退回，重新确定施行日期")
    if stale := context.facts["stale"]:
        return Refusal(f"附件拟定以后，{'、'.join(stale)}已经变化，请退回重新拟定附件")
    if record is not None and record.listed != context.facts["impact"]:
        return Refusal(f"受影响的期限已经变化，现在是：{context.facts['impact']}。请重新核对后再批准")
    return None


def as_listed(state: RuleState, context: Context) -> Mapping[str, Any]:
    return {"listed": context.facts["impact"]}


def returned(state: RuleState, event: Event) -> RuleState:
    return state.but(stage="drafting", returned=f"退回修改：{event.record.reason}", review_by=None)


# -- in force ------------------------------------------------------------------------------------------------------------


def in_force(state: RuleState, event: Event) -> RuleState:
    return state.but(stage="in_force")


def may_take_effect(state: RuleState, record: Any, context: Context) -> Refusal | None:
    assert state.valid_from
    early = context.day < state.valid_from
    return Refusal(f"本规则自{day_cn(state.valid_from)}起施行") if early else None


def stopped(state: RuleState, event: Event) -> RuleState:
    return state.but(stage="stopped", closed_on=event.day, ended=event.record.reason)


def may_stop(state: RuleState, record: Any, context: Context) -> Refusal | None:
    assert state.valid_from
    if context.day >= state.valid_from:
        return Refusal("本规则已经到施行日期，不能停止施行，可以废止或者修订")
    return None


def replaced(state: RuleState, event: Event) -> RuleState:
    record = event.record
    return state.but(
        stage="replaced", closed_on=event.day, valid_to=record.valid_to, replaced_by=record.by_id,
        ended=f"由{record.by_title}替代",
    )  # fmt: skip


def repealed(state: RuleState, event: Event) -> RuleState:
    record = event.record
    return state.but(stage="repealed", closed_on=event.day, valid_to=record.valid_to, ended=record.reason)


def may_repeal(state: RuleState, record: Any, context: Context) -> Refusal | None:
    if coming := context.facts["coming"]:
        return Refusal(f"{coming}已经批准，施行时本版本自动停止适用；不再施行新版本的，先办理“停止施行”")
    if record is not None and record.valid_to < context.day - timedelta(days=1):
        return Refusal("适用到的日期不能早于昨天：以前的日子仍按本规则")
    if record is not None and record.valid_to > context.day:
        return Refusal("适用到的日期晚于今天，请到那一天再办理")
    return None


def drafter(state: RuleState) -> Post:
    return Post(state.drafter_post)
