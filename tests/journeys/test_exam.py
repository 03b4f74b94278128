"""考试 in the browser: planned and opened at the desk, sat on a telephone that dies, finished on another with the seat code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from eyes import Eyes
from playwright.sync_api import Browser, Page, expect

from fuyuan.business.training.models import Exam
from fuyuan.business.training.officers.entry import NewOfficer, register
from fuyuan.clock import Hand, set_clock
from fuyuan.config.demo.training import holder
from fuyuan.law.identity import id_check_digit
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs import settings as installation
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

NAME = "武新"
BODY = f"410482{date(1990, 5, 6):%Y%m%d}013"
IDENTITY = BODY + id_check_digit(BODY)


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock("2026-08-03T08:50") as hand:
        loading.load_file(Path(loading.__file__).parent / "starter" / "sample.json")
        make_demo_people()
        for what in ("dormant", "password"):
            installation.change(f"security.{what}_days", 0, by=None)
        furnish()
        yield hand


def furnish() -> None:
    """An officer in the register, and six questions that somebody else has read."""
    trainer, supervisor = holder(Post.TRAINING_ADMIN), holder(Post.SUPERVISION_STAFF)
    assert trainer
    assert supervisor
    unit = Organ.objects.filter(enforcement=True, kind="department").order_by("code")[0]
    profile = {"kind": "enforcer", "employment": "civil", "duty": "民警", "areas": ["治安"], "powers": []}
    entry = {
        "name": NAME,
        "identity": IDENTITY,
        "organ_id": unit.pk,
        "organ_name": unit.name,
        "profile": profile,
        "since": "2026-01-05",
    }
    register(parse_record(NewOfficer, entry), trainer, "journey-officer")
    for at in range(6):
        kind, answer = ("multiple", "AB") if at % 2 else ("single", "A")
        record = {"kind": kind, "stem": f"第{at}道：下列哪些说法正确？", "options": ["甲", "乙", "丙", "丁"], "answer": answer,
                  "basis": "《行政处罚法》第九条", "explanation": "见条文。"}  # fmt: skip
        pk = open_matter(kind="exam_question", step="write", record=record, actor=trainer).matter_id
        take_step(matter_id=pk, step="approve", record={}, actor=supervisor)


def test_an_exam_that_is_cut_off_goes_on_and_is_finished_on_another_device(
    window_of: Callable[..., Page], phone: Page, browser: Browser, live_server: Any, clock: Hand
) -> None:
    desk = window_of("peixun")
    plan(desk)
    clock.set("2026-08-03T09:00")
    step(desk, "开考")
    code, seat = seat_of(desk)
    enter(phone, code)
    Eyes(phone, "exam").look("question")
    choose(phone, 1)
    resumed = phone.context.new_page()  # the browser died, and was opened again
    phone.close()
    resumed.goto("/exam/")
    expect(resumed.locator("h1")).to_have_text("第 1 题")
    expect(resumed.get_by_text("已答 1 题")).to_be_visible()
    other = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}).new_page()
    enter(other, code)
    expect(other.get_by_text("请向监考人要座位码").last).to_be_visible()
    enter(other, code, seat)
    expect(other.locator("h1")).to_have_text("第 1 题")
    resumed.locator("[name=choice]").nth(2).check()
    expect(resumed.get_by_text("您已经换到另一台设备")).to_be_visible()
    other.get_by_role("button", name="保存，下一题").click()
    choose(other, 2)
    other.get_by_role("link", name="答题卡").click()
    expect(other.get_by_text("还有 2 题没有作答")).to_be_visible()
    Eyes(other, "exam").look("card")
    other.get_by_role("button", name=re.compile("确定交卷")).click()
    expect(other.locator("h1")).to_have_text("成绩和解析")
    Eyes(other, "exam").look("result")
    desk.goto(f"/training/exam/{Exam.objects.get().pk}/people/")
    expect(desk.get_by_text("本人交卷")).to_be_visible()
    Eyes(desk, "exam").look("people")
    desk.goto(f"/training/exam/{Exam.objects.get().pk}/figures/")
    Eyes(desk, "exam").look("figures")
    desk.goto("/training/bank/")
    Eyes(desk, "exam").look("bank")


# -- hands -------------------------------------------------------------------------------------------------------


def plan(page: Page) -> None:
    page.goto("/matters/exam/new/plan/")
    page.check("[name=purpose][value=practice]")
    values = {
        "title": "执法知识模拟考试",
        "on": "2026-08-03",
        "begins": "09:00",
        "minutes": "60",
        "pass_mark": "60",
    }
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    for at, (kind, count, points) in enumerate((("single", "2", "20"), ("multiple", "2", "30"))):
        if at:
            page.get_by_role("button", name=re.compile("再加一项")).first.click()
        page.check(f"[name=parts-{at}-kind][value={kind}]")
        page.locator(f"[name=parts-{at}-count]").fill(count)
        page.locator(f"[name=parts-{at}-points]").fill(points)
    Eyes(page, "exam").look("plan")
    page.locator(".form-actions").get_by_role("button", name="安排考试", exact=True).click()
    expect(page.locator("h1")).to_have_text("执法知识模拟考试")
    step(page, "确定考生、组卷")


def step(page: Page, name: str) -> None:
    page.goto(f"/matters/exam/{Exam.objects.get().pk}/")
    page.locator(".steps").get_by_role("link", name=name, exact=True).click()
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_have_text(name)


def seat_of(page: Page) -> tuple[str, str]:
    """The invigilator's list: the code of the exam and the seat code of the only examinee."""
    page.goto(f"/training/exam/{Exam.objects.get().pk}/people/")
    code = page.locator("strong.code").inner_text()
    return code, page.locator("td[data-label=座位码]").inner_text()


def enter(page: Page, code: str, seat: str = "") -> None:
    page.goto(f"/exam/?code={code}")
    page.fill("[name=name]", NAME)
    page.fill("[name=tail]", IDENTITY[-6:])
    page.fill("[name=seat]", seat)
    if not seat:
        Eyes(page, "exam").look("enter")
    page.get_by_role("button", name="入场").click()


def choose(page: Page, place: int) -> None:
    """Tap a choice; it is kept before anything is pressed."""
    page.locator("[name=choice]").nth(place).check()
    expect(page.get_by_text(re.compile(r"已保存 \d\d:\d\d:\d\d"))).to_be_visible()
