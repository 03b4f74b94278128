"""听证: which case must be heard, on which day, before whom, and what the decision owes to the minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from driver import Driver
from hearing_samples import (
    ABSENT,
    HALL,
    PRESIDER,
    ROOM,
    arrangement,
    course,
    heard_in_hall,
    in_hall,
    mark,
    member,
    notified,
    panel,
    signed,
    unmark,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from law_walker import walk
from reconsideration_samples import (
    CITIZEN,
    HANDLER,
    LIAISON,
    RESPONDENT,
    STRANGER,
    accepted,
    act,
    approval,
    draft,
    in_trial,
    make,
    ripe,
)

from fuyuan.business.reconsideration.hearing import days
from fuyuan.business.reconsideration.hearing.records import ArrangeHearing, HearingWay
from fuyuan.law import Assumptions, default_calendar
from fuyuan.matters.procedure import Context
from fuyuan.matters.record import InvalidRecord, parse_record

D = date(2026, 9, 1)  # a Tuesday, regime C


def later(count: int) -> date:
    return D + timedelta(days=count)


def trial() -> Driver:
    return in_hall(in_trial(D))


def ready() -> Driver:
    """Replied and heard: nothing but a hearing could be missing."""
    return in_hall(ripe(D))


def sitting(**changes: Any) -> Driver:
    """Notified in time and held."""
    return heard_in_hall(notified(ready(), D), later(10), **changes)


def why(case: Driver, step: str, record: Any, day: date, who: Any = HANDLER) -> str:
    return str(case.refusal(step, record, who, day) or "")


# -- which case must be heard ----------------------------------------------------------------------------------


def test_a_major_case_cannot_be_decided_without_a_hearing() -> None:
    reason = why(mark(ready(), D), "draft_decision", draft(), later(1))
    assert "应当组织听证" in reason
    assert "《行政复议法》第五十条第一款" in reason


def test_any_other_case_can() -> None:
    assert why(ready(), "draft_decision", draft(), later(1)) == ""


def test_the_mark_can_be_taken_back_by_the_head_of_the_office_alone() -> None:
    case = mark(ready(), D)
    record = {"reason": "事实已查清", "approval": approval(D, "office_head")}
    assert "由行政复议机构负责人办理" in why(case, "unmark_major", record, D)
    assert why(unmark(case, D), "draft_decision", draft(), later(1)) == ""


def test_a_mark_owes_a_hearing_and_a_request_owes_an_answer() -> None:
    asked = trial()
    asked.take("ask_hearing", {"reason": "希望当面说清"}, CITIZEN, D)
    assert asked.duty("answer_hearing").steps == ("arrange_hearing", "refuse_hearing")
    assert mark(asked, D).duty("arrange_hearing").basis.article == 50


def test_a_simple_case_is_not_a_hard_one() -> None:
    simple = in_hall(in_trial(D, "simplified", act=act(D, on_the_spot=True)))
    assert "先转为普通程序" in why(simple, "mark_major", {"grounds": ["facts"], "reason": "分歧"}, D)
    assert "先转为普通程序" in why(simple, "arrange_hearing", arrangement(later(10)), D)


def test_what_was_marked_cannot_become_simple() -> None:
    case = mark(in_hall(_accepted_on_the_spot()), D)
    reason = why(case, "choose_simplified", {"ground": "on_spot", "clear": True}, D)
    assert "不能适用简易程序" in reason


def _accepted_on_the_spot() -> Driver:
    return accepted(D, act=act(D, on_the_spot=True))


def test_before_2024_a_hearing_was_possible_and_never_owed() -> None:
    case = in_hall(in_trial(date(2023, 3, 1)))
    record = {"grounds": ["facts"], "reason": "分歧"}
    assert "2024年1月1日" in why(case, "mark_major", record, date(2023, 3, 2))
    assert why(case, "arrange_hearing", arrangement(date(2023, 3, 4)), date(2023, 3, 2)) == ""


# -- a request -------------------------------------------------------------------------------------------------


def test_a_request_may_be_refused_unless_the_case_must_be_heard() -> None:
    case = trial()
    case.take("ask_hearing", {"reason": "希望当面说清"}, CITIZEN, D)
    assert "应当组织听证" in why(mark(case, D), "refuse_hearing", {"reason": "事实清楚"}, D)
    unmark(case, D).take("refuse_hearing", {"reason": "事实清楚"}, HANDLER, D)
    assert case.state.hearing_asked_on is None


def test_nobody_asks_twice() -> None:
    case = trial()
    case.take("ask_hearing", {"reason": "希望当面说清"}, CITIZEN, D)
    assert "等待行政复议机构答复" in why(case, "ask_hearing", {"reason": "再次请求"}, D, CITIZEN)


# -- the day ---------------------------------------------------------------------------------------------------

DAYS = [
    # notice on, hearing on, lawful, reason
    (date(2026, 9, 1), date(2026, 9, 9), True, "five full working days lie between Tuesday and Wednesday week"),
    (date(2026, 9, 1), date(2026, 9, 8), False, "only four lie between: 2, 3, 4 and 7 September"),
    (date(2026, 9, 1), date(2026, 9, 1), False, "the same day"),
    (date(2026, 9, 24), date(2026, 10, 8), False, "the holidays of October are no working days"),
    (date(2026, 9, 24), date(2026, 10, 12), True, "28, 29, 30 September, 8 and 9 October, and the Saturday worked on the 10th"),
]  # fmt: skip


def context(day: date, **assumptions: str) -> Context:
    return Context(HANDLER, day, default_calendar(), Assumptions(**assumptions), HALL)


@pytest.mark.parametrize(("notice", "on", "allowed", "reason"), DAYS)
def test_notice_is_given_five_working_days_before(notice: date, on: date, allowed: bool, reason: str) -> None:
    assert days.lawful(on, context(notice)) is allowed, reason


def test_too_early_a_day_is_refused_and_lawful_ones_are_offered() -> None:
    reason = why(trial(), "arrange_hearing", arrangement(later(3)), D)
    assert "不足五个工作日" in reason
    assert "9月9日（周三）、9月10日（周四）、9月11日（周五）" in reason
    assert "《行政复议法》第五十一条第一款" in reason


def test_the_lenient_reading_lets_the_fifth_day_before_pass() -> None:
    assert days.lawful(date(2026, 9, 8), context(D, A4="fifth_day"))


@settings(deadline=None)  # the first one loads the calendar
@given(st.dates(date(2024, 1, 2), date(2026, 11, 1)), st.integers(1, 40))
def test_a_second_opinion_agrees_about_every_day(notice: date, ahead: int) -> None:
    on = notice + timedelta(days=ahead)
    assert days.lawful(on, context(notice)) == (notice <= walk("<6w", on))


@settings(deadline=None)  # the first one loads the calendar
@given(st.dates(date(2024, 1, 2), date(2026, 11, 1)))
def test_every_day_offered_is_lawful_and_the_first_is_the_earliest_working_day(notice: date) -> None:
    now = context(notice)
    offered = days.next_days(now)
    assert len(offered) == days.OFFERED
    assert all(days.lawful(day, now) and now.calendar.is_workday(day) for day in offered)
    before = (notice + timedelta(days=n) for n in range(1, (offered[0] - notice).days))
    assert not any(days.lawful(day, now) for day in before if now.calendar.is_workday(day))


# -- the panel, the room ---------------------------------------------------------------------------------------

PANELS: list[tuple[dict[str, Any], str, str]] = [
    ({"recorder": member(31, PRESIDER)}, "不能由同一个人兼任", "one person in two seats"),
    ({"listeners": [member(32, "听一")]}, "至少填写 2 项", "one listener is one too few"),
]


@pytest.mark.parametrize(("changes", "said", "reason"), PANELS)
def test_a_panel_is_four_different_people(changes: dict[str, Any], said: str, reason: str) -> None:
    with pytest.raises(InvalidRecord, match=said):
        parse_record(ArrangeHearing, arrangement(later(10), panel=panel(**changes)))


def test_a_panelist_with_a_declared_relation_is_refused() -> None:
    record = arrangement(later(10), panel=panel(recorder=member(20, "配偶某")))
    assert "应当回避" in why(trial(), "arrange_hearing", record, D)


def test_a_stranger_to_the_office_cannot_preside() -> None:
    record = arrangement(later(10), panel=panel(presider=member(99, "外人")))
    reason = why(trial(), "arrange_hearing", record, D)
    assert "不是本机构的行政复议人员" in reason
    assert "《行政复议法》第五十条第三款" in reason


TAKEN = [
    # what is taken, the words, why
    (("room:" + ROOM, later(10), 22), ROOM, "the room until half past eleven"),
    (("person:31", later(10), 18), PRESIDER, "the presider from nine"),
]


@pytest.mark.parametrize(("slot", "name", "reason"), TAKEN)
def test_what_is_taken_is_named_and_other_days_are_offered(
    slot: tuple[str, date, int], name: str, reason: str
) -> None:
    case = trial()
    case.facts = {**HALL, "taken": {slot: "某政复〔2026〕9号"}}
    told = why(case, "arrange_hearing", arrangement(later(10)), D)
    assert f"{name}这一时间已经安排某政复〔2026〕9号的听证" in told, reason
    assert "9月11日" not in told.partition("都有空")[2]


def test_the_half_hour_after_is_free() -> None:
    case = trial()
    case.facts = {**HALL, "taken": {("room:" + ROOM, later(10), 23): "另一件"}}
    assert why(case, "arrange_hearing", arrangement(later(10)), D) == ""


def test_a_room_that_is_not_on_the_list_is_refused() -> None:
    assert "没有名为“走廊”的听证室" in why(trial(), "arrange_hearing", arrangement(later(10), room="走廊"), D)


HALVES = [
    (time(9), time(11, 30), range(18, 23), "nine to half past eleven"),
    (time(9, 15), time(10, 10), range(18, 21), "what is begun counts whole"),
]


@pytest.mark.parametrize(("starts", "ends", "wanted", "reason"), HALVES)
def test_half_hours_are_counted_whole(starts: time, ends: time, wanted: range, reason: str) -> None:
    assert days.half_hours(starts, ends) == wanted, reason


BAD = [
    ({"ends": "08:30"}, "结束时间晚于开始时间", "ends before it begins"),
    ({"room": ""}, "请选择听证室", "no room"),
    ({"way": "online", "room": ""}, "请填写平台、会议号", "online without an address"),
]


@pytest.mark.parametrize(("changes", "said", "reason"), BAD)
def test_an_arrangement_says_when_and_where(changes: dict[str, Any], said: str, reason: str) -> None:
    with pytest.raises(InvalidRecord, match=said):
        parse_record(ArrangeHearing, arrangement(later(10), **changes))


def test_an_online_hearing_needs_no_room() -> None:
    case = trial()
    case.take("arrange_hearing", arrangement(later(10), way="online", room="", link="会议号 1"), HANDLER, D)
    hearing = case.state.hearings[0]
    assert (hearing.way, hearing.room, hearing.place) == (HearingWay.ONLINE, "", "会议号 1")


def test_there_is_one_hearing_at_a_time() -> None:
    case = notified(trial(), D)
    assert "改期的请先取消" in why(case, "arrange_hearing", arrangement(later(20)), later(1))
    case.take("call_off_hearing", {"reason": "申请人住院"}, HANDLER, later(1))
    assert case.state.papers[-1].kind.label == "取消听证通知书"
    assert why(case, "arrange_hearing", arrangement(later(20)), later(1)) == ""


# -- who came --------------------------------------------------------------------------------------------------


def test_an_applicant_who_stays_away_gives_up_the_hearing_and_nothing_else() -> None:
    case = signed(sitting(**ABSENT), later(10))
    assert case.state.hearings[0].waived
    assert case.state.stage == "trial"
    assert why(mark(case, later(10)), "draft_decision", draft(), later(10)) == ""


def test_an_applicant_with_a_good_reason_gives_up_nothing() -> None:
    case = notified(ready(), D)
    reason = why(case, "hold_hearing", course(later(10), **{**ABSENT, "applicant": "excused"}), later(10))
    assert "不能视为放弃" in reason
    assert "《行政复议法》第五十一条第二款" in reason


def test_a_head_who_stays_away_without_a_word_is_written_down() -> None:
    case = sitting(respondents=[{"respondent": 1, "staff": ["赵某"]}])
    assert case.state.hearings[0].heads_missing == (1,)
    assert "《行政复议法》第五十一条第三款" in case.events[-1].stamped["warning"]


def test_a_head_who_explained_and_sent_staff_is_in_order() -> None:
    case = notified(ready(), D)
    excuse = {"reason": "省里开会", "delegates": [{"name": "赵某", "post": "副局长"}]}
    case.take("excuse_head", excuse, LIAISON, later(3))
    assert case.duty("hearing_head:1:1").done_on == later(3)
    heard_in_hall(case, later(10), respondents=[{"respondent": 1, "staff": ["赵某"]}])
    assert case.state.hearings[0].heads_missing == ()


def test_nobody_excuses_the_head_of_another_organ() -> None:
    case = notified(in_hall(in_trial(D, respondents=[RESPONDENT])), D)
    excuse = {"reason": "开会", "delegates": [{"name": "赵某", "post": "副局长"}]}
    assert "您只能代表" in why(case, "excuse_head", excuse, later(3), STRANGER)


def test_whoever_spoke_at_the_hearing_was_heard() -> None:
    case = heard_in_hall(notified(trial(), D), later(10))
    assert {fact.side.value for fact in case.state.heard} == {"applicant", "respondent"}
    assert not any(duty.key.startswith("hear:") for duty in case.duties())


def test_a_hearing_is_held_on_the_day_that_was_told() -> None:
    reason = why(notified(ready(), D), "hold_hearing", course(later(9)), later(9))
    assert "改期的请先取消" in reason


def test_notice_that_came_too_late_needs_the_consent_of_who_came() -> None:
    case = notified(ready(), D, ahead=10, served_after=4)  # 5 September; 2 September was the last day
    assert "到场并同意如期举行的请勾选" in why(case, "hold_hearing", course(later(10)), later(10))
    agreed = course(later(10), late_notice_accepted=True)
    assert why(case, "hold_hearing", agreed, later(10)) == ""
    away = course(later(10), late_notice_accepted=True, **ABSENT)
    assert "不能视为放弃听证权利" in why(case, "hold_hearing", away, later(10))


# -- the minutes and the decision --------------------------------------------------------------------------------


def test_the_panel_signs_and_who_does_not_is_explained() -> None:
    case = sitting()
    names = list(case.state.hearings[0].attended)
    assert f"{PRESIDER}是听证人员" in why(case, "sign_minutes", {"signed": names[1:]}, later(10))
    without = [name for name in names if name != "张三"]
    assert "张三没有签名，请写明原因" in why(case, "sign_minutes", {"signed": without}, later(10))
    assert (
        why(case, "sign_minutes", {"signed": without, "refused": "张三拒绝签名，在场人见证"}, later(10)) == ""
    )
    assert "没有参加听证" in why(case, "sign_minutes", {"signed": [*names, "路人"]}, later(10))


def test_a_decision_waits_for_the_signatures_and_rests_on_the_minutes() -> None:
    case = sitting()
    assert "笔录还没有核对签名" in why(case, "draft_decision", draft(), later(11))
    signed(case, later(11))
    reason = why(case, "draft_decision", draft(), later(11))
    assert "《行政复议法》第六十一条第二款" in reason
    make(case, later(12), draft(on_minutes="听证中双方对检测数据均无异议，予以认定。"))
    assert case.state.decision


def test_a_decision_waits_for_a_hearing_that_was_told() -> None:
    assert "请先举行或者取消" in why(notified(ready(), D), "draft_decision", draft(), later(1))


def test_a_case_that_ends_owes_no_hearing() -> None:
    case = notified(mark(ready(), D), D)
    case.take("withdraw_request", {"reason": "不再争议"}, CITIZEN, later(1))
    case.take(
        "allow_withdrawal",
        {"voluntary": True, "lawful": True, "approval": approval(later(1))},
        HANDLER,
        later(1),
    )
    record = {"ground": "withdrawal", "reason": "准予撤回", "approval": approval(later(1))}
    case.take("terminate", record, HANDLER, later(1))
    assert not any("hearing" in duty.key for duty in case.duties())


# -- the table -------------------------------------------------------------------------------------------------

ROWS: list[tuple[str, Callable[[], Driver], str]] = [
    # the step, a history that walks it, an article it must name
    ("mark_major", lambda: mark(trial(), D), "《行政复议法》第五十条第一款"),
    ("unmark_major", lambda: unmark(mark(trial(), D), D), "《行政复议法》第五十条第一款"),
    ("ask_hearing", lambda: _asked(), "《行政复议法》第五十条第二款"),
    ("refuse_hearing", lambda: _refused(), "《行政复议法》第五十条第二款"),
    ("arrange_hearing", lambda: notified(trial(), D), "《行政复议法》第五十一条第一款"),
    ("call_off_hearing", lambda: _called_off(), "《行政复议法》第五十一条第一款"),
    ("excuse_head", lambda: _excused(), "《行政复议法》第五十一条第三款"),
    ("hold_hearing", sitting, "《行政复议法》第五十条第三款"),
    ("sign_minutes", lambda: signed(sitting(), later(10)), "《行政复议法》第六十一条第二款"),
]


def _asked() -> Driver:
    case = trial()
    case.take("ask_hearing", {"reason": "希望当面说清"}, CITIZEN, D)
    return case


def _refused() -> Driver:
    case = _asked()
    case.take("refuse_hearing", {"reason": "事实清楚"}, HANDLER, D)
    return case


def _called_off() -> Driver:
    case = notified(trial(), D)
    case.take("call_off_hearing", {"reason": "申请人住院"}, HANDLER, later(1))
    return case


def _excused() -> Driver:
    case = notified(trial(), D)
    case.take(
        "excuse_head",
        {"reason": "开会", "delegates": [{"name": "赵某", "post": "副局长"}]},
        LIAISON,
        later(1),
    )
    return case


@pytest.mark.parametrize(("step", "history", "article"), ROWS, ids=[row[0] for row in ROWS])
def test_every_step_of_a_hearing_is_walked_and_names_its_article(
    step: str, history: Callable[[], Driver], article: str
) -> None:
    case = history()
    assert case.events[-1].step in {step, "serve"}
    assert article in [str(citation) for citation in case.procedure.step(step).basis]
    assert case.replay() == case.state
