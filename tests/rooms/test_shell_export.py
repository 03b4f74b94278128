"""Excel files of lists: what somebody typed stays text, days are days, numbers are numbers, and the policy holds."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from shell_letters import MONDAY, letters, show_letters
from shell_people import Office

from fuyuan.clock import set_clock
from fuyuan.shell import export, views_lists
from fuyuan.shell.export import write_workbook
from fuyuan.shell.rooms import Column

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Iterator[Office]:
    with set_clock("2026-09-28T09:00"):
        made = Office()
        show_letters()
        yield made


def cell(value: Any) -> Any:
    """Write one value and read its cell back."""
    book = load_workbook(write_workbook([Column("it", "列")], [{"it": value}], "表"))
    return book.active["A2"]


def read_as(text: str) -> datetime:
    """A moment as a workbook gives it back: Excel knows no time zones."""
    return datetime.fromisoformat(text)


HARMLESS = [
    ("=1+1", "a sum"),
    ('=HYPERLINK("http://example.org","看")', "a link"),
    ("=cmd|' /C calc'!A0", "a command"),
    ("+8613800000000", "a telephone number"),
    ("-1+2", "a subtraction"),
    ("@SUM(A1:A9)", "a function of another program"),
    ("\t=1+1", "after a tab"),
    ("#N/A", "what looks like an error"),
    ("TRUE", "what looks like a truth value"),
    ("00012", "a number with leading zeros"),
    ("410482199001011234", "an identity number keeps all its digits"),
    ("2026-09-28", "a day somebody typed as text"),
    ("<b>甲&乙</b>", "markup"),
    ("𠮷野家", "a rare character"),
    (" 前后有空格 ", "blanks at both ends"),
    ("一\n二", "two lines"),
]


@pytest.mark.parametrize(("text", "why"), HARMLESS)
def test_text_stays_text_whatever_it_looks_like(text: str, why: str) -> None:
    found = cell(text)
    assert (found.value, found.data_type) == (text, "s"), why


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\n=1+1", "＝1+1", "＋1", "－1", "＠A1"])
def test_text_that_begins_like_a_formula_stays_text_when_it_is_edited(text: str) -> None:
    assert cell(text).quotePrefix


TYPED = [
    (date(2026, 9, 28), read_as("2026-09-28"), "d", "yyyy-mm-dd"),
    (datetime(2026, 9, 28, 1, 5, tzinfo=UTC), read_as("2026-09-28T09:05"), "d", "yyyy-mm-dd hh:mm"),
    (12, 12, "n", "General"),
    (Decimal("1234.50"), 1234.5, "n", "General"),
    (True, "是", "s", "General"),
    (["甲", "乙"], "甲、乙", "s", "General"),
]


@pytest.mark.parametrize(("value", "read", "kind", "shape"), TYPED)
def test_days_and_numbers_are_typed(value: Any, read: Any, kind: str, shape: str) -> None:
    found = cell(value)
    assert (found.value, found.data_type, found.number_format) == (read, kind, shape)


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_cell(value: Any) -> None:
    assert cell(value).value is None


def test_a_text_longer_than_a_cell_holds_is_cut_and_the_file_still_opens() -> None:
    assert len(cell("长" * 40_000).value) == 32_767


def test_a_sheet_name_that_excel_refuses_is_mended() -> None:
    book = load_workbook(write_workbook([Column("it", "列")], [], "甲/乙:丙*[丁]" + "长" * 40))
    assert book.active.title == ("甲乙丙丁" + "长" * 40)[:31]


def download(client, query: str = "") -> Any:
    response = client.get(f"/matters/letter/export.xlsx{query}")
    assert response.status_code == 200
    return response, load_workbook(io.BytesIO(b"".join(response.streaming_content))).active


def test_the_file_holds_every_page_in_the_order_of_the_list(office) -> None:
    letters([None, *(MONDAY + timedelta(n) for n in range(30))])
    _, sheet = download(office.clerk_client, "?sort=light")
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("期限", "期限届满日", "编号", "标题")
    assert [row[3] for row in rows[1:]] == [f"第{n}封来信" for n in range(2, 32)] + ["第1封来信"]
    assert rows[1][:2] == ("临期 今天到期", read_as("2026-09-28"))


def test_filters_and_search_hold_for_the_file(office) -> None:
    letters([MONDAY], title="办理中")
    letters([None], title="收到的", stage="received")
    _, sheet = download(office.clerk_client, "?stage=received")
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["收到的"]


def test_the_policy_holds_for_the_file(office) -> None:
    letters([MONDAY], title="秘密来信")
    _, sheet = download(office.other_client)
    assert sheet.max_row == 1


def test_what_somebody_typed_into_a_title_is_no_formula_in_the_file(office) -> None:
    letters([MONDAY], title="=1+1")
    _, sheet = download(office.clerk_client)
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("=1+1", "s")


def test_the_file_has_a_chinese_name_with_the_day(office) -> None:
    response, _ = download(office.clerk_client)
    assert (
        response["Content-Disposition"] == "attachment; filename*=utf-8''%E6%9D%A5%E4%BF%A1-2026-09-28.xlsx"
    )
    assert response["Content-Type"] == export.TYPE


def test_too_many_rows_are_refused_with_a_word_and_the_list_stays(office, monkeypatch) -> None:
    monkeypatch.setattr(views_lists, "MOST_ROWS", 3)
    letters([MONDAY] * 4)
    response = office.clerk_client.get("/matters/letter/export.xlsx?stage=work", follow=True)
    assert response.redirect_chain == [("/matters/letter/?stage=work", 302)]
    assert "超过 3 条，请先筛选，再分次导出" in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(office) -> None:
    counts = []
    for number in (1, 60):
        letters([MONDAY] * number)
        download(office.clerk_client)  # settings are read once a process
        with CaptureQueriesContext(connection) as queries:
            download(office.clerk_client)
        counts.append(len(queries))
    assert counts[0] == counts[1]
