"""A court's list through the pages: columns, verdicts, words asked, taken in once."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from suit_house import NUMBER, Court, workbook

from fuyuan.business.litigation.court_list.taking import fix_columns
from fuyuan.business.litigation.models import (
    CourtList,
    CourtListRow,
    CourtMapping,
    CourtSheet,
    Suit,
    SuitDefendant,
)
from fuyuan.business.similar.models import EndedText, Posting
from fuyuan.clock import set_clock
from fuyuan.insight.models import MarkRow
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.matters.services import open_matter

pytestmark = pytest.mark.django_db
HEADS: list[object] = ["案号", "原告", "被告", "案由", "立案日期", "结案日期", "结案方式"]


@pytest.fixture
def court() -> Iterator[Court]:
    with set_clock("2026-07-06"):
        yield Court()


def upload(client: Client, rows: list[list[object]]) -> CourtList:
    response = client.post("/court-lists/", {"court": "汝州市人民法院", "file": workbook(rows)})
    assert response.status_code == 302, response.content.decode()
    return CourtList.objects.get(pk=int(re.findall(r"\d+", response.headers["Location"])[0]))


def mapped(client: Client, found: CourtList, **more: str) -> None:
    columns = {f"column-{place}": key for place, key in found.mapping.items()} | more
    response = client.post(f"/court-lists/{found.pk}/columns/", columns)
    assert response.status_code == 302, response.content.decode()
    worked(client, found)


def worked(client: Client, found: CourtList, **body: Any) -> None:
    for _ in range(50):
        client.post(f"/court-lists/{found.pk}/go/", body)
        body = {}
        found.refresh_from_db()
        if found.stage in ("judged", "taken"):
            return
    raise AssertionError(found.stage)


def verdicts(found: CourtList) -> dict[str, str]:
    return {row.said["case_number"]: row.verdict for row in found.rows.all()}


def case(number: int, *rest: object, word: str = "初") -> list[object]:
    defaults: tuple[object, ...] = (
        "张三",
        "汝州市公安局",
        "治安行政处罚",
        "2026-03-02",
        "2026-05-06",
        "判决撤销",
    )
    return [f"（2026）豫0482行{word}{number}号", *rest, *defaults[len(rest) :]]


def test_a_day_of_effect_is_taken_over_only_after_the_days_of_appeal(court: Court) -> None:
    client, heads = court.office_client, [*HEADS, "生效日期"]
    rows = [
        heads,
        [*case(1), "2026-05-22"],  # the day after the fifteen days from 2026-05-06
        [
            *case(2, "李四"),
            "2026-05-10",
        ],  # no judgment of a first instance takes effect while it may be appealed
        [*case(3, "王五"), ""],
    ]
    found = upload(client, rows)
    mapped(client, found)
    worked(client, found, take="1")
    stages = dict(Suit.objects.order_by("case_number").values_list("plaintiff_names", "stage"))
    assert stages == {"张三": "effective", "李四": "ruled", "王五": "ruled"}
    notes = {row.said["plaintiff"]: row.note for row in found.rows.all()}
    later = upload(client, [heads, [*case(3, "王五"), "2026-06-01"], [*case(2, "李四"), "2026-05-10"]])
    mapped(client, later)
    assert verdicts(later) == {rows[3][0]: "result", rows[2][0]: "same"}
    worked(client, later, take="1")
    suit = Suit.objects.get(plaintiff_names="王五")
    assert (suit.stage, str(suit.effective_on)) == ("effective", "2026-06-01"), notes


def test_a_list_is_read_judged_and_taken_in_once(court: Court) -> None:
    client = court.office_client
    rows = [HEADS, case(1), case(2, "李四"), case(3, "某某科技有限公司", "教体局")]
    found = upload(client, rows)
    mapped(client, found)
    assert set(verdicts(found).values()) == {"new", "bad"}, "教体局 is no name the tree knows"
    worked(client, found, take="1")
    assert Suit.objects.count() == 2
    suit = Suit.objects.get(case_number="（2026）豫0482行初1号")
    assert (suit.outcome, suit.stage, suit.act_kind) == ("quashed", "ruled", "penalty")
    again = upload(client, rows)
    mapped(client, again)
    assert sorted(verdicts(again).values()) == ["bad", "same", "same"]
    assert EventRow.objects.filter(step="register").count() == 2


def test_what_no_step_would_take_is_said_when_the_list_is_judged(court: Court) -> None:
    """Not only when the officer has looked at everything and lets it be taken in."""
    found = upload(
        court.office_client,
        [HEADS, case(1, "张三", "汝州市公安局", "处罚", "", "1998-03-02"), case(2, "李四")],
    )
    mapped(court.office_client, found)
    wrong, right = found.rows.order_by("line")
    assert (wrong.verdict, wrong.note, wrong.acts) == ("bad", "日期早于 1999 年，请核对年份", {})
    assert right.verdict == "new"


def test_cases_get_our_numbers_in_the_order_in_which_the_court_took_them_in(court: Court) -> None:
    """However the list is sorted and the days are written; on a page of problems the lines are told."""
    client = court.office_client
    said = ("2026年3月9日", "", "2026.3.2", "三月", "2026-03-02", "20260301")
    rows = [
        case(number, f"原告{number}", "汝州市公安局", "处罚", day, "", "")
        for number, day in enumerate(said, 1)
    ]
    found = upload(client, [HEADS, *rows])
    mapped(client, found)
    worked(client, found, take="1")
    order = Suit.objects.order_by("pk").values_list("plaintiff_names", flat=True)
    assert list(order) == ["原告6", "原告3", "原告5", "原告1", "原告2"]
    numbers = list(Suit.objects.order_by("pk").values_list("number", flat=True))
    assert [number.rpartition("〕")[2] for number in numbers] == [f"{n}号" for n in range(1, 6)]
    (wrong,) = found.rows.filter(verdict="bad")
    assert (wrong.said["lines"], wrong.note) == ("5", "“三月”不是日期，请写成 2026-03-02")


def test_a_suit_of_a_list_is_what_it_would_be_had_an_officer_typed_it(court: Court) -> None:
    """Rows, marks, doors and the texts compared later: written for all at once, the same as for one."""
    client = court.office_client
    found = upload(client, [HEADS, case(1), case(2, "李四", "汝州市公安局、汝州市人民政府")])
    mapped(client, found)
    typed = [{name: json.loads(act) for name, act in row.acts.items()} for row in found.rows.order_by("id")]
    worked(client, found, take="1")
    listed = list(Suit.objects.order_by("pk"))
    for acts in typed:
        acts["register"]["case_number"] = acts["register"]["case_number"].replace("初", "初90")
        matter = open_matter(
            kind="suit", step="register", record=acts["register"], actor=court.office
        ).matter_id
        court.take(matter, "record_ruling", court.office, **acts["ruling"])
    others = Suit.objects.exclude(pk__in=[suit.pk for suit in listed]).order_by("pk")
    assert [left_behind(suit) for suit in listed] == [left_behind(suit) for suit in others]


def left_behind(suit: Suit) -> list[Any]:
    """What is kept of a suit, without ids and numbers. A duty that began and ended within the list never was one."""
    owed = DutyRow.objects.exclude(status=DutyRow.Status.LAPSED)
    tables = [*(table.objects.all() for table in (Suit, SuitDefendant, MarkRow, EndedText, Posting)), owed]
    return [
        sorted(
            str(
                {
                    key: re.sub("[0-9]+号", "", str(value))
                    for key, value in row.items()
                    if key not in ("id", "matter_id")
                }
            )
            for row in table.filter(matter_id=suit.pk).values()
        )
        for table in tables
    ]


def test_a_known_suit_gets_its_result_and_a_contradiction_is_said(court: Court) -> None:
    matter = court.sued()
    client = court.office_client
    rows = [HEADS, [NUMBER, "张三", "汝州市公安局", "", "2026-03-02", "2026-05-06", "驳回原告诉讼请求"]]
    found = upload(client, rows)
    mapped(client, found)
    assert verdicts(found) == {NUMBER: "result"}
    worked(client, found, take="1")
    assert Suit.objects.get(pk=matter).outcome == "claims_dismissed"
    rows[1][-1] = "判决撤销"
    other = upload(client, rows)
    mapped(client, other)
    assert verdicts(other) == {NUMBER: "same"}
    assert "与表里不同" in CourtListRow.objects.get(of=other).note
    assert Suit.objects.get(pk=matter).outcome == "claims_dismissed", "never overwritten by a list"


def test_the_same_number_with_other_names_is_asked(court: Court) -> None:
    court.sued()
    found = upload(court.office_client, [HEADS, [NUMBER, "王五", "汝州市公安局", "", "", "", ""]])
    mapped(court.office_client, found)
    assert verdicts(found) == {NUMBER: "ask"}
    assert "登记的原告是张三" in CourtListRow.objects.get(of=found).note


def test_a_row_for_each_plaintiff_is_one_case(court: Court) -> None:
    found = upload(court.office_client, [HEADS, case(1), case(1, "李四")])
    mapped(court.office_client, found)
    worked(court.office_client, found, take="1")
    assert Suit.objects.get().plaintiff_names == "张三、李四"


def test_a_word_for_a_result_is_asked_once_and_remembered_for_the_court(court: Court) -> None:
    client = court.office_client
    rows = [HEADS, case(1, "张三", "汝州市公安局", "处罚", "2026-03-02", "2026-05-06", "撤诉")]
    found = upload(client, rows)
    mapped(client, found)
    assert verdicts(found) == {"（2026）豫0482行初1号": "ask"}
    page = client.get(f"/court-lists/{found.pk}/").content.decode()
    assert "“撤诉”（1 件）" in page
    client.post(f"/court-lists/{found.pk}/words/", {"word-0": "withdrawn"})
    worked(client, found)
    assert verdicts(found) == {"（2026）豫0482行初1号": "new"}
    assert CourtMapping.objects.get().outcomes == {"撤诉": "withdrawn"}
    second = upload(
        client, [HEADS, case(2, "王五", "汝州市公安局", "处罚", "2026-03-02", "2026-05-06", "撤诉")]
    )
    mapped(client, second)
    assert verdicts(second) == {"（2026）豫0482行初2号": "new"}


def test_a_column_chosen_by_hand_is_remembered_for_the_court(court: Court) -> None:
    client = court.office_client
    heads = ["案号", "告状的人", "被告"]
    found = upload(client, [heads, [NUMBER, "张三", "汝州市公安局"]])
    assert (
        client.post(
            f"/court-lists/{found.pk}/columns/", {"column-0": "case_number", "column-2": "defendant"}
        ).status_code
        == 422
    )
    mapped(client, found, **{"column-1": "plaintiff"})
    again = upload(client, [heads, ["（2026）豫0482行初99号", "李四", "汝州市公安局"]])
    assert again.mapping == {"0": "case_number", "1": "plaintiff", "2": "defendant"}


def test_two_officers_who_say_the_columns_at_once_make_every_case_once(court: Court) -> None:
    found = upload(court.office_client, [HEADS, case(1)])
    columns = {int(place): key for place, key in found.mapping.items()}
    fix_columns(found, columns)
    fix_columns(CourtList.objects.get(pk=found.pk), columns)
    assert found.rows.count() == 1
    assert not CourtSheet.objects.exists(), "what was sent is kept only until its columns are known"


def test_enforcement_review_is_registered_as_such_and_counts_as_no_suit(court: Court) -> None:
    rows = [
        HEADS,
        case(
            5, "汝州市自然资源和规划局", "赵六", "土地", "2026-03-02", "2026-04-01", "准予强制执行", word="审"
        ),
    ]
    found = upload(court.office_client, rows)
    mapped(court.office_client, found)
    worked(court.office_client, found, take="1")
    suit = Suit.objects.get()
    assert (suit.kind, suit.outcome, suit.plaintiff_names) == ("non_litigation", "", "赵六")


def test_a_second_instance_waits_for_the_appeal_and_then_follows(court: Court) -> None:
    matter = court.sued()
    client = court.office_client
    heads: list[object] = [*HEADS, "原审案号"]
    row = [
        "（2026）豫04行终3号",
        "张三",
        "汝州市公安局",
        "",
        "2026-06-10",
        "2026-07-01",
        "驳回上诉，维持原判",
        NUMBER,
    ]
    found = upload(client, [heads, row])
    mapped(client, found)
    assert verdicts(found) == {row[0]: "ask"}
    day = "2026-05-06"
    court.take(
        matter, "record_ruling", form="judgment", outcome="claims_dismissed", ruled_on=day, received_on=day
    )
    court.take(matter, "appeal", appellants=["plaintiff"], acted_on="2026-05-12")
    again = upload(client, [heads, row])
    mapped(client, again)
    assert verdicts(again) == {row[0]: "next"}
    worked(client, again, take="1")
    assert [each.instance.value for each in court.state(matter).rounds] == ["first", "second"]
    assert Suit.objects.get().stage == "effective"


def test_a_wrong_date_is_told_with_its_words(court: Court) -> None:
    found = upload(court.office_client, [HEADS, case(1, "张三", "汝州市公安局", "处罚", "去年三月")])
    mapped(court.office_client, found)
    assert "“去年三月”不是日期" in CourtListRow.objects.get().note


def test_a_list_belongs_to_the_organ_that_uploaded_it(court: Court) -> None:
    found = upload(court.office_client, [HEADS, case(1)])
    assert court.court_client.get(f"/court-lists/{found.pk}/").status_code == 404
    assert court.police_client.get("/court-lists/").status_code == 403


def test_a_file_that_is_no_list_keeps_what_was_typed(court: Court) -> None:
    response = court.office_client.post(
        "/court-lists/", {"court": "某某法院", "file": workbook([["姓名"], ["张三"]])}
    )
    assert response.status_code == 422
    assert "某某法院" in response.content.decode()
    assert "没有找到表头" in response.content.decode()


def test_what_is_typed_in_a_list_is_only_text_on_the_page(court: Court) -> None:
    found = upload(court.office_client, [HEADS, case(1, "<script>alert(1)</script>")])
    mapped(court.office_client, found)
    page = court.office_client.get(f"/court-lists/{found.pk}/?show=new").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
