"""执法人员名册 as a table of steps (《河南省行政执法条例》第二十条, 《行政执法监督条例》第十条; plan, measures 十四, 十五)."""

from __future__ import annotations

from typing import Any

from fuyuan.business.training.common import ADMIN, AHEAD, UNIT
from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Procedure, Stage

from . import life
from .life import BASIS
from .records import Left, Moved, Registered, Updated
from .state import OfficerState

act = Table(life.officer_duties, AHEAD).act
SERVING, KEEPERS = at("serving"), ADMIN | UNIT


def officer_columns(state: OfficerState) -> dict[str, Any]:
    profile, now = state.profile, state.now
    return {
        "person_id": state.person_id, "unit_name": now.organ_name, "kind": profile.kind.value,
        "employment": profile.employment.value, "duty": profile.duty, "areas": "、".join(profile.areas)[:200],
        "powers": "\n".join(profile.powers), "since": now.first,
    }  # fmt: skip


# fmt: off
OFFICER: Procedure[OfficerState] = Procedure(
    name="officer",
    title="执法人员",
    state=OfficerState,
    stages=(Stage("serving", "在岗"), Stage("left", "已离岗", end=True)),
    steps=(
        act("register", "登记", BASIS, KEEPERS, at(), life.registered, Registered, guard=life.may_register,
            series="officer", opens=True, internal=True),
        act("update", "变更登记", BASIS, KEEPERS, SERVING, life.updated, Updated, guard=life.may_update,
            initial=life.as_known),
        act("move", "调动", BASIS, KEEPERS, SERVING, life.moved, Moved, guard=life.may_move, initial=life.first_move,
            help="学时记在本人名下，跟着人走；调入以后完成学时的责任由调入单位承担。"),
        act("leave", "离岗", BASIS, KEEPERS, SERVING, life.left, Left, guard=life.may_leave, common=False),
    ),
    duties=life.officer_duties,
    columns=officer_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.now.organ_name} {'、'.join(state.profile.areas)}",
)
# fmt: on
