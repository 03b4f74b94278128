"""Somebody reports a problem from a phone, the bureau answers it, the code opens the answer; an organ is rated from its QR code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from fuyuan.business.opinions.models import Answer, Report
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading, settings
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ

STARTER = Path(loading.__file__).parent / "starter"
POLICE = "青禾县公安局"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-07-06T09:00") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        settings.change("opinions.areas", "教育、城市管理", by=None)
        yield hand


def test_a_problem_reported_from_a_phone_is_answered_and_read(
    phone: Page, window_of: Callable[..., Page], clock: Hand
) -> None:
    code = reported(phone, clock)
    answered(window_of("jiandu"))
    phone.goto("/track/")
    phone.fill("[name=code]", code)
    phone.get_by_role("button", name="查询", exact=True).click()
    expect(phone.get_by_text("已经退还三百元")).to_be_visible()
    Eyes(phone, "opinions").look("answer")
    rated(phone, clock)


def reported(phone: Page, clock: Hand) -> str:
    phone.goto("/opinions/")
    Eyes(phone, "opinions").look("index")
    phone.get_by_role("link", name="反映执法问题").first.click()
    Eyes(phone, "opinions").look("report")
    phone.select_option("[name=organ]", label=POLICE)
    phone.select_option("[name=area]", label="城市管理")
    phone.fill("[name=what]", "检查时当场收取三百元，没有开票据。")
    clock.move(seconds=30)
    phone.get_by_role("button", name="提交", exact=True).click()
    expect(phone.get_by_text("已收到您反映的问题")).to_be_visible()
    Eyes(phone, "opinions").look("receipt")
    return phone.locator("dd").first.inner_text()


def answered(page: Page) -> None:
    page.goto(f"/matters/opinion_report/{Report.objects.get().pk}/")
    Eyes(page, "opinions").look("matter")
    page.locator(".steps").get_by_role("link", name="答复", exact=True).click()
    page.fill("[name=text]", "经查属实，已经退还三百元。")
    page.locator(".form-actions").get_by_role("button", name="答复", exact=True).click()
    expect(page.locator(".timeline h3").first).to_contain_text("答复")


def rated(phone: Page, clock: Hand) -> None:
    phone.goto(f"/opinions/organ/?organ={Organ.objects.get(name=POLICE).code}")
    Eyes(phone, "opinions").look("organ")
    for name in ("clear", "fair", "polite", "quick", "overall"):
        phone.locator(f"[name={name}][value='4']").check()
    clock.move(seconds=30)
    phone.get_by_role("button", name="提交评价").click()
    expect(phone.get_by_role("heading", name="谢谢您的评价")).to_be_visible()
    assert Answer.objects.get().organ_name == POLICE
