"""A file as text, every corner of it: what is published, and what is only read because a name may hide there.

A Word file keeps text in boxes, headers, footnotes, comments, deleted passages, field codes and properties. All of it
is read, so that a person named only in a comment is known as one; only the visible body goes into the new file.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_LARGEST = 50_000_000  # bytes of one part, unpacked: a decision has a few hundred thousand
_LONGEST = 1_000_000  # characters: the longest decisions have a hundred thousand
_RARE_SHARE = 0.2
# RuntimeError: a part of the archive is encrypted or packed in a way nobody uses
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, etree.XMLSyntaxError)
_ENCODINGS = ("utf-8-sig", "gb18030")
BODY = "正文"
_PAGE_NUMBER = re.compile(r"[\s—–-]*(?:第?\s*\d{1,3}\s*页?)(?:[\s/共]*\d{1,3}\s*页?)?[\s—–-]*")


class Unreadable(ValueError):
    """A file that cannot be redacted; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """`text[start:end]` of the source; only parts of the body are published."""

    name: str
    start: int
    end: int
    published: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The whole text of a file and the parts it is made of, in order."""

    text: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, pieces: Iterator[tuple[str, str, bool]]) -> Source:
        text, parts = "", []
        for name, piece, published in pieces:
            if not piece.strip():
                continue
            text += "\n" if text else ""
            parts.append(Part(name, len(text), len(text) + len(piece), published))
            text += piece
        return cls(text, tuple(parts))


def read(path: Path) -> Source:
    """Read a .txt, .docx or .pdf file. Raises Unreadable with the reason."""
    readers = {".txt": _txt, ".docx": _docx, ".pdf": _pdf}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(f"只能处理 .txt、.docx、.pdf 文件，收到“{path.name}”")
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable(f"文件超过 {_LARGEST // 1_000_000} MB，过大：请删去图片后另存")
        source = reader(path)
    except OSError:
        raise Unreadable(f"文件打不开：{path.name}，请核对路径和权限") from None
    if not source.text.strip():
        raise Unreadable("文件里没有文字：请核对是不是选错了文件")
    if len(source.text) > _LONGEST:
        raise Unreadable(f"文件超过 {_LONGEST // 10_000} 万字：请核对是不是一份决定书，或者分成几个文件")
    return source


def _txt(path: Path) -> Source:
    return Source.of(iter([(BODY, decoded(path.read_bytes()), True)]))


def decoded(content: bytes) -> str:
    """The text of a .txt file. Raises Unreadable for what is no text, and for an encoding that offices here do not use."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not (encoding == "gb18030" and _garbled(text)):
            return text
    raise Unreadable("文字编码无法识别，或者不是文本文件：请用记事本另存为 UTF-8 后重试")


def _garbled(text: str) -> bool:
    """Whether a text of another encoding (Big5) was read as GB18030: most of it then lies outside the common characters."""
    wide = [char for char in text if char > "\x7f"]
    rare = sum(not char.encode("gb2312", "ignore") for char in wide)
    return rare > len(wide) * _RARE_SHARE


def _docx(path: Path) -> Source:
    try:
        with zipfile.ZipFile(path) as archive:
            return Source.of(_docx_pieces(archive))
    except _DAMAGED:
        raise Unreadable("文件损坏或者加了密码：请用 Word 或者 WPS 打开后另存为 .docx") from None


def _docx_pieces(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, bool]]:
    parts = [name for name in archive.namelist() if name.endswith(".xml")]
    body = _parsed(archive, "word/document.xml")
    yield BODY, "\n".join(_lines(body)), True
    for prefix, label, published in (
        ("word/footnotes", "脚注", True),
        ("word/endnotes", "尾注", True),
        ("word/header", "页眉", False),
        ("word/footer", "页脚", False),
        ("word/comments", "批注", False),
    ):
        for name in sorted(part for part in parts if part.startswith(prefix) and "Extended" not in part):
            yield label, "\n".join(_lines(_parsed(archive, name))), published
    for name in parts:
        if name.startswith("word/"):
            yield "修订、域代码和隐藏文字", "\n".join(_unseen(_parsed(archive, name))), False
    for name in sorted(part for part in parts if part.startswith(("docProps/", "customXml/item"))):
        texts = (text.strip() for text in _parsed(archive, name).itertext())
        yield "文档属性", "\n".join(text for text in texts if text), False


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    if archive.getinfo(name).file_size > _LARGEST:
        raise Unreadable("文件解开后过大，请删去图片后另存")
    # the strict form of the format writes another name space for the same elements
    root = etree.fromstring(archive.read(name).replace(_STRICT, _W[1:-1].encode()), _PARSER)
    if root.getroottree().docinfo.doctype:
        raise Unreadable("文件里有 Word 不会写的内容（DTD）：请用 Word 或者 WPS 打开后另存为 .docx")
    return root


def _lines(root: Any) -> Iterator[str]:
    """The visible paragraphs, text boxes after the paragraph that holds them, the cells of a table's row in one line."""
    for row, paragraphs in groupby(root.iter(f"{_W}p"), key=_row):
        seen = (p for p in paragraphs if not any(above.tag == _FALLBACK for above in p.iterancestors()))
        texts = ["".join(_visible(paragraph)) for paragraph in seen]
        yield from texts if row is None else ["\t".join(texts)]


def _row(paragraph: Any) -> Any:
    return next((above for above in paragraph.iterancestors() if above.tag == f"{_W}tr"), None)


def _visible(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if _owner(node) is not paragraph or _is_hidden(node) or node.getparent().tag != f"{_W}r":
            continue
        yield (
            (node.text or "")
            if node.tag == f"{_W}t"
            else {"tab": "\t", "noBreakHyphen": "-"}.get(_local(node), "\n")
        )


def _unseen(root: Any) -> Iterator[str]:
    """Deleted text, field codes, hidden text, and words for pictures, one piece a line."""
    for node in root.iter(f"{_W}delText", f"{_W}instrText", f"{_W}delInstrText", f"{_W}t"):
        if (_local(node) != "t" or _is_hidden(node)) and (node.text or "").strip():
            yield node.text
    for node in root.iter():
        for name in ("descr", "title", f"{_W}author"):
            if isinstance(node.tag, str) and node.get(name):
                yield node.get(name)


def _owner(node: Any) -> Any:
    return next(above for above in node.iterancestors() if above.tag == f"{_W}p")


def _is_hidden(node: Any) -> bool:
    properties = node.getparent().find(f"{_W}rPr")
    vanish = None if properties is None else properties.find(f"{_W}vanish")
    hidden = vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")
    return hidden or any(above.tag in (f"{_W}del", f"{_W}moveFrom") for above in node.iterancestors())


def _local(node: Any) -> str:
    return str(etree.QName(node).localname)


def _pdf(path: Path) -> Source:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable(
            "PDF 加了密码，请去掉密码后重试" if locked else "PDF 损坏，打不开，请重新导出"
        ) from None
    try:
        return Source.of(_pdf_pieces(document))
    finally:
        document.close()


def _without_page_number(page: str) -> str:
    """A name may run over to the next page: the number of the page must not stand in it."""
    lines = [line for line in page.split("\n") if line.strip()]
    for at in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[at]):
            del lines[at]
    return "\n".join(lines)


def _pdf_pieces(document: Any) -> Iterator[tuple[str, str, bool]]:
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "")
        pictures = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
        if len(text.strip()) < 20 and pictures:
            raise Unreadable(
                f"第 {number} 页是扫描的图片，读不出文字，不能确认有无个人信息：请用原 Word 文件，或者可以复制文字的 PDF"
            )
        yield f"第 {number} 页", _without_page_number(text), True
    if not any(len(page.get_textpage().get_text_bounded().strip()) for page in document):
        raise Unreadable("PDF 里没有文字：请用原 Word 文件，或者可以复制文字的 PDF")
    properties = document.get_metadata_dict(skip_empty=True)
    yield "文档属性", "\n".join(properties.values()), False
