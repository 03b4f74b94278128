"""行政复议工作报告: 行政复议机构定期向本级人民政府提交 (2026年实施条例第六十六条第二款). As a table of steps.

The regulation says 定期 and names neither length nor day: both are settings (each half-year; ten working days to draft, twenty
to submit). A report may also be begun by hand for any period, as the government or 人大常委会 asks for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Fact, Record
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .records import Drafted, Figures, Instructed, Opened, Opinion, Submitted

BASIS = "R26 66.2"
OFFICE = OFFICE_POSTS
HEAD = frozenset({Post.OFFICE_HEAD})
CLOCK = frozenset({Post.SYSTEM})


class Instruction(Fact):
    on: date
    by: str
    words: str


class ReportState(State):
    """``organ_id`` is the office that reports."""

    touched_on: date
    first: date
    last: date
    period: str
    draft_by: date
    submit_by: date
    draft: Drafted | None = None
    figures: Figures | None = None
    drafted_on: date | None = None
    drafted_by: str = ""
    reviewed_on: date | None = None
    opinion: str = ""
    submitted: Submitted | None = None
    instructions: tuple[Instruction, ...] = ()


def may_open(state: None, record: Opened | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.last < record.first:
        return Refusal("报告期间的止日早于起日，请核对")
    if record.last >= context.day:
        return refuse("报告期间还没有结束，结束以后再制作", BASIS)
    known = context.facts.get("existing", "")
    return Refusal(f"这一期间的工作报告已经有了（{known}）") if known else None


def open_stamps(state: None, record: Opened, context: Context) -> Mapping[str, str]:
    """The days as the settings are now, from the day the report is begun."""
    days: Mapping[str, int] = context.facts["days"]
    return {
        "draft_by": context.calendar.add_workdays(context.day, days["draft"]).isoformat(),
        "submit_by": context.calendar.add_workdays(context.day, days["submit"]).isoformat(),
        "organ_id": str(context.facts.get("office_id") or 0),
    }


def opened(state: None, event: Event) -> ReportState:
    record, stamped = event.record, event.stamped
    return ReportState(
        stage="drafting", title=f"{record.title}行政复议工作报告", number=stamped["number"], opened_on=event.day,
        touched_on=event.day, organ_id=int(stamped["organ_id"]) or None, first=record.first, last=record.last,
        period=record.title, draft_by=date.fromisoformat(stamped["draft_by"]),
        submit_by=date.fromisoformat(stamped["submit_by"]),
    )  # fmt: skip


def draft_stamps(state: ReportState, record: Drafted, context: Context) -> Mapping[str, str]:
    figures: Figures = context.facts["figures"]
    return {"figures": figures.model_dump_json()}


def drafted(state: ReportState, event: Event) -> ReportState:
    return state.but(
        stage="reviewing", draft=event.record, figures=Figures.model_validate_json(event.stamped["figures"]),
        drafted_on=event.day, drafted_by=event.by.name, reviewed_on=None,
    )  # fmt: skip


def first_draft(state: ReportState, context: Context) -> Mapping[str, Any]:
    """Drafted again after it was sent back: the words are still there."""
    return state.draft.model_dump() if state.draft else {}


def reviewed(state: ReportState, event: Event) -> ReportState:
    return state.but(stage="signing", reviewed_on=event.day, opinion=event.record.opinion)


def sent_back(state: ReportState, event: Event) -> ReportState:
    return state.but(stage="drafting", opinion=event.record.opinion)


def may_submit(state: ReportState, record: Record | None, context: Context) -> Refusal | None:
    if context.facts.get("issued"):
        return None
    return refuse("工作报告还没有签发，签发以后再报送", BASIS)


def submitted(state: ReportState, event: Event) -> ReportState:
    return state.but(stage="submitted", submitted=event.record, closed_on=event.day)


def instructed(state: ReportState, event: Event) -> ReportState:
    record: Instructed = event.record
    new = Instruction(on=record.on, by=record.by, words=record.words)
    return state.but(instructions=(*state.instructions, new))


def duties(state: ReportState) -> Iterable[Duty]:
    """Draft and submit by their days; the review has none of its own: the report must leave in time."""
    common: dict[str, Any] = {"organ_id": state.organ_id, "basis": articles(BASIS)[0]}
    yield Duty(
        key="draft", title="起草行政复议工作报告", post=Post.HANDLER, due_on=state.draft_by, steps=("draft",),
        done_on=None if state.stage == "drafting" else state.drafted_on, **common,
    )  # fmt: skip
    if state.stage == "reviewing":
        yield Duty(
            key="review",
            title="审核行政复议工作报告",
            post=Post.OFFICE_HEAD,
            due_on=state.submit_by,
            steps=("review", "send_back"),
            **common,
        )
    yield Duty(
        key="submit", title="报送行政复议工作报告", post=Post.OFFICE_HEAD, due_on=state.submit_by, steps=("submit",),
        done_on=state.closed_on, **common,
    )  # fmt: skip


def columns(state: ReportState) -> Mapping[str, Any]:
    return {
        "first": state.first, "last": state.last, "submitted_on": state.submitted.on if state.submitted else None,
        "instructions": len(state.instructions),
    }  # fmt: skip


act = Table(duties, frozenset()).act

# fmt: off
REPORT: Procedure[ReportState] = Procedure(
    name="work_report",
    title="行政复议工作报告",
    state=ReportState,
    stages=(
        Stage("drafting", "待起草"),
        Stage("reviewing", "待审核"),
        Stage("signing", "待签发、报送"),
        Stage("submitted", "已报送", end=True),
    ),
    steps=(
        act("open", "启动工作报告", BASIS, OFFICE | CLOCK, at(), opened, Opened, guard=may_open, stamps=open_stamps,
            series="report", opens=True, help="每半年（或者每年）结束后自动启动；其他期间的报告在这里启动。"),
        act("draft", "起草报告", BASIS, OFFICE, at("drafting"), drafted, Drafted, stamps=draft_stamps, initial=first_draft,
            papers=("work_report",), help="数据由系统按起草当天的情况统计，写入报告；这里写数据以外的内容。"),
        act("review", "审核通过", BASIS, HEAD, at("reviewing"), reviewed, Opinion),
        act("send_back", "退回修改", BASIS, HEAD, at("reviewing"), sent_back, Opinion),
        act("submit", "报送本级人民政府", BASIS, HEAD, at("signing"), submitted, Submitted, guard=may_submit),
        act("note_instruction", "登记批示", BASIS, OFFICE, at("submitted"), instructed, Instructed, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
