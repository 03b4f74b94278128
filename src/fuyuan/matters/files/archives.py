"""Archives, and the Office formats that are archives: judged by their directory before anything is unpacked."""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from .refusal import Refused

MAX_MEMBERS = 10_000
MAX_UNPACKED = 500_000_000
MAX_OFFICE = 200_000_000
MAX_RATIO = 200
# all that OPC and OFD allow; others (bzip2, LZMA) ask for memory by their own headers and fail with errors of their own
PLAIN_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_IGNORED = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$)")
_REMOTE = re.compile(
    rb"<Relationship\b(?=[^>]*(attachedTemplate|oleObject|subDocument))[^>]*TargetMode=\"External\""
)
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def directory(path: Path) -> list[zipfile.ZipInfo]:
    """Return the members of an archive after checking number, sizes, names and places. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Refused("压缩包损坏，打不开") from error
    unpacked, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    if len(members) > MAX_MEMBERS:
        raise Refused(f"压缩包里的文件太多（{len(members)} 个，最多 {MAX_MEMBERS} 个）")
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 50_000):
        raise Refused("压缩包解开后过大，请分成几个上传")
    for member in members:
        _check_member(member)
    _refuse_overlap(members, path.stat().st_size)
    return members


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if not name:
        raise Refused("压缩包结构异常，请重新打包")
    if member.flag_bits & 0x1:
        raise Refused("压缩包加了密码，无法核验，请去掉密码后上传")
    if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or re.match(r"[A-Za-z]:", name):
        raise Refused("压缩包里有指向别处的文件名，请重新打包")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused("压缩包里有链接文件，请重新打包")


def _refuse_overlap(members: list[zipfile.ZipInfo], size: int) -> None:
    """Members that share the same bytes unpack to far more than their directory says."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise Refused("压缩包结构异常，请重新打包")
        end = member.header_offset + 30 + member.compress_size
    if end > size:
        raise Refused("压缩包不完整，请重新打包")


def check_archive(path: Path, endings: frozenset[str]) -> str:
    """A zip somebody packed: every member must have an accepted ending; archives within archives are refused."""
    members = [each for each in directory(path) if not each.is_dir() and not _IGNORED.search(each.filename)]
    if not members:
        raise Refused("压缩包是空的")
    for member in members:
        ending = member.filename.rpartition(".")[2].lower()
        if ending not in endings:
            raise Refused(f"压缩包里有不接受的文件（.{ending[:20]}），请取出后分别上传")
    return ""


def check_office(main: str) -> Callable[[Path], str]:
    """Word, Excel and OFD files: the main part is there, every part reads back whole, nothing points outside."""

    def check(path: Path) -> str:
        members = directory(path)
        names = {each.filename for each in members}
        if main not in names:
            raise Refused("文件内容与扩展名不符，请用原来的文件上传")
        if sum(each.file_size for each in members) > MAX_OFFICE:
            raise Refused("文件解开后过大，请缩小其中的图片后上传")
        if any(each.compress_type not in PLAIN_METHODS for each in members):
            raise Refused("文件用了不常见的压缩方法，请重新保存后上传")
        _read_parts(path, members)
        macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        packed = any("/embeddings/" in name for name in names)
        return "、".join(name for name, found in (("含宏", macros), ("嵌入其他文件", packed)) if found)

    return check


def _read_parts(path: Path, members: list[zipfile.ZipInfo]) -> None:
    with zipfile.ZipFile(path) as archive:
        try:
            for member in members:
                with archive.open(member) as part:
                    head = part.read(1_000_000)
                    while part.read(1_000_000):  # to the end: the checksum is compared there
                        pass
                if member.filename.endswith((".xml", ".rels")):
                    _refuse_references(head)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, zlib.error) as error:
            raise Refused("文件损坏，打不开，请重新保存后上传") from error


def _refuse_references(part: bytes) -> None:
    if _ENTITY.search(part):
        raise Refused("文件里有不正常的标记，请重新保存后上传")
    if _REMOTE.search(part):
        raise Refused("文件引用了外部的模板或者对象，请另存为普通文件后上传")
