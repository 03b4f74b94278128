"""How the desk shows model units: who is on the way, who is named, what the assessments said."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from fuyuan.business.guidance.common import BUREAU, GROUP, READERS
from fuyuan.business.guidance.figures import figures_of
from fuyuan.business.guidance.models import ModelUnit
from fuyuan.matters import clock
from fuyuan.matters.procedure import Event
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.shell.rooms import Column, DeskRoom, Filter, Pairs, Sight, Tab, Table, between, said

from .life import Marked, ModelState
from .steps import MODEL_UNIT

COLUMNS = (
    Column("unit_name", "单位"),
    Column("score", "考核得分", kind="number"),
    Column("batch", "批次"),
    Column("named_on", "命名日期", kind="date", sort=True),
    Column("review_on", "复核日期", kind="date", shown=False),
)
PUBLIC = ("单位", "工作基础和特色", "批次", "命名日期")


def batches_known(actor: Actor) -> Pairs:
    rows = policy_for(ModelUnit).filter(actor, ModelUnit.objects.exclude(batch="")).order_by("batch")
    return [(name, name) for name in rows.values_list("batch", flat=True).distinct()]


FILTERS = (
    Filter("batch", "批次", batches_known, lambda value, today: Q(batch=value)),
    between("named", "命名日期", "named_on"),
)


def tabs(state: ModelState, actor: Actor) -> Sequence[Tab]:
    told, grown, named = state.told, state.cultivated, state.named
    pairs = [
        ("单位", state.organ_name), ("负责人", told.leader), ("工作基础和特色", told.strength),
        ("培育重点", grown.focus if grown else ""), ("联系指导人", grown.mentor if grown else ""),
        ("批次", named.batch if named else ""), ("命名日期", named.on if named else None),
        ("下一次复核", state.review_on), ("结束原因", state.ended),
    ]  # fmt: skip
    if actor.is_respondent and actor.organ_id != state.organ_id:
        public = [pair for pair in pairs if pair[0] in PUBLIC]
        return [Tab("示范单位", said(public))]
    return [Tab("创建", said(pairs)), *(_marks(each) for each in reversed(state.marks)), _facts(state)]


def _marks(each: Marked) -> Tab:
    done = each.assessed
    pairs = [
        ("考核日期", done.on), ("考核人员", done.by), ("总分", f"{each.total} 分（合格 {each.mark} 分）"),
        ("结论", "合格" if each.passed else "不合格"), ("考核意见", done.opinion),
    ]  # fmt: skip
    rows = [[line.text, line.points, line.most, line.note] for line in done.scores]
    return Tab(f"{done.on.year}年考核", pairs, (Table(("考核标准", "得分", "满分", "情况"), rows),))


def _facts(state: ModelState) -> Tab:
    """What the system knows of the unit, for whoever assesses it and for itself."""
    return Tab("本单位一年来的情况", figures_of(state.organ_id or 0, clock.today()))


def beside(step: str, state: ModelState | None) -> Sequence[Tab]:
    return [_facts(state)] if state and step in ("assess", "review") else ()


def sight(event: Event, actor: Actor) -> Sight:
    """Another unit reads that a model was named, not how it was assessed."""
    own = actor.post in BUREAU or not actor.is_respondent or event.by.organ_id == actor.organ_id
    return Sight.FULL if own else Sight.TITLE


MODEL_ROOM = DeskRoom(
    kind=MODEL_UNIT.name,
    label="示范单位",
    facts_title="创建情况",
    icon="award",
    order=79,
    group=GROUP,
    posts=READERS,
    list_columns=COLUMNS,
    filters=FILTERS,
    bulk=("name",),
    facts=tabs,
    beside=beside,
    parties=lambda row: row.unit_name,
    party_columns=("unit_name",),
    sight=sight,
)
