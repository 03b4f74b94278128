"""Text of a PDF, page by page. A page number alone on the first or last line of a page is not text."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2

from .model import Unreadable


def text_of(path: Path) -> str:
    """Return the text. Raises Unreadable for damaged, encrypted and image-only files."""
    try:
        document = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_bounded() for page in document]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "文件加了密码" if locked else "文件损坏，打不开"
        raise Unreadable(f"{reason}：请{'去掉密码' if locked else '重新生成 PDF'}后上传") from None
    if sum(len(page.strip()) for page in pages) < 20 * max(1, len(pages)):
        raise Unreadable("这是扫描的图片，读不出文字：请上传 Word 文件，或者可以复制文字的 PDF")
    return "\n".join(_numberless(page) for page in pages)


def _numberless(page: str) -> str:
    lines = [line for line in re.split(r"\r\n|\r|\n", page.replace("\ufffe", "")) if line.strip()]
    for at in (0, -1):
        if lines and re.fullmatch(r"[-—–\s]*\d{1,3}[-—–\s]*", lines[at]):
            del lines[at]
    return "\n".join(lines)
