"""The year of a plan: a line for each measure and each unit, cut into thirty-six periods of ten days (旬).

Drawn with CSS grid classes only (``from-4 span-9``): no script, no inline style, the same on paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe

from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rows import safe

from .board import CELL_WORDS, MeasureHead
from .periods import first_day
from .queries import SETTLED, WAITING, Mark

SLOTS = 36
# kind → (sign, words); the order in which they stand in one slot, and in the legend
SIGNS = {
    "due": ("◇", "完成时限"),
    "missed": ("◆", "完成时限已过，没有完成"),
    "report": ("●", "按时报告"),
    "late": ("◐", "迟报"),
    "missing": ("○", "逾期未报告"),
    "urge": ("▲", "督办"),
    "closed": ("✔", "销号"),
}
BARS = {"run": "已推进", "ahead": "计划推进", "over": "逾期仍未完成"}


@dataclass(frozen=True, slots=True)
class Task:
    """What the line of one task needs beside its duties."""

    pk: int
    place: int
    unit: str
    stage: str
    opened_on: date
    due_on: date | None
    organ_id: int | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, both ends counted."""

    kind: str
    first: date
    last: date


@dataclass
class Line:
    """Bars and signs of a task, or of all tasks of a measure together."""

    bars: list[Bar] = field(default_factory=list)
    signs: list[tuple[str, date]] = field(default_factory=list)


def slot(day: date) -> int:
    """Return the place of a day in its year: 1 for the first ten days of January, 36 for the end of December."""
    return (day.month - 1) * 3 + min((day.day - 1) // 10, 2) + 1


def line_of(task: Task, marks: Iterable[Mark], urges: Iterable[date], today: date) -> Line:
    line = Line(signs=[("urge", day) for day in urges])
    finishes = []
    for mark in marks:
        if mark.key.startswith("report-"):
            line.signs += _report(mark, today)
        else:
            finishes.append(mark)
            line.signs += _finish(mark, today)
    if task.stage == "cancelled":
        return line
    for mark in finishes:
        line.bars += bars(_begin(task, mark), mark.due, mark.done_on, today)
    if not any(mark.done_on is None for mark in finishes) and task.stage not in SETTLED:
        line.bars += bars(task.opened_on, task.due_on, None, today, waiting=task.stage in WAITING)
    return line


def _begin(task: Task, mark: Mark) -> date:
    """A measure that never ends runs from the first day of each period, and from the day it was given in its first."""
    period = mark.key.removeprefix("finish-")
    return task.opened_on if period == "once" else max(task.opened_on, first_day(period))


def _report(mark: Mark, today: date) -> list[tuple[str, date]]:
    if mark.done_on:
        late = mark.due is not None and mark.done_on > mark.due
        return [("late" if late else "report", mark.done_on)]
    return [("missing", mark.due)] if mark.due and mark.due < today else []


def _finish(mark: Mark, today: date) -> list[tuple[str, date]]:
    signs = [("closed", mark.done_on)] if mark.done_on else []
    if mark.due:
        missed = mark.done_on is None and mark.due < today
        signs.append(("missed" if missed else "due", mark.due))
    return signs


def bars(
    first: date, due: date | None, done: date | None, today: date, *, waiting: bool = False
) -> list[Bar]:
    """How a task ran: until it was done; else until today, then as planned, then over its day."""
    if done:
        return [Bar("run", first, max(first, done))]
    found = [Bar("run", first, min(today, due or today))] if first <= today else []
    if due and due < today and not waiting:
        found.append(Bar("over", max(first, due), today))
    if due is None or due > today:
        found.append(Bar("ahead", max(first, today), due or date.max))
    return found


def together(lines: Sequence[Line]) -> Line:
    """One line for a measure: each kind of bar from its first day to its last, signs of all units."""
    whole = Line(signs=[sign for line in lines for sign in line.signs])
    for kind in BARS:
        found = [bar for line in lines for bar in line.bars if bar.kind == kind]
        if found:
            whole.bars.append(Bar(kind, min(bar.first for bar in found), max(bar.last for bar in found)))
    return whole


# -- HTML --------------------------------------------------------------------------------------------------------


def lane(line: Line, year: int, *, counted: bool = False) -> str:
    """The bars and signs of one line in one year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    out = ['<div class="year-lane">']
    for bar in line.bars:
        if bar.first <= last and bar.last >= first:
            start, end = slot(max(bar.first, first)), slot(min(bar.last, last))
            out.append(f'<i class="bar-{bar.kind} from-{start} span-{end - start + 1}"></i>')
    out += [_slot(at, signs, counted) for at, signs in _by_slot(line, year)]
    out.append("</div>")
    return "".join(out)


def _by_slot(line: Line, year: int) -> list[tuple[int, list[tuple[str, date]]]]:
    found: dict[int, list[tuple[str, date]]] = {}
    for kind, day in line.signs:
        if day.year == year:
            found.setdefault(slot(day), []).append((kind, day))
    return sorted(found.items())


def _slot(at: int, signs: list[tuple[str, date]], counted: bool) -> str:
    kinds = Counter(kind for kind, _ in signs)
    days = dict(signs)
    shown = [_sign(kind, kinds[kind], days[kind], counted) for kind in SIGNS if kind in kinds]
    return f'<span class="year-slot from-{at}">{"".join(shown)}</span>'


def _sign(kind: str, count: int, day: date, counted: bool) -> str:
    sign, words = SIGNS[kind]
    many = counted and count > 1
    when = f"{day.month}月{'上中下'[min((day.day - 1) // 10, 2)]}旬" if many else f"{day.month}月{day.day}日"
    told = f"{when}{words}{f' {count} 个' if many else ''}"
    number = f"<small>{count}</small>" if many else ""
    return f'<b class="sign-{kind}" role="img" title="{escape(told)}" aria-label="{escape(told)}">{sign}{number}</b>'


def measure_rows(
    columns: Sequence[MeasureHead], tasks: dict[int, list[Task]], lines: dict[int, Line], year: int
) -> SafeString:
    """One fold for each measure: its own line, inside it the line of each unit."""
    out = [_measure(column, tasks.get(column.place, []), lines, year) for column in columns]
    return mark_safe("".join(out))  # noqa: S308 - names are escaped, the rest is our own


def _measure(column: MeasureHead, tasks: list[Task], lines: dict[int, Line], year: int) -> str:
    whole = lane(together([lines[task.pk] for task in tasks]), year, counted=True)
    tally = column.tally
    over = f'<b class="board-over">超期 {tally.overdue}</b>' if tally.overdue else ""
    name = (
        f'<span class="year-name"><b>{safe(column.name)}</b>'
        f'<span class="year-count">{tally.total} 个单位，销号 {tally.settled}{over}</span></span>'
    )
    units = "".join(_unit(task, lines[task.pk], year) for task in tasks)
    more = f'<p class="year-more"><a href="{column.url}">这项措施的全部情况</a></p>'
    return (
        f'<details class="year-fold"><summary class="year-row">{name}{whole}</summary>{units}{more}</details>'
    )


def _unit(task: Task, line: Line, year: int) -> str:
    word = CELL_WORDS.get(task.stage, "")
    note = f' <span class="year-count">{word}</span>' if word else ""
    name = (
        f'<span class="year-name"><a href="{matter_url("task", task.pk)}">{safe(task.unit)}</a>{note}</span>'
    )
    return f'<div class="year-row year-unit">{name}{lane(line, year)}</div>'
