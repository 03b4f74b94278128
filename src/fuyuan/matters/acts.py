"""How a row of a procedure's table becomes a step of the kernel, for lines of business that statutes govern.

What every such step shares is added here: no day may lie after the day of the step, steps are told in order of time, a
step taken after its period has run out says so in ``stamped["late"]`` (the law decides what a late act is worth), and the
dialog shows which duties the step would begin or move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, Protocol, Self

from fuyuan.law import Citation
from fuyuan.law.citation import refs
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

from .procedure import Context, Duty, Event, Refusal, Stamp, Step, no_guard, no_initial, no_stamps
from .record import Nothing, Record, fields_holding, told

Guard = Callable[[Any, Any, Context], Refusal | None]
Stamps = Callable[[Any, Any, Context], Mapping[str, str]]


class Told(Protocol):
    """A state that is told in order: ``touched_on`` is the day of its last step."""

    @property
    def touched_on(self) -> date: ...

    def but(self, **changes: Any) -> Self: ...


def at(*stages: str) -> frozenset[str]:
    """The stages in which a step may be taken."""
    return frozenset(stages)


@cache
def articles(line: str) -> tuple[Citation, ...]:
    """Citations written as in the rule tables: "L23 30.1, R07 28"."""
    return refs(line)


def refuse(reason: str, basis: str = "") -> Refusal:
    """A refusal with the first article of ``basis``."""
    return Refusal(reason, articles(basis)[0] if basis else None)


def gone(organ: OrganFact | None, what: str) -> Refusal | None:
    """Refuse what is addressed to an organ that does not exist, or no longer: its successor is named."""
    if organ is None:
        return Refusal("机关名录中没有这个机关，请从列表中选择")
    if organ.ended_on is None:
        return None
    heir = (
        f"其职权由{organ.successor}继续行使，请改为向{organ.successor}{what}"
        if organ.successor
        else "机关名录没有写明由哪个机关继续行使其职权，请先核实"
    )
    ended = organ.ended_on
    return Refusal(f"{organ.name}已于{ended.year}年{ended.month}月{ended.day}日撤销，{heir}")


@cache
def _dated(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields in which a day may lie, with their labels."""
    return tuple((name, kind.model_fields[name].title or "") for name in fields_holding(kind, date))


def days_in(record: Record, label: str = "") -> Iterator[tuple[str, str, date]]:
    """Every day inside a record with its field name and Chinese label, nested records included."""
    for name, own in _dated(type(record)):
        value: Any = getattr(record, name)
        title = own or label
        if isinstance(value, date):
            yield name, title, value
        elif isinstance(value, Record):
            yield from days_in(value, title)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from days_in(item, title)


@dataclass(frozen=True)
class Table:
    """The steps of one procedure. ``duties`` derives what is owed; days named in ``ahead`` may lie in the future."""

    duties: Callable[[Any], Iterable[Duty]]
    ahead: frozenset[str]

    def day_refusal(self, state: Any, record: Record | None, context: Context) -> Refusal | None:
        """No day may lie after the day of the step, and steps are taken in order of time."""
        if state is not None and context.day < state.touched_on:
            return Refusal(f"办理日期 {context.day} 早于上一步的日期 {state.touched_on}，请按先后顺序办理")
        if record is None:
            return None
        for name, title, value in days_in(record):
            if value > context.day and name not in self.ahead:
                return Refusal(f"“{title}”（{value}）晚于办理日期 {context.day}，请核对")
        return None

    def late_note(self, state: Any, step: str, record: Any, context: Context) -> str:
        """“作出复议决定的期限是 2026-11-27，已经超过” for each open duty this step would meet too late."""
        acted = told(record, "acted_on") or context.day
        notes = []
        for duty in self.duties(state):
            if step not in duty.steps or duty.done_on is not None or duty.stopped_on is not None:
                continue
            deadline = duty.deadline(context.calendar, context.assumptions)
            last = deadline.due if deadline else duty.due_on
            if last is not None and acted > last:
                notes.append(f"“{duty.title}”的期限是 {last}，已经超过")
        return "；".join(notes)

    def act(
        self,
        name: str,
        title: str,
        basis: str,
        posts: frozenset[Post],
        stages: frozenset[str],
        apply: Callable[[Any, Event], Any],
        record: type[Record] = Nothing,
        *,
        guard: Guard = no_guard,
        stamps: Stamps = no_stamps,
        initial: Callable[[Any, Context], Mapping[str, Any]] = no_initial,
        papers: tuple[str, ...] = (),
        series: str = "",
        common: bool = True,
        opens: bool = False,
        internal: bool = False,
        help: str = "",
    ) -> Step[Any]:
        """One row of the table. ``basis`` as in the rule tables: present text first, then what older texts said."""

        def guarded(state: Any, record: Any, context: Context) -> Refusal | None:
            return self.day_refusal(state, record, context) or guard(state, record, context)

        def stamped(state: Any, record: Any, context: Context) -> Mapping[str, str]:
            late = self.late_note(state, name, record, context) if state is not None else ""
            return {**stamps(state, record, context), **({"late": late} if late else {})}

        def applied(state: Any, event: Event) -> Any:
            after: Told = apply(state, event)
            return after if after.touched_on >= event.day else after.but(touched_on=event.day)

        def previewed(state: Any, record: Any, context: Context) -> Iterable[Duty]:
            """Duties this step would begin or move, for the dialog that asks before it is taken."""
            if record is None or guarded(state, record, context):
                return ()
            given = {**stamped(state, record, context), "number": ""}
            at = datetime.combine(context.day, time(), UTC)
            after = applied(state, Event(0, name, context.day, at, Stamp.of(context.actor), record, given))
            before = list(self.duties(state)) if state is not None else []
            return tuple(duty for duty in self.duties(after) if duty.done_on is None and duty not in before)

        return Step(
            name=name, title=title, basis=articles(basis) if basis else (), posts=posts, record=record, stages=stages,
            apply=applied, guard=guarded, initial=initial, stamps=stamped, preview=previewed, papers=papers,
            series=series, common=common, opens=opens, internal=internal, help=help,
        )  # fmt: skip
