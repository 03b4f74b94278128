"""What happens, shared by the rules that hold that day; what was taken back, told to whoever had read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256

from django.urls import reverse

from fuyuan.business.linkage.models import Opening, Shared
from fuyuan.business.linkage.sides import Side
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Handlers, Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import holder_id
from fuyuan.shell.addresses import matter_url

from . import sources
from .limited import Told, item_of
from .rulebook import BOOK
from .rules import SharingRule, Subject
from .steps import SHARED, SharedState

Source = Callable[[Outcome], Told | None]


def sharing(subject: Subject, source: Source) -> Handlers:
    """Return the subscriber that shares what ``source`` tells of events, in their own transaction."""

    def share_events(outcomes: Sequence[Outcome]) -> None:
        days = {outcome.event.day for outcome in outcomes}
        holding = {day: list(_holding(subject, day)) for day in days}
        for outcome in outcomes:
            rules = holding[outcome.event.day]
            if rules and (told := source(outcome)):
                for rule in rules:
                    share(told, rule)

    return share_events


def _holding(subject: Subject, day: date) -> Iterator[SharingRule]:
    return (rule for rule in BOOK.rules(day) if rule.subject is subject and rule.enabled)


def share(told: Told, rule: SharingRule) -> Outcome | None:
    """Open the item once, however often the fact is told; one that was taken back is not shared again."""
    if not rule.covers(told.on) or Shared.objects.filter(rule=rule.code, key=told.key).exists():
        return None
    token = f"share:{sha256(f'{rule.code}|{told.key}'.encode()).hexdigest()[:40]}"
    return open_matter(kind=SHARED.name, step="share", record=item_of(told, rule), actor=SYSTEM, token=token)


def nightly() -> Iterator[Notification]:
    """Share what the newest ended period says, by the rules that ask for it; tell the side that may read it."""
    today = clock.today()
    for rule in BOOK.rules(today):
        if rule.subject.periodic and rule.enabled:
            made = share(sources.period(rule, today), rule)
            if made:
                yield _arrived(made, rule)


def _arrived(made: Outcome, rule: SharingRule) -> Notification:
    side = rule.giver.other
    return Notification(
        post=side.post.value, organ_id=holder_id(Role.COURT if side is Side.COURT else Role.JOINT_OFFICE),
        matter_id=made.matter_id, text=f"{rule.giver.label}共享了{made.state.title}（{made.state.number}）"[:500],
        url=matter_url(SHARED.name, made.matter_id), at=clock.now(), key=f"shared:{made.matter_id}",
    )  # fmt: skip


def tell_readers(outcome: Outcome) -> None:
    """Subscriber of 撤回: whoever had opened the item must not go on using it."""
    state: SharedState = outcome.state
    assert state.back
    people = Opening.objects.filter(matter_id=outcome.matter_id, person_id__isnull=False)
    for person in sorted(set(people.values_list("person_id", flat=True))):
        notify(
            f"您查看过的共享信息“{state.title}”（{state.number}）已经撤回，请不要再使用：{state.back.reason}"[:500],
            person_id=person, matter_id=outcome.matter_id, url=reverse("shell:matters", args=[SHARED.name]),
            key=f"shared:{outcome.matter_id}:{person}",
        )  # fmt: skip


EVENTS: tuple[tuple[str, tuple[str, ...], Subject, Source], ...] = (
    ("reconsideration", sources.CASE_STEPS, Subject.DECISION, sources.decision),
    ("suit", sources.SUIT_STEPS, Subject.SUIT_LOST, sources.lost_suit),
    ("reform", ("open", "begin"), Subject.REFORM, sources.reform),
    ("standard", ("publish",), Subject.STANDARD, sources.standard),
)
