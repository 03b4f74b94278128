"""Photographs lose the place they were taken at, and stay pictures."""

from __future__ import annotations

import struct
import zlib

import pytest

from fuyuan.matters.files.places import without_place
from fuyuan.matters.files.refusal import Refused

PICTURE = b"\xff\xdb\x00\x04\x00\x01\xff\xda\x00\x02scan\xff\x00data\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def exif(order: str, turned: int) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack(
        f"{order}HHII", 0x8825, 4, 1, 99
    )
    return b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 2) + entries + b"GPSLATITUDE34.17"


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_jpeg_keeps_its_picture_and_how_it_is_turned(order: str) -> None:
    photo = b"\xff\xd8" + segment(0xE0, b"JFIF\0") + segment(0xE1, exif(order, 6))
    photo += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>GPSLATITUDE</x>") + segment(
        0xED, b"CityGPSLATITUDE"
    )
    photo += PICTURE + b"\xff\xd8" + segment(0xE1, exif(order, 1)) + PICTURE
    clean = without_place(photo, "一.jpg")
    assert b"GPS" not in clean
    assert clean.endswith(PICTURE)
    assert b"JFIF" in clean
    assert without_place(clean, "一.jpg") == clean, "nothing more to take away"
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in clean


def test_a_picture_that_lies_upright_needs_no_note() -> None:
    assert (
        without_place(b"\xff\xd8" + segment(0xE1, exif("<", 1)) + PICTURE, "a.jpg") == b"\xff\xd8" + PICTURE
    )


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_a_png_loses_its_texts() -> None:
    start, end = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"x" * 13),
        chunk(b"IDAT", b"pixels") + chunk(b"IEND", b""),
    )
    assert (
        without_place(start + chunk(b"eXIf", b"GPS") + chunk(b"tEXt", b"GPS") + end, "a.png") == start + end
    )


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"\0\0\0\x18ftypheic", "a.heic", "a picture that cannot be cleaned here"),
        (b"\0\0\0\x18ftypisom", "a.mp4", "a film has a place too"),
        (b"\xff\xd8\xff\xe1\xff\xff", "a.jpg", "cut off in its head"),
        (b"\xff\xd8\xff\xda\x00\x02", "a.jpg", "cut off in its picture"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"x" * 13), "a.png", "cut off"),
    ],
)
def test_what_cannot_be_cleaned_is_refused(data: bytes, name: str, why: str) -> None:
    with pytest.raises(Refused):
        without_place(data, name)


def test_a_document_is_nobodys_photograph() -> None:
    assert without_place(b"%PDF-1.7", "a.pdf") == b"%PDF-1.7"
