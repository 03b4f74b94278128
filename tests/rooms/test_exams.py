"""Exams: the bank and the law it stands on, papers, sitting, closing, and what the results do to certificates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from exam_hall import Examinee, Hall, kept
from training_county import CITY, notes, sent

from fuyuan.business.training import batches
from fuyuan.business.training.bank.basis import changed
from fuyuan.business.training.models import Answer, Certificate, Question, Sitting
from fuyuan.clock import set_clock
from fuyuan.config.demo.exams import BANK
from fuyuan.matters.models import Notification
from fuyuan.matters.services import StepRefused
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Iterator[Hall]:
    with set_clock("2026-09-01") as hand:
        made = Hall()
        made.hand = hand
        yield made


# -- from the plan to the certificate ------------------------------------------------------------------------------


def test_an_exam_is_drawn_sat_closed_confirmed_and_its_results_stand_in_the_applications(hall: Hall) -> None:
    """JD25 17.2; HN16 21.1. One passes, one fails, one stays away; the make-up is for the last two."""
    first, second, third = (hall.ready(serial) for serial in (1, 2, 3))
    hall.bank()
    hall.opened()
    good, bad = Examinee(hall, 1), Examinee(hall, 2)
    for person, right in ((good, 9), (bad, 3)):
        assert person.enter()["Location"] == "/exam/1/"
        person.answer_all(right)
        assert person.end()["Location"] == "/exam/result/"
    with pytest.raises(StepRefused, match="以前还可以入场"):
        hall.take(hall.exam_id, "close")
    closed = hall.close().state
    assert (closed.closing.sat, closed.closing.passed, closed.closing.answers) == (2, 1, 18)
    assert "不合格" in bad.client.get("/exam/result/").content.decode()
    with pytest.raises(StepRefused, match="安排考试的人以外"):
        hall.take(hall.exam_id, "confirm", opinion="核对无误")
    hall.confirm()
    stages = [Certificate.objects.get(pk=pk).stage for pk in (first, second, third)]
    assert stages == ["reviewing", "exam", "exam"], "who failed and who stayed away wait for the make-up"
    assert list(verify(Path(settings.HOME))) == []
    hall.hand.set("2026-09-10")
    number = hall.exam.number
    hall.opened(title="资格考试补考", makeup_of=number)
    assert set(Sitting.objects.filter(matter_id=hall.exam_id).values_list("name", flat=True)) == {
        "民警2",
        "民警3",
    }


def test_the_annual_review_takes_the_confirmed_result_and_no_other(hall: Hall) -> None:
    """The plan, measure 十四: 年审培训考试不合格的注销执法证."""
    hall.officer(1)
    pk = hall.entered("民警1", "豫D04001")
    hall.bank()
    hall.opened(purpose="annual", year=2026, title="2026年年审考试")
    person = Examinee(hall, 1)
    person.enter()
    person.answer_all(2)
    person.end()
    hall.close()
    hall.confirm()
    record = {"year": 2026, "held_on": "2026-09-01", "pass_mark": "60", "conduct": "good"}
    with pytest.raises(StepRefused, match="确认的成绩是 20 分"):
        hall.take(pk, "annual_review", score="90", **record)
    page = hall.client(hall.trainer).get(f"/matters/certificate/{pk}/steps/annual_review/").content.decode()
    assert 'value="20"' in page, "the confirmed result stands in the dialog"
    assert hall.take(pk, "annual_review", score="20", **record).state.stage == "cancelled"


# -- the bank ------------------------------------------------------------------------------------------------------


def test_a_question_waits_for_somebody_else_and_the_law_may_overtake_it(hall: Hall) -> None:
    """R07 28 was in force until 2026-06-30; since 2026-07-01 R26 says other words at that number."""
    hall.hand.set("2026-05-06")
    pk = hall.written(1, basis="《行政复议法实施条例》第二十八条")
    with pytest.raises(StepRefused, match="命题人以外的人"):
        hall.take(pk, "approve", opinion="同意使用")
    hall.take(pk, "approve", hall.supervisor, opinion="同意使用")
    assert Question.objects.get(pk=pk).citation == "R07 28"
    with pytest.raises(StepRefused, match="没有变化"):
        hall.take(pk, "recheck", basis="《行政复议法实施条例》第二十八条", note="仍然成立")
    hall.hand.set("2026-07-01")
    assert changed("R07 28", date(2026, 7, 1)), "nothing was written, the law alone moved"
    assert "待核对（条文已修改）1 道" in hall.trainer_client.get("/training/bank/").content.decode()
    assert "试题待核对" in hall.trainer_client.get("/desk/").content.decode()
    hall.officer(1)
    hall.planned(purpose="practice", parts=[{"kind": "single", "areas": [], "count": 1, "points": 100}])
    with pytest.raises(StepRefused, match="题库里可用的只有 0 道"):
        hall.take(hall.exam_id, "draw")
    hall.take(pk, "recheck", basis="《行政复议法实施条例》第二十条", note="新条例第二十条，仍然成立")
    assert Question.objects.get(pk=pk).citation == "R26 20"
    hall.take(hall.exam_id, "draw")


# -- sitting -------------------------------------------------------------------------------------------------------


def test_one_device_at_a_time_and_only_the_seat_code_moves_it(hall: Hall) -> None:
    hall.officer(1)
    hall.bank()
    hall.opened(purpose="practice")
    old, new = Examinee(hall, 1), Examinee(hall, 1)
    old.enter()
    old.answer(1, [0])
    code = hall.seat_code(1)
    assert "另一台设备" in new.enter().content.decode()
    assert new.enter(tail="", seat=code).status_code == 302
    told = old.answer(2, [0], accept="application/json")
    assert (told.status_code, "另一台设备" in told.json()["problem"]) == (409, True)
    assert "已换到别处作答" in old.client.get("/exam/2/").content.decode()
    assert hall.seat_code(1) != code, "a code is used once"
    assert "checked" in new.client.get("/exam/1/").content.decode(), "what was answered before is there"


def test_only_the_servers_clock_ends_a_sitting_and_what_is_late_is_not_kept(hall: Hall) -> None:
    hall.officer(1)
    hall.bank()
    hall.opened(purpose="practice", late=600)
    person = Examinee(hall, 1)
    person.enter()
    person.answer(1, [0])
    hall.hand.move(minutes=60, seconds=4)  # on its way when the time ended
    assert person.answer(2, [0], accept="application/json").status_code == 200
    hall.hand.move(seconds=2)
    assert "时间已到" in person.answer(3, [0], accept="application/json").json()["problem"]
    assert person.client.get("/exam/3/")["Location"] == "/exam/result/"
    row = hall.sitting(1)
    assert (len(kept(row)), row.ended, row.ended_at) == (2, "time", row.deadline)
    assert "时间到" in person.client.get("/exam/result/").content.decode()


def test_answers_are_never_changed_and_tampering_shows(hall: Hall) -> None:
    hall.officer(1)
    hall.bank()
    hall.opened(purpose="practice")
    person = Examinee(hall, 1)
    person.enter()
    person.answer_all(4)
    hall.close()
    row = Answer.objects.order_by("pk").last()
    assert row
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Answer.objects.filter(pk=row.pk).update(chosen="0")
    Answer.objects.create(sitting_id=row.sitting_id, item_id=row.item_id, chosen="0", at=row.at)
    with pytest.raises(StepRefused, match="摘要不一致"):
        hall.confirm()
    found = list(verify(Path(settings.HOME)))
    assert any("答卷与结束考试时留存的摘要不同" in line for line in found)
    Sitting.objects.filter(pk=row.sitting_id).update(score=100)
    assert any("成绩与答卷不符" in line for line in verify(Path(settings.HOME)))


# -- files ---------------------------------------------------------------------------------------------------------


def test_a_file_of_questions_is_taken_in_whole_or_not_at_all(hall: Hall) -> None:
    good = {"题型": "单选题", "题干": "违法行为在几年内未被发现的不再处罚？", "选项A": "一年", "选项B": "二年", "答案": "B",
            "依据": "《行政处罚法》第三十六条第一款"}  # fmt: skip
    bad = {**good, "题干": "第二道题怎样？", "答案": "D", "依据": "《行政处罚法》第三百条"}
    batch = sent("questions", [good, bad, good], hall.trainer)
    assert set(notes(batch)) == {3, 4}
    assert "不在选项里" in notes(batch)[3]
    assert "与第 2 行是同一道题" in notes(batch)[4]
    client = hall.client(hall.trainer)
    page = client.get(f"/training/sheet/{batch.pk}/").content.decode()
    assert "有一行不对，全部不导入" in page
    client.post(f"/training/sheet/{batch.pk}/go/")
    assert Question.objects.count() == 0
    batch = sent("questions", [good], hall.trainer)
    client.post(f"/training/sheet/{batch.pk}/go/")
    assert Question.objects.get().stage == "draft", "somebody else reads it first"


def test_a_word_file_becomes_the_same_questions(hall: Hall) -> None:
    importer = batches.importer_of("questions")
    assert importer
    batch = batches.receive(importer, word_file(BANK.read_text(encoding="utf-8")), "题库.docx", hall.trainer)
    assert (batch.total, notes(batch)) == (72, {})
    numbered = docx.Document()
    numbered.add_paragraph("一年", style="List Number")
    numbered.paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()
    out = io.BytesIO()
    numbered.save(out)
    with pytest.raises(batches.BadSheet, match="自动编号"):
        batches.receive(importer, out.getvalue(), "题库.docx", hall.trainer)


def word_file(text: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


# -- desk ----------------------------------------------------------------------------------------------------------


def test_the_bureau_sees_seat_codes_and_figures_a_unit_its_own_people(hall: Hall) -> None:
    hall.officer(1)
    hall.officer(2, unit=CITY)
    hall.bank()
    hall.opened(purpose="practice")
    note = Notification.objects.get(organ_id=hall.police.organ_id, url__contains="/people/")
    assert "本单位 1 人参加" in note.text
    unit, bureau = hall.client(hall.police), hall.client(hall.trainer)
    theirs = unit.get(note.url).content.decode()
    assert "民警1" in theirs
    assert "民警2" not in theirs
    assert hall.seat_code(1) not in theirs
    listed = bureau.get(note.url).content.decode()
    assert hall.seat_code(1) in listed
    assert hall.code() in listed
    assert hall.code() in bureau.get(f"/training/exam/{hall.exam_id}/wall/").content.decode()
    person = Examinee(hall, 1)
    person.enter()
    person.answer_all(9)
    person.end()
    hall.close()
    hall.confirm()
    bureau = hall.client(hall.trainer)
    assert "成绩" in hall.client(hall.police).get(note.url).content.decode()
    assert "1.00" in bureau.get(f"/training/exam/{hall.exam_id}/figures/").content.decode()
    assert bureau.get(f"{note.url}?export=1")["Content-Type"].endswith("spreadsheetml.sheet")


def test_who_guesses_is_stopped_and_a_seat_code_helps_who_mistyped(hall: Hall) -> None:
    hall.officer(1)
    hall.bank()
    hall.opened(purpose="practice")
    person = Examinee(hall, 1)
    for _ in range(10):
        assert "对不上" in person.enter(tail="000000").content.decode()
    assert "次数太多" in person.enter().content.decode()
    hall.hand.move(minutes=14)
    hall.hand.move(minutes=2)
    assert "不能入场" in person.enter().content.decode(), (
        "fifteen minutes after the beginning the doors are shut"
    )
    assert "没有这个考试码" in person.enter(code="AAAA-2222").content.decode()


def test_an_exam_nobody_closed_is_closed_at_night(hall: Hall) -> None:
    hall.officer(1)
    hall.bank()
    hall.opened(purpose="practice")
    Examinee(hall, 1).enter()
    hall.hand.set("2026-09-02")
    assert [each.step for each in tick()] == ["close"]
    row = hall.sitting(1)
    assert (hall.exam.stage, row.ended, row.score) == ("closed", "time", 0)
