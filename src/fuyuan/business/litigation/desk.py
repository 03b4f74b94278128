"""How the desk shows suits: list, groups, filters, the choices in their forms, and the suits behind a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from fuyuan.business.reconsideration.queries import visible_case, visible_cases
from fuyuan.law.causes import choices as cause_choices
from fuyuan.law.causes import label_of
from fuyuan.law.outcomes import MERITS, OUTCOMES, Attendance, CourtOutcome, Instance, Side
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.procedure import Context
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import administrative_organs
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Group, Pairs, between

from .models import Suit
from .procedure import PROCEDURE
from .queries import suits_of_case
from .records import SuitKind
from .sheets import facts, sight
from .state import SuitState

KIND = PROCEDURE.name
POSTS = RESPONDENT_POSTS | OFFICE_POSTS | {
    Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON, Post.SUPERVISION_STAFF
}  # fmt: skip
WORDS: dict[str, dict[str, str]] = {
    "kind": {each.value: each.label for each in SuitKind},
    "instance": {each.value: each.label for each in Instance},
    "act_kind": {each.value: each.label for each in ActKind},
    "outcome": {each.value: each.label for each in CourtOutcome},
    "attendance": {each.value: each.label for each in Attendance if each is not Attendance.NONE},
}


def word(key: str) -> Callable[[Any], str]:
    """Return a column's value in words."""
    return lambda row: WORDS[key].get(getattr(row, key), "")


COLUMNS = (
    Column("outcome", "结果", value=word("outcome")),
    Column("instance", "审级", value=word("instance")),
    Column("case_number", "案号", kind="code"),
    Column("court", "人民法院"),
    Column("docketed_on", "立案日期", kind="date", sort=True),
    Column("hearing_on", "开庭日期", kind="date", shown=False),
    Column("attendance", "负责人出庭", value=word("attendance"), shown=False),
    Column("result_on", "裁判日期", kind="date", shown=False),
    Column("effective_on", "生效日期", kind="date", shown=False),
    Column("performed_on", "履行日期", kind="date", shown=False),
    Column("act_kind", "行为种类", value=word("act_kind"), shown=False),
    Column("area", "管理领域", shown=False),
    Column("cause", "败诉原因", value=lambda row: label_of(row.cause), shown=False),
    Column("kind", "案件类型", value=word("kind"), shown=False),
)


def listed(key: str, label: str) -> Filter:
    """A filter on a column with a closed list of values."""
    return Filter(key, label, lambda actor: tuple(WORDS[key].items()), lambda value, today: Q(**{key: value}))


def organs_sued(actor: Actor) -> Pairs:
    if actor.is_respondent:
        return []
    return [(str(pk), name) for pk, name in administrative_organs().values_list("pk", "name")]


FILTERS = (
    Filter("result", "胜败", lambda actor: (("lost", "败诉"), ("other", "其他结果")),
           lambda value, today: Q(lost=True) if value == "lost" else Q(lost=False) & ~Q(outcome="")),
    Filter("organ", "被告", organs_sued, lambda value, today: Q(matter__suit_defendants__organ_id=int(value))),
    listed("instance", "审级"),
    listed("outcome", "结果"),
    listed("attendance", "负责人出庭"),
    listed("act_kind", "行为种类"),
    between("docketed", "立案日期", "docketed_on"),
    between("ruled", "裁判日期", "result_on"),
)  # fmt: skip

GROUPS = (
    Group(
        "hearing", "七天内开庭",
        lambda actor, today: Q(hearing_on__gte=today, hearing_on__lte=today + timedelta(days=7)), light="soon",
    ),
    Group(
        "ruled", "已裁判，未生效", lambda actor, today: Q(stage="ruled"),
        steps=("decide_appeal", "confirm_effective", "docket_next"),
    ),
)  # fmt: skip


def badges(row: Any) -> Sequence[str]:
    return ["败诉"] if row.lost else []


# -- choices in forms ----------------------------------------------------------------------------------------------


def choices(path: str, state: SuitState | None, context: Context) -> Pairs | None:
    """Return what a field of a step offers where its type does not say."""
    if path == "defendants.organ_id":
        return [(str(pk), name) for pk, name in administrative_organs().values_list("pk", "name")]
    if path == "case_id":
        return cases_known(state, context)
    if state is None:
        return None
    running = state.running
    if path == "defendant":
        return [(str(at), each.name) for at, each in enumerate(state.defendants, 1)]
    if path == "hearing":
        return [
            (str(at), f"{each.on}{f' {each.at}' if each.at else ''}{'（已取消）' if each.cancelled else ''}")
            for at, each in enumerate(running.hearings, 1)
        ]
    if path == "outcome":
        return [(each.value, each.label) for each in OUTCOMES[running.instance]]
    if path == "changed_to":
        return [(each.value, each.label) for each in CourtOutcome if each in _CHANGED]
    if path == "causes.code":
        return cause_choices()
    if path == "appellants":
        return [(each.value, each.label) for each in Side if each is not Side.DEFENDANT]
    if path == "sides":
        return [(each.value, each.label) for each in Side]
    return None


_CHANGED = MERITS | {CourtOutcome.SUIT_DISMISSED}
MOST_CASES = 300


def cases_known(state: SuitState | None, context: Context) -> Pairs:
    """The reconsideration cases a suit may follow: those with the same plaintiff or organ first, then the newest ended."""
    ended = visible_cases(context.actor).exclude(decided_on=None)
    names = {each.name for each in state.registered.plaintiffs} if state else set()
    organs = {each.organ_id for each in state.defendants} if state else set()
    rows = list(
        ended.only("number", "applicant_names", "respondent_name", "respondent_id", "title", "decided_on")[
            :MOST_CASES
        ]
    )
    rows.sort(
        key=lambda row: (
            not any(name in row.applicant_names for name in names),
            row.respondent_id not in organs,
        )
    )
    return [(str(row.pk), f"{row.number} {row.applicant_names} ↔ {row.respondent_name}") for row in rows]


# -- links -----------------------------------------------------------------------------------------------------------


def links(state: SuitState, actor: Actor) -> Sequence[Related]:
    """The reconsideration case it follows, for those who may open it."""
    if state.case_id is None:
        return []
    row = visible_case(actor, state.case_id).values_list("number", flat=True).first()
    return [Related(row, matter_url("reconsideration", state.case_id), "复议案件")] if row else []


def suits_behind(matter_id: int, actor: Actor) -> Sequence[Related]:
    """On a reconsideration case's page: the suits that followed it (one query)."""
    rows = policy_for(Suit).among(actor, suits_of_case(matter_id))
    return [
        Related(row.case_number or row.number, matter_url(KIND, row.pk), f"起诉：{_told(row)}")
        for row in rows.only("number", "case_number", "court", "outcome", "docketed_on")
    ]


def _told(row: Suit) -> str:
    day: date | None = row.docketed_on
    result = WORDS["outcome"].get(row.outcome, "")
    return "，".join(filter(None, [row.court, f"{day} 立案" if day else "", result]))


DESK_ROOM = DeskRoom(
    kind=KIND,
    label="行政诉讼",
    icon="bank2",
    order=20,
    posts=POSTS,
    list_columns=COLUMNS,
    filters=FILTERS,
    groups=GROUPS,
    facts=facts,
    choices=choices,
    badges=badges,
    links=links,
    parties=lambda row: f"{row.plaintiff_names} ↔ {row.defendant_names}",
    party_columns=("plaintiff_names", "defendant_names"),
    sight=sight,
)
