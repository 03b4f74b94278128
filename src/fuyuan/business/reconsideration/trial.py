"""审理: choice of procedure, handlers, copy and reply, third parties, joinder, opinions heard, file, evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.law import Regime, due, regime_on
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import Post

from .checklist import simplified_ground, suggest_procedure
from .conditions import (
    approved_by,
    articles,
    own_number,
    refuse,
    regime,
    respondent_number,
    since_2024,
    since_2026,
)
from .facts import At, Copy, FileAsk, HeardFact, Paper, StopFact
from .periods import recount
from .records import (
    Assignment,
    Capacity,
    PaperKind,
    Secret,
    Side,
    Simplified,
    SimplifiedGround,
    StopGround,
    Way,
)
from .state import CaseState, party_keys

# -- ordinary or simplified ------------------------------------------------------------------------------------


def guard_choose_simplified(state: CaseState, record: Simplified | None, context: Context) -> Refusal | None:
    """A ground of 第五十三条第一款 that the facts show, or everybody's consent."""
    known = since_2024(context, "简易程序", "L23 53.1") or _chosen(state)
    if known or record is None:
        return known
    if record.ground is SimplifiedGround.CONSENT or _shows(state, record.ground):
        return None
    return refuse(f"申请材料没有显示“{record.ground.label}”，请核对案件信息，或者取得各方同意", "L23 53.1")


def _shows(state: CaseState, ground: SimplifiedGround) -> bool:
    act = state.application.act
    return {
        SimplifiedGround.ON_SPOT: act.on_the_spot,
        SimplifiedGround.WARNING: act.warning_only,
        SimplifiedGround.AMOUNT: act.amount is not None and act.amount <= 3000,
        SimplifiedGround.INFORMATION: act.is_information,
    }[ground]


def _chosen(state: CaseState) -> Refusal | None:
    return refuse(f"已经确定适用{state.procedure.label}", "L23 36.1") if state.procedure else None


def initial_choose_simplified(state: CaseState, context: Context) -> Mapping[str, Any]:
    advice = suggest_procedure(state, context.day)
    return {"ground": simplified_ground(state.application), "reason": advice.text if advice.yes else ""}


def apply_choose_simplified(state: CaseState, event: Event) -> CaseState:
    return state.but(
        procedure=Way.SIMPLIFIED, simplified_ground=event.record.ground, papers=_told(state, event)
    )


def guard_choose_ordinary(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return _chosen(state)


def apply_choose_ordinary(state: CaseState, event: Event) -> CaseState:
    return state.but(procedure=Way.ORDINARY)


def _told(state: CaseState, event: Event) -> tuple[Paper, ...]:
    paper = Paper(kind=PaperKind.PROCEDURE, on=event.day, recipients=party_keys(state))
    return (*state.papers, paper)


def guard_convert(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Simplified → ordinary with the office head's approval (第五十五条)."""
    if state.procedure is not Way.SIMPLIFIED:
        return refuse("只有适用简易程序的案件才能转为普通程序", "L23 55")
    return approved_by(record and record.approval, context, capacity=Capacity.OFFICE_HEAD, basis="L23 55")


def converted(state: CaseState, event_day: Any) -> CaseState:
    return state.but(procedure=Way.ORDINARY, converted_on=event_day)


def stamps_convert(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    """Which breaks count under the sixty days, which run from acceptance as if they always had."""
    breaks = recount(converted(state, context.day), context)
    return {"counts": ";".join(" ".join(each.counts) for each in breaks)} if breaks else {}


def apply_convert(state: CaseState, event: Event) -> CaseState:
    after = converted(state, event.day)
    counts = event.stamped["counts"].split(";") if state.interruptions else []
    breaks = tuple(
        each.model_copy(update={"counts": tuple(keys.split())})
        for each, keys in zip(state.interruptions, counts, strict=True)
    )
    return after.but(interruptions=breaks, papers=_told(state, event))


# -- handlers --------------------------------------------------------------------------------------------------


def handlers_needed(state: CaseState, context: Context) -> tuple[int, str]:
    """Two or more; one is enough in the simplified procedure since 2026-07-01 (R26 39; R07 32: always two)."""
    if regime(context) is not Regime.C:
        return 2, "R07 32"
    return (1, "R26 39") if state.procedure is Way.SIMPLIFIED else (2, "R26 39")


def guard_assign(state: CaseState, record: Assignment | None, context: Context) -> Refusal | None:
    """Enough reviewers, each qualified, none with a declared conflict of interest."""
    if record is None:
        return None
    needed, article = handlers_needed(state, context)
    if len(record.handlers) < needed and state.procedure:
        return refuse(f"{state.procedure.label}应当由{needed}名以上行政复议人员办理", article)
    if state.handlers and not record.reason:
        return Refusal("改派承办人，请写明原因")
    people: Mapping[int, Mapping[str, Any]] = context.facts.get("persons", {})
    for handler in record.handlers:
        refusal = _unfit(handler.name, people.get(handler.person_id, {}), context)
        if refusal:
            return refusal
    return None


def _unfit(name: str, facts: Mapping[str, Any], context: Context) -> Refusal | None:
    """Recusal has no article in the reconsideration law: the refusal says that it is local policy."""
    conflicts = facts.get("conflicts", ())
    if conflicts:
        return Refusal(f"{name}应当回避：{'；'.join(conflicts)}（本地规定，行政复议法没有回避条款）")
    if facts.get("first_time") and not facts.get("qualified"):
        return refuse(
            f"{name}初次从事行政复议工作，应当取得法律职业资格",
            "L17 3.2" if regime(context) is Regime.A else "L23 6.2",
        )
    if facts.get("first_time") and not facts.get("trained") and regime(context) is not Regime.A:
        return refuse(f"{name}初次从事行政复议工作，应当参加统一职前培训", "L23 6.2")
    return None


def initial_assign(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"handlers": [handler.model_dump() for handler in state.handlers]}


def apply_assign(state: CaseState, event: Event) -> CaseState:
    handlers = event.record.handlers
    return state.but(handlers=handlers, holder_id=handlers[0].person_id)


# -- copy and reply --------------------------------------------------------------------------------------------


def guard_send_copy(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.procedure is None:
        return refuse("请先确定适用普通程序还是简易程序，答复期限因此不同", "L23 36.1")
    if len(state.copies) == len(state.application.respondents):
        return refuse("已经向全部被申请人发送副本", "L23 48")
    if record is not None and record.sent_on and state.accepted_on and record.sent_on < state.accepted_on:
        return refuse(f"发送日期早于受理日期 {state.accepted_on}，请核对", "L23 48")
    return None


def apply_send_copy(state: CaseState, event: Event) -> CaseState:
    """One copy for each respondent that has none; the trial begins."""
    missing = len(state.application.respondents) - len(state.copies)
    copy = Copy(sent_on=event.record.sent_on or event.day, simplified=state.procedure is Way.SIMPLIFIED)
    stage = At.TRIAL if state.stage == At.ACCEPTED else state.stage
    resume_to = At.TRIAL if state.resume_to == At.ACCEPTED else state.resume_to
    return state.but(stage=stage, resume_to=resume_to, copies=state.copies + (copy,) * missing)


def guard_receive_copy(state: CaseState, record: Any, context: Context) -> Refusal | None:
    number = record.respondent if record else own_number(state, context)
    wrong = respondent_number(state, number, context)
    if wrong:
        return wrong
    if number > len(state.copies):
        return refuse("副本还没有发送", "L23 48")
    copy = state.copies[number - 1]
    if copy.received_on:
        return Refusal(f"已经登记 {copy.received_on} 收到副本")
    if record and record.received_on < copy.sent_on:
        return Refusal(f"收到日期早于发送日期 {copy.sent_on}，请核对")
    return None


def initial_respondent(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"respondent": own_number(state, context)}


def initial_receive_copy(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"respondent": own_number(state, context), "received_on": context.day}


def reply_regime(copy: Copy, received_on: Any, context: Context) -> Regime:
    """Ten natural days before 2024, ten working days since; across the change the shorter, for it binds the agency."""
    started = regime_on(received_on)
    if copy.simplified and started is Regime.A:
        return Regime.B
    if started is not Regime.A:
        return started
    both = [
        due(
            "reply_ordinary",
            received_on,
            regime=each,
            calendar=context.calendar,
            assumptions=context.assumptions,
        )
        for each in (Regime.A, Regime.B)
    ]
    return min(both, key=lambda deadline: deadline.due).regime


def stamps_receive_copy(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    copy = state.copies[record.respondent - 1]
    return {"regime": reply_regime(copy, record.received_on, context).value}


def apply_receive_copy(state: CaseState, event: Event) -> CaseState:
    changes = {"received_on": event.record.received_on, "regime": Regime(event.stamped["regime"])}
    return _with_copy(state, event.record.respondent, changes)


def _with_copy(state: CaseState, number: int, changes: Mapping[str, Any]) -> CaseState:
    copies = list(state.copies)
    copies[number - 1] = copies[number - 1].model_copy(update=dict(changes))
    return state.but(copies=tuple(copies))


def reply_due(state: CaseState, number: int, context: Context) -> Any:
    """The last day of the reply of respondent ``number``; None until the copy arrived."""
    copy = state.copies[number - 1]
    if copy.received_on is None:
        return None
    rule, facts = reply_rule(state, copy)
    return due(
        rule, copy.received_on, regime=copy.regime, facts=facts,
        calendar=context.calendar, assumptions=context.assumptions,
    ).due  # fmt: skip


def reply_rule(state: CaseState, copy: Copy) -> tuple[str, dict[str, Any]]:
    """Five working days once sent as simplified, ten otherwise; a conversion before the reply may change it (A8)."""
    if not copy.simplified:
        return "reply_ordinary", {}
    waiting = copy.replied_on is None or (
        state.converted_on is not None and copy.replied_on >= state.converted_on
    )
    return "reply_simplified", {"converted_on": state.converted_on} if state.converted_on and waiting else {}


def guard_reply(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """A late reply is recorded as late; what it is worth the reviewers decide (第七十条)."""
    number = record.respondent if record else own_number(state, context)
    wrong = respondent_number(state, number, context)
    if wrong:
        return wrong
    if number > len(state.copies):
        return refuse("副本还没有发送，不能答复", "L23 48")
    if state.copies[number - 1].replied_on:
        return refuse("已经提交过答复；补充证据须经行政复议机构同意", "L23 46.2")
    if record is None or regime(context) is not Regime.C:
        return None
    staff = sum(agent.staff for agent in record.agents)
    if not 1 <= staff <= 2:
        return refuse(
            f"应当指定1至2名工作人员参加行政复议，不得仅委托律师，现在填了{staff}名工作人员", "R26 18.2"
        )
    return None


def stamps_reply(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    """A reply after its last day carries the consequence of 第七十条."""
    last = reply_due(state, record.respondent, context)
    late = last is not None and (record.received_on or context.day) > last
    return (
        {"overdue": f"答复期限至 {last}，逾期答复，可能视为没有证据、依据（{articles('L23 70')[0]}）"}
        if late
        else {}
    )


def apply_reply(state: CaseState, event: Event) -> CaseState:
    received = event.record.received_on or event.day
    copy = state.copies[event.record.respondent - 1]
    changes = {"replied_on": received, "late": "overdue" in event.stamped}
    if copy.received_on is None:
        changes["received_on"] = received  # whoever replies has it
    return _with_copy(state, event.record.respondent, changes)


def guard_more_evidence(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return respondent_number(state, record.respondent, context) if record else None


# -- third parties, joinder ------------------------------------------------------------------------------------


def apply_add_third_party(state: CaseState, event: Event) -> CaseState:
    before = len(state.third_parties)
    keys = tuple(f"third-{before + number}" for number in range(1, len(event.record.parties) + 1))
    paper = Paper(kind=PaperKind.THIRD_PARTY, on=event.day, recipients=keys)
    return state.but(
        third_parties=(*state.third_parties, *event.record.parties), papers=(*state.papers, paper)
    )


def guard_join(state: CaseState, record: Any, context: Context) -> Refusal | None:
    known = since_2026(context, "合并审理", "R26 43.1")
    if known or record is None:
        return known
    return refuse("不能与本案自己合并", "R26 43.1") if state.case_number in record.cases else None


def apply_join(state: CaseState, event: Event) -> CaseState:
    return state.but(joined=tuple(dict.fromkeys((*state.joined, *event.record.cases))))


# -- opinions heard (第四十九条) ---------------------------------------------------------------------------------


def guard_side(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if record is not None and record.side is Side.THIRD_PARTY and not state.third_parties:
        return refuse("本案没有第三人", "L23 49")
    return None


def apply_hear_parties(state: CaseState, event: Event) -> CaseState:
    return state.but(heard=(*state.heard, HeardFact(side=event.record.side, on=event.record.on)))


def apply_excuse_hearing(state: CaseState, event: Event) -> CaseState:
    return state.but(excused=tuple(dict.fromkeys((*state.excused, event.record.side))))


def sides(state: CaseState) -> tuple[Side, ...]:
    return (Side.APPLICANT, Side.RESPONDENT, *((Side.THIRD_PARTY,) if state.third_parties else ()))


def unheard(state: CaseState) -> tuple[Side, ...]:
    """Sides neither heard nor excused."""
    done = {fact.side for fact in state.heard} | set(state.excused)
    return tuple(side for side in sides(state) if side not in done)


# -- reading the file (第四十七条), evidence, stop of execution ------------------------------------------------------


def apply_request_file(state: CaseState, event: Event) -> CaseState:
    ask = FileAsk(on=event.day, who=event.record.who or event.by.name, what=event.record.what)
    return state.but(file_asks=(*state.file_asks, ask))


def guard_answer_file(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if any(ask.answered_on is None for ask in state.file_asks):
        return None
    return refuse("没有待答复的查阅申请", "L23 47")


def apply_answer_file(state: CaseState, event: Event) -> CaseState:
    """Answers the oldest open request."""
    asks = list(state.file_asks)
    first = next(number for number, ask in enumerate(asks) if ask.answered_on is None)
    changes = {"answered_on": event.day, "allowed": event.record.answer is Secret.NONE}
    asks[first] = asks[first].model_copy(update=changes)
    return state.but(file_asks=tuple(asks))


def unchanged(state: CaseState, event: Event) -> CaseState:
    """The event itself is the record; the course of the case stays."""
    return state


def guard_ask_stop(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if context.actor.post is Post.THIRD_PARTY and regime(context) is Regime.A:
        return refuse("2024年1月1日以前只有申请人可以申请停止执行", "L17 21.1(3)")
    return refuse("已经决定停止执行", "L23 42.1(3)") if state.stop else None


def apply_ask_stop(state: CaseState, event: Event) -> CaseState:
    return state.but(stop_asked_on=event.day)


def guard_stop_execution(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.stop:
        return refuse("已经决定停止执行", "L23 42.1")
    if record is not None and record.ground is StopGround.REQUEST and state.stop_asked_on is None:
        return refuse("没有登记停止执行的申请", "L23 42.1(3)")
    return None


def apply_stop_execution(state: CaseState, event: Event) -> CaseState:
    record = event.record
    paper = Paper(kind=PaperKind.STOP_EXECUTION, on=event.day, recipients=party_keys(state))
    stop = StopFact(ground=record.ground, from_on=record.from_on, until=record.until)
    return state.but(stop=stop, stop_asked_on=None, papers=(*state.papers, paper))


def guard_refuse_stop(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if state.stop_asked_on else refuse("没有待决定的停止执行申请", "L23 42.1(3)")


def apply_refuse_stop(state: CaseState, event: Event) -> CaseState:
    return state.but(stop_asked_on=None)
