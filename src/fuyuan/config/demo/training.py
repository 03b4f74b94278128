"""The demo's officers: a register, a year of training with its hours, certificates in every stage; through real steps only."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.training.exams.pool import result_in
from fuyuan.business.training.models import Attendance, Certificate, Credit, Session
from fuyuan.business.training.officers.entry import NewOfficer, NewPower, add_power, register
from fuyuan.business.training.procedure import CERTIFICATE, SESSION
from fuyuan.business.training.sessions.signing import code_now, sign_in
from fuyuan.clock import today
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.posts import Post

from .exams import Exams
from .people import GIVEN, SURNAMES, identity_number
from .training_words import DUTIES, POWERS, RECENT, YEAR, Lesson
from .world import Life, World

AREAS = ("公安", "市场监管", "城市管理", "交通运输", "农业农村", "生态环境", "自然资源")
TOWNS, OF_DEPARTMENT, OF_TOWN = 3, 6, 4  # towns with people; people of each
AGO = (250, 180, 55, 40, 12)  # days ago that somebody without a card applied: the last are still on the way
ILL = 3  # which of these is ill on the day of the exam
# in the order of the register: who learns nothing and fails the year's exam; every newcomer learns everything and passes, so that
# each stage of a card is there whatever papers the lot draws
IDLE = (5, 7)
YES = dict.fromkeys(("in_post", "fit", "educated", "versed"), True)


@dataclass(frozen=True, slots=True)
class One:
    """An officer of the demo: the number is invented, ``zeal`` is how often he or she comes."""

    pk: int
    number: str
    name: str
    identity: str
    organ_id: int
    zeal: float


def holder(post: Post) -> Actor | None:
    row = Holding.objects.filter(post=post, account__demo=True, effective=True).order_by("pk").first()
    return (
        Actor(post, row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk) if row else None
    )


class Year:
    """The training office's year, and what the units do for it."""

    def __init__(self, world: World, dice: random.Random, trainer: Actor, supervisor: Actor) -> None:
        self.world, self.dice, self.trainer, self.supervisor = world, dice, trainer, supervisor
        self.people: list[One] = []
        self.exams = Exams(world, random.Random("exams"), trainer, supervisor)  # noqa: S311 - a story, not a secret
        # early in a year the story begins in the one before, so that there is something to see
        self.first = date(world.end.year - (world.end.month < 6), 1, 8)

    # -- the register --

    def live(self) -> Life:
        self.hand_down()
        self.enter_people()
        yield self.world.at(self.world.workday(self.first, 2), 10)
        self.enter_cards()
        for year in range(self.first.year, self.world.end.year + 1):
            for lesson in YEAR:
                self.arrange(lesson, date(year, lesson.month, lesson.day))
        self.arrange(RECENT, self.world.end.date() - timedelta(days=5))
        newcomers = zip(self.people[::9], AGO, strict=False)
        for at, (one, ago) in enumerate(newcomers):
            start = self.world.workday(self.world.end.date() - timedelta(days=ago), 0)
            self.world.add(self.world.at(start, 9), self.certify(one, at))
        self.world.add(self.world.at(self.world.workday(date(self.first.year, 8, 3), 0), 15), self.stop_one())
        self.world.add(self.world.at(self.world.workday(date(self.first.year, 11, 20), 0), 9), self.review())
        self.examine()

    def arrange(self, lesson: Lesson, near: date) -> None:
        day = self.world.workday(near, 0)
        self.world.add(
            self.world.at(self.world.workday(day - timedelta(days=12), 0), 9), self.hold(lesson, day)
        )

    def hand_down(self) -> None:
        for name, area in POWERS:
            if organ := self.department(area):
                add_power(NewPower(name=name, organ_id=organ.pk, organ_name=organ.name, area=area))

    def department(self, area: str) -> Organ | None:
        rows = Organ.objects.filter(kind="department", valid_to=None).order_by("code")
        return next((each for each in rows if area in each.name or area in "".join(each.areas)), None)

    def enter_people(self) -> None:
        for area in AREAS:
            if organ := self.department(area):
                for _ in range(OF_DEPARTMENT):
                    self.enter(organ, [area], [])
        for town in Organ.objects.filter(kind="town", valid_to=None).order_by("code")[:TOWNS]:
            for _ in range(OF_TOWN):
                powers = [name for name, area in POWERS if area == "城市管理" and self.department(area)]
                self.enter(town, ["综合行政执法"], powers)
        bureau = Organ.objects.get(pk=self.trainer.organ_id or 0)
        for _ in range(OF_TOWN):
            self.enter(bureau, ["行政执法监督"], [], "supervisor")

    def enter(self, organ: Organ, areas: list[str], powers: list[str], kind: str = "enforcer") -> None:
        dice = self.dice
        born = date(1974, 1, 1) + timedelta(days=dice.randrange(6500))
        name = dice.choice(SURNAMES) + dice.choice(GIVEN)
        number = identity_number(dice, str(installation.get("place.region")), born, dice.random() < 0.7)
        profile = {
            "kind": kind, "employment": dice.choice(("civil", "civil", "institution")), "duty": dice.choice(DUTIES), "areas": areas,
            "powers": powers,
        }  # fmt: skip
        entry = parse_record(
            NewOfficer,
            {"name": name, "identity": number, "organ_id": organ.pk, "organ_name": organ.name, "profile": profile,
             "since": date(dice.randint(2012, 2024), dice.randint(1, 12), 1)},
        )  # fmt: skip
        done = register(entry, self.trainer, f"demo:officer:{len(self.people)}")
        zeal = dice.uniform(0.55, 1)
        at = len(self.people)
        zeal = 0 if at in IDLE else 1 if at % 9 == 0 and at // 9 < len(AGO) else zeal
        self.people.append(One(done.matter_id, done.state.number, name, number, organ.pk, zeal))

    def enter_cards(self) -> None:
        """Everybody but the newcomers brought a card from before."""
        for at, one in enumerate(self.people):
            if at % 9 or at // 9 >= len(AGO):
                self.enter_card(at, one)

    def enter_card(self, at: int, one: One) -> None:
        record = {
            "officer": one.number, "card_number": f"豫D04{at + 1:04d}", "issued_on": date(self.first.year - 4, 6, 1),
            "valid_until": date(self.first.year + 1, 5, 31), "exam": f"{self.first.year - 4}年行政执法资格考试",
            "exam_on": date(self.first.year - 4, 4, 20), "reviewed_year": self.first.year - 1,
        }  # fmt: skip
        open_matter(kind=CERTIFICATE.name, step="enter", record=record, actor=self.trainer)

    # -- sessions --

    def hold(self, lesson: Lesson, day: date) -> Life:
        """Arranged twelve days before, signed in on the day, reported and approved in the days after."""
        organiser = self.organiser(lesson)
        powers = [name for name, area in POWERS if area == lesson.by and self.department(area)][
            : lesson.powers
        ]
        record = {
            "title": lesson.title, "form": lesson.form, "subject": lesson.subject, "audience": lesson.audience, "powers": powers,
            "teacher": lesson.teacher, "place": "市行政服务中心三楼报告厅", "on": day, "begins": lesson.begins, "ends": lesson.ends,
            "hours": lesson.hours,
        }  # fmt: skip
        pk = open_matter(kind=SESSION.name, step="plan", record=record, actor=organiser).matter_id
        hour, minute = map(int, lesson.begins.split(":"))
        yield self.world.at(day, hour, minute) - timedelta(minutes=12)
        self.sign(pk, lesson, organiser)
        yield self.world.at(self.world.workday(day, 1), 10)
        self.report(pk, organiser)
        yield self.world.at(self.world.workday(day, 3), 15)
        approver = self.supervisor if organiser.post is Post.TRAINING_ADMIN else self.trainer
        take_step(matter_id=pk, step="approve", record={"opinion": "材料齐全，同意认定。"}, actor=approver)

    def organiser(self, lesson: Lesson) -> Actor:
        organ = None if lesson.by == "bureau" else self.department(lesson.by)
        return Actor(Post.RESPONDENT_LIAISON, "李秀英", None, organ.pk, organ.name) if organ else self.trainer

    def sign(self, pk: int, lesson: Lesson, organiser: Actor) -> None:
        """Those who come scan the code; now and then a telephone fails, and the organiser adds the person."""
        session = Session.objects.get(pk=pk)
        for one in self.asked(lesson, organiser):
            if self.dice.random() > one.zeal:
                continue
            if self.dice.random() < 0.03:
                record = {"officer": one.number, "reason": "手机无法扫码，纸质签到表有签名"}
                take_step(matter_id=pk, step="add_attendance", record=record, actor=organiser)
            else:
                sign_in(session, code_now(pk), one.name, one.identity[-6:])

    def asked(self, lesson: Lesson, organiser: Actor) -> list[One]:
        """A department teaches its own people, or those of the towns; the bureau everybody."""
        kinds = dict(Organ.objects.values_list("pk", "kind"))
        if lesson.audience == "towns":
            return [one for one in self.people if kinds[one.organ_id] in ("town", "subdistrict")]
        if lesson.audience == "supervisors":
            return [one for one in self.people if one.organ_id == self.trainer.organ_id]
        mine = organiser.organ_id
        return [one for one in self.people if organiser.post is Post.TRAINING_ADMIN or one.organ_id == mine]

    def report(self, pk: int, organiser: Actor) -> None:
        hours = Session.objects.get(pk=pk).hours
        lines = [
            {"officer_id": each.officer_id, "person_id": each.person_id, "name": each.name, "unit": each.unit,
             "hours": hours / 2 if self.dice.random() < 0.05 else hours}
            for each in Attendance.objects.filter(matter_id=pk).order_by("pk")
        ]  # fmt: skip
        record = {"attended": lines, "note": "秩序良好，课后作了测试。"}
        take_step(matter_id=pk, step="report", record=record, actor=organiser)

    # -- certificates --

    def certify(self, one: One, at: int) -> Life:
        """From application to the card; the first two sat on paper, the second failing once, the last is still on the way."""
        organ = Organ.objects.get(pk=one.organ_id)
        unit = Actor(Post.RESPONDENT_LIAISON, "李秀英", None, organ.pk, organ.name)
        pk = open_matter(
            kind=CERTIFICATE.name, step="apply", record={"officer": one.number}, actor=unit
        ).matter_id
        yield self.later(20)
        while not self.trained(pk):
            yield self.later(15)
        if at > 1:
            return  # the newest sit the exam in the system
        for score in (52, 78) if at else (71,):
            yield self.later(12)
            record = {"title": "行政执法资格考试", "held_on": today(), "score": score, "pass_mark": 60}
            take_step(matter_id=pk, step="record_exam", record=record, actor=self.trainer)
        yield self.later(4)
        record = {**YES, "opinion": "符合申领条件，同意发证。"}
        take_step(matter_id=pk, step="review", record=record, actor=self.supervisor)
        yield self.later(3)
        card = {
            "card_number": f"豫D05{at + 1:04d}",
            "issued_on": today(),
            "valid_until": date(today().year + 5, 5, 31),
        }
        take_step(matter_id=pk, step="issue", record=card, actor=self.trainer)

    def trained(self, pk: int) -> bool:
        """Confirm the training as soon as the hours are there."""
        person = Certificate.objects.get(pk=pk).person_id
        subjects = set(Credit.objects.filter(person_id=person).values_list("subject", flat=True))
        if {"common", "special"} <= subjects:
            take_step(matter_id=pk, step="confirm_training", record={}, actor=self.trainer)
            return True
        return False

    def examine(self) -> None:
        """The bank in spring, the annual exam before the review, the newcomers' exam of late, a practice that runs now."""
        world, exams, year = self.world, self.exams, self.first.year
        world.add(world.at(world.workday(date(year, 3, 3), 0), 9), exams.bank())
        world.add(world.at(world.workday(world.end.date(), -3), 9), exams.newest())
        self.held(self.people, date(year, 11, 12), title=f"{year}年年审考试", purpose="annual", year=year)
        well = [
            one for one in self.people if one is not self.people[9 * ILL]
        ]  # somebody waits for the make-up
        self.held(
            well, world.end.date() - timedelta(days=9), title="行政执法资格考试", purpose="qualification"
        )
        day = world.at(world.workday(world.end.date() - timedelta(days=4), 0), 9)
        world.add(day - timedelta(hours=1), exams.practice(self.people, day))

    def held(self, people: list[One], near: date, **plan: Any) -> None:
        day = self.world.at(self.world.workday(near, 0), 9, 30)
        self.world.add(day - timedelta(days=10), self.exams.hold(people, day, **plan))

    def later(self, days: int) -> datetime:
        return self.world.at(self.world.workday(today(), days), 10)

    def stop_one(self) -> Life:
        """One is held back for not showing the card, and given back after training away from duty."""
        pk = Certificate.objects.get(officer_id=self.people[4].pk).pk
        reason = {"reason": "执法检查中未主动出示执法证件，经查属实。"}
        take_step(matter_id=pk, step="suspend", record=reason, actor=self.supervisor)
        yield self.later(15)
        done = {"reason": "离岗培训合格，作出书面检查。"}
        take_step(matter_id=pk, step="restore", record=done, actor=self.supervisor)

    def review(self) -> Life:
        """The year's review has begun: the first department's people who sat the exam, and whoever failed it loses the card."""
        for row in Certificate.objects.filter(stage="valid", issued_on__year__lt=today().year).order_by("pk"):
            if result := result_in(row.person_id, today().year):
                exam, score = result
                if row.organ_id == self.people[0].organ_id or score < exam.plan.pass_mark:
                    told = {"held_on": exam.plan.on, "score": score, "pass_mark": exam.plan.pass_mark}
                    record = {"year": today().year, "conduct": "good", **told}
                    take_step(matter_id=row.pk, step="annual_review", record=record, actor=self.trainer)
        yield from ()


def add_training(world: World, dice: random.Random) -> None:
    """Put the training office's year into the world."""
    trainer, supervisor = holder(Post.TRAINING_ADMIN), holder(Post.SUPERVISION_STAFF)
    if trainer and supervisor:
        year = Year(world, dice, trainer, supervisor)
        world.add(world.at(year.first, 9), year.live())
