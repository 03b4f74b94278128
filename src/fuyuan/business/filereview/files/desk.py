"""How the desk shows a file under review. What a reviewer wrote stays sealed until both sheets are in, for everybody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from fuyuan.business.filereview.common import Person
from fuyuan.business.filereview.crews import ANSWERING, LEADERS
from fuyuan.business.filereview.lookups import people_of
from fuyuan.business.filereview.models import Round
from fuyuan.business.filereview.queries import said, visible_files
from fuyuan.business.filereview.rounds.desk import SUBJECTS
from fuyuan.business.filereview.rounds.steps import ROUND
from fuyuan.business.filereview.scoring import Mark, Marks, by_code, faults, points, total
from fuyuan.business.filereview.subjects import subject_of
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between
from fuyuan.shell.rooms import said as pairs_said

from .reading import replaceable
from .state import FileState
from .steps import FILE

SOUND = {True: "没有发现问题", False: "发现问题", None: "不涉及"}

COLUMNS = (
    Column("file_number", "案卷", kind="code"),
    Column("round_number", "轮次", shown=False),
    Column("unit", "单位", shown=False),
    Column("handlers", "承办人、单位", value=lambda row: row.handlers or row.unit),
    Column("score", "得分", value=lambda row: said(row.score)),
    Column("grade", "等次"),
    Column("concluded_on", "确定日期", kind="date", shown=False),
    Column("corrections", "未完成整改", kind="number", shown=False),
)


def rounds_known(actor: Actor) -> Pairs:
    rows = visible_files(actor).order_by("round_number").values_list("round_number", flat=True).distinct()
    return [(number, number) for number in rows]


def grades_known(actor: Actor) -> Pairs:
    rows = visible_files(actor).exclude(grade="").order_by("grade").values_list("grade", flat=True)
    return [(name, name) for name in rows.distinct()]


FILTERS = (
    SUBJECTS,
    Filter("round", "轮次", rounds_known, lambda value, today: Q(round_number=value)),
    Filter("grade", "等次", grades_known, lambda value, today: Q(grade=value)),
    Filter(
        "corrections", "整改", lambda actor: (("open", "还有整改没有完成"),),
        lambda value, today: Q(corrections__gt=0),
    ),
    between("concluded", "确定日期", "concluded_on"),
)  # fmt: skip


READING = frozenset({"assign", "score", "replace", "propose", "concur", "rule"})


def sight(event: Event, actor: Actor) -> Sight:
    """Who sits on the file, and what a reviewer wrote, is told by the sheets of the page to those who may know."""
    if actor.is_respondent and event.step in READING:
        return Sight.HIDDEN
    if event.step == "score":
        return Sight.FULL if event.by.person_id == actor.person_id else Sight.TITLE
    return Sight.TITLE if event.step in ("assign", "replace") and actor.post not in LEADERS else Sight.FULL


def sheets(state: FileState, actor: Actor) -> Sequence[Tab]:
    tabs = [
        _file(state, actor), _findings(state), _scores(state, actor), _settled(state), _answers(state),
        _corrections(state),
    ]  # fmt: skip
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _file(state: FileState, actor: Actor) -> Tab:
    vetoes = "、".join(state.sheet.name_of(code) for code in state.vetoes) if state.final else ""
    inside = actor.post is state.crew.lead or not state.is_own(actor)
    pairs: list[tuple[str, Any]] = [
        ("案卷", state.file_number), ("标题", state.file_title), ("单位", state.unit), ("承办人", _names(state.handlers)),
        ("评查轮次", state.round_number), ("评查标准", f"{state.sheet.title}（{state.sheet.version}）"),
        ("评查人", _names(state.reviewers) if inside else ""), ("第三评查人", state.third.name if inside else ""),
        ("交评查表的期限", state.score_by), ("得分", points(state.score) if state.final else ""),
        ("等次", state.grade if state.final else ""), ("一票否决", vetoes), ("确定日期", state.concluded_on),
        ("确定人", state.concluded_by),
    ]  # fmt: skip
    return Tab("案卷和结果", pairs_said(pairs))


def _names(people: Iterable[Person]) -> str:
    return "、".join(each.name for each in people)


def _findings(state: FileState) -> Tab:
    rows = [
        [each.code, state.sheet.name_of(each.code), SOUND[each.sound], each.words] for each in state.findings
    ]
    faults = sum(each.sound is False for each in state.findings)
    return Tab("系统核对", (), (Table(("编号", "项目", "结论", "依据"), rows),) if rows else (), faults)


def _scores(state: FileState, actor: Actor) -> Tab:
    """Both sheets beside each other once both are in; before that only one's own. A handler sees what came of them."""
    if not state.sealed:
        own_file = state.is_own(actor) and actor.post is not state.crew.lead
        return _outcome(state) if own_file else _both(state)
    own = state.sheet_of(actor.person_id or 0)
    note = f"已交{len(state.handed)}份，两份交齐以前只能看到本人的评查表。"
    if own is None:
        return Tab("评分", (("说明", note),))
    marks = own.by_code
    rows = [_mark_row(state, mark) for mark in own.marks if mark.deduct]
    table = Table(("编号", "项目", "扣分", "理由", "所在页、材料"), rows, "本人的评查表")
    return Tab(
        "评分", (("说明", note), ("本人评分", points(total(state.sheet, marks)))), (table,) if rows else ()
    )


def _mark_row(state: FileState, mark: Mark) -> list[str]:
    return [
        mark.code,
        state.sheet.name_of(mark.code),
        points(mark.deduct),
        mark.reason or "无",
        mark.page or "无",
    ]


def _lost(marks: Marks, code: str) -> str:
    return points(marks[code].deduct) if code in marks else ""


def _outcome(state: FileState) -> Tab:
    """What a handler answers: the faults that count, not who found which."""
    rows = [_mark_row(state, mark) for mark in faults(state.marks)]
    table = Table(("编号", "项目", "扣分", "理由", "所在页、材料"), rows)
    score = points(state.score) if state.marks else ""
    return Tab("评分", pairs_said([("评查得分", score)]), (table,) if rows else (), len(rows))


def _both(state: FileState) -> Tab:
    """The two sheets beside each other, as far as either took something away, and what counts."""
    one, two = (each.by_code for each in state.handed)
    counted = by_code(state.marks)
    names = [_name_of(state, each.person_id) for each in state.handed]
    scores = [points(total(state.sheet, each.by_code)) for each in state.handed]
    rows = [
        [code, state.sheet.name_of(code), *_two(one, two, code), _lost(counted, code) or "待处理", _why(one, two, code)]
        for code in one
        if one[code].deduct or two[code].deduct
    ]  # fmt: skip
    pairs = [(f"{name}的评分", score) for name, score in zip(names, scores, strict=True)]
    table = Table(("编号", "项目", *names, "采用", "理由"), rows)
    apart = ("须处理的分歧", "、".join(state.differing) or "没有")
    return Tab("评分", [*pairs, apart], (table,) if rows else (), len(rows))


def _why(one: Marks, two: Marks, code: str) -> str:
    return "；".join(filter(None, dict.fromkeys((one[code].reason, two[code].reason)))) or "无"


def _two(one: Marks, two: Marks, code: str) -> list[str]:
    return [_lost(one, code), _lost(two, code)]


def _name_of(state: FileState, person_id: int) -> str:
    return next((each.name for each in state.reviewers if each.person_id == person_id), "评查人")


def _settled(state: FileState) -> Tab:
    told = state.settled or state.proposed
    if told is None:
        return Tab("分歧")
    way = told.way.label if state.settled else f"{told.by.name}提出，等待另一名评查人同意"
    rows = [[mark.code, state.sheet.name_of(mark.code), points(mark.deduct), mark.reason or "无"] for mark in told.marks]  # fmt: skip
    pairs = (("处理方式", way), ("日期", told.on), ("处理理由", told.reason))
    return Tab("分歧", pairs, (Table(("编号", "项目", "扣分", "理由"), rows),), len(rows))


def _answers(state: FileState) -> Tab:
    rows = [
        [each.by, each.on, "没有异议" if each.told.accepts else "有异议", each.told.words or "无"]
        for each in state.answers
    ]
    pairs: list[tuple[str, Any]] = [("答复", state.reply)] if state.reply else []
    return Tab(
        "申辩和答复", pairs, (Table(("谁提出", "日期", "意见", "说明"), rows),) if rows else (), len(rows)
    )


def _corrections(state: FileState) -> Tab:
    rows = [
        [
            each.number, each.what, each.by, each.done_on or "未报告", each.result or "无",
            each.confirmed_on or ("退回" if each.opinion and not each.done_on else "未确认"),
        ]
        for each in state.corrections
    ]  # fmt: skip
    table = Table(("序号", "整改事项", "期限", "报告完成", "情况", "确认"), rows)
    return Tab("整改", (), (table,) if rows else (), len(state.open_corrections))


def choices(path: str, state: FileState | None, context: Context) -> Pairs | None:
    if state is None:
        return None
    if path == "who":
        return [(str(each.person_id), each.name) for each in replaceable(state)]
    if path == "by":
        seated = {each.person_id for each in (*state.reviewers, state.third, *state.handlers)}
        free = [each for each in people_of(state.subject) if each.person_id not in seated]
        return [(str(each.person_id), each.name) for each in free]
    if path == "number":
        return [(str(each.number), f"{each.number}．{each.what}") for each in state.open_corrections]
    return None


def beside(step: str, state: FileState) -> Sequence[Tab]:
    """While a difference is settled, both sheets; to who answers, the faults; while the score is fixed, what was answered."""
    if step in ("propose", "concur", "rule"):
        tabs = (_both(state), _settled(state))
        return [tab for tab in tabs if tab.pairs or tab.tables]
    if step == "answer":
        return (_outcome(state),)
    return (_answers(state),) if step == "conclude" and state.answers else ()


def words(state: FileState | None, field: str, value: Any) -> str:
    people = (*state.reviewers, state.third) if state else ()
    names = {each.person_id: each.name for each in people}
    return names.get(value, "") if field in ("who", "by") else ""


def links(state: FileState, actor: Actor) -> Sequence[Related]:
    """The file itself, and the round."""
    subject = subject_of(state.subject)
    found = [Related(state.file_number, subject.url(state.file_id, actor), "评查的案卷")] if subject else []
    if policy_for(Round).filter(actor, Round.objects.filter(pk=state.round_id)).exists():
        found.append(Related(state.round_number, matter_url(ROUND.name, state.round_id), "评查轮次"))
    return found


def reviewed(matter_id: int, actor: Actor) -> Iterable[Related]:
    """On the page of a case or a decision: its reviews, for those who may open them."""
    rows = visible_files(actor).filter(file_id=matter_id).only("pk", "number", "grade", "stage")
    return [
        Related(
            row.number, matter_url(FILE.name, row.pk), f"案卷评查：{row.grade or FILE.stage(row.stage).title}"
        )
        for row in rows
    ]


FILE_ROOM = DeskRoom(
    kind=FILE.name,
    label="评查表",
    facts_title="评查",
    icon="card-checklist",
    order=35,
    group="案卷评查",
    posts=ANSWERING,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=sheets,
    choices=choices,
    words=words,
    links=links,
    beside=beside,
    sight=sight,
    parties=lambda row: row.handlers or row.unit,
    party_columns=("handlers", "unit"),
)
