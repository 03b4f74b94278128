"""How the desk shows disputes between departments: list, what each side says, meetings, the result and its performance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.hooks import Related
from fuyuan.shell.menu import MenuPage
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .days import TITLES
from .lookups import enforcers
from .procedure import COORDINATION, READERS
from .records import Line, Sort
from .state import CoordinationState

GROUP = "执法监督"
SORTS = {each.value: each.label for each in Sort}

COLUMNS = (
    Column("unit_name", "申请单位"),
    Column("others", "另一方"),
    Column("sort", "种类", value=lambda row: SORTS.get(row.sort, ""), shown=False),
    Column("met_on", "协调会议", kind="date", shown=False),
    Column("settled_on", "解决日期", kind="date", sort=True),
    Column("decided", "解决方式", value=lambda row: how(row.settled_on, row.decided), shown=False),
)


def how(settled_on: date | None, decided: bool) -> str:
    return ("政府决定" if decided else "协商一致") if settled_on else ""


FILTERS = (
    Filter("sort", "种类", lambda actor: tuple(SORTS.items()), lambda value, today: Q(sort=value)),
    Filter(
        "how", "解决方式", lambda actor: (("agreed", "协商一致"), ("decided", "政府决定")),
        lambda value, today: Q(settled_on__isnull=False, decided=value == "decided"),
    ),
    between("settled", "解决日期", "settled_on"),
)  # fmt: skip
PAGES = (MenuPage("allotments", "职责分工", "diagram-3", GROUP, READERS, order=72),)


def facts(state: CoordinationState, actor: Actor) -> Sequence[Tab]:
    return [*_result(state), _told(state), *_answers(state), *_meetings(state), *_opinion(state)]


def lines_table(state: CoordinationState, lines: Iterable[Line], caption: str = "") -> Table:
    rows = [[state.name_of(each.organ_id), each.part.label, each.what, each.basis] for each in lines]
    return Table(("单位", "负责还是配合", "做什么", "依据"), rows, caption)


def _result(state: CoordinationState) -> Iterable[Tab]:
    if state.refused:
        gone = state.refused
        pairs = said([("不予受理", gone.ground.label), ("已有结果", gone.known), ("说明", gone.why)])
        yield Tab("结果", pairs)
    if not state.settled_on:
        return
    pairs = said(
        [
            ("解决方式", state.settled_by), ("日期", state.settled_on), ("落实期限", state.perform_by),
            ("决定理由", state.decision.reasons if state.decision else ""),
        ]
    )  # fmt: skip
    done = [[each.name, each.performed_on or "没有报告", each.performed] for each in state.bound]
    yield Tab(
        "结果",
        pairs,
        (lines_table(state, state.lines), Table(("单位", "落实日期", "落实情况"), done, "落实情况")),
    )


def _told(state: CoordinationState) -> Tab:
    told = state.told
    pairs = said(
        [
            ("退回、撤回的理由", state.ended_why), ("执法事项", told.item), ("种类", told.sort.label),
            ("申请单位", state.organ_name), ("另一方", "、".join(each.name for each in state.others)), ("经过", told.facts),
            ("申请单位的意见", told.claim), ("依据", told.basis), ("自行协商", told.talked), ("协商日期", told.talked_on),
            ("和已有结果的不同", told.different), ("材料", "、".join(each.name for each in told.files)),
            *((f"本地规定：{TITLES[step]}", article) for step, article in state.rules),
        ]
    )  # fmt: skip
    return Tab("申请", pairs)


def _answers(state: CoordinationState) -> Iterable[Tab]:
    for each in state.others:
        if each.answer:
            pairs = said(
                [
                    ("答复日期", each.answered_on), ("意见", each.answer.claim), ("依据", each.answer.basis),
                    ("建议", each.answer.proposal), ("材料", "、".join(file.name for file in each.answer.files)),
                ]
            )  # fmt: skip
            yield Tab(f"{each.name}答复", pairs)


def _meetings(state: CoordinationState) -> Iterable[Tab]:
    for number, each in enumerate(state.meetings, 1):
        pairs = said(
            [("日期", each.on), ("地点", each.place), ("主持人", each.chair), ("协商情况", each.talk),
             ("结果", "达成一致" if each.agreed else "再次协商" if each.again else "没有达成一致")]
        )  # fmt: skip
        sides = [[side.name, side.who, side.vote.label, side.words] for side in each.sides]
        tables = [Table(("单位", "到会人员", "对分工意见", "意见"), sides)]
        yield Tab(
            f"第{number}次协调会议",
            pairs,
            (*tables, *((lines_table(state, each.lines, "分工意见"),) if each.lines else ())),
        )


def _opinion(state: CoordinationState) -> Iterable[Tab]:
    opinion = state.opinion
    if opinion:
        pairs = [
            ("提出日期", state.opined_on),
            ("理由和依据", opinion.reasons),
            ("建议的落实期限", opinion.perform_by),
        ]
        yield Tab("协调意见", said(pairs), (lines_table(state, opinion.lines),))


def field_choices(path: str, state: CoordinationState | None, context: Context) -> Pairs | None:
    if path == "opponents.organ_id":
        own = context.actor.organ_id
        return [(str(pk), name) for pk, name in enforcers().items() if pk != own]
    if path == "lines.organ_id" and state is not None:
        return [(str(each.organ_id), each.name) for each in state.parties]
    return None


def words(state: CoordinationState | None, field: str, value: object) -> str:
    """How the timeline writes a department that is only a number."""
    if field != "organ_id" or state is None or not isinstance(value, int):
        return ""
    return state.name_of(value)


def links(state: CoordinationState, actor: Actor) -> Sequence[Related]:
    return [Related("职责分工", reverse("allotments"), "已经解决的问题")]


def badges(state: CoordinationState) -> Sequence[str]:
    today = clock.today()
    late = [each for each in state.bound if each.performed_on is None]
    overdue = (
        state.perform_by is not None and today > state.perform_by and state.stage == "performing" and late
    )
    return [f"{len(late)} 个单位逾期没有落实"] if overdue else []


def sight(event: Event, actor: Actor) -> Sight:
    """The departments of a dispute and who oversees read the same."""
    return Sight.FULL


DESK_ROOM = DeskRoom(
    kind=COORDINATION.name,
    label="执法争议协调",
    facts_title="争议和结果",
    icon="signpost-split",
    order=71,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=facts,
    choices=field_choices,
    words=words,
    badges=badges,
    links=links,
    parties=lambda row: f"{row.unit_name} ↔ {row.others}",
    party_columns=("unit_name", "others"),
    sight=sight,
)
