"""Electronic service in the demo: in the evening parties open what reached them that day; some want a paper on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.reading import electronic, open_asks
from fuyuan.clock import today
from fuyuan.matters.models import EventRow
from fuyuan.matters.services import take_step
from fuyuan.matters.store import history
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .linkage import demo_actor
from .world import Life, World

SINCE = timedelta(days=240)
UNREAD, ON_PAPER = 4, 3  # every fourth case is not opened; in every third a paper is wanted on paper


def add_reading(world: World) -> None:
    clerk = demo_actor(Post.HANDLER)
    if clerk:
        first = world.workday((world.end - SINCE).date(), 0)
        world.add(world.at(first, 20, 15), _evenings(world, clerk))


def _evenings(world: World, clerk: Actor) -> Life:
    while today() < world.end.date():
        rows = EventRow.objects.filter(step="serve", day=today(), body__contains='"method":"electronic"')
        for matter_id in sorted(set(rows.values_list("matter_id", flat=True))):
            _read(world, clerk, matter_id)
        yield world.at(world.workday(today() + timedelta(days=1), 0), 20, 15)


def _read(world: World, clerk: Actor, matter_id: int) -> None:
    """The first applicant opens what came today and was not opened yet."""
    state: Any = PROCEDURE.fold(history(matter_id, PROCEDURE))
    party = Actor(Post.APPLICANT, state.application.applicants[0].name, matter_ids=frozenset({matter_id}))
    known = {each.paper for each in state.readings}
    for place in electronic(state, frozenset({"applicant-1"})):
        if matter_id % UNREAD and place not in known:
            take_step(matter_id=matter_id, step="read_paper", record={"paper": place}, actor=party)
        if matter_id % ON_PAPER == 0 and place == max(electronic(state)) and not state.copy_asks:
            record = {"served": place, "address": f"{state.application.delivery.address} {party.name}"}
            take_step(matter_id=matter_id, step="ask_paper_copy", record=record, actor=party)
            world.add(world.at(world.workday(today(), 2), 10), _send(clerk, matter_id))


def _send(clerk: Actor, matter_id: int) -> Life:
    state: Any = PROCEDURE.fold(history(matter_id, PROCEDURE))
    for number, _ in open_asks(state):
        record = {"request": number, "way": "mail", "on": today(), "tracking": f"EMS10{matter_id:07d}"}
        take_step(matter_id=matter_id, step="send_paper_copy", record=record, actor=clerk)
    yield from ()
