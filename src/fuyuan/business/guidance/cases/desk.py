"""How the desk shows cases in which a list was used."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.lists.life import ListState
from fuyuan.business.guidance.lists.records import Effect
from fuyuan.business.guidance.models import LenientCase, LenientList
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, by_unit, said

from .life import CaseState
from .steps import LENIENT_CASE

EFFECTS = {each.value: each.label for each in Effect}

COLUMNS = (
    Column("unit_name", "单位"),
    Column("effect", "处理", value=lambda row: EFFECTS.get(row.effect, "")),
    Column("act_number", "决定书文号", kind="code"),
    Column("acted_on", "决定日期", kind="date", sort=True),
    Column("fined", "实际罚款（元）", kind="money", shown=False),
    Column("usual", "通常罚款（元）", kind="money", shown=False),
    Column("violation", "违法行为", shown=False),
)


FILTERS = (
    by_unit(LenientCase),
    Filter("effect", "处理", lambda actor: tuple(EFFECTS.items()), lambda value, today: Q(effect=value)),
    between("acted", "决定日期", "acted_on"),
)


def tabs(state: CaseState, actor: Actor) -> Sequence[Tab]:
    told, item, done = state.told, state.item, state.decided
    pairs = [
        ("单位", state.organ_name), ("当事人", told.party), ("违法事实", told.facts), ("发现日期", told.found_on),
        ("适用的清单", f"《{state.list_title}》第{state.item_number}项"), ("违法行为", item.violation),
        ("处罚依据", item.basis), ("处理", item.effect.label), ("不适用的理由", state.ended),
    ]  # fmt: skip
    if done:
        pairs += [
            ("决定书文号", done.act_number), ("决定日期", done.acted_on), ("法定最低罚款（元）", done.least),
            ("通常的罚款（元）", done.usual), ("实际罚款（元）", done.fined), ("实际罚款占通常罚款", state.percent),
            ("教育情况", done.taught),
        ]  # fmt: skip
    rows = [[each.text, "符合" if each.met else "不符合", each.fact] for each in state.ticks]
    table = (Table(("适用条件", "核对结果", "事实和证据"), rows),) if rows else ()
    return [Tab("案件", said(pairs)), *([Tab("适用条件", (), table, len(rows))] if rows else [])]


def links(state: CaseState, actor: Actor) -> Sequence[Related]:
    return [Related(state.list_title, matter_url("lenient_list", state.list_id), "适用的清单")]


def field_choices(path: str, state: CaseState | None, context: Context) -> Pairs | None:
    """Every item of the unit's published lists, those that ended too: the day of the decision tells which holds."""
    if path != "entry":
        return None
    own = LenientList.objects.filter(organ_id=context.actor.organ_id or 0).exclude(valid_from=None)
    return [
        (f"{row.pk}-{place}", f"{row.number} 第{place}项：{item.violation}（{item.effect.label}）")
        for row in own.order_by("-valid_from", "-pk")
        for place, item in enumerate(ListState.model_validate_json(row.state).wording.items, 1)
    ]


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


CASE_ROOM = DeskRoom(
    kind=LENIENT_CASE.name,
    label="适用清单案件",
    facts_title="案件和条件",
    icon="card-checklist",
    order=77,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    choices=field_choices,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
