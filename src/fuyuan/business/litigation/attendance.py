"""负责人出庭: what the record of one hearing is worth, and what counts for an instance (法释〔2020〕3号).

Judged from what was written down, with the articles; whether an excuse is good the court decides (第九条第二款).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fuyuan.law.outcomes import Attendance

from .records import Attended, HeadKind

HEADS = frozenset({HeadKind.CHIEF, HeadKind.DEPUTY, HeadKind.CHARGE, HeadKind.SHARE})
ORDER = (Attendance.SPOKE, Attendance.ATTENDED, Attendance.EXCUSED, Attendance.ABSENT)


@dataclass(frozen=True, slots=True)
class Judged:
    """What one hearing counts as, and why, each reason with its article."""

    attendance: Attendance
    reasons: tuple[str, ...]


def judged(record: Attended) -> Judged:
    attendance, why = _of_excuse(record) if record.head is HeadKind.NONE else _of_head(record)
    return Judged(attendance, (why, *_alone(record)))


def _of_head(record: Attended) -> tuple[Attendance, str]:
    if record.head not in HEADS:
        return (
            Attendance.ABSENT,
            "受委托的组织或者下级机关的负责人不能作为被诉机关负责人出庭（法释〔2020〕3号第二条第二款）",
        )
    if not record.identity_paper:
        return Attendance.ABSENT, "没有合格的身份证明，视为负责人未出庭（法释〔2020〕3号第六条第二款）"
    if record.spoke:
        return Attendance.SPOKE, f"{record.head.label}出庭并发表意见（法释〔2020〕3号第二条、第十一条第三款）"
    return Attendance.ATTENDED, f"{record.head.label}出庭（法释〔2020〕3号第二条）"


def _of_excuse(record: Attended) -> tuple[Attendance, str]:
    if record.excuse is None:
        return Attendance.ABSENT, "负责人未出庭，没有说明理由（行政诉讼法第三条第三款）"
    if not record.excuse_signed:
        return (
            Attendance.ABSENT,
            "不能出庭的说明没有加盖公章，也没有主要负责人签字（法释〔2020〕3号第九条第一款）",
        )
    if record.excuse_accepted is False:
        return (
            Attendance.ABSENT,
            f"“{record.excuse.label}”未获人民法院认可（法释〔2020〕3号第九条第二款）",
        )
    waiting = "" if record.excuse_accepted else "，尚待人民法院认可"
    return (
        Attendance.EXCUSED,
        f"因{record.excuse.label}不能出庭{waiting}（法释〔2020〕3号第八条、第九条）",
    )


def _alone(record: Attended) -> Iterable[str]:
    """The organ's own staff must be there when the head is not: never a lawyer alone."""
    head_there = record.head in HEADS and record.identity_paper
    if head_there or record.staff_present:
        return
    who = "仅委托律师出庭" if record.lawyer_present else "没有人到庭"
    yield f"{who}：负责人不能出庭的，应当委托相应的工作人员出庭（行政诉讼法第三条第三款）"


def of_instance(held: Iterable[tuple[bool, Attendance]]) -> Attendance:
    """Return what counts for an instance of several hearings: (court called the head again, what it was worth) each.

    Attending one hearing is enough, unless the court called the head again (第七条第一款); with co-defendants it is enough
    that the head of one attended (第三条).
    """
    hearings = list(held)
    for called_again, attendance in hearings:
        if called_again and attendance in (Attendance.ABSENT, Attendance.EXCUSED):
            return attendance
    found = {attendance for _, attendance in hearings}
    return next((each for each in ORDER if each in found), Attendance.NONE)


def best(each: Iterable[Attendance]) -> Attendance:
    """Return the best of several defendants' attendance at one hearing."""
    found = set(each)
    return next((attendance for attendance in ORDER if attendance in found), Attendance.NONE)
