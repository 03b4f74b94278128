"""How the desk shows reported problems: list, groups, sheets, what each side reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from fuyuan.business.supervision.queries import running_campaigns
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, between, said

from .policies import OVERSEERS
from .procedure import REPORT
from .queries import areas_now
from .records import Channel
from .state import ReportState

CHANNELS = {each.value: each.label for each in Channel}
TO_UNIT = frozenset({"assign", "reply", "send_back"})  # of the rest a unit knows that it happened
INNER = frozenset({"make_clue"})  # nobody's but theirs who act on the clue

COLUMNS = (
    Column("channel", "来源", value=lambda row: CHANNELS.get(row.channel, "")),
    Column("area", "执法领域"),
    Column("organ_name", "反映的机关", shown=False),
    Column("unit_name", "交办单位"),
    Column("order_number", "工单编号", kind="code", shown=False),
    Column("answer_by", "答复期限", kind="date", shown=False),
    Column("answered_on", "答复日期", kind="date", shown=False),
)


def areas_known(actor: Actor) -> Pairs:
    return [(name, name) for name in areas_now()]


FILTERS = (
    Filter("channel", "来源", lambda actor: tuple(CHANNELS.items()), lambda value, today: Q(channel=value)),
    Filter("area", "执法领域", areas_known, lambda value, today: Q(area=value)),
    between("opened", "收到日期", "opened_on"),
    between("answered", "答复日期", "answered_on"),
)


def _waiting(stage: str) -> Any:
    def where(actor: Actor, today: date) -> Q:
        return Q(stage=stage) if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[])

    return where


GROUPS = (
    Group("report-received", "群众反映，待研判", _waiting("received"), steps=("assign", "answer")),
    Group("report-replied", "单位已反馈，待答复反映人", _waiting("replied"), steps=("answer",)),
)


def sight(event: Event, actor: Actor) -> Sight:
    """A unit does not read who reported; who was turned into a clue is read by who did it alone."""
    if event.step in INNER:
        return Sight.FULL if event.by.person_id == actor.person_id else Sight.TITLE
    if actor.post in OVERSEERS or event.step in TO_UNIT:
        return Sight.FULL
    return Sight.TITLE


def tabs(state: ReportState, actor: Actor) -> Sequence[Tab]:
    inner = actor.post in OVERSEERS
    found = [_problem(state, inner), _handling(state, inner)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _problem(state: ReportState, inner: bool) -> Tab:
    who = " ".join(filter(None, (state.name, state.phone))) or "匿名"
    return Tab("反映的问题", said((
        ("来源", state.channel.label), ("工单编号", state.order_number), ("执法领域", state.area),
        ("反映的机关", state.organ_name or "没有写明"), ("发生日期", state.happened_on), ("反映的问题", state.what),
        ("反映人", who if inner else ""), ("答复期限", state.answer_by), ("答复", state.answer),
        ("应当向哪个机关反映", state.competent),
    )))  # fmt: skip


def _handling(state: ReportState, inner: bool) -> Tab:
    rows = [
        [
            each.organ_name,
            each.on,
            each.demand,
            each.by_on,
            each.reply or each.returned or "待反馈",
            each.replied_on,
        ]
        for each in state.assignments
        if inner or each is state.assignment
    ]
    heads = ("单位", "交办日期", "要求", "反馈期限", "反馈、退回的理由", "反馈日期")
    return Tab("查办", (), (Table(heads, rows),) if rows else (), len(rows))


def choices(path: str, state: ReportState | None, context: Context) -> Pairs | None:
    if path == "area":
        return [(name, name) for name in areas_now()] or None
    if path == "campaign_id":
        return [(str(pk), title) for pk, title in running_campaigns()]
    if path == "people":
        held = Holding.objects.filter(valid_on(clock.today()), effective=True, post=Post.ORGAN_HEAD.value)
        rows = (
            held.order_by("account__name")
            .values_list("account_id", "account__name", "organ__name")
            .distinct()
        )
        return [(str(pk), f"{name}（{organ}）") for pk, name, organ in rows]
    return None


REPORT_ROOM = DeskRoom(
    kind=REPORT.name,
    label="群众反映",
    facts_title="反映的问题",
    icon="megaphone",
    order=55,
    group="执法监督",
    posts=OVERSEERS | RESPONDENT_POSTS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=tabs,
    choices=choices,
    sight=sight,
)
