"""归档: the volumes of a case as bound PDFs, and the transfer package that shows every change."""

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from seal_house import SealHouse, image

from fuyuan.business.reconsideration import archive
from fuyuan.business.reconsideration.models import Case
from fuyuan.matters.attachments import receive_file
from fuyuan.matters.clock import set_clock
from fuyuan.papers.archive.package import pack, problems
from fuyuan.papers.archive.volume import Piece, bind
from fuyuan.papers.batches import making
from fuyuan.papers.models import MadeFile, Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 28)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> SealHouse:
    return SealHouse()


def words_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def outline_of(pdf: bytes) -> list[tuple[int, str, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [(each.level, each.get_title(), each.get_dest().get_index()) for each in document.get_toc()]


@pytest.fixture
def refused(house: SealHouse) -> Case:
    """A case that was refused: sealed decision, an attachment, closed."""
    matter = house.apply().matter_id
    house.take(matter, "register", {}, house.intake)
    receive_file(actor=house.intake, matter_id=matter, name="照片.png", chunks=[image()])
    record = {
        "ground": "condition", "limbs": ["interest"], "reason": "没有利害关系。", "approval": house.approval(),
    }  # fmt: skip
    house.take(matter, "refuse", record, house.intake)
    house.sealed(issue(house.paper(matter, "refusal").pk, house.mayor))
    return Case.objects.get(pk=matter)


def test_a_volume_has_contents_outline_and_page_numbers_that_run_through(
    house: SealHouse, refused: Case
) -> None:
    pdf = archive.volume(refused, house.handler, inner=False)
    pages, outline = words_of(pdf), outline_of(pdf)
    assert "卷内目录" in pages[0]
    assert "不予受理行政复议申请决定书" in "".join(pages[0].split())
    titles = [title for _, title, _ in outline]
    assert titles.index("申请材料") < titles.index("行政复议申请书") < titles.index("结案文书")
    for number, text in enumerate(pages[1:], 1):
        assert str(number) in text.split()


def test_the_inner_volume_is_apart(house: SealHouse, refused: Case) -> None:
    titles = [title for _, title, _ in outline_of(archive.volume(refused, house.handler, inner=True))]
    assert "不予受理行政复议申请决定书" not in titles


def test_what_cannot_be_printed_or_read_is_named_with_its_digest() -> None:
    odd = [
        Piece("申请材料", "账目.xlsx", "张三", DAY, b"x", "application/x", "ab" * 32),
        Piece("申请材料", "坏照片", "张三", DAY, image()[:300], "image/png", "cd" * 32),
    ]
    pages = words_of(bind("某案　正卷", None, odd))
    assert len(pages) == 3
    assert "账目.xlsx" in pages[1]
    assert "cdcdcd" in "".join(pages[2].split())


def test_the_package_holds_everything_twice_the_same_and_shows_a_changed_byte(
    house: SealHouse, refused: Case, tmp_path: Path
) -> None:
    made = archive.package(refused, house.handler)
    assert made == archive.package(refused, house.handler)
    file = tmp_path / "package.zip"
    file.write_bytes(made)
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
        decision = next(name for name in names if "不予受理" in name)
        assert package.read(decision).startswith(b"%PDF")
    assert list(problems(file)) == []
    call_command("archive", "check", str(file))
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in names:
            new.writestr(name, old.read(name) + (b" " if name == decision else b""))
    assert list(problems(changed)) == [f"内容被改动或者损坏：{decision}"]
    with pytest.raises(SystemExit):
        call_command("archive", "check", str(changed))


@pytest.mark.parametrize("what", ["missing", "extra", "manifest"])
def test_a_package_with_other_files_than_its_manifest_fails_its_check(tmp_path: Path, what: str) -> None:
    file, made = tmp_path / "p.zip", tmp_path / "made.zip"
    made.write_bytes(pack({"案号": "一"}, {"a.pdf": b"1", "b.pdf": b"2"}))
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if what == "missing" and name == "b.pdf":
                continue
            data = old.read(name)
            new.writestr(name, data.replace("一".encode(), "二".encode()) if what == "manifest" else data)
        if what == "extra":
            new.writestr("c.pdf", b"3")
    found = list(problems(file))
    assert len(found) == 1
    assert {"missing": "缺少文件：b.pdf", "extra": "清单里没有的文件：c.pdf", "manifest": "清单被改动过"}[
        what
    ] == found[0]


def test_what_is_no_package_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "p.zip"
    file.write_bytes(b"not a zip")
    with pytest.raises(CommandError, match="不是移交包"):
        call_command("archive", "check", str(file))


def test_an_open_case_and_one_with_drafts_are_not_handed_over(house: SealHouse, refused: Case) -> None:
    open_case = Case.objects.get(pk=house.accepted())
    with pytest.raises(archive.NotArchivable, match="还没有结案"):
        archive.package(open_case, house.handler)
    Paper.objects.filter(matter_id=refused.pk, kind__endswith=".refusal").update(status="draft")
    with pytest.raises(archive.NotArchivable, match="没有定稿"):
        archive.package(refused, house.handler)


def test_the_office_downloads_volumes_and_package_from_the_catalogue(house: SealHouse, refused: Case) -> None:
    page = f"/reconsideration/{refused.pk}"
    assert "移交包" in house.handler_client.get(f"{page}/catalogue/").content.decode()
    client, product = house.handler_client, {"main": b"%PDF", "inner": b"%PDF", "package": b"PK"}
    for what, begins in product.items():
        asked = client.post(f"{page}/archive/{what}/", {"token": f"t-{what}"})
        assert (
            client.post(f"{page}/archive/{what}/", {"token": f"t-{what}"}).url == asked.url
        )  # sent twice is asked once
        assert "排队" in client.get(asked.url).content.decode()
        assert making.make_all() == 1
        assert "/content/" in client.get(asked.url).content.decode()
        content = b"".join(client.get(f"{asked.url}content/").streaming_content)
        assert content.startswith(begins)
    assert house.mayor_client.post(f"{page}/archive/package/", {"token": "x"}).status_code == 403
    assert house.head_client.get(asked.url).status_code == 404, "what somebody had made is theirs alone"


def test_a_file_whose_making_is_cut_off_is_begun_again_and_given_up_after_three_times(
    house: SealHouse, refused: Case
) -> None:
    made = archive.ask(refused, "inner", house.handler, "t")
    MadeFile.objects.filter(pk=made.pk).update(state="making", tries=1)  # its process was killed
    assert making.make_all() == 1
    made.refresh_from_db()
    assert (made.state, making.path_of(made).read_bytes()[:4]) == ("ready", b"%PDF")
    MadeFile.objects.filter(pk=made.pk).update(state="making", tries=3)
    making.make_all()
    made.refresh_from_db()
    assert (made.state, "中断了三次" in made.problem) == ("failed", True)
    assert not making.waiting()


def test_a_made_file_is_kept_for_a_day(house: SealHouse, refused: Case, clock: Any) -> None:
    made = archive.ask(refused, "inner", house.handler, "t")
    making.make_all()
    clock.move(days=2)
    making.make_all()
    made.refresh_from_db()
    assert made.state == "gone"
    assert not making.path_of(made).exists()
