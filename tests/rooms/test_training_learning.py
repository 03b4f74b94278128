"""Mentors and lessons: what people confirm and learn by their own telephones, and the hours that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from exam_hall import Hall
from training_county import CITY, resident

from fuyuan.business.training.lessons.learning import lesson_code
from fuyuan.business.training.lessons.life import LessonState
from fuyuan.business.training.mentoring.life import months_between
from fuyuan.business.training.models import Credit, Learner, Lesson, Mentoring, Officer, Question
from fuyuan.clock import set_clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.sealed_ids import sealed_id

pytestmark = pytest.mark.django_db
PLAN = {"from_on": "2026-09-01", "to_on": "2026-10-31", "plan": "九月学习调查取证，十月独立制作案卷"}


@pytest.fixture
def hall() -> Iterator[Hall]:
    with set_clock("2026-09-01T09:00") as hand:
        made = Hall()
        made.hand = hand
        yield made


def opened(kind: str, step: str, actor: Actor, **record: Any) -> int:
    return open_matter(kind=kind, step=step, record=record, actor=actor).matter_id


def pair(hall: Hall, **more: Any) -> int:
    return opened(
        "mentoring", "pair", hall.police, **{"mentor": "民警1", "newcomer": "民警2", **PLAN, **more}
    )


def confirm(pk: int, month: str, serial: int, tail: str = "") -> Any:
    told = {"month": month, "name": f"民警{serial}", "tail": tail or resident(serial)[-6:]}
    return Client().post(f"/mentor/{sealed_id('mentoring', pk)}/", told)


def test_who_mentors_holds_a_card_and_the_same_kind_of_post(hall: Hall) -> None:
    """HN16 20.1, 21.1; plan, measures 十一 and 十四."""
    for serial in (1, 2):
        hall.officer(serial)
    with pytest.raises(StepRefused, match="没有有效的证件"):
        pair(hall)
    hall.entered("民警1", "豫D04001")
    with pytest.raises(StepRefused, match="不能是同一个人"):
        pair(hall, newcomer="民警1")
    with pytest.raises(StepRefused, match="最长两年"):
        pair(hall, to_on="2029-01-01")
    hall.officer(3, profile={"kind": "supervisor"})
    with pytest.raises(StepRefused, match="同一类人员"):
        pair(hall, newcomer="民警3")
    hall.officer(4, unit=CITY)
    with pytest.raises(StepRefused, match="不是本单位"):
        pair(hall, newcomer="民警4")
    pk = pair(hall)
    with pytest.raises(StepRefused, match="已经有人带教"):
        pair(hall)
    due = dict(DutyRow.objects.filter(matter_id=pk).values_list("key", "due"))
    assert due == {"log-2026-09": date(2026, 10, 10), "assess": date(2026, 11, 16)}
    hall.take(pk, "log", hall.police, month="2026-09", taught="现场检查、询问笔录")
    assert DutyRow.objects.get(matter_id=pk, key="log-2026-10").due == date(2026, 11, 10)


def test_each_month_is_confirmed_by_both_and_the_hours_are_approved_by_somebody_else(hall: Hall) -> None:
    for serial in (1, 2, 3):
        hall.officer(serial)
    hall.entered("民警1", "豫D04001")
    pk = pair(hall)
    hall.take(pk, "log", hall.police, month="2026-09", taught="现场检查、询问笔录")
    with pytest.raises(StepRefused, match="还没有到"):
        hall.take(pk, "log", hall.police, month="2026-10", taught="制作案卷")
    assert confirm(pk, "2026-09", 1, "000000").status_code == 422
    assert "不是这一对" in confirm(pk, "2026-09", 3).content.decode()
    assert "带教人员）已经确认2026年9月" in confirm(pk, "2026-09", 1).content.decode()
    assert "已经确认过" in confirm(pk, "2026-09", 1).content.decode()
    hall.take(pk, "log", hall.police, month="2026-09", taught="现场检查、询问笔录、证据保存")
    for serial in (1, 2):  # told anew, it is confirmed anew
        assert confirm(pk, "2026-09", serial).status_code == 200
    with pytest.raises(StepRefused, match="双方已经确认"):
        hall.take(pk, "log", hall.police, month="2026-09", taught="别的内容")
    hall.hand.set("2026-11-02T09:00")
    done = {
        "on": "2026-11-02",
        "result": "good",
        "opinion": "可以独立办案",
        "mentor_hours": "8",
        "newcomer_hours": "16",
    }
    hall.take(pk, "log", hall.police, month="2026-10", taught="制作案卷")
    with pytest.raises(StepRefused, match="2026年10月的带教记录"):
        hall.take(pk, "assess", hall.police, **done)
    for serial in (1, 2):
        confirm(pk, "2026-10", serial)
    with pytest.raises(StepRefused, match="最多 8 学时"):
        hall.take(pk, "assess", hall.police, **{**done, "mentor_hours": "9"})
    with pytest.raises(StepRefused, match="不合格的"):
        hall.take(pk, "assess", hall.police, **{**done, "result": "poor"})
    hall.take(pk, "assess", hall.police, **done)
    assert not Credit.objects.exists()
    hall.take(pk, "approve", opinion="同意认定")
    assert sorted(Credit.objects.values_list("hours", flat=True)) == [8, 16]
    assert Mentoring.objects.get(pk=pk).agreed == 2
    newcomer = Mentoring.objects.get(pk=pk).newcomer_id
    page = (
        hall.client(hall.trainer)
        .get(f"/matters/officer/{Officer.objects.get(person_id=newcomer).pk}/")
        .content.decode()
    )
    assert "民警1带民警2" in page  # the ledger of hours names the pair


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), ("2026-09",)),
        (date(2026, 11, 30), date(2027, 2, 1), ("2026-11", "2026-12", "2027-01", "2027-02")),  # over the year
    ],
)
def test_the_months_of_a_term(first: date, last: date, months: tuple[str, ...]) -> None:
    assert months_between(first, last) == months


# -- lessons -------------------------------------------------------------------------------------------------------


def lesson(hall: Hall, asks: tuple[str, ...] | None = None, **more: Any) -> int:
    """Two pages of half an hour, two questions of the bank unless others are named."""
    if asks is None:
        asks = tuple(Question.objects.get(pk=hall.question(serial)).number for serial in range(2))
    pages = [{"title": f"第{at}节", "text": f"第{at}节的内容。", "minutes": 30} for at in (1, 2)]
    record = {
        "title": "行政处罚告知怎样写", "subject": "special", "pages": pages, "questions": asks, "pass_count": len(asks),
        "hours": "1.3", "until": "2026-09-10", **more,
    }  # fmt: skip
    pk = opened("lesson", "write", hall.trainer, **record)
    hall.take(pk, "publish", hall.supervisor)
    return pk


def entered(pk: int, serial: int, **more: Any) -> tuple[Client, Any]:
    client = Client()
    told = {"code": lesson_code(pk), "name": f"民警{serial}", "tail": resident(serial)[-6:], **more}
    return client, client.post("/lesson/", told)


def test_a_lesson_is_read_by_the_servers_clock_answered_and_its_hours_are_approved(hall: Hall) -> None:
    """HN16 21.1, JD25 10; plan, measure 十四."""
    for serial in (1, 2):
        hall.officer(serial)
    pk = lesson(hall)
    told = Notification.objects.filter(organ_id=hall.police.organ_id).values_list("text", flat=True)
    assert any(lesson_code(pk) in text for text in told)
    assert entered(pk, 1, tail="000000")[1].status_code == 422
    assert "没有这个微课码" in entered(pk, 1, code="AAAA-AAAA")[1].content.decode()
    client, answer = entered(pk, 1)
    assert answer["Location"] == "/lesson/1/"
    assert client.get("/lesson/2/")["Location"] == "/lesson/1/"  # nobody runs ahead
    client.get("/lesson/1/")
    hall.hand.move(minutes=29)
    assert "还要学习 1 分钟" in client.post("/lesson/1/").content.decode()
    hall.hand.move(minutes=1)
    assert client.post("/lesson/1/")["Location"] == "/lesson/2/"
    assert client.get("/lesson/questions/")["Location"] == "/lesson/2/"
    client.get("/lesson/2/")
    again, answer = entered(pk, 1)  # another device goes on where the first left off, and the first is out
    assert answer["Location"] == "/lesson/2/"
    assert client.get("/lesson/2/")["Location"] == "/lesson/"
    hall.hand.move(minutes=30)
    assert again.post("/lesson/2/")["Location"] == "/lesson/questions/"
    assert "答对 1 道" in again.post("/lesson/questions/", {"q0": "0", "q1": "1"}).content.decode()
    assert again.post("/lesson/questions/", {"q0": "0"}).status_code == 422
    assert again.post("/lesson/questions/", {"q0": "0", "q1": "0"})["Location"] == "/lesson/done/"
    assert "解析1" in again.get("/lesson/done/").content.decode()
    entered(pk, 2)
    with pytest.raises(StepRefused, match="截止以后报送"):
        hall.take(pk, "report", attended=[])
    hall.hand.set("2026-09-11T09:00")
    assert "已经截止" in entered(pk, 2)[1].content.decode()
    row = Learner.objects.get(matter_id=pk, name="民警1")
    line = {
        "officer_id": row.officer_id,
        "person_id": row.person_id,
        "name": row.name,
        "unit": row.unit,
        "hours": "1.3",
    }
    with pytest.raises(StepRefused, match="有变化"):
        hall.take(pk, "report", attended=[{**line, "name": "别人"}])
    hall.take(pk, "report", attended=[line])
    with pytest.raises(StepRefused, match="报送人以外"):
        hall.take(pk, "approve", hall.trainer)
    hall.take(pk, "approve", hall.supervisor)
    assert list(Credit.objects.values_list("person_id", "hours", "on")) == [
        (row.person_id, Decimal("1.3"), date(2026, 9, 10))
    ]


def test_a_lesson_is_worth_what_its_pages_take_and_is_checked_by_somebody_else(hall: Hall) -> None:
    with pytest.raises(StepRefused, match="最多 1.3 学时"):
        lesson(hall, hours="1.4")
    with pytest.raises(StepRefused, match="没有在用的试题"):
        lesson(hall, asks=("汝试题〔2026〕99号",))
    with pytest.raises(StepRefused, match="超过了测试题"):
        lesson(hall, asks=(), pass_count=1)
    own = {
        "pages": [{"title": "一", "text": "内容一。", "minutes": 45}],
        "questions": [],
        "pass_count": 0,
        "hours": "1",
    }
    pk = opened(
        "lesson", "write", hall.trainer, title="没有测试题的微课", subject="common", until="2026-09-05", **own
    )
    with pytest.raises(StepRefused, match="编写人以外"):
        hall.take(pk, "publish", hall.trainer)
    hall.take(pk, "publish", hall.supervisor)
    hall.officer(1)
    client, _ = entered(pk, 1)
    client.get("/lesson/1/")
    hall.hand.move(minutes=45)
    assert client.post("/lesson/1/")["Location"] == "/lesson/done/"  # without questions the last page ends it
    assert LessonState.model_validate_json(Lesson.objects.get(pk=pk).state).minutes == 45


def test_who_is_signed_in_proves_once_who_he_is_and_learns_without_the_code(hall: Hall) -> None:
    """The progress hangs on the person: with the code or from the desk it is the same; files go to who learns alone."""
    hall.officer(1, name=hall.police.name)
    draft = "lesson-with-a-file"
    use = receive_file(actor=hall.trainer, name="课件.txt", chunks=["告知书样本".encode()], draft=draft)
    pages = [{"title": f"第{at}节", "text": f"第{at}节的内容。", "minutes": 30} for at in (1, 2)]
    record = {
        "title": "行政处罚告知怎样写", "subject": "special", "pages": pages, "hours": "1.3", "until": "2026-09-10",
        "files": [reference(use).model_dump()],
    }  # fmt: skip
    pk = open_matter(kind="lesson", step="write", record=record, actor=hall.trainer, token=draft).matter_id
    form = hall.client(hall.trainer).get(f"/matters/lesson/{pk}/steps/rewrite/").content.decode()
    assert "课件.txt" in form  # a change keeps the file unless it is taken out
    hall.take(pk, "publish", hall.supervisor)
    client = hall.client(hall.police)
    assert client.post(f"/training/my-lessons/{pk}/")["Location"] == "/training/my-lessons/"
    assert client.post("/training/my-lessons/", {"tail": "000000"}).status_code == 422
    assert client.post("/training/my-lessons/", {"tail": resident(1)[-6:]}).status_code == 302
    page = client.get("/training/my-lessons/").content.decode()
    assert "没有开始" in page
    assert "2026年已经认定 0 学时" in page
    assert client.post(f"/training/my-lessons/{pk}/")["Location"] == "/lesson/1/"
    assert "课件.txt" in client.get("/lesson/1/").content.decode()
    sent = client.get(f"/lesson/file/{use.pk}/")
    assert (sent.headers["X-Content-Type-Options"], b"".join(sent)) == ("nosniff", "告知书样本".encode())
    assert Client().get(f"/lesson/file/{use.pk}/").status_code == 302  # to the door of the lessons
    assert client.get(f"/lesson/file/{use.pk + 1}/").status_code == 404
    assert client.post(f"/training/my-lessons/{10**25}/").status_code == 404
    hall.hand.move(minutes=30)
    client.post("/lesson/1/")
    _, answer = entered(pk, 1, name=hall.police.name)
    assert answer["Location"] == "/lesson/2/"
    assert "读完 1 / 2 页" in client.get("/training/my-lessons/").content.decode()
    other = hall.client(hall.trainer)
    assert (
        other.post("/training/my-lessons/", {"tail": resident(1)[-6:]}).status_code == 422
    )  # another's number
