"""Which versions of the sheets there are: those that ship with the program, and those that were loaded here."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

from django.db import transaction

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor

from .models import LoadedSheet
from .sheet import BadSheet, Sheet, read_sheet
from .subjects import led, subject_of

PACKAGE = "fuyuan.business.filereview.sheets"


@cache
def shipped() -> tuple[tuple[Sheet, str], ...]:
    """Return the sheets of the program with their texts; a broken one is a mistake of the program and fails at once."""
    texts = [
        each.read_text(encoding="utf-8") for each in files(PACKAGE).iterdir() if each.name.endswith(".json")
    ]
    return tuple((read_sheet(text), text) for text in texts)


def versions(subject: str = "") -> list[tuple[Sheet, str, str]]:
    """Return every version as (sheet, its text, who loaded it), the newest first."""
    loaded = [(read_sheet(row.text), row.text, row.loaded_by) for row in LoadedSheet.objects.order_by("pk")]
    known = [*((sheet, text, "随程序提供") for sheet, text in shipped()), *loaded]
    chosen = [each for each in known if subject in ("", each[0].subject)]
    return sorted(chosen, key=lambda each: each[0].from_on, reverse=True)


def sheet_in_force(subject: str, day: date) -> Sheet | None:
    """Return the newest version that applies on a day; of two from the same day the one loaded last."""
    found = [sheet for sheet, _, _ in versions(subject) if sheet.from_on <= day]
    last = [sheet for sheet in found if sheet.from_on == found[0].from_on]
    return last[-1] if last else None


def load_sheet(text: str, actor: Actor) -> Sheet:
    """Add a version. What applies already is never changed: a new version has a name of its own. Raises BadSheet."""
    sheet = read_sheet(text)
    if subject_of(sheet.subject) not in led(actor):
        raise BadSheet(f"您主持评查的案卷里没有“{sheet.subject}”这一类")
    if any(each.version == sheet.version for each, _, _ in versions(sheet.subject)):
        raise BadSheet(f"已经有版本“{sheet.version}”，修改后的标准请写新的版本号")
    if sheet.from_on < clock.today():
        raise BadSheet("施行日期早于今天：新的标准不能用于已经制定的方案，请改为今天或者以后")
    with transaction.atomic():
        LoadedSheet.objects.create(
            subject=sheet.subject, version=sheet.version, title=sheet.title, from_on=sheet.from_on, text=text,
            loaded_at=clock.now(), loaded_by=actor.name,
        )  # fmt: skip
    return sheet
