"""Refusals: who, when and why not; each says what to do and most name their article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    HANDLER,
    HEAD,
    LIAISON,
    PERSON,
    RESPONDENT,
    STRANGER,
    THIRD,
    accepted,
    act,
    application,
    approval,
    assigned,
    conditions,
    draft,
    heard,
    in_trial,
    make,
    new,
    received,
    reply,
    reviewing,
    ripe,
    served,
)

from fuyuan.organs.actor import Actor

A, B, D = date(2023, 3, 1), date(2024, 3, 1), date(2026, 9, 28)
PAIR = [{"person_id": 2, "name": "甲"}, {"person_id": 8, "name": "乙"}]


def later(days: int, day: date = D) -> date:
    return day + timedelta(days=days)


def refuse_record(**changes: Any) -> dict[str, Any]:
    return {"ground": "condition", "limbs": ["time"], "reason": "超过期限", "approval": approval(D)} | changes


def simplified_case() -> Driver:
    return in_trial(D, "simplified", act=act(D, on_the_spot=True))


def extension(days: int, on: date, capacity: str = "office_head") -> dict[str, Any]:
    return {"days": days, "reason": "案情复杂", "approval": approval(on, capacity)}


def extended(days: int) -> Driver:
    case = in_trial(D)
    case.take("extend", extension(days, D), HANDLER, D)
    return case


def decided() -> Driver:
    return make(ripe(D), later(5))


def two_respondents() -> Driver:
    return in_trial(D, respondents=[RESPONDENT, {"organ_id": 71, "name": "某市税务局"}])


Refusal = tuple[str, Callable[[], Driver], str, dict[str, Any] | None, Actor, date, str]
REFUSALS: list[Refusal] = [
    # why, case, step, record, actor, day, words of the refusal
    (
        "an officer does not apply as a citizen online",
        new,
        "apply",
        application(D),
        CLERK,
        D,
        "第二十二条第二款",
    ),
    ("a citizen applies online only", new, "apply", application(D, channel="mail"), CITIZEN, D, "互联网渠道"),
    (
        "oral only where writing is hard",
        new,
        "apply",
        application(D, channel="oral", recorder="甲"),
        CLERK,
        D,
        "第二十二条第一款",
    ),
    (
        "no day after today",
        new,
        "apply",
        application(D, act=act(D, known_on=later(1))),
        CITIZEN,
        D,
        "晚于办理日期",
    ),
    (
        "one of eleven cannot stand for all since 2026",
        new,
        "apply",
        application(D, applicants=[PERSON] * 11, representatives=[1]),
        CITIZEN,
        D,
        "第十七条第一款",
    ),
    (
        "three agents are too many",
        new,
        "apply",
        application(D, agents=[{"name": n, "kind": "lawyer"} for n in "甲乙丙"]),
        CITIZEN,
        D,
        "第十七条第一款",
    ),
    ("a case begins once", lambda: received(D), "apply", application(D), CITIZEN, D, "只能用来开始"),
    (
        "the wrong post",
        lambda: reviewing(D),
        "accept",
        {"conditions": conditions()},
        LIAISON,
        D,
        "办理，您现在的身份",
    ),
    ("the wrong stage", lambda: reviewing(D), "send_copy", {}, HANDLER, D, "不能办理"),
    (
        "steps are told in order",
        lambda: reviewing(D),
        "accept",
        {"conditions": conditions()},
        CLERK,
        later(-1),
        "早于上一步",
    ),
    (
        "all seven must be confirmed",
        lambda: reviewing(D),
        "accept",
        {"conditions": conditions(interest="unsure")},
        CLERK,
        D,
        "利害关系",
    ),
    (
        "deemed only after the period",
        lambda: reviewing(D),
        "deem_accepted",
        {},
        Actor(HANDLER.post, "甲"),
        D,
        "系统",
    ),
    (
        "refusing comes too late after five days",
        lambda: reviewing(D),
        "refuse",
        refuse_record(),
        CLERK,
        later(20),
        "第三十条第三款",
    ),
    (
        "supplementing comes too late after five days",
        lambda: reviewing(D),
        "supplement_notice",
        {"items": ["甲"]},
        CLERK,
        later(20),
        "视为受理",
    ),
    (
        "the notice does not set the period since 2024",
        lambda: reviewing(D),
        "supplement_notice",
        {"items": ["甲"], "days": 5},
        CLERK,
        D,
        "十个工作日",
    ),
    (
        "the notice must set the period before 2024",
        lambda: reviewing(A),
        "supplement_notice",
        {"items": ["甲"]},
        CLERK,
        A,
        "第二十九条",
    ),
    (
        "不再处理 is new in 2026",
        lambda: reviewing(B),
        "not_further",
        {"earlier": "1", "reason": "同一事项"},
        CLERK,
        B,
        "2026年7月1日",
    ),
    (
        "no simplified procedure before 2024",
        lambda: accepted(A),
        "choose_simplified",
        {"ground": "on_spot", "clear": True},
        HANDLER,
        A,
        "2024年1月1日",
    ),
    (
        "a ground the facts do not show",
        lambda: accepted(D),
        "choose_simplified",
        {"ground": "warning", "clear": True},
        HANDLER,
        D,
        "第五十三条第一款",
    ),
    (
        "chosen once",
        lambda: assigned(D),
        "choose_simplified",
        {"ground": "consent", "all_agree": True},
        HANDLER,
        D,
        "已经确定",
    ),
    (
        "one reviewer is not enough in the ordinary procedure",
        lambda: assigned(D),
        "assign",
        {"handlers": PAIR[:1], "reason": "调整"},
        HEAD,
        D,
        "第三十九条",
    ),
    ("a reassignment has a reason", lambda: assigned(D), "assign", {"handlers": PAIR}, HEAD, D, "原因"),
    (
        "a declared relation blocks, as local policy",
        lambda: accepted(D),
        "assign",
        {"handlers": [{"person_id": 20, "name": "丙"}]},
        HEAD,
        D,
        "本地规定",
    ),
    (
        "first-time reviewers are qualified",
        lambda: accepted(D),
        "assign",
        {"handlers": [{"person_id": 21, "name": "丁"}]},
        HEAD,
        D,
        "第六条第二款",
    ),
    (
        "first-time reviewers are trained since 2024",
        lambda: accepted(D),
        "assign",
        {"handlers": [{"person_id": 22, "name": "戊"}]},
        HEAD,
        D,
        "职前培训",
    ),
    ("the procedure comes before the copy", lambda: accepted(D), "send_copy", {}, HANDLER, D, "先确定"),
    ("a stranger does not receive the copy", lambda: in_trial(D), "reply", reply(), STRANGER, D, "只能代表"),
    (
        "no lawyer alone since 2026",
        lambda: in_trial(D),
        "reply",
        reply(agents=[{"name": "钱律师", "staff": False}]),
        LIAISON,
        D,
        "第十八条第二款",
    ),
    ("one reply each", lambda: ripe(D), "reply", reply(), LIAISON, D, "第四十六条第二款"),
    ("no third respondent", two_respondents, "reply", reply(respondent=3), HANDLER, D, "只有2位"),
    (
        "a third party to hear must exist",
        lambda: in_trial(D),
        "hear_parties",
        heard("third_party", D),
        HANDLER,
        D,
        "没有第三人",
    ),
    (
        "nothing to answer",
        lambda: in_trial(D),
        "file_inspection",
        {"answer": "none"},
        HANDLER,
        D,
        "没有待答复",
    ),
    (
        "third parties could not ask for a stop before 2024",
        lambda: in_trial(A),
        "ask_stop",
        {"reason": "损失"},
        THIRD,
        A,
        "第二十一条",
    ),
    (
        "a stop on request needs a request",
        lambda: in_trial(D),
        "stop_execution",
        {"ground": "request", "from_on": D, "reason": "合理", "approval": approval(D)},
        HANDLER,
        D,
        "没有登记",
    ),
    (
        "joinder is new in 2026",
        lambda: in_trial(B),
        "join",
        {"ground": "several", "cases": ["甲"], "reason": "同一事实", "approval": approval(B)},
        HANDLER,
        B,
        "2026年7月1日",
    ),
    (
        "no extension in the simplified procedure",
        simplified_case,
        "extend",
        extension(10, D),
        HANDLER,
        D,
        "第六十二条第二款",
    ),
    (
        "no extension after the period",
        lambda: in_trial(D),
        "extend",
        extension(10, later(61)),
        HANDLER,
        later(61),
        "届满以后不能延长",
    ),
    ("thirty days in all", lambda: extended(20), "extend", extension(11, D), HANDLER, D, "还可以延长10日"),
    ("thirty days used up", lambda: extended(30), "extend", None, HANDLER, D, "已经用完"),
    (
        "the office head approves since 2024",
        lambda: in_trial(D),
        "extend",
        extension(10, D, "organ_head"),
        HANDLER,
        D,
        "行政复议机构负责人",
    ),
    (
        "the organ's head approved before 2024",
        lambda: in_trial(A),
        "extend",
        extension(10, A),
        HANDLER,
        A,
        "行政复议机关负责人",
    ),
    (
        "only simplified cases convert",
        lambda: in_trial(D),
        "convert",
        {"reason": "复杂", "approval": approval(D, "office_head")},
        HANDLER,
        D,
        "第五十五条",
    ),
    (
        "the office head converts",
        simplified_case,
        "convert",
        {"reason": "复杂", "approval": approval(D)},
        HANDLER,
        D,
        "行政复议机构负责人",
    ),
    (
        "提级 is new in 2024",
        lambda: in_trial(A),
        "escalate",
        {"ground": "public", "superior": "上级", "told_on": A},
        HANDLER,
        A,
        "第三十八条",
    ),
    (
        "a bare dismissal for lack of duty ended in 2024",
        lambda: accepted(D),
        "dismiss_application",
        {"ground": "no_duty", "reason": "没有职责", "approval": approval(D)},
        HANDLER,
        D,
        "第六十九条",
    ),
    (
        "R26 37 dismissals are new in 2026",
        lambda: accepted(B),
        "dismiss_application",
        {"ground": "court_settled", "reason": "已有判决", "approval": approval(B)},
        HANDLER,
        B,
        "2026年7月1日",
    ),
    (
        "parties are heard first",
        lambda: in_trial(D),
        "draft_decision",
        draft(),
        HANDLER,
        later(40),
        "第四十九条",
    ),
    ("no signature without a draft", lambda: ripe(D), "review_decision", {}, HEAD, D, "还没有拟出"),
    ("no decision without approval", lambda: ripe(D), "make_decision", {}, HANDLER, D, "第六十一条第一款"),
    ("no second decision", decided, "draft_decision", draft(), HANDLER, later(6), "不能办理"),
    (
        "a paper goes to its recipients",
        decided,
        "serve",
        {"recipients": ["third-9"], "method": "mail", "on": later(6)},
        CLERK,
        later(6),
        "不是",
    ),
    (
        "served once",
        lambda: served(decided(), later(6)),
        "serve",
        {"recipients": ["applicant-1"], "method": "mail", "on": later(6)},
        CLERK,
        later(6),
        "已经送达",
    ),
    (
        "not served before it was made",
        decided,
        "serve",
        {"recipients": ["applicant-1"], "method": "mail", "on": later(4)},
        CLERK,
        later(6),
        "早于",
    ),
    (
        "约谈 follows an order",
        lambda: served(decided(), later(6)),
        "interview",
        {"on": later(7), "whom": "局长", "summary": "谈话", "approval": approval(later(7))},
        HANDLER,
        later(7),
        "第七十七条第二款",
    ),
    (
        "抄告 waits for effect",
        decided,
        "copy_to_superior",
        {"to": "上一级公安局", "papers": ["decision"], "on": later(6)},
        HANDLER,
        later(6),
        "第七十九条第二款",
    ),
    (
        "a penalty not made on the spot goes straight to the organ",
        new,
        "file_with_organ",
        application(D, channel="penalty_organ", forwarded={"received_on": D}),
        LIAISON,
        D,
        "第三十二条第一款",
    ),
    (
        "a stranger does not take in the application",
        new,
        "file_with_organ",
        application(D, channel="penalty_organ", forwarded={"received_on": D}, act=act(D, monitored=True)),
        STRANGER,
        D,
        "请核对",
    ),
]


@pytest.mark.parametrize(
    ("why", "case", "step", "record", "who", "day", "words"), REFUSALS, ids=[row[0] for row in REFUSALS]
)
def test_refused(
    why: str,
    case: Callable[[], Driver],
    step: str,
    record: dict[str, Any] | None,
    who: Actor,
    day: date,
    words: str,
) -> None:
    driver = case()
    before = driver.state
    refusal = driver.refusal(step, record, who, day)
    assert refusal is not None, why
    assert words in str(refusal)
    if record is not None:
        with pytest.raises(Refused):
            driver.take(step, record, who, day)
    assert driver.state is before


ALLOWED: list[Refusal] = [
    (
        "ten applicants need no representatives",
        new,
        "apply",
        application(D, applicants=[PERSON] * 10),
        CITIZEN,
        D,
        "",
    ),
    (
        "two of eleven stand for all",
        new,
        "apply",
        application(D, applicants=[PERSON] * 11, representatives=[1, 2]),
        CITIZEN,
        D,
        "",
    ),
    (
        "one of six stood for all before 2026",
        new,
        "apply",
        application(B, applicants=[PERSON] * 6, representatives=[1]),
        CITIZEN,
        B,
        "",
    ),
    (
        "one reviewer in the simplified procedure since 2026",
        simplified_case,
        "assign",
        {"handlers": PAIR[:1], "reason": "调整"},
        HEAD,
        D,
        "",
    ),
    (
        "an extension in two parts within thirty days",
        lambda: extended(20),
        "extend",
        extension(10, D),
        HANDLER,
        D,
        "",
    ),
    (
        "consent of all is a ground of its own",
        lambda: accepted(D),
        "choose_simplified",
        {"ground": "consent", "all_agree": True},
        HANDLER,
        D,
        "",
    ),
    ("oral freely before 2024", new, "apply", application(A, channel="oral", recorder="甲"), CLERK, A, ""),
    (
        "excused is as good as heard",
        lambda: in_trial(D),
        "excuse_hearing",
        {"side": "applicant", "reason": "拒接电话"},
        HANDLER,
        D,
        "",
    ),
    (
        "before 2024 cases were decided on paper",
        lambda: in_trial(A),
        "draft_decision",
        draft("revoke", "no_reply"),
        HANDLER,
        later(40, A),
        "",
    ),
    (
        "simplified cases may be decided on paper",
        simplified_case,
        "draft_decision",
        draft("revoke", "no_reply"),
        HANDLER,
        later(20),
        "",
    ),
]


@pytest.mark.parametrize(
    ("why", "case", "step", "record", "who", "day", "words"), ALLOWED, ids=[row[0] for row in ALLOWED]
)
def test_allowed(
    why: str,
    case: Callable[[], Driver],
    step: str,
    record: dict[str, Any] | None,
    who: Actor,
    day: date,
    words: str,
) -> None:
    assert case().refusal(step, record, who, day) is None


def test_two_reviewers_are_needed_even_in_simplified_cases_before_2026() -> None:
    case = accepted(B, act=act(B, on_the_spot=True))
    case.take("choose_simplified", {"ground": "on_spot", "clear": True}, HANDLER, B)
    assert "第三十二条" in str(case.refusal("assign", {"handlers": PAIR[:1]}, HEAD, B))


def test_withdrawing_for_others_needs_their_consent() -> None:
    case = accepted(D, applicants=[PERSON] * 11, representatives=[1, 2])
    assert "第十五条第二款" in str(case.refusal("withdraw_request", {"reason": "不争了"}, CITIZEN, D))
    assert case.refusal("withdraw_request", {"reason": "不争了", "consent": True}, CITIZEN, D) is None


def test_a_computed_no_needs_a_reason_to_be_overruled() -> None:
    case = reviewing(D, act=act(D, made_on=date(2026, 1, 5), known_on=date(2026, 1, 5)))
    bare = [line | {"note": ""} for line in conditions()]
    assert "写明理由" in str(case.refusal("accept", {"conditions": bare}, CLERK, D))
    assert case.refusal("accept", {"conditions": conditions()}, CLERK, D) is None


def test_every_refusal_of_a_guard_says_something_in_chinese() -> None:
    case = reviewing(D)
    for offer in case.procedure.offers(case.state, case.context(CLERK, D)):
        assert offer.refusal is None or any("一" <= char <= "鿿" for char in offer.refusal.reason)


def test_an_officer_is_offered_what_the_stage_allows() -> None:
    case = reviewing(D)
    names = {
        offer.step.name
        for offer in case.procedure.offers(case.state, case.context(CLERK, D))
        if offer.refusal is None
    }
    assert {"accept", "refuse", "supplement_notice", "withdraw_request"} <= names
    assert "send_copy" not in names


def test_all_sides_agreeing_suggests_the_simplified_procedure() -> None:
    case = accepted(D)
    assert "只能代表申请人" in str(case.refusal("consent_simplified", {"side": "respondent"}, CITIZEN, D))
    case.take("consent_simplified", {}, CITIZEN, D)
    step = case.procedure.step("choose_simplified")
    assert step.initial(case.state, case.context(HANDLER, D))["all_agree"] is False
    case.take("consent_simplified", {"side": "respondent"}, LIAISON, D)
    initial = step.initial(case.state, case.context(HANDLER, D))
    assert (initial["ground"], initial["all_agree"]) == ("consent", True)
