"""Hands for the tests of enforcement files: the police's confirmed decisions, supervisors with accounts, an inspection."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.test import Client
from leadership_house import CHIEF, DEPUTY, House
from organs_people import signed_in

from fuyuan.business.filereview.files.concluding import first_conclusion
from fuyuan.business.filereview.files.reading import first_score
from fuyuan.business.filereview.files.state import FileState
from fuyuan.business.filereview.models import FileReview, Round
from fuyuan.business.filereview.rounds.state import RoundState
from fuyuan.business.supervision.inspections.steps import InspectionState
from fuyuan.business.supervision.models import Inspection
from fuyuan.clock import Hand
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import context_for, open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post

BUREAU, POLICE = "汝州市司法局", "汝州市公安局"


class Bureau(House):
    """Three lay supervisors in the register, 甲 and 乙 the team; four decisions of the police, the last one not confirmed."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.lay = [self.hire(f"jianduyuan{n}", Post.LAY_SUPERVISOR, BUREAU)[0] for n in range(1, 4)]
        self.entries = [self.appoint(each) for each in self.lay]
        self.year()
        self.files = [self.decision(CHIEF, DEPUTY, confirmed=n < 3) for n in range(4)]

    @property
    def today(self) -> date:
        return self.hand.at.date()

    def appoint(self, who: Actor, **profile: Any) -> int:
        record = {
            "name": f"{who.name}{who.person_id}",
            "profile": {"employer": "律师事务所", "kind": "lawyer", "person_id": who.person_id, **profile},
            "from_on": self.today, "to_on": self.today + timedelta(days=700), "approval": {"by": "王局长", "on": self.today},
        }  # fmt: skip
        return open_matter(kind="supervisor", step="appoint", record=record, actor=self.supervisor).matter_id

    def inspection(self, *team: int) -> int:
        """Of the police by the first two in the register, unless other entries are named."""
        record = {
            "title": "执法案卷重点监督", "form": "key", "pool": "departments", "choose": "named",
            "units": [self.police.organ_id],
            "areas": ["penalty"], "teams": [{"name": "一队", "members": list(team or self.entries[:2])}], "first_on": self.today,
            "last_on": self.today + timedelta(days=30), "last_rounds": 0,
        }  # fmt: skip
        pk = open_matter(
            kind="supervision_round", step="plan", record=record, actor=self.supervisor
        ).matter_id
        self.take(pk, "assign", self.supervisor)
        return Inspection.objects.get(round_id=pk).pk

    def readers(self) -> list[Actor]:
        return [self.supervisor, *self.lay]

    def call(self, pk: int, **changes: Any) -> int:
        """The review of three files in an inspection; returns its round."""
        record = {
            "first": self.today - timedelta(days=30), "last": self.today, "reviewers": [each.person_id for each in self.readers()],
            "score_by": self.today + timedelta(days=10), "report_by": self.today + timedelta(days=40), **changes,
        }  # fmt: skip
        self.take(pk, "review_files", self.supervisor, **record)
        return Round.objects.get(inspection_id=pk).pk

    def drawn(self, pk: int, **changes: Any) -> list[int]:
        review = self.call(pk, **changes)
        self.take(review, "draw", self.supervisor)
        return list(FileReview.objects.filter(round_id=review).order_by("pk").values_list("pk", flat=True))

    def round_state(self, pk: int) -> RoundState:
        return RoundState.model_validate_json(Round.objects.get(pk=pk).state)

    def file(self, pk: int) -> FileState:
        return FileState.model_validate_json(FileReview.objects.get(pk=pk).state)

    def inspected(self, pk: int) -> InspectionState:
        return InspectionState.model_validate_json(Inspection.objects.get(pk=pk).state)

    def actor(self, person_id: int) -> Actor:
        return next(each for each in self.readers() if each.person_id == person_id)

    def client(self, actor: Actor) -> Client:
        return signed_in(Account.objects.get(pk=actor.person_id))

    def score(self, pk: int, actor: Actor, **lost: float) -> None:
        form = self.form("file_review", self.file(pk), "score", actor, first_score)
        for each in form["lines"]:
            if each["code"] in lost:
                each |= {"deduct": lost[each["code"]], "reason": "没有复核的记录", "page": "第22页"}
        self.take(pk, "score", actor, confirmed=True, **form)

    def both(self, pk: int, **lost: float) -> None:
        for person in self.file(pk).reviewers:
            self.score(pk, self.actor(person.person_id), **lost)

    def conclude(self, pk: int, **more: Any) -> None:
        form = self.form("file_review", self.file(pk), "conclude", self.supervisor, first_conclusion)
        self.take(pk, "conclude", self.supervisor, **form, **more)

    def form(self, kind: str, state: Any, step: str, actor: Actor, initial: Any) -> dict[str, Any]:
        return dict(initial(state, context_for(room_of(kind), state, step, None, actor)))
