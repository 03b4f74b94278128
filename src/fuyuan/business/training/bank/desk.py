"""How the desk shows the bank: list, filters, which questions the law has overtaken. Answers are nobody's but the bureau's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from fuyuan.business.training.common import BUREAU
from fuyuan.business.training.models import Question
from fuyuan.business.training.officers.desk import GROUP
from fuyuan.business.training.sessions.records import Subject
from fuyuan.law.statutes import WORKS
from fuyuan.matters import clock
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, said

from .basis import changed, changed_among, known
from .records import LETTERS, Kind
from .state import QuestionState
from .steps import QUESTION

KINDS = {each.value: each.label for each in Kind}
SUBJECTS = {each.value: each.label for each in Subject}

COLUMNS = (
    Column("light", "期限", "due", shown=False, order="next_due"),  # a question in use owes nothing
    Column("next_duty", "最近事项", shown=False),
    Column("title", "题干", kind="link"),
    Column("kind", "题型", value=lambda row: KINDS[row.kind]),
    Column("area", "领域"),
    Column("basis", "依据"),
    Column("subject", "内容类别", value=lambda row: SUBJECTS[row.subject], shown=False),
)


def overtaken(today: date) -> Q:
    """In use, and the words of the article are other words today: asked of the statutes now, stored nowhere."""
    cited = Question.objects.filter(stage="in_use").exclude(citation="").order_by()
    compacts = cited.values_list("citation", flat=True).distinct()
    return Q(stage="in_use", citation__in=changed_among(compacts, today))


def areas_known(actor: Actor) -> Pairs:
    rows = policy_for(Question).filter(actor, Question.objects.all()).order_by("area")
    return [(area, area) for area in rows.values_list("area", flat=True).distinct()]


def works_cited(actor: Actor) -> Pairs:
    return [(work.id, work.short) for work in WORKS]


def of_work(value: str, today: date) -> Q:
    """Questions on any version of a statute."""
    cited = Question.objects.exclude(citation="").order_by().values_list("citation", flat=True).distinct()
    return Q(citation__in=[each for each in cited if known(each).version.work.id == value])


FILTERS = (
    Filter("kind", "题型", lambda actor: tuple(KINDS.items()), lambda value, today: Q(kind=value)),
    Filter("area", "领域", areas_known, lambda value, today: Q(area=value)),
    Filter("law", "法律文件", works_cited, of_work),
    Filter(
        "text",
        "法条",
        lambda actor: (("changed", "待核对（条文已修改）"),),
        lambda value, today: overtaken(today),
    ),
)
GROUPS = (
    Group(
        "overtaken",
        "试题待核对（条文已修改）",
        lambda actor, today: overtaken(today),
        steps=("recheck", "revise"),
    ),
)


def sheets(state: QuestionState, actor: Actor) -> Sequence[Tab]:
    written = state.written
    pairs = said(
        [
            ("停用原因", state.ended_why), ("退回理由", state.returned), ("法条", _text_now(state)), ("题型", written.kind.label),
            ("题干", written.stem), ("答案", written.answer.upper()), ("内容类别", written.subject.label), ("领域", written.area),
            ("依据", written.basis), ("解析", written.explanation), ("第几稿", state.edition),
        ]
    )  # fmt: skip
    rows = [
        [LETTERS[at], text, "正确" if at in written.right else ""] for at, text in enumerate(written.options)
    ]
    table = (Table(("选项", "内容", "答案"), rows),) if rows else ()
    return [Tab("试题", pairs, table), *_article(state)]


def _text_now(state: QuestionState) -> str:
    if state.stage == "in_use" and state.citation and changed(state.citation, clock.today()):
        return "待核对：核对以后条文已经修改"
    return ""


def _article(state: QuestionState) -> list[Tab]:
    """The words the question was checked against."""
    if not state.citation:
        return []
    citation = known(state.citation)
    return [Tab("法条原文", [(citation.full, citation.text)])]


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


QUESTION_ROOM = DeskRoom(
    kind=QUESTION.name,
    label="试题库",
    facts_title="试题",
    icon="journal-text",
    order=68,
    group=GROUP,
    posts=BUREAU,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    bulk=("approve", "retire"),
    facts=sheets,
    sight=sight,
)
