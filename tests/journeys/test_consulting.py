"""A consulted case in the browser: referred, drawn, opinions sealed, dissent kept, not adopted with reasons, and only then signed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import reconsideration_samples as samples
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.committee.models import Consultation
from fuyuan.business.reconsideration.records import Application
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.accounts import create_account, grant_post
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Account, AccountKind, Holding, Organ
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
DAY, MEET = date(2026, 9, 14), "2026-09-23"
CASE = "张三不服青禾县公安局行政处罚决定书"
TITLE = f"{CASE}一案咨询"


def holder(username: str) -> Actor:
    held = Holding.objects.select_related("account", "organ").filter(account__username=username).first()
    assert held
    return Actor(Post(held.post), held.account.name, held.account_id, held.organ_id, held.organ.name, held.pk)


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(str(DAY)) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        for account in [*_others(), Account.objects.get(username="weiyuan")]:
            _appoint(account)
        _case()
        yield hand


def _others() -> list[Account]:
    office = Holding.objects.get(account__username="weiyuan").organ
    found = []
    for name in ("卢文渊", "孟令先"):
        account, _ = create_account(username=f"weiyuan-{name}", name=name, kind=AccountKind.STAFF)
        grant_post(account=account, post=Post.COMMITTEE_MEMBER, organ=office, valid_from=DAY, granted_by=None)
        found.append(account)
    return found


def _appoint(account: Account) -> None:
    profile = {"kind": "scholar", "employer": "某大学法学院", "duty": "教授", "fields": ["law"]}
    record = {
        "person_id": account.pk, "profile": profile, "from_on": DAY, "to_on": date(2028, 9, 13),
        "approval": {"by": "县政府常务会议", "on": DAY},
    }  # fmt: skip
    open_matter(kind="committee_member", step="appoint", record=record, actor=holder("jigoufuze"))


def _case() -> None:
    """A case against the police with a draft decision, by the room's own steps."""
    police = Organ.objects.get(name="青禾县公安局")
    respondents = [{"organ_id": police.pk, "name": police.name}]
    values = samples.application(DAY, respondents=respondents, act=samples.act(DAY))
    application = parse_record(Application, values)
    pk = submit_application(application=application, actor=Actor(Post.APPLICANT, "张三")).matter_id
    handler, head, clerk = holder("chengban1"), holder("jigoufuze"), holder("lian")
    people = [{"person_id": each.person_id, "name": each.name} for each in (handler, holder("chengban2"))]
    steps = [
        ("register", {}, clerk), ("accept", {"conditions": samples.conditions()}, clerk), ("choose_ordinary", {}, handler),
        ("assign", {"handlers": people}, head), ("send_copy", {}, handler), ("receive_copy", {"received_on": DAY}, handler),
        ("reply", samples.reply(), handler), ("hear_parties", samples.heard("applicant", DAY), handler),
        ("hear_parties", samples.heard("respondent", DAY), handler), ("draft_decision", samples.draft("uphold"), handler),
    ]  # fmt: skip
    for step, record, actor in steps:
        take_step(matter_id=pk, step=step, record=record, actor=actor)


def test_a_consulted_case_is_signed_only_with_the_reasons_why_the_opinion_was_not_adopted(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    handler = window_of("chengban1")
    refer(handler)
    draw_and_share(handler)
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    opine(window_of("weiyuan", **phone))
    _others_opine()
    clock.set(MEET)
    handler = window_of("chengban1")
    discuss(handler)
    conclude(handler)
    gone(window_of("weiyuan"))
    head = window_of("jigoufuze")
    refused(head)
    answer(handler)
    sign(head)
    signed(head)
    Eyes(head, "committee").look("case")
    head.goto("/committee/")
    expect(head.get_by_text("在任委员 3 名")).to_be_visible()
    Eyes(head, "committee").look("overview")


def begin(page: Page, step: str, kind: str = "consultation", title: str = TITLE) -> None:
    page.goto(f"/matters/{kind}/")
    page.get_by_role("link", name=title).first.click()
    page.locator(".steps").get_by_role("link", name=step, exact=True).click()
    expect(page.locator("h1")).to_have_text(step)


def send(page: Page, step: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=step, exact=True).click()


def end(page: Page, step: str) -> None:
    send(page, step)
    expect(page.locator(".timeline h3").first).to_have_text(step)


def refer(page: Page) -> None:
    page.goto("/matters/consultation/new/refer/")
    page.get_by_label(CASE).check()
    page.check("[name=ground][value=technical]")
    page.fill("[name=brief]", "双方对伤情鉴定能否作为处罚依据有争议，需要专业意见。")
    page.fill("[name=questions]", "鉴定意见能否采信\n程序瑕疵怎样处理")
    page.check("[name=fields][value=law]")
    page.fill("input[name=size]", "3")
    page.fill("[name=meet_on]", MEET)
    page.fill("[name=access_until]", "2026-09-30")
    Eyes(page, "committee").look("refer")
    end(page, "提请咨询")


def draw_and_share(page: Page) -> None:
    begin(page, "抽取委员")
    end(page, "抽取委员")
    begin(page, "提供材料")
    page.get_by_label("行政复议申请书").first.check()
    Eyes(page, "committee").look("share")
    end(page, "提供材料")
    Eyes(page, "committee").look("drawn")


def opine(page: Page) -> None:
    """On a phone, from the member's own desk: no reasons, no opinion."""
    Eyes(page, "committee").look("member-desk")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    Eyes(page, "committee").look("member-case")
    page.locator(".steps").get_by_role("link", name="提交书面意见", exact=True).click()
    page.fill("[name=view]", "鉴定意见可以采信，瑕疵可以补正。")
    send(page, "提交书面意见")
    expect(
        page.get_by_text("没有理由的意见不能作为决定的重要参考依据（《行政复议法》第六十一条第三款）").first
    ).to_be_visible()
    page.fill("[name=reasons]", "鉴定人有资质，程序合法。")
    end(page, "提交书面意见")


def _others_opine() -> None:
    pk = Consultation.objects.get().pk
    for username in ("weiyuan-卢文渊", "weiyuan-孟令先"):
        actor = holder(username)
        record = {"person_id": actor.person_id, "view": "可以采信。", "reasons": "鉴定程序合法。"}
        take_step(matter_id=pk, step="give_opinion", record=record, actor=actor)


def discuss(page: Page) -> None:
    begin(page, "开始讨论")
    page.fill("[name=place]", "听证室")
    page.check("[name=chair] >> nth=0")
    end(page, "开始讨论")


def conclude(page: Page) -> None:
    begin(page, "形成咨询意见")
    page.fill("[name=course]", "委员逐一发表意见，对瑕疵怎样处理进行了讨论。")
    page.fill("[name=conclusion]", "鉴定意见可以采信，瑕疵不影响结论。")
    page.fill("[name=reasons]", "鉴定人有资质，程序合法。")
    page.check("[name=positions-2-stand][value=dissent]")
    page.fill("[name=positions-2-words]", "鉴定超出委托范围，不应采信。")
    Eyes(page, "committee").look("conclude")
    end(page, "形成咨询意见")
    Eyes(page, "committee").look("opined")


def gone(page: Page) -> None:
    """The opinion is formed: the member finds nothing any more."""
    page.goto("/matters/consultation/")
    expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    response = page.goto(f"/matters/consultation/{Consultation.objects.get().pk}/")
    assert response
    assert response.status == 404


def refused(page: Page) -> None:
    begin(page, "审核决定稿", "reconsideration", CASE)
    send(page, "审核决定稿")
    expect(page.locator(".alert").first).to_contain_text("说明咨询意见的采纳情况")
    expect(page.locator(".step-head")).to_contain_text("第五十二条")
    Eyes(page, "committee").look("refused")


def answer(page: Page) -> None:
    begin(page, "说明采纳情况")
    page.check("[name=adoption][value=none]")
    page.fill("[name=explanation]", "没有采纳咨询意见。")
    send(page, "说明采纳情况")
    expect(page.locator(".alert").first).to_contain_text("应当说明理由")
    page.fill("[name=reasons]", "会后查明鉴定人不具备该项资质，鉴定意见不能作为定案依据。")
    Eyes(page, "committee").look("answer")
    end(page, "说明采纳情况")


def sign(page: Page) -> None:
    """What goes up with the draft is a signed paper."""
    page.goto(f"/matters/consultation/{Consultation.objects.get().pk}/")
    page.locator(".timeline").get_by_role("link", name="行政复议委员会咨询意见").click()
    page.get_by_role("button", name="签发", exact=True).click()
    expect(page.locator(".messages, [role=status]").first).to_contain_text("已签发")


def signed(page: Page) -> None:
    begin(page, "审核决定稿", "reconsideration", CASE)
    end(page, "审核决定稿")
    page.locator("summary", has_text="关联").click()
    expect(page.get_by_role("link", name="咨询意见采纳情况说明")).to_be_visible()
