"""What the register of major decisions can say of the quality of an enforcement file by itself (案卷评查): each check with its
evidence, for a person to confirm. A check answers in order (True), at fault (False), or None where there was nothing to check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from fuyuan.law.vocabulary import ActKind
from fuyuan.organs.models import Organ
from fuyuan.organs.models.organ import valid_on

from .decisions.records import Opinion
from .decisions.state import DecisionState
from .models import Decision

Check = tuple[bool | None, str]
PAPER = "，请查阅原卷"  # what was not uploaded may lie in the file all the same


@dataclass(frozen=True, slots=True)
class EnforcementFile:
    """A file of the register whose decision was discussed and confirmed: what a draw reads of it."""

    pk: int
    number: str
    title: str
    unit_id: int | None
    unit: str
    closed_on: date
    kind: str
    result: str


def confirmed_files(first: date, last: date) -> list[EnforcementFile]:
    """Return the files confirmed in a span of days, both ends counted, oldest first (one query)."""
    rows = Decision.objects.filter(stage="confirmed", confirmed_on__gte=first, confirmed_on__lte=last)
    return [_file(row) for row in rows.order_by("confirmed_on", "pk")]


def _file(row: Decision) -> EnforcementFile:
    state = DecisionState.model_validate_json(row.state)
    assert state.confirmed_on
    return EnforcementFile(
        row.pk, row.file_number, state.title, row.organ_id, row.unit_name, state.confirmed_on,
        ActKind(row.act_kind).label, state.talk.result.label if state.talk else "",
    )  # fmt: skip


def units_of(files: list[int]) -> dict[int, int]:
    """Return the unit of each file, by file (one query)."""
    rows = Decision.objects.filter(pk__in=files, organ_id__isnull=False).values_list("pk", "organ_id")
    return {pk: organ_id or 0 for pk, organ_id in rows}


def file_findings(pk: int) -> dict[str, Check]:
    """Return every check of one file by its key."""
    row = Decision.objects.get(pk=pk)
    state = DecisionState.model_validate_json(row.state)
    return {"standing": _standing(state), **{key: check(state) for key, check in CHECKS.items()}}


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _standing(state: DecisionState) -> Check:
    """《行政处罚法》第三十八条第一款: 实施主体不具有行政主体资格的，行政处罚无效."""
    on = state.talk.on if state.talk else state.opened_on
    known = Organ.objects.filter(valid_on(on), pk=state.organ_id or 0, enforcement=True).exists()
    return known, f"机关名录：{state.organ_name}{'有' if known else '没有'}行政执法权（{_day(on)}）"


def investigation(state: DecisionState) -> Check:
    names = "、".join(each.name for each in state.told.files)
    return (True, f"登记时附有{names}") if names else (None, f"登记时没有附调查终结报告等材料{PAPER}")


def reviewed(state: DecisionState) -> Check:
    """《行政处罚法》第五十八条第一款: 未经法制审核或者审核未通过的，不得作出决定."""
    review = state.review
    if review is None:
        return False, "没有登记法制审核"
    passed = review.opinion is not Opinion.REFUSED
    return passed, f"{_day(review.on)}法制审核：{review.opinion.label}，审核人{review.reviewer}"


def opinion(state: DecisionState) -> Check:
    if state.review is None:
        return None, "没有登记法制审核"
    names = "、".join(each.name for each in state.review.files)
    return (True, f"附有{names}") if names else (None, f"登记时没有附审核意见书{PAPER}")


def ordered(state: DecisionState) -> Check:
    """《河南省行政执法条例》第二十八条第二款: 审核后，集体讨论决定."""
    if state.review is None or state.talk is None:
        return None, "没有审核或者讨论的日期"
    review, talk = state.review.on, state.talk.on
    return review <= talk, f"{_day(review)}审核，{_day(talk)}讨论"


def discussed(state: DecisionState) -> Check:
    """《行政处罚法》第五十七条第二款: 行政机关负责人应当集体讨论决定."""
    talk = state.talk
    if talk is None:
        return False, "没有登记集体讨论"
    return True, f"{_day(talk.on)}由{talk.host}主持，{len(talk.leaders)}名领导参加"


def minutes(state: DecisionState) -> Check:
    talk = state.talk
    if talk is None:
        return None, "没有登记集体讨论"
    names = "、".join(each.name for each in talk.files)
    return (True, f"附有{names}") if names else (None, f"登记的会议记录编号是“{talk.minutes}”{PAPER}")


CHECKS: Mapping[str, Callable[[DecisionState], Check]] = {
    "investigation": investigation, "reviewed": reviewed, "opinion": opinion, "ordered": ordered, "discussed": discussed,
    "minutes": minutes,
}  # fmt: skip
