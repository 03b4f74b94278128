"""Courts' lists as they come: columns that differ, two heading rows, merged cells, days as text, sides in one cell."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from fuyuan.business.litigation.court_list.reading import BadList, day, read, values
from fuyuan.business.litigation.court_list.words import (
    act_kind_of,
    instance_of,
    is_enforcement,
    names_of,
    outcome_of,
    sides_of,
)  # fmt: skip
from fuyuan.law.outcomes import CourtOutcome, Instance


def workbook(rows: list[list[object]], merged: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_values(data: bytes, remembered: dict[str, str] | None = None) -> list[dict[str, str]]:
    sheet = read(data)
    return [said for _, said in values(sheet, sheet.proposed(remembered or {}))]


def test_a_plain_list_is_recognised_by_its_headings() -> None:
    rows = [
        ["案号", "原告", "被告", "结案方式"],
        ["（2026）豫0482行初1号", "张三", "汝州市公安局", "判决撤销"],
    ]
    assert read_values(workbook(rows))[0]["outcome"] == "判决撤销"


def test_title_lines_above_and_totals_below_are_no_cases() -> None:
    rows = [
        ["2026年上半年行政案件统计表"], ["制表单位：某法院"], ["序号", "案 号", "原告", "被告"],
        [1, "（2026）豫0482行初1号", "张三", "公安局"], ["合计", "", "", ""], ["制表人：王某"],
    ]  # fmt: skip
    assert [said["case_number"] for said in read_values(workbook(rows))] == ["（2026）豫0482行初1号"]


def test_two_heading_rows_are_read_together() -> None:
    rows = [
        ["案号", "当事人", "", "审理情况", ""], ["", "原告", "被告", "立案日期", "结案日期"],
        ["（2026）豫0482行初1号", "张三", "公安局", "2026年3月2日", "2026.6.1"],
    ]  # fmt: skip
    found = read_values(workbook(rows, ("B1:C1", "D1:E1", "A1:A2")))
    assert found == [
        {"case_number": "（2026）豫0482行初1号", "plaintiff": "张三", "defendant": "公安局", "docketed_on": "2026年3月2日",
         "closed_on": "2026.6.1"}
    ]  # fmt: skip


def test_a_merged_cell_says_the_same_for_all_its_rows() -> None:
    rows = [["案号", "原告", "被告"], ["（2026）豫0482行初1号", "张三", "公安局"], ["", "李四", ""]]
    found = read_values(workbook(rows, ("A2:A3", "C2:C3")))
    assert [(said["case_number"], said["plaintiff"]) for said in found] == [
        ("（2026）豫0482行初1号", "张三"), ("（2026）豫0482行初1号", "李四"),
    ]  # fmt: skip


def test_a_heading_chosen_for_this_court_before_is_remembered() -> None:
    rows = [["案号", "告状的", "被告"], ["（2026）豫0482行初1号", "张三", "公安局"]]
    assert read_values(workbook(rows), {"告状的": "plaintiff"})[0]["plaintiff"] == "张三"


def test_a_file_that_is_no_list_says_what_is_missing() -> None:
    with pytest.raises(BadList, match="案号"):
        read(workbook([["姓名", "电话"], ["张三", "1"]]))
    with pytest.raises(BadList, match="打不开"):
        read(b"not a workbook")


DAYS = [
    ("2026-03-02", date(2026, 3, 2), "as a date cell"), ("2026年3月2日", date(2026, 3, 2), "in Chinese"),
    ("2026.3.2", date(2026, 3, 2), "with points"), ("2026/03/02", date(2026, 3, 2), "with slashes"),
    ("20260302", date(2026, 3, 2), "eight digits"), ("46083", date(2026, 3, 2), "Excel's own number as text"),
    ("", None, "nothing"), ("未结", None, "not ended"), ("2026-03-02 09:30", date(2026, 3, 2), "with the time"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "found", "why"), DAYS, ids=[row[-1] for row in DAYS])
def test_days_are_read_however_they_are_written(words: str, found: date | None, why: str) -> None:
    assert day(words) == found, why


@pytest.mark.parametrize("words", ["2026年13月2日", "去年", "2026-02-30"])
def test_what_is_no_day_is_said_not_guessed(words: str) -> None:
    with pytest.raises(ValueError, match=words[:4]):
        day(words)


INSTANCES = [
    ("（2026）豫0482行初1号", "", Instance.FIRST, "first"), ("（2026）豫04行终9号", "", Instance.SECOND, "second"),
    ("（2026）豫行申9号", "", Instance.RETRIAL, "application for retrial"),
    ("（2026）豫0482行赔初1号", "", Instance.FIRST, "compensation suit"),
    ("（2026）豫0482行审5号", "", None, "enforcement review is no instance"),
    ("2026-12", "二审", Instance.SECOND, "the column says it where the number does not"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "words", "instance", "why"), INSTANCES, ids=[row[-1] for row in INSTANCES]
)
def test_the_case_number_says_the_instance(
    number: str, words: str, instance: Instance | None, why: str
) -> None:
    assert instance_of(number, words) is instance, why


def test_enforcement_review_is_told_from_suits() -> None:
    assert is_enforcement("（2026）豫0482行审5号")
    assert not is_enforcement("（2026）豫0482行初5号")


OUTCOMES = [
    ("判决撤销", Instance.FIRST, CourtOutcome.QUASHED, "the court's own word"),
    ("驳回原告诉讼请求。", Instance.FIRST, CourtOutcome.CLAIMS_DISMISSED, "with a full stop"),
    ("驳回上诉，维持原判", Instance.SECOND, CourtOutcome.AFFIRMED, "second instance"),
    ("驳回上诉，维持原判", Instance.FIRST, None, "a first instance affirms nothing: ask"),
    ("撤诉", Instance.FIRST, None, "by whom? that changes what is counted: ask"),
    ("其他", Instance.FIRST, None, "not in the list: ask"),
    ("判决驳回原告的诉讼请求", Instance.FIRST, CourtOutcome.CLAIMS_DISMISSED, "the form, then what was decided"),
    ("依法裁定驳回原告起诉", Instance.FIRST, CourtOutcome.SUIT_DISMISSED, "as the ruling's own sentence says it"),
    ("裁定准予原告撤回起诉", Instance.FIRST, None, "allowed to withdraw, but why? ask"),
    ("裁定按撤诉处理", Instance.FIRST, CourtOutcome.WITHDRAWN_DEEMED, "a ruling that names its case"),
    ("判决驳回起诉", Instance.FIRST, None, "no judgment refuses to hear a suit: one of the two words is wrong"),
    ("裁定撤销", Instance.FIRST, None, "an act is quashed by a judgment only"),
    ("裁定驳回上诉，维持原裁定", Instance.SECOND, CourtOutcome.AFFIRMED, "a second instance affirms in either form"),
    ("驳回", Instance.FIRST, None, "the claims, or the suit? ask"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "instance", "outcome", "why"), OUTCOMES, ids=[row[-1] for row in OUTCOMES])
def test_results_are_recognised_or_asked(
    words: str, instance: Instance, outcome: CourtOutcome | None, why: str
) -> None:
    assert outcome_of(words, instance, {}) is outcome, why


def test_what_was_chosen_for_a_word_holds() -> None:
    assert outcome_of("撤诉", Instance.FIRST, {"撤诉": "withdrawn"}) is CourtOutcome.WITHDRAWN


def test_names_and_sides_are_taken_apart() -> None:
    assert names_of("张三、李四等5人") == ["张三", "李四"]
    assert sides_of("原告：张三；被告：汝州市公安局") == ("张三", "汝州市公安局")
    assert sides_of("张三诉汝州市公安局行政处罚") == ("张三", "汝州市公安局行政处罚")
    assert sides_of("张三") == ("", "")


KINDS = [
    ("工伤保险资格认定", "work_injury"), ("治安行政处罚", "penalty"), ("强制拆除", "force"), ("征收补偿协议", "agreement"),
    ("不履行法定职责", "protection"), ("政府信息公开", "information"), ("其他行政行为", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "kind"), KINDS)
def test_the_cause_of_action_names_the_kind_of_act(cause: str, kind: str) -> None:
    assert act_kind_of(cause).value == kind
