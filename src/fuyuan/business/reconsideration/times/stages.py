"""How long each stage of a case took, from its duties and facts: what the office's time standards are measured by.

Working-day stages count the working days after the first day; the decision counts natural days. Time that the law does not
count (中止, 勘验, 鉴定) is taken out of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fuyuan.business.reconsideration.duties import duties
from fuyuan.business.reconsideration.periods import DECISION, pauses_of
from fuyuan.business.reconsideration.records import PaperKind, Way
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.business.reconsideration.trial import unheard
from fuyuan.matters.procedure import Duty
from fuyuan.matters.store import Lawbook


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``legal``: the statutory period in words, "" where the law names none; ``days``: natural days."""

    key: str
    title: str
    span: str
    legal: str = ""
    basis: str = ""
    days: bool = False

    @property
    def unit(self) -> str:
        return "天" if self.days else "个工作日"


STAGES: tuple[Stage, ...] = (
    Stage("review", "受理审查", "收到申请至作出处理", "5个工作日", "L23 30.1"),
    Stage("copy", "发送副本", "受理至发送申请书副本", "普通程序7个工作日，简易程序3个工作日", "L23 48, 54.1"),
    Stage("reply", "书面答复", "收到副本至答复", "普通程序10个工作日，简易程序5个工作日", "L23 48, 54.1"),
    Stage("hear", "听取意见", "受理至各方意见听取完毕"),
    Stage("sign", "审核签批", "拟出决定稿至批准"),
    Stage(
        "decide", "作出决定", "受理至结案", "普通程序60日，简易程序30日，可以依法延长", "L23 62", days=True
    ),
    Stage("serve", "送达", "作出决定至送达各方"),
)
BY_KEY = {stage.key: stage for stage in STAGES}
_DUTIES = {"accept_review": "review", "send_copy": "copy", "reply": "reply", DECISION: "decide"}
SIMPLE = ("copy", "reply", "decide")  # stages for which the law has a shorter period on the simple track
ENDS = frozenset(
    "accept deem_accepted refuse supplement_notice not_further send_copy reply hear_parties excuse_hearing approve_decision "
    "make_decision terminate dismiss_application escalate conclude_mediated serve complete_notice".split()
)  # the steps with which a stage may end


def setting(stage: str, track: str = "") -> str:
    """Return the setting that holds the office's own standard for a stage on a track."""
    simple = track == Way.SIMPLIFIED.value and stage in SIMPLE
    return f"times.{stage}.simplified" if simple else f"times.{stage}"


def _own() -> Iterator[tuple[str, str, str]]:
    for stage in STAGES:
        unit, help_ = ("天" if stage.days else "工作日"), f"{stage.span}。"
        if stage.key not in SIMPLE:
            yield setting(stage.key), f"{stage.title}（{unit}）", help_
            continue
        yield setting(stage.key), f"{stage.title}，普通程序（{unit}）", help_
        yield setting(stage.key, Way.SIMPLIFIED.value), f"{stage.title}，简易程序（{unit}）", help_


OWN = tuple(_own())  # key, title and help of each setting


@dataclass(frozen=True, slots=True)
class Took:
    """A stage that has ended. ``part`` tells several of one kind apart (a reply of each respondent)."""

    stage: str
    part: str
    began_on: date
    ended_on: date
    taken: int
    due: date | None = None

    @property
    def late(self) -> bool | None:
        """None where the law names no period."""
        return None if self.due is None else self.ended_on > self.due


def took(state: CaseState, book: Lawbook) -> Iterator[Took]:
    """Yield the stages that have ended, each with its legal last day where there is one."""
    for duty in duties(state):
        stage = _DUTIES.get(duty.key.partition(":")[0])
        if stage and duty.done_on and duty.on:
            yield _of_duty(stage, duty, book)
    for stage, began, ended in _others(state):
        if began and ended:
            pauses = sum(
                _lost(p.start, p.end, book, BY_KEY[stage]) for p in pauses_of(state, DECISION, began)[0]
            )
            yield Took(stage, "", began, ended, max(0, _lost(began, ended, book, BY_KEY[stage]) - pauses))


def _of_duty(stage: str, duty: Duty, book: Lawbook) -> Took:
    assert duty.on
    assert duty.done_on
    deadline = duty.deadline(book.calendar, book.assumptions)
    pauses = sum(
        _lost(pause.start, min(pause.end, duty.done_on), book, BY_KEY[stage]) for pause in duty.pauses
    )
    taken = max(0, _lost(duty.on, duty.done_on, book, BY_KEY[stage]) - pauses)
    return Took(
        stage, duty.key.partition(":")[2], duty.on, duty.done_on, taken, deadline.due if deadline else None
    )


def _lost(start: date, end: date, book: Lawbook, stage: Stage) -> int:
    """Days from the day after ``start`` to ``end``, in the stage's own count."""
    if end <= start:
        return 0
    return (end - start).days if stage.days else book.calendar.workdays_between(start, end)


def _others(state: CaseState) -> Iterator[tuple[str, date | None, date | None]]:
    heard = max((fact.on for fact in state.heard), default=None)
    if state.procedure is Way.ORDINARY and not unheard(state):
        yield "hear", state.accepted_on, heard
    if state.draft:
        yield "sign", state.draft.drafted_on, state.draft.approved_on
    if state.decision:
        yield "serve", state.decision.made_on, _served(state)


def _served(state: CaseState) -> date | None:
    """The day the last party had the decision; None while somebody has not."""
    place = next(number for number, paper in enumerate(state.papers, 1) if paper.kind is PaperKind.DECISION)
    days = [each.served_on for each in state.services if each.paper == place and each.complete]
    return max(days) if days and len(days) >= len(state.papers[place - 1].recipients) else None
