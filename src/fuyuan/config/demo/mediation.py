"""The demo's mediations: before, during and after the case, some entrusted by the court; every act is a real step."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from fuyuan.business.litigation.models import Suit
from fuyuan.business.mediation.models import Mediation, Referral
from fuyuan.business.mediation.state import MediationState
from fuyuan.business.reconsideration.models import Case as CaseRow
from fuyuan.clock import now, today
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from . import mediation_words as words
from .ledger import office
from .linkage import demo_actor
from .mediation_words import GENERAL, STORIES, Story
from .papers import sign_drafts
from .people import person
from .world import Life, World

if TYPE_CHECKING:
    from .cast import Stage
    from .life import Case, Desk

LAWFUL = {name: True for name in ("voluntary", "state", "public", "others", "mandatory")}
SIGNED = 200  # days before the end from which every paper is signed: a PDF takes its time
# phase, place of the story, days ago it began, how it ends
OWN: tuple[tuple[str, int, int, str], ...] = (
    ("before", 0, 1010, "settled"), ("before", 1, 860, "failed"), ("before", 2, 700, "settled"), ("before", 5, 520, "settled"),
    ("before", 4, 330, "unwilling"), ("before", 0, 180, "settled"), ("before", 3, 95, "refused"), ("before", 5, 9, "talking"),
    ("after", 3, 640, "settled"), ("after", 2, 410, "failed"), ("after", 0, 240, "watched"), ("after", 1, 60, "settled"),
)  # fmt: skip
# the court's referrals: place of the story, days ago, how they end
ENTRUSTED: tuple[tuple[int, int, str], ...] = (
    (4, 760, "settled"), (0, 450, "failed"), (1, 210, "settled"), (2, 40, "talking"), (3, 4, "new"),
)  # fmt: skip


@dataclass
class Talks:
    """One mediation on its way; the methods are the acts."""

    world: World
    desk: Desk
    dice: random.Random
    story: Story
    unit: Actor | None = None
    pk: int = 0

    def __post_init__(self) -> None:
        self.mediator = self.dice.choice(self.desk.handlers)

    @property
    def state(self) -> MediationState:
        return MediationState.model_validate_json(Mediation.objects.get(pk=self.pk).state)

    def take(self, step: str, actor: Actor | None = None, **record: Any) -> None:
        take_step(matter_id=self.pk, step=step, record=record, actor=actor or self.mediator)
        if today() > self.world.end.date() - timedelta(days=SIGNED) or step == "make_statement":
            sign_drafts(self.pk, self.desk, self.mediator)

    def later(self, low: int, high: int) -> datetime:
        day = self.world.workday(today(), self.dice.randint(low, high))
        moment = self.world.at(day, self.dice.randint(9, 16), self.dice.randrange(60))
        return moment if moment > now() else now() + timedelta(minutes=30)

    def approval(self) -> dict[str, Any]:
        return {"by": self.desk.office_head.name, "on": today()}

    # -- acts --

    def open(self, **record: Any) -> None:
        story = self.story
        values = {"about": story.about, "demand": story.demand, **record}
        self.pk = open_matter(kind="mediation", step="open", record=values, actor=self.mediator).matter_id
        found = self.state.of("respondent")[0].organ_id  # type: ignore[arg-type]
        self.unit = self.desk.liaisons.get(found or 0)

    def ask(self, will: str = "willing", unit_will: str = "willing") -> Life:
        """Both sides, one after the other; who is not willing ends it."""
        yield self.later(0, 2)
        answer: dict[str, Any] = {
            "means": self.dice.choice(["face", "phone"]),
            "who": self.state.applicant_names[:60],
        }
        wants = self.story.demand if will == "willing" else words.UNWILLING
        self.take("consent", party="applicant", will=will, wants=wants, **answer)
        if will != "willing":
            return
        yield self.later(0, 2)
        refused = unit_will != "willing"
        wants = words.REFUSED if refused else self.story.wants
        for key in self.state.asked[1:]:
            self.take("consent", self.unit, party=key, who="法制机构负责人", means="writing", will=unit_will, wants=wants)  # fmt: skip

    def appoint(self) -> None:
        self.take("appoint", self.desk.office_head, mediators=[{"person_id": self.mediator.person_id}])

    def meet(self, *, absent: bool = False) -> Life:
        """An invited helper, a session, a proposal."""
        story = self.story
        if self.dice.random() < 0.7 and not absent:
            role, name = story.helper
            self.take("invite", role=role, who=name, why=words.INVITED_FOR)
        yield self.later(2, 5)
        presence = {"respondent": "absent" if absent else "came"}
        rows = [
            {"party": each.key, "presence": presence.get(each.side.value, "came"), "who": "" if each.side.value == "applicant" else "工作人员"}
            for each in self.state.parties
        ]  # fmt: skip
        minutes = words.MINUTES.format(demand=story.demand, wants=story.wants, offer=story.offer)
        self.take("hold_session", on=today(), place="行政争议调解室", means="face", attendance=rows, recorder="书记员",
                  minutes=words.ABSENT_MINUTES if absent else minutes)  # fmt: skip
        if not absent:
            self.take("propose", by="respondent-1", terms=story.offer, conceded=story.conceded, answered="open",
                      answer="回去与家人商量。")  # fmt: skip

    def agree(self, form: str, *, now_done: bool = False) -> None:
        """Money is paid in two instalments, anything else done once."""
        payer = "applicant-1" if self.story.kind == "penalty" and form == "statement" else "respondent-1"
        story, paid = self.story, self.story.about == "compensation" or self.story.kind == "penalty"
        whats = (f"{story.item}（第一期）", f"{story.item}（第二期）") if paid else (story.item,)
        items = [
            {
                "party": payer,
                "what": what,
                "by": self.world.workday(today() + timedelta(days=20 + 30 * at), 0),
            }
            for at, what in enumerate(whats)
        ]
        terms = story.terms
        if form == "agreement":
            terms = terms.replace("被申请人", "行政机关").replace("申请人", "行政相对人")
        self.take("agree", form=form, terms=terms, items=[] if now_done else items, legality=LAWFUL)

    def sign(self) -> None:
        self.take("sign", parties=list(self.state.unsigned), on=today())

    def fail(self, because: str = "not_agreed") -> None:
        self.take(
            "fail", because=because, point=self.story.point, reason=self.story.why, approval=self.approval()
        )

    def follow(self, *, watched: bool = False, dropped: bool = False) -> Life:
        """Performed instalment by instalment, then visited until it is settled."""
        for each in self.state.agreement.open_items if self.state.agreement else ():
            day = self.world.workday(each.by - timedelta(days=self.dice.randint(0, 6)), 0)
            yield max(self.world.at(day, 10), now() + timedelta(hours=1))
            self.take("perform", item=each.number, on=today(), result=words.PERFORMED)
        yield self.later(8, 20)
        if watched:
            self.visit(words.WATCHED, "watch", next_on=today() + timedelta(days=30))
            yield self.later(20, 24)
        if dropped:
            self.visit(words.NOT_SETTLED, "not_settled")
        else:
            self.visit(self.dice.choice(words.VISITS), "settled")

    def visit(self, said: str, after: str, **more: Any) -> None:
        whom = self.state.applicant_names[:100]
        self.take("visit", on=today(), means="phone", whom=whom, said=said, after=after, **more)

    def talk(self, ending: str, form: str) -> Life:
        """A whole mediation but for its opening."""
        yield from self.ask(
            "unwilling" if ending == "unwilling" else "willing",
            "unwilling" if ending == "refused" else "willing",
        )
        if ending == "refused":
            self.take("note_refusal", self.desk.office_head, reason=words.GROUNDLESS)
        if ending in ("unwilling", "refused"):
            return
        self.appoint()
        yield from self.meet()
        if ending == "talking":
            return
        yield self.later(3, 8)
        if ending == "failed":
            self.fail()
            return
        self.agree(form, now_done=self.dice.random() < 0.4)
        yield self.later(0, 3)
        self.sign()
        yield from self.follow(watched=ending == "watched")


# -- in the case -------------------------------------------------------------------------------------------------


class CaseTalks(Talks):
    """The talks beside a demo case: its clock stopped and started by the mediation's own steps."""

    def __init__(self, case: Case) -> None:
        own = random.Random(case.matter_id)  # noqa: S311 - a fixed story; dice of its own: the cases stay as they were
        area, kind = case.dispute.area, case.dispute.kind
        fitting = [each for each in STORIES if (each.area, each.kind) == (area, kind)]
        super().__init__(case.world, case.desk, own, (fitting or [GENERAL])[0])
        self.case = case
        if own.random() < 0.5:
            self.mediator = case.handler

    def take(self, step: str, actor: Actor | None = None, **record: Any) -> None:
        """The case moves with it, and its own notices are signed."""
        super().take(step, actor, **record)
        self.case.refresh()
        sign_drafts(self.case.matter_id, self.desk, self.case.handler)

    def begin(self, *, stop: bool = True) -> Life:
        self.open(phase="during", number=self.case.state.case_number)
        yield from self.ask()
        self.appoint()
        if stop:
            self.take("suspend_case", applicant_agrees=True, respondent_agrees=True, reason=words.SUSPEND,
                      approval=self.approval())  # fmt: skip
        yield from self.meet()

    def settle(self) -> None:
        self.agree("settlement", now_done=True)
        self.sign()
        self.later_on(self.after_withdrawal())

    def after_withdrawal(self) -> Life:
        """Visited some weeks after the case was withdrawn."""
        if self.state.stage == "visiting":
            yield from self.follow()

    def later_on(self, life: Life) -> None:
        self.world.add(self.world.at(self.world.workday(today(), 30), 9), life)

    def statement(self, *, signed: bool = True) -> Life:
        self.agree("statement")
        yield self.later(0, 2)
        requests = "\n".join(each.text for each in self.case.application.requests)
        self.take("make_statement", requests=requests, facts=self.case.dispute.found, reasons=words.REASONS,
                  approval=self.approval())  # fmt: skip
        if not signed:
            self.take("sign", parties=["applicant-1"], on=today())
            return
        yield self.later(0, 3)
        self.sign()
        self.take("seal", on=today())
        self.world.add(self.later(1, 2), self.follow())


# -- before and after the case -----------------------------------------------------------------------------------


class OwnTalks(Talks):
    """A mediation without a running case: before any, or after a decision or a suit."""

    def __init__(self, world: World, desk: Desk, dice: random.Random, stage: Stage, story: Story) -> None:
        super().__init__(world, desk, dice, story)
        self.stage = stage

    def live(self, phase: str, ending: str) -> Life:
        if phase == "before":
            organ = self.stage.respondent_in(self.story.area)
            who = person(self.dice, self.stage.region, self.stage.towns)
            self.open(
                phase="before", applicants=[{"name": who["name"], "phone": who["phone"]}], organ_id=organ.pk,
                act=self.story.act, act_kind=self.story.kind, area=self.story.area,
            )  # fmt: skip
        else:
            number = decided_number()
            if not number:
                return
            self.story = GENERAL  # whatever was decided or judged
            self.open(phase="after", number=number)
        yield from self.talk(ending, "agreement")


def decided_number() -> str:
    """The newest decided case or judged suit that was not mediated yet."""
    known = Mediation.objects.filter(linked_id__isnull=False).values("linked_id")
    case = CaseRow.objects.filter(stage__in=("served", "performance", "closed"), outcome="uphold").exclude(
        pk__in=known
    )
    row = case.order_by("-pk").values_list("case_number", flat=True).first()
    suit = (
        Suit.objects.exclude(outcome="")
        .exclude(pk__in=known)
        .order_by("-pk")
        .values_list("number", flat=True)
    )
    return row or suit.first() or ""


class Entrusted(Talks):
    """A dispute the court entrusts: told, reported, talked about, fed back."""

    def __init__(self, world: World, desk: Desk, dice: random.Random, stage: Stage, story: Story) -> None:
        super().__init__(world, desk, dice, story)
        self.stage, self.referral = stage, 0

    def live(self, judge: Actor, clerk: Actor, ending: str) -> Life:
        self.judge, self.clerk = judge, clerk
        self.entrust()
        if ending == "new":
            return
        yield self.later(0, 1)
        self.refer("tell", clerk, leader="分管负责人", demand=words.DEMAND)
        yield self.later(2, 4)
        self.refer(
            "report",
            self.officer(),
            facts=words.REPORTED,
            opinion=words.OPINION,
            contact="法制机构",
            signer="单位主要负责人",
        )
        self.open(phase="after", number=Referral.objects.get(pk=self.referral).number)
        yield from self.talk("failed" if ending == "failed" else "talking", "agreement")
        if ending == "talking":
            return
        if ending == "settled":
            yield self.later(6, 8)
            until = self.world.workday(
                Referral.objects.get(pk=self.referral).received_on + timedelta(days=50), 0
            )
            self.refer(
                "extend",
                clerk,
                applicant_agrees=True,
                respondent_agrees=True,
                until=until,
                reason=words.LONGER,
            )
            self.agree("agreement", now_done=True)
            self.sign()
        yield self.later(1, 2)
        self.feed_back(ending)
        if ending == "settled":
            yield from self.follow()

    def entrust(self) -> None:
        organ: Organ = self.stage.respondent_in(self.story.area)
        who = person(self.dice, self.stage.region, self.stage.towns)
        record = {
            "applicants": [{"name": who["name"]}], "organ_id": organ.pk, "act": self.story.act, "act_kind": self.story.kind, "area": self.story.area, "received_on": today(),
            "dispute": words.ENTRUSTED,
        }  # fmt: skip
        self.referral = open_matter(
            kind="referral", step="entrust", record=record, actor=self.judge
        ).matter_id
        self.sign_letters()

    def officer(self) -> Actor:
        row = Referral.objects.get(pk=self.referral)
        known = self.desk.liaisons.get(row.organ_id or 0)
        return known or Actor(Post.RESPONDENT_LIAISON, "法制机构工作人员", None, row.organ_id, row.unit_name)

    def refer(self, step: str, actor: Actor, **record: Any) -> None:
        take_step(matter_id=self.referral, step=step, record=record, actor=actor)
        self.sign_letters()

    def sign_letters(self) -> None:
        drafts = Paper.objects.filter(matter_id=self.referral, status=Paper.Status.DRAFT).order_by("pk")
        for paper in drafts:
            issue(paper.pk, self.judge if paper.kind == "referral.entrustment" else self.clerk)

    def feed_back(self, ending: str) -> None:
        settled = ending == "settled"
        result = {"outcome": words.OUTCOME} if settled else {"why": self.story.why}
        helper = f"邀请{self.story.helper[1]}参加，" if self.dice.random() < 0.5 else ""
        self.refer(
            "feed_back", self.clerk, came="settled" if settled else "failed",
            steps=f"转办后单位负责人包案，{helper}组织调解，听取双方意见。", applicant_wants=self.story.demand,
            respondent_wants=self.story.wants, point=self.story.point, approval={"by": "联席会议召集人", "on": today()}, **result,
        )  # fmt: skip


def wish(world: World) -> Life:
    """On an evening an applicant asks on the portal to be mediated; two days later nobody has answered yet."""
    row = CaseRow.objects.filter(stage="trial").order_by("-pk").first()
    if row is not None:
        name = row.applicant_names.partition("、")[0]
        take_step(
            matter_id=row.pk, step="state_wish", actor=Actor(Post.APPLICANT, name),
            record={"will": "willing", "wants": "事情不大，希望少罚一点，愿意当面把话说清楚。"},
        )  # fmt: skip
    yield from ()


def add_mediations(world: World, dice: random.Random, stage: Stage, desk: Desk) -> None:
    """Put those into the world that hang on no case of the year; those in a case begin there (life.py)."""
    world.add(world.at(world.workday(world.end.date() - timedelta(days=3), 0), 20), wish(world))
    for phase, place, ago, ending in OWN:
        own = random.Random(dice.random())  # noqa: S311 - a fixed story
        life = OwnTalks(world, desk, own, stage, STORIES[place])
        world.add(_moment(world, own, ago), life.live(phase, ending))
    judge, clerk = demo_actor(Post.COURT_LIAISON), office()
    for place, ago, ending in ENTRUSTED if judge and clerk else ():
        assert judge
        assert clerk
        own = random.Random(dice.random())  # noqa: S311
        life_of = Entrusted(world, desk, own, stage, STORIES[place])
        world.add(_moment(world, own, ago), life_of.live(judge, clerk, ending))


def _moment(world: World, dice: random.Random, ago: int) -> datetime:
    day: date = world.workday(world.end.date() - timedelta(days=ago), 0)
    return world.at(day, dice.randint(9, 16), dice.randrange(60))
