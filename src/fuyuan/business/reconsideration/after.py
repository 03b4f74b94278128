"""After the decision: 送达, 履行, 责令履行, 约谈, 通报批评, 意见书, 建议书, 抄告, 应诉, 结案."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime, due, regime_on
from fuyuan.law.service import Attempt, Way, counts_on, unfit
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .conditions import own_number, respondent_number, since_2024
from .facts import At, FailedService, Opinion, Paper, PerformanceFact, PerformanceOrder, Service, Suit
from .records import Method, PaperKind, Serve, ServiceFailed
from .state import CaseState, recipients, waiting

# -- service (第七十五条第二款、第八十八条) ----------------------------------------------------------------------------


def guard_serve(state: CaseState, record: Serve | None, context: Context) -> Refusal | None:
    if not state.papers:
        return refuse("本案还没有需要送达的文书", "L23 88.1")
    if record is None:
        return None
    number = record.paper or len(state.papers)
    if number > len(state.papers):
        return Refusal(f"本案只有{len(state.papers)}份需要送达的文书，请核对")
    paper = state.papers[number - 1]
    if record.on < paper.on:
        return Refusal(f"送达日期早于{paper.kind.label}的日期 {paper.on}，请核对")
    wrong = [key for key in record.recipients if key not in paper.recipients]
    if wrong:
        return Refusal(f"{_name(state, wrong[0])}不是{paper.kind.label}的受送达人")
    started = {service.recipient for service in state.services if service.paper == number}
    again = [key for key in record.recipients if key in started]
    if again:
        return Refusal(f"{paper.kind.label}已经送达{_name(state, again[0])}")
    for key in record.recipients:
        if found := unfit(_attempt(state, record, key)):
            return Refusal(f"{_name(state, key)}：{found[0]}", found[1])
    return None


def _attempt(state: CaseState, record: Serve, key: str) -> Attempt:
    """What was done for one recipient, in the law's words. Organs receive on the platform by their own account."""
    number, group = record.paper or len(state.papers), key.split("-")[0]
    confirmed = group not in ("applicant", "third") or record.consent is not None
    return Attempt(
        way=Way(record.method.value), on=record.on, attested=bool(record.witness or record.receipt),
        agreed=confirmed or (group == "applicant" and state.application.delivery.electronic), missing=record.missing,
        failed=any(each.paper == number and each.recipient == key for each in state.failures), why=bool(record.why.strip()),
        foreign=record.foreign,
    )  # fmt: skip


def _name(state: CaseState, key: str) -> str:
    return next((each.role + each.name for each in recipients(state) if each.key == key), f"“{key}”")


def initial_serve(state: CaseState, context: Context) -> Mapping[str, Any]:
    """The newest paper that still waits for somebody, and those it waits for."""
    open_papers = [number for number in range(1, len(state.papers) + 1) if waiting(state, number)]
    number = open_papers[-1] if open_papers else len(state.papers)
    return {"paper": number, "recipients": list(waiting(state, number)) if number else [], "on": context.day}


def stamps_serve(state: CaseState, record: Serve, context: Context) -> Mapping[str, str]:
    """A public notice is service thirty days after it appeared (sixty abroad); a notice to supplement starts a period."""
    done = _attempt(state, record, record.recipients[0])
    served = counts_on(done, context.calendar, context.assumptions)
    out = {"served_on": served.isoformat()}
    paper = state.papers[(record.paper or len(state.papers)) - 1]
    if paper.kind is PaperKind.SUPPLEMENT_NOTICE and state.supplement:
        out["regime"] = _supplement_regime(state, served, context).value
    return out


def _supplement_regime(state: CaseState, served: date, context: Context) -> Regime:
    """A period that runs across 2024-01-01 keeps its text, unless the new one gives the citizen longer."""
    started = regime_on(served)
    days = state.supplement.days if state.supplement else None
    if started is not Regime.A or days is None:
        return started if started is not Regime.A else Regime.B
    book: dict[str, Any] = {"calendar": context.calendar, "assumptions": context.assumptions}
    given = due("supplement_submit", served, regime=Regime.A, facts={"days": days}, **book).due
    new = due("supplement_submit", served, regime=Regime.B, **book).due
    return Regime.B if regime_on(given) is not Regime.A and new > given else Regime.A


def apply_serve(state: CaseState, event: Event) -> CaseState:
    record: Serve = event.record
    served, number = date.fromisoformat(event.stamped["served_on"]), record.paper or len(state.papers)
    new = tuple(
        Service(
            paper=number, recipient=key, method=record.method, done_on=record.on, served_on=served,
            complete=served <= event.day, foreign=record.foreign,
        )
        for key in record.recipients
    )  # fmt: skip
    after = state.but(services=(*state.services, *new))
    paper = state.papers[number - 1]
    if paper.kind is PaperKind.SUPPLEMENT_NOTICE and state.supplement:
        latest = max(served, state.supplement.received_on or served)
        changes = {"received_on": latest, "regime": Regime(event.stamped["regime"])}
        after = after.but(supplement=state.supplement.model_copy(update=changes))
    return took_effect(after)


def guard_failed(state: CaseState, record: ServiceFailed | None, context: Context) -> Refusal | None:
    """A paper that is still to be served on somebody; a public notice does not come back."""
    open_papers = [number for number in range(1, len(state.papers) + 1) if waiting(state, number)]
    if not open_papers:
        return refuse("本案没有等待送达的文书", "L23 88.1")
    if record is None:
        return None
    number = record.paper or open_papers[-1]
    if number > len(state.papers) or record.on < state.papers[number - 1].on:
        return Refusal("请核对文书的序号和日期：没有送到的日期不能早于文书的日期")
    if record.method is Method.PUBLIC_NOTICE:
        return refuse("公告期满即视为送达，没有退回的情形", "MSF23 95.1")
    wrong = [key for key in record.recipients if key not in waiting(state, number)]
    return Refusal(f"{_name(state, wrong[0])}已经送达，或者不是这份文书的受送达人") if wrong else None


def apply_failed(state: CaseState, event: Event) -> CaseState:
    record: ServiceFailed = event.record
    number = record.paper or max(n for n in range(1, len(state.papers) + 1) if waiting(state, n))
    new = tuple(
        FailedService(paper=number, recipient=key, method=record.method, on=record.on, reason=record.reason)
        for key in record.recipients
    )
    return state.but(failures=(*state.failures, *new))


def took_effect(state: CaseState) -> CaseState:
    """The closing paper has reached everybody: a decision takes effect (“一经送达，即发生法律效力”)."""
    numbers = [number for number, paper in enumerate(state.papers, 1) if paper.kind in CLOSING]
    if state.effective_on or not numbers or waiting(state, numbers[-1]):
        return state
    last = max(service.served_on for service in state.services if service.paper == numbers[-1])
    stage = At.SERVED if state.stage == At.DECIDED else state.stage
    return state.but(effective_on=last, stage=stage)


CLOSING = frozenset({PaperKind.DECISION, PaperKind.REFUSAL, PaperKind.DISMISSAL, PaperKind.TERMINATION})


def guard_complete_notice(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if any(not service.complete and service.served_on < context.day for service in state.services):
        return None
    return refuse("没有期满的公告送达", "MSF23 95.1")


def apply_complete_notice(state: CaseState, event: Event) -> CaseState:
    services = tuple(
        service.model_copy(update={"complete": True}) if service.served_on < event.day else service
        for service in state.services
    )
    return took_effect(state.but(services=services))


def served_on(state: CaseState, paper: int, recipient: str) -> date | None:
    """The day ``recipient`` was served with paper number ``paper``, once complete."""
    for service in state.services:
        if service.paper == paper and service.recipient == recipient and service.complete:
            return service.served_on
    return None


def decision_paper(state: CaseState) -> int:
    """The number of the decision among the papers, 0 without one."""
    return next(
        (number for number, paper in enumerate(state.papers, 1) if paper.kind is PaperKind.DECISION), 0
    )


# -- performance (第七十七条) --------------------------------------------------------------------------------------


def guard_report(state: CaseState, record: Any, context: Context) -> Refusal | None:
    number = record.respondent if record else own_number(state, context)
    return respondent_number(state, number, context)


def apply_report(state: CaseState, event: Event) -> CaseState:
    record = event.record
    fact = PerformanceFact(respondent=record.respondent, on=record.on, complete=record.complete)
    stage = At.PERFORMANCE if state.stage == At.SERVED else state.stage
    return state.but(stage=stage, performances=(*state.performances, fact))


def performed(state: CaseState, respondent: int) -> date | None:
    """The day respondent ``respondent`` had performed everything."""
    return next(
        (fact.on for fact in state.performances if fact.respondent == respondent and fact.complete), None
    )


def guard_order_performance(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.by_on <= context.day:
        return Refusal("限期应在今天之后，请核对")
    return respondent_number(state, record.respondent, context)


def apply_order_performance(state: CaseState, event: Event) -> CaseState:
    number = event.record.respondent
    paper = Paper(kind=PaperKind.PERFORMANCE_ORDER, on=event.day, recipients=(f"respondent-{number}",))
    order = PerformanceOrder(respondent=number, on=event.day, by_on=event.record.by_on)
    return state.but(
        stage=At.PERFORMANCE,
        performance_orders=(*state.performance_orders, order),
        papers=(*state.papers, paper),
    )


def guard_interview(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """约谈、通报批评 are new in 2024 and follow an order to perform."""
    known = since_2024(context, "约谈、通报批评", "L23 77.2")
    if known:
        return known
    return None if state.performance_orders else refuse("须先责令限期履行", "L23 77.2")


def guard_call_interview(state: CaseState, record: Any, context: Context) -> Refusal | None:
    known = guard_interview(state, record, context)
    if known or record is None:
        return known
    return Refusal("约谈日期早于今天，请核对") if record.meet_on < context.day else None


def apply_interview(state: CaseState, event: Event) -> CaseState:
    return state.but(stage=At.PERFORMANCE, interviewed=(*state.interviewed, event.record.on))


def apply_criticise(state: CaseState, event: Event) -> CaseState:
    return state.but(stage=At.PERFORMANCE, criticised=(*state.criticised, event.day))


# -- 更正 --------------------------------------------------------------------------------------------------------


def guard_correct(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """A paper nobody has yet is withdrawn and made anew; only what was served needs a notice of its own."""
    reached = {service.paper for service in state.services if service.complete}
    if not reached:
        return refuse("本案还没有送达的文书；没有送达的文书有误的，请作废后重新制作", "L23 88.1")
    if record is None:
        return None
    if record.paper not in reached:
        return refuse(
            f"第{record.paper}份文书还没有送达，请核对序号；没有送达的文书有误的，请作废后重新制作",
            "L23 88.1",
        )
    return Refusal("更正前后的文字相同，请核对") if record.wrong.strip() == record.right.strip() else None


def initial_correct(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"paper": max((service.paper for service in state.services if service.complete), default=1)}


def apply_correct(state: CaseState, event: Event) -> CaseState:
    """The notice goes to everybody the paper went to."""
    to = state.papers[event.record.paper - 1].recipients
    paper = Paper(kind=PaperKind.CORRECTION, on=event.day, recipients=to)
    return state.but(papers=(*state.papers, paper))


# -- 意见书, 建议书, 抄告 -------------------------------------------------------------------------------------------


def stamps_opinion(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    superiors: Mapping[int | None, str] = context.facts.get("superiors", {})
    superior = superiors.get(record.organ_id, "")
    return {"superior": superior} if superior else {}


def apply_opinion(state: CaseState, event: Event) -> CaseState:
    record = event.record
    paper = Paper(kind=PaperKind.OPINION, on=event.day, recipients=(f"organ-{len(state.opinions) + 1}",))
    letter = Opinion(
        paper=len(state.papers) + 1, organ_id=record.organ_id, organ_name=record.organ_name,
        superior=event.stamped.get("superior", ""),
    )  # fmt: skip
    return state.but(opinions=(*state.opinions, letter), papers=(*state.papers, paper))


def guard_opinion_report(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Only the organ that got the letter reports on it, once."""
    if not state.opinions:
        return refuse("本案没有制发意见书", "L23 76")
    if record is None:
        return None
    if record.letter > len(state.opinions):
        return refuse(f"本案只有{len(state.opinions)}份意见书，请核对", "L23 76")
    letter = state.opinions[record.letter - 1]
    if context.actor.post in RESPONDENT_POSTS and letter.organ_id != context.actor.organ_id:
        return refuse(f"这份意见书是发给{letter.organ_name}的", "L23 76")
    return refuse("已经报送过纠正情况", "L23 76") if letter.reported_on else None


def apply_opinion_report(state: CaseState, event: Event) -> CaseState:
    letters = list(state.opinions)
    number = event.record.letter - 1
    letters[number] = letters[number].model_copy(update={"reported_on": event.record.on})
    return state.but(opinions=tuple(letters))


def guard_copy(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Only decisions and 意见书 in effect, only when the respondent is a department of this government."""
    known = since_2024(context, "抄告", "L23 79.2")
    if known:
        return known
    if not to_copy(state):
        return refuse("没有需要抄告的生效决定书、意见书（被申请人是本级政府部门的才需要抄告）", "L23 79.2")
    if record is None:
        return None
    extra = set(record.papers) - {kind for kind, _ in to_copy(state)}
    return (
        refuse(f"{'、'.join(kind.label for kind in extra)}不需要抄告或者尚未生效", "L23 79.2")
        if extra
        else None
    )


def to_copy(state: CaseState) -> tuple[tuple[PaperKind, str], ...]:
    """What has taken effect, whom its copy goes to, and was not sent yet (第七十九条第二款)."""
    out = []
    if state.decision and state.effective_on and PaperKind.DECISION not in state.copied:
        out += [(PaperKind.DECISION, name) for _, name in state.superiors]
    if PaperKind.OPINION not in state.copied:
        out += [
            (PaperKind.OPINION, letter.superior)
            for number, letter in enumerate(state.opinions, 1)
            if letter.superior and served_on(state, letter.paper, f"organ-{number}")
        ]
    return tuple(out)


def initial_copy(state: CaseState, context: Context) -> Mapping[str, Any]:
    owed = to_copy(state)
    names = dict.fromkeys(name for _, name in owed)
    return {
        "to": "、".join(names),
        "papers": list(dict.fromkeys(kind for kind, _ in owed)),
        "on": context.day,
    }


def apply_copy(state: CaseState, event: Event) -> CaseState:
    return state.but(copied=tuple(dict.fromkeys((*state.copied, *event.record.papers))))


def apply_destroyed(state: CaseState, event: Event) -> CaseState:
    return state.but(destroyed_on=event.day)


# -- suit, close -----------------------------------------------------------------------------------------------


def apply_suit(state: CaseState, event: Event) -> CaseState:
    record = event.record
    suit = Suit(who=record.who, court=record.court, received_on=record.received_on)
    return state.but(suits=(*state.suits, suit))


def guard_close(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Nothing is left open: performance, reports on letters."""
    open_letters = [letter.organ_name for letter in state.opinions if letter.reported_on is None]
    if open_letters:
        return refuse(f"{'、'.join(open_letters)}还没有报送意见书的落实情况", "L23 76")
    owed = [
        organ.name
        for number, organ in enumerate(state.application.respondents, 1)
        if orders(state) and performed(state, number) is None
    ]
    return refuse(f"{'、'.join(owed)}还没有全部履行", "L23 77.1") if owed else None


def orders(state: CaseState) -> bool:
    """Does the decision oblige the respondents to anything?"""
    return state.decision is not None and state.decision.draft.obliges


def apply_close(state: CaseState, event: Event) -> CaseState:
    return state.but(stage=At.CLOSED, closed_on=event.day)
