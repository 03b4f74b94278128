"""An Excel ledger as offices keep it: read by its headings, refused row by row, confirmed like any other plan."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from form_as_sent import as_sent
from ledger_plan import ISSUED, Ledger
from openpyxl import Workbook, load_workbook

from fuyuan.business.ledger.models import PlanRow, Reading
from fuyuan.business.ledger.sheet_columns import find_head, heading
from fuyuan.business.ledger.sheet_import import BadSheet, Problem, Sheet, read_sheet, template
from fuyuan.clock import set_clock
from fuyuan.matters.models import Attachment

URL = "/ledger/plans/import/"
HEAD = ("序号", "工作任务", "具体内容", "责任单位", "配合单位", "完成时限")
ROW = ("1", "建立咨询委员会", "研究重大案件。", "市司法局", "市财政局、市公安局", "持续推进")


def book(*rows: Sequence[Any], merged: Sequence[str] = ()) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(*rows: Sequence[Any], merged: Sequence[str] = ()) -> Sheet:
    return read_sheet(book(*rows, merged=merged), "台账.xlsx")


def names(measure: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(unit["name"], unit["role"], unit["lead"]) for unit in measure["units"]]


def test_a_row_becomes_a_measure_with_its_units_and_roles() -> None:
    (measure,) = read(HEAD, ROW).plan["measures"]
    assert (measure["number"], measure["heading"], measure["text"], measure["line"]) == (
        "1", "建立咨询委员会", "研究重大案件。", 2,
    )  # fmt: skip
    assert names(measure) == [
        ("市司法局", "责任", True),
        ("市财政局", "配合", False),
        ("市公安局", "配合", False),
    ]
    assert [line["text"] for line in measure["deadlines"]] == ["持续推进"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("完 成 时 限", "deadline"),
        ("完成时限（2026年）", "deadline"),
        ("牵头部门", "lead"),
        ("协办单位：", "help"),
        ("措施", "task"),
        ("天气", ""),
    ],
)
def test_a_heading_is_known_by_any_of_its_names(said: str, key: str) -> None:
    assert heading(said) == key


def test_columns_stand_in_any_order_below_a_title() -> None:
    sheet = read(
        ("汝州市2026年府院联动工作台账",),
        ("汝府院联席办〔2026〕7号", "", ""),
        ("责任部门", "编号", "重点任务"),
        ("市司法局", "3", "加强培训"),
    )
    assert (sheet.plan["title"], sheet.plan["document_number"]) == (
        "汝州市2026年府院联动工作台账",
        "汝府院联席办〔2026〕7号",
    )
    assert [(each["number"], each["heading"]) for each in sheet.plan["measures"]] == [("3", "加强培训")]


def test_a_head_of_two_rows_says_who_leads_and_who_helps() -> None:
    rows = (
        ("序号", "工作任务", "责任单位", "", "完成时限"),
        ("", "", "牵头单位", "配合单位", ""),
        ("1", "加强培训", "市司法局", "市公安局", "持续推进"),
    )
    (measure,) = read(*rows, merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2")).plan["measures"]
    assert names(measure) == [("市司法局", "牵头", True), ("市公安局", "配合", False)]


def test_merged_tasks_gather_the_units_of_their_rows() -> None:
    rows = (HEAD, ROW, ("", "", "", "市教育局", "", ""), ("2", "加强培训", "", "市司法局", "", ""))
    sheet = read(*rows, merged=("A2:A3", "B2:B3", "C2:C3"))
    first, second = sheet.plan["measures"]
    assert [unit["name"] for unit in first["units"]] == ["市司法局", "市财政局", "市公安局", "市教育局"]
    assert (second["number"], sheet.plan["doubts"]) == ("2", [])


def test_a_row_without_task_goes_on_with_the_one_above_and_is_asked_about() -> None:
    sheet = read(HEAD, ROW, ("", "", "", "市教育局", "", ""))
    assert len(sheet.plan["measures"]) == 1
    assert "第 3 行" in sheet.plan["doubts"][0]["question"]


def test_several_contents_of_one_task_are_measures_of_their_own() -> None:
    rows = (HEAD, ROW, ("", "", "制定工作规则。", "市教育局", "", "2026年6月底前"))
    sheet = read(*rows, merged=("A2:A3", "B2:B3"))
    found = [(each["number"], each["section"], each["heading"]) for each in sheet.plan["measures"]]
    assert found == [("1", "建立咨询委员会", "研究重大案件"), ("1-2", "建立咨询委员会", "制定工作规则")]
    assert "不止一次" in sheet.plan["doubts"][0]["question"]


def test_titles_of_parts_and_sums_are_no_tasks() -> None:
    rows = (HEAD, ("一、工作措施",), ROW, ("合计", "1项"), ("填表人：李明",))
    (measure,) = read(*rows, merged=("A2:F2",)).plan["measures"]
    assert measure["section"] == "一、工作措施"


def test_what_the_ledger_knows_beside_the_plan_is_kept_in_words() -> None:
    sheet = read((*HEAD, "进展情况", "状态", "联系人"), (*ROW, "已开三次会", "推进中", "李明"))
    text = sheet.plan["measures"][0]["text"]
    assert (
        text
        == "研究重大案件。\n【原台账】市司法局、市财政局、市公安局　完成情况：推进中；进展情况：已开三次会；联系人：李明"
    )


def test_a_date_cell_is_a_day() -> None:
    (measure,) = read(HEAD, (*ROW[:5], date(2026, 12, 31))).plan["measures"]
    assert measure["deadlines"] == [{"text": "2026年12月31日", "kind": "fixed_day", "iso": "2026-12-31"}]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("2", "没有单位的任务", "", "", "", ""), (3, "责任单位、配合单位", "没有责任单位")),
        (("2", "", "", "市司法局", "", ""), (3, "工作任务", "没有写任务")),
        (("", "没有序号", "", "市司法局", "", ""), (3, "序号", "没有序号")),
        (("2", "任务", "", "市司法局", "", "2026年13月底前"), (3, "完成时限", "没有“2026年13月底前”这一天")),
        (("2", "任务", "", "市司法局", "", "46387"), (3, "完成时限", "是数字 46387，不是日期")),
        (("2", "任务", "#REF!", "市司法局", "", ""), (3, "具体内容", "单元格是公式错误 #REF!")),
        (("2", "任" * 5001, "", "市司法局", "", ""), (3, "工作任务", "有 5,001 个字，最多 5,000 个字")),
    ],
)
def test_each_bad_row_is_named_with_its_column_and_what_to_do(row, problem) -> None:
    found: list[Problem] = read(HEAD, ROW, row).problems
    assert [(each.row, each.column, each.what) for each in found] == [problem]
    assert found[0].remedy


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no excel", "打不开"),
        (book(("甲", "乙"), ("1", "2")), "没有找到表头"),
        (book(("序号", "工作任务"), ("1", "2")), "表头缺少：责任单位"),
        (book(HEAD), "没有任务"),
        (book(HEAD, *([("", "", "", "市司法局", "", "")] * 5001)), "最多导入 5,000 行"),
    ],
)
def test_a_file_that_is_no_ledger_says_what_is_missing(data: bytes, why: str) -> None:
    with pytest.raises(BadSheet, match=why):
        read_sheet(data, "台账.xlsx")


def test_the_template_is_a_ledger_that_can_be_read() -> None:
    assert not read_sheet(template(), "模板.xlsx").problems
    assert [cell.value for cell in load_workbook(io.BytesIO(template())).active[1]][:2] == [
        "序号",
        "任务来源",
    ]


def test_no_head_is_found_in_prose() -> None:
    assert find_head([["关于责任单位的说明"], ["措施"]]) is None


# -- on the desk -------------------------------------------------------------------------------------------------


@pytest.fixture
def ledger(db):
    with set_clock(ISSUED):
        yield Ledger()


def sent(ledger, data: bytes, name: str = "台账.xlsx"):
    return ledger.office_client.post(URL, {"file": SimpleUploadedFile(name, data)})


def test_good_rows_are_confirmed_on_the_same_page_as_a_document(ledger) -> None:
    answer = sent(ledger, book(("汝州市工作台账",), HEAD, ROW))
    url = answer["Location"]
    assert answer.status_code == 303
    form = as_sent(
        ledger.office_client.get(url).content.decode(), "reading-form", _adopt="1", issued_on="2026-01-05"
    )
    assert form["measures-0-units-0-target"] == ["汝州市司法局"]
    assert ledger.office_client.post(url, form).status_code == 303
    assert PlanRow.objects.get().title == "汝州市工作台账"


def test_one_bad_row_keeps_the_whole_sheet_out(ledger) -> None:
    answer = sent(ledger, book(HEAD, ROW, ("2", "没有单位", "", "", "", "")))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "有 1 处要先改好，没有导入任何一行" in page
    assert '<td class="kind-number" data-label="行">3</td>' in page
    assert (Reading.objects.count(), Attachment.objects.count()) == (0, 0)


def test_what_is_no_excel_file_is_refused_in_words(ledger) -> None:
    for name, data, why in (
        ("台账.docx", b"PK", "请选择 .xlsx、.xls 文件"),
        ("台账.xlsx", b"PK", "文件内容不是 .xlsx"),
    ):
        answer = sent(ledger, data, name)
        assert answer.status_code == 422
        assert why in answer.content.decode()


def test_a_long_ledger_is_confirmed_page_by_page(ledger) -> None:
    rows = [
        (str(n), f"任务{n}", "", "市司法局" if n != 60 else "神秘办公室", "", "持续推进")
        for n in range(1, 81)
    ]
    url = sent(ledger, book(HEAD, *rows))["Location"]
    client = ledger.office_client
    form = as_sent(client.get(url).content.decode(), "reading-form", issued_on="2026-01-05", _page="50")
    form["measures-3-heading"] = "改过的任务4"
    second = client.post(url, form)["Location"]
    assert second == f"{url}?from=50"
    form = as_sent(client.get(second).content.decode(), "reading-form", _adopt="1")
    assert form["measures-0-heading"] == ["任务51"]
    answer = client.post(url, form)
    assert (
        answer.status_code,
        "还有 1 处没有核对" in answer.content.decode() or "请至少" in answer.content.decode(),
    ) == (422, True)
    form = as_sent(answer.content.decode(), "reading-form", _adopt="1")
    form["measures-9-units-0-target"] = "汝州市公安局"
    assert client.post(url, form).status_code == 303
    assert PlanRow.objects.get().measures == 80


def test_the_template_is_downloaded(ledger) -> None:
    answer = ledger.office_client.get("/ledger/plans/import/template.xlsx")
    assert answer["Content-Type"].endswith("sheet")
    assert ledger.office_client.get(URL).status_code == 200
