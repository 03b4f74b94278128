"""The legal office changes a template beside a real case; a draft goes to Word and comes back changed."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import reconsideration_samples as samples
from eyes import Eyes
from playwright.sync_api import Page, expect

from fuyuan.clock import set_clock
from fuyuan.matters import clock as today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper

STARTER = Path(loading.__file__).parent / "starter"
KIND = "reconsideration.acceptance_notice"


@pytest.fixture
def paper() -> Iterator[Paper]:
    """The draft of an acceptance notice."""
    with set_clock("2026-09-28"):
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        police = Organ.objects.get(name="青禾县公安局")
        intake = Actor(Post.INTAKE, "李安", None, None, "青禾县司法局")
        record = samples.application(
            today.today(), channel="in_person", respondents=[{"organ_id": police.pk, "name": police.name}]
        )
        matter = open_matter(kind="reconsideration", step="apply", record=record, actor=intake).matter_id
        take_step(matter_id=matter, step="register", record={}, actor=intake)
        take_step(matter_id=matter, step="accept", record={"conditions": samples.conditions()}, actor=intake)
        yield Paper.objects.get(matter_id=matter, kind=KIND)


def test_a_template_is_changed_beside_a_real_case(paper: Paper, window_of: Callable[..., Page]) -> None:
    page = window_of("jigoufuze")
    eyes = Eyes(page, "templates")
    page.goto("/papers/templates/")
    page.get_by_role("link", name="行政复议申请受理通知书").click()
    area = page.get_by_label("模板", exact=True)
    before = area.input_value()
    area.fill(before.replace("在行政复议期间，", "{{ 写错的字段 }}", 1))
    note = page.frame_locator("iframe[name=template-frame]")
    expect(
        note.get_by_text("没有“写错的字段”这个字段")
    ).to_be_visible()  # while typing rests, without a click
    page.get_by_label("为什么修改").fill("统一用语")
    page.get_by_role("button", name="试填后保存为新版本").click()
    expect(page.get_by_text("没有保存，请改正下列问题")).to_be_visible()
    page.get_by_label("模板", exact=True).fill(
        before.replace("在行政复议期间，", "在行政复议期间，请注意，", 1)
    )
    page.get_by_role("button", name="试填后保存为新版本").click()
    expect(page.get_by_text("模板第1版")).to_be_visible()
    page.get_by_role("link", name="第1版").click()
    expect(page.locator(".difference ins")).to_contain_text("请注意")
    eyes.look("version")
    assert eyes.complaints == []


def test_a_draft_goes_to_word_and_comes_back(
    paper: Paper, window_of: Callable[..., Page], tmp_path: Path
) -> None:
    page = window_of("jigoufuze")
    eyes = Eyes(page, "templates")
    page.goto(f"/papers/{paper.pk}/")
    with page.expect_download() as started:
        page.get_by_role("link", name="下载 Word").click()
    edited = tmp_path / "修改稿.docx"
    edited.write_bytes(changed(Path(started.value.path()).read_bytes()))
    page.get_by_text("在 Word 里修改后传回").click()
    page.get_by_label("修改好的 Word 文件").set_input_files(edited)
    page.get_by_role("button", name="传回并对照").click()
    expect(page.get_by_text("批注没有读入（张局）：“请核对”")).to_be_visible()
    expect(page.locator(".diff-in")).to_contain_text("请妥善保管。")
    eyes.look("upload")
    page.get_by_role("button", name="采用这份修改").click()
    expect(page.locator("#paper-text")).to_contain_text("请妥善保管。")
    page.get_by_role("button", name="签发").click()
    expect(page.get_by_text("已签发《行政复议申请受理通知书》")).to_be_visible()


def changed(word: bytes) -> bytes:
    file: Any = docx.Document(io.BytesIO(word))
    line = file.paragraphs[-4].insert_paragraph_before("请妥善保管。")
    file.add_comment(line.runs[0], text="请核对", author="张局")
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()
