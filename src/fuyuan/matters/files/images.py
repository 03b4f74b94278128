"""Pictures: their size in pixels is read from the header; nothing is decoded on the server."""

from pathlib import Path

from .refusal import Refused

MAX_PIXELS = 120_000_000
JPEG = b"\xff\xd8\xff"
_SIZED = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start-of-frame markers


def _fits(width: int, height: int) -> str:
    if not width or not height:
        raise Refused("图片损坏，打不开")
    if width * height > MAX_PIXELS:
        raise Refused(f"图片过大（{width}×{height} 像素），请缩小后上传")
    return ""


def check_png(path: Path) -> str:
    data = path.read_bytes()
    if data[12:16] != b"IHDR" or b"IEND\xaeB`\x82" not in data[-64:]:
        raise Refused("图片不完整，请重新导出后上传")
    return _fits(int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))


def check_gif(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(10)
    return _fits(int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"))


def check_webp(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(30)
    if head[12:16] == b"VP8X":
        return _fits(1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little"))
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return _fits(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    return _fits(
        int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    )


def check_jpeg(path: Path) -> str:
    data = path.read_bytes()
    if data.rfind(b"\xff\xd9") < 0:
        raise Refused("图片不完整，请重新导出后上传")
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _SIZED:
            return _fits(
                int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
            )
        at += 2 + length
    raise Refused("图片损坏，打不开")
