"""Hands for the tests of the indicators: suits put into the count without a room of their own, people who read, pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.test import Client
from indicator_suits import first, suit
from organs_people import RUZHOU, load_county, person, signed_in

from fuyuan.insight.models import Reference
from fuyuan.insight.sources import SUIT, cells_of_suit
from fuyuan.insight.summaries import keep
from fuyuan.law.outcomes import CourtOutcome, Sued, SuitFact
from fuyuan.matters import clock
from fuyuan.organs import settings
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

TODAY = date(2026, 9, 28)
POLICE, TOWN, BUREAU = "汝州市公安局", "寄料镇人民政府", "汝州市司法局"
WON, LOST = CourtOutcome.CLAIMS_DISMISSED, CourtOutcome.QUASHED


def organ_id(name: str) -> int:
    return Organ.objects.get(name=name).pk


class Counted:
    """The county with a few suits in its count, and a client for each post that reads them."""

    def __init__(self) -> None:
        load_county(RUZHOU)
        settings.forget()
        self.number = 10_000
        places = {Post.JOINT_OFFICE: "汝州市府院联动联席会议办公室", Post.ORGAN_HEAD: "汝州市人民政府",
                  Post.RESPONDENT_LIAISON: POLICE, Post.COURT_LIAISON: "汝州市人民法院", Post.OFFICE_HEAD: BUREAU,
                  Post.SUPERVISION_STAFF: BUREAU, Post.HANDLER: BUREAU, Post.TRAINING_ADMIN: BUREAU}  # fmt: skip
        self.accounts = {
            post: person(post.value.replace("_", "-"), post, at=Organ.objects.get(name=at).code)
            for post, at in places.items()
        }

    def client(self, post: Post) -> Client:
        return signed_in(self.accounts[post])

    def suit(
        self, outcome: CourtOutcome | None, *bodies: str, closed: str = "2026-03-10", **more: Any
    ) -> SuitFact:
        """Count a suit; the number it got is its matter."""
        self.number += 1
        sued = tuple(Sued(organ_id(name), name) for name in bodies or (POLICE,))
        facts = {"area": "公安", "act_kind": "penalty", **more}
        fact = replace(suit(first(outcome, closed), **facts), matter_id=self.number, defendants=sued)
        return self.count(fact)

    def count(self, fact: SuitFact) -> SuitFact:
        keep(fact.matter_id, SUIT, cells_of_suit(fact))
        return fact

    def reference(self, value: str, year: int = 2026, **more: Any) -> Reference:
        facts = {
            "indicator": "loss_rate-A",
            "scope": "national",
            "source": "某年度报告",
            "entered_by": "某人",
            **more,
        }
        return Reference.objects.create(year=year, value=value, entered_at=clock.now(), **facts)


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()
