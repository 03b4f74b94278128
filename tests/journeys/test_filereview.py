"""A round of review in the browser: planned, drawn, read by two in secret, settled by the third, answered, scored, reported."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import reconsideration_samples as samples
from eyes import Eyes
from playwright.sync_api import Page, expect
from reform_story import Live

from conftest import PHONE
from fuyuan.business.filereview.files.state import FileState
from fuyuan.business.filereview.models import FileReview
from fuyuan.business.reconsideration.records import Application
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.record import parse_record
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Account, Holding, Organ
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
DAY = date(2026, 9, 14)
HANDLERS = ("chengban1", "chengban2")


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(str(DAY)) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        twice = Holding.objects.filter(account__username="chengban3", post=Post.INTAKE)
        twice.update(effective=False)  # with one post nobody is asked at the door in which capacity
        _closed_case()
        yield hand


def _closed_case() -> None:
    """A case of 陈明 and 周宁 against the police, upheld, served and closed, by the room's own steps."""
    police = Organ.objects.get(name="青禾县公安局")
    values = samples.application(
        DAY, respondents=[{"organ_id": police.pk, "name": police.name}], act=samples.act(DAY)
    )
    application = parse_record(Application, values)
    pk = submit_application(application=application, actor=Actor(Post.APPLICANT, "张三")).matter_id
    case = Live(pk, None)
    people = Account.objects.filter(username__in=HANDLERS).order_by("username")
    handlers = [{"person_id": each.pk, "name": each.name} for each in people]
    case.take("register", {}, samples.CLERK, DAY)
    case.take("accept", {"conditions": samples.conditions()}, samples.CLERK, DAY)
    case.take("choose_ordinary", {}, samples.HANDLER, DAY)
    case.take("assign", {"handlers": handlers}, samples.HEAD, DAY)
    case.take("send_copy", {}, samples.HANDLER, DAY)
    case.take("receive_copy", {"respondent": 1, "received_on": DAY}, samples.HANDLER, DAY)
    case.take("reply", samples.reply(respondent=1), samples.HANDLER, DAY)
    for side in ("applicant", "respondent"):
        case.take("hear_parties", samples.heard(side, DAY), samples.HANDLER, DAY)
    samples.make(case, DAY, samples.draft())  # type: ignore[arg-type]
    samples.served(case, DAY)  # type: ignore[arg-type]
    case.take("close", {}, samples.HANDLER, DAY)


def test_a_file_is_read_by_two_settled_by_a_third_answered_and_scored(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    head = window_of("jigoufuze")
    plan(head)
    row = FileReview.objects.get()
    one, two = (username(each.person_id) for each in state(row).reviewers)
    third = username(state(row).third.person_id)
    windows = {name: head if name == "jigoufuze" else window_of(name) for name in (one, two, third)}
    score(windows[one], row, "3.1", "2")
    score(windows[two], row, "3.1", "8")
    rule(windows[third], row)
    answer(window_of("chengban1", viewport=PHONE, has_touch=True, is_mobile=True), row)
    answer(window_of("chengban2"), row)
    conclude(head, row)
    report(head)
    assert state(row).stage == "closed"


def state(row: FileReview) -> FileState:
    return FileState.model_validate_json(FileReview.objects.get(pk=row.pk).state)


def username(person_id: int) -> str:
    return str(Account.objects.get(pk=person_id).username)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_contain_text(name)


def plan(page: Page) -> None:
    page.goto("/matters/file_round/new/plan/")
    page.fill("[name=title]", "九月案卷评查")
    page.fill("[name=first]", "2026-09-01")
    page.fill("[name=last]", str(DAY))
    page.check("[name=method][value=all]")
    Eyes(page, "filereview").look("plan")
    send(page, "制定评查方案")
    page.locator(".steps").get_by_role("link", name="抽取案卷、分派评查人").click()
    send(page, "抽取案卷、分派评查人")
    Eyes(page, "filereview").look("drawn")


def score(page: Page, row: FileReview, code: str, points: str) -> None:
    page.goto(f"/matters/file_review/{row.pk}/")
    expect(page.get_by_text("文书第5页")).to_have_count(0)
    page.locator(".steps").get_by_role("link", name="交评查表").click()
    line = page.locator(".checklist-entry", has_text=f"{code}　")
    line.locator("[name$=deduct]").fill(points)
    line.locator("[name$=reason]").fill("没有说明采信理由")
    line.locator("[name$=page]").fill("文书第5页")
    page.check("[name=confirmed]")
    Eyes(page, "filereview").look("score")
    send(page, "交评查表")


def rule(page: Page, row: FileReview) -> None:
    page.goto(f"/matters/file_review/{row.pk}/steps/rule/")
    expect(page.get_by_text("没有说明采信理由").first).to_be_visible()
    page.locator("[name=lines-0-deduct]").fill("4")
    page.fill("[name=reason]", "对照决定书第五页核实，按两处扣分。")
    Eyes(page, "filereview").look("rule")
    send(page, "裁定分歧")


def answer(page: Page, row: FileReview) -> None:
    page.goto(f"/matters/file_review/{row.pk}/")
    page.locator(".steps").get_by_role("link", name="说明、申辩").click()
    page.check("[name=accepts]")
    Eyes(page, "filereview").look("answer")
    send(page, "说明、申辩")


def conclude(page: Page, row: FileReview) -> None:
    page.goto(f"/matters/file_review/{row.pk}/steps/conclude/")
    Eyes(page, "filereview").look("conclude")
    send(page, "确定得分和等次")
    Eyes(page, "filereview").look("closed")


def report(page: Page) -> None:
    page.goto("/matters/file_round/")
    page.get_by_role("link", name="九月案卷评查").click()
    page.locator(".steps").get_by_role("link", name="完成评查报告").click()
    page.fill("[name=overall]", "总体规范。")
    page.fill("[name=proposals]", "加强说理。")
    send(page, "完成评查报告")
    Eyes(page, "filereview").look("reported")
