"""What follows from a step of a plan: tasks at units. Subscribers, in the transaction of the step."""

from collections.abc import Iterator
from dataclasses import dataclass

from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ

from .models import PlanRow, Reading, TaskRow
from .records import Given, MeasureLine, UnitLine
from .state import PlanState
from .units import Directory

OPEN = ("given", "working", "closing", "reviewed", "period_closed")


@dataclass(frozen=True, slots=True)
class Share:
    """One measure for one organ."""

    place: int
    measure: MeasureLine
    organ: Organ
    role: str
    lead: bool


def shares(state: PlanState, directory: Directory) -> Iterator[Share]:
    """Every measure for every organ its units stand for; an organ named twice in one measure is given it once."""
    for place, measure in enumerate(state.plan.measures):
        seen: set[int] = set()
        for unit in measure.units:
            for organ in directory.expand(unit.target):
                if organ.pk not in seen:
                    seen.add(organ.pk)
                    yield Share(place, measure, organ, unit.role, _leads(unit))


def _leads(unit: UnitLine) -> bool:
    """A group cannot lead: only a single organ does."""
    return unit.lead and unit.target.startswith("organ:")


def give_tasks(outcome: Outcome) -> None:
    """Subscriber of 下达任务: one task for each share."""
    actor, day = _actor(outcome), outcome.event.day
    earlier = _tasks_before(outcome.state)
    for share in shares(outcome.state, Directory(day)):
        _give(outcome.matter_id, outcome.state, share, actor, earlier)


def give_one(outcome: Outcome) -> None:
    """Subscriber of 增加责任单位."""
    record = outcome.event.record
    place = int(record.measure)
    organ = Organ.objects.filter(pk=record.organ_id).first()
    if organ is None:
        raise StepRefused(Refusal("机关目录里没有这个单位，请重新选择"))
    if TaskRow.objects.filter(
        plan_id=outcome.matter_id, place=place, organ_id=organ.pk, stage__in=OPEN
    ).exists():
        raise StepRefused(Refusal(f"{organ.name}已经承担这项措施"))
    share = Share(place, outcome.state.plan.measures[place], organ, record.role, False)
    _give(outcome.matter_id, outcome.state, share, _actor(outcome), {})


def _give(
    plan_id: int, state: PlanState, share: Share, actor: Actor, earlier: dict[tuple[str, int], int]
) -> None:
    plan, measure = state.plan, share.measure
    record = Given(
        plan_id=plan_id, plan_number=plan.document_number, plan_title=plan.title, measure=measure.number,
        place=share.place, section=measure.section, heading=measure.heading, text=measure.text,
        organ_id=share.organ.pk, organ_name=share.organ.name, role=share.role, lead=share.lead,
        deadlines=measure.deadlines, cadence=plan.cadence, report_by=plan.report_by, closing=plan.closing,
        scheme_days=plan.scheme_days, sources=measure.sources,
        before=earlier.get((measure.heading, share.organ.pk)),
    )  # fmt: skip
    open_matter(kind="task", step="give", record=record, actor=actor)


def _tasks_before(state: PlanState) -> dict[tuple[str, int], int]:
    """The tasks of the plan this one continues or replaces, by heading and unit."""
    ids = [pk for pk in (state.plan.continues, state.plan.replaces) if pk]
    rows = TaskRow.objects.filter(plan_id__in=ids).values_list("title", "organ_id", "pk")
    return {(title, organ): pk for title, organ, pk in rows if organ}


def replace_older(outcome: Outcome) -> None:
    """Subscriber of 下达任务: a new version ends the old one and withdraws its open tasks."""
    old = PlanRow.objects.filter(
        pk=outcome.state.plan.replaces or 0, stage__in=("adopted", "running")
    ).first()
    if old is None:
        return
    actor, told = _actor(outcome), f"由新版本（第{outcome.state.version}版）替代"
    for pk in TaskRow.objects.filter(plan_id=old.pk, stage__in=OPEN).values_list("pk", flat=True):
        record = {"reason": told, "approval": {"by": actor.name, "on": outcome.event.day}}
        take_step(matter_id=pk, step="cancel", record=record, actor=actor)
    take_step(
        matter_id=old.pk,
        step="supersede",
        record={"by_number": outcome.state.number or outcome.state.title},
        actor=actor,
    )


def conclude_tasks(outcome: Outcome) -> None:
    """Subscriber of 方案办结: what is not closed off cannot be forgotten; what was closed for its period ends."""
    count = TaskRow.objects.filter(
        plan_id=outcome.matter_id, stage__in=("given", "working", "closing", "reviewed")
    ).count()
    if count:
        raise StepRefused(Refusal(f"还有{count}项任务没有销号；请先销号、撤销，或者由新方案延续"))
    resting = TaskRow.objects.filter(plan_id=outcome.matter_id, stage="period_closed")
    for pk in list(resting.values_list("pk", flat=True)):
        take_step(matter_id=pk, step="end_with_plan", record={}, actor=_actor(outcome))


def note_meeting(outcome: Outcome) -> None:
    """Subscriber of a joint meeting's minutes: the plans it was about get it as 联席会议, from which 变化 counts.

    Resolutions stay with the meeting: a task of the ledger is one measure of a plan at one unit, with its own rhythm of
    reports and close-offs, and a resolution is none.
    """
    record, state = outcome.event.record, outcome.state
    lines = [f"{each.number}. {each.what}（{each.organ_name}，{each.by_on}前）" for each in state.resolutions]
    met = {"on": state.held_on, "about": state.title[:300], "resolved": "\n".join(lines)[:5000]}
    for plan in record.plans:
        take_step(matter_id=plan, step="meet", record=met, actor=_actor(outcome))


def settle_reading(reading_id: int, plan_id: int) -> None:
    """Note that a reading was confirmed as a plan."""
    Reading.objects.filter(pk=reading_id, plan_id=None).update(plan_id=plan_id)


def _actor(outcome: Outcome) -> Actor:
    assert outcome.context is not None
    return outcome.context.actor
