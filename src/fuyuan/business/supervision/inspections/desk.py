"""How the desk shows inspections: short pages, for a phone in the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.filereview.queries import reviewed_in, round_in
from fuyuan.business.filereview.queries import said as score_said
from fuyuan.business.supervision.common import OVERSEERS
from fuyuan.business.supervision.models import Inspection, Supervision, SupervisionRound
from fuyuan.business.supervision.planned.steps import ROUND
from fuyuan.business.supervision.reviewing import field_staff
from fuyuan.business.training.queries import Acting, acting_on
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Afield, Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said
from fuyuan.shell.words import date_cn

from .checklists import checklists
from .records import Result
from .steps import INSPECTION, InspectionState

CARDS = {"enforcer": "行政执法证", "supervisor": "行政执法监督证"}
COLUMNS = (
    Column("organ_name", "被监督单位", shown=False),  # the title says it
    Column("round_number", "轮次", kind="code", shown=False),
    Column("team", "监督队"),
    Column("members", "队员", shown=False),
    Column("last_on", "截止日期", kind="date"),
    Column("inspected_on", "检查日期", kind="date", sort=True),
    Column("findings", "发现问题", kind="number"),
)


def rounds_known(actor: Actor) -> Pairs:
    seen = INSPECTION_ROOM.visible(actor).order_by().values_list("round_number", flat=True).distinct()
    rows = SupervisionRound.objects.filter(number__in=list(seen)).order_by("-pk")
    return list(rows.values_list("number", "title"))


FILTERS = (
    Filter("round", "轮次", rounds_known, lambda value, today: Q(round_number=value)),
    between("inspected", "检查日期", "inspected_on"),
)


def tabs(state: InspectionState, actor: Actor) -> Sequence[Tab]:
    known = checklists()
    told = state.handed
    pairs = said((
        ("被监督单位", state.organ_name), ("轮次", state.round_number), ("监督队", state.team),
        ("队员", "、".join(each.name for each in state.members)), ("检查领域", "、".join(known[code].title for code in state.areas)),
        ("开始日期", state.first_on), ("结束日期", state.last_on), ("检查日期", told.on if told else None),
        ("方式", told.way.label if told else ""), ("检查人员", told.by if told else ""), ("在场人员", told.present if told else ""),
        ("总体情况", told.summary if told else ""),
    ))  # fmt: skip
    found = [
        Tab("检查", pairs), _cards(state), _lines(state), _findings(state), _files(state), _added(state),
    ]  # fmt: skip
    if actor.post in OVERSEERS and state.earlier:
        rows = [[each.on, each.team, each.why] for each in state.earlier]
        found.append(Tab("回避", (), (Table(("日期", "原来的监督队", "原因"), rows),), len(rows)))
    return [tab for tab in found if tab.pairs or tab.tables]


def _cards(state: InspectionState) -> Tab:
    """Who goes out shows a certificate: what the register says of each member on the day of the inspection, or today."""
    day = state.handed.on if state.handed else clock.today()
    found = acting_on([each.name for each in state.members], day)
    rows = [
        [each.name, each.unit, _card([who for who in people if who.unit == each.unit])]
        for each, people in zip(state.members, found, strict=True)
    ]
    return Tab(
        "队员证件",
        (),
        (Table(("队员", "所在单位", f"{date_cn(day, weekday=False)}的证件"), rows),),
        len(rows),
    )


def _card(people: Sequence[Acting]) -> str:
    if len(people) != 1:
        return "执法人员名册里没有，请核对本人的证件"
    who = people[0]
    return f"{CARDS[who.kind]} {who.card}" if who.card else "当日没有有效的证件"


def _lines(state: InspectionState) -> Tab:
    if state.handed is None:
        rows = [[each.code, each.text, each.rule] for each in state.items]
        return Tab("检查表", (), (Table(("编号", "检查内容", "依据"), rows),), len(rows))
    items = {each.code: each for each in state.items}
    rows = [
        [
            line.code,
            items[line.code].text,
            line.result.label,
            line.note,
            f"{len(line.photos)}张" if line.photos else "",
        ]
        for line in state.handed.lines
    ]
    return Tab("检查表", (), (Table(("编号", "检查内容", "结果", "情况", "照片"), rows),), len(rows))


def _findings(state: InspectionState) -> Tab:
    rows = [
        [each.kind.label, each.nature.label, each.severity.label, each.what, each.rule]
        for each in state.findings
    ]
    columns = ("种类", "性质", "程度", "事实", "规定")
    return Tab("发现的问题", (), (Table(columns, rows),) if rows else (), len(rows))


def _files(state: InspectionState) -> Tab:
    """What was found in the unit's files, as far as scores are fixed: until then nobody reads what the reviewers wrote."""
    review = reviewed_in(Inspection.objects.filter(number=state.number).values("pk"))
    if review is None:
        return Tab("案卷评查")
    done = [row for row in review.files if row.concluded_on]
    problems = Counter(number for each in review.problems for number in each.facts)
    rows = [
        [row.file_number, score_said(row.score), row.grade, problems[row.file_number], row.concluded_on]
        for row in done
    ]
    found = [[each.code, each.title, each.what, each.articles] for each in review.problems]
    tables = [Table(("案卷", "得分", "等次", "问题", "确定日期"), rows, "各案卷")] if rows else []
    if found and state.problems_on is None:  # then they stand among the findings
        tables.append(Table(("编号", "项目", "事实", "依据"), found, "问题"))
    pairs = said((
        ("评查轮次", review.number), ("已确定得分", f"{len(done)}件，共{len(review.files)}件" if review.files else "还没有抽取案卷"),
        ("登记问题的日期", state.problems_on),
    ))  # fmt: skip
    return Tab("案卷评查", pairs, tables, len(done))


def _added(state: InspectionState) -> Tab:
    rows = [[each.what, f"{len(each.photos)}张" if each.photos else ""] for each in state.added]
    return Tab("补充情况", (), (Table(("情况", "照片"), rows),) if rows else (), len(rows))


def links(state: InspectionState, actor: Actor) -> Sequence[Related]:
    found = [Related(state.round_number, matter_url(ROUND.name, state.round_id), "监督轮次")]
    if actor.post not in OVERSEERS:
        announced = SupervisionRound.objects.filter(pk=state.round_id, announced_on__isnull=False).exists()
        return found if announced else ()
    mine = Inspection.objects.filter(number=state.number).values("pk")
    rows = Supervision.objects.filter(inspection_id__in=mine).order_by("pk").only("pk", "number", "source")
    found += [Related(row.number, matter_url("supervision", row.pk), SOURCES[row.source]) for row in rows]
    if actor.post is Post.SUPERVISION_STAFF and (review := round_in(mine)):
        found.append(Related(review[1], matter_url("file_round", review[0]), "案卷评查"))
    return found


SOURCES = {"round": "发现的问题", "files": "案卷评查发现的问题"}


def choices(path: str, state: InspectionState | None, context: Context) -> Pairs | None:
    if path != "reviewers":
        return None
    return [(str(pk), f"{name}（{Post(post).label}）") for pk, name, post in field_staff()]


def words(state: InspectionState | None, field: str, value: Any) -> str:
    return {pk: name for pk, name, _ in field_staff()}.get(value, "") if field == "reviewers" else ""


def everything_read(event: Event, actor: Actor) -> Sight:
    """The team and the bureau read the same; why a team stepped aside is for the bureau."""
    return Sight.TITLE if event.step == "stop" and actor.post not in OVERSEERS else Sight.FULL


def afield(step: str, state: InspectionState) -> Afield | None:
    """The check list goes along into the field; what comes too late for it is added."""
    if step == "add":
        return Afield()
    if step != "hand_in":
        return None
    sheet = reverse("inspection-sheet", args=["-".join(state.areas)])
    return Afield(sheet, reverse("inspection-worker"), late="add")


def badges(state: InspectionState) -> Sequence[str]:
    problems = sum(line.result is Result.PROBLEM for line in state.handed.lines) if state.handed else 0
    return [f"{problems}项有问题"] if problems else []


INSPECTION_ROOM = DeskRoom(
    kind=INSPECTION.name,
    label="监督检查",
    facts_title="检查内容",
    icon="clipboard-check",
    order=60,
    group="执法监督",
    posts=OVERSEERS | {Post.LAY_SUPERVISOR},
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    choices=choices,
    words=words,
    afield=afield,
    badges=badges,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=everything_read,
)
