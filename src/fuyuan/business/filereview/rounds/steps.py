"""案卷评查轮次: planned, drawn, read, reported. As a table of steps.

No statute says how a reconsideration organ reviews its own files, so the steps cite none; the items of the sheet cite theirs.
For enforcement files 《行政执法监督条例》第十八条 and 《河南省行政执法条例》第四十条 are the ground: the inspection cites them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fuyuan.business.filereview.common import Person, led_by
from fuyuan.business.filereview.crews import CREWS, LEADERS
from fuyuan.business.filereview.sampling import SEATS, Seats, assign
from fuyuan.business.filereview.sheet import Sheet
from fuyuan.business.filereview.subjects import File, Inspected
from fuyuan.matters.acts import Table, at
from fuyuan.matters.lots import Lot, TooFew, sample
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage
from fuyuan.matters.record import Nothing, Reasoned

from .records import Method, Planned, Reported, Stratum
from .state import Drawn, Limits, RoundState

# -- 评查方案 ------------------------------------------------------------------------------------------------------


def may_plan(state: None, record: Planned | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if context.facts.get("sheet") is None:
        return Refusal("这类案卷还没有评查标准，请先装入评查标准")
    if foreign := led_by(CREWS[record.subject], context):
        return foreign
    if record.last < record.first:
        return Refusal("办结日期的止日早于起日，请核对")
    if record.score_by <= context.day or record.report_by < record.score_by:
        return Refusal("交评查表的期限应当晚于今天，完成报告的期限不能早于交表的期限")
    return (
        _method_refusal(record, context)
        or _people_refusal(record, context)
        or _inspected_refusal(record, context)
    )


def _inspected_refusal(record: Planned, context: Context) -> Refusal | None:
    """A draw of more files than the inspected unit has is refused now: its seed would be of no use."""
    if record.inspection_id is None:
        return None
    inspected: Inspected | None = context.facts.get("inspected")
    if inspected is None:
        return Refusal("没有这次监督检查，或者这类案卷不属于监督检查的范围")
    if earlier := context.facts.get("earlier"):
        return Refusal(f"这次监督检查已经开展案卷评查（{earlier[1]}）")
    known = len(files_of(record, context, inspected))
    if known < (record.size or 1):
        return Refusal(
            f"这一期间{inspected.unit}登记的办结案卷有{known}件，不足{record.size or 1}件，请改期间或者件数"
        )
    return None


def _method_refusal(record: Planned, context: Context) -> Refusal | None:
    if record.method is Method.DRAWN and record.size is None:
        return Refusal("请填写抽取件数")
    if record.method is not Method.CHOSEN:
        return _stratum_refusal(record, context) if record.method is Method.DRAWN else None
    if not record.numbers:
        return Refusal("请填写指定的案卷编号，一行一个")
    known = {file.number for file in files_of(record, context)}
    missing = [each for each in dict.fromkeys(record.numbers) if each not in known]
    return (
        Refusal(f"这一期间没有编号为“{'”“'.join(missing)}”的办结案卷，请核对编号和期间") if missing else None
    )


def _stratum_refusal(record: Planned, context: Context) -> Refusal | None:
    """Whom an enforcement file was handled by the house does not know: there is nothing to stratify by."""
    files = files_of(record, context) if record.stratum is not Stratum.NONE else ()
    if files and not any(_stratum(record, file) for file in files):
        return Refusal(f"这类案卷没有可以“{record.stratum.label}”分层的登记，请选别的分层")
    return None


def _people_refusal(record: Planned, context: Context) -> Refusal | None:
    known = {each.person_id for each in context.facts.get("people", ())}
    if len(set(record.reviewers)) != len(record.reviewers):
        return Refusal("同一个评查人选了两次")
    return (
        None
        if known.issuperset(record.reviewers)
        else Refusal("有的评查人今天不在岗位上，请从列出的名单中选择")
    )


def first_plan(state: None, context: Context) -> Mapping[str, Any]:
    """The subject where there is but one, everybody who may review, three and eight weeks of working days."""
    known: Sequence[str] = context.facts.get("subjects", ())
    return {
        "subject": known[0] if len(known) == 1 else "",
        "reviewers": [each.person_id for each in context.facts.get("people", ())],
        "score_by": context.calendar.add_workdays(context.day, 15),
        "report_by": context.calendar.add_workdays(context.day, 40),
    }


def plan_stamps(state: None, record: Planned, context: Context) -> Mapping[str, str]:
    """The sheet in force, the settings and the names of the reviewers: nothing that changes later moves a running round."""
    sheet: Sheet = context.facts["sheet"]
    limits: Limits = context.facts["limits"]
    people = [each for each in context.facts["people"] if each.person_id in record.reviewers]
    inspected: Inspected | None = context.facts["inspected"] if record.inspection_id else None
    return {
        "sheet": sheet.model_dump_json(),
        "limits": limits.model_dump_json(),
        "people": _dumped(people),
        **({"inspected": inspected.model_dump_json()} if inspected else {}),
    }


def _dumped(rows: Iterable[Any]) -> str:
    return json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False)


def planned(state: None, event: Event) -> RoundState:
    record: Planned = event.record
    return RoundState(
        stage="planned", title=record.title, number=event.stamped["number"], opened_on=event.day, touched_on=event.day,
        organ_id=event.by.organ_id, holder_id=event.by.person_id, plan=record,
        sheet=Sheet.model_validate_json(event.stamped["sheet"]),
        limits=Limits.model_validate_json(event.stamped["limits"]),
        people=tuple(Person.model_validate(each) for each in json.loads(event.stamped["people"])),
        inspected=Inspected.model_validate_json(told) if (told := event.stamped.get("inspected")) else None,
    )  # fmt: skip


# -- 抽取、分派 ----------------------------------------------------------------------------------------------------


def files_of(plan: Planned, context: Context, inspected: Inspected | None = None) -> Sequence[File]:
    """Return the candidates: closed in the period, of the inspected unit, and named where files are chosen by number."""
    found: Sequence[File] = context.facts["closed"](plan.subject, plan.first, plan.last)
    if inspected:
        found = [file for file in found if file.unit_id == inspected.unit_id]
    return [file for file in found if file.number in plan.numbers] if plan.method is Method.CHOSEN else found


@dataclass(frozen=True, slots=True)
class Draw:
    """What a draw comes to: how many candidates, those nobody can read, the files with their seats."""

    candidates: int
    unread: tuple[str, ...]
    files: tuple[Drawn, ...]


def _draw(state: RoundState, context: Context) -> Draw:
    """Files that fewer than three may read take no part: a small office cannot review what all of it worked on.

    Raises TooFew.
    """
    plan, seed = state.plan, str(context.facts["seed"])
    files = {file.pk: file for file in files_of(plan, context, state.inspected)}
    people = tuple(each.person_id for each in state.people)
    barred: Mapping[int, Mapping[int, str]] = context.facts["barred"](plan.subject, tuple(files), people)
    readable = [pk for pk in files if len(people) - len(barred.get(pk, {})) >= SEATS]
    unread = tuple(file.number for pk, file in files.items() if pk not in readable)
    if not readable or (unread and plan.method is Method.CHOSEN):
        raise TooFew(_nothing(unread))
    size = plan.size if plan.method is Method.DRAWN and plan.size else len(readable)
    drawn = sample([Lot(pk, _stratum(plan, files[pk])) for pk in readable], size, seed, "这一期间办结的案卷")
    seats = assign(drawn, people, barred, seed)
    who = {each.person_id: each for each in state.people}
    rows = [_drawn(files[pk], _stratum(plan, files[pk]), seats[pk], barred.get(pk, {}), who) for pk in drawn]
    return Draw(len(files), unread, tuple(rows))


def _nothing(unread: tuple[str, ...]) -> str:
    if not unread:
        return "这一期间没有办结的案卷"
    return f"{'、'.join(unread[:5])}可以评查的不足三人（其余应当回避），请增加评查人"


def _stratum(plan: Planned, file: File) -> str:
    return "" if plan.stratum is Stratum.NONE else file.strata.get(plan.stratum.value, "")


def _drawn(
    file: File, stratum: str, seats: Seats, barred: Mapping[int, str], who: Mapping[int, Person]
) -> Drawn:
    one, two = seats.reviewers
    return Drawn(
        file_id=file.pk, number=file.number, title=file.title, unit_id=file.unit_id, unit=file.unit, stratum=stratum,
        handlers=file.handlers, reviewers=(who[one], who[two]), third=who[seats.third],
        barred=tuple((who[pk].name, why) for pk, why in barred.items() if pk in who),
    )  # fmt: skip


def may_lead(state: RoundState, record: Any, context: Context) -> Refusal | None:
    return led_by(state.crew, context)


def may_draw(state: RoundState, record: Nothing | None, context: Context) -> Refusal | None:
    if (foreign := may_lead(state, record, context)) or record is None:
        return foreign
    try:
        _draw(state, context)
    except TooFew as short:
        return Refusal(f"不能抽取：{short}")
    return None


def draw_stamps(state: RoundState, record: Any, context: Context) -> Mapping[str, str]:
    draw = _draw(state, context)
    return {
        "seed": str(context.facts["seed"]), "candidates": str(draw.candidates), "unread": "、".join(draw.unread),
        "drawn": _dumped(draw.files),
    }  # fmt: skip


def drew(state: RoundState, event: Event) -> RoundState:
    stamped = event.stamped
    rows = tuple(Drawn.model_validate(each) for each in json.loads(stamped["drawn"]))
    return state.but(
        stage="reading",
        seed=stamped["seed"],
        candidates=int(stamped["candidates"]),
        unread=stamped["unread"],
        drawn=rows,
        drawn_on=event.day,
    )


# -- 报告 ----------------------------------------------------------------------------------------------------------


def may_report(state: RoundState, record: Any, context: Context) -> Refusal | None:
    if foreign := may_lead(state, record, context):
        return foreign
    left = int(context.facts.get("unscored", 0))
    return Refusal(f"还有{left}件案卷没有确定得分，全部确定以后才能完成报告") if left else None


def reported(state: RoundState, event: Event) -> RoundState:
    return state.but(stage="reported", closed_on=event.day, report=event.record)


def cancelled(state: RoundState, event: Event) -> RoundState:
    return state.but(stage="cancelled", closed_on=event.day, cancelled=event.record.reason)


def duties(state: RoundState) -> Iterable[Duty]:
    """The leader draws before the sheets are due, and reports by the day of the plan."""
    if state.stage == "cancelled":
        return
    owner: dict[str, Any] = {"post": state.crew.lead, "organ_id": state.organ_id}
    yield Duty(
        key="draw", title="抽取案卷、分派评查人", due_on=state.plan.score_by, done_on=state.drawn_on, steps=("draw",), **owner
    )  # fmt: skip
    if state.drawn_on:
        yield Duty(
            key="report",
            title="完成评查报告",
            due_on=state.plan.report_by,
            done_on=state.closed_on,
            steps=("report",),
            **owner,
        )


def columns(state: RoundState) -> Mapping[str, Any]:
    return {
        "subject": state.plan.subject, "first": state.plan.first, "last": state.plan.last,
        "method": state.plan.method.value, "files": len(state.drawn), "reported_on": state.closed_on if state.report else None,
        "inspection_id": state.plan.inspection_id,
    }  # fmt: skip


act = Table(duties, frozenset({"score_by", "report_by"})).act

# fmt: off
ROUND: Procedure[RoundState] = Procedure(
    name="file_round",
    title="案卷评查",
    state=RoundState,
    stages=(
        Stage("planned", "待抽取"),
        Stage("reading", "评查中"),
        Stage("reported", "已完成", end=True),
        Stage("cancelled", "已取消", end=True, track=False),
    ),
    steps=(
        act("plan", "制定评查方案", "", LEADERS, at(), planned, Planned, guard=may_plan, initial=first_plan, stamps=plan_stamps,
            series="round", opens=True, help="方案确定后才产生抽取的种子，谁也不能挑选案卷。评查用今天生效的评查标准。"),
        act("draw", "抽取案卷、分派评查人", "", LEADERS, at("planned"), drew, Nothing, guard=may_draw, stamps=draw_stamps,
            help="按公开的种子抽取，任何人都可以重新计算；每件两名评查人各自评查，互不知道对方的评分。"),
        act("report", "完成评查报告", "", LEADERS, at("reading"), reported, Reported, guard=may_report,
            papers=("round_report",)),
        act("cancel", "取消本轮评查", "", LEADERS, at("planned"), cancelled, Reasoned, guard=may_lead,
            common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
