"""How the desk shows contests: teams, points, ranking; an officer's page says that he stands in the pool of talents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.models import Talent
from fuyuan.matters.procedure import Context, Event
from fuyuan.matters.registry import Outcome
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Pairs, Sight, Tab, Table, between, said

from .life import ContestState, ranking
from .steps import CONTEST

COLUMNS = (
    Column("title", "名称", kind="link"),
    Column("on", "比赛日期", kind="date", sort=True),
    Column("teams", "参赛单位", kind="number"),
    Column("winner", "第一名"),
    Column("talents", "列入人才库", kind="number"),
)
FILTERS = (between("on", "比赛日期", "on"),)


def tabs(state: ContestState, actor: Actor) -> Sequence[Tab]:
    told = state.told
    pairs = [
        ("比赛日期", told.on), ("地点", told.place), ("评委", "、".join(told.judges)), ("情况", state.note),
        ("取消的理由", state.ended),
    ]  # fmt: skip
    rounds = Table(("比赛项目", "占总分"), [[each.name, f"{each.weight}%"] for each in told.rounds])
    teams = [[each.name, "、".join(who.name for who in each.members), each.leader] for each in state.teams]
    found = [Tab("比武", said(pairs), (rounds,))]
    if teams:
        found.append(Tab("参赛单位", (), (Table(("单位", "队员", "领队"), teams),), len(teams)))
    return [
        *found,
        *([_places(state)] if state.scored else []),
        *([_talents(state)] if state.talents else []),
    ]


def _places(state: ContestState) -> Tab:
    heads = ("名次", "单位", *(each.round for each in state.scored), "总分")
    rows = [[each.rank, each.team, *each.rounds, each.total] for each in ranking(state)]
    return Tab("成绩", (), (Table(heads, rows),), len(rows))


def _talents(state: ContestState) -> Tab:
    rows = [[who.name, team.name] for team, who in state.members if who.person_id in state.talents]
    return Tab("人才库", (), (Table(("姓名", "单位"), rows),), len(rows))


def field_choices(path: str, state: ContestState | None, context: Context) -> Pairs | None:
    if path != "talents" or state is None:
        return None
    return [(str(who.person_id), f"{who.name}（{team.name}）") for team, who in state.members]


def words(state: ContestState, field: str, value: object) -> str:
    if field != "talents":
        return ""
    return next((who.name for _, who in state.members if who.person_id == value), "")


def sight(event: Event, actor: Actor) -> Sight:
    """The result is for everybody; who gave how many points is the bureau's."""
    return Sight.TITLE if actor.is_respondent and event.step in ("score", "unscore") else Sight.FULL


def keep_talents(outcome: Outcome) -> None:
    """Subscriber of 公布结果: the pool grows by those chosen."""
    state: ContestState = outcome.state
    Talent.objects.bulk_create(
        Talent(matter_id=outcome.matter_id, officer_id=who.officer_id, title=state.title)
        for _, who in state.members
        if who.person_id in state.talents
    )


def of_officer(officer_id: int) -> QuerySet[Talent]:
    return Talent.objects.filter(officer_id=officer_id)


def talents_of(officer_id: int, actor: Actor) -> Iterable[Related]:
    """An officer's page in the register: in which contest he was chosen."""
    if actor.post not in READERS:
        return ()
    rows = of_officer(officer_id).order_by("pk")
    return [
        Related(row.title, matter_url(CONTEST.name, row.matter_id), "列入服务型行政执法人才库")
        for row in rows
    ]


CONTEST_ROOM = DeskRoom(
    kind=CONTEST.name,
    label="比武活动",
    facts_title="比武情况",
    icon="star",
    order=81,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    choices=field_choices,
    words=words,
    sight=sight,
)
