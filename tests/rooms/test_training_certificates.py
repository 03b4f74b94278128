"""Certificates: from application to issue, the annual review, what stops one, and who may act on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from test_training_hours import plan_of
from training_county import CITY, Training, notes, person, row_of, sent

from fuyuan.business.training import batches, queries
from fuyuan.business.training.certificates.state import CertificateState
from fuyuan.business.training.models import Certificate, Certified, Officer
from fuyuan.business.training.views_certificates import word_of
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Organ
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db
YES = dict.fromkeys(("in_post", "fit", "educated", "versed"), True)


@pytest.fixture
def county() -> Iterator[Training]:
    with set_clock("2026-09-01") as hand:
        made = Training()
        made.hand = hand
        yield made


def stage(pk: int) -> str:
    return Certificate.objects.get(pk=pk).stage


# -- the way to the card -------------------------------------------------------------------------------------------


def test_a_certificate_is_issued_after_training_exam_and_review(county: Training) -> None:
    """JD25 17.2: 对符合法定条件并通过行政执法资格考试的，制发行政执法证件."""
    pk = county.certified(1)
    row = Certificate.objects.get(pk=pk)
    assert (row.stage, row.card_number) == ("valid", "豫D04001")
    assert queries.certified_on(row.person_id, date(2026, 9, 1))
    assert not queries.certified_on(row.person_id, date(2026, 8, 31))
    assert queries.card_in_force("豫D04001", date(2031, 8, 31))
    assert not queries.card_in_force("豫D04001", date(2031, 9, 1))
    assert Paper.objects.filter(matter_id=pk, kind="certificate.qualification_review").exists()
    done = DutyRow.objects.filter(matter_id=pk, status="done").values_list("key", flat=True)
    assert set(done) == {"training", "exam", "reviewing", "issuing"}


def test_nobody_is_examined_without_training_in_both_kinds_of_law(county: Training) -> None:
    """HN16 21.1: 公共法律知识、专业法律知识等培训."""
    county.officer(1)
    pk = county.apply("民警1")
    with pytest.raises(StepRefused, match="公共法律知识、专业法律知识"):
        county.take(pk, "confirm_training")
    county.taught(1, subject="common")
    with pytest.raises(StepRefused, match="认定过专业法律知识") as refused:
        county.take(pk, "confirm_training")
    assert str(refused.value.refusal.basis) == "《河南省行政执法条例》第二十一条第一款"


def test_no_certificate_without_the_exam_passed_and_the_make_up_counts(county: Training) -> None:
    """The plan: 培训考试不合格的，不得发放执法证."""
    pk = county.ready(1)
    state: CertificateState = county.exam(pk, "59.5").state
    assert (state.stage, state.passed) == ("exam", False)
    with pytest.raises(StepRefused, match="待考试"):
        county.issue(pk, 1)
    with pytest.raises(StepRefused, match="待考试"):
        county.take(pk, "review", county.supervisor, opinion="符合", **YES)
    county.hand.set("2026-09-15")
    assert county.exam(pk, "60").state.stage == "reviewing", "the mark itself is enough"


def test_one_condition_that_is_not_met_ends_the_application(county: Training) -> None:
    pk = county.ready(1)
    county.exam(pk)
    county.take(pk, "review", county.supervisor, opinion="不在编", **(YES | {"in_post": False}))
    assert stage(pk) == "refused"
    county.apply("民警1")  # who meets it later applies again


def test_whom_the_regulation_excludes_gets_none_even_if_the_register_changed_later(county: Training) -> None:
    """HN16 20.2."""
    row = row_of(county.officer(1))
    with pytest.raises(StepRefused, match="临时工"):
        county.take(row.pk, "update", profile={"kind": "enforcer", "employment": "temporary", "duty": "辅警",
                                               "areas": ["治安"], "powers": []}, reason="身份更正")  # fmt: skip


def test_nobody_has_two_certificates_and_no_card_two_holders(county: Training) -> None:
    county.certified(1)
    with pytest.raises(StepRefused, match="不能重复申领"):
        county.apply("民警1")
    pk = county.ready(2)
    county.examined(pk)
    with pytest.raises(StepRefused, match="已经发给汝州市公安局民警1"):
        county.issue(pk, 2, card_number="豫D04001")
    with pytest.raises(StepRefused, match="有效期至"):
        county.issue(pk, 2, valid_until="2026-08-01")


def test_a_unit_applies_for_its_own_people(county: Training) -> None:
    county.officer(1, unit=CITY)
    with pytest.raises(StepRefused, match="不是本单位"):
        county.apply("民警1")


# -- every year ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "hours", "conduct", "result"),
    [
        ("59", 60, "good", "cancelled"),  # the plan: 年审培训考试不合格的注销执法证, whatever the hours
        ("60", 60, "good", "valid"),  # just enough of both
        ("90", 56, "good", "suspended"),  # hours short: no reason to cancel, none to go on
        ("90", 60, "retrain", "suspended"),  # 《河南省行政执法条例》第四十五条: HN16 45
    ],
)
def test_what_the_annual_review_makes_of_a_certificate(
    county: Training, score: str, hours: int, conduct: str, result: str
) -> None:
    plan_of(county)
    county.officer(1)
    pk = county.entered("民警1", "豫D04001")
    for number in range(hours // 4):
        county.hand.set(date(2026, 9, 1) + timedelta(days=number))
        county.taught(1)
    county.hand.set("2026-12-10")
    record = {"year": 2026, "held_on": "2026-12-01", "score": score, "pass_mark": "60", "conduct": conduct}
    county.take(pk, "annual_review", **record)
    row = Certificate.objects.get(pk=pk)
    assert (row.stage, row.reviewed_year) == (result, 2026)
    assert queries.certified_on(row.person_id, date(2026, 12, 10)) == (result == "valid")
    assert queries.certified_on(row.person_id, date(2026, 12, 9)), "what was done before stays lawful"
    notices = Paper.objects.filter(matter_id=pk, kind="certificate.cancellation_notice").count()
    assert notices == (result == "cancelled")


def test_a_year_is_reviewed_once_and_not_before_it_comes(county: Training) -> None:
    county.officer(1)
    pk = county.entered("民警1", "豫D04001")
    record = {"held_on": "2026-08-20", "score": "80", "pass_mark": "60", "conduct": "good"}
    county.take(pk, "annual_review", year=2026, **record)
    with pytest.raises(StepRefused, match="已经年审"):
        county.take(pk, "annual_review", year=2026, **record)
    with pytest.raises(StepRefused, match="已经年审"):
        county.take(pk, "annual_review", year=2025, **record)  # before this system
    with pytest.raises(StepRefused, match="还没有到"):
        county.take(pk, "annual_review", year=2027, **record)
    owed = DutyRow.objects.get(matter_id=pk, key="annual-2027")
    assert owed.due == date(2027, 12, 31)


def test_what_fell_short_is_made_good_and_restored(county: Training) -> None:
    """HN16 42 lets the supervision body hold a card back; restoring it begins a new span."""
    pk = county.certified(1)
    county.hand.set("2026-10-10")
    county.take(pk, "suspend", county.supervisor, reason="检查中不出示证件")
    county.hand.set("2026-11-10")
    county.take(pk, "restore", county.supervisor, reason="离岗培训合格")
    assert list(Certified.objects.order_by("first").values_list("first", "last")) == [
        (date(2026, 9, 1), date(2026, 10, 9)),
        (date(2026, 11, 10), date(2031, 8, 31)),
    ]


def test_a_certificate_ends_with_its_term_and_a_new_card_begins_another(county: Training) -> None:
    county.officer(1)
    pk = county.entered("民警1", "豫D04001")
    county.hand.set("2027-03-01")
    list(tick())
    assert stage(pk) == "suspended"
    with pytest.raises(StepRefused, match="办理换证"):
        county.take(pk, "restore", county.supervisor, reason="x原因")
    county.issue(pk, 2, "renew", issued_on="2027-03-01", valid_until="2032-02-28", reason="期满")
    holder = Certificate.objects.get(pk=pk).person_id
    assert queries.certified_on(holder, date(2027, 2, 28))
    assert queries.certified_on(holder, date(2032, 2, 28))


def test_who_moves_needs_a_new_card_and_who_leaves_loses_it(county: Training) -> None:
    pk = county.certified(1)
    officer = Officer.objects.get(title="民警1")
    city = Organ.objects.get(name=CITY)
    county.hand.set("2026-10-08")
    county.take(officer.pk, "move", organ_id=city.pk, organ_name=CITY, day="2026-10-08", duty="队员", areas=["城管"],
                reason="调令")  # fmt: skip
    row = Certificate.objects.get(pk=pk)
    assert (row.stage, row.unit_name) == ("suspended", CITY)
    with pytest.raises(StepRefused, match="办理换证"):
        county.take(pk, "restore", county.supervisor, reason="继续执法")
    county.issue(pk, 7, "renew", reason="调动")
    assert queries.certified_on(row.person_id, date(2026, 10, 8))
    county.hand.set("2026-11-02")
    county.take(officer.pk, "leave", why="retired", day="2026-11-01")
    assert stage(pk) == "cancelled"
    assert not queries.certified_on(row.person_id, date(2026, 11, 2))


def test_cancelling_drafts_the_notice_to_the_unit(county: Training) -> None:
    """HN16 46: the qualification is taken away by the legal body of the government; JD25 32."""
    pk = county.certified(1)
    county.take(
        pk, "cancel", county.supervisor, ground="disqualified", reason="滥用职权，依法取消行政执法资格"
    )
    assert Paper.objects.get(matter_id=pk, kind="certificate.cancellation_notice").status == "draft"
    assert list(verify(Path(settings.HOME))) == []


def test_a_card_entered_later_than_its_exam_is_refused(county: Training) -> None:
    county.officer(1)
    with pytest.raises(StepRefused, match="合格以后才能取得"):
        county.entered("民警1", "豫D04001", exam_on="2023-01-01")


# -- for everybody -------------------------------------------------------------------------------------------------


def test_anybody_verifies_a_card_and_learns_name_organ_field_and_whether_it_is_in_force(
    county: Training,
) -> None:
    """The QR's page shows what the card shows, and no number of a person."""
    pk = county.certified(1)
    row = Certificate.objects.get(pk=pk)
    staff = county.client(county.police).get(f"/training/certificate/{pk}/qr/").content.decode()
    (address,) = set(re.findall(r'href="http://testserver(/verify/[^"]+)"', staff))
    page = Client().get(address).content.decode()
    assert "证件有效" in page
    assert all(word in page for word in ("民警1", "汝州市公安局", "治安"))
    assert not any(
        word in page for word in (row.card_number, row.number, "2031", "行政编制", "一级行政执法员")
    )
    county.take(pk, "suspend", county.supervisor, reason="暂扣原因是秘密")
    page = Client().get(address).content.decode()
    assert "证件无效" in page
    assert "暂扣" not in page


def test_a_code_cannot_be_guessed_and_trying_is_stopped(county: Training) -> None:
    pk = county.certified(1)
    word = word_of(Certificate.objects.get(pk=pk))
    assert re.fullmatch(rf"{pk}-[A-Z2-7]{{16}}", word)
    visitor = Client()
    wrong = f"{pk}-{'A' * 16}"
    assert visitor.get(f"/verify/{wrong}/").status_code == 404
    answers = [visitor.get(f"/verify/{wrong}/").status_code for _ in range(20)]
    assert answers[-1] == 429
    assert visitor.get(f"/verify/{word}/").status_code == 429
    assert visitor.get("/verify/", {"code": word}).url == f"/verify/{word}/"  # type: ignore[attr-defined]


def test_a_new_card_makes_the_old_code_worthless(county: Training) -> None:
    pk = county.certified(1)
    old = word_of(Certificate.objects.get(pk=pk))
    county.issue(pk, 2, "renew", reason="遗失")
    assert Client().get(f"/verify/{old}/").status_code == 404


# -- many at once --------------------------------------------------------------------------------------------------


def test_the_annual_review_in_bulk_gives_everybody_a_result_of_their_own(county: Training) -> None:
    people = sent("people", [person(n) for n in range(1, 5)], county.trainer)
    batches.go_on(people, county.trainer)
    cards = [
        {"人员": f"民警{n}", "证件号码": f"豫D0{n}", "发证日期": "2022-03-01", "有效期至": "2027-02-28", "资格考试": "2021年资格考试",
         "考试合格日期": "2021-11-20", "最近年审年度": "2025"}
        for n in (1, 2, 3, 9)
    ]  # fmt: skip
    batch = sent("cards", cards, county.trainer)
    batches.go_on(batch, county.trainer)
    assert "名册里没有" in notes(batch)[5]
    rows = [
        {"证件号码": "豫D01", "姓名": "民警1", "考试成绩": "91", "考核结论": ""},
        {"证件号码": "豫D02", "姓名": "民警2", "考试成绩": "41", "考核结论": "称职"},
        {"证件号码": "豫D03", "姓名": "民警4", "考试成绩": "80", "考核结论": ""},
        {"证件号码": "豫D04", "姓名": "民警4", "考试成绩": "80", "考核结论": ""},
        {"证件号码": "豫D03", "姓名": "民警3", "考试成绩": "八十", "考核结论": ""},
        {"证件号码": "豫D01", "姓名": "民警1", "考试成绩": "91", "考核结论": ""},
    ]
    review = sent("reviews", rows, county.trainer, year=2026, paper_on="2026-08-20", pass_mark="60")
    told = notes(review)
    assert {line: note.split("，")[0] for line, note in told.items()} == {
        4: "号码和姓名对不上",
        5: "没有这个号码的有效证件",
        6: "号码与第 4 行重复；成绩“八十”不是数字",
        7: "号码与第 2 行重复",
    }
    batches.go_on(review, county.trainer)
    taken = dict(review.lines.filter(verdict="taken").values_list("line", "note"))
    assert "年审合格" in taken[2]
    assert "注销执法证" in taken[3]
    assert sorted(Certificate.objects.values_list("stage", flat=True)) == ["cancelled", "valid", "valid"]


def test_exam_results_come_by_sheet(county: Training) -> None:
    first, second = county.ready(1), county.ready(2)
    numbers = {pk: Certificate.objects.get(pk=pk).number for pk in (first, second)}
    rows = [
        {"申领编号": numbers[first], "姓名": "民警1", "成绩": "75"},
        {"申领编号": numbers[second], "姓名": "民警2", "成绩": "42"},
    ]
    batch = sent("exams", rows, county.trainer, title="资格考试", held_on="2026-09-01", pass_mark="60")
    batches.go_on(batch, county.trainer)
    assert (stage(first), stage(second)) == ("reviewing", "exam")
    assert "待补考" in batch.lines.get(line=3).note
    page = county.client(county.trainer).get(f"/training/sheet/{batch.pk}/")
    assert page.status_code == 200
    for address in ("/training/certificates/sheets/", "/training/sheets/reviews/", "/training/sheets/cards/"):
        assert county.client(county.trainer).get(address).status_code == 200
