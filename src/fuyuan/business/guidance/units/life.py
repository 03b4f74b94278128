"""A model unit: application, cultivation, assessment, naming, review every some years, withdrawal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from fuyuan.business.guidance.common import within
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Applied, Assessed, Cultivated, Named

ACCEPT_DAYS = 15  # working days the bureau gives itself for an application


@cache
def criteria() -> tuple[Mapping[str, Any], ...]:
    """The criteria as they ship: code, text, most points."""
    text = files(__package__).joinpath("criteria.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


class Marked(Fact):
    """One assessment, before the naming or at a review. ``mark``: what it took to pass on that day."""

    assessed: Assessed
    mark: int

    @property
    def total(self) -> int:
        return sum(each.points for each in self.assessed.scores)

    @property
    def passed(self) -> bool:
        return self.total >= self.mark


class ModelState(State):
    """A unit on its way to be a model, and while it is one; ``organ_id`` is the unit."""

    organ_name: str
    office_id: int | None = None
    told: Applied
    cultivated: Cultivated | None = None
    accept_by: date
    answered_on: date | None = None
    marks: tuple[Marked, ...] = ()
    named: Named | None = None
    review_on: date | None = None
    reviews: tuple[tuple[date, date], ...] = ()  # (owed by, done on)
    ended: str = ""
    touched_on: date

    @property
    def last(self) -> Marked | None:
        return self.marks[-1] if self.marks else None


def applied(state: None, event: Event) -> ModelState:
    office = event.stamped["office"]
    return ModelState(
        stage="applied", title=f"{event.by.organ_name}创建示范单位", number=event.stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, organ_name=event.by.organ_name, office_id=int(office) if office else None,
        told=event.record, accept_by=date.fromisoformat(event.stamped["accept_by"]), touched_on=event.day,
    )  # fmt: skip


def may_apply(state: None, record: Any, context: Context) -> Refusal | None:
    known = context.facts["open_model"]
    return Refusal(f"本单位已经在创建或者已经命名（{known}）") if known else None


def apply_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    return {"accept_by": within(context, ACCEPT_DAYS), "office": str(context.facts["office_id"] or "")}


def cultivated(state: ModelState, event: Event) -> ModelState:
    return state.but(stage="cultivating", cultivated=event.record, answered_on=event.day)


def may_cultivate(state: ModelState, record: Cultivated | None, context: Context) -> Refusal | None:
    if record and record.assess_by <= context.day:
        return Refusal("考核日期应当在今天以后，留出培育的时间")
    return None


def declined(state: ModelState, event: Event) -> ModelState:
    return state.but(
        stage="declined",
        closed_on=event.day,
        ended=event.record.reason,
        answered_on=state.answered_on or event.day,
    )


# -- assessment ----------------------------------------------------------------------------------------------------


def the_criteria(state: ModelState, context: Context) -> Mapping[str, Any]:
    return {"scores": [dict(each) for each in criteria()]}


def may_assess(state: ModelState, record: Assessed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    asked = [(each["code"], each["text"], each["most"]) for each in criteria()]
    if [(each.code, each.text, each.most) for each in record.scores] != asked:
        return Refusal("考核标准有变化，请刷新页面以后再评分")
    high = next((each for each in record.scores if each.points > each.most), None)
    return Refusal(f"“{high.text}”满分 {high.most} 分，不能评 {high.points} 分") if high else None


def the_mark(state: ModelState, record: Any, context: Context) -> Mapping[str, str]:
    return {"mark": str(context.facts["mark"])}


def assessed(state: ModelState, event: Event) -> ModelState:
    """Whoever does not reach the mark goes on being cultivated and may be assessed again."""
    after = _marked(state, event)
    assert after.last
    return after.but(stage="assessed" if after.last.passed else "cultivating")


def _marked(state: ModelState, event: Event) -> ModelState:
    found = Marked(assessed=event.record, mark=int(event.stamped["mark"]))
    return state.but(marks=(*state.marks, found))


def named(state: ModelState, event: Event) -> ModelState:
    return state.but(
        stage="named", named=event.record, review_on=date.fromisoformat(event.stamped["review_on"]),
        title=f"{state.organ_name}：示范单位",
    )  # fmt: skip


def review_day(state: ModelState, record: Any, context: Context) -> Mapping[str, str]:
    """The same day some years later (a setting); 29 February becomes the 28th."""
    year = record.on.year + int(context.facts["review_years"])
    day = date(year, record.on.month, min(record.on.day, 28) if record.on.month == 2 else record.on.day)
    return {"review_on": day.isoformat()}


def review_stamps(state: ModelState, record: Assessed, context: Context) -> Mapping[str, str]:
    return {**the_mark(state, record, context), **review_day(state, record, context)}


def reviewed(state: ModelState, event: Event) -> ModelState:
    """A unit that falls below the mark is a model no more."""
    assert state.review_on
    after = _marked(state, event).but(reviews=(*state.reviews, (state.review_on, event.day)))
    assert after.last
    if after.last.passed:
        return after.but(review_on=date.fromisoformat(event.stamped["review_on"]))
    told = f"复核 {after.last.total} 分，没有达到 {after.last.mark} 分"
    return after.but(stage="withdrawn", closed_on=event.day, ended=told, review_on=None)


def withdrawn(state: ModelState, event: Event) -> ModelState:
    return state.but(stage="withdrawn", closed_on=event.day, ended=event.record.reason, review_on=None)


def model_duties(state: ModelState) -> Iterable[Duty]:
    """All are the bureau's: it answers, assesses, and looks again at whom it named."""
    staff, office = Post.SUPERVISION_STAFF, state.office_id
    yield Duty(
        "answer", "办理示范单位申报", staff, due_on=state.accept_by, steps=("cultivate", "decline"), organ_id=office,
        done_on=state.answered_on,
    )  # fmt: skip
    if state.cultivated and state.stage != "declined":
        first = next((each.assessed.on for each in state.marks), None)
        yield Duty(
            "assess", "考核示范单位", staff, due_on=state.cultivated.assess_by, steps=("assess", "decline"),
            organ_id=office, done_on=first,
        )  # fmt: skip
    for at, (due_on, on) in enumerate(state.reviews, 1):
        yield Duty(f"review-{at}", "复核示范单位", staff, due_on=due_on, organ_id=office, done_on=on)
    if state.review_on:
        yield Duty(
            f"review-{len(state.reviews) + 1}", "复核示范单位", staff, due_on=state.review_on,
            steps=("review", "withdraw"), organ_id=office,
        )  # fmt: skip
