"""Following one's own case: by code or account, doing what a party may do; other people's cases do not exist."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from organs_people import load_sample, organ, person, signed_in
from portal_visitor import Visitor, errors, pdf

from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import AttachmentUse, DutyRow, EventRow
from fuyuan.matters.services import take_step
from fuyuan.matters.verify import verify
from fuyuan.organs import settings
from fuyuan.organs.accounts import create_account
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import AccountKind, SecurityEvent
from fuyuan.organs.posts import Post
from fuyuan.organs.signin import session_for
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db
INTAKE = Actor(Post.INTAKE, "王收件", person_id=None, organ_name="复议机构")
PASSWORD = "Willow-River-2718"


@pytest.fixture
def clock():
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def party(clock):
    """Somebody who has just applied; the receipt is open."""
    load_sample()
    visitor = Visitor()
    visitor.start()
    visitor.fill(respondent={"organ": str(organ("QH-SFJ").pk)})
    visitor.submit()
    assert visitor.at == "/apply/receipt/", errors(visitor.response)
    return visitor


def newest():
    return Case.objects.latest("pk").pk


def to_supplement(clock):
    """The office asks for something, and the notice is served."""
    take_step(
        matter_id=newest(),
        step="supplement_notice",
        record={"items": ["身份证复印件", "授权委托书"]},
        actor=INTAKE,
    )
    served = {"paper": 1, "recipients": ["applicant-1"], "method": "direct", "on": date(2026, 9, 28)}
    take_step(matter_id=newest(), step="serve", record=served, actor=INTAKE)


# -- the way in ------------------------------------------------------------------------------------------------------


def test_the_code_opens_the_case_on_another_device(party):
    other = Visitor()
    page = other.post("/track/", code=party.code)
    assert other.at == f"/track/{newest()}/"
    assert "张三不服" in page
    assert other.response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "written", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "]
)
def test_the_code_is_read_as_people_write_it(party, written):
    other = Visitor()
    other.post("/track/", code=written(party.code))
    assert other.at == f"/track/{newest()}/"


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA", "abc", "x" * 500, "' OR 1=1 --", "\x00"])
def test_every_wrong_code_gets_the_same_answer(party, code):
    other = Visitor()
    other.post("/track/", code=code)
    assert "没有找到这个查询码对应的案件" in errors(other.response)
    assert other.response.status_code == 200


def test_guessing_codes_is_stopped_by_address_and_logged(party):
    other = Visitor()
    for number in range(30):
        other.post("/track/", code=f"BBBB-CCCC-DDDD-{number:04d}")
    other.post("/track/", code=party.code)
    assert other.response.status_code == 429, "even the right code, once the address is locked"
    assert "操作过于频繁" in other.response.content.decode()
    assert SecurityEvent.objects.filter(action="query-code", result="locked").exists()
    assert SecurityEvent.objects.filter(action="query-code", result="failed").count() == 30


def test_a_forged_forwarding_header_does_not_unlock(party):
    for number in range(31):
        Visitor().client.post(
            "/track/", {"code": f"CCCC-CCCC-DDDD-{number:04d}"}, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}"
        )
    answer = Visitor().client.post("/track/", {"code": party.code}, HTTP_X_FORWARDED_FOR="10.9.9.9")
    assert answer.status_code == 429


def test_right_codes_do_not_lock_an_office_behind_one_address(party):
    for _ in range(35):
        other = Visitor()
        other.post("/track/", code=party.code)
        assert other.at == f"/track/{newest()}/"


def test_the_log_never_holds_a_code(party):
    Visitor().post("/track/", code=party.code)
    Visitor().post("/track/", code="EEEE-FFFF-GGGG-HHHH")
    text = str(list(SecurityEvent.objects.values_list("object", "who")))
    assert party.code not in text
    assert "EEEE" not in text


def test_without_a_code_the_case_is_closed(party):
    other = Visitor()
    other.get(f"/track/{newest()}/")
    assert other.at.startswith("/portal/sign-in/")


# -- one's own and other people's ------------------------------------------------------------------------------------


def other_case():
    visitor = Visitor()
    visitor.start()
    visitor.fill(
        identity_1={
            "name": "金丝雀甲",
            "sex": "female",
            "id_kind": "resident",
            "id_number": "11010519491231002X",
        },
        contact_1={"address": "金丝雀住所", "phone": "13911112222"},
        reasons={"reasons": "金丝雀理由"},
        requests={"text_revoke": "金丝雀请求"},
    )
    visitor.submit()
    return visitor, newest()


def test_private_words_of_one_applicant_are_on_no_page_of_another(party):
    mine = newest()
    canary, theirs = other_case()
    assert "金丝雀请求" in canary.get(f"/track/{theirs}/"), "the test has teeth"
    pages = [
        "/",
        "/help/",
        "/track/",
        f"/track/{mine}/",
        "/my/",
        "/apply/",
        "/apply/receipt/",
        "/apply/who/",
        "/tools/deadline/",
    ]
    for path in pages:
        assert "金丝雀" not in party.get(path), path


@pytest.mark.parametrize("path", ["", "withdraw_request/", "supplement_submit/", "file_inspection_request/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_case_is_a_404(party, path, method):
    _, theirs = other_case()
    answer = getattr(party.client, method)(f"/track/{theirs}/{path}")
    assert answer.status_code in ({404} if method == "get" or path else {404, 405})


def test_a_file_of_somebody_elses_case_is_a_404(party):
    canary, theirs = other_case()
    canary.post(f"/track/{theirs}/withdraw_request/", reason="", files=pdf())
    take = AttachmentUse.objects.filter(matter_id=theirs).first()
    if take is None:
        canary.post(f"/track/{theirs}/withdraw_request/", reason="不想申请了", token="t1", files=pdf())
        take = AttachmentUse.objects.get(matter_id=theirs)
    assert canary.client.get(f"/files/{take.pk}/").status_code == 200
    assert party.client.get(f"/files/{take.pk}/").status_code == 404


def test_staff_do_not_use_the_partys_pages(party):
    clerk = signed_in(person("chengban", Post.HANDLER))
    assert clerk.get(f"/track/{newest()}/").status_code == 403
    assert clerk.get("/my/").status_code == 403


# -- what the page says ----------------------------------------------------------------------------------------------


def test_the_page_says_where_the_case_stands_until_when_and_why(party):
    page = party.get(f"/track/{newest()}/")
    assert "行政复议机关已经收到您的申请" in page
    assert "2026年10月10日" in page
    assert "为什么是这一天" in page
    assert "《行政复议法》第三十条" in page
    assert "110105" not in page, "identity numbers are not shown again"
    assert "/duties/" not in page, "the desk's pages are not for parties"


def test_the_party_downloads_its_own_papers_and_nobody_elses(party):
    page = party.get(f"/track/{newest()}/")
    links = re.findall(r'href="(/papers/\d+/paper\.pdf)', page)
    assert links, "the application itself is the first paper"
    stranger, theirs = other_case()
    assert stranger.client.get(f"/track/{theirs}/").status_code == 200
    for link in links:
        answer = party.client.get(link)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert stranger.client.get(link).status_code == 404


def test_internal_work_is_not_told(party):
    take_step(matter_id=newest(), step="register", record={"materials": [], "note": "内部备注"}, actor=INTAKE)
    page = party.get(f"/track/{newest()}/")
    assert "收件登记" in page
    assert "内部备注" not in page
    assert "指定承办人" not in page


@pytest.mark.django_db(transaction=True)
def test_the_page_costs_the_same_however_long_the_history(party, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        party.client.get(f"/track/{newest()}/")


# -- doing something -------------------------------------------------------------------------------------------------


def test_a_supplement_is_answered_with_words_and_files(party, clock):
    to_supplement(clock)
    page = party.get(f"/track/{newest()}/supplement_submit/")
    assert "授权委托书" in page
    assert "2026年10月16日" in party.get(f"/track/{newest()}/"), "ten working days, told on the case page"
    party.post(
        f"/track/{newest()}/supplement_submit/",
        token="t1",
        note="补上 <身份证> & 委托书",
        files=pdf("身份证.pdf"),
    )
    assert party.at == f"/track/{newest()}/", errors(party.response)
    assert Case.objects.get().stage == "reviewing"
    row = EventRow.objects.get(step="supplement_submit")
    assert "补上 <身份证> & 委托书" in row.body
    assert AttachmentUse.objects.get(label="身份证.pdf").event_seq == row.seq
    assert "身份证.pdf" in party.response.content.decode()


def test_an_empty_supplement_is_not_taken(party, clock):
    to_supplement(clock)
    party.post(f"/track/{newest()}/supplement_submit/", token="t1", note="")
    assert "请写补正说明" in errors(party.response)


def test_a_refused_file_keeps_the_words_and_the_good_files(party, clock):
    to_supplement(clock)
    page = party.post(
        f"/track/{newest()}/supplement_submit/",
        token="t1",
        note="我写的说明",
        files=[pdf("好.pdf"), pdf("坏.pdf", b"x")],
    )
    assert "坏.pdf" in errors(party.response)
    assert "我写的说明" in page
    kept = AttachmentUse.objects.get(label="好.pdf")
    party.post(f"/track/{newest()}/supplement_submit/", token="t1", note="我写的说明", kept=str(kept.pk))
    kept.refresh_from_db()
    assert kept.event_seq == EventRow.objects.get(step="supplement_submit").seq


def test_files_chosen_with_words_that_are_wrong_are_not_lost(party):
    url = f"/track/{newest()}/withdraw_request/"
    page = party.post(url, token="t1", reason="", files=pdf("和解协议.pdf"))
    assert "请填写为什么撤回" in errors(party.response)
    assert "和解协议.pdf" in page
    kept = AttachmentUse.objects.get(label="和解协议.pdf")
    party.post(url, token="t1", reason="和解了", kept=str(kept.pk))
    kept.refresh_from_db()
    assert kept.event_seq == EventRow.objects.get(step="withdraw_request").seq


def test_withdrawing_tells_the_consequences_first_and_happens_once(party):
    page = party.get(f"/track/{newest()}/withdraw_request/")
    assert "不能再以同一事实和理由申请复议" in page
    for _ in range(2):
        party.post(f"/track/{newest()}/withdraw_request/", token="same", reason="已经解决")
    assert EventRow.objects.filter(step="withdraw_request").count() == 1
    assert "已经提出撤回申请" in party.get(f"/track/{newest()}/"), "said where the button was"


def test_withdrawing_without_a_reason_is_not_taken(party):
    party.post(f"/track/{newest()}/withdraw_request/", token="t1", reason="  ")
    assert "请填写为什么撤回" in errors(party.response)
    party.post(f"/track/{newest()}/withdraw_request/", token="t1", reason="和解了", settled="on")
    assert "请写明和解内容" in errors(party.response)


def test_a_step_the_stage_does_not_allow_says_so(party):
    page = party.get(f"/track/{newest()}/supplement_submit/")
    assert party.at == f"/track/{newest()}/"
    assert "不能办理" in page


@pytest.mark.parametrize("name", ["accept", "make_decision", "issue_paper", "nonsense"])
def test_the_offices_steps_are_no_pages_here(party, name):
    for answer in (
        party.client.get(f"/track/{newest()}/{name}/"),
        party.client.post(f"/track/{newest()}/{name}/"),
    ):
        assert answer.status_code == 302
    assert EventRow.objects.filter(matter_id=newest()).count() == 1


def test_control_characters_are_refused_with_their_place(party):
    party.post(f"/track/{newest()}/withdraw_request/", token="t1", reason="不\x08了")
    assert "第 2 个字" in errors(party.response)


# -- accounts --------------------------------------------------------------------------------------------------------


def account(phone="13800000001", name="张三"):
    made, _ = create_account(
        username=f"p{phone}", name=name, kind=AccountKind.PUBLIC, password=PASSWORD, phone=phone
    )
    visitor = Visitor()
    visitor.client.cookies["sessionid"] = session_for(made)
    return visitor


def test_a_case_is_bound_to_an_account_with_its_code(party):
    visitor = account()
    assert "还没有案件" in visitor.get("/my/")
    visitor.post("/my/", code=party.code)
    assert "张三不服" in visitor.get("/my/")
    visitor.client.session.flush()
    again = Visitor()
    again.post("/portal/sign-in/", username="13800000001", password=PASSWORD, next="/my/")
    assert again.at == "/my/"
    assert "张三不服" in again.response.content.decode()
    assert Visitor.get(account("13800000002", "李四"), f"/track/{newest()}/").find("张三") == -1


def test_a_wrong_code_binds_nothing(party):
    visitor = account()
    visitor.post("/my/", code="AAAA-BBBB-CCCC-DDDD")
    assert "没有找到" in errors(visitor.response)


def test_an_application_with_an_account_is_under_it_at_once(clock):
    load_sample()
    visitor = account()
    visitor.start()
    visitor.fill()
    visitor.submit()
    assert "张三不服" in visitor.get("/my/")


# -- during the trial ------------------------------------------------------------------------------------------------


def accept():
    limbs = ("parties", "interest", "request", "time", "scope", "venue", "once")
    take_step(matter_id=newest(), step="register", record={}, actor=INTAKE)
    conditions = [{"limb": limb, "answer": "yes"} for limb in limbs]
    take_step(matter_id=newest(), step="accept", record={"conditions": conditions}, actor=INTAKE)


def test_opinions_are_given_and_read_back_to_the_character(party):
    accept()
    text = "对答复的意见：<不同意> & “理由”"
    party.post(f"/track/{newest()}/submit_statement/", token="t1", text=text, files=pdf("新证据.pdf"))
    assert party.at == f"/track/{newest()}/", errors(party.response)
    assert text in json.loads(EventRow.objects.get(step="submit_statement").body)["text"]
    assert "新证据.pdf" in party.response.content.decode()


def test_a_party_asks_for_mediation_and_reads_the_answer(party):
    """《行政复议法》第五条."""
    url = f"/track/{newest()}/"
    assert "请求调解、表示意愿" in party.get(url)
    party.post(f"{url}state_wish/", token="t1", will="willing", wants="")
    assert "希望怎样解决" in errors(party.response)
    party.post(f"{url}state_wish/", token="t2", will="willing", wants="少罚一点")
    assert party.at == url, errors(party.response)
    assert "已收到，等待答复" in party.response.content.decode()
    take_step(matter_id=newest(), step="answer_wish", record={"words": "周五联系您。"}, actor=INTAKE)
    assert "周五联系您。" in party.get(url)


def test_the_party_agrees_to_the_simplified_procedure_for_its_own_side_only(party):
    accept()
    party.post(f"/track/{newest()}/consent_simplified/", token="t1")
    assert "同意的请勾选" in errors(party.response)
    party.post(f"/track/{newest()}/consent_simplified/", token="t1", agree="on", side="respondent")
    assert json.loads(EventRow.objects.get(step="consent_simplified").body)["side"] == "applicant"


def test_the_party_asks_to_read_the_file_and_to_stop_execution(party):
    accept()
    party.post(f"/track/{newest()}/file_inspection_request/", token="t1", what="被申请人的答复和证据")
    party.post(f"/track/{newest()}/ask_stop/", token="t2", reason="房屋将被拆除")
    steps = set(EventRow.objects.values_list("step", flat=True))
    assert {"file_inspection_request", "ask_stop"} <= steps
    assert "申请查阅、复制材料" in party.get(f"/track/{newest()}/")


def test_the_party_asks_for_a_hearing_an_appraisal_and_a_review_of_the_document(party):
    accept()
    party.post(f"/track/{newest()}/ask_hearing/", token="t1", reason="证人要当面说明")
    party.post(f"/track/{newest()}/ask_appraisal/", token="t2", what="签名真伪", reason="不是本人所签")
    document = {
        "name": "某办法",
        "maker_name": "某局",
        "kind": "local",
        "clauses": "第三条",
        "reason": "增加义务",
    }
    party.post(f"/track/{newest()}/ask_basis_review/", token="t3", **document)
    assert "申请时尚不知道" in party.response.content.decode()
    party.post(f"/track/{newest()}/ask_basis_review/", token="t4", unknown_then="on", **document)
    steps = set(EventRow.objects.values_list("step", flat=True))
    assert {"ask_hearing", "ask_appraisal", "ask_basis_review"} <= steps


def test_a_party_served_electronically_leaves_a_receipt_when_it_opens_the_paper_and_asks_for_it_on_paper(
    clock,
):
    """MSF23 90.1, 90.2: opening moves no day; the paper as paper is owed on request."""
    load_sample()
    settings.forget()
    visitor = Visitor()
    visitor.start()
    visitor.fill(
        respondent={"organ": str(organ("QH-SFJ").pk)},
        delivery={"address": "东街1号", "electronic": "on", "email": "a@b.cn"},
    )
    visitor.submit()
    matter, url, code = newest(), f"/track/{newest()}/", visitor.code
    take_step(matter_id=matter, step="supplement_notice", record={"items": ["身份证复印件"]}, actor=INTAKE)
    head = Actor(
        Post.OFFICE_HEAD, "赵负责", person("zhao", Post.OFFICE_HEAD, at="QH-SFJ").pk, organ("QH-SFJ").pk
    )
    paper = issue(Paper.objects.get(kind="reconsideration.supplement_notice").pk, head)
    assert "要一份纸质文书" not in visitor.get(url)
    served = {"paper": 1, "recipients": ["applicant-1"], "method": "electronic", "on": date(2026, 9, 28)}
    take_step(matter_id=matter, step="serve", record=served, actor=INTAKE)
    assert "电子送达，从到达之日起算" in visitor.get(url)

    clock.move(days=2, hours=3)
    visitor.post("/track/", code=code)
    for _ in range(2):  # the second time is no second receipt
        assert visitor.client.get(f"/papers/{paper.pk}/paper.pdf").status_code == 200
    receipt = EventRow.objects.get(step="read_paper")
    assert (receipt.day, receipt.post, json.loads(receipt.body)["paper"]) == (
        date(2026, 9, 30),
        "applicant",
        1,
    )
    assert "已打开" in visitor.get(url)
    clerk = signed_in(person("sun", Post.HANDLER, at="QH-SFJ"))
    page = clerk.get(f"/matters/reconsideration/{matter}/").content.decode()
    assert "电子送达，申请人（持查询码）于9月30日12:00打开阅看" in page

    assert 'value="东街1号"' in visitor.get(f"{url}ask_paper_copy/")
    visitor.post(f"{url}ask_paper_copy/", token="t1", served="1", address="东街1号 张三 13800000000")
    assert visitor.at == url, errors(visitor.response)
    assert "提供纸质补正通知书" in clerk.get(f"/matters/reconsideration/{matter}/").content.decode()
    sent = {"request": 1, "way": "mail", "on": date(2026, 9, 30), "tracking": "EMS9"}
    take_step(matter_id=matter, step="send_paper_copy", record=sent, actor=INTAKE)
    assert list(verify(Path())) == []
    assert "邮寄，EMS9" in clerk.get(f"/matters/reconsideration/{matter}/").content.decode()


def test_the_place_sets_a_day_for_serving_and_what_is_late_turns_red(clock):
    load_sample()
    settings.forget()
    settings.change("times.serve", 3, by=None)
    visitor = Visitor()
    visitor.start()
    visitor.fill(respondent={"organ": str(organ("QH-SFJ").pk)})
    visitor.submit()
    take_step(matter_id=newest(), step="supplement_notice", record={"items": ["身份证复印件"]}, actor=INTAKE)
    duty = DutyRow.objects.get(matter_id=newest(), key="serve:1")
    assert (duty.title, duty.due) == (
        "送达补正通知书（本地时限）",
        date(2026, 10, 8),
    )  # the seven days of October are free
    clock.move(days=20)
    clerk = signed_in(person("sun", Post.HANDLER, at="QH-SFJ"))
    assert "送达补正通知书（本地时限）" in clerk.get("/desk/?show=overdue").content.decode()
    assert list(verify(Path())) == []
