"""What a suit in effect gives to a text for the public, and whom that text must not name. Pure."""

from __future__ import annotations

import re

from fuyuan.matters.disclosure import Involved, Lesson

from .records import PlaintiffKind
from .state import SuitState

_LAW_FIRM = re.compile(
    r"[\s、，,；;（(]*[^\s、，,；;（(]*?(?:律师事务所|法律服务所)\S*?(?:律师|法律工作者|[）)])?(?=[\s、，,；;]|$)"
)
_ORGAN = re.compile(r"(?:政府|委员会|[局厅院署部处所])$")
_FIRM = re.compile(r"公司|企业|合作社|商行|[厂店社场馆吧铺行]$")


def involved(state: SuitState) -> Involved:
    """Plaintiffs, their agents and third parties; organs, and who works for the defendants, may be named."""
    registered = state.registered
    people = [each.name for each in registered.plaintiffs if each.kind is PlaintiffKind.PERSON]
    people += [name for each in registered.plaintiffs for name in agents(each.agent)]
    firms = [each.name for each in registered.plaintiffs if each.kind is PlaintiffKind.ORGANISATION]
    for name in registered.third_parties:
        if _FIRM.search(name):
            firms.append(name)
        elif not _ORGAN.search(name):
            people.append(name)
    staff = tuple(who.name for each in state.defendants for who in each.staff)
    return Involved(
        tuple((name,) for name in dict.fromkeys(people)),
        tuple((name,) for name in dict.fromkeys(firms)),
        (),
        staff,
    )


def agents(told: str) -> list[str]:
    """The persons named in “王明、李红，河南某律师事务所律师”: the firm may be named."""
    return [name for name in re.split(r"[\s、，,；;]+", _LAW_FIRM.sub(" ", told)) if name]


def lesson(state: SuitState) -> Lesson | None:
    """The suit as a text about it begins; None before its result is in effect."""
    registered, outcome, day = state.registered, state.outcome, state.effective_on
    if outcome is None or day is None:
        return None
    rulings = [(each, each.ruling) for each in state.rounds if each.ruling]
    return Lesson(
        number=next((each.case_number for each, _ in reversed(rulings) if each.case_number), state.number),
        act=registered.act_title, act_kind=registered.act_kind.label, area=registered.area, outcome=outcome.label,
        agency="、".join(each.name for each in state.defendants), ended_on=day,
        facts=f"原告不服{registered.act_title}，提起行政诉讼。{registered.claims}",
        issue="\n".join(ruling.points for _, ruling in rulings if ruling.points),
        result="\n".join(f"{each.court}{each.title}：{ruling.outcome.label}" for each, ruling in rulings),
    )  # fmt: skip
