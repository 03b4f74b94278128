"""A risk point from the day it is found, or a loss shows it, to its end: state, effects, guards, duties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.guidance.common import within
from fuyuan.law.causes import ArisesAt, label_of
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Dismissed, Loss, Point, Reviewed, Spread, Suggested

ADOPT_DAYS = 10  # working days a unit takes to look at what a loss shows
LONGEST = 366  # natural days until a point is looked at again: the plan asks for care that goes on (持续推进)


class Version(Fact):
    number: int
    on: date
    why: str
    point: Point


class Review(Fact):
    """A look at a point: owed by a day, taken on a day."""

    due_on: date
    on: date
    found: str


class RiskState(State):
    """A risk point; ``organ_id`` is the unit. One that a loss suggests has no version until the unit takes it up."""

    organ_name: str
    cause: str = ""
    arises: ArisesAt | None = None
    versions: tuple[Version, ...] = ()
    losses: tuple[Loss, ...] = ()
    spreads: tuple[Spread, ...] = ()
    reviews: tuple[Review, ...] = ()
    review_on: date | None = None
    adopt_by: date | None = None
    adopted_on: date | None = None
    ended: str = ""
    into: int | None = None
    touched_on: date

    @property
    def point(self) -> Point | None:
        return self.versions[-1].point if self.versions else None


def _point(record: Any) -> Point:
    return Point(**{name: getattr(record, name) for name in Point.model_fields})


def _kept(state: RiskState, event: Event, why: str) -> RiskState:
    """The point as it reads now, and the day on which it is looked at again."""
    point = _point(event.record)
    version = Version(number=len(state.versions) + 1, on=event.day, why=why, point=point)
    return state.but(
        stage="kept", title=point.power, cause=point.cause, arises=point.arises, versions=(*state.versions, version),
        review_on=event.record.review_on,
    )  # fmt: skip


def added(state: None, event: Event) -> RiskState:
    begun = RiskState(
        stage="kept", title=event.record.power, number=event.stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, organ_name=event.by.organ_name, touched_on=event.day,
    )  # fmt: skip
    return _kept(begun, event, "")


def may_keep(state: RiskState | None, record: Any, context: Context) -> Refusal | None:
    """The next look is within a year, and a unit says the same of a power only once."""
    if record is None:
        return None
    if same := context.facts["same"]:
        return Refusal(f"这项职权的同一风险已经梳理（{same}），请在那一件里修订")
    return next_look(record.review_on, context)


def next_look(on: date, context: Context) -> Refusal | None:
    if context.day < on <= context.day + timedelta(LONGEST):
        return None
    return Refusal("下一次复核应当在今天以后、一年以内，请核对日期")


# -- what a loss shows ---------------------------------------------------------------------------------------------


def suggested(state: None, event: Event) -> RiskState:
    record: Suggested = event.record
    return RiskState(
        stage="suggested", title=record.power, number=event.stamped["number"], opened_on=event.day,
        organ_id=record.organ_id, organ_name=record.organ_name, cause=record.cause, arises=record.arises,
        losses=(record.loss,), adopt_by=date.fromisoformat(event.stamped["adopt_by"]), touched_on=event.day,
    )  # fmt: skip


def adopt_day(state: None, record: Any, context: Context) -> Mapping[str, str]:
    return {"adopt_by": within(context, ADOPT_DAYS)}


def adopted(state: RiskState, event: Event) -> RiskState:
    return _kept(state, event, f"由败诉案件 {state.losses[0].number} 提出").but(adopted_on=event.day)


def may_adopt(state: RiskState, record: Any, context: Context) -> Refusal | None:
    """The unit words the risk; what the court found stays: else the loss would have no point of its own."""
    if record is not None and (record.cause, record.arises) != (state.cause, state.arises):
        assert state.arises
        told = f"{label_of(state.cause)}，{state.arises.label}"
        return Refusal(f"败诉原因和发生环节以案件认定的为准（{told}）；确有不同的，不列入并说明理由")
    return may_keep(state, record, context)


def as_suggested(state: RiskState, context: Context) -> Mapping[str, Any]:
    return {
        "power": state.title,
        "bearer": "organ",
        "level": "high",
        "cause": state.cause,
        "arises": state.arises,
    }


def dismissed(state: RiskState, event: Event) -> RiskState:
    record: Dismissed = event.record
    return state.but(
        stage="dismissed", closed_on=event.day, adopted_on=event.day, ended=record.reason, into=record.into
    )


def may_dismiss(state: RiskState, record: Dismissed | None, context: Context) -> Refusal | None:
    if record is None or record.into is None or record.into in context.facts["own_points"]:
        return None
    return Refusal("只能选择本单位正在防控的风险点")


def loss_met(state: RiskState, event: Event) -> RiskState:
    loss = event.record.loss
    others = tuple(each for each in state.losses if each.suit_id != loss.suit_id)
    return state.but(losses=(*others, loss))


def loss_lifted(state: RiskState, event: Event) -> RiskState:
    """A later judgment took the loss away. What no loss shows any more, and nobody took up, is not asked any more."""
    left = tuple(each for each in state.losses if each.suit_id != event.record.suit_id)
    after = state.but(losses=left)
    if left or state.stage != "suggested":
        return after
    return after.but(stage="dismissed", closed_on=event.day, adopted_on=event.day, ended="败诉不再成立")


# -- keeping it ----------------------------------------------------------------------------------------------------


def _looked(state: RiskState, event: Event, found: str) -> tuple[Review, ...]:
    assert state.review_on
    return (*state.reviews, Review(due_on=state.review_on, on=event.day, found=found))


def revised(state: RiskState, event: Event) -> RiskState:
    """A new version is a look at the point as well."""
    why = event.record.why
    return _kept(state, event, why).but(reviews=_looked(state, event, f"修订：{why}"))


def may_revise(state: RiskState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if _point(record) == state.point:
        return Refusal("内容没有变化，请办理“复核”")
    return may_keep(state, record, context)


def as_it_reads(state: RiskState, context: Context) -> Mapping[str, Any]:
    return state.point.model_dump() if state.point else {}


def reviewed(state: RiskState, event: Event) -> RiskState:
    record: Reviewed = event.record
    return state.but(reviews=_looked(state, event, record.found), review_on=record.review_on)


def may_review(state: RiskState, record: Reviewed | None, context: Context) -> Refusal | None:
    return next_look(record.review_on, context) if record else None


def spread(state: RiskState, event: Event) -> RiskState:
    return state.but(spreads=(*state.spreads, event.record))


def retired(state: RiskState, event: Event) -> RiskState:
    return state.but(stage="retired", closed_on=event.day, ended=event.record.reason)


def risk_duties(state: RiskState) -> Iterable[Duty]:
    """The unit looks at what a loss shows, and at every point by its day."""
    unit = Post.RESPONDENT_LIAISON
    if state.adopt_by:
        yield Duty(
            "adopt", "梳理败诉对应的风险点", unit, due_on=state.adopt_by, steps=("adopt", "dismiss"),
            organ_id=state.organ_id, done_on=state.adopted_on,
        )  # fmt: skip
    for at, each in enumerate(state.reviews, 1):
        yield Duty(
            f"review-{at}", "复核风险点", unit, due_on=each.due_on, organ_id=state.organ_id, done_on=each.on
        )
    if state.stage == "kept":
        yield Duty(
            f"review-{len(state.reviews) + 1}", "复核风险点", unit, due_on=state.review_on,
            steps=("review", "revise", "retire"), organ_id=state.organ_id,
        )  # fmt: skip
