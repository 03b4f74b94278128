"""A plan and its tasks from confirmation to 销号: what each post may do, what falls due, what goes back and begins again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from ledger_plan import APPROVED, ISSUED, Ledger

from fuyuan.business.ledger.models import PlanRow, TaskRow
from fuyuan.clock import set_clock
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db
BUREAU, POLICE, TOWN = "汝州市司法局", "汝州市公安局", "寄料镇人民政府"


@pytest.fixture
def ledger():
    with set_clock(ISSUED) as hand:
        made = Ledger()
        made.hand = hand
        yield made


def due(task: int, key: str) -> date | None:
    return DutyRow.objects.get(matter_id=task, key=key).due


def test_issuing_gives_every_measure_to_every_unit_and_a_group_to_each_of_its_members(ledger) -> None:
    plan = ledger.issued()
    assert TaskRow.objects.filter(plan_id=plan, measure="三").count() == 15
    assert TaskRow.objects.filter(plan_id=plan).count() == 1 + 2 + 15
    assert PlanRow.objects.get(pk=plan).stage == "running"
    first = TaskRow.objects.get(plan_id=plan, measure="一")
    assert (first.unit_name, first.lead, first.number) == (BUREAU, True, "汝台账〔2026〕1号")


def test_a_unit_owes_scheme_report_and_completion_each_with_its_day(ledger) -> None:
    plan = ledger.issued()
    task = ledger.task(plan, "一", BUREAU)
    assert due(task, "scheme") == date(2026, 1, 26), "ten working days after Monday 12 January"
    assert due(task, "report-2026-Q1") == date(2026, 3, 31)
    assert due(task, "finish-once") == date(2026, 6, 30)
    lasting = ledger.task(plan, "二", POLICE)
    assert due(lasting, "finish-2026") == date(2026, 12, 31)


def test_a_report_closes_its_period_and_opens_the_next(ledger) -> None:
    task = ledger.task(ledger.issued(), "二", POLICE)
    ledger.report(task, ledger.police, "2026-Q1")
    assert DutyRow.objects.get(matter_id=task, key="report-2026-Q1").done_on == ISSUED
    assert due(task, "report-2026-Q2") == date(2026, 6, 30)


def test_a_unit_cannot_touch_the_task_of_another(ledger) -> None:
    task = ledger.task(ledger.issued(), "二", POLICE)
    with pytest.raises(StepRefused, match="由汝州市公安局承担"):
        ledger.report(task, ledger.town, "2026-Q1")


@pytest.mark.parametrize(
    ("period", "why"),
    [
        ("2026-05", "每季度报告一次"),
        ("2025-Q4", "下达之前"),
        ("2026-Q2", "还没有开始"),
        ("2026-Q7", "没有“2026-Q7”这一期"),
        ("明年下半年", "不是报告期"),
    ],
)
def test_a_report_on_a_period_that_is_none_of_this_task_is_refused_in_words(
    ledger, period: str, why: str
) -> None:
    task = ledger.task(ledger.issued(), "二", POLICE)
    with pytest.raises(StepRefused, match=why):
        ledger.report(task, ledger.police, period)


def closed(ledger, task: int, actor, number: str) -> None:
    ledger.take(
        task, "ask_closing", actor, result="已经完成。", completed_on=ledger.hand.at.date(), numbers=[number]
    )
    ledger.take(task, "review_closing", ledger.office, opinion="材料齐全。")
    ledger.take(
        task,
        "close",
        ledger.office,
        opinion="同意销号。",
        approval={"by": "钱正", "on": ledger.hand.at.date()},
    )


def test_closing_off_wants_evidence_that_exists(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    asked = {"result": "完成。", "completed_on": ISSUED}
    with pytest.raises(StepRefused, match="佐证"):
        ledger.take(task, "ask_closing", ledger.bureau, **asked)
    with pytest.raises(StepRefused, match="没有找到编号为“汝政复〔2026〕999号”"):
        ledger.take(task, "ask_closing", ledger.bureau, numbers=["汝政复〔2026〕999号"], **asked)


def test_a_measure_that_ends_is_closed_for_good_and_its_sheet_is_filed(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    closed(ledger, task, ledger.bureau, TaskRow.objects.get(pk=task).number)
    row = TaskRow.objects.get(pk=task)
    assert (row.stage, row.closed_on, row.next_due) == ("closed", ISSUED, None)
    sheet = Paper.objects.get(matter_id=task, kind="task.closing_sheet")
    assert "同意销号" in sheet.text


def test_a_returned_task_says_why_and_works_on(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    number = TaskRow.objects.get(pk=task).number
    ledger.take(task, "ask_closing", ledger.bureau, result="完成。", completed_on=ISSUED, numbers=[number])
    assert due(task, "review") == date(2026, 1, 19)
    state = ledger.take(task, "return_closing", ledger.office, reason="名单没有附。").state
    assert (state.stage, state.returned) == ("working", "名单没有附。")


def test_a_continuing_measure_closes_for_its_year_and_begins_again_by_itself(ledger) -> None:
    task = ledger.task(ledger.issued(), "二", POLICE)
    ledger.hand.set("2026-12-20")
    closed(ledger, task, ledger.police, TaskRow.objects.get(pk=task).number)
    assert TaskRow.objects.get(pk=task).stage == "period_closed"
    list(tick())
    assert TaskRow.objects.get(pk=task).stage == "period_closed", "the year is not over"
    ledger.hand.set("2027-01-04")
    list(tick())
    assert TaskRow.objects.get(pk=task).stage == "working"
    assert due(task, "finish-2027") == date(2027, 12, 31)
    assert due(task, "report-2027-Q1") == date(2027, 3, 31)


def test_a_task_given_late_in_a_period_is_first_closed_off_with_the_next(ledger) -> None:
    ledger.hand.set("2026-11-02")
    task = ledger.task(ledger.issued(), "二", POLICE)
    assert due(task, "finish-2027") == date(2027, 12, 31)


def test_a_change_keeps_the_old_value_and_wants_approval(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    ledger.take(
        task, "ask_change", ledger.bureau, due_on="2026-09-30", wish="延期到9月底", reason="人员调整。"
    )
    with pytest.raises(StepRefused, match="经批准"):
        ledger.take(task, "adjust", ledger.office, agreed=True, due_on="2026-09-30", opinion="同意。")
    state = ledger.take(
        task, "adjust", ledger.office, agreed=True, due_on="2026-09-30", opinion="同意。", approval=APPROVED
    ).state
    assert (state.changes[0].old, state.changes[0].new, state.wish) == ("2026-06-30", "2026-09-30", None)
    assert due(task, "finish-once") == date(2026, 9, 30)


def test_another_unit_takes_over_with_all_its_duties(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    ledger.take(task, "adjust", ledger.office, agreed=True, organ_id=ledger.police.organ_id, organ_name=POLICE,
                opinion="职责调整。", approval=APPROVED)  # fmt: skip
    assert TaskRow.objects.get(pk=task).unit_name == POLICE
    assert set(DutyRow.objects.filter(matter_id=task).values_list("organ_id", flat=True)) == {
        ledger.police.organ_id
    }


def test_an_overdue_unit_is_urged_by_letter_and_its_head_answers(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    ledger.hand.set("2026-04-10")
    ledger.take(task, "urge", ledger.office, matter="一季度没有报告。", demand="请报告。", by_on="2026-04-17")
    letter = Paper.objects.get(matter_id=task, kind="task.reminder")
    assert "一季度没有报告" in letter.text
    answer = DutyRow.objects.get(matter_id=task, key="urge-1")
    assert (answer.due, answer.post) == (date(2026, 4, 17), "respondent_head")
    with pytest.raises(StepRefused, match="还没有答复"):
        ledger.take(task, "urge", ledger.office, matter="再催。", demand="请报告。", by_on="2026-04-20")
    state = ledger.take(task, "answer_urge", ledger.bureau, answer="已经补报。").state
    assert state.open_urge is None


def test_the_same_number_twice_is_refused_unless_it_is_a_new_version(ledger) -> None:
    first = ledger.issued()
    with pytest.raises(StepRefused, match="已经装入"):
        ledger.adopted()
    second = ledger.issued(replaces=first)
    assert PlanRow.objects.get(pk=first).stage == "superseded"
    assert PlanRow.objects.get(pk=second).version == 2
    assert not TaskRow.objects.filter(plan_id=first).exclude(stage="cancelled").exists()


def test_a_plan_is_not_concluded_while_a_task_is_open(ledger) -> None:
    with pytest.raises(StepRefused, match="还有18项任务没有销号"):
        ledger.take(ledger.issued(), "conclude", ledger.office, note="办结。")


def test_a_concluded_plan_begins_no_further_period(ledger) -> None:
    plan = ledger.issued()
    ledger.hand.set("2026-12-20")
    for task in TaskRow.objects.filter(plan_id=plan):
        closed(ledger, task.pk, ledger.office, task.number)
    ledger.take(plan, "conclude", ledger.office, note="全部完成。")
    ledger.hand.set("2027-01-05")
    list(tick())
    assert set(TaskRow.objects.values_list("stage", flat=True)) == {"closed"}
    assert not DutyRow.objects.filter(kind="task", status="open").exists()


def test_the_offices_report_counts_lists_and_ranks(ledger) -> None:
    plan = ledger.issued()
    ledger.report(
        ledger.task(plan, "二", POLICE), ledger.police, "2026-Q1", problems="人手不足", standing="behind"
    )
    closed(ledger, ledger.task(plan, "一", BUREAU), ledger.bureau, TaskRow.objects.first().number)
    ledger.hand.set("2026-04-08")
    ledger.take(plan, "report", ledger.office, period="2026-Q1")
    text = Paper.objects.get(matter_id=plan, kind="plan.progress_report").text
    assert "共3项措施，分解为18项任务，由17个单位承担。已经销号（含本期销号）1项" in text
    assert "人手不足（汝州市公安局）" in text
    assert "寄料镇人民政府：（三）加强执法人员培训" in text


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"issued_on": "2027-01-01"}, "晚于今天"),
        ({"measures": ({"number": "一", "heading": "没有单位", "deadlines": ()},)}, "没有责任单位"),
    ],
)
def test_a_plan_that_cannot_be_right_is_refused_before_anything_is_created(ledger, change, why: str) -> None:
    with pytest.raises(StepRefused, match=why):
        ledger.adopted(**change)
    assert not PlanRow.objects.exists()


def test_everything_replays_to_the_same_rows(ledger, settings) -> None:
    plan = ledger.issued()
    task = ledger.task(plan, "二", POLICE)
    ledger.scheme(task, ledger.police)
    ledger.report(task, ledger.police, "2026-Q1")
    assert list(verify(settings.HOME)) == []


def test_issuing_costs_the_same_number_of_queries_for_each_task(ledger) -> None:
    plan = ledger.adopted()
    with CaptureQueriesContext(connection) as queries:
        ledger.take(plan, "issue_tasks", ledger.office)
    assert len(queries) < 30 + 18 * 20


def test_a_unit_the_directory_does_not_know_takes_no_measure(ledger) -> None:
    plan = ledger.issued()
    record = {
        "measure": "0",
        "organ_id": 2**40,
        "organ_name": "某局",
        "reason": "机构改革。",
        "approval": APPROVED,
    }
    with pytest.raises(StepRefused, match="机关目录里没有"):
        ledger.take(plan, "add_unit", ledger.office, **record)
