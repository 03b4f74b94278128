"""Pieces → one volume: a PDF with cover, contents, outline and page numbers that run through (typst puts it together)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typst

from fuyuan.matters.files.pdfs import flattened
from fuyuan.papers import fonts

_SHEET = Path(__file__).with_name("volume.typ")
PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the contents with its content. ``mark``: its number, else whose it is."""

    group: str
    title: str
    mark: str
    on: date
    content: bytes
    type: str
    digest: str


def bind(title: str, cover: bytes | None, pieces: Sequence[Piece]) -> bytes:
    """Return the volume. A piece that cannot be shown on a page is represented by one that names it and its digest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laid = list(_laid(pieces, folder))
        data = {
            "title": title,
            "cover": _cover(cover, folder),
            "pieces": laid,
            "faces": fonts.faces(fonts.folders()),
        }
        (folder / "volume.typ").write_bytes(_SHEET.read_bytes())
        try:
            return _drawn(folder, data)
        except typst.TypstError:  # one of them holds what the typesetter does not read: find out which
            data["pieces"] = [each if _readable(folder, each) else _named_only(each) for each in laid]
            return _drawn(folder, _counted(data))


def _cover(cover: bytes | None, folder: Path) -> int:
    if cover is None:
        return 0
    content, pages = flattened(cover)
    (folder / "cover.pdf").write_bytes(content)
    return pages


def _laid(pieces: Sequence[Piece], folder: Path) -> Iterator[dict[str, Any]]:
    first, group = 1, ""
    for number, piece in enumerate(pieces, 1):
        kind, file, pages = _put(piece, folder, number)
        yield {
            "number": number, "group": piece.group, "title": piece.title, "mark": piece.mark, "on": f"{piece.on}",
            "kind": kind, "file": file, "pages": pages, "first": first, "opens": piece.group != group,
            "digest": piece.digest,
        }  # fmt: skip
        first, group = first + pages, piece.group


def _put(piece: Piece, folder: Path, number: int) -> tuple[str, str, int]:
    """Lay the piece's content beside the sheet: how it is shown, its file, its pages."""
    if piece.type == "application/pdf":
        content, pages = flattened(piece.content)
        (folder / f"{number}.pdf").write_bytes(content)
        return "pdf", f"{number}.pdf", pages
    if ending := PICTURES.get(piece.type):
        (folder / f"{number}.{ending}").write_bytes(piece.content)
        return "picture", f"{number}.{ending}", 1
    return "named", "", 1


def _named_only(piece: dict[str, Any]) -> dict[str, Any]:
    return {**piece, "kind": "named", "pages": 1}


def _counted(data: dict[str, Any]) -> dict[str, Any]:
    first = 1
    for piece in data["pieces"]:
        piece["first"], first = first, first + piece["pages"]
    return data


def _readable(folder: Path, piece: dict[str, Any]) -> bool:
    alone = {
        "title": "",
        "cover": 0,
        "pieces": [{**piece, "number": 1}],
        "faces": fonts.faces(fonts.folders()),
    }
    try:
        return bool(_drawn(folder, alone))
    except typst.TypstError:
        return False


def _drawn(folder: Path, data: dict[str, Any]) -> bytes:
    return bytes(
        typst.compile(
            str(folder / "volume.typ"), root=str(folder), font_paths=fonts.load(fonts.folders()),
            sys_inputs={"volume": json.dumps(data, ensure_ascii=False)}, pdf_standards=["2.0"], timestamp=0,
        )
    )  # fmt: skip
