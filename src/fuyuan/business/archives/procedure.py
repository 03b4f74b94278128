"""档案鉴定销毁: a register of files whose retention period is over, appraised by one person, approved by another, destroyed
under the eyes of a third. As a table of steps.

The rules on the destruction of archives are not in the library of texts, so these steps are the place's own policy and cite
nothing: the three persons, and that nothing goes before its period is over, are what such rules have in common.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import Table, at
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .records import Appraised, CarriedOut, Decided, Item, Part, Proposed, Witnessed

KEEPERS = frozenset({Post.INTAKE, Post.HANDLER})
HEAD, ORGAN_HEAD = frozenset({Post.OFFICE_HEAD}), frozenset({Post.ORGAN_HEAD})
LOCAL = "（本地档案管理要求）"


class DestructionState(State):
    """A register of files to be destroyed. ``parts``: who did what, in order; ``kept``: matters that the appraisal keeps."""

    touched_on: date
    items: tuple[Item, ...]
    reason: str
    kept: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    place: str = ""

    @property
    def destroyed(self) -> tuple[Item, ...]:
        """What goes: the register without what is kept."""
        return tuple(item for item in self.items if item.matter_id not in self.kept)

    def took(self, *roles: str) -> set[int | None]:
        """Who took these parts."""
        return {part.person_id for part in self.parts if part.role in roles}


# -- proposal -----------------------------------------------------------------------------------------------------------


def may_propose(state: None, record: Proposed | None, context: Context) -> Refusal | None:
    expired: Mapping[int, Item] = context.facts.get("expired", {})
    if not expired:
        return Refusal(f"没有保管期限已经届满的案卷，不能提出销毁{LOCAL}")
    if record is None:
        return None
    wanted = numbers(record.cases)
    if early := [each for each in wanted if each not in expired]:
        return Refusal(f"有{len(early)}件案卷的保管期限没有届满、永久保管或者已经销毁，不能列入清册{LOCAL}")
    taken: Mapping[int, str] = context.facts.get("taken", {})
    twice = [taken[each] for each in wanted if each in taken]
    return Refusal(f"有案卷已经列入另一份清册（{twice[0]}），不能重复列入") if twice else None


def numbers(texts: Iterable[str]) -> list[int]:
    """The matters chosen; what is no number stands for none."""
    return [int(text) if text.isascii() and text.isdecimal() else 0 for text in dict.fromkeys(texts)]


def proposal_stamps(state: None, record: Proposed, context: Context) -> Mapping[str, str]:
    """The register keeps the files as they are listed today."""
    expired: Mapping[int, Item] = context.facts["expired"]
    items = [expired[each].model_dump(mode="json") for each in numbers(record.cases)]
    return {"items": json.dumps(items, ensure_ascii=False), "organ_id": str(context.actor.organ_id or 0)}


def proposed(state: None, event: Event) -> DestructionState:
    items = tuple(Item.model_validate(each) for each in json.loads(event.stamped["items"]))
    return DestructionState(
        stage="appraising", title=f"销毁到期案卷{len(items)}件", number=event.stamped["number"], opened_on=event.day,
        touched_on=event.day, organ_id=int(event.stamped["organ_id"]) or None, items=items, reason=event.record.reason,
        parts=(part("propose", event),),
    )  # fmt: skip


def part(role: str, event: Event, words: str = "") -> Part:
    return Part(
        role=role,
        name=event.by.name,
        post=event.by.post.label,
        person_id=event.by.person_id,
        on=event.day,
        words=words,
    )


# -- three different people ---------------------------------------------------------------------------------------------


def somebody_else(
    state: DestructionState, context: Context, act: str, *roles: tuple[str, str]
) -> Refusal | None:
    """Refuse whoever took one of these parts (role, its name)."""
    for role, name in roles:
        if context.actor.person_id in state.took(role):
            return Refusal(f"{act}与{name}应当由不同的人办理，您已经{name}{LOCAL}")
    return None


PROPOSED, APPRAISED = ("propose", "提出清册"), ("appraise", "鉴定")
APPROVED, CARRIED = ("approve", "批准"), ("carry_out", "执行销毁")


def may_appraise(state: DestructionState, record: Appraised | None, context: Context) -> Refusal | None:
    if other := somebody_else(state, context, "鉴定", PROPOSED):
        return other
    if record and not set(numbers(record.kept)) <= {item.matter_id for item in state.items}:
        return Refusal("选了不在清册里的案卷，请核对")
    if record and len(record.kept) >= len(state.items):
        return Refusal("全部案卷都继续保存的，请办理“不予销毁”")
    return None


def appraised(state: DestructionState, event: Event) -> DestructionState:
    kept = tuple(sorted(numbers(event.record.kept)))
    return state.but(
        stage="approving", kept=kept, parts=(*state.parts, part("appraise", event, event.record.opinion))
    )


def may_approve(state: DestructionState, record: Any, context: Context) -> Refusal | None:
    return somebody_else(state, context, "批准", PROPOSED, APPRAISED)


def approved(state: DestructionState, event: Event) -> DestructionState:
    return state.but(stage="carrying", parts=(*state.parts, part("approve", event, event.record.opinion)))


def ended(state: DestructionState, event: Event) -> DestructionState:
    parts = (*state.parts, part("drop", event, event.record.opinion))
    return state.but(stage="dropped", closed_on=event.day, parts=parts)


def still_expired(state: DestructionState, context: Context) -> Refusal | None:
    """Asked again before anything goes: a case may have been reopened, a period lengthened in between."""
    expired: Mapping[int, Item] = context.facts.get("expired", {})
    changed = [item.number for item in state.destroyed if item.matter_id not in expired]
    if not changed:
        return None
    return Refusal(
        f"{'、'.join(changed[:5])}的保管期限没有届满、改为永久保管或者已经销毁，不能销毁；请办理“不予销毁”{LOCAL}"
    )


def may_carry_out(state: DestructionState, record: CarriedOut | None, context: Context) -> Refusal | None:
    return somebody_else(state, context, "执行销毁", APPRAISED, APPROVED) or still_expired(state, context)


def carried_out(state: DestructionState, event: Event) -> DestructionState:
    parts = (*state.parts, part("carry_out", event, event.record.place))
    return state.but(stage="witnessing", place=event.record.place, parts=parts)


def may_witness(state: DestructionState, record: Witnessed | None, context: Context) -> Refusal | None:
    return somebody_else(state, context, "监销", APPRAISED, APPROVED, CARRIED) or still_expired(
        state, context
    )


def witnessed(state: DestructionState, event: Event) -> DestructionState:
    parts = (*state.parts, part("witness", event, event.record.statement))
    return state.but(stage="destroyed", closed_on=event.day, parts=parts)


# -- who owes what ------------------------------------------------------------------------------------------------------


def duties(state: DestructionState) -> Iterable[Duty]:
    """Whose turn it is; no days: what is kept too long harms nobody."""
    turns = {
        "appraising": ("鉴定到期案卷", Post.OFFICE_HEAD, ("appraise", "drop")),
        "approving": ("审批销毁清册", Post.ORGAN_HEAD, ("approve", "drop")),
        "carrying": ("执行销毁", Post.HANDLER, ("carry_out",)),
        "witnessing": ("监销", Post.HANDLER, ("witness",)),
    }
    for stage, (title, post, steps) in turns.items():
        if state.stage == stage:
            organ = None if post is Post.ORGAN_HEAD else state.organ_id
            yield Duty(key=stage, title=title, post=post, organ_id=organ, steps=steps)


def columns(state: DestructionState) -> Mapping[str, Any]:
    return {"items": len(state.items), "destroyed": len(state.destroyed) if state.stage == "destroyed" else 0}


act = Table(duties, frozenset()).act

# fmt: off
DESTRUCTION: Procedure[DestructionState] = Procedure(
    name="archive_destruction",
    title="档案鉴定销毁",
    state=DestructionState,
    stages=(
        Stage("appraising", "待鉴定"),
        Stage("approving", "待批准"),
        Stage("carrying", "待销毁"),
        Stage("witnessing", "待监销"),
        Stage("destroyed", "已销毁", end=True),
        Stage("dropped", "不予销毁", end=True, track=False),
    ),
    steps=(
        act("propose", "提出销毁清册", "", KEEPERS, at(), proposed, Proposed, guard=may_propose, stamps=proposal_stamps,
            series="register", opens=True, help="只能列入保管期限已经届满的案卷。提出、鉴定、批准、监销由不同的人办理。"),
        act("appraise", "鉴定", "", HEAD | KEEPERS, at("appraising"), appraised, Appraised, guard=may_appraise,
            help="逐卷审查内容，仍有保存价值的不销毁。"),
        act("approve", "批准销毁", "", ORGAN_HEAD, at("approving"), approved, Decided, guard=may_approve),
        act("drop", "不予销毁", "", HEAD | ORGAN_HEAD, at("appraising", "approving", "carrying", "witnessing"), ended, Decided),
        act("carry_out", "执行销毁", "", KEEPERS, at("carrying"), carried_out, CarriedOut, guard=may_carry_out,
            help="先销毁纸质案卷；平台里的文件在监销人确认以后删除。"),
        act("witness", "监销", "", OFFICE_POSTS, at("witnessing"), witnessed, Witnessed, guard=may_witness,
            papers=("register",), help="确认以后，平台删除清册里案卷的文书和文件，不能恢复；文号、摘要和办理经过保留。"),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: " ".join((state.number, state.title, *(item.number for item in state.items))),
)
# fmt: on
