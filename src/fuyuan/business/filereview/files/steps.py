"""案卷评查 of one file as a table of steps. The steps cite no article of their own; the items of the sheet cite theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fuyuan.business.filereview.common import CLOCK, Person
from fuyuan.business.filereview.crews import ANSWERING, LEADERS, READERS
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Duty, Procedure, Stage
from fuyuan.matters.record import Nothing
from fuyuan.organs.posts import Post

from . import concluding, reading
from .records import Answered, Assigned, Concluded, Corrected, Judged, Replaced, Scored, Settled
from .state import FileState

# -- duties --------------------------------------------------------------------------------------------------------


def duties(state: FileState) -> Iterable[Duty]:
    yield from _scoring(state)
    if state.settle_by:
        yield Duty(
            key="settle", title="裁定评查分歧", due_on=state.settle_by, done_on=state.told_on,
            steps=("rule", "propose", "concur"), **_of(state, state.third),
        )  # fmt: skip
    if state.answer_by:
        yield from _answers(state)
    if state.conclude_by:
        yield Duty(
            key="conclude", title="确定案卷评查得分", due_on=state.conclude_by, done_on=state.concluded_on,
            steps=("conclude",), **_conclusion_owner(state),
        )  # fmt: skip
    yield from _corrections(state)


def _of(state: FileState, person: Person) -> dict[str, Any]:
    return {"post": person.post, "organ_id": state.organ_id, "person_id": person.person_id}


def _conclusion_owner(state: FileState) -> dict[str, Any]:
    """Who leads the round; the third reviewer where that would be judging the own file."""
    return _of(state, state.third) if state.leads_own else _lead(state)


def _lead(state: FileState) -> dict[str, Any]:
    return {"post": state.crew.lead, "organ_id": state.organ_id}


def _unit(state: FileState) -> dict[str, Any]:
    return {"post": Post.RESPONDENT_LIAISON, "organ_id": state.unit_id}


def _scoring(state: FileState) -> Iterator[Duty]:
    for person in state.reviewers:
        sheet = state.sheet_of(person.person_id)
        yield Duty(
            key=f"score:{person.person_id}", title="评查案卷、交评查表", due_on=state.score_by,
            done_on=sheet.on if sheet else None, steps=("score",), **_of(state, person),
        )  # fmt: skip


def _answers(state: FileState) -> Iterator[Duty]:
    """Nobody need answer: when the days are over the system goes on, once for all."""
    if state.crew.unit:
        yield Duty(
            key="answer", title="对评查意见说明、申辩", due_on=state.answer_by, done_on=state.answered_on, steps=("answer",),
            lapse="close_answering", **_unit(state),
        )  # fmt: skip
        return
    given = {each.person_id: each.on for each in state.answers}
    silent = [each.person_id for each in state.handlers if each.person_id not in given]
    for person in state.handlers:
        pk = person.person_id
        yield Duty(
            key=f"answer:{pk}", title="对评查意见说明、申辩", due_on=state.answer_by,
            done_on=given.get(pk) or state.answered_on, steps=("answer",),
            lapse="close_answering" if silent[:1] == [pk] else "", **_of(state, person),
        )  # fmt: skip


def _corrections(state: FileState) -> Iterator[Duty]:
    for each in state.corrections:
        owner = _corrector(state)
        yield Duty(
            key=f"correct:{each.number}", title=f"整改：{each.what}"[:120], due_on=each.by, done_on=each.done_on,
            steps=("correct",), **owner,
        )  # fmt: skip
        if each.done_on:
            yield Duty(
                key=f"confirm:{each.number}", title="确认整改", due_on=max(each.by, each.done_on), done_on=each.confirmed_on,
                steps=("confirm",), **_lead(state),
            )  # fmt: skip


def _corrector(state: FileState) -> dict[str, Any]:
    if state.crew.unit:
        return _unit(state)
    return _of(state, state.handlers[0]) if state.handlers else _conclusion_owner(state)


def columns(state: FileState) -> Mapping[str, Any]:
    return {
        "round_id": state.round_id,
        "round_number": state.round_number,
        "subject": state.subject,
        "file_id": state.file_id,
        "file_number": state.file_number,
        "unit_id": state.unit_id,
        "unit": state.unit,
        "handlers": "、".join(each.name for each in state.handlers)[:200],
        "score": state.score if state.final else None,
        "grade": state.grade if state.final else "",
        "vetoed": state.final and bool(state.vetoes),
        "told_on": state.told_on,
        "concluded_on": state.concluded_on,
        "corrections": len(state.open_corrections),
    }


act = Table(duties, frozenset({"score_by", "by"})).act

# fmt: off
FILE: Procedure[FileState] = Procedure(
    name="file_review",
    title="案卷评查表",
    state=FileState,
    stages=(
        Stage("scoring", "评查"),
        Stage("settling", "处理分歧", track=False),
        Stage("answering", "听取意见"),
        Stage("concluding", "待确定得分"),
        Stage("correcting", "整改"),
        Stage("closed", "办结", end=True),
    ),
    steps=(
        act("assign", "分派评查", "", CLOCK, at(), reading.assigned, Assigned, stamps=reading.assign_stamps, series="file",
            opens=True, internal=True),
        act("score", "交评查表", "", READERS, at("scoring"), reading.scored, Scored, guard=reading.may_score,
            initial=reading.first_score, stamps=reading.score_stamps,
            help="两名评查人各自评查。交齐以前谁也看不到对方的评查表，包括主持评查的人。"),
        act("replace", "更换评查人", "", LEADERS, at("scoring", "settling"), reading.replaced, Replaced,
            guard=reading.may_replace, stamps=reading.replace_stamps, common=False),
        act("propose", "提出协商意见", "", READERS, at("settling"), reading.proposed, Settled, guard=reading.may_propose,
            initial=reading.first_settlement),
        act("concur", "同意协商意见", "", READERS, at("settling"), reading.concurred, Nothing, guard=reading.may_concur,
            stamps=reading.turn_stamps),
        act("rule", "裁定分歧", "", READERS, at("settling"), reading.ruled, Settled, guard=reading.may_rule,
            initial=reading.first_settlement, stamps=reading.turn_stamps),
        act("answer", "说明、申辩", "", ANSWERING, at("answering"), concluding.answered, Answered, guard=concluding.may_answer,
            stamps=concluding.answer_stamps),
        act("close_answering", "申辩期满", "", CLOCK, at("answering"), concluding.lapsed, Nothing,
            stamps=concluding.answer_stamps, internal=True),
        act("conclude", "确定得分和等次", "", READERS, at("concluding"), concluding.concluded, Concluded,
            guard=concluding.may_conclude, initial=concluding.first_conclusion, papers=("review_sheet",)),
        act("correct", "报告整改", "", ANSWERING, at("correcting"), concluding.corrected, Corrected,
            guard=concluding.may_correct, initial=concluding.next_correction),
        act("confirm", "确认整改", "", LEADERS, at("correcting"), concluding.confirmed, Judged, guard=concluding.may_judge,
            initial=concluding.next_judged),
        act("send_back", "退回整改", "", LEADERS, at("correcting"), concluding.sent_back, Judged, guard=concluding.may_judge,
            initial=concluding.next_judged),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title} {state.unit} {state.round_number}",
)
# fmt: on
