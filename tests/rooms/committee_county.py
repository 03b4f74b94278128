"""Hands for the tests of the committee: a county with an office, eight members, and a case ready to be decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import reconsideration_samples as samples
from django.test import Client
from organs_people import hold, signed_in
from reform_story import POLICE, Live, Story

from fuyuan.business.committee.consultations.state import ConsultationState
from fuyuan.business.committee.models import Consultation
from fuyuan.business.reconsideration.models import Case
from fuyuan.matters import clock
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

BUREAU = "汝州市司法局"
FIELDS = ("law", "security")


class Committee(Story):
    """Members 1 to 8: the first three of departments (the first of the police), the others experts and scholars."""

    def __init__(self) -> None:
        super().__init__()
        self.handler, self.handler_client = self.hire("chengban", Post.HANDLER, BUREAU)
        self.head, self.head_client = self.hire("jigoufuze", Post.OFFICE_HEAD, BUREAU)
        self.members = [self.member(n) for n in range(1, 9)]
        self.live: Live | None = None

    def member(self, number: int) -> Actor:
        actor, _ = self.hire(f"weiyuan{number}", Post.COMMITTEE_MEMBER, BUREAU)
        self.appoint(actor, number)
        return actor

    def appoint(self, actor: Actor, number: int, **more: Any) -> Outcome:
        where = {1: POLICE, 2: "汝州市财政局", 3: "汝州市民政局"}.get(number)
        kind = "government" if where else ("expert" if number % 2 else "scholar")
        profile = {
            "kind": kind, "role": "chair" if number == 2 else "member", "employer": where or "某大学法学院", "duty": "主任",
            "organ_id": Organ.objects.get(name=where).pk if where else None, "fields": FIELDS,
        }  # fmt: skip
        day = self.today
        record = {
            "person_id": actor.person_id, "profile": profile, "from_on": day, "to_on": day + timedelta(days=700),
            "approval": {"by": "市政府常务会议", "on": day}, **more,
        }  # fmt: skip
        return open_matter(kind="committee_member", step="appoint", record=record, actor=self.head)

    @property
    def today(self) -> date:
        return clock.today()

    def client(self, actor: Actor) -> Client:
        """A window of somebody, signed in on the day the clock shows."""
        return signed_in(Account.objects.get(pk=actor.person_id))

    def case_number(self) -> str:
        self.live = self.case()
        return Case.objects.get(pk=self.live.matter_id).case_number

    def refer(self, number: str = "", **more: Any) -> int:
        day = self.today
        record = {
            "case_number": number or self.case_number(), "ground": "technical", "fields": ["law"], "size": 5, "outside": 2,
            "brief": "双方对伤情鉴定能否作为处罚依据有争议，需要专业意见。", "questions": ["鉴定意见能否采信"],
            "meet_on": day + timedelta(days=9), "access_until": day + timedelta(days=14), **more,
        }  # fmt: skip
        return open_matter(kind="consultation", step="refer", record=record, actor=self.handler).matter_id

    def drawn(self, **more: Any) -> int:
        pk = self.refer(**more)
        self.take(pk, "draw", self.handler)
        return pk

    def state(self, pk: int) -> ConsultationState:
        return ConsultationState.model_validate_json(Consultation.objects.get(pk=pk).state)

    def panel(self, pk: int) -> list[Actor]:
        seated = [seat.person_id for seat in self.state(pk).panel]
        return [actor for person in seated for actor in self.members if actor.person_id == person]

    def opine(self, pk: int, actor: Actor, **more: Any) -> Outcome:
        told = {"view": "鉴定意见可以采信。", "reasons": "鉴定人有资质，程序合法。", **more}
        return self.take(pk, "give_opinion", actor, person_id=actor.person_id, **told)

    def concluded(self, dissent: bool = False, signed: bool = True) -> int:
        """A consultation with an opinion; the last member dissents if asked."""
        pk = self.drawn()
        panel = self.panel(pk)
        for actor in panel:
            self.opine(pk, actor)
        here = [actor.person_id for actor in panel]
        self.take(
            pk, "open_discussion", self.handler, on=self.today, place="听证室", chair=here[0], present=here
        )
        positions = [
            {"person_id": each, "stand": "dissent" if dissent and each == here[-1] else "agree",
             "words": "鉴定超出委托范围。" if dissent and each == here[-1] else ""}
            for each in here
        ]  # fmt: skip
        told = {
            "course": "委员逐一发表意见，进行了讨论。",
            "conclusion": "鉴定意见可以采信。",
            "reasons": "鉴定程序合法。",
        }
        self.take(pk, "conclude", self.handler, positions=positions, **told)
        if signed:
            issue(Paper.objects.get(matter_id=pk, kind="consultation.consultation_opinion").pk, self.head)
        return pk

    def answer(self, pk: int, adoption: str = "full", **more: Any) -> Outcome:
        told = {"explanation": "决定稿对咨询意见作了逐项回应。", **more}
        return self.take(pk, "answer", self.handler, adoption=adoption, **told)

    def decide(self, step: str, **record: Any) -> Any:
        """A step of the decision on the case in hand, by who takes it."""
        assert self.live
        who = {"review_decision": self.head, "approve_decision": self.mayor}.get(step, samples.HANDLER)
        return self.live.take(step, record, who, self.today)

    def draft(self) -> None:
        self.decide("draft_decision", **samples.draft("uphold"))

    def relation(self, actor: Actor, organ: str) -> None:
        """Somebody declares that he or she once worked at an organ."""
        hold(
            Account.objects.get(pk=actor.person_id),
            Post.RESPONDENT_LIAISON,
            Organ.objects.get(name=organ).code,
        )
