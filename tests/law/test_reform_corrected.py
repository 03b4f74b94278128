"""What other rooms learn of a decision: when it corrects, from which day, why, and without the names of the parties."""

from datetime import date
from itertools import product

import pytest
import reconsideration_samples as samples

from fuyuan.business.reconsideration.corrected import CORRECTING, causes_of, corrected
from fuyuan.business.reconsideration.grounds import GROUNDS
from fuyuan.business.reconsideration.records import DecisionKind, Findings, Ground
from fuyuan.law.causes import Cause

DAY = date(2026, 9, 28)
BREACH = samples.draft(
    "revoke", "procedure", findings=samples.findings(process="breached"),
    opinion="被申请人没有听取申请人张三的陈述，张三的权利受到影响。",
)  # fmt: skip


def found(**changes: str) -> Findings:
    return Findings.model_validate(samples.findings(**changes))


def test_a_decision_corrects_only_once_it_has_reached_everybody() -> None:
    case = samples.make(samples.ripe(DAY), DAY, BREACH)
    assert corrected(case.state) is None
    told = corrected(samples.served(case, DAY).state)
    assert told
    assert (told.outcome, told.effective_on, told.causes) == ("撤销", DAY, (Cause.PROCEDURE,))
    assert told.respondents == ((samples.POLICE, "某市公安局"),)


def test_the_reasons_are_told_without_the_names_of_the_parties() -> None:
    told = corrected(samples.served(samples.make(samples.ripe(DAY), DAY, BREACH), DAY).state)
    assert told
    assert "没有听取申请人的陈述，申请人的权利" in told.said
    assert "张三" not in told.said


@pytest.mark.parametrize("kind", [DecisionKind.UPHOLD, DecisionKind.REJECT_REQUEST])
def test_upholding_and_rejecting_correct_nothing(kind: DecisionKind) -> None:
    assert kind not in CORRECTING


def test_an_upheld_act_is_no_lesson() -> None:
    assert corrected(samples.served(samples.make(samples.ripe(DAY), DAY), DAY).state) is None


@pytest.mark.parametrize("ground", sorted({rule.ground for rule in GROUNDS if rule.kinds & CORRECTING}))
def test_every_ground_on_which_an_act_falls_shows_a_cause(ground: Ground) -> None:
    """Grounds that say only how an act falls are read from the findings, of which at least one is bad then."""
    assert causes_of(found(process="breached", facts="unclear"), [ground])


CASES = [
    (Ground.POWER, {"competence": "abused"}, (Cause.ABUSE,), "第六十四条第一款第四项 names both; the findings say which"),
    (Ground.POWER, {"competence": "exceeded"}, (Cause.BEYOND,), "the same, beyond its powers"),
    (Ground.NO_REPLY, {"facts": "no_evidence"}, (Cause.DEFENCE,), "第七十条: what failed is the defence"),
    (Ground.PUBLIC_HARM, {"basis": "none", "process": "breached"}, (Cause.PROCEDURE, Cause.LAW), "read from the findings"),
    (Ground.COMPENSATION_UNFAIR, {}, (Cause.COMPENSATION,), "第七十一条第二款"),
]  # fmt: skip


@pytest.mark.parametrize(("ground", "changes", "causes", "why"), CASES, ids=[why for *_, why in CASES])
def test_the_cause_is_the_one_the_decision_names(
    ground: Ground, changes: dict[str, str], causes: tuple[Cause, ...], why: str
) -> None:
    assert causes_of(found(**changes), [ground]) == causes, why


def test_a_cause_named_twice_is_told_once() -> None:
    for first, second in product([Ground.PROCEDURE, Ground.MINOR], repeat=2):
        assert causes_of(found(process="minor"), [first, second]) == (Cause.PROCEDURE,)
