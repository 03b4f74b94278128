"""A hard case in the browser: marked, a hearing arranged on a lawful day, the head excused, held, signed, and only then drafted."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import reconsideration_samples as samples
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.reconsideration.models import Case, HearingRoom
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
DAY = date(2026, 9, 1)


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(DAY.isoformat()) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        HearingRoom.objects.create(name="第一听证室", address="县司法局三楼")
        yield hand


def actor(username: str) -> Actor:
    held = Holding.objects.filter(account__username=username).select_related("account", "organ").first()
    assert held
    return Actor(Post(held.post), held.account.name, held.account_id, held.organ_id, held.organ.name, held.pk)


def replied() -> int:
    """A case against the police whose reply is in and whose parties were heard."""
    clerk, handler, liaison = actor("lian"), actor("chengban1"), actor("beishenqing")
    respondent = {"organ_id": liaison.organ_id, "name": liaison.organ_name}
    record = samples.application(DAY, channel="in_person", respondents=[respondent], received_on=DAY)
    matter = open_matter(kind="reconsideration", step="apply", record=record, actor=clerk).matter_id

    def take(step: str, by: Actor, **fields: Any) -> None:
        take_step(matter_id=matter, step=step, record=fields, actor=by)

    take("register", clerk)
    take("accept", clerk, conditions=samples.conditions())
    take("choose_ordinary", handler)
    people = [actor("chengban1"), actor("chengban2")]
    take("assign", actor("jigoufuze"), handlers=[{"person_id": p.person_id, "name": p.name} for p in people])
    take("send_copy", handler)
    take("reply", liaison, **samples.reply())
    for side in ("applicant", "respondent"):
        take("hear_parties", handler, **samples.heard(side, DAY))
    return matter


class Handler:
    """The handler at the matter page of the case."""

    def __init__(self, page: Page, matter: int) -> None:
        self.page, self.matter, self.eyes = page, matter, Eyes(page, "hearing")

    def begin(self, step: str, title: str) -> None:
        self.page.goto(f"/matters/reconsideration/{self.matter}/steps/{step}/")
        expect(self.page.locator("h1")).to_have_text(title)

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f'[name="{name.replace("__", "-")}"]').fill(value)

    def check(self, name: str, value: str) -> None:
        self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def press(self, title: str) -> None:
        self.page.locator(".form-actions").get_by_role("button", name=title, exact=True).click()

    def end(self, title: str) -> None:
        self.press(title)
        expect(self.page.locator(".timeline h3").first).to_have_text(title)


def test_a_hard_case_is_heard_before_it_is_decided(window_of: Callable[..., Page], clock: Hand) -> None:
    matter = replied()
    handler = Handler(window_of("chengban1"), matter)
    mark(handler)
    arrange(handler)
    serve_notice(matter)
    excuse(window_of("beishenqing", viewport=PHONE, has_touch=True, is_mobile=True), matter)
    clock.set("2026-09-11")
    handler = Handler(window_of("chengban1"), matter)
    hold(handler)
    handler.page.goto(f"/matters/reconsideration/{matter}/steps/draft_decision/")
    expect(handler.page.locator("h1")).to_have_text("拟定复议决定")
    expect(handler.page.locator('[name="on_minutes"]')).to_be_visible()


def mark(handler: Handler) -> None:
    handler.begin("mark_major", "标明重大、疑难、复杂")
    handler.check("grounds", "facts")
    handler.fill(reason="双方对主要事实的说法和证据相互矛盾。")
    handler.end("标明重大、疑难、复杂")
    handler.page.goto(f"/matters/reconsideration/{handler.matter}/steps/draft_decision/")
    expect(handler.page.locator(".alert").first).to_contain_text("应当组织听证")
    handler.eyes.shoot("draft-refused")


def arrange(handler: Handler) -> None:
    """Three days ahead is refused with the days that would do; one of them is taken."""
    handler.begin("arrange_hearing", "组织听证")
    expect(handler.page.locator('[name="hearing_on"]')).to_have_value("2026-09-09")
    handler.check("panel-presider-person_id", str(Account.objects.get(username="jigoufuze").pk))
    handler.check("panel-recorder-person_id", str(Account.objects.get(username="lian").pk))
    handler.fill(hearing_on="2026-09-04")
    handler.press("组织听证")
    expect(handler.page.locator(".alert").first).to_contain_text("9月11日（周五）")
    handler.eyes.look("day-refused")
    handler.fill(hearing_on="2026-09-11")
    handler.end("组织听证")
    handler.eyes.look("arranged")
    handler.page.goto("/reconsideration/hearings/")
    expect(handler.page.locator(".month")).to_contain_text("第一听证室")
    handler.eyes.look("calendar")


def serve_notice(matter: int) -> None:
    state = Case.objects.get(pk=matter)
    count = state.state.count('"kind":"hearing_notice"')
    assert count == 1
    papers = 2  # 受理通知书, 听证通知书
    keys = ["applicant-1", "respondent-1"]
    record = {"paper": papers, "recipients": keys, "method": "direct", "on": DAY}
    take_step(matter_id=matter, step="serve", record=record, actor=actor("chengban1"))


def excuse(phone: Page, matter: int) -> None:
    phone.goto("/reconsideration/hearings/")
    Eyes(phone, "hearing").look("calendar")
    phone.goto(f"/matters/reconsideration/{matter}/steps/excuse_head/")
    phone.fill('[name="reason"]', "参加省里的会议。")
    phone.fill('[name="delegates-0-name"]', "孙立")
    phone.fill('[name="delegates-0-post"]', "法制科长")
    phone.locator(".form-actions").get_by_role("button", name="说明负责人不能参加听证", exact=True).click()
    expect(phone.locator(".timeline h3").first).to_have_text("说明负责人不能参加听证")


def hold(handler: Handler) -> None:
    handler.begin("hold_hearing", "举行听证")
    handler.check("applicant", "present")
    handler.fill(
        applicants="张三", respondents__0__staff="孙立", claims="没有收到处罚告知书。", answer="已当面告知。",
        evidence="双方对送达回证上的签名有争议。",
    )  # fmt: skip
    handler.eyes.look("hold")
    handler.end("举行听证")
    handler.begin("sign_minutes", "核对、签署听证笔录")
    handler.eyes.look("sign")
    handler.end("核对、签署听证笔录")
