"""The step dialog: the act's name and clause, what it sets off, and every way it can go wrong without losing a word."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from shell_people import Office

from fuyuan.clock import set_clock
from fuyuan.matters.attachments import files_of
from fuyuan.matters.models import EventRow, Matter
from toy import desk

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-form-0001"


@pytest.fixture
def office():
    with set_clock("2026-09-28T09:00"):
        yield Office()


def dialog(matter: int, step: str) -> str:
    return f"/matters/letter/{matter}/steps/{step}/"


NEW = "/matters/letter/new/receive/"
LETTER = {"writer": "赵来信", "subject": "反映罚款过重", "received_on": "2026-09-28", "token": TOKEN}


def test_the_dialog_is_named_after_the_act_and_so_is_its_only_primary_button(office):
    html = office.clerk_client.get(dialog(office.letter(), "accept")).content.decode()
    assert "<h1>受理</h1>" in html
    assert re.findall(r'class="button primary"[^>]*>([^<]+)<', html) == ["受理"]


def test_the_clause_is_folded_above_the_form(office):
    html = office.clerk_client.get(dialog(office.letter(), "accept")).content.decode()
    assert html.index("《行政复议法》第三十条第一款") < html.index('id="step-form"')
    assert "五日内进行审查" in html


def test_taking_a_step_leads_back_with_the_act_its_number_and_the_new_days(office):
    matter = office.letter()
    url = dialog(matter, "accept")
    response = office.clerk_client.post(url, {"note": "", "token": TOKEN, "expect": "1"}, follow=False)
    assert response.status_code == 303
    html = office.clerk_client.get(response.url).content.decode()
    assert "“受理”已办理，编号" in html
    assert "作出答复的期限：2026年11月27日" in html


def test_opening_a_matter_leads_to_its_page(office):
    response = office.clerk_client.post(NEW, LETTER)
    matter = Matter.objects.get()
    assert response.status_code == 303
    assert response.url == f"/matters/letter/{matter.pk}/"


def test_a_double_submit_opens_one_matter(office):
    first, second = (office.clerk_client.post(NEW, LETTER) for _ in range(2))
    assert first.url == second.url
    assert Matter.objects.count() == 1


def test_a_date_typed_the_chinese_way_is_understood(office):
    office.clerk_client.post(NEW, {**LETTER, "received_on": "2026年9月25日"})
    assert '"received_on":"2026-09-25"' in EventRow.objects.get().body


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"writer": ""}, "请填写，至少 1 个字"),
        ({"writer": "　 "}, "请填写，至少 1 个字"),
        ({"writer": "甲" * 61}, "太长：最多 60 个字"),
        ({"received_on": "明天"}, "日期不正确，请写成 2026-09-28 的样子"),
        ({"received_on": "1998-01-01"}, "日期早于 1999 年，请核对年份"),
        ({"received_on": "2026-02-30"}, "日期不正确"),
        ({"subject": "零\u202e宽"}, "看不见的控制字符"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(office, wrong, told):
    sent = {**LETTER, **wrong}
    response = office.clerk_client.post(NEW, sent)
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count(told) == 2, "in the summary and beside the field"
    assert "有几处需要改一下" in html
    for value in sent.values():
        assert value.strip() in html
    assert not Matter.objects.exists()


def test_a_refusal_tells_reason_and_keeps_what_was_typed(office):
    response = office.clerk_client.post(NEW, {**LETTER, "received_on": "2026-10-09"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "收到日期晚于今天，请核对" in html
    assert 'value="赵来信"' in html


def test_a_step_that_is_not_open_now_says_why_with_its_article_and_shows_no_form(office):
    response = office.handler_client.get(dialog(office.accepted(), "resume"))
    html = response.content.decode()
    assert response.status_code == 409
    assert "没有中止，不需要恢复" in html
    assert "《行政复议法》第三十九条第一款" in html
    assert "step-form" not in html


def test_a_post_that_may_not_take_the_step_is_refused(office):
    matter = office.letter()
    for method in (office.handler_client.get, office.handler_client.post):
        response = method(dialog(matter, "accept"))
        assert response.status_code == 403
        assert "由立案人员办理" in response.content.decode()
    assert EventRow.objects.filter(matter_id=matter).count() == 1


@pytest.mark.parametrize("step", ["issue_paper", "fly", "receive"])
def test_steps_nobody_takes_by_hand_have_no_dialog(office, step):
    assert office.clerk_client.get(dialog(office.letter(), step)).status_code == 404


def test_somebody_elses_matter_has_no_dialog(office):
    matter = office.letter()
    assert office.other_client.post(dialog(matter, "accept"), {"token": TOKEN}).status_code == 404
    assert office.other_client.post(dialog(matter, "accept") + "preview/").status_code == 404


def test_who_was_overtaken_is_told_by_whom_and_can_go_on(office):
    matter = office.accepted()
    desk.take(matter, "suspend", office.handler, record={"note": "等待鉴定"})
    desk.take(matter, "resume", office.handler)
    sent = {"text": "已经查清，罚款\n予以减免", "promised_on": "", "token": TOKEN, "expect": "2"}
    response = office.handler_client.post(dialog(matter, "answer"), sent)
    html = response.content.decode()
    assert response.status_code == 409
    assert "chengban先生已在" in html
    assert "办理了“恢复”" in html
    assert "已经查清，罚款\n予以减免" in html
    assert 'name="expect" value="4"' in html
    again = office.handler_client.post(dialog(matter, "answer"), {**sent, "expect": "4"})
    assert again.status_code == 303


def test_the_preview_tells_the_days_before_anything_is_written(office):
    matter = office.letter()
    html = office.clerk_client.post(dialog(matter, "accept") + "preview/", {"note": ""}).content.decode()
    assert "作出答复的期限" in html
    assert "2026年11月27日（周五）" in html
    assert "审查" in html
    assert EventRow.objects.filter(matter_id=matter).count() == 1


def test_the_preview_follows_what_was_typed(office):
    matter = office.accepted()
    url = dialog(matter, "answer") + "preview/"
    with_promise = office.handler_client.post(
        url, {"text": "会改", "promised_on": "2026-12-01"}
    ).content.decode()
    without = office.handler_client.post(url, {"text": "会改", "promised_on": ""}).content.decode()
    assert "兑现承诺的期限" in with_promise
    assert "2026年12月1日" in with_promise
    assert "兑现承诺" not in without


def test_without_a_script_the_button_shows_the_same_and_keeps_the_form(office):
    html = office.clerk_client.post(NEW, {**LETTER, "_preview": "1"}).content.decode()
    assert "审查的期限" in html
    assert 'value="赵来信"' in html
    assert not Matter.objects.exists()


def test_an_incomplete_form_previews_nothing_and_blames_nobody(office):
    html = office.clerk_client.post(NEW + "preview/", {}).content.decode()
    assert "填完必填的内容后" in html
    assert "请填写，至少" not in html


def test_a_file_chosen_once_survives_an_error_and_goes_on_record(office):
    scan = SimpleUploadedFile("来信扫描.txt", "来信全文".encode())
    html = office.clerk_client.post(NEW, {**LETTER, "writer": "", "files": scan}).content.decode()
    key = re.search(r'name="files" value="([0-9a-f]{64} [^"]+)"', html)
    assert key, "the file stands in the form with a tick"
    response = office.clerk_client.post(NEW, {**LETTER, "files": [key[1]]})
    assert response.status_code == 303
    matter = Matter.objects.get()
    assert [use.label for use in files_of(matter.pk, office.clerk)] == ["来信扫描.txt"]
    assert files_of(matter.pk, office.clerk)[0].event_seq == 1


def test_a_file_that_is_not_taken_says_why_beside_its_field(office):
    empty = SimpleUploadedFile("空.pdf", b"")
    response = office.clerk_client.post(NEW, {**LETTER, "files": empty})
    assert response.status_code == 422
    assert "空.pdf：" in response.content.decode()


def test_a_reference_to_somebody_elses_file_is_worth_nothing(office):
    office.clerk_client.post(NEW, {**LETTER, "files": SimpleUploadedFile("甲.txt", b"one")})
    digest = files_of(Matter.objects.get().pk, office.clerk)[0].attachment.sha256
    stolen = {**LETTER, "token": "another-token-00002", "files": [f"{digest} 甲.txt"]}
    response = office.clerk_client.post(NEW, stolen)
    assert response.status_code == 422
    assert "文件“甲.txt”没有上传成功，请重新上传" in response.content.decode()


def test_a_used_token_for_another_act_is_told_and_replaced(office):
    matter = office.letter()
    office.clerk_client.post(NEW, LETTER)
    response = office.clerk_client.post(dialog(matter, "accept"), {"note": "", "token": TOKEN})
    html = response.content.decode()
    assert response.status_code == 409
    assert "已经提交过" in html
    assert TOKEN not in html


def test_days_of_the_act_are_those_of_the_clock(office):
    matter = office.letter()
    office.clerk_client.post(dialog(matter, "accept"), {"note": "", "token": TOKEN})
    assert EventRow.objects.get(matter_id=matter, step="accept").day == date(2026, 9, 28)
