"""Decisions on their way to the public, in the database: opened by service, redacted, confirmed by two, published, withdrawn, found."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import reconsideration_samples as samples
from django.conf import settings
from django.core.cache import cache
from publicity_story import CHECKED, WORDS, Office, public
from pypdfium2 import PdfDocument
from suit_house import NUMBER, Court

from fuyuan.business.publicity import queries
from fuyuan.business.publicity.decisions.steps import Publication as State
from fuyuan.business.publicity.models import Publication, Published
from fuyuan.clock import set_clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from fuyuan.organs import settings as installation
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
SECRETS = (
    "张三",
    "赵铁柱",
    "王秀英",
    "13912345678",
    "豫D12345",
    "11010519491231002X",
    "某市某路1号",
    "13800000000",
)


@pytest.fixture
def office() -> Iterator[Office]:
    cache.clear()
    with set_clock(DAY) as hand:
        made = Office()
        made.hand = hand
        yield made


def state(row: Publication) -> State:
    return State.model_validate_json(Publication.objects.get(pk=row.pk).state)


def read(answer: Any) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


# -- opened --------------------------------------------------------------------------------------------------------


def test_service_opens_publication_once_with_the_places_own_day(office: Office) -> None:
    """《行政复议法》第七十九条第一款."""
    case = office.case()
    samples.make(case, DAY, samples.draft())  # type: ignore[arg-type]
    assert not Publication.objects.exists(), "a decision that nobody has received is not in effect"
    samples.served(case, DAY)  # type: ignore[arg-type]
    row = office.publication(case)
    assert (row.stage, row.next_due) == ("drafting", date(2026, 3, 30))
    assert "本地期限" in row.next_duty, "the law names no day"
    duty = DutyRow.objects.get(matter_id=row.pk)
    assert (duty.post, duty.person_id) == ("handler", case.state.holder_id)
    assert (
        row.number in office.first_client.get(f"/matters/reconsideration/{case.matter_id}/").content.decode()
    )


def test_a_minors_decision_begins_as_not_public_and_the_head_may_change_that(office: Office) -> None:
    child = {
        **samples.PERSON,
        "id_kind": "other",
        "id_number": "",
        "sex": "male",
        "born_on": date(2012, 5, 1),
        "guardian": "张父",
    }
    case = office.case(applicants=[child])
    samples.make(case, DAY, samples.draft())  # type: ignore[arg-type]
    samples.served(case, DAY)  # type: ignore[arg-type]
    row = office.publication(case)
    assert (row.stage, row.next_due) == ("declined", None)
    assert state(row).obstacles == ("当事人是未成年人（本地规则）",)
    assert "当事人是未成年人" in office.first_client.get(f"/matters/publication/{row.pk}/").content.decode()
    office.do(row.pk, "reopen", office.head, reason="本案与未成年人的隐私无关")
    assert Publication.objects.get(pk=row.pk).next_due == date(2026, 3, 30)


# -- the text ------------------------------------------------------------------------------------------------------


def test_a_decision_made_outside_the_system_needs_a_file_with_words_in_it(office: Office) -> None:
    case = office.decided(signed=False)
    pk = office.publication(case).pk
    with pytest.raises(StepRefused, match="没有签发的决定书"):
        office.do(pk, "propose", **CHECKED)
    blank = PdfDocument.new()
    blank.new_page(595, 842)
    out = io.BytesIO()
    blank.save(out)
    with pytest.raises(StepRefused, match=r"扫描|图片|没有文字"):
        upload(office, pk, "决定书.pdf", out.getvalue())
    upload(office, pk, "决定书.txt", "行政复议决定书\n申请人：张三。\n证人李铁柱在场。".encode())
    mask = state(office.publication(case)).mask
    assert mask is not None
    assert mask.text == "行政复议决定书\n申请人：张某某。\n证人李某某在场。"


def upload(office: Office, pk: int, name: str, content: bytes) -> None:
    token = f"decision-file-{name[-3:]}"
    use = receive_file(actor=office.first, name=name, chunks=[content], draft=token)
    record = {**CHECKED, "file": reference(use).model_dump()}
    take_step(matter_id=pk, step="propose", record=record, actor=office.first, token=token)


def test_the_draft_is_made_from_the_signed_paper_and_shows_what_it_hides_to_the_office_only(
    office: Office,
) -> None:
    case = office.decided()
    row = office.publication(case)
    office.do(row.pk, "propose", **CHECKED)
    mask = state(row).mask
    assert mask is not None
    assert not [secret for secret in SECRETS if secret in mask.text]
    assert "被申请人：汝州市公安局" in mask.text
    assert "某公罚〔1〕号" in mask.text, "numbers of documents stay"
    page = office.first_client.get(f"/publication/{row.pk}/text/").content.decode()
    for words in ("张某某<small>（张三）</small>", "案卷中已知", "文中识别", "王秀英", "没有发现遗漏"):
        assert words in page
    assert office.police_client.get(f"/publication/{row.pk}/text/").status_code == 403


# -- leak, two persons, day ----------------------------------------------------------------------------------------


def test_a_leak_in_summary_or_title_blocks_and_stands_on_the_page(office: Office) -> None:
    case = office.decided()
    pk = office.publication(case).pk
    office.do(pk, "propose", **CHECKED)
    office.do(pk, "describe", **{**WORDS, "summary": "张三对罚款不服，联系电话 1 3 8 0 0 0 0 0 0 0 0。"})
    with pytest.raises(StepRefused, match="核查发现.*张三.*第七十九条"):
        office.do(pk, "submit", read=True)
    page = office.first_client.get(f"/publication/{pk}/text/").content.decode()
    assert "可能泄露个人信息" in page
    assert "13800000000" in page


def test_it_goes_public_by_itself_on_the_day_the_second_person_chose(office: Office) -> None:
    pk = office.prepared(office.decided())
    office.do(pk, "submit", read=True)
    with pytest.raises(StepRefused, match="另一个人复核"):
        office.do(pk, "confirm", read=True, publish_on=DAY)
    office.do(pk, "confirm", office.second, read=True, publish_on="2026-03-05")
    office.hand.set("2026-03-04T09:00")
    assert not list(tick())
    office.hand.set("2026-03-05T00:30")
    assert [done.problem for done in tick()] == [""]
    item = Published.objects.get(matter_id=pk)
    assert item.published_on == date(2026, 3, 5)
    assert DutyRow.objects.get(matter_id=pk, key="publish").done_on == date(2026, 3, 5)
    assert list(verify(settings.HOME)) == []


# -- in public -----------------------------------------------------------------------------------------------------


def test_the_public_reads_the_decision_finds_it_and_takes_it_away(office: Office) -> None:
    """One published decision, asked for in every way the public has."""
    item = office.published(office.decided())
    page = public(f"/published/decisions/{item.slug}/")
    text = read(page)
    assert (page.status_code, "public" in page["Cache-Control"], page["Vary"]) == (200, True, "Cookie")
    assert not page.cookies
    for words in (
        WORDS["title"],
        "没有听取申请人的陈述和申辩",
        "撤销",
        "公安",
        "某公罚〔1〕号",
        'href="/law/CFF/45/"',
        "下载 PDF",
    ):
        assert words in text
    assert len(page.content) < 100_000
    again = public(f"/published/decisions/{item.slug}/", headers={"If-None-Match": page["ETag"]})
    assert again.status_code == 304
    for question in ("陈述", "第四十五条", "汝政复决字〔2026〕1号", "罚款 申辩", "公安局", "罚"):
        found = read(public(f"/published/decisions/?q={question}"))
        assert item.slug in found, question
        assert "<mark>" in found, question
    for question in ("张三", "赵铁柱", "王秀英", "13912345678"):
        assert item.slug not in read(public(f"/published/decisions/?q={question}")), question
    assert item.slug in read(
        public("/published/decisions/?year=2026&area=公安&outcome=撤销&agency=汝州市公安局")
    )
    assert item.slug not in read(public("/published/decisions/?q=陈述&outcome=维持"))
    everything = [
        text,
        files(item),
        *(read(public(f"/published/decisions/{path}")) for path in ("", "feed.xml", "2026.csv", "2026.json")),
    ]
    assert [secret for secret in SECRETS for page in everything if secret in page] == []
    assert json.loads(everything[-1])["items"][0]["title"] == WORDS["title"]
    assert Xml.fromstring(everything[3].encode())[-1].tag.endswith("entry")
    assert evidence.figures(["publicity.decisions"], None, DAY, DAY)[0].value == 1


def files(item: Published) -> str:
    """What stands in both files: words, properties, names of parts."""
    got = public(f"/published/decisions/{item.slug}.pdf")
    document = PdfDocument(got.content)
    assert got["Content-Disposition"] == f'attachment; filename="{item.slug}.pdf"'
    assert not document.get_metadata_dict(skip_empty=True).get("Author")
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert "行政复议决定书" in words
    return words + public(f"/published/decisions/{item.slug}.docx").content.decode("latin-1")


def test_what_is_withdrawn_is_gone_from_everywhere_at_once_and_its_address_says_so(office: Office) -> None:
    item = office.published(office.decided())
    assert item.slug in read(public("/published/decisions/"))
    public(f"/published/decisions/{item.slug}/")  # kept now
    office.do(item.matter_id, "withdraw", office.second, reason="当事人提出异议")
    gone = public(f"/published/decisions/{item.slug}/")
    assert gone.status_code == 410
    assert "已经撤下" in read(gone)
    assert WORDS["title"] not in read(gone)
    assert "异议" not in read(gone), "why is the office's"
    assert public(f"/published/decisions/{item.slug}.pdf").status_code == 410
    for path in ("", "?q=陈述", "feed.xml", "2026.csv", "2026.json"):
        assert item.slug not in read(public(f"/published/decisions/{path}"))
    left = Published.objects.get()
    assert (left.title, left.text, left.summary, left.pdf) == ("", "", "", "")
    office.do(item.matter_id, "republish")
    office.do(item.matter_id, "submit", read=True)
    office.do(item.matter_id, "confirm", office.second, read=True, publish_on=DAY)
    office.do(item.matter_id, "publish")
    assert public(f"/published/decisions/{item.slug}/").status_code == 200
    assert item.slug in read(public("/published/decisions/?q=陈述"))


def test_verify_tells_what_the_public_sees_that_nobody_confirmed(office: Office) -> None:
    item = office.published(office.decided())
    assert list(verify(settings.HOME)) == []
    Published.objects.update(text="申请人张三")
    assert list(verify(settings.HOME)) == [f"公开内容 {item.slug}：公众看到的与两次确认的公开稿不同"]
    Published.objects.update(text=item.text)
    office.do(item.matter_id, "withdraw", reason="撤下核查")
    assert list(verify(settings.HOME)) == []
    Published.objects.update(text="还在")
    assert list(verify(settings.HOME)) == [f"公开内容 {item.slug}：办件没有公开或者已经撤下，公众仍能看到"]
    Published.objects.all().delete()
    office.do(item.matter_id, "republish")
    assert list(verify(settings.HOME)) == []


def test_nothing_that_is_not_public_has_a_page(office: Office) -> None:
    row = office.publication(office.decided())
    for path in (row.slug, str(row.pk), "x" * 12):
        assert public(f"/published/decisions/{path}/").status_code == 404
        assert public(f"/published/decisions/{path}.pdf").status_code == 404
    assert public(f"/published/cases/{row.slug}/").status_code == 404
    assert public("/published/elsewhere/feed.xml").status_code == 404
    assert public("/published/decisions/1.csv").status_code == 404
    assert "Disallow: /matters/" in read(public("/robots.txt"))


def test_a_held_page_costs_one_question_to_the_database(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    item = office.published(office.decided())
    public(f"/published/decisions/{item.slug}/")
    with django_assert_max_num_queries(2):  # the row; settings are read afresh inside a test's transaction
        public(f"/published/decisions/{item.slug}/")


def test_the_place_decides_how_long_and_whether_on_request(office: Office) -> None:
    installation.change("publicity.days", 5, by=None)
    installation.change("publicity.on_request", False, by=None)
    row = office.publication(office.decided())
    assert row.next_due == date(2026, 3, 9)
    with pytest.raises(StepRefused, match="本地规则规定这类决定书不公开"):
        office.do(row.pk, "propose", how_public="request")


# -- typical cases -------------------------------------------------------------------------------------------------

PARTS = {
    "facts": "2026年2月，张三因经营琐事与赵铁柱争执，公安机关对张三罚款五百元。",
    "issue": "处罚以前没有听取陈述、申辩，是否违反法定程序。",
    "result": "撤销处罚决定。",
    "meaning": "听取陈述、申辩是处罚的法定程序，不能用格式化的文书代替。",
}


def test_a_typical_case_is_written_from_a_case_in_effect_redacted_confirmed_and_published(
    office: Office,
) -> None:
    case = office.decided()
    number = case.state.case_number
    with pytest.raises(StepRefused, match="没有找到"):
        office.begin(office.first, "某政复〔1999〕1号")
    with pytest.raises(StepRefused, match="没有找到"):
        office.begin(office.office, number)  # the joint office sees no reconsideration case
    pk = office.begin(office.first, number, collection="2026年典型案例").matter_id
    assert f"/matters/typical_case/{pk}/steps/write/" in office.first_client.get("/desk/").content.decode()
    page = office.first_client.get(f"/matters/typical_case/{pk}/steps/write/").content.decode()
    assert "张某某" in page
    assert "张三" not in page, "what the case says is offered without its names"
    office.do(pk, "write", collection="2026年典型案例", **PARTS)
    office.do(
        pk,
        "describe",
        title="处罚以前没有听取申辩案",
        summary="公安机关处罚以前没有听取申辩，复议机关撤销了处罚。",
        area="公安",
    )
    office.do(pk, "submit", read=True)
    office.do(pk, "confirm", office.second, read=True, publish_on=DAY)
    office.do(pk, "publish")
    assert (
        f"/matters/reconsideration/{case.matter_id}/"
        in office.first_client.get(f"/matters/typical_case/{pk}/").content.decode()
    )
    (item,) = queries.typical_cases(collection="2026年典型案例", area="公安")
    assert "公安机关对张某某罚款五百元" in item.text
    text = read(public(f"/published/cases/{item.slug}/"))
    assert "基本案情" in text
    assert not [secret for secret in SECRETS if secret in text]
    assert item.slug in read(public("/published/cases/?q=听取&collection=2026年典型案例"))
    assert item.slug not in read(public("/published/decisions/?q=听取")), "shelves do not mix"
    assert office.office_client.get(f"/typical-case/{pk}/text/").status_code == 404, (
        "another post's draft shows names"
    )
    assert list(verify(settings.HOME)) == []


def test_a_suit_in_effect_can_be_one_too_and_its_plaintiff_is_hidden() -> None:
    with set_clock("2026-05-20"):
        court = Court()
        suit = court.sued()
        begin = {"numbers": [NUMBER], "why": "败诉的典型"}
        with pytest.raises(StepRefused, match="已经生效"):
            open_matter(kind="typical_case", step="begin", record=begin, actor=court.office)
        court.lost(suit)
        made = open_matter(kind="typical_case", step="begin", record=begin, actor=court.office)
        assert made.state.sources[0].outcome == "撤销"
        written = take_step(
            matter_id=made.matter_id, step="write", record={**PARTS, "collection": ""}, actor=court.office
        )
        assert "张某某" in written.state.mask.text
        duty = DutyRow.objects.get(matter_id=made.matter_id)
        assert (duty.post, duty.due) == ("joint_office", date(2026, 7, 2))
