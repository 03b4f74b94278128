"""How the desk shows reforms: list, filters, groups, the choices in their forms, the way to the case and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from fuyuan.law.causes import ArisesAt, Cause, Fault, choices, label_of
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.matters.registry import rooms
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.menu import MenuPage
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, between, by_unit

from .models import Reform
from .policies import OVERSEERS
from .procedure import OFFICE, PROCEDURE
from .queries import reforms_of, years
from .records import SourceKind
from .sheets import facts
from .state import ReformState

READERS = RESPONDENT_POSTS | OVERSEERS
WATCH = frozenset({Post.JOINT_OFFICE, Post.SUPERVISION_STAFF, Post.ORGAN_HEAD})
CAUSES = {cause.value: cause.label for cause in Cause}
KINDS = {kind.value: kind.label for kind in ActKind}
SOURCES = {kind.value: kind.label for kind in SourceKind}
STAGES = {stage.name: stage.title for stage in PROCEDURE.stages}

PAGES: tuple[MenuPage, ...] = (
    MenuPage("reform-unstarted", "未开展的单位", "clipboard-check", "以案促改", WATCH, order=56),
    MenuPage("reform-patterns", "屡改屡犯", "arrow-repeat", "以案促改", READERS, order=57),
)

COLUMNS = (
    Column("unit_name", "单位"),
    Column("source_number", "案号、文号", kind="code", shown=False),
    Column("outcome", "结果", shown=False),
    Column("cause", "原因", value=lambda row: label_of(row.cause)),
    Column("source_on", "案件生效日期", kind="date", sort=True, shown=False),
    Column("source_kind", "案例来源", value=lambda row: SOURCES.get(row.source_kind, ""), shown=False),
    Column("act_kind", "行为种类", value=lambda row: KINDS.get(row.act_kind, ""), shown=False),
    Column(
        "arises", "发生环节", value=lambda row: ArisesAt(row.arises).label if row.arises else "", shown=False
    ),
    Column("fault", "人或制度", value=lambda row: Fault(row.fault).label if row.fault else "", shown=False),
    Column("taught_on", "最近学习讨论", kind="date", shown=False),
    Column("accepted_on", "审核通过", kind="date", shown=False),
    Column("round", "轮次", kind="number", shown=False),
)


def _year(value: str, today: date) -> Q:
    year = int(value)
    return Q(opened_on__gte=date(year, 1, 1), opened_on__lte=date(year, 12, 31))


FILTERS = (
    by_unit(Reform),
    Filter("cause", "原因", lambda actor: tuple(CAUSES.items()), lambda value, today: Q(cause_top=value)),
    Filter("source", "案例来源", lambda actor: tuple(SOURCES.items()), lambda value, today: Q(source_kind=value)),
    Filter("year", "年份", lambda actor: [(str(each), f"{each}年") for each in years(actor, clock.today())], _year),
    between("opened", "启动日期", "opened_on"),
    between("accepted", "审核通过", "accepted_on"),
    Filter(
        "doubt", "依据变化", lambda actor: (("yes", "依据变化，待决定"),),
        lambda value, today: Q(doubted=True) & ~Q(stage="withdrawn"),
    ),
)  # fmt: skip


GROUPS = (
    Group(
        "reform-doubt", "依据变化，决定是否终止",
        lambda actor, today: Q(doubted=True, closed_on=None) if actor.post in OFFICE else Q(pk__in=[]),
        light="overdue", steps=("withdraw",),
    ),
    Group(
        "reform-review", "办结申请待审核",
        # the joint-conference office has these as duties already
        lambda actor, today: Q(stage="reviewing") if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[]),
        steps=("accept",),
    ),
    Group(
        "reform-effect", "可以评估效果",
        lambda actor, today: (
            Q(stage="observing", next_due__lte=today) if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[])
        ),
        steps=("check_effect",),
    ),
)  # fmt: skip


def field_choices(path: str, state: ReformState | None, context: Context) -> Pairs | None:
    if path == "causes.cause":
        return choices()
    if path == "measure" and state is not None:
        return [
            (str(each.number), f"{each.number}．{each.what}（{each.owner}）")
            for each in state.now.open_measures
        ]
    return None


def links(state: ReformState, actor: Actor) -> Sequence[Related]:
    """The case behind it, for whoever may open it, and what else is known of the unit."""
    found = []
    case = state.material.matter_id
    if case:
        for room in rooms():
            seen = policy_for(room.model).filter(actor, room.model._default_manager.filter(pk=case))
            if room.procedure.name in ("reconsideration", "suit") and seen.exists():
                found.append(
                    Related(
                        state.material.number, matter_url(room.procedure.name, case), room.procedure.title
                    )
                )
    address = f"{reverse('shell:matters', args=[PROCEDURE.name])}?unit={state.organ_id}"
    return [*found, Related(f"{state.organ_name}的以案促改", address, "同一单位")]


def related(matter_id: int, actor: Actor) -> Iterable[Related]:
    """The other way: a case's or suit's page shows the reforms it gave rise to, to those who may see them."""
    if actor.post not in READERS:
        return ()
    rows = reforms_of(matter_id, actor).only("pk", "number", "unit_name", "stage")
    return [
        Related(
            row.number, matter_url(PROCEDURE.name, row.pk), f"以案促改：{row.unit_name}，{STAGES[row.stage]}"
        )
        for row in rows
    ]


def everything_read(event: Event, actor: Actor) -> Sight:
    """Unit and office read the same history: what was analysed, returned and why."""
    return Sight.FULL


def badges(state: ReformState) -> Sequence[str]:
    turn = f"第{len(state.rounds)}轮" if len(state.rounds) > 1 else ""
    return [each for each in (turn, "依据变化" if state.doubt else "") if each]


DESK_ROOM = DeskRoom(
    kind=PROCEDURE.name,
    label="以案促改",
    facts_title="案例和整改",
    icon="mortarboard",
    order=55,
    group="以案促改",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    bulk=("accept",),
    facts=facts,
    choices=field_choices,
    badges=badges,
    links=links,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=everything_read,
)
