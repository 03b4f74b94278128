"""以案促改 in the browser: a unit learns from a typical case, the office accepts, six months later looks whether it held."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading
from fuyuan.organs import settings as installation
from fuyuan.organs.demo_people import make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
TITLE = "行政处罚决定（撤销）以案促改"
UNIT = "青禾县公安局"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-28") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        for what in ("dormant", "password"):  # half a year passes, and nobody signs in meanwhile
            installation.change(f"security.{what}_days", 0, by=None)
        yield hand


def test_a_unit_learns_from_a_case_and_six_months_later_it_is_looked_at(
    window_of: Callable[..., Page], clock: Hand, tmp_path: Path
) -> None:
    office = window_of("lianxiban")
    office.goto("/reform/unstarted/")
    expect(office.get_by_role("cell", name=UNIT)).to_be_visible()
    Eyes(office, "reform").look("unstarted")
    unit = window_of("beishenqing")
    begin(unit)
    plan(unit)
    teach(window_of("beishenqing", viewport=PHONE, has_touch=True, is_mobile=True))
    report(unit, tmp_path)
    ask(unit)
    accept(office)
    office.goto("/reform/unstarted/")
    expect(office.get_by_role("cell", name=UNIT)).to_have_count(0)
    clock.set("2027-03-29")
    check(window_of("lianxiban"))


def step(page: Page, name: str) -> None:
    page.goto("/matters/reform/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    page.locator(".steps").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(name)


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name='{name.replace('__', '-')}']").fill(value)


def begin(page: Page) -> None:
    page.goto("/matters/reform/new/begin/")
    page.check("[name=kind][value=typical]")
    fill(
        page, body="某市中级人民法院", act="行政处罚决定", outcome="撤销", said="没有告知听证权利，程序违法。"
    )
    Eyes(page, "reform").look("begin")
    send(page, "启动以案促改")


def plan(page: Page) -> None:
    step(page, "分析研判、制定方案")
    page.select_option("[name=causes-0-cause]", "procedure.hearing")
    page.select_option("[name=causes-0-arises]", "hearing")
    page.check("[name=causes-0-fault][value=system]")
    fill(
        page, leader="王强 副局长", causes__0__analysis="告知书模板没有听证一栏。", risks__0__what="其他较大数额罚款案件",
        measures__0__what="更新告知书模板", measures__0__owner="李明", measures__0__by="2026-10-20",
    )  # fmt: skip
    Eyes(page, "reform").look("plan")
    send(page, "分析研判、制定方案")
    Eyes(page, "reform").look("planned")


def teach(page: Page) -> None:
    step(page, "登记学习讨论、以案释法")
    page.check("[name=form][value=judge]")
    fill(page, on="2026-09-28", participants="32", about="讲解审理思路。")
    page.locator(".form-actions").get_by_role("button", name="登记学习讨论、以案释法", exact=True).click()
    expect(page.get_by_text("请填写主讲人和主讲人所在的法院、机关").first).to_be_visible()
    fill(page, speaker="周法官", speaker_from="青禾县人民法院")
    Eyes(page, "reform").look("teach")
    send(page, "登记学习讨论、以案释法")


def report(page: Page, folder: Path) -> None:
    file = folder / "告知书.txt"
    file.write_text("修订后的告知书", encoding="utf-8")
    step(page, "报告措施完成")
    fill(page, result="已经更新并启用。")
    page.set_input_files("[type=file]", file)
    send(page, "报告措施完成")


def ask(page: Page) -> None:
    step(page, "申请办结")
    fill(page, result="文书已经修订，抽查合格。", lasting="案件审核清单。")
    send(page, "申请办结")


def accept(page: Page) -> None:
    step(page, "审核通过")
    fill(page, opinion="措施具体，同意。")
    send(page, "审核通过")


def check(page: Page) -> None:
    step(page, "效果评估")
    expect(page.locator("[name=found]")).to_have_value("系统没有查到本单位同类问题再次被纠正或者败诉。")
    page.check("[name=effect][value=lasting]")
    fill(page, found="抽查十份案卷，告知书都有听证一栏。", by="沈言")
    Eyes(page, "reform").look("effect")
    send(page, "效果评估")
    expect(page.locator(".badge", has_text="已办结").first).to_be_visible()
    page.goto("/reform/patterns/")
    Eyes(page, "reform").look("patterns")
