"""The pages of a paper: what each post sees, edits, signs and downloads; nothing typed is lost."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from papers_people import House

from fuyuan.matters.clock import set_clock
from fuyuan.papers.models import Paper
from fuyuan.papers.services import edit, issue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def paper(house: House) -> Paper:
    return house.paper(house.accepted(), "acceptance_notice")


def test_an_officer_edits_saves_and_sees_the_preview_link(house: House, paper: Paper) -> None:
    page = house.handler_client.get(f"/papers/{paper.pk}/").content.decode()
    assert f"/papers/{paper.pk}/paper.pdf" in page
    assert "签发后编号" not in page
    sent = {"text": paper.text + "请妥善保管。\n", "revision": "0"}
    assert house.handler_client.post(f"/papers/{paper.pk}/", sent).status_code == 302
    again = house.handler_client.get(f"/papers/{paper.pk}/").content.decode()
    assert "请妥善保管。" in again
    assert "修改记录" in again


def test_a_conflict_keeps_what_was_typed_and_shows_what_the_other_saved(house: House, paper: Paper) -> None:
    edit(paper.pk, paper.text + "甲先保存。\n", house.head, 0)
    sent = {"text": paper.text + "乙打的字 <&>。\n", "revision": "0"}
    answer = house.handler_client.post(f"/papers/{paper.pk}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "乙打的字 &lt;&amp;&gt;。" in page
    assert "甲先保存。" in page
    assert 'name="revision" value="1"' in page


def test_bad_markup_comes_back_with_its_line_and_the_text(house: House, paper: Paper) -> None:
    answer = house.handler_client.post(f"/papers/{paper.pk}/", {"text": "@不认识 内容", "revision": "0"})
    assert answer.status_code == 422
    assert "第1行的“@不认识”" in answer.content.decode()
    assert "@不认识 内容" in answer.content.decode()


def test_the_head_of_the_office_signs_and_downloads_under_the_papers_name(house: House, paper: Paper) -> None:
    assert "签发后编号" in house.head_client.get(f"/papers/{paper.pk}/").content.decode()
    house.head_client.post(f"/papers/{paper.pk}/issue/", {"revision": "0"})
    name = quote("行政复议申请受理通知书 青政复受字〔2026〕1号")
    answer = house.head_client.get(f"/papers/{paper.pk}/paper.pdf?download")
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{name}.pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    word = house.handler_client.get(f"/papers/{paper.pk}/paper.docx")
    assert word.content.startswith(b"PK")
    assert f"{name}.docx" in word.headers["Content-Disposition"]


def test_only_the_pdf_may_be_framed_and_only_by_us(house: House, paper: Paper) -> None:
    pdf = house.handler_client.get(f"/papers/{paper.pk}/paper.pdf")
    assert pdf.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in pdf.headers["Content-Security-Policy"]
    assert pdf.headers["Cache-Control"] == "no-store"
    page = house.handler_client.get(f"/papers/{paper.pk}/")
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_signing_what_changed_since_it_was_read_is_refused(house: House, paper: Paper) -> None:
    edit(paper.pk, paper.text + "补充。\n", house.handler, 0)
    assert house.head_client.post(f"/papers/{paper.pk}/issue/", {"revision": "0"}).status_code == 409
    assert house.head_client.post(f"/papers/{paper.pk}/issue/", {}).status_code == 409


def test_a_handler_cannot_sign_and_is_told_who_can(house: House, paper: Paper) -> None:
    answer = house.handler_client.post(f"/papers/{paper.pk}/issue/", {"revision": "0"})
    assert answer.status_code == 409
    assert "行政复议机构负责人签发" in answer.content.decode()


def test_a_withdrawn_paper_shows_its_reason(house: House, paper: Paper) -> None:
    issue(paper.pk, house.head)
    assert house.head_client.post(f"/papers/{paper.pk}/void/", {"reason": ""}).status_code == 409
    house.head_client.post(f"/papers/{paper.pk}/void/", {"reason": "日期有误"})
    assert "日期有误" in house.handler_client.get(f"/papers/{paper.pk}/").content.decode()


@pytest.mark.parametrize("way", ["", "paper.pdf", "paper.docx", "issue/", "void/"])
@pytest.mark.parametrize("who", ["liaison", "court"])
def test_somebody_elses_paper_does_not_exist(house: House, paper: Paper, who: str, way: str) -> None:
    client = getattr(house, f"{who}_client")
    call = client.post if way.endswith("/") else client.get
    assert call(f"/papers/{paper.pk}/{way}").status_code == 404


def test_the_matter_page_lists_the_papers_its_reader_may_open(house: House) -> None:
    matter = house.in_trial()
    url = f"/matters/reconsideration/{matter}/"
    assert "行政复议答复通知书" in house.handler_client.get(url).content.decode()
    page = house.liaison_client.get(url).content.decode()
    assert f"/papers/{house.paper(matter, 'application').pk}/" in page
    assert f"/papers/{house.paper(matter, 'reply_notice').pk}/" not in page


# -- a Word file comes back ----------------------------------------------------------------------------------------


def word_of(house: House, paper: Paper) -> bytes:
    return house.handler_client.get(f"/papers/{paper.pk}/paper.docx").content


def sent_back(house: House, paper: Paper, data: bytes, name: str = "修改稿.docx") -> Any:
    file = SimpleUploadedFile(name, data)
    return house.handler_client.post(
        f"/papers/{paper.pk}/upload/", {"file": file, "revision": paper.revision}
    )


def test_an_edited_word_file_is_shown_against_the_draft_then_accepted_and_signed(
    house: House, paper: Paper
) -> None:
    file = docx.Document(io.BytesIO(word_of(house, paper)))
    file.paragraphs[-3].insert_paragraph_before("请妥善保管本通知。")
    saved = io.BytesIO()
    file.save(saved)
    answer = sent_back(house, paper, saved.getvalue())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "请妥善保管本通知。" in page
    text = unescape(re.search(r'<textarea name="text" hidden>\n?(.*?)</textarea>', page, re.S)[1])  # type: ignore[index]
    assert (
        house.handler_client.post(f"/papers/{paper.pk}/", {"text": text, "revision": "0"}).status_code == 302
    )
    signed = issue(paper.pk, house.head)
    assert "请妥善保管本通知。\n" in signed.text
    assert signed.edits.count() == 1


def test_a_word_file_that_says_the_same_changes_nothing(house: House, paper: Paper) -> None:
    page = sent_back(house, paper, word_of(house, paper)).content.decode()
    assert "与草稿的文字相同" in page
    assert "采用这份修改" not in page


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WRONG_FILES = [
    ("no file", None, "x.docx", "请选择修改好的 Word 文件"),
    ("another kind", lambda word: b"%PDF-1.7", "x.pdf", "不是 .docx 文件"),
    ("renamed", lambda word: b"%PDF-1.7" + b"x" * 99, "x.docx", "文件内容不是 .docx"),
    ("damaged", lambda word: word[: len(word) // 2], "x.docx", "损坏|不完整"),
    (
        "encrypted",
        lambda word: OLE + "EncryptedPackage".encode("utf-16-le"),
        "x.docx",
        "文件内容不是 .docx|密码",
    ),
    ("with macros", lambda word: with_part(word, "word/vbaProject.bin", b"x"), "x.docx", "含宏"),
    (
        "with a file inside",
        lambda word: with_part(word, "word/embeddings/a.bin", b"x"),
        "x.docx",
        "嵌入其他文件",
    ),
    ("empty", lambda word: b" ", "x.docx", "不是 .docx"),
]


@pytest.mark.parametrize(("what", "made", "name", "told"), WRONG_FILES, ids=[row[0] for row in WRONG_FILES])
def test_a_wrong_file_is_refused_with_its_reason(
    house: House, paper: Paper, what: str, made: Any, name: str, told: str
) -> None:
    if made is None:
        answer = house.handler_client.post(f"/papers/{paper.pk}/upload/", {"revision": "0"})
    else:
        answer = sent_back(house, paper, made(word_of(house, paper)), name)
    assert answer.status_code == 422
    assert re.search(told, answer.content.decode())
    paper.refresh_from_db()
    assert paper.revision == 0


def test_a_signed_paper_takes_no_file_back(house: House, paper: Paper) -> None:
    word = word_of(house, paper)
    issue(paper.pk, house.head)
    assert sent_back(house, paper, word).status_code == 409
