"""法院委托协调化解: the court's letter, the unit and its head told, a report, a month (longer if all agree), the letter back.

No statute governs it: courts and governments agree on it, and the plan's measures 三 and 五 ask for it. So the steps cite none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.matters.acts import Table
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from . import life
from .duties import duties
from .records import Entrusted, Feedback, Longer, Report, Told
from .state import ReferralState

OFFICE = frozenset({Post.JOINT_OFFICE, Post.OFFICE_HEAD})
COURT = frozenset({Post.COURT_LIAISON})
UNIT = RESPONDENT_POSTS
RUNNING = frozenset({"received", "told", "coordinating"})
act = Table(duties, frozenset({"until"})).act


def columns(state: ReferralState) -> Mapping[str, Any]:
    return {
        "unit_name": state.organ_name,
        "court_id": state.court_id,
        "applicant_names": state.applicants[:300],
        "suit_id": state.linked.matter_id or None,
        "letter": state.letter,
        "received_on": state.received_on,
        "told_on": state.told_on,
        "reported_on": state.reported_on,
        "fed_back_on": state.fed_back_on,
        "came": state.came.value if state.came else "",
    }


def search_text(state: ReferralState) -> str:
    return f"{state.number} {state.title} {state.applicants} {state.letter} {state.linked.number}"


# fmt: off
REFERRAL: Procedure[ReferralState] = Procedure(
    name="referral",
    title="法院委托化解",
    state=ReferralState,
    stages=(
        Stage("received", "收到委托"), Stage("told", "等待单位报告"), Stage("coordinating", "协调化解"),
        Stage("closed", "已反馈", end=True),
    ),
    steps=(
        act("entrust", "委托协调化解", "", COURT | OFFICE, frozenset(), life.entrusted, Entrusted, guard=life.may_entrust,
            initial=life.first_entrust, stamps=life.entrust_stamps, series="referral", opens=True, papers=("entrustment",),
            help="法院联络员直接委托；法院来函的，由联席会议办公室登记。"),
        act("tell", "转办，告知单位和负责人", "", OFFICE, frozenset({"received"}), life.told, Told, stamps=life.tell_stamps,
            papers=("transfer_notice",)),
        act("report", "报告情况和化解意见", "", UNIT | OFFICE, frozenset({"told"}), life.reported, Report, guard=life.may_report,
            papers=("unit_report",)),
        act("extend", "延长协调期限", "", OFFICE, frozenset({"told", "coordinating"}), life.extended, Longer, guard=life.may_extend,
            papers=("extension_letter",)),
        act("feed_back", "反馈", "", OFFICE, frozenset({"told", "coordinating"}), life.fed_back, Feedback, guard=life.may_feed_back,
            initial=life.first_feedback, papers=("feedback_letter",)),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
