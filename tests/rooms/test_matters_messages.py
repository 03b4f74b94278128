"""Messages: told once, to whom they concern, and nothing leaves the house for an act that was rolled back."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import connection, transaction

from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import DutyRow, Notification, OutboxMessage
from fuyuan.matters.notify import (
    Channel,
    ConsoleGateway,
    mark_read,
    notifications,
    notify,
    send_later,
    send_outbox,
)
from fuyuan.matters.reminders import remind
from fuyuan.organs import settings as chosen
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, AccountKind
from fuyuan.organs.posts import Post
from toy.desk import CLERK, HANDLER, accepted, duty, receive, take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand
    chosen.forget()


def texts(actor: Actor) -> list[str]:
    return [note.text for note in notifications(actor)]


# --- in the application ---------------------------------------------------------------------------------------------


def test_a_person_reads_what_is_for_him_and_what_is_for_his_post() -> None:
    notify("给个人", person_id=HANDLER.person_id)
    notify("给岗位", post=Post.HANDLER, organ_id=7)
    notify("给别的机关", post=Post.HANDLER, organ_id=8)
    notify("给指定的承办人", person_id=99, post=Post.HANDLER, organ_id=7)
    assert texts(HANDLER) == ["给岗位", "给个人"]
    assert texts(CLERK) == []
    assert texts(Actor(Post.APPLICANT, "访客")) == []


def test_a_message_is_marked_read_by_its_reader_only() -> None:
    notify("给个人", person_id=HANDLER.person_id)
    ids = list(Notification.objects.values_list("pk", flat=True))
    assert [mark_read(CLERK, ids), mark_read(HANDLER, ids), mark_read(HANDLER, ids)] == [0, 1, 0]


def test_the_same_key_is_told_once() -> None:
    assert [notify("一次", person_id=1, key="k"), notify("一次", person_id=1, key="k")] == [True, False]
    assert Notification.objects.count() == 1


def test_a_message_for_nobody_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="for a person or for a post"):
        notify("给谁")


# --- reminders ----------------------------------------------------------------------------------------------------


def test_a_duty_is_told_when_it_turns_amber_and_again_when_it_turns_red(clock: Any) -> None:
    matter = accepted()  # sixty days: 27 November, amber from the 20th
    told: dict[str, int] = {}
    for day in ("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-27", "2026-11-28", "2026-12-28"):
        clock.set(day)
        told[day] = remind()
    assert told == {
        "2026-11-19": 0, "2026-11-20": 1, "2026-11-21": 0, "2026-11-27": 0, "2026-11-28": 1, "2026-12-28": 0,
    }  # fmt: skip
    assert texts(HANDLER) == [
        "信〔2026〕1号 反映罚款过重：“作出答复”的期限已于11月27日届满，尚未办理",
        "信〔2026〕1号 反映罚款过重：“作出答复”的期限将于11月27日届满",
    ]
    assert notifications(HANDLER)[0].matter_id == matter


def test_a_met_or_stopped_duty_is_not_told(clock: Any) -> None:
    met, stopped = accepted(), accepted()
    take(met, "answer", record={"text": "已答复"})
    take(stopped, "suspend")
    clock.set("2026-12-28")
    assert remind() == 0


def test_a_day_that_moved_is_told_again(clock: Any) -> None:
    matter = accepted()
    clock.set("2026-11-20")
    assert remind() == 1
    DutyRow.objects.filter(pk=duty(matter, "decision").pk).update(due=date(2026, 11, 26))
    assert remind() == 1


def test_a_duty_of_a_person_is_told_to_that_person(clock: Any) -> None:
    DutyRow.objects.filter(pk=duty(accepted(), "decision").pk).update(person_id=42)
    clock.set("2026-11-20")
    remind()
    assert texts(HANDLER) == []
    assert len(texts(Actor(Post.HANDLER, "别的承办人", person_id=42, organ_id=7))) == 1


# --- outbox -------------------------------------------------------------------------------------------------------


def test_nothing_leaves_for_an_act_that_was_rolled_back() -> None:
    with transaction.atomic():
        send_later(Channel.EMAIL, "a@example.com", "通知")
        transaction.set_rollback(True)
    assert (send_outbox(), mail.outbox) == (0, [])


def test_an_email_leaves_once() -> None:
    send_later(Channel.EMAIL, "a@example.com", "您的申请已经受理\n请留意后续通知", subject="受理通知")
    assert [send_outbox(), send_outbox()] == [1, 0]
    assert [(sent.subject, sent.body, sent.to) for sent in mail.outbox] == [
        ("受理通知", "您的申请已经受理\n请留意后续通知", ["a@example.com"])
    ]


def test_a_text_message_goes_through_the_gateway_of_the_installation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    send_later(Channel.SMS, "13800001234", "您的申请已经受理")
    assert send_outbox() == 1
    assert capsys.readouterr().out == "短信 138****1234：您的申请已经受理\n"
    assert ConsoleGateway.__doc__


def test_addresses_and_texts_are_sealed_in_the_database() -> None:
    send_later(Channel.SMS, "13800001234", "赵来信的申请")
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, text FROM matters_outboxmessage")
        stored = "".join(cursor.fetchone())
    assert "13800001234" not in stored
    assert "赵来信" not in stored


class DownBackend(BaseEmailBackend):
    """A mail server that refuses everything."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError("no mail today")


def test_what_cannot_be_sent_waits_longer_each_time_and_says_why(clock: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.DownBackend"
    send_later(Channel.EMAIL, "a@example.com", "通知")
    tried = []
    for minute in range(8):
        clock.set(f"2026-09-28T09:{minute:02d}")
        send_outbox()
        tried.append(OutboxMessage.objects.get().tries)
    assert tried == [1, 2, 2, 3, 3, 3, 3, 4]
    message = OutboxMessage.objects.get()
    assert (message.problem, message.sent_at) == ("ConnectionRefusedError：no mail today", None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.set("2026-09-28T12:00")
    assert send_outbox() == 1
    assert OutboxMessage.objects.get().problem == ""


def test_a_message_that_never_leaves_is_given_up_and_stays_visible(clock: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.DownBackend"
    send_later(Channel.EMAIL, "a@example.com", "通知")
    for _ in range(15):
        clock.move(days=1)
        send_outbox()
    assert OutboxMessage.objects.get().tries == 10


def test_a_person_is_also_told_where_the_account_says() -> None:
    account = Account.objects.create(
        kind=AccountKind.STAFF, username="li", name="李", email="li@example.com", phone=""
    )
    notify("请处理", person_id=account.pk, also=[Channel.EMAIL, Channel.SMS])
    assert [(message.channel, message.address) for message in OutboxMessage.objects.all()] == [
        ("email", "li@example.com")
    ]


# --- the hourly run -------------------------------------------------------------------------------------------------


def test_tick_does_everything_that_time_brings_and_can_be_repeated(
    clock: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    monkeypatch.setenv("FUYUAN_HOME", str(tmp_path))
    receive()
    decision = accepted()
    send_later(Channel.EMAIL, "a@example.com", "通知")
    clock.set("2026-11-20")
    said = [run(), run()]
    assert said[0].splitlines() == ["反映罚款过重　deem　已办理", "自动办理 1 件，提醒 1 项，发出消息 1 条"]
    assert said[1].splitlines() == ["自动办理 0 件，提醒 0 项，发出消息 0 条"]
    chosen.change("law.A1", "statutory", by=None)
    chosen.change("duties.warn_days", 30, by=None)
    assert run().splitlines()[-1] == "自动办理 0 件，提醒 1 项，发出消息 0 条"
    assert duty(decision, "decision").amber == date(2026, 10, 28)


def run() -> str:
    out = StringIO()
    call_command("tick", stdout=out)
    return out.getvalue()
