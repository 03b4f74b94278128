"""Answers outside the chain of events, and how tampering with them shows: each sitting's digest, and over those one root that
stands in the closing event of the exam (docs/decisions/0022)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from fuyuan.business.training.models import Answer, Exam, ExamItem, Sitting
from fuyuan.matters.chain import canonical, merkle_root, sm3
from fuyuan.organs.guards import append_only
from fuyuan.organs.guards import register as hold

from . import paper
from .pool import digest_of
from .state import ExamState

BATCH = 500  # sittings whose answers are read at once


def protect() -> None:
    hold(append_only(Answer._meta.db_table))


def digest_of_sitting(row: Sitting, answers: Iterable[Answer]) -> str:
    """Return the SM3 digest of who sat from when, and of every answer in the order given."""
    given = [[each.pk, each.item_id, each.chosen, each.at.timestamp()] for each in answers]
    began = row.started_at.timestamp() if row.started_at else None
    return sm3(canonical([row.pk, row.person_id, began, row.paper, given]).encode())


def root_of(digests: Sequence[str]) -> str:
    """Return the Merkle root over the sittings in the order of their seats."""
    return merkle_root(list(digests))


def last_answers(answers: Iterable[Answer]) -> dict[int, tuple[int, ...]]:
    """Return by question what was chosen in the end."""
    return {each.item_id: tuple(map(int, each.chosen.split(",") if each.chosen else ())) for each in answers}


def items_of(exam_id: int) -> dict[int, paper.Item]:
    rows = ExamItem.objects.filter(matter_id=exam_id).only("part", "choices", "right", "points")
    return {
        row.pk: paper.Item(row.pk, row.part, len(row.choices), tuple(row.right), row.points) for row in rows
    }


def slots_of(row: Sitting, items: Mapping[int, paper.Item]) -> list[paper.Slot]:
    return [paper.Slot(items[item], tuple(order)) for item, order in row.paper]


def settle(row: Sitting, answers: Sequence[Answer], items: Mapping[int, paper.Item]) -> None:
    """Mark a sitting that is over, and take its digest; the caller saves it."""
    marks = paper.mark(slots_of(row, items), last_answers(answers))
    row.marks = {str(item): points for item, points in marks.items()}
    row.score, row.digest = sum(marks.values()), digest_of_sitting(row, answers)


def with_answers(rows: Sequence[Sitting]) -> Iterator[tuple[Sitting, list[Answer]]]:
    """Yield sittings with their answers, a batch in one query."""
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        found = Answer.objects.filter(sitting_id__in=[row.pk for row in batch]).order_by("sitting_id", "pk")
        by_sitting = {pk: list(group) for pk, group in groupby(found, key=lambda each: each.sitting_id)}
        for row in batch:
            yield row, by_sitting.get(row.pk, [])


def those_who_sat(exam_id: int) -> list[Sitting]:
    return list(Sitting.objects.filter(matter_id=exam_id).exclude(started_at=None).order_by("seat"))


def digest_now(exam_id: int) -> str:
    """Compute the root again from the answers as they stand."""
    return root_of([digest_of_sitting(*each) for each in with_answers(those_who_sat(exam_id))])


# -- verify ------------------------------------------------------------------------------------------------------------


def exam_differences() -> Iterator[str]:
    """For `fuyuan verify`: pool, candidates, answers and marks of every exam against what its events sealed."""
    for row in Exam.objects.exclude(stage__in=("planned", "cancelled")).order_by("pk"):
        state, where = ExamState.model_validate_json(row.state), f"考试 {row.number}"
        yield from _pool(row.pk, state, where)
        if state.closing:
            yield from _answers(row.pk, state, where)


def _pool(pk: int, state: ExamState, where: str) -> Iterator[str]:
    drawing = state.drawing
    people = Sitting.objects.filter(matter_id=pk, seat__lte=drawing.people if drawing else 0).order_by("seat")
    items = ExamItem.objects.filter(matter_id=pk).order_by("pk")
    if drawing and digest_of(list(items), list(people)) != drawing.digest:
        yield f"{where}：考试用题或者考生名单与组卷时不同"


def _answers(pk: int, state: ExamState, where: str) -> Iterator[str]:
    items, digests = items_of(pk), list[str]()
    for row, answers in with_answers(those_who_sat(pk)):
        digests.append(digest_of_sitting(row, answers))
        if digests[-1] != row.digest:
            yield f"{where}：{row.seat} 号考生的答卷与交卷时不同"
        marks = paper.mark(slots_of(row, items), last_answers(answers), state.freed_items)
        taken = any(each.person_id == row.person_id for each in state.voided)
        if row.score != (None if taken else sum(marks.values())):
            yield f"{where}：{row.seat} 号考生的成绩与答卷不符"
    if state.closing and root_of(digests) != state.closing.digest:
        yield f"{where}：答卷与结束考试时留存的摘要不同"
