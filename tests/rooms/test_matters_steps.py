"""Taking steps: the toy room of tests/toy proves that one pure file and one model make a procedure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from fuyuan.matters import search
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import DutyRow, EventRow, Matter
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import (
    open_matter,
    take_step,
)
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from toy.models import LetterRow

pytestmark = pytest.mark.django_db

CLERK = Actor(Post.INTAKE, "王立案", person_id=1, organ_id=7, organ_name="某市司法局")
HANDLER = Actor(Post.HANDLER, "李承办", person_id=2, organ_id=7, organ_name="某市司法局")
LETTER = {"writer": "赵来信", "subject": "反映罚款过重", "received_on": "2026-09-28"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


def receive(**changes: Any) -> Outcome:
    return open_matter(kind="letter", step="receive", record=LETTER, actor=CLERK, **changes)


def take(matter: int, step: str, actor: Actor = HANDLER, **options: Any) -> Outcome:
    options.setdefault("record", {})
    return take_step(matter_id=matter, step=step, actor=actor, **options)


def duty(matter: int, key: str) -> DutyRow:
    return DutyRow.objects.get(matter_id=matter, key=key)


def test_opening_writes_event_row_duty_and_search_text_together() -> None:
    done = receive()
    row = LetterRow.objects.get(pk=done.matter_id)
    assert (row.stage, row.title, row.writer, row.seq) == ("received", "反映罚款过重", "赵来信", 1)
    assert (row.next_due, row.next_duty, row.organ_id) == (
        date(2026, 10, 10),
        "审查",
        7,
    )  # 10 October is a make-up day
    event = EventRow.objects.get(matter_id=done.matter_id)
    assert (event.step, event.name, event.organ_name) == ("receive", "王立案", "某市司法局")
    assert event.hash == Matter.objects.get(pk=done.matter_id).head
    assert duty(done.matter_id, "review").status == DutyRow.Status.OPEN
    assert LetterRow.objects.filter(pk__in=search.hits("letter", "来信", capped=False)).exists()


def test_a_step_closes_the_duty_it_meets_and_opens_the_next() -> None:
    matter = receive().matter_id
    done = take(matter, "accept", CLERK, day=date(2026, 9, 29))
    assert done.state.number == "信〔2026〕1号"
    assert (duty(matter, "review").status, duty(matter, "review").done_on) == ("done", date(2026, 9, 29))
    assert (duty(matter, "decision").status, duty(matter, "decision").due) == ("open", date(2026, 11, 30))
