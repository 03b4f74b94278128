"""What a decision that corrects an act says, as other rooms take it over: pure, without the names of the parties.

A decision corrects when its operative part contains one of the kinds of 第六十三条 to 第六十七条 or 第七十一条; 维持 and 驳回 do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fuyuan.law.causes import Cause
from fuyuan.law.vocabulary import ActKind

from .records import (
    Basis,
    Competence,
    Content,
    DecisionKind,
    Facts,
    Findings,
    Ground,
    Party,
    PartyKind,
    Process,
)
from .state import CaseState

CORRECTING = frozenset(DecisionKind) - {DecisionKind.UPHOLD, DecisionKind.REJECT_REQUEST}

# The ground of the operative part names the cause; those that say only how the act falls are read from the findings.
_CAUSES: dict[Ground, Cause] = {
    Ground.CONTENT: Cause.UNFIT,
    Ground.IMPROPER: Cause.UNFIT,
    Ground.MISAPPLIED: Cause.LAW,
    Ground.OTHER_BASIS: Cause.LAW,
    Ground.BASIS: Cause.LAW,
    Ground.WRONG_BASIS: Cause.LAW,
    Ground.CLEARED_UP: Cause.FACTS,
    Ground.FACTS: Cause.FACTS,
    Ground.PROCEDURE: Cause.PROCEDURE,
    Ground.MINOR: Cause.PROCEDURE,
    Ground.UNPERFORMED: Cause.INACTION,
    Ground.POINTLESS: Cause.INACTION,
    Ground.VOID_SUBJECT: Cause.VOID,
    Ground.VOID_BASIS: Cause.VOID,
    Ground.VOID_IMPOSSIBLE: Cause.VOID,
    Ground.VOID_OTHER: Cause.VOID,
    Ground.NO_REPLY: Cause.DEFENCE,
    Ground.NOT_CONCLUDED: Cause.AGREEMENT,
    Ground.NOT_KEPT: Cause.AGREEMENT,
    Ground.CHANGE_UNLAWFUL: Cause.AGREEMENT,
    Ground.AGREEMENT_UNDONE: Cause.AGREEMENT,
    Ground.COMPENSATION_UNFAIR: Cause.COMPENSATION,
    Ground.AMOUNT: Cause.COMPENSATION,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force. ``respondents``: (organ id, name) of those in the directory of organs; ``parties``: (role,
    name) of the others; ``people``: names of natural persons among them and their agents.
    """

    number: str
    act: str
    act_kind: ActKind
    area: str
    outcome: str
    decided_on: date
    effective_on: date
    said: str
    causes: tuple[Cause, ...]
    respondents: tuple[tuple[int, str], ...]
    parties: tuple[tuple[str, str], ...]
    people: tuple[str, ...]


def corrected(state: CaseState) -> Decided | None:
    """Return what the decision says once it has taken effect and corrects; else None.

    “行政复议决定书一经送达，即发生法律效力” (第七十五条第二款): before that day nobody is bound to learn from it.
    """
    decision = state.decision
    return _in_effect(state, CORRECTING) if decision and decision.draft.kinds & CORRECTING else None


def in_effect(state: CaseState) -> Decided | None:
    """Return what the decision says once it has taken effect, whatever it decides."""
    return _in_effect(state, frozenset(DecisionKind))


def _in_effect(state: CaseState, kinds: frozenset[DecisionKind]) -> Decided | None:
    decision, act = state.decision, state.application.act
    if decision is None or state.effective_on is None:
        return None
    items = [item for item in decision.draft.outcomes if item.kind in kinds]
    return Decided(
        number=decision.number,
        act=f"{act.title}（{act.number}）" if act.number else act.title,
        act_kind=act.kind,
        area=act.area,
        outcome="、".join(dict.fromkeys(item.kind.label for item in items)),
        decided_on=decision.made_on,
        effective_on=state.effective_on,
        said=without_names(state, _said(state)),
        causes=causes_of(decision.draft.findings, [item.ground for item in items]),
        respondents=tuple(
            (each.organ_id, each.name) for each in state.application.respondents if each.organ_id is not None
        ),
        parties=tuple((role, party.name) for role, parties in _sides(state) for party in parties),
        people=_people(state),
    )


def _sides(state: CaseState) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    return (("申请人", state.application.applicants), ("第三人", state.third_parties))


def _people(state: CaseState) -> tuple[str, ...]:
    parties = [party for _, parties in _sides(state) for party in parties]
    natural = [party.name for party in parties if party.kind is PartyKind.PERSON]
    heads = [party.head_name for party in parties if party.head_name]
    return tuple(dict.fromkeys((*natural, *heads, *(each.name for each in state.application.agents))))


def _said(state: CaseState) -> str:
    assert state.decision
    draft = state.decision.draft
    grounds = "；".join(dict.fromkeys(item.ground.label for item in draft.outcomes))
    operative = "\n".join(item.text for item in draft.outcomes)
    return f"{draft.opinion}\n\n决定：{operative}\n\n事由：{grounds}"


def without_names(state: CaseState, text: str) -> str:
    """Who reads a lesson needs the reasons, not who complained."""
    for role, parties in _sides(state):
        for party in sorted(parties, key=lambda each: -len(each.name)):
            text = text.replace(f"{role}{party.name}", role).replace(party.name, role)
    return text


def causes_of(findings: Findings, grounds: list[Ground]) -> tuple[Cause, ...]:
    """Return the causes the decision shows, in the order of its operative part, each once."""
    found: list[Cause] = []
    for ground in grounds:
        if ground is Ground.POWER:
            abused = findings.competence is Competence.ABUSED
            found.append(Cause.ABUSE if abused else Cause.BEYOND)
        elif ground in _CAUSES:
            found.append(_CAUSES[ground])
        else:
            found.extend(_defects(findings))
    return tuple(dict.fromkeys(found))


def _defects(findings: Findings) -> Iterator[Cause]:
    """Read the findings element by element, as 第六十四条 lists them."""
    checks = (
        (findings.facts in (Facts.UNCLEAR, Facts.NO_EVIDENCE), Cause.FACTS),
        (findings.process is not Process.LAWFUL, Cause.PROCEDURE),
        (findings.basis is not Basis.RIGHT, Cause.LAW),
        (findings.competence is Competence.ABUSED, Cause.ABUSE),
        (findings.competence in (Competence.EXCEEDED, Competence.NO_SUBJECT), Cause.BEYOND),
        (findings.content is not Content.FIT, Cause.UNFIT),
    )
    yield from (cause for holds, cause in checks if holds)
