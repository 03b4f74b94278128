"""Papers of the ledger: what they say to the character, and that nothing missing is ever printed as None."""

from datetime import date

import pytest
from ledger_plan import ISSUED, Ledger

from fuyuan.business.ledger.models import TaskRow
from fuyuan.business.ledger.papers import report
from fuyuan.clock import set_clock
from fuyuan.papers.models import Paper
from fuyuan.papers.rendering import docx, pdf
from fuyuan.papers.services import document_of, issue

pytestmark = pytest.mark.django_db
BUREAU, POLICE = "汝州市司法局", "汝州市公安局"


@pytest.fixture
def ledger():
    with set_clock(ISSUED) as hand:
        made = Ledger()
        made.hand = hand
        yield made


def text_of(matter: int, kind: str) -> str:
    return Paper.objects.filter(matter_id=matter, kind=kind).latest("pk").text


def test_a_report_on_a_plan_where_nothing_was_done_reads_without_holes(ledger) -> None:
    plan = ledger.issued()
    ledger.hand.set("2026-02-02")
    ledger.take(plan, "report", ledger.office, period="2026-Q1")
    text = text_of(plan, "plan.progress_report")
    assert "没有逾期的任务" not in text, "the schemes were due on 26 January"
    assert "各单位没有报告需要协调解决的问题。" in text
    assert not {"None", "{{", "nan"} & set(text.split())
    assert "None" not in text


def test_a_close_off_just_after_the_period_counts_for_it_and_is_no_missing_report(ledger) -> None:
    plan = ledger.issued()
    task = ledger.task(plan, "二", POLICE)
    ledger.hand.set("2026-12-20")
    number = TaskRow.objects.get(pk=task).number
    ledger.take(
        task,
        "ask_closing",
        ledger.police,
        result="全年任务完成。",
        completed_on="2026-12-18",
        numbers=[number],
    )
    ledger.take(task, "review_closing", ledger.office, opinion="属实。")
    ledger.hand.set("2027-01-06")
    ledger.take(task, "close", ledger.office, approval={"by": "钱正", "on": "2027-01-06"})
    count = report.counted(plan, "2026-Q4", date(2027, 1, 6))
    assert count.settled == 1
    assert f"{POLICE}：（二）强化府院联动工作机制" not in count.unreported
    sheet = text_of(task, "task.closing_sheet")
    assert "全年任务完成。" in sheet
    assert "2026年度" in sheet


def test_a_long_list_is_cut_with_a_line_that_says_so(ledger) -> None:
    lines = [f"第{number}项" for number in range(1, 41)]
    cut = report._lines(lines)
    assert (len(cut), cut[-1]) == (report.MOST_LINES + 1, "另有10项，见工作台账。")


def test_the_same_problem_of_several_units_is_said_once_with_their_names(ledger) -> None:
    plan = ledger.issued()
    towns = TaskRow.objects.filter(plan_id=plan, measure="三").order_by("pk")[:4]
    for row in towns:
        ledger.take(
            row.pk,
            "report",
            ledger.office,
            period="2026-Q1",
            standing="behind",
            done="已培训。",
            problems="人手不足。",
        )
    count = report.counted(plan, "2026-Q1", ISSUED)
    [line] = report._gathered(count.reports, "problems")
    assert line.startswith("人手不足（")
    assert line.endswith("等4个单位）。")


def test_the_name_of_a_plan_is_what_stands_in_its_title_marks() -> None:
    assert report.short_title("某办公室关于印发《某方案》的通知") == "某方案"
    assert report.short_title("某县工作方案") == "某县工作方案"


def test_every_paper_is_issued_with_a_number_of_the_office_and_renders_as_pdf_and_word(ledger) -> None:
    plan = ledger.issued()
    task = ledger.task(plan, "一", BUREAU)
    ledger.hand.set("2026-04-08")
    ledger.take(plan, "report", ledger.office, period="2026-Q1")
    ledger.take(task, "urge", ledger.office, matter="没有报告。", demand="请报告。", by_on="2026-04-15")
    numbers = [
        issue(paper.pk, ledger.office).number
        for paper in Paper.objects.filter(status=Paper.Status.DRAFT).order_by("pk")
    ]
    assert numbers == ["汝府院联席办报〔2026〕1号", "汝府院联席办提醒〔2026〕1号"]
    for paper in Paper.objects.all():
        assert pdf(document_of(paper)).startswith(b"%PDF-")
        assert docx(document_of(paper)).startswith(b"PK")


def test_a_unit_reads_the_letter_sent_to_it_once_issued_and_no_other(ledger) -> None:
    task = ledger.task(ledger.issued(), "一", BUREAU)
    ledger.take(task, "urge", ledger.office, matter="没有报告。", demand="请报告。", by_on="2026-01-20")
    paper = Paper.objects.get(kind="task.reminder")
    assert ledger.bureau_client.get(f"/papers/{paper.pk}/").status_code == 404
    issue(paper.pk, ledger.office)
    assert ledger.bureau_client.get(f"/papers/{paper.pk}/").status_code == 200
    assert ledger.police_client.get(f"/papers/{paper.pk}/").status_code == 404


def test_a_report_may_be_on_a_month_or_a_year_beside_the_plans_own_period(ledger) -> None:
    plan = ledger.issued()
    task = ledger.task(plan, "二", POLICE)
    ledger.report(task, ledger.police, "2026-Q1", problems="人手不足。")
    ledger.hand.set("2026-12-31")
    state = ledger.take(plan, "report", ledger.office, period="2026").state
    assert state.reported == (), "the duty of the quarter stays"
    assert "人手不足（汝州市公安局）。" in text_of(plan, "plan.progress_report")
    year = report.counted(plan, "2026", date(2026, 12, 31))
    month = report.counted(plan, "2026-02", date(2026, 12, 31))
    assert f"{POLICE}：（二）强化府院联动工作机制" in year.unreported, "three quarters are missing"
    assert month.unreported == [], "no report fell due in February"
