"""Journeys drive Debian's chromium through Playwright. Fixtures: `page` (desktop) and `phone` (390 px wide).

Where chromium is missing the journeys are skipped and say so; `make test` installs it when it may.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

import fuyuan
from fuyuan.organs.demo_people import demo_password

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FONTS = Path(fuyuan.__file__).parent / "papers" / "fonts"
# A fresh Debian has no Chinese font: show chromium the vendored ones.
FONT_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
# Never reach for the network, and run as root in a container.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.django_db(transaction=True))  # the server runs in a thread of its own
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="没有 chromium：sudo apt-get install -y chromium"))


@pytest.fixture(scope="session")
def playwright(django_db_setup: None) -> Iterator[Playwright]:
    # Playwright's synchronous API keeps an event loop in this thread, which makes Django think it is asynchronous
    # and gives it other connections than before: the test database must exist by then.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("fonts")
    config = folder / "fonts.conf"
    config.write_text(FONT_CONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    env: dict[str, Any] = {**os.environ, "FONTCONFIG_FILE": str(config)}
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=env)
    yield started
    started.close()


def open_page(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="zh-CN", timezone_id="Asia/Shanghai", **options)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A desktop window on the running site; `page.goto("/")` opens the home page."""
    yield from open_page(browser, live_server.url, viewport=DESKTOP)


@pytest.fixture
def phone(browser: Browser, live_server: Any) -> Iterator[Page]:
    """The same, 390 pixels wide and with touch."""
    yield from open_page(browser, live_server.url, viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def window_of(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """A signed-in window for each officer of the demo."""
    windows = []

    def sign_in(username: str, **size: Any) -> Page:
        window = open_page(browser, live_server.url, **(size or {"viewport": DESKTOP}))
        windows.append(window)
        page = next(window)
        page.goto("/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", demo_password())
        page.press("[name=password]", "Enter")
        expect(page.locator("h1")).to_have_text("工作台")
        return page

    yield sign_in
    for window in windows:
        next(window, None)
