"""Who owes what in a referral. The days are the installation's: the statutes know no referral."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .state import ReferralState


def duties(state: ReferralState) -> Iterable[Duty]:
    office: dict[str, Any] = {"post": Post.JOINT_OFFICE, "organ_id": state.office_id}
    if state.told_on or state.closed_on is None:
        yield Duty(key="tell", title="告知单位和负责人", done_on=state.told_on, steps=("tell",), **office)
    if state.report_by and (state.reported_on or state.closed_on is None):
        yield Duty(
            key="report", title="报告情况和化解意见", post=Post.RESPONDENT_LIAISON, organ_id=state.organ_id,
            due_on=state.report_by, done_on=state.reported_on, steps=("report",),
        )  # fmt: skip
    yield Duty(
        key="feedback", title="向人民法院反馈", due_on=state.feedback_by, done_on=state.fed_back_on,
        steps=("feed_back", "extend"), **office,
    )  # fmt: skip
