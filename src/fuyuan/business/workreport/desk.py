"""How the desk shows work reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Sight, Tab, Table, between, said

from .lookups import figures_of
from .periods import Period
from .policies import READERS
from .procedure import REPORT, ReportState
from .records import Figures

COLUMNS = (
    Column("first", "报告期间起", kind="date", shown=False),
    Column("last", "报告期间止", kind="date"),
    Column("submitted_on", "报送日期", kind="date"),
    Column("instructions", "批示", kind="number"),
)
FILTERS = (
    Filter(
        "instructed", "批示", lambda actor: (("yes", "有批示"),), lambda value, today: Q(instructions__gt=0)
    ),
    between("submitted", "报送日期", "submitted_on"),
)


def sheets(state: ReportState, actor: Actor) -> Sequence[Tab]:
    return [tab for tab in (_report(state), _numbers(state), _instructions(state)) if tab.pairs or tab.tables]


def _report(state: ReportState) -> Tab:
    draft, sent = state.draft, state.submitted
    pairs: list[tuple[str, Any]] = [
        ("报告期间起", state.first), ("报告期间止", state.last), ("起草期限", state.draft_by), ("报送期限", state.submit_by),
        ("起草人", state.drafted_by), ("起草日期", state.drafted_on), ("审核日期", state.reviewed_on),
        ("审核意见", state.opinion), ("主要做法和成效", draft.done if draft else ""),
        ("存在的问题", draft.problems if draft else ""), ("下一步工作和建议", draft.proposals if draft else ""),
        ("报送日期", sent.on if sent else ""), ("报送方式", sent.means.label if sent else ""),
        ("同时抄送", "、".join(sent.copies) if sent else ""),
    ]  # fmt: skip
    return Tab("报告", said(pairs))


def _numbers(state: ReportState) -> Tab:
    """The figures of the draft; before there is one, as they are today."""
    told = state.figures or figures_of(Period(state.first, state.last))
    return Tab("数据", _pairs(told, drafted=state.figures is not None), _tables(told))


def _pairs(told: Figures, *, drafted: bool) -> Sequence[tuple[str, Any]]:
    note = "起草当天的数据" if drafted else "今天的数据，起草时写入报告"
    mean = "" if told.mean_days is None else f"{told.mean_days}天"
    return said(
        [("说明", note), ("作出复议决定", f"{told.judged}件"), ("纠正行政行为", f"{told.corrected}件"),
         ("超过审理期限办结", f"{told.late}件"), ("受理到办结平均", mean)]
    )  # fmt: skip


def _tables(told: Figures) -> Sequence[Table]:
    lines = [[each.label, f"{each.value}{each.unit}", f"{each.before}{each.unit}"] for each in told.lines]
    tables = [Table(("项目", "本期", "上年同期"), lines, "与上年同期比较")]
    for caption, shares in (
        ("受理案件的行为种类", told.kinds),
        ("办结结果", told.outcomes),
        ("受理较多的被申请人", told.respondents),
    ):
        if shares:
            tables.append(Table(("项目", "件数"), [[each.label, each.count] for each in shares], caption))
    return tables


def _instructions(state: ReportState) -> Tab:
    rows = [[each.on, each.by, each.words] for each in state.instructions]
    return Tab("批示", (), (Table(("日期", "批示人、会议", "内容"), rows),) if rows else (), len(rows))


def beside(step: str, state: ReportState) -> Sequence[Tab]:
    """While the words are written, the figures they speak of."""
    return (_numbers(state),) if step == "draft" else ()


def everything_read(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


DESK_ROOM = DeskRoom(
    kind=REPORT.name,
    label="工作报告",
    facts_title="工作报告",
    icon="file-earmark-text",
    order=26,
    group="复议机构",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=sheets,
    beside=beside,
    sight=everything_read,
)
