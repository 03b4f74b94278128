"""调解 in the browser: a case stands still while its parties talk, and ends by a 调解书; another goes back to trial."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import reconsideration_samples as samples
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.record import parse_record
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import take_step
from fuyuan.organs import loading
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
UNIT = "青禾县公安局"
TITLE = "张三与青禾县公安局行政处罚决定书争议"
PROPOSAL = "罚款减半，分两期缴纳"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-08-03") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        for what in ("dormant", "password"):
            installation.change(f"security.{what}_days", 0, by=None)
        yield hand


def case(hand: Hand) -> Case:
    """A case against the police in trial; its own journey is told in test_reconsideration.py."""
    day, police = hand.at.date(), Organ.objects.get(name=UNIT)
    values = samples.application(
        day, respondents=[{"organ_id": police.pk, "name": UNIT}], mediate=True, act=samples.act(day, title="行政处罚决定书")
    )  # fmt: skip
    record = parse_record(room_of("reconsideration").procedure.step("apply").record, values)
    pk = submit_application(application=record, actor=Actor(Post.APPLICANT, "张三")).matter_id
    steps = (
        ("register", {}, samples.CLERK), ("accept", {"conditions": samples.conditions()}, samples.CLERK),
        ("choose_ordinary", {}, samples.HANDLER), ("send_copy", {}, samples.HANDLER),
        ("receive_copy", {"received_on": day}, samples.HANDLER),
    )  # fmt: skip
    for step, data, actor in steps:
        take_step(matter_id=pk, step=step, record=data, actor=actor)
    return Case.objects.get(pk=pk)


def test_a_case_is_mediated_while_its_clock_stands_still(
    window_of: Callable[..., Page], clock: Hand, tmp_path: Path
) -> None:
    row = case(clock)
    mediator = window_of("chengban1")
    begin(mediator, row)
    unit = window_of("beishenqing", viewport=PHONE, has_touch=True, is_mobile=True)
    willing(unit)
    head = window_of("jigoufuze")
    appoint(head)
    meet(mediator)
    propose(mediator)
    stop(mediator, row)
    agree(mediator)
    make_statement(mediator)
    sign_paper(head)
    signatures(mediator, "张三")
    matter(mediator)
    mediator.goto(f"{mediator.url}steps/seal/")
    expect(mediator.get_by_text("还没有签字、签章").first).to_be_visible()
    signatures(mediator, UNIT)
    step(mediator, "调解书盖章生效")
    send(mediator, "调解书盖章生效")
    mediator.goto(f"/matters/reconsideration/{row.pk}/")
    expect(mediator.locator(".badge", has_text="调解结案").first).to_be_visible()
    visit(mediator)
    head.goto("/mediation/statistics/?year=2026")
    expect(head.get_by_role("row", name="行政复议调解书 1")).to_be_visible()
    Eyes(head, "mediation").look("statistics")


def test_talks_that_fail_bring_the_case_back_to_trial_the_same_day(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    row = case(clock)
    mediator = window_of("chengban1")
    begin(mediator, row)
    willing(window_of("beishenqing"))
    appoint(window_of("jigoufuze"))
    stop(mediator, row)
    step(mediator, "终结调解")
    mediator.check("[name=because][value=not_agreed]")
    fill(mediator, point="罚款数额。", reason="差距过大。")
    fill_approval(mediator)
    Eyes(mediator, "mediation").look("fail")
    send(mediator, "终结调解")
    mediator.goto(f"/matters/reconsideration/{row.pk}/")
    expect(mediator.locator(".timeline h3").first).to_have_text("恢复审理")
    other = window_of("chengban2")
    other.goto(f"/matters/reconsideration/{row.pk}/")
    expect(other.get_by_text(PROPOSAL)).to_have_count(0)


# -- hands -------------------------------------------------------------------------------------------------------


def matter(page: Page) -> None:
    page.goto("/matters/mediation/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)


def step(page: Page, name: str) -> None:
    matter(page)
    page.locator(".steps").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(name)


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name='{name.replace('__', '-')}']").fill(value)


def fill_approval(page: Page) -> None:
    fill(page, approval__by="赵衡", approval__on="2026-08-03")


def begin(page: Page, row: Case) -> None:
    page.goto("/matters/mediation/new/open/")
    page.check("[name=phase][value=during]")
    page.check("[name=about][value=discretion]")
    fill(page, number=row.case_number, demand="罚款太重，希望少罚一些。")
    Eyes(page, "mediation").look("open")
    send(page, "启动调解")
    step(page, "征询意愿")
    expect(page.locator("[name=will][value=willing]")).to_be_checked()  # said in the application
    page.check("[name=means][value=phone]")
    send(page, "征询意愿")


def willing(page: Page) -> None:
    step(page, "征询意愿")
    page.check("[name=means][value=writing]")
    page.check("[name=will][value=willing]")
    fill(page, wants="可以重新考虑裁量幅度。")
    Eyes(page, "mediation").look("consent")
    send(page, "征询意愿")


def appoint(page: Page) -> None:
    step(page, "指定调解员")
    page.get_by_label("陈明", exact=True).check()
    send(page, "指定调解员")


def meet(page: Page) -> None:
    step(page, "邀请单位、个人参加")
    page.select_option("[name=role]", "village")
    fill(page, who="某村民委员会", why="介绍情况，见证履行。")
    send(page, "邀请单位、个人参加")
    step(page, "登记调解会")
    page.check("[name=means][value=face]")
    fill(page, place="行政争议调解室", minutes="双方各自陈述，同意继续协商。")
    Eyes(page, "mediation").look("session")
    send(page, "登记调解会")


def propose(page: Page) -> None:
    step(page, "登记方案")
    page.check("[name=by][value=respondent-1]")
    page.check("[name=answered][value=accepted]")
    fill(page, terms=PROPOSAL, conceded="没有充分考虑初次违法。")
    send(page, "登记方案")


def stop(page: Page, row: Case) -> None:
    step(page, "双方同意，中止案件")
    page.check("[name=applicant_agrees]")
    fill(page, reason="双方要求协商。")
    fill_approval(page)
    page.locator(".form-actions").get_by_role("button", name="双方同意，中止案件", exact=True).click()
    expect(page.get_by_text("须申请人和被申请人都同意").first).to_be_visible()
    page.check("[name=respondent_agrees]")
    send(page, "双方同意，中止案件")
    page.goto(f"/matters/reconsideration/{row.pk}/")
    expect(page.locator(".badge", has_text="中止").first).to_be_visible()


def agree(page: Page) -> None:
    step(page, "达成协议")
    expect(page.locator("[name=form]")).to_have_count(2)  # 案中: a 调解书 or a settlement
    page.check("[name=form][value=statement]")
    fill(page, terms="罚款减为一千元。")
    for name in ("voluntary", "state", "public", "others"):
        page.check(f"[name=legality-{name}]")
    page.locator(".form-actions").get_by_role("button", name="达成协议", exact=True).click()
    expect(page.get_by_text("合法性审查没有通过").first).to_be_visible()
    page.check("[name=legality-mandatory]")
    Eyes(page, "mediation").look("agree")
    send(page, "达成协议")


def make_statement(page: Page) -> None:
    step(page, "制作调解书")
    fill(page, facts="申请人初次违法，及时改正。", reasons="协议出于自愿，内容合法。")
    fill_approval(page)
    send(page, "制作调解书")


def sign_paper(page: Page) -> None:
    matter(page)
    page.locator(".timeline").get_by_role("link", name="行政复议调解书").first.click()
    Eyes(page, "mediation").look("statement")
    page.get_by_role("button", name="签发", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("已签发")


def signatures(page: Page, who: str) -> None:
    step(page, "登记签字、签章")
    page.get_by_label(who, exact=True).check()
    send(page, "登记签字、签章")


def visit(page: Page) -> None:
    step(page, "登记回访")
    page.check("[name=means][value=phone]")
    page.check("[name=after][value=settled]")
    fill(page, whom="张三", said="表示满意。")
    send(page, "登记回访")
    expect(page.locator(".badge", has_text="办结").first).to_be_visible()
    Eyes(page, "mediation").look("closed")
