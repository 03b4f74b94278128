"""A case that a list makes lighter: state, guards, effects.

《行政处罚法》第三十二条, 第三十三条: 减轻 goes below the least penalty of the law, 从轻 stays above it, and whoever is spared is taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.guidance.lists.life import ListState
from fuyuan.business.guidance.lists.records import Effect, Item
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.organs.posts import Post

from .records import Begun, Checked, Decided, Tick

LAW = "CFF 32, 33"


class CaseState(State):
    """A case; ``organ_id`` is the unit. The item is kept as it read when the case began."""

    organ_name: str
    told: Begun
    list_id: int
    list_title: str
    list_number: str
    item_number: int
    item: Item
    ticks: tuple[Tick, ...] = ()
    decided: Decided | None = None
    ended: str = ""
    touched_on: date

    @property
    def percent(self) -> str:
        """The fine beside the usual one."""
        done = self.decided
        if done is None or not done.usual:
            return ""
        return f"{100 * (done.fined or 0) / done.usual:.1f}%"


def begun(state: None, event: Event) -> CaseState:
    record, stamped = event.record, event.stamped
    item = Item.model_validate_json(stamped["item"])
    return CaseState(
        stage="begun", title=f"{record.party}：{item.violation}"[:300], number=stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, organ_name=event.by.organ_name, told=record, list_id=int(stamped["list"]),
        list_title=stamped["title"], list_number=stamped["list_number"], item_number=int(stamped["place"]), item=item,
        touched_on=event.day,
    )  # fmt: skip


def may_begin(state: None, record: Begun | None, context: Context) -> Refusal | None:
    if record is None or context.facts["entry"]:
        return None
    return Refusal("请从本单位公布的清单里选择一项；还没有清单的，先拟定、批准、公布")


def the_item(state: None, record: Begun, context: Context) -> Mapping[str, str]:
    pk, place, known = context.facts["entry"]
    item: Item = known.wording.items[place - 1]
    return {
        "list": str(pk), "title": known.title, "list_number": known.number, "place": str(place),
        "item": item.model_dump_json(),
    }  # fmt: skip


# -- condition by condition ----------------------------------------------------------------------------------------


def as_listed(state: CaseState, context: Context) -> Mapping[str, Any]:
    known = {each.text: each for each in state.ticks}
    return {"ticks": [known.get(text, Tick(text=text)).model_dump() for text in state.item.conditions]}


def may_check(state: CaseState, record: Checked | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if tuple(each.text for each in record.ticks) != state.item.conditions:
        return Refusal("适用条件有变化，请刷新页面以后再核对")
    bare = next((each.text for each in record.ticks if each.met and not each.fact.strip()), None)
    return refuse(f"“{bare}”写明了符合，请写出事实和证据", "CFF 5.2") if bare else None


def checked(state: CaseState, event: Event) -> CaseState:
    """One condition that is not there, and the list does not apply."""
    record: Checked = event.record
    after = state.but(ticks=record.ticks)
    missing = [each.text for each in record.ticks if not each.met]
    if not missing:
        return after.but(stage="fit")
    return after.but(stage="unfit", closed_on=event.day, ended=f"不符合：{'；'.join(missing)}")


# -- the result ----------------------------------------------------------------------------------------------------


def decided(state: CaseState, event: Event) -> CaseState:
    return state.but(stage="decided", closed_on=event.day, decided=event.record)


def may_decide(state: CaseState, record: Decided | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.acted_on < state.told.found_on:
        return Refusal(f"决定日期早于发现日期（{state.told.found_on}），请核对")
    return _in_force(context.facts["list"], record.acted_on) or _result(state.item.effect, record)


def _in_force(known: ListState, day: date) -> Refusal | None:
    """A rule that did not hold on the day of the act is no basis for it."""
    if known.holds(day):
        return None
    until = f"，适用到 {known.valid_to}" if known.valid_to else ""
    told = f"《{known.title}》自 {known.valid_from} 起施行{until}，{day} 作出的决定不能适用"
    return refuse(told, "CFF 5.3")


def _result(effect: Effect, record: Decided) -> Refusal | None:
    if effect.spares:
        return _spared(record)
    if record.fined is None:
        return Refusal(f"这一项是{effect.label}，请填写实际罚款")
    return _below(record) if effect is Effect.REDUCED else _above(record)


def _spared(record: Decided) -> Refusal | None:
    if record.fined:
        return refuse("这一项不予处罚，不能填写罚款", "CFF 33.1")
    if not record.taught.strip():
        return refuse("不予行政处罚的，应当对当事人进行教育，请填写教育情况", "CFF 33.3")
    return None


def _below(record: Decided) -> Refusal | None:
    if record.least is None or record.fined is None or record.fined >= record.least:
        return refuse("减轻处罚是低于法定最低罚款，请核对法定最低罚款和实际罚款", "CFF 32")
    return None


def _above(record: Decided) -> Refusal | None:
    if record.least is not None and record.fined is not None and record.fined < record.least:
        return refuse("从轻处罚不能低于法定最低罚款；低于的是减轻处罚，请核对适用的事项", "CFF 32")
    if record.usual is not None and record.fined is not None and record.fined > record.usual:
        return refuse("实际罚款高于通常的罚款，没有从轻，请核对", "CFF 32")
    return None


def dropped(state: CaseState, event: Event) -> CaseState:
    return state.but(stage="dropped", closed_on=event.day, ended=event.record.reason)


def case_duties(state: CaseState) -> Iterable[Duty]:
    """No day of its own: the penalty case has its own (CFF 60); what is open stands on the unit's list."""
    if state.stage in ("begun", "fit"):
        check = state.stage == "begun"
        yield Duty(
            "check" if check else "decide", "逐项核对适用条件" if check else "登记处理结果", Post.RESPONDENT_LIAISON,
            steps=("check",) if check else ("decide",), organ_id=state.organ_id,
        )  # fmt: skip
