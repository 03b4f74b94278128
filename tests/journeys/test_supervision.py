"""An inspection on a phone, the matter it opens, the paper, the unit's report from another phone, the second look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from eyes import Eyes
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.supervision.inspections.steps import InspectionState
from fuyuan.business.supervision.models import Inspection, Supervision, Supervisor
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.attachments import store
from fuyuan.matters.models import AttachmentUse, EventRow
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Account, Holding, Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

STARTER = Path(loading.__file__).parent / "starter"
DAY = date(2026, 9, 14)
POCKET = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
MOST = 100_000
PHOTO = (
    b"\xff\xd8\xff\xe1\x00\x16Exif\0\0MM\0*GPSPLACE!!\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    b"\xff\xda\x00\x02scan\xff\xd9"
)


@pytest.fixture
def clock() -> Iterator[Hand]:
    with set_clock(str(DAY)) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        _round(_appointed(), "青禾县公安局")
        yield hand


def actor(username: str) -> Actor:
    row = Holding.objects.select_related("account", "organ").filter(account__username=username)[0]
    return Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name)


def _appointed() -> int:
    """杨平, who has an account and a phone."""
    staff, lay = actor("jiandu"), Account.objects.get(username="jianduyuan")
    profile = {"employer": "某律师事务所", "kind": "lawyer", "person_id": lay.pk}
    entry = {
        "name": lay.name, "profile": profile, "from_on": DAY, "to_on": DAY.replace(year=2028),
        "approval": {"by": "王局长", "on": DAY},
    }  # fmt: skip
    return open_matter(kind="supervisor", step="appoint", record=entry, actor=staff).matter_id


def _round(supervisor: int, unit: str) -> int:
    staff = actor("jiandu")
    plan = {
        "title": "九月行政强制监督", "form": "daily", "pool": "departments", "choose": "named", "areas": ["force"],
        "units": [Organ.objects.get(name=unit).pk], "teams": [{"name": "一队", "members": [supervisor]}],
        "first_on": DAY, "last_on": DAY.replace(day=30),
    }  # fmt: skip
    pk = open_matter(kind="supervision_round", step="plan", record=plan, actor=staff).matter_id
    take_step(matter_id=pk, step="assign", record={}, actor=staff)
    return Inspection.objects.get(round_id=pk).pk


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_contain_text(name)


def test_from_the_phone_in_the_field_to_the_matter_closed_off(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    inspected(window_of("jianduyuan", **POCKET))
    bureau = window_of("jiandu")
    asked(bureau)
    answered(window_of("beishenqing", **POCKET))
    closed(bureau)
    assert Supervision.objects.get().stage == "closed"


def test_a_check_list_filled_without_network_arrives_once_and_what_came_too_late_is_added(
    window_of: Callable[..., Page], clock: Hand
) -> None:
    phone = window_of("jianduyuan", **POCKET)
    first, second = Inspection.objects.get().pk, _round(Supervisor.objects.get().pk, "青禾县自然资源和规划局")
    arrived_once(phone, first)
    added(phone, second)
    phone.locator(".bar-acting summary").click()
    phone.get_by_role("button", name="退出登录").click()
    expect(phone.locator("[name=password]")).to_be_visible()
    assert (
        phone.evaluate("caches.keys().then(async (keys) => [...keys, ...await indexedDB.databases()])") == []
    )


def arrived_once(phone: Page, inspection: int) -> None:
    """Opened before, then filled, submitted and opened again without network; sent as soon as there is one."""
    phone.goto(f"/matters/inspection/{inspection}/steps/hand_in/")
    expect(phone.locator("[data-said]")).to_contain_text("没有网络时也能打开本页")
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator("[data-said]")).to_contain_text("没有网络")
    expect(phone.get_by_text("《行政强制法》第二十五条第一款")).to_be_visible()
    expect(phone.locator("[name=by]")).to_have_value("杨平")
    filled(phone)
    press(phone, "提交检查表")
    expect(phone.locator("[data-said]")).to_have_text("没有网络，已保存在本机，联网后会自动提交")
    Eyes(phone, "supervision").look("offline")
    phone.reload()
    expect(phone.locator("[name=present]")).to_have_value("赵队长")
    expect(phone.locator(".file-list")).to_contain_text("现场.jpg")
    phone.context.set_offline(False)
    expect(phone.locator(".timeline h3").first).to_contain_text("提交检查表")
    assert EventRow.objects.filter(matter_id=inspection, step="hand_in").count() == 1
    assert AttachmentUse.objects.filter(matter_id=inspection).count() == 1


def added(phone: Page, inspection: int) -> None:
    """While the phone had no network the bureau handed the list in: both are shown, the phone's words and photograph are added."""
    phone.goto(f"/matters/inspection/{inspection}/steps/hand_in/")
    expect(phone.locator("[data-said]")).to_contain_text("没有网络时也能打开本页")
    phone.context.set_offline(True)
    filled(phone)
    press(phone, "提交检查表")
    expect(phone.locator("[data-said]")).to_have_text("没有网络，已保存在本机，联网后会自动提交")
    items = InspectionState.model_validate_json(Inspection.objects.get(pk=inspection).state).items
    lines = [{"code": each.code, "result": "sound"} for each in items]
    theirs = {"on": DAY, "present": "钱所长", "by": "卫东", "lines": lines}
    take_step(matter_id=inspection, step="hand_in", record=theirs, actor=actor("jiandu"))
    phone.context.set_offline(False)
    expect(phone.locator("[data-theirs]")).to_contain_text("钱所长")
    expect(phone.locator("[data-mine]")).to_contain_text("情况：扣押的三轮车四十五日没有处理。")
    Eyes(phone, "supervision").look("clash")
    phone.get_by_role("button", name="保留本机内容作为补充").click()
    expect(phone.locator("[name=what]")).to_have_value(re.compile("赵队长"))
    press(phone, "补充检查情况")
    expect(phone.locator(".timeline h3").first).to_contain_text("补充检查情况")
    (late,) = InspectionState.model_validate_json(Inspection.objects.get(pk=inspection).state).added
    assert "三轮车" in late.what
    assert [each.name for each in late.photos] == ["现场.jpg"]


def press(phone: Page, name: str) -> None:
    phone.locator(".form-actions").get_by_role("button", name=name, exact=True).click()


def filled(phone: Page) -> None:
    phone.fill("[name=present]", "赵队长")
    for entry in phone.locator(".checklist-entry").all():
        entry.locator("[name$=result][value=sound]").check()
    line = phone.locator(".checklist-entry", has_text="F4　")
    line.locator("[name$=result][value=problem]").check()
    line.locator("[name$=note]").fill("扣押的三轮车四十五日没有处理。")
    line.locator("[name$=nature][value=unlawful]").check()
    line.locator("[name$=photos]").set_input_files(
        {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    )


def inspected(phone: Page) -> None:
    """The task is on the worklist; the check list is filled with a thumb; the page is light and the photograph has no place."""
    phone.reload()
    Eyes(phone, "supervision").look("worklist")
    row = phone.get_by_role("link", name="青禾县公安局：九月行政强制监督").first
    row.click()
    phone.locator(".steps").get_by_role("link", name="提交检查表").click()
    expect(phone.get_by_text("《行政强制法》第二十五条第一款")).to_be_visible()
    assert len(phone.content()) < MOST, "the page itself; what all pages share is kept by the phone"
    Eyes(phone, "supervision").look("checklist")
    filled(phone)
    send(phone, "提交检查表")
    use = AttachmentUse.objects.select_related("attachment").get(matter_id=Inspection.objects.get().pk)
    assert b"GPSPLACE" not in store().path(use.attachment.sha256).read_bytes()


def asked(page: Page) -> None:
    matter = Supervision.objects.get()
    page.goto(f"/matters/supervision/{matter.pk}/")
    page.locator(".steps").get_by_role("link", name="制发监督意见书").click()
    page.fill("[name=demand]", "立即解除扣押，发还当事人。")
    page.fill("[name=approval-by]", "王局长")
    page.fill("[name=approval-on]", str(DAY))
    send(page, "制发监督意见书")
    issue(Paper.objects.get(matter_id=matter.pk).pk, actor("jiandu"))
    page.reload()
    Eyes(page, "supervision").look("issued")


def answered(phone: Page) -> None:
    phone.goto(f"/matters/supervision/{Supervision.objects.get().pk}/")
    Eyes(phone, "supervision").look("unit")
    phone.locator(".steps").get_by_role("link", name="报送纠正情况").click()
    phone.locator("[name=lines-0-did]").fill("已经解除扣押并发还，附发还清单。")
    text = {"name": "发还清单.txt", "mimeType": "text/plain", "buffer": "已经发还。".encode()}
    phone.locator("[name=lines-0-files]").set_input_files(text)
    phone.fill("[name=signer]", "李局长")
    Eyes(phone, "supervision").look("answer")
    send(phone, "报送纠正情况")


def closed(page: Page) -> None:
    page.goto(f"/matters/supervision/{Supervision.objects.get().pk}/steps/verify/")
    page.check("[name=how][value=visit]")
    page.fill("[name=on]", str(DAY))
    page.fill("[name=by]", "卫东、杨平")
    page.check("[name=lines-0-corrected]")
    send(page, "复查")
    page.locator(".steps").get_by_role("link", name="销号").click()
    page.fill("[name=found]", "已经纠正到位。")
    send(page, "销号")
    Eyes(page, "supervision").look("closed")
