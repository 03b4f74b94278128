"""提升行动 in the browser: launched, its year given targets, on the board of a unit on a phone; the public list of lenient treatment."""

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


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-01T09:00") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(name)


def test_targets_are_typed_once_and_every_unit_reads_how_far_the_year_is(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    bureau = window_of("jiandu")
    bureau.goto("/guidance/board/")
    bureau.get_by_role("link", name="制定行动方案").click()
    told = {
        "title": "服务型行政执法提升五年行动", "document": "某依法办〔2026〕3号", "first_year": "2026", "last_year": "2030",
        "goal": "覆盖全部基层执法单位，逐年提升",
    }  # fmt: skip
    for name, value in told.items():
        bureau.locator(f"[name='{name}']").fill(value)
    send(bureau, "制定行动方案")
    bureau.locator(".steps").get_by_role("link", name="下达年度指标", exact=True).click()
    bureau.get_by_label("全年目标").first.fill("8")
    Eyes(bureau, "service").look("targets")
    send(bureau, "下达年度指标")
    bureau.goto("/guidance/board/")
    expect(bureau.get_by_role("region", name="各年度")).to_contain_text("0 / 8")
    Eyes(bureau, "service").look("board")
    unit = window_of("beishenqing", viewport=PHONE, has_touch=True, is_mobile=True)
    unit.goto("/guidance/board/")
    expect(unit.locator("main")).to_contain_text("落后")
    eyes = Eyes(unit, "service")
    eyes.look("board")
    for name, address in (
        ("talents", "/guidance/talents/"),
        ("lessons", "/training/my-lessons/"),
        ("lists", "/lenient-lists/"),
    ):
        unit.goto(address)
        eyes.look(name)
