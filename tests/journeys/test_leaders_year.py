"""领导学法 in the browser: a plan is filed, a hearing attended in a suit moves the card, another plan's numbers change it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
UNIT = "青禾县公安局"


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-01T09:00") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def actor(username: str) -> Actor:
    row = Holding.objects.select_related("account", "organ").get(account__username=username)
    return Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)


def plan(text: str, number: str, on: str) -> None:
    """The joint-conference office gives out a plan that says so."""
    unit = {"name": "司法局", "target": f"organ:{actor('sifaju').organ_id}", "lead": True}
    line = {
        "number": "十六", "section": "工作措施", "heading": "提升领导法治思维", "text": text, "units": [unit],
        "deadlines": [{"text": "持续推进", "kind": "continuing"}],
    }  # fmt: skip
    record = {
        "title": "工作方案",
        "document_number": number,
        "issuer": "联席办",
        "issued_on": on,
        "measures": [line],
    }
    pk = open_matter(kind="plan", step="adopt", record=record, actor=actor("lianxiban")).matter_id
    take_step(matter_id=pk, step="issue_tasks", record={}, actor=actor("lianxiban"))


def heard() -> int:
    """A suit against the police, heard today."""
    unit = actor("beishenqing")
    record = {
        "court": "青禾县人民法院", "case_number": "（2026）豫9901行初8号", "docketed_on": "2026-08-03",
        "plaintiffs": [{"name": "张三"}], "defendants": [{"organ_id": unit.organ_id, "received_on": "2026-08-05"}],
        "act_kind": "penalty", "act_title": "行政处罚决定",
    }  # fmt: skip
    pk = open_matter(kind="suit", step="register", record=record, actor=unit).matter_id
    take_step(matter_id=pk, step="schedule_hearing", record={"hearing_on": "2026-09-01"}, actor=unit)
    return pk


def test_the_card_moves_with_a_hearing_and_with_another_plan(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    plan("集中学习每年不少于5次。领导每年最少旁听一次庭审。", "联席办〔2026〕1号", "2026-01-12")
    suit = heard()
    unit = window_of("beishenqing")
    unit.goto("/leadership/")
    unit.get_by_role("link", name="报送计划").click()
    file_plan(unit)
    head = window_of("beifuze", viewport=PHONE, has_touch=True, is_mobile=True)
    head.goto(unit.url)
    act(head, "确认计划")
    study(unit, head)
    unit.goto("/leadership/")
    row = unit.get_by_role("row", name=UNIT)
    expect(row).to_contain_text("1次")
    expect(row).to_contain_text("0/1人")
    attend(unit, suit)
    unit.goto("/leadership/")
    expect(row).to_contain_text("1/1人")
    Eyes(unit, "leadership").look("board")
    plan("集中学习每年不少于8次。", "联席办〔2026〕9号", "2026-08-28")
    row.get_by_role("link", name=UNIT).click()
    expect(unit.locator("main")).to_contain_text("8次")
    expect(unit.locator("main")).to_contain_text("联席办〔2026〕9号")


def act(page: Page, name: str) -> None:
    """Take a step of the matter shown, with its form filled already or empty."""
    page.locator(".steps").get_by_role("link", name=name, exact=True).click()
    send(page, name)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(name)


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[name='{name.replace('__', '-')}']").fill(value)


def file_plan(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("报送领导学业务工作计划")
    fill(
        page,
        leaders__0__name="常局长",
        leaders__0__duty="局长",
        books__0__title="行政处罚法",
        books__0__by="2026-12-15",
    )
    page.locator("[name='leaders-0-chief']").check()
    fill(page, books__0__assess="闭卷考试", topics="每季度一次", lectures="上下半年各一次")
    send(page, "报送领导学业务工作计划")


def study(unit: Page, head: Page) -> None:
    """The liaison enters a session, the head confirms it on a telephone."""
    unit.reload()
    unit.locator(".steps").get_by_role("link", name="登记集中学习", exact=True).click()
    fill(
        unit,
        on="2026-08-31",
        title="行政处罚法",
        agenda="逐条学习并讨论",
        people="25",
        proof="签到表存办公室",
    )
    unit.get_by_label("常局长").check()
    send(unit, "登记集中学习")
    head.reload()
    act(head, "核对记录")


def attend(page: Page, suit: int) -> None:
    page.goto(f"/matters/suit/{suit}/steps/record_attendance/")
    page.locator("[name='head'][value='chief']").check()
    fill(page, name="常局长", post="局长")
    send(page, "记录出庭情况")
