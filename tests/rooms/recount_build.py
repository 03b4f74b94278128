"""Lets the stories of the recount happen: every suit and case by the steps of its room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from django.test import Client
from organs_people import RUZHOU, load_county
from recount_stories import CASES, MORE_DISPUTES, MORE_ENDINGS, STORIES, Heard, Story, Tried, later
from suit_house import Court

from fuyuan.config.demo import build as builder
from fuyuan.config.demo import cast, life, litigation
from fuyuan.config.demo.material import Dispute
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

NAMES = {
    "police": "汝州市公安局",
    "town": "寄料镇人民政府",
    "city": "汝州市人民政府",
    "market": "汝州市市场监督管理局",
}
RULINGS = {"withdrawn", "withdrawn_changed", "withdrawn_deemed", "suit_dismissed", "not_docketed", "transferred", "ended",
           "remanded", "appeal_withdrawn", "retrial_refused"}  # fmt: skip
HEADS: dict[str, dict[str, Any]] = {  # how the head's part in a hearing is written down
    "spoke": {"head": "deputy", "name": "钱某", "spoke": True},
    "attended": {"head": "chief", "name": "赵某"},
    "excused": {"head": "none", "excuse": "duty", "excuse_signed": True, "excuse_accepted": True},
    "absent": {"head": "none"},
    "no_paper": {"head": "deputy", "name": "钱某", "spoke": True, "identity_paper": False},
    "refused": {"head": "none", "excuse": "duty", "excuse_signed": True, "excuse_accepted": False},
}


def build_cases() -> None:
    """The demo's lives of cases, these only; the suits that follow them are the demo's too."""
    load_county(RUZHOU)
    make_demo_people()
    with pytest.MonkeyPatch.context() as patch:
        chosen = [
            (life.Plan(how, frozenset(turns.split())), date.fromisoformat(day)) for how, turns, day in CASES
        ]
        patch.setattr(builder, "plans", lambda dice: iter(chosen))
        patch.setattr(builder, "dispute_for", dispute)
        for ending, words in MORE_ENDINGS.items():
            patch.setitem(life.ENDINGS, ending, words)
            patch.setitem(cast.FITS, ending, ("penalty",))
        patch.setattr(litigation, "A_YEAR", 0)  # no suits brought directly
        for each in ("add_plans", "add_reforms", "add_linkage"):
            patch.setattr(builder, each, lambda world, dice: None)
        builder.build()


def dispute(plan: life.Plan, dice: Random) -> Dispute:
    """What the demo would quarrel about, changed where an ending needs another request."""
    return replace(cast.dispute_for(plan, dice), **MORE_DISPUTES.get(plan.ending, {}))


class Docket(Court):
    """The people of the court's tests, telling the stories one after another."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def hire(self, username: str, post: Post, organ: str) -> tuple[Actor, Client]:
        """Beside the demo's people, who bear the same names."""
        return super().hire(f"r-{username}", post, organ)

    def tell(self, stories: tuple[Story, ...] = STORIES) -> None:
        for story in stories:
            try:
                self.one(story)
            except Exception as refused:
                raise AssertionError(f"the story “{story.why}” cannot happen: {refused}") from refused

    def one(self, story: Story) -> None:
        matter = self.registered(story)
        for at, tried in enumerate(story.tried):
            if at:
                self.take(
                    matter, "docket_next", self.office, instance=tried.instance, court="平顶山市中级人民法院",
                    case_number=self.next_number(), docketed_on=tried.docketed,
                )  # fmt: skip
            self.try_once(matter, tried, effective=story.effective)
        if story.corrected_to:
            days = {"ruled_on": story.tried[0].ruled, "received_on": story.tried[0].ruled}
            self.take(matter, "correct_ruling", self.office, form="judgment", outcome=story.corrected_to,
                      reason="登记有误", **days)  # fmt: skip
        if story.performed_on:
            self.take(
                matter,
                "record_performance",
                performed_on=story.performed_on,
                how="已经履行。",
                forced=story.forced,
            )

    def next_number(self) -> str:
        self.number += 1
        return f"（2026）豫0482行字{self.number}号"

    def registered(self, story: Story) -> int:
        docketed = story.tried[0].docketed
        record = {
            "court": "汝州市人民法院", "case_number": self.next_number(), "docketed_on": docketed, "act_kind": "penalty",
            "act_title": "行政处罚决定", "plaintiffs": [{"name": f"张{self.number}"}],
            "defendants": [body(each) for each in story.bodies], **story.more,
        }  # fmt: skip
        return open_matter(kind="suit", step="register", record=record, actor=self.office).matter_id

    def try_once(self, matter: int, tried: Tried, *, effective: bool) -> None:
        for at, hearing in enumerate(tried.heard, 1):
            self.hear(matter, at, hearing)
        if not tried.outcome:
            return
        form = (
            "mediation"
            if tried.outcome == "mediated"
            else "ruling"
            if tried.outcome in RULINGS
            else "judgment"
        )
        self.take(
            matter, "record_ruling", self.office, form=form, outcome=tried.outcome, changed_to=tried.changed_to,
            ruled_on=tried.ruled, received_on=later(tried.ruled, 2), perform_by=tried.perform_by,
        )  # fmt: skip
        self.appeal(matter, tried)
        if effective and not tried.appeals and self.state(matter).stage == "ruled" and form != "ruling":
            self.take(matter, "confirm_effective", self.office, effective_on=later(tried.ruled, 30))

    def hear(self, matter: int, at: int, hearing: Heard) -> None:
        self.take(
            matter, "schedule_hearing", self.office, hearing_on=hearing.on, notified=hearing.notified, again=hearing.again
        )  # fmt: skip
        if not hearing.how:
            self.take(matter, "move_hearing", self.office, hearing=at, reason="取消")
        for defendant, how in enumerate(hearing.how, 1):
            self.take(matter, "record_attendance", self.office, hearing=at, defendant=defendant, **HEADS[how])

    def appeal(self, matter: int, tried: Tried) -> None:
        day = later(tried.ruled, 5)
        sides = [each for each in tried.appeals if each != "defendant"]
        if sides:
            self.take(matter, "appeal", self.office, appellants=sides, acted_on=day)
        if "defendant" in tried.appeals:
            approval = {"by": "赵局长", "on": day}
            self.take(matter, "decide_appeal", self.police_head, defendant=1, choice="appeal", reason="不服。",
                      approval=approval, acted_on=day)  # fmt: skip


def body(name: str) -> dict[str, Any]:
    if name == "outside":
        return {"name": "某省属单位"}
    standing = "upheld" if name == "city" else "acted"
    return {"organ_id": organ_id(name), "standing": standing}


def organ_id(name: str) -> int:
    if name == "outside":
        return -1  # the row of all bodies that are not in the directory
    return Organ.objects.get(name=NAMES[name]).pk
