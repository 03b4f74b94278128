"""How the desk shows members: the register, a member's sheet, whom a new appointment may be for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from fuyuan.business.committee.common import Field
from fuyuan.business.committee.lookups import holders
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Relation
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .records import Kind, Role
from .state import MemberState
from .steps import MEMBERSHIP

KINDS = {kind.value: kind.label for kind in Kind}
ROLES = {role.value: role.label for role in Role}
FIELDS = {field.value: field.label for field in Field}
READERS = OFFICE_POSTS | {Post.ORGAN_HEAD, Post.COMMITTEE_MEMBER}

COLUMNS = (
    Column("kind", "类别", value=lambda row: KINDS.get(row.kind, "")),
    Column("role", "担任", value=lambda row: ROLES.get(row.role, ""), shown=False),
    Column("employer", "工作单位"),
    Column("duty", "职务、职称", shown=False),
    Column(
        "fields", "专业领域", value=lambda row: "、".join(FIELDS.get(each, "") for each in row.fields.split())
    ),
    Column("from_on", "任期起", kind="date", shown=False),
    Column("to_on", "任期止", kind="date", sort=True, shown=False),
)


def knows(value: str, today: date) -> Q:
    return Q(fields__contains=value)


FILTERS = (
    Filter("kind", "类别", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter("field", "专业领域", lambda actor: tuple(FIELDS.items()), knows),
    between("to", "任期止", "to_on"),
)


def sheets(state: MemberState, actor: Actor) -> Sequence[Tab]:
    profile = state.profile
    pairs = [
        ("姓名", state.title), ("类别", profile.kind.label), ("担任", profile.role.label), ("工作单位", profile.employer),
        ("职务、职称", profile.duty), ("专业领域", "、".join(each.label for each in profile.fields)),
        ("本届任期", f"{state.from_on}至{state.to_on}"), ("届次", f"第{state.terms}届"), ("离任原因", state.ended_why),
    ]  # fmt: skip
    leaves = [[leave.from_on, leave.to_on, leave.reason] for leave in state.leaves]
    tabs = [Tab("委员", said(pairs)), _relations(state)]
    return [*tabs, Tab("请假", (), (Table(("起", "止", "事由"), leaves),), len(leaves))] if leaves else tabs


def _relations(state: MemberState) -> Tab:
    """What the member declared on 我的账号; it bars him or her from cases of these organs and people."""
    rows = Relation.objects.filter(account_id=state.person_id).select_related("organ")
    told = [
        [each.get_kind_display(), each.person_name or (each.organ.name if each.organ else ""), each.note, each.declared_on,
         each.valid_to or ""]
        for each in rows
    ]  # fmt: skip
    table = Table(("关系", "对方", "说明", "申报日期", "解除日期"), told)
    note = () if told else (("关系申报", "没有申报。委员在“我的账号”里申报，涉及的案件自动回避。"),)
    return Tab("关系申报", note, (table,) if told else (), len(told))


def choices(path: str, state: MemberState | None, context: Context) -> Pairs | None:
    return [(str(pk), name) for pk, name in holders()] if path == "person_id" else None


def words(state: MemberState, field: str, value: Any) -> str:
    return state.title if field == "person_id" else ""


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


MEMBER_ROOM = DeskRoom(
    kind=MEMBERSHIP.name,
    label="委员名册",
    facts_title="委员情况",
    icon="person-badge",
    order=31,
    group="行政复议委员会",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=sheets,
    choices=choices,
    parties=lambda row: row.employer,
    party_columns=("employer",),
    words=words,
    sight=sight,
)
