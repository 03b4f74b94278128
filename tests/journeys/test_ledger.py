"""A plan from its file to 销号 in the browser: upload, confirm, tasks at three units, a report with evidence, closing, report."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.ledger.models import TaskRow
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
TITLE = "青禾县府院联动联席会议办公室关于印发《青禾县降低行政机关败诉率工作方案》的通知"
TEXT = f"""{TITLE}

青府院联席办〔2026〕3号

各乡镇人民政府，县政府各部门：

现将《青禾县降低行政机关败诉率工作方案》印发给你们，请认真组织实施。

青禾县府院联动联席会议办公室
2026年9月21日

青禾县降低行政机关败诉率工作方案

一、工作目标
败诉率不高于全国平均水平。
二、工作措施
（一）剖析败诉案件。对败诉案件逐案剖析。
责任单位：县司法局、县公安局、县市场监督管理局
完成时限：12月31日前
三、工作要求
各单位定期报告落实情况。
"""


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-28") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def test_a_plan_goes_from_its_file_to_a_closed_task_and_the_offices_report(
    window_of: Callable[..., Page], clock: Hand, tmp_path: Path
) -> None:
    office = window_of("lianxiban")
    upload(office, tmp_path)
    confirm(office)
    give_out(office)
    clock.set("2026-10-12")
    report_with_evidence(window_of("sifaju"), tmp_path)
    ask_on_the_phone(window_of("sifaju", viewport=PHONE, has_touch=True, is_mobile=True), tmp_path)
    clock.set("2026-10-14")
    office = window_of("lianxiban")
    close_off(office)
    issue_report(office, tmp_path)


def upload(page: Page, folder: Path) -> None:
    file = folder / "方案.txt"
    file.write_text(TEXT, encoding="utf-8")
    page.goto("/ledger/plans/")
    page.set_input_files("[type=file]", file)
    page.get_by_role("button", name="读取方案").click()
    expect(page.locator("h1")).to_have_text("核对方案")
    Eyes(page, "ledger").look("confirm")


def confirm(page: Page) -> None:
    """The year of a day without one is a doubt: nothing is created until the officer has looked."""
    page.get_by_role("button", name="确认方案").last.click()
    expect(page.locator("h1")).to_have_text("核对方案")
    for box in page.locator("[name=checked]").all():
        box.check()
    page.get_by_role("button", name="确认方案").last.click()
    expect(page.locator("h1")).to_have_text(TITLE)


def give_out(page: Page) -> None:
    page.locator(".steps").get_by_role("link", name="下达任务", exact=True).click()
    page.locator(".form-actions").get_by_role("button", name="下达任务", exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text("下达任务")
    assert set(TaskRow.objects.values_list("unit_name", flat=True)) == {
        "青禾县司法局", "青禾县公安局", "青禾县市场监督管理局",
    }  # fmt: skip
    page.goto("/ledger/")
    Eyes(page, "ledger").look("board")


def open_task(page: Page) -> None:
    page.goto("/matters/task/")
    page.get_by_role("link", name="剖析败诉案件").first.click()
    expect(page.locator("h1")).to_have_text("剖析败诉案件")


def begin(page: Page, step: str) -> None:
    open_task(page)
    page.locator(".steps").get_by_role("link", name=step, exact=True).click()
    expect(page.locator("h1")).to_have_text(step)


def end(page: Page, step: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(step)


def report_with_evidence(page: Page, folder: Path) -> None:
    begin(page, "明确专班、报细化方案")
    for name, text in {
        "leader": "许明",
        "contact": "许明",
        "phone": "0375-6660001",
        "scheme": "十月完成剖析。",
    }.items():
        page.fill(f"[name={name}]", text)
    end(page, "明确专班、报细化方案")
    begin(page, "报告进展")
    page.check("[name=standing][value=on_track]")
    page.fill("[name=done]", "已经剖析三件败诉案件。")
    file = folder / "剖析报告.txt"
    file.write_text("剖析报告", encoding="utf-8")
    page.set_input_files("[type=file]", file)
    Eyes(page, "ledger").look("report")
    end(page, "报告进展")


def ask_on_the_phone(page: Page, folder: Path) -> None:
    begin(page, "申请销号")
    page.fill("[name=result]", "全部败诉案件剖析完毕。")
    page.fill("[name=completed_on]", "2026-10-12")
    page.set_input_files("[type=file]", folder / "剖析报告.txt")
    Eyes(page, "ledger").look("ask")
    end(page, "申请销号")


def close_off(page: Page) -> None:
    page.goto("/desk/")
    Eyes(page, "ledger").shoot("desk")
    page.goto("/matters/task/?unit=" + str(TaskRow.objects.get(unit_name="青禾县司法局").organ_id))
    page.get_by_role("link", name="剖析败诉案件").first.click()
    here = page.url
    page.locator(".steps").get_by_role("link", name="审核通过", exact=True).click()
    page.fill("[name=opinion]", "材料齐全。")
    end(page, "审核通过")
    page.goto(here)
    page.locator(".steps").get_by_role("link", name="销号", exact=True).click()
    page.fill("[name=approval-by]", "县长 钱正")
    page.fill("[name=approval-on]", "2026-10-14")
    end(page, "销号")
    Eyes(page, "ledger").look("closed")
    assert TaskRow.objects.get(unit_name="青禾县司法局").stage == "closed"


def issue_report(page: Page, folder: Path) -> None:
    page.goto("/matters/plan/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator(".steps").get_by_role("link", name="形成落实情况报告", exact=True).click()
    end(page, "形成落实情况报告")
    page.get_by_role("link", name="2026年第三季度落实情况报告").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF").first.click()
    file = folder / "report.pdf"
    waiting.value.save_as(file)
    text = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded()
    assert "青禾县府院联动联席会议办公室" in text.replace("\n", "").replace("\r", "")
