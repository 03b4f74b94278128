"""How the desk shows major enforcement decisions: the register with its filters, review and discussion of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from fuyuan.business.leadership.common import GROUP, READERS
from fuyuan.business.leadership.lookups import leaders_of
from fuyuan.business.leadership.models import Decision
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, by_unit, said
from fuyuan.shell.words import date_cn

from .records import Opinion, Why
from .state import DecisionState
from .steps import DECISION

KINDS = {each.value: each.label for each in ActKind}
WHYS = {each.value: each.label for each in Why}
OPINIONS = {each.value: each.label for each in Opinion}

COLUMNS = (
    Column("title", "案件名称", kind="link"),
    Column("unit_name", "单位"),
    Column("file_number", "执法案卷号", kind="code", shown=False),
    Column("act_kind", "行为种类", value=lambda row: KINDS.get(row.act_kind, ""), shown=False),
    Column("why", "重大的理由", value=lambda row: WHYS.get(row.why, ""), shown=False),
    Column("opinion", "法制审核", value=lambda row: OPINIONS.get(row.opinion, "")),
    Column("discussed_on", "讨论日期", kind="date", sort=True),
    Column("present", "参加领导", kind="number", shown=False),
    Column("chief", "主要领导", value=lambda row: "参加" if row.chief else ""),
    Column("confirmed_on", "核对日期", kind="date", shown=False),
)


def _chief(value: str, today: date) -> Q:
    return Q(chief=value == "yes", discussed_on__isnull=False)


FILTERS = (
    by_unit(Decision),
    Filter("kind", "行为种类", lambda actor: tuple(KINDS.items()), lambda value, today: Q(act_kind=value)),
    Filter("chief", "主要领导", lambda actor: (("yes", "参加讨论"), ("no", "没有参加")), _chief),
    between("discussed", "讨论日期", "discussed_on"),
)


def facts(state: DecisionState, actor: Actor) -> Sequence[Tab]:
    told = state.told
    pairs = said(
        [
            ("退回的理由", state.returned), ("撤回的理由", state.ended_why), ("单位", state.organ_name), ("执法案卷号", told.file_number),
            ("行为种类", told.act_kind.label), ("重大的理由", told.why.label), ("拟作出的决定", told.proposed),
            ("材料", "、".join(each.name for each in told.files)),
        ]
    )  # fmt: skip
    return [Tab("决定", pairs), _handlers(state), *_review(state), *_talk(state)]


def _handlers(state: DecisionState) -> Tab:
    """Who handles the case, with the certificate of that day; that nobody was named is shown as well."""
    if not state.handlers:
        return Tab("承办人员", [("承办人员", "登记时没有填写，系统没有核对执法证件")])
    rows = [[each.name, each.card] for each in state.handlers]
    day = state.told.investigated_on or state.opened_on
    caption = f"{date_cn(day, weekday=False)}持有的行政执法证件"
    alone = [("一人承办的法律依据", state.told.alone)] if state.told.alone else []
    return Tab("承办人员", alone, (Table(("姓名", "证件号码"), rows, caption),), len(rows))


def beside(step: str, state: DecisionState | None) -> Sequence[Tab]:
    """Whoever reviews a case looks at its people first."""
    return [_handlers(state)] if state and step == "review" else ()


def _review(state: DecisionState) -> Sequence[Tab]:
    review = state.review
    if review is None:
        return ()
    pairs = [
        ("审核日期", review.on), ("审核人", review.reviewer), ("审核意见", review.opinion.label), ("意见内容", review.words),
        ("审核意见书", "、".join(each.name for each in review.files)),
    ]  # fmt: skip
    return [Tab("法制审核", said(pairs))]


def _talk(state: DecisionState) -> Sequence[Tab]:
    talk = state.talk
    if talk is None:
        return ()
    pairs = [
        ("讨论日期", talk.on), ("主持人", talk.host), ("参加的领导", "、".join(talk.leaders)),
        ("主要领导", state.chief or "没有参加"), ("列席人员", talk.others), ("讨论情况", talk.opinions), ("结论", talk.result.label),
        ("决定内容", talk.decision), ("会议记录编号", talk.minutes), ("会议记录", "、".join(each.name for each in talk.files)),
    ]  # fmt: skip
    return [Tab("集体讨论", said(pairs))]


def field_choices(path: str, state: DecisionState | None, context: Context) -> Pairs | None:
    if path != "leaders" or state is None:
        return None
    known = leaders_of(state.organ_id, context.day)
    return [(name, f"{name}（主要领导）" if chief else name) for name, chief in known.items()]


def links(state: DecisionState, actor: Actor) -> Sequence[Related]:
    address = f"{reverse('shell:matters', args=['leadyear'])}?unit={state.organ_id}"
    return [Related("领导学法", address, state.organ_name)]


def badges(state: DecisionState) -> Sequence[str]:
    return ["主要领导参加"] if state.chief else []


def sight(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


DECISION_ROOM = DeskRoom(
    kind=DECISION.name,
    label="重大执法决定",
    facts_title="决定情况",
    icon="people",
    order=69,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=facts,
    choices=field_choices,
    badges=badges,
    beside=beside,
    links=links,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
