"""委员 as a table of steps (《行政复议法》第五十二条第一款, 2026年实施条例第五十条第一款; plan, measure (一))."""

from __future__ import annotations

from typing import Any

from fuyuan.business.committee.common import AHEAD, CLOCK, MEMBER, OFFICE, OFFICE_HEAD
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage
from fuyuan.matters.record import Nothing, Reasoned

from . import life
from .life import BASIS
from .records import Appointed, AwayNoted, Renewed, Updated
from .state import MemberState

act = Table(life.member_duties, AHEAD).act
SERVING = at("serving")


def member_columns(state: MemberState) -> dict[str, Any]:
    profile = state.profile
    return {
        "person_id": state.person_id, "kind": profile.kind.value, "role": profile.role.value, "employer": profile.employer,
        "duty": profile.duty, "fields": " ".join(profile.fields), "from_on": state.from_on, "to_on": state.to_on,
    }  # fmt: skip


# fmt: off
MEMBERSHIP: Procedure[MemberState] = Procedure(
    name="committee_member",
    title="委员",
    state=MemberState,
    stages=(Stage("serving", "在任"), Stage("ended", "已离任", end=True)),
    steps=(
        act("appoint", "聘任委员", BASIS, OFFICE_HEAD, at(), life.appointed, Appointed, guard=life.may_appoint,
            stamps=life.the_name, series="member", papers=("appointment",), opens=True),
        act("renew", "续聘", BASIS, OFFICE_HEAD, SERVING, life.renewed, Renewed, guard=life.may_renew,
            papers=("appointment",)),
        act("update", "变更登记", BASIS, OFFICE_HEAD, SERVING, life.updated, Updated, guard=life.may_update,
            initial=life.as_known, common=False),
        act("note_away", "登记请假", "", MEMBER | OFFICE, SERVING, life.away_noted, AwayNoted, guard=life.may_note_away,
            help="请假期间召开的会议不抽取本人。"),
        act("relieve", "解聘", BASIS, OFFICE_HEAD, SERVING, life.relieved, Reasoned, common=False),
        act("expire", "任期届满", BASIS, CLOCK, SERVING, life.expired, Nothing, guard=life.may_expire),
    ),
    duties=life.member_duties,
    columns=member_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.profile.employer}",
)
# fmt: on
