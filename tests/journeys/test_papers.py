"""A paper's life in the browser: submitted, agreed to, signed and numbered, sealed, checked by the public, served, archived."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import reconsideration_samples as samples
from eyes import Eyes
from playwright.sync_api import Page, expect
from seal_house import image
from test_hearing import STARTER, actor

from fuyuan.clock import Hand, set_clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Account, Organ
from fuyuan.papers.approval.services import set_rule
from fuyuan.papers.archive.package import problems
from fuyuan.papers.batches.making import make_all
from fuyuan.papers.models import Paper
from fuyuan.papers.sealing import services

DAY = date(2026, 9, 28)


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(DAY.isoformat()) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        yield hand


def refused() -> Paper:
    """A case that is refused; its decision must be agreed to by the head of the office, and the government keeps a seal."""
    clerk, liaison, keeper, head = (actor(name) for name in ("lian", "beishenqing", "yinzhang", "jiguanfuze"))
    seal = services.register(
        organ=Organ.objects.get(pk=keeper.organ_id), name="行政复议专用章", image=image(), diameter=42, valid_from=DAY,
        reason="启用通知", by=Account.objects.get(pk=keeper.person_id),
    )  # fmt: skip
    services.approve(seal.pk, head)
    set_rule(
        kind="reconsideration.refusal", reviewers=["office_head"], valid_from=DAY, reason="规范",
        by=Account.objects.get(username="xitong"),
    )  # fmt: skip
    respondent = {"organ_id": liaison.organ_id, "name": liaison.organ_name}
    record = samples.application(DAY, channel="in_person", respondents=[respondent], received_on=DAY)
    matter = open_matter(kind="reconsideration", step="apply", record=record, actor=clerk).matter_id
    take_step(matter_id=matter, step="register", record={}, actor=clerk)
    ok = {"by": "钱正", "capacity": "organ_head", "on": DAY}
    refusal = {"ground": "condition", "limbs": ["interest"], "reason": "没有利害关系。", "approval": ok}
    take_step(matter_id=matter, step="refuse", record=refusal, actor=clerk)
    return Paper.objects.get(matter_id=matter, kind="reconsideration.refusal")


def test_a_paper_from_approval_to_the_archive(
    clock: Hand, window_of: Callable[..., Page], page: Page, tmp_path: Path
) -> None:
    paper = refused()
    here = f"/papers/{paper.pk}/"
    clerk, office, mayor, keeper = (
        window_of(name) for name in ("lian", "jigoufuze", "jiguanfuze", "yinzhang")
    )

    mayor.goto(here)
    expect(mayor.get_by_role("button", name="签发")).to_have_count(0)  # nobody has agreed yet
    clerk.goto(here)
    clerk.get_by_role("button", name="呈报审核").click()
    expect(clerk.get_by_text("已呈报，等审核人提出意见。")).to_be_visible()
    office.goto("/desk/approvals/")
    office.get_by_role("link", name=paper.title).click()
    Eyes(office, "papers").look("opinion")
    office.get_by_role("button", name="同意").click()
    expect(office.get_by_text("意见已记录。")).to_be_visible()

    mayor.goto(here)
    mayor.get_by_role("button", name="签发", exact=True).click()
    expect(mayor.get_by_text("已签发")).not_to_have_count(0)
    paper.refresh_from_db()
    assert paper.number

    keeper.goto("/desk/seals/waiting/")
    keeper.get_by_role("checkbox", name=f"{paper.title} {paper.number}").check()
    Eyes(keeper, "papers").look("sealing")
    keeper.get_by_role("button", name="给勾选的文书用印").click()
    expect(keeper.get_by_text("1 件全部办好。")).to_be_visible()
    paper.refresh_from_db()

    page.goto("/paper/")
    page.fill("#code", paper.code)
    page.get_by_role("button", name="核验", exact=True).click()
    expect(page.get_by_text("这份文书由本平台签发，现在有效。")).to_be_visible()
    expect(page.get_by_text(paper.number)).to_be_visible()
    Eyes(page, "papers").look("verified")

    clerk.goto(f"/matters/reconsideration/{paper.matter_id}/steps/serve/")
    clerk.locator('[name="method"][value="direct"]').check()
    clerk.locator("main form button.primary").first.click()
    expect(clerk).not_to_have_url(f"**{'/steps/serve/'}")
    assert paper.addressees.filter(served_on=DAY).exists()

    clerk.goto(f"/reconsideration/{paper.matter_id}/catalogue/")
    clerk.get_by_role("button", name="制作移交包").click()
    assert make_all() == 1  # the scheduler's work
    with clerk.expect_download() as loaded:
        clerk.get_by_role("link", name="移交包.zip").click()
    file = tmp_path / "package.zip"
    loaded.value.save_as(file)
    assert list(problems(file)) == []
    with zipfile.ZipFile(file) as package:
        assert any("呈批表" in name for name in package.namelist())
