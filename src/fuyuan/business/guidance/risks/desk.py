"""How the desk shows risk points: the register, one point with its versions, losses and looks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.models import RiskPoint
from fuyuan.business.litigation.queries import visible_suits
from fuyuan.law.causes import ArisesAt, Cause, choices, label_of
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, by_unit, said

from .life import RiskState
from .records import Bearer, Level
from .steps import RISK

LEVELS = {each.value: each.label for each in Level}
BEARERS = {each.value: each.label for each in Bearer}
STAGES = {each.value: each.label for each in ArisesAt}
CAUSES = {each.value: each.label for each in Cause}

COLUMNS = (
    Column("next_duty", "最近事项", shown=False),
    Column("unit_name", "单位"),
    Column("level", "等级", value=lambda row: LEVELS.get(row.level, "")),
    Column("bearer", "谁的风险", value=lambda row: BEARERS.get(row.bearer, ""), shown=False),
    Column("losses", "对应败诉（件）", kind="number"),
    Column("cause", "对应的败诉原因", value=lambda row: label_of(row.cause)),
    Column("arises", "发生环节", value=lambda row: STAGES.get(row.arises, ""), shown=False),
    Column("owner", "责任人", shown=False),
    Column("review_on", "下一次复核", kind="date", sort=True, shown=False),
    Column("reviewed_on", "最近复核", kind="date", shown=False),
    Column("version", "版本", kind="number", shown=False),
)


def of_cause(value: str, today: date) -> Q:
    return Q(cause__startswith=f"{value}.")


def overdue(value: str, today: date) -> Q:
    late = Q(stage="kept", review_on__lt=today)
    return late if value == "late" else Q(stage="kept") & ~late


def with_losses(value: str, today: date) -> Q:
    return Q(losses__gt=0) if value == "yes" else Q(losses=0)


FILTERS = (
    by_unit(RiskPoint),
    Filter("level", "等级", lambda actor: tuple(LEVELS.items()), lambda value, today: Q(level=value)),
    Filter("cause", "对应的败诉原因", lambda actor: tuple(CAUSES.items()), of_cause),
    Filter("bearer", "谁的风险", lambda actor: tuple(BEARERS.items()), lambda value, today: Q(bearer=value)),
    Filter("look", "复核", lambda actor: (("late", "超期没有复核"), ("fine", "没有超期")), overdue),
    Filter("losses", "败诉", lambda actor: (("yes", "有对应的败诉"), ("no", "没有")), with_losses),
    between("reviewed", "最近复核", "reviewed_on"),
)  # fmt: skip


def tabs(state: RiskState, actor: Actor) -> Sequence[Tab]:
    found = [_point(state), _losses(state), _looks(state), _spreads(state), _versions(state)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _point(state: RiskState) -> Tab:
    point = state.point
    cause = [
        ("对应的败诉原因", label_of(state.cause)),
        ("发生环节", state.arises.label if state.arises else ""),
    ]
    losses = f"这一风险点对应 {len(state.losses)} 件败诉" if state.losses else ""
    if point is None:
        asked = [
            ("单位", state.organ_name),
            ("被诉行为", state.title),
            *cause,
            ("败诉", losses),
            ("不列入的理由", state.ended),
        ]
        return Tab("风险点", said(asked))
    pairs = [
        ("单位", state.organ_name), ("职权事项", point.power), ("谁的风险", point.bearer.label), ("风险点", point.risk),
        ("风险等级", point.level.label), *cause, ("败诉", losses), ("依据", point.basis), ("责任人", point.owner),
        ("下一次复核", state.review_on if state.stage == "kept" else None), ("停止的理由", state.ended),
    ]  # fmt: skip
    measures = Table(("序号", "防控措施"), [[n, each] for n, each in enumerate(point.measures, 1)])
    return Tab("风险点", said(pairs), (measures,))


def _losses(state: RiskState) -> Tab:
    rows = [[each.number, each.on] for each in state.losses]
    return Tab("对应的败诉", (), (Table(("案号", "裁判日期"), rows),) if rows else (), len(rows))


def _looks(state: RiskState) -> Tab:
    rows = [[each.due_on, each.on, each.found] for each in reversed(state.reviews)]
    return Tab("复核", (), (Table(("应当复核", "复核日期", "情况"), rows),) if rows else (), len(rows))


def _spreads(state: RiskState) -> Tab:
    rows = [
        [each.on, each.form.label, each.audience, each.people, each.note] for each in reversed(state.spreads)
    ]
    heads = ("日期", "形式", "对象", "人数", "情况")
    return Tab("宣传辅导", (), (Table(heads, rows),) if rows else (), len(rows))


def _versions(state: RiskState) -> Tab:
    if len(state.versions) < 2:
        return Tab("版本")
    rows = [[f"第{each.number}版", each.on, each.point.risk, "；".join(each.point.measures), each.why]
            for each in reversed(state.versions)]  # fmt: skip
    heads = ("版本", "日期", "风险点", "防控措施", "修订原因")
    return Tab("版本", (), (Table(heads, rows),), len(rows))


def links(state: RiskState, actor: Actor) -> Sequence[Related]:
    """The suits behind it, for whoever may open them; the point that covers it."""
    seen = visible_suits(actor).filter(pk__in=[each.suit_id for each in state.losses])
    found = [Related(row.case_number or row.number, matter_url("suit", row.pk), "败诉案件") for row in seen]
    return (
        [*found, Related("已有的风险点", matter_url(RISK.name, state.into), "不列入")]
        if state.into
        else found
    )


def field_choices(path: str, state: RiskState | None, context: Context) -> Pairs | None:
    if path == "cause":
        return choices()
    if path == "into" and state is not None:
        rows = RiskPoint.objects.filter(organ_id=state.organ_id, stage="kept").order_by("pk")
        return [
            (str(pk), f"{title}（{number}）")
            for pk, number, title in rows.values_list("pk", "number", "title")
        ]
    return None


def words(state: RiskState, field: str, value: object) -> str:
    return label_of(str(value)) if field == "cause" and value else ""


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


RISK_ROOM = DeskRoom(
    kind=RISK.name,
    label="风险点",
    facts_title="风险和防控",
    icon="shield-exclamation",
    order=75,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    choices=field_choices,
    words=words,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
