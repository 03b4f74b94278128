"""How the desk shows consultations: what is sealed stays so until the discussion opens, for everybody but its author."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.committee.material import case_material
from fuyuan.business.committee.queries import names_of_serving, visible_consultations
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.papers.models import Paper
from fuyuan.papers.policies import readable_by
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, Sight, Tab, Table, between, said

from .panel import repeats
from .records import Adoption, Form, Ground
from .state import ConsultationState, Draw
from .steps import CONSULTATION

GROUNDS = {ground.value: ground.label for ground in Ground}
FORMS = {form.value: form.label for form in Form}
ADOPTIONS = {each.value: each.label for each in Adoption}
READERS = OFFICE_POSTS | {Post.ORGAN_HEAD, Post.COMMITTEE_MEMBER}
ATTACHED = ("consultation.consultation_opinion", "consultation.adoption_statement")

COLUMNS = (
    Column("case_number", "案号", kind="code"),
    Column("ground", "提请的情形", value=lambda row: GROUNDS.get(row.ground, "")),
    Column("form", "形式", value=lambda row: FORMS.get(row.form, ""), shown=False),
    Column("opened_on", "提请日期", kind="date", sort=True, shown=False),
    Column("meet_on", "会议日期", kind="date", sort=True, shown=False),
    Column("panel", "委员", kind="number", shown=False),
    Column("outside", "专家、学者", kind="number", shown=False),
    Column("dissents", "不同意见", kind="number", shown=False),
    Column("concluded_on", "形成意见", kind="date", shown=False),
    Column("adoption", "采纳情况", value=lambda row: ADOPTIONS.get(row.adoption, "")),
    Column("decision_number", "复议决定文号", shown=False),
)
FILTERS = (
    Filter(
        "ground", "提请的情形", lambda actor: tuple(GROUNDS.items()), lambda value, today: Q(ground=value)
    ),
    Filter(
        "adoption", "采纳情况", lambda actor: tuple(ADOPTIONS.items()), lambda value, today: Q(adoption=value)
    ),
    between("opened", "提请日期", "opened_on"),
)


def to_answer(actor: Actor, today: date) -> Q:
    return Q(stage="opined") if actor.post is Post.OFFICE_HEAD else Q(pk__in=[])


def sight(event: Event, actor: Actor) -> Sight:
    """A written opinion is read by its author; the others find it on the sheet 书面意见 once it is open."""
    if event.step == "give_opinion":
        return Sight.FULL if event.by.person_id == actor.person_id else Sight.TITLE
    aside = event.step == "step_aside" and actor.post is Post.COMMITTEE_MEMBER
    return Sight.TITLE if aside and event.by.person_id != actor.person_id else Sight.FULL


def sheets(state: ConsultationState, actor: Actor) -> Sequence[Tab]:
    tabs = [_case(state), _panel(state), _written(state, actor), _opinion(state), _draws(state, actor)]
    return [tab for tab in tabs if tab.pairs or tab.tables]


def _case(state: ConsultationState) -> Tab:
    told = state.referred
    pairs: list[tuple[str, Any]] = [
        ("案号", told.case_number), ("案由", state.case_title), ("被申请人", "、".join(state.respondents)),
        ("提请的情形", told.ground.label), ("案情摘要", told.brief),
        ("请研究的问题", "\n".join(f"{n}．{each}" for n, each in enumerate(told.questions, 1))),
        ("专业领域", "、".join(each.label for each in told.fields)), ("形式", told.form.label), ("会议日期", state.meet_on),
        ("材料开放到", state.access_until), ("材料停止开放", state.access_ended_on), ("结束原因", state.ended_why),
        ("复议决定", f"{state.outcome}（{state.decision_number}）" if state.decision_number else ""),
    ]  # fmt: skip
    return Tab("案情和问题", said(pairs))


def _panel(state: ConsultationState) -> Tab:
    rows = [
        [seat.name, "专家、学者" if seat.outside else "政府部门", f"指定：{seat.designated}" if seat.designated else "抽取",
         seat.left_why.label if seat.left_why else ("已提交" if seat.opinion else "尚未提交")]
        for seat in state.seats
    ]  # fmt: skip
    table = Table(("委员", "类别", "产生方式", "书面意见"), rows)
    return Tab("委员", (), (table,) if rows else (), len(state.panel))


def _written(state: ConsultationState, actor: Actor) -> Tab:
    """Before the discussion each sees the own opinion; after it opened, or when all are in, everybody's."""
    rows = [
        [seat.name, seat.opinion.view, seat.opinion.reasons, seat.opinion.on]
        for seat in state.panel
        if seat.opinion and (not state.sealed or seat.person_id == actor.person_id)
    ]
    given = sum(seat.opinion is not None for seat in state.panel)
    note = f"已提交{given}份；讨论开始或者全部提交以前，只能看到本人的。" if given and state.sealed else ""
    table = Table(("委员", "咨询意见", "理由和依据", "提交日期"), rows)
    return Tab("书面意见", said([("说明", note)]), (table,) if rows else (), given)


def _opinion(state: ConsultationState) -> Tab:
    told, opened = state.concluded, state.opened
    pairs: list[tuple[str, Any]] = []
    if opened:
        here = "、".join(state.name(pk) for pk in opened.present)
        pairs = [
            ("讨论日期", opened.on),
            ("地点", opened.place),
            ("主持人", state.name(opened.chair)),
            ("到会委员", here),
        ]
    if told:
        pairs += [
            ("讨论情况", told.course),
            ("咨询意见" if not told.divided else "各种意见", told.conclusion),
            ("主要理由", told.reasons),
        ]
    adoption = state.adoption.label if state.adoption else ""
    pairs += [
        ("采纳情况", adoption),
        ("采纳情况说明", state.explanation),
        ("不采纳的理由", state.not_adopted_why),
    ]
    rows = (
        [[state.name(each.person_id), each.stand.label, each.words] for each in told.positions]
        if told
        else []
    )
    return Tab(
        "咨询意见和采纳", said(pairs), (Table(("委员", "表态", "不同意见及理由"), rows),) if rows else ()
    )


def _draws(state: ConsultationState, actor: Actor) -> Tab:
    """Seed and candidates, and whether they give the same seats again. Why others must step aside is the office's."""
    if actor.post is Post.COMMITTEE_MEMBER:
        return Tab("抽取记录")
    fields = [each.value for each in state.referred.fields]
    pairs: list[tuple[str, Any]] = []
    for n, told in enumerate(state.draws, 1):
        same = "一致" if repeats(told, fields) else "不一致"
        pairs.append((f"第{n}次（{told.on}）", f"种子 {told.seed}；按种子重新计算，结果{same}"))
    return Tab("抽取记录", pairs, [_candidates(told) for told in state.draws], len(state.draws))


def _candidates(told: Draw) -> Table:
    rows = [
        [entry.name, "专家、学者" if entry.outside else "政府部门", entry.load,
         f"第{told.panel.index(entry.person_id) + 1}席" if entry.person_id in told.panel else _barred(entry)]
        for entry in told.pool
    ]  # fmt: skip
    return Table(("委员", "类别", "近一年件数", "结果"), rows, f"{told.on} 的候选委员")


def _barred(entry: Any) -> str:
    return "；".join(entry.conflicts) or ("会议当日请假" if entry.away else "候补")


PERSON = frozenset({"person_id", "member_id", "chair", "present"})


def words(state: ConsultationState, field: str, value: Any) -> str:
    """Members and materials by their names."""
    if field in PERSON:
        return state.name(value)
    return state.shared.get(value, "") if field == "from_case" else ""


# -- choices -------------------------------------------------------------------------------------------------------


def choices(path: str, state: ConsultationState | None, context: Context) -> Pairs | None:
    """Cases that may be referred, members who may be named, the panel, what lies in the file."""
    if path == "case_number":
        return [
            (number, f"{number} {title}") for number, title in reconsideration.running_cases(context.actor)
        ]
    if state is None:
        return None
    if path == "from_case":
        return case_material(state.case_id, context.actor)
    if path == "member_id":
        had = {seat.person_id for seat in state.seats}
        return [(str(pk), name) for pk, name in names_of_serving() if pk not in had]
    if path in ("person_id", "chair", "present", "positions.person_id"):
        return [(str(seat.person_id), seat.name) for seat in _offered(path, state, context.actor)]
    return None


def _offered(path: str, state: ConsultationState, actor: Actor) -> Iterable[Any]:
    if path == "positions.person_id" and state.opened:
        return [seat for seat in state.panel if seat.person_id in state.opened.present]
    own = path == "person_id" and actor.post is Post.COMMITTEE_MEMBER
    return [seat for seat in state.panel if not own or seat.person_id == actor.person_id]


# -- the way to the case and back ----------------------------------------------------------------------------------


def links(state: ConsultationState, actor: Actor) -> Sequence[Related]:
    """The case, for whoever may open it: not for members."""
    if actor.post is Post.COMMITTEE_MEMBER:
        return ()
    return (
        Related(state.referred.case_number, matter_url(reconsideration.KIND, state.case_id), "咨询的案件"),
    )


def consulted(matter_id: int, actor: Actor) -> Iterable[Related]:
    """On the page of a case: its consultations, and the papers that go up with the draft decision (附具)."""
    stages = {stage.name: stage.title for stage in CONSULTATION.stages}
    rows = list(visible_consultations(actor).filter(case_id=matter_id).only("pk", "number", "stage"))
    found = [
        Related(row.number, matter_url(CONSULTATION.name, row.pk), f"案件咨询：{stages[row.stage]}")
        for row in rows
    ]
    papers = Paper.objects.filter(
        readable_by(actor), matter_id__in=[row.pk for row in rows], kind__in=ATTACHED
    )
    live = papers.exclude(status=Paper.Status.VOID).order_by("pk") if rows else []
    return found + [
        Related(paper.title, reverse("shell:paper", args=[paper.pk]), "附具于决定稿") for paper in live
    ]


CONSULTATION_ROOM = DeskRoom(
    kind=CONSULTATION.name,
    label="案件咨询",
    facts_title="咨询内容",
    icon="chat-left-text",
    order=28,
    group="行政复议委员会",
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=(Group("consultation-answer", "咨询意见待说明采纳情况", to_answer, steps=("answer",)),),
    facts=sheets,
    choices=choices,
    links=links,
    words=words,
    parties=lambda row: row.case_number,
    party_columns=("case_number",),
    sight=sight,
)
