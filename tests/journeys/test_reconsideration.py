"""A case from a citizen's phone to the served decision, by hand in the browser, each act by the post that owes it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from eyes import Eyes
from playwright.sync_api import Browser, Page, expect
from portal_walk import apply

from conftest import DESKTOP, open_page
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading
from fuyuan.organs.demo_people import demo_password, make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
FIRST_DAY = "2026-09-28"
REPLY = {
    "facts": "检查时发现申请人未按规定登记，当场制作笔录。",
    "legality": "处罚前告知了陈述、申辩权利。",
    "appropriateness": "罚款数额符合裁量基准。",
    "on_requests": "请求依法审理。",
}


@pytest.fixture
def clock() -> Iterator[Hand]:
    cache.clear()
    with set_clock(FIRST_DAY) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


class Camera(Eyes):
    """On pages that another journey judges: a screenshot is enough."""

    def look(self, name: str) -> None:
        self.shoot(name)


class Desk:
    """One officer at the desk, signed in, with the case at hand."""

    def __init__(self, page: Page, username: str, title: str) -> None:
        self.page, self.eyes, self.title = page, Eyes(page, "desk"), title
        page.goto("/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", demo_password())
        page.press("[name=password]", "Enter")
        expect(page.locator("h1")).to_have_text("工作台")

    def open(self) -> None:
        self.page.goto("/matters/reconsideration/")
        self.page.get_by_role("link", name=self.title).first.click()
        expect(self.page.locator("h1")).to_have_text(self.title)

    def begin(self, step: str) -> None:
        self.open()
        self.page.locator(".steps").get_by_role("link", name=step, exact=True).click()
        expect(self.page.locator("h1")).to_have_text(step)

    def end(self, step: str) -> None:
        self.page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()
        expect(self.page.locator("h1")).to_have_text(self.title)
        expect(self.page.locator(".timeline h3").first).to_have_text(step)

    def take(self, step: str, *, checks: tuple[str, ...] = (), **fields: str) -> None:
        """One step from the matter page and back; ``checks`` are name=value of radio buttons and boxes."""
        self.begin(step)
        for check in checks:
            name, _, value = check.partition("=")
            self.page.locator(f'[name="{name}"][value="{value}"]').check()
        for name, value in fields.items():
            self.page.locator(f'[name="{name.replace("__", "-")}"]').fill(value)
        self.end(step)


@pytest.fixture
def desk_of(browser: Browser, live_server: Any) -> Iterator[Callable[[str, str], Desk]]:
    """Each officer has a browser of its own."""
    windows = []

    def sit_down(username: str, title: str) -> Desk:
        window = open_page(browser, live_server.url, viewport=DESKTOP)
        windows.append(window)
        return Desk(next(window), username, title)

    yield sit_down
    for window in windows:
        next(window, None)


def test_a_case_goes_from_a_phone_to_the_served_decision(
    phone: Page, desk_of: Callable[[str, str], Desk], clock: Hand
) -> None:
    code = apply(Camera(phone, "citizen"), phone, "青禾县公安局")
    title = "欧阳不服青禾县公安局行政处罚决定书"
    clock.set("2026-09-29")  # a night ends every session: whoever acts signs in again
    accept(desk_of("lian", title))
    assign(desk_of("jigoufuze", title))
    clock.set("2026-09-30")
    begin_trial(desk_of("chengban1", title))
    clock.set("2026-10-09")
    reply(desk_of("beishenqing", title))
    clock.set("2026-10-14")
    hear_and_draft(desk_of("chengban1", title))
    desk_of("jigoufuze", title).take("审核决定稿", opinion="同意。")
    head = desk_of("jiguanfuze", title)
    head.page.get_by_role("link", name="批准决定").click()  # its duty, on its own worklist
    head.end("批准决定")
    clock.set("2026-10-16")
    decide_and_serve(desk_of, title)
    fetch(phone, code, title)


def accept(desk: Desk) -> None:
    desk.eyes.look("worklist")
    walk_by_keyboard(desk)
    desk.take("收件登记", note="网上提交，材料齐全。")
    desk.begin("受理")
    conditions = desk.page.locator(".checklist-entry")
    expect(conditions).to_have_count(7)
    expect(conditions.filter(has_text="法定申请期限内")).to_contain_text("2026年11月2日")
    for at in range(7):
        desk.page.locator(f'[name="conditions-{at}-answer"][value="yes"]').check()
    desk.eyes.look("step-accept")
    desk.end("受理")
    desk.eyes.look("matter-accepted")


def walk_by_keyboard(desk: Desk) -> None:
    """Without a mouse: past the head of the page, down the list and up, into the case; back; into its step by Tab."""
    keys, page = desk.page.keyboard, desk.page
    keys.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    keys.press("j")
    expect(page.locator(":focus")).to_have_text(desk.title)
    keys.press("k")
    keys.press("Enter")
    expect(page.locator("h1")).to_have_text(desk.title)
    page.go_back()
    keys.press("j")
    keys.press("Tab")
    expect(page.locator(":focus")).to_contain_text("受理")
    keys.press("Enter")
    expect(page.locator("h1")).to_have_text("受理")
    page.goto("/matters/reconsideration/")
    desk.eyes.look("list")


def assign(desk: Desk) -> None:
    desk.begin("指定承办人")
    entries = desk.page.locator(".formset-entry")
    entries.nth(0).get_by_label("陈明").check()
    desk.page.get_by_role("button", name="再加一项").click()
    entries.nth(1).get_by_label("周宁").check()
    desk.eyes.shoot("step-assign")
    desk.end("指定承办人")


def begin_trial(desk: Desk) -> None:
    desk.take("适用普通程序")
    desk.take("发送申请书副本、通知答复", method="当面送达")
    desk.eyes.shoot("copy-sent")


def reply(desk: Desk) -> None:
    desk.eyes.look("respondent-worklist")
    desk.take("签收副本")
    expect(desk.page.locator(".duty").filter(has_text="答复").first).to_contain_text(
        "2026年10月22日"
    )  # 10 October, a Saturday, is worked
    desk.begin("书面答复并提交证据")
    for name, text in REPLY.items():
        desk.page.locator(f'[name="{name}"]').fill(text)
    desk.page.locator(".form-actions").get_by_role("button", name="书面答复并提交证据", exact=True).click()
    expect(desk.page.locator(".alert").first).to_contain_text("指定1至2名工作人员")
    expect(desk.page.locator('[name="facts"]')).to_have_value(REPLY["facts"])  # nothing typed is lost
    desk.page.get_by_role("button", name=re.compile("再加一项.*参加复议的工作人员")).click()
    desk.page.locator('[name="agents-0-name"]').fill("孙立")
    desk.end("书面答复并提交证据")
    desk.eyes.look("respondent-replied")


def hear_and_draft(desk: Desk) -> None:
    for side, who in (("applicant", "欧阳"), ("respondent", "青禾县公安局")):
        desk.take(
            "听取意见", checks=(f"side={side}", "way=phone"), who=who, on="2026-10-14",
            summary="陈述与书面意见一致。",
        )  # fmt: skip
    desk.begin("拟定复议决定")
    for name, value in (
        ("facts", "clear"), ("basis", "right"), ("process", "breached"), ("competence", "within"), ("content", "fit"),
    ):  # fmt: skip
        desk.page.locator(f'[name="findings-{name}"][value="{value}"]').check()
    desk.page.locator('[name="outcomes-0-kind"]').select_option("revoke")
    desk.page.locator('[name="outcomes-0-ground"]').select_option("procedure")
    desk.page.locator('[name="outcomes-0-text"]').fill("撤销被申请人作出的行政处罚决定。")
    desk.page.locator('[name="facts"]').fill("被申请人作出处罚前没有告知拟处罚的内容。")
    desk.page.locator('[name="opinion"]').fill("未告知拟处罚的内容，违反法定程序。")
    desk.eyes.look("step-draft")
    desk.end("拟定复议决定")


def decide_and_serve(desk_of: Callable[[str, str], Desk], title: str) -> None:
    handler = desk_of("chengban1", title)
    handler.take("作出复议决定", court="青禾县人民法院")
    number = handler.page.locator(".timeline").get_by_text(re.compile("青政复决")).first
    expect(number).to_contain_text("〔2026〕1号")
    sign(desk_of("jiguanfuze", title))
    serve_everything(handler)
    handler.eyes.look("matter-served")


def sign(desk: Desk) -> None:
    waiting = desk.page.locator(".work-group").filter(has_text="文书待签发")
    expect(waiting).to_contain_text(desk.title)
    desk.open()
    desk.page.locator(".timeline").get_by_role("link", name="行政复议决定书").first.click()
    expect(desk.page.locator("h1")).to_have_text("行政复议决定书")
    desk.eyes.look("paper")
    desk.page.get_by_role("button", name="签发").click()
    expect(desk.page.locator(".messages, [role=status]").first).to_contain_text("已签发")
    desk.eyes.shoot("paper-signed")


def serve_everything(desk: Desk) -> None:
    """The form offers the newest paper that still waits for somebody, and those it waits for."""
    desk.take("送达", checks=("method=direct",), received_by="本人")


def fetch(phone: Page, code: str, title: str) -> None:
    """The citizen comes back with nothing but the code on the receipt."""
    eyes = Eyes(phone, "citizen")
    phone.context.clear_cookies()
    phone.goto("/track/")
    eyes.write("code", code)
    phone.get_by_role("button", name="查询").click()
    expect(phone.locator("h1")).to_have_text(title)
    eyes.look("tracked")
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="行政复议决定书").first.click()
    saved = Path(waiting.value.path())
    assert waiting.value.suggested_filename.endswith(".pdf")
    assert saved.read_bytes().startswith(b"%PDF")
