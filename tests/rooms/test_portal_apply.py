"""The guided application, without JavaScript and without an account: from the first question to the receipt."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from organs_people import load_sample, organ
from portal_visitor import CREDIT_CODE, PDF, PERSON, PERSON_ID, Visitor, errors, pdf

from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.clock import set_clock
from fuyuan.matters.models import AttachmentUse, EventRow
from fuyuan.matters.store import history
from fuyuan.organs.accounts import create_account
from fuyuan.organs.models import AccountKind
from fuyuan.organs.signin import session_for
from fuyuan.portal.drafts import expire, ticket
from fuyuan.portal.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def visitor(clock):
    load_sample()
    return Visitor()


def application():
    """The application as the only case holds it."""
    return PROCEDURE.fold(history(Case.objects.get().pk, PROCEDURE)).application


# -- the whole way ---------------------------------------------------------------------------------------------------


def test_a_whole_application_becomes_one_case_with_a_receipt(visitor):
    visitor.start()
    visitor.walk()
    assert visitor.at == "/apply/check/"
    page = visitor.submit()
    assert visitor.at == "/apply/receipt/", errors(visitor.response)
    case = Case.objects.get()
    assert case.intake_number in page
    assert "2026年10月10日" in page, (
        "the fifth working day: 1 to 7 October are holidays, Saturday the 10th is worked"
    )
    sent = application()
    assert (sent.applicants[0].name, sent.applicants[0].id_number) == ("张三", PERSON_ID)
    assert sent.applicants[0].delivery_address == "青河县城关镇东街1号", (
        "the same as the home unless told otherwise"
    )
    assert (sent.act.known_on, sent.act.amount) == (date(2026, 9, 3), 2000)


def test_the_same_submit_twice_is_one_case_and_one_receipt(visitor):
    visitor.start()
    visitor.fill()
    visitor.submit()
    first = visitor.code
    visitor.submit()
    assert (visitor.at, visitor.code) == ("/apply/receipt/", first)
    assert Case.objects.count() == 1


def test_a_submit_whose_answer_was_lost_gives_the_same_receipt_again(visitor):
    visitor.start()
    visitor.fill()
    draft = Draft.objects.get()
    answers = draft.answers
    visitor.submit()
    first = visitor.code
    Draft.objects.update(
        answers=answers, matter_id=None
    )  # as if the server had died before it closed the draft
    visitor.submit()
    assert visitor.code == first
    assert (Case.objects.count(), EventRow.objects.filter(step="apply").count()) == (1, 1)


def test_after_the_submit_the_draft_keeps_nothing_that_was_typed(visitor):
    visitor.start()
    visitor.fill()
    visitor.submit()
    assert Draft.objects.get().answers == ""


def test_the_query_code_stands_in_no_address_and_in_no_table(visitor):
    visitor.start()
    visitor.fill()
    page = visitor.submit()
    code = visitor.code
    assert f"?{code}" not in page
    assert f"/{code}" not in page
    plain = code.replace("-", "")
    assert not EventRow.objects.filter(body__contains=plain).exists()
    assert visitor.response["Cache-Control"] == "no-store"


def test_two_people_and_a_company_elect_representatives_and_an_agent(visitor):
    visitor.start()
    visitor.answer("who", who="several")
    visitor.answer(
        "identity/1", kind="person", name="张三", sex="female", id_kind="resident", id_number=PERSON_ID
    )
    visitor.answer("contact/1", address="青河县东街1号", phone="13800000000")
    visitor.answer("people", action="add")
    assert visitor.at == "/apply/identity/2/"
    visitor.answer(
        "identity/2",
        kind="organisation",
        name="青河商贸有限公司",
        organisation_form="legal_person",
        credit_code=CREDIT_CODE,
        head_name="李四",
        head_post="经理",
    )
    visitor.answer("contact/2", address="青河县西街2号", phone="0375-1234567")
    visitor.answer("people", representatives=["1", "2"])
    visitor.answer("helper", helper="yes")
    visitor.answer("agent/1", name="王律师", kind="lawyer", phone="13900000000", of="张三", power="general")
    visitor.answer("agents")
    for screen, typed in REST:
        visitor.answer(screen, **typed)
    visitor.submit()
    assert visitor.at == "/apply/receipt/", errors(visitor.response)
    sent = application()
    assert [party.name for party in sent.applicants] == ["张三", "青河商贸有限公司"]
    assert (sent.representatives, sent.agents[0].of) == ((1, 2), "张三")


REST = (
    ("respondent", {"name": "青河县市场监督管理局"}),
    ("trouble", {"trouble": "act"}),
    ("kind", {"kind": "penalty"}),
    ("paper", {"title": "行政处罚决定书"}),
    ("known", {"notified": "direct", "known_on": "2026-09-03", "told_rights": "yes"}),
    ("more", {}),
    ("claims", {"claims": ["revoke", "compensate"]}),
    ("requests", {"text_revoke": "撤销处罚决定", "text_compensate": "赔偿损失", "amount": "1000.50"}),
    ("reasons", {"reasons": "事实不清"}),
    ("delivery", {}),
    ("options", {"elsewhere": "no"}),
)


def test_a_person_taken_out_takes_the_answers_and_files_along(visitor):
    visitor.start()
    visitor.answer("who", who="several")
    visitor.answer(
        "identity/1", kind="person", name="张三", sex="female", id_kind="resident", id_number=PERSON_ID
    )
    visitor.answer("contact/1", address="东街1号", phone="13800000000")
    visitor.answer("people", action="add")
    visitor.answer(
        "identity/2", kind="person", name="李四", sex="female", id_kind="resident", id_number=PERSON_ID
    )
    visitor.post("/apply/files/", action="upload", purpose="identity:0", file=pdf("张三身份证.pdf"))
    visitor.post("/apply/files/", action="upload", purpose="identity:1", file=pdf("李四身份证.pdf"))
    page = visitor.answer("people", action="remove-1")
    assert "李四" in page
    assert "张三" not in page
    page = visitor.get("/apply/files/")
    assert "李四的身份证明" in page
    assert "张三身份证" not in page


def test_inaction_is_counted_from_the_day_the_work_was_due(visitor):
    visitor.start()
    visitor.fill(until="trouble")
    visitor.answer("trouble", trouble="inaction")
    visitor.answer("kind", kind="protection")
    visitor.answer("inaction", title="查处邻居违建的投诉", asked_on="2026-06-01", perform_by="2026-08-01")
    page = visitor.get("/apply/time/")
    assert "2026年9月30日" in page, "sixty days after 1 August"


def test_urgent_protection_has_no_period(visitor):
    visitor.start()
    visitor.fill(until="trouble")
    visitor.answer("trouble", trouble="inaction")
    visitor.answer("kind", kind="protection")
    visitor.answer("inaction", title="制止殴打", asked_on="2026-01-05", urgent="on")
    assert "不受申请期限限制" in visitor.get("/apply/time/")


# -- in time? --------------------------------------------------------------------------------------------------------


def hint(visitor, **typed):
    return visitor.post("/apply/hint/", notified="direct", told_rights="yes", **typed)


def test_the_hint_tells_at_once_whether_there_is_time_and_why(visitor):
    visitor.start()
    page = hint(visitor, known_on="2026-09-03")
    assert "还来得及" in page
    assert "2026年11月2日" in page
    assert "《行政复议法》第二十条" in page, "the arithmetic with its clause"


def test_the_last_day_is_said_to_be_the_last(visitor):
    visitor.start()
    assert "今天是最后一天" in hint(visitor, known_on="2026-07-30")


def test_who_is_late_may_go_on_and_is_asked_why(visitor):
    visitor.start()
    visitor.fill(until="known", paper={"title": "行政处罚决定书"})
    visitor.answer("known", notified="direct", known_on="2026-05-06", told_rights="yes")
    assert "申请期限已经过了" in visitor.get("/apply/time/")
    visitor.answer("time")
    assert visitor.at == "/apply/delay/"
    visitor.answer(
        "delay", has_delay="yes", kind="force_majeure", start="2026-06-01", end="2026-09-20", note="洪水"
    )
    assert visitor.at == "/apply/more/"
    assert "还来得及" in visitor.get("/apply/time/"), "the days of the flood do not count"


def test_the_hint_without_a_day_says_nothing(visitor):
    visitor.start()
    assert hint(visitor, known_on="").strip() == ""


# -- bad input -------------------------------------------------------------------------------------------------------

BAD = [
    # screen, what is typed, what the message says
    (
        "identity/1",
        {"name": "张三", "sex": "male", "id_kind": "resident", "id_number": "110105194912310021"},
        "校验位",
    ),
    ("identity/1", {"name": "张三", "sex": "male", "id_kind": "resident", "id_number": PERSON_ID}, "性别"),
    (
        "identity/1",
        {"name": "", "sex": "female", "id_kind": "resident", "id_number": PERSON_ID},
        "请填写姓名",
    ),
    (
        "identity/1",
        {"name": "张\x00三", "sex": "female", "id_kind": "resident", "id_number": PERSON_ID},
        "控制字符",
    ),
    (
        "identity/1",
        {"name": "张\u202e三", "sex": "female", "id_kind": "resident", "id_number": PERSON_ID},
        "控制字符",
    ),
    (
        "identity/1",
        {"name": "张\ufffd三", "sex": "female", "id_kind": "resident", "id_number": PERSON_ID},
        "第 2 个字是乱码",
    ),
    ("contact/1", {"address": "东街1号", "phone": "abc"}, "请填写手机号"),
    ("contact/1", {"address": "东街1号", "phone": "-------"}, "请填写手机号"),
    ("contact/1", {"address": "东街1号", "phone": "138٠٠٠٠٠٠٠٠"}, "请填写手机号"),
    ("contact/1", {"address": "", "phone": "13800000000"}, "请填写住所"),
    ("respondent", {"name": "局" * 101}, "最多 100 个字，现在有 101 个字"),
    ("respondent", {}, "请选择一个行政机关"),
    ("respondent", {"name": "青河\x07县"}, "控制字符"),
    ("paper", {"title": "", "made_on": "2026-09-01"}, "请填写文书或者行为的名称"),
    ("paper", {"title": "决定书", "made_on": "2026-09-29"}, "之后"),
    ("paper", {"title": "决定书", "made_on": "1998-12-31"}, "1999 年"),
    ("paper", {"title": "决定书", "made_on": "2026-02-30"}, "日期不正确"),
    ("paper", {"title": "决定书", "made_on": "去年"}, "日期不正确"),
    ("known", {"notified": "direct", "known_on": "2026-08-31", "told_rights": "yes"}, "早于作出之日"),
    ("known", {"notified": "direct", "known_on": "2026-12-01", "told_rights": "yes"}, "之后"),
    ("known", {"notified": "direct", "known_on": "", "told_rights": "yes"}, "请填写哪一天知道的"),
    ("known", {"notified": "fax", "known_on": "2026-09-03", "told_rights": "yes"}, "请从列出的选项中选择"),
    (
        "known",
        {
            "notified": "direct",
            "known_on": "2026-09-03",
            "told_rights": "no",
            "rights_known_on": "2026-09-02",
        },
        "早于知道行政行为之日",
    ),
    ("more", {"amount": "两千"}, "请填写数字"),
    ("more", {"amount": "-1"}, "不能小于 0"),
    ("more", {"amount": "1e9"}, "请填写数字"),
    ("more", {"amount": "0.001"}, "小数最多 2 位"),
    ("claims", {}, "请至少选择一项请求"),
    ("requests", {"text_revoke": "   "}, "请填写"),
    ("requests", {"text_revoke": "很" * 2001}, "最多 2000 个字"),
    ("reasons", {"reasons": " \n "}, "请填写事实和理由"),
    ("reasons", {"reasons": "字" * 20001}, "最多 20000 个字"),
    ("reasons", {"reasons": "理由\x0b如下"}, "第 3 个字"),
    ("delivery", {"electronic": "on", "email": ""}, "请填写接收的电子地址"),
    ("delivery", {"email": "abc"}, "电子邮箱不正确"),
    ("delivery", {"email": "张三@qq.com"}, "电子邮箱不正确"),
    ("options", {"elsewhere": ""}, "请选择一项"),
]


@pytest.mark.parametrize(("screen", "typed", "message"), BAD)
def test_each_mistake_gets_its_own_message_and_nothing_typed_is_lost(visitor, screen, typed, message):
    visitor.start()
    visitor.fill(until=screen)
    page = visitor.answer(screen, **typed)
    assert message in errors(visitor.response)
    assert visitor.at == f"/apply/{screen}/"
    for value in typed.values():
        plain = value.strip().replace("\x00", "").replace("\x0b", "").replace("\x07", "")
        if plain and len(plain) > 3 and plain == value:
            assert plain in page, "what was typed is still on the page"


def test_a_company_with_a_wrong_credit_code_is_told_so(visitor):
    visitor.start()
    visitor.answer("who", who="organisation")
    visitor.answer(
        "identity/1",
        name="青河商贸有限公司",
        organisation_form="legal_person",
        credit_code="91350100M000100Y44",
        head_name="李四",
        head_post="经理",
    )
    assert "校验" in errors(visitor.response)


def test_inaction_needs_one_of_its_days(visitor):
    visitor.start()
    visitor.fill(until="trouble")
    visitor.answer("trouble", trouble="inaction")
    visitor.answer("kind", kind="protection")
    visitor.answer("inaction", title="投诉")
    assert "请填写行政机关收到请求的日期" in errors(visitor.response)
    visitor.answer("inaction", title="投诉", asked_on="2026-06-01", perform_by="2026-05-01")
    assert "早于提出请求的日期" in errors(visitor.response)
    visitor.answer("inaction", title="投诉", asked_on="2026-06-01", refused_openly="on")
    assert "请填写您知道的日期" in errors(visitor.response)


def test_ten_thousand_characters_of_reasons_arrive_to_the_character(visitor):
    reasons = "第一条\n" + "我" * 9990 + "<b>&amp;"
    visitor.start()
    visitor.fill(reasons={"reasons": reasons})
    visitor.submit()
    assert application().reasons == reasons


@pytest.mark.parametrize(
    "text",
    [
        "罚款<200元 & \"理由\" '引号'",
        "𠮷野家、㐂、龘、〇、é、①",
        "行首  两个空格\n\n空行",
        "{{ 模板 }} {% now %} ${x}",
        "；DROP TABLE 案件；--",
    ],
)
def test_what_a_person_typed_is_what_the_case_says(visitor, text):
    visitor.start()
    visitor.fill(reasons={"reasons": text})
    page = visitor.get("/apply/check/")
    assert "<200元 &" not in page, "escaped on the page"
    visitor.submit()
    assert application().reasons == text


def test_line_ends_of_every_browser_become_one(visitor):
    visitor.start()
    visitor.fill(reasons={"reasons": "一\r\n二\r三"})
    visitor.submit()
    assert application().reasons == "一\n二\n三"


@pytest.mark.parametrize(
    "typed", ["2026年9月3日", "2026.9.3", "20260903", "2026/09/03", "２０２６－０９－０３"]
)
def test_days_are_read_as_people_write_them(visitor, typed):
    visitor.start()
    visitor.fill(known={"notified": "direct", "known_on": typed, "told_rights": "yes"})
    visitor.submit()
    assert application().act.known_on == date(2026, 9, 3)


FOLDED = [
    # screen, what is typed, what the application says, why
    ("identity_1", {"id_number": "１１０１０５１９４９１２３１００２Ｘ"}, lambda a: a.applicants[0].id_number, PERSON_ID,
     "an input method of full width"),
    ("identity_1", {"name": "\ufeff买买提·\u200b艾力"}, lambda a: a.applicants[0].name, "买买提·艾力",
     "what comes along when a name is copied from a page"),
    ("contact_1", {"phone": "０３７１－１２３４５６７８"}, lambda a: a.applicants[0].phone, "0371-12345678", "the same"),
    ("contact_1", {"phone": "\u202d138 0000 0000\u202c"}, lambda a: a.applicants[0].phone, "138 0000 0000",
     "marks that a telephone's list of contacts copies along"),
    ("delivery", {"email": "ａｂｃ＠ｑｑ．ｃｏｍ"}, lambda a: a.delivery.email, "abc@qq.com", "full width"),
    ("more", {"amount": "2,000"}, lambda a: a.act.amount, 2000, "thousands, as a decision writes them"),
    ("more", {"amount": "￥２，０００．５０元"}, lambda a: a.act.amount, Decimal("2000.50"), "with sign and unit"),
]  # fmt: skip


@pytest.mark.parametrize(("screen", "typed", "of", "said", "why"), FOLDED)
def test_numbers_are_read_as_input_methods_write_them(visitor, screen, typed, of, said, why):
    usual = dict(PERSON)[screen.replace("_", "/")]
    visitor.start()
    visitor.fill(**{screen: {**usual, **typed}})
    visitor.submit()
    assert visitor.at == "/apply/receipt/", errors(visitor.response)
    assert of(application()) == said, why


def test_an_incomplete_application_is_not_sent_and_says_what_is_missing(visitor):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.submit()
    assert Case.objects.count() == 0
    assert "申请人是谁" in errors(visitor.response)
    assert "/apply/reasons/?from=check" in visitor.response.content.decode()


def test_without_the_confirmation_nothing_is_sent(visitor):
    visitor.start()
    visitor.fill()
    visitor.answer("check")
    assert "请确认内容真实" in errors(visitor.response)
    assert Case.objects.count() == 0


def test_a_change_from_the_summary_returns_to_the_summary(visitor):
    visitor.start()
    visitor.fill()
    visitor.post("/apply/reasons/?from=check", **{"from": "check", "action": "next", "reasons": "改过的理由"})
    assert visitor.at == "/apply/check/"
    assert "改过的理由" in visitor.response.content.decode()


# -- files -----------------------------------------------------------------------------------------------------------

REFUSED = [
    ("空.pdf", b"", "0 字节"),
    ("照片.pdf", b"\x89PNG\r\n\x1a\n", "改过扩展名"),
    ("程序.exe", b"MZ", "不接受 .exe"),
    ("网页.pdf", b"<html><script>alert(1)</script>", "网页"),
    ("没有扩展名", PDF, "没有扩展名"),
]


@pytest.mark.parametrize(("name", "content", "message"), REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_by_name_and_the_others_stay(visitor, name, content, message):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.post("/apply/files/", action="upload", purpose="act", file=pdf())
    visitor.post("/apply/files/", action="upload", purpose="act", proves="没有过期", file=pdf(name, content))
    said = errors(visitor.response)
    assert message in said
    assert name in said
    page = visitor.response.content.decode()
    assert "决定书.pdf" in page
    assert "没有过期" in page, "what was written about the file is still there"


def test_too_large_a_file_is_refused_with_the_limit(visitor, monkeypatch):
    monkeypatch.setattr("fuyuan.matters.attachments.MB", 10)  # 50 MB become 500 bytes
    visitor.start()
    visitor.answer("who", who="person")
    visitor.post("/apply/files/", action="upload", purpose="act", file=pdf(content=PDF + b"%" * 1000))
    assert "超过 50 MB" in errors(visitor.response)


def test_pressing_upload_without_a_file_says_so(visitor):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.answer("files", action="upload", purpose="act")
    assert "请先选择文件" in errors(visitor.response)


def test_files_go_where_they_belong_and_come_back_byte_for_byte(visitor):
    visitor.start()
    visitor.fill(until="files")
    long_name = "证" * 190 + ".pdf"
    visitor.post("/apply/files/", action="upload", purpose="act", file=pdf())
    visitor.post("/apply/files/", action="upload", purpose="identity:0", file=pdf("身份证.pdf"))
    visitor.post(
        "/apply/files/", action="upload", purpose="evidence:document", proves="有票", file=pdf(long_name)
    )
    visitor.answer("delivery")
    visitor.answer("options", elsewhere="no")
    visitor.submit()
    sent = application()
    assert [each.name for each in sent.act.files] == ["决定书.pdf"]
    assert [each.name for each in sent.applicants[0].files] == ["身份证.pdf"]
    assert (sent.evidence[0].proves, sent.evidence[0].file.name) == ("有票", long_name)
    use = AttachmentUse.objects.get(label="决定书.pdf")
    assert (use.matter_id, use.event_seq) == (Case.objects.get().pk, 1)
    answer = visitor.client.get(f"/files/{use.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_taken_out_is_not_sent(visitor):
    visitor.start()
    visitor.fill(until="files")
    visitor.post("/apply/files/", action="upload", purpose="act", file=pdf())
    use = AttachmentUse.objects.get()
    visitor.answer("files", action=f"remove-{use.pk}")
    assert not AttachmentUse.objects.exists()


# -- the respondent --------------------------------------------------------------------------------------------------


def test_organs_are_found_by_a_part_of_their_name(visitor):
    visitor.start()
    visitor.fill(until="respondent")
    page = visitor.answer("respondent", action="search", q="市场")
    assert "市场监督管理局" in page
    assert "人民法院" not in visitor.get("/apply/respondent/"), "a court is no administrative organ"


def test_a_search_that_finds_nothing_says_what_to_do(visitor):
    visitor.start()
    visitor.fill(until="respondent")
    assert "写出它的全名" in visitor.answer("respondent", action="search", q="不存在的局")


def test_a_chosen_organ_is_sent_with_its_place_in_the_tree(visitor):
    bureau = organ("QH-SFJ")
    visitor.start()
    visitor.fill(respondent={"organ": str(bureau.pk)})
    visitor.submit()
    assert application().respondents[0].organ_id == bureau.pk


# -- drafts ----------------------------------------------------------------------------------------------------------


def test_going_back_keeps_what_was_typed_even_if_it_is_wrong(visitor):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.answer("identity/1", action="back", name="张三", id_number="123")
    assert visitor.at == "/apply/who/"
    assert 'value="123"' in visitor.get("/apply/identity/1/")


def test_a_draft_is_continued_elsewhere_with_its_code(visitor):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.answer("identity/1", action="later", name="张三")
    assert visitor.at == "/apply/saved/"
    code = visitor.code
    elsewhere = Visitor()
    elsewhere.post("/apply/continue/", code=code.lower().replace("-", " "))
    assert "张三" in elsewhere.get("/apply/identity/1/")


def test_only_the_digest_of_the_code_and_sealed_answers_are_stored(visitor):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.answer("identity/1", action="later", name="张三", id_number=PERSON_ID)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM portal_draft")
        stored = str(cursor.fetchall())
    assert visitor.code.replace("-", "") not in stored
    assert PERSON_ID not in stored
    assert "张三" not in stored


def test_a_page_that_stood_open_past_the_session_is_still_saved(visitor, clock):
    visitor.start()
    visitor.answer("who", who="person")
    page = visitor.get("/apply/identity/1/")
    kept = re.search(r'name="ticket" value="([^"]+)"', page)[1]
    clock.move(minutes=45)
    other = Visitor()
    other.answer(
        "identity/1", ticket=kept, name="张三", sex="female", id_kind="resident", id_number=PERSON_ID
    )
    assert other.at == "/apply/contact/1/"


def test_two_drafts_in_two_windows_stay_apart(visitor):
    visitor.start()
    first = Draft.objects.get()
    visitor.start()
    visitor.answer("who", ticket=ticket(first), who="organisation")
    second = Draft.objects.exclude(pk=first.pk).get()
    first.refresh_from_db()
    assert "organisation" in first.answers
    assert second.answers == ""


def test_a_forged_ticket_opens_nothing(visitor):
    visitor.start()
    draft = Draft.objects.get()
    other = Visitor()
    other.answer("who", ticket=ticket(draft).replace(f"{draft.pk}:", f"{draft.pk + 1}:"), who="person")
    assert "接着填写" in other.response.content.decode()


def test_expired_drafts_and_their_files_are_deleted(visitor, clock):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.post("/apply/files/", action="upload", purpose="act", file=pdf())
    clock.move(days=30)
    assert expire() == 0, "thirty days after the last save it is still there"
    clock.move(days=1)
    assert expire() == 1
    assert not AttachmentUse.objects.exists()
    assert expire() == 0


def test_an_expired_draft_is_gone_for_its_code_too(visitor, clock):
    visitor.start()
    visitor.answer("who", action="later", who="person")
    code = visitor.code
    clock.move(days=31)
    visitor.client.cookies.clear()
    visitor.post("/apply/continue/", code=code)
    assert "没有找到" in visitor.response.content.decode()


def test_expiring_leaves_submitted_files_alone(visitor, clock):
    visitor.start()
    visitor.fill(until="files")
    visitor.post("/apply/files/", action="upload", purpose="act", file=pdf())
    visitor.answer("delivery")
    visitor.answer("options", elsewhere="no")
    visitor.submit()
    clock.move(days=40)
    expire()
    assert AttachmentUse.objects.count() == 1


def test_nobody_starts_without_the_notice(visitor):
    page = visitor.post("/apply/")
    assert "请先阅读个人信息处理告知" in page
    assert not Draft.objects.exists()
    visitor.start()
    assert Draft.objects.get().notice == "2026-11"


def test_guessing_continuation_codes_is_stopped(visitor):
    for number in range(30):
        visitor.post("/apply/continue/", code=f"AAAA-BBBB-CCCC-{number:04d}")
    visitor.post("/apply/continue/", code="AAAA-BBBB-CCCC-DDDD")
    assert visitor.response.status_code == 429


def test_a_draft_begun_with_an_account_waits_under_it(visitor):
    account, _ = create_account(
        username="pzhang",
        name="张三",
        kind=AccountKind.PUBLIC,
        password="Willow-River-2718",
        phone="13800000001",
    )
    visitor.client.cookies["sessionid"] = session_for(account)
    visitor.start()
    visitor.answer("who", who="person")
    page = visitor.get("/my/")
    assert "接着填写" in page
    other = Visitor()
    other.client.cookies["sessionid"] = session_for(account)
    other.post(f"/my/drafts/{Draft.objects.get().pk}/")
    assert other.at == "/apply/saved/"


def test_somebody_elses_draft_is_a_404(visitor):
    mine, _ = create_account(
        username="pa", name="甲", kind=AccountKind.PUBLIC, password="Willow-River-2718", phone="13800000001"
    )
    theirs, _ = create_account(
        username="pb", name="乙", kind=AccountKind.PUBLIC, password="Willow-River-2718", phone="13800000002"
    )
    visitor.client.cookies["sessionid"] = session_for(theirs)
    visitor.start()
    other = Visitor()
    other.client.cookies["sessionid"] = session_for(mine)
    pk = Draft.objects.get().pk
    for path in (f"/my/drafts/{pk}/", f"/my/drafts/{pk}/discard/"):
        assert other.client.post(path).status_code == 404
    assert Draft.objects.exists()


@pytest.mark.parametrize("screen", ["who", "check", "files", "respondent", "receipt", "saved"])
def test_without_a_draft_every_screen_asks_for_the_code(visitor, screen):
    page = visitor.get(f"/apply/{screen}/")
    assert "续填码" in page


def test_a_screen_the_answers_do_not_lead_to_goes_to_the_first_open_one(visitor):
    visitor.start()
    visitor.answer("who", who="person")
    visitor.get("/apply/agent/3/")
    assert visitor.at == "/apply/identity/1/"


@pytest.mark.parametrize("number", ["9" * 30, "-1", "１", "²", "", "0"])
def test_numbers_nobody_chose_do_no_harm(visitor, number):
    visitor.start()
    visitor.answer("who", who="several")
    visitor.answer("people", action="add")
    visitor.answer("helper", helper="yes")
    visitor.answer("agents", action="add")
    for screen, typed in (
        ("respondent", {"organ": number}),
        ("respondent", {"action": f"remove-{number}"}),
        ("files", {"action": f"remove-{number}"}),
        ("people", {"action": f"remove-{number}"}),
        ("agents", {"action": f"remove-{number}"}),
    ):
        visitor.answer(screen, **typed)
        assert visitor.response.status_code == 200
    visitor.client.post("/apply/who/", {"ticket": number})
