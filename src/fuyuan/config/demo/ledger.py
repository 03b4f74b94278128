"""The demo's ledger: plans read from their text, given to their units, and what the units and the office did since."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any

from fuyuan.business.ledger.models import PlanRow, TaskRow
from fuyuan.business.ledger.periods import first_day, last_day, report_day
from fuyuan.business.ledger.reading.reader import read_text
from fuyuan.business.ledger.readings import values_of
from fuyuan.business.ledger.state import TaskState
from fuyuan.business.ledger.units import Directory
from fuyuan.clock import now, today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

from .ledger_words import CLOSED, RETURNED, words_for
from .people import GIVEN, SURNAMES
from .world import Life, World

EARLY = 60  # days before its end at which a unit may ask to be closed off


@dataclass(frozen=True, slots=True)
class Story:
    """One plan of the demo: its text, when it was given out, how often units report, which figures the ledger draws."""

    text: str
    adopted: date
    issued: date
    cadence: str
    sources: dict[str, tuple[str, ...]]
    meetings: tuple[date, ...] = ()


STORIES = (
    Story(
        "plan-2022.txt", date(2022, 11, 25), date(2022, 11, 28), "half",
        {"二": ("reconsideration.accepted", "reconsideration.decided", "reconsideration.simplified"),
         "四": ("reconsideration.received", "reconsideration.online"),
         "三": ("mediation.opened", "mediation.succeeded"), "十三": ("reform.done", "reform.sessions"),
         "五": ("linkage.letters", "linkage.notices", "linkage.rectified", "linkage.analyses", "linkage.meetings",
               "linkage.standards"),
         "九": ("coordination.applied", "coordination.settled", "coordination.lines"),
         "十一": ("training.supervisors",), "十四": ("training.sessions", "training.people", "training.issued"),
         "十五": ("training.towns",),
         "十六": ("leadership.plans", "leadership.studies", "leadership.lectures", "leadership.heard", "leadership.decisions"),
         "十七": ("linkage.meetings",)},
        tuple(date(year, month, 20) for year in (2023, 2024, 2025, 2026) for month in (3, 9)),
    ),
    Story(
        "plan-2026.txt", date(2026, 1, 19), date(2026, 1, 20), "quarter", {}, (date(2026, 4, 22), date(2026, 8, 26)),
    ),
)  # fmt: skip


def text_of(story: Story) -> str:
    return (files("fuyuan.config.demo") / story.text).read_text(encoding="utf-8")


def of_this_place(story: Story) -> bool:
    """A demo plan belongs to the county it was written for; another county's demo goes without."""
    place = str(installation.get("place.name"))
    return bool(place) and place in text_of(story)


def office() -> Actor | None:
    """The demo's officer of the joint-conference office."""
    held = Holding.objects.filter(account__demo=True, effective=True, post=Post.JOINT_OFFICE)
    row = held.select_related("account", "organ").first()
    if row is None:
        return None
    return Actor(Post.JOINT_OFFICE, row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)


def liaisons() -> dict[int, Actor]:
    """Demo accounts of units, by organ."""
    held = Holding.objects.filter(account__demo=True, effective=True, post=Post.RESPONDENT_LIAISON)
    return {
        row.organ_id: Actor(
            Post.RESPONDENT_LIAISON, row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk
        )
        for row in held.select_related("account", "organ")
    }


class PlanLife:
    """The office's side: adopt, issue, meet, report; it starts a life for every task it gives out."""

    def __init__(self, world: World, story: Story, clerk: Actor, dice: random.Random) -> None:
        self.world, self.story, self.clerk, self.dice = world, story, clerk, dice
        self.plan_id = 0

    def live(self) -> Life:
        self.adopt()
        yield self.world.at(self.story.issued, 9, 30)
        take_step(matter_id=self.plan_id, step="issue_tasks", record={}, actor=self.clerk)
        self.start_tasks()
        for moment, step in self.calendar():
            yield moment
            step()

    def adopt(self) -> None:
        values = values_of(read_text(text_of(self.story)).to_json(), Directory(today()))
        for measure in values["measures"]:
            measure["sources"] = self.story.sources.get(measure["number"], ())
        older = PlanRow.objects.order_by("issued_on").first()
        record = {**values, "cadence": self.story.cadence, "continues": older and older.pk}
        self.plan_id = open_matter(kind="plan", step="adopt", record=record, actor=self.clerk).matter_id

    def start_tasks(self) -> None:
        known = liaisons()
        for row in TaskRow.objects.filter(plan_id=self.plan_id).order_by("pk"):
            own = random.Random(self.dice.random())  # noqa: S311 - a fixed story
            unit = known.get(row.organ_id or 0) or Actor(
                Post.RESPONDENT_LIAISON,
                own.choice(SURNAMES) + own.choice(GIVEN),
                None,
                row.organ_id,
                row.unit_name,
            )
            task = TaskLife(self.world, own, row.pk, row.measure, unit, self.clerk)
            self.world.add(
                self.world.at(self.world.workday(today(), own.randint(2, 11)), own.randint(9, 16)),
                task.live(),
            )

    def calendar(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Meetings, and a report after every period, in order of time."""
        meetings: list[tuple[datetime, Callable[[], None]]] = [
            (self.world.at(self.world.workday(day, 0), 15), self.meet) for day in self.story.meetings
        ]
        reports = [(self.world.at(self.after(key), 10), partial(self.report, key)) for key in self.periods()]
        return sorted([*meetings, *reports], key=lambda each: each[0])

    def after(self, key: str) -> date:
        """A working day soon after a period."""
        return self.world.workday(last_day(key) + timedelta(days=self.dice.randint(3, 8)), 0)

    def periods(self) -> list[str]:
        from_day, end = self.story.issued, self.world.end.date()
        keys = [key for year in range(from_day.year, end.year + 1) for key in _keys(year, self.story.cadence)]
        return [key for key in keys if last_day(key) >= from_day and last_day(key) < end]

    def meet(self) -> None:
        record = {
            "on": today(), "about": "通报台账进展，研究逾期和退回事项",
            "resolved": "对逾期未报的单位发出工作提醒函；下次会议前完成整改。",
        }  # fmt: skip
        take_step(matter_id=self.plan_id, step="meet", record=record, actor=self.clerk)

    def report(self, key: str) -> None:
        take_step(matter_id=self.plan_id, step="report", record={"period": key}, actor=self.clerk)
        paper = Paper.objects.filter(matter_id=self.plan_id, status=Paper.Status.DRAFT).latest("pk")
        if last_day(key) < self.world.end.date() - timedelta(
            days=90
        ):  # the newest one still waits for its signature
            issue(paper.pk, self.clerk)


def _keys(year: int, cadence: str) -> list[str]:
    return (
        [f"{year}-H1", f"{year}-H2"]
        if cadence == "half"
        else [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
    )


class TaskLife:
    """One unit at work on one measure: scheme, reports, closing off each year, sometimes late, sometimes sent back."""

    def __init__(
        self, world: World, dice: random.Random, pk: int, measure: str, unit: Actor, clerk: Actor
    ) -> None:
        self.world, self.dice, self.pk, self.measure = world, dice, pk, measure
        self.unit, self.clerk = unit, clerk
        self.turn = dice.randrange(3)
        self.stops_on = (
            world.end.date() - timedelta(days=dice.randint(60, 300)) if dice.random() < 0.14 else date.max
        )

    def live(self) -> Life:
        self.scheme()
        while True:
            following = self.next_act()
            if following is None or following.date() > self.stops_on:
                return
            resting = self.state.stage == "period_closed"
            yield following
            if not resting:
                yield from self.act()

    @property
    def state(self) -> TaskState:
        return TaskState.model_validate_json(TaskRow.objects.get(pk=self.pk).state)

    def take(self, step: str, actor: Actor, **record: Any) -> None:
        take_step(matter_id=self.pk, step=step, record=record, actor=actor)

    def on(self, day: date) -> datetime:
        moment = self.world.at(self.world.workday(day, 0), self.dice.randint(9, 16), self.dice.randrange(60))
        return moment if moment > now() else now() + timedelta(hours=2)

    def later(self, low: int, high: int) -> datetime:
        return self.on(self.world.workday(today(), self.dice.randint(low, high)))

    # -- what comes next --

    def next_act(self) -> datetime | None:
        """The next report or close-off, whichever is due first; None when the task is over."""
        state = self.state
        if state.stage in ("closed", "cancelled"):
            return None
        if state.stage == "period_closed":
            return self.on(last_day(state.running) + timedelta(days=self.dice.randint(20, 60)))
        day = min(self.report_on(state), self.finish_on(state))
        return self.on(max(day, today() + timedelta(days=1)))

    def report_on(self, state: TaskState) -> date:
        due = report_day(state.next_report, state.given.report_by)
        late = self.dice.random() < 0.12
        early = max(
            first_day(state.next_report) + timedelta(days=30), due - timedelta(days=self.dice.randint(1, 18))
        )
        return due + timedelta(days=self.dice.randint(4, 45)) if late else early

    def finish_on(self, state: TaskState) -> date:
        if state.finish_by is None:
            return last_day(state.running) - timedelta(days=12) if state.never_ends else date.max
        late = self.dice.random() < 0.15
        days = self.dice.randint(6, 40) if late else -self.dice.randint(3, EARLY)
        return state.finish_by + timedelta(days=days)

    def act(self) -> Life:
        state = self.state
        if state.stage not in ("given", "working"):
            return
        if state.finish_by and state.finish_by - timedelta(days=EARLY + 1) <= today() and state.reported:
            yield from self.finish()
        elif state.next_report and first_day(state.next_report) <= today():
            yield from self.urged(state)
            self.report()

    # -- acts --

    def scheme(self) -> None:
        heads = ("党组书记、局长", "副局长", "副镇长", "分管负责人", "办公室主任")
        name = self.dice.choice(SURNAMES) + self.dice.choice(GIVEN)
        steps = [
            {"what": "制定细化方案，明确分工", "by": today() + timedelta(days=20), "who": self.unit.name},
            {"what": "组织实施，建立工作台账", "by": today() + timedelta(days=150), "who": name},
            {"what": "总结评估，申请销号", "by": today() + timedelta(days=330), "who": self.unit.name},
        ]
        self.take(
            "plan_work", self.unit, leader=name, leader_post=self.dice.choice(heads), contact=self.unit.name,
            phone=f"0375-6{self.dice.randrange(10**6):06d}", steps=steps,
            members=[{"name": self.dice.choice(SURNAMES) + self.dice.choice(GIVEN), "post": "工作人员"} for _ in range(2)],
        )  # fmt: skip

    def report(self) -> None:
        done, problems, next_steps = words_for(self.measure, self.turn)
        self.turn += 1
        behind = bool(problems) and self.dice.random() < 0.25
        self.take(
            "report", self.unit, period=self.state.next_report, standing="behind" if behind else "on_track", done=done,
            problems=problems, next_steps=next_steps,
        )  # fmt: skip

    def urged(self, state: TaskState) -> Life:
        """Long overdue: sometimes the office sends a reminder before the unit moves."""
        due = report_day(state.next_report, state.given.report_by)
        if today() <= due + timedelta(days=10) or self.dice.random() < 0.4 or state.open_urge:
            return
        by = self.world.workday(today(), 5)
        self.take("urge", self.clerk, matter="没有按时报告进展。", demand="请补报进展并说明原因。", by_on=by)
        paper = Paper.objects.filter(matter_id=self.pk, status=Paper.Status.DRAFT).latest("pk")
        issue(paper.pk, self.clerk)
        yield self.later(2, 4)
        self.take("answer_urge", self.unit, answer="已经补报进展，今后按时报告。")

    def finish(self) -> Life:
        """Ask, be reviewed, sometimes be sent back, be closed off."""
        if (
            self.state.due_on
            and not self.state.never_ends
            and self.dice.random() < 0.3
            and not self.state.changes
        ):
            yield from self.postpone()
            return
        self.ask()
        yield self.later(1, 4)
        if self.dice.random() < 0.12:
            self.take("return_closing", self.clerk, reason=self.dice.choice(RETURNED))
            yield self.later(3, 9)
            self.ask()
            yield self.later(1, 3)
        self.take("review_closing", self.clerk, opinion="材料齐全，与台账一致。")
        yield self.later(1, 4)
        if self.state.stage == "reviewed":
            approval = {"by": "联席会议召集人", "on": today()}
            self.take("close", self.clerk, opinion=self.dice.choice(CLOSED), approval=approval)

    def ask(self) -> None:
        name = f"{self.unit.organ_name}工作总结.txt"
        done, _, _ = words_for(self.measure, self.turn)
        token, words = f"demo:{self.pk}:{today()}", f"{self.unit.organ_name}：{done}"
        file = reference(receive_file(actor=self.unit, name=name, chunks=[words.encode()], draft=token))
        record = {"result": done, "completed_on": today() - timedelta(days=1), "files": [file.model_dump()]}
        take_step(matter_id=self.pk, step="ask_closing", record=record, actor=self.unit, token=token)

    def postpone(self) -> Life:
        due = self.world.workday(max(today(), self.state.due_on or today()) + timedelta(days=60), 0)
        self.take(
            "ask_change",
            self.unit,
            due_on=due,
            wish="完成时限延后两个月",
            reason="部分事项需要与有关部门协调，按期完成有困难。",
        )
        yield self.later(2, 4)
        approval = {"by": "联席会议召集人", "on": today()}
        self.take("adjust", self.clerk, agreed=True, due_on=due, opinion="同意延期。", approval=approval)


def add_plans(world: World, dice: random.Random) -> int:
    """Put the plans of this place into the world; return how many."""
    clerk = office()
    stories = [story for story in STORIES if clerk and of_this_place(story)]
    for story in stories:
        assert clerk
        life = PlanLife(world, story, clerk, random.Random(dice.random()))  # noqa: S311
        world.add(world.at(story.adopted, 9), life.live())
    return len(stories)
