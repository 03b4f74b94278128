"""A campaign as a table of steps (《行政执法监督条例》第十四条、第二十条、第二十一条; plan, measure (八)).

专项监督 belongs to 省级以上: a county carries one out only where a superior's document deploys it, and names that document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.supervision.common import STAFF
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage, State
from fuyuan.matters.record import Reasoned
from fuyuan.organs.posts import Post

from .records import Begun, Concluded, Form, Level

SPECIAL, SCHEME, MEANS = "JD25 21.1", "JD25 21.2", "JD25 14"
CALLED = "专项"
ABOVE = frozenset({Level.STATE, Level.PROVINCE})


class CampaignState(State):
    """A campaign. ``organ_id`` is the 行政执法监督机构."""

    touched_on: date
    begun: Begun
    office_id: int | None = None
    report: Concluded | None = None
    cancelled: str = ""

    def surveying(self, day: date) -> bool:
        """Whether the public is asked on a day."""
        told = self.begun
        return (
            self.stage == "running" and told.survey_to is not None and told.first_on <= day <= told.survey_to
        )


def begun(state: None, event: Event) -> CampaignState:
    office = event.stamped["office_id"]
    return CampaignState(
        stage="running", title=event.record.title, number=event.stamped["number"], opened_on=event.day,
        touched_on=event.day, begun=event.record, organ_id=int(office) if office else None,
        office_id=int(office) if office else None,
    )  # fmt: skip


def may_begin(state: None, record: Begun | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    return _named(record) or _deployed(record) or _areas(record, context) or _days(record, context)


def _named(record: Begun) -> Refusal | None:
    """A county's own campaign is 日常监督 or 重点监督, and is not called what it is not."""
    if record.form is Form.SPECIAL or CALLED not in record.title:
        return None
    return refuse(
        "专项监督由省级以上开展；没有上级部署的，请改用“重点监督”等名称，或者填写部署文件后选择专项监督",
        SPECIAL,
    )


def _deployed(record: Begun) -> Refusal | None:
    if record.form is not Form.SPECIAL:
        return None
    if not record.deployment.complete:
        return refuse(
            "专项监督由省级以上开展，请写明上级部署文件的名称、发文机关、级别和日期；没有的，选择重点监督或者日常监督",
            SPECIAL,
        )
    if record.deployment.level not in ABOVE:
        return refuse("设区的市、县的部署不能开展专项监督，请选择重点监督或者日常监督", SPECIAL)
    return None


def _areas(record: Begun, context: Context) -> Refusal | None:
    known = context.facts.get("areas", ())
    other = next((each for each in record.areas if known and each not in known), None)
    return refuse(f"没有“{other}”这个执法领域，请从列出的选择", MEANS) if other else None


def _days(record: Begun, context: Context) -> Refusal | None:
    if record.last_on < record.first_on:
        return refuse("结束日期早于开始日期，请核对", SCHEME)
    if record.survey_to and not record.first_on <= record.survey_to <= record.last_on:
        return refuse("问卷截止日期应当在整治期间以内", SCHEME)
    return None


def office_stamp(state: None, record: Any, context: Context) -> Mapping[str, str]:
    return {"office_id": str(context.facts.get("office_id") or "")}


def concluded(state: CampaignState, event: Event) -> CampaignState:
    return state.but(stage="concluded", closed_on=event.day, report=event.record)


def may_conclude(state: CampaignState, record: Concluded | None, context: Context) -> Refusal | None:
    left = context.facts.get("open_problems", 0)
    if record and left and not record.left.strip():
        return refuse(f"还有{left}项问题没有销号，请写明怎样办", SCHEME)
    return None


def cancelled(state: CampaignState, event: Event) -> CampaignState:
    return state.but(stage="cancelled", closed_on=event.day, cancelled=event.record.reason)


def may_cancel(state: CampaignState, record: Any, context: Context) -> Refusal | None:
    problems = context.facts.get("problems", 0)
    return refuse("已经登记了问题，不能取消；请办理总结", MEANS) if problems else None


def duties(state: CampaignState) -> Iterable[Duty]:
    if state.stage != "cancelled":
        yield Duty(
            "conclude", "总结并报告", Post.SUPERVISION_STAFF, due_on=state.begun.last_on, steps=("conclude",),
            basis=articles(SCHEME)[0], organ_id=state.office_id, done_on=state.closed_on,
        )  # fmt: skip


def columns(state: CampaignState) -> Mapping[str, Any]:
    told = state.begun
    return {
        "form": told.form.value, "first_on": told.first_on, "last_on": told.last_on, "survey_to": told.survey_to,
    }  # fmt: skip


act = Table(duties, frozenset({"first_on", "last_on", "survey_to"})).act
RUNNING = at("running")

# fmt: off
CAMPAIGN: Procedure[CampaignState] = Procedure(
    name="campaign",
    title="整治",
    state=CampaignState,
    stages=(
        Stage("running", "正在整治"), Stage("concluded", "已总结", end=True),
        Stage("cancelled", "已取消", end=True, track=False),
    ),
    steps=(
        act("begin", "开展整治", f"{MEANS}, 21", STAFF, at(), begun, Begun, guard=may_begin, stamps=office_stamp,
            series="campaign", opens=True,
            help="专项监督由省级以上开展，县里按照上级部署参加的，写明部署文件；自己开展的是重点监督、日常监督。"),
        act("conclude", "总结", SCHEME, STAFF, RUNNING, concluded, Concluded, guard=may_conclude,
            papers=("campaign_report",)),
        act("cancel", "取消", MEANS, STAFF, RUNNING, cancelled, Reasoned, guard=may_cancel, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=lambda state: f"{state.number} {state.title} {'、'.join(state.begun.areas)}",
)
# fmt: on
