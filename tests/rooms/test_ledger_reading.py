"""A document is uploaded, read, confirmed: what the officer corrects is kept, and nothing exists before the confirmation."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from form_as_sent import as_sent
from ledger_document import TEXT, UPLOAD, form, found, upload
from ledger_plan import ISSUED, Ledger

from fuyuan.business.ledger import views_reading
from fuyuan.business.ledger.models import PlanRow, Reading, TaskRow
from fuyuan.clock import set_clock
from fuyuan.matters.models import Attachment, AttachmentUse
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(monkeypatch):
    monkeypatch.setattr(views_reading, "read_document", lambda path, name: (found(), TEXT))
    with set_clock(ISSUED):
        yield Ledger()


def taken(ledger) -> str:
    """Upload, and return the address of the confirm page."""
    return upload(ledger.office_client)["Location"]


TICKS = ["read:0", "unit:一:神秘办公室"]


def test_an_upload_is_read_and_shown_and_nothing_is_created_yet(ledger) -> None:
    url = taken(ledger)
    page = ledger.office_client.get(url).content.decode()
    reading = Reading.objects.get()
    assert (reading.file_name, reading.source) == ("方案.txt", TEXT)
    assert "<mark>适时开展</mark>" in page
    assert "还有 2 处需要您核对" in page
    assert "请选定对应机关" in page, "a unit nobody knows is not guessed"
    assert not PlanRow.objects.exists()


def test_units_that_fit_one_organ_or_group_are_chosen_beforehand(ledger) -> None:
    sent = form(ledger.office_client, taken(ledger))
    assert sent["measures-0-units-0-target"] == ["汝州市司法局"]
    assert sent["measures-0-units-1-target"] == [""]
    assert sent["measures-1-units-0-target"][0].startswith("15个乡（镇）人民政府")
    assert sent["measures-0-deadlines-0-on"] == ["2026-12-31"]


def test_what_an_officer_confirms_becomes_the_plan_with_its_file(ledger) -> None:
    url = taken(ledger)
    sent = form(ledger.office_client, url, _adopt="1", checked=TICKS)
    sent["measures-0-heading"] = "组建咨询委员会"
    answer = ledger.office_client.post(url, sent)
    plan = PlanRow.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/matters/plan/{plan.pk}/")
    page = ledger.office_client.get(answer["Location"]).content.decode()
    assert "组建咨询委员会" in page
    assert "下达任务" in page
    use = AttachmentUse.objects.get()
    assert (use.matter_id, use.event_seq, use.draft) == (plan.pk, 1, "")
    assert Reading.objects.get().plan_id == plan.pk
    ledger.take(plan.pk, "issue_tasks", ledger.office)
    assert TaskRow.objects.filter(plan_id=plan.pk).count() == 1 + 15


def test_sent_twice_it_is_one_plan_and_the_reading_leads_to_it(ledger) -> None:
    url = taken(ledger)
    sent = form(ledger.office_client, url, _adopt="1", checked=TICKS)
    places = {ledger.office_client.post(url, sent)["Location"] for _ in range(2)}
    assert places == {f"/matters/plan/{PlanRow.objects.get().pk}/"}
    assert ledger.office_client.get(url).status_code == 303


def test_a_draft_keeps_corrections_and_ticks(ledger) -> None:
    url = taken(ledger)
    sent = form(ledger.office_client, url, _save="1", checked=["read:0"])
    sent |= {
        "measures-0-heading": "改过的措施",
        "measures-0-units-1-target": "汝州市公安局",
        "scheme_days": "15",
    }
    assert ledger.office_client.post(url, sent).status_code == 303
    again = form(ledger.office_client, url)
    assert again["measures-0-heading"] == ["改过的措施"]
    assert again["measures-0-units-1-target"] == ["汝州市公安局"]
    assert (again["scheme_days"], again["checked"]) == (["15"], ["read:0"])
    assert "还有" not in ledger.office_client.get(url).content.decode().split("</h2>")[1]
    ledger.office_client.post(url, {**again, "_forget": "1"})
    assert form(ledger.office_client, url)["measures-0-heading"] == ["建立咨询委员会"]


def test_confirming_is_refused_while_something_is_not_looked_at(ledger) -> None:
    url = taken(ledger)
    answer = ledger.office_client.post(url, form(ledger.office_client, url, _adopt="1", checked=TICKS[:1]))
    assert answer.status_code == 422
    assert "还有 1 处没有核对" in answer.content.decode()
    assert not PlanRow.objects.exists()


@pytest.mark.parametrize(
    ("change", "why", "where"),
    [
        ({"measures-1-units-0-target": ""}, "请至少为一个责任单位选定对应机关", "id_measures-1-units"),
        ({"measures-0-units-0-target": "司法"}, "名录里没有“司法”", "id_measures-0-units-0-target"),
        ({"measures-0-deadlines-0-on": ""}, "请填写日期", "id_measures-0-deadlines-0-on"),
        ({"measures-1-deadlines-0-on": "2026-12-31"}, "请清空日期", "id_measures-1-deadlines-0-on"),
        ({"measures-0-deadlines-0-on": "2025-12-31"}, "早于成文日期", "id_measures-0-deadlines-0-on"),
        ({"measures-1-heading": ""}, "请填写", "id_measures-1-heading"),
        ({"issued_on": "明天"}, "日期不正确", "id_issued_on"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_everything_typed_is_kept(
    ledger, change, why, where
) -> None:
    url = taken(ledger)
    sent = form(
        ledger.office_client,
        url,
        _adopt="1",
        checked=[*TICKS, "unit:二:15个乡（镇）人民政府"],
        urge_after="9",
    )
    answer = ledger.office_client.post(url, {**sent, **change})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{where}"' in page
    assert f'id="{where}"' in page
    assert why in page
    assert as_sent(page, "reading-form")["urge_after"] == ["9"]
    assert not PlanRow.objects.exists()


def test_a_refusal_of_the_step_is_told_on_top(ledger) -> None:
    url = taken(ledger)
    sent = form(ledger.office_client, url, _adopt="1", checked=[*TICKS], issued_on="2026-12-01")
    answer = ledger.office_client.post(url, sent)
    assert answer.status_code == 422
    assert "成文日期晚于今天" in answer.content.decode()


def test_measures_units_and_deadlines_are_added_and_taken_out_without_scripts(ledger) -> None:
    url = taken(ledger)
    page = ledger.office_client.post(
        url, form(ledger.office_client, url, _add="measures-0-units")
    ).content.decode()
    assert 'name="measures-0-units-2-name"' in page
    page = ledger.office_client.post(url, form(ledger.office_client, url, _insert="0")).content.decode()
    sent = as_sent(page, "reading-form")
    assert [sent[f"measures-{at}-number"] for at in range(3)] == [["一"], [""], ["二"]]
    page = ledger.office_client.post(
        url, form(ledger.office_client, url, _remove="measures-0")
    ).content.decode()
    assert as_sent(page, "reading-form")["measures-1-number"] == ["二"]


def test_two_officers_at_once_lose_nothing(ledger) -> None:
    url = taken(ledger)
    old = form(ledger.office_client, url)
    ledger.office_client.post(url, {**old, "title": "先保存的", "_save": "1"})
    answer = ledger.office_client.post(url, {**old, "title": "后保存的", "_save": "1"})
    assert answer.status_code == 409
    assert "有人先保存了修改" in answer.content.decode()
    again = as_sent(answer.content.decode(), "reading-form", _save="1")
    assert again["title"] == ["后保存的"]
    assert ledger.office_client.post(url, again).status_code == 303


def test_the_same_file_again_goes_to_the_reading_that_waits(ledger) -> None:
    url = taken(ledger)
    assert taken(ledger) == url
    assert Reading.objects.count() == 1


def adopted(ledger) -> PlanRow:
    url = taken(ledger)
    ledger.office_client.post(url, form(ledger.office_client, url, _adopt="1", checked=TICKS))
    return PlanRow.objects.get()


def test_a_number_already_in_force_is_a_new_version_or_cancelled(ledger) -> None:
    first = adopted(ledger)
    url = upload(ledger.office_client, TEXT + "\n修订。")["Location"]
    page = ledger.office_client.get(url).content.decode()
    assert "这个方案已经装入" in page
    assert ledger.office_client.post(url, {"_way": "version"}).status_code == 303
    sent = form(ledger.office_client, url, _adopt="1", checked=TICKS)
    assert sent["replaces"] == [str(first.pk)]
    ledger.office_client.post(url, sent)
    assert PlanRow.objects.latest("pk").version == 2
    url = upload(ledger.office_client, TEXT + "\n再来。")["Location"]
    ledger.office_client.post(url, {"_drop": "1"})
    assert (Reading.objects.filter(plan_id=None).count(), PlanRow.objects.count()) == (0, 2)


def test_a_reading_given_up_takes_its_file_with_it(ledger) -> None:
    url = taken(ledger)
    assert "方案.txt" in ledger.office_client.get(UPLOAD).content.decode()
    assert ledger.office_client.post(url, {"_drop": "1"})["Location"] == UPLOAD
    assert (Reading.objects.count(), AttachmentUse.objects.count()) == (0, 0)
    assert ledger.office_client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("方案.wps", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("台账.xlsx", b"PK", "导入 Excel 台账"),
        ("照片.jpg", b"\xff\xd8", "请选择 .txt、.docx、.pdf 文件"),
        ("方案.txt", b"", "空的"),
        ("方案.docx", b"no archive", "文件内容不是 .docx"),
        ("方案.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", "加了密码"),
        ("方案.pdf", b"%PDF-1.7 broken", ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    ledger, name: str, body: bytes, why: str
) -> None:
    answer = ledger.office_client.post(UPLOAD, {"file": SimpleUploadedFile(name, body)})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert (Reading.objects.count(), Attachment.objects.count(), AttachmentUse.objects.count()) == (0, 0, 0)


def test_a_document_the_reader_refuses_leaves_nothing(ledger, monkeypatch) -> None:
    def refuse(path: str, name: str) -> Any:
        raise views_reading.Unreadable("没有读到措施，请确认是方案正文")

    monkeypatch.setattr(views_reading, "read_document", refuse)
    answer = upload(ledger.office_client)
    assert (answer.status_code, Attachment.objects.count()) == (422, 0)
    assert "没有读到措施" in answer.content.decode()


def test_other_posts_are_refused_and_another_office_sees_nothing(ledger) -> None:
    url = taken(ledger)
    for client in (ledger.mayor_client, ledger.bureau_client):
        assert {client.get(each).status_code for each in (UPLOAD, url, "/ledger/plans/import/")} == {403}
    _, elsewhere = ledger.hire("bieren", Post.JOINT_OFFICE, "汝州市司法局")
    assert elsewhere.get(url).status_code == 404
    assert elsewhere.post(url, {"_drop": "1"}).status_code == 404
    assert "方案.txt" not in elsewhere.get(UPLOAD).content.decode()


def test_the_confirm_page_asks_the_database_no_more_for_more_measures(ledger, monkeypatch) -> None:
    counts = []
    for times in (1, 12):
        plan = found(document_number=None)
        plan["measures"] = [
            {**each, "number": f"{n}{each['number']}"} for n in range(times) for each in plan["measures"]
        ]
        monkeypatch.setattr(views_reading, "read_document", lambda path, name, plan=plan: (plan, TEXT))
        url = upload(ledger.office_client, TEXT + str(times))["Location"]
        ledger.office_client.get(url)
        with CaptureQueriesContext(connection) as queries:
            ledger.office_client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
