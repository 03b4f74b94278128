"""A local rule in the browser: drafted with its annex, reviewed, approved for a day to come, in force that morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.tick import tick
from fuyuan.organs import loading
from fuyuan.organs import settings as installation
from fuyuan.organs.demo_people import make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
TITLE = "行政复议案件办理工作规则"
TEXT = (
    "第一章　总则\n第一条　为规范行政复议案件办理，制定本规则。\n第二条　与当事人有利害关系的承办人应当回避。"
)


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-28") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def test_a_rule_is_made_and_sets_the_program_from_its_day_on(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    head = window_of("jigoufuze")
    draft(head)
    annex(head)
    submit(head)
    review(window_of("jiandu"))
    approve(window_of("jiguanfuze"))
    assert installation.get("duties.warn_days") == 7
    clock.set("2026-10-08T08:00")
    list(tick())
    assert installation.get("duties.warn_days") == 10
    look_up(window_of("jigoufuze", viewport=PHONE, has_touch=True, is_mobile=True))
    times(window_of("jigoufuze"))


def step(page: Page, name: str) -> None:
    page.goto("/matters/localrule/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator(".steps").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(name)


def draft(page: Page) -> None:
    page.goto("/matters/localrule/new/draft/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=text]", TEXT.replace("第二条", "第三条"))
    page.fill("[name=why]", "依照工作方案修改完善。")
    page.locator(".form-actions").get_by_role("button", name="起草规则").click()
    expect(page.locator("body")).to_contain_text("条的序号应当是“二”，写的是“三”")
    page.fill("[name=text]", TEXT)
    Eyes(page, "localrules").look("draft")
    send(page, "起草规则")


def annex(page: Page) -> None:
    page.get_by_role("link", name="拟定附件", exact=True).first.click()
    page.check("[name='in-duties.warn_days']")
    page.fill("[name='value-duties.warn_days']", "10")
    page.select_option("[name=place-recusal]", "2")
    Eyes(page, "localrules").look("annex")
    page.get_by_role("button", name="拟定附件").click()
    expect(page.locator("body")).to_contain_text("附件已拟定")


def submit(page: Page) -> None:
    step(page, "送合法性审核")
    page.fill("[name=valid_from]", "2026-10-08")
    send(page, "送合法性审核")


def review(page: Page) -> None:
    step(page, "合法性审核")
    page.fill("[name=opinion]", "不与上位法抵触。")
    send(page, "合法性审核")


def approve(page: Page) -> None:
    step(page, "批准")
    expect(page.locator("body")).to_contain_text("期限变动0项")
    Eyes(page, "localrules").look("approve")
    send(page, "批准")
    Eyes(page, "localrules").look("approved")


def look_up(page: Page) -> None:
    page.goto("/matters/localrule/")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("link", name="某日施行的文本").click()
    expect(page.get_by_role("heading", name=f"《{TITLE}》第1版")).to_be_visible()
    Eyes(page, "localrules").look("text")
    page.fill("[name=on]", "2026-10-07")
    page.get_by_role("button", name="查看").click()
    expect(page.locator("body")).to_contain_text("这一天没有施行的文本")
    page.go_back()
    page.goto(page.url.replace("/text/", "/compare/").split("?")[0])
    expect(page.locator("body")).to_contain_text("只有一个版本")


def times(page: Page) -> None:
    page.goto("/reconsideration/times/")
    Eyes(page, "localrules").look("times")
    page.goto("/reconsideration/times/decide/")
    expect(page.locator("body")).to_contain_text("没有这样的案件")
