"""Papers of a review: the 案卷评查表 of each file, filed when its score is fixed, and the report on a round."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .crews import LEADERS
from .files.state import FileState
from .models import FileReview
from .numbers import PAPER_NUMBER
from .procedure import FILE, ROUND
from .queries import faults_of, files_of_round, frequent_faults, grades, said
from .rounds.desk import label_of
from .rounds.records import Method, Stratum
from .rounds.state import RoundState
from .scoring import Mark, by_code, points
from .sheet import Sheet
from .subjects import subject_of

PACKAGE = "fuyuan.business.filereview.papers"


def _issuer(key: str, outcome: Outcome) -> str:
    subject = subject_of(key)
    assert subject, "a kind of file that was reviewed is registered"
    return subject.issuer(outcome.event.day)


def review_sheet(outcome: Outcome) -> list[Draft]:
    """The sheet as it stands: every item with its points, what was taken away and why; then the answer and the corrections."""
    state: FileState = outcome.state
    fields: dict[str, Any] = {
        "机关": _issuer(state.subject, outcome), "编号": state.number, "轮次": state.round_number, "案卷": state.file_number,
        "标题": state.file_title, "单位": state.unit, "承办人": "、".join(each.name for each in state.handlers),
        "标准": f"{state.sheet.title}（{state.sheet.version}）", "组": _groups(state), "否决": _vetoes(state),
        "得分": points(state.score), "等次": state.grade, "评查人": "、".join(each.name for each in state.reviewers),
        "分歧": _difference(state), "申辩": _answers(state), "答复": state.reply or "无",
        "意见": "单位" if state.crew.unit else "承办人",
        "整改": [f"{each.number}．{each.what}（{each.by.year}年{each.by.month}月{each.by.day}日前）" for each in state.corrections],
        "确定人": state.concluded_by, "确定日": state.concluded_on,
    }  # fmt: skip
    return [Draft(fields=fields)]


def _groups(state: FileState) -> list[dict[str, Any]]:
    marks = by_code(state.marks)
    return [
        {
            "标题": group.title,
            "项": [
                {
                    "编号": item.code, "内容": item.title, "分值": points(item.points),
                    "扣分": points(marks[item.code].deduct), "理由": _why(marks[item.code]),
                }
                for item in group.items
            ],
        }
        for group in state.sheet.groups
    ]  # fmt: skip


def _why(mark: Mark) -> str:
    if not mark.deduct:
        return "无"
    return f"{mark.reason}（{mark.page}）" if mark.page else mark.reason


def _vetoes(state: FileState) -> str:
    marks = by_code(state.marks)
    return "；".join(f"{state.sheet.name_of(code)}：{_why(marks[code])}" for code in state.vetoes) or "无"


def _difference(state: FileState) -> str:
    if state.settled is None:
        return "无"
    return f"{'、'.join(state.differing)}，{state.settled.way.label}：{state.settled.reason}"


def _answers(state: FileState) -> str:
    told = [
        f"{each.by}：{'没有异议' if each.told.accepts else each.told.words.rstrip('。')}"
        for each in state.answers
    ]
    return "；".join(told) or "期限内没有提出"


def round_report(outcome: Outcome) -> list[Draft]:
    """The report: how the files were found, the result as a whole, what went wrong most often. No handler is named."""
    state: RoundState = outcome.state
    assert state.report
    rows = list(files_of_round(outcome.matter_id).defer("state"))
    fields: dict[str, Any] = {
        "机关": _issuer(state.plan.subject, outcome), "名称": state.title, "编号": state.number, "案卷种类": label_of(state.plan.subject),
        "检查": state.inspected.number if state.inspected else "",
        "起": state.plan.first, "止": state.plan.last, "产生": _method(state), "种子": state.seed,
        "标准": f"{state.sheet.title}（{state.sheet.version}）", "件数": len(rows), "人数": len(state.people),
        **_figures(state.sheet, rows, grades(outcome.matter_id)),
        "问题": [
            {"序号": n, "编号": each.code, "项目": each.title, "件数": each.files, "扣分": points(each.lost)}
            for n, each in enumerate(frequent_faults(faults_of(outcome.matter_id))[:10], 1)
        ],
        "评价": state.report.overall, "意见": state.report.proposals,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.title}情况的报告")]


def _method(state: RoundState) -> str:
    plan = state.plan
    if plan.method is not Method.DRAWN:
        return plan.method.label
    strata = "" if plan.stratum is Stratum.NONE else f"{plan.stratum.label}分层，"
    return f"从{state.candidates}件候选案卷中{strata}按公开种子抽取"


def _figures(sheet: Sheet, rows: Sequence[FileReview], counted: dict[str, int]) -> dict[str, Any]:
    scores = [row.score or Decimal(0) for row in rows]
    return {
        "平均分": said(sum(scores, Decimal(0)) / len(scores)), "最高分": said(max(scores)), "最低分": said(min(scores)),
        "等次": "、".join(f"{grade.name}{counted.get(grade.name, 0)}件" for grade in sheet.grades),
        "否决件数": sum(row.vetoed for row in rows), "待整改": sum(row.corrections for row in rows),
    }  # fmt: skip


def register_papers() -> None:
    common: dict[str, Any] = {"pattern": PAPER_NUMBER}
    register(
        PaperKind(
            room=FILE.name, code="review_sheet", title="案卷评查表", template=f"{PACKAGE}:review_sheet.txt",
            drafts=review_sheet, layout=Layout.FORM, inner=True, **common,
        )
    )  # fmt: skip
    register(
        PaperKind(
            room=ROUND.name, code="round_report", title="案卷评查情况的报告", template=f"{PACKAGE}:round_report.txt",
            drafts=round_report, layout=Layout.OFFICIAL, series="报", signers=LEADERS,
            readers=frozenset({Post.ORGAN_HEAD}), **common,
        )
    )  # fmt: skip
