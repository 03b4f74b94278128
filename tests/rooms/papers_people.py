"""A reconsideration case in the sample county with real accounts, and its papers."""

from typing import Any

import reconsideration_samples as samples
from django.test import Client
from organs_people import load_sample, organ, person, signed_in

from fuyuan.business.reconsideration.models import PartyAccount
from fuyuan.matters import clock
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper


class House:
    """Everybody who may touch a paper, each with a client; one case with its applicant."""

    def __init__(self) -> None:
        load_sample()
        settings.forget()
        self.respondent_organ = Organ.objects.filter(kind="department", enforcement=True).exclude(
            code="QH-SFJ"
        )[0]
        self.intake, self.intake_client = self.hire("lian", Post.INTAKE)
        self.handler, self.handler_client = self.hire("chengban", Post.HANDLER)
        self.handler2, _ = self.hire("chengban2", Post.HANDLER)
        self.head, self.head_client = self.hire("fuzeren", Post.OFFICE_HEAD)
        self.mayor, self.mayor_client = self.hire("xianzhang", Post.ORGAN_HEAD, "990121")
        self.liaison, self.liaison_client = self.hire(
            "lianluo", Post.RESPONDENT_LIAISON, self.respondent_organ.code
        )
        self.court, self.court_client = self.hire("fayuan", Post.COURT_LIAISON)

    def hire(self, username: str, post: Post, at: str = "QH-SFJ") -> tuple[Actor, Client]:
        account = person(username, post, at=at)
        where = organ(at)
        return Actor(post, account.name, account.pk, where.pk, where.name), signed_in(account)

    def apply(self, token: str | None = None, **changes: Any) -> Outcome:
        respondent = {"organ_id": self.respondent_organ.pk, "name": self.respondent_organ.name}
        day = clock.today()
        record = samples.application(day, channel="in_person", respondents=[respondent], **changes)
        return open_matter(
            kind="reconsideration", step="apply", record=record, actor=self.intake, token=token
        )

    def take(self, matter: int, step: str, record: Any = None, actor: Actor | None = None) -> Outcome:
        return take_step(matter_id=matter, step=step, record=record or {}, actor=actor or self.handler)

    def approval(self, capacity: str = "organ_head") -> dict[str, Any]:
        return {"by": "王某", "capacity": capacity, "on": clock.today()}

    def accepted(self, **changes: Any) -> int:
        matter = self.apply(**changes).matter_id
        self.take(matter, "register", {}, self.intake)
        self.take(matter, "accept", {"conditions": samples.conditions()}, self.intake)
        return matter

    def in_trial(self, **changes: Any) -> int:
        matter = self.accepted(**changes)
        self.take(matter, "choose_ordinary")
        handlers = [
            {"person_id": each.person_id, "name": each.name} for each in (self.handler, self.handler2)
        ]
        self.take(matter, "assign", {"handlers": handlers}, self.head)
        self.take(matter, "send_copy")
        return matter

    def party(self, matter: int, post: Post = Post.APPLICANT) -> Actor:
        """Somebody who came with a query code."""
        return Actor(post, "张三", matter_ids=frozenset({matter}))

    def paper(self, matter: int, code: str) -> Paper:
        return Paper.objects.filter(matter_id=matter, kind=f"reconsideration.{code}").latest("pk")

    def bind(self, matter: int, account_id: int) -> None:
        PartyAccount.objects.create(matter_id=matter, account_id=account_id, since=clock.now())
