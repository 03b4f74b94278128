"""A dispute between departments in the browser: applied for, answered, agreed in a meeting, looked up by whoever would ask again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
TITLE = "占用消防通道停车的查处争议"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-01T09:00") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def test_departments_settle_who_does_what_and_nobody_asks_again(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    unit = window_of("beishenqing")
    apply(unit)
    office = window_of("jiandu")
    take(office, "受理")
    other = window_of("beishenqing2", viewport=PHONE, has_touch=True, is_mobile=True)
    begin(other, "答复")
    fill(other, claim="由公安局负责", basis="道路交通安全法")
    send(other, "答复")
    meet(office)
    other.goto("/coordination/duties/")
    other.get_by_label("执法事项、单位").fill("车辆占用消防通道")
    other.get_by_role("button", name="查询").click()
    expect(other.locator("main")).to_contain_text("相近的问题")
    expect(other.get_by_role("row", name="对消防通道停车立案查处")).to_contain_text("青禾县市场监督管理局")
    Eyes(other, "coordination").look("duties")


def begin(page: Page, step: str) -> None:
    page.goto("/matters/coordination/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator(".steps").get_by_role("link", name=step, exact=True).click()
    expect(page.locator("h1")).to_have_text(step)


def send(page: Page, step: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(step)


def take(page: Page, step: str) -> None:
    begin(page, step)
    send(page, step)


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name='{name.replace('__', '-')}']").fill(value)


def apply(page: Page) -> None:
    page.goto("/coordination/duties/")
    page.get_by_role("link", name="申请争议协调").first.click()
    expect(page.locator("h1")).to_have_text("申请争议协调")
    page.get_by_label("案件管辖").check()
    fill(
        page, item="占用消防通道停车的查处", opponents__0__organ_id="青禾县市场监督管理局", facts="投诉来回转办",
        claim="由对方负责", basis="权责清单", talked_on="2026-08-25", talked="当面谈过两次",
    )  # fmt: skip
    send(page, "申请争议协调")


def meet(page: Page) -> None:
    """Both agree: the line of duties is entered, and with it the dispute is settled."""
    begin(page, "登记协调会议")
    fill(page, place="司法局会议室", chair="卫东", talk="逐项核对职责", perform_by="2026-10-30")
    for side in (0, 1):
        fill(page, **{f"sides__{side}__who": "副局长"})
        page.locator(f"[name='sides-{side}-vote'][value='yes']").check()
    page.get_by_role("button", name="再加一项").click()
    page.get_by_role("radio", name="青禾县市场监督管理局").check()
    fill(page, lines__0__what="对消防通道停车立案查处", lines__0__basis="会议议定")
    send(page, "登记协调会议")
