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
