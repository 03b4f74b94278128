"""The hearing itself, its minutes, and what they mean for the decision (第五十一条、第六十一条第二款)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fuyuan.business.reconsideration.after import served_on
from fuyuan.business.reconsideration.conditions import old
from fuyuan.business.reconsideration.facts import HeardFact
from fuyuan.business.reconsideration.records import DraftDecision, Side
from fuyuan.business.reconsideration.state import CaseState, recipients
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from . import days
from .arranging import ahead, changed, guard_coming, held, panel_refusal
from .facts import HearingFact
from .records import HoldHearing, Presence, RespondentPresence, SignMinutes

# -- held ------------------------------------------------------------------------------------------------------


def guard_hold(state: CaseState, record: HoldHearing | None, context: Context) -> Refusal | None:
    coming = ahead(state)
    if coming is None or record is None:
        return guard_coming(state, record, context)
    if record.on != coming.on:
        return refuse(f"通知的听证日期是 {coming.on}；改期的请先取消，再重新通知", "L23 51.1")
    if record.applicant is Presence.EXCUSED:
        return refuse("申请人有正当理由不能参加的，不能视为放弃，请取消本次听证，另定日期", "L23 51.2")
    everybody = list(range(1, len(state.application.respondents) + 1))
    if sorted(each.respondent for each in record.respondents) != everybody:
        return refuse("请逐一填写每一位被申请人的到场情况", "L23 51.3")
    return _notice_refusal(state, coming, record, context) or panel_refusal(record.panel, context)


def told_late(state: CaseState, hearing: HearingFact, context: Context) -> tuple[str, ...]:
    """Keys of the parties whom the notice reached too late, or not at all."""
    last = days.last_notice(hearing.on, context)
    if last is None:
        return ()
    reached = {
        key: served_on(state, hearing.notice, key) for key in state.papers[hearing.notice - 1].recipients
    }
    return tuple(key for key, on in reached.items() if on is None or on > last)


def _notice_refusal(
    state: CaseState, coming: HearingFact, record: HoldHearing, context: Context
) -> Refusal | None:
    """Short notice is cured only by a party that came and agreed."""
    late = told_late(state, coming, context)
    if not late:
        return None
    names = {each.key: each.role + each.name for each in recipients(state)}
    who = "、".join(names[key] for key in late)
    last = days.last_notice(coming.on, context)
    if not record.late_notice_accepted:
        return refuse(
            f"{who}没有在 {last} 以前收到听证通知书；到场并同意如期举行的请勾选，否则应当另定日期", "L23 51.1"
        )
    away = [names[key] for key in late if not _came(record, key.partition("-")[0])]
    if away:
        return refuse(
            f"{'、'.join(away)}没有按期收到听证通知书，也没有到场，不能视为放弃听证权利，应当另定日期",
            "L23 51.2",
        )
    return None


def _came(record: HoldHearing, group: str) -> bool:
    """Was somebody there for the applicants, for every respondent, for the third parties?"""
    if group == "respondent":
        return all(each.people for each in record.respondents)
    return bool(record.third) if group == "third" else record.applicant is Presence.PRESENT


def initial_hold(state: CaseState, context: Context) -> Mapping[str, Any]:
    coming = ahead(state)
    if coming is None:
        return {}
    numbers = range(1, len(state.application.respondents) + 1)
    return {
        "on": coming.on, "ended": coming.ends, "panel": coming.panel.model_dump(),
        "respondents": [{"respondent": number} for number in numbers],
    }  # fmt: skip


def missing_heads(coming: HearingFact, record: HoldHearing) -> tuple[int, ...]:
    """Respondents whose head neither came nor explained and sent staff (第五十一条第三款)."""

    explained = {each.respondent for each in coming.excused}

    def in_order(each: RespondentPresence) -> bool:
        return bool(each.head) or (each.respondent in explained and bool(each.staff))

    return tuple(each.respondent for each in record.respondents if not in_order(each))


def stamps_hold(state: CaseState, record: HoldHearing, context: Context) -> Mapping[str, str]:
    coming = ahead(state)
    assert coming
    names = [state.application.respondents[number - 1].name for number in missing_heads(coming, record)]
    if not names:
        return {}
    article = articles("L23 51.3")[0]
    return {
        "warning": f"{'、'.join(names)}的负责人没有参加听证，也没有说明理由并委托到场的工作人员（{article}）"
    }


def apply_hold(state: CaseState, event: Event) -> CaseState:
    """Whoever spoke at the hearing was heard (第四十九条). Staying away gives up the hearing, not the application."""
    record: HoldHearing = event.record
    coming = ahead(state)
    assert coming
    hearings = changed(
        state, coming, held_on=event.record.on, panel=record.panel, attended=record.attended,
        waived=record.applicant is Presence.ABSENT, heads_missing=missing_heads(coming, record),
    )  # fmt: skip
    heard = tuple(HeardFact(side=side, on=record.on) for side in _spoke(record))
    return state.but(hearings=hearings, heard=(*state.heard, *heard))


def _spoke(record: HoldHearing) -> Iterator[Side]:
    if record.applicant is Presence.PRESENT:
        yield Side.APPLICANT
    if all(each.people for each in record.respondents):
        yield Side.RESPONDENT
    if record.third:
        yield Side.THIRD_PARTY


# -- signed ----------------------------------------------------------------------------------------------------


def guard_sign(state: CaseState, record: SignMinutes | None, context: Context) -> Refusal | None:
    newest = held(state)
    if newest is None or newest.signed_on:
        return refuse("没有待核对、签名的听证笔录", "L23 50.3")
    if record is None:
        return None
    unknown = [name for name in record.signed if name not in newest.attended]
    if unknown:
        return refuse(f"{unknown[0]}没有参加听证，不能在笔录上签名", "L23 50.3")
    panel = [member.name for member in newest.members if member.name not in record.signed]
    if panel:
        return refuse(f"{'、'.join(panel)}是听证人员，应当在笔录上签名", "L23 50.3")
    rest = [name for name in newest.attended if name not in record.signed]
    if rest and not record.refused:
        return refuse(f"{'、'.join(rest)}没有签名，请写明原因", "L23 50.3")
    return None


def initial_sign(state: CaseState, context: Context) -> Mapping[str, Any]:
    newest = held(state)
    return {"signed": list(newest.attended)} if newest else {}


def apply_sign(state: CaseState, event: Event) -> CaseState:
    newest = held(state)
    assert newest
    return state.but(hearings=changed(state, newest, signed_on=event.day))


# -- the decision ----------------------------------------------------------------------------------------------


def hearing_owed(state: CaseState, context: Context) -> Refusal | None:
    """What about a hearing still stands in the way of a decision."""
    coming, newest = ahead(state), held(state)
    if old(context):
        return None
    if coming:
        return refuse(f"已经通知 {coming.on} 举行听证，请先举行或者取消", "L23 51.1")
    if state.major and newest is None:
        return refuse("本案重大、疑难、复杂，应当组织听证，还没有举行听证，不能作出决定", "L23 50.1")
    if newest and newest.signed_on is None:
        return refuse("听证笔录还没有核对签名，不能据以作出决定", "L23 61.2")
    return None


def minutes_unused(state: CaseState, draft: DraftDecision, context: Context) -> Refusal | None:
    """After a hearing the decision rests on its minutes; the draft says how."""
    newest = held(state)
    if newest is None or newest.waived or draft.on_minutes or draft.follows or old(context):
        return None
    return refuse("经过听证的案件，应当根据听证笔录作出决定，请写明怎样依据听证笔录认定", "L23 61.2")
