"""Who owes what for a local rule. The days are the house's own; the day of effect is the rule's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .life import drafter
from .state import RuleState


def duties(state: RuleState) -> Iterable[Duty]:
    if state.stage == "drafting":
        first = ("set_annex",) if not (state.lines or state.places) else ()
        yield Duty(
            "draft", "修改文稿，送合法性审核" if state.returned else "拟定附件，送合法性审核", drafter(state),
            steps=(*first, "submit", "revise", "drop"), organ_id=state.organ_id, person_id=state.holder_id,
        )  # fmt: skip
    if state.review_by or state.reviewed_on:
        yield Duty(
            "review", "合法性审核", Post.SUPERVISION_STAFF, due_on=state.review_by, steps=("review",),
            organ_id=state.review_organ_id, done_on=state.reviewed_on,
        )  # fmt: skip
    if state.stage == "reviewed":
        yield Duty(
            "approve",
            "批准本地规则",
            Post.ORGAN_HEAD,
            steps=("approve", "return_draft"),
            organ_id=state.head_organ_id,
        )
    if state.stage in ("approved", "in_force") and state.valid_from:
        # the last day on which the earlier text holds: the morning after, the clock takes the step
        yield Duty(
            "effect", "施行前最后一天，次日自动施行", Post.SYSTEM, due_on=state.valid_from - timedelta(days=1),
            steps=("take_effect",), lapse="take_effect", done_on=state.valid_from if state.stage == "in_force" else None,
        )  # fmt: skip
