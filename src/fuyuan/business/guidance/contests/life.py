"""A contest: teams enter, judges give points round by round, the ranking follows, the best go into the pool of talents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Announced, Concluded, Entered, Mark, Scored

TRIMMED = 5  # judges from whom on the highest and the lowest points do not count (去掉一个最高分、一个最低分)
RESULT_DAYS = 5  # working days the bureau gives itself for the result
CENT = Decimal("0.01")


class Member(Fact):
    """Somebody of a team, as the register had him when the team entered."""

    officer_id: int
    person_id: int
    name: str


class Team(Fact):
    organ_id: int
    name: str
    leader: str
    members: tuple[Member, ...]


class Place(Fact):
    """A team's place: equal totals share it."""

    rank: int
    team: str
    total: Decimal
    rounds: tuple[Decimal, ...]


_MEMBERS = TypeAdapter(tuple[Member, ...])


class ContestState(State):
    """A contest; ``organ_id`` is the bureau."""

    told: Announced
    teams: tuple[Team, ...] = ()
    scored: tuple[Scored, ...] = ()
    talents: tuple[int, ...] = ()
    note: str = ""
    ended: str = ""
    conclude_by: date
    touched_on: date

    @property
    def next_round(self) -> str:
        """The first round without points, "" when all have them."""
        done = {each.round for each in self.scored}
        return next((each.name for each in self.told.rounds if each.name not in done), "")

    @property
    def members(self) -> tuple[tuple[Team, Member], ...]:
        return tuple((team, member) for team in self.teams for member in team.members)


def announced(state: None, event: Event) -> ContestState:
    return ContestState(
        stage="open", title=event.record.title, number=event.stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, told=event.record, conclude_by=date.fromisoformat(event.stamped["conclude_by"]),
        touched_on=event.day,
    )  # fmt: skip


def conclude_day(state: None, record: Announced, context: Context) -> Mapping[str, str]:
    """Five working days after the contest the result is out."""
    return {"conclude_by": context.calendar.add_workdays(record.on, RESULT_DAYS).isoformat()}


def entered(state: ContestState, event: Event) -> ContestState:
    """A unit's team takes the place of what it entered before."""
    team = Team(
        organ_id=event.by.organ_id or 0, name=event.by.organ_name, leader=event.record.leader,
        members=_MEMBERS.validate_json(event.stamped["members"]),
    )  # fmt: skip
    return state.but(teams=(*(each for each in state.teams if each.organ_id != team.organ_id), team))


def may_enter(state: ContestState, record: Entered | None, context: Context) -> Refusal | None:
    """Everybody named is one person of the unit's own people in service; nobody twice."""
    if context.day > state.told.on:
        return Refusal(f"比赛在 {state.told.on} 举行，报名已经截止")
    if record is None:
        return None
    found = context.facts["members"]
    for said, rows in zip(record.members, found, strict=True):
        if len(rows) != 1:
            return Refusal(f"“{said}”不是本单位在岗的一个人，请核对姓名；有同名的，填人员编号")
    if len({rows[0].person_id for rows in found}) < len(found):
        return Refusal("队员有重复，请核对")
    return None


def the_members(state: ContestState, record: Entered, context: Context) -> Mapping[str, str]:
    found = [
        Member(officer_id=row.pk, person_id=row.person_id, name=row.title)
        for (row,) in context.facts["members"]
    ]
    return {"members": _MEMBERS.dump_json(tuple(found)).decode()}


# -- points --------------------------------------------------------------------------------------------------------


def _pairs(state: ContestState) -> list[tuple[str, str]]:
    return [(team.name, judge) for team in state.teams for judge in state.told.judges]


def to_mark(state: ContestState, context: Context) -> Mapping[str, Any]:
    return {
        "round": state.next_round,
        "marks": [{"team": team, "judge": judge} for team, judge in _pairs(state)],
    }


def may_score(state: ContestState, record: Scored | None, context: Context) -> Refusal | None:
    if context.day < state.told.on:
        return Refusal(f"比赛在 {state.told.on} 举行，还没有到日期")
    if len(state.teams) < 2:
        return Refusal("报名的不足两个单位，不能比赛")
    if not state.next_round:
        return Refusal("各项成绩都已经登记")
    if record is None:
        return None
    asked = (state.next_round, _pairs(state))
    if (record.round, [(each.team, each.judge) for each in record.marks]) != asked:
        return Refusal("参赛单位或者项目有变化，请刷新页面以后再登记")
    return None


def scored(state: ContestState, event: Event) -> ContestState:
    return state.but(stage="running", scored=(*state.scored, event.record))


def unscored(state: ContestState, event: Event) -> ContestState:
    return state.but(scored=state.scored[:-1])


def average(points: Sequence[Decimal]) -> Decimal:
    """The judges' average, without the highest and the lowest where there are enough of them."""
    kept = sorted(points)[1:-1] if len(points) >= TRIMMED else list(points)
    return (sum(kept, Decimal(0)) / len(kept)).quantize(CENT)


def ranking(state: ContestState) -> tuple[Place, ...]:
    """Every team by its total: the average of each round by its weight, as far as rounds are scored."""
    weights = {each.name: each.weight for each in state.told.rounds}
    rows = []
    for team in state.teams:
        got = tuple(average(_of(each.marks, team.name)) for each in state.scored)
        parts = (points * weights[each.round] for points, each in zip(got, state.scored, strict=True))
        rows.append(((sum(parts, Decimal(0)) / 100).quantize(CENT), team.name, got))
    rows.sort(key=lambda row: (-row[0], row[1]))
    totals = [row[0] for row in rows]
    return tuple(
        Place(rank=totals.index(total) + 1, team=name, total=total, rounds=got) for total, name, got in rows
    )


def _of(marks: Iterable[Mark], team: str) -> list[Decimal]:
    return [each.points for each in marks if each.team == team]


# -- the end -------------------------------------------------------------------------------------------------------


def concluded(state: ContestState, event: Event) -> ContestState:
    record: Concluded = event.record
    return state.but(stage="concluded", closed_on=event.day, talents=record.talents, note=record.note)


def may_conclude(state: ContestState, record: Concluded | None, context: Context) -> Refusal | None:
    if state.next_round:
        return Refusal(f"“{state.next_round}”还没有登记成绩")
    known = {member.person_id for _, member in state.members}
    if record and not set(record.talents) <= known:
        return Refusal("列入人才库的应当是参赛的队员，请重新选择")
    return None


def cancelled(state: ContestState, event: Event) -> ContestState:
    return state.but(stage="cancelled", closed_on=event.day, ended=event.record.reason)


def contest_duties(state: ContestState) -> Iterable[Duty]:
    if state.stage != "cancelled":
        yield Duty(
            "conclude", "登记成绩、公布比武结果", Post.SUPERVISION_STAFF, due_on=state.conclude_by,
            steps=("score", "conclude", "cancel"), organ_id=state.organ_id, done_on=state.closed_on,
        )  # fmt: skip
