"""How an instance ends and what comes after it: result, appeal, the next instance, effect."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law.outcomes import (
    KEEPS,
    MERITS,
    OUTCOMES,
    RULINGS,
    CourtOutcome,
    Instance,
    Side,
)
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .duties import appeal_rule, last_day
from .records import Choice, Ruled, RulingForm
from .registering import STAGE
from .state import AppealChoice, Round, Ruling, SuitState

_O = CourtOutcome
CAUSE_DAYS = (
    15  # natural days to say why a suit was lost; no law: the joint-conference office's own rule, stamped
)


def ruled(state: SuitState, event: Event) -> SuitState:
    """Write the result; of a second instance or a retrial, and of a suit that ended, it takes effect when received."""
    record = event.record
    ruling = Ruling(
        form=record.form, outcome=record.outcome, changed_to=record.changed_to, ruled_on=record.ruled_on,
        received_on=record.received_on, number=record.number, points=record.points, suggestion=record.suggestion,
    )  # fmt: skip
    running = state.running.but(ruling=ruling)
    return state.but(
        rounds=(*state.rounds[:-1], running), perform_by=_perform_by(state, record),
        cause_by=_cause_by(state, event), **_moved(running, ruling),
    )  # fmt: skip


def _moved(running: Round, ruling: Ruling) -> dict[str, Any]:
    """Return the stage the suit is in after a result, and since when the result has its effect."""
    if ruling.outcome is _O.REMANDED or appeal_rule(running):
        return {"stage": "ruled", "effective_on": None}
    if running.instance is Instance.RETRIAL and ruling.outcome in KEEPS:
        return {"stage": "effective"}
    return {"stage": "effective", "effective_on": ruling.received_on}


def _perform_by(state: SuitState, record: Ruled) -> date | None:
    """A judgment that stands keeps its day; what takes its place says its own."""
    return record.perform_by or (state.perform_by if record.outcome in KEEPS else None)


def _cause_by(state: SuitState, event: Event) -> date | None:
    stamped = event.stamped.get("cause_by")
    return date.fromisoformat(stamped) if stamped else state.cause_by


def guard_ruled(state: SuitState, record: Ruled | None, context: Context) -> Refusal | None:
    if state.running.ruling is not None:
        return Refusal(f"{state.running.title}的结果已经登记，有误的请用“更正裁判结果”")
    return _sound(state, record) if record is not None else None


def guard_corrected(state: SuitState, record: Ruled | None, context: Context) -> Refusal | None:
    if state.running.ruling is None:
        return Refusal(f"{state.running.title}还没有结果")
    return _sound(state, record) if record is not None else None


def _sound(state: SuitState, record: Ruled) -> Refusal | None:
    """The result belongs to this instance and this kind of paper, and its days are in order."""
    running = state.running
    if record.outcome not in OUTCOMES[running.instance]:
        return Refusal(f"{running.title}没有“{record.outcome.label}”这种结果，请对照裁判主文选择")
    if (record.outcome is _O.REVERSED) != (record.changed_to is not None):
        words = "改判的请填写改判成什么结果" if record.changed_to is None else "不是改判，“改判的结果”请留空"
        return refuse(words, "XSF 89.1(2)")
    if record.changed_to is not None and record.changed_to not in MERITS | {_O.SUIT_DISMISSED}:
        return Refusal("改判的结果请选择第一审判决的结果，例如“撤销”“驳回诉讼请求”")
    return _form(record) or _order(running, record)


def _form(record: Ruled) -> Refusal | None:
    wanted = RulingForm.JUDGMENT
    if record.outcome is _O.MEDIATED:
        wanted = RulingForm.MEDIATION
    elif record.outcome in RULINGS or record.outcome is _O.REMANDED:
        wanted = RulingForm.RULING
    either = record.outcome in (_O.AFFIRMED, _O.REVERSED)  # of a judgment or of a ruling
    if record.form is wanted or (either and record.form is not RulingForm.MEDIATION):
        return None
    return Refusal(f"“{record.outcome.label}”用{wanted.label}作出，文书填写的是“{record.form.label}”，请核对")


def _order(running: Round, record: Ruled) -> Refusal | None:
    if running.docketed_on and record.ruled_on < running.docketed_on:
        return Refusal(f"裁判日期早于立案日期 {running.docketed_on}，请核对")
    if record.received_on < record.ruled_on:
        return Refusal("收到日期早于裁判日期，请核对")
    held = [each.on for each in running.hearings if each.present]
    if held and record.ruled_on < max(held):
        return Refusal(f"裁判日期早于最后一次开庭 {max(held)}，请核对")
    return None


def stamps_ruled(state: SuitState, record: Ruled, context: Context) -> Mapping[str, str]:
    days = int(context.facts.get("cause_days", CAUSE_DAYS))
    return {"cause_by": date.fromordinal(context.day.toordinal() + days).isoformat()}


def initial_corrected(state: SuitState, context: Context) -> Mapping[str, Any]:
    ruling = state.running.ruling
    if ruling is None:
        return {}
    return ruling.model_dump() | {"perform_by": state.perform_by}


# -- appeal and the next instance -------------------------------------------------------------------------------


def decided_appeal(state: SuitState, event: Event) -> SuitState:
    record, goes_on = event.record, event.record.choice is Choice.APPEAL
    choice = AppealChoice(defendant=record.defendant, on=event.day, appeal=goes_on)
    rest = tuple(each for each in state.running.choices if each.defendant != record.defendant)
    appeals = state.running.appeals
    if goes_on:
        appeals = (*appeals, (Side.DEFENDANT, record.acted_on or event.day))
    return state.with_running(choices=(*rest, choice), appeals=appeals)


def guard_decide(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if not appeal_rule(state.running):
        return refuse("这一结果不能上诉", "XSF 85")
    if record is not None and record.choice is Choice.APPEAL and record.acted_on is None:
        return Refusal("决定上诉的，请填写递交上诉状之日")
    return None


def appealed(state: SuitState, event: Event) -> SuitState:
    record = event.record
    new = tuple((side, record.acted_on) for side in record.appellants)
    return state.with_running(appeals=(*state.running.appeals, *new))


def guard_appeal(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if not appeal_rule(state.running):
        return refuse("这一结果不能上诉", "XSF 85")
    if record is not None and Side.DEFENDANT in record.appellants:
        return Refusal("被告行政机关上诉请用“决定是否上诉”办理")
    ruling = state.running.ruling
    if record is not None and ruling and record.acted_on < ruling.ruled_on:
        return Refusal(f"上诉日期早于裁判日期 {ruling.ruled_on}，请核对")
    return None


def docketed(state: SuitState, event: Event) -> SuitState:
    record = event.record
    new = Round(
        instance=record.instance, court=record.court, case_number=record.case_number, way=record.way,
        docketed_on=record.docketed_on, as_first=record.as_first,
    )  # fmt: skip
    return state.but(stage=STAGE[record.instance], rounds=(*state.rounds, new))


def guard_docketed(state: SuitState, record: Any, context: Context) -> Refusal | None:
    """Second instance after an appeal; retrial once it has taken effect; first again only when sent back."""
    running = state.running
    ruling = running.ruling
    if ruling is None:
        return Refusal(f"{running.title}还没有结果")
    if record is None:
        return None
    if record.docketed_on < ruling.ruled_on:
        return Refusal(f"立案日期早于上一审裁判日期 {ruling.ruled_on}，请核对")
    if record.instance is Instance.SECOND and (state.stage != "ruled" or not running.appeals):
        return refuse("还没有登记上诉，不能登记第二审立案", "XSF 85")
    if record.as_first and record.instance is not Instance.RETRIAL:
        return refuse("只有再审才需要勾选“按照第一审程序审理”", "JS2018 119.1")
    if record.instance is Instance.RETRIAL and state.effective_on is None:
        return refuse("裁判还没有生效，不能登记再审", "XSF 90")
    if record.instance is Instance.FIRST and ruling.outcome is not _O.REMANDED:
        return refuse("只有发回重审的案件才能再次登记第一审", "XSF 89.1(4)")
    return _same_number(record, context)


def _same_number(record: Any, context: Context) -> Refusal | None:
    known: Mapping[str, str] = context.facts.get("same_number", {})
    found = known.get(record.case_number)
    return Refusal(f"案号{record.case_number}已经登记为“{found}”") if found else None


# -- effect --------------------------------------------------------------------------------------------------------


def took_effect(state: SuitState, event: Event) -> SuitState:
    return state.but(stage="effective", effective_on=event.record.effective_on)


def guard_effective(state: SuitState, record: Any, context: Context) -> Refusal | None:
    running = state.running
    if running.ruling is None or running.ruling.outcome is _O.REMANDED:
        return Refusal("还没有可以生效的裁判")
    if running.appeals:
        who = "、".join(dict.fromkeys(side.label for side, _ in running.appeals))
        return refuse(f"{who}已经上诉，一审裁判不生效；请登记第二审立案", "XSF 85")
    last = last_day(state, context.calendar, context.assumptions)
    if last and context.day <= last:
        return refuse(f"上诉期到 {last} 才届满", "XSF 85")
    if record is not None and last and record.effective_on <= last:
        return refuse(f"生效日期应当在上诉期届满（{last}）之后", "XSF 85")
    return None


def initial_effective(state: SuitState, context: Context) -> Mapping[str, Any]:
    last = last_day(state, context.calendar, context.assumptions)
    return {"effective_on": date.fromordinal(last.toordinal() + 1)} if last else {}
