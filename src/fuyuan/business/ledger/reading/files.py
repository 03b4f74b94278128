"""Opening a plan: .txt, .docx and text PDFs. What cannot be read is refused in one sentence that says what to do."""

from __future__ import annotations

import importlib
import zipfile
from pathlib import Path

from .model import Plan, Unreadable
from .reader import read_text

LARGEST = 50 * 1024 * 1024
UNPACKED = 200 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(path: Path, name: str = "") -> Plan:
    """Read a plan from a file; ``name`` tells the type when the path does not. Raises Unreadable."""
    text, kind = text_of(path, name)
    plan = read_text(text)
    plan.format = kind
    return plan


def text_of(path: Path, name: str = "") -> tuple[str, str]:
    """Return (text, format: txt, docx, pdf). Tables stand in it as rows with tabs. Raises Unreadable."""
    if path.is_dir():
        raise Unreadable(f"“{path.name}”是文件夹：请写出其中一份方案的文件名")
    if not path.is_file():
        raise Unreadable(f"没有找到文件：{path.name}，请检查文件名和所在的文件夹")
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("文件是空的（0 字节），请检查后重新选择")
    if size > LARGEST:
        raise Unreadable(f"文件有 {size // 1024 // 1024} MB，超过 50 MB：请去掉图片或者只保留方案正文")
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_OLE):
        raise Unreadable("这是旧格式（.doc、.wps）或者加了密码的文件：请去掉密码，另存为 .docx 后上传")
    if start.startswith(b"%PDF-"):
        return _other("pdf_text", path), "pdf"
    if start.startswith(b"PK"):
        _check_zip(path, name or path.name)
        return _other("docx_text", path), "docx"
    return _plain(path), "txt"


def _other(module: str, path: Path) -> str:
    """Word and PDF libraries are loaded only for such files: a text file is read at once."""
    text: str = importlib.import_module(f"{__package__}.{module}").text_of(path)
    return text


def _check_zip(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise Unreadable("文件损坏，打不开：请用 Word 或者 WPS 打开后另存为 .docx 再上传") from None
    names = {member.filename for member in members}
    if any(each.endswith("vbaProject.bin") for each in names) or name.lower().endswith(".docm"):
        raise Unreadable("文件含有宏，不能读取：请另存为不含宏的 .docx 后上传")
    if sum(member.file_size for member in members) > UNPACKED:
        raise Unreadable("文件解开后超过 200 MB，不能读取：请去掉图片或者只保留方案正文")
    if "word/document.xml" not in names:
        raise Unreadable("这不是 Word 文件：请上传 .txt、.docx 或者可以复制文字的 .pdf")


def _plain(path: Path) -> str:
    data = path.read_bytes()
    for encoding in (
        "utf-8-sig",
        "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030",
        "gb18030",
    ):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("这不是文本文件：请上传 .txt、.docx 或者可以复制文字的 .pdf")
    if sum(char < " " and char not in "\t\r\n\f\v" for char in text) > len(text) // 200:
        raise Unreadable("这不是文本文件：请上传 .txt、.docx 或者可以复制文字的 .pdf")
    return text
