"""What the matter page shows, in the shapes the components ask for: stations, timeline, duties, next steps, files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from fuyuan.law import Deadline
from fuyuan.matters.models import AttachmentUse, DutyRow
from fuyuan.matters.procedure import Context, Event, Procedure
from fuyuan.matters.record import FileRef
from fuyuan.matters.store import Lawbook, duty_of
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .addresses import duty_url, step_url
from .hooks import PaperRow
from .lights import days_left, light
from .recordforms import pairs_of
from .rooms import DeskRoom, Sight

_STATUS = DutyRow.Status


# -- the way so far ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Way:
    """The stages a matter went through: (stage, day it was entered), in order; and its state at the end."""

    stages: tuple[tuple[str, date], ...]
    state: Any


def way_of(procedure: Procedure[Any], events: Sequence[Event]) -> Way:
    """Fold a history once, remembering when each stage was entered."""
    state: Any = None
    stages: list[tuple[str, date]] = []
    for event in events:
        state = procedure.step(event.step).apply(state, event)
        if not stages or stages[-1][0] != state.stage:
            stages.append((state.stage, event.day))
    return Way(tuple(stages), state)


def stations(procedure: Procedure[Any], way: Way) -> list[dict[str, Any]]:
    """The line of stations: entered ones with their last day of entry, side tracks only where the matter stands now."""
    entered = dict(way.stages)
    now = procedure.stage(way.state.stage)
    names = [stage.name for stage in procedure.stages]
    reached = max(
        names.index(name) for name, _ in way.stages if procedure.stage(name).track or name == now.name
    )
    line = []
    for at, stage in enumerate(procedure.stages):
        if not (stage.track or stage is now):
            continue
        current = stage is now
        if now.end and not now.track and stage.name not in entered:
            continue  # it ended on a side track: the stations it will never see are not announced
        state = (
            "current"
            if current
            else "passed"
            if stage.name in entered
            else "skipped"
            if at < reached
            else "ahead"
        )
        line.append({"label": stage.title, "state": state, "on": entered.get(stage.name)})
    return _in_order(line) if not now.track else line


def _in_order(line: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A side track stands after the stations passed and before those ahead."""
    current = [each for each in line if each["state"] == "current"]
    passed = [each for each in line if each["state"] == "passed"]
    return [*passed, *current, *(each for each in line if each["state"] == "ahead")]


def matter_light(row: Any, today: date) -> str:
    return light(
        row.next_due,
        row.next_amber,
        today,
        stopped=row.suspended,
        done=row.closed_on is not None and row.next_due is None,
    )


# -- timeline ------------------------------------------------------------------------------------------------------


def file_links(uses: Iterable[AttachmentUse]) -> Mapping[tuple[str, str], str]:
    """Where the files of a matter can be opened, by digest and label."""
    return {(use.attachment.sha256, use.label): reverse("shell:attachment", args=[use.pk]) for use in uses}


def timeline(
    room: DeskRoom, events: Sequence[Event], hashes: Sequence[str], actor: Actor, papers: Sequence[PaperRow],
    files: Mapping[tuple[str, str], str], state: Any = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """The events the actor may see, newest first. ``state``: the matter's, from which the room knows names."""

    def link(ref: FileRef) -> str:
        return files.get((ref.sha256, ref.name), "")

    def words(field: str, value: Any) -> str:
        return room.words(state, field, value)

    shown, seal = [], gettext("第 %(seq)s 条，校验码 %(hash)s")
    for event, digest in zip(reversed(events), reversed(hashes), strict=True):
        sight = room.sight(event, actor)
        if sight is Sight.HIDDEN:
            continue
        step = room.procedure.step(event.step)
        shown.append(
            {
                "at": event.at,
                "title": step.title,
                "actor": str(event.by),
                "summary": _summary(event, sight),
                "citation": next(iter(step.basis_on(event.day)), None),
                "record": _record(event, link, words) if sight is Sight.FULL else [],
                "papers": [paper for paper in papers if paper.event_seq == event.seq],
                "seal": seal
                % {"seq": event.seq, "hash": " ".join(digest[at : at + 4] for at in range(0, 12, 4))},
            }
        )
    return shown


def _summary(event: Event, sight: Sight) -> str:
    """The number given, what was late: what the system added and a reader wants at a glance.

    A warning is for those who read the record it speaks of.
    """
    number = event.stamped.get("number", "")
    warning = event.stamped.get("warning", "") if sight is Sight.FULL else ""
    parts = [f"编号 {number}" if number else "", event.stamped.get("late", ""), warning]
    return "。".join(filter(None, parts))


def _record(event: Event, link: Any, words: Any) -> list[tuple[str, Any]]:
    """What was written down; the legal day of the act when it differs from the day of recording."""
    pairs = [] if event.day == event.at.date() else [("办理日期", event.day)]
    return [*pairs, *pairs_of(event.record, link, words)]


# -- duties --------------------------------------------------------------------------------------------------------


class DutyCard:
    """One duty for shell/parts/duty.html. The arithmetic is derived when the template asks for it."""

    def __init__(
        self, row: DutyRow, book: Lawbook, today: date, owner: str = "", *, explained: bool = True
    ) -> None:
        self.row, self.book, self.explained = row, book, explained
        self.pk, self.label, self.due, self.done_on = row.pk, row.title, row.due, row.done_on
        self.owner = owner or Post(row.post).label
        over = (
            not row.steps and row.due is not None and row.due < today
        )  # 起诉期限: it ends, nobody here meets it
        if over and row.done_on is None:
            self.done_on = row.due
        done, stopped = row.status == _STATUS.DONE or over, row.status == _STATUS.STOPPED
        self.light = light(row.due, row.amber, today, done=done, stopped=stopped)
        self.left, self.unit = days_left(row.due, row.unit, today, book.calendar)
        self.citation = None

    @property
    def url(self) -> str:
        return duty_url(self.pk)

    @cached_property
    def deadline(self) -> Deadline | None:
        """The arithmetic of the day; on the matter page only while it is owed, for what is done its own page has it."""
        return (
            duty_of(self.row).deadline(self.book.calendar, self.book.assumptions) if self.explained else None
        )


def duty_cards(rows: Iterable[DutyRow], book: Lawbook, today: date) -> tuple[list[DutyCard], list[DutyCard]]:
    """Return (open or stopped, first due first; done, newest first). What is no longer needed is not shown."""
    cards = [
        DutyCard(row, book, today, explained=row.status != _STATUS.DONE)
        for row in rows
        if row.status != _STATUS.LAPSED
    ]
    pending = sorted(
        (card for card in cards if card.done_on is None), key=lambda card: (card.due or date.max, card.label)
    )
    done = sorted(
        (card for card in cards if card.done_on), key=lambda card: card.done_on or date.min, reverse=True
    )
    return pending, done


# -- next steps ----------------------------------------------------------------------------------------------------


def next_steps(
    room: DeskRoom, state: Any, context: Context, matter_id: int, wanted: Iterable[str]
) -> list[dict[str, Any]]:
    """Buttons for the steps of this post, those that can be taken first; one stands out, the first of ``wanted`` among them."""
    offers = sorted(room.procedure.offers(state, context), key=lambda offer: offer.refusal is not None)
    allowed = {offer.step.name for offer in offers if offer.refusal is None}
    foremost = next((name for name in wanted if name in allowed), None)
    return [
        {
            "label": offer.step.title,
            "url": step_url(room.kind, matter_id, offer.step.name),
            "common": offer.step.common,
            "primary": offer.step.name == foremost,
            "reason": offer.refusal.reason if offer.refusal else "",
            "citation": offer.refusal.basis if offer.refusal else None,
        }
        for offer in offers
    ]


def wanted_steps(rows: Iterable[DutyRow], actor: Actor) -> list[str]:
    """The step each open duty of the actor's post is there for, nearest day first; its other ways out never stand out."""
    mine = [row for row in rows if row.status == _STATUS.OPEN and row.post == actor.post.value and row.steps]
    return [row.steps.split()[0] for row in sorted(mine, key=lambda row: (row.due or date.max, row.pk))]
