"""The list exported from the national platform."""

import io

import pytest
from openpyxl import Workbook
from organs_people import load_sample

from fuyuan.business.reconsideration import platform_list
from fuyuan.business.reconsideration.models import Case
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
CLERK = Actor(Post.INTAKE, "王立案", person_id=1, organ_id=7)


@pytest.fixture(autouse=True)
def county(db: None) -> None:
    load_sample()


def line(**changes: str) -> dict[str, str]:
    organ = Organ.objects.filter(kind="department").first()
    assert organ is not None
    row = {
        "平台受理号": "XZFY410482-0001", "申请人": "赵一", "被申请人": organ.name, "行政行为名称": "行政处罚决定书",
        "文号": "罚〔2026〕9号", "知道日期": "2026-09-03", "复议请求": "撤销处罚决定", "事实和理由": "事实不清。",
        "收到日期": "2026-09-28",
    }  # fmt: skip
    return {**row, **changes}


def sheet(*rows: dict[str, str]) -> bytes:
    book = Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_good_row_becomes_a_case_that_keeps_the_platforms_number() -> None:
    done = list(platform_list.take_in(platform_list.read(sheet(line())), CLERK))
    assert done[0].made
    case = Case.objects.get()
    assert (case.platform_number, case.channel, case.applicant_names) == (
        "XZFY410482-0001",
        "platform",
        "赵一",
    )


def test_the_same_list_twice_opens_nothing_twice() -> None:
    rows = platform_list.read(sheet(line()))
    list(platform_list.take_in(rows, CLERK))
    again = list(platform_list.take_in(rows, CLERK))
    assert again[0].known_as == Case.objects.get().number
    assert Case.objects.count() == 1


def test_another_platform_number_for_the_same_applicant_and_act_is_a_duplicate() -> None:
    list(platform_list.take_in(platform_list.read(sheet(line())), CLERK))
    again = platform_list.judge(platform_list.read(sheet(line(平台受理号="XZFY410482-0002"))))
    assert again[0].known_as


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"知道日期": ""}, "缺少知道日期"),  # nothing is guessed
        ({"知道日期": "1998-01-01"}, "1999"),  # before the first Act
        ({"知道日期": "去年"}, "日期"),  # no date
    ],
)
def test_a_bad_row_says_what_is_wrong_and_the_others_go_in(changes: dict[str, str], word: str) -> None:
    rows = platform_list.read(
        sheet(line(**changes), line(平台受理号="XZFY410482-0003", 文号="罚〔2026〕10号"))
    )
    done = list(platform_list.take_in(rows, CLERK))
    assert word in "；".join(done[0].problems)
    assert done[1].made


def test_a_list_without_the_needed_columns_names_them() -> None:
    with pytest.raises(platform_list.BadList, match="知道日期"):
        platform_list.read(sheet({"平台受理号": "1", "申请人": "赵一"}))


def test_a_file_that_is_no_spreadsheet_is_refused_in_words() -> None:
    with pytest.raises(platform_list.BadList, match="Excel"):
        platform_list.read(b"not a sheet")
