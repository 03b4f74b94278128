"""The demo's committee: about 25 members since it was set up, plenary meetings and studies over three years, consulted cases."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from fuyuan.business.committee.models import Member
from fuyuan.clock import today
from fuyuan.matters.services import open_matter
from fuyuan.organs.accounts import create_account, grant_post
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, AccountKind, Organ, Role, role_holder
from fuyuan.organs.passwords import new_password
from fuyuan.organs.posts import Post

from . import committee_words as words
from .consulting import member_actor
from .linkage import demo_actor
from .linkage_lives import Teller
from .world import Life, World

BEGUN = date(2023, 12, 18)  # 完成时限：2023年12月
TERM = timedelta(days=730)
APPROVAL = "市政府常务会议"


def add_committee(world: World, dice: random.Random) -> None:
    """Set the committee up and let it work; without the post's demo person there is none."""
    head, handler, mayor = (demo_actor(post) for post in (Post.OFFICE_HEAD, Post.HANDLER, Post.ORGAN_HEAD))
    if not head or not handler or not mayor or demo_actor(Post.COMMITTEE_MEMBER) is None:
        return
    world.add(world.at(BEGUN, 9), Appointments(world, random.Random(dice.random()), head, mayor).live())  # noqa: S311
    for title, months, topics in (*words.PLENARIES, (words.COMING, None, ())):
        day = (
            months_before(world, months) if months else world.workday(world.end.date() + timedelta(days=8), 0)
        )
        life = PlenaryLife(world, random.Random(dice.random()), head, title, day, topics)  # noqa: S311
        world.add(world.at(world.workday(day - timedelta(days=14), 0), 10), life.live())
    for told in words.STUDIES:
        study = StudyLife(world, random.Random(dice.random()), head, handler, told)  # noqa: S311
        world.add(world.at(months_before(world, told[5]), 11), study.live())


def months_before(world: World, months: int) -> date:
    return max(world.workday(world.end.date() - timedelta(days=30 * months), 0), BEGUN + timedelta(days=21))


class Appointments(Teller):
    """Everybody is appointed at once; two years later most are appointed again, two are not, and two others come."""

    def __init__(self, world: World, dice: random.Random, head: Actor, mayor: Actor) -> None:
        super().__init__(world, dice, head)
        self.mayor = mayor
        self.secret = (
            new_password()
        )  # nobody is told it; hashed once for all of them, which takes a tenth of a second
        self.hashed = make_password(self.secret)

    def live(self) -> Life:
        people = [*words.OUTSIDERS[:-2], *_insiders()]
        for name, kind, role, where, duty, fields, organ in map(_whole, people):
            self.appoint(name, kind, role, where, duty, fields, organ)
        yield self.world.at(self.world.workday(BEGUN + TERM - timedelta(days=20), 0), 10)
        self.again()
        yield self.world.at(self.world.workday(BEGUN + TERM + timedelta(days=30), 0), 10)
        for told in words.OUTSIDERS[-2:]:
            self.appoint(*_whole(told))
        yield self.world.at(self.world.workday(self.world.end.date() - timedelta(days=60), 0), 10)
        self.depart()

    def appoint(
        self,
        name: str,
        kind: str,
        role: str,
        where: str,
        duty: str,
        fields: tuple[str, ...],
        organ: int | None,
    ) -> None:
        profile = {
            "kind": kind,
            "role": role,
            "employer": where,
            "organ_id": organ,
            "duty": duty,
            "fields": fields,
        }
        record = {
            "person_id": self.account(name).pk, "profile": profile, "from_on": today(), "to_on": today() + TERM,
            "approval": {"by": APPROVAL, "on": today()},
        }  # fmt: skip
        self.pk = open_matter(
            kind="committee_member", step="appoint", record=record, actor=self.clerk
        ).matter_id
        self.sign("committee_member.appointment")

    def account(self, name: str) -> Account:
        """The demo's own member signs in; the others have an account and a post as any member has."""
        known = Account.objects.filter(name=name, demo=True).first()
        if known:
            return known
        office = role_holder(Role.RECONSIDERATION_OFFICE, today())
        username = f"weiyuan{Member.objects.count() + 1:02d}"
        account, _ = create_account(
            username=username, name=name, kind=AccountKind.STAFF, password=self.secret, hashed=self.hashed
        )
        grant_post(
            account=account, post=Post.COMMITTEE_MEMBER, organ=office, valid_from=today(), granted_by=None
        )
        return account

    def again(self) -> None:
        rows = list(Member.objects.filter(closed_on=None).order_by("pk"))
        leaving = {row.pk for row in rows[5:7]}
        for row in rows:
            if row.pk not in leaving:
                self.pk = row.pk
                self.take(
                    "renew", self.clerk, to_on=row.to_on + TERM, approval={"by": APPROVAL, "on": today()}
                )
                self.sign("committee_member.appointment")

    def depart(self) -> None:
        """One changes employer, one leaves, one is away next month."""
        rows = list(Member.objects.filter(closed_on=None, kind="expert").order_by("pk"))
        self.pk = rows[0].pk
        first = {
            "from_on": today() + timedelta(days=30),
            "to_on": today() + timedelta(days=75),
            "reason": "出国访学",
        }
        self.take("note_away", self.clerk, **first)
        self.pk = rows[1].pk
        self.take("relieve", self.clerk, reason="本人因工作调动申请辞去委员职务，经市政府同意。")


def _whole(told: tuple[Any, ...]) -> tuple[Any, ...]:
    return told if len(told) == 7 else (*told, None)


def _insiders() -> list[tuple[Any, ...]]:
    government = role_holder(Role.RECONSIDERATION_ORGAN, today())
    organs = list(Organ.objects.filter(parent=government).order_by("code"))
    found: list[tuple[Any, ...]] = []
    for name, part, duty, fields in words.INSIDERS:
        organ = next((each for each in organs if part in each.name), None)
        if organ:
            found.append(
                (name, "government", "chair" if not found else "member", organ.name, duty, fields, organ.pk)
            )
    return found


class PlenaryLife(Teller):
    """One plenary meeting: convened two weeks before, held, minuted; the last is still to come."""

    def __init__(
        self, world: World, dice: random.Random, head: Actor, title: str, day: date, topics: Any
    ) -> None:
        super().__init__(world, dice, head)
        self.title, self.day, self.topics = title, day, topics

    def live(self) -> Life:
        told = [{"kind": kind, "title": title} for kind, title, _ in self.topics]
        coming = [{"kind": "common", "title": "宅基地审批中“一户一宅”的审查", "note": "听取研究报告"}]
        record = {
            "title": self.title, "meet_on": self.day, "time": "9:00", "place": "市政府第一会议室", "chair": "委员会主任",
            "topics": told or coming,
        }  # fmt: skip
        self.pk = open_matter(kind="plenary", step="convene", record=record, actor=self.clerk).matter_id
        self.sign("plenary.plenary_notice")
        yield self.world.at(self.day, 16)
        people = [each["person_id"] for each in self.members()]
        absent = self.dice.sample(people, 3)
        opinions = [{"topic": n, "opinion": opinion} for n, (_, _, opinion) in enumerate(self.topics, 1)]
        self.take(
            "hold", self.clerk, on=self.day, present=[pk for pk in people if pk not in absent], course=words.MEETING,
            opinions=opinions,
        )  # fmt: skip
        self.sign("plenary.plenary_minutes")

    def members(self) -> Any:
        return Member.objects.filter(closed_on=None).order_by("pk").values("person_id")


class StudyLife(Teller):
    """One common problem on its way."""

    def __init__(self, world: World, dice: random.Random, head: Actor, handler: Actor, told: Any) -> None:
        super().__init__(world, dice, head)
        self.handler, self.told = handler, told

    def live(self) -> Life:
        title, kind, problem, findings, proposal, _, far = self.told
        people = list(
            Member.objects.filter(closed_on=None, kind="scholar")
            .order_by("pk")
            .values_list("person_id", "title")
        )
        chosen = self.dice.sample(people, 2)
        record = {
            "title": title, "act_kind": kind, "problem": problem, "people": [pk for pk, _ in chosen],
            "due_on": self.world.workday(today() + timedelta(days=50), 0),
        }  # fmt: skip
        self.pk = open_matter(kind="study", step="propose", record=record, actor=self.handler).matter_id
        if far == "studying":
            return
        yield self.later(20, 30)
        pk, name = chosen[0]
        self.take("report", member_actor(pk, name), findings=findings, proposal=proposal)
        if far == "reported":
            return
        yield self.later(3, 8)
        self.take(
            "settle",
            self.clerk,
            opinion=proposal,
            used="印发办案人员参照适用，并通报有关部门。",
            at_plenary=self.dice.random() < 0.7,
        )
        self.sign("study.study_opinion")
