"""Photographs without the place where they were taken: what a camera writes beside the picture is left out, the picture stays.

Of a JPEG the segments with Exif, XMP and IPTC go, and whatever follows the picture (a second picture of a phone has an Exif of
its own); only how the camera was turned is kept, or the picture would lie on its side. Of a PNG the text and Exif chunks go.
Nothing is decoded. Pictures of which this cannot be done here are refused.
"""

import struct
from collections.abc import Iterator

from .images import JPEG
from .refusal import Refused

PNG = b"\x89PNG\r\n\x1a\n"
TOLD = frozenset({0xE1, 0xED})  # APP1: Exif, XMP; APP13: IPTC
KEPT_CHUNKS = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    }
)
ORIENTATION = 0x0112
OTHERS = ("heic", "heif", "webp", "gif", "mp4", "m4v", "mov")


def without_place(data: bytes, name: str) -> bytes:
    """Return a picture without its place; a document as it is. Raises Refused for pictures and films of other kinds."""
    if data.startswith(JPEG):
        return _jpeg(data)
    if data.startswith(PNG):
        return PNG + b"".join(_chunks(data))
    if name.rpartition(".")[2].lower() in OTHERS:
        raise Refused("这种格式的照片、视频去不掉拍摄地点，请改用 JPEG、PNG 照片")
    return data


def _jpeg(data: bytes) -> bytes:
    out, at, turned = [data[:2]], 2, 1
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in TOLD:
            out.append(data[at : at + length])
        elif data[at + 4 : at + 10] == b"Exif\0\0":
            turned = _orientation(data[at + 10 : at + length])
        at += length
    end = data.find(b"\xff\xd9", at)
    if at + 4 > len(data) or data[at] != 0xFF or end < 0:
        raise Refused("图片损坏，打不开")
    return b"".join([out[0], _exif(turned), *out[1:], data[at : end + 2]])


def _orientation(tiff: bytes) -> int:
    """How the camera was turned, 1 to 8; upright when it is not said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 1
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return 1
    (entries,) = struct.unpack_from(f"{order}H", tiff, start)
    for place in range(start + 2, min(start + 2 + 12 * entries, len(tiff) - 11), 12):
        tag, kind, count, value = struct.unpack_from(f"{order}HHIH", tiff, place)
        if (tag, kind, count) == (ORIENTATION, 3, 1) and 1 <= value <= 8:
            return int(value)
    return 1


def _exif(turned: int) -> bytes:
    if turned == 1:
        return b""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in KEPT_CHUNKS:
            yield data[at : at + 12 + length]
        if data[at + 4 : at + 8] == b"IEND":
            return
        at += 12 + length
    raise Refused("图片不完整，请重新导出后上传")
