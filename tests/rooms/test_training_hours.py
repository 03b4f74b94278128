"""Sessions, signing in, hours, and who will miss the plan's number at this rate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from ledger_plan import measure
from training_county import BUREAU, CITY, POLICE, TOWN, Training, resident

from fuyuan.business.training import views_hours, year
from fuyuan.business.training.models import Attendance, Credit, Officer, Session
from fuyuan.business.training.sessions.signing import SignInRefused, code_now
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import StepRefused
from fuyuan.organs.models import Organ
from fuyuan.organs.sealed_ids import open_id, sealed_id
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Iterator[Training]:
    with set_clock("2026-09-01") as hand:
        made = Training()
        made.hand = hand
        yield made


def plan_of(county: Training, hours: int = 60) -> None:
    """A running plan that asks for so many hours."""
    text = f"认真落实年审培训考试制度，确保每人每年接受不少于{hours}学时的业务知识和法律法规培训。"
    county.issued(
        measures=[
            measure("十四", "建立培训工作机制", county.unit("汝州市司法局", lead=True)) | {"text": text}
        ]
    )


# -- planning ------------------------------------------------------------------------------------------------------


def test_hours_over_the_sessions_length_are_refused(county: Training) -> None:
    """Three hours of the clock are four hours of 45 minutes: 4 is right, 4.5 is more than was taught."""
    with pytest.raises(StepRefused, match="最多 4.0 学时"):
        county.session(hours="4.5")
    assert Session.objects.get(pk=county.session(hours="4")).hours == 4


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ends": "08:00"}, "应当晚于"),  # ends before it begins
        ({"on": "2028-09-02"}, "一年以后"),  # a wrong year
        ({"powers": ["违法建设查处"]}, "乡镇、街道"),  # delegated powers, but not for towns
        ({"audience": "towns", "powers": ["没有的"]}, "没有“没有的”"),  # not on the list
    ],
)
def test_a_session_that_cannot_be_is_refused(county: Training, change: dict[str, object], told: str) -> None:
    with pytest.raises((StepRefused, InvalidRecord), match=told):
        county.session(**change)


# -- signing in ----------------------------------------------------------------------------------------------------


def test_one_signs_in_once_within_the_window_with_the_code_on_the_wall(county: Training) -> None:
    county.officer(1)
    pk = county.session()
    with pytest.raises(SignInRefused, match="签到时间是 9月2日 08:30 至 09:15，还没有开始"):
        county.sign(pk, 1)
    county.hand.set("2026-09-02T08:45")
    with pytest.raises(SignInRefused, match="签到码"):
        county.sign(pk, 1, code="000000" if code_now(pk) != "000000" else "000001")
    assert county.sign(pk, 1).unit == POLICE
    with pytest.raises(SignInRefused, match="已经在 08:45 签到"):
        county.sign(pk, 1)
    county.hand.set("2026-09-02T09:16")
    county.officer(2)
    with pytest.raises(SignInRefused, match="已经结束"):
        county.sign(pk, 2)
    assert Attendance.objects.count() == 1


def test_a_code_sent_to_somebody_elsewhere_is_worth_nothing_minutes_later(county: Training) -> None:
    county.officer(1)
    pk = county.session()
    county.hand.set("2026-09-02T08:45")
    sent = code_now(pk)
    county.hand.move(minutes=2)
    county.sign(pk, 1, code=sent)  # one turn later it is still taken
    county.officer(2)
    county.hand.move(minutes=3)
    with pytest.raises(SignInRefused, match="已经更换"):
        county.sign(pk, 2, code=sent)


def test_namesakes_sign_in_by_the_end_of_their_number_and_strangers_do_not(county: Training) -> None:
    county.officer(1, "王伟")
    county.officer(2, "王伟", unit=CITY)
    pk = county.session()
    county.hand.set("2026-09-02T08:45")
    assert county.sign(pk, 2, name="王伟").unit == CITY
    with pytest.raises(SignInRefused, match="对不上"):
        county.sign(pk, 3, name="王伟")


def test_nobody_is_in_two_rooms_at_the_same_time(county: Training) -> None:
    county.officer(1)
    first, second = county.session(), county.session(begins="09:00", ends="10:00", hours="1")
    county.hand.set("2026-09-02T08:45")
    county.sign(first, 1)
    with pytest.raises(SignInRefused, match="同一时间"):
        county.sign(second, 1)


def test_the_page_on_the_telephone_signs_in_without_an_account(county: Training) -> None:
    county.officer(1)
    pk = county.session()
    county.hand.set("2026-09-02T08:45")
    wall = county.client(county.police).get(f"/training/session/{pk}/screen/").content.decode()
    assert code_now(pk) in wall
    assert "<svg" in wall
    address, phone = f"/here/{sealed_id('sign-in', pk)}/", Client()
    form = {"code": code_now(pk), "name": "民警1", "tail": resident(1)[-6:]}
    assert "签到成功" in phone.post(address, form).content.decode()
    again = phone.post(address, form)
    assert again.status_code == 422
    assert "不用再签" in again.content.decode()
    assert phone.get(f"/here/{pk}-AAAAAAAAAAAAAAAA/").status_code == 404


def test_guessing_at_the_sign_in_page_is_stopped(county: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views_hours, "MOST_WRONG", 5)
    pk = county.session()
    county.hand.set("2026-09-02T08:45")
    phone, address = Client(), f"/here/{sealed_id('sign-in', pk)}/"
    wrong = {"code": "123456", "name": "民警1", "tail": "000000"}
    answers = [phone.post(address, wrong).content.decode() for _ in range(6)]
    assert "次数太多" in answers[-1]
    assert "次数太多" not in answers[0]


def test_an_address_of_another_purpose_opens_nothing() -> None:
    assert open_id("sign-in", sealed_id("sign-in", 7)) == 7
    assert open_id("sign-in", sealed_id("certificate", 7)) is None
    assert open_id("sign-in", sealed_id("sign-in", 7).replace("7-", "8-")) is None


# -- hours ---------------------------------------------------------------------------------------------------------


def test_hours_are_reported_by_the_organiser_approved_by_the_bureau_and_corrected_with_a_reason(
    county: Training,
) -> None:
    """JD25 10 and HN16 21.1: the bureau watches over training."""
    one = county.officer(1)
    county.officer(2)
    pk = county.session()
    with pytest.raises(StepRefused, match="举办以后才能报送"):
        county.report(pk)
    county.hand.set("2026-09-02T08:45")
    with pytest.raises(StepRefused, match="没有人签到"):
        county.report(pk)
    county.sign(pk, 1)
    county.take(pk, "add_attendance", county.police, officer="民警2", reason="手机没电，纸质签到")
    with pytest.raises(StepRefused, match="这次培训是 4"):
        county.report(pk, 民警1="5")
    county.report(pk, 民警2="2")
    assert Paper.objects.filter(matter_id=pk, kind="training.training_record").exists()
    assert not Credit.objects.exists(), "nothing counts before it is approved"
    county.take(pk, "approve", opinion="同意认定")
    assert sorted(Credit.objects.values_list("hours", flat=True)) == [2, 4]
    county.take(pk, "correct", officer="民警2", hours="3", reason="补听录像")
    person = Officer.objects.get(title="民警2").person_id
    assert year.hours_of(person, 2026) == 3
    county.take(pk, "correct", officer=one.state.number, hours="0", reason="冒名签到")
    assert Credit.objects.count() == 1


def test_who_reported_hours_does_not_approve_them(county: Training) -> None:
    county.officer(1)
    pk = county.session(by=county.trainer, on="2026-09-01")
    county.take(pk, "add_attendance", officer="民警1", reason="纸质签到")
    county.report(pk, county.trainer)
    with pytest.raises(StepRefused, match="报送人以外"):
        county.take(pk, "approve", opinion="同意")
    duty = DutyRow.objects.get(matter_id=pk, key="approve")
    assert duty.post == "supervision_staff"
    county.take(pk, "approve", county.supervisor, opinion="同意")


def test_namesakes_are_asked_for_by_number_when_they_are_added(county: Training) -> None:
    county.officer(1, "王伟")
    second = county.officer(2, "王伟")
    pk = county.session(on="2026-09-01")
    with pytest.raises(StepRefused, match="2 个人同名"):
        county.take(pk, "add_attendance", county.police, officer="王伟", reason="纸质签到")
    county.take(pk, "add_attendance", county.police, officer=second.state.number, reason="纸质签到")
    with pytest.raises(StepRefused, match="已经签到"):
        county.take(pk, "add_attendance", county.police, officer=second.state.number, reason="纸质签到")


def test_hours_follow_the_person_and_the_duty_the_organ(county: Training) -> None:
    plan_of(county)
    row = Officer.objects.get(pk=county.officer(1).matter_id)
    county.taught(1)
    city = Organ.objects.get(name=CITY)
    county.take(
        row.pk,
        "move",
        organ_id=city.pk,
        organ_name=CITY,
        day="2026-09-01",
        duty="队员",
        areas=["城市管理"],
        reason="调令",
    )
    pace = year.Pace.of(60, 2026, date(2026, 9, 1))
    assert [(unit.name, unit.hours) for unit in year.units(Officer.objects.all(), pace)] == [
        (CITY, Decimal(4))
    ]


# -- the year ------------------------------------------------------------------------------------------------------


def test_the_number_of_hours_is_what_the_running_plan_says(county: Training) -> None:
    assert year.target_now() is None
    plan_of(county, 60)
    assert year.target_now() == 60
    with set_clock("2026-10-01"):
        county.issued(
            title="新的工作方案", document_number="新〔2026〕2号", issued_on="2026-09-28",
            measures=[measure("一", "培训", county.unit("汝州市司法局", lead=True)) | {"text": "每人每年培训不少于80个学时。"}],
        )  # fmt: skip
        assert year.target_now() == 80, "loading another plan changes the number"


@pytest.mark.parametrize(
    ("day", "hours", "standing"),
    [
        (date(2026, 7, 2), 30, "overdue"),  # day 183 of 365: 30.08 are due, so half is a little late
        (date(2026, 7, 1), 30, "fine"),  # day 182: 29.92 are due
        (date(2026, 3, 1), 60, "done"),  # who has them needs no forecast
        (date(2026, 12, 31), 59, "overdue"),  # the last day decides
        (date(2027, 5, 5), 59, "overdue"),  # a year that is over is judged whole
    ],
)
def test_who_will_miss_the_target_at_this_rate(day: date, hours: int, standing: str) -> None:
    assert year.Pace.of(60, 2026, day).standing(Decimal(hours)) == standing


def test_the_boards_show_each_unit_and_each_person(county: Training) -> None:
    plan_of(county)
    for serial in (1, 2):
        county.officer(serial)
    county.officer(3, unit=CITY)
    county.taught(1)
    county.hand.set("2026-09-10")
    board = county.client(county.trainer).get("/training/hours/").content.decode()
    assert POLICE in board
    assert CITY in board
    assert "不少于 60 学时" in board
    police = Organ.objects.get(name=POLICE)
    unit = county.client(county.police).get(f"/training/hours/{police.pk}/").content.decode()
    assert unit.index("民警2") < unit.index("民警1"), "who has fewest hours stands first"
    assert county.client(county.town).get(f"/training/hours/{police.pk}/").status_code == 404
    page = county.client(county.police).get(f"/matters/officer/{Officer.objects.get(title='民警1').pk}/")
    assert "学时台账" in page.content.decode()


def test_units_are_told_once_a_month_who_will_miss_the_hours(county: Training) -> None:
    plan_of(county)
    county.officer(1)
    county.hand.set("2026-03-31")
    remind()
    assert not Notification.objects.filter(key__startswith="training-hours").exists()
    county.hand.set("2026-09-02")
    remind()
    remind()
    police = Organ.objects.get(name=POLICE)
    note = Notification.objects.get(key=f"training-hours:{police.pk}:respondent_liaison:2026-09")
    assert "1 人中有 1 人" in note.text
    county.hand.set("2026-11-02")
    remind()
    assert Notification.objects.filter(key=f"training-hours:{police.pk}:respondent_head:2026-11").exists()


def test_a_department_owes_the_towns_training_for_each_power_it_handed_down(county: Training) -> None:
    county.power("违法建设查处")
    city = Organ.objects.get(name=CITY)
    remind()
    key = f"training-powers:{city.pk}:2026-09"
    assert "违法建设查处" in Notification.objects.get(key=key).text
    county.officer(1, unit=TOWN)
    county.taught(1, audience="towns", powers=["违法建设查处"], subject="special")
    assert year.taught_powers(2026) == {"违法建设查处": date(2026, 9, 1)}
    county.hand.set("2026-10-08")
    remind()
    assert not Notification.objects.filter(key=f"training-powers:{city.pk}:2026-10").exists()


def test_reconsideration_staff_are_trained_every_year_and_the_plan_asks_them_no_hours(
    county: Training,
) -> None:
    """R26 70, L23 6.2: 各级行政复议机构应当定期对行政复议人员进行政治、理论和业务培训."""
    plan_of(county)
    remind()
    told = set(
        Notification.objects.filter(key__startswith="training-reviewers").values_list("post", flat=True)
    )
    assert told == {"office_head", "training_admin"}
    county.officer(
        1, unit=BUREAU, profile={"kind": "reviewer", "employment": "institution", "areas": ["行政复议"]}
    )
    pace = year.Pace.of(60, 2026, date(2026, 9, 1))
    assert year.units(Officer.objects.all(), pace) == [], "the hours of the plan are those of enforcement"
    with pytest.raises(StepRefused, match="不申领执法证件"):
        county.apply("民警1", by=county.trainer)
    county.taught(1, audience="reviewers")
    assert Credit.objects.get().hours > 0
    county.hand.set("2026-10-08")
    remind()
    assert not Notification.objects.filter(
        key__startswith="training-reviewers", key__endswith="2026-10"
    ).exists()
