"""文书核验: what the public learns of a paper by its code or its file, and nothing more."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from seal_house import SealHouse

from fuyuan.matters.attachments import store
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Attachment
from fuyuan.papers.codes import as_typed, new_code, written
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue, void
from fuyuan.portal.views_verify import PER_ADDRESS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> SealHouse:
    return SealHouse()


def file_of(digest: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("文书.pdf", store().path(digest).read_bytes(), "application/pdf")


def test_codes_are_read_as_people_write_them_and_are_never_alike() -> None:
    codes = {new_code() for _ in range(2000)}
    assert len(codes) == 2000
    for code in list(codes)[:50]:
        assert as_typed(written(code).lower().replace("O", "0").replace("o", "0")) == code


def test_a_paper_tells_number_issuer_day_and_digest_to_whoever_has_its_code(
    client: Client, house: SealHouse
) -> None:
    paper = house.sealed()
    answer = client.post("/paper/", {"code": written(paper.code).lower()})
    page = client.get(answer.headers["Location"]).content.decode()
    for told in (
        paper.title,
        paper.number,
        house.government.name,
        "2026年9月28日",
        paper.sealed_sha256,
        "现在有效",
    ):
        assert told in page
    for addressee in paper.addressees.all():
        assert addressee.name not in page
    assert paper.matter.events.get(seq=1).name not in page


def test_a_draft_has_no_code_and_an_unknown_one_finds_nothing(client: Client, house: SealHouse) -> None:
    draft = house.paper(house.accepted(), "acceptance_notice")
    assert draft.code == ""
    assert client.get("/paper/AAAAAAAAAAAA/").status_code == 404
    assert client.post("/paper/", {"code": "AB"}).status_code == 422


def test_the_very_file_the_unsealed_one_and_another_are_told_apart_and_none_is_kept(
    client: Client, house: SealHouse
) -> None:
    paper, other = house.sealed(), house.issued()
    before = Attachment.objects.count()
    url = f"/paper/{paper.code}/"
    answers = [
        client.post(url, {"file": file_of(digest)}).content.decode()
        for digest in (paper.sealed_sha256, paper.sha256, other.sha256)
    ]
    assert "一个字节都没有改动" in answers[0]
    assert "加盖印章以前的文件" in answers[1]
    assert "文件不一致" in answers[2]
    assert Attachment.objects.count() == before


def test_a_file_alone_finds_its_paper_and_a_changed_one_does_not(client: Client, house: SealHouse) -> None:
    paper = house.sealed()
    found = client.post("/paper/", {"file": file_of(paper.sealed_sha256)})
    assert paper.number in found.content.decode()
    content = store().path(paper.sealed_sha256).read_bytes()
    changed = SimpleUploadedFile("文书.pdf", content[:-1] + b"?", "application/pdf")
    answer = client.post("/paper/", {"file": changed})
    assert answer.status_code == 404
    assert "不是本平台签发的文书" in answer.content.decode()


def test_a_withdrawn_paper_is_told_as_void_with_the_number_of_the_one_in_its_place(
    client: Client, house: SealHouse
) -> None:
    paper = house.issued()
    void(paper.pk, "写错了", house.head)
    assert "已经作废，不再有效" in client.get(f"/paper/{paper.code}/").content.decode()
    copy = Paper.objects.get(pk=paper.pk)
    copy.pk, copy.part, copy.status, copy.number, copy.code = None, 2, Paper.Status.DRAFT, "", ""
    copy.text = copy.text.replace(paper.number, "（编号待签发）")
    copy.save()
    again = issue(copy.pk, house.head)
    page = client.get(f"/paper/{paper.code}/").content.decode()
    assert again.number in page
    assert "代替" in page


def test_guessing_is_stopped_and_what_was_found_does_not_count(client: Client, house: SealHouse) -> None:
    paper = house.issued()
    for _ in range(PER_ADDRESS + 5):
        assert client.get(f"/paper/{paper.code}/").status_code == 200
    for turn in range(PER_ADDRESS):
        assert client.get(f"/paper/{turn:012d}/").status_code == 404
    assert client.get(f"/paper/{PER_ADDRESS:012d}/").status_code == 429
    assert client.get(f"/paper/{paper.code}/").status_code == 429
