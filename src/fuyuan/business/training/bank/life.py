"""A question: who may write it, that somebody else reads it before it is used, what a change of the law asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.law import LawError
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from . import basis
from .records import Written
from .state import QuestionState

BASIS = "HN16 21.1, JD25 17.2"


def _title(written: Written) -> str:
    stem = " ".join(written.stem.split())
    return stem if len(stem) <= 60 else f"{stem[:59]}…"


def written(state: None, event: Event) -> QuestionState:
    record, stamped = event.record, event.stamped
    return QuestionState(
        stage="draft", title=_title(record), number=stamped["number"], opened_on=event.day, organ_id=event.by.organ_id, written=record,
        citation=stamped.get("citation", ""), writer_id=event.by.person_id, writer_post=event.by.post,
        review_by=date.fromisoformat(stamped["review_by"]), touched_on=event.day,
    )  # fmt: skip


def may_write(state: QuestionState | None, record: Written | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if twin := context.facts["twin"]:
        return Refusal(f"题库里已经有同样的题（{twin}），请核对")
    return _known(record.basis, context)


def _known(text: str, context: Context) -> Refusal | None:
    """The article exists in the text in force on the day: a question about a repealed text is not asked."""
    if not text:
        return None
    try:
        citation = basis.read(text, context.day)
    except LawError as error:
        return Refusal(f"依据没有认出：{error}")
    if not citation.version.in_force(context.day):
        return Refusal(f"{citation}现在没有施行，请写现行有效的条文")
    return None


def write_stamps(state: Any, record: Written, context: Context) -> Mapping[str, str]:
    by = context.calendar.add_workdays(context.day, int(context.facts["days"]))
    return {"review_by": by.isoformat(), **_cited(record.basis, context)}


def _cited(text: str, context: Context) -> dict[str, str]:
    return {"citation": basis.written(basis.read(text, context.day))} if text else {}


def revised(state: QuestionState, event: Event) -> QuestionState:
    """Another wording is another question for whoever reads it: it is reviewed again."""
    record, stamped = event.record, event.stamped
    return state.but(
        stage="draft", title=_title(record), written=record, citation=stamped.get("citation", ""), edition=state.edition + 1,
        writer_id=event.by.person_id, writer_post=event.by.post, review_by=date.fromisoformat(stamped["review_by"]), returned="",
    )  # fmt: skip


def as_written(state: QuestionState, context: Context) -> Mapping[str, Any]:
    return state.written.model_dump()


def approved(state: QuestionState, event: Event) -> QuestionState:
    return state.but(stage="in_use", citation=event.stamped.get("citation", ""), review_by=None)


def may_approve(state: QuestionState, record: Any, context: Context) -> Refusal | None:
    """Nobody lets through what he or she wrote; and the article is looked up again on the day."""
    if state.writer_id is not None and state.writer_id == context.actor.person_id:
        return Refusal("试题由命题人以外的人审核，请司法局其他人员办理")
    return _known(state.written.basis, context)


def approve_stamps(state: QuestionState, record: Any, context: Context) -> Mapping[str, str]:
    return _cited(state.written.basis, context)


def sent_back(state: QuestionState, event: Event) -> QuestionState:
    return state.but(stage="returned", returned=event.record.reason, review_by=None)


def rechecked(state: QuestionState, event: Event) -> QuestionState:
    """The wording shown beside the answer follows the number; the question stays the same edition of itself."""
    record = event.record
    return state.but(
        citation=event.stamped["citation"], written=state.written.model_copy(update={"basis": record.basis})
    )


def may_recheck(state: QuestionState, record: Any, context: Context) -> Refusal | None:
    if not state.citation or not basis.changed(state.citation, context.day):
        return Refusal("这道题依据的条文没有变化，不用核对")
    return _known(record.basis, context) if record else None


def recheck_stamps(state: QuestionState, record: Any, context: Context) -> Mapping[str, str]:
    return _cited(record.basis, context)


def now_at(state: QuestionState, context: Context) -> Mapping[str, Any]:
    """The same number in the text in force, as a first proposal."""
    now = basis.on_day(basis.known(state.citation), context.day) if state.citation else None
    return {"basis": str(now) if now else ""}


def retired(state: QuestionState, event: Event) -> QuestionState:
    return state.but(stage="retired", closed_on=event.day, ended_why=event.record.reason, review_by=None)


def question_duties(state: QuestionState) -> Iterable[Duty]:
    """The other post reads what one wrote, in working days the installation sets; what was sent back waits for its writer."""
    if state.stage == "draft":
        reader = (
            Post.TRAINING_ADMIN if state.writer_post is Post.SUPERVISION_STAFF else Post.SUPERVISION_STAFF
        )
        yield Duty(
            f"review-{state.edition}", "审核试题", reader, due_on=state.review_by, steps=("approve", "send_back"),
            organ_id=state.organ_id, basis=articles(BASIS)[0],
        )  # fmt: skip
    if state.stage == "returned":
        yield Duty(
            f"revise-{state.edition}", "修改退回的试题", state.writer_post, steps=("revise", "retire"), organ_id=state.organ_id,
            basis=articles(BASIS)[0],
        )  # fmt: skip
