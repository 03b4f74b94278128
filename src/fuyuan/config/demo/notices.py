"""The demo's notices and loss analyses: every quarter of three years is gathered, issued, put right and answered."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from fuyuan.business.linkage.analyses import life as analysing
from fuyuan.business.linkage.analyses.night import draft_due
from fuyuan.business.linkage.analyses.state import AnalysisState
from fuyuan.business.linkage.findings.windows import Window, window_of
from fuyuan.business.linkage.models import LossAnalysis, Notice, Rectification
from fuyuan.business.linkage.notices.gather import gather_due
from fuyuan.business.linkage.notices.life import overview
from fuyuan.business.linkage.notices.state import NoticeState
from fuyuan.business.linkage.rectifications.state import RectificationState
from fuyuan.clock import today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post

from . import notices_words as words
from .ledger import liaisons, office
from .linkage import demo_actor
from .linkage_lives import Teller, approval
from .people import GIVEN, SURNAMES
from .world import Life, World

QUARTERS = 12
SETTLED = 13  # days after the end of a quarter on which the demo gathers


class Told(Teller):
    """A life in which units speak: the demo's own accounts where there are any, invented people elsewhere."""

    def __init__(self, world: World, dice: random.Random, clerk: Actor, mayor: Actor, judge: Actor) -> None:
        super().__init__(world, dice, clerk)
        self.mayor, self.judge = mayor, judge

    def begin(self, kind: type[Told], pk: int) -> Any:
        life = kind(self.world, self.own(), self.clerk, self.mayor, self.judge)
        life.pk = pk
        return life

    def liaison(self, organ_id: int, organ: str) -> Actor:
        return liaisons().get(organ_id) or Actor(
            Post.RESPONDENT_LIAISON, "法制科工作人员", None, organ_id, organ
        )

    def head(self, organ_id: int, organ: str) -> Actor:
        rows = Holding.objects.filter(account__demo=True, effective=True, post=Post.RESPONDENT_HEAD)
        row = rows.filter(organ_id=organ_id).select_related("account").first()
        if row:
            return Actor(Post.RESPONDENT_HEAD, row.account.name, row.account_id, organ_id, organ, row.pk)
        return Actor(Post.RESPONDENT_HEAD, "分管负责人", None, organ_id, organ)

    def named(self) -> str:
        return self.dice.choice(SURNAMES) + self.dice.choice(GIVEN)


class Quarters(Told):
    """Some days after the end of each quarter the system gathers, and drafts an analysis for each unit that lost."""

    def live(self) -> Life:
        for day in self.days():
            yield self.world.at(day, 8, 30)
            if pk := gather_due(SYSTEM):
                life = self.begin(NoticeLife, pk)
                self.world.add(life.later(1, 3), life.live())
            for drafted in draft_due(SYSTEM):
                if drafted.matter_id:
                    life = self.begin(AnalysisLife, drafted.matter_id)
                    self.world.add(life.later(1, 4), life.live())

        yield self.world.at(self.world.workday(self.world.end.date() - timedelta(days=5), 0), 9)
        self.last_month()

    def last_month(self) -> None:
        """One notice waits for its approval when the demo ends."""
        window = window_of(months_before(today(), 1), Window.MONTH)
        with suppress(StepRefused):  # nothing happened in that month
            made = open_matter(kind="notice", step="gather", record={"window": window}, actor=self.clerk)
            self.begin(NoticeLife, made.matter_id).compose()

    def days(self) -> list[date]:
        end = self.world.end.date()
        first = date(end.year, (end.month - 1) // 3 * 3 + 1, 1)
        starts = [months_before(first, 3 * back) for back in reversed(range(QUARTERS))]
        return [self.world.workday(start + timedelta(days=SETTLED), 0) for start in starts]


def months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)


class NoticeLife(Told):
    """One notice: checked, approved, signed; its units put things right, or are named again."""

    @property
    def state(self) -> NoticeState:
        return NoticeState.model_validate_json(Notice.objects.get(pk=self.pk).state)

    def live(self) -> Life:
        if self.state.first is None:
            self.check()
        yield self.later(0, 1)
        self.compose()
        yield self.later(1, 2)
        if self.dice.random() < 0.2:
            self.take("revise", self.mayor, reason=words.REVISED)
            yield self.later(1, 1)
            self.compose()
            yield self.later(1, 1)
        self.take("approve", self.mayor, approval={"by": f"{self.mayor.name} 市长", "on": today()})
        yield self.later(0, 1)
        self.sign("notice.notice_again" if self.state.first else "notice.notice_text")
        if self.state.first is None:
            self.hold()
            assert self.state.rectify_by
            yield self.on(self.world.workday(self.state.rectify_by, 7))
            self.repeat()

    def check(self) -> None:
        """Now and then an officer strikes out a finding, or adds one."""
        state = self.state
        if len(state.items) > 2 and self.dice.random() < 0.4:
            number = self.dice.choice(state.items).number
            self.take("strike", self.clerk, numbers=(number,), reason=words.STRUCK)
        if self.dice.random() < 0.25:
            text, reason = words.ADDED
            self.take(
                "add", self.clerk, organ_id=state.items[0].organ_id, ground="refuses_mediation", text=text,
                on=today() - timedelta(days=20), reason=reason,
            )  # fmt: skip

    def compose(self) -> None:
        scope = "all" if self.state.first is None else "named"
        self.take(
            "compose",
            self.clerk,
            overview=overview(self.state),
            demand=words.DEMAND,
            rectify_days=20,
            scope=scope,
        )

    def hold(self) -> None:
        for pk in Rectification.objects.filter(notice_id=self.pk).order_by("pk").values_list("pk", flat=True):
            life = self.begin(RectificationLife, pk)
            self.world.add(life.later(6, 16), life.live())

    def repeat(self) -> None:
        """Who failed is named again."""
        if Rectification.objects.filter(notice_id=self.pk, stage="failed").exists():
            again = open_matter(kind="notice", step="repeat", record={"first": self.pk}, actor=self.clerk)
            life = self.begin(NoticeLife, again.matter_id)
            self.world.add(life.later(0, 1), life.live())


class RectificationLife(Told):
    """One unit: reports in time and is believed, sends more, is silent, or is named again; one goes to the head of government."""

    @property
    def state(self) -> RectificationState:
        return RectificationState.model_validate_json(Rectification.objects.get(pk=self.pk).state)

    def live(self) -> Life:
        luck = self.dice.random()
        if luck < 0.1:
            yield from self.silent()
            return
        yield from self.report()
        if luck < 0.18:
            yield from self.again()
            return
        if luck < 0.3:
            self.take("send_back", self.clerk, reason=words.MISSING, answer_days=7)
            yield self.later(3, 6)
            yield from self.report()
        self.take("accept", self.clerk, found=words.ACCEPTED)

    def report(self) -> Life:
        state, turn = self.state, self.dice.randrange(len(words.DONE))
        assert state.organ_id
        unit, head = (
            self.liaison(state.organ_id, state.organ_name),
            self.head(state.organ_id, state.organ_name),
        )
        token = f"demo:rectification:{self.pk}:{len(state.turns)}:{self.dice.randrange(10**6)}"
        text = f"{state.organ_name}：{'；'.join(words.DONE[turn])}。"
        file = reference(
            receive_file(
                actor=unit, name=f"{state.organ_name}整改台账.txt", chunks=[text.encode()], draft=token
            )
        )
        measures = [{"what": what, "who": self.named(), "done_on": today()} for what in words.DONE[turn]]
        record = {
            "reasons": words.REASONS[turn], "measures": measures, "lasting": words.LASTING[turn],
            "files": [file.model_dump()],
        }  # fmt: skip
        take_step(matter_id=self.pk, step="report", record=record, actor=unit, token=token)
        yield self.later(0, 2)
        self.take("confirm", head, signer=f"{head.name} 主要负责人")
        yield self.later(1, 4)

    def silent(self) -> Life:
        by = self.state.report_by
        assert by
        yield self.on(self.world.workday(by, 2))
        self.take("fail", self.clerk, reason=words.SILENT)
        yield from self.named_again()

    def again(self) -> Life:
        self.take("fail", self.clerk, reason=words.FAILED)
        yield from self.named_again()

    def named_again(self) -> Life:
        """Wait for the second notice; then most units wake up."""
        while self.state.stage == "failed":
            yield self.later(5, 6)
        if self.dice.random() < 0.25:
            by = self.state.report_by
            assert by
            yield self.on(self.world.workday(by, 2))
            yield from self.escalated()
            return
        yield self.later(4, 9)
        yield from self.report()
        self.take("accept", self.clerk, found=words.ACCEPTED)

    def escalated(self) -> Life:
        self.take("fail", self.clerk, reason=words.SILENT)
        yield self.later(1, 2)
        self.take("escalate", self.clerk, problem=words.PROBLEM, demand=words.PROPOSED, approval=approval())
        self.sign("rectification.rectification_failed")
        yield self.later(5, 10)
        self.take("settle", self.mayor, on=today(), by=f"{self.mayor.name} 市长", result=words.SETTLED)


class AnalysisLife(Told):
    """One loss analysis: the court adds its view, office or court reviews, the unit answers, the office checks."""

    @property
    def state(self) -> AnalysisState:
        return AnalysisState.model_validate_json(LossAnalysis.objects.get(pk=self.pk).state)

    def live(self) -> Life:
        if self.dice.random() < 0.5:
            self.take("comment", self.judge, text=self.dice.choice(words.COURT), by=words.COURT_BY)
            yield self.later(1, 2)
        reviewer = self.judge if self.dice.random() < 0.3 else self.clerk
        self.take("review", reviewer, **self.text(), approval=approval())
        yield self.later(1, 2)
        self.sign("loss_analysis.loss_analysis")
        state = self.state
        assert state.organ_id
        unit = self.liaison(state.organ_id, state.organ_name)
        yield self.later(1, 2)
        self.take("receive", unit)
        yield self.later(6, 12) if self.dice.random() < 0.9 else self.later(17, 22)
        self.answer(unit)
        yield self.later(25, 40)
        self.take("close", self.clerk, found=words.CURED)

    def text(self) -> dict[str, Any]:
        """The system's own draft, as the officer found it good."""
        state = self.state
        return {
            "overview": analysing.overview(state), "causes": analysing.cause_words(state), "advice": analysing.ADVICE,
            "answer_days": analysing.DAYS,
        }  # fmt: skip

    def answer(self, unit: Actor) -> None:
        turn = self.dice.randrange(len(words.DONE))
        by = self.world.workday(today() + timedelta(days=self.dice.randint(10, 30)), 0)
        measures = [{"what": what, "who": self.named(), "by": by} for what in words.DONE[turn]]
        self.take(
            "answer", unit, reasons=words.REASONS[turn], measures=measures, lasting=words.LASTING[turn],
            signer="主要负责人",
        )  # fmt: skip


def add_notices(world: World, dice: random.Random) -> None:
    """Put the quarters into the world; where office, head of government or court have no account there are none."""
    clerk, mayor, judge = office(), demo_actor(Post.ORGAN_HEAD), demo_actor(Post.COURT_LIAISON)
    if clerk is None or mayor is None or judge is None:
        return
    quarters = Quarters(world, random.Random(dice.random()), clerk, mayor, judge)  # noqa: S311 - a fixed story
    world.add(world.at(quarters.days()[0] - timedelta(days=1), 9), quarters.live())
