"""How the desk shows agreements: who the person is reads the unit alone; the matter it came from is one step away, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.models import Accord
from fuyuan.business.guidance.talks.desk import own_unit_only
from fuyuan.business.litigation.queries import visible_suits
from fuyuan.business.mediation.queries import visible_mediations
from fuyuan.business.reconsideration.queries import visible_cases
from fuyuan.matters.procedure import Context
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Tab, Table, between, by_unit, said

from .life import AccordState
from .records import Kind
from .steps import ACCORD

KINDS = {each.value: each.label for each in Kind}
SOURCES = {"mediation": "来自调解", "reconsideration": "来自行政复议", "suit": "来自行政诉讼"}

COLUMNS = (
    Column("unit_name", "单位"),
    Column("kind", "种类", value=lambda row: KINDS.get(row.kind, ""), shown=False),  # the title says it
    Column("act_number", "决定书文号", kind="code", shown=False),
    Column("signed_on", "签订日期", kind="date", sort=True, shown=False),
    Column("performed", "已履行", value=lambda row: f"{row.performed}/{row.items}" if row.signed_on else ""),
    Column("broken_on", "不履行", kind="date", shown=False),
    Column("resumed_on", "恢复强制执行", kind="date", shown=False),
)


FILTERS = (
    by_unit(Accord),
    Filter("kind", "种类", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    between("signed", "签订日期", "signed_on"),
)


def tabs(state: AccordState, actor: Actor) -> Sequence[Tab]:
    told, mine = state.told, actor.organ_id == state.organ_id
    pairs = [
        ("单位", state.organ_name), ("种类", told.kind.label),
        ("当事人", f"{told.party}（{told.party_kind.label}）" if mine else told.party_kind.label), ("所涉行政决定", told.act),
        ("决定书文号", told.act_number), ("决定日期", told.acted_on), ("争议或者没有履行的情况", told.why if mine else ""),
        ("决定的金额（元）", told.principal), ("加处的罚款、滞纳金（元）", told.added), ("减免（元）", told.waived),
        ("补救措施", told.remedy if mine else ""), ("不损害公共利益和他人合法权益", told.harmless),
        ("退回修改的理由", state.returned if mine else ""), ("结果", state.ended if mine or state.stage != "dropped" else "不再签订"),
    ]  # fmt: skip
    return [Tab("协议", said(pairs)), _items(state, mine)]


def _items(state: AccordState, mine: bool) -> Tab:
    """The instalments; what they are may name somebody, so others read side, money and days."""
    rows = []
    for at, each in enumerate(state.told.items, 1):
        done = state.performed(at)
        what = each.what if mine else ""
        rows.append(
            [at, each.owed.label, what, each.amount, each.by, done.on if done else "没有履行", done.result if done and mine else ""]
        )  # fmt: skip
    heads = ("期", "谁履行", "履行什么", "金额（元）", "期限", "履行日期", "怎样核实的")
    pairs: list[tuple[str, Any]] = [
        ("批准日期", state.approved_on),
        ("签订日期", state.signed.on if state.signed else None),
        ("当事人一方签字", state.signed.by if state.signed and mine else ""),
        ("登记不履行", state.broken_on),
        ("不履行的情况", state.broken.found if state.broken and mine else ""),
        ("恢复强制执行", state.resumed.on if state.resumed else None),
        ("怎样执行", state.resumed.how if state.resumed and mine else ""),
    ]
    return Tab("履行", said(pairs), (Table(heads, rows),), len(rows))


def source_of(number: str, actor: Actor) -> tuple[str, int] | None:
    """Return kind and id of the mediation, case or suit that bears a number, among what the actor may see."""
    text = number.strip()
    case = Q(number=text) | Q(case_number=text)
    asked: tuple[tuple[str, QuerySet[Any]], ...] = (
        ("mediation", visible_mediations(actor).filter(number=text)),
        ("reconsideration", visible_cases(actor).filter(case | Q(intake_number=text))),
        ("suit", visible_suits(actor).filter(case)),
    )
    for kind, rows in asked:
        if (pk := rows.values_list("pk", flat=True).first()) is not None:
            return kind, pk
    return None


def links(state: AccordState, actor: Actor) -> Sequence[Related]:
    """The matter it came from; whoever may not open that one reads that there is one."""
    if state.source_id is None:
        return ()
    visible = {"mediation": visible_mediations, "reconsideration": visible_cases, "suit": visible_suits}
    row = visible[state.source_kind](actor).filter(pk=state.source_id).first()
    note = SOURCES[state.source_kind]
    return (Related(row.number, matter_url(state.source_kind, row.pk), note) if row else Related(note, ""),)


def accords_of(matter_id: int, actor: Actor) -> Sequence[Related]:
    """A mediation, case or suit shows what was agreed in it, to those who may see it."""
    rows = policy_for(Accord).filter(actor, come_from(matter_id)).order_by("pk")
    return [Related(row.number, matter_url(ACCORD.name, row.pk), KINDS[row.kind]) for row in rows]


def beginning(row: Any, actor: Actor) -> Iterator[Related]:
    """The way from a mediation, case or suit to an agreement, with its number filled in: for the units that are in it."""
    if actor.is_respondent:
        url = reverse("shell:open-matter", kwargs={"kind": ACCORD.name, "step": "draft"})
        yield Related("拟定和解协议", f"{url}?{urlencode({'source': row.number})}", "执行协议、行政和解")


def come_from(matter_id: int) -> QuerySet[Accord]:
    return Accord.objects.filter(source_id=matter_id)


def field_choices(path: str, state: AccordState | None, context: Context) -> Pairs | None:
    if path != "item" or state is None:
        return None
    return [(str(at), f"第{at}期（{each.by}）：{each.what}") for at, each in state.open_items]


ACCORD_ROOM = DeskRoom(
    kind=ACCORD.name,
    label="和解协议",
    facts_title="协议和履行",
    icon="journal-check",
    order=78,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    choices=field_choices,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=own_unit_only,
)
