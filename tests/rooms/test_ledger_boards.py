"""The ledger's boards: matrix, measure, year, changes, the paper ledger; each counts right, hides what is not one's own."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from ledger_plan import APPROVED, ISSUED, Ledger
from ledger_story import BUREAU, POLICE, TODAY, TOWN, Story, page, pages, queries
from openpyxl import load_workbook

from fuyuan.business.ledger import sheet, year
from fuyuan.business.ledger.queries import Mark
from fuyuan.clock import set_clock
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger() -> Iterator[Story]:
    with set_clock(ISSUED) as hand:
        made = Story()
        made.hand = hand
        made.tell()
        yield made


# -- the matrix --------------------------------------------------------------------------------------------------


def test_the_newest_running_plan_opens_first_and_counts_its_tasks(ledger) -> None:
    ledger.adopted(document_number="汝府院联席办〔2026〕2号", title="还没有下达的方案")
    response = ledger.office_client.get("/ledger/")
    figures = {each["label"]: each["count"] for each in response.context["summary"]}
    assert response.context["plan"].pk == ledger.plan
    assert figures == {"任务": 18, "已销号": 1, "本期已销号": 0, "超期": 17, "待审核": 0, "待销号": 0,
                       "逾期未报告": 17}  # fmt: skip


def test_each_figure_leads_to_the_list_of_just_these_tasks(ledger) -> None:
    response = ledger.office_client.get("/ledger/")
    for each in response.context["summary"]:
        found = ledger.office_client.get(each["url"])
        assert found.status_code == 200
        assert found.context["page"]["total_words"] == f"共 {each['count']} 条", each["label"]


def test_a_cell_opens_its_task_and_a_unit_without_one_shows_a_dash(ledger) -> None:
    html = page(ledger.office_client, f"/ledger/{ledger.plan}/")
    assert f'<td data-label="二"><a href="/matters/task/{ledger.second}/">' in html
    assert html.count('class="board-none"') == 17 * 3 - 18
    assert "已销号" in html
    assert "督办中，还没有答复" in html


def test_units_stand_in_groups_departments_first(ledger) -> None:
    html = page(ledger.office_client, f"/ledger/{ledger.plan}/")
    assert html.index("政府及部门 2 个") < html.index(POLICE) < html.index("乡镇 15 个") < html.index(TOWN)


def test_only_units_that_need_attention_are_shown_on_demand(ledger) -> None:
    ledger.come_back(date(2026, 1, 13))
    response = ledger.office_client.get(f"/ledger/{ledger.plan}/?show=attention")
    names = {each.name for each in response.context["rows_of"]}
    assert names == {TOWN}, "urged; in January nothing else is late or near"


def test_a_unit_sees_its_own_row_only(ledger) -> None:
    html = page(ledger.town_client, f"/ledger/{ledger.plan}/")
    assert TOWN in html
    assert POLICE not in html
    assert "蟒川镇" not in html


def test_a_unit_sees_nothing_of_another_on_any_page(ledger) -> None:
    for url in pages(ledger.plan)[:-1]:
        html = page(ledger.town_client, url)
        assert POLICE not in html.replace(f"，{POLICE}", ""), url
        assert "人手不足" not in html, url


def test_a_plan_not_yet_issued_is_hidden_from_units_and_says_what_to_do_to_the_office(ledger) -> None:
    waiting = ledger.adopted(document_number="汝府院联席办〔2026〕2号")
    for url in pages(waiting):
        assert ledger.town_client.get(url).status_code == 404, url
        assert ledger.office_client.get(url).status_code == 200, url
    assert "任务还没有下达" in page(ledger.office_client, f"/ledger/{waiting}/")
    assert ledger.town_client.get(f"/ledger/?plan={waiting}").status_code == 404


def test_numbers_that_are_no_plan_or_no_measure_are_not_found(ledger) -> None:
    for url in (
        f"/ledger/{ledger.plan}/3/",
        "/ledger/999999/",
        f"/ledger/{10**20}/year/",
        "/ledger/?plan=9999999",
    ):
        assert ledger.office_client.get(url).status_code == 404, url
    assert ledger.office_client.get("/ledger/?plan=乱写").status_code == 200


def test_the_matrix_costs_the_same_queries_whatever_its_size(ledger) -> None:
    few = queries(ledger.police_client, f"/ledger/{ledger.plan}/")
    many = queries(ledger.office_client, f"/ledger/{ledger.plan}/")
    ledger.issued(document_number="汝府院联席办〔2026〕2号", title="另一个方案")
    assert queries(ledger.office_client, f"/ledger/{ledger.plan}/") == many
    assert abs(many - few) <= 1  # a unit's list of posts or messages may differ by one


def test_before_the_first_plan_the_office_is_told_to_bring_one() -> None:
    with set_clock(ISSUED):
        empty = Ledger()
        assert "还没有方案" in page(empty.office_client, "/ledger/")
        assert "还没有下达的方案" in page(empty.town_client, "/ledger/")


def test_posts_without_a_part_in_the_ledger_do_not_open_it(ledger) -> None:
    _, member = ledger.hire("weiyuan", Post.COMMITTEE_MEMBER, BUREAU)
    assert member.get("/ledger/").status_code in (403, 404)


def test_the_plans_own_page_leads_to_its_boards(ledger) -> None:
    html = page(ledger.office_client, f"/matters/plan/{ledger.plan}/")
    assert all(f'href="{url}"' in html for url in (pages(ledger.plan)[at] for at in (0, 2, 3, 4)))
    assert 'href="/ledger/"' in html, "the menu"


# -- one measure -------------------------------------------------------------------------------------------------


def test_a_measure_shows_its_units_and_one_timeline_of_all_their_tasks(ledger) -> None:
    response = ledger.office_client.get(f"/ledger/{ledger.plan}/0/")
    assert [line["name"] for line in response.context["units"]] == [BUREAU]
    titles = [str(event["title"]) for event in response.context["events"]]
    assert titles[0] == f"销号：{BUREAU}"
    assert [str(each) for each in response.context["figures"]] == ["受理行政复议案件 0 件"]


def test_a_measure_costs_the_same_queries_for_two_units_and_for_fifteen(ledger) -> None:
    assert queries(ledger.office_client, f"/ledger/{ledger.plan}/1/") == queries(
        ledger.office_client, f"/ledger/{ledger.plan}/2/"
    )


# -- the year ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "place"),
    [("2026-01-01", 1), ("2026-01-10", 1), ("2026-01-11", 2), ("2026-01-31", 3), ("2026-12-31", 36)],
)
def test_a_day_stands_in_its_ten_days(day: str, place: int) -> None:
    assert year.slot(date.fromisoformat(day)) == place


def test_reports_are_told_on_time_late_and_missing_and_a_missed_deadline_is_drawn_over() -> None:
    task = year.Task(1, 0, BUREAU, "working", date(2026, 1, 12), date(2026, 6, 30))
    marks = [
        Mark(1, "report-2026-Q1", date(2026, 3, 31), date(2026, 3, 30)),
        Mark(1, "report-2026-Q2", date(2026, 6, 30), None),
        Mark(1, "finish-once", date(2026, 6, 30), None),
    ]
    line = year.line_of(task, marks, [date(2026, 4, 9)], TODAY)
    assert [kind for kind, _ in line.signs] == ["urge", "report", "missing", "missed"]
    assert [(bar.kind, bar.last) for bar in line.bars] == [("run", date(2026, 6, 30)), ("over", TODAY)]


def test_the_year_shows_what_happened_with_its_day(ledger) -> None:
    html = page(ledger.office_client, f"/ledger/{ledger.plan}/year/")
    for told in (
        "3月30日按时报告",
        "4月9日迟报",
        "6月10日销号",
        "4月9日督办",
        "3月31日逾期未报告",
        "3月下旬逾期未报告 15 个",
    ):
        assert told in html, told
    assert "style=" not in html


def test_another_year_is_empty_of_this_years_signs_and_a_wrong_year_falls_back(ledger) -> None:
    assert "按时报告</b>" not in page(ledger.office_client, f"/ledger/{ledger.plan}/year/?year=2027")
    for asked in ("1066", "abc", "99999"):
        response = ledger.office_client.get(f"/ledger/{ledger.plan}/year/?year={asked}")
        assert response.context["year"] == 2026, asked


def test_the_year_costs_the_same_queries_whatever_its_size(ledger) -> None:
    before = queries(ledger.office_client, f"/ledger/{ledger.plan}/year/")
    ledger.report(ledger.third, ledger.town, "2026-Q1")
    assert queries(ledger.office_client, f"/ledger/{ledger.plan}/year/") == before


# -- what changed ------------------------------------------------------------------------------------------------


def groups(response: Any) -> dict[str, int]:
    return {group.key: group.count for group in response.context["groups"]}


def test_changes_are_counted_from_the_last_meeting(ledger) -> None:
    response = ledger.office_client.get(f"/ledger/{ledger.plan}/changes/")
    assert response.context["since"].on == date(2026, 5, 11)
    assert "上次联席会议：研究台账" in response.content.decode()
    assert groups(response) == {"closed": 1, "asked": 2, "returned": 1, "overdue": 1, "urged": 0, "changed": 0,
                                "reported": 0}  # fmt: skip


def test_changes_from_an_earlier_day_hold_reports_reminders_and_what_was_adjusted(ledger) -> None:
    ledger.take(ledger.second, "adjust", ledger.office, agreed=True, due_on="2026-11-30", opinion="同意。",
                approval=APPROVED)  # fmt: skip
    response = ledger.office_client.get(f"/ledger/{ledger.plan}/changes/?since=2026-03-01")
    found = groups(response)
    assert (found["reported"], found["urged"], found["changed"]) == (2, 1, 1)
    assert "完成时限由“没有具体日期”改为“2026-11-30”" in response.content.decode()


def test_without_a_meeting_changes_go_back_thirty_days_and_a_wrong_day_is_ignored(ledger) -> None:
    other = ledger.issued(document_number="汝府院联席办〔2026〕2号", title="另一个方案")
    for asked in ("", "?since=2026-13-45"):
        response = ledger.office_client.get(f"/ledger/{other}/changes/{asked}")
        assert response.context["since"].on == date(2026, 6, 6)


def test_changes_cost_the_same_queries_whatever_happened(ledger) -> None:
    before = queries(ledger.office_client, f"/ledger/{ledger.plan}/changes/?since=2026-01-01")
    ledger.report(ledger.third, ledger.town, "2026-Q1")
    assert queries(ledger.office_client, f"/ledger/{ledger.plan}/changes/?since=2026-01-01") == before


# -- the paper ledger --------------------------------------------------------------------------------------------


def excel(client: Client, plan: int) -> Any:
    response = client.get(f"/ledger/{plan}/ledger.xlsx")
    assert response.status_code == 200
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def test_the_excel_ledger_has_the_columns_and_the_print_setup_of_the_paper_one(ledger) -> None:
    book = excel(ledger.office_client, ledger.plan)
    assert book["A1"].value == "某工作方案工作台账"
    assert "汝府院联席办〔2026〕1号" in book["A2"].value
    assert {str(each) for each in book.merged_cells.ranges} == {"A1:R1", "A2:R2"}
    assert [cell.value for cell in book[3]] == [head for head, _ in sheet.COLUMNS]
    assert (book.freeze_panes, book.print_title_rows) == ("D4", "$3:$3")
    assert (book.page_setup.orientation, book.page_setup.paperSize) == ("landscape", 9)
    assert (book.page_setup.fitToHeight, book.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert book.max_row == 3 + 18
    assert book["K4"].alignment.wrap_text


def test_a_line_of_the_excel_ledger_says_what_the_task_says(ledger) -> None:
    book = excel(ledger.office_client, ledger.plan)
    row = {head: cell.value for (head, _), cell in zip(sheet.COLUMNS, book[4], strict=True)}
    assert (row["工作措施"], row["责任单位"], row["角色"]) == ("一、建立咨询委员会", BUREAU, "责任（牵头）")
    assert (row["完成情况"], row["状态"], row["完成时限"]) == ("进展滞后", "已销号", "2026年6月底前")
    assert row["销号日期"].date() == row["实际完成"].date() == date(2026, 6, 10)


def test_text_that_looks_like_a_formula_stays_text(ledger) -> None:
    book = excel(ledger.police_client, ledger.plan)
    assert (book["L4"].value, book["L4"].data_type) == ("=HYPERLINK(人手不足)", "s")
    assert book.max_row == 4, "a unit exports its own line only"


def test_the_printed_ledger_notes_reminders_and_late_units(ledger) -> None:
    html = page(ledger.office_client, f"/ledger/{ledger.plan}/sheet/")
    assert "2026-04-09督办：没有报告。（应于2026-04-17前答复）" in html
    assert "已下达（超期）" in html
    assert html.count("<tr>") == 1 + 18


def test_the_excel_ledger_costs_the_same_queries_for_one_line_and_for_eighteen(ledger) -> None:
    few = queries(ledger.police_client, f"/ledger/{ledger.plan}/ledger.xlsx")
    assert queries(ledger.office_client, f"/ledger/{ledger.plan}/ledger.xlsx") == few
