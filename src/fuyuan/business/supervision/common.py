"""What the lines of business of supervision share: who acts, small records. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from fuyuan.matters.procedure import Context, Refusal
from fuyuan.matters.record import Day, Record, Text, ask
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

STAFF = frozenset({Post.SUPERVISION_STAFF})  # of the 行政执法监督机构: 第六条第一款, the bureau of justice
HEAD = frozenset({Post.ORGAN_HEAD})  # of the government, which alone decides under 第二十九条
UNIT = RESPONDENT_POSTS | STAFF  # the bureau writes down what a unit sends on paper
FIELD = frozenset({Post.LAY_SUPERVISOR, Post.SUPERVISION_STAFF})  # who goes out and looks
CLOCK = frozenset({Post.SYSTEM})
OVERSEERS = frozenset({Post.SUPERVISION_STAFF, Post.ORGAN_HEAD})


class Member(Record):
    """A supervisor in a team, as he or she was called on that day. ``supervisor_id``: the register; ``person_id``: the account."""

    supervisor_id: int = ask("登记", widget="kept")
    name: Text = ask("姓名", max_length=60)
    person_id: int | None = ask("账号", default=None, widget="kept")
    unit: Text = ask("所在单位", default="", max_length=120)


class Signed(Record):
    """A paper was signed: what it says is said."""

    paper_id: int = ask("文书")
    number: Text = ask("文号", max_length=80)


class Approval(Record):
    """Who approved in the bureau, and when: the program records the decision, it never takes it."""

    by: Text = ask("批准人", max_length=60, min_length=1, help="写姓名和职务")
    on: Day = ask("批准日期")


def written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def paragraphs(text: str) -> list[str]:
    """A long answer as a paper prints it."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def within(context: Context, days: int) -> str:
    """The working day by which the bureau does something it gave itself ``days`` working days for."""
    return context.calendar.add_workdays(context.day, days).isoformat()


def own_unit(state: Any, context: Context) -> Refusal | None:
    """A unit acts on what concerns itself only."""
    actor = context.actor
    if actor.post in RESPONDENT_POSTS and actor.organ_id != state.organ_id:
        return Refusal(f"这件涉及的是{state.organ_name}")
    return None
