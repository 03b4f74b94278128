"""The lives of the guidance room without a database: what is refused, what follows, what is owed; on random walks too."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fuyuan.business.guidance.contests.life import average, ranking
from fuyuan.business.guidance.lists.life import ListState
from fuyuan.business.guidance.procedure import (
    CONTEST,
    GUIDANCE,
    LENIENT_CASE,
    LENIENT_LIST,
    MODEL_UNIT,
    PAIRING,
    RISK,
)
from fuyuan.business.guidance.units.life import criteria
from fuyuan.matters.record import InvalidRecord
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

UNIT = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, 7, "某局")
HEAD = Actor(Post.RESPONDENT_HEAD, "王局长", 3, 7, "某局")
OTHER = Actor(Post.RESPONDENT_LIAISON, "张联络", 4, 8, "某镇")
BUREAU = Actor(Post.SUPERVISION_STAFF, "钱科长", 5, 1, "司法局")
DAY = date(2026, 3, 2)  # a Monday
POINT = {
    "power": "对占道经营的处罚", "bearer": "organ", "risk": "告知书没有写明陈述申辩的期限", "level": "high",
    "cause": "procedure.heard", "arises": "notice", "measures": ["使用新的告知书"], "owner": "法制科 李明",
    "review_on": date(2026, 9, 1),
}  # fmt: skip
LOSS = {"suit_id": 31, "number": "（2026）某行初1号", "on": date(2026, 2, 20)}
SHOWN = {
    "organ_id": 7, "organ_name": "某局", "cause": "procedure.heard", "arises": "notice", "power": "行政处罚决定",
    "loss": LOSS,
}  # fmt: skip
FREE = {"same": "", "own_points": frozenset({99})}


# -- risk points ---------------------------------------------------------------------------------------------------


def kept(**more: Any) -> Driver:
    driver = Driver(RISK, facts=FREE)
    driver.take("add", {**POINT, **more}, UNIT, DAY)
    return driver


def test_a_risk_point_is_owed_a_look_by_its_day_and_a_new_version_is_one() -> None:
    driver = kept()
    assert driver.due("review-1") == date(2026, 9, 1)
    driver.take(
        "review", {"found": "新的告知书已经使用", "review_on": date(2027, 2, 1)}, UNIT, date(2026, 8, 20)
    )
    state = driver.take(
        "revise", {**POINT, "level": "low", "review_on": date(2027, 3, 1), "why": "一年没有再发生"}, UNIT, date(2026, 9, 10)
    )  # fmt: skip
    assert [each.number for each in state.versions] == [1, 2]
    assert [driver.duty(f"review-{n}").done_on for n in (1, 2, 3)] == [
        date(2026, 8, 20),
        date(2026, 9, 10),
        None,
    ]
    driver.take("retire", {"reason": "职权划转"}, UNIT, date(2026, 9, 11))
    assert [duty.key for duty in driver.duties() if duty.done_on is None] == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"review_on": DAY}, "以后"),  # a look that is over already
        ({"review_on": DAY + timedelta(days=367)}, "一年以内"),  # farther than a year
    ],
)
def test_the_next_look_lies_within_a_year(more: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        kept(**more)


@pytest.mark.parametrize(
    "more",
    [
        {"cause": ""},  # an agency's risk without its cause
        {"arises": None},  # and without its stage
        {"cause": "procedure"},  # the first level alone says too little
        {"bearer": "party"},  # a person's risk is no cause of loss
        {"measures": []},  # a risk without a measure
    ],
)
def test_a_risk_point_says_what_it_needs(more: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecord):
        kept(**more)


def test_another_unit_keeps_its_hands_off() -> None:
    with pytest.raises(Refused, match="由某局办理"):
        kept().take("retire", {"reason": "职权划转"}, OTHER, DAY)


def suggested() -> Driver:
    driver = Driver(RISK, facts=FREE)
    driver.take("suggest", SHOWN, SYSTEM, DAY)
    return driver


def test_a_loss_asks_the_unit_for_its_risk_point_in_ten_working_days() -> None:
    driver = suggested()
    assert driver.due("adopt") == date(2026, 3, 16)
    with pytest.raises(Refused, match="以案件认定的为准"):
        driver.take("adopt", {**POINT, "arises": "hearing"}, UNIT, DAY)
    state = driver.take("adopt", POINT, UNIT, date(2026, 3, 9))
    assert (state.stage, len(state.losses), driver.duty("adopt").done_on) == ("kept", 1, date(2026, 3, 9))
    again = driver.take("meet_loss", {"loss": {**LOSS, "suit_id": 32}}, SYSTEM, date(2026, 4, 1))
    assert [each.suit_id for each in again.losses] == [31, 32]
    assert [
        each.suit_id for each in driver.take("lift_loss", {"suit_id": 31}, SYSTEM, date(2026, 4, 2)).losses
    ] == [32]


def test_what_no_loss_shows_any_more_is_not_asked() -> None:
    state = suggested().take("lift_loss", {"suit_id": 31}, SYSTEM, DAY)
    assert (state.stage, state.ended) == ("dismissed", "败诉不再成立")


def test_a_proposal_may_be_covered_by_a_point_of_the_unit_only() -> None:
    driver = suggested()
    with pytest.raises(Refused, match="本单位正在防控"):
        driver.take("dismiss", {"into": 98, "reason": "已有"}, UNIT, DAY)
    assert driver.take("dismiss", {"into": 99, "reason": "已有"}, UNIT, DAY).into == 99


class RiskWalk(RuleBasedStateMachine):
    """Any step on any day: what is let through leaves one open look for a kept point, none for an ended one."""

    @initialize(by_loss=st.booleans())
    def begin(self, by_loss: bool) -> None:
        self.day, self.driver = DAY, suggested() if by_loss else kept()

    @rule(
        step=st.sampled_from(["adopt", "dismiss", "review", "revise", "retire", "meet_loss", "lift_loss"]),
        days=st.integers(0, 40), ahead=st.integers(-10, 400), suit=st.sampled_from([31, 32]),
    )  # fmt: skip
    def step(self, step: str, days: int, ahead: int, suit: int) -> None:
        self.day += timedelta(days=days)
        look = {"review_on": self.day + timedelta(days=ahead)}
        record: dict[str, Any] = {
            "adopt": {**POINT, **look}, "revise": {**POINT, "level": "low", **look, "why": "重新评估"},
            "review": {"found": "措施已经落实", **look}, "dismiss": {"reason": "重复"}, "retire": {"reason": "划转"},
            "meet_loss": {"loss": {**LOSS, "suit_id": suit}}, "lift_loss": {"suit_id": suit},
        }[step]  # fmt: skip
        before = self.driver.state
        try:
            self.driver.take(step, record, SYSTEM if "loss" in step else UNIT, self.day)
        except Refused:
            assert self.driver.state == before

    @invariant()
    def sound(self) -> None:
        if not hasattr(self, "driver"):
            return
        state = self.driver.state
        owed = [duty.key for duty in self.driver.duties() if duty.done_on is None]
        assert self.driver.replay() == state
        assert len(owed) == (0 if state.closed_on else 1)
        assert len({each.suit_id for each in state.losses}) == len(state.losses)


TestRiskWalk = RiskWalk.TestCase
TestRiskWalk.settings = settings(
    max_examples=15, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)


# -- lists, and the cases in which they are used -------------------------------------------------------------------

ITEM = {
    "violation": "未按规定公示收费标准", "basis": "某条例第十条", "effect": "none",
    "conditions": ["首次被发现", "三日内改正"],
}  # fmt: skip
LIST = {"title": "某领域不予处罚清单", "area": "市场监管", "items": [ITEM]}


def published(*effects: str) -> Driver:
    driver = Driver(LENIENT_LIST, facts={"own_lists": {5: 2}})
    items = [{**ITEM, "effect": effect} for effect in effects or ("none",)]
    driver.take("draft", {**LIST, "items": items, "replaces": 5}, UNIT, DAY)
    driver.take("approve", {}, HEAD, DAY)
    driver.take("publish", {"valid_from": date(2026, 4, 1), "where": "政府网站"}, UNIT, DAY)
    return driver


def test_a_list_holds_from_its_day_to_its_last_and_a_new_one_is_the_next_version() -> None:
    driver = published()
    assert driver.state.version == 3
    state = driver.take(
        "repeal", {"valid_to": date(2026, 6, 30), "reason": "法律修改"}, UNIT, date(2026, 6, 1)
    )
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert [state.holds(day) for day in days] == [False, True, True, False]


def test_a_list_is_approved_by_somebody_who_did_not_draft_it_and_not_published_backwards() -> None:
    """CFF 5.3: 未经公布的，不得作为行政处罚的依据."""
    driver = Driver(LENIENT_LIST, facts={"own_lists": {}})
    driver.take("draft", LIST, HEAD, DAY)
    with pytest.raises(Refused, match="起草人以外"):
        driver.take("approve", {}, HEAD, DAY)
    second = Actor(Post.RESPONDENT_HEAD, "赵局长", 9, 7, "某局")
    driver.take("send_back", {"reason": "条件不全"}, second, DAY)
    assert [duty.key for duty in driver.duties()] == ["mend"]
    driver.take("revise", {**LIST, "area": "城市管理", "why": "补充条件"}, UNIT, DAY)
    driver.take("approve", {}, second, DAY)
    with pytest.raises(Refused, match="没有公布的规定不能作为处罚的依据"):
        driver.take("publish", {"valid_from": date(2026, 3, 1), "where": "政府网站"}, UNIT, DAY)


def case(effect: str, **ended: Any) -> Driver:
    known: ListState = published(effect).state.but(**ended)
    driver = Driver(LENIENT_CASE, facts={"entry": (6, 1, known), "list": known})
    told = {"entry": "6-1", "party": "某商行", "facts": "没有公示收费标准", "found_on": date(2026, 4, 2)}
    driver.take("begin", told, UNIT, date(2026, 4, 2))
    return driver


def ticks(*met: bool) -> dict[str, Any]:
    pairs = zip(ITEM["conditions"], met, strict=True)
    return {"ticks": [{"text": text, "met": yes, "fact": "现场笔录" if yes else ""} for text, yes in pairs]}


def fit(effect: str, **ended: Any) -> Driver:
    driver = case(effect, **ended)
    driver.take("check", ticks(True, True), UNIT, date(2026, 4, 6))
    return driver


ACT = {"act_number": "某罚〔2026〕1号", "acted_on": date(2026, 4, 7)}
TAUGHT = {"taught": "当场讲解收费公示规定"}


def test_one_condition_that_is_missing_and_the_list_does_not_apply() -> None:
    driver = case("none")
    with pytest.raises(Refused, match="请写出事实和证据"):
        driver.take(
            "check",
            {"ticks": [{"text": each, "met": True} for each in ITEM["conditions"]]},
            UNIT,
            DAY.replace(month=5),
        )
    with pytest.raises(Refused, match="刷新页面"):
        driver.take(
            "check", {"ticks": [{"text": "别的条件", "met": True, "fact": "有"}]}, UNIT, DAY.replace(month=5)
        )
    state = driver.take("check", ticks(True, False), UNIT, date(2026, 4, 6))
    assert (state.stage, state.ended) == ("unfit", "不符合：三日内改正")


@pytest.mark.parametrize(
    ("effect", "record", "refused"),
    [
        ("none", {**TAUGHT}, ""),  # CFF 33.1: no penalty, and taught (33.3)
        ("none", {}, "应当对当事人进行教育"),  # CFF 33.3
        ("nofault", {**TAUGHT}, ""),  # CFF 33.2
        ("nofault", {**TAUGHT, "fined": 100}, "不能填写罚款"),  # CFF 33.2
        ("first", {**TAUGHT, "fined": 100}, "不能填写罚款"),  # CFF 33.1, second sentence
        ("reduced", {"least": 1000, "usual": 3000, "fined": 600}, ""),  # CFF 32: below the least of the law
        ("reduced", {"least": 1000, "fined": 1000}, "低于法定最低罚款"),  # at the least is not below it
        ("reduced", {"fined": 600}, "低于法定最低罚款"),  # without the least nobody can tell
        ("lighter", {"least": 1000, "usual": 3000, "fined": 1000}, ""),  # CFF 32: not below it
        ("lighter", {"least": 1000, "fined": 900}, "低于的是减轻处罚"),
        ("lighter", {"usual": 3000, "fined": 3001}, "没有从轻"),
        ("lighter", {}, "请填写实际罚款"),
        ("none", {**TAUGHT, "acted_on": date(2026, 4, 1)}, "早于发现日期"),
    ],
)  # fmt: skip
def test_the_result_is_what_the_penalty_act_calls_by_that_name(
    effect: str, record: dict[str, Any], refused: str
) -> None:
    driver = fit(effect)
    if refused:
        with pytest.raises(Refused, match=refused):
            driver.take("decide", {**ACT, **record}, UNIT, date(2026, 4, 8))
    else:
        assert driver.take("decide", {**ACT, **record}, UNIT, date(2026, 4, 8)).stage == "decided"


@pytest.mark.parametrize(
    ("acted_on", "holds"),
    [(date(2026, 4, 5), True), (date(2026, 4, 6), False)],  # the last day counts, the next does not
)
def test_an_item_that_did_not_hold_on_the_day_of_the_act_is_refused(acted_on: date, holds: bool) -> None:
    driver = fit("none", valid_to=date(2026, 4, 5))
    record = {**ACT, **TAUGHT, "acted_on": acted_on}
    if holds:
        assert driver.take("decide", record, UNIT, date(2026, 4, 8)).stage == "decided"
    else:
        with pytest.raises(Refused, match="不能适用"):
            driver.take("decide", record, UNIT, date(2026, 4, 8))


def test_the_fine_stands_beside_the_usual_one() -> None:
    state = fit("reduced").take(
        "decide", {**ACT, "least": 1000, "usual": 3000, "fined": 600}, UNIT, date(2026, 4, 8)
    )
    assert state.percent == "20.0%"


# -- guidance ------------------------------------------------------------------------------------------------------

OFFER = {
    "kind": "person", "party": "王五", "identity": "410000000000000000", "area": "城市管理", "need": "占道经营可能被处罚",
    "way": "remind", "text": "建议在规定的地点和时段经营",
}  # fmt: skip
GIVEN = {"on": DAY, "by": "李队长"}


def offered(**more: Any) -> Driver:
    driver = Driver(GUIDANCE, facts={"own_points": frozenset(), "mediation": None})
    driver.take("offer", {**OFFER, **more}, UNIT, DAY)
    return driver


def test_who_declines_guidance_owes_nothing_and_is_not_called_on_again() -> None:
    driver = offered()
    with pytest.raises(Refused, match="请不填回访日期"):
        driver.take("carry_out", {**GIVEN, "agreed": False, "check_on": date(2026, 4, 1)}, UNIT, DAY)
    state = driver.take("carry_out", {**GIVEN, "agreed": False}, UNIT, DAY)
    assert (state.stage, driver.duties()) == ("declined", [])


def test_the_unit_calls_back_by_the_day_it_set_itself() -> None:
    driver = offered()
    driver.take("carry_out", {**GIVEN, "agreed": True, "check_on": date(2026, 4, 1)}, UNIT, DAY)
    duty = driver.duty("call_back")
    assert (duty.post, duty.organ_id, duty.due_on) == (Post.RESPONDENT_LIAISON, 7, date(2026, 4, 1))
    state = driver.take(
        "call_back",
        {"on": date(2026, 3, 30), "effect": "done", "found": "已经入市经营"},
        UNIT,
        date(2026, 3, 30),
    )
    assert (state.stage, driver.duty("call_back").done_on) == ("closed", date(2026, 3, 30))


@pytest.mark.parametrize(
    ("way", "told"), [("remind", "只有行政调解告知引导"), ("mediate", "没有这个编号的调解")]
)
def test_only_guidance_towards_mediation_names_one_and_it_must_exist(way: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        offered(way=way).take(
            "carry_out", {**GIVEN, "agreed": True, "mediation": "某调〔2026〕1号"}, UNIT, DAY
        )


# -- model units and pairs -----------------------------------------------------------------------------------------


def scores(share: float) -> dict[str, Any]:
    lines = [{**each, "points": int(each["most"] * share)} for each in criteria()]
    return {"on": DAY, "by": "考核组", "scores": lines, "opinion": "情况属实"}


def cultivated(mark: int = 80) -> Driver:
    driver = Driver(MODEL_UNIT, facts={"office_id": 1, "open_model": "", "mark": mark, "review_years": 3})
    driver.take("apply", {"leader": "王局长", "strength": "连续三年开展行政指导"}, UNIT, DAY)
    driver.take(
        "cultivate", {"focus": "风险防控", "mentor": "钱科长", "assess_by": date(2026, 9, 1)}, BUREAU, DAY
    )
    return driver


def test_the_criteria_add_up_to_a_hundred() -> None:
    assert sum(each["most"] for each in criteria()) == 100


def test_who_misses_the_mark_goes_on_and_who_reaches_it_is_named_and_looked_at_again_in_three_years() -> None:
    driver = cultivated()
    assert driver.take("assess", scores(0.5), BUREAU, DAY).stage == "cultivating"
    assert driver.take("assess", scores(1), BUREAU, DAY).stage == "assessed"
    state = driver.take("name", {"batch": "第一批", "on": DAY}, BUREAU, DAY)
    assert state.review_on == driver.due("review-1") == date(2029, 3, 2)
    late = driver.take("review", {**scores(0.5), "on": date(2029, 3, 1)}, BUREAU, date(2029, 3, 1))
    assert (late.stage, late.closed_on) == ("withdrawn", date(2029, 3, 1))
    assert driver.duty("review-1").done_on == date(2029, 3, 1)


def test_nobody_gets_more_points_than_a_criterion_has() -> None:
    high = scores(1)
    high["scores"][0]["points"] += 1
    with pytest.raises(Refused, match="满分"):
        cultivated().take("assess", high, BUREAU, DAY)


PAIR = {
    "kind": "pair", "model": 4, "partner_id": 8, "partner_name": "某镇", "from_on": DAY, "to_on": date(2027, 3, 1),
    "plan": "每季度开展一次现场教学",
}  # fmt: skip


class Partner:
    name, ended_on, successor = "某镇", None, ""


def paired(lead: tuple[int, str] | None = (7, "某局"), **more: Any) -> Driver:
    driver = Driver(PAIRING, facts={"partner": Partner(), "model": lead})
    driver.take("begin", {**PAIR, **more}, BUREAU, DAY)
    return driver


@pytest.mark.parametrize(
    ("model", "more", "told"),
    [
        (None, {}, "已经命名的示范单位"),
        ((8, "某镇"), {}, "不能与自己结对"),
        ((7, "某局"), {"to_on": DAY}, "晚于起"),
        ((7, "某局"), {"to_on": date(2030, 3, 1)}, "不超过三年"),
        ((7, "某局"), {"kind": "point"}, "不选择示范单位"),
    ],
)
def test_a_pair_is_a_model_and_another_unit_for_a_time(
    model: tuple[int, str] | None, more: dict[str, Any], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        paired(model, **more)


def test_both_units_tell_what_they_did_and_the_bureau_concludes_by_the_end() -> None:
    driver = paired()
    stranger = Actor(Post.RESPONDENT_LIAISON, "外人", 6, 66, "别的局")
    with pytest.raises(Refused, match="的活动"):
        driver.take("tell", {"on": DAY, "what": "现场教学", "people": 12}, stranger, DAY)
    for actor in (UNIT, OTHER):
        driver.take("tell", {"on": DAY, "what": "现场教学", "people": 12}, actor, DAY)
    with pytest.raises(Refused, match="最后一个月"):
        driver.take("conclude", {"result": "结对单位建立了风险点清单"}, BUREAU, DAY)
    state = driver.take("conclude", {"result": "结对单位建立了风险点清单"}, BUREAU, date(2027, 2, 20))
    assert (state.stage, driver.due("conclude")) == ("concluded", date(2027, 3, 1))


def test_a_liaison_point_is_kept_by_the_bureau() -> None:
    assert paired(None, kind="point", model=None).state.lead_name == "司法局"


# -- contests ------------------------------------------------------------------------------------------------------


class Row:
    def __init__(self, pk: int) -> None:
        self.pk = self.person_id = pk
        self.title = f"队员{pk}"


def contest(judges: int = 1) -> Driver:
    driver = Driver(CONTEST, facts={"members": [[Row(1)]]})
    told = {
        "title": "全市执法比武", "on": DAY, "place": "礼堂", "judges": [f"评委{n}" for n in range(judges)],
        "rounds": [{"name": "知识竞赛", "weight": 40}, {"name": "模拟执法", "weight": 60}],
    }  # fmt: skip
    driver.take("announce", told, BUREAU, DAY)
    for actor, serial in ((UNIT, 1), (OTHER, 2)):
        driver.facts = {"members": [[Row(serial)]]}
        driver.take("enter", {"members": [f"队员{serial}"], "leader": "副局长"}, actor, DAY)
    return driver


def marks(driver: Driver, name: str, *points: str) -> dict[str, Any]:
    pairs = [(team.name, judge) for team in driver.state.teams for judge in driver.state.told.judges]
    lines = [
        {"team": team, "judge": judge, "points": each}
        for (team, judge), each in zip(pairs, points, strict=True)
    ]
    return {"round": name, "marks": lines}


@pytest.mark.parametrize(
    ("points", "mean"),
    [
        (("90", "80"), "85.00"),  # few judges: all count
        (("100", "90", "80", "70", "0"), "80.00"),  # five: without the highest and the lowest
        (("90", "90", "90", "90", "90", "33.33"), "90.00"),  # of equal highest only one goes
    ],
)
def test_the_judges_average(points: tuple[str, ...], mean: str) -> None:
    assert average([Decimal(each) for each in points]) == Decimal(mean)


def test_the_ranking_weighs_the_rounds_and_equal_totals_share_a_place() -> None:
    driver = contest()
    with pytest.raises(Refused, match="刷新页面"):
        driver.take("score", marks(driver, "模拟执法", "80", "80"), BUREAU, DAY)
    driver.take("score", marks(driver, "知识竞赛", "80", "90"), BUREAU, DAY)
    with pytest.raises(Refused, match="“模拟执法”还没有登记成绩"):
        driver.take("conclude", {}, BUREAU, DAY)
    state = driver.take("score", marks(driver, "模拟执法", "90", "80"), BUREAU, DAY)
    assert [(each.rank, each.team, str(each.total)) for each in ranking(state)] == [
        (1, "某局", "86.00"),
        (2, "某镇", "84.00"),
    ]
    driver.take("unscore", {"reason": "评分抄错"}, BUREAU, DAY)
    state = driver.take("score", marks(driver, "模拟执法", "85", "78.33"), BUREAU, DAY)
    assert [(each.rank, str(each.total)) for each in ranking(state)] == [(1, "83.00"), (1, "83.00")]
    with pytest.raises(Refused, match="参赛的队员"):
        driver.take("conclude", {"talents": [9]}, BUREAU, DAY)
    assert driver.take("conclude", {"talents": [2]}, BUREAU, DAY).talents == (2,)


def test_a_team_is_of_people_the_unit_has() -> None:
    driver = contest()
    driver.facts = {"members": [[], [Row(1)]]}
    with pytest.raises(Refused, match="不是本单位在岗"):
        driver.take("enter", {"members": ["外人", "队员1"], "leader": "副局长"}, UNIT, DAY)
    driver.facts = {"members": [[Row(1)], [Row(1)]]}
    with pytest.raises(Refused, match="有重复"):
        driver.take("enter", {"members": ["队员1", "队员1"], "leader": "副局长"}, UNIT, DAY)
    with pytest.raises(Refused, match="报名已经截止"):
        driver.take("enter", {"members": ["队员1"], "leader": "副局长"}, UNIT, DAY + timedelta(days=1))


@pytest.mark.parametrize("weights", [(40, 50), (100, 1)])
def test_the_rounds_make_up_the_whole(weights: tuple[int, int]) -> None:
    rounds = [{"name": f"第{n}项", "weight": each} for n, each in enumerate(weights)]
    with pytest.raises(InvalidRecord, match="应当是 100"):
        Driver(CONTEST).take(
            "announce",
            {"title": "全市比武", "on": DAY, "place": "礼堂", "judges": ["甲"], "rounds": rounds},
            BUREAU,
            DAY,
        )
