"""A list from its draft to its end: state, guards, effects, duties. A new version is a list that replaces the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.guidance.common import within
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.organs.posts import Post

from .records import Drafted, Published, Repealed, Replaced, Wording

APPROVE_DAYS = 10  # working days a unit gives its head
PUBLIC = "CFF 5.3"  # 对违法行为给予行政处罚的规定必须公布


class ListState(State):
    """A list; ``organ_id`` is the unit whose penalties it is about."""

    organ_name: str
    wording: Wording
    drafters: tuple[int, ...] = ()
    replaces: int | None = None
    version: int = 1
    approve_by: date
    approved_on: date | None = None
    published_on: date | None = None
    where: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: int | None = None
    returned: str = ""
    ended: str = ""
    touched_on: date

    def holds(self, day: date) -> bool:
        """Whether the list applies on a day, both ends counted."""
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day <= self.valid_to


def _wording(record: Any) -> Wording:
    return Wording(**{name: getattr(record, name) for name in Wording.model_fields})


def _hands(before: tuple[int, ...], event: Event) -> tuple[int, ...]:
    own = event.by.person_id
    return before if own is None or own in before else (*before, own)


def drafted(state: None, event: Event) -> ListState:
    record: Drafted = event.record
    return ListState(
        stage="drafting", title=record.title, opened_on=event.day, organ_id=event.by.organ_id,
        organ_name=event.by.organ_name, wording=_wording(record), drafters=_hands((), event), replaces=record.replaces,
        version=int(event.stamped["version"]), approve_by=date.fromisoformat(event.stamped["approve_by"]),
        touched_on=event.day,
    )  # fmt: skip


def may_draft(state: None, record: Drafted | None, context: Context) -> Refusal | None:
    if record is None or record.replaces is None or record.replaces in context.facts["own_lists"]:
        return None
    return Refusal("只能替代本单位正在施行的清单，请重新选择")


def draft_stamps(state: None, record: Drafted, context: Context) -> Mapping[str, str]:
    older: Mapping[int, int] = context.facts["own_lists"]
    version = older[record.replaces] + 1 if record.replaces else 1
    return {"version": str(version), **approve_day(state, record, context)}


def approve_day(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"approve_by": within(context, APPROVE_DAYS)}


def revised(state: ListState, event: Event) -> ListState:
    """What was approved was the text before."""
    return state.but(
        stage="drafting", title=event.record.title, wording=_wording(event.record), returned="", approved_on=None,
        drafters=_hands(state.drafters, event), approve_by=date.fromisoformat(event.stamped["approve_by"]),
    )  # fmt: skip


def may_revise(state: ListState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    return Refusal("内容没有变化") if _wording(record) == state.wording else None


def as_it_reads(state: ListState, context: Context) -> Mapping[str, Any]:
    return state.wording.model_dump()


def approved(state: ListState, event: Event) -> ListState:
    return state.but(stage="approved", approved_on=event.day, returned="")


def may_approve(state: ListState, record: Any, context: Context) -> Refusal | None:
    """Nobody approves what he or she drafted."""
    if context.actor.person_id is not None and context.actor.person_id in state.drafters:
        return Refusal("清单由起草人以外的负责人批准")
    return Refusal(f"已经退回修改：{state.returned}") if state.returned else None


def returned(state: ListState, event: Event) -> ListState:
    return state.but(returned=event.record.reason)


def published(state: ListState, event: Event) -> ListState:
    record: Published = event.record
    return state.but(
        stage="published", number=event.stamped["number"], published_on=event.day, valid_from=record.valid_from,
        where=record.where,
    )  # fmt: skip


def may_publish(state: ListState, record: Published | None, context: Context) -> Refusal | None:
    if record is not None and record.valid_from < context.day:
        return refuse("施行日期早于公布之日：没有公布的规定不能作为处罚的依据，请核对", PUBLIC)
    return None


def repealed(state: ListState, event: Event) -> ListState:
    record: Repealed = event.record
    return state.but(stage="repealed", closed_on=event.day, valid_to=record.valid_to, ended=record.reason)


def may_repeal(state: ListState, record: Repealed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if state.valid_from and record.valid_to < state.valid_from - timedelta(days=1):
        return Refusal("停止适用的日期早于施行日期，请核对")
    return None


def replaced(state: ListState, event: Event) -> ListState:
    record: Replaced = event.record
    return state.but(
        stage="replaced", closed_on=event.day, valid_to=record.valid_to, replaced_by=record.by_id,
        ended=f"由“{record.by_title}”替代",
    )  # fmt: skip


def dropped(state: ListState, event: Event) -> ListState:
    return state.but(stage="dropped", closed_on=event.day, ended=event.record.reason)


def list_duties(state: ListState) -> Iterable[Duty]:
    """The head looks at a draft; what came back is the liaison's to mend, what was approved to publish."""
    if state.stage == "dropped":
        return
    if state.stage == "drafting" and state.returned:
        yield Duty(
            "mend",
            "修改退回的清单",
            Post.RESPONDENT_LIAISON,
            steps=("revise", "drop"),
            organ_id=state.organ_id,
        )
        return
    yield Duty(
        "approve", "批准清单", Post.RESPONDENT_HEAD, due_on=state.approve_by, steps=("approve", "send_back"),
        organ_id=state.organ_id, done_on=state.approved_on,
    )  # fmt: skip
    if state.approved_on:
        yield Duty(
            "publish", "公布清单", Post.RESPONDENT_LIAISON, steps=("publish",), organ_id=state.organ_id,
            done_on=state.published_on,
        )  # fmt: skip
