"""How the desk shows lessons: what they teach, how far people are."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from fuyuan.business.training.bank.records import LETTERS
from fuyuan.business.training.common import BUREAU, READERS
from fuyuan.business.training.models import Learner, Lesson
from fuyuan.business.training.officers.desk import GROUP, SUBJECTS
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Sight, Tab, Table, between, said

from .learning import lesson_code
from .life import Item, LessonState
from .steps import LESSON

COLUMNS = (
    Column("title", "名称", kind="link"),
    Column("unit_name", "编写单位"),
    Column("subject", "内容类别", value=lambda row: SUBJECTS.get(row.subject, ""), shown=False),
    Column("pages", "页数", kind="number"),
    Column("minutes", "学习时间（分钟）", kind="number", shown=False),
    Column("hours", "学时", kind="number"),
    Column("until", "截止日期", kind="date", sort=True),
    Column("people", "报送人数", kind="number"),
)
FILTERS = (
    Filter(
        "subject", "内容类别", lambda actor: tuple(SUBJECTS.items()), lambda value, today: Q(subject=value)
    ),
    between("until", "截止日期", "until"),
)


def sheets(state: LessonState, actor: Actor) -> Sequence[Tab]:
    told = state.told
    row = Lesson.objects.filter(number=state.number).first() if state.stage == "open" else None
    asked = f"{len(told.questions)} 道，答对 {told.pass_count} 道" if told.questions else "没有"
    pairs = [
        ("退回理由", state.returned), ("停用理由", state.ended), ("编写单位", state.organ_name),
        ("内容类别", told.subject.label), ("学时", told.hours), ("至少学习", f"{state.minutes} 分钟"), ("测试题", asked),
        ("课件", "、".join(each.name for each in told.files)), ("截止日期", told.until), ("微课码", lesson_code(row.pk) if row else ""),
        ("情况", state.note), ("认定日期", state.approved_on),
    ]  # fmt: skip
    pages = [[at, each.title, each.text, each.minutes, each.video] for at, each in enumerate(told.pages, 1)]
    table = Table(("页", "标题", "内容", "至少（分钟）", "视频"), pages)
    found = [Tab("微课", said(pairs)), Tab("内容", (), (table,), len(pages)), _people(state)]
    return [*found, _quiz(state.quiz.items)] if state.quiz.items and actor.post in BUREAU else found


def _people(state: LessonState) -> Tab:
    """What was reported; before that, how far everybody is."""
    if state.credits:
        rows = [[each.name, each.unit, each.hours] for each in state.credits]
        return Tab("完成学习的人员", (), (Table(("姓名", "单位", "学时"), rows),), len(rows))
    lesson = Lesson.objects.filter(number=state.number).values("pk")
    pages = len(state.told.pages)
    lines = [
        [
            each.name,
            each.unit,
            f"{each.page} / {pages}",
            each.right if each.tries else "",
            each.finished_at or "没有完成",
        ]
        for each in Learner.objects.filter(matter_id__in=lesson).order_by("pk")[:500]
    ]
    heads = ("姓名", "单位", "读完的页", "答对", "完成时间")
    return Tab("学习进度", (), (Table(heads, lines),) if lines else (), len(lines))


def _quiz(items: Sequence[Item]) -> Tab:
    rows = [[at, each.stem, right_of(each)] for at, each in enumerate(items, 1)]
    return Tab("测试题", (), (Table(("序号", "题干", "答案"), rows),), len(rows))


def right_of(item: Item) -> str:
    """ACD, or 对: the bank is the bureau's, so is the answer."""
    if item.kind == "judge":
        return item.choices[item.right[0]]
    return "".join(LETTERS[place] for place in item.right)


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


LESSON_ROOM = DeskRoom(
    kind=LESSON.name,
    label="微课",
    facts_title="微课情况",
    icon="book",
    order=64,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    bulk=("approve",),
    facts=sheets,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
