"""How the desk shows registers of destruction."""

from __future__ import annotations

from collections.abc import Sequence

from fuyuan.matters.procedure import Context, Event
from fuyuan.organs.actor import Actor
from fuyuan.shell.rooms import Column, DeskRoom, Pairs, Sight, Tab, Table, said

from .lookups import facts_for
from .paperset import ROLES
from .policies import READERS
from .procedure import DESTRUCTION, DestructionState

COLUMNS = (Column("items", "案卷", kind="number"), Column("destroyed", "已销毁", kind="number"))


def sheets(state: DestructionState, actor: Actor) -> Sequence[Tab]:
    heads = ("案号", "题名", "结案日期", "保管期限", "届满日期", "文书", "鉴定")
    rows = [
        [item.number, item.title, item.closed_on, item.keep, item.until, item.papers,
         "继续保存" if item.matter_id in state.kept else ""]
        for item in state.items
    ]  # fmt: skip
    people = [
        [ROLES.get(part.role, "不予销毁"), part.name, part.post, part.on, part.words] for part in state.parts
    ]
    facts = said([("理由", state.reason), ("地点、方式", state.place)])
    return (
        Tab("清册", facts, (Table(heads, rows),), len(rows)),
        Tab("经办", (), (Table(("身份", "姓名", "岗位", "日期", "意见、情况"), people),)),
    )


def choices(path: str, state: DestructionState | None, context: Context) -> Pairs | None:
    """The files whose period is over; at the appraisal those on the register."""
    if path == "cases":
        found = facts_for(None, "", None, context.actor)["expired"]
        return [
            (str(item.matter_id), f"{item.number} {item.title}，{item.keep}，{item.until} 届满")
            for item in found.values()
        ]
    if path == "kept" and state is not None:
        return [(str(item.matter_id), f"{item.number} {item.title}") for item in state.items]
    return None


def everything_read(event: Event, actor: Actor) -> Sight:
    return Sight.FULL


DESK_ROOM = DeskRoom(
    kind=DESTRUCTION.name,
    label="档案鉴定销毁",
    facts_title="销毁清册",
    icon="archive",
    order=27,
    group="复议机构",
    posts=READERS,
    list_columns=COLUMNS,
    facts=sheets,
    choices=choices,
    sight=everything_read,
)
