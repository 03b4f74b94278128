"""The demo's people who act under their certificates: a decision handled by two of them, a supervisor in the register."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from fuyuan.business.supervision.models import Supervisor
from fuyuan.business.supervision.supervisors.register import SupervisorState
from fuyuan.business.training.models import Certificate, Officer
from fuyuan.business.training.officers.entry import NewOfficer, register
from fuyuan.business.training.procedure import CERTIFICATE
from fuyuan.clock import today
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from . import leadership_words as words
from .guidance import units
from .leadership import clerk_of
from .people import identity_number
from .training import holder
from .world import Life, World

DECIDED, CARDED = 20, 30  # days before the end


def decision(world: World, unit: Organ) -> Life:
    """Entered with the two who handle it, reviewed; the discussion is still owed."""
    held = Certificate.objects.filter(stage="valid", kind="enforcer", organ_id=unit.pk).order_by("pk")
    numbers = [
        Officer.objects.get(pk=pk).number for pk in held.values_list("officer_id", flat=True).distinct()[:2]
    ]
    if len(numbers) < 2:
        return
    title, kind, why, proposed = words.DECISIONS[0]
    clerk, yesterday = clerk_of(unit), today() - timedelta(days=1)
    record = {
        "title": title, "file_number": f"〔{today().year}〕第90号", "act_kind": kind, "why": why, "proposed": proposed,
        "officers": numbers, "investigated_on": yesterday,
    }  # fmt: skip
    pk = open_matter(kind="majordecision", step="enter", record=record, actor=clerk).matter_id
    yield world.at(world.workday(today(), 3), 15)
    told = {"on": today(), "reviewer": "法制股 郑某", "opinion": "passed", "words": words.REVIEW}
    take_step(matter_id=pk, step="review", record=told, actor=clerk)


def carded(trainer: Actor, member: Actor) -> Life:
    """The supervisor who inspects in the demo serves in a town: he stands in the register, with his card from before."""
    row = Supervisor.objects.filter(title=member.name, stage="serving").first()
    unit_id = SupervisorState.model_validate_json(row.state).profile.unit_id if row else None
    unit = Organ.objects.filter(pk=unit_id).first() if unit_id else None
    if unit is None:
        return
    region = str(installation.get("place.region"))
    number = identity_number(random.Random(16), region, date(1982, 5, 14), male=True)  # noqa: S311
    profile = {"kind": "enforcer", "duty": "综合行政执法大队队长", "areas": ["综合行政执法"]}
    entry: dict[str, Any] = {
        "name": member.name, "identity": number, "organ_id": unit.pk, "organ_name": unit.name,
        "profile": profile, "since": today() - timedelta(days=1500),
    }  # fmt: skip
    entered = register(parse_record(NewOfficer, entry), trainer, "demo:carded").state.number
    year = today().year
    card = {
        "officer": entered, "card_number": "豫D049001", "issued_on": date(year - 4, 6, 1), "valid_until": date(year + 1, 5, 31),
        "exam": f"{year - 4}年行政执法资格考试", "exam_on": date(year - 4, 4, 20), "reviewed_year": year - 1,
    }  # fmt: skip
    open_matter(kind=CERTIFICATE.name, step="enter", record=card, actor=trainer)
    yield from ()


def add_acting(world: World) -> None:
    end = world.end.date()
    if found := units():
        start = world.workday(end - timedelta(days=DECIDED), 0)
        world.add(world.at(start, 9, 45), decision(world, found[0]))
    trainer, member = holder(Post.TRAINING_ADMIN), holder(Post.LAY_SUPERVISOR)
    if trainer and member:
        start = world.workday(end - timedelta(days=CARDED), 0)
        world.add(world.at(start, 9, 55), carded(trainer, member))
