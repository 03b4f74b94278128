"""A reminder letter, step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.procedure import LETTER
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

UNIT, OTHER, OFFICE, COURT = 7, 8, 1, 3
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_HEAD, "张负责", 3, OTHER, "某镇")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
JUDGE = Actor(Post.COURT_LIAISON, "高法官", 5, COURT, "某法院")
MAYOR = Actor(Post.ORGAN_HEAD, "钱市长", 6, 9, "某市政府")
DAY = date(2026, 7, 14)  # a Tuesday
LIVING = {"organ": OrganFact(UNIT, "某局"), "office_id": OFFICE, "open_letter": ""}
BY_HAND = {
    "organ_id": UNIT,
    "ground": "refuses_mediation",
    "matter": "三次通知调解均不到场。",
    "answer_days": 5,
}
BY_RULE = {
    "organ_id": UNIT, "rule": "late-reply", "rule_name": "答复逾期", "threshold": 1, "window": "2026-Q3",
    "ground": "late_reply", "matter": "答复逾期。", "demand": "请改正。", "answer_days": 10,
    "findings": [{"key": "a", "text": "某案逾期", "on": DAY}],
}  # fmt: skip
ANSWER = {
    "reasons": "人手不足。",
    "signer": "王局长",
    "measures": [{"what": "增加人手", "who": "王强", "by": date(2026, 8, 14)}],
}


def approved(day: date) -> dict[str, Any]:
    return {"by": "主任", "on": day}


def letter(*, upto: str = "", facts: dict[str, Any] | None = None) -> Driver:
    driver = Driver(LETTER, facts=facts or LIVING)
    driver.take("propose", BY_HAND, CLERK, DAY)
    acts = (
        ("review", {"matter": "三次通知不到场。", "demand": "请派人参加。", "answer_days": 5, "approval": approved(DAY)}, CLERK),
        ("send", {"paper_id": 1, "number": "某函1号"}, CLERK),
        ("answer", ANSWER, LIAISON),
    )  # fmt: skip
    for name, record, actor in acts[: [act[0] for act in acts].index(upto) + 1] if upto else ():
        driver.take(name, record, actor, DAY)
    return driver


def test_the_office_reviews_within_five_working_days() -> None:
    assert letter().due("review") == date(2026, 7, 21)


def test_the_answer_is_due_in_working_days_from_the_day_it_was_sent() -> None:
    sent = letter(upto="send")
    assert sent.due("answer-1") == date(2026, 7, 21)
    assert sent.duty("answer-1").organ_id == UNIT


def test_the_office_checks_when_the_last_measure_is_due() -> None:
    assert letter(upto="answer").due("check-1") == date(2026, 8, 21), (
        "five working days after Friday 14 August"
    )


def test_a_letter_to_an_abolished_organ_is_refused_and_its_successor_named() -> None:
    gone = {**LIVING, "organ": OrganFact(UNIT, "某旧局", date(2026, 3, 31), "某新局")}
    with pytest.raises(
        Refused, match="某旧局已于2026年3月31日撤销，其职权由某新局继续行使，请改为向某新局发函"
    ):
        letter(facts=gone)


def test_an_organ_abolished_while_the_letter_waited_gets_none_either() -> None:
    driver = letter(upto="review")
    driver.facts = {"organ": OrganFact(UNIT, "某旧局", date(2026, 7, 14), "某新局")}
    with pytest.raises(Refused, match="某新局"):
        driver.take("send", {"paper_id": 1, "number": "某函1号"}, CLERK, DAY)


def test_a_rule_is_refused_while_its_letter_is_open_and_an_officer_is_not() -> None:
    known = {**LIVING, "open_letter": "某件3号"}
    with pytest.raises(Refused, match="某件3号还没有办结"):
        Driver(LETTER, facts=known).take("propose_by_rule", BY_RULE, SYSTEM, DAY)
    assert letter(facts=known).state.stage == "proposed"


def test_what_was_withdrawn_keeps_the_reason_and_owes_nothing() -> None:
    driver = letter()
    driver.take("withdraw", {"reason": "案件已经和解。"}, CLERK, DAY)
    assert (driver.state.stage, driver.state.returned, driver.duties()) == ("withdrawn", "案件已经和解。", [])


def test_a_silent_unit_is_escalated_after_its_day_and_not_before() -> None:
    driver = letter(upto="send")
    record = {
        "way": "criticism",
        "problem": "没有答复。",
        "demand": "请立即整改。",
        "approval": approved(DAY),
    }
    with pytest.raises(Refused, match="答复期限到2026年7月21日"):
        driver.take("escalate", record, CLERK, date(2026, 7, 21))
    driver.take("escalate", record, CLERK, date(2026, 7, 22))
    assert driver.state.stage == "escalated"
    settled = {"on": DAY, "by": "钱市长", "result": "约谈后已经整改。"}
    assert driver.take("settle", settled, MAYOR, date(2026, 7, 30)).closed_on == date(2026, 7, 30)


def test_an_answer_sent_back_is_owed_again_with_a_new_day() -> None:
    driver = letter(upto="answer")
    driver.take("send_back", {"reason": "没有写完成时间。", "answer_days": 3}, CLERK, date(2026, 7, 20))
    assert driver.due("answer-2") == date(2026, 7, 23)
    assert driver.duty("answer-1").done_on == DAY
    driver.take("answer", ANSWER, LIAISON, date(2026, 7, 22))
    driver.take("close", {"found": "措施已经落实。"}, CLERK, date(2026, 8, 20))
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == []


def test_a_late_answer_is_taken_and_said_to_be_late() -> None:
    driver = letter(upto="send")
    driver.take("answer", ANSWER, LIAISON, date(2026, 7, 24))
    assert driver.events[-1].stamped["late"] == "答复期限是2026年7月21日，已经超过"


@pytest.mark.parametrize(
    ("step", "record", "actor", "why"),
    [
        ("answer", ANSWER, STRANGER, "发给某局的"),
        ("answer", ANSWER, JUDGE, "由"),
        ("escalate", None, LIAISON, "由联席会议办公室人员办理"),
        ("review", None, CLERK, "阶段，不能办理"),
    ],
)
def test_who_may_not_and_when_not_is_said_in_words(step: str, record: Any, actor: Actor, why: str) -> None:
    refusal = letter(upto="send").refusal(step, record, actor, DAY)
    assert refusal is not None
    assert why in refusal.reason


STEPS = [
    step
    for step in LETTER.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize(rule_made=st.booleans())
    def propose(self, rule_made: bool) -> None:
        self.day, self.driver = DAY, Driver(LETTER, facts=LIVING)
        step, record, actor = (
            ("propose_by_rule", BY_RULE, SYSTEM) if rule_made else ("propose", BY_HAND, JUDGE)
        )
        self.driver.take(step, record, actor, self.day)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([LIAISON, STRANGER, CLERK, MAYOR, SYSTEM]),
        offset=st.integers(-20, 40),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, offset: int) -> None:
        before = self.driver.state
        try:
            self.driver.take(step.name, self.record(step.name, offset), actor, self.day)
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "a unit acted on the letter of another"

    def record(self, step: str, offset: int) -> dict[str, Any]:
        day = self.day + timedelta(days=offset)
        text = {"matter": "情况如下。", "demand": "请改正。", "answer_days": 5, "approval": approved(day)}
        return {
            "review": text, "withdraw": {"reason": "和解"}, "send": {"paper_id": 1, "number": "某函1号"},
            "recall": {"reason": "写错"}, "receive": {},
            "answer": {**ANSWER, "measures": [{"what": "整改", "who": "王强", "by": day}]},
            "close": {"found": "已经落实。"}, "send_back": {"reason": "不全", "answer_days": 3},
            "escalate": {"way": "head", "problem": "没有落实。", "demand": "请整改。", "approval": approved(day)},
            "settle": {"on": day, "by": "钱市长", "result": "已经整改。"},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.driver.state, self.driver.duties()
        owed = [duty for duty in duties if duty.done_on is None]
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties)
        assert (state.stage in ("closed", "withdrawn")) == (state.closed_on is not None)
        assert bool(owed) == (state.closed_on is None), "an open letter always waits for exactly somebody"
        assert len(owed) <= 1
        if state.stage in ("sent", "answered"):
            assert state.sent_on is not None
            assert state.letter_number


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
