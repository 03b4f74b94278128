"""听证通知书, 取消听证通知书, 听证笔录."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fuyuan.business.reconsideration.papers import wording
from fuyuan.business.reconsideration.papers.casefile import CaseFile, draft, to_parties
from fuyuan.business.reconsideration.papers.wording import by_time, cited
from fuyuan.law import Regime, regime_on
from fuyuan.papers.kinds import Draft

from .arranging import held
from .facts import HearingFact
from .records import HearingWay, HoldHearing, RespondentPresence


def told(each: HearingFact) -> dict[str, Any]:
    """When, where and before whom."""
    panel = each.panel
    return {
        "日期": each.on, "时间": each.said_time, "地点": each.place, "网络": each.way is HearingWay.ONLINE,
        "主持人": panel.presider.name, "听证员": [member.name for member in panel.listeners], "记录员": panel.recorder.name,
    }  # fmt: skip


def hearing_notice(file: CaseFile) -> Sequence[Draft]:
    """听证通知书: time, place and matters, five working days before (第五十一条第一款)."""
    each, old = file.state.hearings[-1], regime_on(file.day) is Regime.A
    fields = {
        **told(each),
        "应当": each.mandatory,
        "事项": wording.lines_of(each.matters),
        "公开": file.record.public,
        "依据": cited("R07 33" if old else "L23 50.1" if each.mandatory else "L23 50.2"),
        "新法": not old,
        "到场依据": cited("L23 51.2, 51.3"),
    }
    return to_parties(file, fields)


def hearing_called_off(file: CaseFile) -> Sequence[Draft]:
    """取消听证通知书"""
    each = next(each for each in reversed(file.state.hearings) if each.called_off_on)
    fields = {
        **told(each),
        "理由": wording.lines_of(file.record.reason),
        "依据": cited(by_time(file.day, ("R07 33", "L23 51.1", "L23 51.1"))),
    }
    return to_parties(file, fields)


def hearing_minutes(file: CaseFile) -> Sequence[Draft]:
    """听证笔录, in the order of a hearing, with a line for everybody who must sign."""
    each, record = held(file.state), file.record
    assert each
    fields = {
        **told(each),
        "时间": f"{each.starts.hour}:{each.starts:%M}至{record.ended.hour}:{record.ended:%M}",
        "依据": cited(by_time(file.day, ("R07 33", "L23 50", "L23 50"))),
        "申请人情况": "、".join(record.applicants) or "没有到场",
        "被申请人情况": [_presence(file, one) for one in record.respondents],
        "第三人": list(record.third),
        "其他": list(record.others),
        "回避": wording.lines_of(record.recusal),
        "放弃": each.waived,
        "放弃依据": cited("L23 51.2"),
        "经过": [{"题": title, "文": wording.lines_of(text)} for title, text in _course(record)],
        "愿意": record.willing,
        "签名": list(record.attended),
    }
    return [draft(file, fields, ())]


def _presence(file: CaseFile, one: RespondentPresence) -> str:
    name = file.state.application.respondents[one.respondent - 1].name
    head = f"负责人{one.head}到场" if one.head else "负责人没有到场"
    staff = f"，{'、'.join(one.staff)}到场" if one.staff else ""
    return f"{name}，{head}{staff}"


def _course(record: HoldHearing) -> Iterator[tuple[str, str]]:
    parts = (
        ("申请人陈述请求、事实和理由：", record.claims), ("被申请人答辩：", record.answer), ("第三人陈述：", record.third_says),
        ("举证、质证：", record.evidence), ("询问：", record.questions), ("各方最后意见：", record.last_words),
    )  # fmt: skip
    return (part for part in parts if part[1])


def hearings_said(file: CaseFile) -> Iterator[str]:
    """What the decision says of hearings held in the case."""
    for each in file.state.hearings:
        if each.held_on is None:
            continue
        day = wording.written(each.held_on)
        yield (
            f"本机关于{day}组织听证，申请人无正当理由未参加。" if each.waived else f"本机关于{day}组织听证。"
        )
