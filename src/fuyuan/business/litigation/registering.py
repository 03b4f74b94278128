"""A suit becomes known: guards and effects of registering it, correcting that, linking its case, taking the papers in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fuyuan.law.outcomes import Instance
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .records import SuitKind, SuitRegistered
from .state import Copy, DefendantFact, Round, SuitState

Guard = Callable[[Any, Any, Context], Refusal | None]
STAGE = {Instance.FIRST: "first", Instance.SECOND: "second", Instance.RETRIAL: "retrial"}


def title_of(record: SuitRegistered, defendants: tuple[DefendantFact, ...]) -> str:
    """“张三诉某局行政处罚决定案”."""
    who, more = record.plaintiffs[0].name, "等" if len(record.plaintiffs) > 1 else ""
    verb = "申请执行" if record.kind is SuitKind.NON_LITIGATION else "诉"
    against = "、".join(each.name for each in defendants)
    pair = (against, f"{who}{more}") if record.kind is SuitKind.NON_LITIGATION else (f"{who}{more}", against)
    return f"{pair[0]}{verb}{pair[1]}{record.act_title}案"[:300]


def _defendants(record: SuitRegistered, stamped: Mapping[str, str]) -> tuple[DefendantFact, ...]:
    return tuple(
        DefendantFact(
            organ_id=each.organ_id, name=stamped.get(f"organ.{at}") or each.name, standing=each.standing
        )
        for at, each in enumerate(record.defendants, 1)
    )


def _copies(record: SuitRegistered) -> tuple[Copy, ...]:
    return tuple(
        Copy(defendant=at, received_on=each.received_on)
        for at, each in enumerate(record.defendants, 1)
        if each.received_on
    )


def registered(state: None, event: Event) -> SuitState:
    record, defendants = event.record, _defendants(event.record, event.stamped)
    first = Round(
        instance=record.instance, court=record.court, case_number=record.case_number, way=record.way,
        docketed_on=record.docketed_on, copies=_copies(record),
    )  # fmt: skip
    court = event.stamped.get("court_id", "")
    return SuitState(
        stage=STAGE[record.instance], title=title_of(record, defendants), number=event.stamped["number"],
        opened_on=event.day, touched_on=event.day, organ_id=defendants[0].organ_id, registered=record,
        court_id=int(court) if court else None, defendants=defendants, rounds=(first,), case_id=record.case_id,
    )  # fmt: skip


def corrected(state: SuitState, event: Event) -> SuitState:
    """The registration is written anew; what happened since stays, also who works on it."""
    record, before = event.record, {each.organ_id: each for each in state.defendants}
    defendants = tuple(
        each.but(staff=before[each.organ_id].staff, lawyers=before[each.organ_id].lawyers)
        if each.organ_id in before
        else each
        for each in _defendants(record, event.stamped)
    )
    first = state.rounds[0].but(
        court=record.court, case_number=record.case_number, way=record.way, docketed_on=record.docketed_on,
        copies=_merged(state.rounds[0].copies, _copies(record)),
    )  # fmt: skip
    return state.but(
        title=title_of(record, defendants), registered=record, defendants=defendants,
        organ_id=defendants[0].organ_id, rounds=(first, *state.rounds[1:]), case_id=record.case_id or state.case_id,
    )  # fmt: skip


def _merged(known: tuple[Copy, ...], said: tuple[Copy, ...]) -> tuple[Copy, ...]:
    by_number = {each.defendant: each for each in known}
    said_again = [by_number.pop(each.defendant, each).but(received_on=each.received_on) for each in said]
    return (*said_again, *by_number.values())


def guard_register(
    state: SuitState | None, record: SuitRegistered | None, context: Context
) -> Refusal | None:
    if record is None:
        return None
    return _days(record) or _organs(record, context) or _twice(record, context)


def guard_correct(state: SuitState, record: SuitRegistered | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if len(record.defendants) < len(state.defendants):
        return Refusal("被告只能更正或者增加，不能减少：已经办理的事项是按被告的次序记录的")
    if record.instance is not state.rounds[0].instance:
        return Refusal("审级不能在这里更正；后面的审级请用“登记二审、再审立案”")
    return guard_register(state, record, context)


def _days(record: SuitRegistered) -> Refusal | None:
    limits = record.limitation
    pairs = (
        (limits.filed_on, record.docketed_on, "立案日期早于起诉日期，请核对"),
        (record.act_made_on, limits.known_on, "知道被诉行为的日期早于行为作出的日期，请核对"),
        (record.act_made_on, limits.filed_on, "起诉日期早于被诉行为作出的日期，请核对"),
        *(
            (record.docketed_on, each.received_on, "收到起诉状副本的日期早于立案日期，请核对")
            for each in record.defendants
        ),
    )
    for earlier, later, message in pairs:
        if earlier and later and later < earlier:
            return Refusal(message)
    return None


def _organs(record: SuitRegistered, context: Context) -> Refusal | None:
    ids = [each.organ_id for each in record.defendants if each.organ_id is not None]
    if len(set(ids)) != len(ids):
        return Refusal("同一个机关填写了两次，请核对被告")
    if context.actor.post in RESPONDENT_POSTS and context.actor.organ_id not in ids:
        return Refusal(f"您只能登记{context.actor.organ_name}作为被告的案件", None)
    gone: Mapping[int, str] = context.facts.get("abolished", {})
    wrong = [gone[each] for each in ids if each in gone]
    return refuse(f"{wrong[0]}，请改为继续行使职权的机关", "XSF 26.6") if wrong else None


def _twice(record: SuitRegistered, context: Context) -> Refusal | None:
    """“按案号”: one case number of one court is one suit."""
    known: Mapping[str, str] = context.facts.get("same_number", {})
    if found := known.get(record.case_number):
        return Refusal(f"案号{record.case_number}已经登记为“{found}”，请打开那一件办理")
    return None


def stamps_register(state: SuitState | None, record: SuitRegistered, context: Context) -> Mapping[str, str]:
    """Names as the organs bear them today, and the court when it is in the tree."""
    names: Mapping[int, str] = context.facts.get("organ_names", {})
    named = {
        f"organ.{at}": names[each.organ_id]
        for at, each in enumerate(record.defendants, 1)
        if each.organ_id is not None and each.organ_id in names
    }
    court = context.facts.get("court_id")
    return {**named, **({"court_id": str(court)} if court else {})}


def initial_register(state: SuitState | None, context: Context) -> Mapping[str, Any]:
    if state is not None:
        return state.registered.model_dump()
    own = context.actor.organ_id if context.actor.post in RESPONDENT_POSTS else None
    return {
        "court": context.facts.get("court_name", ""),
        "defendants": [{"organ_id": own, "standing": "acted"}] if own else [],
    }


# -- papers in, case linked ----------------------------------------------------------------------------------------


def received(state: SuitState, event: Event) -> SuitState:
    record, running = event.record, state.running
    old = running.copy_at(record.defendant)
    new = (old or Copy(defendant=record.defendant, received_on=record.received_on)).but(
        received_on=record.received_on
    )
    rest = tuple(each for each in running.copies if each.defendant != record.defendant)
    return state.with_running(copies=(*rest, new))


def guard_received(state: SuitState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    docketed = state.running.docketed_on
    if docketed and record.received_on < docketed:
        return Refusal(f"收到副本的日期早于立案日期 {docketed}，请核对")
    return None


def linked(state: SuitState, event: Event) -> SuitState:
    return state.but(case_id=event.record.case_id)


# -- whose defendant ------------------------------------------------------------------------------------------------


def own(guard: Guard) -> Guard:
    """An organ acts for itself only; the number names a defendant there is."""

    def guarded(state: SuitState, record: Any, context: Context) -> Refusal | None:
        actor, ids = context.actor, [each.organ_id for each in state.defendants]
        if actor.post in RESPONDENT_POSTS and actor.organ_id not in ids:
            return Refusal(f"{actor.organ_name}不是本案被告")
        if record is not None:
            if record.defendant > len(ids):
                return Refusal(f"本案只有{len(ids)}个被告，请核对")
            if actor.post in RESPONDENT_POSTS and ids[record.defendant - 1] != actor.organ_id:
                name = state.defendants[record.defendant - 1].name
                return Refusal(f"您只能代表{actor.organ_name}办理，第{record.defendant}个被告是{name}")
        return guard(state, record, context)

    return guarded


def initial_own(state: SuitState, context: Context) -> Mapping[str, Any]:
    """Begin with the defendant the actor stands for."""
    return {"defendant": own_number(state, context)}


def own_number(state: SuitState, context: Context) -> int:
    """The number of the defendant the actor stands for, 1 when it is none of them."""
    ids = [each.organ_id for each in state.defendants]
    return ids.index(context.actor.organ_id) + 1 if context.actor.organ_id in ids else 1
