"""The indicators in the browser: no national value, one is entered, the budget appears, a figure opens its list."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from eyes import Eyes
from indicator_suits import first, suit
from playwright.sync_api import Page, expect
from test_ledger import STARTER

from conftest import PHONE
from fuyuan.clock import set_clock
from fuyuan.insight.sources import SUIT, cells_of_suit
from fuyuan.insight.summaries import keep
from fuyuan.law.outcomes import CourtOutcome, Sued
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ


def from_menu(page: Page, part: str, name: str) -> None:
    """Choose a page of the menu, in a part that may be folded."""
    fold = page.locator(f'.rail [data-fold="{part}"]')
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.get_by_role("link", name=name, exact=True).click()


@pytest.fixture
def counted() -> Iterator[None]:
    """Twenty-four suits against one bureau, three of them lost."""
    with set_clock("2026-09-28"):
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        police = Organ.objects.get(code="QH-GAJ")
        for number in range(24):
            outcome = CourtOutcome.QUASHED if number < 3 else CourtOutcome.CLAIMS_DISMISSED
            fact = suit(first(outcome, f"2026-0{1 + number % 8}-12"), area="公安", act_kind="penalty")
            fact = replace(fact, matter_id=5_000 + number, defendants=(Sued(police.pk, police.name),))
            keep(fact.matter_id, SUIT, cells_of_suit(fact))
        yield


def test_the_goal_waits_for_the_national_value_and_then_says_how_many_losses_are_left(
    window_of: Callable[..., Page], counted: None
) -> None:
    page = window_of("lianxiban")
    eyes = Eyes(page, "indicators")
    from_menu(page, "统计", "指标")
    expect(page.get_by_text("未录入 2026 年全国平均值，不能比较")).to_be_visible()
    eyes.look("no-value")
    page.get_by_role("link", name="录入参考值").click()
    eyes.look("values")
    eyes.write("value", "20")
    eyes.write("source", "某院2026年工作报告")
    page.get_by_role("button", name="录入").click()
    expect(page.get_by_text("已录入2026年全国值 20%")).to_be_visible()
    from_menu(page, "统计", "指标")
    expect(page.get_by_text(re.compile("还可以败诉 3 件"))).to_be_visible()
    eyes.look("budget")
    page.get_by_role("link", name="按单位").click()
    expect(page.get_by_role("link", name="青禾县公安局")).to_be_visible()
    eyes.look("by-unit")
    page.get_by_role("row", name=re.compile("青禾县公安局")).get_by_role("link", name="3", exact=True).click()
    expect(page.locator("h1")).to_have_text("一审败诉")
    expect(page.get_by_text("共 3 件（次）")).to_be_visible()
    eyes.look("behind")


def test_a_unit_reads_its_own_page_on_a_phone(window_of: Callable[..., Page], counted: None) -> None:
    size: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    page = window_of("beishenqing", **size)
    eyes = Eyes(page, "indicators")
    page.goto("/indicators/")
    expect(page.locator("h1")).to_contain_text("青禾县公安局")
    expect(page.get_by_text("24 件").or_(page.get_by_text("12.5%（3/24）")).first).to_be_visible()
    eyes.look("unit-phone")
