"""The government's seal in the demo: registered and approved some months ago; its keeper seals in the afternoon what was issued.

The image is drawn here and says that it is an example; the stand-in service marks every paper it signs as a test.
"""

from __future__ import annotations

import math
from datetime import timedelta
from pathlib import Path

import typst

from fuyuan.clock import today
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Organ, Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers import fonts
from fuyuan.papers.batches.services import Item, begin, go_on
from fuyuan.papers.models import PaperBatch
from fuyuan.papers.queries import unsealed
from fuyuan.papers.sealing import services

from .linkage import demo_actor
from .world import Life, World

SINCE, LEFT = timedelta(days=100), timedelta(days=4)  # what was issued in the last days waits
SHEET = Path(__file__).with_name("seal.typ")


def add_seals(world: World) -> None:
    """Let the keeper work; where the place has no keeper or no head, seals are put on by hand as before."""
    keeper, head = demo_actor(Post.SEAL_KEEPER), demo_actor(Post.ORGAN_HEAD)
    if keeper and head:
        world.add(world.at(world.workday((world.end - SINCE).date(), 0), 8), _keep(world, keeper, head))


def _keep(world: World, keeper: Actor, head: Actor) -> Life:
    organ = role_holder(Role.RECONSIDERATION_ORGAN, today())
    seal = services.register(
        organ=organ, name=f"{organ.name}行政复议专用章", image=drawn(organ), diameter=42, valid_from=today(),
        reason="启用行政复议专用章的通知", by=Account.objects.get(pk=keeper.person_id or 0),
    )  # fmt: skip
    services.approve(seal.pk, head)
    while today() < (world.end - LEFT).date():
        yield world.at(world.workday(today() + timedelta(days=1), 0), 17)
        waiting = list(unsealed().filter(seal_organ_id=organ.pk).order_by("pk"))
        if waiting:
            batch = begin(
                act=PaperBatch.Act.SEAL, items=map(Item.of, waiting), actor=keeper, token=f"demo-seals-{today()}",
                title=f"{seal.name}用印 {len(waiting)} 份", asked={"seal": seal.pk},
            )  # fmt: skip
            go_on(batch, keeper, math.inf)


def drawn(organ: Organ) -> bytes:
    """Return the example seal of an organ as PNG."""
    at = fonts.folders()
    inputs = {"name": organ.name, "face": fonts.faces(at)["song"][0]}
    return bytes(
        typst.compile(str(SHEET), font_paths=fonts.load(at), sys_inputs=inputs, format="png", ppi=300)
    )
