"""Hands for the tests of exams: a bank of real questions, an exam drawn from it, examinees at their telephones."""

from __future__ import annotations

from typing import Any

from django.test import Client
from training_county import Training, resident

from fuyuan.business.training.exams.sitting import exam_code, seat_code
from fuyuan.business.training.models import Answer, Exam, ExamItem, Question, Sitting
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter

ARTICLES = "《行政处罚法》第九条", "《行政强制法》第九条", "《行政许可法》第四十二条"


def asked(serial: int, kind: str = "single", **more: Any) -> dict[str, Any]:
    """A question whose right choice is the first: 对, A, or A and B."""
    choices = [] if kind == "judge" else [f"选项{letter}" for letter in "甲乙丙丁"]
    answer = {"single": "A", "multiple": "AB", "judge": "对"}[kind]
    return {
        "kind": kind, "stem": f"第{serial}道题：下列说法怎样？", "options": choices, "answer": answer, "subject": "common", "area": "通用",
        "basis": ARTICLES[serial % 3], "explanation": f"解析{serial}", **more,
    }  # fmt: skip


class Hall(Training):
    """The training office with a bank; ``exam`` is the id of the exam in hand."""

    exam_id: int

    def question(self, serial: int, kind: str = "single", **more: Any) -> int:
        """Written by the training office, let through by the supervisor."""
        pk = self.written(serial, kind, **more)
        self.take(pk, "approve", self.supervisor, opinion="同意使用")
        return pk

    def written(self, serial: int, kind: str = "single", **more: Any) -> int:
        record = asked(serial, kind, **more)
        return open_matter(kind="exam_question", step="write", record=record, actor=self.trainer).matter_id

    def bank(self) -> None:
        for serial in range(4):
            self.question(serial)
            self.question(serial + 10, "multiple")
            self.question(serial + 20, "judge")

    def planned(self, **more: Any) -> int:
        parts = [{"kind": kind, "areas": [], "count": 3, "points": points} for kind, points in
                 (("single", 10), ("multiple", 15), ("judge", 5))]  # fmt: skip
        record = {
            "title": "行政执法资格考试", "purpose": "qualification", "on": self.hand.at.date(), "begins": "09:00", "late": 15,
            "minutes": 60, "parts": parts, "pass_mark": 60, **more,
        }  # fmt: skip
        self.exam_id = open_matter(kind="exam", step="plan", record=record, actor=self.trainer).matter_id
        return self.exam_id

    def opened(self, **more: Any) -> int:
        pk = self.planned(**more)
        self.take(pk, "draw")
        self.take(pk, "open")
        return pk

    @property
    def exam(self) -> Exam:
        return Exam.objects.get(pk=self.exam_id)

    def code(self) -> str:
        return exam_code(self.exam_id)

    def sitting(self, serial: int) -> Sitting:
        return Sitting.objects.get(matter_id=self.exam_id, name=f"民警{serial}")

    def seat_code(self, serial: int) -> str:
        return seat_code(self.sitting(serial))

    def close(self) -> Outcome:
        """The time of everybody is over."""
        self.hand.move(hours=2)
        return self.take(self.exam_id, "close")

    def confirm(self) -> Outcome:
        return self.take(self.exam_id, "confirm", self.supervisor, opinion="核对无误")


class Examinee:
    """Somebody with a telephone."""

    def __init__(self, hall: Hall, serial: int) -> None:
        self.hall, self.serial, self.client = hall, serial, Client()

    def enter(self, **more: Any) -> Any:
        told = {
            "code": self.hall.code(),
            "name": f"民警{self.serial}",
            "tail": resident(self.serial)[-6:],
            **more,
        }
        return self.client.post("/exam/", told)

    def answer(self, number: int, places: list[int], **headers: Any) -> Any:
        """Choose by the author's order, whatever the order on this paper."""
        item, order = self.hall.sitting(self.serial).paper[number - 1]
        return self.client.post(
            f"/exam/{number}/", {"choice": [order.index(place) for place in places]}, headers=headers
        )

    def answer_all(self, right: int) -> None:
        """Answer every question, the first ``right`` of them rightly."""
        for number, (item, _) in enumerate(self.hall.sitting(self.serial).paper, 1):
            places = ExamItem.objects.get(pk=item).right
            self.answer(number, places if number <= right else [1])

    def end(self) -> Any:
        return self.client.post("/exam/end/")


def kept(row: Sitting) -> list[tuple[int, str]]:
    return list(Answer.objects.filter(sitting=row).order_by("pk").values_list("item_id", "chosen"))


def in_use() -> int:
    return Question.objects.filter(stage="in_use").count()
