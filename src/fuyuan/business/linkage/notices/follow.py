"""What follows from a step of a notice: who may read it, what its units owe, what is taken back with its paper."""

from __future__ import annotations

from collections.abc import Iterator

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.models import Notice, NoticeReader, Rectification
from fuyuan.business.linkage.rectifications.records import Opened, Part
from fuyuan.business.linkage.rectifications.state import RectificationState
from fuyuan.business.linkage.rectifications.steps import RECTIFICATION
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import RESPONDENT_POSTS
from fuyuan.papers.announced import Announced, actor_of
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related

from .state import NoticeState
from .steps import NOTICE

NOTICE_PAPER = Announced(
    kinds=(f"{NOTICE.name}.notice_text", f"{NOTICE.name}.notice_again"), title=NOTICE.title, ready="approved",
    step="issue", undo="recall", until=("composed", "approved", "issued"), before=("gathered", "withdrawn"),
    too_late="通报的问题已经全部整改完毕，不能作废",
)  # fmt: skip


def index_readers(outcome: Outcome) -> None:
    """Subscriber of 拟写, 退回 and 收回: keep who may read the notice, and whom it names, in step with its state."""
    state: NoticeState = outcome.state
    NoticeReader.objects.filter(matter_id=outcome.matter_id).delete()
    NoticeReader.objects.bulk_create(
        NoticeReader(matter_id=outcome.matter_id, organ_id=pk, named=pk in state.units)
        for pk in state.readers
    )


# -- issued --------------------------------------------------------------------------------------------------------


def hold_units_to_it(outcome: Outcome) -> None:
    """Subscriber of 印发: every unit it names owes rectification; one named again owes it again. Others are informed."""
    state: NoticeState = outcome.state
    if state.first is None:
        for organ_id, unit in state.units.items():
            _begin(outcome, organ_id, unit)
    else:
        for item in state.standing:
            _again(outcome, item.finding.matter_id or 0)
    _inform(outcome)


def _begin(outcome: Outcome, organ_id: int, unit: str) -> None:
    state: NoticeState = outcome.state
    assert state.text
    assert state.rectify_by
    parts = tuple(
        Part(number=number, ground=item.ground, finding=item.finding)
        for number, item in enumerate(state.of_unit(organ_id), 1)
    )
    record = Opened(
        notice_id=outcome.matter_id, notice_number=state.paper_number, window=state.window, organ_id=organ_id,
        organ_name=unit, office_id=state.organ_id, parts=parts, demand=state.text.demand, by_on=state.rectify_by,
    )  # fmt: skip
    token = f"rectify:{outcome.matter_id}:{outcome.event.seq}:{organ_id}"
    open_matter(kind=RECTIFICATION.name, step="open", record=record, actor=actor_of(outcome), token=token)


def _again(outcome: Outcome, rectification: int) -> None:
    state: NoticeState = outcome.state
    record = {"notice_id": outcome.matter_id, "notice_number": state.paper_number, "by_on": state.rectify_by}
    take_step(matter_id=rectification, step="name_again", record=record, actor=actor_of(outcome))


def _inform(outcome: Outcome) -> None:
    state: NoticeState = outcome.state
    for organ_id in sorted(set(state.readers) - set(state.units)):
        for post in sorted(RESPONDENT_POSTS):
            notify(
                f"通报（{state.paper_number}）已经印发：{state.title}", post=post, organ_id=organ_id,
                matter_id=outcome.matter_id, url=matter_url(NOTICE.name, outcome.matter_id),
                key=f"notice:{outcome.matter_id}:{outcome.event.seq}:{organ_id}:{post.value}",
            )  # fmt: skip


# -- taken back ----------------------------------------------------------------------------------------------------


def release_units(outcome: Outcome) -> None:
    """Subscriber of 收回重拟: what the notice asked of its units is taken back; refused once one of them has answered."""
    state: NoticeState = outcome.state
    step = "withdraw" if state.first is None else "unname"
    reason = {"reason": outcome.event.record.reason}
    for pk in _held(outcome.matter_id, state):
        take_step(matter_id=pk, step=step, record=reason, actor=actor_of(outcome))


def _held(notice: int, state: NoticeState) -> list[int]:
    """The rectifications that run under a notice: its own, or those it named again."""
    if state.first is None:
        rows = Rectification.objects.filter(notice_id=notice).exclude(stage="withdrawn")
        return list(rows.order_by("pk").values_list("pk", flat=True))
    rows = Rectification.objects.filter(pk__in=[item.finding.matter_id for item in state.standing])
    states = {row.pk: RectificationState.model_validate_json(row.state) for row in rows.order_by("pk")}
    return [pk for pk, each in states.items() if each.turn.notice == notice]


# -- what belongs to it --------------------------------------------------------------------------------------------


def rectifications_of(matter_id: int, actor: Actor) -> Iterator[Related]:
    """The units' rectifications on the page of their notice: for a unit its own; and the notice this one repeats."""
    row = Notice.objects.filter(pk=matter_id).only("first_id").first()
    first = row.first_id if row else None
    if first:
        number = Notice.objects.filter(pk=first).values_list("paper_number", flat=True).first()
        yield Related(f"首次通报（{number}）", matter_url(NOTICE.name, first))
    own = Rectification.objects.filter(notice_id=first or matter_id).exclude(stage="withdrawn")
    for each in policy_for(Rectification).filter(actor, own).order_by("organ_name", "pk"):
        stage = RECTIFICATION.stage(each.stage).title
        by = f"，期限{written(each.report_by)}" if each.report_by else ""
        yield Related(
            f"{each.organ_name}整改（{each.findings}件）", matter_url(RECTIFICATION.name, each.pk), stage + by
        )
