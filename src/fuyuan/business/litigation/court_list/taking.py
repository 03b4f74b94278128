"""A list on its way in: stored as it was sent, judged and taken in a slice at a time, so that a page can show how far."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.db.models import Count

from fuyuan.business.litigation.models import CourtList, CourtListRow, CourtMapping, CourtSheet
from fuyuan.law.outcomes import CourtOutcome
from fuyuan.matters import clock
from fuyuan.matters.bulk import fetch, insert, unsaved, update
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.matters.together import Beginning, open_many
from fuyuan.organs.actor import Actor

from .judging import ASK, BAD, DOABLE, NEXT, RESULT, SAME, STEPS, Judge, Row, merged, own_names
from .reading import Sheet, day, read, values
from .words import OPEN_WORDS, known_outcome, outcome_key

KIND = "suit"
SLICE, SECONDS = 2000, 2.5  # cases read at once; how long one request works
Stage = CourtList.Stage
TO_JUDGE, TO_TAKE = ("id", "line", "said"), ("id", "verdict", "note", "matter_id", "acts", "taken")
JUDGMENT = ("verdict", "note", "acts", "matter_id")  # what judging writes on a case
TAKEN = ("verdict", "note", "matter_id", "taken")


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for cycles: a slice holds many thousand objects that end with it, and looking through all of them
    again and again was a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@uncollected()
def receive(data: bytes, file_name: str, court: str, actor: Actor) -> CourtList:
    """Read a file and keep its rows. Raises BadList."""
    sheet = read(data)
    with transaction.atomic():
        found = CourtList.objects.create(
            court=court, file_name=file_name[-255:], headings=list(sheet.headings), at=clock.now(),
            by_name=str(actor)[:200], organ_id=actor.organ_id, total=len(sheet.rows),
        )  # fmt: skip
        found.mapping = {str(place): key for place, key in sheet.proposed(remembered(court).headings).items()}
        found.save(update_fields=["mapping"])
        CourtSheet.objects.create(of=found, rows=json.dumps(sheet.rows, ensure_ascii=False))
    return found


def remembered(court: str) -> CourtMapping:
    """Return how this court's lists were read before; a fresh one for a court not seen yet."""
    return CourtMapping.objects.filter(court=court).first() or CourtMapping(court=court)


def sheet_of(found: CourtList) -> Sheet:
    """Return the list as it was sent; only before its columns are fixed."""
    text = CourtSheet.objects.filter(of=found).values_list("rows", flat=True).first() or "[]"
    return Sheet(tuple(found.headings), tuple((line, tuple(cells)) for line, cells in json.loads(text)))


@uncollected()
def fix_columns(found: CourtList, mapping: Mapping[int, str]) -> None:
    """The officer has said what each column is: remember it for this court, and turn rows into cases."""
    cases = sorted(merged(values(sheet_of(found), mapping)), key=_since)
    kept = remembered(found.court)
    kept.headings |= {found.headings[place]: key for place, key in mapping.items()}
    with transaction.atomic():
        if not CourtSheet.objects.filter(of=found).delete()[0]:
            return  # said by somebody else at the same time
        kept.save()
        insert([_row(found, case) for case in cases])
        found.mapping = {str(place): key for place, key in mapping.items()}
        found.stage, found.done, found.total = Stage.JUDGING, 0, len(cases)
        found.save()


def _since(case: Row) -> date:
    """The day the court took a case in; those without one come last.

    In this order cases get our numbers; and neighbours, who share a month, share its sums.
    """
    try:
        return day(case.said.get("docketed_on", "")) or date.max
    except ValueError:  # said when the case is judged
        return date.max


def _row(found: CourtList, case: Row) -> CourtListRow:
    said = case.said | {"lines": "、".join(map(str, case.lines))}
    return unsaved(CourtListRow, of_id=found.pk, line=case.lines[0], said=said)


def choose_outcomes(found: CourtList, chosen: Mapping[str, CourtOutcome]) -> None:
    """What the court's words stand for: kept for this court; the cases that waited for it are judged again."""
    kept = remembered(found.court)
    kept.outcomes |= {words: outcome.value for words, outcome in chosen.items()}
    with transaction.atomic():
        kept.save()
        waiting = found.rows.filter(verdict=ASK).update(verdict="")
        found.total = found.rows.count()
        found.stage, found.done = Stage.JUDGING, found.total - waiting
        found.save(update_fields=["stage", "total", "done"])


def unknown_words(found: CourtList) -> dict[str, int]:
    """Return the words for results that nobody has explained yet, with how many cases wait for each."""
    known = {*OPEN_WORDS, *remembered(found.court).outcomes}
    counts: dict[str, int] = {}
    for said in found.rows.filter(verdict=ASK).values_list("said", flat=True).iterator(chunk_size=2000):
        key = outcome_key(said.get("outcome", ""))
        if key not in known and known_outcome(key) is None:
            counts[key] = counts.get(key, 0) + 1
    return counts


# -- slice by slice ------------------------------------------------------------------------------------------------


def go_on(found: CourtList, actor: Actor, seconds: float = SECONDS) -> None:
    """Judge or take in for a while, then say how far it is; the same call again goes on."""
    work = {Stage.JUDGING: _judged(found), Stage.TAKING: lambda rows: _taken(rows, actor)}.get(
        Stage(found.stage)
    )
    until, last = time.monotonic() + seconds, 0
    with uncollected():
        while work and time.monotonic() < until:
            rows = _slice(found, work, last)
            if not rows:
                return
            last = rows[-1].pk


def _slice(
    found: CourtList, work: Callable[[list[CourtListRow]], None], after: int
) -> Sequence[CourtListRow]:
    """Work on the next cases in one transaction; return them, none when there are none left.

    ``after``: up to this case most are done, and need not be walked past.
    """
    judging = found.stage == Stage.JUDGING
    with transaction.atomic():
        locked = CourtList.objects.select_for_update().get(pk=found.pk)
        if locked.stage != found.stage:  # somebody else has gone on with it at the same time
            found.stage, found.done = locked.stage, locked.done
            return ()
        waiting = (
            locked.rows.filter(verdict="") if judging else locked.rows.filter(verdict__in=DOABLE, taken=False)
        )
        waiting, columns = waiting.order_by("id"), TO_JUDGE if judging else TO_TAKE
        # those of one list lie side by side; asked for the next of all that wait, PostgreSQL may sort them all each time
        near = waiting.filter(pk__gt=after, pk__lte=after + SLICE)
        rows = fetch(near, columns) or fetch(waiting[:SLICE], columns)
        if rows:
            work(rows)
            update(rows, JUDGMENT if judging else TAKEN)
        locked.done += len(rows)
        if not rows:
            locked.stage = Stage.JUDGED if judging else Stage.TAKEN
        locked.save(update_fields=["done", "stage"])
    found.stage, found.done = locked.stage, locked.done
    return rows


def _judged(found: CourtList) -> Callable[[list[CourtListRow]], None]:
    source = f"{found.court}案件清单（{found.file_name}）"
    judge = Judge(found.court, remembered(found.court).outcomes, source, own_names(found))

    def work(rows: list[CourtListRow]) -> None:
        cases = [Row([row.line], dict(row.said)) for row in rows]
        judge.judge(cases)
        for row, case in zip(rows, cases, strict=True):
            row.verdict, row.note, row.matter_id = case.verdict, "；".join(case.notes)[:1000], case.matter_id
            try:
                row.acts = case.acts()
            except InvalidRecord as error:
                _refused(row, error)

    return work


def begin_taking(found: CourtList) -> None:
    """The officer has seen what would happen and wants it."""
    CourtList.objects.filter(pk=found.pk, stage=Stage.JUDGED).update(
        stage=Stage.TAKING, done=0, total=doable(found)
    )
    found.refresh_from_db()


def doable(found: CourtList) -> int:
    """Return how many cases would be taken in now."""
    return found.rows.filter(verdict__in=DOABLE, taken=False).count()


def _taken(rows: list[CourtListRow], actor: Actor) -> None:
    """Each act is a step like any other; repeated, it finds what it did before."""
    new = [row for row in rows if "register" in row.acts]
    beginnings = [Beginning(_acts(row), _token(row)) for row in new]
    for row, begun in zip(new, open_many(kind=KIND, beginnings=beginnings, actor=actor), strict=True):
        if isinstance(begun, Outcome):
            row.matter_id, row.note, row.taken = begun.matter_id, begun.state.number, True
        else:
            _refused(row, begun)
    for row in rows:
        if "register" not in row.acts:
            _go_on_with(row, actor)


def _go_on_with(row: CourtListRow, actor: Actor) -> None:
    assert row.matter_id
    try:
        with transaction.atomic():
            for step, record in _acts(row):
                token = f"{_token(row)}:{step}"
                take_step(matter_id=row.matter_id, step=step, record=record, actor=actor, token=token)
        row.taken = True
    except (StepRefused, InvalidRecord) as error:
        _refused(row, error)


def _acts(row: CourtListRow) -> list[tuple[str, str]]:
    return [(step, row.acts[name]) for name, step in STEPS.items() if name in row.acts]


def _token(row: CourtListRow) -> str:
    return f"court-list:{row.pk}"


def _refused(row: CourtListRow, error: StepRefused | InvalidRecord) -> None:
    row.verdict, row.note = BAD, str(error)[:1000]


def counts(found: CourtList) -> dict[str, int]:
    """Return how many cases have which verdict."""
    rows = found.rows.order_by().values_list("verdict").annotate(n=Count("pk"))
    return {verdict: n for verdict, n in rows if verdict}


__all__ = [
    "ASK", "BAD", "DOABLE", "NEXT", "RESULT", "SAME", "begin_taking", "choose_outcomes", "counts", "doable", "fix_columns",
    "go_on", "receive", "remembered", "sheet_of", "unknown_words",
]  # fmt: skip
