"""The small ways in which plans of other places differ: each row is one way of writing and says why it is there."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document

from fuyuan.business.ledger.reading.cli import main, told
from fuyuan.business.ledger.reading.deadlines import Around, read_deadlines
from fuyuan.business.ledger.reading.files import read_file
from fuyuan.business.ledger.reading.lines import lines_of, marker
from fuyuan.business.ledger.reading.model import Measure, Plan, Unreadable
from fuyuan.business.ledger.reading.reader import LONGEST, read_text

AROUND = Around(2024, date(2024, 3, 18))

DEADLINES = [
    ("三季度末", ["2024-09-30"], "the end of one quarter is a day, 每季度末 is none"),
    ("每季度末", ["recurring"], "every quarter"),
    ("每年1月、7月", ["recurring"], "the months of every year are one deadline"),
    ("5月、11月", ["2024-05-31", "2024-11-30"], "two months of this year are two"),
    ("本年度12月20日前", ["2024-12-20"], "本年度 says which year, not how often"),
    ("2024年度", ["2024-12-31"], "a year with 度 is that year"),
    ("2024年3月起长期坚持", ["continuing"], "a day from which something lasts is no deadline"),
    ("2024年4月起，每季度通报一次", ["recurring"], "a beginning belongs to what recurs from it"),
    ("自即日起至2024年12月31日", ["2024-12-31"], "of a span the end"),
    ("2023年10月底前并持续推进", ["2023-10-31", "continuing"], "两个时限 joined by 并 alone"),
    ("自裁判生效之日起15日内", ["none"], "内 after a number of days is not the end of the year"),
    ("1个月内", ["none"], "the same for months"),
    ("年内完成", ["2024-12-31"], "but 年内 is"),
    ("一年两次", ["recurring"], "how often, without 每"),
    ("按上级规定时限", ["when_fit"], "the day is set by others"),
    ("2024年第四季度完成", ["2024-12-31"], "a quarter with its year"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_a_deadline_is_read_as_the_words_mean_it(text: str, wanted: list[str], why: str) -> None:
    found, _ = read_deadlines(text, AROUND)
    assert [each.iso or each.kind for each in found] == wanted, why


def measure(ending: str) -> Measure:
    """The one measure of a plan whose text ends like this."""
    return read_text(
        f"某县工作方案\n2024年3月1日\n一、工作任务\n（一）健全制度。修订规则。{ending}"
    ).measures[0]


WHO = [
    (
        "（县法院、县司法局按职责分工负责，2024年第四季度完成）",
        "县法院/负责 县司法局/负责|2024-12-31",
        "a quarter within a bracket of names",
    ),
    (
        "(县司法局牵头，各乡镇，县直各单位负责落实)",
        "县司法局/牵头 各乡镇/负责 县直各单位/负责|",
        "负责落实 is one duty",
    ),
    (
        "（牵头单位：县司法局；责任单位：县政府办公室、各乡镇人民政府，11月底完成）",
        "县司法局/牵头 县政府办公室/责任 各乡镇人民政府/责任|2024-11-30",
        "a day after the names, without its label",
    ),
    (
        "（县司法局、各乡镇人民政府）",
        "县司法局/责任 各乡镇人民政府/责任|",
        "names alone in a bracket after the full stop",
    ),
    ("［责任单位：县司法局，完成时限：2024年6月底］", "县司法局/责任|2024-06-30", "wide square brackets"),
    ("\n责任分工：县司法局牵头，县法院配合", "县司法局/牵头 县法院/配合|", "责任分工 is a label too"),
    (
        "\n市级牵头单位：县司法局\n配合责任单位：县法院",
        "县司法局/牵头 县法院/配合|",
        "the role without the level and without 责任",
    ),
    ("\n责 任 单 位：县司法局\n完 成 时 限：6 月 底", "县司法局/责任|2024-06-30", "blanks inside a label"),
    ("\n责任单位  县司法局\n完成时限  长期坚持", "县司法局/责任|continuing", "the scan lost the colon"),
    (
        "\n责任单位：县司法局\n工作任务：修订办法。\n起止时间：2024年1月至6月",
        "县司法局/责任|2024-06-30",
        "工作任务： begins a line of its own",
    ),
    (
        "由县司法局、县信访局负责，县法院指导。",
        "县司法局/负责 县信访局/负责|",
        "由…负责 inside a sentence names units",
    ),
    ("由专人负责，定期报告。", "|", "but not everybody who is responsible is a unit"),
    (
        "县法院、县公安局、县住建局，人行某县支行负责。",
        "县法院/负责 县公安局/负责 县住建局/负责 人行某县支行/负责|",
        "a sentence of names and what they do, without 由",
    ),
    (
        "县司法局牵头,县法院、县直各单位按职责分工负责。",
        "县司法局/牵头 县法院/负责 县直各单位/负责|",
        "who leads and who helps in one sentence, half-width comma",
    ),
    (
        "对敏感案件，由县司法局牵头组织协调，县信访局参与。",
        "县司法局/牵头 县信访局/配合|",
        "leads and arranges",
    ),
    ("各单位要认真负责。", "|", "a sentence that only ends like that"),
]


@pytest.mark.parametrize(("ending", "wanted", "why"), WHO, ids=[row[2] for row in WHO])
def test_who_and_until_when_are_found_however_they_are_written(ending: str, wanted: str, why: str) -> None:
    found = measure(ending)
    units = " ".join(f"{unit.name}/{unit.role}" for unit in found.units)
    assert f"{units}|{' '.join(each.iso or each.kind for each in found.deadlines)}" == wanted, why
    assert found.text.startswith("健全制度。修订规则。"), why


MARKERS = [
    ("1.1 建立化解中心", ("dotted", "1.1", "建立化解中心"), "two levels in one number"),
    ("2.1.3健全机制", ("dotted3", "2.1.3", "健全机制"), "three"),
    ("1.5亿元资金到位", None, "an amount"),
    ("12.5%以内", None, "a share"),
    ("第二条 建立通报制度", ("article", "二", "建立通报制度"), "articles"),
    ("第二条规定的情形", None, "an article that is cited"),
    ("1.建立机制", ("digit", "1", "建立机制"), "the plain number stays"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), MARKERS, ids=[row[2] for row in MARKERS])
def test_a_number_begins_an_item_and_an_amount_does_not(
    text: str, wanted: tuple[str, str, str] | None, why: str
) -> None:
    assert marker(text) == wanted, why


BODY = "一、工作任务\n（一）健全制度。修订规则。\n责任单位：县司法局\n"
HEADS = [
    (
        f"某县工作方案\n{BODY}某县人民政府　　某县人民法院\n2024年3月1日",
        "某县人民政府、某县人民法院|2024-03-01",
        "two organs in one line",
    ),
    (
        f"某县工作方案\n{BODY}某县人民政府 2024年3月1日",
        "某县人民政府|2024-03-01",
        "organ and day in one line",
    ),
    (
        f"某县工作方案\n{BODY}某县人民政府\n某县人民法院\n2024年3月1日",
        "某县人民政府、某县人民法院|2024-03-01",
        "two organs in two lines, right below names of units",
    ),
    (
        f"某县工作方案\n{BODY}某县人民政府（代章）\n2024.3.1",
        "某县人民政府|2024-03-01",
        "the seal is no part of the name; a day in figures",
    ),
    (
        f"某县工作方案\n{BODY}某县人民政府\n2024年 3月 1 8日",
        "某县人民政府|2024-03-18",
        "blanks between the digits of a day",
    ),
    (
        f"某县工作方案\n{BODY}某县委全面依法治县委员会\n执法协调小组办公室\n2024年3月1日",
        "某县委全面依法治县委员会执法协调小组办公室|2024-03-01",
        "one long name over two lines: its second half names no place",
    ),
    (
        f"某县工作方案\n{BODY}某县人民政府\n2024年3月1日\n（联系单位：县司法局；电话：1）",
        "某县人民政府|2024-03-01",
        "a contact below the signature",
    ),
    (
        f"索引号：A-1  发布机构：某县人民政府\n发文字号：某政〔2024〕1号  成文日期：2024-03-01\n\n某县工作方案\n{BODY}",
        "某县人民政府|2024-03-01",
        "the catalogue card of a site fills what the text does not say",
    ),
    (
        "当前位置：首页 > 公开 > 文件\n索引号：A-1 组配分类：其他文件\n名称：某县工作方案 文号：某政〔2024〕1号\n咨询机构：咨询电话：\n"
        f"某县工作方案\n发布时间：2024-03-10 09:21 信息来源：某县政府（办公室） 浏览次数： 字体：[大 中]\n{BODY}某县人民政府\n2024年3月1日",
        "某县人民政府|2024-03-01",
        "what a site prints around a document is no part of it",
    ),
    (
        "返回顶部\n\n某县工作方案\n\n• 索引号：\n\nA-1\n• 发文机构：\n\n某县人民政府\n• 发文日期：\n\n2024年03月01日 16:40\n• 有效性：\n\n"
        f"• 内容概述：\n\n某县工作方案\n\n{BODY}",
        "某县人民政府|2024-03-01",
        "labels and values in lines of their own; the heading of the page above them, the title below",
    ),
    (
        f"索 引 号 | A-1 | 主题分类 | 某政发 |\n成文日期 | 2024-03-01 | 制发机构 | 某县人民政府 |\n标 题 | 某县工作方案 |\n{BODY}",
        "某县人民政府|2024-03-01",
        "the title stands in the card alone",
    ),
    (
        f"某县工作方案\n名       称 : 某县工作方案 发文单位: 某县人民政府办公室\n{BODY}县人民政府办公室\n2024年3月1日",
        "某县人民政府办公室|2024-03-01",
        "of which county the office is says the card",
    ),
]


@pytest.mark.parametrize(("text", "wanted", "why"), HEADS, ids=[row[2] for row in HEADS])
def test_who_signed_and_when(text: str, wanted: str, why: str) -> None:
    plan = read_text(text)
    assert (plan.title, f"{plan.issuer}|{plan.date}") == ("某县工作方案", wanted), why
    assert [unit.name for each in plan.measures for unit in each.units] == ["县司法局"], why
    assert plan.measures[0].text == "健全制度。修订规则。", why
    assert plan.recipients == [], why


RECIPIENTS = [
    (
        "各乡镇党委、人民政府，县委各部委：",
        ["各乡镇党委、人民政府", "县委各部委"],
        "two organs of each town are one name",
    ),
    ("各区人民政府，市政府各委、办、局：", ["各区人民政府", "市政府各委、办、局"], "kinds of department"),
    ("市直各单位，中央、省驻某各单位：", ["市直各单位", "中央、省驻某各单位"], "levels above"),
    (
        "各县、区人民政府，\n各街道、镇，\n各开发区（园区）管委会：",
        ["各县、区人民政府", "各街道、镇", "各开发区（园区）管委会"],
        "over several lines",
    ),
]


@pytest.mark.parametrize(("line", "wanted", "why"), RECIPIENTS, ids=[row[2] for row in RECIPIENTS])
def test_recipients_are_split_between_names_never_inside_one(line: str, wanted: list[str], why: str) -> None:
    assert read_text(f"某县工作方案\n{line}\n现印发给你们。\n{BODY}").recipients == wanted, why


def test_a_notice_printed_without_its_heading_still_says_to_whom_and_by_whom() -> None:
    plan = read_text(
        "各镇人民政府，区直有关单位：\n现将方案印发给你们。\n某市某区人民政府办公室\n2024年3月8日\n"
        f"某区三年行动计划\n（2023—2025年）实施方案\n{BODY}"
    )
    assert (plan.title, plan.issuer, plan.date, plan.recipients) == (
        "某区三年行动计划（2023—2025年）实施方案", "某市某区人民政府办公室", "2024-03-08", ["各镇人民政府", "区直有关单位"],
    )  # fmt: skip


def test_a_title_below_the_word_for_an_annex_and_above_its_number_is_the_title_alone() -> None:
    plan = read_text(f"附件1\n\n某县专项\n行动计划\n（某政办〔2024〕21号）\n{BODY}")
    assert (plan.title, plan.document_number) == ("某县专项行动计划", "某政办〔2024〕21号")


def test_items_of_a_part_that_only_says_what_is_looked_at_are_no_measures() -> None:
    plan = read_text(
        f"某县工作方案\n一、监督重点\n（一）乱收费。\n（二）乱罚款。\n{BODY.replace('一、', '二、')}"
    )
    assert [each.heading for each in plan.measures] == ["健全制度"]


def test_a_bracket_of_labels_after_a_heading_ends_it_and_an_open_one_goes_on() -> None:
    heading = "（一）实施规范行动（牵头单位：县司法局；配合单位：各乡镇（街道）\n、县法院；完成时限：2024年6月底前）\n推行扫码检查。"
    (found,) = read_text(f"某县工作方案\n一、工作任务\n{heading}").measures
    assert (found.heading, [unit.name for unit in found.units]) == (
        "实施规范行动",
        ["县司法局", "各乡镇（街道）", "县法院"],
    )


# -- tables ----------------------------------------------------------------------------------------------------------

TABLE = "某县任务清单\n序号\t任务\t责任单位\t完成时限\n"
ROWS = [
    (
        "一、健全制度\n1\t甲\t县司法局\t长期\n二、规范执法\n2\t乙\t县法院\t长期\n",
        "健全制度:甲=县司法局 规范执法:乙=县法院",
        "a line across the table",
    ),
    (
        "1\t甲\t县司法局\n县法院\t长期\n2\t乙\t县法院\t长期\n",
        "None:甲=县司法局、县法院 None:乙=县法院",
        "a cell over two lines",
    ),
    (
        "1\t甲\t牵头单位：县司法局\n配合单位：县法院\t长期\n",
        "None:甲=县司法局、县法院",
        "labels inside a cell",
    ),
    (
        "1\t甲\t县司法局\t长期\n序号\t任务\t责任单位\t完成时限\n2\t乙\t县法院\t长期\n",
        "None:甲=县司法局 None:乙=县法院",
        "the head again on the next page",
    ),
    (
        "1\t甲\t县司法局\t长期\n\t乙\t县法院\t长期\n",
        "None:甲=县司法局 None:乙=县法院",
        "a row whose number is merged away",
    ),
]


@pytest.mark.parametrize(("rows", "wanted", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_a_table_copied_as_text_keeps_its_rows(rows: str, wanted: str, why: str) -> None:
    found = read_text(TABLE + rows).measures
    told = [f"{m.section}:{m.heading}={'、'.join(unit.name for unit in m.units)}" for m in found]
    assert " ".join(told) == wanted, why


def saved(document: Document, path: Path) -> Plan:
    document.save(str(path))
    return read_file(path)


def test_cells_merged_in_word_say_the_same_for_every_row_they_cover(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("某县任务清单")
    table = document.add_table(rows=3, cols=4)
    rows = [
        ("序号", "任务", "责任单位", "完成时限"),
        ("1", "甲", "县司法局", "长期"),
        ("2", "乙", "", "6月底"),
    ]
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    found = saved(document, tmp_path / "plan.docx").measures
    assert [[unit.name for unit in each.units] for each in found] == [["县司法局"], ["县司法局"]]


# -- what is no plan -------------------------------------------------------------------------------------------------


def test_a_text_far_longer_than_any_plan_is_refused_at_once() -> None:
    with pytest.raises(Unreadable, match="超过 30 万字.*只保留方案正文"):
        read_text("某县工作方案\n" + "一、健全制度。\n" * (LONGEST // 7))


def test_a_folder_or_a_wrong_name_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["read", str(path)]) for path in (tmp_path, tmp_path / "无.txt")] == [1, 1]
    folder, missing = capsys.readouterr().err.splitlines()
    assert "文件夹" in folder
    assert "请检查文件名" in missing


def test_a_part_of_many_thousand_items_takes_no_longer_than_their_number() -> None:
    assert len(lines_of("（一）甲。\n" * 3)) == 3
    text = "某县工作方案\n" + "".join(
        f"（{number}）做好工作。\n责任单位：县司法局\n" for _ in range(300) for number in "一二三四五六七八九"
    )
    assert len(read_text(text).measures) == 2700


def test_a_plan_that_names_nobody_says_so_once() -> None:
    plan = read_text(
        "某县工作方案\n2024年3月1日\n一、工作任务\n（一）健全制度。修订规则。\n（二）加强培训。全员参加。"
    )
    assert [each.question for each in plan.doubts if each.where == "measures"] == [
        "各项措施都没有写责任单位，请逐项指定，没有责任单位的措施不能下达"
    ]


def test_where_numbers_begin_anew_the_command_says_in_which_part() -> None:
    part = "、工作{0}\n（一）健全{0}。\n责任单位：县司法局\n（二）加强{0}。\n责任单位：县法院\n"
    plan = read_text(f"某县工作方案\n2024年3月1日\n一{part.format('任务')}二{part.format('机制')}")
    assert "一、健全任务　［工作任务］" in told(plan)
    assert "一、健全机制　［工作机制］" in told(plan)
