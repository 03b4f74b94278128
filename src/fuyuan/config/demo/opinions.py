"""The demo's opinions: problems people report, a campaign with its list of problems and its survey, satisfaction. Through the real
steps and the real services of the forms.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from fuyuan.business.opinions.models import ASKED, About
from fuyuan.business.opinions.queries import agencies, areas_now
from fuyuan.business.opinions.satisfaction import answer_case, answer_organ, answer_to_case
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.supervision.models import Campaign, CampaignProblem
from fuyuan.business.supervision.queries import answer_survey
from fuyuan.clock import today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.portal.views_opinions import ENDED, VISITOR

from . import opinions_words as words
from .ledger import liaisons
from .linkage import demo_actor
from .linkage_lives import Teller
from .reform import named, unit_actor
from .world import Life, World

BEGUN, LONG, ASKING = 98, 150, 120  # days: since the campaign began, its length, how long the public is asked
KEY_BEGUN, KEY_LONG = 200, 60  # the bureau's own, concluded
ANSWERS, RATED = 36, 40


class Bureau(Teller):
    """Who acts for the bureau, and for a unit whether or not it has a demo account."""

    def unit(self, organ: Organ) -> Actor:
        return unit_actor(self.dice, liaisons(), organ.pk, organ.name)

    def proof(self, actor: Actor, token: str) -> list[Any]:
        text = f"{actor.organ_name}整改情况证明材料（{token}）".encode()
        use = receive_file(actor=actor, name="整改证明.txt", chunks=[text], draft=token, purpose="证明材料")
        return [reference(use)]


def organ_of(word: str) -> Organ | None:
    rows = agencies().filter(kind="department")
    return rows.filter(name__contains=word).order_by("code").first()


class CampaignLife(Bureau):
    """A campaign from its deployment; its problems live on their own."""

    def begin(self, title: str, areas: list[str], long: int, asking: int, **more: Any) -> int:
        day = today()
        record = {
            "title": title, "areas": areas, "first_on": day, "last_on": day + timedelta(days=long),
            "survey_to": day + timedelta(days=asking) if asking else None, "approval": {"by": "市长", "on": day},
            **words.SCHEME, **more,
        }  # fmt: skip
        self.pk = open_matter(kind="campaign", step="begin", record=record, actor=self.clerk).matter_id
        return self.pk

    def deployed(self) -> Life:
        known = [*areas_now()] or sorted({each.area for each in (*words.PROBLEMS, *words.REPORTS)})
        paper = {**words.DEPLOYED, "on": today() - timedelta(days=15)}
        pk = self.begin(words.TITLE, known, LONG, ASKING, form="special", deployment=paper)
        for told in words.PROBLEMS:
            organ = organ_of(told.organ)
            if organ and told.area in known:
                day = self.world.end.date() - timedelta(days=told.ago)
                life = ProblemLife(self.world, self.own(), self.clerk).live(pk, told, organ)
                self.world.add(self.on(day), life)
        self.world.add(self.later(1, 1), self.asked(pk, known))
        yield from ()

    def asked(self, pk: int, areas: list[str]) -> Life:
        """A few dozen answers on different days, and one burst from one network."""
        weights = [9 if name in ("市场监管", "城市管理", "交通运输") else 2 for name in areas]
        for number in range(ANSWERS):
            burst = number >= ANSWERS - 6
            chosen = (
                ["商务"] if burst and "商务" in areas else sorted(set(self.dice.choices(areas, weights, k=3)))
            )
            text = words.SURVEY_TEXTS[number // 3] if number % 3 == 0 and not burst else ""
            network = "one network" if burst else f"network {number}"
            answer_survey(pk, chosen, text, f"{self.dice.getrandbits(128):032x}", network)
            if not burst:
                yield self.later(1, 1)

    def own_campaign(self) -> Life:
        """The bureau's own: key supervision, with one problem, concluded with its report."""
        known = areas_now()
        told = words.PROBLEMS[0]
        organ = organ_of(told.organ)
        if organ is None or (known and told.area not in known):
            return
        pk = self.begin(words.KEY_TITLE, [told.area], KEY_LONG, 0, form="key")
        yield from ProblemLife(self.world, self.own(), self.clerk).live(pk, told, organ)
        yield self.later(3, 6)
        self.pk = pk
        self.take("conclude", self.clerk, **words.KEY_REPORT)
        self.sign("campaign.campaign_report")


class ProblemLife(Bureau):
    """One problem, as far as its way leads."""

    def live(self, campaign: int, told: words.Problem, organ: Organ) -> Life:
        record = {
            "campaign_id": campaign, "found": told.found, "organ_id": organ.pk, "area": told.area, "what": told.what,
            "found_on": today(), "who": "走访企业和群众" if told.found == "visit" else "",
        }  # fmt: skip
        self.pk = open_matter(
            kind="campaign_problem", step="enter", record=record, actor=self.clerk
        ).matter_id
        yield from self.worked(told, organ)

    def worked(self, told: words.Problem, organ: Organ) -> Life:
        if told.way == "entered":
            return
        yield self.later(3, 6)
        if told.way == "dropped":
            self.take("drop", self.clerk, reason=words.DROPPED)
            return
        self.take("analyse", self.clerk, cause=told.cause, measure=told.measure, way="修订制度、公开清单、组织培训",
                  organ_id=organ.pk, by_on=self.world.workday(today(), 15))  # fmt: skip
        if told.way == "assigned":
            return
        yield self.later(8, 13)
        self.put_right(organ, "first")
        if told.way == "corrected":
            return
        yield self.later(3, 6)
        if told.way == "again":
            self.look(False)
            yield self.later(6, 9)
            self.put_right(organ, "second")
            yield self.later(3, 5)
        self.look(True)
        if told.way != "checked":
            yield self.later(2, 4)
            self.take("close", self.clerk, lasting=words.LASTING)

    def put_right(self, organ: Organ, turn: str) -> None:
        unit, token = self.unit(organ), f"demo-problem-{self.pk}-{turn}"
        record = {
            "did": words.CORRECTED,
            "signer": f"{named(self.dice)} 局长",
            "files": self.proof(unit, token),
        }
        take_step(matter_id=self.pk, step="correct", record=record, actor=unit, token=token)

    def look(self, done: bool) -> None:
        again = None if done else self.world.workday(today(), 10)
        self.take("check", self.clerk, on=today(), by=f"{self.clerk.name}、{named(self.dice)}", done=done, by_on=again,
                  note="逐项核对，已经整改到位。" if done else words.NOT_YET)  # fmt: skip


class ReportLife(Bureau):
    """One problem reported, as far as its way leads."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, head: Actor) -> None:
        super().__init__(world, dice, clerk)
        self.head = head

    def live(self, told: words.Told) -> Life:
        organ, known = organ_of(told.organ), areas_now()
        if organ is None or (known and told.area not in known):
            return
        self.receive(told, organ)
        if told.way == "received":
            return
        yield self.later(1, 3)
        yield from self.onward(told, organ)

    def receive(self, told: words.Told, organ: Organ) -> None:
        base = {"organ_id": organ.pk, "area": told.area, "what": told.what}
        who = (
            {"name": named(self.dice), "phone": f"139{self.dice.randrange(10**8):08d}"} if told.named else {}
        )
        step, actor, more = self.channel(told)
        record = {**base, **who, **more}
        self.pk = open_matter(kind="opinion_report", step=step, record=record, actor=actor).matter_id

    def channel(self, told: words.Told) -> tuple[str, Actor, dict[str, Any]]:
        if told.channel == "portal":
            return "report", VISITOR, {"sender": "named" if told.named else "anonymous"}
        if told.channel in ("visit", "letter"):
            return "register", self.clerk, {"channel": told.channel}
        return "take_in", self.clerk, {"order_number": told.channel, "ordered_on": today()}

    def onward(self, told: words.Told, organ: Organ) -> Life:
        if told.way == "clue":
            self.take(
                "make_clue",
                self.clerk,
                kind="conduct",
                organ_id=organ.pk,
                subject="检查人员，待查",
                people=[self.head.person_id],
            )
        elif told.way == "referred":
            self.take("refer", self.clerk, competent="街道办事处、业主委员会", text=told.answer)
        elif told.way == "direct":
            self.take("answer", self.clerk, text=told.answer)
        elif told.way == "passed":
            yield from self.passed(told, organ)
        else:
            yield from self.looked_into(told, organ)

    def passed(self, told: words.Told, organ: Organ) -> Life:
        """It becomes a problem of the campaign that runs, is put right there, and answered afterwards."""
        campaign = (
            Campaign.objects.filter(stage="running").order_by("-pk").values_list("pk", flat=True).first()
        )
        self.take("pass_on", self.clerk, campaign_id=campaign, organ_id=organ.pk, what=told.what)
        problem = ProblemLife(self.world, self.own(), self.clerk)
        problem.pk = CampaignProblem.objects.get(report_id=self.pk).pk
        story = words.Problem(
            0,
            told.area,
            told.organ,
            "report",
            told.what,
            "没有依据增设条件。",
            "停止执行，告知经营者自主选择。",
            "closed",
        )
        yield from problem.worked(story, organ)
        yield self.later(1, 2)
        self.take("answer", self.clerk, text=told.answer)

    def looked_into(self, told: words.Told, organ: Organ) -> Life:
        self.take(
            "assign",
            self.clerk,
            organ_id=organ.pk,
            demand="核实情况，依法处理，反馈结果。",
            by_on=self.world.workday(today(), 7),
        )
        if told.way == "assigned":
            return
        yield self.later(3, 6)
        unit = self.unit(organ)
        self.take("reply", unit, text=words.REPLY, signer=f"{named(self.dice)} 局长")
        if told.way == "answered":
            yield self.later(1, 2)
            self.take("answer", self.clerk, text=told.answer)


def rated(world: World, dice: random.Random) -> Life:
    """A few dozen people say how satisfied they were: with organs, and applicants with cases that have ended."""
    named_ones = (organ_of(each.organ) for each in words.REPORTS)
    organs = sorted({organ.pk: organ for organ in named_ones if organ}.values(), key=lambda organ: organ.code)
    office = role_holder(Role.RECONSIDERATION_ORGAN, today())
    for number in range(RATED if organs else 0):
        given: dict[str, Any] = {name: dice.choices((5, 4, 3, 2, 1), (6, 8, 4, 2, 1))[0] for name in ASKED}
        case = _ended(dice) if number % 3 == 0 else None
        given["text"] = dice.choice(words.SAID["case" if case else "organ", given["overall"] >= 4])
        if case:
            answer_case(case, office, given)
        else:
            answer_organ(
                dice.choice(organs),
                {**given, "about": dice.choice(About.values)},
                f"{dice.getrandbits(128):032x}",
            )
        yield world.at(world.workday(today() + timedelta(days=dice.randint(0, 2)), 0), dice.randint(9, 17))


def _ended(dice: random.Random) -> int | None:
    """One of the cases that ended last and nobody has rated yet."""
    known = Case.objects.filter(stage__in=ENDED).order_by("-pk").values_list("pk", flat=True)[:30]
    open_ones = [pk for pk in known if answer_to_case(pk) is None]
    return dice.choice(open_ones) if open_ones else None


def add_opinions(world: World, dice: random.Random) -> None:
    """Put reports, campaigns, the survey and the ratings into the world."""
    clerk, head = demo_actor(Post.SUPERVISION_STAFF), demo_actor(Post.ORGAN_HEAD)
    if clerk is None or head is None:
        return

    def start(days: int, hour: int = 9) -> Any:
        day: date = world.end.date() - timedelta(days=days)
        return world.at(world.workday(day, 0), hour)

    def own() -> random.Random:
        return random.Random(dice.random())  # noqa: S311 - a fixed story

    world.add(start(KEY_BEGUN), CampaignLife(world, own(), clerk).own_campaign())
    world.add(start(BEGUN), CampaignLife(world, own(), clerk).deployed())
    for told in words.REPORTS:
        world.add(start(told.ago, 15), ReportLife(world, own(), clerk, head).live(told))
    world.add(start(BEGUN, 10), rated(world, own()))
