"""How the desk shows rounds: the plan, the draw that anybody can repeat, and (to the head of the office) what came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.filereview.crews import SEEING
from fuyuan.business.filereview.lookups import people_led
from fuyuan.business.filereview.models import Round
from fuyuan.business.filereview.queries import (
    by_handler,
    by_unit,
    faults_of,
    files_of_round,
    frequent_faults,
    grades,
    said,
)
from fuyuan.business.filereview.scoring import points
from fuyuan.business.filereview.subjects import known_to, led, subject_of
from fuyuan.matters.procedure import Context
from fuyuan.organs.actor import Actor
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Tab, Table
from fuyuan.shell.rooms import said as pairs_said

from .records import Method, Stratum
from .state import Drawn, RoundState
from .steps import ROUND

METHODS = {each.value: each.label for each in Method}

COLUMNS = (
    Column("first", "办结日期起", kind="date", shown=False),
    Column("last", "办结日期止", kind="date", shown=False),
    Column("method", "产生方式", value=lambda row: METHODS.get(row.method, "")),
    Column("files", "案卷", kind="number"),
    Column("reported_on", "报告日期", kind="date"),
)


# the figures of boards lead to the list of one kind
SUBJECTS = Filter(
    "subject", "案卷种类", lambda actor: [(each.key, each.label) for each in known_to(actor)],
    lambda value, today: Q(subject=value),
)  # fmt: skip


def label_of(subject: str) -> str:
    found = subject_of(subject)
    return found.label if found else subject


def sheets(state: RoundState, actor: Actor) -> Sequence[Tab]:
    tabs = [_plan(state), _draw(state, actor)]
    if actor.post is state.crew.lead and state.drawn:
        tabs += _results(state)
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _plan(state: RoundState) -> Tab:
    plan, sheet, report = state.plan, state.sheet, state.report
    size = f"{plan.size}件" if plan.method is Method.DRAWN else ""
    strata = plan.stratum.label if plan.method is Method.DRAWN and plan.stratum is not Stratum.NONE else ""
    limits = f"单项超过{points(state.limits.item)}分、总分超过{points(state.limits.whole)}分"
    pairs: list[tuple[str, Any]] = [
        ("评查的案卷", label_of(plan.subject)), ("监督检查", _inspected(state)),
        ("办结日期起", plan.first), ("办结日期止", plan.last), ("产生方式", plan.method.label),
        ("抽取件数", size), ("分层", strata), ("评查标准", f"{sheet.title}（{sheet.version}）"), ("相差多少须处理分歧", limits),
        ("评查人", "、".join(each.name for each in state.people)), ("交评查表的期限", plan.score_by),
        ("完成报告的期限", plan.report_by), ("取消理由", state.cancelled),
    ]  # fmt: skip
    if report:
        pairs += [("总体评价", report.overall), ("改进意见", report.proposals)]
    return Tab("方案", pairs_said(pairs))


def _inspected(state: RoundState) -> str:
    return f"{state.inspected.number}，{state.inspected.unit}" if state.inspected else ""


def _draw(state: RoundState, actor: Actor) -> Tab:
    """Everybody in the house may repeat the draw; who reads which file only who leads it knows."""
    if not state.drawn:
        return Tab("抽取")
    leads = actor.post is state.crew.lead
    columns = ("案卷", "标题", "单位", "分层", *(("评查人", "第三评查人", "回避") if leads else ()))
    rows = [_row(each, leads) for each in state.drawn]
    pairs: list[tuple[str, Any]] = [
        ("种子", state.seed),
        ("候选案卷", f"{state.candidates}件"),
        ("抽取日期", state.drawn_on),
    ]
    if state.unread:
        pairs.append(("没有参加抽取", f"{state.unread}：可以评查的不足三人"))
    note = "种子是制定方案那一步的摘要；按种子和候选案卷重新计算，结果相同。"
    return Tab("抽取", [*pairs, ("说明", note)], (Table(columns, rows),), len(rows))


def _row(each: Drawn, leads: bool) -> list[Any]:
    row = [each.number, each.title, each.unit, each.stratum or "不分层"]
    if not leads:
        return row
    aside = "；".join(f"{name}：{why}" for name, why in each.barred)
    return [*row, "、".join(person.name for person in each.reviewers), each.third.name, aside or "无"]


def _results(state: RoundState) -> list[Tab]:
    """Scores by file, unit and handler, and the frequent faults; for nobody but who leads the round."""
    pk = Round.objects.values_list("pk", flat=True).get(number=state.number)
    files = list(files_of_round(pk).defer("state"))
    done = [row for row in files if row.concluded_on]
    if not done:
        return []
    mean = sum((row.score or 0 for row in done), 0) / len(done)
    counted = "、".join(f"{name}{n}件" for name, n in grades(pk).items())
    pairs = [("已确定", f"{len(done)}件，共{len(files)}件"), ("平均分", said(mean)), ("等次", counted)]
    who = () if state.crew.unit else ("承办人",)
    scores = [
        [row.file_number, row.unit, *([row.handlers] if who else ()), said(row.score), row.grade]
        for row in done
    ]
    tables = [Table(("案卷", "单位", *who, "得分", "等次"), scores, "各案卷")]
    for caption, rows in (
        ("各单位", by_unit(pk)),
        *(() if state.crew.unit else (("各承办人", by_handler(pk)),)),
    ):
        tables.append(
            Table(
                (caption.removeprefix("各"), "件数", "平均分"),
                [[r.name, r.files, r.said] for r in rows],
                caption,
            )
        )
    common = [[f.code, f.title, f.files, points(f.lost)] for f in frequent_faults(faults_of(pk))]
    faults = Table(("编号", "项目", "涉及案卷", "共扣分"), common)
    return [
        Tab("结果", pairs, tables, len(done)),
        Tab("常见问题", (), (faults,) if common else (), len(common)),
    ]


def choices(path: str, state: RoundState | None, context: Context) -> Pairs | None:
    if path == "subject":
        return [(each.key, each.label) for each in led(context.actor)]
    if path == "reviewers":
        return [
            (str(each.person_id), f"{each.name}（{each.post.label}）") for each in people_led(context.actor)
        ]
    return None


def words(state: RoundState | None, field: str, value: Any) -> str:
    if field == "subject":
        return label_of(value)
    names = {each.person_id: each.name for each in state.people} if state else {}
    return names.get(value, "") if field == "reviewers" else ""


def links(state: RoundState, actor: Actor) -> Sequence[Related]:
    url = f"{reverse('shell:matters', args=['file_review'])}?round={state.number}"
    found = [Related("本轮的评查表", url, f"{len(state.drawn)}件")] if state.drawn else []
    if state.inspected:
        address = matter_url("inspection", state.inspected.pk)
        found.append(Related(state.inspected.number, address, f"监督检查：{state.inspected.unit}"))
    return found


ROUND_ROOM = DeskRoom(
    kind=ROUND.name,
    label="评查轮次",
    facts_title="评查",
    icon="clipboard-check",
    order=34,
    group="案卷评查",
    posts=SEEING,
    list_columns=COLUMNS,
    filters=(
        SUBJECTS,
        Filter(
            "method", "产生方式", lambda actor: tuple(METHODS.items()), lambda value, today: Q(method=value)
        ),
    ),
    facts=sheets,
    choices=choices,
    words=words,
    links=links,
)
