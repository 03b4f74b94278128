"""时限标准看板: how long the stages that ended in a period took, and how often within the law's period and the office's own.

One query counts: the rows are grouped by what they took, so that median and percentile come from a few hundred groups,
however many cases there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from fuyuan.business.reconsideration.models import StageTime
from fuyuan.business.reconsideration.records import Way
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Account

from .stages import BY_KEY, SIMPLE, STAGES, Stage, setting

TRACKS = {"": "全部", Way.ORDINARY.value: "普通程序", Way.SIMPLIFIED.value: "简易程序"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: a period (both days counted), a track ("" all), a handler (None all)."""

    first: date
    last: date
    track: str = ""
    holder: int | None = None

    def rows(self) -> QuerySet[StageTime]:
        found = StageTime.objects.filter(ended_on__gte=self.first, ended_on__lte=self.last)
        found = found.filter(track=self.track) if self.track else found
        return found.filter(holder_id=self.holder) if self.holder else found

    def query(self, **more: str) -> str:
        """Write it for an address."""
        given = {"from": self.first.isoformat(), "to": self.last.isoformat(), "track": self.track, **more}
        if self.holder and "holder" not in more:
            given["holder"] = str(self.holder)
        return urlencode({name: value for name, value in given.items() if value})


@dataclass
class Figures:
    """The stages of one kind: how many took how long, and how many of those judged were beyond a limit."""

    taken: Counter[int] = field(default_factory=Counter)
    late: Counter[bool] = field(default_factory=Counter)
    slow: Counter[bool] = field(default_factory=Counter)

    def add(self, taken: int, late: bool | None, slow: bool | None, n: int) -> None:
        self.taken[taken] += n
        if late is not None:
            self.late[late] += n
        if slow is not None:
            self.slow[slow] += n

    @property
    def count(self) -> int:
        return self.taken.total()

    def percentile(self, share: float) -> int | None:
        """Return the value that so large a share of the cases did not exceed (nearest rank); None without cases."""
        rank, so_far = ceil(share * self.count), 0
        for value in sorted(self.taken):
            so_far += self.taken[value]
            if so_far >= rank:
                return value
        return None

    @property
    def median(self) -> int | None:
        return self.percentile(0.5)

    @property
    def most(self) -> int | None:
        return self.percentile(0.9)


def within(judged: Counter[bool]) -> str:
    """Return the share that kept a limit, in words; "" where none was judged."""
    total = judged.total()
    return f"{100 * judged[False] / total:.1f}%" if total else ""


def figures(asked: Asked) -> dict[str, Figures]:
    """Return the figures of every stage (one query, from the index alone)."""
    found = {stage.key: Figures() for stage in STAGES}
    groups = asked.rows().order_by().values_list("stage", "taken", "late", "slow").annotate(n=Count("*"))
    for stage, taken, late, slow, n in groups:
        found[stage].add(taken, late, slow, n)
    return found


def by_handler(asked: Asked, stage: str) -> list[tuple[int, str, Figures]]:
    """Return the figures of one stage for each handler, by name (two queries)."""
    found: dict[int, Figures] = {}
    rows = asked.rows().filter(stage=stage, holder_id__isnull=False).order_by()
    for holder, taken, late, slow, n in rows.values_list("holder_id", "taken", "late", "slow").annotate(
        n=Count("*")
    ):
        found.setdefault(holder, Figures()).add(taken, late, slow, n)
    names = dict(Account.objects.filter(pk__in=found).values_list("pk", "name"))
    return sorted(((pk, names.get(pk, ""), each) for pk, each in found.items()), key=lambda row: row[1])


# -- lines of the tables -------------------------------------------------------------------------------------------------


def own_standard(stage: Stage, track: str) -> str:
    """Return the office's own standard of today in words, "" where it has none."""
    tracks = ("",) if stage.key not in SIMPLE else (track,) if track else tuple(TRACKS)[1:]
    told = []
    for each in tracks:
        days = int(installation.get(setting(stage.key, each)))
        if days:
            name = TRACKS[each] if len(tracks) > 1 else ""
            told.append(f"{name}{days}{stage.unit}")
    return "，".join(told)


def line(stage: Stage, found: Figures, asked: Asked, **more: str) -> dict[str, Any]:
    """One row: every figure opens the cases behind it."""
    address = reverse("stage-time-list", args=[stage.key])

    def to(**only: str) -> str:
        return f"{address}?{asked.query(**more, **only)}"

    return {
        "stage": stage, "count": found.count, "url": to(), "median": found.median, "most": found.most,
        "own": own_standard(stage, asked.track), "legal_share": within(found.late), "late": found.late[True],
        "late_url": to(only="late"), "own_share": within(found.slow), "slow": found.slow[True], "slow_url": to(only="slow"),
    }  # fmt: skip


def lines(asked: Asked) -> list[dict[str, Any]]:
    found = figures(asked)
    return [line(stage, found[stage.key], asked) for stage in STAGES]


def handler_lines(asked: Asked, stage: str) -> Iterable[dict[str, Any]]:
    for pk, name, found in by_handler(asked, stage):
        yield {"name": name, **line(BY_KEY[stage], found, asked, holder=str(pk))}


# -- periods -------------------------------------------------------------------------------------------------------------


def presets(today: date) -> list[tuple[str, date, date]]:
    """Return the periods that are asked for most."""
    year, month = today.replace(month=1, day=1), today.replace(day=1)
    quarter = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
    before = year - timedelta(days=1)
    return [
        ("今年", year, today), ("本季度", quarter, today), ("本月", month, today),
        ("去年", before.replace(month=1, day=1), before),
    ]  # fmt: skip
