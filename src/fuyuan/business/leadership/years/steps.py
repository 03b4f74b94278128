"""领导学法年度 as a table of steps. The plan is the basis (measure 十六); no statute governs it, so the steps cite none."""

from __future__ import annotations

from typing import Any

from fuyuan.business.leadership.common import CLOCK, HEAD, UNIT
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Nothing, Reasoned

from . import life
from .records import (
    BookRead,
    Changed,
    Confirmed,
    FirstPlan,
    Heard,
    Kind,
    Lectured,
    Reported,
    Struck,
    Studied,
    SuitHearing,
    SuitHearingGone,
)
from .state import YearState

act = Table(life.duties, frozenset({"by"})).act
ALIVE = ("planning", "running", "reported", "closed")


def year_columns(state: YearState) -> dict[str, Any]:
    return {
        "unit_name": state.organ_name, "year": state.year, "studies": len(state.counted(Kind.STUDY)),
        "lectures": len(state.counted(Kind.LECTURE)), "heard": " ".join(map(str, state.heard)), "pending": len(state.pending),
        "planned_on": state.plan_confirmed_on, "reported_on": state.reported_on,
    }  # fmt: skip


# fmt: off
YEAR: Procedure[YearState] = Procedure(
    name="leadyear",
    title="领导学法",
    state=YearState,
    stages=(Stage("planning", "计划待确认"), Stage("running", "正在执行"), Stage("reported", "年度报告待确认"),
            Stage("closed", "已报送年度报告", end=True)),
    steps=(
        act("file_plan", "报送领导学业务工作计划", "", UNIT, at(), life.filed, FirstPlan, guard=life.may_file,
            stamps=life.file_stamps, initial=life.first_plan, series="leadyear", opens=True),
        act("change_plan", "修改计划", "", UNIT, at("planning", "running"), life.changed, Changed, guard=life.may_change,
            stamps=life.confirm_day, initial=life.as_planned, common=False),
        act("confirm_plan", "确认计划", "", HEAD, at("planning", "running"), life.plan_confirmed,
            guard=life.may_answer_plan, papers=("leadership_plan",)),
        act("return_plan", "退回计划", "", HEAD, at("planning", "running"), life.plan_sent_back, Reasoned,
            guard=life.may_answer_plan),
        act("study", "登记集中学习", "", UNIT, at("running"), life.studied, Studied,
            guard=life.entering(life.may_study), stamps=life.confirm_day),
        act("lecture", "登记讲座", "", UNIT, at("running"), life.lectured, Lectured,
            guard=life.entering(life.may_lecture), stamps=life.confirm_day),
        act("hear", "登记旁听庭审", "", UNIT, at("running"), life.heard, Heard, guard=life.entering(life.may_hear),
            stamps=life.hear_stamps, help="本单位被诉的案件，负责人出庭的由应诉案件自动转入，不用登记。"),
        act("read_book", "登记学完书目", "", UNIT, at("running"), life.book_read, BookRead,
            guard=life.entering(life.may_read), stamps=life.confirm_day),
        act("confirm", "核对记录", "", HEAD, at("running"), life.confirmed, Confirmed, guard=life.may_confirm,
            initial=life.to_check),
        act("strike", "撤销记录", "", HEAD, at("running"), life.struck, Struck, guard=life.may_strike, common=False),
        act("note_hearing", "应诉出庭转入", "", CLOCK, at(*ALIVE), life.suit_heard, SuitHearing, internal=True),
        act("drop_hearing", "应诉出庭更正", "", CLOCK, at(*ALIVE), life.suit_heard_gone, SuitHearingGone, internal=True),
        act("set_targets", "按现行方案更新指标", "", CLOCK, at("planning", "running"), life.retargeted, Nothing,
            stamps=life.target_stamps, internal=True),
        act("report", "报送年度报告", "", UNIT, at("running"), life.reported, Reported, guard=life.may_report,
            stamps=life.confirm_day, initial=life.as_reported),
        act("return_report", "退回年度报告", "", HEAD, at("reported"), life.report_sent_back, Reasoned, guard=life.mine),
        act("confirm_report", "确认年度报告", "", HEAD, at("reported"), life.report_confirmed, guard=life.mine,
            papers=("leadership_report",)),
    ),
    duties=life.duties,
    columns=year_columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
