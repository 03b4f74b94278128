"""What the bureau and the government do about a finding, and what the unit answers: guards and effects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fuyuan.business.supervision.common import own_unit, written
from fuyuan.business.supervision.days import ANSWER, DECIDE, OBJECTION, VERIFY, by, length
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .duties import overdue_since
from .finding import back, corrected, left, stamped_day
from .findings import Nature, Severity
from .records import Outcome
from .state import WORDS, Found, Handling, Means, Objection, Proposal, SupervisionState

State = SupervisionState
FITS = {
    Means.ORDER: frozenset({Nature.UNPERFORMED}),
    Means.OPINION: frozenset({Nature.UNLAWFUL, Nature.IMPROPER}),
}
BASIS = {Means.ORDER: "JD25 27.1", Means.OPINION: "JD25 28.1"}
WHY = {
    Means.ORDER: "督办函用于应当履行而未履行职责的问题，违法、明显不当的用监督意见书",
    Means.OPINION: "监督意见书用于违法或者明显不当的问题，应当履行而未履行的用督办函",
}


def told(each: Found) -> str:
    rule = f"（{each.rule}）" if each.rule else ""
    return f"{each.kind.label}：{each.what}{rule}"


def chosen(state: State, numbers: Iterable[int]) -> Refusal | None:
    """Only what is still open is handled, each once."""
    wanted, known = list(numbers), {each.number for each in state.open_findings}
    if len(set(wanted)) != len(wanted) or not known.issuperset(wanted):
        return refuse("请从还没有纠正的问题中选择", "JD25 26.1")
    return None


# -- on the spot ---------------------------------------------------------------------------------------------------


def put_right(state: State, numbers: Iterable[int], event: Event, how: str) -> tuple[Found, ...]:
    done = set(numbers)
    return tuple(
        each.model_copy(update={"corrected_on": event.day, "how": how}) if each.number in done else each
        for each in state.findings
    )


def on_the_spot(state: State, event: Event) -> State:
    record = event.record
    after = state.but(
        findings=put_right(state, record.numbers, event, record.how), told_on=state.told_on or event.day
    )
    return after if after.open_findings else corrected(after, event)


def may_correct(state: State, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if any((found := state.finding(pk)) and found.severity is Severity.GRAVE for pk in record.numbers):
        return refuse("涉及重大问题的，提出处理建议，报本级人民政府决定", "JD25 29")
    return chosen(state, record.numbers)


# -- 督办函、监督意见书 ----------------------------------------------------------------------------------------------


def drafted(means: Means) -> Callable[[State, Event], State]:
    def apply(state: State, event: Event) -> State:
        record = event.record
        paper = Handling(means=means, numbers=record.numbers, demand=record.demand, days=record.days)
        return left(state, event).but(stage="drafted", handlings=(*state.handlings, paper))

    return apply


def may_draft(means: Means) -> Callable[[State, Any, Context], Refusal | None]:
    def guard(state: State, record: Any, context: Context) -> Refusal | None:
        if record is None:
            fits = any(each.nature in FITS[means] for each in state.open_findings)
            return None if fits else refuse(WHY[means], BASIS[means])
        natures = {each.nature for each in state.open_findings if each.number in record.numbers}
        fits = bool(natures & FITS[means]) and natures <= FITS[means] | {Nature.FLAW}
        return chosen(state, record.numbers) or (None if fits else refuse(WHY[means], BASIS[means]))

    return guard


def first_draft(means: Means) -> Callable[[State, Context], Mapping[str, Any]]:
    def initial(state: State, context: Context) -> Mapping[str, Any]:
        fit = FITS[means] | {Nature.FLAW}
        return {
            "numbers": [each.number for each in state.open_findings if each.nature in fit],
            "days": length(context, ANSWER),
        }

    return initial


def sent(state: State, event: Event) -> State:
    return state.but(
        stage="issued", told_on=state.told_on or event.day,
        handlings=state.handled(sent_on=event.day, paper_number=event.record.number),
    )  # fmt: skip


def dropped(state: State, event: Event) -> State:
    """The draft is not sent, or the signed paper was voided while nobody had acted on it."""
    return back(state, event, handlings=state.handlings[:-1])


def may_recall(state: State, record: Any, context: Context) -> Refusal | None:
    """A paper somebody objected to is answered, not made undone."""
    if any(each.handling == len(state.handlings) - 1 for each in state.objections):
        return refuse("执法机关已经对这份文书提出异议，请通过“处理异议”撤回", "JD25 30")
    return None


# -- the unit's report and the second look -------------------------------------------------------------------------


def _owed(state: State) -> list[Found]:
    numbers = state.handling.numbers if state.handling else ()
    return [each for each in state.open_findings if each.number in numbers]


def answer_form(state: State, context: Context) -> Mapping[str, Any]:
    return {"lines": [{"number": each.number, "what": told(each)} for each in _owed(state)]}


def may_answer(state: State, record: Any, context: Context) -> Refusal | None:
    refused = own_unit(state, context)
    if refused or record is None:
        return refused
    if sorted(line.number for line in record.lines) != sorted(each.number for each in _owed(state)):
        return refuse("表上的问题与文书不一致，请刷新页面后重新填写", answer_basis(state))
    bare = next((line.number for line in record.lines if not line.files), None)
    return refuse(f"第{bare}项问题还没有附证明材料", answer_basis(state)) if bare else None


def answer_basis(state: State) -> str:
    order = state.handling and state.handling.means is Means.ORDER
    return "JD25 27.2" if order else "JD25 28.2"


def answered(state: State, event: Event) -> State:
    verify_by = stamped_day(event, "verify_by")
    return state.but(
        stage="answered",
        handlings=state.handled(answered_on=event.day, answer=event.record, verify_by=verify_by),
    )


def answer_stamps(state: State, record: Any, context: Context) -> Mapping[str, str]:
    return {"verify_by": by(context, VERIFY)}


def verify_form(state: State, context: Context) -> Mapping[str, Any]:
    answer = state.handling.answer if state.handling else None
    did = {line.number: line.did for line in answer.lines} if answer else {}
    return {
        "lines": [
            {"number": each.number, "what": told(each), "did": did.get(each.number, "")}
            for each in _owed(state)
        ]
    }


def may_verify(state: State, record: Any, context: Context) -> Refusal | None:
    if state.objection:
        return refuse("执法机关的异议还没有处理，处理以后再复查", "JD25 30")
    if record is None:
        return None
    if sorted(line.number for line in record.lines) != sorted(each.number for each in _owed(state)):
        return refuse("表上的问题与文书不一致，请刷新页面后重新填写", "JD25 22(2)")
    silent = next(
        (line.number for line in record.lines if not line.corrected and not line.note.strip()), None
    )
    return refuse(f"第{silent}项没有纠正到位，请写明复查情况", "JD25 29") if silent else None


def verified(state: State, event: Event) -> State:
    record = event.record
    done = [line.number for line in record.lines if line.corrected]
    return back(
        state, event, findings=put_right(state, done, event, "复查确认纠正到位"),
        handlings=state.handled(verified_on=event.day, verified=record, heeded=len(done) == len(record.lines)),
    )  # fmt: skip


# -- 异议 ----------------------------------------------------------------------------------------------------------


def objected(state: State, event: Event) -> State:
    at = len(state.handlings) - 1
    by_on = stamped_day(event, "objection_by")
    new = Objection(handling=at, on=event.day, reason=event.record.reason, by=by_on)
    return state.but(objections=(*state.objections, new))


def may_object(state: State, record: Any, context: Context) -> Refusal | None:
    """第三十条: against what the supervision body itself did; a 决定书 is the government's."""
    if refused := own_unit(state, context):
        return refused
    if state.handling and state.handling.means is Means.DECISION:
        return refuse("监督决定书由本级人民政府作出，异议只能针对行政执法监督机构的处理结果", "JD25 30")
    return refuse("已经提出的异议还没有答复", "JD25 30") if state.objection else None


def objection_stamps(state: State, record: Any, context: Context) -> Mapping[str, str]:
    return {"objection_by": by(context, OBJECTION)}


def may_reply(state: State, record: Any, context: Context) -> Refusal | None:
    return None if state.objection else refuse("执法机关没有提出异议", "JD25 30")


def replied(state: State, event: Event) -> State:
    record = event.record
    last = state.objections[-1].model_copy(
        update={"answered_on": event.day, "outcome": record.outcome, "reply": record.reply}
    )
    after = state.but(objections=(*state.objections[:-1], last))
    if record.outcome is Outcome.UPHELD:
        return after
    fallen = state.handlings[-1].numbers if record.outcome is Outcome.REVOKED else ()
    findings = tuple(
        each.model_copy(update={"fell": True}) if each.open and each.number in fallen else each
        for each in state.findings
    )
    return back(after, event, findings=findings, handlings=state.handled(revoked_on=event.day))


# -- 监督决定书 ----------------------------------------------------------------------------------------------------


def may_propose(state: State, record: Any, context: Context) -> Refusal | None:
    """第二十九条: 涉及重大问题, or the 督办函 was not performed, or the 意见书 not followed."""
    if state.objection:
        return refuse("执法机关的异议还没有处理，处理以后再报政府", "JD25 30")
    late = overdue_since(state, context)
    if state.stage == "issued" and late is None:
        return refuse("执法机关报送纠正情况的期限还没有满", "JD25 29")
    if not (state.grave or state.unheeded or late):
        told = "涉及重大问题，或者没有按照督办函履职、没有按照监督意见书纠正的，才报本级人民政府决定"
        return refuse(told, "JD25 29")
    return chosen(state, record.numbers) if record else None


def proposal_form(state: State, context: Context) -> Mapping[str, Any]:
    lines = [f"{each.number}．{told(each)}" for each in state.open_findings]
    lines += [_history(each) for each in state.handlings if each.sent_on and not each.revoked_on]
    return {"numbers": [each.number for each in state.open_findings], "problem": "\n".join(lines)[:4000]}


def _history(each: Handling) -> str:
    assert each.sent_on
    result = "没有按期报送纠正情况" if each.answered_on is None else "没有纠正到位"
    return f"{written(each.sent_on)}制发{WORDS[each.means]}（{each.paper_number}），{result}。"


def proposed(state: State, event: Event) -> State:
    record = event.record
    new = Proposal(
        on=event.day, numbers=record.numbers, problem=record.problem, proposal=record.proposal,
        decide_by=stamped_day(event, "decide_by"),
    )  # fmt: skip
    unheard = state.handled(heeded=False) if state.stage == "issued" else state.handlings
    return left(state, event).but(stage="proposed", proposals=(*state.proposals, new), handlings=unheard)


def proposal_stamps(state: State, record: Any, context: Context) -> Mapping[str, str]:
    return {"decide_by": by(context, DECIDE)}


def decision_form(state: State, context: Context) -> Mapping[str, Any]:
    return {"demand": state.proposals[-1].proposal, "days": length(context, ANSWER)}


def _settled(state: State, event: Event, corrects: bool, said: str) -> tuple[Proposal, ...]:
    last = state.proposals[-1].model_copy(
        update={"decided_on": event.day, "corrects": corrects, "said": said}
    )
    return (*state.proposals[:-1], last)


def decided(state: State, event: Event) -> State:
    record = event.record
    paper = Handling(
        means=Means.DECISION, numbers=state.proposals[-1].numbers, demand=record.demand, days=record.days,
    )  # fmt: skip
    settled = _settled(state, event, True, record.demand)
    return state.but(stage="drafted", proposals=settled, handlings=(*state.handlings, paper))


def declined(state: State, event: Event) -> State:
    return back(state, event, proposals=_settled(state, event, False, event.record.reason))
