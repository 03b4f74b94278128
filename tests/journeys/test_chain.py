"""The platform's promise in the browser: list → suits → lost → cause → reform → letter → answer → meeting → indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eyes import Eyes
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from fuyuan.business.linkage.models import Letter
from fuyuan.business.litigation.models import Suit
from fuyuan.business.reform.models import Reform
from fuyuan.clock import Hand, set_clock
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people

STARTER = Path(loading.__file__).parent / "starter"
POLICE = "青禾县公安局"
NUMBERS = [f"（2026）青0101行初{number}号" for number in (11, 12, 13)]


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-07-06") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def test_each_link_of_the_chain_is_fed_by_the_one_before(
    window_of: Callable[..., Page], clock: Hand, tmp_path: Path
) -> None:
    office = window_of("lianxiban")
    import_list(office, tmp_path)
    assert Suit.objects.filter(lost=True).count() == 3
    for number in NUMBERS:
        act(office, number, "确认裁判生效")
        done(office, "确认裁判生效")
    assert Reform.objects.filter(source_kind="suit").count() == 3, (
        "a loss that stands opens a reform at its unit"
    )
    unit = window_of("beishenqing")
    state_cause(unit)
    review_cause(office)
    letter(office)
    answer(unit)
    agenda(office)
    indicator(office)


def import_list(page: Page, folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["案号", "原告", "被告", "案由", "立案日期", "结案日期", "结案方式"])
    for number in NUMBERS:
        sheet.append([number, "张三", POLICE, "治安行政处罚", "2026年3月2日", "2026.6.10", "判决撤销"])
    path = folder / "2026年上半年.xlsx"
    book.save(path)
    page.goto("/court-lists/")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="读取清单").click()
    expect(page.locator("h1")).to_have_text("每一列是什么")
    Eyes(page, "chain").look("columns")
    page.get_by_role("button", name="逐件核对").click()
    expect(page.locator("h1")).to_have_text("核对结果")
    Eyes(page, "chain").look("judged")
    page.get_by_role("button", name="导入 3 件").click()
    expect(page.locator("h1")).to_have_text("导入结果")


def act(page: Page, number: str, step: str) -> None:
    page.goto(f"/matters/suit/{Suit.objects.get(case_number=number).pk}/")
    page.locator(".steps").get_by_role("link", name=step, exact=True).click()
    expect(page.locator("h1")).to_have_text(step)


def done(page: Page, step: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(step)


def state_cause(page: Page) -> None:
    act(page, NUMBERS[0], "填报败诉原因")
    page.select_option("[name=causes-0-code]", "procedure.heard")
    page.select_option("[name=causes-0-stage]", "notice")
    page.check("[name=causes-0-fault][value=system]")
    page.fill("[name=causes-0-quote]", "没有证据证明告知了陈述、申辩权利。")
    for name, text in {"reason": "文书没有统一。", "cure": "逐件补查。", "long_term": "统一文书。"}.items():
        page.fill(f"[name={name}]", text)
    Eyes(page, "chain").look("cause")
    done(page, "填报败诉原因")


def review_cause(page: Page) -> None:
    act(page, NUMBERS[0], "审核败诉原因")
    page.check("[name=verdict][value=accept]")
    page.fill("[name=opinion]", "同意。")
    done(page, "审核败诉原因")
    assert Suit.objects.get(case_number=NUMBERS[0]).cause == "procedure.heard"


def letter(page: Page) -> None:
    """Three losses in a year reach the rule: the office reviews, signs and thereby sends."""
    page.goto("/linkage/rules/")
    page.get_by_role("button", name="现在检查").click()
    expect(page.locator("main")).to_contain_text("提出")
    found = Letter.objects.get(ground="lost")
    page.goto(f"/matters/reminder_letter/{found.pk}/steps/review/")
    page.fill("[name=approval-by]", "召集人 钱正")
    page.fill("[name=approval-on]", "2026-07-06")
    done(page, "审核")
    page.get_by_role("link", name=f"致{POLICE}的工作提醒函").first.click()
    page.get_by_role("button", name="签发", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("已签发")


def answer(page: Page) -> None:
    page.goto(f"/matters/reminder_letter/{Letter.objects.get(ground='lost').pk}/steps/answer/")
    page.fill("[name=reasons]", "三件都是同一类告知问题。")
    page.fill("[name=signer]", "局长 李强")
    for name, text in {"what": "统一告知文书", "who": "王明", "by": "2026-08-20"}.items():
        page.fill(f"[name=measures-0-{name}]", text)
    done(page, "答复")


def agenda(page: Page) -> None:
    """The next meeting already has the losses and the letter on its agenda."""
    page.goto("/matters/joint_meeting/new/convene/")
    titles = [field.input_value() for field in page.locator("[name^=agenda-][name$=-title]").all()]
    assert "行政诉讼败诉案件分析" in titles
    assert "工作提醒函办理情况" in titles
    Eyes(page, "chain").look("agenda")


def indicator(page: Page) -> None:
    """The loss rate has moved, and opens exactly these suits."""
    page.goto("/indicators/?year=2026")
    row = page.get_by_role("row").filter(has_text="行政机关败诉率（一审结案）").first
    expect(row).to_contain_text("3")
    row.get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("共 3 件")
    listed = {link.get_attribute("href") for link in page.locator("main td a[href^='/matters/suit/']").all()}
    assert listed == {f"/matters/suit/{pk}/" for pk in Suit.objects.values_list("pk", flat=True)}
    Eyes(page, "chain").look("behind")
