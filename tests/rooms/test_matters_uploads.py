"""Uploads: a corpus of honest, broken and hostile files, each with the verdict it must get and why."""

import io
import socket
import stat
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from docx import Document

from fuyuan.matters.attachments import clean_label, receive_file
from fuyuan.matters.files import coming
from fuyuan.matters.files.kinds import inspect
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.models import Attachment, AttachmentUse
from fuyuan.organs import settings as chosen
from toy.desk import CLERK

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


# --- makers -------------------------------------------------------------------------------------------------------


def pdf(attach: bool = False) -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    if attach:
        document.new_attachment("发票.xml").set_data(b"<x/>")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_of(catalog: str = "", trailer: str = "", pages: str = "/Kids [3 0 R] /Count 1") -> bytes:
    """Write a small PDF by hand, with what a program would not write."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", f"<< /Type /Pages {pages} >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    tail = f"xref\n0 4\n0000000000 65535 f \n{table}trailer\n<< /Size 4 /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF"
    return out + tail.encode()


LOCKED = pdf_of(trailer=f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
                f" /O <{'11' * 32}> /U <{'22' * 32}> >>")  # fmt: skip


def pdf_packed(catalog: str, action: bytes = b"<< >>", blanks: int = 0) -> bytes:
    """Write a PDF whose objects lie in a packed stream, where no search of its bytes finds them; ``blanks`` unpack with them."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(), b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", action]  # fmt: skip
    head = b"".join(b"%d %d " % (n, sum(len(each) + 1 for each in objects[: n - 1])) for n in range(1, 5))
    packed = zlib.compress(head + b" ".join(objects) + b" " * blanks)
    out = b"%PDF-1.7\n"
    first = len(out)
    out += b"5 0 obj << /Type /ObjStm /N 4 /First %d /Filter /FlateDecode /Length %d >> stream\n" % (
        len(head),
        len(packed),
    )
    out += packed + b"\nendstream endobj\n"
    start = len(out)
    places = [(0, 0, 255), *((2, 5, n) for n in range(4)), (1, first, 0), (1, start, 0)]
    table = zlib.compress(b"".join(struct.pack(">BIB", *place) for place in places))
    out += (
        b"6 0 obj << /Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode /Length %d >> stream\n"
        % len(table)
    )
    return out + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % start


def docx(**parts: bytes) -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("复议申请书")
    document.save(out)
    return with_members(out.getvalue(), {name.replace("__", "/"): data for name, data in parts.items()})


def xlsx() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def with_members(archive: bytes, members: dict[str, bytes]) -> bytes:
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def pack(*names: str, data: bytes = b"text", mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = mode << 16
            file.writestr(info, data)
    return out.getvalue()


def packed_by(method: int) -> bytes:
    """Return a Word file packed by a method, with a fault in the packed bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("word/document.xml", b"<w/>" * 99)
    data = bytearray(out.getvalue())
    data[60:70] = b"\xff" * 10
    return bytes(data)


def nameless_zip() -> bytes:
    """The directory says that the name of its only member has no length, and what stands there is of another kind."""
    data = bytearray(pack("a.txt"))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 28 : entry + 30] = b"\0\0"
    del data[entry + 46 : entry + 51]
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<L", end - entry)
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(pack("a.txt"))
    data[6] |= 1  # the flag in the local header
    data[data.rfind(b"PK\x01\x02") + 8] |= 1  # and in the directory
    return bytes(data)


def overlapping() -> bytes:
    """Ten names for the same bytes."""
    data = pack("a.txt", data=b"0" * 1000)
    start, end = data.find(b"PK\x01\x02"), data.find(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 10, 10, len(entry) * 10, start, 0)
    return data[:start] + entry * 10 + tail


def png(width: int = 8, height: int = 8) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (width + 1) * min(height, 8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int = 8, height: int = 8, comment: bytes = b"") -> bytes:
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    note = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment if comment else b""
    return b"\xff\xd8" + b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0" + note + frame + b"\xff\xd9"


def webp(width: int, height: int) -> bytes:
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def ole(*words: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"".join(word.encode("utf-16-le") for word in words)
        + bytes(512)
    )


REMOTE = (
    b'<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x/t.dotm"'
    b' TargetMode="External"/></Relationships>'
)
LINK = b'<Relationships><Relationship Id="r" Type="http://x/hyperlink" Target="http://x" TargetMode="External"/></Relationships>'
MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(64)

# --- the corpus: name, content, the word of the refusal ("" = accepted), why -----------------------------------------

CORPUS: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("申请书.pdf", pdf, "", "an honest PDF"),
    ("申请书.PDF", pdf, "", "capital ending"),
    ("发票.pdf", lambda: pdf(attach=True), "", "an electronic invoice carries its XML"),
    ("申请书.docx", docx, "", "an honest Word file"),
    ("链接.docx", lambda: docx(**{"word__x.rels": LINK}), "", "a hyperlink is harmless"),
    ("宏.docx", lambda: docx(**{"word__vbaProject.bin": b"x"}), "", "see flags"),
    ("清单.xlsx", xlsx, "", "an honest Excel file"),
    ("旧.doc", lambda: ole("WordDocument"), "", "Word before 2007"),
    ("旧.xls", lambda: ole("Workbook"), "", "Excel before 2007"),
    ("说明.txt", lambda: "情况说明\r\n罚款<200元".encode(), "", "UTF-8 text"),
    ("说明.txt", lambda: "情况说明".encode("gb18030"), "", "text from an older system"),
    ("照片.jpg", jpeg, "", "a photograph"),
    ("照片.png", png, "", "a picture"),
    ("照片.webp", lambda: webp(4000, 3000), "", "a picture"),
    ("动图.gif", lambda: b"GIF89a\x08\x00\x08\x00" + bytes(8), "", "a picture"),
    ("照片.heic", lambda: b"\0\0\0\x18ftypheic" + bytes(64), "", "a telephone's photograph"),
    ("执法.mp4", lambda: MP4, "", "a video"),
    ("录音.m4a", lambda: MP4, "", "a recording"),
    ("录音.mp3", lambda: b"ID3\4" + bytes(64), "", "a recording"),
    ("录音.wav", lambda: b"RIFF\0\0\0\0WAVE" + bytes(64), "", "a recording"),
    ("录音.amr", lambda: b"#!AMR\n" + bytes(64), "", "a recording, though it begins like a script"),
    ("证据.zip", lambda: pack("证据/照片.jpg", "证据/说明.txt"), "", "an honest archive"),
    ("苹果.zip", lambda: pack("a.txt", "__MACOSX/._a.txt", "x/.DS_Store"), "", "what a Mac adds is ignored"),
    ("空.pdf", lambda: b"", "0 字节", "nothing at all"),
    ("程序.exe", lambda: b"MZ" + bytes(64), "不接受 .exe", "a program"),
    ("申请书.pdf.exe", pdf, "不接受 .exe", "the last ending counts"),
    ("网页.html", lambda: b"<html>", "不接受 .html", "a page"),
    ("图.svg", lambda: b"<svg xmlns='x'/>", "不接受 .svg", "a drawing that can act"),
    ("脚本.js", lambda: b"alert(1)", "不接受 .js", "a script"),
    ("没有扩展名", pdf, "没有扩展名", "no ending"),
    ("宏.docm", docx, "不接受 .docm", "a macro file by name"),
    ("压缩.rar", lambda: b"Rar!\x1a\x07", "不接受 .rar", "an archive that cannot be looked into"),
    ("假.pdf", lambda: b"MZ" + bytes(64), "Windows 程序", "a program called PDF"),
    ("假.txt", lambda: b"#!/bin/sh\nrm", "脚本", "a script called text"),
    ("假.jpg", lambda: b"\x7fELF" + bytes(64), "程序", "a program called picture"),
    ("假.txt", lambda: b"  <!DOCTYPE html><p>x", "网页", "a page called text"),
    ("假.pdf", png, "不是 .pdf", "a picture called PDF"),
    ("假.png", jpeg, "不是 .png", "one picture type called another"),
    ("假.docx", lambda: pack("a.txt"), "扩展名不符", "an archive called Word"),
    ("假.xlsx", docx, "扩展名不符", "Word called Excel"),
    ("假.doc", lambda: ole("Root Entry"), "不是完整的", "some other compound file"),
    ("二进制.txt", lambda: bytes(range(256)), "不是文本", "binary data called text"),
    ("网.gif", lambda: b"GIF89a<script>alert(1)</script>" + bytes(8), "网页", "a picture that is also a page"),
    ("注.jpg", lambda: jpeg(comment=b"<script>alert(1)</script>"), "网页", "a script in a picture's comment"),
    ("双.pdf", lambda: pdf() + pack("a.exe"), "藏有压缩包", "a PDF that is also an archive"),
    ("双.png", lambda: png() + pack("a.exe"), "藏有压缩包", "a picture that is also an archive"),
    ("坏.pdf", lambda: b"%PDF-1.7\nnothing", "PDF 损坏", "no PDF behind the head"),
    ("空页.pdf", lambda: pdf_of(pages="/Kids [] /Count 0"), "PDF", "no page"),
    ("锁.pdf", lambda: LOCKED, "加了密码", "a locked PDF"),
    ("脚本.pdf", lambda: pdf_of("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "脚本", "acts when opened"),
    ("包.pdf", lambda: pdf_packed(""), "", "objects in a packed stream, as most programs write them"),
    ("脚本.pdf", lambda: pdf_packed("/OpenAction 4 0 R", b"<< /S /JavaScript /JS (x) >>"), "脚本", "a script packed away"),
    ("脚本.pdf", lambda: pdf_of("/OpenAction << /S /Java#53cript /JS (x) >>"), "脚本", "a script by an escaped name"),
    ("撑.pdf", lambda: pdf_packed("", blanks=1_100_000_000), "打不开", "a gigabyte packed in one megabyte"),
    ("启动.pdf", lambda: pdf_of("/OpenAction << /S /Launch /F (cmd.exe) >>"), "脚本", "starts a program"),
    ("锁.docx", lambda: ole("EncryptedPackage"), "不是 .docx", "a locked Word file is a compound file"),
    ("锁.doc", lambda: ole("WordDocument", "EncryptedPackage"), "加了密码", "a locked Word file"),
    ("实体.docx", lambda: docx(word__x__xml=b""), "", "an additional part is harmless"),
    ("远程.docx", lambda: docx(**{"word__y.rels": REMOTE}), "外部的模板", "fetches a template when opened"),
    ("实体.docx", lambda: docx(**{"word__e.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}), "不正常的标记", "XXE"),
    ("截断.docx", lambda: docx()[:-1], "损坏", "one byte short"),
    ("坏.docx", lambda: packed_by(zipfile.ZIP_BZIP2), "压缩方法", "a method that fails with an OSError"),
    ("坏.docx", lambda: packed_by(zipfile.ZIP_LZMA), "压缩方法", "a method that asks for gigabytes, and fails in its own way"),
    ("坏.docx", lambda: packed_by(zipfile.ZIP_DEFLATED), "损坏", "a fault in the packed bytes"),
    ("无名.zip", nameless_zip, "结构异常", "a member without a name"),
    ("截断.png", lambda: png()[:-1], "不完整", "one byte short"),
    ("截断.jpg", lambda: jpeg()[:-1], "不完整", "one byte short"),
    ("巨.png", lambda: png(50_000, 50_000), "图片过大", "a bomb in pixels"),
    ("巨.jpg", lambda: jpeg(65_000, 65_000), "图片过大", "a bomb in pixels"),
    ("巨.webp", lambda: webp(16_000, 16_000), "图片过大", "a bomb in pixels"),
    ("零.png", lambda: png(0, 8), "图片损坏", "no width"),
    ("炸弹.zip", lambda: pack("a.txt", data=b"0" * 20_000_000), "过大", "twenty megabytes in twenty kilobytes"),
    ("炸弹.docx", lambda: docx(word__b__xml=b"0" * 20_000_000), "过大", "the same inside Word"),
    ("叠.zip", overlapping, "结构异常", "ten members over the same bytes"),
    ("多.zip", lambda: pack(*(f"{n}.txt" for n in range(10_001)), data=b""), "太多", "too many members"),
    ("套.zip", lambda: pack("b.zip"), "不接受的文件（.zip）", "an archive within an archive"),
    ("程.zip", lambda: pack("a.txt", "b.exe"), "不接受的文件（.exe）", "a program in an archive"),
    ("逃.zip", lambda: pack("../../etc/a.txt"), "指向别处", "zip slip"),
    ("逃.zip", lambda: pack("..\\..\\a.txt"), "指向别处", "zip slip for Windows"),
    ("根.zip", lambda: pack("/etc/a.txt"), "指向别处", "an absolute name"),
    ("盘.zip", lambda: pack("C:a.txt"), "指向别处", "a drive"),
    ("链.zip", lambda: pack("a.txt", mode=stat.S_IFLNK | 0o777), "链接文件", "a symbolic link"),
    ("锁.zip", locked_zip, "加了密码", "a locked archive"),
    ("空.zip", lambda: b"PK\x05\x06" + bytes(18), "是空的", "an empty archive"),
    ("坏.zip", lambda: b"PK\x03\x04" + bytes(40), "损坏", "no directory"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "word", "why"), CORPUS, ids=[f"{row[0]}-{row[3]}" for row in CORPUS]
)
def test_every_file_of_the_corpus_gets_its_verdict(
    name: str, make: Callable[[], bytes], word: str, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(make())
    if not word:
        inspect(path, name)
        return
    with pytest.raises(Refused) as refused:
        inspect(path, name)
    assert word in str(refused.value), why


FLAGS = [
    ("a.docx", lambda: with_members(docx(), {"word/vbaProject.bin": b"x"}), "含宏"),
    ("a.docx", lambda: with_members(docx(), {"word/embeddings/a.bin": b"x"}), "嵌入其他文件"),
    ("a.xls", lambda: ole("Workbook", "_VBA_PROJECT", "Ole10Native"), "含宏、嵌入其他文件"),
    ("a.pdf", lambda: pdf(attach=True), "嵌入其他文件"),
]


@pytest.mark.parametrize(("name", "make", "flags"), FLAGS)
def test_what_a_reader_should_know_is_flagged(
    name: str, make: Callable[[], bytes], flags: str, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(make())
    assert inspect(path, name).flags == flags


LABELS = [
    ("处罚决定书.pdf", "处罚决定书.pdf", "an honest name"),
    ("书" * 200 + ".pdf", "书" * 200 + ".pdf", "two hundred characters"),
    ("书" * 300 + ".pdf", "书" * 251 + ".pdf", "too long: the ending stays"),
    ("../../etc/passwd.txt", "passwd.txt", "a path"),
    ("C:\\temp\\照片.jpg", "照片.jpg", "a Windows path"),
    ("invoice\u202efdp.exe", "invoicefdp.exe", "right-to-left override hides an ending"),
    ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf", "a line end in a header"),
    ("a\x00.pdf", "a.pdf", "NUL"),
    ("a\udcff.pdf", "a.pdf", "a lone surrogate"),
    ("a.pdf. .", "a.pdf", "dots and blanks that Windows drops"),
    ("..", "文件", "only dots"),
    ("", "文件", "nothing"),
    (".htaccess", "htaccess", "a hidden file"),
    ("<img onerror=1>.png", "<img onerror=1>.png", "markup is text; the page escapes it"),
    ("=cmd().xlsx", "=cmd().xlsx", "a formula is text; the export types it"),
]


@pytest.mark.parametrize(("name", "label", "why"), LABELS)
def test_a_file_name_becomes_a_harmless_label(name: str, label: str, why: str) -> None:
    assert clean_label(name) == label, why


# --- receiving ----------------------------------------------------------------------------------------------------


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.HOME = tmp_path
    yield tmp_path
    chosen.forget()


def send(data: bytes, name: str = "说明.txt", **options: Any) -> AttachmentUse:
    return receive_file(actor=CLERK, name=name, chunks=[data], draft="token", **options)


@contextmanager
def clamd(answer: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server that speaks clamd's INSTREAM protocol and always gives the same answer."""
    heard: list[bytes] = []

    def serve() -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as file:
            heard.append(file.read(10))
            while length := int.from_bytes(file.read(4), "big"):
                heard.append(file.read(length))
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}", heard
        thread.join(5)


@pytest.mark.django_db
def test_the_scanner_gets_the_whole_file_and_its_word_is_kept(home: Path) -> None:
    with clamd(b"stream: OK\0") as (address, heard):
        chosen.change("files.scanner", address, by=None)
        use = send("一".encode() * 200_000)
    assert heard[0] == b"zINSTREAM\0"
    assert b"".join(heard[1:]) == "一".encode() * 200_000
    assert use.attachment.scan == "clamd: OK"


@pytest.mark.django_db
def test_a_virus_is_named_and_nothing_is_kept(home: Path) -> None:
    with clamd(b"stream: Win.Test.EICAR_HDB-1 FOUND\0") as (address, _):
        chosen.change("files.scanner", address, by=None)
        with pytest.raises(Refused, match="文件含有病毒（Win.Test.EICAR_HDB-1）"):
            send(EICAR)
    assert not Attachment.objects.exists()
    assert [path for path in (home / "files").rglob("*") if path.is_file()] == []


SILENT = [b"", b"stream: INSTREAM size limit exceeded. ERROR\0", b"nonsense"]


@pytest.mark.django_db
@pytest.mark.parametrize("answer", SILENT)
def test_without_a_clear_verdict_a_file_is_refused(answer: bytes, home: Path) -> None:
    with clamd(answer) as (address, _):
        chosen.change("files.scanner", address, by=None)
        with pytest.raises(Refused, match="请稍后再传"):
            send(b"text")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/nonexistent/clamd.ctl", "nonsense"])
def test_a_scanner_that_does_not_answer_means_no(address: str, home: Path) -> None:
    chosen.change("files.scanner", address, by=None)
    with pytest.raises(Refused, match="请稍后再传"):
        send(b"text")


@pytest.mark.django_db
def test_a_file_over_the_limit_is_cut_off_while_it_comes(home: Path) -> None:
    chosen.change("files.max_mb", 1, by=None)
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(100):
            taken.append(number)
            yield b"x" * 100_000

    with pytest.raises(Refused, match="文件超过 1 MB"):
        receive_file(actor=CLERK, name="大.txt", chunks=endless(), draft="t")
    assert len(taken) == 11
    assert list((home / "files" / "incoming").iterdir()) == []


@pytest.mark.django_db
def test_of_a_file_without_end_no_more_lies_on_the_disk_than_says_that_it_is_too_large(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming, "LARGEST", 0)
    chosen.change("files.max_mb", 1, by=None)
    seen: list[tuple[int, int]] = []

    def view(request: HttpRequest) -> HttpResponse:
        file = request.FILES["file"]
        seen.append((Path(file.temporary_file_path()).stat().st_size, file.size))
        with pytest.raises(Refused, match="超过 1 MB"):
            receive_file(actor=CLERK, name=file.name, chunks=file.chunks(), draft="d" * 32)
        return HttpResponse(request.POST["reason"])

    sent = SimpleUploadedFile("说明.txt", b"a" * 3_000_000)
    request = RequestFactory().post("/", {"file": sent, "reason": "理由"})
    assert view(request).content.decode() == "理由"
    assert seen == [(1_000_001, 3_000_000)]


@pytest.mark.django_db
def test_the_files_of_one_matter_have_a_limit_together(home: Path) -> None:
    chosen.change("files.matter_mb", 1, by=None)
    send(b"x" * 600_000)
    with pytest.raises(Refused, match="合计超过 1 MB"):
        send(b"y" * 600_000)
