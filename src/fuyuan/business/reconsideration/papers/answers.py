"""Answers to what a party asked for, notes to the file, 约谈 and 更正 notices, cover and index of the closed file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.records import Secret
from fuyuan.business.reconsideration.state import applicant_keys, respondent_keys
from fuyuan.papers.kinds import Draft

from . import wording
from .afterwards import title_of
from .casefile import CaseFile, approval_words, base, draft
from .wording import by_time, cited

REPLY = ("L17 23.1", "L23 48", "L23 48, R26 41")
READING = ("L17 23.2, R07 35", "L23 47", "L23 47, R26 49")
_PRIVATE = {
    Secret.STATE: "涉及国家秘密",
    Secret.BUSINESS: "涉及商业秘密",
    Secret.PRIVACY: "涉及个人隐私",
    Secret.SECURITY: "可能危及国家安全、公共安全、社会稳定",
}


# -- what a party wrote into the platform; a file that it sent signed stands in its place --------------------------------


def reply(file: CaseFile) -> Sequence[Draft]:
    """行政复议答复书 of a respondent who sent none of its own: to be printed, sealed and kept on its side as well."""
    record = file.record
    if record.files:
        return []
    copies = file.state.copies
    received = copies[record.respondent - 1].received_on if record.respondent <= len(copies) else None
    evidence = [
        {"序号": number, "名称": item.name, "种类": item.kind.label, "证明": item.proves or "—", "页数": item.pages or "—"}
        for number, item in enumerate(record.evidence, 1)
    ]  # fmt: skip
    fields = {
        "答复机关": file.state.application.respondents[record.respondent - 1].name, "收到副本": received or "没有登记",
        "参加人": [agent.name for agent in record.agents], "事实": wording.lines_of(record.facts),
        "合法性": wording.lines_of(record.legality), "适当性": wording.lines_of(record.appropriateness),
        "请求": wording.lines_of(record.on_requests), "证据": evidence, "依据": cited(by_time(file.day, REPLY)),
    }  # fmt: skip
    return [draft(file, fields, [f"respondent-{record.respondent}"], part=record.respondent)]


def withdrawal(file: CaseFile) -> Sequence[Draft]:
    """撤回行政复议申请书, as it was asked for."""
    record = file.record
    if record.files:
        return []
    fields = {
        **base(file, ()), "理由": wording.lines_of(record.reason), "和解": wording.lines_of(record.terms) if record.settled else [],
        "被代表": record.consent,
    }  # fmt: skip
    return [Draft(fields=fields)]


# -- reading the file (第四十七条) -------------------------------------------------------------------------------------


def reading_request(file: CaseFile) -> Sequence[Draft]:
    """查阅、复制材料申请书, as it was asked for."""
    fields = {
        **base(file, ()),
        "查阅人": file.record.who or file.event.by.name,
        "内容": wording.lines_of(file.record.what),
        "依据": cited(by_time(file.day, READING)),
    }
    return [Draft(fields=fields)]


def reading_record(file: CaseFile) -> Sequence[Draft]:
    """查阅、复制材料笔录: who reads what, what is withheld and why; signed where it was read."""
    record = file.record
    asked = next(ask for ask in file.state.file_asks if ask.answered_on == file.day)
    fields = {
        **base(file, ()),
        "查阅人": asked.who,
        "内容": wording.lines_of(asked.what),
        "日期": record.on or file.day,
        "地点": record.place or file.house.address,
        "不予查阅": record.withheld,
        "原因": _PRIVATE.get(record.answer, ""),
        "依据": cited(by_time(file.day, READING)),
        "人员": file.event.by.name,
    }
    return [Draft(fields=fields)]


# -- refusals of a request -------------------------------------------------------------------------------------------


def _refused(file: CaseFile, basis: str, keys: Sequence[str], **more: Any) -> Sequence[Draft]:
    fields = {"理由": wording.lines_of(file.record.reason), "依据": cited(basis), **more}
    return [draft(file, fields, keys)]


def stop_refusal(file: CaseFile) -> Sequence[Draft]:
    """不予停止执行告知书 (第四十二条)"""
    basis = by_time(file.day, ("L17 21.1", "L23 42.1", "L23 42.1"))
    return _refused(file, basis, applicant_keys(file.state), 批准=approval_words(file.record.approval))


def hearing_refusal(file: CaseFile) -> Sequence[Draft]:
    """不组织听证告知书 (第五十条第二款)"""
    return _refused(file, by_time(file.day, ("R07 33", "L23 50.2", "L23 50.2")), applicant_keys(file.state))


def basis_refusal(file: CaseFile) -> Sequence[Draft]:
    """不予附带审查告知书 (第十三条)"""
    before = _before(file)
    norm = before.basis_asked
    fields = {"文件": str(norm) if norm else "", "制定机关": norm.maker_name if norm else ""}
    basis = by_time(file.day, ("L17 7", "L23 13", "L23 13"))
    return _refused(file, basis, applicant_keys(file.state), **fields)


def _before(file: CaseFile) -> Any:
    """The case as it was when the step was taken."""
    return PROCEDURE.fold(file.events[:-1])


# -- to other organs -------------------------------------------------------------------------------------------------


def handover_letter(file: CaseFile) -> Sequence[Draft]:
    """案件材料移送函 to the superior that hears the case itself (2026年实施条例第四十条第三款)."""
    order = next(iter(reversed(list(file.taken("escalate")) or list(file.taken("superior_orders")))))
    fields = {
        **base(file, ()),
        "主送": order.record.superior,
        "移送日": file.record.on,
        "材料": wording.lines_of(file.record.list),
        "依据": cited("R26 40.3"),
    }
    return [Draft(fields=fields)]


def interview_notice(file: CaseFile) -> Sequence[Draft]:
    """约谈通知书 (第七十七条第二款)"""
    record = file.record
    fields = {
        "对象": record.whom, "日期": record.meet_on, "时间": record.time, "地点": record.place,
        "事项": wording.lines_of(record.matter), "依据": cited("L23 77.2"), "批准": approval_words(record.approval),
    }  # fmt: skip
    return [draft(file, fields, respondent_keys(file.state))]


def correction_notice(file: CaseFile) -> Sequence[Draft]:
    """更正通知书, to everybody the corrected paper went to."""
    record = file.record
    paper = file.state.papers[record.paper - 1]
    fields = {
        "文书": title_of(paper.kind),
        "文书日期": paper.on,
        "文书文号": file.numbers.get(record.paper, ""),
        "原文": record.wrong,
        "更正": record.right,
        "依据": cited(by_time(file.day, ("L17 40.1", "L23 88.1", "L23 88.1"))),
    }
    return [draft(file, fields, paper.recipients, place=len(file.state.papers))]


# -- notes to the file -----------------------------------------------------------------------------------------------


def deemed_note(file: CaseFile) -> Sequence[Draft]:
    """视为受理记录: nobody decided, the law did."""
    fields = {**base(file, ()), "依据": cited(by_time(file.day, ("L17 17.2", "L23 30.3", "L23 30.3")))}
    return [Draft(fields=fields)]


def abandonment_note(file: CaseFile) -> Sequence[Draft]:
    """视为放弃行政复议申请记录 (第三十一条第二款: 记录在案)"""
    notice = list(file.taken("supplement_notice"))[-1]
    fields = {
        **base(file, ()),
        "通知日": notice.day,
        "事项": list(wording.numbered(notice.record.items)),
        "说明": wording.lines_of(file.record.note),
        "经办人": file.event.by.name,
        "依据": cited(by_time(file.day, ("R07 29", "L23 31.2", "L23 31.2"))),
    }
    return [Draft(fields=fields)]


# -- the closed file -------------------------------------------------------------------------------------------------


def case_cover(file: CaseFile) -> Sequence[Draft]:
    """卷宗封面"""
    state = file.state
    fields = {
        **base(file, ()),
        "第三人": [party.name for party in state.third_parties],
        "结果": _result(file),
        "决定书文号": state.decision.number if state.decision else "",
        "结案日": file.day,
        "归档说明": file.record.note,
    }
    return [Draft(fields=fields)]


def _result(file: CaseFile) -> str:
    made = file.state.decision
    return "、".join(dict.fromkeys(each.kind.label for each in made.draft.outcomes)) if made else ""
