"""Stops and ends: 延期, 中止, 恢复, 终止, 驳回申请, 提级 (第三十三条、第三十八条至第四十一条、第六十二条)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.business.reconsideration.endings import terminate_basis
from fuyuan.business.reconsideration.records import Dismiss, DismissGround, OrderKind, TerminateGround
from fuyuan.business.reconsideration.suspension import suspend_basis
from fuyuan.law import Regime, regime_on
from fuyuan.papers.kinds import Draft

from . import wording
from .casefile import CaseFile, approval_words, base, to_parties
from .hearing import parties
from .receipt import limbs_line
from .wording import by_time, cited


def extension_notice(file: CaseFile) -> Sequence[Draft]:
    """延期审理通知书: how long, why, who approved, the new last day."""
    fields = {
        "天数": file.record.days,
        "合计": file.state.extended,
        "理由": wording.lines_of(file.record.reason),
        "批准": approval_words(file.record.approval),
        "届满": file.last_day(),
        "依据": cited(by_time(file.day, ("L17 31.1", "L23 62.1", "L23 62.1"))),
    }
    return to_parties(file, fields)


def suspension_notice(file: CaseFile) -> Sequence[Draft]:
    """中止通知书: which ground, since when."""
    governing = regime_on(file.day)
    fields = {
        "事由": file.record.ground.label,
        "理由": wording.lines_of(file.record.reason),
        "依据": cited(suspend_basis(file.record.ground, governing)),
        "恢复依据": cited("R07 41.2" if governing is Regime.A else "L23 39.2"),
    }
    return to_parties(file, fields)


def resumption_notice(file: CaseFile) -> Sequence[Draft]:
    """恢复审理通知书: by the office, or because the superior ordered it; the new last day."""
    ordered = file.event.step == "superior_orders"
    if ordered and file.record.kind is not OrderKind.RESUME:
        return ()
    stop = next(each for each in reversed(file.state.interruptions) if each.ground is not None)
    usual = by_time(file.day, ("R07 41.2", "L23 39.2, 39.3", "L23 39.2, 39.3"))
    fields = {
        "中止日": stop.start,
        "事由": stop.ground.label if stop.ground else "",
        "理由": wording.lines_of(file.record.content if ordered else file.record.reason),
        "上级": file.record.superior if ordered else "",
        "依据": cited("L23 40" if ordered else usual),
        "届满": file.last_day(),
    }
    return to_parties(file, fields)


def termination(file: CaseFile) -> Sequence[Draft]:
    """终止行政复议决定书"""
    record, governing = file.record, regime_on(file.day)
    old = governing is Regime.A
    withdrawn = record.ground in (TerminateGround.WITHDRAWAL, TerminateGround.SETTLED)
    fields = {
        "当事人": parties(file),
        "已受理": file.state.accepted_on is not None,
        "事由": record.ground.label,
        "理由": wording.lines_of(record.reason),
        "依据": cited(terminate_basis(record.ground, governing)),
        "撤回": withdrawn,
        "撤回依据": cited("R07 38.2" if old else "L23 74.2"),
        "名单": wording.applicant_list(file.state.application),
    }
    return to_parties(file, fields)


def dismissal(file: CaseFile) -> Sequence[Draft]:
    """驳回行政复议申请决定书"""
    record: Dismiss = file.record
    form = file.state.application
    fields = {
        "当事人": parties(file),
        "请求": wording.requests(form.requests),
        "不符合": [limb.label for limb in record.limbs],
        "事由": record.ground.label,
        "释明日": record.explained_on,
        "理由": wording.lines_of(record.reason),
        "依据": cited(dismissal_line(record, regime_on(file.day))),
        "告知起诉": record.told_suit,
        "法院": file.house.sued_in(
            record.court, alone=record.ground is not DismissGround.NO_DUTY
        ),  # 法释〔2018〕1号 133
        "反映依据": "" if regime_on(file.day) is Regime.A else cited("L23 35"),
        "名单": wording.applicant_list(form),
    }
    return to_parties(file, fields)


def dismissal_line(record: Dismiss, governing: Regime) -> str:
    """Articles of a dismissal as ``refs``."""
    if record.ground is DismissGround.CONDITION:
        return "R07 48.1(2)" if governing is Regime.A else f"{limbs_line(record.limbs)}, L23 33"
    if record.ground is DismissGround.NO_DUTY:
        return "R07 48.1(1)"
    return f"R26 37.1({list(DismissGround).index(record.ground)})"


def escalation_request(file: CaseFile) -> Sequence[Draft]:
    """报请提级审理的请示 to the superior organ."""
    fields = {
        **base(file, ()),
        "上级": file.record.superior,
        "情形": file.record.ground.label,
        "理由": wording.lines_of(file.record.reason),
        "依据": cited(by_time(file.day, ("L23 38.2", "L23 38.2", "L23 38.2, R26 40.2"))),
    }
    return [Draft(fields=fields)]


def escalation_notice(file: CaseFile) -> Sequence[Draft]:
    """提级审理告知书 to the parties: the superior decided, or took the case (第三十五条)."""
    record, taken = file.record, file.event.step == "superior_orders"
    if taken and record.kind is not OrderKind.TAKE:
        return ()
    new = regime_on(file.day) is Regime.C
    fields: dict[str, Any] = {
        "上级": record.superior,
        "上级文号": record.number,
        "直接受理": taken,
        "情形": "" if taken else record.ground.label,
        "依据": cited("L23 35" if taken else "L23 38, R26 40" if new else "L23 38"),
        "重新计算": new and not taken,
    }
    return to_parties(file, fields)
