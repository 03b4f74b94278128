"""Who owes what by when (periods.md sections 3 to 5), derived from the facts of the case.

A duty stays after it was met (``done_on``), so that its day can be shown; an open one disappears when the case ends.
Periods follow the text in force on the day they began, unless the fact carries another regime (periods.md section 0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime
from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .acceptance import review_rule
from .after import decision_paper, orders, performed, served_on, to_copy
from .checklist import incomplete
from .conditions import articles
from .facts import At, Break
from .periods import DECISION, decision_rule, pauses_of
from .records import OrderKind, PaperKind, SuspendGround, Way
from .state import CaseState, recipients, waiting
from .trial import reply_rule, unheard

OPEN_REVIEW = (At.RECEIVED, At.REVIEWING, At.SUPPLEMENTING)
ENDED_AS = ("make_decision", "terminate", "dismiss_application", "escalate")


def duties(state: Any) -> Iterable[Duty]:
    """Every duty of the case, met or open."""
    for group in (
        _receipt,
        _review,
        _supplement,
        _acceptance,
        _trial,
        _breaks,
        _superior,
        _service,
        _afterwards,
    ):
        for duty in group(state):
            if duty.done_on is not None or _still_owed(state, duty):
                yield duty


def _still_owed(state: CaseState, duty: Duty) -> bool:
    """Trial duties end with the case; what follows a closing paper goes on until the file is closed."""
    if state.stage == At.CLOSED:
        return duty.post is Post.APPLICANT
    return True


def _first(citations: str) -> Any:
    return articles(citations)[0]


def _respondent(state: CaseState, number: int) -> dict[str, Any]:
    return {"post": Post.RESPONDENT_LIAISON, "organ_id": state.application.respondents[number - 1].organ_id}


def _handler(state: CaseState) -> dict[str, Any]:
    return {"post": Post.HANDLER, "organ_id": state.organ_id, "person_id": state.holder_id}


# -- section 3 -------------------------------------------------------------------------------------------------


def _receipt(state: CaseState) -> Iterator[Duty]:
    if state.organ_received_on is None:
        return
    at_organ = state.stage == At.AT_PENALTY_ORGAN
    done = None if at_organ else state.forwarded_on or state.ended_on
    yield Duty(
        key="penalty_route", title="转送或者自行纠正", rule="penalty_route_forward", on=state.organ_received_on,
        steps=("forward", "self_correct"), done_on=done, basis=_first("L23 32.2"), **_respondent(state, 1),
    )  # fmt: skip


def _review(state: CaseState) -> Iterator[Duty]:
    """Five working days from receipt, and again from the supplement; deemed acceptance when they pass (第三十条第三款)."""
    rule = review_rule(state)
    if rule is None or state.received_on is None:
        return
    base: dict[str, Any] = {"post": Post.INTAKE, "organ_id": state.organ_id, "lapse": "deem_accepted"}
    steps = ("accept", "refuse", "supplement_notice", "not_further", "register", "deem_accepted")
    decided = state.accepted_on or (None if state.stage in OPEN_REVIEW else state.ended_on)
    noticed = state.supplement.sent_on if state.supplement else None
    yield Duty(
        key="accept_review", title="审查是否受理", rule="accept_review", on=state.received_on,
        done_on=noticed or decided, basis=_first("L23 30.1"), steps=steps, **base,
    )  # fmt: skip
    if rule != ("accept_review", state.received_on):
        yield Duty(
            key="review_again", title="再次审查是否受理", rule=rule[0], on=rule[1],
            done_on=decided, basis=_first("L23 31.3"), steps=steps, **base,
        )  # fmt: skip


def _supplement(state: CaseState) -> Iterator[Duty]:
    """Something required is missing: the notice is due; then the applicant's own period runs from its receipt."""
    fact = state.supplement
    if state.received_on and (
        fact or (state.stage in OPEN_REVIEW and incomplete(state.application, state.received_on))
    ):
        yield Duty(
            key="supplement_notice", title="通知补正", post=Post.INTAKE, organ_id=state.organ_id, rule="supplement_notice",
            on=state.received_on, done_on=fact.sent_on if fact else None, basis=_first("L23 31.1"),
            steps=("supplement_notice",),
        )  # fmt: skip
    if (
        fact is None
        or fact.received_on is None
        or (fact.submitted_on is None and state.stage != At.SUPPLEMENTING)
    ):
        return
    common: dict[str, Any] = {
        "key": "supplement_submit", "title": "提交补正材料", "post": Post.APPLICANT, "steps": ("supplement_submit",),
        "done_on": fact.submitted_on, "basis": _first("L23 31.2"),
    }  # fmt: skip
    if fact.until:
        yield Duty(due_on=fact.until, **common)
        return
    facts = {"days": fact.days} if fact.days and fact.regime is Regime.A else {}
    yield Duty(rule="supplement_submit", on=fact.received_on, regime=fact.regime, facts=facts, **common)


# -- section 4 -------------------------------------------------------------------------------------------------


def _acceptance(state: CaseState) -> Iterator[Duty]:
    """What must be settled first: handlers and procedure; no number of days in the law."""
    if state.accepted_on is None or not state.in_trial:
        return
    if not state.handlers:
        yield Duty(
            key="assign", title="指定承办人", post=Post.OFFICE_HEAD, organ_id=state.organ_id, steps=("assign",),
            basis=_first("L23 36.1"),
        )  # fmt: skip
    if state.procedure is None:
        yield Duty(
            key="choose_procedure", title="确定审理程序", steps=("choose_ordinary", "choose_simplified"),
            basis=_first("L23 36.1"), **_handler(state),
        )  # fmt: skip


def _trial(state: CaseState) -> Iterator[Duty]:
    if state.accepted_on is None:
        return
    yield from _copies(state)
    yield from _replies(state)
    yield from _decision(state)
    if not state.in_trial:
        return
    if state.procedure is Way.ORDINARY and state.regime is not Regime.A:
        for side in unheard(state):
            yield Duty(
                key=f"hear:{side.value}", title=f"听取{side.label}意见", steps=("hear_parties", "excuse_hearing"),
                basis=_first("L23 49"), **_handler(state),
            )  # fmt: skip
    yield from _requests(state)


def _copies(state: CaseState) -> Iterator[Duty]:
    sent = state.copies[-1].sent_on if len(state.copies) == len(state.application.respondents) else None
    if sent is None and not state.in_trial:
        return
    simplified = any(copy.simplified for copy in state.copies) if sent else state.procedure is Way.SIMPLIFIED
    pauses, stopped = pauses_of(state, "send_copy", state.accepted_on or state.opened_on)
    yield Duty(
        key="send_copy", title="发送申请书副本", rule="send_copy_simplified" if simplified else "send_copy_ordinary",
        on=state.accepted_on, regime=decision_rule(state)[1] if simplified else None, done_on=sent, pauses=pauses,
        stopped_on=None if sent else stopped, steps=("send_copy",), basis=_first("L23 54.1" if simplified else "L23 48"),
        **_handler(state),
    )  # fmt: skip


def _replies(state: CaseState) -> Iterator[Duty]:
    """One per respondent from the day it got the copy; overdue means no evidence (第七十条)."""
    for number, copy in enumerate(state.copies, 1):
        if copy.received_on is None or (copy.replied_on is None and not state.in_trial):
            continue
        rule, facts = reply_rule(state, copy)
        pauses, stopped = pauses_of(state, f"reply:{number}", copy.received_on)
        yield Duty(
            key=f"reply:{number}", title="书面答复并提交证据", rule=rule, on=copy.received_on, regime=copy.regime,
            facts=facts, done_on=copy.replied_on, pauses=pauses, stopped_on=None if copy.replied_on else stopped,
            steps=("reply",), basis=_first("L23 54.1" if copy.simplified else "L23 48"), **_respondent(state, number),
        )  # fmt: skip


def _decision(state: CaseState) -> Iterator[Duty]:
    assert state.accepted_on is not None
    rule, governing = decision_rule(state)
    pauses, stopped = pauses_of(state, DECISION, state.accepted_on)
    done = None if state.in_trial else state.ended_on
    simplified = rule == "decision_simplified"
    yield Duty(
        key=DECISION, title="作出复议决定", rule=rule, on=state.accepted_on, regime=governing, pauses=pauses,
        stopped_on=None if done else stopped, extend=0 if simplified else state.extended, done_on=done,
        steps=ENDED_AS, basis=_first("L23 62.2" if simplified else "L23 62.1"), **_handler(state),
    )  # fmt: skip


def _requests(state: CaseState) -> Iterator[Duty]:
    """Questions of the parties that wait for an answer; the law names no days."""
    waiting_for: Mapping[str, tuple[bool, str, tuple[str, ...], str]] = {
        "stop_execution": (
            state.stop_asked_on is not None, "决定是否停止执行", ("stop_execution", "refuse_stop"), "L23 42.1(3)"
        ),
        "file_inspection": (
            any(ask.answered_on is None for ask in state.file_asks), "答复查阅申请", ("file_inspection",), "L23 47"
        ),
        "withdrawal": (
            state.withdrawal is not None and state.withdrawal.allowed_on is None,
            "审查撤回申请", ("allow_withdrawal", "deny_withdrawal"), "L23 41.1(1)",
        ),
        "terminate": (
            state.withdrawal is not None and state.withdrawal.allowed_on is not None,
            "决定终止", ("terminate",), "L23 41.1(1)",
        ),
    }  # fmt: skip
    for key, (is_open, title, steps, basis) in waiting_for.items():
        if is_open:
            yield Duty(key=key, title=title, steps=steps, basis=_first(basis), **_handler(state))


_SIXTY = (SuspendGround.DEATH, SuspendGround.INCAPACITY, SuspendGround.DISSOLVED)


def _breaks(state: CaseState) -> Iterator[Duty]:
    """Sixty days of suspension on three grounds end the case (第四十一条第五项)."""
    for number, each in enumerate(state.interruptions, 1):
        if each.kind is Break.SUSPENSION and each.ground in _SIXTY:
            yield Duty(
                key=f"suspended_60:{number}", title="中止满六十日，原因未消除的终止", rule="suspend_terminate_60d",
                on=each.start, done_on=each.end, steps=("resume", "terminate"), basis=_first("L23 41.1(5)"),
                **_handler(state),
            )  # fmt: skip


def _superior(state: CaseState) -> Iterator[Duty]:
    if state.stage == At.ESCALATED and state.escalation_told_on:
        governed = state.escalation_told_on >= date(2026, 7, 1)
        yield Duty(
            key="hand_over", title="移送案件材料", rule="escalation_handover" if governed else "",
            on=state.escalation_told_on if governed else None, done_on=state.handed_over_on, steps=("hand_over",),
            basis=_first("R26 40.3" if governed else "L23 38.1"), **_handler(state),
        )  # fmt: skip
    for number, order in enumerate(state.orders, 1):
        if order.kind == OrderKind.DECIDE.value and order.by_on:
            yield Duty(
                key=f"order:{number}", title="按上级责令作出决定", due_on=order.by_on, steps=ENDED_AS,
                done_on=None if state.in_trial else state.ended_on, basis=_first("L23 35"), **_handler(state),
            )  # fmt: skip


# -- section 5 -------------------------------------------------------------------------------------------------


def _service(state: CaseState) -> Iterator[Duty]:
    """Every paper reaches everybody; no number of days, at once (及时). A public notice completes by itself."""
    for number, paper in enumerate(state.papers, 1):
        rest = waiting(state, number)
        served = [service for service in state.services if service.paper == number]
        begun = {service.recipient for service in served}
        done = max((service.served_on for service in served), default=None)
        yield Duty(
            key=f"serve:{number}", title=f"送达{paper.kind.label}", steps=("serve",),
            done_on=max(service.done_on for service in served) if set(paper.recipients) <= begun and done else None,
            basis=_first("L23 75.2" if paper.kind is PaperKind.DECISION else "L23 88.1"), **_handler(state),
        )  # fmt: skip
        for service in served:
            if service.recipient in rest:
                yield Duty(
                    key=f"notice:{number}:{service.recipient}", title=f"{paper.kind.label}公告期满", post=Post.SYSTEM,
                    rule="public_notice_service", on=service.done_on, lapse="complete_notice",
                    facts={"foreign": True} if service.foreign else {}, basis=_first("MSF23 95.1"),
                    steps=("complete_notice",),
                )  # fmt: skip


def _afterwards(state: CaseState) -> Iterator[Duty]:
    yield from _performance(state)
    yield from _letters(state)
    yield from _copy_to_superior(state)
    yield from _suit(state)


def _performance(state: CaseState) -> Iterator[Duty]:
    """Redo (sixty days unless another law names a period) or perform (as set), from the respondent's own service."""
    paper, decision = decision_paper(state), state.decision
    if decision is None or not orders(state):
        return
    draft = decision.draft
    for number in range(1, len(state.application.respondents) + 1):
        on = served_on(state, paper, f"respondent-{number}")
        if on is None:
            continue
        common: dict[str, Any] = {
            "on": on,
            "done_on": performed(state, number),
            "steps": ("report_performance",),
        }
        common |= _respondent(state, number)
        if draft.redo and draft.redo_days is None:
            yield Duty(
                key=f"redo:{number}",
                title="重新作出行政行为",
                rule="remake_act_60d",
                basis=_first("L23 64.1"),
                **common,
            )
        elif draft.redo:
            facts = {"days": draft.redo_days}
            yield Duty(
                key=f"redo:{number}",
                title="重新作出行政行为",
                rule="perform_ordered",
                facts=facts,
                basis=_first("L23 64.1"),
                **common,
            )
        if draft.perform_days:
            facts = {"days": draft.perform_days}
            yield Duty(
                key=f"perform:{number}",
                title="履行复议决定",
                rule="perform_ordered",
                facts=facts,
                basis=_first("L23 77.1"),
                **common,
            )
        elif not draft.redo:
            yield Duty(
                key=f"perform:{number}",
                title="履行复议决定",
                basis=_first("L23 77.1"),
                **{**common, "on": None},
            )
    for order, fact in enumerate(state.performance_orders, 1):
        yield Duty(
            key=f"ordered:{order}", title="按责令限期履行", due_on=fact.by_on, done_on=performed(state, fact.respondent),
            steps=("report_performance",), basis=_first("L23 77.2"), **_respondent(state, fact.respondent),
        )  # fmt: skip


def _letters(state: CaseState) -> Iterator[Duty]:
    for number, letter in enumerate(state.opinions, 1):
        on = served_on(state, letter.paper, f"organ-{number}")
        if on:
            yield Duty(
                key=f"opinion:{number}", title="报送意见书落实情况", rule="opinion_report_60d", on=on,
                post=Post.RESPONDENT_LIAISON, organ_id=letter.organ_id, done_on=letter.reported_on,
                steps=("opinion_report",), basis=_first("L23 76"),
            )  # fmt: skip


def _copy_to_superior(state: CaseState) -> Iterator[Duty]:
    if to_copy(state):
        yield Duty(
            key="copy_to_superior", title="抄告上一级主管部门", steps=("copy_to_superior",), basis=_first("L23 79.2"),
            **_handler(state),
        )  # fmt: skip


_MAY_SUE = {PaperKind.DECISION: "XSF 45", PaperKind.REFUSAL: "XSF 45", PaperKind.DISMISSAL: "XSF 45"}


def _suit(state: CaseState) -> Iterator[Duty]:
    """For information: until when a party may go to court; one year at most when it was not told (法释〔2026〕3号 6)."""
    if state.decision and state.decision.final:
        return
    names = {each.key: each for each in recipients(state)}
    for number, paper in enumerate(state.papers, 1):
        if paper.kind not in _MAY_SUE:
            continue
        for key in paper.recipients:
            on = served_on(state, number, key)
            if on is None or key.startswith("respondent-"):
                continue
            post = Post.THIRD_PARTY if key.startswith("third-") else Post.APPLICANT
            yield Duty(
                key=f"sue:{number}:{key}", title=f"{names[key].name}起诉期限届满", post=post,
                rule="sue_after_decision_15d" if state.told_suit else "sue_uninformed_1y", on=on,
                steps=("note_suit",), done_on=state.suits[0].received_on if state.suits else None,
                basis=_first(_MAY_SUE[paper.kind]),
            )  # fmt: skip
