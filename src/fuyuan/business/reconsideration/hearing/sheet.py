"""Hearings on the page of their case, and the choices in their forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fuyuan.business.reconsideration.lookups import office_people
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.procedure import Context
from fuyuan.shell.rooms import Pairs, Tab, Table, said

from .arranging import held
from .bookings import rooms_in_use
from .facts import HearingFact

PEOPLE = frozenset({"panel.presider.person_id", "panel.listeners.person_id", "panel.recorder.person_id"})
CHOICES = PEOPLE | {"room", "signed", "respondents.respondent"}


def choices(path: str, state: CaseState, context: Context) -> Pairs | None:
    """Return what a field of a hearing's form offers."""
    if path in PEOPLE:
        return office_people()
    if path == "room":
        return [(name, f"{name}（{address}）") for name, address in rooms_in_use().items()]
    if path == "signed":
        newest = held(state)
        return [(name, name) for name in newest.attended] if newest else []
    return [(str(number), organ.name) for number, organ in enumerate(state.application.respondents, 1)]


def tab(state: CaseState) -> Tab:
    """重大、疑难、复杂 with its grounds, the request, and every hearing with what became of it."""
    grounds = "；".join(ground.label for ground in state.major.grounds) if state.major else ""
    pairs: Sequence[tuple[str, Any]] = said(
        [("重大、疑难、复杂", grounds), ("申请人请求听证", state.hearing_asked_on)]
    )
    heads = ("听证日期", "时间", "地点", "主持人", "听证员", "记录员", "情况")
    rows = [_row(each) for each in state.hearings]
    tables = (Table(heads, rows),) if rows else ()
    return Tab("听证", pairs, tables, len(rows))


def _row(each: HearingFact) -> list[Any]:
    panel = each.panel
    listeners = "、".join(member.name for member in panel.listeners)
    return [
        each.on, each.said_time, each.place, panel.presider.name, listeners, panel.recorder.name, became(each)
    ]  # fmt: skip


def became(each: HearingFact) -> str:
    if each.called_off_on:
        return "已取消"
    if each.held_on is None:
        return "已通知"
    words = ["申请人没有到场，视为放弃听证权利" if each.waived else "已举行"]
    words += ["被申请人负责人没有到场，也没有说明理由"] if each.heads_missing else []
    words.append("笔录已签名" if each.signed_on else "笔录待签名")
    return "；".join(words)
