"""How the desk shows clues to the people named in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post
from fuyuan.shell.rooms import Column, DeskRoom, Pairs, Sight, Tab, Table

from .life import APPROVERS, RECEIVERS, REGISTRARS
from .records import ClueKind, Origin
from .state import ClueState
from .steps import CLUE

KINDS = {kind.value: kind.label for kind in ClueKind}
ORIGINS = {origin.value: origin.label for origin in Origin}
READERS = REGISTRARS | APPROVERS | RECEIVERS
COLUMNS = (
    Column("kind", "线索种类", value=lambda row: KINDS.get(row.kind, "")),
    Column("origin", "来源", value=lambda row: ORIGINS.get(row.origin, "")),
)


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL  # whoever comes as far as the page is named in the clue


def clue_tabs(state: ClueState, actor: Actor) -> Sequence[Tab]:
    told, approved, sent = state.registered, state.approved, state.transferred
    pairs: list[tuple[str, Any]] = [
        ("线索种类", told.kind.label), ("来源", told.origin.label), ("案号", told.case_number), ("涉及单位", state.organ_name),
        ("涉及人员", told.subject), ("线索内容", told.content), ("移送给", approved.to_name if approved else ""),
        ("批准意见", approved.opinion if approved else ""), ("不予移送的理由", state.declined),
        ("移送日期", sent.on if sent else None), ("移送的材料", sent.material if sent else ""),
        ("签收日期", state.received.on if state.received else None),
        ("接收方编号", state.received.number if state.received else ""),
        ("处理结果", state.resulted.result if state.resulted else ""),
    ]  # fmt: skip
    people = [[each.name, each.post.label] for each in state.people]
    return [
        Tab("线索", [(label, value) for label, value in pairs if value not in ("", None)]),
        Tab("知情人员", (), (Table(("姓名", "岗位"), people),), len(people)),
    ]


def choices(path: str, state: ClueState | None, context: Context) -> Pairs | None:
    """People who may be named: those in the posts that can act on a clue, by name."""
    if path != "people":
        return None
    receiving = state is not None and state.stage == "approved" and context.actor.post in REGISTRARS
    wanted = RECEIVERS if receiving else READERS
    held = Holding.objects.filter(
        valid_on(clock.today()), effective=True, post__in=[post.value for post in wanted]
    )
    rows = held.order_by("account__name", "pk").values_list("account_id", "account__name", "post")
    rows = rows.exclude(account_id=context.actor.person_id or 0) if state is None else rows  # is named anyway
    found: dict[int, str] = {}
    for pk, name, post in rows:
        found.setdefault(pk, f"{name}（{Post(post).label}）")
    return [(str(pk), label) for pk, label in found.items()]


CLUE_ROOM = DeskRoom(
    kind=CLUE.name,
    label="线索移送",
    facts_title="线索内容",
    icon="lock",
    order=50,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    facts=clue_tabs,
    choices=choices,
    sight=sight,
    print_pages={"查看记录": ("clue-views", APPROVERS)},
)
