"""An existing Excel ledger: its rows become the measures of a reading, which an officer confirms like any other.

Columns are found by their headings in any order. Nothing is kept unless every row is good; what is wrong is said row by
row with what to do about it. What a ledger knows beside the plan (progress, contacts) is kept in the measure's text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fuyuan.matters.record import clean_text

from .document import deadlines_said, units_said
from .sheet_columns import BY_KEY, COLUMNS, KEPT_KEYS, UNIT_KEYS, Head, Table
from .sheet_file import MOST_ROWS, BadSheet, line_of, table_of, template

__all__ = ["COLUMNS", "BadSheet", "Sheet", "read_sheet", "template"]

MOST = {"number": 20, "source": 200, "task": 5000, "content": 15_000, "deadline": 200}
LABELS = {"lead": "牵头单位", "units": "责任单位", "help": "配合单位"}
_NUMBER = re.compile(r"[^\s，。；、]{2,40}[〔\[【（(]\d{4}[〕\]】）)]\s*\d+\s*号")
_FOOT = re.compile(
    r"\s*(合\s*计|总\s*计|填\s*表|制\s*表|审\s*核|填报|报送|注\s*[:：]|说明\s*[:：]|备注\s*[:：]|联系人\s*[:：])"
)
_DAY = re.compile(
    r"(\d{4})(?:年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?|[./-](\d{1,2})(?!\d)(?:[./-](\d{1,2}))?)"
)
_YEAR = re.compile(r"(20\d{2})\s*年")
_ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one row, and what to do."""

    row: int
    column: str
    what: str
    remedy: str


@dataclass(slots=True)
class Sheet:
    """A ledger read: the plan as JSON, its rows as the original text, what is wrong with it."""

    plan: dict[str, Any]
    source: str
    rows: int
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Measure:
    """One task: the rows it stands in, and what they say."""

    row: int
    values: dict[str, str]
    section: str
    said: list[tuple[str, str]] = field(default_factory=list)
    deadlines: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


# -- the file ----------------------------------------------------------------------------------------------------


def read_sheet(data: bytes, name: str) -> Sheet:
    """Read the first sheet with the head of a ledger. Raises BadSheet."""
    table, head = table_of(data)
    if head.missing:
        raise BadSheet(f"表头缺少：{'、'.join(head.missing)}。请核对列名，或者下载模板对照")
    count = sum(any(row) for row in table[head.last + 1 :])
    if count > MOST_ROWS:
        raise BadSheet(f"一次最多导入 {MOST_ROWS:,} 行，这个表有 {count:,} 行，请分成几个表导入")
    ledger = _Ledger(table, head)
    ledger.read()
    if not ledger.measures and not ledger.problems:
        raise BadSheet("表头下面没有任务，请确认选对了文件")
    source = "\n".join(line_of(row) for row in table)
    return Sheet(ledger.plan(name), source, count, ledger.problems)


# -- its rows ----------------------------------------------------------------------------------------------------


class _Ledger:
    """Reads the rows one after the other; a row that goes on with the task above belongs to it."""

    def __init__(self, table: Table, head: Head) -> None:
        self.table, self.head = table, head
        self.measures: list[Measure] = []
        self.problems: list[Problem] = []
        self.continued: list[int] = []
        self.split: set[str] = set()
        self.section = ""
        years = {year for row in table[: head.first] for cell in row for year in _YEAR.findall(cell)}
        self.year = int(years.pop()) if len(years) == 1 else None
        self.asked: list[dict[str, Any]] = []

    def read(self) -> None:
        for at, row in enumerate(self.table[self.head.last + 1 :], self.head.last + 2):
            cells = {cell for cell in row if cell}
            if not cells:
                continue
            values = {key: row[place] if place < len(row) else "" for key, place in self.head.places.items()}
            if self._between(row, values, cells):
                continue
            self._row(at, values)

    def _between(self, row: list[str], values: dict[str, str], cells: set[str]) -> bool:
        """A row across the table: the title of a part, a sum, who filled it in."""
        at = next(place for place, cell in enumerate(row) if cell)
        if _FOOT.match(row[at]) and not (values.get("task") and self._units(values)):
            return True
        told = at in [self.head.places.get(key) for key in (*UNIT_KEYS, "task", "content", "deadline")]
        if len(cells) > 1 or (told and sum(map(bool, row)) < 3):
            return False
        self.section = row[at][:200]
        return True

    def _units(self, values: dict[str, str]) -> list[tuple[str, str]]:
        return [(LABELS[key], values[key]) for key in UNIT_KEYS if values.get(key)]

    def _row(self, at: int, values: dict[str, str]) -> None:
        problems = list(_problems(at, values))
        last = self.measures[-1] if self.measures else None
        if not values.get("task") and not values.get("content"):
            if last is None or values.get("number") not in ("", None, last.values.get("number")):
                problems.append(
                    Problem(
                        at, "工作任务", "没有写任务", "补上任务；和上一行是同一项任务的，序号也留空或者合并"
                    )
                )
            else:
                self.continued.append(at)
        elif last is None or not _same(last.values, values):
            self._begin(at, values, problems)
        self.problems += problems
        if self.measures and not problems:
            self._take(self.measures[-1], values)

    def _begin(self, at: int, values: dict[str, str], problems: list[Problem]) -> None:
        if not self._units(values):
            columns = "、".join(BY_KEY[key].label for key in UNIT_KEYS if key in self.head.places)
            problems.append(Problem(at, columns, "没有责任单位", "写上承担这项任务的单位"))
        if "number" in self.head.places and not values["number"]:
            problems.append(
                Problem(at, "序号", "没有序号", "补上序号；整列都不要的，删去这一列，系统依次编号")
            )
        self.measures.append(Measure(at, values, values.get("source") or self.section))

    def _take(self, measure: Measure, values: dict[str, str]) -> None:
        for said in self._units(values):
            if said not in measure.said:
                measure.said.append(said)
        if (when := values.get("deadline")) and when not in measure.deadlines:
            measure.deadlines.append(when)
        known = [f"{BY_KEY[key].label}：{values[key]}" for key in KEPT_KEYS if values.get(key)]
        if known:
            whose = "、".join(dict.fromkeys(text.replace("\n", "、") for _, text in self._units(values)))
            measure.kept.append(f"【原台账】{whose and f'{whose}　'}{'；'.join(known)}")

    # -- as a plan ---------------------------------------------------------------------------------------------------

    def plan(self, name: str) -> dict[str, Any]:
        above = [cell for row in self.table[: self.head.first] for cell in dict.fromkeys(row) if cell]
        number = next((found[0] for cell in above if (found := _NUMBER.search(cell))), None)
        titles = [
            cell
            for cell in above
            if not _FOOT.match(cell) and len(cell) > 4 and not (number and number in cell)
        ]
        measures = list(self._numbered())
        return {
            "title": max(titles, key=len, default=name.rpartition(".")[0])[:300], "document_number": number, "issuer": None,
            "date": None, "recipients": [], "goals": [], "requirements": [], "measures": measures,
            "doubts": list(self._doubts()), "phases": [], "partial": False, "format": "sheet",
        }  # fmt: skip

    def _numbered(self) -> Iterator[dict[str, Any]]:
        """A number used again in its part gets a second figure: 3, 3-2, 3-3."""
        used: dict[tuple[str, str], int] = {}
        tasks = Counter(measure.values.get("task") for measure in self.measures)
        for at, measure in enumerate(self.measures, 1):
            number = measure.values.get("number") or str(at)
            used[measure.section, number] = again = used.get((measure.section, number), 0) + 1
            if again > 1:
                self.split.add(number)
                number = f"{number[:16]}-{again}"
            task = measure.values.get("task")
            deadlines = [each for when in measure.deadlines for each in self._deadlines(when, measure.row)]
            several = bool(task) and tasks[task] > 1
            yield {**_measure(measure, number, several=several), "deadlines": deadlines}

    def _deadlines(self, when: str, row: int) -> list[dict[str, Any]]:
        found, questions = deadlines_said(when, self.year)
        self.asked += [
            {"where": f"第 {row} 行", "text": when, "question": each, "line": row} for each in questions
        ]
        return found

    def _doubts(self) -> Iterator[dict[str, Any]]:
        yield from self.asked
        if self.continued:
            rows = "、".join(map(str, self.continued[:20]))
            told = f"这些行没有写任务，按上一行的任务处理：第 {rows} 行。请核对"
            yield {"where": "任务", "text": "", "question": told, "line": self.continued[0]}
        if self.split:
            told = f"序号 {'、'.join(sorted(self.split)[:20])} 用了不止一次，第二项起编为“序号-2”“序号-3”，请核对"
            yield {"where": "序号", "text": "", "question": told}
        if any(measure.kept for measure in self.measures):
            told = "进展、联系人等写在措施内容末尾的【原台账】里，供责任单位登记进展时参考。不需要的请删去"
            yield {"where": "进展情况", "text": "", "question": told}


def _same(before: dict[str, str], values: dict[str, str]) -> bool:
    """The same task goes on: nothing that names it has changed, blanks repeat what stood above."""
    return all(
        (values.get(key) or before.get(key)) == before.get(key) for key in ("number", "task", "content")
    )


def _measure(measure: Measure, number: str, *, several: bool) -> dict[str, Any]:
    """``several`` measures of one task: the task is their part, each is named by its content."""
    task, content = measure.values.get("task", ""), measure.values.get("content", "")
    named = content if several and content else task or content
    units, open_ended = units_said(measure.said)
    return {
        "number": number, "section": measure.section or (task[:200] if several and content else ""),
        "heading": _first_sentence(named), "text": "\n".join([content or task, *measure.kept]), "units": units,
        "units_open_ended": open_ended, "partial": False, "line": measure.row,
    }  # fmt: skip


def _first_sentence(text: str) -> str:
    return re.split("[。\n；;]", text.strip(), maxsplit=1)[0][:300]


def _problems(at: int, values: dict[str, str]) -> Iterator[Problem]:
    """What is wrong in single cells."""
    for key, value in values.items():
        label, most = BY_KEY[key].label, MOST.get(key, 10_000)
        if value in _ERRORS:
            yield Problem(at, label, f"单元格是公式错误 {value}", "改成文字")
        elif len(value) > most:
            yield Problem(at, label, f"有 {len(value):,} 个字，最多 {most:,} 个字", "压缩，或者分成几行")
        else:
            yield from _hidden(at, label, value)
    yield from _bad_deadline(at, values.get("deadline", ""))


def _hidden(at: int, label: str, value: str) -> Iterator[Problem]:
    try:
        clean_text(value)
    except ValueError as error:
        yield Problem(at, label, str(error), "在 Excel 里重新输入这一格")


def _bad_deadline(at: int, value: str) -> Iterator[Problem]:
    if re.fullmatch(r"\d{5}(\.\d+)?", value):
        told = "把这一列的格式设为日期，或者写成“2026年12月底前”"
        yield Problem(at, "完成时限", f"是数字 {value}，不是日期", told)
        return
    for year, *parts in _DAY.findall(value):
        month, day = parts[0] or parts[2], parts[1] or parts[3] or 1
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            yield Problem(at, "完成时限", f"没有“{value[:40]}”这一天", "核对日期")
            return
