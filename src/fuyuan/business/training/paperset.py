"""Papers of the room: who was taught, whether somebody qualifies, that a certificate is cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Addressee, Draft, PaperKind, register

from .certificates.desk import KINDS
from .certificates.records import Cancelled
from .certificates.state import CertificateState
from .common import BUREAU, READERS
from .exams.state import ExamState
from .models import Sitting
from .numbers import PAPER_NUMBER
from .procedure import CERTIFICATE, EXAM, SESSION
from .sessions.state import SessionState

PACKAGE = "fuyuan.business.training.papers"
NOBODY = frozenset[Post]()


def training_record(outcome: Outcome) -> list[Draft]:
    """签到和学时表: who was there and what it counts for, as reported."""
    state: SessionState = outcome.state
    plan = state.plan
    people = [{"姓名": each.name, "单位": each.unit, "学时": str(each.hours)} for each in state.credits]
    fields = {
        "机关": state.organ_name, "编号": state.number, "主题": state.title, "形式": plan.form.label, "内容": plan.subject.label,
        "授课人": plan.teacher, "日期": plan.on, "时间": f"{plan.begins:%H:%M}—{plan.ends:%H:%M}", "地点": plan.place,
        "人数": len(people), "情况": state.note, "人员": people,
    }  # fmt: skip
    return [Draft(fields=fields)]


def qualification_review(outcome: Outcome) -> list[Draft]:
    """资格审查表: training, exam and the four conditions, as the supervision body found them."""
    state: CertificateState = outcome.state
    record = outcome.event.record
    exam = state.exams[-1]
    marks = [
        ("在编在职", record.in_post), ("年满十八周岁，具有正常履行职责的身体条件", record.fit),
        ("具有符合职位要求的文化程度和工作能力", record.educated), ("熟悉相关法律、法规、规章", record.versed),
    ]  # fmt: skip
    fields = {
        "机关": outcome.event.by.organ_name, **_holder(state), "申领日": state.opened_on, "考试": exam.title, "考试日": exam.held_on,
        "成绩": f"{exam.score}分（合格线{exam.pass_mark}分）", "公共学时": state.hours_common, "专业学时": state.hours_special,
        "条件": [{"内容": words, "结论": "符合" if met else "不符合"} for words, met in marks],
        "意见": record.opinion, "审查人": outcome.event.by.name, "审查日": outcome.event.day,
    }  # fmt: skip
    return [Draft(fields=fields)]


def cancellation_notice(outcome: Outcome) -> list[Draft]:
    """注销通知书: to the holder's unit, which takes the card back; nothing when the annual review left the card alive."""
    state: CertificateState = outcome.state
    record = outcome.event.record
    if state.stage != "cancelled":
        return []
    told = (
        {"原因": record.ground.label, "事实": record.reason}
        if isinstance(record, Cancelled)
        else {
            "原因": f"{record.year}年年审培训考试不合格",
            "事实": f"考试成绩{record.score}分，合格线{record.pass_mark}分。",
        }
    )
    fields = {"机关": outcome.event.by.organ_name, **_holder(state), **told, "注销日": outcome.event.day}
    unit = Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id)
    return [Draft(fields=fields, to=(unit,))]


def result_voided(outcome: Outcome) -> list[Draft]:
    """取消考试成绩决定书, to the unit of the person."""
    state: ExamState = outcome.state
    gone, record = state.voided[-1], outcome.event.record
    fields = {
        "机关": outcome.event.by.organ_name, "单位": gone.unit, "姓名": gone.name, "考试": state.title, "编号": state.number,
        "考试日": state.plan.on, "座位号": gone.seat, "原因": gone.ground.label, "事实": gone.facts, "申辩": record.heard,
    }  # fmt: skip
    organ = Sitting.objects.filter(matter_id=outcome.matter_id, person_id=gone.person_id).values_list(
        "organ_id", flat=True
    )
    unit = Addressee("unit", gone.unit, Post.RESPONDENT_LIAISON, organ.first())
    return [Draft(fields=fields, to=(unit,))]


def question_freed(outcome: Outcome) -> list[Draft]:
    """题目更正表: what was wrong, and who reached the mark by it."""
    state: ExamState = outcome.state
    fault = state.freed[-1]
    fields = {
        "机关": outcome.event.by.organ_name, "考试": state.title, "编号": state.number, "考试日": state.plan.on,
        "题目": fault.stem, "原因": fault.reason, "合格线": state.plan.pass_mark, "合格人数": state.passed,
        "人员": [{"姓名": each.name, "单位": each.unit, "原成绩": each.before, "新成绩": each.after} for each in fault.moved],
        "办理人": outcome.event.by.name, "办理日": outcome.event.day,
    }  # fmt: skip
    return [Draft(fields=fields)]


def _holder(state: CertificateState) -> dict[str, Any]:
    return {
        "编号": state.number, "姓名": state.title, "单位": state.organ_name, "证件种类": KINDS[state.kind.value],
        "证件号码": state.card_number, "执法领域": "、".join(state.areas),
    }  # fmt: skip


# code, procedure, title, word of its number, who issues it, layout, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], Layout, Callable[[Outcome], list[Draft]]], ...] = (
    ("training_record", SESSION.name, "培训签到和学时表", "", NOBODY, Layout.FORM, training_record),
    (
        "qualification_review",
        CERTIFICATE.name,
        "行政执法资格审查表",
        "",
        NOBODY,
        Layout.FORM,
        qualification_review,
    ),
    (
        "cancellation_notice",
        CERTIFICATE.name,
        "行政执法证件注销通知书",
        "注",
        BUREAU,
        Layout.LEGAL,
        cancellation_notice,
    ),
    ("result_voided", EXAM.name, "取消考试成绩决定书", "取", BUREAU, Layout.LEGAL, result_voided),
    ("question_freed", EXAM.name, "考试题目更正表", "", NOBODY, Layout.FORM, question_freed),
)


def register_papers() -> None:
    for code, room, title, series, signers, layout, drafts in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=PAPER_NUMBER, signers=signers, readers=READERS,
            )
        )  # fmt: skip
