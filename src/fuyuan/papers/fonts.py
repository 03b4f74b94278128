"""Which faces a paper is set in, and which characters they lack.

The statutory faces (方正小标宋, 仿宋_GB2312, 楷体_GB2312) are licensed and cannot be shipped. Put them into a folder
and name it in FUYUAN_FONTS: they come first in every list below; the free faces beside this file are the fallback. A
face for characters outside the standard table of 8,105 (SimSun-ExtB, 花園明朝) is used when it stands in that folder.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import typst

VENDORED = Path(__file__).parent / "fonts"

_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_RARE = ("Noto Serif SC", "SimSun-ExtB", "HanaMinA", "HanaMinB")
FACES: Mapping[str, tuple[str, ...]] = {
    "fang": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "FandolFang R", *_RARE),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "LXGW WenKai", *_RARE),
    "hei": ("SimHei", "黑体", "Noto Sans SC", *_RARE),
    "biaosong": ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", *_RARE),
    "song": ("SimSun", "宋体", *_RARE),
}


def folders(extra: Path | None = None) -> tuple[str, ...]:
    """Font folders, the county's own first: `extra`, FUYUAN_FONTS, then the vendored ones."""
    own = [str(extra)] if extra else []
    return (*own, *filter(None, [os.environ.get("FUYUAN_FONTS")]), str(VENDORED))


@lru_cache(maxsize=4)
def load(at: tuple[str, ...]) -> typst.Fonts:
    """The fonts of the folders, read once: typst would otherwise open 30 MB for every paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(at))


@lru_cache(maxsize=4)
def faces(at: tuple[str, ...]) -> dict[str, list[str]]:
    """For each role the families that are there, in order of preference."""
    there = set(load(at).families())
    return {role: [name for name in names if name in there] for role, names in FACES.items()}


@lru_cache(maxsize=4)
def covered(at: tuple[str, ...]) -> frozenset[int]:
    """Code points that body text can show."""
    wanted = set(faces(at)["fang"])
    return _code_points(font.path for font in load(at).fonts() if font.family in wanted)


@lru_cache(maxsize=4)
def _heavy(at: tuple[str, ...]) -> frozenset[int]:
    """Code points that a title can show in its own weight: the bold of the fallback has fewer than its regular."""
    wanted = set(faces(at)["biaosong"])
    return _code_points(
        font.path
        for font in load(at).fonts()
        if font.family in wanted and (font.weight >= 700 or font.family not in _RARE)
    )


def thin_characters(text: str, at: tuple[str, ...]) -> str:
    """Characters of `text` that stand in a title only in the regular weight, each once."""
    there = _heavy(at)
    return "".join(dict.fromkeys(c for c in text if ord(c) > 0x2E7F and ord(c) not in there))


def _code_points(paths: Iterable[str | None]) -> frozenset[int]:
    files = sorted({path for path in paths if path})
    return frozenset().union(*(_characters(Path(path).read_bytes()) for path in files))


def missing_characters(text: str, at: tuple[str, ...] | None = None) -> str:
    """Characters of `text` no face can show, each once: the clerk must know before the paper is signed."""
    there = covered(at or folders())
    return "".join(dict.fromkeys(c for c in text if ord(c) not in there and not _formless(c)))


def _formless(character: str) -> bool:
    """Whether a character has no form of its own (joiners, marks a web page leaves, selectors of a variant): nothing lacks."""
    return character in "\n\t" or character in _SELECTORS or unicodedata.category(character) == "Cf"


def _characters(font: bytes) -> set[int]:
    """The code points a TrueType or OpenType file maps (cmap formats 4 and 12)."""
    tables = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * n + 4)[0]
        match struct.unpack_from(">H", font, at)[0]:
            case 4:
                found |= _format_4(font, at)
            case 12:
                for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                    first, last = struct.unpack_from(">II", font, at + 16 + 12 * group)
                    found |= set(range(first, last + 1))
    return found


def _format_4(font: bytes, at: int) -> set[int]:
    double = struct.unpack_from(">H", font, at + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", font, at + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, at + 16 + double)
    return {code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)} - {
        0xFFFF
    }
