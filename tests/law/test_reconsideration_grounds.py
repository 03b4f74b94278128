"""Every ground of suspension, termination and decision: taken where the text knows it, refused with the article where not."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from reconsideration_samples import (
    CITIZEN,
    COMPANY,
    HANDLER,
    HEAD,
    PERSON,
    accepted,
    act,
    approval,
    draft,
    findings,
    in_trial,
    make,
    reply,
    ripe,
)

from fuyuan.business.reconsideration.grounds import GROUNDS, open_grounds
from fuyuan.business.reconsideration.records import (
    DecisionKind,
    Findings,
    Ground,
    SuspendGround,
    TerminateGround,
)
from fuyuan.law import Regime

DAYS = {Regime.A: date(2023, 3, 1), Regime.B: date(2024, 3, 1), Regime.C: date(2026, 9, 28)}


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


# -- 中止 -----------------------------------------------------------------------------------------------------

SUSPEND = [
    # ground, extra, regimes that know it, why not elsewhere
    ("death", {}, "ABC", ""),
    ("incapacity", {}, "ABC", ""),
    ("missing", {}, "ABC", ""),
    ("dissolved", {}, "ABC", ""),
    ("prevented", {"force_majeure": True}, "ABC", ""),
    ("prevented", {}, "BC", "R07 knew only 不可抗力"),
    ("mediation", {"both_agree": True}, "BC", "R07 did not know it"),
    ("interpretation", {}, "ABC", ""),
    ("other_case", {}, "ABC", ""),
    ("other", {}, "ABC", ""),
]


def suspendable(day: date) -> Driver:
    return accepted(day, applicants=[PERSON, COMPANY])


@pytest.mark.parametrize("governing", Regime)
@pytest.mark.parametrize(("ground", "extra", "regimes", "why"), SUSPEND)
def test_suspension_by_every_ground(
    ground: str, extra: dict[str, Any], regimes: str, why: str, governing: Regime
) -> None:
    day = DAYS[governing]
    case = suspendable(day)
    record = {"ground": ground, "reason": "具体情况", "approval": approval(day), **extra}
    if governing.value in regimes:
        case.take("suspend", record, HANDLER, day)
        assert case.state.stage == "suspended"
        assert case.state.suspended
        assert case.duty("decision").stopped_on == day
    else:
        with pytest.raises(Refused, match="实施条例"):
            case.take("suspend", record, HANDLER, day)


def test_the_list_of_suspension_grounds_is_complete() -> None:
    own_step = {"norm_review"}
    assert {row[0] for row in SUSPEND} | own_step == {ground.value for ground in SuspendGround}


def test_a_review_of_the_basis_is_begun_by_its_own_step() -> None:
    day = DAYS[Regime.C]
    record = {"ground": "norm_review", "reason": "审查文件", "approval": approval(day)}
    refusal = suspendable(day).refusal("suspend", record, HANDLER, day)
    assert "启动规范性文件、依据审查" in str(refusal)


def test_grounds_of_citizens_do_not_fit_companies() -> None:
    day = DAYS[Regime.C]
    case = accepted(day, applicants=[COMPANY])
    refusal = case.refusal(
        "suspend", {"ground": "death", "reason": "死亡", "approval": approval(day)}, HANDLER, day
    )
    assert "公民" in str(refusal)


# -- 终止 -----------------------------------------------------------------------------------------------------


def prepared(ground: str, day: date) -> tuple[Driver, date]:
    """A case in which the facts of ``ground`` hold, and the day on which it can end."""
    case = accepted(day, applicants=[PERSON, COMPANY], act=act(day, detention=True))
    if ground in ("withdrawal", "settled"):
        case.take(
            "withdraw_request", {"reason": "和解", "settled": True, "terms": "双方无争议"}, CITIZEN, day
        )
        case.take(
            "allow_withdrawal", {"voluntary": True, "lawful": True, "approval": approval(day)}, HANDLER, day
        )
    if ground == "suspended":
        case.take("suspend", {"ground": "death", "reason": "死亡", "approval": approval(day)}, HANDLER, day)
        return case, later(day, 70)
    return case, day


TERMINATE = [
    ("withdrawal", {}, "ABC"),
    ("death", {}, "ABC"),
    ("dissolved", {}, "ABC"),
    ("criminal", {"custody": True}, "ABC"),
    ("criminal", {}, "BC"),  # before 2024 only 刑事拘留
    ("suspended", {}, "ABC"),
    ("settled", {}, "A"),  # since 2024 a settlement ends in a withdrawal
]


@pytest.mark.parametrize("governing", Regime)
@pytest.mark.parametrize(("ground", "extra", "regimes"), TERMINATE)
def test_termination_by_every_ground(
    ground: str, extra: dict[str, Any], regimes: str, governing: Regime
) -> None:
    case, day = prepared(ground, DAYS[governing])
    record = {"ground": ground, "reason": "具体情况", "approval": approval(day), **extra}
    if governing.value in regimes:
        case.take("terminate", record, HANDLER, day)
        assert case.state.outcome == "terminated"
        assert case.state.terminated is TerminateGround(ground)
        assert case.duty("decision").done_on == day
    else:
        with pytest.raises(Refused):
            case.take("terminate", record, HANDLER, day)


def test_the_list_of_termination_grounds_is_complete() -> None:
    assert {row[0] for row in TERMINATE} == {ground.value for ground in TerminateGround}


@pytest.mark.parametrize(("days", "allowed"), [(60, False), (61, True)])
def test_sixty_days_of_suspension_must_have_passed(days: int, allowed: bool) -> None:
    day = date(2026, 3, 2)
    case, _ = prepared("suspended", day)  # the sixtieth day is 2026-05-01: rolls over the holiday to the 6th
    at = date(2026, 5, 6) + timedelta(days=days - 60)
    record = {"ground": "suspended", "reason": "未消除", "approval": approval(at)}
    assert (case.refusal("terminate", record, HANDLER, at) is None) is allowed
    assert case.due("suspended_60:1") == date(2026, 5, 6)


def test_withdrawal_ends_nothing_until_the_office_allows_it() -> None:
    day = DAYS[Regime.C]
    case = accepted(day)
    record = {"ground": "withdrawal", "reason": "撤回", "approval": approval(day)}
    assert "准予" in str(case.refusal("terminate", record, HANDLER, day))
    case.take("withdraw_request", {"reason": "不再争议"}, CITIZEN, day)
    assert case.refusal("terminate", record, HANDLER, day) is not None
    case.take("deny_withdrawal", {"reason": "并非自愿", "approval": approval(day)}, HANDLER, day)
    assert case.refusal("terminate", record, HANDLER, day) is not None
    assert case.state.stage == "accepted"


# -- 决定 -----------------------------------------------------------------------------------------------------

AGREEMENT = {"kind": "agreement"}
VOID = [{"kind": "void", "text": "确认处罚决定无效"}]
MET: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # ground: findings that meet it, what the application must show
    "uphold": ({}, {}),
    "content": ({"content": "unfit"}, {}),
    "misapplied": ({"basis": "misapplied"}, {}),
    "cleared_up": ({"facts": "cleared_up"}, {}),
    "other_basis": ({"basis": "unlawful_other"}, {}),
    "facts": ({"facts": "unclear"}, {}),
    "procedure": ({"process": "breached"}, {}),
    "basis": ({"basis": "unlawful"}, {}),
    "power": ({"competence": "exceeded"}, {}),
    "repeated": ({"repeated": True}, {}),
    "wrong_basis": ({"basis": "misapplied"}, {}),
    "improper": ({"content": "unfit"}, {}),
    "public_harm": ({"process": "breached", "public_harm": True}, {}),
    "minor": ({"process": "minor"}, {}),
    "not_revocable": ({"process": "breached", "not_revocable": True}, {}),
    "changed": ({"process": "breached", "changed_on": date(2023, 3, 1), "still_wanted": True}, {}),
    "pointless": ({"duty": "unperformed", "pointless": True}, {}),
    "unlawful": ({"process": "breached"}, {}),
    "unperformed": ({"duty": "unperformed"}, {}),
    "void_subject": ({"gross": True, "competence": "no_subject"}, {"requests": VOID}),
    "void_basis": ({"gross": True, "basis": "none"}, {"requests": VOID}),
    "void_impossible": ({"gross": True, "content": "impossible"}, {"requests": VOID}),
    "void_other": ({"gross": True}, {"requests": VOID}),
    "no_duty": ({"duty": "none"}, {}),
    "performed": ({"duty": "performed"}, {}),
    "not_void": ({"explained_on": date(2023, 3, 1)}, {"requests": VOID}),
    "impossible": ({"duty": "impossible"}, {}),
    "only_worse": ({"worse_only": True}, {}),
    "not_concluded": ({"agreement": "not_concluded"}, {"act": AGREEMENT}),
    "not_kept": ({"agreement": "not_kept"}, {"act": AGREEMENT}),
    "change_unlawful": ({"agreement": "changed_unlawfully"}, {"act": AGREEMENT}),
    "agreement_undone": ({"agreement": "voidable"}, {"act": AGREEMENT}),
    "compensation_unfair": ({"agreement": "compensation_unfair"}, {"act": AGREEMENT}),
    "amount": ({"content": "unfit"}, {"act": {"kind": "compensation"}}),
}  # fmt: skip
LINES = [
    (rule, kind, governing)
    for rule in GROUNDS
    for kind in sorted(rule.kinds)
    for governing in Regime
    if rule.ground is not Ground.NO_REPLY
]


def ready(day: date, needs: dict[str, Any]) -> Driver:
    changes = dict(needs)
    if "act" in changes:
        changes["act"] = act(day, **changes["act"])
    return ripe(day, **changes)


def test_every_ground_but_silence_has_a_sample() -> None:
    assert {ground.value for ground in Ground} - set(MET) == {"no_reply"}


@pytest.mark.parametrize(
    ("rule", "kind", "governing"), LINES, ids=lambda x: getattr(x, "value", None) or getattr(x, "ground", x)
)
def test_decision_by_every_ground(rule: Any, kind: DecisionKind, governing: Regime) -> None:
    found, needs = MET[rule.ground.value]
    day = DAYS[governing]
    case = ready(day, needs)
    record = draft(kind.value, rule.ground.value, findings=findings(**found))
    if kind is DecisionKind.ORDER_PERFORMANCE:
        record["perform_days"] = 30
    record["redo"] = rule.ground is Ground.REPEATED  # 2026年实施条例第五十八条第三款
    if rule.basis[governing]:
        make(case, day, record)
        assert case.state.outcome == kind.value
        assert all(citation.text for citation in rule.citations(governing))
    else:
        with pytest.raises(Refused, match="没有"):
            case.take("draft_decision", record, HANDLER, day)


@pytest.mark.parametrize(
    ("rule", "kind"),
    [(line[0], line[1]) for line in LINES if line[2] is Regime.C and line[0].basis[Regime.C]],
)
def test_a_ground_whose_conditions_are_not_found_is_refused_with_its_article(
    rule: Any, kind: DecisionKind
) -> None:
    day = DAYS[Regime.C]
    contrary = findings(content="unfit") if rule.ground is Ground.UPHOLD else findings()
    record = draft(kind.value, rule.ground.value, findings=contrary)
    if kind is DecisionKind.ORDER_PERFORMANCE:
        record["perform_days"] = 30
    refusal = ripe(day).refusal("draft_decision", record, HANDLER, day)
    assert refusal is not None
    assert refusal.basis == rule.citations(Regime.C)[0]


@pytest.mark.parametrize(
    ("found", "first"),
    [
        ({"gross": True, "competence": "no_subject"}, Ground.POWER),  # nobody asked for nullity: not void
        ({"process": "breached", "content": "unfit"}, Ground.PROCEDURE),  # 64 before 63
        ({"basis": "misapplied"}, Ground.MISAPPLIED),  # a lawful basis misapplied: 63, not 64
        ({"basis": "unlawful"}, Ground.BASIS),  # an unlawful basis: 64
        ({}, Ground.UPHOLD),
    ],
)
def test_the_check_order_offers_the_right_ground_first(found: dict[str, Any], first: Ground | None) -> None:
    case = ripe(DAYS[Regime.C])
    offered = open_grounds(case.state, Findings.model_validate(findings(**found)), Regime.C)
    assert (offered[0].ground if offered else None) == first


# -- 第七十条 ---------------------------------------------------------------------------------------------------


def silent_case(day: date) -> Driver:
    """The copy arrived, nobody answered; the parties were heard."""
    case = in_trial(day)
    for side in ("applicant", "respondent"):
        record = {
            "side": side,
            "who": "张三",
            "way": "phone",
            "on": day,
            "officers": ["甲"],
            "summary": "意见",
        }
        case.take("hear_parties", record, HANDLER, day)
    return case


@pytest.mark.parametrize(
    "kind", ["revoke", "revoke_in_part", "declare_unlawful", "declare_void", "order_performance"]
)
def test_silence_allows_five_kinds_since_2024(kind: str) -> None:
    day = DAYS[Regime.C]
    record = draft(
        kind,
        "no_reply",
        findings=findings(facts="no_evidence"),
        perform_days=30 if kind == "order_performance" else None,
    )
    make(silent_case(day), later(day, 40), record)


def test_silence_only_revokes_before_2024() -> None:
    day = DAYS[Regime.A]
    make(
        silent_case(day), later(day, 40), draft("revoke", "no_reply", findings=findings(facts="no_evidence"))
    )
    record = draft("declare_unlawful", "no_reply", findings=findings(facts="no_evidence"))
    assert silent_case(day).refusal("draft_decision", record, HANDLER, later(day, 40)) is not None


def test_silence_excludes_upholding() -> None:
    day = DAYS[Regime.C]
    refusal = silent_case(day).refusal("draft_decision", draft(), HANDLER, later(day, 40))
    assert "第七十条" in str(refusal)


def test_a_third_party_with_evidence_saves_the_act() -> None:
    day = DAYS[Regime.C]
    record = draft(findings=findings(third_party_evidence=True))
    assert silent_case(day).refusal("draft_decision", record, HANDLER, later(day, 40)) is None


def test_nobody_decides_while_the_reply_period_runs() -> None:
    day = DAYS[Regime.C]
    record = draft("revoke", "no_reply", findings=findings(facts="no_evidence"))
    assert "答复期限至" in str(silent_case(day).refusal("draft_decision", record, HANDLER, later(day, 3)))


def test_a_late_reply_is_recorded_and_leaves_the_choice_to_the_reviewers() -> None:
    day = DAYS[Regime.C]
    case = silent_case(day)
    case.take("reply", reply(), HANDLER, later(day, 40))
    assert case.state.copies[0].late
    assert "第七十条" in case.events[-1].stamped["overdue"]
    silence = draft("revoke", "no_reply", findings=findings(facts="no_evidence"))
    assert case.refusal("draft_decision", silence, HANDLER, later(day, 41)) is None
    assert case.refusal("draft_decision", draft(), HANDLER, later(day, 41)) is None


# -- 第七十二条, 第六十四条 ----------------------------------------------------------------------------------------

CONSEQUENCES = [
    # why, requests also ask for compensation, record, refused?
    ("asked and not answered", True, {}, True),
    (
        "asked and granted with a revocation",
        True,
        {"compensation": "grant", "compensation_amount": "500"},
        False,
    ),
    (
        "asked and rejected with its ground",
        True,
        {"compensation": "reject", "compensation_ground": "no_damage"},
        False,
    ),
    (
        "rejected though nobody asked",
        False,
        {"compensation": "reject", "compensation_ground": "no_damage"},
        True,
    ),
    ("remedies belong to 确认违法", False, {"remedy": "恢复原状"}, True),
    ("redo with a revocation", False, {"redo": True}, False),
]


@pytest.mark.parametrize(
    ("why", "asked", "changes", "refused"), CONSEQUENCES, ids=[row[0] for row in CONSEQUENCES]
)
def test_consequences(why: str, asked: bool, changes: dict[str, Any], refused: bool) -> None:
    day = DAYS[Regime.C]
    requests = [{"kind": "revoke", "text": "撤销"}] + (
        [{"kind": "compensate", "text": "赔偿500元"}] if asked else []
    )
    record = draft("revoke", "procedure", findings=findings(process="breached"), **changes)
    refusal = ripe(day, requests=requests).refusal("draft_decision", record, HANDLER, day)
    assert (refusal is not None) is refused


def test_property_to_return_is_pointed_out() -> None:
    day = DAYS[Regime.C]
    case = ripe(day)
    case.take(
        "draft_decision", draft("revoke", "procedure", findings=findings(process="breached")), HANDLER, day
    )
    assert "第七十二条第二款" in case.events[-1].stamped["warning"]


def test_not_telling_the_right_to_sue_warns_of_the_year() -> None:
    day = DAYS[Regime.C]
    case = make(ripe(day), day, told_suit=False)
    assert "一年" in case.events[-1].stamped["warning"]


def test_a_follow_on_decision_needs_no_second_hearing() -> None:
    from_2026, before = DAYS[Regime.C], DAYS[Regime.B]
    for day, allowed in ((from_2026, True), (before, False)):
        case = in_trial(day)
        case.take(
            "assign",
            {"handlers": [{"person_id": 2, "name": "甲"}, {"person_id": 8, "name": "乙"}], "reason": "调整"},
            HEAD,
            day,
        )
        refusal = case.refusal("draft_follow_on", draft(follows="政复决字〔2026〕1号"), HANDLER, day)
        assert (refusal is None) is allowed
