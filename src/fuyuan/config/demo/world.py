"""Time in the demo: many lives at once, one clock, every act in order of time, the law's own acts each night."""

import heapq
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from django.db import connection

from fuyuan.clock import set_clock
from fuyuan.law import Calendar
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import EventRow
from fuyuan.matters.tick import tick

Life = Iterator[datetime]
GROWN = 1.5  # times as many events as when PostgreSQL was last told


class World:
    """Runs lives (generators that yield the moment of their next act) up to ``end``, then leaves them as they are."""

    def __init__(self, end: datetime) -> None:
        self.end = end
        self.zone = end.tzinfo
        self.calendar: Calendar = lawbook().calendar
        self._queue: list[tuple[datetime, int, Life]] = []
        self._told = 0  # events when PostgreSQL was last told
        self._order = count()  # who came first acts first in the same minute, also those added on the way

    def add(self, first: datetime, life: Life) -> None:
        heapq.heappush(self._queue, (first, next(self._order), life))

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), self.zone)

    def workday(self, start: date, days: int) -> date:
        """Return the ``days``-th working day after ``start``; 0 gives ``start`` or the next working day."""
        return self.calendar.add_workdays(start, days) if days else self.calendar.next_workday(start)

    def run(self) -> None:
        """Let everybody act until the end."""
        self._add_nights()
        while self._queue and self._queue[0][0] < self.end:
            moment, _, life = heapq.heappop(self._queue)
            with set_clock(moment):
                following = next(life, None)
            if following is not None:
                heapq.heappush(self._queue, (max(following, moment), next(self._order), life))

    def _add_nights(self) -> None:
        first = min((moment for moment, _, _ in self._queue), default=self.end)
        heapq.heappush(self._queue, (self.at(first.date(), 0, 30), -1, self._nights(first.date())))

    def _nights(self, day: date) -> Life:
        while True:
            list(tick())
            day += timedelta(days=1)
            if day.day == 1:
                self._tell_planner()
            yield self.at(day, 0, 30)

    def _tell_planner(self) -> None:
        """PostgreSQL plans by what it knows of its tables; what one long transaction wrote only we can tell it."""
        if connection.vendor == "postgresql" and (events := EventRow.objects.count()) > GROWN * self._told:
            self._told = events
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
