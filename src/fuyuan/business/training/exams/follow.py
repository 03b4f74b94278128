"""What follows a step of an exam: its papers as rows, those who did not hand in, units told, results in the certificates."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Count
from django.urls import reverse

from fuyuan.business.training.models import Answer, Certificate, ExamItem, Sitting
from fuyuan.business.training.numbers import grace_now
from fuyuan.matters import clock
from fuyuan.matters.bulk import update
from fuyuan.matters.notify import notify
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import Post

from .pool import Draft, eligible
from .records import Purpose
from .sealing import items_of, root_of, settle, those_who_sat, with_answers
from .state import Closing, ExamState

AT_ONCE = 200  # results written into certificates in one transaction
OVER = ["ended_at", "ended", "marks", "score", "digest"]


def write_papers(outcome: Outcome) -> None:
    """Subscriber of 组卷: the pool in its wording of today, and who sits where."""
    state: ExamState = outcome.state
    draft = Draft(state.plan, outcome.event.day)
    for item in draft.items:
        item.matter_id = outcome.matter_id
    for sitting in draft.candidates:
        sitting.matter_id = outcome.matter_id
    ExamItem.objects.bulk_create(draft.items, batch_size=500)
    Sitting.objects.bulk_create(draft.candidates, batch_size=500)


def forget_papers(outcome: Outcome) -> None:
    """Subscriber of 修改安排 and 取消考试: nobody has begun, so nothing of value goes."""
    Sitting.objects.filter(matter_id=outcome.matter_id).delete()
    ExamItem.objects.filter(matter_id=outcome.matter_id).delete()


def tell_units(outcome: Outcome) -> None:
    """Each unit's liaison hears when its people sit."""
    plan, pk = outcome.state.plan, outcome.matter_id
    counts = (
        Sitting.objects.filter(matter_id=pk).order_by().values_list("organ_id").annotate(people=Count("pk"))
    )
    for organ_id, people in counts:
        text = f"{plan.title}：{plan.on.month}月{plan.on.day}日 {plan.begins:%H:%M} 开考，本单位 {people} 人参加，请通知本人"
        notify(
            text, post=Post.RESPONDENT_LIAISON, organ_id=organ_id, url=reverse("exam-people", args=[pk]),
            key=f"exam:{pk}:{outcome.event.seq}:{organ_id}",
        )  # fmt: skip


def seat_one_more(outcome: Outcome) -> None:
    """Subscriber of 补充考生: the next seat after the last."""
    person = int(outcome.event.stamped["person"])
    (row,) = [each for each in eligible(outcome.state.plan) if each.person_id == person]
    row.matter_id, row.seat = (
        outcome.matter_id,
        Sitting.objects.filter(matter_id=outcome.matter_id).count() + 1,
    )
    row.save(force_insert=True)


# -- closing -----------------------------------------------------------------------------------------------------------


def finished(exam_id: int) -> list[Sitting]:
    """Return those who sat, by seat; whose time ran out without handing in is marked here (not saved)."""
    rows = those_who_sat(exam_id)
    open_ones, items = [row for row in rows if row.ended_at is None], items_of(exam_id)
    for row, answers in with_answers(open_ones):
        row.ended_at, row.ended = row.deadline, Sitting.Ended.TIME_UP
        settle(row, answers, items)
    return rows


def closing_of(exam_id: int, state: ExamState, rows: list[Sitting]) -> Closing:
    answers = Answer.objects.filter(sitting__matter_id=exam_id).count()
    passed = sum((row.score or 0) >= state.plan.pass_mark for row in rows)
    return Closing(
        on=clock.today(),
        digest=root_of([row.digest for row in rows]),
        sat=len(rows),
        answers=answers,
        passed=passed,
    )


def still_writing(exam_id: int) -> int:
    """Return how many are at it: begun, not handed in, their time and the grace not over."""
    since = clock.now() - grace_now()
    return Sitting.objects.filter(matter_id=exam_id, deadline__gte=since, ended_at=None).count()


def write_results(outcome: Outcome) -> None:
    """Subscriber of 结束考试. An answer that came in while the digest was taken sends the officer back to the button."""
    assert outcome.context
    rows: list[Sitting] = outcome.context.facts["finished"]
    list(Sitting.objects.select_for_update().filter(matter_id=outcome.matter_id).values_list("pk"))
    if Answer.objects.filter(sitting__matter_id=outcome.matter_id).count() != outcome.state.closing.answers:
        raise StepRefused(Refusal("刚才还有答案正在保存，请再办理一次“结束考试”"))
    update([row for row in rows if row.ended == Sitting.Ended.TIME_UP], OVER)


# -- results -----------------------------------------------------------------------------------------------------------


def start_linking(outcome: Outcome) -> None:
    """Subscriber of 确认成绩: a small exam is written into the certificates at once, a large one goes on from its page."""
    if outcome.state.plan.purpose is Purpose.QUALIFICATION:
        link_results(outcome.matter_id, outcome.state)


def unlinked(exam_id: int) -> int:
    return Sitting.objects.filter(matter_id=exam_id, linked=False).exclude(score=None).count()


def link_results(exam_id: int, state: ExamState) -> int:
    """Write the next results of a qualification exam into the applications that wait for them; return how many are left.

    One transaction for each call, and no result twice. An application that ended meanwhile is passed over.
    """
    with transaction.atomic():
        rows = Sitting.objects.select_for_update().filter(matter_id=exam_id, linked=False).exclude(score=None)
        batch = list(rows.order_by("seat")[:AT_ONCE])
        waiting = Certificate.objects.filter(pk__in=[row.certificate_id for row in batch], stage="exam")
        open_ones = set(waiting.values_list("pk", flat=True))
        for row in batch:
            if row.certificate_id in open_ones:
                record = {
                    "exam": exam_id, "title": f"{state.title}（{state.number}）", "held_on": state.plan.on, "score": row.score,
                    "pass_mark": state.plan.pass_mark,
                }  # fmt: skip
                take_step(matter_id=row.certificate_id, step="link_exam", record=record, actor=SYSTEM)
            row.linked = True
        update(batch, ["linked"])
    return unlinked(exam_id)
