"""What letters, meetings and standards share: who acts, small records. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fuyuan.matters.procedure import Context, Refusal
from fuyuan.matters.record import Day, FileRef, Record, Text, ask
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

OFFICE = frozenset({Post.JOINT_OFFICE})
LEADERS = OFFICE | {Post.ORGAN_HEAD}
COURT = frozenset({Post.COURT_LIAISON})
UNIT = RESPONDENT_POSTS | OFFICE  # the office writes down what a unit sends on paper
CLOCK = frozenset({Post.SYSTEM})
OFFICE_DAYS = 5  # working days the office gives itself for a review or a check
Guard = Callable[[Any, Any, Context], Refusal | None]


class Nothing(Record):
    """A step that needs no data."""


class Reasoned(Record):
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)


class Approval(Record):
    """Who approved, and when: the program records the decision, it never takes it."""

    by: Text = ask("批准人", max_length=60, min_length=1, help="写姓名和职务")
    on: Day = ask("批准日期")


class Signed(Record):
    """A paper was signed: what it announces has happened."""

    paper_id: int = ask("文书")
    number: Text = ask("文号", max_length=80)


class SentBack(Record):
    """退回: what is still missing, and until when."""

    reason: Text = ask("还缺什么", widget="long", min_length=2, max_length=2000)
    answer_days: int = ask("几个工作日内再次答复", default=5, ge=1, le=60)


class Settled(Record):
    """What came of a report to the head of government, or of a criticism."""

    on: Day = ask("处理日期")
    by: Text = ask("作出处理的人", max_length=60, min_length=1, help="写姓名和职务")
    result: Text = ask("处理结果和整改情况", widget="long", min_length=4, max_length=4000)
    files: tuple[FileRef, ...] = ask("有关文件", default=(), widget="files")


def written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def later(record: Any, context: Context) -> Refusal | None:
    """Refuse an approval that lies in the future."""
    approval = getattr(record, "approval", None)
    return Refusal("批准日期晚于今天，请核对") if approval and approval.on > context.day else None


def own(guard: Guard) -> Guard:
    """A unit acts only on what is addressed to it."""

    def guarded(state: Any, record: Any, context: Context) -> Refusal | None:
        actor = context.actor
        if actor.post in RESPONDENT_POSTS and actor.organ_id != state.organ_id:
            return Refusal(f"这件是发给{state.organ_name}的")
        return guard(state, record, context)

    return guarded


def soon(context: Context) -> str:
    """The day by which the office looks at something."""
    return context.calendar.add_workdays(context.day, OFFICE_DAYS).isoformat()


def may_settle(state: Any, record: Any, context: Context) -> Refusal | None:
    return Refusal("处理日期晚于今天，请核对") if record and record.on > context.day else None


def late_stamp(by: date | None, context: Context, what: str) -> dict[str, str]:
    """What is taken after its day says so in its event."""
    return {"late": f"{what}期限是{written(by)}，已经超过"} if by and context.day > by else {}
