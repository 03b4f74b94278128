"""The working days the bureau gives itself where 《行政执法监督条例》 says 及时 or nothing. Settings; stamped, so nothing moves later."""

from __future__ import annotations

from collections.abc import Mapping

from fuyuan.matters.procedure import Context

from .common import within

HANDLE, VERIFY, OBJECTION, DECIDE, CLOSE, SUPERIOR = (
    "handle",
    "verify",
    "objection",
    "decide",
    "close",
    "superior",
)
FILL, REVIEW = "annual_fill", "annual_review"  # of an annual report
TELL, CONCLUDE = "review_tell", "review_conclude"  # of a yearly review
ANSWER = "answer"  # natural days proposed as the 规定时限 of a paper
DEFAULTS: Mapping[str, int] = {
    HANDLE: 10, VERIFY: 10, OBJECTION: 10, DECIDE: 15, CLOSE: 5, SUPERIOR: 10, ANSWER: 15,
    FILL: 20, REVIEW: 20, TELL: 30, CONCLUDE: 60,
}  # fmt: skip


def length(context: Context, what: str) -> int:
    return int(context.facts.get("days", {}).get(what, DEFAULTS[what]))


def by(context: Context, what: str) -> str:
    """The working day by which the bureau does ``what``, counted from the day after the step."""
    return within(context, length(context, what))
