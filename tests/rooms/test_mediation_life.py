"""A mediation beside a real case: its clock stopped and started, its end by 调解书 or withdrawal, and who is inside."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from mediation_house import POLICE, House

from fuyuan.business.linkage.findings.talks import refused
from fuyuan.business.mediation.models import Mediation, Referral, Settlement
from fuyuan.business.mediation.queries import helpers, rates, settlements, visible_mediations
from fuyuan.business.reconsideration.queries import case_fact
from fuyuan.clock import set_clock
from fuyuan.law.indicators import CaseOutcome
from fuyuan.matters.models import DutyRow, EventRow, Notification
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Organ
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def house() -> Iterator[House]:
    with set_clock("2026-08-03") as hand:
        made = House()
        made.hand = hand
        yield made


# -- the clock of the case ---------------------------------------------------------------------------------------


def test_both_agree_and_the_clock_of_the_case_stands_still(house: House) -> None:
    case = house.case()
    pk, due = house.talks(case), house.decision(case).due
    house.hand.set("2026-08-10")
    house.stop(pk)
    assert house.case_state(case).stage == "suspended"
    assert house.decision(case).status == DutyRow.Status.STOPPED
    house.hand.set("2026-08-30")
    house.fail(pk)
    state = house.case_state(case)
    assert (state.stage, state.suspended) == ("trial", False)
    assert [(each.start, each.end) for each in state.interruptions] == [
        (date(2026, 8, 10), date(2026, 8, 30))
    ]
    # sixty days end on 2 October, in the holiday; with the twenty days not counted on 22 October
    assert (due, house.decision(case).due) == (date(2026, 10, 8), date(2026, 10, 22))
    assert list(verify(settings.HOME)) == []


def test_the_cases_own_notices_are_drafted_by_its_own_steps(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.stop(pk)
    house.fail(pk)
    kinds = set(Paper.objects.filter(matter_id=case).values_list("kind", flat=True))
    assert {"reconsideration.suspension_notice", "reconsideration.resumption_notice"} <= kinds


def test_what_the_case_refuses_the_mediation_is_refused_and_nothing_is_written(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.act(case, "suspend", house.handler, ground="other", reason="等待批复",
              approval={"by": "负责人", "capacity": "office_head", "on": house.today})  # fmt: skip
    before = EventRow.objects.count()
    with pytest.raises(StepRefused, match="不能中止"):
        house.stop(pk)
    assert EventRow.objects.count() == before


def test_resumed_in_the_case_the_mediation_knows_it(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.stop(pk)
    house.hand.set("2026-08-12")
    house.act(case, "resume", house.handler, reason="需要及时审理",
              approval={"by": "负责人", "capacity": "organ_head", "on": house.today})  # fmt: skip
    state = house.state(pk)
    assert (state.case_stopped_on, state.stage) == (None, "talking")
    assert state.stops == ((date(2026, 8, 3), date(2026, 8, 12)),)


def test_suspended_in_the_case_the_mediation_knows_it_too(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.act(case, "suspend", house.handler, ground="mediation", both_agree=True, reason="协商",
              approval={"by": "负责人", "capacity": "organ_head", "on": house.today})  # fmt: skip
    assert house.state(pk).case_stopped_on == house.today


# -- the ends ----------------------------------------------------------------------------------------------------


def test_a_statement_signed_by_all_and_sealed_ends_the_case(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.stop(pk)
    house.statement(pk)
    house.act(pk, "seal", house.handler, on=house.today)
    state = house.case_state(case)
    assert (state.stage, state.outcome, state.suspended) == ("mediated", "mediated", False)
    assert not [each for each in state.interruptions if each.end is None]
    assert case_fact(case, state).outcomes == (CaseOutcome.MEDIATED,), "what 调解和解率 counts"
    assert settlements(*YEAR)["行政复议调解书"] == 1
    assert list(verify(settings.HOME)) == []


def test_a_statement_ends_each_request_with_a_mark_and_cites_the_act_by_its_title_once(house: House) -> None:
    pk = house.talks(house.case())
    house.stop(pk)
    house.statement(pk)
    text = Paper.objects.get(matter_id=pk, kind="mediation.statement").text
    assert "行政复议请求：\n变更处罚。\n" in text
    assert "《中华人民共和国行政复议法》第七十七条第一款、第七十八条的规定处理" in text


def test_no_seal_on_a_statement_nobody_issued(house: House) -> None:
    pk = house.talks(house.case())
    house.agree(pk, "statement")
    house.act(
        pk,
        "make_statement",
        house.handler,
        requests="变更",
        facts="事实",
        reasons="自愿",
        approval=house.approval(),
    )
    house.sign(pk)
    with pytest.raises(StepRefused, match="还没有签发"):
        house.act(pk, "seal", house.handler, on=house.today)


def test_the_requests_of_the_case_begin_the_statement(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.agree(pk, "statement")
    page = house.handler_client.get(f"/matters/mediation/{pk}/steps/make_statement/").content.decode()
    assert house.case_state(case).application.requests[0].text in page


def withdraw(house: House, case: int, *, settled: bool) -> None:
    terms = {"settled": True, "terms": "减轻处罚"} if settled else {}
    house.act(case, "withdraw_request", house.handler, reason="撤回", **terms)
    approval = {"by": "负责人", "capacity": "office_head", "on": house.today}
    house.act(case, "allow_withdrawal", house.handler, voluntary=True, lawful=True, approval=approval)
    organ = {**approval, "capacity": "organ_head"}
    house.act(case, "terminate", house.handler, ground="withdrawal", reason="准予撤回", approval=organ)


def test_a_settlement_is_done_when_the_case_is_withdrawn(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.agree(pk, "settlement")
    house.sign(pk)
    assert house.state(pk).stage == "settled"
    withdraw(house, case, settled=True)
    state = house.state(pk)
    assert (state.stage, state.result) == ("visiting", "withdrawn")
    assert settlements(*YEAR)["和解后撤回申请"] == 1


def test_the_four_kinds_are_counted_apart(house: House) -> None:
    police = Organ.objects.get(name=POLICE)
    before = house.talks(phase="before", applicants=[{"name": "李四"}], organ_id=police.pk, act="行政处罚")
    house.agree(before, "agreement")
    house.sign(before)
    withdraw(house, house.case(), settled=False)
    assert settlements(*YEAR) == {
        "受理前化解": 1,
        "行政复议调解书": 0,
        "和解后撤回申请": 0,
        "其他撤回申请": 1,
    }
    assert Settlement.objects.get(kind="before").organ_id == police.pk


def test_an_act_already_mediated_is_not_mediated_twice_at_once(house: House) -> None:
    case = house.case()
    house.talks(case)
    with pytest.raises(StepRefused, match="正在调解"):
        house.talks(case)


# -- who is inside (R26 48) --------------------------------------------------------------------------------------


def test_only_who_is_inside_sees_what_was_said(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    house.act(
        pk,
        "propose",
        house.handler,
        by="respondent-1",
        terms="罚款减半",
        conceded="CONCEDED证据有瑕疵",
        answered="open",
    )
    url = f"/matters/mediation/{pk}/"
    assert "CONCEDED" in house.handler_client.get(url).content.decode()
    assert "CONCEDED" in house.police_client.get(url).content.decode()
    for client in (
        house.other_client,
        house.town_client,
        house.mayor_client,
        house.office_client,
        house.court_client,
    ):
        assert client.get(url).status_code == 404
    for client in (house.other_client, house.mayor_client):
        page = client.get(f"/matters/reconsideration/{case}/").content.decode()
        assert "CONCEDED" not in page


def test_the_case_says_that_there_is_a_mediation_and_no_more(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    page = house.other_client.get(f"/matters/reconsideration/{case}/").content.decode()
    assert Mediation.objects.get(pk=pk).number in page
    assert f"/matters/mediation/{pk}/" not in page
    assert (
        f"/matters/mediation/{pk}/"
        in house.handler_client.get(f"/matters/reconsideration/{case}/").content.decode()
    )


def test_who_is_no_longer_mediator_is_no_longer_inside(house: House) -> None:
    pk = house.talks(house.case())
    house.act(pk, "appoint", house.head, mediators=[{"person_id": house.other.person_id}])
    assert not visible_mediations(house.handler).exists()
    assert visible_mediations(house.other).exists()


def test_a_record_of_the_talks_is_no_paper_of_the_case(house: House) -> None:
    case = house.case()
    pk = house.talks(case)
    rows = [{"party": key, "presence": "came"} for key in ("applicant-1", "respondent-1")]
    house.act(pk, "hold_session", house.handler, on=house.today, place="调解室", means="face", attendance=rows, recorder="甲",
              minutes="各自陈述。")  # fmt: skip
    assert Paper.objects.get(kind="mediation.session_record").matter_id == pk
    assert not Paper.objects.filter(matter_id=case, kind__startswith="mediation").exists()


# -- what others count -------------------------------------------------------------------------------------------


def test_a_unit_that_stays_away_without_a_reason_is_counted_for_reminders(house: House) -> None:
    pk = house.talks(house.case())
    rows = [{"party": "applicant-1", "presence": "came"}, {"party": "respondent-1", "presence": "absent"}]
    house.act(pk, "hold_session", house.handler, on=house.today, place="调解室", means="face", attendance=rows, recorder="甲",
              minutes="被申请人没有到场。")  # fmt: skip
    found = list(refused(*YEAR, house.today))
    assert [each.organ_id for each in found] == [house.police.organ_id]
    assert found[0].finding.text.endswith("2026年8月3日无正当理由没有参加调解会")


def test_a_refusal_the_office_found_groundless_is_counted_too(house: House) -> None:
    police = Organ.objects.get(name=POLICE)
    pk = house.open(phase="before", applicants=[{"name": "李四"}], organ_id=police.pk, act="行政处罚")
    house.act(
        pk,
        "consent",
        house.police,
        party="respondent-1",
        who="甲",
        means="writing",
        will="unwilling",
        wants="不谈",
    )
    assert not list(refused(*YEAR, house.today))
    house.act(pk, "note_refusal", house.head, reason="没有说明理由")
    assert [each.organ_id for each in refused(*YEAR, house.today)] == [police.pk]


def test_which_of_the_n_helped_is_counted_with_and_without(house: House) -> None:
    good, bad = house.talks(house.case()), house.talks(house.case())
    house.act(good, "invite", house.handler, role="village", who="某村委会", why="劝和")
    house.statement(good)
    house.act(good, "seal", house.handler, on=house.today)
    house.fail(bad)
    ((present, absent),) = helpers(*YEAR)
    assert (present.label, present.percent, absent.percent) == ("村（居）民委员会", "100.0%", "0.0%")
    ((_, rate),) = rates(*YEAR, "phase")
    assert (rate.ended, rate.succeeded) == (2, 1)
    page = house.mayor_client.get("/mediation/statistics/?year=2026").content.decode()
    assert "村（居）民委员会" in page
    assert "50.0%" in page


# -- 法院委托 ------------------------------------------------------------------------------------------------------


def referral(house: House) -> int:
    police = Organ.objects.get(name=POLICE)
    record = {
        "applicants": [{"name": "李四"}], "organ_id": police.pk, "act": "行政处罚", "received_on": house.today,
        "dispute": "罚款数额之争",
    }  # fmt: skip
    return open_matter(kind="referral", step="entrust", record=record, actor=house.court).matter_id


def test_the_court_entrusts_the_unit_reports_and_the_court_reads_the_answer(house: House) -> None:
    pk = referral(house)
    assert house.police_client.get(f"/matters/referral/{pk}/").status_code == 404, (
        "the unit has not been told"
    )
    house.act(pk, "tell", house.office, leader="王局长", demand="认真办理")
    told = Notification.objects.filter(matter_id=pk, organ_id=house.police.organ_id)
    assert set(told.values_list("post", flat=True)) == {"respondent_liaison", "respondent_head"}
    house.act(pk, "report", house.police, facts="经过", opinion="可以减轻", contact="李某", signer="王局长")
    number = Referral.objects.get(pk=pk).number
    talks = house.talks(phase="after", number=number)
    with pytest.raises(StepRefused, match="还没有结果"):
        feed_back(house, pk)
    assert "还没有结果" in house.office_client.get(f"/matters/referral/{pk}/").content.decode(), (
        "and the page says so"
    )
    house.agree(talks, "agreement")
    house.sign(talks)
    page = house.office_client.get(f"/matters/referral/{pk}/steps/feed_back/").content.decode()
    assert "征询各方意愿，由" in page
    feed_back(house, pk)
    assert house.court_client.get(f"/matters/referral/{pk}/").status_code == 200
    assert house.court_client.get(f"/matters/mediation/{talks}/").status_code == 404


def feed_back(house: House, pk: int) -> None:
    record = {
        "came": "settled", "steps": "一次调解", "applicant_wants": "少罚", "respondent_wants": "可以减", "point": "数额",
        "outcome": "减轻处罚", "approval": house.approval(),
    }  # fmt: skip
    take_step(matter_id=pk, step="feed_back", record=record, actor=house.office)


def test_pages_are_rendered_for_every_post_that_has_them(house: House) -> None:
    house.talks(house.case())
    for client in (house.handler_client, house.head_client, house.police_client):
        assert client.get("/matters/mediation/").status_code == 200
    for client in (house.head_client, house.mayor_client, house.office_client, house.handler_client):
        assert client.get("/mediation/statistics/").status_code == 200
    assert house.court_client.get("/mediation/statistics/").status_code == 403
