"""A decision on its way to the public, in the browser: proposed, a leak found and mended, confirmed by another, read, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import reconsideration_samples as samples
from decided_case import decided
from django.core.cache import cache
from eyes import Eyes
from playwright.sync_api import Page, expect

from fuyuan.business.publicity.models import Publication
from fuyuan.business.reconsideration.records import Application
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.record import parse_record
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
FACTS = (
    "2026年9月1日，被申请人对申请人张三罚款五百元。证人赵铁柱在场。村民都叫张三“大喇叭”，住在老槐树下第一家。"
)
WHO = {"intake": "lian", "handler": "chengban1", "office_head": "jigoufuze", "organ_head": "jiguanfuze",
       "respondent_liaison": "beishenqing"}  # fmt: skip


def holder(username: str, post: str) -> Actor:
    held = Holding.objects.select_related("account", "organ").get(account__username=username, post=post)
    return Actor(Post(post), held.account.name, held.account_id, held.organ_id, held.organ.name, held.pk)


@pytest.fixture
def clock() -> Iterator[Hand]:
    cache.clear()
    with set_clock("2026-09-28") as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        people = {post: holder(username, post) for post, username in WHO.items()}
        police = people["respondent_liaison"]
        respondent = {"organ_id": police.organ_id, "name": police.organ_name}
        day = hand.at.date()
        values = samples.application(
            day,
            channel="in_person",
            received_on=day,
            respondents=[respondent],
            act=samples.act(day, area="公安"),
        )
        made = submit_application(application=parse_record(Application, values), actor=people["intake"])
        decided(made.matter_id, people, FACTS)
        yield hand


def step(page: Page, name: str) -> None:
    page.goto(f"/matters/publication/{Publication.objects.get().pk}/")
    page.locator(".steps").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()


def done(page: Page, name: str) -> None:
    send(page, name)
    expect(page.locator(".timeline h3").first).to_have_text(name)


def test_a_decision_is_made_public_and_taken_back(
    window_of: Callable[..., Page], clock: Hand, phone: Page
) -> None:
    clerk = window_of("chengban1")
    propose(clerk)
    mend(clerk)
    confirm(window_of("jigoufuze"))
    read(phone)
    withdraw(clerk)
    phone.reload()
    expect(phone.locator("h1")).to_have_text("这一页已经撤下")
    Eyes(phone, "publishing").shoot("gone")


def propose(page: Page) -> None:
    step(page, "核查公开情形、生成公开稿")
    Eyes(page, "publishing").look("propose")
    done(page, "核查公开情形、生成公开稿")
    step(page, "填写标题和摘要")
    page.locator("[name=summary]").fill("张三不服罚款五百元。复议机关认为处罚合法，维持了处罚决定。")
    done(page, "填写标题和摘要")


def mend(page: Page) -> None:
    """What only a person sees is hidden by hand; the leak in the summary blocks until it is gone."""
    page.goto(f"/matters/publication/{Publication.objects.get().pk}/")
    expect(page.locator(".steps").get_by_role("link", name="提请复核", exact=True)).to_have_count(0)
    page.get_by_text("现在不能办的").first.click()
    page.locator(".refused").first.focus()
    expect(page.get_by_text("可能泄露个人信息").first).to_be_visible()
    Eyes(page, "publishing").look("leak")
    page.goto(f"/publication/{Publication.objects.get().pk}/text/")
    expect(page.get_by_text("大喇叭").first).to_be_visible()
    Eyes(page, "publishing").look("draft")
    page.get_by_role("link", name="多隐去一处").click()
    for name, value in (("words", "村民都叫张三“大喇叭”，住在老槐树下第一家。"), ("alias", "×××。")):
        page.locator(f"[name={name}]").fill(value)
    Eyes(page, "publishing").look("hide")
    done(page, "多隐去一处")
    step(page, "填写标题和摘要")
    page.locator("[name=summary]").fill("申请人不服罚款五百元。复议机关认为处罚合法，维持了处罚决定。")
    done(page, "填写标题和摘要")
    step(page, "提请复核")
    page.check("[name=read]")
    done(page, "提请复核")


def confirm(page: Page) -> None:
    step(page, "复核同意")
    Eyes(page, "publishing").look("confirm")
    page.check("[name=read]")
    done(page, "复核同意")
    step(page, "公开")
    done(page, "公开")
    Eyes(page, "publishing").look("published")


def read(page: Page) -> None:
    """On a phone, by keyboard: from a word of the text, asked of the whole site, by the list of its kind to the page."""
    page.goto("/")
    page.get_by_label("在全站查找").fill("处罚合法")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="行政复议决定书")).to_be_visible()
    Eyes(page, "publishing").look("search")
    page.get_by_role("link", name="决定书", exact=True).click()
    expect(page.locator("mark").first).to_be_visible()
    Eyes(page, "publishing").look("list")
    page.locator(".published-list h2 a").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="决定书全文")).to_be_visible()
    Eyes(page, "publishing").look("decision")
    shown = page.content()
    assert not [secret for secret in ("张三", "赵铁柱", "大喇叭", "13800000000") if secret in shown]
    assert len(shown.encode()) < 100_000


def withdraw(page: Page) -> None:
    step(page, "撤下")
    page.locator("[name=reason]").fill("有人从案情认出申请人。")
    done(page, "撤下")
