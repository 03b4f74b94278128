"""What a correction does to the rows beside the history, and to the certificates that rest on a result."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from fuyuan.business.training.bureau import bureau_id
from fuyuan.business.training.models import Certificate, Sitting
from fuyuan.matters.bulk import update
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from . import paper
from .records import Purpose
from .sealing import items_of, last_answers, slots_of, those_who_sat, with_answers
from .state import ExamState, Moved

COUNTING = ("exam", "reviewing", "issuing", "valid", "suspended")


@dataclass(frozen=True, slots=True)
class Remarked:
    """The sittings a freed question changes (not saved), and who reached the mark by it."""

    rows: tuple[Sitting, ...]
    moved: tuple[Moved, ...]


def remarked(exam_id: int, state: ExamState, item: int) -> Remarked:
    """Mark everybody again with one more question freed; whose result was taken away keeps none."""
    items, freed, mark = items_of(exam_id), state.freed_items | {item}, state.plan.pass_mark
    rows, moved = list[Sitting](), list[Moved]()
    for row, answers in with_answers([each for each in those_who_sat(exam_id) if not each.voided]):
        marks = paper.mark(slots_of(row, items), last_answers(answers), freed)
        before, after = row.score or 0, sum(marks.values())
        if after == before:
            continue
        row.marks, row.score = {str(pk): points for pk, points in marks.items()}, after
        rows.append(row)
        if before < mark <= after:
            told = Moved(person_id=row.person_id, name=row.name, unit=row.unit, before=before, after=after)
            moved.append(told)
    return Remarked(tuple(rows), tuple(moved))


def take_away(outcome: Outcome) -> None:
    """Subscriber of 取消个人成绩."""
    state: ExamState = outcome.state
    gone = state.voided[-1]
    row = Sitting.objects.get(matter_id=outcome.matter_id, person_id=gone.person_id)
    row.voided, row.score = True, None
    row.save(update_fields=["voided", "score"])
    _follow(outcome, [row], f"{gone.ground.label}，考试成绩取消")


def give_points(outcome: Outcome) -> None:
    """Subscriber of 题目有误、全部给分: certificates follow for those who reached the mark; for others nothing changes."""
    assert outcome.context
    found: Remarked = outcome.context.facts["remarked"]
    update(list(found.rows), ["marks", "score"])
    people = {each.person_id for each in found.moved}
    _follow(outcome, [row for row in found.rows if row.person_id in people], "题目有误，成绩更正")


def _follow(outcome: Outcome, rows: list[Sitting], why: str) -> None:
    """Correct what was written into certificates; what people have to decide is told to the supervision staff."""
    state: ExamState = outcome.state
    if state.plan.purpose is Purpose.QUALIFICATION:
        linked = [row for row in rows if row.linked]
        open_ones = Certificate.objects.filter(
            pk__in=[row.certificate_id for row in linked], stage__in=COUNTING
        )
        known = set(open_ones.values_list("pk", flat=True))
        for row in linked:
            if row.certificate_id in known:
                record = {"title": f"{state.title}（{state.number}）", "score": row.score, "reason": why}
                take_step(matter_id=row.certificate_id, step="correct_exam", record=record, actor=SYSTEM)
    else:
        _tell_reviews(outcome, rows, why)


def _tell_reviews(outcome: Outcome, rows: list[Sitting], why: str) -> None:
    """An annual review that was made with the old result is a decision already: somebody has to look at it."""
    year = outcome.state.plan.year
    for row in Certificate.objects.filter(
        pk__in=[each.certificate_id for each in rows], reviewed_year__gte=year
    ):
        notify(
            f"{row.title}（{row.unit_name}）{why}，{year}年年审已经按原成绩办理，请核对", post=Post.SUPERVISION_STAFF,
            organ_id=bureau_id(), matter_id=row.pk, url=matter_url("certificate", row.pk),
            key=f"exam-corrected:{outcome.matter_id}:{outcome.event.seq}:{row.pk}",
        )  # fmt: skip


def tell_units(outcome: Outcome) -> None:
    """Subscriber of both: units with people concerned hear of it."""
    state: ExamState = outcome.state
    step = outcome.event.step
    people = (
        [state.voided[-1].person_id]
        if step == "void_result"
        else [each.person_id for each in state.freed[-1].moved]
    )
    rows = Sitting.objects.filter(matter_id=outcome.matter_id, person_id__in=people).order_by("organ_id")
    for organ_id in rows.values_list("organ_id", flat=True).distinct():
        notify(
            f"{state.title}有成绩更正，涉及本单位人员，请查看并通知本人", post=Post.RESPONDENT_LIAISON, organ_id=organ_id,
            url=reverse("exam-people", args=[outcome.matter_id]),
            key=f"exam-corrected:{outcome.matter_id}:{outcome.event.seq}:unit:{organ_id}",
        )  # fmt: skip
