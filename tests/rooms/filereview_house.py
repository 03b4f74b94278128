"""Hands for the tests of file reviews: the starter county, an office of six, closed cases of different handlers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import reconsideration_samples as samples
from django.test import Client
from organs_people import signed_in
from reform_story import Live, Story

from fuyuan.business.filereview.files.reading import first_score
from fuyuan.business.filereview.files.state import FileState
from fuyuan.business.filereview.models import FileReview, Round
from fuyuan.business.filereview.rounds.state import RoundState
from fuyuan.matters.registry import Outcome, room_of
from fuyuan.matters.services import context_for, open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post

BUREAU = "汝州市司法局"


class Office(Story):
    """A head, four handlers and an intake officer; ``closed`` gives a case decided, served and closed on the clock's day."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.head_client = self.hire("jigoufuze", Post.OFFICE_HEAD, BUREAU)
        self.intake, _ = self.hire("lian", Post.INTAKE, BUREAU)
        self.handlers = [self.hire(f"chengban{n}", Post.HANDLER, BUREAU)[0] for n in range(1, 5)]

    @property
    def today(self) -> date:
        return self.hand.at.date()

    @property
    def staff(self) -> list[Actor]:
        return [self.head, self.intake, *self.handlers]

    def actor(self, person_id: int) -> Actor:
        return next(each for each in self.staff if each.person_id == person_id)

    def client(self, actor: Actor) -> Client:
        return signed_in(Account.objects.get(pk=actor.person_id))

    def closed(self, *handlers: Actor, **act: Any) -> Live:
        case, day = self.case(**act), self.today
        named = [self.named(each) for each in handlers]
        case.take("assign", {"handlers": named, "reason": "改派"}, samples.HEAD, day)
        samples.make(case, day, samples.draft())  # type: ignore[arg-type]
        samples.served(case, day)  # type: ignore[arg-type]
        case.take("close", {}, samples.HANDLER, day)
        return case

    def named(self, actor: Actor) -> dict[str, Any]:
        return {"person_id": actor.person_id, "name": actor.name}

    def plan(self, **changes: Any) -> dict[str, Any]:
        day = self.today
        return {
            "subject": "reconsideration", "title": "九月案卷评查", "first": day - timedelta(days=60), "last": day, "method": "all",
            "reviewers": [each.person_id for each in self.staff], "score_by": day + timedelta(days=10),
            "report_by": day + timedelta(days=40), **changes,
        }  # fmt: skip

    def round(self, **changes: Any) -> int:
        return open_matter(
            kind="file_round", step="plan", record=self.plan(**changes), actor=self.head
        ).matter_id

    def drawn(self, **changes: Any) -> int:
        pk = self.round(**changes)
        self.take(pk, "draw", self.head)
        return pk

    def round_state(self, pk: int) -> RoundState:
        return RoundState.model_validate_json(Round.objects.get(pk=pk).state)

    def files(self, round_id: int) -> list[FileReview]:
        return list(FileReview.objects.filter(round_id=round_id).order_by("pk"))

    def state(self, pk: int) -> FileState:
        return FileState.model_validate_json(FileReview.objects.get(pk=pk).state)

    def reviewers(self, pk: int) -> list[Actor]:
        return [self.actor(each.person_id) for each in self.state(pk).reviewers]

    def score(self, pk: int, actor: Actor, **lost: float) -> Outcome:
        """The sheet as the form first shows it, with these points taken away as well: score(pk, who, **{"5.2": 1})."""
        state, room = self.state(pk), room_of("file_review")
        form = first_score(state, context_for(room, state, "score", None, actor))
        for line in form["lines"]:
            if line["code"] in lost:
                line |= {"deduct": lost[line["code"]], "reason": "文书有差错", "page": "第12页"}
        return self.take(pk, "score", actor, confirmed=True, **form)

    def concluded(self, pk: int, corrections: Any = (), **lost: float) -> None:
        """Both sheets the same, the handlers silent but for consent, the score fixed."""
        for actor in self.reviewers(pk):
            self.score(pk, actor, **lost)
        for person in self.state(pk).handlers if self.state(pk).stage == "answering" else ():
            self.take(pk, "answer", self.actor(person.person_id), accepts=True)
        state, room = self.state(pk), room_of("file_review")
        form = room.procedure.step("conclude").initial(
            state, context_for(room, state, "conclude", None, self.head)
        )
        self.take(pk, "conclude", self.head, corrections=corrections, **form)
