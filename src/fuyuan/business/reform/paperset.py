"""Papers of a reform: the unit's 工作方案 and 工作报告, the office's 审核意见 and 效果评估表."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fuyuan.law.causes import label_of
from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import role_holder
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Addressee, Draft, PaperKind, register

from .numbers import PAPER_NUMBER
from .procedure import OFFICE, PROCEDURE
from .state import ReformState
from .words import articles

PACKAGE = "fuyuan.business.reform.papers"
READERS = OFFICE | RESPONDENT_POSTS | {Post.ORGAN_HEAD}
NOBODY = frozenset[Post]()
Builder = Callable[[Outcome], Sequence[Draft]]


def office_name(outcome: Outcome) -> str:
    """Return the joint-conference office as it was called on the day of the step."""
    day = outcome.event.day
    return role_holder(Role.JOINT_OFFICE, day).name_on(day)


def _case(state: ReformState) -> dict[str, Any]:
    material = state.material
    return {
        "编号": state.number, "单位": state.organ_name, "案例来源": material.kind.label, "案号": material.number,
        "审理机关": material.body, "行政行为": material.act, "结果": material.outcome, "裁判日": material.decided_on or "",
        "轮次": len(state.rounds),
    }  # fmt: skip


def _analysis(state: ReformState) -> dict[str, Any]:
    turn = state.now
    causes = [
        {
            "标题": label_of(each.cause), "条文": articles(each.cause, state.material.kind),
            "环节": each.arises.label, "性质": each.fault.label,
            "原话": each.quote, "分析": each.analysis,
        }
        for each in turn.causes
    ]  # fmt: skip
    return {
        "负责人": turn.leader,
        "原因": causes,
        "风险": [f"{each.where}：{each.what}" if each.where else each.what for each in turn.risks],
        "措施": [
            {"序号": each.number, "内容": each.what, "责任人": each.owner, "期限": each.by, "完成日": each.done_on,
             "情况": each.result}
            for each in turn.measures
        ],
    }  # fmt: skip


def reform_plan(outcome: Outcome) -> list[Draft]:
    """工作方案 of the unit, to the office. A changed plan is a new draft; the old one stays in the file."""
    state: ReformState = outcome.state
    office = office_name(outcome)
    fields = {"主送": office, **_case(state), **_analysis(state), "学习期限": state.now.teach_by}
    return [Draft(fields=fields, to=(_office(office, state),), title=f"{state.organ_name}以案促改工作方案")]


def reform_report(outcome: Outcome) -> list[Draft]:
    """工作报告: causes, measures and their result, the teaching, what stays."""
    state: ReformState = outcome.state
    office, asked = office_name(outcome), state.now.asked[-1]
    lessons = [
        {"日期": each.on, "形式": each.form.label, "主讲": f"{each.speaker_from}{each.speaker}", "人数": each.participants,
         "内容": each.about}
        for each in state.now.lessons
    ]  # fmt: skip
    fields = {
        "主送": office, **_case(state), **_analysis(state), "学习": lessons, "成效": asked.result, "机制": asked.lasting,
    }  # fmt: skip
    return [Draft(fields=fields, to=(_office(office, state),), title=f"{state.organ_name}以案促改工作报告")]


def _office(name: str, state: ReformState) -> Addressee:
    return Addressee("office", name, Post.JOINT_OFFICE, state.office_id)


def reform_review(outcome: Outcome) -> list[Draft]:
    """审核意见: the office's answer to the unit."""
    state: ReformState = outcome.state
    asked = state.now.asked[-1]
    fields = {
        "机关": office_name(outcome), **_case(state), **_analysis(state), "成效": asked.result, "机制": asked.lasting,
        "申请日": asked.on, "审核意见": asked.opinion, "审核日": outcome.event.day, "评估日": state.now.check_by,
        "审核人": outcome.event.by.name, "学习次数": len(state.now.lessons),
    }  # fmt: skip
    return [Draft(fields=fields)]


def reform_effect(outcome: Outcome) -> list[Draft]:
    """效果评估表: what six months showed. It looks at the turn that was checked, also when a new one has begun."""
    state: ReformState = outcome.state
    turn = next(each for each in reversed(state.rounds) if each.check)
    check = turn.check
    assert check
    fields = {
        "机关": office_name(outcome), **_case(state), "原因": "；".join(label_of(each.cause) for each in turn.causes),
        "措施": "\n".join(f"{each.number}．{each.what}" for each in turn.measures), "通过日": turn.accepted_on,
        "评估日": check.on, "系统查询": "\n".join(check.repeats) or "审核通过以来没有同一原因、同类行为再次被纠正或者败诉。",
        "评估情况": check.found, "结论": check.effect.label, "评估人": check.by,
    }  # fmt: skip
    return [Draft(fields=fields)]


# code, title, word of its number, who issues it, layout, builder
TABLE: tuple[tuple[str, str, str, frozenset[Post], Layout, Builder], ...] = (
    ("reform_plan", "以案促改工作方案", "方案", RESPONDENT_POSTS, Layout.OFFICIAL, reform_plan),
    ("reform_report", "以案促改工作报告", "报", RESPONDENT_POSTS, Layout.OFFICIAL, reform_report),
    ("reform_review", "以案促改审核意见表", "", NOBODY, Layout.FORM, reform_review),
    ("reform_effect", "以案促改效果评估表", "", NOBODY, Layout.FORM, reform_effect),
)


def register_papers() -> None:
    for code, title, series, signers, layout, drafts in TABLE:
        register(
            PaperKind(
                room=PROCEDURE.name, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts,
                layout=layout, series=series, pattern=PAPER_NUMBER, signers=signers, readers=READERS,
            )
        )  # fmt: skip
