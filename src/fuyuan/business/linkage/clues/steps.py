"""线索移送 as a table of steps (《行政复议法》第八十五条、第八十六条，《行政执法监督条例》第三十三条第一款; plan, measure (六))."""

from __future__ import annotations

from typing import Any

from fuyuan.matters.acts import at
from fuyuan.matters.procedure import Procedure, Stage, Step

from . import life
from .life import APPROVERS, ART_73, ART_85, ART_86, RECEIVERS, REGISTRARS, SUPERVISED
from .records import Approved, Declined, PeopleNamed, Received, Registered, Resulted, Transferred
from .state import ClueState

BASIS = (ART_86, ART_85, ART_73, SUPERVISED)
OPEN = at("registered", "approved", "transferred", "received")


def clue_columns(state: ClueState) -> dict[str, Any]:
    """Nothing of what the clue is about: rows are read by lists and exports."""
    return {"kind": state.registered.kind.value, "origin": state.registered.origin.value}


CLUE: Procedure[ClueState] = Procedure(
    name="clue",
    title="线索移送",
    state=ClueState,
    stages=(
        Stage("registered", "待批准"),
        Stage("approved", "待移送"),
        Stage("transferred", "待签收"),
        Stage("received", "待反馈"),
        Stage("closed", "已反馈", end=True),
        Stage("declined", "不予移送", end=True, track=False),
    ),
    steps=(
        Step(name="register", title="登记线索", basis=BASIS, posts=REGISTRARS, record=Registered, stages=at(), opens=True,
             apply=life.registered, guard=life.may_register, stamps=life.opening, series="clue",
             help="只有您和勾选的知情人员能看到这件线索，别人的列表、检索里都没有；每次查看都有记录。"),
        Step(name="approve", title="批准移送", basis=BASIS, posts=APPROVERS, record=Approved, stages=at("registered"),
             apply=life.approved, guard=life.may_approve, stamps=life.transfer_day, papers=("clue_transfer",)),
        Step(name="decline", title="不予移送", basis=BASIS, posts=APPROVERS, record=Declined, stages=at("registered"),
             apply=life.declined, common=False),
        Step(name="transfer", title="移送", basis=BASIS, posts=REGISTRARS, record=Transferred, stages=at("approved"),
             apply=life.transferred, guard=life.may_transfer, stamps=life.names),
        Step(name="receive", title="登记签收", basis=BASIS, posts=RECEIVERS | REGISTRARS, record=Received,
             stages=at("transferred"), apply=life.received, guard=life.may_note),
        Step(name="feed_back", title="登记处理结果", basis=BASIS, posts=RECEIVERS | REGISTRARS, record=Resulted,
             stages=at("received"), apply=life.resulted, guard=life.may_note),
        Step(name="name_people", title="调整知情人员", basis=(), posts=APPROVERS, record=PeopleNamed, stages=OPEN,
             apply=life.renamed, guard=life.may_rename, initial=life.who_knows, stamps=life.names, common=False),
    ),
    duties=life.clue_duties,
    columns=clue_columns,
)  # fmt: skip
