"""呈批: who must agree before a paper is signed, what a change of the text does to what was said, who signs for whom."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from papers_people import House

from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Notification
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.posts import Post
from fuyuan.papers.approval import services
from fuyuan.papers.approval.gate import standing_of
from fuyuan.papers.models import Opinion, Paper
from fuyuan.papers.queries import may_sign, papers_of
from fuyuan.papers.services import Changed, PaperRefused, edit, issue
from fuyuan.papers.verify import differences

pytestmark = pytest.mark.django_db
KIND = "reconsideration.acceptance_notice"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    made = House()
    made.deputy, made.deputy_client = made.hire("fushouzhang", Post.OFFICE_HEAD)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def paper(house: House) -> Paper:
    """A draft that the handler's superior, then the head of the organ must agree to."""
    rule(house, "office_head", "organ_head")
    return house.paper(house.accepted(), "acceptance_notice")


def rule(house: House, *reviewers: str, **changes: Any) -> None:
    values = {"kind": KIND, "reviewers": reviewers, "valid_from": date(2026, 9, 28), "reason": "规范用印用文"}
    services.set_rule(**values | {"by": Account.objects.get(pk=house.head.person_id)} | changes)


def agree(paper: Paper, *actors: Any) -> None:
    for actor in actors:
        services.give(paper.pk, actor, "agree", "", Paper.objects.get(pk=paper.pk).revision)


def test_without_a_rule_a_paper_is_signed_directly_and_no_sheet_is_filed(house: House) -> None:
    signed = issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head)
    assert signed.number
    assert not Paper.objects.filter(kind__endswith=".approval_sheet").exists()


def test_a_paper_under_a_rule_is_signed_only_after_everybody_agreed_and_the_sheet_goes_into_the_inner_file(
    house: House, paper: Paper
) -> None:
    with pytest.raises(PaperRefused, match="请先呈报审核"):
        issue(paper.pk, house.head)
    services.submit(paper.pk, house.handler, "请审核。", 0)
    with pytest.raises(PaperRefused, match="行政复议机构负责人还没有同意"):
        issue(paper.pk, house.mayor)
    agree(paper, house.head, house.mayor)
    signed = issue(paper.pk, house.mayor)
    sheet = Paper.objects.get(kind="reconsideration.approval_sheet")
    assert (sheet.inner, sheet.status) == (True, "filed")
    for told in (signed.number, "呈报", "请审核。", str(house.handler), str(house.head), "签发"):
        assert told in sheet.text
    assert sheet in papers_of(signed.matter_id, house.handler)
    assert sheet in papers_of(signed.matter_id, house.mayor)
    assert sheet not in papers_of(signed.matter_id, house.liaison)
    assert sheet not in papers_of(signed.matter_id, house.party(signed.matter_id))
    assert list(differences()) == []


def test_an_opinion_holds_for_the_text_it_was_given_on_and_must_be_given_again_after_a_change(
    house: House, paper: Paper
) -> None:
    services.submit(paper.pk, house.handler, "", 0)
    agree(paper, house.head)
    edit(paper.pk, paper.text + "补充一句。\n", house.handler, 0)
    paper.refresh_from_db()
    now = standing_of(paper)
    assert now.waiting == 0
    assert now.levels[0].stale
    assert now.levels[0].opinion.revision == 0
    agree(paper, house.head, house.mayor)
    assert issue(paper.pk, house.mayor).status == "issued"


def test_an_opinion_on_a_text_that_is_no_longer_there_is_not_taken(house: House, paper: Paper) -> None:
    services.submit(paper.pk, house.handler, "", 0)
    edit(paper.pk, paper.text + "补充一句。\n", house.handler, 0)
    with pytest.raises(Changed):
        services.give(paper.pk, house.head, "agree", "", 0)


def test_a_returned_draft_starts_again_and_a_change_asked_for_does_not(house: House, paper: Paper) -> None:
    services.submit(paper.pk, house.handler, "", 0)
    with pytest.raises(PaperRefused, match="请写明理由"):
        services.give(paper.pk, house.head, "change", " ", 0)
    services.give(paper.pk, house.head, "change", "补写电话", 0)
    edit(paper.pk, paper.text + "电话：0375-1234567。\n", house.handler, 0)
    agree(paper, house.head)
    services.give(paper.pk, house.mayor, "return", "依据写错", 1)
    paper.refresh_from_db()
    assert not standing_of(paper).submitted
    with pytest.raises(PaperRefused, match="不由您的岗位"):
        agree(paper, house.head)
    services.submit(paper.pk, house.handler, "", 1)
    agree(paper, house.head, house.mayor)
    assert issue(paper.pk, house.mayor).number


@pytest.mark.parametrize("who", ["handler", "intake", "mayor", "liaison", "court"])
def test_nobody_speaks_out_of_turn(house: House, paper: Paper, who: str) -> None:
    services.submit(paper.pk, house.handler, "", 0)
    with pytest.raises(PaperRefused, match="不由您的岗位"):
        services.give(paper.pk, getattr(house, who), "agree", "", 0)


def test_whoever_submits_does_not_review_it_but_a_colleague_in_the_same_post_does(
    house: House, paper: Paper
) -> None:
    services.submit(paper.pk, house.head, "", 0)
    with pytest.raises(PaperRefused, match="自己呈报的文书由别人审核"):
        services.give(paper.pk, house.head, "agree", "", 0)
    services.give(paper.pk, house.deputy, "agree", "", 0)  # type: ignore[attr-defined]


def test_the_next_reviewer_is_told(house: House, paper: Paper) -> None:
    services.submit(paper.pk, house.handler, "", 0)
    assert Notification.objects.filter(
        post="office_head", organ_id=house.head.organ_id, text__contains="呈批"
    ).exists()
    agree(paper, house.head)
    assert Notification.objects.filter(
        post="organ_head", organ_id=house.mayor.organ_id, text__contains="呈批"
    ).exists()


def test_opinions_are_never_changed(house: House, paper: Paper) -> None:
    services.submit(paper.pk, house.handler, "", 0)
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.update(text="改")


def test_a_rule_holds_from_its_day_and_never_before_today(house: House, clock: Any) -> None:
    with pytest.raises(PaperRefused, match="不能早于今天"):
        rule(house, "office_head", valid_from=date(2026, 9, 27))
    rule(house, "office_head", valid_from=date(2026, 10, 9))
    assert issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head).number
    with set_clock("2026-10-09"), pytest.raises(PaperRefused, match="请先呈报审核"):
        issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head)


# -- signing for another -------------------------------------------------------------------------------------------


def delegate(house: House, **changes: Any) -> Any:
    values: dict[str, Any] = {
        "actor": house.head, "taker": Account.objects.get(pk=house.handler.person_id), "kinds": [KIND],
        "valid_from": date(2026, 9, 28), "valid_to": date(2026, 9, 30), "reason": "外出学习",
    }  # fmt: skip
    return services.delegate(**values | changes)


def test_who_is_let_signs_these_kinds_in_these_days_and_the_paper_says_for_whom(house: House) -> None:
    draft = house.paper(house.accepted(), "acceptance_notice")
    assert not may_sign(draft, house.handler)
    delegate(house)
    assert may_sign(draft, house.handler)
    signed = issue(draft.pk, house.handler)
    assert f"受{house.head}委托" in signed.issued_by
    assert "外出学习" in Paper.objects.get(kind="reconsideration.approval_sheet").text
    other = house.paper(house.in_trial(), "reply_notice")
    with pytest.raises(PaperRefused, match="签发，您现在的身份是承办人"):
        issue(other.pk, house.handler)
    with set_clock("2026-10-01"):
        assert not may_sign(house.paper(house.accepted(), "acceptance_notice"), house.handler)


def test_a_delegation_taken_back_lets_nobody_sign(house: House) -> None:
    given = delegate(house)
    with pytest.raises(PaperRefused):
        services.end_delegation(given.pk, house.handler)
    services.end_delegation(given.pk, house.head)
    assert not may_sign(house.paper(house.accepted(), "acceptance_notice"), house.handler)


def test_who_has_left_the_post_cannot_be_signed_for(house: House) -> None:
    """The right to sign is the post's; it cannot be lent by somebody who no longer holds it."""
    delegate(house)
    draft = house.paper(house.accepted(), "acceptance_notice")
    assert may_sign(draft, house.handler)
    Holding.objects.filter(account_id=house.head.person_id, post=house.head.post).update(
        valid_to=date(2026, 9, 1)
    )
    assert not may_sign(draft, house.handler)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kinds": []}, "请选择文书"),
        ({"valid_to": date(2026, 9, 1)}, "结束日期不能早于"),
    ],
)
def test_a_delegation_that_makes_no_sense_is_refused(
    house: House, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(PaperRefused, match=words):
        delegate(house, **changes)


def test_only_what_one_signs_oneself_can_be_given_away(house: House) -> None:
    with pytest.raises(PaperRefused, match="只能委托您自己签发的文书"):
        delegate(house, actor=house.handler, taker=Account.objects.get(pk=house.head.person_id))


# -- the pages -----------------------------------------------------------------------------------------------------


def test_drafter_reviewer_and_signer_find_their_buttons_on_the_page(house: House, paper: Paper) -> None:
    page = f"/papers/{paper.pk}/"
    assert "呈报审核" in house.handler_client.get(page).content.decode()
    assert "签发后编号" not in house.mayor_client.get(page).content.decode()
    house.handler_client.post(f"{page}submit/", {"text": "请审核", "revision": "0"})
    assert paper.title in house.head_client.get("/desk/approvals/").content.decode()
    assert 'value="agree"' in house.head_client.get(page).content.decode()
    house.head_client.post(f"{page}opinion/", {"verdict": "agree", "revision": "0"})
    house.mayor_client.post(f"{page}opinion/", {"verdict": "agree", "revision": "0"})
    assert "签发后编号" in house.mayor_client.get(page).content.decode()
    house.mayor_client.post(f"{page}issue/", {"revision": "0"})
    assert Paper.objects.get(pk=paper.pk).number


def test_a_delegation_is_given_and_ended_on_the_page(house: House) -> None:
    form = {
        "taker": house.handler.person_id, "kinds": [KIND], "valid_from": "2026-09-28", "valid_to": "2026-10-15",
        "reason": "外出学习",
    }  # fmt: skip
    assert house.head_client.post("/desk/approvals/", form).status_code == 302
    page = house.head_client.get("/desk/approvals/").content.decode()
    assert "行政复议申请受理通知书" in page
    assert "终止委托" in page
    assert "终止委托" not in house.handler_client.get("/desk/approvals/").content.decode()


def test_the_system_administrator_sets_a_rule_on_the_page(house: House) -> None:
    _, client = house.hire("xitong", Post.SYSTEM_ADMIN)
    assert "直接签发" in client.get("/desk/approvals/rules/").content.decode()
    form = {"first": "office_head", "second": "organ_head", "valid_from": "2026-09-28", "reason": "规范"}
    assert client.post(f"/desk/approvals/rules/{KIND}/", form).status_code == 302
    assert "行政复议机构负责人 → 行政复议机关负责人" in client.get("/desk/approvals/rules/").content.decode()
    assert client.post(f"/desk/approvals/rules/{KIND}/", form | {"second": "office_head"}).status_code == 422
    assert client.get("/desk/approvals/rules/no.such/").status_code == 404
