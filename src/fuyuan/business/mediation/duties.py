"""Who owes what by which day: the office its asking, talks and visits, each party its instalments.

No statute sets these days except what an order sets (第七十七条第二款): they are the installation's, or the agreement's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .records import Form, Phase, Side
from .state import APPLICANTS, Item, MediationState

OPEN = ("asking", "talking", "agreed", "settled")


def mediator(state: MediationState) -> dict[str, Any]:
    return {"post": Post.HANDLER, "organ_id": state.organ_id, "person_id": state.holder_id}


def duties(state: MediationState) -> Iterable[Duty]:
    """Everything owed; what was done keeps its day, what an ended mediation still owed is owed no more."""
    groups = (_asking, _appointing, _talking, _agreement, _performance, _visits)
    for group in groups:
        for duty in group(state):
            if duty.done_on is not None or state.closed_on is None:
                yield duty


def _asking(state: MediationState) -> Iterator[Duty]:
    for key in state.asked:
        answer = state.answer_of(key)
        party = state.party(key)
        owner: dict[str, Any] = mediator(state)
        if key != APPLICANTS and party and party.organ_id:
            owner = {"post": Post.RESPONDENT_LIAISON, "organ_id": party.organ_id}
        title = f"表示是否愿意调解：{state.named(key)}"
        yield Duty(
            key=f"ask:{key}", title=title[:120], due_on=state.ask_by, done_on=answer.on if answer else None,
            steps=("consent",), basis=articles("L23 5.2")[0], **owner,
        )  # fmt: skip


def _appointing(state: MediationState) -> Iterator[Duty]:
    yield Duty(
        key="appoint", title="指定调解员", post=Post.OFFICE_HEAD, organ_id=state.organ_id,
        due_on=state.ask_by, done_on=state.appointed_on, steps=("appoint",),
    )  # fmt: skip


def _talking(state: MediationState) -> Iterator[Duty]:
    """The talks come to an end one way or the other; a case that was stopped for them must not stand still for ever."""
    if state.stage == "asking":
        return
    done = state.agreement.on if state.agreement else state.ended_on
    yield Duty(
        key="talk", title="组织调解，达成协议或者终结", due_on=state.talk_by, done_on=done,
        steps=("hold_session", "agree", "fail"), basis=articles("L23 5.1")[0], **mediator(state),
    )  # fmt: skip
    if state.case_stopped_on:
        yield Duty(
            key="resume", title="调解不成的，恢复案件审理", steps=("fail", "resume_case"), basis=articles("L23 39.2")[0],
            **mediator(state),
        )  # fmt: skip


def _agreement(state: MediationState) -> Iterator[Duty]:
    agreement = state.agreement
    if agreement is None or state.stage not in ("agreed", "settled"):
        return
    if state.stage == "settled":
        yield Duty(
            key="withdrawal",
            title="等待申请人撤回申请、案件终止",
            basis=articles("L23 74.2")[0],
            **mediator(state),
        )
        return
    title, steps = _next_act(state)
    yield Duty(key="conclude", title=title, steps=steps, basis=articles("L23 73.1")[0], **mediator(state))


def _next_act(state: MediationState) -> tuple[str, tuple[str, ...]]:
    agreement = state.agreement
    assert agreement
    if agreement.form is Form.STATEMENT and not agreement.number:
        return "制作行政复议调解书", ("make_statement",)
    if state.unsigned:
        return "各方签字、签章", ("sign",)
    return "调解书盖章", ("seal",)


def _performance(state: MediationState) -> Iterator[Duty]:
    agreement = state.agreement
    if agreement is None or agreement.effective_on is None:
        return
    for item in agreement.items:
        basis = (
            "L23 77.1"
            if agreement.form is Form.STATEMENT
            else "L23 74.1"
            if state.phase is Phase.DURING
            else ""
        )
        yield Duty(
            key=f"item:{item.number}", title=_item_title(item), due_on=item.by, done_on=item.done_on,
            steps=("perform", "order_performance"), basis=articles(basis)[0] if basis else None,
            **_owner(state, item),
        )  # fmt: skip


def _item_title(item: Item) -> str:
    what = item.what if len(item.what) <= 30 else f"{item.what[:29]}…"
    return f"第{item.number}期{'（已责令履行）' if item.ordered else ''}：{what}"


def _owner(state: MediationState, item: Item) -> dict[str, Any]:
    """An organ sees its own instalment; the mediator watches over those of citizens."""
    party = state.party(item.party)
    if party and party.side is Side.RESPONDENT and party.organ_id:
        return {"post": Post.RESPONDENT_LIAISON, "organ_id": party.organ_id}
    return mediator(state)


def _visits(state: MediationState) -> Iterator[Duty]:
    for number, visit in enumerate(state.visits, 1):
        yield Duty(key=f"visit:{number}", title="回访", done_on=visit.on, steps=("visit",), **mediator(state))
    if state.stage == "visiting":
        yield Duty(
            key=f"visit:{len(state.visits) + 1}", title="回访", due_on=state.visit_by, steps=("visit",), **mediator(state)
        )  # fmt: skip
