"""Random walks through a consultation, without a database: whatever is tried, the law holds and a replay gives the same state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from committee_hands import DAY, HANDLER, HEAD, REFERRED, Case, Hand, member, pool
from driver import Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.committee.consultations.panel import repeats
from fuyuan.business.committee.procedure import CONSULTATION
from fuyuan.matters.record import InvalidRecord
from fuyuan.organs.actor import SYSTEM, Actor

STEPS = [
    step.name
    for step in CONSULTATION.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper", "share")
]
PEOPLE = list(range(101, 113))
GROUNDS = ["handled", "relation", "unavailable"]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; relations come up, the case is signed or not."""

    hand: Hand
    day: date

    @initialize(
        size=st.integers(3, 6), outside=st.integers(0, 3), ground=st.sampled_from(["technical", "needed"])
    )
    def refer(self, size: int, outside: int, ground: str) -> None:
        self.day, self.spoken = DAY, dict[int, str]()
        self.hand = Hand(pool(), size=size, outside=min(outside, size), ground=ground)

    @rule(days=st.integers(1, 8))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.hand.tick(self.day)

    @rule(pk=st.sampled_from(PEOPLE))
    def a_relation_comes_up(self, pk: int) -> None:
        why = ("与申请人有申报的关系：近亲属",)
        known = {**self.hand.facts["conflicts"], pk: why}
        fresh = tuple(
            replace(each, conflicts=known.get(each.person_id, ())) for each in self.hand.facts["pool"]
        )
        self.hand.knowing(conflicts=known, pool=fresh)

    @rule(signed=st.sampled_from([False, False, True]))
    def the_case_is_signed_or_sent_back(self, signed: bool) -> None:
        self.hand.knowing(case=Case(signed=signed))

    @rule(
        step=st.sampled_from(STEPS),
        who=st.sampled_from([HANDLER, HANDLER, HEAD, SYSTEM, "seated", "seated", "any"]),
        pk=st.sampled_from(PEOPLE),
        bare=st.booleans(),
        against=st.integers(0, 6),
    )
    def try_step(self, step: str, who: Actor | str, pk: int, bare: bool, against: int) -> None:
        seated = self.hand.seated
        if who == "seated" and seated:
            pk = seated[pk % len(seated)]
        self.attempt(step, who, pk, bare, against)

    def attempt(self, step: str, who: Actor | str, pk: int, bare: bool, against: int) -> None:
        actor = who if isinstance(who, Actor) else member(pk)
        before, signed = self.hand.state, self.hand.facts["case"].signed
        try:
            self.hand.take(step, self.record(step, pk, bare, against), actor, self.day)
        except (Refused, InvalidRecord):
            assert self.hand.state == before
            return
        self.check(step, pk, bare, before, signed)

    @rule(bare=st.booleans(), against=st.integers(0, 4), days=st.integers(0, 3))
    def the_work_goes_on(self, bare: bool, against: int, days: int) -> None:
        """The step that is due, so that walks come to the end of a consultation too."""
        state = self.hand.state
        silent = next((seat.person_id for seat in state.panel if seat.opinion is None), 0)
        due = {
            "referred": "draw", "panel": "give_opinion" if silent else "open_discussion", "discussing": "conclude",
            "opined": "answer", "answered": "note_decision",
        }.get(state.stage)  # fmt: skip
        self.day += timedelta(days=days)
        if due:
            who: Actor | str = (
                "any" if due == "give_opinion" else SYSTEM if due == "note_decision" else HANDLER
            )
            self.attempt(due, who, silent or PEOPLE[0], bare and against == 0, against)

    def record(self, step: str, pk: int, bare: bool, against: int) -> dict[str, Any]:
        state, reasons = self.hand.state, "" if bare else "有依据。"
        here = [seat.person_id for seat in state.panel if seat.opinion] or [pk]
        present = list(state.opened.present) if state.opened else here
        later = {"meet_on": self.day + timedelta(days=3), "access_until": self.day + timedelta(days=9)}
        positions = [
            {"person_id": each, "stand": "dissent" if n < against else "agree", "words": reasons}
            for n, each in enumerate(present)
        ]
        told: dict[str, dict[str, Any]] = {
            "designate": {"member_id": pk, "reason": "需要其专业意见"},
            "step_aside": {"person_id": pk, "ground": GROUNDS[pk % 3], "reason": "情况属实"},
            "give_opinion": {"person_id": pk, "view": "可以采信。", "reasons": reasons},
            "open_discussion": {"on": self.day, "chair": here[0], "present": here},
            "conclude": {"course": "委员逐一发表意见进行讨论。", "conclusion": "可以采信该意见。", "reasons": reasons,
                         "positions": positions, "divided": 2 * against >= len(present)},
            "answer": {"adoption": ["full", "part", "none"][against % 3], "explanation": "逐项作了回应。", "reasons": reasons},
            "reschedule": {**later, "reason": "委员出差"}, "withdraw": {"reason": "双方和解"},
            "note_decision": {"decision_number": "某决字1号", "outcome": "维持"}, "note_case_ended": {"how": "终止"},
        }  # fmt: skip
        return told.get(step, {})

    def check(self, step: str, pk: int, bare: bool, before: Any, signed: bool) -> None:
        """What a step that was taken may never have done."""
        barred = self.hand.facts["conflicts"]
        acted = {"give_opinion", "open_discussion", "conclude", "answer"}
        assert not (step in acted and signed), "nothing is said after the decision was signed"
        assert not (step == "give_opinion" and (bare or pk in barred)), "reasons, and no recused member"
        assert not (step == "designate" and pk in barred)
        if step in ("draw", "step_aside"):
            new = set(self.hand.seated) - {seat.person_id for seat in before.panel}
            assert new.isdisjoint(barred), "recusal is a hard condition of every draw"
        if step == "answer":
            assert self.hand.state.adoption == "full" or self.hand.state.not_adopted_why

    @precondition(lambda self: hasattr(self, "hand"))
    @invariant()
    def sound(self) -> None:
        state = self.hand.state
        assert self.hand.replay() == state
        people = [seat.person_id for seat in state.seats]
        assert len(set(people)) == len(people), "who stepped aside never comes back"
        assert all(repeats(told, REFERRED["fields"]) for told in state.draws)
        assert (state.closed_on is None) == (state.stage not in ("closed", "withdrawn", "ended"))
        assert not (state.access and state.concluded), "what is concluded is shut"
        owed = {
            duty.person_id
            for duty in self.hand.duties()
            if duty.key.startswith("opinion:") and not duty.done_on
        }
        silent = {seat.person_id for seat in state.panel if seat.opinion is None}
        assert owed == (silent if state.stage == "panel" else set())


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
