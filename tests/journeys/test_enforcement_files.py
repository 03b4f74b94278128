"""An enforcement file in the browser: called from the inspection's page, drawn, answered by the unit on a phone, entered as a finding."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from eyes import Eyes
from leadership_house import CHIEF, DEPUTY, reviewed, talked
from leadership_house import plan as leaders_plan
from playwright.sync_api import Page, expect

from conftest import PHONE
from fuyuan.business.filereview.files.reading import first_score
from fuyuan.business.filereview.files.state import FileState
from fuyuan.business.filereview.models import FileReview
from fuyuan.business.supervision.models import Inspection
from fuyuan.clock import Hand, set_clock
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import context_for, open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

STARTER = Path(loading.__file__).parent / "starter"
DAY = date(2026, 9, 14)


def who(username: str) -> Actor:
    row = Holding.objects.select_related("account", "organ").get(account__username=username)
    return Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)


def take(pk: int, step: str, username: str, **record: Any) -> None:
    take_step(matter_id=pk, step=step, record=record, actor=who(username))


def opened(kind: str, step: str, username: str, record: dict[str, Any]) -> int:
    return open_matter(kind=kind, step=step, record=record, actor=who(username)).matter_id


@pytest.fixture
def clock() -> Iterator[Hand]:
    """The police's leaders and one decision they discussed; a supervisor in the register; an inspection of the police."""
    with set_clock(str(DAY)) as hand:
        loading.load_file(STARTER / "sample.json")
        make_demo_people()
        year = opened("leadyear", "file_plan", "beishenqing", {**leaders_plan(), "year": DAY.year})
        take(year, "confirm_plan", "beifuze")
        told = {
            "title": "某公司违法经营案", "file_number": "青公行罚案〔2026〕7号", "act_kind": "penalty", "why": "grave",
            "proposed": "罚款二十万元",
        }  # fmt: skip
        decision = opened("majordecision", "enter", "beishenqing", told)
        take(decision, "review", "beishenqing", **reviewed(hand))
        take(decision, "discuss", "beishenqing", **talked(hand, CHIEF, DEPUTY))
        take(decision, "confirm", "beifuze")
        _inspection()
        yield hand


def _inspection() -> None:
    last = DAY + timedelta(days=30)
    supervisor, *_ = [_appointed(name) for name in ("jianduyuan", "jianduyuan2", "jianduyuan3")]
    plan = {
        "title": "执法案卷重点监督", "form": "key", "pool": "departments", "choose": "named", "units": [who("beishenqing").organ_id],
        "areas": ["penalty"], "teams": [{"name": "一队", "members": [supervisor]}], "first_on": DAY, "last_on": last, "last_rounds": 0,
    }  # fmt: skip
    take(opened("supervision_round", "plan", "jiandu", plan), "assign", "jiandu")


def _appointed(username: str) -> int:
    entry = {
        "name": who(username).name, "from_on": DAY, "to_on": DAY + timedelta(days=700), "approval": {"by": "局长", "on": DAY},
        "profile": {"employer": "律师事务所", "kind": "lawyer", "person_id": who(username).person_id},
    }  # fmt: skip
    return opened("supervisor", "appoint", "jiandu", entry)


def test_a_file_is_called_drawn_answered_and_found(window_of: Callable[..., Page], clock: Hand) -> None:
    bureau, row = window_of("jiandu"), Inspection.objects.get()
    called(bureau, row)
    scored()
    answered(window_of("beishenqing", viewport=PHONE, has_touch=True, is_mobile=True))
    concluded(bureau)
    entered(bureau, row)


def send(page: Page, name: str) -> None:
    page.locator(".form-actions").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".timeline h3").first).to_contain_text(name)


def called(page: Page, row: Inspection) -> None:
    page.goto(f"/matters/inspection/{row.pk}/")
    page.locator(".steps").get_by_role("link", name="开展案卷评查").click()
    page.fill("input[name=size]", "1")
    Eyes(page, "enforcement").look("call")
    send(page, "开展案卷评查")
    page.goto("/matters/file_round/")
    page.get_by_role("link", name="执法案卷评查").click()
    page.locator(".steps").get_by_role("link", name="抽取案卷、分派评查人").click()
    send(page, "抽取案卷、分派评查人")


def scored() -> None:
    """How a sheet is filled in shows the journey of the reconsideration files."""
    row = FileReview.objects.get()
    for person in FileState.model_validate_json(row.state).reviewers:
        actor = Actor(person.post, person.name, person.person_id)
        state = FileState.model_validate_json(FileReview.objects.get(pk=row.pk).state)
        form = dict(first_score(state, context_for(room_of("file_review"), state, "score", None, actor)))
        for each in form["lines"]:
            if each["code"] == "3.2":
                each |= {"deduct": 3, "reason": "没有复核的记录", "page": "第22页"}
        take_step(matter_id=row.pk, step="score", record={**form, "confirmed": True}, actor=actor)


def answered(page: Page) -> None:
    page.goto("/matters/file_review/")
    page.get_by_role("link", name="某公司违法经营案").first.click()
    for reader in FileState.model_validate_json(FileReview.objects.get().state).reviewers:
        expect(page.locator("main")).not_to_contain_text(reader.name)
    page.locator(".steps").get_by_role("link", name="说明、申辩").click()
    page.fill("[name=words]", "复核意见写在会议记录里。")
    Eyes(page, "enforcement").look("answer")
    send(page, "说明、申辩")


def concluded(page: Page) -> None:
    page.goto(f"/matters/file_review/{FileReview.objects.get().pk}/steps/conclude/")
    page.fill("[name=reason]", "会议记录没有复核的内容，维持。")
    send(page, "确定得分和等次")


def entered(page: Page, row: Inspection) -> None:
    page.goto(f"/matters/inspection/{row.pk}/")
    page.locator(".steps").get_by_role("link", name="登记案卷评查发现的问题").click()
    page.get_by_role("radio", name="违法", exact=True).check()
    Eyes(page, "enforcement").look("enter")
    send(page, "登记案卷评查发现的问题")
    Eyes(page, "enforcement").look("entered")
    expect(page.locator("main")).to_contain_text("案卷评查发现的问题")
