"""What a file is, by its content: the types accepted, and why one is refused.

A file is accepted when its content is what its ending says and nothing in it acts by itself. It is never unpacked or
rendered here: sizes are read from the directory of an archive before anything is decompressed.
"""

import mmap
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .archives import check_archive, check_office
from .images import JPEG, check_gif, check_jpeg, check_png, check_webp
from .pdfs import check_pdf
from .refusal import Refused

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"<\s*(!doctype\s+html|html|script|svg|iframe|\?php)", re.IGNORECASE)
_ACTIVE = {
    b"MZ": "Windows 程序", b"\x7fELF": "程序", b"#!": "脚本", b"\xca\xfe\xba\xbe": "程序", b"dex\n": "程序",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A type accepted: its endings, MIME type, how it starts, and what looks inside (returns flags)."""

    endings: tuple[str, ...]
    mime: str
    starts: Callable[[bytes], bool]
    inside: Callable[[Path], str] = lambda path: ""


def begins(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


def is_box(*brands: bytes) -> Callable[[bytes], bool]:
    """ISO media files: a box "ftyp" with one of these brands (none: any)."""
    return lambda head: head[4:8] == b"ftyp" and (not brands or head[8:12] in brands)


def is_riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == form


def check_ole(path: Path) -> str:
    """Old Word and Excel files: an encrypted one is refused, macros and packed objects are flagged."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise Refused("文件加了密码，无法核验，请去掉密码后上传")
        known = ("WordDocument", "Workbook", "Book")
        if not any(data.find(name.encode("utf-16-le")) >= 0 for name in known):
            raise Refused("不是完整的 Word 或者 Excel 文件")
        macros = data.find("_VBA_PROJECT".encode("utf-16-le")) >= 0
        packed = data.find("Ole10Native".encode("utf-16-le")) >= 0
    return "、".join(name for name, found in (("含宏", macros), ("嵌入其他文件", packed)) if found)


def check_text(path: Path) -> str:
    """Plain text in UTF-8 or GB 18030, without control characters."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused("不是文本文件")
    if re.search("[\x00-\x08\x0b\x0e-\x1f]", text):
        raise Refused("不是文本文件")
    return ""


KINDS = (
    Kind(("pdf",), "application/pdf", begins(b"%PDF-"), check_pdf),
    Kind(("docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", begins(ZIP),
         check_office("word/document.xml")),
    Kind(("xlsx",), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", begins(ZIP),
         check_office("xl/workbook.xml")),
    Kind(("ofd",), "application/ofd", begins(ZIP), check_office("OFD.xml")),
    Kind(("doc", "wps"), "application/msword", begins(OLE), check_ole),
    Kind(("xls", "et"), "application/vnd.ms-excel", begins(OLE), check_ole),
    Kind(("txt",), "text/plain; charset=utf-8", lambda head: True, check_text),
    Kind(("jpg", "jpeg"), "image/jpeg", begins(JPEG), check_jpeg),
    Kind(("png",), "image/png", begins(b"\x89PNG\r\n\x1a\n"), check_png),
    Kind(("gif",), "image/gif", begins(b"GIF87a", b"GIF89a"), check_gif),
    Kind(("webp",), "image/webp", is_riff(b"WEBP"), check_webp),
    Kind(("heic", "heif"), "image/heic", is_box(b"heic", b"heix", b"mif1", b"msf1", b"heim")),
    Kind(("mp4", "m4v", "mov"), "video/mp4", is_box()),
    Kind(("m4a",), "audio/mp4", is_box()),
    Kind(("mp3",), "audio/mpeg", begins(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    Kind(("wav",), "audio/wav", is_riff(b"WAVE")),
    Kind(("amr",), "audio/amr", begins(b"#!AMR\n")),
    Kind(("zip",), "application/zip", begins(ZIP, b"PK\x05\x06"),
         lambda path: check_archive(path, frozenset(BY_ENDING) - {"zip"})),
)  # fmt: skip
BY_ENDING: dict[str, Kind] = {ending: kind for kind in KINDS for ending in kind.endings}
ACCEPTED = "、".join(ending for ending in BY_ENDING if ending not in ("m4v", "heif", "et"))


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file turned out to be. ``flags``: what its reader should know (含宏 …)."""

    mime: str
    flags: str


def inspect(path: Path, name: str) -> Sniffed:
    """Look at a received file; raise :class:`Refused` with a sentence for its sender."""
    if path.stat().st_size == 0:
        raise Refused("文件是空的（0 字节），请检查后重新选择")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = BY_ENDING.get(ending)
    if kind is None:
        what = f"不接受 .{ending} 文件" if ending else "文件名没有扩展名，看不出类型"
        raise Refused(f"{what}；可以上传：{ACCEPTED}")
    with path.open("rb") as file:
        head = file.read(4096)
    _refuse_active(head, kind)
    if not kind.starts(head):
        raise Refused(f"文件内容不是 .{ending}，可能改过扩展名，请用原来的文件上传")
    _refuse_hidden_archive(path, kind)
    return Sniffed(kind.mime, kind.inside(path))


def _refuse_active(head: bytes, kind: Kind) -> None:
    """Programs and web pages are refused under whatever name they come."""
    if kind.mime != "audio/amr":
        for signature, what in _ACTIVE.items():
            if head.startswith(signature):
                raise Refused(f"文件内容是{what}，不能上传")
    if _MARKUP.search(head[:1024]):
        raise Refused("文件内容是网页或者脚本，不能上传")


def _refuse_hidden_archive(path: Path, kind: Kind) -> None:
    """A picture or PDF that is also a zip archive: two readers would see two different files."""
    if kind.mime.startswith("image/") or kind.mime == "application/pdf":
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 66_000))
            if b"PK\x05\x06" in file.read():
                raise Refused("文件后面藏有压缩包，请另存为普通文件后上传")
