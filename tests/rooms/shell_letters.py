"""The toy room with everything a list can show, and many letters at once."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from fuyuan.matters import search
from fuyuan.matters.models import Matter
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, between, register
from toy.models import LetterRow
from toy.procedure import PROCEDURE

MONDAY = date(2026, 9, 28)
WRITERS = (("赵来信", "赵来信"), ("钱来信", "钱来信"))
LETTER_ROOM = DeskRoom(
    kind=PROCEDURE.name,
    label="来信",
    list_columns=(
        Column("number", "编号", "code", sort=True),
        Column("opened_on", "收到日期", "date", sort=True),
        Column("writer", "来信人"),
        Column("urgent", "字数", "number", value=lambda row: len(row.title)),
        Column("seq", "事件数", "number", shown=False),
    ),
    filters=(
        Filter("writer", "来信人", lambda actor: WRITERS, lambda value, today: Q(writer=value)),
        between("received", "收到日期", "opened_on"),
    ),
    groups=(Group("new", "新收件", lambda actor, today: Q(stage="received"), steps=("accept",)),),
    bulk=("accept", "answer"),
    parties=lambda row: f"{row.writer} ↔ 某市司法局",
)


def show_letters() -> DeskRoom:
    register(LETTER_ROOM)
    return LETTER_ROOM


def letters(dues: Sequence[date | None], **columns: Any) -> list[LetterRow]:
    """Write rows of the list in bulk, one for each due day, without their histories; findable by title and writer."""
    matters = Matter.objects.bulk_create([Matter(kind="letter", seq=1) for _ in dues])
    rows = [
        LetterRow(
            matter=matter,
            **{
                "number": f"信〔2026〕{place}号", "title": f"第{place}封来信", "stage": "work", "state": "{}",
                "opened_on": MONDAY - timedelta(days=place % 50), "next_due": due, "seq": 1,
                "next_amber": due and due - timedelta(days=7), "next_unit": "日", "writer": "赵来信", **columns,
            },
        )
        for place, (matter, due) in enumerate(zip(matters, dues, strict=True), 1)
    ]  # fmt: skip
    return LetterRow.objects.bulk_create(rows)


def findable(rows: Iterable[LetterRow]) -> None:
    for row in rows:
        search.put(row.pk, "letter", f"{row.number} {row.title} {row.writer}")
