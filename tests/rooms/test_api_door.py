"""Attacks on the interface's door and on its bodies, and the administrator's page of credentials."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from api_caller import UNTIL, Caller, suit
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from organs_people import person, signed_in

from fuyuan.business.litigation.models import CourtList, Suit
from fuyuan.clock import set_clock, today
from fuyuan.organs import credentials
from fuyuan.organs.models import Account, Credential, Organ, Scope, SecurityEvent, Session
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
ADDRESSES = ("court/suits/x", "court/batches/x", "nowhere", "court/suits")
GOOD = {"batch": "b1", "suits": [suit(1)]}


@pytest.fixture
def court() -> Iterator[Caller]:
    with set_clock("2026-07-06T10:00"):
        yield Caller()


def refused(answer: HttpResponse, status: int) -> str:
    """Return what a refusal says; it is a problem document, not kept anywhere, and begins no session."""
    assert answer.status_code == status, answer.content.decode()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    told = answer.json()
    assert told["status"] == status
    return str(told["detail"])


# -- the door --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer wrong", "Basic {secret}", "{secret}", "Bearer {secret}x", "Bearer x{secret}", "Token {secret}"],
)  # fmt: skip
def test_without_the_right_secret_every_address_says_the_same(
    court: Caller, address: str, header: str
) -> None:
    headers = {"Authorization": header.format(secret=court.secret)} if header else {}
    answer = court.client.get(f"/api/v1/{address}", headers=headers)
    assert refused(answer, 401) == "请在 Authorization 头里写明有效的接口凭据；凭据由系统管理员签发。"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_revoked_an_expired_and_an_unknown_credential_are_refused_alike(court: Caller) -> None:
    revoked, secret = court.issued("旧系统")
    credentials.revoke(revoked, by=court.admin)
    answers = [court.get("court/suits/x", each).content for each in (secret, "fy-unknown")]
    with set_clock(UNTIL.isoformat()):
        assert court.get("court/suits/x").status_code == 404, "its last day counts"
    with set_clock((UNTIL + timedelta(days=1)).isoformat()):
        answers.append(court.get("court/suits/x").content)
    assert len(set(answers)) == 1
    logged = (
        SecurityEvent.objects.filter(action="credential-use").order_by("pk").values_list("object", "result")
    )
    assert [result for _, result in logged] == ["failed"] * 3
    assert [object_ for object_, _ in logged] == [
        "汝州市人民法院 旧系统",
        "没有这个凭据",
        "汝州市人民法院 审判管理系统",
    ]


def test_the_credential_of_a_court_that_no_longer_exists_opens_nothing(court: Caller) -> None:
    Organ.objects.filter(pk=court.credential.organ_id).update(valid_to=today() - timedelta(days=1))
    refused(court.get("court/suits/x"), 401)


def test_guessing_is_stopped_by_address_and_the_right_secret_then_waits_too(court: Caller) -> None:
    for _ in range(credentials.PER_ADDRESS):
        refused(court.get("court/suits/x", "fy-guess"), 401)
    refused(court.get("court/suits/x"), 401)
    with set_clock("2026-07-06T10:16"):
        refused(court.get("court/suits/x"), 404)


def test_a_system_that_calls_often_is_never_locked_out(court: Caller) -> None:
    for _ in range(credentials.PER_ADDRESS + 5):
        assert court.get("court/suits/x").status_code == 404


def test_nothing_of_the_secret_is_stored_and_nothing_of_it_is_logged(court: Caller) -> None:
    court.sent(suit(1))
    court.get("court/suits/x", court.secret + "x")
    rows = [*Credential.objects.values(), *SecurityEvent.objects.values(), *CourtList.objects.values()]
    assert court.secret not in str(rows)
    assert len(court.secret) > 40
    assert court.issued("另一个")[1] != court.secret


def test_a_session_opens_nothing_and_a_credential_begins_none(court: Caller) -> None:
    """So no page of somebody else's can make a signed-in browser send a case: there is no cookie it could ride on."""
    before = Session.objects.count()
    answer = court.court_client.post("/api/v1/court/suits", json.dumps(GOOD), content_type="application/json")
    refused(answer, 401)
    answer = court.post(GOOD)
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert "no-store" in answer.headers["Cache-Control"]
    assert Session.objects.count() == before


def test_a_credential_opens_no_page_of_the_desk(court: Caller) -> None:
    headers = {"Authorization": f"Bearer {court.secret}"}
    for path in ("/desk/", "/court-lists/", "/matters/suit/", "/admin/credentials/"):
        assert court.client.get(path, headers=headers).status_code in (302, 403), path


def test_the_wrong_scope_is_told_which_one_it_has_and_the_log_keeps_it(court: Caller) -> None:
    _, look = court.issued(scope=Scope.COURT_LOOK)
    assert "只查询本院行政诉讼案件" in refused(court.post(GOOD, look), 403)
    assert SecurityEvent.objects.filter(action="denied", object="/api/v1/court/suits").count() == 1


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_another_method_is_told_the_right_one(court: Caller, method: str) -> None:
    headers = {"Authorization": f"Bearer {court.secret}"}
    answer = getattr(court.client, method)("/api/v1/court/suits", headers=headers)
    assert "POST" in refused(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_an_address_that_is_none_is_said_to_be_none(court: Caller) -> None:
    refused(court.get("court/nowhere"), 404)
    refused(court.client.post("/api/v2/x", headers={"Authorization": f"Bearer {court.secret}"}), 404)


def test_a_fault_of_ours_is_told_without_its_inside(
    court: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("fuyuan.business.litigation.court_list.intake.receive", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR):
        assert "division" not in refused(court.post(GOOD), 500)
    assert "ZeroDivisionError" in caplog.text


# -- bodies ----------------------------------------------------------------------------------------------------------


def broken(**changes: Any) -> dict[str, Any]:
    return {"batch": "b1", "suits": [suit(1), suit(2, **changes)]}


BODIES: dict[str, tuple[Any, int, str]] = {
    "nothing": (b" ", 400, "不是正确的 JSON"),
    "not JSON": (b"case_number=1", 400, "第 1 行第 1 个字符处不是正确的 JSON"),
    "half of it": (json.dumps(GOOD)[:-5], 400, "不是正确的 JSON"),
    "another encoding": (json.dumps(GOOD, ensure_ascii=False).encode("gb18030"), 400, "不是 UTF-8 编码"),
    "a hundred thousand brackets": (b"[" * 100_000, 400, "括号套得太深"),
    "a number of ten thousand digits": (b'{"batch": ' + b"9" * 10_000 + b"}", 400, "读不懂的数字"),
    "no number": (b'{"batch": NaN}', 400, "NaN 不是 JSON 的数字"),
    "a name twice": ('{"batch": "a", "batch": "b", "suits": []}', 400, "“batch”写了两次"),
    "half of a pair of characters": (json.dumps(broken(cause="\ud800")), 400, "不完整的字符"),
    "half of a pair as a name": (b'{"\\ud800": 1}', 400, "不完整的字符"),
    "too large": (b'{"batch": "' + b"a" * 2_200_000 + b'"}', 413, "一次最多 2 MB"),
    "a list": ([suit(1)], 422, ""),
    "no cases": ({"batch": "b1", "suits": []}, 422, "/suits：至少填写 1 项"),
    "no name for the batch": ({"suits": [suit(1)]}, 422, "/batch：请填写"),
    "a name for the batch with a slash": ({"batch": "../b", "suits": [suit(1)]}, 422, "批次号只用字母"),
    "a name of another script": ({"batch": "批次１", "suits": [suit(1)]}, 422, "批次号只用字母"),
    "an unknown field": (broken(judge="王某"), 422, "/suits/1/judge：多出了不认识的内容"),
    "an unknown field beside": ({**GOOD, "court": "别的法院"}, 422, "/court：多出了不认识的内容"),
    "a court of its choice": (broken(court="别的法院"), 422, "/suits/1/court：多出了不认识的内容"),
    "a day as a number": (broken(docketed_on=1_772_409_600), 422, "/suits/1/docketed_on：请填写日期"),
    "a day that is none": (broken(docketed_on="2026-02-30"), 422, "/suits/1/docketed_on：日期不正确"),
    "a day with an hour": (broken(docketed_on="2026-03-02T10:00:00"), 422, "/suits/1/docketed_on：日期不正确"),
    "a day of Excel": (broken(docketed_on="46083"), 422, "/suits/1/docketed_on：日期不正确"),
    "a day long ago": (broken(docketed_on="1900-01-01"), 422, "日期早于 1999 年"),
    "a case number without a digit": (broken(case_number="某案"), 422, "案号照文书写全"),
    "a case number as a number": (broken(case_number=12), 422, "/suits/1/case_number：请写成文字"),
    "a control character": (broken(cause="处\x00罚"), 422, "看不见的控制字符"),
    "a mark that turns the writing around": (broken(plaintiffs=["张\u202e三"]), 422, "看不见的控制字符"),
    "names in one text": (broken(plaintiffs=["张三、李四"]), 422, "/suits/1/plaintiffs/0：一个姓名或者名称写一项"),
    "and others": (broken(plaintiffs=["张三等5人"]), 422, "不写“等人”"),
    "a name as text": (broken(plaintiffs="张三"), 422, "/suits/1/plaintiffs：请写成列表"),
    "no plaintiff": (broken(plaintiffs=[]), 422, "至少填写 1 项"),
    "a name too long": (broken(defendants=["局" * 121]), 422, "最多 120 个字"),
    "an instance that is none": (broken(instance="一审"), 422, "请从列出的选项中选择"),
    "a result without its day": (broken(closed_on=None), 422, "请写结案日期"),
    "a case inside a case": (broken(cause={"cause": "x"}), 422, "/suits/1/cause：请写成文字"),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_not_as_described_is_refused_whole_and_says_where(court: Caller, name: str) -> None:
    body, status, words = BODIES[name]
    answer = court.post(body)
    refused(answer, status)
    told = answer.json()
    said = [told["detail"], *(f"{each['pointer']}：{each['detail']}" for each in told.get("errors", []))]
    assert any(words in each for each in said), said
    assert (CourtList.objects.count(), Suit.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_what_a_browser_could_send_across_sites_is_no_body(court: Caller, kind: str) -> None:
    refused(court.post(json.dumps(GOOD), type=kind or "application/octet-stream"), 415)


def test_many_errors_are_counted_and_a_hundred_of_them_named(court: Caller) -> None:
    answer = court.post({"batch": "b1", "suits": [suit(each, judge="x") for each in range(150)]})
    assert refused(answer, 422).startswith("有 150 处")
    assert len(answer.json()["errors"]) == 100


def test_markup_sent_as_a_name_is_only_text_on_every_page(court: Caller) -> None:
    court.sent(suit(1, plaintiffs=["<script>alert(1)</script>"]), suit(2, outcome="<b>撤</b>"))
    page = court.office_client.get(f"/court-lists/{CourtList.objects.get().pk}/?show=new").content.decode()
    assert "<script>alert" not in page
    assert "<b>撤" not in page


# -- the administrator's page ----------------------------------------------------------------------------------------


@pytest.fixture
def desk(court: Caller) -> Client:
    return signed_in(court.admin)


def form(court: Caller, **changes: Any) -> dict[str, Any]:
    organ = Organ.objects.get(name="汝州市人民法院").pk
    return {"organ": organ, "name": "执行系统", "scope": "court_suits", "expires_on": "2026-12-31", **changes}


def test_a_credential_is_issued_shown_once_used_and_revoked(court: Caller, desk: Client) -> None:
    page = desk.post("/admin/credentials/", form(court)).content.decode()
    secret = re.search(r"fy-[0-9a-f]{64}", page)
    assert secret
    assert "只显示这一次" in page
    assert court.get("court/suits/x", secret[0]).status_code == 404
    listed = desk.get("/admin/credentials/").content.decode()
    assert secret[0] not in listed
    assert "127.0.0.1" in listed
    found = Credential.objects.get(name="执行系统")
    assert desk.post(f"/admin/credentials/{found.pk}/revoke/").status_code == 302
    refused(court.get("court/suits/x", secret[0]), 401)
    events = SecurityEvent.objects.filter(object__startswith="汝州市人民法院 执行系统").order_by("pk")
    assert [(each.action, each.result, each.account) for each in events] == [
        ("credential-issue", "ok", court.admin), ("credential-revoke", "ok", court.admin), ("credential-use", "failed", None),
    ]  # fmt: skip


def test_revoking_twice_keeps_who_did_it_first(court: Caller, desk: Client) -> None:
    credentials.revoke(court.credential, by=court.admin)
    other = person("second")
    credentials.revoke(court.credential, by=other)
    assert Credential.objects.get(pk=court.credential.pk).revoked_by == court.admin
    assert SecurityEvent.objects.filter(action="credential-revoke").count() == 1


WRONG = [
    ({"expires_on": "2026-07-06"}, "有效期从明天起，最长一年"),
    ({"expires_on": "2027-07-08"}, "有效期从明天起，最长一年"),
    ({"scope": "everything"}, "everything"),
    ({"name": " "}, "请填写"),
]


@pytest.mark.parametrize(("changes", "words"), WRONG)
def test_what_is_wrong_with_a_credential_is_said_in_the_form(
    court: Caller, desk: Client, changes: dict[str, str], words: str
) -> None:
    answer = desk.post("/admin/credentials/", form(court, **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Credential.objects.count() == 1


def test_only_a_court_gets_a_courts_credential(court: Caller, desk: Client) -> None:
    police = Organ.objects.get(name="汝州市公安局")
    assert desk.post("/admin/credentials/", form(court, organ=police.pk)).status_code == 422
    with pytest.raises(ValidationError, match="只能签发给法院"):
        credentials.issue(organ=police, name="x", scope=Scope.COURT_SUITS, expires_on=UNTIL, by=court.admin)


def test_only_the_system_administrator_sees_credentials(court: Caller) -> None:
    audit = person("audit", Post.AUDIT_ADMIN, at=Organ.objects.get(name="汝州市司法局").code)
    for client in (signed_in(audit), court.office_client, court.court_client):
        assert client.get("/admin/credentials/").status_code == 403
        assert client.post(f"/admin/credentials/{court.credential.pk}/revoke/").status_code == 403
    assert Account.objects.filter(issued_credentials=court.credential).get() == court.admin
