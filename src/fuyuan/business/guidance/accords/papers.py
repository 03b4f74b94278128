"""The agreement for both sides to sign, and the notice that enforcement goes on."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.papers.kinds import Draft

from .life import AccordState
from .records import Kind


def accord_text(outcome: Outcome) -> list[Draft]:
    state: AccordState = outcome.state
    told = state.told
    items = [
        {"序号": at, "谁": "甲方" if each.owed.value == "unit" else "乙方", "内容": each.what,
         "金额": f"{each.amount} 元" if each.amount else "", "期限": each.by}
        for at, each in enumerate(told.items, 1)
    ]  # fmt: skip
    title = "执行协议" if told.kind is Kind.ENFORCE else "行政和解协议"
    fields = {
        "标题": title, "执行": told.kind is Kind.ENFORCE, "机关": state.organ_name, "当事人": told.party, "决定": told.act,
        "决定文号": told.act_number, "决定日": told.acted_on, "情况": told.why, "事项": items, "减免": told.waived or 0,
        "补救": told.remedy.rstrip("。"), "编号": state.number,
    }  # fmt: skip
    return [Draft(fields=fields, title=title)]


def resume_notice(outcome: Outcome) -> list[Draft]:
    state: AccordState = outcome.state
    assert state.broken
    assert state.signed
    assert state.resumed
    item = state.told.items[state.broken.item - 1]
    fields = {
        "机关": state.organ_name, "当事人": state.told.party, "决定": state.told.act, "决定文号": state.told.act_number,
        "签订日": state.signed.on, "事项": item.what, "期限": item.by, "恢复日": state.resumed.on, "方式": state.resumed.how,
        "情况": state.broken.found,
    }  # fmt: skip
    return [Draft(fields=fields)]
