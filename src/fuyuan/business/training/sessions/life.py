"""A training session: guards, effects, and who owes what by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fuyuan.business.training.common import UNIT, other_than, own
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import Added, Audience, Corrected, Planned, Reported
from .state import Credit, SessionState

BASIS = "HN16 21.1, JD25 10"
FARTHEST = 370  # days ahead that may be planned


def most_hours(plan: Planned, minutes: int) -> Decimal:
    """How many hours a session is worth at most: its length over the minutes of one hour, in whole tenths."""
    return (Decimal(plan.minutes) / minutes).quantize(Decimal("0.1"), "ROUND_FLOOR")


def _sound(plan: Planned, context: Context) -> Refusal | None:
    minutes = int(context.facts["minutes"])
    most = most_hours(plan, minutes)
    if plan.hours > most:
        told = f"培训 {plan.minutes} 分钟，按每学时 {minutes} 分钟最多 {most} 学时，现在填的是 {plan.hours} 学时，请核对"
        return Refusal(told)
    if (plan.on - context.day).days > FARTHEST:
        return Refusal("日期在一年以后，请核对年份")
    if plan.powers and plan.audience is not Audience.TOWNS:
        return Refusal("放权事项只在培训乡镇、街道执法人员时填写")
    unknown = [each for each in plan.powers if each not in context.facts["powers"]]
    return Refusal(f"放权事项清单里没有“{unknown[0]}”，请照清单写") if unknown else None


def planned(state: None, event: Event) -> SessionState:
    plan, stamped = event.record, event.stamped
    return SessionState(
        stage="planned", title=plan.title, number=stamped["number"], opened_on=event.day, organ_id=event.by.organ_id,
        organ_name=event.by.organ_name, office_id=_int(stamped.get("office")), by_bureau=event.by.post not in UNIT,
        plan=plan, report_by=date.fromisoformat(stamped["report_by"]), touched_on=event.day,
    )  # fmt: skip


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def may_plan(state: None, record: Planned | None, context: Context) -> Refusal | None:
    return _sound(record, context) if record else None


def plan_stamps(state: Any, record: Planned, context: Context) -> Mapping[str, str]:
    """The day by which hours are reported: working days after the session, or after it was entered."""
    first = max(record.on, context.day)
    by = context.calendar.add_workdays(first, int(context.facts["report_days"]))
    office = context.facts.get("office_id")
    return {"report_by": by.isoformat(), **({"office": str(office)} if office else {})}


def replanned(state: SessionState, event: Event) -> SessionState:
    plan = event.record
    return state.but(title=plan.title, plan=plan, report_by=date.fromisoformat(event.stamped["report_by"]))


def may_replan(state: SessionState, record: Planned | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if context.facts["signed"]:
        return Refusal("已经有人签到，不能再改；安排有误的请报送时说明，没有举办的请取消")
    return _sound(record, context) if record else None


def as_planned(state: SessionState, context: Context) -> Mapping[str, Any]:
    return state.plan.model_dump()


def cancelled(state: SessionState, event: Event) -> SessionState:
    return state.but(stage="cancelled", closed_on=event.day, ended_why=event.record.reason)


def may_cancel(state: SessionState, record: Any, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


# -- attendance ----------------------------------------------------------------------------------------------------


def found_one(record: Any, context: Context) -> Refusal | None:
    """The officer named is one person of the register: namesakes are asked for by number."""
    found = context.facts["found"]
    if not found:
        return Refusal(f"执法人员名册里没有在岗的“{record.officer}”，请核对姓名或者人员编号")
    if len(found) > 1:
        told = "、".join(f"{each.unit_name} {each.title}（{each.number}）" for each in found[:5])
        return Refusal(f"有 {len(found)} 个人同名，请改填人员编号：{told}")
    return None


def added(state: SessionState, event: Event) -> SessionState:
    """The sign-in itself is a row beside the history (``attendance``); the report brings it in."""
    return state


def may_add(state: SessionState, record: Added | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if context.day < state.plan.on:
        return Refusal(f"培训在 {state.plan.on} 举办，还没有到日期")
    if record is None:
        return None
    if refusal := found_one(record, context):
        return refusal
    officer = context.facts["found"][0]
    if officer.person_id in context.facts["signed"]:
        return Refusal(f"{officer.title}已经签到，不用补登")
    return None


def the_officer(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    officer = context.facts["found"][0]
    return {
        "officer": str(officer.pk),
        "person": str(officer.person_id),
        "name": officer.title,
        "unit": officer.unit_name,
    }


# -- hours ---------------------------------------------------------------------------------------------------------


def as_signed(state: SessionState, context: Context) -> Mapping[str, Any]:
    """Everybody who signed in, with the hours of the session, or what was reported before."""
    known = {each.person_id: each.hours for each in state.credits}
    lines = [
        {
            "officer_id": each.officer_id, "person_id": person, "name": each.name, "unit": each.unit,
            "hours": known.get(person, state.plan.hours),
        }
        for person, each in context.facts["signed"].items()
    ]  # fmt: skip
    return {"attended": lines, "note": state.note}


def reported(state: SessionState, event: Event) -> SessionState:
    record = event.record
    lines = tuple(Credit(**each.model_dump()) for each in record.attended)
    return state.but(
        stage="reported", credits=lines, reporter_id=event.by.person_id, note=record.note, returned="",
        reported_on=event.day, approve_by=date.fromisoformat(event.stamped["approve_by"]),
    )  # fmt: skip


def may_report(state: SessionState, record: Reported | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if context.day < state.plan.on:
        return Refusal(f"培训在 {state.plan.on} 举办，举办以后才能报送学时")
    signed = context.facts["signed"]
    if not signed:
        return Refusal("没有人签到，不能报送；有纸质签到的请先补登出席，没有举办的请取消")
    if record is None:
        return None
    told = {each.person_id: (each.officer_id, each.name, each.unit) for each in record.attended}
    if told != {person: (each.officer_id, each.name, each.unit) for person, each in signed.items()}:
        return Refusal("签到情况有变化，请刷新页面以后再报送")
    return _within(state.plan, max(each.hours for each in record.attended))


def _within(plan: Planned, hours: Decimal) -> Refusal | None:
    if hours > plan.hours:
        return Refusal(f"这次培训是 {plan.hours} 学时，不能填 {hours} 学时")
    return None


def may_approve(state: SessionState, record: Any, context: Context) -> Refusal | None:
    return other_than(state.reporter_id, "报送人", context)


def sent_back(state: SessionState, event: Event) -> SessionState:
    return state.but(stage="planned", returned=event.record.reason, reported_on=None, approve_by=None)


def corrected(state: SessionState, event: Event) -> SessionState:
    stamped, hours = event.stamped, event.record.hours
    line = Credit(
        officer_id=int(stamped["officer"]), person_id=int(stamped["person"]), name=stamped["name"], unit=stamped["unit"],
        hours=hours,
    )  # fmt: skip
    others = tuple(each for each in state.credits if each.person_id != line.person_id)
    return state.but(credits=(*others, line))


def may_correct(state: SessionState, record: Corrected | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    return found_one(record, context) or _within(state.plan, record.hours)


def session_duties(state: SessionState) -> Iterable[Duty]:
    """The organiser reports, the bureau approves; both count working days set by the installation."""
    if state.stage == "cancelled":
        return
    post = Post.TRAINING_ADMIN if state.by_bureau else Post.RESPONDENT_LIAISON
    yield Duty(
        "report", "报送培训学时", post, due_on=state.report_by, steps=("report", "cancel"), organ_id=state.organ_id,
        done_on=state.reported_on, basis=articles(BASIS)[0],
    )  # fmt: skip
    if state.approve_by:
        approver = Post.SUPERVISION_STAFF if state.by_bureau else Post.TRAINING_ADMIN
        yield Duty(
            "approve", "认定培训学时", approver, due_on=state.approve_by, steps=("approve", "send_back"),
            organ_id=state.office_id, done_on=state.approved_on, basis=articles(BASIS)[0],
        )  # fmt: skip
