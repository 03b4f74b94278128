"""The demo's enforcement supervision: supervisors in every town, a crossing round from its plan to its report, a 推磨 round on its
way, and what they and the bureau found, in every stage. Through real steps only.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import cycle
from typing import Any

from fuyuan.business.supervision.corrections.state import SupervisionState
from fuyuan.business.supervision.inspections.steps import InspectionState
from fuyuan.business.supervision.models import Inspection, Supervision
from fuyuan.business.supervision.planned.records import Pool
from fuyuan.business.supervision.planned.state import Unit
from fuyuan.business.supervision.register_facts import units
from fuyuan.clock import today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from . import supervision_words as words
from .ledger import liaisons
from .linkage import demo_actor
from .linkage_lives import Teller
from .people import GIVEN, SURNAMES
from .world import Life, World

FIRST, SECOND = 150, 16  # days before the end on which the two rounds are planned
# of what the first round found, over and over
ROUTES = ("opinion", "opinion", "opinion", "heedless", "objects", "revoked")


class Bureau(Teller):
    """What every life here needs: who acts for the bureau, the government and a unit."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, head: Actor) -> None:
        super().__init__(world, dice, clerk)
        self.head = head

    def approval(self) -> dict[str, Any]:
        return {"by": "市司法局副局长", "on": today()}

    def named(self) -> str:
        return self.dice.choice(SURNAMES) + self.dice.choice(GIVEN)


class Register(Bureau):
    """One supervisor in every town, some from outside, two liaison points."""

    def appoint(self, name: str, role: str = "supervisor", **profile: Any) -> None:
        record = {
            "role": role, "name": name, "profile": profile, "from_on": today(), "to_on": today() + timedelta(days=1095),
            "approval": self.approval(),
        }  # fmt: skip
        self.pk = open_matter(kind="supervisor", step="appoint", record=record, actor=self.clerk).matter_id
        self.sign("supervisor.supervisor_letter")

    def live(self) -> Life:
        lay = demo_actor(Post.LAY_SUPERVISOR)
        found, used = list(units(Pool.TOWNS)), set[str]()
        for number, unit in enumerate(found):
            own = lay if number == 0 else None
            name = own.name if own else self.fresh(used)
            self.appoint(
                name, unit_id=unit.pk, duty="综合行政执法大队队长", native=f"汝州市{found[number - 3].name[:2]}镇",
                knows=self.dice.sample(words.FIELDS, 2), person_id=own.person_id if own else None,
            )  # fmt: skip
        for name, employer, kind in words.LAWYERS:
            self.appoint(name, employer=employer, kind=kind, knows=["law"])
        for name, employer, duty in words.POINTS:
            self.appoint(name, "point", employer=employer, duty=duty, kind="trade")
        yield from ()

    def fresh(self, used: set[str]) -> str:
        """A name nobody in the register has: the planner tells people apart by their names."""
        name = self.named()
        while name in used:
            name = self.named()
        used.add(name)
        return name


class RoundLife(Bureau):
    """A round: planned, assigned, announced, inspected; ``share`` of the units are done before the end."""

    def plan(self, title: str, form: str, areas: Iterable[str], days: int = 25, **more: Any) -> None:
        first = self.world.workday(today(), 5)
        record = {
            "title": title, "form": form, "areas": list(areas), "first_on": first, "last_on": first + timedelta(days=days),
            **more,
        }  # fmt: skip
        self.pk = open_matter(
            kind="supervision_round", step="plan", record=record, actor=self.clerk
        ).matter_id

    def live(self, title: str, form: str, areas: tuple[str, ...], share: float) -> Life:
        self.plan(title, form, areas)
        yield self.later(1, 2)
        self.take("assign", self.clerk)
        yield self.later(1, 1)
        self.sign("supervision_round.round_notice")
        yield self.later(1, 1)
        self.step_aside()
        self.sign("supervision_round.round_notice")
        rows = list(Inspection.objects.filter(round_id=self.pk).order_by("-pk").values_list("pk", flat=True))
        routes = cycle(ROUTES)
        for number, pk in enumerate(rows[: round(len(rows) * share)]):
            state = _inspection(pk)
            day = max(state.first_on + timedelta(days=number % 20), today())
            yield self.on(day)
            self.inspect(pk, number)
            matter = Supervision.objects.filter(inspection_id=pk).first()
            if matter:
                life = Correction(self.world, self.own(), self.clerk, self.head, matter.pk)
                self.world.add(self.later(2, 6), life.live(next(routes) if share == 1 else "fresh"))
        if share == 1:
            yield self.later(3, 6)
            self.take("report", self.clerk, overall=words.OVERALL, proposals=words.PROPOSALS)
            self.sign("supervision_round.round_report")

    def step_aside(self) -> None:
        """Somebody declares a relation to the unit just given to his team: it goes to another."""
        row = Inspection.objects.filter(round_id=self.pk).order_by("pk")[5]
        (entry,) = [each.supervisor_id for each in _inspection(row.pk).members]
        tie = {"relation": "relative", "organ_id": row.organ_id, "note": words.RELATION}
        take_step(matter_id=entry, step="declare", record=tie, actor=self.clerk)

    def inspect(self, pk: int, number: int) -> None:
        state = _inspection(pk)
        found = (
            self.dice.sample([each.code for each in state.items if each.code in words.NOTES], 2)
            if number % 2
            else []
        )
        lines = [self.line(each.code, each.code in found) for each in state.items]
        lead = state.lead
        actor = Actor(Post.LAY_SUPERVISOR, lead.name, lead.person_id) if lead else self.clerk
        record = {
            "on": today(), "present": f"{self.named()} 执法大队副队长", "by": "、".join(each.name for each in state.members),
            "lines": lines, "summary": words.SUMMARY,
        }  # fmt: skip
        take_step(matter_id=pk, step="hand_in", record=record, actor=actor)
        if lead:  # another member's phone had no network when this one handed in
            take_step(matter_id=pk, step="add", record={"what": words.LATE}, actor=actor)

    def line(self, code: str, problem: bool) -> dict[str, Any]:
        if not problem:
            return {"code": code, "result": "sound" if self.dice.random() < 0.9 else "none"}
        severity = "light" if words.NATURES[code] == "flaw" else "plain"
        return {
            "code": code, "result": "problem", "note": words.NOTES[code], "nature": words.NATURES[code], "severity": severity,
        }  # fmt: skip


def _inspection(pk: int) -> InspectionState:
    return InspectionState.model_validate_json(Inspection.objects.get(pk=pk).state)


class Correction(Bureau):
    """One 监督件 on its way; the methods are the acts."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, head: Actor, pk: int) -> None:
        super().__init__(world, dice, clerk, head)
        self.pk = pk
        state = self.state
        self.unit = liaisons().get(state.organ_id or 0) or Actor(
            Post.RESPONDENT_LIAISON, self.named(), None, state.organ_id, state.organ_name
        )

    @property
    def state(self) -> SupervisionState:
        return SupervisionState.model_validate_json(Supervision.objects.get(pk=self.pk).state)

    def numbers(self, *natures: str) -> list[int]:
        return [each.number for each in self.state.open_findings if each.nature.value in natures]

    def live(self, route: str) -> Life:
        """What is only irregular is put right on the spot; then paper after paper until nothing is left."""
        if route == "fresh":
            return
        if flaws := self.numbers("flaw"):
            self.spot(flaws)
            yield self.later(1, 3)
        if route == "person":
            self.personnel()
        if route == "decision":
            yield from self.government()
        while self.state.stage == "found":
            yield from self.paper(route)
            route = "heedless-again" if route == "heedless" else route
        if self.state.stage == "corrected":
            yield self.later(1, 3)
            self.finish(route)

    def finish(self, route: str) -> None:
        if waiting := [each.number for each in self.state.personnel if each.done_on is None]:
            self.take(
                "personnel_result", self.clerk, proposal=waiting[0], on=today(), result="批评教育，参加补训。"
            )
        self.take("close", self.clerk, lasting=words.LASTING, found=words.CLOSED)

    def spot(self, numbers: list[int]) -> None:
        witness = f"{self.named()} 执法大队队长"
        self.take("correct_on_spot", self.clerk, numbers=numbers, on=today(), how=words.SPOT, witness=witness)

    def paper(self, route: str) -> Life:
        """督办函 for what was not done, 意见书 for what was done wrongly; answered, looked at again."""
        if route == "heedless-again":
            yield from self.government()
            return
        unperformed = self.numbers("unperformed")
        step, numbers = (
            ("order", unperformed) if unperformed else ("opinion", self.numbers("unlawful", "improper"))
        )
        demand = words.ORDER if unperformed else words.OPINION
        self.take(step, self.clerk, numbers=numbers, demand=demand, days=15, approval=self.approval())
        yield self.later(1, 2)
        self.sign(f"supervision.supervise_{step}")
        if route in ("objects", "revoked"):
            yield from self.objection("revoked" if route == "revoked" else "upheld")
        if self.state.stage != "issued":  # the objection was right
            return
        if route == "waiting":
            yield self.later(200, 201)
        yield self.later(4, 9)
        self.answer()
        yield self.later(2, 6)
        self.verify(route != "heedless")

    def objection(self, outcome: str) -> Life:
        yield self.later(1, 3)
        self.take("object", self.unit, reason=words.OBJECTION)
        yield self.later(2, 5)
        reply = words.REPLY[outcome]
        self.take("answer_objection", self.clerk, outcome=outcome, reply=reply, approval=self.approval())
        self.sign("supervision.objection_reply")

    def answer(self) -> None:
        handling = self.state.handlings[-1]
        token = f"demo:supervision:{self.pk}:{len(self.state.handlings)}"
        lines = [
            {"number": number, "did": self.dice.choice(words.DID), "files": [self.file(token, number)]}
            for number in handling.numbers
            if (found := self.state.finding(number)) and found.open
        ]
        record = {"lines": lines, "signer": f"{self.named()} 主要负责人"}
        take_step(matter_id=self.pk, step="answer", record=record, actor=self.unit, token=token)

    def file(self, token: str, number: int) -> dict[str, Any]:
        text = f"{self.unit.organ_name}第{number}项问题纠正证明材料。"
        name = f"第{number}项证明材料.txt"
        return reference(
            receive_file(actor=self.unit, name=name, chunks=[text.encode()], draft=token)
        ).model_dump()

    def verify(self, corrected: bool) -> None:
        owed = [
            each.number
            for each in self.state.open_findings
            if each.number in self.state.handlings[-1].numbers
        ]
        lines = [
            {
                "number": number,
                "corrected": corrected or number != owed[0],
                "note": "" if corrected else words.NOT_YET,
            }
            for number in owed
        ]
        self.take(
            "verify",
            self.clerk,
            how="files",
            on=today(),
            by=f"{self.clerk.name}、{self.named()}",
            lines=lines,
        )

    def government(self) -> Life:
        """报本级人民政府决定, the 决定书, and a notice where an 意见书 was not heeded."""
        numbers = [each.number for each in self.state.open_findings]
        if self.state.unheeded:
            notice = {"scope": "range", "ground": "outstanding", "text": words.NOTICE, "demand": words.DEMAND}
            self.take("notice", self.clerk, **notice, approval=self.approval())
            self.sign("supervision.supervise_notice")
        problem = words.PROBLEM if self.state.unheeded else self.state.findings[0].what
        self.take(
            "propose_decision", self.clerk, numbers=numbers, problem=problem, proposal=words.PROPOSAL,
            approval=self.approval(),
        )  # fmt: skip
        self.sign("supervision.supervise_proposal")
        yield self.later(3, 8)
        self.take("decide", self.head, demand=words.PROPOSAL, days=20, meeting=words.MEETING)
        yield self.later(1, 2)
        self.sign("supervision.supervise_decision", self.head)
        yield self.later(8, 14)
        self.answer()
        yield self.later(2, 6)
        self.verify(True)

    def personnel(self) -> None:
        record = {
            **words.PERSONNEL, "person": f"{self.named()} 案件主办人", "measure": "educate", "organ_id": self.state.organ_id,
        }  # fmt: skip
        self.take("personnel", self.clerk, **record, approval=self.approval())
        self.sign("supervision.personnel_proposal")


class Daily(Bureau):
    """What the bureau found by itself at a unit that has an account in the demo."""

    def live(self, told: words.Daily, unit: Unit, number: int) -> Life:
        about = {
            "act": told.act,
            "number": f"汝执罚〔{today().year}〕{90 + number}号" if told.act else "",
            "party": "",
        }
        finding = {
            "kind": told.kind, "nature": told.nature, "severity": told.severity, "what": told.what, "rule": told.rule,
        }  # fmt: skip
        record = {
            "organ_id": unit.pk, "source": told.source, "about": about, "found_on": today(), "findings": [finding],
        }  # fmt: skip
        pk = open_matter(kind="supervision", step="open", record=record, actor=self.clerk).matter_id
        yield self.later(2, 5)
        if told.route == "stop":
            take_step(
                matter_id=pk,
                step="guide",
                record={"party": "当事人", "on": today(), "way": words.GUIDED},
                actor=self.clerk,
            )
            yield self.later(5, 9)
            take_step(matter_id=pk, step="stop", record={"where": words.STOPPED}, actor=self.clerk)
            return
        yield from Correction(self.world, self.own(), self.clerk, self.head, pk).live(told.route)


def add_supervision(world: World, dice: random.Random) -> None:
    """Put the register, two rounds and the bureau's own findings into the world."""
    clerk, head = demo_actor(Post.SUPERVISION_STAFF), demo_actor(Post.ORGAN_HEAD)
    if clerk is None or head is None:
        return

    def start(days: int, hour: int = 9) -> Any:
        day: date = world.end.date() - timedelta(days=days)
        return world.at(world.workday(day, 0), hour)

    people = (world, dice, clerk, head)
    world.add(start(FIRST + 10), Register(*people).live())
    first, second = world.end.date() - timedelta(days=FIRST), world.end.date() - timedelta(days=SECOND)
    title = f"{first.year}年第{_quarter(first)}季度乡镇执法交叉监督"
    world.add(start(FIRST), RoundLife(*people).live(title, "cross", words.AREAS[0], 1))
    title = f"{second.year}年第{_quarter(second)}季度乡镇执法推磨监督"
    world.add(start(SECOND), RoundLife(*people).live(title, "mill", words.AREAS[1], 0.4))
    theirs = Organ.objects.filter(pk__in=liaisons(), enforcement=True).exclude(pk=clerk.organ_id or 0)
    known = theirs.order_by("pk").values_list("pk", flat=True)
    agencies = [Unit(pk=pk, name="") for pk in known]
    for number, told in enumerate(words.DAILY if agencies else ()):
        world.add(start(told.ago, 10), Daily(*people).live(told, agencies[number % len(agencies)], number))


def _quarter(day: date) -> str:
    return "一二三四"[(day.month - 1) // 3]
