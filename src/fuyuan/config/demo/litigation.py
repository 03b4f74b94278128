"""The demo's suits: those that followed a reconsideration decision, and three years of suits brought directly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from fuyuan.business.litigation.duties import duties, last_day
from fuyuan.business.litigation.models import Suit
from fuyuan.business.litigation.queries import state_of
from fuyuan.business.litigation.state import SuitState
from fuyuan.clock import today
from fuyuan.law import Assumptions
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ, Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from .litigation_words import ACTS, ATTENDANCE, CAUSES, POINTS, Act
from .people import company, person
from .world import Life, World

if TYPE_CHECKING:
    from .cast import Stage

YEARS, A_YEAR = 3, 34  # suits brought directly; what followed a decision comes on top
# first-instance result, weight: the share of losses falls over the years, as the plan wants it
RESULTS = (
    ("claims_dismissed", 30), ("suit_dismissed", 12), ("withdrawn", 14), ("withdrawn_changed", 8), ("mediated", 5),
    ("quashed", 0), ("quashed_redo", 0), ("unlawful", 0), ("duty_ordered", 0), ("compensation", 0),
)  # fmt: skip
LOSSES = ("quashed", "quashed_redo", "unlawful", "duty_ordered", "compensation")
SHARE_LOST = (0.30, 0.22, 0.13)  # of the suits ended, by year
RULINGS = {"suit_dismissed", "withdrawn", "withdrawn_changed"}


@dataclass
class Players:
    """Who acts for whom in the demo's suits."""

    joint: Actor
    office: Actor
    liaisons: dict[int, Actor]
    court: str
    higher: str
    serials: dict[tuple[str, int], int] = field(default_factory=dict)

    def liaison(self, organ: Organ) -> Actor:
        """The unit's own account, or, where the demo has none, somebody of the unit who needs none."""
        known = self.liaisons.get(organ.pk)
        return known or Actor(Post.RESPONDENT_LIAISON, "法制科工作人员", None, organ.pk, organ.name)

    def head(self, organ: Organ) -> Actor:
        return Actor(Post.RESPONDENT_HEAD, "分管负责人", None, organ.pk, organ.name)

    def number(self, word: str, court_code: str, year: int) -> str:
        """The next number of a court: （2026）豫0482行初12号."""
        key = (word, year)
        self.serials[key] = self.serials.get(key, 3) + 1 + len(self.serials) % 3
        return f"（{year}）{court_code}{word}{self.serials[key]}号"


def players() -> Players | None:
    """Return the demo's people for suits; None where the place has no joint-conference office with an account."""
    held = Holding.objects.filter(account__demo=True, effective=True).select_related("account", "organ")
    people = [
        Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)
        for row in held
    ]
    joint = next((each for each in people if each.post is Post.JOINT_OFFICE), None)
    liaisons = {
        each.organ_id: each for each in people if each.post is Post.RESPONDENT_LIAISON and each.organ_id
    }
    office = next((each for each in people if each.post is Post.OFFICE_HEAD), None)
    if joint is None or office is None:
        return None
    court, higher = (role_holder(role, today()).name for role in (Role.COURT, Role.SUPERIOR_COURT))
    return Players(joint, office, liaisons, court, higher)


@dataclass
class SuitLife:
    """One suit on its way; every act is a real step."""

    world: World
    who: Players
    dice: random.Random
    act: Act
    organ: Organ
    record: dict[str, Any]
    lost: float
    code: str
    matter_id: int = 0

    @property
    def state(self) -> SuitState:
        return state_of(Suit.objects.get(pk=self.matter_id))

    def take(self, step: str, actor: Actor | None = None, **record: Any) -> None:
        who = actor or self.who.liaison(self.organ)
        take_step(matter_id=self.matter_id, step=step, record=record, actor=who)

    def later(self, first: int, last: int) -> datetime:
        day = self.world.workday(today(), self.dice.randint(first, last))
        return self.world.at(day, self.dice.randint(9, 16), self.dice.randrange(60))

    def live(self) -> Life:
        opened = open_matter(
            kind="suit", step="register", record=self.record, actor=self.who.liaison(self.organ)
        )
        self.matter_id = opened.matter_id
        yield from self.prepare()
        yield from self.hear()
        yield from self.rule()
        yield from self.end()

    def prepare(self) -> Life:
        """People named, answer and evidence in time (mostly)."""
        yield self.later(1, 3)
        staff = [{"name": "法制科科长", "post": "科长"}]
        lawyers = [{"name": "公职律师", "firm": "法律援助中心"}] if self.dice.random() < 0.6 else []
        self.take("assign", defendant=1, staff=staff, lawyers=lawyers)
        yield self.later(4, 8) if self.dice.random() < 0.92 else self.later(12, 14)
        evidence = [
            {
                "name": name,
                "kind": kind,
                "proves": proves,
                "source": "本机关案卷",
                "pages": self.dice.randint(1, 12),
            }
            for name, kind, proves in self.act.evidence
        ]
        self.take(
            "file_answer",
            defendant=1,
            acted_on=today(),
            facts=self.act.answer,
            laws=self.act.laws,
            evidence=evidence,
        )
        self.sign()
        if len(self.record["defendants"]) > 1:
            self.take(
                "file_answer", self.who.office, defendant=2, acted_on=today(), laws="《中华人民共和国行政复议法》",
                facts="答辩人收到复议申请后依法受理、审理并作出复议决定，程序合法，维持原行政行为正确。",
                evidence=[{"name": "行政复议决定书及案卷", "kind": "document", "proves": "复议程序合法", "pages": 30}],
            )  # fmt: skip

    def sign(self) -> None:
        for paper in Paper.objects.filter(matter_id=self.matter_id, status=Paper.Status.DRAFT).order_by("pk"):
            if paper.organ_id == self.organ.pk:
                issue(paper.pk, self.who.liaison(self.organ))

    def hear(self) -> Life:
        yield self.later(8, 15)
        on = self.world.workday(today(), self.dice.randint(6, 15))
        self.take(
            "schedule_hearing",
            self.who.joint,
            hearing_on=on,
            at="9:00",
            place="第二审判庭",
            notified=self.dice.random() < 0.7,
        )
        yield self.world.at(on, 16, 30)
        kind = self.dice.choices([each for each, _ in ATTENDANCE], [weight for _, weight in ATTENDANCE])[0]
        self.take("record_attendance", hearing=1, defendant=1, **kind)

    def rule(self) -> Life:
        yield self.later(15, 45)
        lost = self.dice.random() < self.lost
        weights = [weight for _, weight in RESULTS]
        outcome = (
            self.dice.choice(self.act.losses)
            if lost
            else self.dice.choices([each for each, _ in RESULTS], weights)[0]
        )
        form = "mediation" if outcome == "mediated" else "ruling" if outcome in RULINGS else "judgment"
        perform = (
            today() + timedelta(days=75)
            if outcome in ("quashed_redo", "duty_ordered", "compensation")
            else None
        )
        self.take(
            "record_ruling", self.who.joint, form=form, outcome=outcome, ruled_on=today() - timedelta(days=3),
            received_on=today(), points=POINTS[outcome].format(act=self.act.title), perform_by=perform,
            suggestion=lost and self.dice.random() < 0.3,
        )  # fmt: skip

    def end(self) -> Life:
        state = self.state
        if state.stage == "ruled":
            yield from self.appeal_or_effect()
        state = self.state
        if state.stage == "second":
            yield from self.second()
        state = self.state
        if state.lost and state.effective_on:
            yield from self.mend()
        elif state.stage == "effective":
            yield self.later(10, 20)
            self.take("close", self.who.joint)

    def appeal_or_effect(self) -> Life:
        state = self.state
        outcome = state.outcome
        last = last_day(state, self.world.calendar, Assumptions())
        if outcome is not None and outcome.lost:
            yield self.later(3, 6)
            goes_on = self.dice.random() < 0.25
            approval = {"by": "分管负责人", "on": today()}
            reason = "一审认定的事实与在案证据不符。" if goes_on else "判决认定事实清楚，服从一审判决。"
            self.take(
                "decide_appeal", self.who.head(self.organ), defendant=1, choice="appeal" if goes_on else "accept", reason=reason, approval=approval,
                acted_on=today() if goes_on else None,
            )  # fmt: skip
        elif self.dice.random() < 0.35:
            yield self.later(3, 6)
            self.take("appeal", self.who.joint, appellants=["plaintiff"], acted_on=today())
        if self.state.running.appeals:
            yield self.later(12, 20)
            number = self.who.number("行终", self.code[:3], today().year)
            self.take(
                "docket_next", self.who.joint, instance="second", court=self.who.higher, case_number=number,
                docketed_on=today(),
            )  # fmt: skip
            return
        effective = (last or today()) + timedelta(days=1)
        yield self.world.at(max(effective, today()), 10)
        self.take("confirm_effective", effective_on=effective)

    def second(self) -> Life:
        yield self.later(35, 55)
        first = self.state.outcome
        if self.dice.random() < 0.82:
            result: dict[str, Any] = {"outcome": "affirmed", "form": "judgment"}
        elif self.dice.random() < 0.5:
            result = {"outcome": "remanded", "form": "ruling"}
        else:
            result = {
                "outcome": "reversed",
                "form": "judgment",
                "changed_to": "claims_dismissed" if first and first.lost else "unlawful",
            }
        self.take(
            "record_ruling", self.who.joint, ruled_on=today() - timedelta(days=2), received_on=today(),
            points="一审判决认定事实、适用法律的意见，本院予以审查。", **result,
        )  # fmt: skip

    def mend(self) -> Life:
        """A loss: performed, explained, reviewed; now and then late or sent back, so that the boards show it."""
        if self.dice.random() < 0.1:
            return
        yield self.later(4, 9)
        causes = self.dice.choice(CAUSES)
        for number in self.owing():
            self.explain(number, causes)
        self.sign()
        yield self.later(1, 4)
        for number in [each.defendant for each in self.state.stated]:
            self.take(
                "review_cause", self.who.joint, defendant=number, verdict="accept",
                opinion="原因分析到位，同意，请抓好整改。",
            )  # fmt: skip
        yield self.later(15, 40)
        self.take(
            "record_performance",
            performed_on=today(),
            how="已按生效裁判履行完毕，并书面告知人民法院。",
            forced=self.dice.random() < 0.08,
        )
        yield self.later(5, 10)
        self.take("close", self.who.joint)

    def owing(self) -> list[int]:
        """The defendants that still have to say why they lost."""
        owed = [duty.key for duty in duties(self.state) if not duty.done_on]
        return [int(key.removeprefix("cause:")) for key in owed if key.startswith("cause:")]

    def explain(self, number: int, causes: Any) -> None:
        """The organ whose act it was by itself, the one that upheld it by the office that defends it."""
        absent = any(each.attendance.value == "absent" for each in self.state.rounds)
        absence = "分管负责人因公外出，没有按要求提交说明，今后严格落实。" if absent else ""
        self.take(
            "state_cause", None if number == 1 else self.who.office, defendant=number, causes=causes.lines,
            reason=causes.reason, cure=causes.cure, long_term=causes.long_term, absence=absence,
        )  # fmt: skip


def record_of(
    who: Players, code: str, act: Act, plaintiff: dict[str, Any], organ: Organ, docketed: date, **more: Any
) -> dict[str, Any]:
    """A registration as a unit would write it from the court's papers."""
    kind = "person" if plaintiff["kind"] == "person" else "organisation"
    filed = docketed - timedelta(days=5)
    return {
        "court": who.court, "case_number": who.number("行初", code, docketed.year), "docketed_on": docketed,
        "plaintiffs": [{"kind": kind, "name": plaintiff["name"]}],
        "defendants": [{"organ_id": organ.pk, "received_on": docketed + timedelta(days=3)}],
        "act_kind": act.kind, "act_title": act.title, "act_made_on": filed - timedelta(days=70), "area": act.area,
        "claims": act.claim, "limitation": {"filed_on": filed, "known_on": filed - timedelta(days=60)}, **more,
    }  # fmt: skip


@dataclass
class Suits:
    """Lets suits begin in the demo; one for all, so that the court's numbers run on."""

    world: World
    stage: Stage
    who: Players

    def add_direct(self, dice: random.Random) -> None:
        """Three years of suits brought directly; the newest still run."""
        stage, code = self.stage, court_code(self.stage)
        for docketed, share in _days(self.world, dice):
            act = dice.choices(ACTS, [each.weight for each in ACTS])[0]
            organ = stage.respondent_in(act.area)
            plaintiff = (
                company(dice, stage.region, stage.place, stage.towns)
                if act.company
                else person(dice, stage.region, stage.towns)
            )
            record = record_of(self.who, code, act, plaintiff, organ, docketed)
            own = random.Random(dice.random())  # noqa: S311 - a fixed story
            life = SuitLife(self.world, self.who, own, act, organ, record, share, code)
            self.world.add(self.world.at(docketed + timedelta(days=4), 10, dice.randrange(60)), life.live())

    def after(self, case: Any) -> None:
        """The suit that followed a reconsideration decision: against the organ, and the government that upheld its act."""
        docketed, code, act = today(), court_code(self.stage), _act_of(case)
        record = record_of(self.who, code, act, _plaintiff(case), case.respondent, docketed) | _of_case(
            case, docketed
        )
        own = random.Random(case.state.intake_number)  # noqa: S311 - a fixed story
        life = SuitLife(self.world, self.who, own, act, case.respondent, record, SHARE_LOST[-1], code)
        self.world.add(self.world.at(docketed + timedelta(days=4), 11), life.live())


def suits(world: World, stage: Stage) -> Suits | None:
    """Return what lets suits begin; None where the place has no joint-conference office with an account."""
    who = players()
    return Suits(world, stage, who) if who else None


def _act_of(case: Any) -> Act:
    """What is sued: the story told of this kind of act and organ, else the organ's own story of the case."""
    same = [each for each in ACTS if each.kind == case.application.act.kind.value] or [ACTS[0]]
    areas = case.respondent.name + "".join(case.respondent.areas)
    told = next((each for each in same if each.area in areas), None)
    return told or replace(same[0], answer=case.dispute.found, laws="《" + same[0].laws.rpartition("《")[2])


def _plaintiff(case: Any) -> dict[str, Any]:
    first = case.application.applicants[0]
    return {"kind": first.kind.value, "name": first.name}


def _of_case(case: Any, docketed: date) -> dict[str, Any]:
    """What the reconsideration case knows already."""
    act, received = case.application.act, docketed + timedelta(days=3)
    government = role_holder(Role.RECONSIDERATION_ORGAN, docketed)
    return {
        "act_title": act.title, "act_number": act.number, "act_made_on": act.made_on, "case_id": case.matter_id,
        "defendants": [
            {"organ_id": case.respondent.pk, "received_on": received},
            {"organ_id": government.pk, "standing": "upheld", "received_on": received},
        ],
        "limitation": {"filed_on": docketed - timedelta(days=1), "decision_on": case.state.effective_on},
    }  # fmt: skip


def _days(world: World, dice: random.Random) -> Iterator[tuple[date, float]]:
    """Days on which suits were docketed, oldest first, with the share that is lost in that year."""
    last = world.end.date() - timedelta(days=6)
    first = last - timedelta(days=365 * YEARS)
    offsets = sorted(dice.randrange(365 * YEARS) for _ in range(YEARS * A_YEAR))
    for offset in offsets:
        yield first + timedelta(days=offset), SHARE_LOST[min(offset // 365, YEARS - 1)]


def court_code(stage: Stage) -> str:
    """The courts' own sign of a county: 豫0482 for region 410482; a place without one gets its region."""
    signs = {"41": "豫", "11": "京", "13": "冀", "14": "晋", "37": "鲁", "42": "鄂", "34": "皖", "61": "陕"}
    region = str(stage.region)
    return f"{signs.get(region[:2], region[:2])}{region[2:6]}"
