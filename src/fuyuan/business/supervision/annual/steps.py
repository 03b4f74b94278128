"""执法情况年度报告 as a table of steps (plan, measure (十); 《行政执法监督条例》第十二条).

“各级执法部门每年向社会公布本单位行政复议被撤销的案件情况、行政应诉案件败诉情况、执法监督职责履行情况以及执法责任追究情况等，接受社会监督.”
The plan names no day: the working days of each part are settings, stamped when a report begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from fuyuan.business.supervision import days
from fuyuan.business.supervision.common import CLOCK, STAFF, own_unit
from fuyuan.matters.acts import Table, articles, at, gone, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage
from fuyuan.matters.record import Nothing, Reasoned
from fuyuan.organs.posts import RESPONDENT_POSTS, Post

from .records import Accepted, Completed, Figures, Opened
from .state import AnnualState, Version

BASIS = "JD25 12"
UNIT_HEAD = frozenset({Post.RESPONDENT_HEAD})
CORRECTION, WITHDRAWAL = "更正", "撤回"


# -- begin ---------------------------------------------------------------------------------------------------------


def may_open(state: None, record: Opened | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.year >= context.day.year:
        return refuse(f"{record.year}年还没有结束，结束以后再报告", BASIS)
    if known := context.facts.get("existing", ""):
        return refuse(f"这个单位{record.year}年度的报告已经有了（{known}）", BASIS)
    missing = gone(context.facts.get("organ"), "启动报告")
    if missing or context.facts.get("agency"):
        return missing
    return refuse("机关名录里这个机关没有行政执法权，不用报告", BASIS)


def open_stamps(state: None, record: Opened, context: Context) -> Mapping[str, str]:
    return {
        **fill_day(state, record, context), **draw_stamps(state, record, context),
        "organ_name": context.facts["organ"].name, "office_id": str(context.facts["office_id"] or 0),
    }  # fmt: skip


def fill_day(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """An organ's days begin when it is asked: at the beginning, for a correction, and when the bureau gives it back."""
    return {"fill_by": days.by(context, days.FILL)}


def review_day(state: AnnualState, record: Any, context: Context) -> Mapping[str, str]:
    """The bureau's days begin when it has the report, however late the organ was."""
    return {"review_by": days.by(context, days.REVIEW)}


def draw_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """The system's figures as of today, written down with every matter they count."""
    figures: Figures = context.facts["figures"]
    return {"figures": figures.model_dump_json()}


def opened(state: None, event: Event) -> AnnualState:
    record, stamped = event.record, event.stamped
    return AnnualState(
        stage="filling", title=f"{stamped['organ_name']}{record.year}年度执法情况报告", number=stamped["number"],
        opened_on=event.day, touched_on=event.day, organ_id=record.organ_id, organ_name=stamped["organ_name"],
        office_id=int(stamped["office_id"]) or None, year=record.year, figures=_figures(event),
        fill_by=date.fromisoformat(stamped["fill_by"]),
    )  # fmt: skip


def _figures(event: Event) -> Figures:
    return Figures.model_validate_json(event.stamped["figures"])


def drew(state: AnnualState, event: Event) -> AnnualState:
    return state.but(figures=_figures(event))


# -- the organ fills in and approves -------------------------------------------------------------------------------


def own(state: AnnualState, record: Any, context: Context) -> Refusal | None:
    return own_unit(state, context)


def may_complete(state: AnnualState, record: Completed | None, context: Context) -> Refusal | None:
    if refusal := own_unit(state, context):
        return refusal
    if record is None:
        return None
    sections = [each.section for each in record.contested]
    if len(set(sections)) != len(sections):
        return refuse("同一项数据的不同意见请写在一处", BASIS)
    if any(each.part > each.whole for each in record.contested):
        return refuse("“其中”的数不能大于总数，请核对", BASIS)
    return no_leaks(context)


def no_leaks(context: Context) -> Refusal | None:
    """The report is for everybody: what the second look finds in it stays out."""
    leaks: tuple[str, ...] = context.facts.get("leaks", ())
    told = "；".join(leaks[:5]) + ("等" if len(leaks) > 5 else "")
    return (
        refuse(f"核查发现{len(leaks)}处可能泄露个人信息，不能公布：{told}。请改写后再提交", BASIS)
        if leaks
        else None
    )


def completed(state: AnnualState, event: Event) -> AnnualState:
    return state.but(
        stage="approving", text=event.record, filled_on=event.day, approved_on=None, returned="", opinion=""
    )


def as_written(state: AnnualState, context: Context) -> Mapping[str, Any]:
    """Returned, or to be corrected: the words are still there."""
    return state.text.model_dump() if state.text else {}


def approved(state: AnnualState, event: Event) -> AnnualState:
    return state.but(
        stage="reviewing", approved_on=event.day, approved_by=event.by.name,
        review_by=date.fromisoformat(event.stamped["review_by"]),
    )  # fmt: skip


def returned(state: AnnualState, event: Event) -> AnnualState:
    return state.but(
        stage="filling", approved_on=None, accepted_on=None, publish_on=None, returned=event.record.reason,
        fill_by=date.fromisoformat(event.stamped.get("fill_by", state.fill_by.isoformat())),
    )  # fmt: skip


# -- the bureau reviews, the public reads ---------------------------------------------------------------------------


def may_accept(state: AnnualState, record: Accepted | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.publish_on < context.day:
        return refuse("公布日期早于今天，请核对", BASIS)
    assert state.text
    if state.text.contested and not record.opinion.strip():
        return refuse("单位对数据有不同意见，请写明审查结论", BASIS)
    return no_leaks(context)


def first_day(state: AnnualState, context: Context) -> Mapping[str, Any]:
    return {"publish_on": context.day}


def accepted(state: AnnualState, event: Event) -> AnnualState:
    record: Accepted = event.record
    return state.but(
        stage="accepted", accepted_on=event.day, publish_on=record.publish_on, opinion=record.opinion
    )


def may_publish(state: AnnualState, record: Any, context: Context) -> Refusal | None:
    if state.publish_on and context.day < state.publish_on:
        return refuse(f"公布日期是 {state.publish_on}，还没有到；要提前公布的，请退回后重新审查", BASIS)
    return no_leaks(context)


def published(state: AnnualState, event: Event) -> AnnualState:
    assert state.text
    new = Version(
        number=len(state.versions) + 1, published_on=event.day, approved_by=state.approved_by, figures=state.figures,
        text=state.text, opinion=state.opinion,
    )  # fmt: skip
    return state.but(stage="published", closed_on=event.day, versions=(*_ended(state, event), new))


def _ended(state: AnnualState, event: Event) -> tuple[Version, ...]:
    """A version that is being corrected holds until its successor is there."""
    return tuple(
        each.model_copy(update={"ended_on": event.day}) if each.ended == CORRECTION and not each.ended_on else each
        for each in state.versions
    )  # fmt: skip


def _last(state: AnnualState, **changes: Any) -> tuple[Version, ...]:
    return (*state.versions[:-1], state.versions[-1].model_copy(update=changes))


def correction_stamps(state: AnnualState, record: Any, context: Context) -> Mapping[str, str]:
    return {**fill_day(state, record, context), **draw_stamps(state, record, context)}


def corrected(state: AnnualState, event: Event) -> AnnualState:
    """What was published stays readable, marked, until the corrected version takes its place."""
    stamped = event.stamped
    return state.but(
        stage="filling", round=state.round + 1, closed_on=None, figures=_figures(event), filled_on=None, approved_on=None,
        accepted_on=None, publish_on=None, fill_by=date.fromisoformat(stamped["fill_by"]),
        review_by=None, versions=_last(state, ended=CORRECTION, why=event.record.reason),
    )  # fmt: skip


def withdrew(state: AnnualState, event: Event) -> AnnualState:
    gone_ = _last(state, ended=WITHDRAWAL, ended_on=event.day, why=event.record.reason)
    return state.but(stage="withdrawn", closed_on=event.day, publish_on=None, versions=gone_)


# -- who owes what ----------------------------------------------------------------------------------------------------


def duties(state: AnnualState) -> Iterable[Duty]:
    """The organ fills in and approves, the bureau reviews, the clock publishes on the chosen day."""
    if state.stage == "withdrawn":
        return
    again = f"-{state.round}" if state.round > 1 else ""
    basis = articles(BASIS)[0]
    unit: dict[str, Any] = {"organ_id": state.organ_id, "basis": basis}
    yield Duty(
        f"fill{again}", "填报执法情况年度报告", Post.RESPONDENT_LIAISON, due_on=state.fill_by, steps=("complete",),
        done_on=None if state.stage == "filling" else state.filled_on, **unit,
    )  # fmt: skip
    if state.filled_on and state.stage != "filling":
        yield Duty(
            f"approve{again}", "审定执法情况年度报告", Post.RESPONDENT_HEAD, due_on=state.fill_by,
            steps=("approve", "send_back"), done_on=state.approved_on, **unit,
        )  # fmt: skip
    if state.approved_on:
        yield Duty(
            f"review{again}", "审查执法情况年度报告", Post.SUPERVISION_STAFF, due_on=state.review_by,
            steps=("accept", "return"), organ_id=state.office_id, basis=basis, done_on=state.accepted_on,
        )  # fmt: skip
    if state.stage == "accepted" and state.publish_on:
        before = state.publish_on - timedelta(days=1)  # the clock acts on the day after a period has run out
        yield Duty(f"publish{again}", "到日公布", Post.SYSTEM, due_on=before, lapse="publish")


def columns(state: AnnualState) -> Mapping[str, Any]:
    last = state.versions[-1] if state.versions else None
    return {
        "organ_name": state.organ_name, "year": state.year, "version": last.number if last else 0,
        "published_on": last.published_on if last else None, "withdrawn": bool(last and last.ended == WITHDRAWAL),
        "contested": len(state.text.contested) if state.text else 0,
    }  # fmt: skip


act = Table(duties, frozenset({"publish_on"})).act

# fmt: off
ANNUAL: Procedure[AnnualState] = Procedure(
    name="annual_report",
    title="执法情况年度报告",
    state=AnnualState,
    stages=(
        Stage("filling", "待填报"),
        Stage("approving", "待单位审定"),
        Stage("reviewing", "待司法局审查"),
        Stage("accepted", "待公布"),
        Stage("published", "已公布", end=True),
        Stage("withdrawn", "已撤回", end=True, track=False),
    ),
    steps=(
        act("open", "启动年度报告", BASIS, STAFF, at(), opened, Opened, guard=may_open, stamps=open_stamps, series="annual",
            opens=True, help="数据由系统按今天的情况统计，连同来源一起写入报告。“年度报告进度”页可以给所有单位一次启动。"),
        act("draw", "重新提取数据", BASIS, RESPONDENT_POSTS, at("filling"), drew, Nothing, guard=own, stamps=draw_stamps,
            common=False, help="启动以后又有案件录入、更正的，按今天的情况重新统计。"),
        act("complete", "填报", BASIS, RESPONDENT_POSTS, at("filling"), completed, Completed, guard=may_complete,
            initial=as_written, help="系统的数据不能改；不同意的，写明本单位的数和理由，一并公布。"),
        act("approve", "审定报送", BASIS, UNIT_HEAD, at("approving"), approved, Nothing, guard=own,
            stamps=review_day),
        act("send_back", "退回修改", BASIS, UNIT_HEAD, at("approving"), returned, Reasoned, guard=own),
        act("accept", "审查通过", BASIS, STAFF, at("reviewing"), accepted, Accepted, guard=may_accept, initial=first_day),
        act("return", "退回单位", BASIS, STAFF, at("reviewing", "accepted"), returned, Reasoned,
            stamps=fill_day),
        act("publish", "公布", BASIS, STAFF | CLOCK, at("accepted"), published, Nothing, guard=may_publish,
            papers=("annual_report",), help="公布以后，任何人都可以在公众网站上查看。"),
        act("correct", "更正", BASIS, STAFF, at("published"), corrected, Reasoned, stamps=correction_stamps,
            help="原来的版本继续显示，注明正在更正和理由；重新填报、审定、审查以后由新版本代替。"),
        act("withdraw", "撤回", BASIS, STAFF, at("published"), withdrew, Reasoned,
            help="内容立刻从公众网站消失；原来的地址写明已经撤回和理由。"),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title}",
)
# fmt: on
