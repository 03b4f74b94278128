"""A round of review in the database: drawn so that it can be repeated, read in secret, reported; who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from filereview_hands import sheet_text
from filereview_house import Office

from fuyuan.business.filereview.models import Fault, FileReview, Round, Seat
from fuyuan.business.filereview.queries import faults_between, frequent_faults, visible_files
from fuyuan.business.filereview.reconsideration import closed
from fuyuan.business.filereview.subjects import File
from fuyuan.business.reconsideration.queries import file_findings
from fuyuan.clock import set_clock
from fuyuan.matters.lots import Lot, sample
from fuyuan.matters.models import DutyRow, EventRow, Notification
from fuyuan.matters.services import StepRefused
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Relation
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue
from fuyuan.shell.evidence import figures

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


@pytest.fixture
def office() -> Iterator[Office]:
    with set_clock(DAY) as hand:
        made = Office()
        made.hand = hand
        yield made


@pytest.fixture
def three(office: Office) -> Office:
    """Three closed cases, each of two of the first three handlers: the fourth, the head and the intake officer are free."""
    one, two, three, _ = office.handlers
    for pair in ((one, two), (two, three), (three, one)):
        office.closed(*pair)
    return office


def test_a_draw_can_be_repeated_by_anybody_with_its_seed(three: Office) -> None:
    pk = three.drawn(method="drawn", size=2, stratum="handler")
    state = three.round_state(pk)
    assert state.seed == EventRow.objects.get(matter_id=pk, seq=1).hash
    lots = [Lot(row.case, row.handler) for row in candidates(three)]
    assert [each.file_id for each in state.drawn] == list(sample(lots, 2, state.seed, "案卷"))
    assert state.candidates == 3
    page = three.client(three.handlers[3]).get(f"/matters/file_round/{pk}/").content.decode()
    assert state.seed in page
    assert "第三评查人" not in page, "who reads which file is the head's to know"
    assert "第三评查人" in three.head_client.get(f"/matters/file_round/{pk}/").content.decode()


class Row:
    """A candidate as the room finds it."""

    def __init__(self, file: File) -> None:
        self.case, self.number, self.handler = file.pk, file.number, file.strata["handler"]
        self.handlers = tuple(each.name for each in file.handlers)


def candidates(office: Office) -> list[Row]:
    return [Row(file) for file in closed(DAY - timedelta(days=60), DAY)]


def test_nobody_reviews_the_own_case_or_that_of_a_relative(three: Office) -> None:
    kin = three.intake
    Relation.objects.create(account_id=kin.person_id, person_name="张三", kind="kin", declared_on=DAY)
    pk = three.drawn()
    for drawn in three.round_state(pk).drawn:
        seated = {each.person_id for each in (*drawn.reviewers, drawn.third)}
        assert not seated & {kin.person_id, *(each.person_id for each in drawn.handlers)}
        assert {name for name, _ in drawn.barred} == {kin.name, *(each.name for each in drawn.handlers)}


def test_a_file_that_fewer_than_three_may_read_takes_no_part_and_is_named(three: Office) -> None:
    one, two, _, four = three.handlers
    people = [each.person_id for each in (one, two, four, three.head)]
    pk = three.drawn(reviewers=people)
    state = three.round_state(pk)
    first = next(row.number for row in candidates(three) if row.handlers == (one.name, two.name))
    assert state.unread == first
    assert len(state.drawn) == 2
    with pytest.raises(StepRefused, match="不足三人"):
        three.take(three.round(method="chosen", numbers=[first], reviewers=people), "draw", three.head)
    with pytest.raises(StepRefused, match="不足三人"):
        three.take(three.round(reviewers=people[:3]), "draw", three.head)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"first": DAY, "last": DAY - timedelta(days=1)}, "早于起日"),
        ({"score_by": DAY}, "晚于今天"),
        ({"method": "drawn"}, "请填写抽取件数"),
        ({"method": "chosen", "numbers": ["没有这件"]}, "没有编号为“没有这件”"),
        ({"method": "chosen"}, "请填写指定的案卷编号"),
        ({"reviewers": [1, 2, 3]}, "不在岗位上"),
        ({"subject": "nothing"}, "还没有评查标准"),
    ],
)  # fmt: skip
def test_a_plan_that_does_not_hold_is_refused(office: Office, changes: dict[str, object], why: str) -> None:
    with pytest.raises(StepRefused, match=why):
        office.round(**changes)


def test_neither_reviewer_nor_the_head_reads_a_sheet_before_both_are_in(three: Office) -> None:
    row = three.files(three.drawn())[0]
    one, two = three.reviewers(row.pk)
    three.score(row.pk, one, **{"5.2": 1.5})
    url = f"/matters/file_review/{row.pk}/"
    assert "文书有差错" in three.client(one).get(url).content.decode()
    for other in {two, three.head} - {one}:
        page = three.client(other).get(url).content.decode()
        assert "已交1份" in page
        assert "文书有差错" not in page
    form = three.client(two).get(f"{url}steps/score/").content.decode()
    assert "文书有差错" not in form
    three.score(row.pk, two)
    assert "文书有差错" in three.client(two).get(url).content.decode()


def test_a_handler_sees_the_file_once_its_faults_are_told_and_not_who_found_which(three: Office) -> None:
    row = three.files(three.drawn())[0]
    handler = three.actor(three.state(row.pk).handlers[0].person_id)
    url = f"/matters/file_review/{row.pk}/"
    assert three.client(handler).get(url).status_code == 404
    assert not visible_files(handler).filter(pk=row.pk).exists()
    one, two = three.reviewers(row.pk)
    three.score(row.pk, one, **{"5.2": 1})
    three.score(row.pk, two, **{"5.2": 1})
    page = three.client(handler).get(url).content.decode()
    assert "文书有差错" in page
    assert f"{one.name}的评分" not in page
    assert Notification.objects.filter(person_id=handler.person_id, text__contains="可以在").exists()
    assert DutyRow.objects.get(matter_id=row.pk, key=f"answer:{handler.person_id}").due == date(2026, 9, 8)


def test_what_the_system_checks_itself_stands_with_its_evidence(three: Office) -> None:
    row = three.files(three.drawn())[0]
    found = {each.code: each for each in three.state(row.pk).findings}
    assert found["1.2"].sound is True
    assert "审查是否受理：期限" in found["1.2"].words
    assert found["2.3"].words == "9月1日听取申请人意见、9月1日听取被申请人意见"
    assert found["5.3"].sound is False, "the case's papers were never issued"
    assert found["5.3"].url == f"/matters/reconsideration/{row.file_id}/"
    assert set(file_findings(row.file_id)) >= {"acceptance", "order", "remedies", "unapproved"}


def test_a_round_is_reported_when_every_file_has_its_score(three: Office) -> None:
    pk = three.drawn()
    files = three.files(pk)
    three.concluded(files[0].pk, corrections=[{"what": "补做目录", "by": "2026-10-09"}], **{"5.2": 1})
    with pytest.raises(StepRefused, match="还有2件"):
        three.take(pk, "report", three.head, overall="总体较好。", proposals="加强审核。")
    for row in files[1:]:
        three.concluded(row.pk, **{"5.2": 0.5})
    three.take(pk, "report", three.head, overall="总体较好。", proposals="加强审核。")
    report = Paper.objects.get(matter_id=pk, kind="file_round.round_report")
    assert "文书格式规范" in report.text
    assert not any(handler.name in report.text for handler in three.handlers), "no handler is named"
    assert issue(report.pk, three.head).number == "汝案评报〔2026〕1号"
    sheet = Paper.objects.get(matter_id=files[0].pk, kind="file_review.review_sheet")
    assert "补做目录（2026年10月9日前）" in sheet.text
    assert Round.objects.get(pk=pk).reported_on == DAY
    assert FileReview.objects.get(pk=files[0].pk).stage == "correcting", "corrections go on after the report"
    assert list(verify(settings.HOME)) == []


def test_faults_are_counted_by_kind_and_reach_the_boards(three: Office) -> None:
    pk = three.drawn()
    for row in three.files(pk):
        three.concluded(row.pk, **{"5.2": 1})
    common = {each.code: each for each in frequent_faults(faults_between(DAY, DAY))}
    assert (common["5.2"].files, common["5.2"].lost) == (3, 3)
    values = {each.source.key: each.value for each in figures(["filereview.files", "filereview.faults"], None, DAY, DAY)}  # fmt: skip
    assert values == {"filereview.files": 3, "filereview.faults": Fault.objects.count()}


def test_scores_by_unit_and_handler_are_shown_to_the_head_only(three: Office) -> None:
    pk = three.drawn()
    three.concluded(three.files(pk)[0].pk, **{"5.2": 1})
    url = f"/matters/file_round/{pk}/"
    assert "各承办人" in three.head_client.get(url).content.decode()
    assert "各承办人" not in three.client(three.handlers[3]).get(url).content.decode()


def test_a_reviewer_who_is_replaced_no_longer_opens_the_file(three: Office) -> None:
    row = three.files(three.drawn())[0]
    one = three.reviewers(row.pk)[0]
    seated = set(Seat.objects.filter(matter_id=row.pk).values_list("person_id", flat=True))
    free = next(each for each in three.staff if each.person_id not in seated)
    three.take(row.pk, "replace", three.head, who=one.person_id, by=free.person_id, reason="借调")
    assert three.client(free).get(f"/matters/file_review/{row.pk}/").status_code == 200
    if one is not three.head:
        assert three.client(one).get(f"/matters/file_review/{row.pk}/").status_code == 404


def load(office: Office, text: str) -> str:
    upload = SimpleUploadedFile("sheet.json", text.encode())
    page = office.head_client.post("/filereview/sheets/load/", {"file": upload}, follow=True)
    return page.content.decode()


def test_another_sheet_is_loaded_and_touches_no_round_that_runs(three: Office) -> None:
    pk = three.round()
    short = [{"title": "甲", "items": [{"code": "1", "title": "事", "points": 9, "deduct": "扣"}]}]
    assert "各项分值合计" in load(three, sheet_text(groups=short))
    assert "施行日期早于今天" in load(three, sheet_text())
    assert "不能有空格和斜线，请改成 2026-9 的样子" in load(three, sheet_text(version="2026/9"))
    assert "已装入测试标准（t1）" in load(three, sheet_text(from_on=str(DAY)))
    assert "已经有版本“t1”" in load(three, sheet_text(from_on=str(DAY)))
    three.take(pk, "draw", three.head)
    assert three.round_state(pk).sheet.version == "2026-1"
    assert three.round_state(three.round()).sheet.version == "t1"
    file = three.client(three.handlers[0]).get("/filereview/sheets/reconsideration/t1.json")
    assert file.content.decode() == sheet_text(from_on=str(DAY))
    assert three.client(three.handlers[0]).post("/filereview/sheets/load/").status_code == 403
