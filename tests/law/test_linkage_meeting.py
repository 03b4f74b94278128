"""A meeting and its resolutions, step by step and on random walks, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fuyuan.business.linkage.procedure import MEETING
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post
from fuyuan.organs.standing import OrganFact

UNIT, OTHER, OFFICE = 7, 8, 1
LIAISON = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, UNIT, "某局")
STRANGER = Actor(Post.RESPONDENT_HEAD, "张负责", 3, 99, "另一局")
CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, OFFICE, "联席办")
DAY = date(2026, 7, 14)  # a Tuesday
FACTS = {"organs": {UNIT: OrganFact(UNIT, "某局"), OTHER: OrganFact(OTHER, "某镇")}, "office_id": OFFICE}
CONVENED = {
    "kind": "joint", "title": "第三季度联席会议", "on": date(2026, 7, 20), "time": "15:00", "place": "第一会议室", "chair": "钱市长",
    "agenda": [{"title": "台账逾期任务"}], "guests": [{"organ_id": UNIT}, {"organ_id": OTHER}],
}  # fmt: skip
HELD = {"on": date(2026, 7, 20), "attendance": [{"unit": "某局", "presence": "present"}]}


def minuted(*resolutions: tuple[int, date]) -> dict[str, Any]:
    rows = [
        {"what": f"第{n}件事要办好", "organ_id": organ, "by_on": by}
        for n, (organ, by) in enumerate(resolutions, 1)
    ]
    return {"summary": "会议研究了台账逾期任务。", "resolutions": rows, "signer": "钱市长"}


TWO = minuted((UNIT, date(2026, 8, 31)), (OTHER, date(2026, 9, 30)))


def meeting(upto: str = "convene") -> Driver:
    driver = Driver(MEETING, facts=FACTS)
    acts = (
        ("convene", CONVENED, DAY),
        ("hold", HELD, date(2026, 7, 20)),
        ("resolve", TWO, date(2026, 7, 22)),
    )
    for name, record, day in acts[: [act[0] for act in acts].index(upto) + 1]:
        driver.take(name, record, CLERK, day)
    return driver


def test_minutes_are_owed_within_five_working_days_of_the_meeting() -> None:
    assert meeting("hold").due("minutes") == date(2026, 7, 27)


def test_every_resolution_is_a_duty_of_its_unit_with_its_day() -> None:
    driver = meeting("resolve")
    assert [
        (duty.organ_id, duty.due_on) for duty in driver.duties() if duty.key.startswith("resolution-")
    ] == [
        (UNIT, date(2026, 8, 31)),
        (OTHER, date(2026, 9, 30)),
    ]


def test_the_meeting_is_closed_with_its_last_resolution() -> None:
    driver = meeting("resolve")
    for number, day in ((1, date(2026, 8, 20)), (2, date(2026, 9, 20))):
        driver.take("report_resolution", {"number": number, "done": "已经办好。"}, CLERK, day)
        driver.take("judge_resolution", {"number": number, "accepted": True, "opinion": "属实。"}, CLERK, day)
    assert (driver.state.stage, driver.state.closed_on) == ("closed", date(2026, 9, 20))


def test_a_resolution_returned_is_owed_again_and_keeps_the_opinion() -> None:
    driver = meeting("resolve")
    driver.take("report_resolution", {"number": 1, "done": "正在办。"}, LIAISON, date(2026, 8, 20))
    assert driver.duty("resolution-1").done_on == date(2026, 8, 20)
    assert driver.due("accept-1") == date(2026, 8, 27)
    driver.take("judge_resolution", {"number": 1, "opinion": "没有附材料。"}, CLERK, date(2026, 8, 21))
    assert driver.duty("resolution-1").done_on is None
    assert driver.state.resolution(1).opinion == "没有附材料。"


def test_a_meeting_that_resolved_nothing_ends_with_its_minutes() -> None:
    driver = meeting("hold")
    assert driver.take("resolve", minuted(), CLERK, date(2026, 7, 22)).stage == "closed"


def test_a_moved_day_keeps_the_old_one() -> None:
    driver = meeting("resolve")
    record = {
        "number": 1,
        "by_on": date(2026, 10, 30),
        "reason": "等待拨款",
        "approval": {"by": "钱市长", "on": DAY},
    }
    moved = driver.take("move_resolution", record, CLERK, date(2026, 8, 1)).resolution(1)
    assert (moved.by_on, moved.moved_from) == (date(2026, 10, 30), (date(2026, 8, 31),))
    assert driver.due("resolution-1") == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"on": date(2026, 7, 13)}, "早于今天"),
        ({"kind": "analysis"}, "哪个单位的案情"),
        ({"unit_id": UNIT}, "只有案情分析会"),
    ],
)
def test_what_cannot_be_convened_is_refused_in_words(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        Driver(MEETING, facts=FACTS).take("convene", {**CONVENED, **changes}, CLERK, DAY)


def test_an_abolished_organ_is_neither_invited_nor_given_a_resolution() -> None:
    gone = {
        **FACTS,
        "organs": {**FACTS["organs"], OTHER: OrganFact(OTHER, "某旧镇", date(2026, 1, 31), "某新镇")},
    }
    with pytest.raises(Refused, match="请改为向某新镇发出通知"):
        Driver(MEETING, facts=gone).take("convene", CONVENED, CLERK, DAY)
    driver = meeting("hold")
    driver.facts = gone
    with pytest.raises(Refused, match="某新镇"):
        driver.take("resolve", TWO, CLERK, date(2026, 7, 22))


def test_a_unit_reports_on_its_own_resolutions_only() -> None:
    driver = meeting("resolve")
    with pytest.raises(Refused, match="第2项由某镇落实"):
        driver.take("report_resolution", {"number": 2, "done": "已经办好。"}, LIAISON, date(2026, 8, 1))
    with pytest.raises(Refused, match="没有等待您单位报告"):
        driver.take("report_resolution", {"number": 1, "done": "已经办好。"}, STRANGER, date(2026, 8, 1))
    with pytest.raises(Refused, match="没有第3项"):
        driver.take("report_resolution", {"number": 3, "done": "已经办好。"}, LIAISON, date(2026, 8, 1))


def test_before_its_day_a_meeting_cannot_be_registered_as_held() -> None:
    refusal = meeting().refusal("hold", None, CLERK, date(2026, 7, 19))
    assert refusal is not None
    assert "定于2026年7月20日召开" in refusal.reason


STEPS = [
    step
    for step in MEETING.steps
    if not step.opens and step.name not in ("issue_paper", "seal_paper", "void_paper")
]


class Walk(RuleBasedStateMachine):
    """Anybody tries any step on any day; what the procedure lets through must leave a sound state."""

    @initialize()
    def convene(self) -> None:
        self.day, self.driver = DAY, meeting()

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(
        step=st.sampled_from(STEPS), actor=st.sampled_from([LIAISON, STRANGER, CLERK, SYSTEM]),
        number=st.integers(1, 3), offset=st.integers(-10, 60), yes=st.booleans(),
    )  # fmt: skip
    def try_step(self, step: Any, actor: Actor, number: int, offset: int, yes: bool) -> None:
        before = self.driver.state
        try:
            self.driver.take(step.name, self.record(step.name, number, offset, yes), actor, self.day)
        except Refused:
            assert self.driver.state == before
        else:
            assert actor is not STRANGER, "a unit acted on a meeting that gave it nothing"

    def record(self, step: str, number: int, offset: int, yes: bool) -> dict[str, Any]:
        day = self.day + timedelta(days=offset)
        return {
            "change": {**CONVENED, "on": day, "reason": "改期"}, "cancel": {"reason": "合并"}, "hold": {**HELD, "on": day},
            "resolve": minuted((UNIT, day)) if yes else minuted(), "report_resolution": {"number": number, "done": "已经办好。"},
            "judge_resolution": {"number": number, "accepted": yes, "opinion": "看过"},
            "move_resolution": {"number": number, "by_on": day, "reason": "延期", "approval": {"by": "主任", "on": min(day, self.day)}},
        }[step]  # fmt: skip

    @precondition(lambda self: hasattr(self, "driver"))
    @invariant()
    def sound(self) -> None:
        state, duties = self.driver.state, self.driver.duties()
        assert self.driver.replay() == state
        assert len({duty.key for duty in duties}) == len(duties)
        assert (state.stage in ("closed", "cancelled")) == (state.closed_on is not None)
        assert any(duty.done_on is None for duty in duties) == (state.closed_on is None)
        if state.stage == "resolved":
            assert state.open
        if state.stage == "closed":
            assert not state.open


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
