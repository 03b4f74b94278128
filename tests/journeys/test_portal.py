"""The public site on a phone and on a desktop: a whole application by hand, nothing wider than the window, axe finds nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from eyes import Eyes
from playwright.sync_api import Page, expect
from portal_walk import apply

from fuyuan.clock import set_clock
from fuyuan.organs import loading

STARTER = Path(loading.__file__).parent / "starter"


@pytest.fixture(autouse=True)
def _county() -> Iterator[None]:
    cache.clear()
    loading.load_file(STARTER / "sample.json")
    with set_clock("2026-09-28"):
        yield


@pytest.mark.parametrize("window", ["page", "phone"])
def test_a_citizen_applies_keeps_the_receipt_and_follows_the_case(
    window: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(window)
    eyes = Eyes(page, "portal")
    _follow(eyes, page, apply(eyes, page))


def _follow(eyes: Eyes, page: Page, code: str) -> None:
    page.context.clear_cookies()
    page.goto(f"/track/#{code}")
    expect(page.locator("[name=code]")).to_have_value(code)
    assert code not in page.url, "the code leaves the address at once"
    eyes.look("track")
    page.get_by_role("button", name="查询").click()
    expect(page.locator("h1")).to_contain_text("欧阳不服")
    eyes.look("case")
    page.get_by_role("link", name="撤回申请").click()
    eyes.look("withdraw")


@pytest.mark.parametrize("window", ["page", "phone"])
def test_the_pages_for_everybody_read_well_in_both_sizes_and_colours(
    window: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(window)
    eyes = Eyes(page, "portal")
    result = "/tools/deadline/?rule=decision_ordinary&on=2026-07-06&stop_1=2026-08-03&resume_1=2026-08-13&extend=30"
    for name, address in (
        ("help", "/help/"),
        ("law", "/law/L23/62/"),
        ("deadline", result),
        ("privacy", "/privacy/"),
    ):
        page.goto(address)
        eyes.look(name)
    page.goto("/")
    page.get_by_role("button", name="大字版").first.click()
    eyes.look("home-large")
    page.get_by_role("button", name="深色").click()
    eyes.look("home-dark")


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of that name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || document.activeElement.className") == name:
            return
    pytest.fail(f"{name} cannot be reached with the keyboard")


def test_which_way_is_found_on_a_phone_with_the_keyboard_alone(phone: Page) -> None:
    eyes = Eyes(phone, "ways")
    phone.goto("/")
    phone.locator(".portal-more summary").focus()
    phone.keyboard.press("Enter")
    expect(
        phone.get_by_role("navigation", name="主菜单").get_by_role("link", name="典型案例")
    ).to_be_visible()
    eyes.look("more")
    phone.goto("/which-way/")
    _tab_to(phone, "kind")
    phone.keyboard.press("Space")
    phone.keyboard.press("Enter")
    expect(phone.locator("[name=organ]")).to_be_visible()
    _tab_to(phone, "organ")
    phone.keyboard.press("ArrowDown")
    eyes.look("who")
    phone.get_by_role("button", name="下一步").press("Enter")
    expect(phone.locator("[name=known_on]")).to_be_visible()
    for name, keys in (("notified", "Space"), ("known_on", "09032026"), ("told_rights", "Space")):
        _tab_to(phone, name)
        phone.keyboard.press(keys) if keys == "Space" else phone.keyboard.type(keys)
    phone.get_by_role("button", name="看结果").press("Enter")
    expect(phone.locator(".ways-answer")).to_have_text("可以申请行政复议，也可以直接向人民法院起诉")
    expect(phone.get_by_text("2026年11月2日").first).to_be_visible()
    eyes.look("answer")
    phone.get_by_role("button", name="高对比").press("Enter")
    expect(phone.locator("html")).to_have_attribute("data-theme", "contrast")
    eyes.look("answer-contrast")
