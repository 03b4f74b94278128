"""How the desk shows training sessions: list, filters, who was there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.training.common import BUREAU, READERS, UNIT
from fuyuan.business.training.lookups import signed_in
from fuyuan.business.training.models import Session
from fuyuan.business.training.officers.desk import GROUP
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .records import Audience, Form, Subject
from .state import SessionState
from .steps import SESSION

FORMS = {each.value: each.label for each in Form}
SUBJECTS = {each.value: each.label for each in Subject}
AUDIENCES = {each.value: each.label for each in Audience}

COLUMNS = (
    Column("title", "主题", kind="link"),
    Column("unit_name", "举办单位"),
    Column("on", "日期", kind="date", sort=True),
    Column("form", "形式", value=lambda row: FORMS.get(row.form, "")),
    Column("subject", "内容类别", value=lambda row: SUBJECTS.get(row.subject, ""), shown=False),
    Column("audience", "培训对象", value=lambda row: AUDIENCES.get(row.audience, ""), shown=False),
    Column("hours", "学时", kind="number"),
    Column("people", "出席人数", kind="number", shown=False),
)


def organisers(actor: Actor) -> Pairs:
    rows = policy_for(Session).filter(actor, Session.objects.all()).order_by("unit_name")
    return [(str(pk), name) for pk, name in rows.values_list("organ_id", "unit_name").distinct()]


def _is(column: str) -> Any:
    def where(value: str, today: date) -> Q:
        return Q(**{column: value})

    return where


FILTERS = (
    Filter("unit", "举办单位", organisers, lambda value, today: Q(organ_id=int(value))),
    Filter("form", "形式", lambda actor: tuple(FORMS.items()), _is("form")),
    Filter("subject", "内容类别", lambda actor: tuple(SUBJECTS.items()), _is("subject")),
    Filter("audience", "培训对象", lambda actor: tuple(AUDIENCES.items()), _is("audience")),
    between("on", "日期", "on"),
)


def sheets(state: SessionState, actor: Actor) -> Sequence[Tab]:
    plan = state.plan
    pairs = said(
        [
            ("退回理由", state.returned), ("取消理由", state.ended_why), ("举办单位", state.organ_name), ("形式", plan.form.label),
            ("内容类别", plan.subject.label), ("培训对象", plan.audience.label), ("放权事项", "\n".join(plan.powers)),
            ("授课人、指导人", plan.teacher), ("地点", plan.place), ("日期", plan.on),
            ("时间", f"{plan.begins:%H:%M}至{plan.ends:%H:%M}"), ("学时", plan.hours),
            ("签到时间", f"开始前 {plan.sign_before} 分钟至开始后 {plan.sign_after} 分钟"), ("主要内容", plan.about),
            ("培训情况", state.note), ("认定日期", state.approved_on),
        ]
    )  # fmt: skip
    return [Tab("培训", pairs), _people(state)]


def _people(state: SessionState) -> Tab:
    """What was reported; before that, who has signed in so far."""
    if state.credits:
        rows = [[each.name, each.unit, each.hours] for each in state.credits]
        return Tab("出席人员", (), (Table(("姓名", "单位", "学时"), rows),), len(rows))
    signed = list(signed_in(state.number).values())
    lines = [[each.name, each.unit, each.at, "扫码" if each.way == "qr" else "补登"] for each in signed]
    return Tab("签到", (), (Table(("姓名", "单位", "签到时间", "方式"), lines),) if lines else (), len(lines))


def links(state: SessionState, actor: Actor) -> Sequence[Related]:
    """The screen for the room, for who organises and may need it."""
    mine = actor.post in BUREAU | UNIT and actor.organ_id == state.organ_id
    row = Session.objects.filter(number=state.number).first() if mine and state.stage == "planned" else None
    return [Related("签到码", reverse("training-screen", args=[row.pk]), "投到会场屏幕上")] if row else []


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


SESSION_ROOM = DeskRoom(
    kind=SESSION.name,
    label="培训和学时",
    facts_title="培训情况",
    icon="mortarboard",
    order=63,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    bulk=("approve",),
    facts=sheets,
    links=links,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
