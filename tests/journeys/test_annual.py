"""A year's report from the bureau's board over the unit's phone to the public page; the card anybody may check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.supervision.models import AnnualReport
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
DAY = date(2027, 1, 11)
POCKET = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
POLICE = "青禾县公安局"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(str(DAY)) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def actor(username: str) -> Actor:
    row = Holding.objects.select_related("account", "organ").filter(account__username=username)[0]
    return Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name)


def through(pk: int) -> None:
    """Approved by the unit's head, accepted and published by the bureau."""
    take_step(matter_id=pk, step="approve", record={}, actor=actor("beifuze"))
    take_step(matter_id=pk, step="accept", record={"publish_on": DAY}, actor=actor("jiandu"))
    take_step(matter_id=pk, step="publish", record={}, actor=actor("jiandu"))


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_contain_text(name)


def test_from_the_board_of_the_year_to_the_page_everybody_reads(
    window_of: Callable[..., Page], page: Page, clock: Hand
) -> None:
    bureau = window_of("jiandu")
    bureau.goto("/supervision/annual/")
    bureau.get_by_role("button", name="个单位启动").click()
    expect(bureau.get_by_text("单位在工作台能看到期限")).to_be_visible()
    row = AnnualReport.objects.get(organ_name=POLICE)
    unit = window_of("beishenqing", **POCKET)
    unit.goto(f"/matters/annual_report/{row.pk}/")
    unit.locator(".steps").get_by_role("link", name="填报", exact=True).click()
    unit.fill("[name=duties]", "开展自查两次，发现问题三项，全部整改。")
    unit.fill("[name=improving]", "修订告知流程，办案人员轮训一遍。")
    Eyes(unit, "annual").look("fill")
    send(unit, "填报")

    through(row.pk)
    page.goto("/enforcement-reports/")
    page.get_by_role("link", name=f"{POLICE}2026年度执法情况报告").click()
    expect(page.get_by_text("本年度没有需要追究行政执法责任的情形")).to_be_visible()
    Eyes(page, "annual").look("public")
    card(bureau, page)


def card(bureau: Page, public: Page) -> None:
    """The card of a lawyer is printed; who follows its code learns that it holds."""
    entry = {
        "name": "许静", "profile": {"employer": "某律师事务所", "kind": "lawyer"}, "from_on": DAY,
        "to_on": DAY.replace(year=2029), "approval": {"by": "王局长", "on": DAY},
    }  # fmt: skip
    pk = open_matter(kind="supervisor", step="appoint", record=entry, actor=actor("jiandu")).matter_id
    bureau.goto(f"/supervision/card/{pk}/")
    Eyes(bureau, "annual").look("card")
    public.goto(bureau.locator(".receipt-body a").get_attribute("href") or "")
    expect(public.get_by_text("在任，证件有效")).to_be_visible()
