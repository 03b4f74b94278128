"""How the desk shows notices: list, groups, sheets, the choices in their forms, what each side reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.linkage.findings.windows import offered, words
from fuyuan.business.linkage.models import Notice, NoticeReader, Rectification
from fuyuan.business.linkage.opened import links_to
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, between, said

from .state import Item, NoticeState
from .steps import NOTICE

OVERSEERS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD})
READERS = RESPONDENT_POSTS | OVERSEERS | {Post.COURT_LIAISON, Post.OFFICE_HEAD}

COLUMNS = (
    Column("window", "统计期间", value=lambda row: words(row.window), shown=False),  # the title says it
    Column("paper_number", "文号", kind="code"),
    Column("units", "单位", kind="number"),
    Column("findings", "问题", kind="number"),
    Column("issued_on", "印发日期", kind="date", sort=True),
    Column("rectify_by", "整改期限", kind="date"),
    Column("again", "次数", value=lambda row: "再次通报" if row.first_id else "首次", shown=False),
)


def windows_known(actor: Actor) -> Pairs:
    rows = NOTICE_ROOM.visible(actor).order_by("-window").values_list("window", flat=True).distinct()
    return [(key, words(key)) for key in rows]


def units_known(actor: Actor) -> Pairs:
    """The units that notices name: the office's and the leader's to filter by."""
    if actor.post not in OVERSEERS:
        return ()
    rows = Rectification.objects.exclude(stage="withdrawn").order_by("organ_name")
    return [(str(pk), name) for pk, name in rows.values_list("organ_id", "organ_name").distinct()]


def naming(organ_id: int) -> Q:
    """Return the condition that a notice names a unit."""
    return Q(pk__in=NoticeReader.objects.filter(organ_id=organ_id, named=True).values("matter_id"))


FILTERS = (
    Filter("unit", "被通报的单位", units_known, lambda value, today: naming(int(value))),
    Filter("window", "统计期间", windows_known, lambda value, today: Q(window=value)),
    Filter("again", "次数", lambda actor: (("first", "首次"), ("again", "再次通报")),
           lambda value, today: Q(first_id__isnull=value == "first")),
    between("issued", "印发日期", "issued_on"),
)  # fmt: skip


def to_sign(actor: Actor, today: date) -> Q:
    return Q(stage="approved") if actor.post is Post.JOINT_OFFICE else Q(pk__in=[])


def sight(event: Event, actor: Actor) -> Sight:
    """Everybody but the office and the head of government reads that it was issued, and what: how the office came to it,
    and what it struck out, is the office's own.
    """
    if actor.post in OVERSEERS:
        return Sight.FULL
    return Sight.FULL if event.step in ("issue", "conclude") else Sight.HIDDEN


# -- sheets --------------------------------------------------------------------------------------------------------


def notice_tabs(state: NoticeState, actor: Actor) -> Sequence[Tab]:
    """The office sees every finding with its reasons; a unit the text and what concerns itself. All findings that stand are
    in the paper as it was issued.
    """
    inner = actor.post in OVERSEERS
    tabs = [_notice(state, inner), _all(state) if inner else _own(state.of_unit(actor.organ_id))]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _notice(state: NoticeState, inner: bool) -> Tab:
    text, approval = state.text, state.approval
    return Tab("通报", said((
        ("统计期间", words(state.window)), ("首次通报", state.first_number), ("文号", state.paper_number),
        ("印发日期", state.issued_on), ("整改期限", state.rectify_by), ("通报的单位", "、".join(state.units.values())),
        ("总体情况", text.overview if text else ""), ("整改要求", text.demand if text else ""),
        ("通报范围", text.scope.label if text else ""), ("批准人", approval.by if approval and inner else ""),
        ("批准日期", approval.on if approval and inner else None), ("退回、收回的理由", state.returned if inner else ""),
    )))  # fmt: skip


def _all(state: NoticeState) -> Tab:
    rows = [
        [each.number, each.unit, each.ground.label, each.finding.text, each.finding.on, _why(each)]
        for each in state.items
    ]
    heads = ("序号", "单位", "问题", "情况", "日期", "核对")
    return Tab("问题", (), (Table(heads, rows),), len(state.standing))


def _why(item: Item) -> str:
    if item.struck:
        return f"删去：{item.struck}"
    return f"增加：{item.added}" if item.added else ""


def _own(items: Sequence[Item]) -> Tab:
    rows = [
        [number, each.ground.label, each.finding.text, each.finding.on]
        for number, each in enumerate(items, 1)
    ]
    tables = (Table(("序号", "问题", "情况", "日期"), rows),) if rows else ()
    return Tab("本单位的问题", (), tables, len(rows))


def links(state: NoticeState, actor: Actor) -> Sequence[Related]:
    items = state.standing if actor.post in OVERSEERS else state.of_unit(actor.organ_id)
    return links_to([item.finding for item in items], "通报的问题", actor)


# -- choices -------------------------------------------------------------------------------------------------------


def choices(path: str, state: NoticeState | None, context: Context) -> Pairs | None:
    if path == "window":
        return [(key, words(key)) for key in offered(context.day)]
    if path == "first":
        return repeatable()
    if path == "numbers" and state is not None:
        return [(str(each.number), _line(each)) for each in state.items]
    return None


def repeatable() -> Pairs:
    """Issued notices with units that failed, newest first."""
    failed = Rectification.objects.filter(stage="failed").values("notice_id")
    rows = Notice.objects.filter(pk__in=failed, issued_on__isnull=False).order_by("-issued_on", "-pk")
    return [(str(row.pk), f"{row.paper_number} {row.title}") for row in rows]


def _line(item: Item) -> str:
    out = "（已删去）" if item.struck else ""
    return f"{item.number}. {item.unit}：{item.ground.label}：{item.finding.text[:80]}{out}"


NOTICE_ROOM = DeskRoom(
    kind=NOTICE.name,
    label="通报",
    facts_title="通报内容",
    icon="megaphone",
    order=44,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=(Group("notice-sign", "通报待签发", to_sign),),
    facts=notice_tabs,
    choices=choices,
    links=links,
    sight=sight,
)
