"""How the desk shows pairs and liaison points."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.models import ModelUnit
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, said

from .records import Kind
from .steps import PAIRING, PairState

KINDS = {each.value: each.label for each in Kind}

COLUMNS = (
    Column("kind", "种类", value=lambda row: KINDS.get(row.kind, "")),
    Column("lead_name", "示范单位、联系单位"),
    Column("partner_name", "结对单位、联系点"),
    Column("activities", "活动（次）", kind="number"),
    Column("last_on", "最近活动", kind="date"),
    Column("to_on", "期限到", kind="date", sort=True),
)
FILTERS = (
    Filter("kind", "种类", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter("idle", "活动", lambda actor: (("none", "没有开展过活动"),), lambda value, today: Q(activities=0)),
)


def tabs(state: PairState, actor: Actor) -> Sequence[Tab]:
    pairs = [
        ("种类", state.told.kind.label), ("示范单位、联系单位", state.lead_name), ("结对单位、联系点", state.partner_name),
        ("起", state.told.from_on), ("止", state.told.to_on), ("工作内容", state.told.plan), ("效果", state.result),
        ("终止的理由", state.ended),
    ]  # fmt: skip
    rows = [[each.told.on, each.told.what, each.told.people, each.by] for each in reversed(state.activities)]
    table = (Table(("日期", "内容", "参加人数", "登记单位"), rows),) if rows else ()
    return (
        [Tab("结对", said(pairs)), Tab("活动", (), table, len(rows))] if rows else [Tab("结对", said(pairs))]
    )


def field_choices(path: str, state: PairState | None, context: Context) -> Pairs | None:
    if path == "model":
        rows = ModelUnit.objects.filter(stage="named").order_by("unit_name")
        return [(str(pk), name) for pk, name in rows.values_list("pk", "unit_name")]
    return None


def words(state: PairState, field: str, value: object) -> str:
    return state.lead_name if field == "model" and value else ""


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


PAIR_ROOM = DeskRoom(
    kind=PAIRING.name,
    label="结对和联系点",
    facts_title="结对情况",
    icon="link-45deg",
    order=80,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    choices=field_choices,
    words=words,
    parties=lambda row: f"{row.lead_name} ↔ {row.partner_name}",
    party_columns=("lead_name", "partner_name"),
    sight=sight,
)
