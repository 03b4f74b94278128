"""繁简分流: the suggestion at acceptance, both tracks side by side, the time the simple one saved; joinder leads to the other case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import reconsideration_samples as samples
from django.conf import settings
from organs_people import signed_in
from papers_people import House
from pypdfium2 import PdfDocument

from fuyuan.business.reconsideration.binder import catalogue, total_pages
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.tracks import board
from fuyuan.matters import clock
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    with set_clock("2026-09-01T10:00") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


def on_the_spot() -> dict[str, Any]:
    return samples.act(clock.today(), on_the_spot=True)


def test_at_acceptance_the_duty_says_which_track_and_the_sheet_says_why(house: House) -> None:
    simple, ordinary = house.accepted(act=on_the_spot()), house.accepted()
    titles = dict(DutyRow.objects.filter(key="choose_procedure").values_list("matter_id", "title"))
    assert titles == {simple: "确定审理程序（建议简易程序）", ordinary: "确定审理程序（建议普通程序）"}
    page = house.handler_client.get(f"/matters/reconsideration/{simple}/").content.decode()
    assert "属于“当场作出的行政行为”" in page


def decided(house: House, now: Any, way: str, on: str) -> None:
    """A case accepted on 1 September and decided on ``on``."""
    now.set("2026-09-01T10:00")
    matter = house.accepted(**({"act": on_the_spot()} if way == "simplified" else {}))
    record = {"ground": "on_spot", "clear": True} if way == "simplified" else {}
    house.take(matter, f"choose_{way}", record)
    handlers = [{"person_id": each.person_id, "name": each.name} for each in (house.handler, house.handler2)]
    house.take(matter, "assign", {"handlers": handlers}, house.head)
    house.take(matter, "send_copy")
    house.take(matter, "reply", samples.reply())
    for side in ("applicant", "respondent"):
        house.take(matter, "hear_parties", samples.heard(side, clock.today()))
    now.set(on)
    house.take(matter, "draft_decision", samples.draft())
    house.take(matter, "review_decision", {}, house.head)
    house.take(matter, "approve_decision", {}, house.mayor)
    house.take(matter, "make_decision", {"court": "某市人民法院"})


def test_the_time_saved_is_the_difference_of_the_averages(house: House, now: Any) -> None:
    decided(house, now, "simplified", "2026-09-11")
    decided(house, now, "ordinary", "2026-10-01")
    now.set("2026-10-02")
    unsorted = house.accepted()
    found = board(house.head, clock.today())
    simple, ordinary = found["tracks"]
    assert (simple.average, ordinary.average) == (10, 30)
    assert (found["saved"], found["saved_in_all"], found["share"]) == (20, 20, 50)
    assert len(found["waiting"].rows) == found["waiting"].counts["running"] == 1
    _, client = house.hire("fuzeren2", Post.OFFICE_HEAD)  # a night ends every session
    page = client.get("/reconsideration/tracks/").content.decode()
    assert "每件平均少用 <b>20.0 天</b>" in page
    listed = client.get("/matters/reconsideration/?procedure=none").content.decode()
    assert re.findall(r"/matters/reconsideration/(\d+)/\"", listed) == [str(unsorted)]


def test_without_decisions_nothing_is_compared(house: House) -> None:
    assert board(house.head, clock.today())["saved"] is None
    assert "才能比较用时" in house.head_client.get("/reconsideration/tracks/").content.decode()


def test_a_joinder_names_a_case_that_is_tried_here_and_leads_to_it(house: House) -> None:
    first, second = house.in_trial(), house.in_trial()
    number = Case.objects.get(pk=second).case_number
    record = {"ground": "several", "cases": [number], "reason": "同一事实", "approval": house.approval()}
    with pytest.raises(StepRefused, match="没有正在审理的案件某政复〔1999〕1号"):
        house.take(first, "join", {**record, "cases": ["某政复〔1999〕1号"]})
    house.take(first, "join", record)
    page = house.handler_client.get(f"/matters/reconsideration/{first}/").content.decode()
    assert f'href="/matters/reconsideration/{second}/"' in page


def joined(house: House) -> tuple[int, int, str]:
    """Two cases on one act: the first leads, the second is joined to it. And the number of the first."""
    first, second = house.in_trial(), house.in_trial()
    number = Case.objects.get(pk=second).case_number
    record = {"ground": "several", "cases": [number], "reason": "同一事实", "approval": house.approval()}
    house.take(first, "join", record)
    return first, second, Case.objects.get(pk=first).case_number


def test_the_joined_case_says_so_leads_back_and_warns_where_a_step_belongs(house: House) -> None:
    first, second, leading = joined(house)
    page = house.handler_client.get(f"/matters/reconsideration/{second}/").content.decode()
    assert f'href="/matters/reconsideration/{first}/"' in page
    assert f"并入{leading}合并审理" in page
    dialog = house.handler_client.get(
        f"/matters/reconsideration/{second}/steps/hear_parties/"
    ).content.decode()
    assert "这一步一般在主办案件办理" in dialog
    leads = house.handler_client.get(f"/matters/reconsideration/{first}/steps/hear_parties/").content.decode()
    assert "这一步一般在主办案件办理" not in leads
    assert list(verify(settings.HOME)) == []


def test_a_case_is_joined_to_one_case_and_a_joined_one_leads_none(house: House) -> None:
    first, second, leading = joined(house)
    third = house.in_trial()
    numbers = dict(Case.objects.values_list("pk", "case_number"))
    record = {"ground": "several", "reason": "同一事实", "approval": house.approval()}
    with pytest.raises(StepRefused, match=f"已经并入{leading}"):
        house.take(third, "join", {**record, "cases": [numbers[second]]})
    with pytest.raises(StepRefused, match="自己是主办案件"):
        house.take(third, "join", {**record, "cases": [numbers[first]]})
    with pytest.raises(StepRefused, match="请在主办案件办理合并审理"):
        house.take(second, "join", {**record, "cases": [numbers[third]]})
    house.take(
        first, "join", {**record, "cases": [numbers[second], numbers[third]]}
    )  # the second is joined already
    assert Case.objects.get(pk=third).state.count(f'"led_by":"{leading}"') == 1


def test_the_catalogue_lists_the_file_in_the_order_of_the_archive(house: House, now: Any) -> None:
    decided(house, now, "ordinary", "2026-09-20")
    matter = Case.objects.get().pk
    main, inner = catalogue(matter, house.head)
    groups = list(dict.fromkeys(each.group for each in main))
    assert groups == ["申请材料", "补正、受理", "答复、证据", "审理材料", "结案文书"]
    assert [each.number for each in main] == list(range(1, len(main) + 1))
    assert main[-1].title == "行政复议决定书"
    trial = [each for each in main if each.group == "申请材料"]
    assert [each.title for each in trial][:2] == ["行政复议申请书", "行政复议申请材料接收凭证"]
    assert [each.title for each in inner] == ["行政复议决定呈批表"]


def test_the_catalogue_counts_pages_and_comes_as_a_file(house: House, now: Any) -> None:
    decided(house, now, "ordinary", "2026-09-20")
    matter = Case.objects.get().pk
    main, inner = catalogue(matter, house.head)
    by_title = {each.title: each for each in main}
    assert by_title["行政复议决定书"].pages is None, "still a draft"
    assert by_title["行政复议申请书"].pages in (1, 2)
    issue(house.paper(matter, "decision").pk, house.mayor)
    main, inner = catalogue(matter, house.head)
    assert {each.title: each.pages for each in main}["行政复议决定书"] in (1, 2, 3)
    head = signed_in(Account.objects.get(pk=house.head.person_id))
    file = head.get(f"/reconsideration/{matter}/catalogue.pdf")
    words = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(file.content))
    assert f"正卷共{len(main)}件，{total_pages(main)}页" in words.replace("\r\n", "")
    assert "副卷共1件" in words


def test_the_catalogue_warns_of_papers_that_are_still_drafts(house: House) -> None:
    page = house.handler_client.get(f"/reconsideration/{house.in_trial()}/catalogue/").content.decode()
    assert "归档以前应当定稿或者作废" in page
