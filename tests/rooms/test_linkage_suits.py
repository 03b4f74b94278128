"""What reminder letters know of suits: losses, heads who did not come, judgments not performed in time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from suit_house import Court

from fuyuan.business.linkage.findings import suits
from fuyuan.clock import set_clock

pytestmark = pytest.mark.django_db
FIRST, LAST, TODAY = date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 14)


@pytest.fixture
def court() -> Iterator[Court]:
    with set_clock("2026-07-14"):
        yield Court()


def ruled(court: Court, number: int, day: date, outcome: str = "quashed", **more: Any) -> int:
    matter = court.sued(case_number=f"（2026）豫0482行初{number}号")
    form = "ruling" if outcome == "withdrawn" else "judgment"
    court.take(matter, "record_ruling", form=form, outcome=outcome, ruled_on=day, received_on=day, **more)
    return matter


def test_lost_suits_of_the_span_count_for_their_first_defendant(court: Court) -> None:
    counted = ruled(court, 1, date(2026, 5, 8))
    court.take(counted, "confirm_effective", effective_on="2026-05-26")
    ruled(court, 5, date(2026, 5, 12))  # still open to appeal: nobody has confirmed its effect
    ruled(court, 2, date(2026, 5, 9), "withdrawn")
    ruled(court, 3, date(2026, 7, 1))
    ruled(court, 4, date(2026, 3, 31))
    found = list(suits.lost(FIRST, LAST, TODAY))
    assert [(each.organ_id, each.finding.key) for each in found] == [
        (court.police.organ_id, f"suit:{counted}:lost")
    ]
    assert found[0].finding.text == "汝州市人民法院（2026）豫0482行初1号：败诉"


def heard(court: Court, number: int, *, notified: bool = True, **attendance: Any) -> int:
    matter = court.sued(case_number=f"（2026）豫0482行初{number}号")
    court.take(matter, "schedule_hearing", hearing_on="2026-04-20", notified=notified)
    court.take(matter, "record_attendance", hearing=1, defendant=1, **attendance)
    day = date(2026, 5, 8)
    court.take(
        matter, "record_ruling", form="judgment", outcome="claims_dismissed", ruled_on=day, received_on=day
    )
    return matter


def test_an_absent_head_counts_and_an_excused_one_does_not(court: Court) -> None:
    absent = heard(court, 1, head="none")
    heard(court, 3, notified=False, head="none")  # the rule speaks of heads the court called
    heard(court, 2, head="none", excuse="duty", excuse_signed=True, excuse_accepted=True)
    assert [each.finding.key for each in suits.absent(FIRST, LAST, TODAY)] == [f"suit:{absent}:absent"]


PERFORMANCE = [
    (date(2026, 5, 20), None, 1, "its day is past and nothing was done"),
    (date(2026, 5, 20), date(2026, 5, 28), 1, "done, but late"),
    (date(2026, 5, 20), date(2026, 5, 20), 0, "on its last day"),
    (date(2026, 3, 20), None, 0, "of the quarter before"),
    (None, None, 0, "nothing was ordered"),
]


@pytest.mark.parametrize(("by", "done", "count", "why"), PERFORMANCE, ids=[row[-1] for row in PERFORMANCE])
def test_a_judgment_counts_when_its_day_of_performance_was_missed(
    court: Court, by: date | None, done: date | None, count: int, why: str
) -> None:
    matter = ruled(court, 1, date(2026, 3, 10), "duty_ordered", perform_by=by)
    court.take(matter, "confirm_effective", effective_on="2026-03-26")
    if done:
        court.take(matter, "record_performance", performed_on=done, how="已作出处理")
    assert len(list(suits.unperformed(FIRST, LAST, TODAY))) == count, why
