"""Hands for the tests: people of the toy room and the ways they act."""

from datetime import date
from typing import Any

from fuyuan.matters.models import DutyRow
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

CLERK = Actor(Post.INTAKE, "王立案", person_id=1, organ_id=7, organ_name="某市司法局")
HANDLER = Actor(Post.HANDLER, "李承办", person_id=2, organ_id=7, organ_name="某市司法局")
LETTER = {"writer": "赵来信", "subject": "反映罚款过重", "received_on": "2026-09-28"}


def receive(
    actor: Actor = CLERK, token: str | None = None, day: date | None = None, **letter: Any
) -> Outcome:
    """Open a letter that came on Monday 28 September 2026."""
    return open_matter(
        kind="letter", step="receive", record={**LETTER, **letter}, actor=actor, token=token, day=day
    )


def take(matter: int, step: str, actor: Actor = HANDLER, **options: Any) -> Outcome:
    options.setdefault("record", {})
    return take_step(matter_id=matter, step=step, actor=actor, **options)


def accepted(**letter: Any) -> int:
    """Open a letter and accept it; return the matter."""
    matter = receive(**letter).matter_id
    take(matter, "accept", CLERK)
    return matter


def duty(matter: int, key: str) -> DutyRow:
    return DutyRow.objects.get(matter_id=matter, key=key)
