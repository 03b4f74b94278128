"""监督检查: one unit, one team, one check list (《行政执法监督条例》第二十二条第二项). As a table of steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision.common import CLOCK, FIELD, STAFF, Member
from fuyuan.business.supervision.corrections.findings import FindingLine
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from . import files
from .checklists import Item, items_of
from .records import (
    Added,
    Assigned,
    CheckLine,
    FilesCalled,
    Given,
    HandedIn,
    ProblemsEntered,
    Result,
    Stopped,
    Way,
)

BASIS = "JD25 22(2)"


class Turn(Fact):
    """A team that had the inspection and gave it back."""

    team: str
    on: date
    why: str


class InspectionState(State):
    """``organ_id`` is the unit, ``office_id`` the bureau."""

    touched_on: date
    organ_name: str
    office_id: int | None = None
    round_id: int
    round_number: str
    areas: tuple[str, ...]
    first_on: date
    last_on: date
    team: str
    members: tuple[Member, ...]
    earlier: tuple[Turn, ...] = ()
    handed: HandedIn | None = None
    findings: tuple[FindingLine, ...] = ()
    added: tuple[Added, ...] = ()
    problems_on: date | None = None  # what the file review found was entered

    @property
    def items(self) -> tuple[Item, ...]:
        return items_of(self.areas)

    @property
    def lead(self) -> Member | None:
        """The first member who has an account: who gets the task on his or her phone."""
        return next((each for each in self.members if each.person_id), None)


def assigned(state: None, event: Event) -> InspectionState:
    record = event.record
    return InspectionState(
        stage="assigned", title=f"{record.organ_name}：{record.round_title}"[:300], number=event.stamped["number"],
        opened_on=event.day, touched_on=event.day, organ_id=record.organ_id, organ_name=record.organ_name,
        office_id=int(event.stamped["office_id"]) if event.stamped["office_id"] else None, round_id=record.round_id,
        round_number=record.round_number, areas=record.areas, first_on=record.first_on, last_on=record.last_on,
        team=record.team, members=record.members,
    )  # fmt: skip


def office_stamp(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"office_id": str(context.facts.get("office_id") or "")}


def stopped(state: InspectionState, event: Event) -> InspectionState:
    turn = Turn(team=state.team, on=event.day, why=event.record.why)
    return state.but(stage="stopped", earlier=(*state.earlier, turn))


def given(state: InspectionState, event: Event) -> InspectionState:
    record = event.record
    return state.but(stage="assigned", team=record.team, members=record.members)


def first_lines(state: InspectionState, context: Context) -> Mapping[str, Any]:
    """The check list with its articles, and who is there."""
    return {
        "lines": blank_lines(state.areas),
        "on": context.day,
        "by": "、".join(each.name for each in state.members)[:120],
    }


def blank_lines(areas: tuple[str, ...]) -> list[Mapping[str, str]]:
    items = items_of(areas)
    return [{"code": each.code, "item": f"{each.code}　{each.text}（{each.rule}）"} for each in items]


def may_hand_in(state: InspectionState, record: HandedIn | None, context: Context) -> Refusal | None:
    refused = may_stop(state, record, context) or _tied(context)
    if refused or record is None:
        return refused
    if record.on < state.first_on:
        return refuse(f"检查从{state.first_on}开始，检查日期早于这一天", BASIS)
    if sorted(line.code for line in record.lines) != sorted(each.code for each in state.items):
        return refuse("表上的项目与检查表不一致，请刷新页面后重新填写", BASIS)
    if record.way is not Way.SECRET and not record.present.strip():
        return refuse("现场检查、访谈请填写被检查单位在场人员", BASIS)
    return next(filter(None, map(_unsaid, record.lines)), None)


def may_stop(state: InspectionState, record: Any, context: Context) -> Refusal | None:
    actor = context.actor
    if actor.post is Post.LAY_SUPERVISOR and actor.person_id not in {
        each.person_id for each in state.members
    }:
        return refuse(f"这次检查由{state.team}办理", BASIS)
    return None


def _tied(context: Context) -> Refusal | None:
    """Somebody of the team declared a relation to the unit: found also where it was declared on the person's own page."""
    tie = context.facts.get("tie", "")
    return refuse(f"{tie}，应当回避：请办理“回避”，由系统改派", BASIS) if tie else None


def _unsaid(line: CheckLine) -> Refusal | None:
    if line.result is not Result.PROBLEM:
        return None
    if len(line.note.strip()) < 4:
        return refuse(f"{line.code}有问题，请写明事实", "JD25 11.2")
    return refuse(f"{line.code}有问题，请选择性质", "JD25 11.2") if line.nature is None else None


def handed_in(state: InspectionState, event: Event) -> InspectionState:
    findings = (*state.findings, *found_by(state, event))
    return state.but(stage="done", closed_on=event.day, handed=event.record, findings=findings)


def found_by(state: InspectionState, event: Event) -> tuple[FindingLine, ...]:
    """What this very step found, for the 监督件 that follows from it."""
    if event.step == "enter_problems":
        return files.entered_in(event)
    return (*found_in(state, event.record), *event.record.others)


def found_in(state: InspectionState, record: HandedIn) -> tuple[FindingLine, ...]:
    """What the check list found, in the words of 第十一条第二款, each with the article of its item."""
    items = {each.code: each for each in state.items}
    return tuple(
        FindingLine(
            kind=items[line.code].kind, nature=line.nature, severity=line.severity, what=line.note, rule=items[line.code].norm
        )
        for line in record.lines
        if line.result is Result.PROBLEM and line.nature
    )  # fmt: skip


def added(state: InspectionState, event: Event) -> InspectionState:
    return state.but(added=(*state.added, event.record))


def duties(state: InspectionState) -> Iterable[Duty]:
    """The member with an account hands it in by the last day of the round; without one the bureau writes it down."""
    if state.stage == "stopped":
        return
    lead = state.lead
    yield Duty(
        "inspect", f"检查{state.organ_name}、提交检查表"[:120], Post.LAY_SUPERVISOR if lead else Post.SUPERVISION_STAFF,
        due_on=state.last_on, done_on=state.closed_on, steps=("hand_in",), basis=articles(BASIS)[0],
        person_id=lead.person_id if lead else None, organ_id=None if lead else state.office_id,
    )  # fmt: skip


def columns(state: InspectionState) -> Mapping[str, Any]:
    return {
        "organ_name": state.organ_name, "round_id": state.round_id, "round_number": state.round_number, "team": state.team,
        "members": "、".join(each.name for each in state.members)[:200], "first_on": state.first_on, "last_on": state.last_on,
        "inspected_on": state.handed.on if state.handed else None, "findings": len(state.findings),
    }  # fmt: skip


act = Table(duties, frozenset({"first_on", "last_on", "score_by", "report_by"})).act

# fmt: off
INSPECTION: Procedure[InspectionState] = Procedure(
    name="inspection",
    title="监督检查",
    state=InspectionState,
    stages=(
        Stage("assigned", "待检查"),
        Stage("stopped", "回避，待改派", track=False),
        Stage("done", "已提交", end=True),
    ),
    steps=(
        act("assign", "由监督轮次产生", BASIS, CLOCK, at(), assigned, Assigned, stamps=office_stamp, series="inspection",
            opens=True, internal=True),
        act("stop", "回避", BASIS, FIELD | CLOCK, at("assigned"), stopped, Stopped, guard=may_stop, common=False,
            help="队员与被监督单位有关系的，停止检查，由系统改派给别的队。"),
        act("give_to", "改派", BASIS, CLOCK, at("assigned", "stopped"), given, Given, internal=True),
        act("hand_in", "提交检查表", BASIS, FIELD, at("assigned"), handed_in, HandedIn, guard=may_hand_in,
            initial=first_lines, papers=("inspection_record",),
            help="逐项填写；有问题的写明事实、拍照。提交以后发现的问题自动登记为监督件。"),
        act("add", "补充检查情况", BASIS, FIELD, at("done"), added, Added, guard=may_stop, common=False,
            help="检查表提交以后还有要说明的，在这里补充。补充的情况告知司法局，需要监督处理的由司法局登记。"),
        act("review_files", "开展案卷评查", files.BASIS, STAFF, at("assigned", "done"), files.called, FilesCalled,
            guard=files.may_call, initial=files.first_call, common=False,
            help="从这个单位登记的案卷中按公开的种子抽取，每件由两人各自评分，由此产生一轮案卷评查。"),
        act("enter_problems", "登记案卷评查发现的问题", files.BASIS, STAFF, at("assigned", "done"), files.entered,
            ProblemsEntered, guard=files.may_enter, initial=files.first_problems, stamps=files.problem_stamps, common=False,
            help="全部案卷确定得分以后一次登记：种类按评查标准填好，性质、程度由您判断，自动登记为监督件。"),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.round_number} {state.title} {state.team}",
)
# fmt: on

PROCEDURE_STAGES = {stage.name: stage.title for stage in INSPECTION.stages}
