"""How the desk shows the register: list, filters, the sheet of a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from fuyuan.business.training.common import READERS
from fuyuan.business.training.credited import named
from fuyuan.business.training.models import Credit, Officer, Power
from fuyuan.business.training.sessions.records import Subject
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, by_unit, said

from .records import Employment, Kind
from .state import OfficerState
from .steps import OFFICER

KINDS = {each.value: each.label for each in Kind}
EMPLOYMENTS = {each.value: each.label for each in Employment}
SUBJECTS = {each.value: each.label for each in Subject}
GROUP = "执法人员"

COLUMNS = (
    Column("light", "期限", "due", shown=False, order="next_due"),  # an entry of the register owes nothing
    Column("next_duty", "最近事项", shown=False),
    Column("title", "姓名", kind="link"),
    Column("unit_name", "单位"),
    Column("duty", "职务"),
    Column("areas", "执法领域"),
    Column("kind", "人员类别", value=lambda row: KINDS.get(row.kind, ""), shown=False),
    Column("employment", "用工性质", value=lambda row: EMPLOYMENTS.get(row.employment, ""), shown=False),
    Column("powers", "放权事项", value=lambda row: row.powers.replace("\n", "、"), shown=False),
    Column("since", "到岗日期", kind="date", sort=True, shown=False),
)


def powers_known(actor: Actor) -> Pairs:
    return [(name, name) for name in Power.objects.order_by("name").values_list("name", flat=True)]


def exercises(value: str, today: date) -> Q:
    """The line of the power among the lines of the column, whole."""
    return (
        Q(powers=value)
        | Q(powers__startswith=f"{value}\n")
        | Q(powers__endswith=f"\n{value}")
        | Q(powers__contains=f"\n{value}\n")
    )


FILTERS = (
    by_unit(Officer),
    Filter("kind", "人员类别", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter("power", "放权事项", powers_known, exercises),
)


def sheets(state: OfficerState, actor: Actor) -> Sequence[Tab]:
    profile = state.profile
    pairs = said(
        [
            ("姓名", state.title), ("单位", state.now.organ_name), ("人员类别", profile.kind.label),
            ("用工性质", profile.employment.label), ("职务", profile.duty), ("执法领域", "、".join(profile.areas)),
            ("放权事项", "\n".join(profile.powers)), ("到岗日期", state.now.first), ("离岗", state.ended_why),
        ]
    )  # fmt: skip
    return [Tab("人员", pairs), _hours(state), _services(state)]


def _hours(state: OfficerState) -> Tab:
    """The personal ledger: every year's approved hours, each session, pair or lesson with its day."""
    rows = Credit.objects.filter(person_id=state.person_id).order_by("-on", "-pk")
    names = named({row.matter_id for row in rows})
    years: dict[int, Decimal] = {}
    for row in rows:
        years[row.on.year] = years.get(row.on.year, Decimal(0)) + row.hours
    lines = [[row.on, *names[row.matter_id], SUBJECTS[row.subject], row.hours] for row in rows]
    pairs = [(f"{year}年", f"{hours} 学时") for year, hours in years.items()]
    table = Table(("日期", "主题", "举办单位", "内容类别", "学时"), lines)
    return Tab("学时台账", pairs, (table,) if lines else (), len(lines))


def _services(state: OfficerState) -> Tab:
    rows = [[each.organ_name, each.first, each.last or "至今"] for each in reversed(state.services)]
    return Tab("任职经历", (), (Table(("单位", "起", "止"), rows),), len(rows))


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


def words(state: OfficerState, field: str, value: Any) -> str:
    return state.title if field == "person_id" else ""


OFFICER_ROOM = DeskRoom(
    kind=OFFICER.name,
    label="执法人员名册",
    facts_title="人员情况",
    icon="people",
    order=60,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=sheets,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    words=words,
    sight=sight,
)
