"""Sharing in the browser: the joint office writes a rule, what happens is in the court's inbox on a phone, the log says who opened it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.linkage.models import Shared
from fuyuan.clock import Hand, set_clock
from fuyuan.config.demo.linkage import demo_actor
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
DAY = "2026-09-28"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(DAY) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def test_what_a_rule_shares_is_read_by_the_other_side_and_logged(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    office = window_of("lianxiban")
    write_rule(office)
    publish_standard()
    item = Shared.objects.get()
    court = window_of("fayuan", viewport=PHONE, has_touch=True, is_mobile=True)
    court.goto("/desk/")
    expect(court.get_by_role("heading", name="新的共享信息")).to_be_visible()
    court.get_by_role("link", name=item.title).first.click()
    expect(court.locator("h1")).to_have_text(item.title)
    Eyes(court, "sharing").look("item")
    office.goto(f"/linkage/shared/{item.pk}/views/")
    expect(office.locator("tbody")).to_contain_text("法院联络员")
    Eyes(office, "sharing").look("views")
    office.goto("/linkage/shared/log/")
    expect(office.locator("tbody")).to_contain_text(item.number)
    take_back(office, item)
    assert court.goto(f"/matters/shared_item/{item.pk}/").status == 404  # type: ignore[union-attr]


def write_rule(page: Page) -> None:
    page.goto("/linkage/sharing/")
    page.get_by_role("link", name="增加规则").first.click()
    page.fill("[name=code]", "standards")
    page.fill("[name=name]", "标准告知法院")
    page.select_option("[name=subject]", "standard")
    page.check("[name=giver][value=government]")
    page.check("[name=readers][value=joint_office]")
    page.check("[name=parts][value=number]")
    for name, value in (
        ("basis", "联席会议纪要"),
        ("valid_from", DAY),
        ("approved_by", "召集人"),
        ("approved_on", DAY),
    ):
        page.fill(f"[name={name}]", value)
    page.fill("[name=reason]", "双方商定")
    page.get_by_role("button", name="保存规则").click()
    expect(page.locator(".error-summary, .errors, [role=alert]").first).to_contain_text("属于共享方自己")
    page.uncheck("[name=readers][value=joint_office]")
    page.check("[name=readers][value=court_liaison]")
    Eyes(page, "sharing").look("rule")
    page.get_by_role("button", name="保存规则").click()
    expect(page.locator("h1")).to_have_text("标准告知法院")


def publish_standard() -> None:
    clerk, judge = demo_actor(Post.JOINT_OFFICE), demo_actor(Post.COURT_LIAISON)
    assert clerk
    assert judge
    points = [{"question": "迟延给付怎样处理", "rule": "责令限期给付。"}]
    record = {"title": "给付案件审理标准", "act_kind": "benefit", "points": points}
    pk = open_matter(kind="standard", step="propose", record=record, actor=judge).matter_id
    for actor in (judge, clerk):
        take_step(matter_id=pk, step="agree", record={"by": actor.name}, actor=actor)
    record = {"valid_from": DAY, "approval": {"by": "召集人", "on": DAY}}
    take_step(matter_id=pk, step="publish", record=record, actor=clerk)


def take_back(page: Page, item: Shared) -> None:
    page.goto(f"/matters/shared_item/{item.pk}/steps/take_back/")
    page.fill("[name=reason]", "编号写错。")
    page.fill("[name=by]", "沈言")
    page.locator(".form-actions").get_by_role("button", name="撤回", exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text("撤回")
