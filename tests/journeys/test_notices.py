"""A notice in the browser: gathered from suits, approved, signed, put right on a phone with evidence, confirmed, accepted; and
a loss analysis from its draft to its answer.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.linkage.models import LossAnalysis, Notice, Rectification
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
POLICE = "青禾县公安局"
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture
def clock() -> Iterator[Hand]:
    """The police lost two suits that took effect in the third quarter."""
    with set_clock("2026-09-28") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        for number in (12, 15):
            lost(number)
        yield hand


def lost(number: int) -> None:
    unit = Organ.objects.get(name=POLICE)
    actor = Actor(Post.RESPONDENT_LIAISON, "法制科", None, unit.pk, unit.name)
    record = {
        "court": "青禾县人民法院", "case_number": f"（2026）豫9901行初{number}号", "docketed_on": date(2026, 5, 6),
        "plaintiffs": [{"name": "张三"}], "defendants": [{"organ_id": unit.pk, "received_on": date(2026, 5, 8)}],
        "act_kind": "penalty", "act_title": "行政处罚决定",
    }  # fmt: skip
    pk = open_matter(kind="suit", step="register", record=record, actor=actor).matter_id
    ruled = {"form": "judgment", "outcome": "quashed", "ruled_on": date(2026, 7, 10), "received_on": date(2026, 7, 10),
             "points": "本院认为，被告作出处罚决定前没有听取陈述和申辩，程序违法。"}  # fmt: skip
    take_step(matter_id=pk, step="record_ruling", record=ruled, actor=actor)
    take_step(matter_id=pk, step="confirm_effective", record={"effective_on": date(2026, 7, 28)}, actor=actor)


def begin(page: Page, kind: str, pk: int, step: str) -> None:
    page.goto(f"/matters/{kind}/{pk}/")
    page.locator(".steps").get_by_role("link", name=step, exact=True).click()
    expect(page.locator("h1")).to_have_text(step)


def end(page: Page, step: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(step)


def sign(page: Page, kind: str, pk: int, title: str) -> None:
    page.goto(f"/matters/{kind}/{pk}/")
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("button", name="签发", exact=True).first.click()


def test_a_notice_goes_from_the_facts_to_the_last_unit_put_right(
    window_of: Callable[..., Page], clock: Hand, tmp_path: Path
) -> None:
    pk = gather(window_of("lianxiban"))
    approve(window_of("jiguanfuze"), pk)
    sign(window_of("lianxiban"), "notice", pk, "关于2026年第三季度")
    owed = Rectification.objects.get(organ_name=POLICE)
    clock.set("2026-10-12")
    report(window_of("beishenqing", **TOUCH), owed.pk, tmp_path)
    confirm(window_of("beifuze", **TOUCH), owed.pk)
    accept(window_of("lianxiban"), owed.pk)
    assert Notice.objects.get().stage == "closed"


def gather(page: Page) -> int:
    page.goto("/matters/notice/new/gather/")
    page.select_option("[name=window]", "2026-Q3")
    Eyes(page, "notices").look("gather")
    end(page, "汇集通报问题")
    pk = Notice.objects.get().pk
    Eyes(page, "notices").look("gathered")
    begin(page, "notice", pk, "拟写通报")
    expect(page.locator("[name=overview]")).to_have_value(
        "2026年第三季度，1个单位存在2件（次）问题：行政诉讼败诉2件。"
    )
    end(page, "拟写通报")
    return pk


def approve(page: Page, pk: int) -> None:
    begin(page, "notice", pk, "批准")
    page.fill("[name=approval-by]", "县长 钱正")
    page.fill("[name=approval-on]", "2026-09-28")
    end(page, "批准")


def report(page: Page, pk: int, folder: Path) -> None:
    begin(page, "rectification", pk, "报送整改情况")
    page.fill("[name=reasons]", "办案人员不熟悉告知程序，审核没有发现。")
    for name, text in {"what": "重新告知并重新作出决定", "who": "王明", "done_on": "2026-10-10"}.items():
        page.fill(f"[name=measures-0-{name}]", text)
    page.fill("[name=lasting]", "修订案件审核规定，没有告知笔录的不得上报。")
    proof = folder / "整改台账.txt"
    proof.write_text("两件案件已经重新处理。", encoding="utf-8")
    page.set_input_files("[name=files]", str(proof))
    Eyes(page, "notices").look("report")
    end(page, "报送整改情况")


def confirm(page: Page, pk: int) -> None:
    begin(page, "rectification", pk, "确认整改情况")
    page.fill("[name=signer]", "局长 冯实")
    end(page, "确认整改情况")
    Eyes(page, "notices").look("confirmed")


def accept(page: Page, pk: int) -> None:
    begin(page, "rectification", pk, "审核通过")
    page.fill("[name=found]", "查看了台账和重新作出的决定，问题已经改正。")
    end(page, "审核通过")
    Eyes(page, "notices").look("accepted")


def test_a_loss_analysis_goes_from_its_draft_to_the_units_answer(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    court = window_of("fayuan")
    court.goto("/matters/loss_analysis/new/draft/")
    court.fill("[name=organ_id]", POLICE)
    court.select_option("[name=window]", "2026-Q3")
    end(court, "拟出败诉分析函")
    pk = LossAnalysis.objects.get().pk
    begin(court, "loss_analysis", pk, "法院意见")
    court.fill("[name=text]", "告知程序的问题反复出现，建议逐案核对笔录。")
    court.fill("[name=by]", "行政审判庭庭长")
    end(court, "法院意见")
    office = window_of("lianxiban")
    begin(office, "loss_analysis", pk, "审核")
    office.fill("[name=approval-by]", "联席会议召集人 钱正")
    office.fill("[name=approval-on]", "2026-09-28")
    Eyes(office, "notices").look("review")
    end(office, "审核")
    sign(office, "loss_analysis", pk, f"致{POLICE}的行政败诉分析函")
    unit = window_of("beishenqing", **TOUCH)
    begin(unit, "loss_analysis", pk, "答复")
    unit.fill("[name=reasons]", "办案人员不熟悉告知程序。")
    unit.fill("[name=lasting]", "修订案件审核规定。")
    unit.fill("[name=signer]", "局长 冯实")
    for name, text in {"what": "全员培训告知程序", "who": "王明", "by": "2026-10-20"}.items():
        unit.fill(f"[name=measures-0-{name}]", text)
    end(unit, "答复")
    Eyes(unit, "notices").look("analysis-answered")
    assert LossAnalysis.objects.get().stage == "answered"


def test_the_lists_and_first_forms_read_well_on_both_screens(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    for size in ({}, TOUCH):
        page = window_of("lianxiban", **size)
        eyes = Eyes(page, "notices")
        for name, url in {
            "notices": "/matters/notice/", "repeat": "/matters/notice/new/repeat/",
            "rectifications": "/matters/rectification/", "analyses": "/matters/loss_analysis/",
            "draft": "/matters/loss_analysis/new/draft/",
        }.items():  # fmt: skip
            page.goto(url)
            eyes.look(name)
