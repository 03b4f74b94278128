"""How the desk shows standards: the library, one standard with its points, versions and voices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from fuyuan.business.linkage.sides import Side
from fuyuan.business.reconsideration.queries import STANDS
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between

from . import uses
from .sight import DISCUSS
from .state import StandardState
from .steps import STANDARD
from .validity import in_force

KINDS = {kind.value: kind.label for kind in ActKind}
SIDES = {side.value: side.label for side in Side}
READERS = STAFF_POSTS - ADMIN_POSTS

COLUMNS = (
    Column("act_kind", "案件类型", value=lambda row: KINDS.get(row.act_kind, "")),
    Column("area", "管理领域"),
    Column("keywords", "关键词"),
    Column("valid_from", "施行日期", kind="date", sort=True),
    Column("valid_to", "适用到", kind="date"),
    Column("version", "版本", kind="number", shown=False),
    Column("proposer", "提出方", value=lambda row: SIDES.get(row.proposer, ""), shown=False),
)


def holds(value: str, today: date) -> Q:
    now = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    return now if value == "yes" else ~now


FILTERS = (
    Filter("kind", "案件类型", lambda actor: tuple(KINDS.items()), lambda value, today: Q(act_kind=value)),
    Filter("holds", "现在适用", lambda actor: (("yes", "正在适用"), ("no", "没有施行或者已经停止")), holds),
    between("valid", "施行日期", "valid_from"),
)


def sight(event: Event, actor: Actor) -> Sight:
    """The two sides read the discussion; whoever applies the standard reads what was published, and that it was discussed."""
    open_to_all = actor.post in DISCUSS or event.step in (
        "publish",
        "disclose",
        "conceal",
        "repeal",
        "replace",
        "issue_paper",
    )
    return Sight.FULL if open_to_all else Sight.TITLE


def standard_tabs(state: StandardState, actor: Actor) -> Sequence[Tab]:
    wording = state.wording
    pairs = [
        ("案件类型", wording.act_kind.label), ("管理领域", wording.area), ("关键词", "、".join(wording.keywords)),
        ("适用范围", wording.scope), ("施行日期", state.valid_from), ("适用到", state.valid_to), ("结束原因", state.ended),
        ("向社会公开", state.public_on),
        ("版本", f"第{state.version.number}版"), ("提出方", state.proposer.label),
    ]  # fmt: skip
    shown = [(label, value) for label, value in pairs if value not in ("", None)]
    tabs = [Tab("标准", shown, (_points(state, actor),))]
    if actor.post not in DISCUSS:
        return tabs
    if state.voices:
        rows = [
            [
                each.on,
                each.side.label,
                each.by,
                f"第{each.version}版",
                "同意" if each.agreed else "意见",
                each.text,
            ]
            for each in reversed(state.voices)
        ]
        tabs.append(
            Tab("双方意见", (), (Table(("日期", "一方", "提出人", "版本", "态度", "内容"), rows),), len(rows))
        )
    if len(state.versions) > 1:
        rows = [
            [f"第{each.number}版", each.on, each.side.label, each.why] for each in reversed(state.versions)
        ]
        tabs.append(Tab("版本", (), (Table(("版本", "日期", "修改方", "修改说明"), rows),), len(rows)))
    return tabs


def _points(state: StandardState, actor: Actor) -> Table:
    """The points, once published with how often decisions followed them."""
    rows: list[list[Any]] = [
        [n, each.question, each.rule, each.basis] for n, each in enumerate(state.wording.points, 1)
    ]
    heads = ("序号", "争议焦点", "审理标准", "依据")
    if not state.number or actor.post not in uses.READERS:
        return Table(heads, rows)
    found = uses.counts(state.number)
    told = [[*row, *(found.get((row[0], stand), 0) for stand in STANDS)] for row in rows]
    return Table((*heads, *(f"{word}（件）" for word in STANDS.values())), told)


def standard_links(state: StandardState, actor: Actor) -> Sequence[Related]:
    pairs = ((state.replaces, "替代的旧标准"), (state.replaced_by, "替代它的新标准"))
    return [Related(note, matter_url(STANDARD.name, pk)) for pk, note in pairs if pk]


def choices(path: str, state: StandardState | None, context: Context) -> Pairs | None:
    if path == "replaces":
        rows = in_force(clock.today()).values_list("pk", "number", "title")
        return [(str(pk), f"{title}（{number}）") for pk, number, title in rows[:200]]
    return None


STANDARD_ROOM = DeskRoom(
    kind=STANDARD.name,
    label="类案审理标准",
    facts_title="标准内容",
    icon="book",
    order=43,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=standard_tabs,
    choices=choices,
    links=standard_links,
    sight=sight,
    print_pages={"适用情况": ("standard-uses", uses.READERS)},
)
