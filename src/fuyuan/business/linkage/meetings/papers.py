"""What the papers of a meeting say: 会议通知, 会议材料, 会议纪要."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.issuer import office_name
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from . import packet
from .records import Presence
from .state import MeetingState


def _head(outcome: Outcome) -> dict[str, Any]:
    state: MeetingState = outcome.state
    convened = state.convened
    return {
        "机关": office_name(outcome), "名称": state.title, "日期": written(state.held_on or convened.on),
        "时间": convened.time, "地点": convened.place, "主持人": convened.chair, "议题": agenda_written(state),
    }  # fmt: skip


def agenda_written(state: MeetingState) -> list[str]:
    lines = []
    for number, each in enumerate(state.convened.agenda, 1):
        by = f"（{each.by}汇报）" if each.by else ""
        lines.append(f"（{number}）{each.title}{by}{f'：{each.note}' if each.note else ''}")
    return lines


def _units(state: MeetingState) -> tuple[Addressee, ...]:
    """Everybody the meeting concerns reads what is issued."""
    return tuple(
        Addressee(f"unit-{pk}", state.names.get(pk, ""), Post.RESPONDENT_LIAISON, pk)
        for pk in sorted(state.units)
    )


def notice(outcome: Outcome) -> list[Draft]:
    state: MeetingState = outcome.state
    guests = state.convened.guests
    names = [state.names.get(guest.organ_id, "") for guest in guests]
    who = [f"（{n}）{name}{guest.who}" for n, (name, guest) in enumerate(zip(names, guests, strict=True), 1)]
    to = "、".join(names) if 0 < len(names) <= MOST_NAMED else "各有关单位"
    fields = {**_head(outcome), "主送": to, "参会": who}
    return [Draft(fields=fields, to=_units(state), title=f"关于召开{state.title}的通知")]


MOST_NAMED = 6  # units named after 主送


def material(outcome: Outcome) -> list[Draft]:
    """会议材料: for the office and the two sides of the conference; units get what the office hands out."""
    fields = {**_head(outcome), **packet.contents(outcome.state, outcome.event.day)}
    return [Draft(fields=fields, title=f"{outcome.state.title}材料")]


def minutes(outcome: Outcome) -> list[Draft]:
    state: MeetingState = outcome.state
    rows = [
        {"序号": each.number, "事项": each.what, "单位": each.organ_name, "期限": written(each.by_on)}
        for each in state.resolutions
    ]
    fields = {
        **_head(outcome), "情况": state.summary, "议定": rows, "到会": attendance_written(state),
        "签发人": outcome.event.record.signer,
    }  # fmt: skip
    return [Draft(fields=fields, to=_units(state), title=f"{state.title}纪要")]


# 10.3 of GB/T 9704-2012 says 出席, 请假, 列席
_ATTENDED = {Presence.PRESENT: "出席", Presence.DEPUTY: "委托他人出席"}


def attendance_written(state: MeetingState) -> list[str]:
    """Who came, who sent somebody, who did not: one line each."""
    rows = state.held.attendance if state.held else ()
    lines = []
    for presence in Presence:
        there = [
            f"{each.unit}{f'（{each.who}）' if each.who else ''}"
            for each in rows
            if each.presence is presence
        ]
        if there:
            lines.append(f"{_ATTENDED.get(presence, presence.label)}：{'、'.join(there)}。")
    return lines
