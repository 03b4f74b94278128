"""Who hears of a task that is late: the contact before its day, the head when it has passed, the office when it stays late."""

import pytest
from ledger_plan import ISSUED, Ledger

from fuyuan.clock import set_clock
from fuyuan.matters.models import Notification
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind

pytestmark = pytest.mark.django_db
POLICE = "汝州市公安局"


@pytest.fixture
def ledger():
    with set_clock(ISSUED) as hand:
        made = Ledger()
        made.hand = hand
        made.plan = made.issued()
        yield made


def told(actor) -> list[str]:
    return [note.text for note in notifications(actor)]


def test_before_the_day_only_the_contact_is_told(ledger) -> None:
    ledger.hand.set("2026-01-23")
    remind()
    assert any("将于1月26日届满" in text for text in told(ledger.police))
    assert told(ledger.police_head) == []


def test_the_day_after_the_unit_head_hears_of_it_once(ledger) -> None:
    ledger.hand.set("2026-01-27")
    remind()
    remind()
    mine = [text for text in told(ledger.police_head) if "明确专班" in text]
    assert len(mine) == 1
    assert "已于1月26日届满" in mine[0]
    assert not any("可以督办" in text for text in told(ledger.office))


def test_after_the_days_of_the_plan_the_office_is_offered_the_reminder_letter(ledger) -> None:
    ledger.hand.set("2026-02-02")
    remind()
    remind()
    task = ledger.task(ledger.plan, "二", POLICE)
    notes = Notification.objects.filter(matter_id=task, post="joint_office")
    assert [note.text for note in notes] == [
        f"{POLICE}的汝台账〔2026〕3号“强化府院联动工作机制”：“明确专班、报送细化方案”逾期7天，可以督办"
    ]
    assert notes[0].url == f"/matters/task/{task}/steps/urge/"


def test_an_urged_task_is_not_offered_again(ledger) -> None:
    ledger.hand.set("2026-02-02")
    task = ledger.task(ledger.plan, "二", POLICE)
    ledger.take(task, "urge", ledger.office, matter="逾期。", demand="请报。", by_on="2026-02-09")
    remind()
    assert not Notification.objects.filter(matter_id=task, post="joint_office").exists()
