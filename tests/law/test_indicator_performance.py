"""What a suit adds to the performance of judgments: who had something to do, and whether it was done in time and freely."""

from __future__ import annotations

from datetime import date

import pytest
from indicator_suits import N, O, city, first, retrial, second, suit

BY, IN_TIME, LATE, EFFECT = date(2026, 6, 1), date(2026, 5, 20), date(2026, 7, 1), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("facts", "due", "freely", "in_time", "why"),
    [
        ({"perform_by": BY, "performed_on": IN_TIME}, 1, 1, 1, "done in time"),
        ({"perform_by": BY, "performed_on": LATE}, 1, 1, 0, "late, but of its own accord"),
        ({"perform_by": BY, "performed_on": LATE, "forced": True}, 1, 0, 0, "only under enforcement"),
        ({"perform_by": BY}, 1, 0, 0, "due and not done"),
        ({"performed_on": IN_TIME}, 1, 1, 1, "done although no day was set"),
        ({}, 0, 0, 0, "nothing to perform"),
        ({"perform_by": BY, "effective_on": None}, 0, 0, 0, "not effective: nothing is due"),
    ],
)
def test_performance_is_voluntary_unless_it_was_enforced(
    facts: dict[str, object], due: int, freely: int, in_time: int, why: str
) -> None:
    found = city(suit(first(O.DUTY_ORDERED), **{"effective_on": EFFECT, **facts}))
    assert (found[N.PERFORM_DUE], found[N.PERFORMED_FREELY], found[N.PERFORMED_IN_TIME]) == (
        due,
        freely,
        in_time,
    ), why


@pytest.mark.parametrize(
    ("instances", "due", "why"),
    [
        ((first(O.DUTY_ORDERED), second(O.AFFIRMED)), 1, "affirmed: due as the first court said"),
        ((first(O.DUTY_ORDERED), second(O.APPEAL_WITHDRAWN)), 1, "the appeal withdrawn: the same"),
        ((first(O.DUTY_ORDERED), second(O.REVERSED, changed_to=O.CLAIMS_DISMISSED)), 0, "reversed: nothing is left to perform"),
        ((first(O.DUTY_ORDERED), retrial(O.REMANDED)), 0, "sent back by the retrial: no result holds"),
        ((first(O.DUTY_ORDERED), second(O.WITHDRAWN)), 0, "the suit withdrawn"),
        ((first(O.MEDIATED),), 1, "《行政诉讼法》第九十四条：判决、裁定、调解书"),
        ((first(),), 0, "won: nothing to perform, whatever day was written down"),
    ],
)  # fmt: skip
def test_only_the_result_that_holds_is_owed(instances: tuple[object, ...], due: int, why: str) -> None:
    found = city(suit(*instances, effective_on=EFFECT, perform_by=BY))  # type: ignore[arg-type]
    assert found[N.PERFORM_DUE] == due, why
