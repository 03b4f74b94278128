"""The demo is a believable year: made by the law's own steps, whole, with every ending, and the same on every machine."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Count
from organs_people import RUZHOU
from pytest_django import DjangoDbBlocker

from fuyuan.business.committee.models import Consultation, Member, Plenary, Study
from fuyuan.business.coordination.models import Allotment, Coordination
from fuyuan.business.leadership import queries as leading
from fuyuan.business.leadership.models import Activity, Decision, LeadYear
from fuyuan.business.ledger.models import PlanRow, TaskRow
from fuyuan.business.localrules.models import LocalRule
from fuyuan.business.mediation.models import Mediation, Referral, Settlement
from fuyuan.business.opinions.models import Answer, Report
from fuyuan.business.opinions.queries import areas_now
from fuyuan.business.publicity.models import Publication, Published, TypicalCase
from fuyuan.business.reconsideration.models import Case, Hearing, StageTime
from fuyuan.business.reform.models import Reform
from fuyuan.business.reform.queries import agencies, without_session
from fuyuan.business.reform.yearly import region
from fuyuan.business.supervision.campaigns.survey import totals
from fuyuan.business.supervision.models import (
    AnnualReport,
    Campaign,
    CampaignProblem,
    Inspection,
    LossReview,
    SelfCheck,
    Supervision,
    SupervisionRound,
    Supervisor,
)
from fuyuan.business.training import year as hours
from fuyuan.business.training.bank.desk import overtaken
from fuyuan.business.training.models import Certificate, Exam, Officer, Power, Question, Session
from fuyuan.clock import set_clock
from fuyuan.config.demo import build as builder
from fuyuan.config.demo import ledger, litigation
from fuyuan.config.demo.cast import plans
from fuyuan.law.identity import credit_code, resident_id
from fuyuan.matters.attachments import missing
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.matters.pace import Standing
from fuyuan.matters.verify import verify
from fuyuan.organs import loading
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.papers.models import Paper

BUILT_AT = "2026-11-24T10:00"
CASES = 159
DIGEST = re.compile('"[0-9a-f]{64}"')
COMMITTEE = "add_committee"  # hard cases wait for its opinion
FEW = 12  # cases of a small build: the year's first and the boards' first


def make(cases: int | None = None, *, alone: bool = False) -> int:
    """Load the county and its people and let the year pass; the first ``cases`` plans only, when given, or nothing but them
    with their suits and consultations.
    """
    loading.load_file(RUZHOU)
    make_demo_people()
    with pytest.MonkeyPatch.context() as patch:
        if cases:
            patch.setattr(builder, "plans", lambda dice: list(plans(dice))[:: CASES // cases])
            patch.setattr(ledger, "STORIES", ledger.STORIES[1:])
            patch.setattr(litigation, "A_YEAR", 4)
        for part in sorted(
            {name for name in vars(builder) if alone and name.startswith("add_")} - {COMMITTEE}
        ):
            patch.setattr(builder, part, lambda *given: None)
        return builder.build()


def story() -> list[tuple[str, str, str, str]]:
    """What happened, in order: number, step, day and words, without what a machine adds (hashes, tokens, the codes on papers
    that nobody can guess, and with them the digests of those papers)."""
    rows = EventRow.objects.order_by("pk").values_list("matter__pk", "step", "at", "body")
    first = min((pk for pk, *_ in rows), default=0)
    return [(str(pk - first), step, at.isoformat(), DIGEST.sub('""', body)) for pk, step, at, body in rows]


def count_ids_from_the_last_row() -> None:
    """PostgreSQL's sequences do not roll back: without this the second county would have other ids than the first."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(sql)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The whole demo, built once for this module and rolled back afterwards."""
    if connection.vendor == "postgresql":
        pytest.skip(
            "a year takes minutes: here its first cases are built, and the whole on the embedded database"
        )
    with django_db_blocker.unblock(), set_clock(BUILT_AT), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


def test_what_the_demo_shows_is_what_its_history_says(demo: int) -> None:
    assert demo == Case.objects.count() == CASES
    assert list(chain(verify(Path(settings.HOME)), missing())) == []


def test_every_stage_a_board_shows_occurs_and_every_way_to_end(demo: int) -> None:
    stages = Counter(Case.objects.values_list("stage", flat=True))
    running = {
        "received",
        "reviewing",
        "supplementing",
        "accepted",
        "trial",
        "suspended",
        "served",
        "performance",
    }
    ended = {"closed", "refused", "abandoned", "dismissed_application", "terminated"}
    assert running | ended <= set(stages), stages
    outcomes = Counter(Case.objects.exclude(outcome="").values_list("outcome", flat=True))
    decided = {
        "uphold", "modify", "revoke", "declare_unlawful", "order_performance", "reject_request",
        "terminated", "dismissed_application", "refused", "abandoned", "mediated",
    }  # fmt: skip
    assert decided <= set(outcomes), outcomes
    assert set(Case.objects.values_list("regime", flat=True)) >= {"B", "C"}, "two texts side by side"
    assert {"ordinary", "simplified"} <= set(Case.objects.values_list("procedure", flat=True))
    assert Case.objects.filter(deemed=True).exists(), "the law accepted one by itself"


def test_some_duties_are_late_some_stand_still_and_some_wait_for_next_years_notice(demo: int) -> None:
    open_duties = DutyRow.objects.filter(status=DutyRow.Status.OPEN)
    assert open_duties.filter(due__lt="2026-11-24").exists(), "overdue"
    assert open_duties.filter(due__gte="2026-11-24", amber__lte="2026-11-24").exists(), "soon"
    assert open_duties.filter(provisional=True).exists(), "the notice for 2027 is not out"
    assert DutyRow.objects.filter(status=DutyRow.Status.STOPPED).exists(), "suspended"


def test_hearings_of_all_kinds_were_held_and_some_are_to_come(demo: int) -> None:
    assert Hearing.objects.filter(held=True).count() >= 8
    assert Hearing.objects.filter(held=False, on__gte="2026-11-24").count() >= 2
    assert Hearing.objects.filter(online=True).exists()
    steps = set(EventRow.objects.filter(matter__kind="reconsideration").values_list("step", flat=True))
    assert {
        "call_off_hearing",
        "excuse_head",
        "question",
        "appraise_end",
        "rule_on_basis",
        "basis_answer",
    } <= steps


def test_papers_are_signed_and_numbered_without_gap(demo: int) -> None:
    issued = Paper.objects.filter(status=Paper.Status.ISSUED)
    assert Paper.objects.filter(status=Paper.Status.DRAFT).exists(), "some wait for a signature"
    assert issued.filter(kind="reconsideration.decision").exists()
    assert not Paper.objects.filter(kind="reconsideration.decision", number="").exists()
    for year in (2025, 2026):
        numbers = Case.objects.filter(accepted_on__year=year).values_list("case_number", flat=True)
        serials = sorted(int(number.partition("〕")[2].removesuffix("号")) for number in numbers)
        assert serials == list(range(1, len(serials) + 1)), year


def test_no_paper_shows_a_word_of_the_program_or_an_empty_place(demo: int) -> None:
    wrong = re.compile(
        r"[{}]|None|\d{4}-\d\d-\d\d|（）|《》|〔〕|，。|。。|；。|。；|“[^”\n]{2,12}”的案件的案件|【待填"
    )
    papers = Paper.objects.filter(status__in=["issued", "filed"]).values_list("pk", "kind", "text")
    found = [(pk, kind, hit[0]) for pk, kind, text in papers.iterator() if (hit := wrong.search(text))]
    assert found == []
    copies = Paper.objects.filter(kind="reconsideration.copy_letter").values_list("text", flat=True)
    assert all("@主送 平顶山市" in text for text in copies)


def test_who_is_sued_decides_the_court_a_decision_names(demo: int) -> None:
    texts = Paper.objects.filter(kind="reconsideration.decision", status="issued").values_list(
        "text", flat=True
    )
    upheld = {"平顶山市中级人民法院" in text for text in texts if "行政复议法》第六十八条的规定" in text}
    revoked = {"平顶山市中级人民法院" in text for text in texts if "行政复议法》第六十四条第一款" in text}
    assert (upheld, revoked) == ({False}, {True})


def test_the_plan_of_2022_is_read_from_its_text_and_given_to_every_unit(demo: int) -> None:
    plan = PlanRow.objects.get(document_number="汝府院联席办〔2022〕4号")
    assert (plan.measures, str(plan.issued_on), plan.stage) == (17, "2022-11-24", "running")
    fifth = TaskRow.objects.filter(plan_id=plan.pk, measure="五")
    assert fifth.filter(unit_name__contains="镇").count() >= 13
    assert fifth.filter(unit_name__contains="街道办事处").count() == 6
    assert TaskRow.objects.filter(plan_id=plan.pk, measure="八", unit_name="汝州市司法局").exists()


def test_the_ledger_shows_every_stage_and_some_units_are_late(demo: int) -> None:
    stages = set(TaskRow.objects.values_list("stage", flat=True))
    assert {"working", "closing", "reviewed", "period_closed", "closed"} <= stages
    assert TaskRow.objects.filter(next_due__lt="2026-11-24", stage="working").exists(), "overdue"
    assert TaskRow.objects.filter(urges__gt=0).exists(), "urged by letter"
    steps = set(EventRow.objects.filter(matter__kind="task").values_list("step", flat=True))
    assert {"return_closing", "reopen", "adjust", "answer_urge"} <= steps
    assert PlanRow.objects.count() == 2, "a newer plan lives beside the older one"


def test_corrected_decisions_are_learned_from_in_every_stage(demo: int) -> None:
    rows = Reform.objects.filter(source_kind="reconsideration")
    corrected = Case.objects.filter(outcome__in=["modify", "revoke", "declare_unlawful", "order_performance"])
    served = corrected.filter(served_on__isnull=False, respondent_id__isnull=False)
    assert set(rows.values_list("source_id", flat=True)) == set(served.values_list("pk", flat=True))
    stages = set(Reform.objects.values_list("stage", flat=True))
    assert {"opened", "working", "observing", "closed"} <= stages, stages
    assert Reform.objects.filter(source_kind="typical").exists(), "some learn from the case of another"
    steps = set(EventRow.objects.filter(matter__kind="reform").values_list("step", flat=True))
    assert {"return_report", "check_effect", "accept"} <= steps
    today = date(2026, 11, 24)
    missing = without_session(2026, today, region()).count()
    assert 0 < missing < agencies(today, region()).count(), "some units have not begun this year, others have"


def test_supervision_went_round_the_towns_and_stands_in_every_stage(demo: int) -> None:
    forms = dict(SupervisionRound.objects.values_list("form", "stage"))
    assert forms == {"cross": "reported", "mill": "announced", "key": "reported"}
    assert set(
        Inspection.objects.values_list("round_id").annotate(n=Count("pk")).values_list("n", flat=True)
    ) == {21, 1}, "two rounds over the towns, one over a department's files"
    stages = set(Supervision.objects.values_list("stage", flat=True))
    assert {"found", "issued", "proposed", "stopped", "closed"} <= stages, stages
    assert Supervision.objects.count() >= 12
    steps = set(EventRow.objects.filter(matter__kind="supervision").values_list("step", flat=True))
    assert {
        "correct_on_spot",
        "order",
        "opinion",
        "decide",
        "object",
        "notice",
        "personnel",
        "verify",
    } <= steps
    told = set(EventRow.objects.filter(matter__kind="inspection").values_list("step", flat=True))
    assert "add" in told, "something came too late"
    assert {"review_files", "enter_problems"} <= told, (
        "files were reviewed, and what they lacked is a finding"
    )
    given_away = EventRow.objects.filter(matter__kind="supervision_round", step="repair").count()
    assert given_away == 2, "in both rounds somebody stepped aside"


def test_last_year_was_reported_its_losses_reviewed_and_organs_check_themselves(demo: int) -> None:
    stages = Counter(AnnualReport.objects.values_list("stage", flat=True))
    assert stages == {"published": 2, "accepted": 1, "reviewing": 1, "filling": 1, "withdrawn": 1}
    assert AnnualReport.objects.filter(version=2, stage="published").count() == 1, "corrected in public"
    review = LossReview.objects.get()
    assert (review.stage, review.picked) == ("closed", 2)
    assert set(SelfCheck.objects.values_list("stage", flat=True)) == {"fixing", "planned"}
    assert Supervisor.objects.filter(unpaid__gt=0).exists(), "one fee was paid, two are not"


def test_people_report_problems_and_a_campaign_puts_them_right(demo: int) -> None:
    assert set(Campaign.objects.values_list("form", "stage")) == {
        ("special", "running"),
        ("key", "concluded"),
    }
    problems = set(CampaignProblem.objects.values_list("stage", flat=True))
    assert problems == {"entered", "assigned", "corrected", "checked", "closed", "dropped"}
    reports = set(Report.objects.values_list("stage", flat=True))
    assert reports == {"received", "assigned", "replied", "answered", "referred", "clue"}
    asked = totals(Campaign.objects.get(stage="running").pk)
    assert (asked.answers, asked.suspicious) == (36, 6)
    assert {"case", "organ"} == set(Answer.objects.values_list("form", flat=True))
    assert len(areas_now()) == 15, "measure (八) of the plan names them"


def test_the_working_rules_are_in_force_and_their_second_version_waits_for_its_day(demo: int) -> None:
    rules = {(row.title, row.version): row for row in LocalRule.objects.all()}
    stages = {(title, version): row.stage for (title, version), row in rules.items()}
    assert stages == {
        ("行政复议案件办理工作规则", 1): "in_force", ("行政复议案件办理工作规则", 2): "approved", ("行政执法争议协调办法", 1): "in_force",
        ("行政执法争议协调办法", 2): "drafting",
    }  # fmt: skip
    first = Case.objects.order_by("received_on").values_list("received_on", flat=True)[0]
    assert rules["行政复议案件办理工作规则", 1].valid_from < first, "before the year began"
    day = rules["行政复议案件办理工作规则", 2].valid_from
    assert (installation.get("duties.warn_days"), installation.get("duties.warn_days", day)) == (7, 10)
    slow = StageTime.objects.filter(slow=True).values_list("stage", flat=True)
    assert {"review", "decide"} <= set(slow), "the office's own standards are not always kept"


def test_the_committee_was_asked_and_not_always_followed(demo: int) -> None:
    assert Member.objects.filter(closed_on=None).count() > 20
    assert {"government", "expert", "scholar"} == set(Member.objects.values_list("kind", flat=True))
    assert set(Consultation.objects.values_list("stage", flat=True)) >= {
        "panel",
        "opined",
        "answered",
        "closed",
    }
    assert set(Consultation.objects.exclude(adoption="").values_list("adoption", flat=True)) == {
        "full",
        "part",
        "none",
    }
    assert Consultation.objects.filter(dissents__gt=0).exists()
    assert set(Plenary.objects.values_list("stage", flat=True)) == {"convened", "held"}
    assert set(Study.objects.values_list("stage", flat=True)) == {"studying", "reported", "settled"}


def test_disputes_are_mediated_before_during_and_after_the_case(demo: int) -> None:
    rows = Mediation.objects.all()
    assert rows.count() >= 25
    assert {"before", "during", "after"} == set(rows.values_list("phase", flat=True))
    results = {"statement", "withdrawn", "agreed", "failed", "declined", ""}
    assert results <= set(rows.values_list("result", flat=True)), "every way to end, and some that still run"
    assert Case.objects.filter(outcome="mediated").count() == rows.filter(result="statement").count()
    stopped = set(rows.exclude(case_stopped_on=None).values_list("linked_id", flat=True))
    assert stopped, "somebody's clock stands still"
    assert stopped <= set(Case.objects.filter(suspended=True).values_list("pk", flat=True))
    assert {"settled", "failed", ""} <= set(Referral.objects.values_list("came", flat=True))
    kinds = set(Settlement.objects.values_list("kind", flat=True))
    assert kinds == set(Settlement.Kind.values), "the four kinds, counted apart"


def test_officers_are_taught_examined_and_certified_and_some_will_miss_the_hours(demo: int) -> None:
    assert set(Session.objects.values_list("stage", flat=True)) == {"planned", "reported", "approved"}
    stages = set(Certificate.objects.values_list("stage", flat=True))
    assert stages >= {"training", "exam", "reviewing", "valid", "cancelled"}
    assert dict(Exam.objects.values_list("purpose", "stage")) == {
        "annual": "confirmed", "qualification": "confirmed", "practice": "open",
    }  # fmt: skip
    assert Question.objects.count() > 60
    assert Question.objects.filter(overtaken(date(2026, 11, 24))).exists(), "R07 was replaced in July"
    target = hours.target_now()
    assert target == 60, "the plan of 2022 says so"
    units = hours.units(Officer.objects.all(), hours.Pace.of(target, 2026, date(2026, 11, 24)))
    assert any(unit.behind for unit in units)
    assert any(unit.behind == 0 for unit in units)
    assert 0 < len(hours.taught_powers(2026)) < Power.objects.count()


def test_leaders_study_decide_together_and_hear_cases_and_some_fall_behind(demo: int) -> None:
    targets = leading.targets_now()
    assert targets.studies
    assert targets.studies.count == 5, "the plan of 2022 says so"
    cards = leading.board(SYSTEM, 2026, date(2026, 11, 24), targets)
    assert {each.light for each in cards} >= {Standing.OVERDUE, Standing.FINE}
    assert any(each.row is None for each in cards), "some have filed no plan"
    assert Activity.objects.filter(kind="hearing").exists()
    assert LeadYear.objects.filter(state__contains="应诉案件的出庭记录").exists(), (
        "a head in court, by itself"
    )
    assert set(Decision.objects.values_list("stage", flat=True)) >= {"reviewed", "confirmed"}


def test_departments_dispute_agree_are_decided_upon_and_do_not_ask_twice(demo: int) -> None:
    assert set(Coordination.objects.values_list("stage", flat=True)) == {"closed", "refused", "accepted"}
    assert set(Allotment.objects.values_list("decided", flat=True)) == {True, False}
    asked_again = Coordination.objects.get(stage="refused")
    assert Allotment.objects.values_list("number", flat=True)[0] in asked_again.state
    rules = Coordination.objects.filter(stage="closed").values_list("state", flat=True)
    assert all("《行政执法争议协调办法》第五条" in state for state in rules), (
        "the steps cite the rule in force"
    )


def test_decisions_are_public_held_waiting_and_withdrawn_and_one_case_teaches(demo: int) -> None:
    """《行政复议法》第七十九条第一款."""
    stages = Counter(Publication.objects.values_list("stage", flat=True))
    assert stages.keys() >= {"published", "held", "confirming", "withdrawn"}
    assert TypicalCase.objects.filter(stage="published").count() == 1
    names = {
        person["name"]
        for case in Case.objects.all()
        for person in json.loads(case.state)["application"]["applicants"]
    }
    shown = "\n".join(f"{item.title}{item.summary}{item.text}" for item in Published.objects.all())
    assert len(shown) > 1000
    assert [name for name in names if name in shown] == []


def test_invented_people_have_numbers_that_could_be_real(demo: int) -> None:
    kinds = Counter()
    for state in Case.objects.values_list("state", flat=True):
        for party in json.loads(state)["application"]["applicants"]:
            kinds[party["kind"]] += 1
            (resident_id if party["kind"] == "person" else credit_code)(
                party["id_number"] if party["kind"] == "person" else party["credit_code"]
            )
    assert set(kinds) == {"person", "organisation"}


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="the dice know no database; two builds cost two minutes"
)
def test_the_same_day_gives_the_same_year_again() -> None:
    told = []
    for _ in range(2):
        with set_clock(BUILT_AT), transaction.atomic():
            count_ids_from_the_last_row()
            assert make(FEW) >= FEW
            told.append(story())
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert len(told[0]) > 10 * FEW


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="here the whole year is built and checked")
def test_the_years_first_cases_are_what_their_history_says() -> None:
    with set_clock(BUILT_AT):
        assert make(FEW) >= FEW
        assert list(chain(verify(Path(settings.HOME)), missing())) == []
