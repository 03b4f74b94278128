"""Papers of the room: plan and yearly report of a department; legal review and minutes of a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Addressee, Draft, PaperKind, register

from .common import HEAD, READERS
from .decisions.state import DecisionState
from .numbers import PAPER_NUMBER
from .procedure import DECISION, YEAR
from .queries import discussed_in
from .years.desk import lines_of
from .years.records import Kind
from .years.state import YearState

PACKAGE = "fuyuan.business.leadership.papers"
NOBODY = frozenset[Post]()


def _bureau(outcome: Outcome) -> tuple[str, Addressee]:
    """The bureau answers for the measure: plan and report go to it."""
    organ = role_holder(Role.JUDICIAL_BUREAU, outcome.event.day)
    name = organ.name_on(outcome.event.day)
    return name, Addressee("bureau", name, Post.SUPERVISION_STAFF, organ.pk)


def leadership_plan(outcome: Outcome) -> list[Draft]:
    """领导学业务工作计划: leaders, books with their days and assessment, sessions and lectures."""
    state: YearState = outcome.state
    plan = state.plan
    assert plan
    name, to = _bureau(outcome)
    leaders = [{"姓名": each.name, "职务": each.duty, "主要": each.chief} for each in plan.leaders]
    books = [{"书目": each.title, "日期": each.by, "考核": each.assess} for each in plan.books]
    fields = {
        "主送": name, "单位": state.organ_name, "年度": state.year, "领导": leaders, "书目": books, "学习": plan.topics,
        "讲座": plan.lectures,
    }  # fmt: skip
    return [Draft(fields=fields, to=(to,), title=f"{state.organ_name}{state.year}年领导学业务工作计划")]


def leadership_report(outcome: Outcome) -> list[Draft]:
    """年度情况报告: the score card as it stands, everything that counted with its evidence, the department's own words."""
    state: YearState = outcome.state
    report = state.report
    assert report
    name, to = _bureau(outcome)
    fields = {
        "主送": name, "单位": state.organ_name, "年度": state.year, **_figures(outcome), "做法": report.results,
        "考核": report.assessed, "不足": report.lacking, "打算": report.next_year,
    }  # fmt: skip
    return [Draft(fields=fields, to=(to,), title=f"{state.organ_name}{state.year}年领导学法情况报告")]


def _figures(outcome: Outcome) -> dict[str, Any]:
    state: YearState = outcome.state
    lines = lines_of(state, outcome.event.day)
    mine = discussed_in(state.year).filter(organ_id=state.organ_id).order_by("discussed_on", "pk")
    return {
        "指标": [{"指标": each.title, "要求": each.wanted, "完成": each.got} for each in lines],
        "依据": next((f"{each.asked.plan}文件措施（{each.asked.measure}）" for each in lines if each.asked), ""),
        "学习": _entries(state, Kind.STUDY), "讲座": _entries(state, Kind.LECTURE), "旁听": _entries(state, Kind.HEARING),
        "书目": _entries(state, Kind.BOOK),
        "讨论": [{"日期": each.discussed_on, "案件": each.title, "人数": each.present, "主要": each.chief} for each in mine],
    }  # fmt: skip


def _entries(state: YearState, kind: Kind) -> list[dict[str, Any]]:
    return [
        {"日期": each.on, "题目": each.title, "领导": "、".join(each.who), "辅导人": each.by, "人数": each.people or "",
         "法院": each.court}
        for each in sorted(state.counted(kind), key=lambda each: each.on)
    ]  # fmt: skip


def _decision(state: DecisionState) -> dict[str, Any]:
    told = state.told
    return {
        "机关": state.organ_name, "编号": state.number, "案件": told.title, "案卷号": told.file_number, "种类": told.act_kind.label,
        "处罚": told.act_kind is ActKind.PENALTY, "理由": told.why.label, "拟决定": told.proposed,
    }  # fmt: skip


def legal_review(outcome: Outcome) -> list[Draft]:
    """法制审核意见书: what the legal staff found, before the leaders discuss."""
    review = outcome.event.record
    fields = {
        **_decision(outcome.state), "审核日": review.on, "审核人": review.reviewer, "结论": review.opinion.label, "意见": review.words
    }  # fmt: skip
    return [Draft(fields=fields)]


def discussion_minutes(outcome: Outcome) -> list[Draft]:
    """集体讨论记录: who was there, what each said, what was decided."""
    state: DecisionState = outcome.state
    talk, review = outcome.event.record, state.review
    assert review
    fields = {
        **_decision(state), "讨论日": talk.on, "主持人": talk.host, "领导": "、".join(talk.leaders), "主要领导": state.chief or "没有参加",
        "列席": talk.others or "无", "审核结论": review.opinion.label, "审核人": review.reviewer,
        "审核日": review.on, "讨论": talk.opinions,
        "结论": talk.result.label, "决定": talk.decision, "记录编号": talk.minutes,
    }  # fmt: skip
    return [Draft(fields=fields)]


# code, procedure, title, word of its number, who issues it, layout, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], Layout, Callable[[Outcome], list[Draft]]], ...] = (
    ("leadership_plan", YEAR.name, "领导学业务工作计划", "计划", HEAD, Layout.OFFICIAL, leadership_plan),
    ("leadership_report", YEAR.name, "领导学法情况报告", "报", HEAD, Layout.OFFICIAL, leadership_report),
    ("legal_review", DECISION.name, "法制审核意见书", "", NOBODY, Layout.FORM, legal_review),
    ("discussion_minutes", DECISION.name, "重大执法决定集体讨论记录", "", NOBODY, Layout.FORM, discussion_minutes),
)  # fmt: skip


def register_papers() -> None:
    for code, room, title, series, signers, layout, drafts in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=PAPER_NUMBER, signers=signers, readers=READERS,
            )
        )  # fmt: skip
