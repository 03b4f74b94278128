"""Duties after a paper left the house (periods.md section 5): service, performance, letters, copies, suits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fuyuan.law import Citation
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .after import decision_paper, orders, performed, served_on, to_copy
from .records import PaperKind
from .state import CaseState, recipients, waiting


def first(citations: str) -> Citation:
    return articles(citations)[0]


def respondent_duty(state: CaseState, number: int) -> dict[str, Any]:
    return {"post": Post.RESPONDENT_LIAISON, "organ_id": state.application.respondents[number - 1].organ_id}


def handler_duty(state: CaseState) -> dict[str, Any]:
    return {"post": Post.HANDLER, "organ_id": state.organ_id, "person_id": state.holder_id}


# -- section 5 -------------------------------------------------------------------------------------------------


def service(state: CaseState) -> Iterator[Duty]:
    """Every paper reaches everybody; the law says at once (及时), a place may name a day. A public notice completes by itself."""
    for number, paper in enumerate(state.papers, 1):
        rest = waiting(state, number)
        served = [service for service in state.services if service.paper == number]
        begun = {service.recipient for service in served}
        done = max((service.served_on for service in served), default=None)
        again = any(each.paper == number and each.recipient in rest for each in state.failures)
        yield Duty(
            key=f"serve:{number}", steps=("serve",), due_on=paper.by_on,
            title=f"{'再次' if again else ''}送达{paper.kind.label}{'（本地时限）' if paper.by_on else ''}",
            done_on=max(service.done_on for service in served) if set(paper.recipients) <= begun and done else None,
            basis=first("L23 75.2" if paper.kind is PaperKind.DECISION else "L23 88.1"), **handler_duty(state),
        )  # fmt: skip
        for service in served:
            if service.recipient in rest:
                yield Duty(
                    key=f"notice:{number}:{service.recipient}", title=f"{paper.kind.label}公告期满", post=Post.SYSTEM,
                    rule="public_notice_service", on=service.done_on, lapse="complete_notice",
                    facts={"foreign": True} if service.foreign else {}, basis=first("MSF23 95.1"),
                    steps=("complete_notice",),
                )  # fmt: skip


def afterwards(state: CaseState) -> Iterator[Duty]:
    yield from _paper_copies(state)
    yield from _performance(state)
    yield from _letters(state)
    yield from _copy_to_superior(state)
    yield from _suit(state)


def _paper_copies(state: CaseState) -> Iterator[Duty]:
    """A copy on paper that somebody served electronically asked for (民事诉讼法第九十条第一款): no number of days either."""
    for number, each in enumerate(state.copy_asks, 1):
        kind = state.papers[each.paper - 1].kind
        yield Duty(
            key=f"paper_copy:{number}", title=f"提供纸质{kind.label}{'（本地时限）' if each.by_on else ''}",
            steps=("send_paper_copy",), due_on=each.by_on, done_on=each.sent_on, basis=first("MSF23 90.1"),
            **handler_duty(state),
        )  # fmt: skip


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
        common |= respondent_duty(state, number)
        if draft.redo and draft.redo_days is None:
            yield Duty(
                key=f"redo:{number}",
                title="重新作出行政行为",
                rule="remake_act_60d",
                basis=first("L23 64.1"),
                **common,
            )
        elif draft.redo:
            facts = {"days": draft.redo_days}
            yield Duty(
                key=f"redo:{number}",
                title="重新作出行政行为",
                rule="perform_ordered",
                facts=facts,
                basis=first("L23 64.1"),
                **common,
            )
        if draft.perform_days:
            facts = {"days": draft.perform_days}
            yield Duty(
                key=f"perform:{number}",
                title="履行复议决定",
                rule="perform_ordered",
                facts=facts,
                basis=first("L23 77.1"),
                **common,
            )
        elif not draft.redo:
            yield Duty(
                key=f"perform:{number}",
                title="履行复议决定",
                basis=first("L23 77.1"),
                **{**common, "on": None},
            )
    for order, fact in enumerate(state.performance_orders, 1):
        yield Duty(
            key=f"ordered:{order}", title="按责令限期履行", due_on=fact.by_on, done_on=performed(state, fact.respondent),
            steps=("report_performance",), basis=first("L23 77.2"), **respondent_duty(state, fact.respondent),
        )  # fmt: skip


def _letters(state: CaseState) -> Iterator[Duty]:
    for number, letter in enumerate(state.opinions, 1):
        on = served_on(state, letter.paper, f"organ-{number}")
        if on:
            yield Duty(
                key=f"opinion:{number}", title="报送意见书落实情况", rule="opinion_report_60d", on=on,
                post=Post.RESPONDENT_LIAISON, organ_id=letter.organ_id, done_on=letter.reported_on,
                steps=("opinion_report",), basis=first("L23 76"),
            )  # fmt: skip


def _copy_to_superior(state: CaseState) -> Iterator[Duty]:
    if to_copy(state):
        yield Duty(
            key="copy_to_superior", title="抄告上一级主管部门", steps=("copy_to_superior",), basis=first("L23 79.2"),
            **handler_duty(state),
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
                basis=first(_MAY_SUE[paper.kind]),
            )  # fmt: skip
