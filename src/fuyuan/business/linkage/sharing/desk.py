"""How the desk shows what is shared: an inbox for the other side, in the limited form of the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from fuyuan.business.linkage.models import Opening, Shared
from fuyuan.business.linkage.policies import names
from fuyuan.business.linkage.sides import Side
from fuyuan.matters.procedure import Event
from fuyuan.matters.registry import room_of
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, policy_for
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Sight, Tab, between, said

from .rulebook import BOOK
from .rules import Reader, Subject
from .steps import SHARED, SharedState

SUBJECTS = {subject.value: subject.label for subject in Subject}
SIDES = {side.value: side.label for side in Side}
READERS = frozenset(Post(reader.value) for reader in Reader)
LOGS = frozenset({Post.JOINT_OFFICE, Post.COURT_LIAISON})  # who may read who read
RULE_READERS = LOGS | {Post.ORGAN_HEAD, Post.OFFICE_HEAD}
NEW_DAYS = 30  # natural days for which an item not opened yet stands in the worklist

COLUMNS = (
    Column("light", "期限", "due", shown=False, order="next_due"),  # nothing is owed here
    Column("next_duty", "最近事项", shown=False),
    Column("subject", "信息种类", value=lambda row: SUBJECTS.get(row.subject, "")),
    Column("giver", "共享方", value=lambda row: SIDES.get(row.giver, "")),
    Column("on", "发生日期", kind="date", sort=True),
    Column("rule", "规则代码", shown=False),
)


def rules(actor: Actor) -> Sequence[tuple[str, str]]:
    return [(rule.code, rule.name) for rule in BOOK.rules()]


FILTERS = (
    Filter(
        "subject", "信息种类", lambda actor: tuple(SUBJECTS.items()), lambda value, today: Q(subject=value)
    ),
    Filter("giver", "共享方", lambda actor: tuple(SIDES.items()), lambda value, today: Q(giver=value)),
    Filter("rule", "共享规则", rules, lambda value, today: Q(rule=value)),
    between("on", "发生日期", "on"),
)


def unopened(actor: Actor, today: date) -> Q:
    """What the other side shared of late and this person has not opened."""
    opened = Opening.objects.filter(matter=OuterRef("pk"), person_id=actor.person_id or 0)
    recent = Q(stage="shared", opened_on__gte=today - timedelta(days=NEW_DAYS))
    return recent & Q(~Exists(opened), names(actor.post))


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.TITLE if event.step == "share" else Sight.FULL  # what was shared stands on the sheet, once


def shared_tabs(state: SharedState, actor: Actor) -> Sequence[Tab]:
    item, back = state.item, state.back
    shown = [(line.label, line.text) for line in item.lines]
    rule = [
        ("共享规则", f"{item.rule_name}（{item.rule_from.isoformat()}起适用）"), ("依据", item.basis),
        ("信息种类", item.subject.label), ("共享方", item.giver.label), ("可以查看的岗位", "、".join(post.label for post in item.readers)),
        ("个人信息", "已隐去" if item.anonymous else "按规则保留"), ("发生日期", item.on),
        ("撤回日期", state.back_on), ("撤回理由", back.reason if back else ""), ("决定撤回的人", back.by if back else ""),
    ]  # fmt: skip
    return [Tab("共享的内容", shown), Tab("按哪条规则共享", said(rule))]


def logged(actor: Actor) -> Q:
    """Whose openings somebody may read: the joint office those of everything shared, the court those of what it gave."""
    if actor.post is Post.JOINT_OFFICE:
        return EVERYTHING
    return Q(giver=Side.COURT.value) if actor.post is Post.COURT_LIAISON else NOTHING


def log_of(matter_id: int, actor: Actor) -> Iterator[Related]:
    """Related page of an item: who opened it, for those who may know (one query)."""
    if actor.post in LOGS and Shared.objects.filter(logged(actor), pk=matter_id).exists():
        yield Related("查看记录", reverse("shared-views", args=[matter_id]), "谁打开过")


def source(state: SharedState, actor: Actor) -> Sequence[Related]:
    """The matter itself, for those who may open it anyway: a sharing opens nothing."""
    item = state.item
    if item.source_id is None:
        return ()
    model = room_of(item.source_kind).model
    seen = policy_for(model).filter(actor, model._default_manager.filter(pk=item.source_id)).exists()
    return [Related(item.title, matter_url(item.source_kind, item.source_id), "来源")] if seen else ()


SHARED_ROOM = DeskRoom(
    kind=SHARED.name,
    label="共享信息",
    facts_title="共享信息",
    icon="inbox",
    order=48,
    group="府院联动",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=(Group("shared-new", "新的共享信息", unopened),),
    facts=shared_tabs,
    links=source,
    sight=sight,
)
