"""问题反映 as a table of steps (《行政执法监督条例》第二十条第二款; plan, measure (八))."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage

from . import life
from .life import CHANNELS, CLUES, PUBLIC, STAFF, UNIT
from .records import (
    AnswerGiven,
    Assigned,
    MadeClue,
    PassedOn,
    Referred,
    Registered,
    Reported,
    SentBack,
    TakenIn,
    UnitReplied,
)
from .state import ReportState

OPEN = at("received", "assigned", "replied")
act = Table(life.duties, frozenset({"by_on"})).act


def columns(state: ReportState) -> Mapping[str, Any]:
    asked = state.assignment
    return {
        "channel": state.channel.value, "area": state.area, "organ_name": state.organ_name,
        "order_number": state.order_number, "unit_id": asked.organ_id if asked else None,
        "unit_name": asked.organ_name if asked else "", "answer_by": state.answer_by, "answered_on": state.answered_on,
    }  # fmt: skip


# fmt: off
REPORT: Procedure[ReportState] = Procedure(
    name="opinion_report",
    title="问题反映",
    state=ReportState,
    stages=(
        Stage("received", "待研判"),
        Stage("assigned", "已交办"),
        Stage("replied", "单位已反馈"),
        Stage("campaign", "已列入整治", track=False),
        Stage("answered", "已答复", end=True),
        Stage("referred", "已告知向有关机关反映", end=True, track=False),
        Stage("clue", "已转问题线索", end=True, track=False),
    ),
    steps=(
        act("report", "网上反映问题", CHANNELS, PUBLIC, at(), life.received, Reported, guard=life.may_receive,
            stamps=life.opening, series="report", opens=True),
        act("register", "登记反映的问题", CHANNELS, STAFF, at(), life.received, Registered, guard=life.may_receive,
            stamps=life.opening, series="report", opens=True),
        act("take_in", "导入热线工单", CHANNELS, STAFF, at(), life.received, TakenIn, guard=life.may_receive,
            stamps=life.opening, series="report", opens=True, internal=True),
        act("assign", "交办", CHANNELS, STAFF, OPEN, life.assigned, Assigned, guard=life.may_assign,
            stamps=life.organ_stamp, help="单位看不到反映人的姓名、电话和上传的材料。"),
        act("reply", "反馈", CHANNELS, UNIT, at("assigned"), life.replied, UnitReplied, guard=life.may_reply),
        act("send_back", "退回重办", CHANNELS, STAFF, at("replied"), life.returned, SentBack, guard=life.may_send_back),
        act("pass_on", "列入整治", CHANNELS, STAFF, OPEN, life.passed_on, PassedOn, guard=life.may_pass_on,
            initial=life.as_told, help="成为整治问题清单里的一项，整改销号以后再答复反映人。"),
        act("answer", "答复", CHANNELS, STAFF, OPEN | {"campaign"}, life.answered, AnswerGiven, initial=life.as_replied),
        act("refer", "告知向有关机关反映", CHANNELS, STAFF, at("received"), life.referred, Referred, common=False),
        act("make_clue", "转为问题线索", CLUES, STAFF, OPEN, life.made_clue, MadeClue, guard=life.may_make_clue,
            common=False, help="由府院联动的线索移送接着办理；除您以外只有勾选的负责人能看到。"),
    ),
    duties=life.duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title} {state.order_number} {state.what[:300]}",
)
# fmt: on
