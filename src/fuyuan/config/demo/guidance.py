"""The demo's service-oriented enforcement: two units keep risk points, guide, use a list and become models; real steps only."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.guidance.models import RiskPoint
from fuyuan.business.guidance.units.life import criteria
from fuyuan.business.training.models import Officer
from fuyuan.clock import today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from . import guidance_words as words
from .leadership import clerk_of, head_of
from .linkage import demo_actor
from .world import Life, World

BEGUN, LISTED, NAMED = 300, 180, 60  # days before the end


class Service:
    """Two units, each with its liaison, and the bureau; the methods are lives."""

    def __init__(self, world: World, dice: random.Random, bureau: Actor, units: tuple[Organ, Organ]) -> None:
        self.world, self.dice, self.bureau, self.units = world, dice, bureau, units
        self.clerks = tuple(clerk_of(unit) for unit in units)

    def ago(self, days: int, hour: int = 10) -> datetime:
        day = self.world.workday(self.world.end.date() - timedelta(days=days), 0)
        return self.world.at(day, hour, self.dice.randrange(60))

    def ahead(self, days: int) -> date:
        return self.world.workday(today() + timedelta(days=days), 0)

    def open(self, room: str, step: str, actor: Actor, **record: Any) -> int:
        return open_matter(kind=room, step=step, record=record, actor=actor).matter_id

    def take(self, pk: int, step: str, actor: Actor, **record: Any) -> None:
        take_step(matter_id=pk, step=step, record=record, actor=actor)

    def sign(self, pk: int, actor: Actor) -> None:
        """Sign what the step drafted last."""
        issue(Paper.objects.filter(matter_id=pk, status=Paper.Status.DRAFT).latest("pk").pk, actor)

    # -- risk points ---------------------------------------------------------------------------------------------------

    def point(self, told: words.Point) -> Life:
        """Kept from the beginning, looked at when its day comes; the newest looks are still owed, one of them late."""
        clerk = self.clerks[told.turn]
        pk = self.open("risk_point", "add", clerk, **told.record(), review_on=self.ahead(told.look))
        if not told.cause and told.look < 250:
            yield self.ago(BEGUN - 60)
            self.take(pk, "spread", clerk, on=today(), **words.SPREADS[told.turn])
        if told.look in (60, 200):  # forgotten: they stand on the list of those overdue
            return
        yield self.ago(BEGUN - told.look + 6)
        self.take(pk, "review", clerk, found=words.REVIEWED, review_on=self.ahead(330))

    def after_losses(self) -> Life:
        """What suits lost meanwhile ask of the two units: every other one has been taken up."""
        ids = [unit.pk for unit in self.units]
        asked = RiskPoint.objects.filter(stage="suggested", organ_id__in=ids).order_by("pk")
        for row in asked[::2]:
            clerk = self.clerks[ids.index(row.organ_id or 0)]
            told: dict[str, Any] = {
                "power": row.title,
                "bearer": "organ",
                "cause": row.cause,
                "arises": row.arises,
            }
            told |= {"risk": "经裁判认定，同类案件存在相同问题。", "review_on": self.ahead(180)}
            self.take(row.pk, "adopt", clerk, **told, **words.ADOPTED)
        yield from ()

    # -- the list and its cases ----------------------------------------------------------------------------------------

    def lenient(self) -> Life:
        clerk, head = self.clerks[1], head_of(self.units[1])
        pk = self.open("lenient_list", "draft", clerk, title=words.TITLE, area=words.AREA, items=words.ITEMS)
        yield self.ago(LISTED - 4)
        self.take(pk, "approve", head, opinion="同意，按程序公布。")
        yield self.ago(LISTED - 7)
        self.take(pk, "publish", clerk, valid_from=today(), where=words.WHERE)
        self.sign(pk, head)
        for told in words.CASES:
            self.world.add(self.ago(told.ago), self.case(pk, told))

    def case(self, pk: int, told: words.Case) -> Life:
        clerk = self.clerks[1]
        begun = {"entry": f"{pk}-{told.item}", "party": told.party, "facts": told.facts, "found_on": today()}
        case = self.open("lenient_case", "begin", clerk, **begun)
        yield self.ago(told.ago - 4)
        pairs = zip(words.ITEMS[told.item - 1]["conditions"], told.proofs, strict=True)
        self.take(
            case,
            "check",
            clerk,
            ticks=[{"text": text, "met": bool(fact), "fact": fact} for text, fact in pairs],
        )
        if not told.result:
            return
        yield self.ago(told.ago - 12)
        number = f"市监罚〔{today().year}〕{100 + told.ago}号"
        self.take(case, "decide", clerk, act_number=number, acted_on=today(), **told.result)

    # -- guidance ------------------------------------------------------------------------------------------------------

    def talk(self, told: words.Talk) -> Life:
        clerk = self.clerks[told.turn]
        pk = self.open("guidance", "offer", clerk, **told.record)
        self.sign(pk, clerk)
        if told.agreed is None:
            return
        yield self.ago(told.ago - 3)
        back = self.ahead(30 if told.effect else 75) if told.agreed else None
        self.take(
            pk,
            "carry_out",
            clerk,
            on=today(),
            by="执法人员 李明",
            agreed=told.agreed,
            words=told.words,
            check_on=back,
        )
        if told.effect:
            yield self.ago(told.ago - 30)
            self.take(
                pk,
                "call_back",
                clerk,
                on=today(),
                effect=told.effect,
                found="现场查看，已经按建议办理，风险消除。",
            )

    # -- models and pairs ----------------------------------------------------------------------------------------------

    def model(self, turn: int) -> Life:
        clerk = self.clerks[turn]
        pk = self.open("model_unit", "apply", clerk, leader="主要负责人", strength=words.STRENGTH[turn])
        yield self.ago(BEGUN - 20)
        by = self.ahead(200)
        self.take(pk, "cultivate", self.bureau, focus=words.FOCUS, mentor=self.bureau.name, assess_by=by)
        yield self.ago(NAMED + 12)
        share = words.SHARES[turn]
        scores = [{**each, "points": round(each["most"] * share), "note": words.SEEN} for each in criteria()]
        self.take(
            pk, "assess", self.bureau, on=today(), by=self.bureau.name, scores=scores, opinion=words.OPINION
        )
        yield self.ago(NAMED)
        self.take(pk, "name", self.bureau, batch="第一批", on=today())
        self.sign(pk, self.bureau)
        if turn == 0:
            yield self.ago(NAMED - 10)
            yield from self.pair(pk)

    def pair(self, model: int) -> Life:
        """With a town, which the bureau also keeps close to as a liaison point."""
        towns = Organ.objects.filter(kind="town", valid_to=None).order_by("code")[:2]
        term = {"from_on": today(), "to_on": self.ahead(365)}
        told = {"kind": "pair", "model": model, "partner_id": towns[0].pk, "partner_name": towns[0].name}
        pk = self.open("pairing", "begin", self.bureau, **told, **term, plan=words.PLAN)
        told = {"kind": "point", "partner_id": towns[1].pk, "partner_name": towns[1].name}
        self.open("pairing", "begin", self.bureau, **told, **term, plan=words.POINT_PLAN)
        for actor, what, days in zip((self.clerks[0], clerk_of(towns[0])), words.DONE, (35, 14), strict=True):
            yield self.ago(days)
            self.take(pk, "tell", actor, on=today(), what=what, people=self.dice.randint(8, 24))

    # -- a contest -----------------------------------------------------------------------------------------------------

    def contest(self, day: date) -> Life:
        """Both units send two people; where the register has nobody of them there is no contest."""
        teams = [(clerk, self._members(unit)) for clerk, unit in zip(self.clerks, self.units, strict=True)]
        if not all(members for _, members in teams):
            return
        told = {
            "title": f"{day.year}年全市服务型行政执法比武",
            "on": day,
            "place": words.HALL,
            "rounds": words.ROUNDS,
        }
        pk = self.open("contest", "announce", self.bureau, **told, judges=words.JUDGES)
        for clerk, members in teams:
            self.take(pk, "enter", clerk, members=members, leader="分管副局长")
        for each in words.ROUNDS:
            yield self.world.at(day, 16)
            marks = [
                {"team": clerk.organ_name, "judge": judge, "points": self.dice.randint(78, 97)}
                for clerk, _ in teams
                for judge in words.JUDGES
            ]
            self.take(pk, "score", self.bureau, round=each["name"], marks=marks)
        yield self.world.at(self.world.workday(day, 2), 10)
        best = Officer.objects.get(number=teams[0][1][0]).person_id
        self.take(pk, "conclude", self.bureau, talents=[best])
        self.sign(pk, self.bureau)

    def _members(self, unit: Organ) -> list[str]:
        serving = Officer.objects.filter(organ_id=unit.pk, closed_on=None).order_by("pk")
        return [str(number) for number in serving.values_list("number", flat=True)[:2]]


def units() -> tuple[Organ, ...]:
    """The police and whoever oversees markets, by their fields: other places name them otherwise."""
    known = Organ.objects.filter(kind="department", valid_to=None, enforcement=True).order_by("code")
    found = [
        next((each for each in known if area in each.name or area in "".join(each.areas)), None)
        for area in ("公安", "市场监管")
    ]
    return tuple(each for each in found if each)


def add_guidance(world: World, dice: random.Random) -> None:
    """Put two units' service-oriented enforcement into the world."""
    bureau, found = demo_actor(Post.SUPERVISION_STAFF), units()
    if bureau is None or len(found) < 2:
        return
    service = Service(world, dice, bureau, (found[0], found[1]))
    for told in words.POINTS:
        world.add(service.ago(BEGUN, 9), service.point(told))
    for turn in (0, 1):
        world.add(service.ago(BEGUN - 5, 11), service.model(turn))
    world.add(service.ago(LISTED), service.lenient())
    for talk in words.TALKS:
        world.add(service.ago(talk.ago, 15), service.talk(talk))
    world.add(service.ago(12, 16), service.after_losses())
    day = world.workday(world.end.date() - timedelta(days=30), 0)
    world.add(service.ago(45), service.contest(day))
