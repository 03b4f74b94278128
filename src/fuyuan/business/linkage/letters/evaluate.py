"""Looking at the rules: which units reached a threshold, and the letters that follow, each proposed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError
from django.urls import reverse

from fuyuan.business.linkage.findings.grounds import Found, by_unit
from fuyuan.business.linkage.findings.sources import found
from fuyuan.business.linkage.findings.windows import bounds, words
from fuyuan.business.linkage.lookups import office_id
from fuyuan.business.linkage.models import Letter
from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from .records import ProposedByRule
from .rulebook import rules
from .rules import Known, Proposal, ReminderRule, proposals, windows_on
from .state import LetterState

KIND = "reminder_letter"
OFTEN = 20  # matters named on one letter; the others are counted


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one proposal: the letter, or why none could be opened."""

    proposal: Proposal
    matter_id: int | None = None
    number: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit under one rule in one window, as the rule's page shows it."""

    unit: str
    window: str
    found: tuple[Found, ...]
    reached: bool
    letters: tuple[tuple[int, str], ...]


def evaluate(actor: Actor) -> list[Asked]:
    """Open a letter for every unit that a rule asks one for. Running it again changes nothing."""
    today = clock.today()
    return [_open(each, actor) for rule in rules() for each in due_proposals(rule, today)]


def due_proposals(rule: ReminderRule, today: date) -> Iterator[Proposal]:
    for window in windows_on(rule, today):
        first, last = bounds(window)
        if rule.enabled:
            yield from proposals(rule, window, found(rule.ground, first, last, today), known(rule, window))


def known(rule: ReminderRule, window: str) -> dict[int, Known]:
    """Return by unit what the letters of a rule and a window already named (one query)."""
    seen: dict[int, Known] = {}
    for row in Letter.objects.filter(rule=rule.code, window=window).only("organ_id", "closed_on", "state"):
        keys = {each.key for each in LetterState.model_validate_json(row.state).findings}
        before = seen.get(row.organ_id or 0, Known(False, frozenset()))
        seen[row.organ_id or 0] = Known(before.open or row.closed_on is None, before.keys | keys)
    return seen


def _open(proposal: Proposal, actor: Actor) -> Asked:
    try:
        outcome = open_matter(
            kind=KIND, step="propose_by_rule", record=record_of(proposal), actor=actor, token=proposal.token
        )
    except StepRefused as refused:  # the unit was abolished: an officer decides whom to write to
        return Asked(proposal, problem=str(refused))
    except IntegrityError:  # somebody looked at the same moment, with other facts: the letter is open already
        return Asked(proposal, problem="刚刚已经对同一单位提出，没有重复提出")
    return Asked(proposal, outcome.matter_id, outcome.state.number)


def record_of(proposal: Proposal) -> ProposedByRule:
    rule, findings = proposal.rule, proposal.findings
    return ProposedByRule(
        organ_id=proposal.organ_id, rule=rule.code, rule_name=rule.name, threshold=rule.threshold,
        window=proposal.window, ground=rule.ground, matter=rule.written(words(proposal.window), len(findings)),
        demand=rule.demand, answer_days=rule.answer_days, findings=findings,
    )  # fmt: skip


def nightly() -> Iterator[Notification]:
    """Look at the rules as the clock does; tell the office of each letter that waits, and of each that could not be made."""
    office = office_id()
    for asked in evaluate(SYSTEM):
        rule = asked.proposal.rule
        note = Notification(
            post=Post.JOINT_OFFICE.value, organ_id=office, matter_id=asked.matter_id, at=clock.now()
        )
        if asked.matter_id:
            note.text = f"规则“{rule.name}”提出了提醒函{asked.number}，等您审核"[:500]
            note.url, note.key = (
                reverse("shell:matter", args=[KIND, asked.matter_id]),
                f"letter:{asked.matter_id}",
            )
        else:
            note.text = f"规则“{rule.name}”没有提出提醒函：{asked.problem}"[:500]
            note.url, note.key = reverse("reminder-rule", args=[rule.code]), f"letter:{asked.proposal.token}"
        yield note


def standings(rule: ReminderRule, today: date) -> list[Standing]:
    """How every unit stands under a rule today, those that reached its threshold first."""
    made = [each for window in windows_on(rule, today) for each in _in_window(rule, window, today)]
    return sorted(made, key=lambda each: (not each.reached, -len(each.found), each.window, each.unit))


def _in_window(rule: ReminderRule, window: str, today: date) -> Iterator[Standing]:
    first, last = bounds(window)
    units = by_unit(found(rule.ground, first, last, today))
    names = dict(Organ.objects.filter(pk__in=units).values_list("pk", "name"))
    letters: dict[int, list[tuple[int, str]]] = {}
    for pk, organ, number in Letter.objects.filter(rule=rule.code, window=window).values_list(
        "pk", "organ_id", "number"
    ):
        letters.setdefault(organ or 0, []).append((pk, number))
    for organ, findings in units.items():
        told = tuple(Found(organ_id=organ, finding=each) for each in findings)
        yield Standing(
            names.get(organ, ""), words(window), told, len(findings) >= rule.threshold, tuple(letters.get(organ, ()))
        )  # fmt: skip
