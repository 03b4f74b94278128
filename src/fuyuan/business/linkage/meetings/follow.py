"""What follows from a step of a meeting: who may read it, who is told, which drafts are no longer true; and the night's look."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.lookups import office_id
from fuyuan.business.linkage.models import MeetingUnit
from fuyuan.business.linkage.numbers import JOINT_MONTHS, PUSH_MONTHS
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import holder_id
from fuyuan.organs.posts import Post
from fuyuan.papers.services import discard_earlier
from fuyuan.shell.addresses import matter_url

from .agenda import last_held
from .records import MeetingKind
from .steps import MEETING

WATCHED = ((MeetingKind.JOINT, JOINT_MONTHS), (MeetingKind.PUSH, PUSH_MONTHS))


def index_units(outcome: Outcome) -> None:
    """Subscriber of every step: keep who may read the meeting in step with its state."""
    wanted = outcome.state.units
    there = set(MeetingUnit.objects.filter(matter_id=outcome.matter_id).values_list("organ_id", flat=True))
    MeetingUnit.objects.filter(matter_id=outcome.matter_id, organ_id__in=there - wanted).delete()
    MeetingUnit.objects.bulk_create(
        MeetingUnit(matter_id=outcome.matter_id, organ_id=pk) for pk in sorted(wanted - there)
    )


def discard_drafts(outcome: Outcome) -> None:
    """Subscriber of 改期 and 取消: a draft with the old day must not be signed."""
    discard_earlier(outcome, "会议已经调整或者取消")


def invite(outcome: Outcome) -> None:
    """Subscriber of 签发文书: a signed 会议通知 reaches whoever is asked to come, in their inbox too."""
    if outcome.event.record.kind != f"{MEETING.name}.meeting_notice":
        return
    state, court = outcome.state, holder_id(Role.COURT)
    told = (
        f"会议通知：{state.title}，{written(state.convened.on)}{state.convened.time}，{state.convened.place}"
    )
    for pk in sorted(state.units):
        notify(
            told[:500], post=Post.COURT_LIAISON if pk == court else Post.RESPONDENT_LIAISON, organ_id=pk,
            matter_id=outcome.matter_id, url=matter_url(MEETING.name, outcome.matter_id),
            key=f"invited:{outcome.matter_id}:{outcome.event.seq}:{pk}",
        )  # fmt: skip


def tell_units(outcome: Outcome) -> None:
    """Subscriber of 形成纪要: every unit hears what was given to it."""
    for each in outcome.state.resolutions:
        notify(
            f"{outcome.state.title}议定：{each.what}（{written(each.by_on)}前）"[:500], post=Post.RESPONDENT_LIAISON,
            organ_id=each.organ_id, matter_id=outcome.matter_id, url=matter_url(MEETING.name, outcome.matter_id),
            key=f"resolution:{outcome.matter_id}:{each.number}",
        )  # fmt: skip


# -- when was it last held -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a kind of meeting was last held, and when the office is to be reminded; ``due`` None: never."""

    kind: MeetingKind
    last: date | None
    months: int
    due: date | None

    def late(self, today: date) -> bool:
        return bool(self.months) and (self.due is None or self.due < today)


def months_after(day: date, months: int) -> date:
    """The same day some months later, the last of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def rhythms() -> list[Rhythm]:
    """How each kind that is to be held regularly stands."""
    found = []
    for kind, key in WATCHED:
        last, months = last_held(kind.value), int(installation.get(key))
        found.append(Rhythm(kind, last, months, months_after(last, months) if last and months else None))
    return found


def nightly() -> Iterator[Notification]:
    """Tell the office once that a meeting has not been held for as long as the setting says."""
    for each in rhythms():
        if each.last and each.late(clock.today()):
            yield Notification(
                post=Post.JOINT_OFFICE.value, organ_id=office_id(), at=clock.now(), url=reverse("joint-meetings"),
                text=f"{each.kind.label}上一次召开是{written(each.last)}，已经超过{each.months}个月",
                key=f"meeting:{each.kind.value}:{each.last}",
            )  # fmt: skip
