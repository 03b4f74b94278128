"""What follows from the steps of a round and of its inspections: tasks for the teams, who may open them, findings become 监督件."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.business.filereview.queries import inspection_of, reviewed_in
from fuyuan.business.supervision.common import Member
from fuyuan.business.supervision.inspections.steps import INSPECTION, InspectionState, found_by
from fuyuan.business.supervision.models import Inspection, InspectionSeat, SupervisionRound
from fuyuan.business.supervision.rounds.bars import years_before
from fuyuan.business.supervision.supervisors.records import Relation
from fuyuan.business.supervision.supervisors.register import SupervisorState
from fuyuan.matters.notify import notify
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import Post
from fuyuan.papers.announced import actor_of
from fuyuan.papers.models import Paper
from fuyuan.shell.addresses import matter_url

from .state import Arranged, RoundState, Task
from .steps import ROUND

NOTICE = f"{ROUND.name}.round_notice"


# -- rounds --------------------------------------------------------------------------------------------------------


def open_inspections(outcome: Outcome) -> None:
    """Subscriber of 安排: each unit becomes a task of its team."""
    state: RoundState = outcome.state
    assert state.arranged
    for task in state.tasks:
        record = {
            "round_id": outcome.matter_id, "round_number": state.number, "round_title": state.title,
            "organ_id": task.unit_id, "organ_name": task.unit, "areas": state.plan.areas, "first_on": state.plan.first_on,
            "last_on": state.plan.last_on, "team": task.team, "members": _team(state.arranged, task),
        }  # fmt: skip
        open_matter(
            kind=INSPECTION.name, step="assign", record=record, actor=SYSTEM, day=outcome.event.day,
            token=f"inspection:{outcome.matter_id}:{task.unit_id}",
        )  # fmt: skip


def _team(arranged: Arranged, task: Task) -> list[dict[str, object]]:
    return [each.model_dump() for each in arranged.teams[task.team]]


def hand_over(outcome: Outcome) -> None:
    """Subscriber of 手工调整 and 重新安排: inspections not handed in go to whom the round gives them now."""
    state: RoundState = outcome.state
    assert state.arranged
    rows = Inspection.objects.filter(round_id=outcome.matter_id).exclude(stage="done")
    for row in rows.order_by("pk"):
        task = state.task(row.organ_id or 0)
        if task and (task.team != row.team or row.stage == "stopped"):
            record = {"team": task.team, "members": _team(state.arranged, task)}
            take_step(matter_id=row.pk, step="give_to", record=record, actor=SYSTEM)


def announce(outcome: Outcome) -> None:
    """Subscriber of 签发文书: the signed notice announces the round. A notice overtaken by a change is not signed any more."""
    record = outcome.event.record
    if record.kind != NOTICE:
        return
    notices = Paper.objects.filter(matter_id=outcome.matter_id, kind=NOTICE).exclude(status=Paper.Status.VOID)
    if record.paper_id != notices.order_by("-event_seq").values_list("pk", flat=True)[0]:
        raise StepRefused(Refusal("这份通知拟好以后安排又调整过：请签发最新的一份，作废这一份"))
    if outcome.state.stage == "assigned":
        sent = {"paper_id": record.paper_id, "number": record.number}
        take_step(matter_id=outcome.matter_id, step="announce", record=sent, actor=actor_of(outcome))


# -- inspections ---------------------------------------------------------------------------------------------------


def index_seats(outcome: Outcome) -> None:
    """Subscriber of every step of an inspection: who may open it is the team that has it now."""
    state: InspectionState = outcome.state
    wanted = {each.person_id for each in state.members if each.person_id and state.stage != "stopped"}
    seats = InspectionSeat.objects.filter(matter_id=outcome.matter_id)
    seats.exclude(person_id__in=wanted).delete()
    there = set(seats.values_list("person_id", flat=True))
    InspectionSeat.objects.bulk_create(
        InspectionSeat(matter_id=outcome.matter_id, person_id=pk) for pk in sorted(wanted - there)
    )


def tell_team(outcome: Outcome) -> None:
    """Subscriber of 产生 and 改派."""
    state: InspectionState = outcome.state
    text = f"请检查{state.organ_name}（{state.first_on.month}月{state.first_on.day}日至{state.last_on.month}月{state.last_on.day}日）"
    for person in _accounts(state.members):
        notify(
            text, person_id=person, matter_id=outcome.matter_id, url=matter_url(INSPECTION.name, outcome.matter_id),
            key=f"inspection:{outcome.matter_id}:{outcome.event.seq}:{person}",
        )  # fmt: skip


def _accounts(members: Iterable[Member]) -> list[int]:
    return [each.person_id for each in members if each.person_id]


def give_away(outcome: Outcome) -> None:
    """Subscriber of 回避: the round is planned again with the fewest changes; where it cannot be, the bureau decides."""
    state: InspectionState = outcome.state
    why = outcome.event.record.why
    noted = {"unit_id": state.organ_id, "unit": state.organ_name, "team": state.team, "why": why}
    take_step(matter_id=state.round_id, step="note_stop", record=noted, actor=SYSTEM)
    try:
        take_step(matter_id=state.round_id, step="repair", record={"reason": why}, actor=SYSTEM)
    except StepRefused as refused:
        told = f"{state.organ_name}的检查因回避停止，没有能改派的安排：{refused}"
        notify(
            told, post=Post.SUPERVISION_STAFF, organ_id=state.office_id, matter_id=state.round_id,
            url=matter_url(ROUND.name, state.round_id), key=f"repair:{outcome.matter_id}:{outcome.event.seq}",
        )  # fmt: skip


def open_findings(outcome: Outcome) -> None:
    """Subscriber of 提交检查表 and 登记案卷评查发现的问题: what this step found is one 监督件 of the unit."""
    state: InspectionState = outcome.state
    if not (found := found_by(state, outcome.event)):
        return
    by_files = outcome.event.step == "enter_problems"
    record = {
        "organ_id": state.organ_id, "organ_name": state.organ_name, "inspection_id": outcome.matter_id,
        "inspection_number": state.number, "found_on": outcome.event.day if by_files else outcome.event.record.on,
        "findings": [each.model_dump() for each in found], "source": "files" if by_files else "round",
    }  # fmt: skip
    open_matter(
        kind="supervision", step="open_in_round", record=record, actor=actor_of(outcome), day=outcome.event.day,
        token=f"supervision:{outcome.matter_id}{':files' if by_files else ''}",
    )  # fmt: skip


def open_review(outcome: Outcome) -> None:
    """Subscriber of 开展案卷评查: the room that reviews files plans a round over the files of this unit."""
    state, asked = outcome.state, outcome.event.record
    record = {
        **asked.model_dump(), "subject": "enforcement", "title": f"{state.organ_name}执法案卷评查"[:80], "method": "drawn",
        "inspection_id": outcome.matter_id,
    }  # fmt: skip
    open_matter(
        kind="file_round", step="plan", record=record, actor=actor_of(outcome), day=outcome.event.day,
        token=f"files:{outcome.matter_id}:{outcome.event.seq}",
    )  # fmt: skip


def tell_reviewed(outcome: Outcome) -> None:
    """Subscriber of 确定得分 of a file: when the last one of an inspection has its score, the bureau enters what was found."""
    pk = inspection_of(outcome.state.round_id)
    review = reviewed_in([pk]) if pk else None
    if review is None or review.left or not review.problems:
        return
    row = Inspection.objects.get(pk=pk)
    state = InspectionState.model_validate_json(row.state)
    notify(
        f"{state.organ_name}的案卷评查全部确定得分，发现{len(review.problems)}项问题，请登记", post=Post.SUPERVISION_STAFF,
        organ_id=state.office_id, matter_id=row.pk, url=matter_url(INSPECTION.name, row.pk), key=f"files:{row.pk}",
    )  # fmt: skip


def tell_added(outcome: Outcome) -> None:
    """Subscriber of 补充检查情况: the bureau decides whether something is to be supervised."""
    state: InspectionState = outcome.state
    notify(
        f"{state.organ_name}的检查提交以后又有补充，请查看", post=Post.SUPERVISION_STAFF, organ_id=state.office_id,
        matter_id=outcome.matter_id, url=matter_url(INSPECTION.name, outcome.matter_id),
        key=f"added:{outcome.matter_id}:{outcome.event.seq}",
    )  # fmt: skip


# -- the register --------------------------------------------------------------------------------------------------


def step_aside(outcome: Outcome) -> None:
    """Subscriber of 申报关系: an inspection of that unit by this person's team that has not been handed in stops at once."""
    tie, state = outcome.event.record, outcome.state
    open_rounds = SupervisionRound.objects.filter(closed_on=None).values("pk")
    rows = Inspection.objects.filter(stage="assigned", organ_id=tie.organ_id, round_id__in=open_rounds)
    for row in rows.order_by("pk"):
        team = InspectionState.model_validate_json(row.state).members
        if outcome.matter_id in {each.supervisor_id for each in team} and _bars(state, row.round_id):
            why = f"{state.title}申报与{row.organ_name}有{tie.relation.label}关系"
            take_step(matter_id=row.pk, step="stop", record={"why": why}, actor=SYSTEM)


def _bars(state: SupervisorState, round_id: int) -> bool:
    """A post left longer ago than the round asks for keeps nobody away."""
    tie = state.ties[-1]
    if tie.relation is not Relation.FORMER or tie.until is None:
        return True
    plan = RoundState.model_validate_json(SupervisionRound.objects.get(pk=round_id).state).plan
    return tie.until > years_before(plan.first_on, plan.former_years)
