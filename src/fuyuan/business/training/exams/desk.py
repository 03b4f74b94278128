"""How the desk shows exams: list, the blueprint, what was drawn and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.training.common import BUREAU
from fuyuan.business.training.models import Exam, ExamItem
from fuyuan.business.training.officers.desk import GROUP
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .follow import unlinked
from .records import Purpose
from .state import ExamState
from .steps import EXAM

PURPOSES = {each.value: each.label for each in Purpose}

COLUMNS = (
    Column("title", "考试名称", kind="link"),
    Column("on", "考试日期", kind="date", sort=True),
    Column("purpose", "用途", value=lambda row: PURPOSES[row.purpose]),
    Column("people", "考生", kind="number"),
    Column("sat", "参加", kind="number"),
    Column("passed", "合格", kind="number"),
    Column("pass_mark", "合格线", kind="number", shown=False),
    Column("total", "总分", kind="number", shown=False),
)
FILTERS = (
    Filter("purpose", "用途", lambda actor: tuple(PURPOSES.items()), lambda value, today: Q(purpose=value)),
    between("on", "考试日期", "on"),
)


def sheets(state: ExamState, actor: Actor) -> Sequence[Tab]:
    plan, drawing, closing = state.plan, state.drawing, state.closing
    pairs = said(
        [
            ("取消理由", state.ended_why), ("用途", plan.purpose.label), ("年审年度", plan.year), ("补考（原考试）", plan.makeup_of),
            ("考试日期", plan.on), ("开考时间", f"{plan.begins:%H:%M}"), ("地点", plan.place),
            ("入场", f"开考后 {lasting(plan.late)}以内"), ("作答时间", f"{plan.minutes} 分钟，从本人入场起"),
            ("总分、合格线", f"{plan.total} 分，{plan.pass_mark} 分合格"), ("考生须知", plan.note),
            ("考生", f"{drawing.people} 人" if drawing else ""), ("备选试题", f"{drawing.items} 道" if drawing else ""),
            ("开考", state.opened_at or ""), ("参加、合格", f"{closing.sat} 人，{state.passed} 人" if closing else ""),
            ("答卷摘要", closing.digest if closing else ""), ("确认日期", state.confirmed_on or ""),
        ]
    )  # fmt: skip
    rows = [
        [
            at,
            part.kind.label,
            "、".join(part.areas) or "全部领域",
            part.count,
            part.points,
            part.count * part.points,
        ]
        for at, part in enumerate(plan.parts, 1)
    ]
    blueprint = Table(("部分", "题型", "领域", "题数", "每题分数", "小计"), rows)
    found = [Tab("考试", pairs), Tab("试卷结构", (), (blueprint,))]
    return [*found, *(each for each in (_voided(state, actor), _freed(state)) if each.tables)]


def _voided(state: ExamState, actor: Actor) -> Tab:
    """Whose results were taken away: names and reasons are the bureau's."""
    if actor.post not in BUREAU:
        return Tab("取消的成绩")
    rows = [
        [each.seat, each.name, each.unit, each.ground.label, each.facts, each.on] for each in state.voided
    ]
    heads = ("座位号", "姓名", "单位", "原因", "事实和证据", "日期")
    return Tab("取消的成绩", (), (Table(heads, rows),) if rows else (), len(rows))


def _freed(state: ExamState) -> Tab:
    rows = [
        [each.stem, each.reason, each.on, "、".join(who.name for who in each.moved) or "没有"]
        for each in state.freed
    ]
    heads = ("题目", "错在哪里", "日期", "因此达到合格线的人")
    return Tab("题目更正", (), (Table(heads, rows),) if rows else (), len(rows))


def choices(path: str, state: ExamState | None, context: Context) -> Pairs | None:
    if path != "item" or state is None:
        return None
    exam = Exam.objects.filter(number=state.number).values("pk")
    rows = (
        ExamItem.objects.filter(matter_id__in=exam).exclude(pk__in=state.freed_items).order_by("part", "pk")
    )
    return [(str(pk), stem[:80]) for pk, stem in rows.values_list("pk", "stem")]


def lasting(minutes: int) -> str:
    """How long, in the largest unit that comes out even."""
    for unit, each in (("天", 1440), ("小时", 60)):
        if minutes >= each and minutes % each == 0:
            return f"{minutes // each} {unit}"
    return f"{minutes} 分钟"


def links(state: ExamState, actor: Actor) -> Sequence[Related]:
    """The list of those who sit, the wall, the figures of the questions; and what is still to be written into certificates."""
    if state.drawing is None or actor.post not in BUREAU:
        return ()
    pk = Exam.objects.values_list("pk", flat=True).get(number=state.number)
    found = [Related("考生和成绩", reverse("exam-people", args=[pk]), "座位码、入场情况、成绩，可以导出")]
    if state.stage in ("drawn", "open"):
        found.append(Related("考试码", reverse("exam-wall", args=[pk]), "投到考场屏幕上，或者发给各单位"))
    if state.closing:
        found.append(Related("试题分析", reverse("exam-figures", args=[pk]), "难度、区分度"))
    if state.stage == "confirmed" and state.plan.purpose is Purpose.QUALIFICATION and (left := unlinked(pk)):
        found.append(Related("登记到证件", reverse("exam-link", args=[pk]), f"还有 {left} 人的成绩没有登记"))
    return found


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


EXAM_ROOM = DeskRoom(
    kind=EXAM.name,
    label="考试",
    facts_title="考试情况",
    icon="clipboard-check",
    order=67,
    group=GROUP,
    posts=BUREAU | {Post.JOINT_OFFICE, Post.ORGAN_HEAD},
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=sheets,
    links=links,
    choices=choices,
    sight=sight,
)
