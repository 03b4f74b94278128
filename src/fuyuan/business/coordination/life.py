"""A coordination: guards, effects, and who owes what by when.

《行政执法监督条例》第十三条; 《河南省行政执法条例》第十九条: 行政执法机关之间发生行政执法争议的，应当依法协商解决；协商不一致的，
应当提请本级 … 政府法制机构协调解决；协调无法达成一致的，由政府法制机构提出意见，报本级人民政府决定. The days are the place's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .days import ACCEPT, ANSWER, DECIDE, MEET, OPINE, TOPICS
from .records import Applied, Decided, Line, Met, Opined, Performed
from .state import CoordinationState, Party

BASIS = "JD25 13, HN16 19"
ARTICLE = articles(BASIS)[0]


def after(context: Context, what: str, start: date | None = None) -> str:
    """Return the last working day of a period the place has set, as it is stamped."""
    return context.calendar.add_workdays(start or context.day, int(context.facts["days"][what])).isoformat()


def rule(topic: str, context: Context) -> dict[str, str]:
    """Stamp where the local rule in force settles this step: 《行政执法争议协调办法》第五条."""
    found = context.facts["rules"].get(TOPICS[topic])
    return {"rule": found} if found else {}


def told_rule(state: CoordinationState, event: Event, topic: str) -> tuple[tuple[str, str], ...]:
    article = event.stamped.get("rule")
    rest = tuple(each for each in state.rules if each[0] != topic)
    return (*rest, (topic, article)) if article else rest


def _day(event: Event, key: str) -> date:
    return date.fromisoformat(event.stamped[key])


# -- the application -----------------------------------------------------------------------------------------------


def applied(state: None, event: Event) -> CoordinationState:
    record, stamped, by = event.record, event.stamped, event.by
    names = stamped["names"].split("\n")
    others = (
        Party(organ_id=each.organ_id, name=name) for each, name in zip(record.opponents, names, strict=True)
    )
    made = CoordinationState(
        stage="applied", title=f"{record.item}争议", number=stamped["number"], opened_on=event.day, organ_id=by.organ_id,
        organ_name=by.organ_name, office_id=_int(stamped["office"]), government_id=_int(stamped["government"]), told=record,
        parties=(Party(organ_id=by.organ_id or 0, name=by.organ_name), *others), accept_by=_day(event, "accept_by"),
        touched_on=event.day,
    )  # fmt: skip
    return made.but(rules=told_rule(made, event, ACCEPT))


def _int(text: str) -> int | None:
    return int(text) if text else None


def may_apply(state: None, record: Applied | None, context: Context) -> Refusal | None:
    """The other sides are enforcement organs of this place, were talked to first, and nobody settled the question before."""
    if record is None:
        return None
    ids, names = [each.organ_id for each in record.opponents], context.facts["names"]
    if context.actor.organ_id in ids:
        return Refusal("争议的另一方不能是本单位")
    if len(set(ids)) < len(ids):
        return Refusal("争议的另一方有重复，请核对")
    if any(organ not in names for organ in ids):
        return refuse("争议的另一方应当是本级的行政执法机关，请从列出的名称中选择", "JD25 13")
    similar = context.facts["similar"]
    if similar and not record.different.strip():
        told = "；".join(similar[:3])
        return Refusal(f"职责分工里有相近的问题：{told}。请先查看；确实不同的，写明有什么不同再申请")
    return None


def apply_stamps(state: None, record: Applied, context: Context) -> Mapping[str, str]:
    names, facts = context.facts["names"], context.facts
    return {
        "names": "\n".join(names[each.organ_id] for each in record.opponents), "accept_by": after(context, ACCEPT),
        "office": str(facts["office"] or ""), "government": str(facts["government"] or ""), **rule(ACCEPT, context),
    }  # fmt: skip


def accepted(state: CoordinationState, event: Event) -> CoordinationState:
    return state.but(
        stage="accepted", accepted_on=event.day, answer_by=_day(event, "answer_by"), meet_by=_day(event, "meet_by"),
        rules=told_rule(state, event, ANSWER),
    )  # fmt: skip


def accept_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    answer_by = after(context, ANSWER)
    meet_by = after(context, MEET, date.fromisoformat(answer_by))
    return {"answer_by": answer_by, "meet_by": meet_by, **rule(ANSWER, context)}


def refused(state: CoordinationState, event: Event) -> CoordinationState:
    return state.but(stage="refused", closed_on=event.day, refused=event.record)


def may_refuse(state: CoordinationState, record: Any, context: Context) -> Refusal | None:
    """What is said to be settled already must be: the number is looked up."""
    if record is None or not record.known.strip():
        return None
    if record.known.strip() not in context.facts["settled"]:
        return Refusal(f"职责分工里没有“{record.known}”，请核对协调结果的编号")
    return None


# -- the other side ------------------------------------------------------------------------------------------------


def answered(state: CoordinationState, event: Event) -> CoordinationState:
    parties = state.with_party(event.by.organ_id, answer=event.record, answered_on=event.day)
    after_all = state.but(parties=parties)
    return after_all if after_all.waiting else after_all.but(stage="answered")


def may_answer(state: CoordinationState, record: Any, context: Context) -> Refusal | None:
    party = state.party(context.actor.organ_id)
    if party is None or party in state.parties[:1]:
        return Refusal("由争议的另一方答复")
    return Refusal("本单位已经答复") if party.answer else None


# -- the meeting ---------------------------------------------------------------------------------------------------


def to_meet(state: CoordinationState, context: Context) -> Mapping[str, Any]:
    sides = [{"organ_id": each.organ_id, "name": each.name} for each in state.parties]
    return {"sides": sides, "on": context.day}


def may_meet(state: CoordinationState, record: Met | None, context: Context) -> Refusal | None:
    if state.waiting and state.answer_by and context.day <= state.answer_by:
        names = "、".join(each.name for each in state.waiting)
        return Refusal(f"{names}还没有答复，答复期限是{state.answer_by}；期满没有答复的，可以直接开会")
    if record is None:
        return None
    if [each.organ_id for each in record.sides] != [each.organ_id for each in state.parties]:
        return Refusal("各方有变化，请刷新页面以后再登记")
    if record.agreed:
        if record.again:
            return Refusal("各方都已同意，不用再次开会")
        if not record.lines or record.perform_by is None:
            return Refusal("各方都同意的，请填写分工和落实期限")
        return _lines(state, record.lines) or _perform_by(record.perform_by, context)
    return _lines(state, record.lines)


def _lines(state: CoordinationState, lines: Iterable[Line]) -> Refusal | None:
    """Only the parties can be given something to do, and somebody must answer for it."""
    given = list(lines)
    strangers = [each for each in given if state.party(each.organ_id) is None]
    if strangers:
        return Refusal("分工只能写争议各方，请从列出的单位中选择")
    if given and not any(each.part.value == "lead" for each in given):
        return Refusal("分工里至少有一项写明由谁负责")
    return None


def _perform_by(day: date, context: Context) -> Refusal | None:
    return Refusal("落实期限应当晚于今天") if day <= context.day else None


def met(state: CoordinationState, event: Event) -> CoordinationState:
    record: Met = event.record
    held = state.but(
        meetings=(*state.meetings, record),
        met_on=event.day,
        rules=told_rule(state, event, MEET),
        meet_by=_day(event, "meet_by"),
    )
    if record.agreed:
        return held.but(
            stage="performing", settled_on=event.day, lines=record.lines, perform_by=record.perform_by
        )
    if record.again:
        return held.but(stage="accepted" if state.waiting else "answered", met_on=None)
    return held.but(stage="failed", opine_by=_day(event, "opine_by"))


def meet_stamps(state: CoordinationState, record: Met, context: Context) -> Mapping[str, str]:
    """Another meeting has its own days; without agreement the opinion has them."""
    meet_by = after(context, MEET) if record.again else (state.meet_by or context.day).isoformat()
    return {"meet_by": meet_by, "opine_by": after(context, OPINE), **rule(MEET, context)}


# -- opinion and decision ------------------------------------------------------------------------------------------


def to_opine(state: CoordinationState, context: Context) -> Mapping[str, Any]:
    return {"lines": [each.model_dump() for each in state.meetings[-1].lines]}


def may_opine(state: CoordinationState, record: Opined | None, context: Context) -> Refusal | None:
    return _lines(state, record.lines) or _perform_by(record.perform_by, context) if record else None


def opined(state: CoordinationState, event: Event) -> CoordinationState:
    return state.but(
        stage="opined", opinion=event.record, opined_on=event.day, decide_by=_day(event, "decide_by"),
        rules=told_rule(state, event, OPINE),
    )  # fmt: skip


def opine_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"decide_by": after(context, DECIDE), **rule(OPINE, context)}


def to_decide(state: CoordinationState, context: Context) -> Mapping[str, Any]:
    opinion = state.opinion
    return opinion.model_dump(include={"lines", "perform_by"}) if opinion else {}


def may_decide(state: CoordinationState, record: Decided | None, context: Context) -> Refusal | None:
    return _lines(state, record.lines) or _perform_by(record.perform_by, context) if record else None


def decided(state: CoordinationState, event: Event) -> CoordinationState:
    record = event.record
    return state.but(
        stage="performing", decision=record, settled_on=event.day, lines=record.lines, perform_by=record.perform_by,
        rules=told_rule(state, event, DECIDE),
    )  # fmt: skip


def decide_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return rule(DECIDE, context)


def sent_back(state: CoordinationState, event: Event) -> CoordinationState:
    """The government wants another opinion."""
    return state.but(
        stage="failed",
        opined_on=None,
        decide_by=None,
        opine_by=_day(event, "opine_by"),
        ended_why=event.record.reason,
    )


def back_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"opine_by": after(context, OPINE)}


# -- performance ---------------------------------------------------------------------------------------------------


def performed(state: CoordinationState, event: Event) -> CoordinationState:
    record: Performed = event.record
    return state.but(
        parties=state.with_party(event.by.organ_id, performed=record.done, performed_on=event.day)
    )


def may_perform(state: CoordinationState, record: Any, context: Context) -> Refusal | None:
    if context.actor.organ_id not in {each.organ_id for each in state.bound}:
        return Refusal("协调结果没有给本单位分工")
    party = state.party(context.actor.organ_id)
    return Refusal("本单位已经报告落实") if party and party.performed_on else None


def closed(state: CoordinationState, event: Event) -> CoordinationState:
    return state.but(stage="closed", closed_on=event.day)


def may_close(state: CoordinationState, record: Any, context: Context) -> Refusal | None:
    """不执行行政执法争议协调意见和决定的 answers for it: nobody is let off by closing the file."""
    late = [each.name for each in state.bound if each.performed_on is None]
    if late:
        return refuse(f"{'、'.join(late)}还没有报告落实，不能办结；逾期不执行的依法追究责任", "HN16 44(9)")
    return None


def withdrawn(state: CoordinationState, event: Event) -> CoordinationState:
    return state.but(stage="withdrawn", closed_on=event.day, ended_why=event.record.reason)


def may_withdraw(state: CoordinationState, record: Any, context: Context) -> Refusal | None:
    return None if context.actor.organ_id == state.organ_id else Refusal("由申请协调的单位撤回")


# -- who owes what -------------------------------------------------------------------------------------------------

OFFICE, LIAISON, GOVERNMENT = Post.SUPERVISION_STAFF, Post.RESPONDENT_LIAISON, Post.ORGAN_HEAD


def duties(state: CoordinationState) -> Iterable[Duty]:
    if state.stage == "withdrawn":
        return

    def owed(
        key: str,
        title: str,
        post: Post,
        due: date | None,
        done: date | None,
        *steps: str,
        organ: int | None = None,
    ) -> Duty:
        whose = organ or (state.government_id if post is GOVERNMENT else state.office_id)
        return Duty(key, title, post, due_on=due, basis=ARTICLE, steps=steps, organ_id=whose, done_on=done)

    taken = state.accepted_on or (state.closed_on if state.refused else None)
    yield owed("accept", "决定是否受理", OFFICE, state.accept_by, taken, "accept", "refuse")
    if state.answer_by:
        for each in state.others:
            if each.answer or state.met_on is None:  # a meeting held without an answer asks for none any more
                yield owed(
                    f"answer-{each.organ_id}", f"答复协调申请（{each.name}）"[:120], LIAISON, state.answer_by, each.answered_on, "answer",
                    organ=each.organ_id,
                )  # fmt: skip
        yield owed("meet", "组织协调会议", OFFICE, state.meet_by, state.met_on, "meet")
    if state.opine_by:
        yield owed("opine", "提出协调意见，报政府决定", OFFICE, state.opine_by, state.opined_on, "opine")
    if state.decide_by:
        yield owed(
            "decide", "决定执法职责分工", GOVERNMENT, state.decide_by, state.settled_on, "decide", "send_back"
        )
    for each in state.bound:
        yield owed(
            f"perform-{each.organ_id}", f"落实协调结果（{each.name}）"[:120], LIAISON, state.perform_by, each.performed_on, "perform",
            organ=each.organ_id,
        )  # fmt: skip
    if state.bound and all(each.performed_on for each in state.bound):
        yield owed("close", "核查落实，办结", OFFICE, None, state.closed_on, "close")
