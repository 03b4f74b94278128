"""总台账: units × measures with a light in each cell. Rows are written in Python: a plan has sixteen hundred cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from fuyuan.organs.models.organ import OrganKind
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.rows import safe
from fuyuan.shell.templatetags.shell import light as light_tag

from .queries import SETTLED, WAITING, Cell
from .records import MeasureLine, Standing

DEPARTMENTS = frozenset({
    OrganKind.GOVERNMENT, OrganKind.DEPARTMENT, OrganKind.DISPATCHED, OrganKind.INTERNAL, OrganKind.VERTICAL
})  # fmt: skip
GROUPS = ("政府及部门", "乡镇", "街道", "其他单位")
ALARMS = frozenset({"overdue", "soon"})
CELL_WORDS = {
    "closed": "已销号",
    "period_closed": "本期销号",
    "cancelled": "已撤销",
    "closing": "待审核",
    "reviewed": "待销号",
}


def group_of(kind: str) -> int:
    if kind in DEPARTMENTS:
        return 0
    return {OrganKind.TOWN.value: 1, OrganKind.SUBDISTRICT.value: 2}.get(kind, 3)


Kinds = Mapping[int, tuple[str, str]]  # organ → kind, code


def rank(organ_id: int | None, kinds: Kinds) -> tuple[int, str]:
    """Return what units are ordered by on every page: group, then code."""
    kind, code = kinds.get(organ_id or 0, ("", ""))
    return group_of(kind), code


@dataclass(slots=True)
class Tally:
    """How many tasks, and how they stand. Withdrawn tasks are not counted."""

    total: int = 0
    closed: int = 0
    period: int = 0
    overdue: int = 0
    closing: int = 0
    reviewed: int = 0

    @property
    def settled(self) -> int:
        return self.closed + self.period

    def add(self, cell: Cell, light: str) -> None:
        if cell.stage == "cancelled":
            return
        self.total += 1
        self.closed += cell.stage == "closed"
        self.period += cell.stage == "period_closed"
        self.closing += cell.stage == "closing"
        self.reviewed += cell.stage == "reviewed"
        self.overdue += light == "overdue"


@dataclass(slots=True)
class Unit:
    """One row: a unit, its tasks by measure, its totals."""

    organ_id: int
    name: str
    group: int
    code: str
    tally: Tally = field(default_factory=Tally)
    attention: bool = False
    cells: dict[int, list[tuple[Cell, str]]] = field(default_factory=dict)

    def add(self, cell: Cell, light: str) -> None:
        self.cells.setdefault(cell.place, []).append((cell, light))
        self.tally.add(cell, light)
        behind = cell.standing == Standing.BEHIND and cell.stage not in SETTLED
        self.attention |= light in ALARMS or cell.urged or behind


@dataclass(slots=True)
class Board:
    """The matrix of one plan as one actor sees it."""

    units: list[Unit]
    measures: dict[int, Tally]
    tally: Tally

    @property
    def attention(self) -> list[Unit]:
        return [unit for unit in self.units if unit.attention]


def make_board(cells: Iterable[Cell], kinds: Kinds, today: date) -> Board:
    """Sort the cells of a plan into rows: groups by kind of organ, units by their code."""
    units: dict[int, Unit] = {}
    measures: dict[int, Tally] = {}
    tally = Tally()
    for cell in cells:
        organ, light = cell.organ_id or 0, cell.light(today)
        unit = units.get(organ)
        if unit is None:
            unit = units[organ] = Unit(organ, cell.unit, *rank(organ, kinds))
        unit.add(cell, light)
        measures.setdefault(cell.place, Tally()).add(cell, light)
        tally.add(cell, light)
    ordered = sorted(units.values(), key=lambda each: (each.group, each.code, each.name))
    return Board(ordered, measures, tally)


# -- columns and legend ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MeasureHead:
    """A column's head, and its line in the legend."""

    place: int
    label: str
    number: str
    section: str
    heading: str
    deadline: str
    url: str
    tally: Tally

    @property
    def name(self) -> str:
        return numbered(self.number, self.heading)


def heads(plan_id: int, measures: Sequence[MeasureLine], tallies: Mapping[int, Tally]) -> list[MeasureHead]:
    """The measures in the order of the document; counted through where their numbers begin again under each part."""
    numbers = [measure.number for measure in measures]
    unique = len(set(numbers)) == len(numbers)
    return [
        MeasureHead(
            place=place, label=each.number if unique else str(place + 1), number=each.number, section=each.section,
            heading=each.heading, deadline=deadline_of(each), url=reverse("ledger-measure", args=[plan_id, place]),
            tally=tallies.get(place, Tally()),
        )
        for place, each in enumerate(measures)
    ]  # fmt: skip


def numbered(number: str, heading: str) -> str:
    """一、建立咨询委员会; no mark where the number brings its own: （一）建立咨询委员会."""
    return f"{number}{heading}" if number[-1:] in "）)、.．" else f"{number}、{heading}"


def deadline_of(measure: MeasureLine) -> str:
    return "；".join(line.text for line in measure.deadlines) or "文件没有写明时限"


# -- HTML --------------------------------------------------------------------------------------------------------


def matrix_rows(units: Sequence[Unit], columns: Sequence[MeasureHead], plan_id: int) -> SafeString:
    """The bodies of the matrix: one for each group of units, headed by its name and how many there are."""
    tasks = f"{reverse('shell:matters', args=['task'])}?plan={plan_id}&amp;unit="
    labels = [safe(column.label) for column in columns]
    width, out = len(columns) + 2, []
    for group, name in enumerate(GROUPS):
        members = [unit for unit in units if unit.group == group]
        if members:
            head = f'<th scope="rowgroup" colspan="{width}"><span>{name} {len(members)} 个</span></th>'
            out.append(f'<tbody><tr class="board-group">{head}</tr>')
            out += [_row(unit, columns, labels, tasks) for unit in members]
            out.append("</tbody>")
    return mark_safe("".join(out))  # noqa: S308 - names are escaped, the rest is our own


def _row(unit: Unit, columns: Sequence[MeasureHead], labels: Sequence[str], tasks: str) -> str:
    out = [
        f'<tr><th scope="row"><a href="{tasks}{unit.organ_id}">{safe(unit.name)}</a></th>',
        total(unit.tally),
    ]
    for column, label in zip(columns, labels, strict=True):
        found = unit.cells.get(column.place)
        out.append(
            f'<td data-label="{label}">{"".join(_link(cell, light) for cell, light in found)}</td>'
            if found
            else '<td class="board-none">—</td>'
        )
    out.append("</tr>")
    return "".join(out)


def total(tally: Tally) -> str:
    """2/5, and what is overdue in red."""
    over = f'<b class="board-over">{gettext("超期")} {tally.overdue}</b>' if tally.overdue else ""
    return f'<td class="board-total"><span>{tally.settled}/{tally.total}</span>{over}</td>'


def _link(cell: Cell, light: str) -> str:
    return f'<a href="{matter_url("task", cell.pk)}">{_inner(light, cell.stage, cell.lead, cell.urged)}</a>'


@lru_cache(500)
def _inner(light: str, stage: str, lead: bool, urged: bool) -> str:
    """Light and word; a late review is still late, so the stage names only what is in time. Marks: 牵 leads, 督 urged."""
    word = "" if light == "overdue" else CELL_WORDS.get(stage, "")
    marks = f'<i class="board-mark" title="{gettext("牵头单位")}">牵</i>' if lead else ""
    if urged:
        marks += f'<i class="board-mark board-urged" title="{gettext("督办中，还没有答复")}">督</i>'
    return str(light_tag(light or "fine", word)) + marks


def foot(columns: Sequence[MeasureHead], tally: Tally) -> SafeString:
    """The last line: totals of each measure."""
    cells = "".join(total(column.tally) for column in columns)
    row = f'<tr><th scope="row">{gettext("合计")}</th>{total(tally)}{cells}</tr>'
    return mark_safe(row)  # noqa: S308


__all__ = ["WAITING", "Board", "MeasureHead", "Tally", "Unit", "foot", "heads", "make_board", "matrix_rows"]
