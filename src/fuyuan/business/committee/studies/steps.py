"""共性问题研究: a problem that comes back in many cases is given to members, reported on and made known (第五十二条第一款)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field as Limits

from fuyuan.business.committee.common import AHEAD, MEMBER, OFFICE, OFFICE_HEAD
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Day, Fact, FileRef, Reasoned, Record, Text, ask
from fuyuan.organs.posts import Post

BASIS = "L23 52.1"


class Proposed(Record):
    title: Text = ask("共性问题", min_length=4, max_length=120, help="例如：工伤认定中“上下班途中”怎样认定")
    act_kind: ActKind = ask("案件类型")
    problem: Text = ask(
        "问题表现",
        widget="long",
        min_length=10,
        max_length=10_000,
        help="在哪些案件里出现、有哪些不同做法；不写当事人姓名",
    )
    cases: tuple[Text, ...] = ask("涉及的案号", default=())
    people: Annotated[tuple[int, ...], Limits(min_length=1, max_length=10)] = ask("承担研究的委员")
    due_on: Day = ask("提交研究报告的日期")


class Reported(Record):
    """提交研究报告"""

    findings: Text = ask("研究情况", widget="long", min_length=10, max_length=30_000)
    proposal: Text = ask("研究意见", widget="long", min_length=10, max_length=20_000, help="今后怎样统一处理")
    files: tuple[FileRef, ...] = ask("附件", default=(), widget="files")


class Settled(Record):
    """形成研究意见"""

    opinion: Text = ask(
        "研究意见",
        widget="long",
        min_length=10,
        max_length=20_000,
        help="已经按委员的报告列出，讨论后修改的在这里改",
    )
    at_plenary: bool = ask("经全体会议讨论通过", default=False)
    used: Text = ask(
        "怎样运用",
        widget="long",
        min_length=4,
        max_length=4000,
        help="例如：印发办案人员参照、建议某部门完善制度",
    )


class Researcher(Fact):
    person_id: int
    name: str


class StudyState(State):
    """A study. ``organ_id`` is the office; ``people`` the members who work on it."""

    proposed: Proposed
    people: tuple[Researcher, ...]
    touched_on: date
    reported: Reported | None = None
    reported_on: date | None = None
    returned: str = ""
    settled: Settled | None = None
    stopped: str = ""


def proposed(state: None, event: Event) -> StudyState:
    record = event.record
    lines = [line.split("\t") for line in event.stamped["people"].splitlines()]
    return StudyState(
        stage="studying", title=record.title, number=event.stamped["number"], opened_on=event.day, organ_id=event.by.organ_id,
        holder_id=event.by.person_id, proposed=record, touched_on=event.day,
        people=tuple(Researcher(person_id=int(pk), name=name) for pk, name in lines),
    )  # fmt: skip


def may_propose(state: None, record: Proposed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    known = {pk for pk, _ in context.facts.get("members", ())}
    if not known >= set(record.people):
        return refuse("承担研究的应当是在任的委员，请重新勾选", BASIS)
    return Refusal("提交报告的日期应当晚于今天") if record.due_on <= context.day else None


def who(state: None, record: Proposed, context: Context) -> Mapping[str, str]:
    names = dict(context.facts["members"])
    return {"people": "\n".join(f"{pk}\t{names[pk]}" for pk in record.people)}


def may_report(state: StudyState, record: Any, context: Context) -> Refusal | None:
    actor = context.actor
    mine = actor.post is not Post.COMMITTEE_MEMBER or actor.person_id in {
        each.person_id for each in state.people
    }
    return None if mine else Refusal("这项研究由其他委员承担")


def reported(state: StudyState, event: Event) -> StudyState:
    return state.but(stage="reported", reported=event.record, reported_on=event.day, returned="")


def returned(state: StudyState, event: Event) -> StudyState:
    return state.but(stage="studying", returned=event.record.reason)


def settled(state: StudyState, event: Event) -> StudyState:
    return state.but(stage="settled", settled=event.record, closed_on=event.day)


def as_reported(state: StudyState, context: Context) -> Mapping[str, Any]:
    return {"opinion": state.reported.proposal} if state.reported else {}


def stopped(state: StudyState, event: Event) -> StudyState:
    return state.but(stage="stopped", stopped=event.record.reason, closed_on=event.day)


def study_duties(state: StudyState) -> Iterator[Duty]:
    if state.stage == "stopped":
        return
    basis = articles(BASIS)[0]
    done = state.reported_on if state.stage != "studying" else None
    for each in state.people:
        yield Duty(
            f"report:{each.person_id}", f"提交共性问题研究报告（{each.name}）", Post.COMMITTEE_MEMBER,
            due_on=state.proposed.due_on, done_on=done, organ_id=state.organ_id, person_id=each.person_id, steps=("report",),
            basis=basis,
        )  # fmt: skip
    if state.stage in ("reported", "settled"):
        yield Duty(
            "settle", "形成共性问题研究意见", Post.OFFICE_HEAD, organ_id=state.organ_id, done_on=state.closed_on,
            steps=("settle", "send_back"), basis=basis,
        )  # fmt: skip


def study_columns(state: StudyState) -> dict[str, Any]:
    return {
        "act_kind": state.proposed.act_kind.value, "due_on": state.proposed.due_on, "reported_on": state.reported_on,
        "researchers": "、".join(each.name for each in state.people),
    }  # fmt: skip


act = Table(study_duties, AHEAD).act

# fmt: off
STUDY: Procedure[StudyState] = Procedure(
    name="study",
    title="共性问题研究",
    state=StudyState,
    stages=(
        Stage("studying", "研究中"),
        Stage("reported", "已提交报告"),
        Stage("settled", "已形成研究意见", end=True),
        Stage("stopped", "已终止", end=True, track=False),
    ),
    steps=(
        act("propose", "提出共性问题", BASIS, OFFICE, at(), proposed, Proposed, guard=may_propose, stamps=who, series="study",
            opens=True),
        act("report", "提交研究报告", BASIS, MEMBER | OFFICE, at("studying"), reported, Reported, guard=may_report),
        act("send_back", "退回补充研究", BASIS, OFFICE_HEAD, at("reported"), returned, Reasoned, common=False),
        act("settle", "形成研究意见", BASIS, OFFICE_HEAD, at("reported"), settled, Settled, initial=as_reported,
            papers=("study_opinion",)),
        act("stop", "终止研究", "", OFFICE_HEAD, at("studying", "reported"), stopped, Reasoned, common=False),
    ),
    duties=study_duties,
    columns=study_columns,
    search_text=lambda state: f"{state.number} {state.title} {state.proposed.act_kind.label}",
)
# fmt: on
