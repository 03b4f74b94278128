"""A year of hours: what the plan asks of everybody, what each has, who will miss it at this rate.

The number is the plan's own (measure 十四: 确保每人每年接受不少于60学时的业务知识和法律法规培训) and is read from the words of the running
plans, so that another plan asks for another number; a place whose plans say none has no target, and nobody misses it.
Hours follow the person, wherever they were earned; the duty is that of the organ where he or she serves now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from fuyuan.business.ledger.queries import wording_in_force
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post

from .bureau import bureau_id
from .models import Credit, Officer, Power, Session
from .numbers import REMIND_FROM
from .queries import visible_officers

_ASKED = re.compile(r"每人每年[^。；]{0,20}?不少于\s*(\d{1,4})\s*个?学时")
_NONE = Decimal(0)
LAST_CALL = 11  # from this month on the unit's head hears it too


def target_now() -> int | None:
    """Return how many hours a year the running plans ask of everybody; None when none says a number."""
    return next((int(found[1]) for text in wording_in_force() if (found := _ASKED.search(text))), None)


@dataclass(frozen=True, slots=True)
class Pace:
    """How far the year is on a day: who has less than ``behind_below`` will miss the target at the rate so far."""

    target: int
    year: int
    elapsed: int
    days: int

    @classmethod
    def of(cls, target: int, year: int, today: date) -> Pace:
        first, last = date(year, 1, 1), date(year, 12, 31)
        day = min(max(today, first), last)
        return cls(target, year, (day - first).days + 1, (last - first).days + 1)

    @property
    def behind_below(self) -> Decimal:
        return (Decimal(self.target) * self.elapsed / self.days).quantize(Decimal("0.01"))

    def forecast(self, hours: Decimal) -> Decimal:
        """What the hours so far come to by 31 December at the same rate."""
        return (hours * self.days / self.elapsed).quantize(Decimal("0.1"))

    def standing(self, hours: Decimal) -> str:
        """done: has the hours; overdue: will miss them at this rate; fine: on the way."""
        if hours >= self.target:
            return "done"
        return "overdue" if hours < self.behind_below else "fine"


def credits_in(year: int) -> QuerySet[Credit]:
    return Credit.objects.filter(on__gte=date(year, 1, 1), on__lte=date(year, 12, 31))


def hours_of(person_id: int, year: int) -> Decimal:
    """Return the approved hours of a person in a year."""
    return credits_in(year).filter(person_id=person_id).aggregate(sum=Sum("hours"))["sum"] or _NONE


def with_hours(rows: QuerySet[Officer], year: int) -> QuerySet[Any]:
    """Return entries with ``got``, the approved hours of the person in a year."""
    mine = credits_in(year).filter(person_id=OuterRef("person_id")).order_by().values("person_id")
    got = Subquery(mine.annotate(sum=Sum("hours")).values("sum"), output_field=DecimalField())
    return rows.annotate(got=Coalesce(got, _NONE, output_field=DecimalField()))


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One organ's people in a year."""

    organ_id: int
    name: str
    people: int
    reached: int
    behind: int
    hours: Decimal

    @property
    def average(self) -> Decimal:
        return (self.hours / self.people).quantize(Decimal("0.1")) if self.people else _NONE


def asked(rows: QuerySet[Officer]) -> QuerySet[Officer]:
    """Those in service of whom the plan asks hours: 行政执法人员 and who oversees them, not 行政复议人员."""
    return rows.filter(closed_on=None).exclude(kind="reviewer")


def units(rows: QuerySet[Officer], pace: Pace) -> list[UnitYear]:
    """Return each organ with people in service; those with most people behind first. One query."""
    serving = with_hours(asked(rows), pace.year).order_by()
    found = serving.values_list("organ_id", "unit_name").annotate(
        people=Count("pk"), reached=Count("pk", filter=Q(got__gte=pace.target)),
        behind=Count("pk", filter=Q(got__lt=pace.behind_below)), total=Sum("got"),
    )  # fmt: skip
    made = [
        UnitYear(organ_id, name, people, reached, behind, Decimal(str(total)))
        for organ_id, name, people, reached, behind, total in found
    ]
    return sorted(made, key=lambda unit: (-unit.behind, unit.name))


# -- reminders -----------------------------------------------------------------------------------------------------


def yearly_notes() -> Iterator[Notification]:
    """Yield, from the month of the setting, one note a month for each organ with people who will miss the target at this
    rate, one for each department that taught towns nothing about a power it handed down, and a line for the bureau."""
    today, target = clock.today(), target_now()
    if today.month < int(installation.get(REMIND_FROM)):
        return
    yield from _untaught(today)
    yield from _reviewers_untaught(today)
    if target is None:
        return
    late = [unit for unit in units(Officer.objects.all(), Pace.of(target, today.year, today)) if unit.behind]
    for unit in late:
        text = f"按现在的进度，{unit.people} 人中有 {unit.behind} 人今年完不成 {target} 学时，请在12月31日以前安排培训"
        url = reverse("training-hours-unit", args=[unit.organ_id])
        for post in (Post.RESPONDENT_LIAISON, *((Post.RESPONDENT_HEAD,) if today.month >= LAST_CALL else ())):
            yield _note(post, unit.organ_id, text, url, f"training-hours:{unit.organ_id}:{post.value}", today)
    if late:
        text = f"按现在的进度，{len(late)} 个单位有人今年完不成 {target} 学时，共 {sum(each.behind for each in late)} 人"
        yield _note(
            Post.TRAINING_ADMIN, bureau_id(), text, reverse("training-hours"), "training-hours:bureau", today
        )


def _untaught(today: date) -> Iterator[Notification]:
    """行政执法部门要结合放权事项，定期组织乡镇（街道）执法人员开展专业法律知识培训 (measure 十五)."""
    taught = taught_powers(today.year)
    missing: dict[int, list[str]] = {}
    for power in Power.objects.filter(in_force=True):
        if power.name not in taught:
            missing.setdefault(power.organ_id, []).append(power.name)
    for organ_id, names in missing.items():
        text = f"今年还没有就 {len(names)} 个放权事项（{names[0]}{'等' if len(names) > 1 else ''}）培训乡镇、街道执法人员"
        url, key = reverse("delegated-powers"), f"training-powers:{organ_id}"
        yield _note(Post.RESPONDENT_LIAISON, organ_id, text, url, key, today)


def _reviewers_untaught(today: date) -> Iterator[Notification]:
    """各级行政复议机构应当定期对行政复议人员进行政治、理论和业务培训 (2026年实施条例第七十条): none held this year."""
    held = Session.objects.filter(audience="reviewers", stage="approved", on__gte=date(today.year, 1, 1))
    office = OrganRole.objects.filter(valid_on(today), role=Role.RECONSIDERATION_OFFICE).first()
    if office is None or held.exists():
        return
    text = "今年还没有培训行政复议人员（2026年实施条例第七十条：应当定期培训），请安排"
    told = (
        (Post.OFFICE_HEAD, office.organ_id, reverse("reviewers")),
        (Post.TRAINING_ADMIN, bureau_id(), reverse("shell:matters", args=["training"])),
    )
    for post, organ_id, url in told:
        yield _note(post, organ_id, text, url, f"training-reviewers:{post.value}", today)


def taught_powers(year: int) -> dict[str, date]:
    """Return the powers about which towns' people were taught in a year, each with its last day."""
    rows = Session.objects.filter(stage="approved", on__gte=date(year, 1, 1), on__lte=date(year, 12, 31))
    lines = rows.exclude(powers="").order_by("on").values_list("powers", "on")
    return {name: on for powers, on in lines for name in powers.split("\n")}


def _note(post: Post, organ_id: int | None, text: str, url: str, key: str, today: date) -> Notification:
    return Notification(
        post=post.value, organ_id=organ_id, text=text, url=url, at=clock.now(), key=f"{key}:{today:%Y-%m}"
    )


def name_of(organ_id: int) -> str:
    return Organ.objects.filter(pk=organ_id).values_list("name", flat=True).first() or ""


def visible_units(actor: Actor, pace: Pace) -> list[UnitYear]:
    return units(visible_officers(actor), pace)
