"""Sheets on their way in: read, every row judged, then the good ones taken in a slice at a time, so that a page can show how far.

What a kind of sheet is (columns, judging, taking) is an :class:`Importer`; this module keeps the rows and the pace.
"""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Count

from fuyuan.matters import clock
from fuyuan.matters.bulk import update
from fuyuan.matters.registry import Outcome
from fuyuan.matters.together import Begun
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.spreadsheet import Table, read_workbook, template_bytes, text

from .models import Batch, BatchLine

MOST_ROWS = 20_000
SLICE, SECONDS = 200, 2.5  # rows taken in one transaction; how long one request works
Verdict = BatchLine.Verdict


class BadSheet(ValueError):
    """The file is not such a sheet; the message says what to do."""


@dataclass(slots=True)
class Row:
    """A row with its texts by key, and what is wrong with it."""

    line: int
    said: dict[str, str]
    problems: list[str] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a row: the matter it became, or why not."""

    matter_id: int | None = None
    note: str = ""
    refused: bool = False


def results(begun: Sequence[Begun]) -> list[Result]:
    """What ``open_many`` answered, row by row."""
    return [
        Result(each.matter_id) if isinstance(each, Outcome) else Result(note=str(each), refused=True)
        for each in begun
    ]


@dataclass(frozen=True, kw_only=True)
class Importer:
    """One kind of sheet. ``judge`` writes problems into the rows; ``take`` gets (token, row) pairs and answers each."""

    kind: str
    title: str
    table: Table
    help: tuple[str, ...]
    posts: frozenset[Post]
    shown: tuple[str, ...]  # keys of the columns the preview shows; never an identity number
    judge: Callable[[Sequence[Row], Mapping[str, Any], Actor], None]
    take: Callable[[Sequence[tuple[str, dict[str, str]]], Mapping[str, Any], Actor], list[Result]]
    asks: tuple[str, ...] = ()  # fields of the upload form beside the file
    word: Callable[[bytes], list[Row]] | None = None  # reads a Word file, where one is taken too
    whole: bool = False  # nothing is taken in unless every row is good

    def template(self) -> bytes:
        return template_bytes((self.table,), self.help)

    @property
    def heads(self) -> list[str]:
        titles = {column.key: column.header for column in self.table.columns}
        return [titles[key] for key in self.shown]

    def rows(self, data: bytes) -> list[Row]:
        """Read the file. Raises BadSheet."""
        rows = self.word(data) if self.word and is_word(data) else self._cells(data)
        if not rows:
            raise BadSheet("表里没有填写内容，请核对。")
        if len(rows) > MOST_ROWS:
            raise BadSheet(f"一次最多导入 {MOST_ROWS:,} 行，这个表有 {len(rows):,} 行，请分几次导入。")
        needed = {column.key: column.header for column in self.table.columns if column.required}
        for row in rows:
            row.problems = [f"“{head}”没有填写" for key, head in needed.items() if not row.said.get(key)]
        return rows

    def _cells(self, data: bytes) -> list[Row]:
        try:
            sheets = read_workbook(data, (self.table,), self.table.sheet)
        except ValueError as error:
            raise BadSheet(str(error)) from error
        return [Row(line, _texts(cells)) for line, cells in sheets.get(self.table.key, [])]


def is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _texts(cells: Mapping[str, Any]) -> dict[str, str]:
    """A day comes from Excel as a moment at midnight."""
    return {key: text(value).removesuffix(" 00:00:00") for key, value in cells.items() if text(value)}


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    _importers[importer.kind] = importer


def importer_of(kind: str) -> Importer | None:
    return _importers.get(kind)


def receive(
    importer: Importer, data: bytes, file_name: str, actor: Actor, facts: Mapping[str, Any] | None = None
) -> Batch:
    """Read and judge a file, and keep its rows. Raises BadSheet."""
    rows = importer.rows(data)
    importer.judge([row for row in rows if not row.problems], facts or {}, actor)
    with transaction.atomic():
        batch = Batch.objects.create(
            kind=importer.kind, file_name=file_name[-255:], at=clock.now(), by_name=str(actor)[:200],
            organ_id=actor.organ_id, facts=dict(facts or {}), total=len(rows),
        )  # fmt: skip
        BatchLine.objects.bulk_create([_line(importer, batch, row) for row in rows], batch_size=1000)
    return batch


def _line(importer: Importer, batch: Batch, row: Row) -> BatchLine:
    """Only of a row that can be taken in is more kept than what the preview shows."""
    return BatchLine(
        batch=batch, line=row.line, said="" if row.problems else json.dumps(row.said, ensure_ascii=False),
        shown=[row.said.get(key, "") for key in importer.shown], verdict=Verdict.BAD if row.problems else Verdict.GOOD,
        note=("；".join(row.problems) or row.note)[:500],
    )  # fmt: skip


def go_on(batch: Batch, actor: Actor, seconds: float = SECONDS) -> None:
    """Take rows in for a while; the same call again goes on where it stopped, and no row is taken twice."""
    importer = _importers[batch.kind]
    until = time.monotonic() + seconds
    while _slice(batch, importer, actor) and time.monotonic() < until:
        pass


def _slice(batch: Batch, importer: Importer, actor: Actor) -> bool:
    """Take the next rows in one transaction; False when there are none left."""
    with transaction.atomic():
        Batch.objects.select_for_update().filter(pk=batch.pk).update(started=True)
        lines = list(batch.lines.filter(verdict=Verdict.GOOD).order_by("id")[:SLICE])
        if not lines:
            return False
        pairs = [(f"batch:{batch.pk}:{line.pk}", json.loads(line.said)) for line in lines]
        for line, result in zip(lines, importer.take(pairs, batch.facts, actor), strict=True):
            line.verdict = Verdict.BAD if result.refused else Verdict.TAKEN
            line.note, line.matter_id = (result.note or line.note)[:500], result.matter_id
            line.said = ""  # what it said is in the register now, or has to be sent again
        update(lines, ["said", "verdict", "note", "matter_id"])
    return True


def held_back(batch: Batch, importer: Importer) -> bool:
    """Whether nothing of this sheet may be taken in, because a row of it is wrong."""
    return importer.whole and not batch.started and batch.lines.filter(verdict=Verdict.BAD).exists()


def counts(batch: Batch) -> dict[str, int]:
    """Return how many rows stand where, by verdict."""
    found = batch.lines.order_by().values_list("verdict").annotate(count=Count("id"))
    return dict(found)
