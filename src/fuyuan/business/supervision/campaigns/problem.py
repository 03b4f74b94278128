"""A problem of a campaign as a table of steps: 问题、原因、措施、改进方式、责任单位和期限、复查、销号 (plan, measure (八))."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision.common import CLOCK, STAFF, UNIT, own_unit
from fuyuan.business.supervision.days import CLOSE, HANDLE, VERIFY, by
from fuyuan.matters.acts import Table, articles, at, gone, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Reasoned
from fuyuan.organs.posts import Post

from .records import Analysed, Checked, ClosedOff, Corrected, Entered, EnteredFromReport, Found

JUDGED, PUT_RIGHT = "JD25 20.2", "JD25 26.1"


class Round(Fact):
    """One time of putting right: until when, what was done, what the check found."""

    by_on: date
    did: str = ""
    signer: str = ""
    done_on: date | None = None
    check_by: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    note: str = ""
    passed: bool | None = None


class ProblemState(State):
    """A problem. ``organ_id`` is the organ it is about, and from its analysis on the unit that puts it right."""

    touched_on: date
    campaign_id: int
    campaign: str
    found: Found
    area: str
    what: str
    who: str = ""
    report_id: int | None = None
    report_number: str = ""
    organ_name: str = ""
    found_on: date
    office_id: int | None = None
    analyse_by: date
    told_on: date | None = None  # the day from which the unit sees it
    cause: str = ""
    measure: str = ""
    way: str = ""
    rounds: tuple[Round, ...] = ()
    close_by: date | None = None
    lasting: str = ""
    ending: str = ""

    def newest(self, **changes: object) -> tuple[Round, ...]:
        return (*self.rounds[:-1], self.rounds[-1].model_copy(update=changes))


def entered(state: None, event: Event) -> ProblemState:
    record, stamped = event.record, event.stamped
    found = Found(record.found.value) if hasattr(record, "found") else Found.REPORT
    return ProblemState(
        stage="entered", title=f"{stamped['organ_name']}：{record.what[:60]}", number=stamped["number"],
        opened_on=event.day, touched_on=event.day, organ_id=record.organ_id, organ_name=stamped["organ_name"],
        campaign_id=record.campaign_id, campaign=stamped["campaign"], found=found, area=record.area, what=record.what,
        who=getattr(record, "who", ""), report_id=getattr(record, "report_id", None),
        report_number=getattr(record, "report_number", ""), found_on=record.found_on,
        office_id=int(stamped["office_id"]) if stamped["office_id"] else None,
        analyse_by=date.fromisoformat(stamped["analyse_by"]),
    )  # fmt: skip


def may_enter(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    campaign = context.facts.get("campaign")
    if campaign is None:
        return refuse("请选择一项正在进行的整治；没有的，先办理“开展整治”", JUDGED)
    if record.area not in campaign.begun.areas:
        return refuse(f"这项整治的领域是{'、'.join(campaign.begun.areas)}，请从中选择", JUDGED)
    return gone(context.facts.get("organ"), "登记")


def opening(state: None, record: Any, context: Context) -> Mapping[str, str]:
    facts = context.facts
    return {
        "organ_name": facts["organ"].name, "campaign": facts["campaign"].title, "analyse_by": by(context, HANDLE),
        "office_id": str(facts.get("office_id") or ""),
    }  # fmt: skip


def analysed(state: ProblemState, event: Event) -> ProblemState:
    record = event.record
    return state.but(
        stage="assigned", cause=record.cause, measure=record.measure, way=record.way, organ_id=record.organ_id,
        organ_name=event.stamped["organ_name"], told_on=event.day, rounds=(Round(by_on=record.by_on),),
        title=f"{event.stamped['organ_name']}：{state.what[:60]}",
    )  # fmt: skip


def may_analyse(state: ProblemState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    return gone(context.facts.get("organ"), "交办") or _ahead(record, context)


def _ahead(record: Any, context: Context) -> Refusal | None:
    day = record.by_on if record else None
    return refuse("整改期限应当晚于今天", PUT_RIGHT) if day and day <= context.day else None


def organ_stamp(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"organ_name": context.facts["organ"].name}


def corrected(state: ProblemState, event: Event) -> ProblemState:
    record = event.record
    check_by = date.fromisoformat(event.stamped["check_by"])
    rounds = state.newest(did=record.did, signer=record.signer, done_on=event.day, check_by=check_by)
    return state.but(stage="corrected", rounds=rounds)


def may_correct(state: ProblemState, record: Any, context: Context) -> Refusal | None:
    return own_unit(state, context)


def check_stamp(state: ProblemState, record: Any, context: Context) -> Mapping[str, str]:
    return {"check_by": by(context, VERIFY)}


def checked(state: ProblemState, event: Event) -> ProblemState:
    record = event.record
    rounds = state.newest(checked_on=event.day, checked_by=record.by, note=record.note, passed=record.done)
    if record.done:
        return state.but(
            stage="checked", rounds=rounds, close_by=date.fromisoformat(event.stamped["close_by"])
        )
    return state.but(stage="assigned", rounds=(*rounds, Round(by_on=record.by_on)))


def may_check(state: ProblemState, record: Any, context: Context) -> Refusal | None:
    return _ahead(record, context)


def close_stamp(state: ProblemState, record: Any, context: Context) -> Mapping[str, str]:
    return {"close_by": by(context, CLOSE)}


def closed(state: ProblemState, event: Event) -> ProblemState:
    return state.but(stage="closed", closed_on=event.day, lasting=event.record.lasting)


def dropped(state: ProblemState, event: Event) -> ProblemState:
    return state.but(stage="dropped", closed_on=event.day, ending=event.record.reason)


# -- duties --------------------------------------------------------------------------------------------------------


def duties(state: ProblemState) -> Iterable[Duty]:
    owed = [*_bureau(state), *_unit(state)]
    return [each for each in owed if each.done_on or state.stage != "dropped"]


def _bureau(state: ProblemState) -> Iterable[Duty]:
    yield _office(
        state, "analyse", "剖析原因、确定措施、交办整改", JUDGED, "analyse", state.analyse_by, state.told_on
    )
    for number, each in enumerate(state.rounds, 1):
        if each.check_by:
            yield _office(
                state, f"check-{number}", "复查整改情况", PUT_RIGHT, "check", each.check_by, each.checked_on
            )
    if state.close_by:
        yield _office(state, "close", "销号", PUT_RIGHT, "close", state.close_by, state.closed_on)


def _office(
    state: ProblemState, key: str, title: str, basis: str, step: str, due_on: date, done_on: date | None
) -> Duty:
    return Duty(
        key, title, Post.SUPERVISION_STAFF, steps=(step,), basis=articles(basis)[0], organ_id=state.office_id,
        due_on=due_on, done_on=done_on,
    )  # fmt: skip


def _unit(state: ProblemState) -> Iterable[Duty]:
    for number, each in enumerate(state.rounds, 1):
        yield Duty(
            f"correct-{number}", "整改并报送情况", Post.RESPONDENT_LIAISON, due_on=each.by_on, steps=("correct",),
            basis=articles(PUT_RIGHT)[0], organ_id=state.organ_id, done_on=each.done_on,
        )  # fmt: skip


def columns(state: ProblemState) -> Mapping[str, Any]:
    return {
        "campaign_id": state.campaign_id, "campaign": state.campaign[:120], "organ_name": state.organ_name,
        "area": state.area, "found": state.found.value, "found_on": state.found_on, "told_on": state.told_on,
        "by_on": state.rounds[-1].by_on if state.rounds else None, "report_id": state.report_id,
        "cause": state.cause[:300], "measure": state.measure[:300],
    }  # fmt: skip


act = Table(duties, frozenset({"by_on"})).act
OPEN = at("entered", "assigned", "corrected", "checked")

# fmt: off
PROBLEM: Procedure[ProblemState] = Procedure(
    name="campaign_problem",
    title="整治问题",
    state=ProblemState,
    stages=(
        Stage("entered", "待剖析"), Stage("assigned", "整改中"), Stage("corrected", "待复查"), Stage("checked", "待销号"),
        Stage("closed", "已销号", end=True), Stage("dropped", "不列入", end=True, track=False),
    ),
    steps=(
        act("enter", "登记问题", JUDGED, STAFF, at(), entered, Entered, guard=may_enter, stamps=opening,
            series="problem", opens=True),
        act("enter_report", "群众反映转为问题", JUDGED, STAFF | CLOCK, at(), entered, EnteredFromReport, guard=may_enter,
            stamps=opening, series="problem", opens=True, internal=True),
        act("analyse", "剖析和交办", JUDGED, STAFF, at("entered"), analysed, Analysed, guard=may_analyse,
            stamps=organ_stamp, help="原因、措施、方式、责任单位、期限一次写全，单位从此看到这个问题。"),
        act("correct", "报送整改情况", PUT_RIGHT, UNIT, at("assigned"), corrected, Corrected, guard=may_correct,
            stamps=check_stamp),
        act("check", "复查", PUT_RIGHT, STAFF, at("corrected"), checked, Checked, guard=may_check, stamps=close_stamp),
        act("close", "销号", PUT_RIGHT, STAFF, at("checked"), closed, ClosedOff),
        act("drop", "不列入", JUDGED, STAFF, OPEN, dropped, Reasoned, common=False,
            help="经核实不属实、重复，或者不是行政执法问题的。"),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title} {state.area} {state.report_number}",
)
# fmt: on
