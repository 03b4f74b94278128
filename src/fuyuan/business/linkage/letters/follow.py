"""What follows from a step of a letter: the signed paper sends it, a voided one takes it back, both sides are told."""

from __future__ import annotations

from fuyuan.business.linkage.common import written
from fuyuan.matters.notify import notify
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import void
from fuyuan.shell.addresses import matter_url

from .steps import LETTER

PAPER = f"{LETTER.name}.reminder_letter"


def send_when_signed(outcome: Outcome) -> None:
    """Subscriber of 签发文书: a letter is sent by being signed, so that no signed letter lies about unsent."""
    record = outcome.event.record
    if record.kind != PAPER:
        return
    if outcome.state.stage != "reviewed":
        raise StepRefused(Refusal("这件提醒函不在待签发阶段，不能签发"))
    sent = {"paper_id": record.paper_id, "number": record.number}
    take_step(matter_id=outcome.matter_id, step="send", record=sent, actor=_actor(outcome))


def take_back_when_voided(outcome: Outcome) -> None:
    """Subscriber of 作废文书: without its paper the letter is to be reviewed again; after an answer it is too late."""
    record, state = outcome.event.record, outcome.state
    if not Paper.objects.filter(pk=record.paper_id, kind=PAPER).exists() or state.stage == "withdrawn":
        return
    if state.stage not in ("reviewed", "sent"):
        raise StepRefused(Refusal("单位已经答复这件提醒函，不能作废；内容有误的，另行发函更正"))
    told = {"reason": f"文书作废：{record.reason}"}
    take_step(matter_id=outcome.matter_id, step="recall", record=told, actor=_actor(outcome))


def discard_draft(outcome: Outcome) -> None:
    """Subscriber of 不予发出: a draft that nobody will send must not be signed."""
    drafts = Paper.objects.filter(matter_id=outcome.matter_id, kind=PAPER, status=Paper.Status.DRAFT)
    for pk in list(drafts.values_list("pk", flat=True)):
        void(pk, "不予发出", _actor(outcome))


def tell_unit(outcome: Outcome) -> None:
    """Subscriber of 发出 and 退回: contact and head of the unit hear of it at once."""
    state = outcome.state
    again = "被退回，须再次答复" if len(state.rounds) > 1 else "已经发给您单位"
    text = f"工作提醒函{state.letter_number}{again}，答复期限{written(state.answer_by)}"
    for post in sorted(RESPONDENT_POSTS):
        notify(
            text, post=post, organ_id=state.organ_id, matter_id=outcome.matter_id,
            url=matter_url(LETTER.name, outcome.matter_id), key=f"letter:{outcome.matter_id}:{outcome.event.seq}:{post.value}",
        )  # fmt: skip


def tell_office(outcome: Outcome) -> None:
    """Subscriber of 答复."""
    state = outcome.state
    notify(
        f"{state.organ_name}答复了工作提醒函{state.letter_number}，等您核查", post=Post.JOINT_OFFICE,
        organ_id=state.office_id, matter_id=outcome.matter_id, url=matter_url(LETTER.name, outcome.matter_id),
        key=f"letter:{outcome.matter_id}:{outcome.event.seq}:office",
    )  # fmt: skip


def _actor(outcome: Outcome) -> Actor:
    assert outcome.context is not None
    return outcome.context.actor
