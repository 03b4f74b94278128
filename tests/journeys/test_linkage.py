"""A reminder letter in the browser: proposed, reviewed, signed and thereby sent, answered on a phone, checked; the room's pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.linkage.models import Letter
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
POLICE = "青禾县公安局"
TITLE = f"{POLICE}：拒不参加调解、协调"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-28") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def test_a_letter_goes_from_its_proposal_to_its_check(window_of: Callable[..., Page], clock: Hand) -> None:
    office = window_of("lianxiban")
    propose(office)
    review(office)
    sign(office)
    clock.set("2026-10-09")
    answer(window_of("beishenqing", viewport=PHONE, has_touch=True, is_mobile=True))
    clock.set("2026-10-29")
    check(window_of("lianxiban"))
    assert Letter.objects.get().stage == "closed"


def begin(page: Page, step: str) -> None:
    page.goto("/matters/reminder_letter/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator(".steps").get_by_role("link", name=step, exact=True).click()
    expect(page.locator("h1")).to_have_text(step)


def end(page: Page, step: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(step)


def propose(page: Page) -> None:
    page.goto("/matters/reminder_letter/new/propose/")
    page.fill("[name=organ_id]", POLICE)
    page.select_option("[name=ground]", "refuses_mediation")
    page.fill("[name=matter]", "三次通知参加调解，均无正当理由不到场。")
    Eyes(page, "linkage").look("propose")
    end(page, "提出提醒函")
    expect(page.locator("h1")).to_have_text(TITLE)


def review(page: Page) -> None:
    begin(page, "审核")
    page.fill("[name=approval-by]", "联席会议召集人 钱正")
    page.fill("[name=approval-on]", "2026-09-28")
    end(page, "审核")


def sign(page: Page) -> None:
    page.get_by_role("link", name=f"致{POLICE}的工作提醒函").first.click()
    page.get_by_role("button", name="签发", exact=True).first.click()
    letter = Letter.objects.get()
    assert (letter.stage, letter.answer_by.isoformat()) == ("sent", "2026-10-16"), (
        "ten working days, the holiday not counted"
    )


def answer(page: Page) -> None:
    begin(page, "答复")
    page.fill("[name=reasons]", "联络员变动，通知没有转交。")
    page.fill("[name=signer]", "局长 李强")
    for name, text in {"what": "指定专人联络", "who": "王明", "by": "2026-10-20"}.items():
        page.fill(f"[name=measures-0-{name}]", text)
    Eyes(page, "linkage").look("answer")
    end(page, "答复")


def check(page: Page) -> None:
    begin(page, "核查办结")
    page.fill("[name=found]", "已经指定联络员，最近两次调解均到场。")
    end(page, "核查办结")
    Eyes(page, "linkage").look("closed")


def test_the_rooms_own_pages_read_well_on_both_screens(window_of: Callable[..., Page], clock: Hand) -> None:
    for size in ({}, {"viewport": PHONE, "has_touch": True, "is_mobile": True}):
        page = window_of("lianxiban", **size)
        eyes = Eyes(page, "linkage")
        for name, url in {
            "rules": "/linkage/rules/", "rule": "/linkage/rules/of/ledger-late/", "new-rule": "/linkage/rules/new/",
            "meetings": "/linkage/meetings/", "convene": "/matters/joint_meeting/new/convene/",
            "standard": "/matters/standard/new/propose/", "clue": "/matters/clue/new/register/",
            "question": "/matters/question/new/ask/",
        }.items():  # fmt: skip
            page.goto(url)
            eyes.look(name)
