"""The kernel's pure part: what a matter (办件), a step (步骤), an event (事件) and a duty (待办) are.

A procedure is data: stages, steps and two functions (duties, columns) over a state. No database, no clock, no
framework.
The state is what remains of the events: every fact in it comes from an event, so folding the events again
gives the same state. A day that the law derives and that the state must keep (the day of deemed acceptance) is
stamped into the event when it is written, never derived again while folding: a later holiday notice must not
rewrite history.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from fuyuan.law import Assumed, Assumptions, BadPause, Calendar, Citation, Deadline, Pause, Regime, due
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import STAFF_POSTS, Post

from .record import Record, ask

EMPTY: Mapping[str, Any] = MappingProxyType({})


class State(BaseModel):
    """What every matter knows of itself; each procedure adds its own facts. Immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: str
    title: str
    number: str = ""
    opened_on: date
    closed_on: date | None = None
    suspended: bool = False
    organ_id: int | None = None  # the organ whose matter it is
    holder_id: int | None = None  # the person who holds it now

    def but(self, **changes: Any) -> Self:
        """Return a copy with some facts changed."""
        return self.model_copy(update=changes)


S = TypeVar("S", bound=State)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who took a step: kept in the event as it was on that day, whatever happens to the account later."""

    post: Post
    name: str
    person_id: int | None = None
    organ_id: int | None = None
    organ_name: str = ""

    @classmethod
    def of(cls, actor: Actor) -> "Stamp":
        return cls(actor.post, actor.name, actor.person_id, actor.organ_id, actor.organ_name)

    def __str__(self) -> str:
        return " ".join(part for part in (self.organ_name, self.post.label, self.name) if part)


@dataclass(frozen=True, slots=True)
class Event:
    """One step taken. ``day`` is the legal day of the act, ``at`` the moment it was recorded.

    ``stamped`` holds what the system added when it wrote the event: the number given, days derived from the law.
    """

    seq: int
    step: str
    day: date
    at: datetime
    by: Stamp
    record: Any  # of the class the step names
    stamped: Mapping[str, str] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step is not allowed: a sentence for the officer and the article it rests on."""

    reason: str
    basis: Citation | None = None

    def __str__(self) -> str:
        return f"{self.reason}（{self.basis}）" if self.basis else self.reason


Unmet = Callable[[str, Any, Any, "Context"], Refusal | None]


def nothing_unmet(step: str, state: Any, record: Any, context: "Context") -> Refusal | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a guard may know beside the state: who, on which day, the calendar, and facts looked up before.

    ``facts`` come from the room's ``facts_for`` (declared relations, competent organs, duplicates …).
    ``unmet(step, state, record, context)`` asks the conditions that other rooms registered (``registry.require``).
    """

    actor: Actor
    day: date
    calendar: Calendar
    assumptions: Assumed = field(default_factory=Assumptions)
    facts: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    unmet: Unmet = nothing_unmet


@dataclass(frozen=True, slots=True)
class Duty:
    """Who owes which step, by which day, under which article (待办).

    Either ``rule`` names a period of :mod:`fuyuan.law` counted from ``on``, or ``due_on`` is a day that a paper or a
    decision set.
    ``done_on`` is the day the owed step was taken (None while open). ``lapse`` names a step that SYSTEM takes when the
    period has run out (deemed acceptance). ``key`` is unique within the matter.
    """

    key: str
    title: str
    post: Post
    rule: str = ""
    on: date | None = None
    due_on: date | None = None
    basis: Citation | None = None
    steps: tuple[str, ...] = ()
    pauses: tuple[Pause, ...] = ()
    stopped_on: date | None = None  # a pause that has begun and not ended
    extend: int = 0
    facts: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    regime: Regime | None = None
    organ_id: int | None = None
    person_id: int | None = None
    done_on: date | None = None
    lapse: str = ""

    def deadline(self, calendar: Calendar, assumptions: Assumed) -> Deadline | None:
        """Derive the due day from the facts; None when a paper fixed the day (``due_on``).

        A matter may be suspended after a period has run out: such a pause is void for that period.
        """
        if not self.rule or self.on is None:
            return None
        pauses = self.pauses
        while True:
            try:
                return self._due(pauses, calendar, assumptions)
            except BadPause:
                before = self._due(pauses[:-1], calendar, assumptions) if pauses else None
                if before is None or calendar.roll(pauses[-1].start) < before.due:
                    raise
                pauses = pauses[:-1]

    def _due(self, pauses: tuple[Pause, ...], calendar: Calendar, assumptions: Assumed) -> Deadline:
        assert self.on
        return due(
            self.rule,
            self.on,
            regime=self.regime,
            pauses=pauses,
            extend=self.extend,
            facts=dict(self.facts),
            calendar=calendar,
            assumptions=assumptions,
        )


def no_guard(state: Any, record: Any, context: Context) -> Refusal | None:
    return None


def no_initial(state: Any, context: Context) -> Mapping[str, Any]:
    return EMPTY


def no_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return EMPTY


def no_preview(state: Any, record: Any, context: Context) -> Iterable[Duty]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Step(Generic[S]):
    """A legal act that changes a matter.

    ``guard(state, record, context)`` is asked twice: with record None to offer the step, with the record to take it.
    ``apply(state, event)`` is pure and total: it must accept every event that was ever written.
    ``stamps(state, record, context)`` gives what to write into the event beside the record (derived days).
    ``series`` names the number series from which the event gets ``stamped["number"]``.
    """

    name: str
    title: str
    basis: tuple[Citation, ...]
    posts: frozenset[Post]
    record: type[Record]
    stages: frozenset[str]
    apply: Callable[[Any, Event], S]
    guard: Callable[[Any, Any, Context], Refusal | None] = no_guard
    initial: Callable[[Any, Context], Mapping[str, Any]] = no_initial
    preview: Callable[[Any, Any, Context], Iterable[Duty]] = no_preview
    stamps: Callable[[Any, Any, Context], Mapping[str, str]] = no_stamps
    papers: tuple[str, ...] = ()
    series: str = ""
    common: bool = True
    opens: bool = False
    internal: bool = False  # taken by a service of the house (a paper issued), never offered as a button
    help: str = ""

    def basis_on(self, day: date) -> tuple[Citation, ...]:
        """Return the articles of texts in force on a day; all of them when none was."""
        return tuple(citation for citation in self.basis if citation.version.in_force(day)) or self.basis


@dataclass(frozen=True, slots=True)
class Stage:
    """A station in the life of a matter. ``track`` False: a side track, not drawn on the line of stations."""

    name: str
    title: str
    end: bool = False
    track: bool = True


@dataclass(frozen=True, slots=True)
class Offer(Generic[S]):
    """A step as the matter page shows it: allowed, or refused with a reason."""

    step: Step[S]
    refusal: Refusal | None = None


class PaperIssued(Record):
    """A document was numbered and signed: what left the house, by its digest."""

    paper_id: int = ask("文书")
    kind: str = ask("种类")
    title: str = ask("名称")
    number: str = ask("文号", default="")
    sha256: str = ask("文件摘要")


class PaperVoided(Record):
    """An issued document was withdrawn; its number stays used."""

    paper_id: int = ask("文书")
    title: str = ask("名称")
    number: str = ask("文号", default="")
    reason: str = ask("原因")


class PaperSealed(Record):
    """A seal was put on an issued document and the file signed: ``sha256`` is that of the sealed file."""

    paper_id: int = ask("文书")
    title: str = ask("名称")
    number: str = ask("文号", default="")
    seal: str = ask("印章")
    sha256: str = ask("文件摘要")


def house_steps(stages: frozenset[str]) -> tuple["Step[Any]", ...]:
    """Steps every procedure has: they record what happened to its papers and leave the state as it is."""

    def unchanged(state: Any, event: Event) -> Any:
        return state

    common: dict[str, Any] = {
        "basis": (),
        "posts": STAFF_POSTS,
        "stages": stages,
        "apply": unchanged,
        "internal": True,
    }
    return (
        Step(name="issue_paper", title="签发文书", record=PaperIssued, **common),
        Step(name="seal_paper", title="加盖印章", record=PaperSealed, **common),
        Step(name="void_paper", title="作废文书", record=PaperVoided, **common),
    )


class UnknownStep(LookupError):
    """No such step in this procedure."""


@dataclass(frozen=True)
class Procedure(Generic[S]):
    """One line of business as a table of steps over a state."""

    name: str
    title: str
    state: type[S]
    stages: tuple[Stage, ...]
    steps: tuple[Step[S], ...]
    duties: Callable[[S], Iterable[Duty]]
    columns: Callable[[S], Mapping[str, Any]] = lambda state: EMPTY
    search_text: Callable[[S], str] = lambda state: f"{state.number} {state.title}"

    def __post_init__(self) -> None:
        stages = frozenset(stage.name for stage in self.stages)
        object.__setattr__(self, "steps", (*self.steps, *house_steps(stages)))
        names = [step.name for step in self.steps]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.name}: two steps share a name")
        known = {stage.name for stage in self.stages}
        for step in self.steps:
            if not step.stages <= known:
                raise ValueError(f"{self.name}.{step.name}: unknown stage {step.stages - known}")
        object.__setattr__(self, "_steps", {step.name: step for step in self.steps})
        object.__setattr__(self, "_stages", {stage.name: stage for stage in self.stages})

    def step(self, name: str) -> Step[S]:
        """Return a step by name or raise :class:`UnknownStep`."""
        try:
            return self._steps[name]  # type: ignore[attr-defined, no-any-return]
        except KeyError:
            raise UnknownStep(f"“{self.title}”没有“{name}”这个步骤") from None

    def known(self, names: Iterable[str]) -> Iterator[Step[S]]:
        """Yield the steps of these names. A duty that several lines of business share names the steps of all of them: those
        that this one lacks are passed over.
        """
        found: Mapping[str, Step[S]] = self._steps  # type: ignore[attr-defined]
        return (found[name] for name in names if name in found)

    def stage(self, name: str) -> Stage:
        return self._stages[name]  # type: ignore[attr-defined, no-any-return]

    def fold(self, events: Iterable[Event]) -> S:
        """Replay a history into its state. Raises ValueError on an empty history."""
        state: S | None = None
        for event in events:
            state = self.step(event.step).apply(state, event)
        if state is None:
            raise ValueError("a matter without events")
        return state

    def blocked(self, step: Step[S], state: S | None, actor: Actor) -> Refusal | None:
        """Return why this post cannot take ``step`` in this stage, whatever is written in its record."""
        if actor.post not in step.posts:
            who = "、".join(sorted(post.label for post in step.posts))
            return Refusal(f"“{step.title}”由{who}办理，您现在的身份是{actor.post.label}")
        if step.opens != (state is None):
            return Refusal(f"“{step.title}”只能用来{'开始' if step.opens else '继续'}一件{self.title}")
        if state is not None and state.stage not in step.stages:
            stage = self.stage(state.stage).title
            basis = step.basis[0] if step.basis else None
            return Refusal(f"现在处于“{stage}”阶段，不能办理“{step.title}”", basis)
        return None

    def refusal(
        self, step: Step[S], state: S | None, record: Record | None, context: Context
    ) -> Refusal | None:
        """Return why ``step`` cannot be taken now, or None. Order: post, stage, guard, conditions of other rooms."""
        return self.blocked(step, state, context.actor) or self.guarded(step, state, record, context)

    def guarded(
        self, step: Step[S], state: S | None, record: Record | None, context: Context
    ) -> Refusal | None:
        """Ask the step's own guard, then what other rooms know that stands in its way."""
        return step.guard(state, record, context) or context.unmet(step.name, state, record, context)

    def offers(self, state: S, context: Context) -> list[Offer[S]]:
        """Steps the actor's post may take in this stage, each allowed or refused with its reason."""
        return [
            Offer(step, self.guarded(step, state, None, context))
            for step in self.steps
            if not (step.opens or step.internal)
            and context.actor.post in step.posts
            and state.stage in step.stages
        ]
