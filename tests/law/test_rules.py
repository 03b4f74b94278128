"""The rule tables against the period list, and the refusals that protect users from days the law does not give."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fuyuan.law import (
    Assumptions,
    BadDate,
    BadExtension,
    BadFact,
    BadPause,
    LawError,
    NoStatutoryNumber,
    NotInRegime,
    Pause,
    PauseNotAllowed,
    Section,
    UnknownRule,
    due,
    rule_named,
    rules,
)
from fuyuan.law.rules.model import Unit

IDS = (Path(__file__).parent / "period_ids.txt").read_text().split()
MONDAY = date(2026, 3, 2)


def _pause(start: str, end: str) -> Pause:
    return Pause(date.fromisoformat(start), date.fromisoformat(end))


def test_every_row_of_the_period_list_is_a_rule_and_nothing_else_is() -> None:
    assert sorted(rule.id for rule in rules()) == sorted(IDS)


def test_every_rule_stands_in_a_section_with_a_chinese_title_and_trigger() -> None:
    assert sum(len(rules(section)) for section in Section) == len(IDS)
    for rule in rules():
        assert rule.title
        assert rule.trigger or rule.silent
        assert bool(rule.variants) != bool(rule.silent)


@pytest.mark.parametrize(
    ("rule", "regime", "length", "unit"),
    [
        ("reply_ordinary", "A", 10, Unit.DAY),
        ("reply_ordinary", "B", 10, Unit.WORKDAY),
        ("reply_ordinary", "C", 10, Unit.WORKDAY),
        ("send_copy_ordinary", "A", 7, Unit.WORKDAY),
        ("anc_forward", "C", 7, Unit.WORKDAY),
        ("decision_ordinary", "A", 60, Unit.DAY),
        ("supplement_submit", "C", 10, Unit.WORKDAY),
        ("penalty_decision_90d", "C", 90, Unit.DAY),
        ("fine_pay_15d", "C", 15, Unit.DAY),
        ("evidence_hold_7d", "C", 7, Unit.WORKDAY),
        ("reminder_10wd_before_enforcement", "B", 10, Unit.WORKDAY),
    ],
)
def test_lengths_and_units_follow_the_text_of_the_regime(
    rule: str, regime: str, length: int, unit: Unit
) -> None:
    variant = due(rule, MONDAY, regime=regime).variant
    assert (variant.length, variant.unit) == (length, unit)


@pytest.mark.parametrize(
    ("rule", "regime", "message"),
    [
        ("reply_simplified", "A", "自2024年1月1日起才有"),
        ("decision_simplified", "A", "自2024年1月1日起才有"),
        ("penalty_route_forward", "A", "自2024年1月1日起才有"),
        ("hearing_notice", "A", "自2024年1月1日起才有"),
        ("apply_cap_5y", "A", "--regime B"),
        ("apply_start_electronic", "B", "自2026年7月1日起才有"),
        ("penalty_route_self_correct", "B", "自2026年7月1日起才有"),
        ("escalation_restart", "B", "自2026年7月1日起才有"),
        ("transfer_county", "B", "自2024年1月1日起不再有"),
        ("concurrent_negotiate", "C", "自2026年7月1日起不再有"),
        ("concurrent_designate", "C", "自2026年7月1日起不再有"),
    ],
)
def test_a_rule_outside_its_text_is_refused_and_says_since_when(rule: str, regime: str, message: str) -> None:
    with pytest.raises(NotInRegime, match=message):
        due(rule, MONDAY, regime=regime)


@pytest.mark.parametrize("rule", [rule.id for rule in rules() if rule.silent])
def test_a_duty_without_a_number_gives_no_invented_day(rule: str) -> None:
    with pytest.raises(NoStatutoryNumber, match="法律没有规定具体期限"):
        due(rule, MONDAY)


@pytest.mark.parametrize("rule", ["supplement_submit", "perform_ordered", "supervision_document_return"])
def test_a_period_set_by_a_paper_needs_the_days_of_that_paper(rule: str) -> None:
    with pytest.raises(NoStatutoryNumber, match="--fact days="):
        due(rule, date(2023, 3, 1))
    assert due(rule, date(2023, 3, 1), facts={"days": 6}).due == date(2023, 3, 7)


@pytest.mark.parametrize(
    ("pauses", "message"),
    [
        ([("2026-03-20", "2026-03-10")], "恢复日早于中止日"),
        ([("2026-03-01", "2026-03-10")], "早于起算日"),
        ([("2026-03-10", "2026-03-20"), ("2026-03-15", "2026-03-25")], "重叠"),
        ([("2026-03-20", "2026-03-25"), ("2026-03-10", "2026-03-15")], "先后顺序"),
        ([("2026-07-10", "2026-07-20")], "届满"),
        ([("2026-03-10", "2026-03-20"), ("2026-08-10", "2026-08-20")], "届满"),
    ],
)
def test_an_impossible_pause_is_refused(pauses: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(BadPause, match=message):
        due("decision_ordinary", MONDAY, pauses=[_pause(*pair) for pair in pauses])


def test_a_pause_after_day_sixty_is_lawful_while_an_extension_runs() -> None:
    pauses = [_pause("2026-05-10", "2026-05-20")]
    assert due("decision_ordinary", MONDAY, pauses=pauses, extend=30).due == date(2026, 6, 10)
    with pytest.raises(BadPause, match="届满"):
        due("decision_ordinary", MONDAY, pauses=pauses)


@pytest.mark.parametrize("rule", ["accept_review", "defence_15d", "hearing_notice", "apply_start_on_spot"])
def test_a_period_the_law_does_not_stop_refuses_pauses(rule: str) -> None:
    with pytest.raises(PauseNotAllowed):
        due(rule, MONDAY, pauses=[_pause("2026-03-03", "2026-03-04")])


@pytest.mark.parametrize(
    ("rule", "extend", "message"),
    [
        ("decision_ordinary", 31, "最多30日"),
        ("decision_simplified", 1, "转为普通程序"),
        ("first_instance_simplified_45d", 1, "转为普通程序"),
        ("reply_ordinary", 1, "没有规定这一期限可以延长"),
        ("foi_reply_20wd", 21, "最多20个工作日"),
        ("decision_extension", 31, "最多30日"),
        ("hearing_notice", 1, "不能延长"),
        ("decision_ordinary", -1, "收到-1"),
        ("decision_ordinary", 4000, "收到4000"),
    ],
)
def test_an_extension_beyond_the_law_is_refused(rule: str, extend: int, message: str) -> None:
    with pytest.raises(BadExtension, match=message):
        due(rule, MONDAY, extend=extend)


@pytest.mark.parametrize(
    ("rule", "extend", "expected"),
    [
        ("foi_reply_20wd", 20, "2026-04-28"),
        ("supplement_submit", 5, "2026-03-23"),
        ("second_instance_3m", 30, "2026-07-02"),
    ],
)
def test_an_extension_counts_in_the_unit_of_its_period(rule: str, extend: int, expected: str) -> None:
    assert due(rule, MONDAY, extend=extend).due.isoformat() == expected


@pytest.mark.parametrize(
    ("rule", "facts", "message"),
    [
        ("apply_uninformed_1y", {}, "content_known"),
        ("apply_uninformed_1y", {"content_known": date(2026, 3, 3)}, "不应晚于"),
        ("apply_uninformed_1y", {"content_known": "2026-03-01"}, "应为日期"),
        ("decision_ordinary", {"days": 5}, "不需要其他事实"),
        ("penalty_limitation", {"urgent": True}, "只接受：life_safety"),
        ("penalty_limitation", {"life_safety": 1}, "应为是或者否"),
        ("perform_ordered", {"days": 0}, "天数"),
    ],
)
def test_a_fact_that_is_missing_or_makes_no_sense_is_refused(
    rule: str, facts: dict[str, object], message: str
) -> None:
    with pytest.raises(BadFact, match=message):
        due(rule, MONDAY, facts=facts)  # type: ignore[arg-type]


def test_only_the_last_six_months_of_a_state_compensation_claim_can_stop() -> None:
    on = date(2024, 3, 1)
    with pytest.raises(BadPause, match="2025-09-01"):
        due("state_comp_limitation_2y", on, pauses=[_pause("2025-08-01", "2025-10-01")])
    assert due("state_comp_limitation_2y", on, pauses=[_pause("2025-09-10", "2025-09-20")]).due == date(
        2026, 3, 11
    )


@pytest.mark.parametrize("on", [date(1989, 12, 31), date(2101, 1, 1), date(2100, 12, 15)])
def test_days_outside_1990_to_2100_are_refused(on: date) -> None:
    with pytest.raises(BadDate, match="1990"):
        due("decision_ordinary", on)


def test_an_unknown_rule_suggests_its_neighbours() -> None:
    with pytest.raises(UnknownRule, match="decision_ordinary"):
        rule_named("decison_ordinary")
    with pytest.raises(UnknownRule, match="fuyuan law rules"):
        due("qqqq", MONDAY)


def test_an_unknown_regime_is_refused() -> None:
    with pytest.raises(LawError, match="auto、A、B、C"):
        due("decision_ordinary", MONDAY, regime="D")


@pytest.mark.parametrize(
    ("rule", "on", "provisional"),
    [
        ("decision_ordinary", "2026-10-20", False),  # 2026-12-19 → 12-21
        ("decision_ordinary", "2026-11-10", True),  # ends in 2027
        ("accept_review", "2026-12-28", True),  # counts days of 2027
        ("accept_review", "2021-12-29", True),  # counts days of 2021
        ("penalty_limitation", "2026-01-05", False),  # no rest day can move it
        ("public_notice_service", "2026-12-15", False),  # nor this
        ("foi_annual_report_dept", "2026-06-01", False),
    ],
)
def test_a_day_that_leans_on_an_unannounced_year_says_so(rule: str, on: str, provisional: bool) -> None:
    deadline = due(rule, date.fromisoformat(on))
    assert deadline.provisional is provisional
    assert any("推算" in step.text for step in deadline.steps) is provisional


def test_the_new_interpretation_on_periods_to_sue_is_cited_from_its_day() -> None:
    before, after = due("sue_direct_6m", date(2026, 4, 30)), due("sue_direct_6m", date(2026, 5, 1))
    assert {c.version_id for c in after.basis} - {c.version_id for c in before.basis} == {"JS2026"}


def test_the_compensation_rule_of_2022_does_not_reach_back() -> None:
    with pytest.raises(NotInRegime, match="2022-05-01"):
        due("sue_compensation_part_15d", date(2022, 4, 1))


@pytest.mark.parametrize(
    ("rule", "regime", "wording"),
    [
        ("apply_start_direct_service", "B", "受送达人签收之日"),
        ("apply_start_direct_service", "C", "受送达人签收或者拒绝签收之日"),
        ("apply_start_proven_knowledge", "C", "知道或者应当知道"),
        ("apply_60d", "A", "知道具体行政行为之日"),
        ("decision_ordinary", "A", "即收到申请之日"),
        ("decision_ordinary", "B", "受理之日为"),
    ],
)
def test_the_trigger_is_worded_as_in_the_text_of_the_regime(rule: str, regime: str, wording: str) -> None:
    assert wording in due(rule, MONDAY, regime=regime).steps[0].text


def test_a_conversion_matters_only_while_the_reply_period_runs() -> None:
    ten = Assumptions(A8="ten")
    late = due("reply_simplified", MONDAY, facts={"converted_on": date(2026, 3, 10)}, assumptions=ten)
    assert (late.due, late.assumptions) == (date(2026, 3, 9), {})
    with pytest.raises(BadFact, match="不应早于"):
        due("reply_simplified", MONDAY, facts={"converted_on": date(2026, 3, 1)})


@pytest.mark.parametrize(
    ("on", "basis", "trigger"),
    [
        (date(2026, 1, 30), {"HN16"}, "收到监督意见书之日"),  # 行政执法监督条例 “自2026年2月1日起施行”
        (date(2026, 2, 2), {"HN16", "JD25"}, "收到督办函、意见书之日"),
    ],
)
def test_the_supervision_regulation_is_not_cited_before_its_day(
    on: date, basis: set[str], trigger: str
) -> None:
    deadline = due("supervision_document_return", on, facts={"days": 15})
    assert {citation.version_id for citation in deadline.basis} == basis
    assert trigger in deadline.steps[0].text


def test_a_text_that_a_fact_selects_is_never_replaced_by_the_general_one() -> None:
    """MSF23 283.2 is in force since 2024; before it the library has no text on service abroad."""
    assert due("public_notice_service", date(2024, 1, 2), facts={"foreign": True}).due == date(2024, 3, 2)
    with pytest.raises(NotInRegime, match="2024-01-01"):
        due("public_notice_service", date(2023, 12, 29), facts={"foreign": True})


def _closing(rule: str, on: date, **options: Any) -> dict[str, str]:
    """The articles of the steps that tell something beside the arithmetic, with what they tell."""
    return {str(step.citation): step.text for step in due(rule, on, **options).steps}


@pytest.mark.parametrize(
    ("rule", "on", "regime", "warned"),
    [
        ("apply_60d", date(2026, 3, 2), "A", True),  # a text out of force
        ("penalty_route_self_correct", date(2026, 3, 2), "C", True),  # a text not yet in force
        ("apply_60d", date(2026, 3, 2), "B", False),
        ("reply_ordinary", date(2026, 7, 2), "B", False),  # B and C have the same text here
        ("defence_15d", date(2026, 3, 2), "A", False),  # a suit knows no regimes
    ],
)
def test_a_regime_that_does_not_govern_the_day_is_named(
    rule: str, on: date, regime: str, warned: bool
) -> None:
    told = _closing(rule, on, regime=regime).get("《立法法》第一百零四条", "")
    assert (f"按指定的阶段{regime}计算" in told) is warned


def test_a_text_younger_than_the_day_is_named() -> None:
    assert any(
        "自2021-07-15起施行" in text for text in _closing("penalty_decision_90d", date(2021, 7, 1)).values()
    )
    assert not any(
        "起算日在此之前" in text for text in _closing("penalty_decision_90d", date(2021, 7, 15)).values()
    )


@pytest.mark.parametrize(
    ("rule", "citation"),
    [
        ("apply_60d", "《民事诉讼法》第八十五条第四款"),  # “诉讼文书在期满前交邮的，不算过期”
        ("supplement_submit", "《民事诉讼法》第八十五条第四款"),
        ("sue_after_decision_15d", "法释〔2018〕1号第四十八条第四款"),  # “视为在期限内发送”
        ("defence_15d", "法释〔2018〕1号第四十八条第四款"),
        ("appeal_ruling_10d", "法释〔2018〕1号第四十八条第四款"),
    ],
)
def test_a_paper_posted_before_the_end_is_in_time(rule: str, citation: str) -> None:
    assert "交邮" in _closing(rule, MONDAY)[citation]


@pytest.mark.parametrize(
    "rule", ["accept_review", "decision_ordinary", "reply_ordinary", "first_instance_6m"]
)
def test_posting_helps_no_clock_of_an_office(rule: str) -> None:
    assert not any("交邮" in text for text in _closing(rule, MONDAY).values())


def test_a_cap_that_was_over_before_the_start_says_so() -> None:
    known = {"content_known": date(2023, 2, 1)}
    texts = _closing("apply_uninformed_1y", date(2026, 1, 5), facts=known).values()
    assert any("起算之前期限已经届满" in text for text in texts)


def test_a_pause_in_another_year_is_told_with_its_year() -> None:
    pause = Pause(date(2023, 12, 1), date(2024, 2, 20))
    texts = _closing("decision_ordinary", date(2023, 11, 10), pauses=(pause,)).values()
    assert any("2023年12月1日（周五）中止、2月20日（周二）恢复" in text for text in texts)


def test_a_day_without_notice_cites_the_text_on_days_off_of_its_time() -> None:
    assert "暂定" in _closing("apply_60d", date(2019, 2, 1))["《全国年节及纪念日放假办法》（2013修订）第二条"]
    assert "暂定" in _closing("apply_60d", date(2026, 12, 7))["《全国年节及纪念日放假办法》第二条"]
