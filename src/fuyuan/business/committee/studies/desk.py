"""How the desk shows studies of common problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from fuyuan.business.committee.queries import names_of_serving
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, said

from .steps import STUDY, StudyState

READERS = OFFICE_POSTS | {Post.ORGAN_HEAD, Post.COMMITTEE_MEMBER}
KINDS = {kind.value: kind.label for kind in ActKind}
COLUMNS = (
    Column("act_kind", "案件类型", value=lambda row: KINDS.get(row.act_kind, "")),
    Column("researchers", "承担研究的委员"),
    Column("due_on", "报告日期", kind="date"),
    Column("reported_on", "提交日期", kind="date", shown=False),
)


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


def sheets(state: StudyState, actor: Actor) -> Sequence[Tab]:
    told, reported, settled = state.proposed, state.reported, state.settled
    tabs = [
        Tab("问题", said([
            ("案件类型", told.act_kind.label), ("问题表现", told.problem), ("涉及的案号", "、".join(told.cases)),
            ("承担研究的委员", "、".join(each.name for each in state.people)), ("报告日期", told.due_on),
            ("退回的理由", state.returned), ("终止的理由", state.stopped),
        ]))
    ]  # fmt: skip
    if reported:
        tabs.append(Tab("研究报告", (("研究情况", reported.findings), ("研究意见", reported.proposal))))
    if settled:
        through = "经全体会议讨论通过" if settled.at_plenary else "经委员会研究形成"
        tabs.append(
            Tab(
                "研究意见", (("形成方式", through), ("研究意见", settled.opinion), ("怎样运用", settled.used))
            )
        )
    return tabs


def words(state: StudyState, field: str, value: Any) -> str:
    return (
        next((each.name for each in state.people if each.person_id == value), "") if field == "people" else ""
    )


def choices(path: str, state: StudyState | None, context: Context) -> Pairs | None:
    return [(str(pk), name) for pk, name in names_of_serving()] if path == "people" else None


STUDY_ROOM = DeskRoom(
    kind=STUDY.name,
    label="共性问题研究",
    facts_title="研究内容",
    icon="journal-text",
    order=30,
    group="行政复议委员会",
    posts=READERS,
    list_columns=COLUMNS,
    filters=(
        Filter(
            "kind", "案件类型", lambda actor: tuple(KINDS.items()), lambda value, today: Q(act_kind=value)
        ),
    ),
    facts=sheets,
    choices=choices,
    words=words,
    parties=lambda row: row.researchers,
    party_columns=("researchers",),
    sight=sight,
)
