"""Which papers a case has: one line each with title, number word, who issues it; and what the builders are told.

Signers follow procedure.md section 1. A paper of the organ (机关) goes out on the approval that its step records
(第六十一条、第七十五条), so the head of the office may issue it too; forms and 送达回证 are made from the step and filed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.matters.store import history
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.models.organ import Reached, where_is
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register
from fuyuan.papers.queries import numbers_of
from fuyuan.papers.services import served

from .basis import papers as basis
from .hearing import papers as hearings
from .papers import afterwards, answers, decision, ending, hearing, receipt
from .papers.casefile import CaseFile, House
from .procedure import PROCEDURE

Builder = Callable[[CaseFile], Sequence[Draft]]
PACKAGE = "fuyuan.business.reconsideration.papers"
COURT, COURT_ALONE = "reconsideration.court", "reconsideration.court_alone"

OFFICE = frozenset({Post.OFFICE_HEAD})
ORGAN = frozenset({Post.ORGAN_HEAD, Post.OFFICE_HEAD})
HANDLER = frozenset({Post.HANDLER, Post.OFFICE_HEAD})
NOBODY = frozenset[Post]()
LEGAL, FORM, RECORD, OFFICIAL = Layout.LEGAL, Layout.FORM, Layout.RECORD, Layout.OFFICIAL

# fmt: off
# code, title, number word ("=": the number of the step), who issues, layout, 副卷, builder
TABLE: tuple[tuple[str, str, str, frozenset[Post], Layout, bool, Builder], ...] = (
    ("application", "行政复议申请书", "", NOBODY, FORM, False, receipt.application),
    ("oral_record", "口头申请行政复议笔录", "", NOBODY, RECORD, False, receipt.oral_record),
    ("receipt", "行政复议申请材料接收凭证", "", NOBODY, LEGAL, False, receipt.receipt),
    ("forwarding_letter", "行政复议申请转送函", "", RESPONDENT_POSTS, LEGAL, False, receipt.forwarding_letter),
    ("abandonment_note", "视为放弃行政复议申请记录", "", NOBODY, FORM, True, answers.abandonment_note),
    ("deemed_note", "视为受理记录", "", NOBODY, FORM, True, answers.deemed_note),
    ("supplement_notice", "行政复议申请补正通知书", "补", OFFICE, LEGAL, False, receipt.supplement_notice),
    ("acceptance_notice", "行政复议申请受理通知书", "受", ORGAN, LEGAL, False, receipt.acceptance_notice),
    ("refusal", "不予受理行政复议申请决定书", "不受", ORGAN, LEGAL, False, receipt.refusal),
    ("not_further_notice", "行政复议申请不再处理告知书", "告", ORGAN, LEGAL, False, receipt.not_further),
    ("procedure_notice", "适用简易程序告知书", "简", OFFICE, LEGAL, False, hearing.procedure_notice),
    ("conversion_notice", "转为普通程序审理通知书", "转", OFFICE, LEGAL, False, hearing.conversion_notice),
    ("reply_notice", "行政复议答复通知书", "答", OFFICE, LEGAL, False, hearing.reply_notice),
    ("reply", "行政复议答复书", "", NOBODY, FORM, False, answers.reply),
    ("third_party_notice", "第三人参加行政复议通知书", "参", OFFICE, LEGAL, False, hearing.third_party_notice),
    ("joinder_decision", "合并审理通知书", "合", ORGAN, LEGAL, False, hearing.joinder_decision),
    ("reading_request", "查阅、复制案件材料申请书", "", NOBODY, FORM, False, answers.reading_request),
    ("reading_record", "查阅、复制案件材料笔录", "", HANDLER, RECORD, False, answers.reading_record),
    ("opinion_record", "听取意见笔录", "", HANDLER, RECORD, False, hearing.opinion_record),
    ("hearing_notice", "行政复议听证通知书", "听", OFFICE, LEGAL, False, hearings.hearing_notice),
    ("hearing_refusal", "不组织听证告知书", "不听", OFFICE, LEGAL, False, answers.hearing_refusal),
    ("hearing_called_off", "取消听证通知书", "消", OFFICE, LEGAL, False, hearings.hearing_called_off),
    ("hearing_minutes", "行政复议听证笔录", "", HANDLER, RECORD, False, hearings.hearing_minutes),
    ("investigation_record", "调查笔录", "", HANDLER, RECORD, False, hearing.investigation_record),
    ("question_record", "询问笔录", "", HANDLER, RECORD, False, hearing.question_record),
    ("inspection_record", "现场勘验笔录", "", HANDLER, RECORD, False, hearing.inspection_record),
    ("appraisal_mandate", "鉴定委托书", "鉴", OFFICE, LEGAL, False, hearing.appraisal_mandate),
    ("basis_notice", "规范性文件合法性答复通知书", "文答", OFFICE, LEGAL, False, basis.basis_notice),
    ("basis_forward", "规范性文件转送函", "转送", ORGAN, LEGAL, False, basis.basis_forward),
    ("basis_ruling", "规范性文件审查处理决定书", "文处", ORGAN, LEGAL, False, basis.basis_ruling),
    ("basis_refusal", "不予附带审查告知书", "不附", OFFICE, LEGAL, False, answers.basis_refusal),
    ("stop_refusal", "不予停止执行告知书", "不停", ORGAN, LEGAL, False, answers.stop_refusal),
    ("stop_execution", "停止执行决定书", "停", ORGAN, LEGAL, False, hearing.stop_execution),
    ("extension_notice", "行政复议案件延期审理通知书", "延", OFFICE, LEGAL, False, ending.extension_notice),
    ("suspension_notice", "行政复议中止通知书", "中", ORGAN, LEGAL, False, ending.suspension_notice),
    ("resumption_notice", "行政复议恢复审理通知书", "恢", ORGAN, LEGAL, False, ending.resumption_notice),
    ("withdrawal", "撤回行政复议申请书", "", NOBODY, FORM, False, answers.withdrawal),
    ("termination", "终止行政复议决定书", "终", ORGAN, LEGAL, False, ending.termination),
    ("dismissal", "驳回行政复议申请决定书", "驳", ORGAN, LEGAL, False, ending.dismissal),
    ("escalation_request", "关于报请提级审理行政复议案件的请示", "请", ORGAN, OFFICIAL, False, ending.escalation_request),
    ("escalation_notice", "行政复议案件提级审理告知书", "提", ORGAN, LEGAL, False, ending.escalation_notice),
    ("handover_letter", "行政复议案件材料移送函", "移", ORGAN, LEGAL, False, answers.handover_letter),
    ("decision_draft", "行政复议决定呈批表", "", HANDLER, FORM, True, decision.decision_draft),
    ("decision", "行政复议决定书", "=", ORGAN, LEGAL, False, decision.decision),
    ("service_receipt", "送达回证", "", NOBODY, FORM, False, afterwards.service_receipt),
    ("performance_order", "责令限期履行通知书", "责", ORGAN, LEGAL, False, afterwards.performance_order),
    ("interview_notice", "约谈通知书", "约", ORGAN, LEGAL, False, answers.interview_notice),
    ("interview_record", "约谈纪要", "", HANDLER, RECORD, False, afterwards.interview_record),
    ("criticism", "关于不履行行政复议决定的通报", "通", ORGAN, OFFICIAL, False, afterwards.criticism),
    ("correction_notice", "更正通知书", "更", ORGAN, LEGAL, False, answers.correction_notice),
    ("opinion_letter", "行政复议意见书", "意", ORGAN, LEGAL, False, afterwards.opinion_letter),
    ("proposal_letter", "行政复议建议书", "建", OFFICE, LEGAL, False, afterwards.proposal_letter),
    ("copy_letter", "抄告函", "抄", OFFICE, LEGAL, False, afterwards.copy_letter),
    ("case_cover", "卷宗封面", "", NOBODY, FORM, False, answers.case_cover),
)
# fmt: on


_newest = threading.local()


def casefile(outcome: Outcome) -> CaseFile:
    """Return what the builders may know; a step with several papers gathers it once."""
    if getattr(_newest, "outcome", None) is not outcome:
        _newest.outcome, _newest.file = outcome, _gather(outcome)
    file: CaseFile = _newest.file
    return file


def _gather(outcome: Outcome) -> CaseFile:
    """The history, the house on that day, the calendar."""
    assert outcome.context is not None
    events = [outcome.event] if outcome.opens else history(outcome.matter_id, PROCEDURE)[: outcome.event.seq]
    step = outcome.event.step
    numbers = numbers_of(outcome.matter_id) if step in ("serve", "correct_paper") else {}
    elsewhere = where_is(outcome.event.record.competent, outcome.event.day) if step == "refuse" else Reached()
    return CaseFile(outcome.state, events, house_on(outcome), outcome.context, numbers, str(elsewhere))


def house_on(outcome: Outcome) -> House:
    """Who issued papers on the day of the step: names and roles as they were then."""
    day = outcome.event.day
    organ = role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day)
    office = role_holder(Role.RECONSIDERATION_OFFICE, day)
    court, alone = (str(installation.get(key, day)) for key in (COURT, COURT_ALONE))
    return House(organ, office.name_on(day), office.phone, office.address, court, office.hours, alone)


def built(builder: Builder) -> Callable[[Outcome], Sequence[Draft]]:
    return lambda outcome: builder(casefile(outcome))


def note_service(outcome: Outcome) -> None:
    """Subscriber: keep the days of service on the papers in step with the case."""
    state: Any = outcome.state
    served(
        outcome.matter_id,
        ((each.paper, each.recipient, each.served_on) for each in state.services if each.complete),
    )


def register_papers() -> None:
    installation.register(
        COURT, title="告知起诉的人民法院（维持的）", type=str, default="",
        help="维持原行政行为、驳回行政复议请求、仅以违反法定程序为由确认违法的，作出原行为的机关和复议机关是共同被告，以作出原行为的机关确定级别管辖（法释〔2018〕1号第二十二条第三款、第一百三十三条、第一百三十四条）。"
        "决定书没有另外写明时使用；不填写为“有管辖权的人民法院”。",
    )  # fmt: skip
    installation.register(
        COURT_ALONE, title="告知起诉的人民法院（改变、不予受理、驳回申请的）", type=str, default="",
        help="复议机关单独作被告。复议机关是县级以上地方人民政府的，由中级人民法院管辖（《行政诉讼法》第十五条第一项）；实行异地管辖的，填写指定的法院。"
        "决定书没有另外写明时使用；不填写为“有管辖权的人民法院”。",
    )  # fmt: skip
    for code, title, series, signers, layout, inner, builder in TABLE:
        register(
            PaperKind(
                room=PROCEDURE.name, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=built(builder),
                layout=layout, series=series, signers=signers, inner=inner, readers=frozenset({Post.ORGAN_HEAD}),
            )
        )  # fmt: skip
