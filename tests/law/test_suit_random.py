"""Random steps by random people on random days: a suit never reaches what the law forbids, a replay gives the same state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from driver import Driver, Refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from suit_samples import COURT, HEAD, JOINT, LIAISON, answer, attended, both, causes, opened, ruled, suit

from fuyuan.business.litigation.procedure import PROCEDURE
from fuyuan.business.litigation.state import columns, suit_fact
from fuyuan.law.outcomes import ENDS_SUIT, OUTCOMES, CourtOutcome, Instance, final

ACTORS = (LIAISON, HEAD, JOINT, COURT)
STEPS = [step.name for step in PROCEDURE.steps if not step.opens and not step.internal]
FORMS = ("judgment", "ruling", "mediation")


def record_for(step: str, day: date, draw: Any) -> dict[str, Any]:
    """A well-formed record; whether it fits the suit is the guards' business."""
    outcome = draw(st.sampled_from(list(CourtOutcome)))
    changed = draw(st.sampled_from([None, "quashed", "claims_dismissed"]))
    result = ruled(outcome.value, day, form=draw(st.sampled_from(FORMS)), changed_to=changed)
    number = draw(st.integers(1, 2))
    side = [draw(st.sampled_from(["plaintiff", "third_party"]))]
    instance = draw(st.sampled_from([each.value for each in Instance]))
    return {
        "correct": suit(), "link_case": {"case_id": 5}, "receive_papers": {"defendant": number, "received_on": day},
        "assign": {"defendant": number, "staff": [{"name": "甲"}]}, "file_answer": answer(day, defendant=number),
        "ask_time": {"defendant": number, "acted_on": day, "reason": "洪水"},
        "time_answered": {"defendant": number, "answer": draw(st.sampled_from(["allowed", "refused"])), "ended_on": day},
        "supply_evidence": {"defendant": number, "acted_on": day, "evidence": [{"name": "录像", "kind": "recording"}]},
        "object_jurisdiction": {"defendant": number, "acted_on": day, "reason": "异地"},
        "schedule_hearing": {"hearing_on": day + timedelta(days=draw(st.integers(0, 9)))},
        "move_hearing": {"hearing": 1, "to": day + timedelta(days=9) if draw(st.booleans()) else None},
        "record_attendance": attended(defendant=number, spoke=draw(st.booleans())),
        "record_ruling": result, "correct_ruling": {**result, "reason": "更正"},
        "decide_appeal": {"defendant": number, "choice": draw(st.sampled_from(["appeal", "accept"])), "acted_on": day, "reason": "理由",
                          "approval": {"by": "局长", "on": day}},
        "appeal": {"appellants": side, "acted_on": day},
        "docket_next": {"instance": instance, "court": "法院", "docketed_on": day, "as_first": draw(st.booleans())},
        "confirm_effective": {"effective_on": day}, "apply_retrial": {"sides": side, "acted_on": day},
        "record_performance": {"performed_on": day, "how": "已履行"}, "state_cause": causes(defendant=number),
        "review_cause": {"defendant": number, "verdict": draw(st.sampled_from(["accept", "return"])), "opinion": "意见"},
        "close": {}, "reopen": {"reason": "再审"},
    }[step]  # fmt: skip


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_no_order_of_steps_reaches_a_state_the_law_forbids(data: st.DataObject) -> None:
    case, day = opened(both() if data.draw(st.booleans()) else suit()), date(2026, 3, 5)
    for _ in range(data.draw(st.integers(1, 25))):
        day += timedelta(days=data.draw(st.integers(0, 20)))
        step = data.draw(st.sampled_from(STEPS))
        before = case.state
        try:
            case.take(step, record_for(step, day, data.draw), data.draw(st.sampled_from(ACTORS)), day)
        except Refused:
            assert case.state is before
            continue
        lawful(case)


def lawful(case: Driver) -> None:
    state = case.state
    assert PROCEDURE.fold(case.events) == state, "a replay gives the same state"
    fact = suit_fact(state)
    assert columns(state)["lost"] == ((found := final(fact)) is not None and found.lost)
    for each in state.rounds:
        if each.ruling:
            assert each.ruling.outcome in OUTCOMES[each.instance], "a result of its own instance"
            assert (each.ruling.changed_to is None) == (each.ruling.outcome is not CourtOutcome.REVERSED)
    for before, after in zip(state.rounds, state.rounds[1:], strict=False):
        assert before.ruling is not None, "no instance begins before the one below has ended"
        if after.instance is Instance.SECOND:
            assert before.appeals, "行政诉讼法第八十五条: a second instance follows an appeal"
    if state.stage == "effective" and state.running.ruling and state.running.instance is Instance.FIRST:
        ended = state.running.ruling.outcome in ENDS_SUIT
        assert ended or not state.running.appeals, "an appealed judgment has no effect"
    keys = [duty.key for duty in case.duties()]
    assert len(keys) == len(set(keys)), "one duty, one key"
