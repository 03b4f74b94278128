"""How the desk shows rounds: the plan, who inspects whom and how that came about, what was changed, what came out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.supervision.common import OVERSEERS
from fuyuan.business.supervision.inspections.checklists import checklists
from fuyuan.business.supervision.inspections.steps import INSPECTION
from fuyuan.business.supervision.inspections.steps import PROCEDURE_STAGES as INSPECTED
from fuyuan.business.supervision.models import Inspection, SupervisionRound
from fuyuan.business.supervision.register_facts import people, units
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, said

from .records import Choose, Form, Pool
from .state import Arranged, RoundState
from .steps import ROUND

FORMS = {each.value: each.label for each in Form}
READERS = OVERSEERS | RESPONDENT_POSTS | {Post.LAY_SUPERVISOR}

COLUMNS = (
    Column("form", "形式", value=lambda row: FORMS.get(row.form, "")),
    Column("units", "单位", kind="number"),
    Column("first_on", "开始日期", kind="date", sort=True),
    Column("last_on", "结束日期", kind="date"),
    Column("announced_on", "公布日期", kind="date", shown=False),
    Column("waiting", "待改派", kind="number", shown=False),
)


def tabs(state: RoundState, actor: Actor) -> Sequence[Tab]:
    inner = actor.post in OVERSEERS
    found = [_plan(state), _tasks(state, inner), _origin(state), _changes(state, inner)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _plan(state: RoundState) -> Tab:
    plan, known = state.plan, checklists()
    size = f"{plan.size}个" if plan.choose is Choose.DRAWN else ""
    pairs: list[tuple[str, Any]] = [
        ("形式", plan.form.label), ("范围", plan.pool.label), ("单位怎样确定", plan.choose.label), ("抽取", size),
        ("检查领域", "、".join(known[code].title for code in plan.areas)), ("检查开始日期", plan.first_on),
        ("检查结束日期", plan.last_on), ("不重复最近", f"{plan.last_rounds}轮"), ("任职回避", f"离任{plan.former_years}年以内"),
        ("籍贯回避", "是" if plan.native else "否"), ("每队至少一人懂", "、".join(each.label for each in plan.knows)),
        ("总体情况", state.report.overall if state.report else ""), ("工作建议", state.report.proposals if state.report else ""),
        ("取消理由", state.cancelled),
    ]  # fmt: skip
    return Tab("方案", said(pairs))


def _tasks(state: RoundState, inner: bool) -> Tab:
    if state.arranged is None:
        return Tab("谁监督谁")
    done = _progress(state.number) if inner else {}
    rows = [
        [number, task.team, "、".join(each.name for each in state.arranged.teams[task.team]), task.unit, *done.get(task.unit_id, ())]
        for number, task in enumerate(state.tasks, 1)
    ]  # fmt: skip
    columns = ("序号", "监督队", "队员", "被监督单位", *(("进展", "问题") if inner else ()))
    return Tab("谁监督谁", (), (Table(columns, rows),), len(rows))


def _progress(number: str) -> dict[int, tuple[str, int]]:
    rows = Inspection.objects.filter(round_number=number).values_list("organ_id", "stage", "findings")
    return {pk: (INSPECTED[stage], findings) for pk, stage, findings in rows if pk}


def _origin(state: RoundState) -> Tab:
    """Everything somebody needs who does not believe it."""
    arranged = state.arranged
    if arranged is None:
        return Tab("怎样产生的")
    manual = arranged.status == "manual"
    pairs = [
        ("种子", str(arranged.seed)), ("候选单位", f"{state.candidates}个"), ("安排日期", state.arranged_on), *_ways(arranged),
        ("结论", "手工调整，逐条核对通过" if manual else "由求解程序安排，逐条核对通过"),
        ("怎样重算", f"下载下面的两个文件，运行 fuyuan round assign 文件 --seed {arranged.seed}，或者 fuyuan round check 文件 结果"),
    ]  # fmt: skip
    rows = [[each.rule, "符合" if each.kept else "不符合"] for each in arranged.rules]
    return Tab("怎样产生的", pairs, (Table(("规则", "核对"), rows),))


def _ways(arranged: Arranged) -> list[tuple[str, str]]:
    """How far the teams travel, one way, in kilometres; nothing where the register does not know where the units lie."""
    far: Counter[str] = Counter()
    for row in json.loads(arranged.result)["assignments"]:
        far[row["team"]] += row.get("km", 0)
    total = sum(far.values())
    return (
        [("里程", f"合计{total:.1f}公里，最远一队{max(far.values()):.1f}公里（单程，直线距离）")]
        if total
        else []
    )


def _changes(state: RoundState, inner: bool) -> Tab:
    """That a unit was given to another team is public; what somebody declared is for the bureau."""
    rows = [
        [each.on, each.unit, each.before, each.after, *([each.why, each.by] if inner else ())]
        for each in state.changes
    ]
    waiting = [[each.on, each.unit, each.team, *([each.why] if inner else ())] for each in state.waiting]
    columns = ("日期", "单位", "原来", "改为", *(("理由", "谁改的") if inner else ()))
    tables = [Table(columns, rows, "已经改派")] if rows else []
    if waiting:
        tables.append(Table(("日期", "单位", "监督队", *(("原因",) if inner else ())), waiting, "等待改派"))
    return Tab("调整", (), tables, len(rows) + len(waiting))


def choices(path: str, state: RoundState | None, context: Context) -> Pairs | None:
    if path == "areas":
        return [(each.code, each.title) for each in checklists().values()]
    if path == "units":
        return [(str(each.pk), each.name) for each in units(Pool.BOTH)]
    if path == "teams.members":
        return [
            (str(each.supervisor_id), f"{each.name}（{each.unit}）" if each.unit else each.name)
            for each in people()
        ]
    if state is None:
        return None
    if path == "lines.unit":
        return [(str(task.unit_id), f"{task.unit}（现由{task.team}监督）") for task in state.tasks]
    if path == "lines.team":
        return [(team, team) for team in (state.arranged.teams if state.arranged else ())]
    return None


def words(state: RoundState | None, field: str, value: Any) -> str:
    """Ids of units and codes of check lists as people call them."""
    if field == "areas":
        known = checklists()
        return known[value].title if value in known else ""
    if field in ("units", "unit") and isinstance(value, int):
        return {each.pk: each.name for each in units(Pool.BOTH)}.get(value, "")
    if field == "members" and isinstance(value, int):
        return {each.supervisor_id: each.name for each in people()}.get(value, "")
    return ""


def links(state: RoundState, actor: Actor) -> Sequence[Related]:
    """The two files to plan it again, and the inspections."""
    if state.arranged is None:
        return ()
    pk = SupervisionRound.objects.values_list("pk", flat=True).get(number=state.number)
    found = [
        Related("输入文件", reverse("round-file", args=[pk]), "JSON，用来重新计算"),
        Related("结果文件", reverse("round-result", args=[pk]), "JSON，用来逐条核对"),
    ]
    if actor.post in OVERSEERS:
        address = f"{reverse('shell:matters', args=[INSPECTION.name])}?round={state.number}"
        found.append(Related("本轮的检查", address, f"{len(state.tasks)}个单位"))
    return found


def badges(state: RoundState) -> Sequence[str]:
    return [f"{len(state.waiting)}个单位待改派"] if state.waiting else []


def sight(event: Event, actor: Actor) -> Sight:
    """How it was planned and what was announced is public; why somebody stepped aside is the bureau's."""
    if actor.post in OVERSEERS or event.step in ("plan", "assign", "announce", "issue_paper", "report"):
        return Sight.FULL
    return Sight.TITLE if event.step in ("move", "repair") else Sight.HIDDEN


ROUND_ROOM = DeskRoom(
    kind=ROUND.name,
    label="监督轮次",
    facts_title="监督",
    icon="arrow-repeat",
    order=59,
    group="执法监督",
    posts=READERS,
    list_columns=COLUMNS,
    filters=(Filter("form", "形式", lambda actor: tuple(FORMS.items()), lambda value, today: Q(form=value)),),
    facts=tabs,
    choices=choices,
    words=words,
    links=links,
    badges=badges,
    sight=sight,
)
