"""How the desk shows local rules: the list of versions, one version with its articles and annex, links from other pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q

from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related, RelatedOf
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from . import impact
from .life import day_cn
from .models import LocalRule
from .procedure import DRAFTERS, INSIDE, PROCEDURE
from .queries import FORCE, in_force, state_of, versions, visible_rules
from .state import RuleState
from .text import article_name

READERS = STAFF_POSTS - ADMIN_POSTS
OPEN = ("drafting", "reviewing", "reviewed")

COLUMNS = (
    Column("version", "版本", value=lambda row: f"第{row.version}版"),
    Column("organ_name", "起草单位"),
    Column("valid_from", "施行日期", kind="date", sort=True),
    Column("valid_to", "适用到", kind="date"),
    Column("approved_on", "批准日期", kind="date", shown=False),
)


def holds(value: str, today: date) -> Q:
    now = Q(stage__in=FORCE, valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    return now if value == "yes" else ~now


FILTERS = (
    Filter("holds", "现在施行", lambda actor: (("yes", "正在施行"), ("no", "没有施行或者已经停止")), holds),
    between("valid", "施行日期", "valid_from"),
)


def sight(event: Event, actor: Actor) -> Sight:
    """Whoever makes the rule reads all of its making, everybody else that it happened."""
    return Sight.FULL if actor.post in INSIDE else Sight.TITLE


# -- the sheets ----------------------------------------------------------------------------------------------------------


def sheets(state: RuleState, actor: Actor) -> Sequence[Tab]:
    tabs = [_course(state, actor.post in INSIDE), _articles(state), _annex(state), _places(state)]
    if actor.post in INSIDE:
        tabs += [_voices(state), *(touched(state, actor) if state.stage in OPEN else ())]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _course(state: RuleState, inside: bool) -> Tab:
    """What everybody may know of a version, and for those who make it how it was reviewed and approved."""
    pairs = [
        ("名称", state.name), ("版本", f"第{state.version}版"), ("起草单位", state.organ_name), ("起草说明", state.why),
        ("施行日期", state.valid_from), ("适用到", state.valid_to), ("结束原因", state.ended),
    ]  # fmt: skip
    if inside:
        review = (
            f"{state.reviewer}，{day_cn(state.reviewed_on)}：{state.opinion}" if state.reviewed_on else ""
        )
        pairs += [
            ("退回原因", state.returned if state.stage == "drafting" else ""), ("合法性审核", review),
            ("批准", f"{state.approver}，{day_cn(state.approved_on)}" if state.approved_on else ""),
            ("批准时核对的影响", state.listed),
        ]  # fmt: skip
    return Tab("基本情况", said(pairs))


def _articles(state: RuleState) -> Tab:
    rows = [[each.chapter, each.name, each.text] for each in state.articles]
    chapters = any(each.chapter for each in state.articles)
    heads = ("章", "条", "内容") if chapters else ("条", "内容")
    return Tab("条文", (), (Table(heads, rows if chapters else [row[1:] for row in rows]),), len(rows))


def _annex(state: RuleState) -> Tab:
    rows = [[line.title, line.before, line.words] for line in state.lines]
    table = Table(("设置", "拟定时的值", "本版确定的值"), rows)
    return Tab("附件：系统设置", (), (table,) if rows else (), len(rows))


def _places(state: RuleState) -> Tab:
    rows = [[topic_word(each.topic), article_name(each.article)] for each in state.places]
    table = Table(("系统执行的本地规定", "条文依据"), rows)
    return Tab("条文依据", (), (table,) if rows else (), len(rows))


def topic_word(key: str) -> str:
    topic = installation.topics.get(key)
    return topic.title if topic else key


def _voices(state: RuleState) -> Tab:
    rows = [[each.on, each.by, each.text] for each in reversed(state.voices)]
    return Tab("意见", (), (Table(("日期", "提出人", "内容"), rows),) if rows else (), len(rows))


def touched(state: RuleState, actor: Actor) -> Sequence[Tab]:
    """What the annex would do to the periods that run, as of the day proposed or, before one is, of tomorrow's."""
    if not state.lines:
        return ()
    found = impact.impact_of(state, state.valid_from or clock.today())
    rows, more = impact.rows(found, actor)
    pairs = said(
        [
            ("影响", str(found)),
            ("预警", f"{found.lights}项的预警日改变，期限不变" if found.lights else ""),
            ("没有列出", f"{more}项：超过{impact.MOST}项，或者您不能查看" if more else ""),
        ]
    )
    heads = ("办件", "事项", "现在的期限", "新口径的日期", "怎样处理")
    return (Tab("对正在计算的期限的影响", pairs, (Table(heads, rows),) if rows else (), len(rows) or None),)


def beside(step: str, state: RuleState) -> Sequence[Tab]:
    """Whoever approves reads first what the annex changes and which periods it touches; only the organ's head approves."""
    if step != "approve":
        return ()
    head = Actor(post=Post.ORGAN_HEAD, name="", organ_id=state.head_organ_id)
    changed = [line for line in state.lines if line.changed]
    table = Table(("设置", "现行", "拟定"), [[line.title, line.before, line.words] for line in changed])
    found = Tab("附件改变的设置", (), (table,) if changed else (), len(changed))
    return (*((found,) if changed else ()), *touched(state, head))


# -- links ---------------------------------------------------------------------------------------------------------------


def links(state: RuleState, actor: Actor) -> Sequence[Related]:
    """The other versions of the rule that the actor may open."""
    first = state.first_id or LocalRule.objects.values_list("pk", flat=True).get(number=state.number)
    rows = versions(first).filter(pk__in=visible_rules(actor).values("pk")).exclude(number=state.number)
    titles = {stage.name: stage.title for stage in PROCEDURE.stages}
    return [
        Related(f"第{row.version}版（{row.number}）", matter_url(PROCEDURE.name, row.pk), titles[row.stage])
        for row in rows
    ]


@cache
def related_to(kind: str) -> RelatedOf:
    """On the page of a case: the local rules in force that the program applies to its kind, with their articles."""

    def related(matter_id: int, actor: Actor) -> Iterable[Related]:
        if actor.is_portal or actor.post in ADMIN_POSTS:
            return
        mine = {topic.key for topic in installation.topics.values() if kind in topic.kinds}
        for row in in_force(clock.today()):
            state = state_of(row)
            places = [each for each in state.places if each.topic in mine]
            told = "、".join(f"{topic_word(each.topic)}{article_name(each.article)}" for each in places)
            if told:
                yield Related(state.edition, matter_url(PROCEDURE.name, row.pk), f"本地规定：{told}")

    return related


def words(state: RuleState | None, field: str, value: Any) -> str:
    """How the timeline writes what is only a key or a number."""
    if field == "topic":
        return topic_word(value)
    if field == "article":
        return article_name(value)
    return f"第{state.version - 1}版" if field == "revises" and state else ""


def choices(path: str, state: RuleState | None, context: Context) -> Pairs | None:
    if path == "revises":
        own = context.actor.organ_id
        return [
            (str(row.pk), f"《{row.title}》第{row.version}版")
            for row in in_force(clock.today())
            if row.organ_id == own
        ]
    return None


DESK_ROOM = DeskRoom(
    kind=PROCEDURE.name,
    label="本地规则",
    facts_title="规则内容",
    icon="journal-text",
    order=24,
    group="复议机构",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=sheets,
    choices=choices,
    beside=beside,
    words=words,
    links=links,
    sight=sight,
    badges=lambda state: (f"第{state.version}版",),
    print_pages={
        "拟定附件": ("localrule-annex", DRAFTERS),
        "某日施行的文本": ("localrule-text", READERS),
        "与其他版本对照": ("localrule-compare", READERS),
    },
)
