"""How the desk shows what is on its way to the public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, between

from .activities.records import Audience, Channel
from .activities.steps import PLANNED, ActivityState
from .cases.records import Source
from .cases.steps import TypicalCase as CaseState
from .common import READERS as CASE_READERS
from .common import WRITERS
from .decisions.steps import Publication as DecisionState
from .life import CONFIRMING, PUBLISHED, Draft
from .models import Activity, MediaPartner, NewsItem, Publication, TypicalCase
from .news.steps import News
from .partners.records import Medium
from .partners.steps import ACTIVE, PARTNERS
from .policies import READERS
from .procedure import ACTIVITIES, CASES, DECISIONS, NEWS
from .sheets import (
    activity_sheets,
    address,
    beside,
    case_sheets,
    decision_sheets,
    news_sheets,
    partner_sheets,
)

KINDS = {kind.value: kind.label for kind in ActKind}
SHOWN = (
    Column("agency", "行政机关"),
    Column("outcome", "结果"),
    Column("area", "管理领域", shown=False),
    Column("published_on", "公开日期", kind="date", sort=True),
    Column("withdrawn_on", "撤下日期", kind="date", shown=False),
)
DECISION_COLUMNS = (
    Column("decision_number", "决定书文号", kind="code"),
    Column("act_kind", "行为种类", value=lambda row: KINDS.get(row.act_kind, ""), shown=False),
    Column("decided_on", "决定日期", kind="date", sort=True, shown=False),
    Column("review_on", "重新研究", kind="date", shown=False),
    *SHOWN,
)
CASE_COLUMNS = (
    Column("sources", "案例来源"),
    Column("collection", "案例集"),
    Column("agency", "行政机关", shown=False),
    Column("outcome", "结果", shown=False),
    Column("area", "管理领域", shown=False),
    Column("published_on", "发布日期", kind="date"),
)


def _kinds(actor: Actor) -> Pairs:
    return tuple(KINDS.items())


DECISION_FILTERS = (
    Filter("act_kind", "行为种类", _kinds, lambda value, today: Q(act_kind=value)),
    between("decided", "决定日期", "decided_on"),
    between("published", "公开日期", "published_on"),
)
CASE_FILTERS = (
    Filter(
        "collection", "案例集",
        lambda actor: [(name, name) for name in collections(actor)], lambda value, today: Q(collection=value),
    ),
    between("published", "发布日期", "published_on"),
)  # fmt: skip


def collections(actor: Actor) -> Iterable[str]:
    rows = policy_for(TypicalCase).filter(actor, TypicalCase.objects.exclude(collection=""))
    return rows.order_by("collection").values_list("collection", flat=True).distinct()


def waiting(posts: frozenset[Post]) -> Any:
    """Drafts that wait for a second person: each of the posts may be the one, not only the post the duty stands with."""

    def where(actor: Actor, today: date) -> Q:
        return Q(stage=CONFIRMING) if actor.post in posts else Q(pk__in=[])

    return where


def field_choices(path: str, state: Draft | None, context: Context) -> Pairs | None:
    if state is None or path not in ("key", "old"):
        return None
    if state.mask is None:
        return []
    if path == "key":
        return [
            (each.key, f"{each.original} → {each.alias}（{each.kind}，{each.count}处）")
            for each in state.mask.groups()
        ]
    return [(alias, f"{alias}（{words}）") for alias, words in state.mask.aliases().items()]


def everything_read(event: Event, actor: Actor) -> Sight:
    """Who may see the draft may see how it came about: both confirmations are on record for everybody who answers for it."""
    return Sight.FULL


def badges(state: Draft) -> Sequence[str]:
    return [f"第{state.round}次公开"] if state.round > 1 else []


def links(state: Draft, actor: Actor) -> Sequence[Related]:
    """The public page, and what the text rests on for whoever may open it."""
    found = [Related("公众看到的页面", address(state), "公众网站")] if state.stage == PUBLISHED else []
    if isinstance(state, CaseState):
        return [*found, *(each for source in state.sources for each in _source(source, actor))]
    if isinstance(state, News):
        return [*found, *_activity(state.activity_id, actor)]
    assert isinstance(state, DecisionState)
    return [*found, *_case(state.made.case_id, state.made.case_number, actor)]


def _source(source: Source, actor: Actor) -> Iterable[Related]:
    if source.kind != "suit":
        return _case(source.matter_id, source.number, actor)
    seen = litigation.visible_suit(actor, source.matter_id).exists()
    return [Related(source.number, matter_url("suit", source.matter_id), "行政诉讼")] if seen else []


def _case(matter_id: int, number: str, actor: Actor) -> list[Related]:
    seen = reconsideration.visible_case(actor, matter_id).exists()
    return [Related(number, matter_url("reconsideration", matter_id), "行政复议")] if seen else []


def publications_of(matter_id: int, actor: Actor) -> Iterable[Related]:
    """A case's page leads to the publication of its decision."""
    stages = {stage.name: stage.title for stage in DECISIONS.stages}
    rows = policy_for(Publication).filter(actor, Publication.objects.filter(case_id=matter_id))
    return [
        Related(row.number, matter_url(DECISIONS.name, row.pk), f"决定书公开：{stages[row.stage]}")
        for row in rows
    ]


DECISION_ROOM = DeskRoom(
    kind=DECISIONS.name,
    label="决定书公开",
    facts_title="决定书和公开情况",
    icon="megaphone",
    order=27,
    group="复议机构",
    posts=READERS,
    list_columns=DECISION_COLUMNS,
    filters=DECISION_FILTERS,
    groups=(
        Group(
            "publication-confirm",
            "公开稿待复核",
            waiting(OFFICE_POSTS - {Post.OFFICE_HEAD}),
            steps=("confirm",),
        ),
    ),
    facts=decision_sheets,
    beside=beside,
    choices=field_choices,
    badges=badges,
    links=links,
    parties=lambda row: row.agency,
    party_columns=("agency",),
    sight=everything_read,
    print_pages={"公开稿": ("publication-text", READERS)},
)
CASE_ROOM = DeskRoom(
    kind=CASES.name,
    label="典型案例",
    facts_title="案例和发布情况",
    icon="journal-text",
    order=28,
    group="复议机构",
    posts=CASE_READERS,
    list_columns=CASE_COLUMNS,
    filters=CASE_FILTERS,
    groups=(
        Group(
            "typical-confirm",
            "典型案例待复核",
            waiting(OFFICE_POSTS - {Post.OFFICE_HEAD}),
            steps=("confirm",),
        ),
    ),
    facts=case_sheets,
    beside=beside,
    choices=field_choices,
    badges=badges,
    links=links,
    parties=lambda row: row.agency,
    party_columns=("agency",),
    sight=everything_read,
    print_pages={"公开稿": ("typical-case-text", WRITERS)},
)


# -- news, activities, media -----------------------------------------------------------------------------------------

CHANNELS = {each.value: each.label for each in Channel}
AUDIENCES = {each.value: each.label for each in Audience}
MEDIA = {each.value: each.label for each in Medium}


def _activity(pk: int | None, actor: Actor) -> list[Related]:
    rows = policy_for(Activity).filter(actor, Activity.objects.filter(pk=pk or 0))
    return [Related(row.title, matter_url(ACTIVITIES.name, row.pk), "宣传活动") for row in rows]


def news_of(matter_id: int, actor: Actor) -> Iterable[Related]:
    """An activity's page leads to the news about it."""
    stages = {stage.name: stage.title for stage in NEWS.stages}
    rows = policy_for(NewsItem).filter(actor, NewsItem.objects.filter(activity_id=matter_id))
    return [
        Related(row.title, matter_url(NEWS.name, row.pk), f"工作动态：{stages[row.stage]}") for row in rows
    ]


def news_choices(path: str, state: News | None, context: Context) -> Pairs | None:
    if path != "activity_id":
        return None
    rows = policy_for(Activity).filter(context.actor, Activity.objects.exclude(stage="cancelled"))
    return [(str(row.pk), f"{row.day} {row.title}") for row in rows.order_by("-day")[:MOST_OFFERED]]


def activity_choices(path: str, state: ActivityState | None, context: Context) -> Pairs | None:
    if path != "partner_id":
        return None
    rows = MediaPartner.objects.filter(stage=ACTIVE).order_by("title").values_list("pk", "title")
    return [(str(pk), title) for pk, title in rows]


def _named(state: Any, field: str, value: Any) -> str:
    """How the timeline writes the id of an activity or of a medium."""
    model = {"activity_id": Activity, "partner_id": MediaPartner}.get(field)
    if model is None or not isinstance(value, int):
        return ""
    return model._default_manager.filter(pk=value).values_list("title", flat=True).first() or ""


def activity_links(state: ActivityState, actor: Actor) -> Sequence[Related]:
    rows = policy_for(MediaPartner).filter(actor, MediaPartner.objects.filter(pk=state.plan.partner_id or 0))
    return [Related(row.title, matter_url(PARTNERS.name, row.pk), "合作媒体") for row in rows]


def _unheld(actor: Actor, today: date) -> Q:
    return Q(stage=PLANNED, day__lt=today) if actor.post is Post.OFFICE_HEAD else Q(pk__in=[])


MOST_OFFERED = 100  # activities offered to a piece of news, the newest first
NEWS_ROOM = DeskRoom(
    kind=NEWS.name,
    label="工作动态",
    facts_title="动态和发布情况",
    icon="journal-text",
    order=29,
    group="公开宣传",
    posts=CASE_READERS,
    list_columns=(
        Column("agency", "发布单位", shown=False),
        Column("published_on", "发布日期", kind="date"),
        Column("withdrawn_on", "撤下日期", kind="date", shown=False),
    ),
    filters=(between("published", "发布日期", "published_on"),),
    groups=(
        Group(
            "news-confirm", "工作动态待复核", waiting(OFFICE_POSTS - {Post.OFFICE_HEAD}), steps=("confirm",)
        ),
    ),
    facts=news_sheets,
    beside=beside,
    choices=news_choices,
    words=_named,
    badges=badges,
    links=links,
    sight=everything_read,
)
ACTIVITY_ROOM = DeskRoom(
    kind=ACTIVITIES.name,
    label="宣传活动",
    facts_title="计划和举办情况",
    icon="megaphone",
    order=30,
    group="公开宣传",
    posts=CASE_READERS,
    list_columns=(
        Column("channel", "方式", value=lambda row: CHANNELS.get(row.channel, "")),
        Column("audience", "对象", value=lambda row: AUDIENCES.get(row.audience, ""), shown=False),
        Column("partner_name", "合作媒体"),
        Column("owner", "负责人", shown=False),
        Column("day", "计划日期", kind="date", sort=True),
        Column("held_on", "举办日期", kind="date"),
        Column("reach", "覆盖人数", kind="number"),
    ),
    filters=(
        Filter(
            "channel", "方式", lambda actor: tuple(CHANNELS.items()), lambda value, today: Q(channel=value)
        ),
        Filter(
            "audience", "对象", lambda actor: tuple(AUDIENCES.items()), lambda value, today: Q(audience=value)
        ),
        between("day", "计划日期", "day"),
        between("held", "举办日期", "held_on"),
    ),
    groups=(Group("activity-unheld", "过了计划日期没有举办", _unheld, light="overdue", steps=("hold",)),),
    facts=activity_sheets,
    choices=activity_choices,
    words=_named,
    links=activity_links,
    sight=everything_read,
)
PARTNER_ROOM = DeskRoom(
    kind=PARTNERS.name,
    label="合作媒体",
    facts_title="登记",
    icon="people",
    order=32,
    group="公开宣传",
    posts=CASE_READERS,
    list_columns=(
        Column("medium", "种类", value=lambda row: MEDIA.get(row.medium, "")),
        Column("contact", "联系人"),
        Column("agreed_on", "建立联系的日期", kind="date"),
    ),
    filters=(
        Filter("medium", "种类", lambda actor: tuple(MEDIA.items()), lambda value, today: Q(medium=value)),
    ),
    facts=partner_sheets,
    sight=everything_read,
)
