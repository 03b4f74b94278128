"""The contents of a 落实情况报告: counted from the tasks as they stand, worded from what the units reported."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fuyuan.business.ledger.models import TaskRow
from fuyuan.business.ledger.periods import first_day, last_day, periods_between, report_day
from fuyuan.business.ledger.state import PlanState, Reported, TaskState

MOST_LINES = 30  # of a list in the body; the rest is in the ledger enclosed


@dataclass
class Unit:
    """What one unit did in the period."""

    name: str
    tasks: int = 0
    settled: int = 0
    overdue: int = 0
    unreported: int = 0

    @property
    def score(self) -> tuple[float, int, int, str]:
        """Ranked by the share of tasks settled or on time, then by fewest reports missing."""
        sound = self.tasks - self.overdue
        return (-sound / self.tasks if self.tasks else 0, self.unreported, -self.settled, self.name)


@dataclass
class Count:
    """One look at the tasks of a plan."""

    total: int = 0
    settled: int = 0
    waiting: int = 0
    overdue: list[str] = field(default_factory=list)
    unreported: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    urged: int = 0
    measures: dict[int, Counter[str]] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    reports: list[tuple[str, Reported]] = field(default_factory=list)


def short_title(title: str) -> str:
    """“关于印发《某方案》的通知” is 某方案: what a reader calls the plan."""
    inner = re.search("《(.+)》", title)
    return inner[1] if inner else title


def named(title: str, number: str) -> str:
    return f"《{short_title(title)}》（{number}）" if number else f"《{short_title(title)}》"


def title_of(state: PlanState, office: str, words: str) -> str:
    return f"{office}关于《{short_title(state.plan.title)}》{words}落实情况的报告"


def contents(plan_id: int, state: PlanState, record: Any, day: date) -> dict[str, Any]:
    """Return the template's fields: figures, table by measure, lists, ranking, problems, next steps."""
    count = counted(plan_id, record.period, day)
    return {
        "方案": short_title(state.plan.title), "方案文号": state.plan.document_number, "期初": first_day(record.period),
        "期末": last_day(record.period), "截至": day, "任务数": count.total, "单位数": len(count.units),
        "措施数": len(state.plan.measures), "销号数": count.settled, "待审数": count.waiting,
        "逾期数": len(count.overdue), "未报数": len(count.unreported), "督办数": count.urged,
        "措施表": _measures(state, count), "逾期": _lines(count.overdue), "未报": _lines(count.unreported),
        "退回": _lines(count.returned), "排名": _ranking(count.units.values()),
        "问题": _own(record.problems) or _gathered(count.reports, "problems"),
        "打算": _own(record.next_steps) or _gathered(count.reports, "next_steps"),
    }  # fmt: skip


def counted(plan_id: int, period: str, day: date) -> Count:
    """Read every task of the plan once (one query)."""
    count = Count()
    rows = TaskRow.objects.filter(plan_id=plan_id).exclude(stage="cancelled").order_by("place", "unit_name")
    for row in rows.iterator(chunk_size=500):
        _add(count, row, TaskState.model_validate_json(row.state), period, day)
    return count


def _add(count: Count, row: TaskRow, state: TaskState, period: str, day: date) -> None:
    unit = count.units.setdefault(row.unit_name, Unit(row.unit_name))
    measure = count.measures.setdefault(row.place, Counter())
    line = f"{row.unit_name}：（{row.measure}）{row.title}"
    settled = row.stage == "closed" or _within(state, period, day)
    late = row.next_due is not None and row.next_due < day and row.stage in ("given", "working")
    within = [each for each in state.reported if _inside(each.period, period)]
    told = settled or (state.asked and state.asked.on >= first_day(period))
    missing = not told and bool(_owed(state, period, day) - {each.period for each in state.reported})
    count.total += 1
    unit.tasks += 1
    measure["单位"] += 1
    if settled:
        count.settled, unit.settled = count.settled + 1, unit.settled + 1
        measure["销号"] += 1
    if row.stage in ("closing", "reviewed"):
        count.waiting += 1
    if late:
        count.overdue.append(f"{line}（{row.next_duty}）")
        unit.overdue += 1
        measure["逾期"] += 1
    if missing:
        count.unreported.append(line)
        unit.unreported += 1
    if state.returned:
        count.returned.append(f"{line}（{state.returned}）")
    count.urged += len([urge for urge in state.urges if first_day(period) <= urge.on <= last_day(period)])
    if within:
        count.reports.append((row.unit_name, within[-1]))


def _inside(key: str, period: str) -> bool:
    """Whether a unit's period ends within the period of the report: quarters within a year, a month within itself."""
    return first_day(period) <= last_day(key) <= last_day(period)


def _owed(state: TaskState, period: str, day: date) -> set[str]:
    """The unit's periods whose reports fell due within the period of the report and before its day."""
    keys = periods_between(max(state.given_on, first_day(period)), last_day(period), state.given.cadence)
    return {key for key in keys if _inside(key, period) and report_day(key, state.given.report_by) < day}


def _within(state: TaskState, period: str, day: date) -> bool:
    """Closed off in the period, or since its end until the day of the report."""
    return any(first_day(period) <= closing.on <= day for closing in state.closings)


def _measures(state: PlanState, count: Count) -> list[dict[str, Any]]:
    rows = []
    for place, measure in enumerate(state.plan.measures):
        found = count.measures.get(place, Counter())
        rows.append(
            {"序号": measure.number, "措施": measure.heading, "单位": found["单位"], "销号": found["销号"],
             "逾期": found["逾期"], "时限": "；".join(line.text for line in measure.deadlines)}
        )  # fmt: skip
    return rows


def _ranking(units: Iterable[Unit]) -> list[dict[str, Any]]:
    ranked = sorted(units, key=lambda unit: unit.score)
    return [
        {"名次": number, "单位": unit.name, "任务": unit.tasks, "销号": unit.settled, "逾期": unit.overdue,
         "未报": unit.unreported}
        for number, unit in enumerate(ranked, 1)
    ]  # fmt: skip


def _lines(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"另有{rest}项，见工作台账。"] if rest > 0 else [])]


def _own(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _gathered(reports: list[tuple[str, Reported]], what: str) -> list[str]:
    """What the units wrote, each thought once, with who said it."""
    said: dict[str, list[str]] = {}
    for unit, report in reports:
        text = str(getattr(report, what)).strip().rstrip("。；")
        if text:
            said.setdefault(text, []).append(unit)
    ranked = sorted(said.items(), key=lambda item: -len(item[1]))[:MOST_LINES]
    return [f"{text}（{_who(units)}）。" for text, units in ranked]


def _who(units: list[str]) -> str:
    return "、".join(units) if len(units) <= 3 else f"{'、'.join(units[:3])}等{len(units)}个单位"
