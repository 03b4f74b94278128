"""Duties: which period, from which day, moved by what; and that late acts are recorded as late, never hidden."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driver import Driver
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    HANDLER,
    HEAD,
    LIAISON,
    MAYOR,
    PERSON,
    RESPONDENT,
    accepted,
    act,
    application,
    appraisal,
    appraised,
    approval,
    asked_appraisal,
    assigned,
    draft,
    findings,
    in_trial,
    make,
    new,
    received,
    reply,
    reviewing,
    ripe,
    served,
)

from fuyuan.business.reconsideration.periods import merged
from fuyuan.law import Assumptions, Pause, Regime
from fuyuan.organs.posts import Post

D = date(2026, 9, 28)


def later(days: int, day: date = D) -> date:
    return day + timedelta(days=days)


def pause(case: Driver, start: date, end: date, ground: str = "other_case") -> None:
    case.take("suspend", {"ground": ground, "reason": "等待", "approval": approval(start)}, HANDLER, start)
    case.take("resume", {"reason": "消除", "approval": approval(end)}, HANDLER, end)


# -- the decision period ---------------------------------------------------------------------------------------


def test_sixty_days_from_acceptance() -> None:
    assert in_trial(D).due("decision") == date(2026, 11, 27)


def test_thirty_days_in_the_simplified_procedure() -> None:
    case = in_trial(D, "simplified", act=act(D, on_the_spot=True))
    assert case.due("decision") == date(2026, 10, 28)
    assert case.due("send_copy") == date(2026, 10, 8)
    assert case.due("reply:1") == date(2026, 10, 10)


def test_conversion_counts_from_acceptance() -> None:
    case = in_trial(D, "simplified", act=act(D, on_the_spot=True))
    case.take(
        "convert", {"reason": "复杂", "approval": approval(later(20), "office_head")}, HANDLER, later(20)
    )
    assert case.due("decision") == date(2026, 11, 27)
    assert case.duty("decision").rule == "conversion_effect"


def test_a_suspension_moves_the_day_by_its_length_and_stops_the_light() -> None:
    case = in_trial(D)
    case.take(
        "suspend",
        {"ground": "other_case", "reason": "等待", "approval": approval(later(10))},
        HANDLER,
        later(10),
    )
    assert case.duty("decision").stopped_on == later(10)
    case.take("resume", {"reason": "消除", "approval": approval(later(17))}, HANDLER, later(17))
    assert case.duty("decision").stopped_on is None
    assert case.due("decision") == date(2026, 12, 4)


def test_overlapping_breaks_count_once() -> None:
    case = in_trial(D)
    case.take("ask_appraisal", asked_appraisal(), HANDLER, later(5))
    case.take("appraise_start", appraisal(later(5)), HANDLER, later(5))
    case.take(
        "suspend",
        {"ground": "other_case", "reason": "等待", "approval": approval(later(8))},
        HANDLER,
        later(8),
    )
    case.take("appraise_end", appraised(later(12)), HANDLER, later(12))
    case.take("resume", {"reason": "消除", "approval": approval(later(15))}, HANDLER, later(15))
    assert case.duty("decision").pauses == (Pause(later(5), later(15)),)


def test_a_break_that_begins_after_the_last_day_moves_nothing() -> None:
    case = in_trial(D)
    pause(case, later(70), later(80))
    assert case.due("decision") == date(2026, 11, 27)
    assert case.duty("decision").stopped_on is None


def test_a_break_that_came_too_late_for_thirty_days_counts_in_sixty() -> None:
    case = in_trial(D, "simplified", act=act(D, on_the_spot=True))
    pause(case, later(35), later(40))
    assert case.duty("decision").pauses == ()
    case.take(
        "convert", {"reason": "复杂", "approval": approval(later(41), "office_head")}, HANDLER, later(41)
    )
    assert case.duty("decision").pauses == (Pause(later(35), later(40)),)
    assert case.due("decision") == date(2026, 12, 2)


def test_an_extension_is_added_to_the_unmoved_day() -> None:
    day = date(2026, 9, 29)  # the sixtieth day is Saturday 2026-11-28
    case = in_trial(day)
    record = {"days": 30, "reason": "复杂", "approval": approval(day, "office_head")}
    case.take("extend", record, HANDLER, day)
    assert case.due("decision") == date(2026, 12, 28)


@pytest.mark.parametrize(("day", "counts"), [(date(2024, 3, 1), False), (date(2026, 9, 28), True)])
def test_asking_for_escalation_stops_the_period_since_2026(day: date, counts: bool) -> None:
    case = in_trial(day)
    record = {"ground": "public", "superior": "上级", "reason": "重大", "approval": approval(day)}
    case.take("request_escalation", record, HANDLER, day)
    case.take("keep_case", {"on": later(7, day), "reason": "不必"}, HANDLER, later(7, day))
    assert bool(case.duty("decision").pauses) is counts


def test_what_ends_the_case_meets_the_decision_duty() -> None:
    case = make(ripe(D), later(30))
    assert case.duty("decision").done_on == later(30)


def test_a_late_decision_is_recorded_as_late() -> None:
    case = make(ripe(D), later(90))
    assert case.events[-1].stamped["late"] == "“作出复议决定”的期限是 2026-11-27，已经超过"


def preview(
    case: Driver, step: str, record: dict[str, object], day: date = D
) -> list[tuple[str, date | None]]:
    """What the dialog shows before the step is taken."""
    context, kind = case.context(HANDLER, day), case.procedure.step(step)
    found = kind.preview(case.state, kind.record.model_validate(record), context)
    deadlines = [(duty.key, duty.deadline(context.calendar, context.assumptions)) for duty in found]
    return [(key, deadline.due if deadline else None) for key, deadline in deadlines]


def test_a_step_shows_beforehand_what_it_begins_and_moves() -> None:
    case = in_trial(D)
    assert preview(case, "extend", {"days": 30, "reason": "复杂", "approval": approval(D, "office_head")})[
        0
    ] == (
        "decision",
        date(2026, 12, 28),
    )
    sent = assigned(D)
    sent.take("send_copy", {}, HANDLER, D)
    assert preview(sent, "receive_copy", {"received_on": D}) == [("reply:1", date(2026, 10, 16))]
    assert (
        preview(case, "extend", {"days": 30, "reason": "复杂", "approval": approval(D)}) == []
    )  # it would be refused


# -- the other duties ------------------------------------------------------------------------------------------


def test_the_first_review_is_met_by_the_notice_and_a_second_begins_with_the_supplement() -> None:
    case = reviewing(D)
    case.take("supplement_notice", {"items": ["身份证明"]}, CLERK, D)
    assert case.duty("accept_review").done_on == D
    assert [duty.key for duty in case.duties()] == ["accept_review", "supplement_notice", "serve:1"]
    served(case, D)
    assert case.due("supplement_submit") == date(2026, 10, 16)
    assert case.duty("supplement_submit").post is Post.APPLICANT
    case.take("supplement_submit", {}, CITIZEN, date(2026, 10, 16))
    assert case.duty("supplement_submit").done_on == date(2026, 10, 16)
    assert case.due("review_again") == date(2026, 10, 23)


def test_an_extended_supplement_has_the_day_of_the_extension() -> None:
    case = reviewing(D)
    case.take("supplement_notice", {"items": ["身份证明"]}, CLERK, D)
    served(case, D)
    until = date(2026, 11, 2)
    case.take("extend_supplement", {"until": until, "reason": "住院", "approval": approval(D)}, CLERK, D)
    assert case.due("supplement_submit") == until
    assert "至 2026-11-02" in str(
        case.refusal("abandon", {"no_good_cause": True, "note": "核实"}, CLERK, until)
    )


def test_a_supplement_posted_in_time_is_in_time() -> None:
    case = reviewing(D)
    case.take("supplement_notice", {"items": ["身份证明"]}, CLERK, D)
    served(case, D)
    posted, arrived = date(2026, 10, 16), date(2026, 10, 20)
    case.take("supplement_submit", {"posted_on": posted, "received_on": arrived}, CLERK, arrived)
    assert "late" not in case.events[-1].stamped
    assert case.state.review_from == arrived


def test_an_incomplete_application_owes_a_notice() -> None:
    case = received(D, applicants=[PERSON | {"phone": ""}])
    assert case.due("supplement_notice") == date(2026, 10, 10)
    assert (
        "联系方式"
        in case.procedure.step("supplement_notice").initial(case.state, case.context(CLERK, D))["items"][0]
    )
    assert "supplement_notice" not in [duty.key for duty in received(D).duties()]


def test_each_respondent_has_its_own_reply_period() -> None:
    case = assigned(D, respondents=[RESPONDENT, {"organ_id": 71, "name": "某市税务局"}])
    case.take("send_copy", {}, HANDLER, D)
    case.take("receive_copy", {"respondent": 1, "received_on": D}, LIAISON, D)
    case.take("receive_copy", {"respondent": 2, "received_on": later(10)}, HANDLER, later(10))
    assert (case.due("reply:1"), case.due("reply:2")) == (date(2026, 10, 16), date(2026, 10, 21))
    assert [case.duty(f"reply:{n}").organ_id for n in (1, 2)] == [70, 71]
    case.take("reply", reply(), LIAISON, later(11))
    assert case.duty("reply:1").done_on == later(11)
    assert case.duty("reply:2").done_on is None


@pytest.mark.parametrize(("reading", "moved"), [("runs", False), ("stops", True)])
def test_whether_a_suspension_stops_the_reply_is_assumption_a3(reading: str, moved: bool) -> None:
    case = in_trial(D)
    case.assumptions = Assumptions(A3=reading)
    pause(case, later(10), later(20))
    assert (case.due("reply:1") != date(2026, 10, 16)) is moved


@pytest.mark.parametrize(("reading", "due"), [("keep_five", date(2026, 10, 10)), ("ten", date(2026, 10, 16))])
def test_the_reply_after_a_conversion_is_assumption_a8(reading: str, due: date) -> None:
    case = in_trial(D, "simplified", act=act(D, on_the_spot=True))
    case.assumptions = Assumptions(A8=reading)
    case.take("convert", {"reason": "复杂", "approval": approval(D, "office_head")}, HANDLER, D)
    assert case.due("reply:1") == due


def test_handlers_and_procedure_are_owed_after_acceptance() -> None:
    assert {"assign", "choose_procedure"} <= {duty.key for duty in accepted(D).duties()}
    assert not {"assign", "choose_procedure"} & {duty.key for duty in assigned(D).duties()}
    assert assigned(D).duty("decision").person_id == 2


def test_whose_turn_it_is_with_the_draft_is_always_somebodys_duty() -> None:
    case = ripe(D)

    def turn() -> list[tuple[str, Post]]:
        owed = [duty for duty in case.duties() if duty.key in {"redraft", "review", "approve"}]
        return [(duty.key, duty.post) for duty in owed]

    assert turn() == []
    case.take("draft_decision", draft(), HANDLER, D)
    assert turn() == [("review", Post.OFFICE_HEAD)]
    case.take("review_decision", {"agree": False, "opinion": "理由不足"}, HEAD, D)
    assert turn() == [("redraft", Post.HANDLER)]
    case.take("draft_decision", draft(), HANDLER, D)
    case.take("review_decision", {}, HEAD, D)
    assert turn() == [("approve", Post.ORGAN_HEAD)]
    case.take("approve_decision", {}, MAYOR, D)
    assert turn() == [], "now the duty to decide offers its step"


def test_questions_of_the_parties_wait_for_an_answer() -> None:
    case = in_trial(D)
    case.take("ask_stop", {"reason": "损失难以挽回"}, CITIZEN, D)
    case.take("file_inspection_request", {"what": "答复书"}, CITIZEN, D)
    case.take("withdraw_request", {"reason": "考虑撤回"}, CITIZEN, D)
    assert {"stop_execution", "file_inspection", "withdrawal"} <= {duty.key for duty in case.duties()}
    stop = {"ground": "request", "from_on": D, "reason": "合理", "approval": approval(D)}
    case.take("stop_execution", stop, HANDLER, D)
    case.take("file_inspection", {"answer": "none"}, HANDLER, D)
    case.take("deny_withdrawal", {"reason": "并非自愿", "approval": approval(D)}, HANDLER, D)
    assert not {"stop_execution", "file_inspection", "withdrawal"} & {duty.key for duty in case.duties()}


def test_the_penalty_organ_owes_forwarding() -> None:
    case = new()
    record = application(D, channel="penalty_organ", forwarded={"received_on": D}, act=act(D, monitored=True))
    case.take("file_with_organ", record, LIAISON, D)
    duty = case.duty("penalty_route")
    assert (duty.organ_id, case.due("penalty_route")) == (70, date(2026, 10, 10))
    case.take("forward", {}, LIAISON, later(20))
    assert "late" in case.events[-1].stamped
    assert case.state.filed_on == D  # in time by the day the penalty organ got it
    assert case.due("accept_review") == date(2026, 10, 23)


def test_handing_over_after_escalation_takes_five_working_days() -> None:
    case = in_trial(D)
    case.take("escalate", {"ground": "public", "superior": "上级", "told_on": D}, HANDLER, D)
    assert case.due("hand_over") == date(2026, 10, 10)
    assert "decision" not in [duty.key for duty in case.duties() if duty.done_on is None]


def orders(**changes: object) -> Driver:
    record = draft("revoke", "procedure", findings=findings(process="breached"), **changes)
    return served(make(ripe(D), D, record), later(3))


def test_redoing_takes_sixty_days_from_service_on_the_respondent() -> None:
    case = orders(redo=True)
    assert (case.due("redo:1"), case.duty("redo:1").rule) == (date(2026, 11, 30), "remake_act_60d")


def test_redoing_within_another_laws_period() -> None:
    assert orders(redo=True, redo_days=20).due("redo:1") == date(2026, 10, 21)


def test_returning_property_is_owed_without_a_number() -> None:
    case = orders(restitution="return")
    assert case.due("perform:1") is None
    case.take("report_performance", {"on": later(9), "what": "已退还"}, LIAISON, later(9))
    assert case.duty("perform:1").done_on == later(9)


def test_an_order_to_perform_sets_its_own_day() -> None:
    case = orders(redo=True)
    by = date(2027, 1, 15)
    case.take(
        "order_performance",
        {"by_on": by, "reason": "逾期", "approval": approval(later(70))},
        HANDLER,
        later(70),
    )
    assert case.due("ordered:1") == by


def test_a_letter_asks_for_a_report_in_sixty_days_from_its_receipt() -> None:
    case = in_trial(D)
    letter = {
        "organ_id": 70,
        "organ_name": "某市公安局",
        "problem": "问题",
        "demand": "纠正",
        "approval": approval(D),
    }
    case.take("opinion_letter", letter, HANDLER, D)
    assert "opinion:1" not in [duty.key for duty in case.duties()]
    served(case, D)
    assert case.due("opinion:1") == date(2026, 11, 27)
    assert case.duty("copy_to_superior").done_on is None
    case.take("opinion_report", {"on": later(9), "what": "已纠正"}, LIAISON, later(9))
    assert case.duty("opinion:1").done_on == later(9)


def test_a_decision_is_copied_to_the_superior_of_a_department_only() -> None:
    case = served(make(ripe(D), D), D)
    case.take("copy_to_superior", {"to": "上一级公安局", "papers": ["decision"], "on": D}, HANDLER, D)
    assert "copy_to_superior" not in [duty.key for duty in case.duties()]
    town = served(make(ripe(D, respondents=[{"organ_id": 88, "name": "某镇人民政府"}]), D), D)
    assert "copy_to_superior" not in [duty.key for duty in town.duties()]


def test_parties_are_told_until_when_they_may_sue() -> None:
    told = served(make(ripe(D), D), later(3))
    assert told.due("sue:2:applicant-1") == date(2026, 10, 16)
    untold = served(make(ripe(D), D, told_suit=False), later(3))
    assert untold.due("sue:2:applicant-1") == date(
        2027, 10, 4
    )  # a year; the 1st is a holiday, notice not yet out
    assert not [
        duty for duty in served(make(ripe(D), D, final=True), D).duties() if duty.key.startswith("sue")
    ]


def test_a_superiors_limit_is_a_duty() -> None:
    case = in_trial(D)
    order = {
        "kind": "decide",
        "superior": "上级",
        "received_on": later(70),
        "by_on": later(80),
        "content": "限期作出决定",
    }
    case.take("superior_orders", order, HANDLER, later(70))
    assert case.due("order:1") == later(80)


# -- regimes ---------------------------------------------------------------------------------------------------


def test_before_2024_a_case_counts_as_accepted_from_receipt() -> None:
    day = date(2023, 3, 1)
    case = reviewing(day)
    assert case.tick(later(20, day)) == ["deem_accepted"]
    assert case.state.accepted_on == day
    assert case.state.regime is Regime.A


def test_before_2024_supplementing_leaves_the_trial_period() -> None:
    day = date(2023, 3, 1)
    case = reviewing(day)
    case.take("supplement_notice", {"items": ["身份证明"], "days": 10}, CLERK, day)
    served(case, day)
    assert case.due("supplement_submit") == date(2023, 3, 13)  # 3-11 is a Saturday
    case.take("supplement_submit", {}, CITIZEN, later(6, day))
    case.take("accept", {"conditions": [{"limb": limb, "answer": "yes", "note": "核实"} for limb in
              ("parties", "interest", "request", "time", "scope", "venue", "once")]}, CLERK, later(6, day))  # fmt: skip
    assert case.duty("decision").pauses == (Pause(day, later(6, day)),)


def test_a_supplement_period_across_2024_gives_the_citizen_the_longer() -> None:
    day = date(2023, 12, 28)
    for days, regime in ((5, Regime.B), (60, Regime.A)):
        case = reviewing(day)
        case.take("supplement_notice", {"items": ["身份证明"], "days": days}, CLERK, day)
        served(case, day)
        assert case.state.supplement.regime is regime


@pytest.mark.parametrize(
    ("received_on", "regime", "due"),
    [
        (date(2023, 3, 1), Regime.A, date(2023, 3, 13)),  # ten natural days, rolled over the weekend
        (date(2024, 3, 1), Regime.B, date(2024, 3, 15)),  # ten working days
        (date(2023, 12, 28), Regime.A, date(2024, 1, 8)),  # across the change: the shorter binds the agency
    ],
)
def test_the_reply_period_by_regime(received_on: date, regime: Regime, due: date) -> None:
    case = in_trial(received_on)
    assert (case.state.copies[0].regime, case.due("reply:1")) == (regime, due)


def test_new_steps_follow_the_new_text() -> None:
    """A case received before 2024 may be suspended for mediation in 2024, and its parties must be heard."""
    case = in_trial(date(2023, 12, 20))
    day = date(2024, 1, 10)
    record = {"ground": "mediation", "reason": "调解", "both_agree": True, "approval": approval(day)}
    assert case.refusal("suspend", record, HANDLER, day) is None
    assert "第四十九条" in str(
        case.refusal("draft_decision", draft("revoke", "no_reply"), HANDLER, date(2024, 1, 20))
    )


def test_merged_breaks() -> None:
    on = date(2026, 1, 1)
    a, b, c, d = (later(n, on) for n in (1, 3, 5, 9))
    assert merged([], on) == ((), None)
    assert merged([(a, b), (c, d)], on) == ((Pause(a, b), Pause(c, d)), None)
    assert merged([(a, c), (b, d)], on) == ((Pause(a, d),), None)
    assert merged([(a, c), (b, None)], on) == ((), a)  # stands still since the first
    assert merged([(a, b), (c, None), (d, d)], on) == ((Pause(a, b),), c)
    assert merged([(later(-5, on), b)], on) == ((Pause(on, b),), None)  # nothing before the period began
