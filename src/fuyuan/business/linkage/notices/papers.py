"""What a notice says: 通报, and the 再次通报 that cites the first."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fuyuan.business.linkage.findings.grounds import Ground
from fuyuan.business.linkage.findings.windows import words
from fuyuan.business.linkage.issuer import office_name
from fuyuan.business.linkage.numbers import BASIS
from fuyuan.matters.registry import Outcome
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .state import Item, NoticeState

MOST = 20  # findings of one unit written out
TO_NAMED, TO_ALL = "被通报的各单位", "各乡镇人民政府、街道办事处，政府各部门"


def notice_text(outcome: Outcome) -> list[Draft]:
    return [] if outcome.state.first else [_draft(outcome)]


def notice_again(outcome: Outcome) -> list[Draft]:
    state: NoticeState = outcome.state
    first = {"首次日期": state.first_on, "首次文号": state.first_number}
    return [_draft(outcome, **first)] if state.first else []


def _draft(outcome: Outcome, **more: Any) -> Draft:
    state: NoticeState = outcome.state
    assert state.text
    fields = {
        "机关": office_name(outcome), "期间": words(state.window), "依据": str(installation.get(BASIS)),
        "主送": TO_ALL if state.open_to_all else TO_NAMED, "总体情况": state.text.overview,
        "统计": _counts(state.standing), "单位": [_unit(state, each) for each in state.units.items()],
        "要求": state.text.demand, "天数": state.text.rectify_days, **more,
    }  # fmt: skip
    return Draft(fields=fields, to=_readers(state), title=f"关于{state.title}")


def _counts(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    """Small numbers first: how often, at how many units."""
    often = Counter(item.ground for item in items)
    units = {ground: len({item.organ_id for item in items if item.ground is ground}) for ground in often}
    return [
        {"问题": each.label, "件数": often[each], "单位数": units[each]} for each in Ground if often[each]
    ]


def _unit(state: NoticeState, unit: tuple[int, str]) -> dict[str, Any]:
    items = state.of_unit(unit[0])
    lines = [
        f"{number}．{item.ground.label}：{_ended(item.finding.text)}"
        for number, item in enumerate(items[:MOST], 1)
    ]
    rest = len(items) - MOST
    more = [f"另有{rest}件，清单见系统中的督促整改办件。"] if rest > 0 else []
    return {"单位": unit[1], "行": [*lines, *more]}


def _ended(text: str) -> str:
    return text if text.endswith("。") else f"{text}。"


def _readers(state: NoticeState) -> list[Addressee]:
    names = dict(Organ.objects.filter(pk__in=state.readers).values_list("pk", "name")) | state.units
    return [Addressee(f"unit-{pk}", names[pk], Post.RESPONDENT_LIAISON, pk) for pk in state.readers]
