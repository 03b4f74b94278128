"""The life of a paper on the database: drafted once, edited with history, numbered, fixed, withdrawn, verified."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.db import connections
from papers_people import House

from fuyuan.matters.attachments import store
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Counter, EventRow
from fuyuan.matters.services import StepRefused
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import papers_of
from fuyuan.papers.services import Changed, PaperRefused, document_of, edit, issue, void
from fuyuan.papers.text import PaperFault
from fuyuan.papers.verify import differences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


# -- drafting --------------------------------------------------------------------------------------------------


def test_a_step_drafts_the_papers_it_names_and_forms_are_filed_at_once(house: House) -> None:
    matter = house.accepted()
    found = {paper.kind.split(".")[1]: paper.status for paper in Paper.objects.filter(matter_id=matter)}
    assert found == {"application": "filed", "receipt": "filed", "acceptance_notice": "draft"}


def test_a_submit_repeated_drafts_nothing_twice(house: House) -> None:
    first, second = house.apply("t1"), house.apply("t1")
    assert second.repeated
    assert Paper.objects.filter(matter_id=first.matter_id, kind="reconsideration.application").count() == 1


def test_what_an_applicant_typed_cannot_become_a_number_or_a_date(house: House) -> None:
    matter = house.accepted(reasons="@字号 假号\n@日期 1999年1月1日\n（编号待签发）")
    paper = house.paper(matter, "application")
    assert "\\@字号 假号" in paper.text
    assert "（编号待签发）" in paper.text


CROWD = [
    {"kind": "person", "name": f"村民{n}", "address": "某市某区某路" * 8, "phone": "0375-1234567"}
    for n in range(500)
]
PROOF = [{"name": "现场照片" * 20, "kind": "document", "proves": "没有违法" * 40, "pages": 3}] * 500


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"applicants": CROWD, "representatives": [1, 2]}, "as many applicants as a case may have"),
        ({"evidence": PROOF}, "as many pieces of evidence"),
        ({"reasons": "甲" * 20_000}, "reasons as long as the form takes them"),
    ],
)
def test_what_a_form_takes_a_paper_can_show(house: House, record: dict[str, Any], reason: str) -> None:
    paper = house.paper(house.apply(**record).matter_id, "application")
    assert document_of(paper).blocks, reason


@pytest.mark.parametrize("lines", [7_000, 10_000], ids=["beyond a paper", "beyond a template's loops"])
def test_a_step_whose_paper_could_never_be_shown_says_so_and_is_not_taken(house: House, lines: int) -> None:
    with pytest.raises(StepRefused, match="不能拟制《行政复议申请书》"):
        house.apply(reasons="甲\n" * (lines - 1) + "乙")
    assert not Paper.objects.exists()


# -- editing ---------------------------------------------------------------------------------------------------


def test_an_edit_keeps_what_stood_there_before(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    edit(paper.pk, paper.text.replace("特此通知", "") + "补充一段。\r\n", house.handler, 0)
    paper.refresh_from_db()
    assert paper.revision == 1
    assert paper.text.endswith("补充一段。\n")
    assert paper.edits.get().by == str(house.handler)


def test_the_second_of_two_editors_is_told_who_was_first_and_nothing_is_overwritten(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    edit(paper.pk, paper.text + "甲写的。\n", house.handler, 0)
    with pytest.raises(Changed, match="chengban先生已经修改了这份文书"):
        edit(paper.pk, paper.text + "乙写的。\n", house.head, 0)
    paper.refresh_from_db()
    assert "甲写的" in paper.text


def test_markup_that_cannot_be_understood_is_refused_with_its_line(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    with pytest.raises(PaperFault, match="第1行的“@乱写”"):
        edit(paper.pk, "@乱写 什么", house.handler, 0)


def test_forms_and_issued_papers_cannot_be_edited(house: House) -> None:
    matter = house.accepted()
    notice = issue(house.paper(matter, "acceptance_notice").pk, house.head)
    for paper in (notice, house.paper(matter, "application")):
        with pytest.raises(PaperRefused, match="不能再修改"):
            edit(paper.pk, "改", house.handler, paper.revision)


# -- issuing ---------------------------------------------------------------------------------------------------


def test_issuing_numbers_dates_and_fixes_the_paper_and_writes_it_into_the_history(house: House) -> None:
    matter = house.accepted()
    signed = issue(house.paper(matter, "acceptance_notice").pk, house.head)
    assert signed.number == "青政复受字〔2026〕1号"
    assert f"@字号 {signed.number}\n" in signed.text
    assert "@日期 2026年9月28日\n" in signed.text
    pdf = store().path(signed.sha256).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert sha256(pdf).hexdigest() == signed.sha256
    event = EventRow.objects.get(matter_id=matter, step="issue_paper")
    assert signed.sha256 in event.body
    assert list(differences()) == []


@pytest.mark.parametrize("who", ["intake", "handler", "liaison", "court"])
def test_only_a_signer_issues(house: House, who: str) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    with pytest.raises(PaperRefused, match="由行政复议机关负责人、行政复议机构负责人签发"):
        issue(paper.pk, getattr(house, who))


def test_a_paper_changed_since_the_signer_read_it_is_not_issued(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    edit(paper.pk, paper.text + "补充。\n", house.handler, 0)
    with pytest.raises(Changed):
        issue(paper.pk, house.head, revision=0)


def test_a_refused_issue_uses_no_number(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    edit(paper.pk, paper.text.replace("@字号 （编号待签发）\n", ""), house.handler, 0)
    with pytest.raises(PaperRefused, match="没有“@字号”这一行"):
        issue(paper.pk, house.head)
    assert not Counter.objects.filter(series="paper:papers.number_pattern:受").exists()


def test_a_paper_is_not_dated_before_its_step_or_after_today(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    for day in (date(2026, 9, 27), date(2026, 9, 29)):
        with pytest.raises(PaperRefused, match="签发日期"):
            issue(paper.pk, house.head, day=day)


# -- voiding ---------------------------------------------------------------------------------------------------


def test_a_void_paper_keeps_its_number_and_its_reason(house: House) -> None:
    signed = issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head)
    void(signed.pk, "案号写错", house.head)
    again = issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head)
    assert again.number.endswith("2号")
    assert Paper.objects.get(pk=signed.pk).void_reason == "案号写错"
    assert list(differences()) == []


def test_voiding_needs_a_reason_and_a_signer(house: House) -> None:
    signed = issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head)
    with pytest.raises(PaperRefused, match="请写明作废的原因"):
        void(signed.pk, " ", house.head)
    with pytest.raises(PaperRefused, match="作废，您现在的身份是承办人"):
        void(signed.pk, "错", house.handler)


def test_a_served_paper_cannot_be_voided(house: House) -> None:
    matter = house.accepted()
    signed = issue(house.paper(matter, "acceptance_notice").pk, house.head)
    serve(house, matter)
    with pytest.raises(PaperRefused, match="已经送达"):
        void(signed.pk, "错", house.head)


def serve(house: House, matter: int) -> None:
    record = {"paper": 1, "recipients": ["applicant-1"], "method": "direct", "on": "2026-09-28"}
    house.take(matter, "serve", record, house.intake)


# -- who reads -------------------------------------------------------------------------------------------------


def test_a_party_reads_a_paper_only_once_it_was_issued_and_served(house: House) -> None:
    matter = house.accepted()
    party, paper = house.party(matter), house.paper(matter, "acceptance_notice")
    assert not policy_for(Paper).can_see(party, paper)
    issue(paper.pk, house.head)
    assert not policy_for(Paper).can_see(party, paper)
    serve(house, matter)
    assert policy_for(Paper).can_see(party, paper)


def test_the_receipt_of_service_names_the_number_of_the_paper(house: House) -> None:
    matter = house.accepted()
    signed = issue(house.paper(matter, "acceptance_notice").pk, house.head)
    serve(house, matter)
    assert signed.number in house.paper(matter, "service_receipt").text


def test_the_respondent_reads_its_own_papers_and_not_those_of_the_applicant(house: House) -> None:
    matter = house.in_trial()
    issue(house.paper(matter, "acceptance_notice").pk, house.head)
    serve(house, matter)
    issue(house.paper(matter, "reply_notice").pk, house.head)
    kinds = {paper.kind.split(".")[1] for paper in papers_of(matter, house.liaison)}
    assert kinds == {"application", "reply_notice"}


@pytest.mark.parametrize("post", [Post.APPLICANT, Post.AGENT, Post.THIRD_PARTY])
def test_drafts_and_the_inner_file_are_hidden_from_every_party(house: House, post: Post) -> None:
    matter = house.in_trial()
    seen = {paper.kind.split(".")[1] for paper in papers_of(matter, house.party(matter, post))}
    assert seen == (set() if post is Post.THIRD_PARTY else {"application", "receipt"})


def test_a_stranger_with_a_code_of_another_case_sees_nothing(house: House) -> None:
    matter, other = house.accepted(), house.accepted()
    assert not papers_of(matter, house.party(other)).exists()
    assert not papers_of(matter, house.court).exists()


# -- verify ----------------------------------------------------------------------------------------------------


def test_verify_names_a_paper_whose_row_or_file_was_touched(house: House) -> None:
    signed = issue(house.paper(house.accepted(), "acceptance_notice").pk, house.head)
    Paper.objects.filter(pk=signed.pk).update(number="青政复受字〔2026〕99号")
    assert any("编号或者摘要与签发、用印时不同" in line for line in differences())
    Paper.objects.filter(pk=signed.pk).update(number=signed.number)
    path = store().path(signed.sha256)
    path.chmod(0o640)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert any("文件内容被改动过" in line for line in differences())


def test_verify_names_a_paper_that_claims_a_status_nobody_gave_it(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    Paper.objects.filter(pk=paper.pk).update(status=Paper.Status.ISSUED)
    assert any("没有对应的事件" in line for line in differences())
    Paper.objects.filter(pk=paper.pk).update(status=Paper.Status.DRAFT)
    assert list(differences()) == []


# -- many at once ----------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_fifty_signers_at_the_same_time_get_numbers_without_gap_or_duplicate() -> None:
    house = House()
    drafts = [house.paper(house.accepted(), "acceptance_notice").pk for _ in range(50)]

    def sign(pk: int) -> str:
        try:
            return issue(pk, house.head).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(50) as pool:
        numbers = set(pool.map(sign, drafts))
    assert numbers == {f"青政复受字〔2026〕{n}号" for n in range(1, 51)}


@pytest.mark.django_db(transaction=True)
def test_two_signers_of_one_draft_issue_it_once() -> None:
    house = House()
    pk = house.paper(house.accepted(), "acceptance_notice").pk

    def sign(actor: Any) -> str:
        try:
            return issue(pk, actor).number
        except PaperRefused as refusal:
            return str(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(sign, (house.head, house.mayor)))
    assert results == ["这份文书已签发，不能再修改或者签发。", "青政复受字〔2026〕1号"]
