"""How the desk shows campaigns and their problems (问题清单)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.opinions.queries import areas_now
from fuyuan.business.supervision.common import written
from fuyuan.business.supervision.models import Campaign, CampaignProblem
from fuyuan.business.supervision.policies import FOLLOWING
from fuyuan.business.supervision.queries import running_campaigns
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import (
    Column,
    DeskRoom,
    Filter,
    Group,
    Pairs,
    Sight,
    Tab,
    Table,
    between,
    by_unit,
    said,
)

from . import counted
from .campaign import CAMPAIGN, CampaignState
from .problem import PROBLEM, ProblemState
from .records import Form, Found
from .survey import totals

FORMS = {each.value: each.label for each in Form}
FOUND = {each.value: each.label for each in Found}
READERS = FOLLOWING | RESPONDENT_POSTS
MOST_REASONS = 50
INNER = frozenset({"enter", "enter_report", "drop"})  # how it came to the bureau is the bureau's


# -- campaigns ---------------------------------------------------------------------------------------------------------


def campaign_tabs(state: CampaignState, actor: Actor) -> Sequence[Tab]:
    pk = Campaign.objects.values_list("pk", flat=True).get(number=state.number)
    found = [_plan(state)]
    if actor.post in FOLLOWING:
        found += [_counted(pk), _survey(pk)]
    return [tab for tab in found if tab.pairs or tab.tables]


def _plan(state: CampaignState) -> Tab:
    told, paper = state.begun, state.begun.deployment
    deployed = f"{paper.issuer}《{paper.title.strip('《》')}》{paper.number}" if paper.title else ""
    return Tab("方案", said((
        ("监督方式", told.form.label), ("上级部署", deployed), ("部署日期", paper.on), ("执法领域", "、".join(told.areas)),
        ("责任部门", told.charge), ("监督重点", told.focus), ("进度安排", told.schedule), ("工作要求", told.demand),
        ("批准", f"{told.approval.by}，{written(told.approval.on)}"), ("开始日期", told.first_on), ("结束日期", told.last_on),
        ("问卷截止日期", told.survey_to), ("总体评价", state.report.overall if state.report else ""),
        ("没有销号的问题", state.report.left if state.report else ""),
        ("长效措施和建议", state.report.proposals if state.report else ""), ("取消理由", state.cancelled),
    )))  # fmt: skip


def _counted(pk: int) -> Tab:
    heads = ("发现", "销号", "在办")
    areas, organs = (
        [[row[column], row["found_n"], row["closed_n"], row["open_n"]] for row in counted.by(pk, column)]
        for column in ("area", "organ_name")
    )
    tables = (
        (Table(("执法领域", *heads), areas, "按领域"), Table(("单位", *heads), organs, "按单位"))
        if areas
        else ()
    )
    return Tab("问题", (), tables, sum(row[1] for row in areas))


def _survey(pk: int) -> Tab:
    told = totals(pk)
    if not told.answers:
        return Tab("问卷")
    rows = [[each.area, each.all, each.sound] for each in told.named]
    words = [[text] for text in counted.reasons(pk, MOST_REASONS)]
    pairs = (
        ("收到问卷", f"{told.answers} 份"), ("疑似成批填写", f"{told.suspicious} 份（一个网络一天超过三份，或者同样的话超过三份）"),
        ("说明", "问卷自愿、匿名，不是抽样；两种合计都列出，不剔除任何一份"),
    )  # fmt: skip
    tables = (
        Table(("执法领域", "全部问卷", "剔除疑似成批填写"), rows),
        *((Table(("为什么",), words),) if words else ()),
    )
    return Tab("问卷", pairs, tables, told.answers)


def campaign_links(state: CampaignState, actor: Actor) -> Sequence[Related]:
    pk = Campaign.objects.values_list("pk", flat=True).get(number=state.number)
    found = [
        Related("问题清单", f"{reverse('shell:matters', args=[PROBLEM.name])}?campaign={pk}", "筛选、导出")
    ]
    if state.begun.survey_to and state.stage == "running":
        found.append(Related("公众网站的问卷", reverse("opinion-survey", args=[pk]), "可以张贴、转发"))
    return found


def campaign_choices(path: str, state: CampaignState | None, context: Context) -> Pairs | None:
    return ([(name, name) for name in areas_now()] or None) if path == "areas" else None


def everything_read(event: Event, actor: Actor) -> Sight:
    return Sight.FULL if actor.post in FOLLOWING else Sight.TITLE


CAMPAIGN_ROOM = DeskRoom(
    kind=CAMPAIGN.name,
    label="整治",
    facts_title="整治",
    icon="hammer",
    order=59,
    group="执法监督",
    posts=READERS,
    list_columns=(
        Column("form", "监督方式", value=lambda row: FORMS.get(row.form, "")),
        Column("first_on", "开始日期", kind="date", sort=True),
        Column("last_on", "结束日期", kind="date"),
        Column("survey_to", "问卷截止日期", kind="date", shown=False),
    ),
    filters=(
        Filter("form", "监督方式", lambda actor: tuple(FORMS.items()), lambda value, today: Q(form=value)),
    ),
    facts=campaign_tabs,
    links=campaign_links,
    choices=campaign_choices,
    sight=everything_read,
)


# -- problems ----------------------------------------------------------------------------------------------------------


def campaigns_known(actor: Actor) -> Pairs:
    rows = policy_for(Campaign).filter(actor, Campaign.objects.all()).order_by("-pk")
    return [(str(pk), title) for pk, title in rows.values_list("pk", "title")]


def areas_known(actor: Actor) -> Pairs:
    return [(name, name) for name in areas_now()]


def _waiting(stage: str) -> Any:
    def where(actor: Actor, today: date) -> Q:
        return Q(stage=stage) if actor.post is Post.SUPERVISION_STAFF else Q(pk__in=[])

    return where


def problem_tabs(state: ProblemState, actor: Actor) -> Sequence[Tab]:
    inner = actor.post in FOLLOWING
    last = state.rounds[-1] if state.rounds else None
    pairs = said((
        ("整治", state.campaign), ("执法领域", state.area), ("责任单位", state.organ_name), ("问题", state.what),
        ("怎样发现", state.found.label if inner else ""), ("走访了谁、依据什么", state.who if inner else ""),
        ("群众反映", state.report_number if inner else ""), ("发现日期", state.found_on), ("原因", state.cause),
        ("整改措施", state.measure), ("改进方式", state.way), ("整改期限", last.by_on if last else None),
        ("长效措施", state.lasting), ("不列入的理由", state.ending),
    ))  # fmt: skip
    rows = [
        [
            each.by_on,
            each.did or "待报送",
            each.done_on,
            each.note or ("待复查" if each.done_on else ""),
            each.checked_on,
        ]
        for each in state.rounds
    ]
    table = (Table(("整改期限", "整改情况", "报送日期", "复查情况", "复查日期"), rows),) if rows else ()
    return [Tab("问题", pairs), *((Tab("整改", (), table, len(rows)),) if rows else ())]


def problem_choices(path: str, state: ProblemState | None, context: Context) -> Pairs | None:
    if path == "campaign_id":
        return [(str(pk), title) for pk, title in running_campaigns()]
    return ([(name, name) for name in areas_now()] or None) if path == "area" else None


def problem_words(state: ProblemState | None, field: str, value: Any) -> str:
    return state.campaign if state and field == "campaign_id" else ""


def problem_links(state: ProblemState, actor: Actor) -> Sequence[Related]:
    found = [Related(state.campaign, matter_url(CAMPAIGN.name, state.campaign_id), "所属整治")]
    if state.report_id and actor.post in FOLLOWING - {Post.JOINT_OFFICE}:
        found.append(Related(state.report_number, matter_url("opinion_report", state.report_id), "群众反映"))
    return found


def problem_sight(event: Event, actor: Actor) -> Sight:
    return Sight.HIDDEN if event.step in INNER and actor.post not in FOLLOWING else Sight.FULL


PROBLEM_ROOM = DeskRoom(
    kind=PROBLEM.name,
    label="问题清单",
    facts_title="问题",
    icon="list-check",
    order=59,
    group="执法监督",
    posts=READERS,
    list_columns=(
        Column("campaign", "整治", shown=False),
        Column("area", "执法领域"),
        Column("organ_name", "责任单位", shown=False),  # the title says it
        Column("found", "怎样发现", value=lambda row: FOUND.get(row.found, ""), shown=False),
        Column("found_on", "发现日期", kind="date", shown=False),
        Column("cause", "原因", shown=False),
        Column("measure", "整改措施", shown=False),
        Column("by_on", "整改期限", kind="date"),
    ),
    filters=(
        Filter("campaign", "整治", campaigns_known, lambda value, today: Q(campaign_id=int(value))),
        by_unit(CampaignProblem, "责任单位", name="organ_name"),
        Filter("area", "执法领域", areas_known, lambda value, today: Q(area=value)),
        Filter("found", "怎样发现", lambda actor: tuple(FOUND.items()), lambda value, today: Q(found=value)),
        between("found_day", "发现日期", "found_on"),
    ),
    groups=(
        Group("problem-entered", "整治问题，待剖析", _waiting("entered"), steps=("analyse",)),
        Group("problem-corrected", "整治问题，待复查", _waiting("corrected"), steps=("check",)),
        Group("problem-checked", "整治问题，待销号", _waiting("checked"), steps=("close",)),
    ),
    facts=problem_tabs,
    choices=problem_choices,
    words=problem_words,
    links=problem_links,
    parties=lambda row: row.organ_name,
    party_columns=("organ_name",),
    sight=problem_sight,
)  # fmt: skip
