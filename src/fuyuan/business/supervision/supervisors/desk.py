"""How the desk shows the register of supervisors and liaison points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.supervision.common import OVERSEERS
from fuyuan.business.supervision.models import Inspection
from fuyuan.business.supervision.register_facts import inspections_of
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, said
from fuyuan.shell.words import money

from .records import Kind, Role
from .register import SUPERVISOR, SupervisorState

ROLES = {each.value: each.label for each in Role}
KINDS = {each.value: each.label for each in Kind}

COLUMNS = (
    Column("role", "聘任为", value=lambda row: ROLES.get(row.role, "")),
    Column("kind", "身份", value=lambda row: KINDS.get(row.kind, ""), shown=False),
    Column("unit_name", "所在单位"),
    Column("from_on", "任期起", kind="date", shown=False),
    Column("to_on", "任期止", kind="date", sort=True),
    Column("ties", "申报的关系", kind="number"),
    Column("unpaid", "未支付的补助", kind="money", value=lambda row: Decimal(row.unpaid) / 100, shown=False),
)
FILTERS = (
    Filter("role", "聘任为", lambda actor: tuple(ROLES.items()), lambda value, today: Q(role=value)),
    Filter("kind", "身份", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter(
        "outside",
        "编制",
        lambda actor: (("yes", "编制外"),),
        lambda value, today: ~Q(kind=Kind.OFFICER.value),
    ),
)
SOON = timedelta(days=60)


def _ending(actor: Actor, today: date) -> Q:
    ending = Q(stage="serving", to_on__lte=today + SOON)
    return ending if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[])


GROUPS = (Group("supervisor-term", "两个月内任期届满", _ending, steps=("renew", "end")),)


def tabs(state: SupervisorState, actor: Actor) -> Sequence[Tab]:
    profile = state.profile
    pairs = said((
        ("聘任为", state.role.label), ("身份", profile.kind.label), ("所在单位", state.unit_name or profile.employer),
        ("职务或者联系人", profile.duty), ("籍贯", profile.native), ("专业", "、".join(each.label for each in profile.knows)),
        ("任期起", state.from_on), ("任期止", state.to_on), ("第几任", state.terms if state.terms > 1 else None),
        ("系统账号", "有" if profile.person_id else "没有"), ("解聘原因", state.ending),
    ))  # fmt: skip
    rows = [
        [
            each.number,
            each.on,
            each.relation.label,
            each.organ_name,
            each.until,
            each.note,
            "已解除" if each.lifted else "",
        ]
        for each in state.ties
    ]
    columns = ("序号", "申报日期", "关系", "机关", "离任日期", "说明", "解除")
    ties = Tab("申报的关系", (), (Table(columns, rows),) if rows else (), len(rows))
    found = [Tab("基本情况", pairs), ties, _offers(state), _fees(state)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _offers(state: SupervisorState) -> Tab:
    rows = [[each.first, each.last, each.note] for each in state.offers]
    table = Table(("从哪天", "到哪天", "说明"), rows)
    return Tab("可以参加的时间", (), (table,) if rows else (), len(rows))


def _fees(state: SupervisorState) -> Tab:
    rows = [
        [
            each.number, each.on, each.inspection_number or each.work, money(each.yuan), each.standing, each.entered_by,
            each.approved_by or each.refused, each.paid_on, each.voucher,
        ]
        for each in state.fees
    ]  # fmt: skip
    columns = (
        "序号",
        "日期",
        "做了什么",
        "金额",
        "现状",
        "登记人",
        "审批人、不予支付的理由",
        "支付日期",
        "凭证号",
    )
    return Tab("劳务补助", (), (Table(columns, rows),) if rows else (), len(rows))


def links(state: SupervisorState, actor: Actor) -> Sequence[Related]:
    """The card of somebody who serves: looked up by number, which is the register's own."""
    pk = SUPERVISOR_ROOM.model.objects.filter(number=state.number).values_list("pk", flat=True).first()
    if pk is None or state.stage != "serving" or state.role is not Role.SUPERVISOR:
        return ()
    return (Related("监督员证", reverse("supervisor-card", args=[pk]), "打印；扫码核验是否在任"),)


def fee_choices(path: str, state: SupervisorState, context: Context) -> Pairs | None:
    if path == "fee":
        waiting = [each for each in state.fees if each.standing in ("待审批", "待支付")]
        return [
            (
                str(each.number),
                f"第{each.number}笔　{each.on}　{money(each.yuan)}　{each.work}（{each.standing}）",
            )
            for each in waiting
        ]
    if path == "inspection":
        return [(str(pk), label) for pk, label in inspections_of(state).items()]
    return None


def choices(path: str, state: SupervisorState | None, context: Context) -> Pairs | None:
    if path == "profile.person_id":
        posts = [Post.LAY_SUPERVISOR.value, Post.SUPERVISION_STAFF.value]
        held = Holding.objects.filter(valid_on(clock.today()), effective=True, post__in=posts)
        rows = (
            held.order_by("account__name")
            .values_list("account_id", "account__name", "organ__name")
            .distinct()
        )
        return [(str(pk), f"{name}（{organ}）") for pk, name, organ in rows]
    if path == "number" and state is not None:
        return [(str(each.number), f"{each.organ_name}：{each.relation.label}") for each in state.standing]
    return fee_choices(path, state, context) if state is not None else None


def words(state: SupervisorState | None, field: str, value: Any) -> str:
    if field == "inspection" and isinstance(value, int):
        return Inspection.objects.filter(pk=value).values_list("number", flat=True).first() or ""
    if field != "person_id" or not isinstance(value, int):
        return ""
    return Account.objects.filter(pk=value).values_list("name", flat=True).first() or ""


def everything_read(event: Event, actor: Actor) -> Sight:
    """The bureau and the person: nobody else comes this far."""
    return Sight.FULL


SUPERVISOR_ROOM = DeskRoom(
    kind=SUPERVISOR.name,
    label="监督员和联系点",
    facts_title="登记",
    icon="person-badge",
    order=61,
    group="执法监督",
    posts=OVERSEERS | {Post.LAY_SUPERVISOR},
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=tabs,
    choices=choices,
    words=words,
    links=links,
    sight=everything_read,
)
