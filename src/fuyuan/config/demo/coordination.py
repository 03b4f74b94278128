"""The demo's disputes: one the departments agree on, one the government decides, one asked again, one under way; real steps only."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from fuyuan.business.coordination.lookups import enforcers
from fuyuan.business.coordination.models import Allotment, Coordination
from fuyuan.business.coordination.state import CoordinationState
from fuyuan.clock import today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from . import coordination_words as words
from .coordination_words import Dispute
from .leadership import clerk_of, head_of
from .linkage import demo_actor
from .linkage_lives import Teller
from .world import Life, World


class DisputeLife(Teller):
    """One dispute, from the application to its performance."""

    def __init__(
        self,
        world: World,
        dice: random.Random,
        supervisor: Actor,
        mayor: Actor,
        told: Dispute,
        organs: tuple[Organ, Organ],
    ) -> None:
        super().__init__(world, dice, supervisor)
        self.mayor, self.told, self.organs = mayor, told, organs

    def live(self) -> Life:
        self.apply()
        yield self.later(1, 4)
        if self.told.way == "refused":
            self.refuse()
            return
        self.take("accept", self.clerk)
        self.sign("coordination.coordination_acceptance")
        if self.told.way == "waiting":
            return
        yield self.later(4, 9)
        self.take("answer", clerk_of(self.organs[1]), claim=self.told.answer, basis=self.told.answer_basis)
        yield self.later(4, 9)
        self.meet()
        if self.told.way == "decided":
            yield from self.decided()
        yield self.later(12, 18)
        for organ in self.organs:
            self.take("perform", clerk_of(organ), done=words.DONE, on=today())
        yield self.later(2, 5)
        self.take("close", self.clerk)

    def apply(self) -> None:
        mine, other = self.organs
        told = self.told
        record = {
            "item": told.item, "sort": told.sort, "opponents": [{"organ_id": other.pk}], "facts": told.facts, "claim": told.claim,
            "basis": told.basis, "talked_on": today() - timedelta(days=9), "talked": words.TALKED, "different": told.different,
        }  # fmt: skip
        self.pk = open_matter(
            kind="coordination", step="apply", record=record, actor=clerk_of(mine)
        ).matter_id
        self.sign("coordination.coordination_application", head_of(mine))

    def refuse(self) -> None:
        known = Allotment.objects.order_by("pk").values_list("number", flat=True)[0]
        self.take("refuse", self.clerk, ground="known", known=known, why=words.KNOWN)
        self.sign("coordination.coordination_refusal")

    def lines(self) -> list[dict[str, Any]]:
        lead, helper = self.organs if self.told.leads == "by" else self.organs[::-1]
        return [
            {"organ_id": lead.pk, "part": "lead", "what": self.told.lead, "basis": self.told.answer_basis},
            {"organ_id": helper.pk, "part": "lead" if self.told.way == "decided" else "help", "what": self.told.helps,
             "basis": self.told.basis},
        ]  # fmt: skip

    def meet(self) -> None:
        agreed = self.told.way == "agreed"
        parties = CoordinationState.model_validate_json(Coordination.objects.get(pk=self.pk).state).parties
        sides = [
            {"organ_id": each.organ_id, "name": each.name, "who": "分管副局长",
             "vote": "yes" if agreed or each is not parties[-1] else "no"}
            for each in parties
        ]  # fmt: skip
        record = {
            "on": today(), "place": "市司法局三楼会议室", "chair": self.clerk.name, "sides": sides, "talk": words.TALK,
            "lines": self.lines(), "perform_by": self.world.workday(today(), 25) if agreed else None,
        }  # fmt: skip
        take_step(matter_id=self.pk, step="meet", record=record, actor=self.clerk)
        self.sign("coordination.coordination_minutes")

    def decided(self) -> Life:
        yield self.later(3, 6)
        opinion = {
            "lines": self.lines(),
            "reasons": words.REASONS,
            "perform_by": self.world.workday(today(), 45),
        }
        self.take("opine", self.clerk, **opinion)
        self.sign("coordination.coordination_opinion")
        yield self.later(6, 12)
        self.take(
            "decide",
            self.mayor,
            lines=self.lines(),
            perform_by=self.world.workday(today(), 30),
            reasons=words.DECISION,
        )
        self.sign("coordination.coordination_decision", self.mayor)


def add_coordination(world: World, dice: random.Random, mayor: Actor) -> None:
    """Put the disputes into the world, where the departments they are about exist."""
    supervisor = demo_actor(Post.SUPERVISION_STAFF)
    for told in words.DISPUTES:
        organs = department(told.by), department(told.other)
        if supervisor is None or organs[0] is None or organs[1] is None:
            continue
        day = world.workday(world.end.date() - timedelta(days=told.days_ago), 0)
        own = random.Random(dice.random())  # noqa: S311
        life = DisputeLife(world, own, supervisor, mayor, told, (organs[0], organs[1]))
        world.add(world.at(day, 9, 30), life.live())


def department(area: str) -> Organ | None:
    rows = Organ.objects.filter(pk__in=enforcers(), kind="department").order_by("code")
    return next((each for each in rows if area in each.name or area in "".join(each.areas)), None)
