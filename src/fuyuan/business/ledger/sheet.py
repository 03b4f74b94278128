"""台账表: the ledger as the paper ledgers people know, one line for each task, as Excel and as a page to print."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from fuyuan.shell.export import cell_of
from fuyuan.shell.words import LIGHTS, date_cn

from .board import numbered
from .models import TaskRow
from .periods import period_words
from .procedure import TASK
from .state import PlanState, TaskState

STAGES = {stage.name: stage.title for stage in TASK.stages}
A4 = 9
TITLE_ROWS = 3  # title, number, head
# heading, width in Excel
COLUMNS: tuple[tuple[str, float], ...] = (
    ("序号", 5), ("任务来源", 14), ("工作措施", 18), ("任务内容", 32), ("责任单位", 14), ("角色", 8), ("专班负责人", 9),
    ("联络人及电话", 13), ("完成时限", 12), ("阶段目标（分步安排）", 22), ("进展情况", 28), ("存在问题", 16),
    ("下一步措施", 16), ("完成情况", 10), ("实际完成", 12.5), ("销号日期", 12.5), ("状态", 9), ("备注（督办、调整）", 20),
)  # fmt: skip
CENTRED = frozenset({"序号", "角色", "完成情况", "实际完成", "销号日期", "状态"})


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the ledger; ``cells`` in the order of COLUMNS."""

    cells: tuple[Any, ...]

    @property
    def shown(self) -> list[tuple[str, str, Any]]:
        """Head, class and value of each cell, for the page."""
        return [(head, f"col-{at}", self.cells[at - 1]) for at, (head, _) in enumerate(COLUMNS, 1)]


def title_of(state: PlanState) -> str:
    return f"{state.title}工作台账"


def subtitle_of(state: PlanState, today: date) -> str:
    number = f"文号：{state.plan.document_number}    " if state.plan.document_number else ""
    issuer = f"发文机关：{state.plan.issuer}    " if state.plan.issuer else ""
    return f"{number}{issuer}截至：{date_cn(today, weekday=False)}"


def lines(rows: Iterable[TaskRow], today: date) -> Iterator[SheetLine]:
    """The tasks as lines, numbered through; withdrawn ones stay, with their reason in the remarks."""
    for number, row in enumerate(rows, 1):
        yield _line(number, row, TaskState.model_validate_json(row.state), today)


def _line(number: int, row: TaskRow, state: TaskState, today: date) -> SheetLine:
    given, last, scheme = state.given, state.last_report, state.scheme
    return SheetLine((
        number, given.plan_number or given.plan_title, numbered(given.measure, given.heading), given.text, state.organ_name,
        given.role if "牵头" in given.role or not given.lead else f"{given.role}（牵头）",
        f"{scheme.leader} {scheme.leader_post}".strip() if scheme else "",
        f"{scheme.contact} {scheme.phone}" if scheme else "", deadline(state), steps(state),
        f"{period_words(last.period)}：{last.done}" if last else "", last.problems if last else "",
        last.next_steps if last else "", last.standing.label if last else "", completed(state),
        state.closings[-1].on if state.closings else None, status(row, today), remarks(state),
    ))  # fmt: skip


def deadline(state: TaskState) -> str:
    """The words of the document; the day beside them where it was changed."""
    moved = [each for each in state.changes if each.what == "完成时限"]
    return f"{state.deadline_words}（调整为{moved[-1].new}）" if moved else state.deadline_words


def steps(state: TaskState) -> str:
    """The unit's own steps, one a line; else its scheme in words."""
    if state.scheme is None:
        return ""
    listed = [f"{at}. {each.what}（{each.by}）" for at, each in enumerate(state.scheme.steps, 1)]
    return "\n".join(listed) or state.scheme.scheme


def completed(state: TaskState) -> date | None:
    if state.asked:
        return state.asked.completed_on
    return state.closings[-1].completed_on if state.closings else None


def status(row: TaskRow, today: date) -> str:
    """The stage; 超期 beside it while the unit owes something past its day."""
    late = row.stage in ("given", "working") and row.next_due is not None and row.next_due < today
    return f"{STAGES[row.stage]}（{LIGHTS['overdue'][0]}）" if late else STAGES[row.stage]


def remarks(state: TaskState) -> str:
    """Reminders with their answers, changes with the old value, what was returned and why."""
    urges = [
        f"{each.on}督办：{each.matter}（{f'{each.answered_on}答复' if each.answered_on else f'应于{each.by_on}前答复'}）"
        for each in state.urges
    ]
    changes = [f"{each.on}{each.what}由“{each.old}”改为“{each.new}”" for each in state.changes]
    returned = [f"退回：{state.returned}"] if state.returned else []
    return "\n".join([*urges, *changes, *returned])


# -- Excel -------------------------------------------------------------------------------------------------------

_side = Side(style="thin", color="808080")
BOX = Border(left=_side, right=_side, top=_side, bottom=_side)
FACE = "宋体"


def workbook(state: PlanState, found: Iterable[SheetLine], today: date) -> IO[bytes]:
    """Write the ledger row by row into a temporary file that disappears when it is closed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("工作台账")
    _set_up(sheet)
    sheet.append([_styled(sheet, title_of(state), Font(name="黑体", size=18), centre=True)])
    sheet.append([_styled(sheet, subtitle_of(state, today), Font(name=FACE, size=11))])
    bold = Font(name=FACE, size=10, bold=True)
    sheet.append([_styled(sheet, head, bold, centre=True, box=True) for head, _ in COLUMNS])
    font = Font(name=FACE, size=9)
    for line in found:
        sheet.append(
            [
                _styled(sheet, value, font, centre=head in CENTRED, box=True)
                for (head, _), value in zip(COLUMNS, line.cells, strict=True)
            ]
        )
    out = tempfile.TemporaryFile()
    book.save(out)
    out.seek(0)
    return out


def _set_up(sheet: Any) -> None:
    """A4 landscape, as wide as the paper, the head on every page; all of it before the first row is written."""
    last = chr(ord("A") + len(COLUMNS) - 1)
    sheet.merged_cells.add(f"A1:{last}1")
    sheet.merged_cells.add(f"A2:{last}2")
    sheet.row_dimensions[1].height = 32
    sheet.row_dimensions[TITLE_ROWS].height = 30
    for at, (_, width) in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + at)].width = width
    sheet.freeze_panes = f"D{TITLE_ROWS + 1}"
    sheet.print_title_rows = f"{TITLE_ROWS}:{TITLE_ROWS}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _styled(sheet: Any, value: Any, font: Font, *, centre: bool = False, box: bool = False) -> Any:
    cell = cell_of(sheet, value)
    cell.font = font
    cell.alignment = Alignment(
        horizontal="center" if centre else "left", vertical="center" if centre else "top", wrap_text=True
    )
    if box:
        cell.border = BOX
    return cell
