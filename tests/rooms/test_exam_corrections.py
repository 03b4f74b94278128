"""After an exam: one result is taken away, a faulty question gives its points; certificates and `fuyuan verify` follow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from exam_hall import Examinee, Hall

from fuyuan.business.training.exams.pool import result_in
from fuyuan.business.training.models import Certificate, Exam, ExamItem, Sitting
from fuyuan.clock import set_clock
from fuyuan.matters.models import Notification
from fuyuan.matters.services import StepRefused
from fuyuan.matters.verify import verify
from fuyuan.papers.blocks import strings
from fuyuan.papers.models import Paper
from fuyuan.papers.services import document_of

pytestmark = pytest.mark.django_db
CHEATED = {"ground": "cheating", "facts": "监控显示携带手机查找答案", "heard": "承认携带手机"}


@pytest.fixture
def hall() -> Iterator[Hall]:
    with set_clock("2026-09-01") as hand:
        made = Hall()
        made.hand = hand
        yield made


def sat(hall: Hall, **right: int) -> None:
    """An exam of nine questions, sat by those named with so many right answers, and closed."""
    hall.bank()
    hall.opened()
    for name, count in right.items():
        person = Examinee(hall, int(name.removeprefix("p")))
        person.enter()
        person.answer_all(count)
        person.end()
    hall.close()


def words(kind: str) -> str:
    paper = Paper.objects.get(kind=f"exam.{kind}")
    return " ".join(strings(*document_of(paper).blocks))


def test_a_result_taken_away_leads_back_to_the_exam_or_stops_the_card(hall: Hall) -> None:
    """HN16 21.1, JD25 17.2: 通过行政执法资格考试的，制发证件: without the result there is none."""
    first, second = hall.ready(1), hall.ready(2)
    sat(hall, p1=9, p2=9)
    hall.confirm()
    yes = dict.fromkeys(("in_post", "fit", "educated", "versed"), True)
    hall.take(second, "review", hall.supervisor, opinion="符合条件", **yes)
    hall.issue(second, 2)
    with pytest.raises(StepRefused, match="安排考试的人以外"):
        hall.take(hall.exam_id, "void_result", seat=hall.sitting(1).seat, **CHEATED)
    with pytest.raises(StepRefused, match="没有 9 号考生"):
        hall.take(hall.exam_id, "void_result", hall.supervisor, seat=9, **CHEATED)
    for serial in (1, 2):
        hall.take(hall.exam_id, "void_result", hall.supervisor, seat=hall.sitting(serial).seat, **CHEATED)
    assert Exam.objects.get(pk=hall.exam_id).passed == 0
    assert set(Sitting.objects.values_list("score", "voided")) == {(None, True)}
    assert Certificate.objects.get(pk=first).stage == "exam"
    card = Certificate.objects.get(pk=second)
    assert card.stage == "suspended"
    with pytest.raises(StepRefused, match="请办理注销"):
        hall.take(second, "restore", hall.supervisor, reason="期满")
    with pytest.raises(StepRefused, match="请办理注销"):
        hall.issue(second, 22, "renew", reason="遗失")
    hall.take(second, "cancel", hall.supervisor, ground="wrong", reason="考试成绩已经取消")
    with pytest.raises(StepRefused, match="已经取消"):
        hall.take(hall.exam_id, "void_result", hall.supervisor, seat=hall.sitting(1).seat, **CHEATED)
    paper = Paper.objects.filter(kind="exam.result_voided").latest("pk")
    assert "承认携带手机" in " ".join(strings(*document_of(paper).blocks))
    told = Notification.objects.filter(organ_id=hall.police.organ_id).values_list("text", flat=True)
    assert any("成绩更正" in text for text in told)
    page = hall.client(hall.supervisor).get(f"/training/exam/{hall.exam_id}/people/").content.decode()
    assert "成绩取消" in page
    assert list(verify(settings.HOME)) == []


def test_a_faulty_question_gives_its_points_and_whoever_reaches_the_mark_goes_on(hall: Hall) -> None:
    """One is one question short of the mark; the question he got wrong was faulty."""
    short, far = hall.ready(1), hall.ready(2)
    sat(hall, p1=4, p2=1)
    row = hall.sitting(1)
    hall.confirm()
    assert Certificate.objects.get(pk=short).stage == "exam"
    wrong = next(
        item for item, _ in row.paper if (row.marks or {})[str(item)] == 0 and points(item) + row.score >= 60
    )
    with pytest.raises(StepRefused, match="没有这道题"):
        hall.take(hall.exam_id, "free_question", hall.supervisor, item=10**6, reason="四个选项都对")
    hall.take(hall.exam_id, "free_question", hall.supervisor, item=wrong, reason="四个选项都对")
    exam = Exam.objects.get(pk=hall.exam_id)
    assert (exam.passed, hall.sitting(1).score) == (1, row.score + points(wrong))
    assert [Certificate.objects.get(pk=pk).stage for pk in (short, far)] == ["reviewing", "exam"]
    assert "民警1" in words("question_freed")
    with pytest.raises(StepRefused, match="已经给过分"):
        hall.take(hall.exam_id, "free_question", hall.supervisor, item=wrong, reason="四个选项都对")
    page = hall.client(hall.supervisor).get(f"/matters/exam/{hall.exam_id}/").content.decode()
    assert "题目更正" in page
    assert list(verify(settings.HOME)) == []


def points(item: int) -> int:
    return ExamItem.objects.values_list("points", flat=True).get(pk=item)


def test_an_annual_result_taken_away_is_none_and_the_review_made_with_it_is_looked_at(hall: Hall) -> None:
    hall.officer(1)
    card = hall.entered("民警1", "豫D04001")
    hall.bank()
    hall.opened(purpose="annual", year=2026, title="2026年年审考试")
    person = Examinee(hall, 1)
    person.enter()
    person.answer_all(9)
    person.end()
    hall.close()
    hall.confirm()
    told = {"held_on": hall.hand.at.date(), "score": "90", "pass_mark": "60", "conduct": "good"}
    hall.take(card, "annual_review", year=2026, **told)
    hall.take(hall.exam_id, "void_result", hall.supervisor, seat=hall.sitting(1).seat, **CHEATED)
    assert result_in(hall.sitting(1).person_id, 2026) is None
    notes = Notification.objects.filter(matter_id=card).values_list("text", flat=True)
    assert any("年审已经按原成绩办理" in text for text in notes)
