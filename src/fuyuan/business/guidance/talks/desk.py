"""How the desk shows guidance; who is guided is shown with his number to his own unit only."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from fuyuan.business.guidance.common import GROUP, READERS
from fuyuan.business.guidance.models import Guidance, RiskPoint
from fuyuan.business.mediation.queries import visible_mediations
from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.hooks import Related
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, between, by_unit, said

from .records import Effect, Way
from .steps import GUIDANCE, GuidanceState

WAYS = {each.value: each.label for each in Way}
EFFECTS = {each.value: each.label for each in Effect}
AGREED = {True: "接受", False: "不接受", None: ""}

COLUMNS = (
    Column("unit_name", "单位"),
    Column("area", "管理领域"),
    Column("way", "方式", value=lambda row: WAYS.get(row.way, ""), shown=False),
    Column("given_on", "实施日期", kind="date", sort=True),
    Column("agreed", "对方", value=lambda row: AGREED[row.agreed]),
    Column("effect", "效果", value=lambda row: EFFECTS.get(row.effect, ""), shown=False),
)


FILTERS = (
    by_unit(Guidance),
    Filter("way", "方式", lambda actor: tuple(WAYS.items()), lambda value, today: Q(way=value)),
    Filter("effect", "效果", lambda actor: tuple(EFFECTS.items()), lambda value, today: Q(effect=value)),
    between("given", "实施日期", "given_on"),
)


def tabs(state: GuidanceState, actor: Actor) -> Sequence[Tab]:
    told, done, back = state.told, state.done, state.back
    mine = actor.organ_id == state.organ_id
    pairs = [
        ("单位", state.organ_name), ("指导对象", f"{told.party}（{told.kind.label}）"),
        ("证件号码、信用代码", told.identity if mine else ""), ("管理领域", told.area), ("风险或者需求", told.need),
        ("方式", told.way.label), ("指导内容", told.text), ("不再指导的理由", state.ended),
    ]  # fmt: skip
    found = [Tab("指导", said(pairs))]
    if done:
        carried = [
            ("实施日期", done.on), ("指导人员", done.by), ("对方", "自愿接受" if done.agreed else "不接受"),
            ("对方的意见", done.words), ("调解", done.mediation), ("回访期限", done.check_on),
        ]  # fmt: skip
        called = (
            [("回访日期", back.on), ("效果", back.effect.label), ("回访情况", back.found)] if back else []
        )
        found.append(Tab("实施和回访", said([*carried, *called])))
    return found


def links(state: GuidanceState, actor: Actor) -> Sequence[Related]:
    found = []
    points = policy_for(RiskPoint).filter(actor, RiskPoint.objects.filter(pk=state.told.point or 0))
    found += [Related(row.number, matter_url("risk_point", row.pk), f"风险点：{row.title}") for row in points]
    talks = visible_mediations(actor).filter(pk=state.mediation_id or 0)
    return [*found, *(Related(row.number, matter_url("mediation", row.pk), "进入的调解") for row in talks)]


def talks_of(matter_id: int, actor: Actor) -> Sequence[Related]:
    """A mediation's page shows the guidance that led to it, to those who may see it."""
    rows = policy_for(Guidance).filter(actor, led_to(matter_id)).order_by("pk")
    return [Related(row.number, matter_url("guidance", row.pk), "行政调解告知引导") for row in rows]


def led_to(matter_id: int) -> QuerySet[Guidance]:
    return Guidance.objects.filter(mediation_id=matter_id)


def field_choices(path: str, state: GuidanceState | None, context: Context) -> Pairs | None:
    if path != "point":
        return None
    rows = RiskPoint.objects.filter(organ_id=context.actor.organ_id or 0, stage="kept").order_by("pk")
    return [
        (str(pk), f"{title}（{number}）") for pk, number, title in rows.values_list("pk", "number", "title")
    ]


def words(state: GuidanceState, field: str, value: object) -> str:
    """A risk point by its name; before somebody else's eyes a number is none of the words (``sight``)."""
    if field != "point" or not isinstance(value, int):
        return ""
    return RiskPoint.objects.filter(pk=value).values_list("title", flat=True).first() or ""


def own_unit_only(event: Event, actor: Actor) -> Sight:
    """What was written down holds who somebody is: for the unit; who oversees reads the sheets."""
    own = event.by.organ_id is not None and event.by.organ_id == actor.organ_id
    return Sight.FULL if own else Sight.TITLE


GUIDANCE_ROOM = DeskRoom(
    kind=GUIDANCE.name,
    label="行政指导",
    facts_title="指导情况",
    icon="signpost-split",
    order=78,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    facts=tabs,
    links=links,
    choices=field_choices,
    words=words,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=own_unit_only,
)
