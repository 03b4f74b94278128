"""The public site on a phone and on a desktop: a whole application by hand, nothing wider than the window, axe finds nothing."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Page, expect

from fuyuan.clock import set_clock
from fuyuan.organs import loading

STARTER = Path(loading.__file__).parent / "starter"
SHOTS = os.environ.get("FUYUAN_SHOTS", "")
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture(autouse=True)
def _county() -> Iterator[None]:
    cache.clear()
    loading.load_file(STARTER / "sample.json")
    with set_clock("2026-09-28"):
        yield


class Eyes:
    """Looks at every page it is led to: errors in the console, width, axe; keeps a shot when asked to."""

    def __init__(self, page: Page) -> None:
        self.page, self.complaints = page, list[str]()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(error.message))

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def look(self, name: str) -> None:
        page = self.page
        width = page.viewport_size["width"] if page.viewport_size else 0
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/portal-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"{name} is too wide"
        )
        found = Axe().run(page, options=STANDARD).response["violations"]
        told = [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]
        assert told == [], name
        assert self.complaints == [], name

    def choose(self, label: str) -> None:
        self.page.get_by_label(re.compile(label)).first.check()

    def write(self, name: str, text: str) -> None:
        self.page.locator(f"[name={name}]").fill(text)

    def go_on(self) -> None:
        self.page.get_by_role("button", name="下一步").click()


@pytest.mark.parametrize("window", ["page", "phone"])
def test_a_citizen_applies_keeps_the_receipt_and_follows_the_case(
    window: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(window)
    eyes = Eyes(page)
    page.goto("/")
    eyes.look("home")
    page.get_by_role("main").get_by_role("link", name="我要申请").first.click()
    eyes.look("begin")
    page.get_by_role("button", name="开始填写").click()
    expect(page.get_by_role("alert")).to_contain_text("请先阅读")
    page.locator("#agree").check()
    page.get_by_role("button", name="开始填写").click()
    _people(eyes)
    _act(eyes)
    _case(eyes, page)
    eyes.look("check")
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator(".error-summary")).to_contain_text("请确认内容真实")
    eyes.choose("以上内容")
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator("h1")).to_have_text("申请已提交")
    eyes.look("receipt")
    code = re.search(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b", page.content())
    assert code
    _follow(eyes, page, code.group())


def _people(eyes: Eyes) -> None:
    eyes.look("who")
    eyes.choose("我自己")
    eyes.go_on()
    eyes.write("name", "欧阳")
    eyes.write("id_number", "123")
    eyes.choose("女")
    eyes.go_on()
    eyes.look("identity-error")
    eyes.write("id_number", "11010519491231002X")
    eyes.go_on()
    eyes.write("address", "青河县城关镇东街 1 号")
    eyes.write("phone", "13800000000")
    eyes.go_on()
    eyes.choose("申请人自己办理")
    eyes.go_on()
    eyes.write("q", "市场")
    eyes.page.get_by_role("button", name="查找").click()
    eyes.look("respondent")
    eyes.page.locator("[name=organ]").first.check()
    eyes.go_on()


def _act(eyes: Eyes) -> None:
    eyes.choose("作出了决定")
    eyes.go_on()
    eyes.choose("行政处罚")
    eyes.look("kind")
    eyes.go_on()
    eyes.write("title", "行政处罚决定书")
    eyes.write("made_on", "2026-09-01")
    eyes.go_on()
    eyes.choose("直接送达")
    eyes.choose("都告诉了")
    eyes.write("known_on", "2026-09-03")
    eyes.page.locator("[name=known_on]").blur()
    expect(eyes.page.locator(".live-hint")).to_contain_text("还来得及")
    eyes.look("known")
    eyes.go_on()
    eyes.look("time")
    eyes.go_on()
    eyes.look("more")
    eyes.go_on()


def _case(eyes: Eyes, page: Page) -> None:
    eyes.choose("撤销：")
    eyes.look("claims")
    eyes.go_on()
    assert "行政处罚决定书" in page.locator("[name=text_revoke]").input_value()
    eyes.look("requests")
    eyes.go_on()
    eyes.write("reasons", "没有销售过期食品。\n罚款<200 元 & 其他")
    eyes.look("reasons")
    eyes.go_on()
    photo = Path(loading.__file__)
    page.locator("#file").set_input_files(
        files=[{"name": "说明.txt", "mimeType": "text/plain", "buffer": photo.read_bytes()}]
    )
    page.get_by_role("button", name="上传").click()
    expect(page.locator(".entry-list")).to_contain_text("说明.txt")
    eyes.look("files")
    page.get_by_role("button", name="保存，以后再填").click()
    eyes.look("saved")
    page.get_by_role("link", name="现在接着填写").click()
    eyes.look("delivery")
    eyes.go_on()
    eyes.choose("没有")
    eyes.look("options")
    eyes.go_on()


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
    eyes = Eyes(page)
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
