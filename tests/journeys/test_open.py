"""The door opens in a real browser: nothing blocked by the security policy, nothing wider than the window."""

from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("window", ["page", "phone"])
def test_the_sign_in_page_opens_whole_and_without_complaint(
    window: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(window)
    complaints: list[Any] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.goto("/sign-in/")
    assert page.locator("input[type=password]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert complaints == []
