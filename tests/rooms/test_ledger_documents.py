"""Texts that the reader itself reads, on their way to the confirm page; where the words of a doubt stand."""

import pytest
from ledger_document import form, found, upload
from ledger_plan import ISSUED, Ledger

from fuyuan.business.ledger import views_reading
from fuyuan.business.ledger.models import Reading
from fuyuan.clock import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger():
    with set_clock(ISSUED):
        yield Ledger()


def test_a_text_in_words_is_read_by_the_reader_itself(ledger) -> None:
    url = upload(ledger.office_client)["Location"]
    sent = form(ledger.office_client, url, _adopt="1")
    assert sent["document_number"] == ["汝府院联席办〔2026〕7号"]
    assert [sent[f"measures-{at}-heading"] for at in (0, 1)] == [["建立咨询委员会"], ["加强培训"]]
    assert sent["measures-0-units-1-name"] == ["神秘办公室"]
    assert sent["measures-0-deadlines-0-on"] == ["2026-12-31"]
    page = ledger.office_client.get(url).content.decode()
    assert 'id="line-7" class="source-line is-measure"' in page


def test_a_text_without_measures_is_refused_by_the_reader(ledger) -> None:
    answer = upload(ledger.office_client, "今天天气很好，没有什么事情要做。")
    assert (answer.status_code, Reading.objects.count()) == (422, 0)


def test_a_doubt_stands_beside_its_own_words_where_numbers_begin_anew(ledger, monkeypatch) -> None:
    text = "一、甲部分\n1.甲事。\n完成时限：尽快\n二、乙部分\n1.乙事。\n完成时限：尽快"
    base = found()["measures"][1]
    plan = found(
        measures=[{**base, "number": "1", "line": 2}, {**base, "number": "1", "section": "乙", "line": 5}]
    )
    plan["doubts"] = [{"where": "措施1", "text": "尽快", "question": "没有具体日期"}] * 2
    monkeypatch.setattr(views_reading, "read_document", lambda path, name: (plan, text))
    page = ledger.office_client.get(upload(ledger.office_client, text)["Location"]).content.decode()
    assert page.count("<mark>尽快</mark>") == 2
    assert 'href="#line-3"' in page
    assert 'href="#line-6"' in page
