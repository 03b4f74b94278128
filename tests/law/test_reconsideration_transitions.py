"""Every transition row of a reconsideration case is walked, and the step that walks it names the row's article.

Rows 18 and 19 (调解) belong to the mediation part.
"""

from collections.abc import Callable
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
    ROBOT,
    accepted,
    act,
    application,
    approval,
    assigned,
    conditions,
    draft,
    findings,
    in_trial,
    make,
    new,
    received,
    reviewing,
    ripe,
    served,
)

from fuyuan.business.reconsideration.procedure import PROCEDURE

D = date(2026, 9, 28)  # regime C
ORDERS = draft("order_performance", "unperformed", findings=findings(duty="unperformed"), perform_days=30)


def later(days: int) -> date:
    return D + timedelta(days=days)


def on_paper() -> Driver:
    case = new()
    case.take("apply", application(D, channel="mail", posted_on=later(-2), received_on=D), CLERK, D)
    return case


def over_the_penalty_organ() -> Driver:
    case = new()
    record = application(
        D, channel="penalty_organ", forwarded={"received_on": D}, act=act(D, on_the_spot=True)
    )
    case.take("file_with_organ", record, LIAISON, D)
    return case


def forwarded() -> Driver:
    case = over_the_penalty_organ()
    case.take("forward", {}, LIAISON, later(2))
    return case


def corrected() -> Driver:
    case = over_the_penalty_organ()
    case.take(
        "self_correct", {"corrected_on": later(2), "how": "撤销处罚", "told_on": later(2)}, LIAISON, later(2)
    )
    return case


def noticed() -> Driver:
    case = reviewing(D)
    case.take("supplement_notice", {"items": ["身份证明"]}, CLERK, later(1))
    return served(case, later(2))


def supplemented() -> Driver:
    case = noticed()
    case.take("supplement_submit", {"note": "补交身份证复印件"}, CITIZEN, later(11))
    return case


def abandoned() -> Driver:
    case = noticed()
    case.take("abandon", {"no_good_cause": True, "note": "电话联系，没有理由"}, CLERK, later(40))
    return case


def deemed() -> Driver:
    case = reviewing(D)
    assert case.tick(later(20)) == ["deem_accepted"]
    return case


def refused() -> Driver:
    case = reviewing(D)
    record = {
        "ground": "condition",
        "limbs": ["venue"],
        "reason": "不属于本机关管辖",
        "competent": "上级市人民政府",
        "approval": approval(D),
    }
    case.take("refuse", record, CLERK, D)
    return case


def not_further() -> Driver:
    case = reviewing(D)
    case.take(
        "not_further", {"earlier": "政复〔2025〕3号", "reason": "同一事项，没有新的事实和理由"}, CLERK, D
    )
    return case


def dismissed() -> Driver:
    case = accepted(D)
    case.take(
        "dismiss_application",
        {"ground": "condition", "limbs": ["interest"], "reason": "没有利害关系", "approval": approval(D)},
        HANDLER,
        D,
    )
    return case


def baseless() -> Driver:
    case = accepted(D)
    record = {"ground": "baseless", "reason": "明显缺乏依据", "explained_on": D, "approval": approval(D)}
    case.take("dismiss_application", record, HANDLER, D)
    return case


def simplified() -> Driver:
    return assigned(D, "simplified", act=act(D, on_the_spot=True))


def converted() -> Driver:
    case = simplified()
    case.take(
        "convert", {"reason": "争议较大", "approval": approval(later(5), "office_head")}, HANDLER, later(5)
    )
    return case


def suspended(ground: str = "other_case") -> Driver:
    case = in_trial(D)
    case.take(
        "suspend", {"ground": ground, "reason": "等待另案", "approval": approval(later(5))}, HANDLER, later(5)
    )
    return case


def resumed() -> Driver:
    case = suspended()
    case.take("resume", {"reason": "另案已结", "approval": approval(later(9))}, HANDLER, later(9))
    return case


def ordered_to_resume() -> Driver:
    case = suspended()
    record = {
        "kind": "resume",
        "superior": "上级市人民政府",
        "received_on": later(9),
        "content": "责令恢复审理",
    }
    case.take("superior_orders", record, HANDLER, later(9))
    return case


def withdrawn(settled: bool = False) -> Driver:
    case = in_trial(D)
    words = {"settled": True, "terms": "重新丈量，双方无争议"} if settled else {}
    case.take("withdraw_request", {"reason": "不再争议", **words}, CITIZEN, later(5))
    case.take(
        "allow_withdrawal",
        {"voluntary": True, "lawful": True, "approval": approval(later(6))},
        HANDLER,
        later(6),
    )
    record = {"ground": "withdrawal", "reason": "准予撤回", "approval": approval(later(6))}
    case.take("terminate", record, HANDLER, later(6))
    return case


def escalated() -> Driver:
    case = in_trial(D)
    record = {"ground": "public", "superior": "上级市人民政府", "told_on": later(3)}
    case.take("escalate", record, HANDLER, later(3))
    case.take("hand_over", {"on": later(6), "list": "案卷一册"}, HANDLER, later(6))
    return case


def decided() -> Driver:
    return make(ripe(D), later(30))


def effective() -> Driver:
    return served(decided(), later(31))


def performed() -> Driver:
    case = served(
        make(ripe(D, act=act(D, inaction=True, asked_on=later(-100))), later(30), ORDERS), later(31)
    )
    case.take("report_performance", {"on": later(40), "what": "已经履行"}, LIAISON, later(40))
    return case


def sanctioned() -> Driver:
    case = served(make(ripe(D), later(30), ORDERS), later(31))
    case.take(
        "order_performance",
        {"by_on": later(100), "reason": "逾期没有履行", "approval": approval(later(80))},
        HANDLER,
        later(80),
    )
    case.take(
        "interview",
        {"on": later(110), "whom": "局长", "summary": "约谈", "approval": approval(later(110))},
        HANDLER,
        later(110),
    )
    case.take(
        "criticise",
        {"scope": "全市", "reason": "仍不履行", "approval": approval(later(120))},
        HANDLER,
        later(120),
    )
    return case


def sued() -> Driver:
    case = effective()
    case.take(
        "note_suit", {"who": "张三", "court": "某市人民法院", "received_on": later(45)}, CLERK, later(45)
    )
    return case


def ordered(kind: str, case: Driver) -> Driver:
    record = {"kind": kind, "superior": "上级市人民政府", "received_on": later(20), "content": "理由不成立"}
    case.take("superior_orders", record, HANDLER, later(20))
    return case


Row = tuple[str, Callable[[], Driver], str, str, str]
ROWS: list[Row] = [
    # row, history, the step that walks it, where it leads, an article it must name
    ("1 online", lambda: received(D), "apply", "received", "《行政复议法》第二十二条"),
    ("1 by mail", on_paper, "apply", "received", "《行政复议法实施条例》第二十七条"),
    ("2", lambda: reviewing(D), "register", "reviewing", "《行政复议法》第三十条第一款"),
    (
        "3 handed to the penalty organ",
        over_the_penalty_organ,
        "file_with_organ",
        "at_penalty_organ",
        "《行政复议法》第三十二条第一款",
    ),
    ("3 forwarded", forwarded, "forward", "received", "《行政复议法》第三十二条第二款"),
    ("3 corrected", corrected, "self_correct", "closed", "《行政复议法实施条例》第三十八条第一款"),
    ("4", noticed, "supplement_notice", "supplementing", "《行政复议法》第三十一条第一款"),
    ("5", supplemented, "supplement_submit", "reviewing", "《行政复议法》第三十一条第二款"),
    ("6", abandoned, "abandon", "abandoned", "《行政复议法》第三十一条第二款"),
    ("7", lambda: accepted(D), "accept", "accepted", "《行政复议法》第三十条第一款"),
    ("8", deemed, "deem_accepted", "accepted", "《行政复议法》第三十条第三款"),
    ("9", refused, "refuse", "refused", "《行政复议法》第三十条第二款"),
    ("10", not_further, "not_further", "not_further_handled", "《行政复议法实施条例》第三十七条第二款"),
    ("11", dismissed, "dismiss_application", "dismissed_application", "《行政复议法》第三十三条"),
    (
        "11 baseless",
        baseless,
        "dismiss_application",
        "dismissed_application",
        "《行政复议法实施条例》第三十七条第一款",
    ),
    ("12", simplified, "choose_simplified", "accepted", "《行政复议法》第五十三条"),
    ("13", lambda: in_trial(D), "send_copy", "trial", "《行政复议法》第四十八条"),
    ("14", converted, "convert", "accepted", "《行政复议法》第五十五条"),
    ("15", suspended, "suspend", "suspended", "《行政复议法》第三十九条"),
    ("16", resumed, "resume", "trial", "《行政复议法》第三十九条第二款"),
    ("16 on order", ordered_to_resume, "superior_orders", "trial", "《行政复议法》第四十条"),
    ("17", withdrawn, "terminate", "terminated", "《行政复议法》第四十一条"),
    ("20", lambda: withdrawn(settled=True), "terminate", "terminated", "《行政复议法》第七十四条第二款"),
    ("21", escalated, "escalate", "escalated", "《行政复议法》第三十八条"),
    ("21 file", escalated, "hand_over", "escalated", "《行政复议法实施条例》第四十条第三款"),
    ("22", decided, "make_decision", "decided", "《行政复议法》第六十一条第一款"),
    ("23", effective, "serve", "served", "《行政复议法》第七十五条第二款"),
    ("24", performed, "report_performance", "performance", "《行政复议法》第七十七条第一款"),
    ("25 ordered", sanctioned, "order_performance", "performance", "《行政复议法》第七十七条第二款"),
    ("25 criticised", sanctioned, "criticise", "performance", "《行政复议法》第七十七条第二款"),
    ("26", sued, "note_suit", "served", "《行政诉讼法》第四十五条"),
    (
        "27 refusal",
        lambda: ordered("accept", refused()),
        "superior_orders",
        "reviewing",
        "《行政复议法》第三十五条",
    ),
    (
        "27 dismissal",
        lambda: ordered("retry", dismissed()),
        "superior_orders",
        "accepted",
        "《行政复议法》第三十五条",
    ),
    (
        "27 silence",
        lambda: ordered("decide", in_trial(D)),
        "superior_orders",
        "trial",
        "《行政复议法》第三十五条",
    ),
    (
        "27 taken over",
        lambda: ordered("take", refused()),
        "superior_orders",
        "escalated",
        "《行政复议法》第三十五条",
    ),
]


@pytest.mark.parametrize(("row", "walk", "step", "stage", "article"), ROWS, ids=[row[0] for row in ROWS])
def test_row_is_walkable_and_names_its_article(
    row: str, walk: Callable[[], Driver], step: str, stage: str, article: str
) -> None:
    case = walk()
    assert step in [event.step for event in case.events]
    assert case.state.stage == stage
    assert article in [str(citation) for citation in PROCEDURE.step(step).basis]
    assert case.replay() == case.state


def test_every_citation_of_every_step_points_at_words_that_exist() -> None:
    for step in PROCEDURE.steps:
        assert step.basis or step.internal, f"{step.name} names no article"
        assert all(citation.text for citation in step.basis)


def test_every_stage_but_mediated_is_reached_by_some_row() -> None:
    reached = {row[3] for row in ROWS} | {"closed"}
    assert {stage.name for stage in PROCEDURE.stages} - reached == {"mediated"}


def test_a_case_runs_from_application_to_archive() -> None:
    case = performed()
    case.take("close", {}, CLERK, later(90))
    assert case.state.stage == "closed"
    assert case.state.closed_on == later(90)
    assert case.state.outcome == "order_performance"


def test_numbers_come_from_two_series() -> None:
    case = accepted(D)
    assert (case.state.intake_number, case.state.case_number) == ("intake〔2026〕1号", "case〔2026〕1号")
    assert case.state.number == case.state.case_number


MISSING = {"missing": True, "why": "多方查找，下落不明。"}


def test_a_public_notice_makes_the_decision_effective_when_it_has_run_out() -> None:
    case = decided()
    paper = len(case.state.papers)
    record = {
        "paper": paper,
        "recipients": ["applicant-1"],
        "method": "public_notice",
        "on": later(31),
    } | MISSING
    case.take("serve", record, CLERK, later(31))
    record = {"paper": paper, "recipients": ["respondent-1"], "method": "direct", "on": later(31)}
    case.take("serve", record, CLERK, later(31))
    assert case.state.stage == "decided"
    assert case.tick(later(61)) == []
    assert case.tick(later(62)) == ["complete_notice"]
    assert (case.state.stage, case.state.effective_on) == ("served", later(61))
    assert case.due(f"sue:{paper}:applicant-1") == later(
        77
    )  # 15 days: 2026-12-13, a Sunday, rolls to the 14th


def test_a_draft_sent_back_loses_its_signatures_and_keeps_its_words() -> None:
    case = ripe(D)
    case.take("draft_decision", draft(), HANDLER, later(20))
    case.take("review_decision", {}, HEAD, later(20))
    case.take("approve_decision", {"agree": False, "opinion": "理由不充分"}, MAYOR, later(21))
    assert case.state.draft.reviewed_on is None
    assert case.state.draft.draft.opinion == "本机关认为……"
    assert case.refusal("make_decision", {}, HANDLER, later(21)) is not None


def test_representatives_receive_papers_for_those_they_stand_for() -> None:
    people = [PERSON | {"name": f"村民{number}"} for number in range(1, 13)]
    case = accepted(D, applicants=people, representatives=[2, 5])
    assert case.state.papers[-1].recipients == ("applicant-2", "applicant-5")
    assert case.state.title.startswith("村民1等12人不服")


def test_deemed_acceptance_dates_back_to_the_last_day_of_the_review() -> None:
    case = deemed()
    assert case.state.accepted_on == date(2026, 10, 10)  # a make-up working Saturday after the holiday
    assert case.state.deemed


def test_a_late_officer_cannot_move_the_day_of_acceptance() -> None:
    case = reviewing(D)
    case.take("accept", {"conditions": conditions()}, CLERK, later(20))
    assert case.state.accepted_on == date(2026, 10, 10)
    assert "审查是否受理" in case.events[-1].stamped["late"]


def test_system_steps_belong_to_system() -> None:
    case = reviewing(D)
    assert case.refusal("deem_accepted", {}, CLERK, later(20)) is not None
    assert case.refusal("deem_accepted", {}, ROBOT, later(20)) is None
