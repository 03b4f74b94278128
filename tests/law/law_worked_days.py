"""Days worked by hand from the notices 2022-2026: rule, trigger, options, due day, how to walk it, reason.

`walk` tells the independent walker what to do: "60d" natural days, "5w" working days, "6m", "2y", "<6w" back, "" = by
hand only. Options: regime, pauses (pairs), extend, facts, readings.
"""

from typing import Any

Row = tuple[str, str, dict[str, Any], str, str, str]


def _row(rule: str, on: str, due: str, walk: str, reason: str, **options: Any) -> Row:
    return rule, on, options, due, walk, reason


B = {"regime": "B"}
PAUSE_1 = [("2025-03-17", "2025-04-04")]
PAUSE_2 = [("2025-06-16", "2025-06-23"), ("2025-07-07", "2025-07-17")]

WORKED_DAYS: tuple[Row, ...] = (
    # 申请
    _row("apply_60d", "2026-07-31", "2026-09-29", "60d", "day 60 is a Tuesday, nothing moves"),
    _row("apply_60d", "2022-12-06", "2023-02-06", "60d", "day 60 is Saturday 02-04, next working day Monday"),
    _row(
        "apply_60d", "2025-12-19", "2026-02-24", "60d", "day 60 is 02-17 in the nine days of Spring Festival"
    ),
    _row("apply_60d", "2026-08-04", "2026-10-08", "60d", "day 60 is 10-03, National Day ends 10-07"),
    _row(
        "apply_60d",
        "2024-02-29",
        "2024-04-29",
        "60d",
        "leap day as trigger: 31 days of March, then 29 of April",
    ),
    _row(
        "apply_60d",
        "2024-07-16",
        "2024-09-14",
        "60d",
        "day 60 is Saturday 09-14, a make-up working day: stays",
    ),
    _row(
        "apply_60d", "2025-11-29", "2026-01-28", "60d", "trigger on a Saturday; crosses the year; Wednesday"
    ),
    _row(
        "apply_60d",
        "2026-03-02",
        "2026-05-11",
        "60d",
        "force majeure 10 days out: 05-01+10 = 05-11 Monday",
        pauses=[("2026-03-10", "2026-03-20")],
    ),
    _row(
        "apply_uninformed_1y",
        "2024-05-01",
        "2024-07-01",
        "",
        "60 days end Sunday 06-30, Monday; a year only ends 2025-03-17",
        facts={"content_known": "2024-03-15"},
    ),
    _row(
        "apply_uninformed_1y",
        "2025-03-01",
        "2025-03-17",
        "",
        "the year ends Saturday 03-15, Monday 03-17; 60 days would be 04-30",
        facts={"content_known": "2024-03-15"},
    ),
    _row(
        "apply_uninformed_1y",
        "2025-02-28",
        "2025-02-28",
        "",
        "known on 02-29: no such day a year later, month end Friday 02-28",
        facts={"content_known": "2024-02-29"},
    ),
    _row("apply_cap_5y", "2024-06-11", "2029-06-11", "5y", "corresponding Monday five years on", **B),
    _row("apply_cap_20y", "2024-02-29", "2044-02-29", "20y", "2044 has a 29 February, a Monday", **B),
    _row("apply_inaction_with_limit", "2026-07-10", "2026-09-08", "60d", "day 60 after the limit, Tuesday"),
    _row("apply_inaction_no_limit", "2026-01-10", "2026-05-11", "120d", "60 + 60 = Sunday 05-10, Monday"),
    _row(
        "apply_start_on_spot",
        "2026-05-02",
        "2026-05-02",
        "",
        "a start day is the day itself, rest day or not",
    ),
    # 受理
    _row("accept_review", "2026-09-18", "2026-09-24", "5w", "Sunday 09-20 works, 09-25 is not reached"),
    _row("accept_review", "2024-09-27", "2024-10-10", "5w", "09-29 (Sun), 09-30, 10-08, 10-09, 10-10"),
    _row("accept_review", "2023-09-27", "2023-10-10", "5w", "09-28, 10-07 and 10-08 (make-up), 10-09, 10-10"),
    _row(
        "accept_review",
        "2026-10-03",
        "2026-10-13",
        "5w",
        "trigger in the holiday: 08, 09, 10 (Sat works), 12, 13",
    ),
    _row("supplement_notice", "2025-04-28", "2025-05-08", "5w", "29, 30, then 05-06, 07, 08"),
    _row("supplement_notice", "2022-01-24", "2022-01-29", "5w", "25-28 and make-up Saturday 01-29 (R07, A6)"),
    _row(
        "supplement_notice",
        "2022-01-25",
        "2022-01-30",
        "5d",
        "read as natural days: Sunday 01-30 works",
        readings={"A6": "natural"},
    ),
    _row("supplement_submit", "2026-02-10", "2026-03-02", "10w", "11-14 (4), 24-28 (5), 03-02"),
    _row(
        "supplement_submit",
        "2023-03-01",
        "2023-03-08",
        "7d",
        "2017 law: seven days set by the notice",
        facts={"days": 7},
    ),
    _row(
        "accept_review_after_supplement", "2026-06-17", "2026-06-25", "5w", "18, then 22-25 after Dragon Boat"
    ),
    _row("transfer_county", "2023-06-20", "2023-06-30", "7w", "21, 25 (Sun works), 26-30"),
    _row("concurrent_negotiate", "2023-04-19", "2023-05-04", "10d", "04-29 opens Labour Day, ends 05-03"),
    _row(
        "concurrent_negotiate",
        "2023-04-19",
        "2023-05-05",
        "10w",
        "read as working days: 20, 21, 23-28, 05-04, 05",
        readings={"A6": "workdays"},
    ),
    _row("penalty_route_forward", "2025-09-26", "2025-10-10", "5w", "28 (Sun), 29, 30, then 10-09, 10-10"),
    _row("penalty_route_self_correct", "2026-09-24", "2026-10-09", "5w", "28, 29, 30, 10-08, 10-09"),
    # 审理
    _row("send_copy_ordinary", "2026-09-21", "2026-10-08", "7w", "22-24, 28-30, 10-08"),
    _row("send_copy_simplified", "2025-09-30", "2025-10-11", "3w", "10-09, 10-10 and make-up Saturday 10-11"),
    _row("reply_ordinary", "2023-03-24", "2023-04-03", "10d", "2017 law: ten natural days, Monday"),
    _row("reply_ordinary", "2023-04-21", "2023-05-04", "10d", "day 10 is 05-01, Labour Day ends 05-03"),
    _row("reply_ordinary", "2026-03-27", "2026-04-13", "10w", "30-03, 04-06 is a holiday Monday"),
    _row(
        "reply_ordinary",
        "2026-03-27",
        "2026-04-13",
        "10w",
        "A3: a suspension does not stop the reply",
        pauses=[("2026-03-30", "2026-04-02")],
    ),
    _row(
        "reply_ordinary",
        "2026-03-27",
        "2026-04-16",
        "10w",
        "A3 stops: three working days out",
        pauses=[("2026-03-30", "2026-04-02")],
        readings={"A3": "stops"},
    ),
    _row("reply_simplified", "2026-10-08", "2026-10-14", "5w", "09, make-up Saturday 10, 12, 13, 14"),
    _row(
        "reply_simplified",
        "2026-10-08",
        "2026-10-21",
        "10w",
        "A8 ten: 09, 10, 12-16, 19, 20, 21",
        facts={"converted_on": "2026-10-12"},
        readings={"A8": "ten"},
    ),
    _row(
        "hearing_notice",
        "2026-10-12",
        "2026-09-28",
        "<6w",
        "five full: 10, 09, 08, 30, 29 between; notice 09-28",
    ),
    _row(
        "hearing_notice",
        "2026-10-12",
        "2026-09-29",
        "<5w",
        "A4 lenient: the fifth working day before",
        readings={"A4": "fifth_day"},
    ),
    _row(
        "hearing_notice",
        "2025-02-11",
        "2025-01-27",
        "<6w",
        "10, 08 (Sat works), 07, 06, 05 between; before: 01-27",
    ),
    _row("suspend_terminate_60d", "2026-05-20", "2026-07-20", "60d", "day 60 is Sunday 07-19"),
    _row("suspend_terminate_60d", "2023-10-08", "2023-12-07", "60d", "R07 42: a Thursday"),
    _row("anc_handle", "2026-09-03", "2026-10-08", "30d", "day 30 is 10-03"),
    _row("anc_forward", "2023-12-25", "2024-01-04", "7w", "26-29 (4), 01-02, 03, 04 under the 2017 law"),
    _row("anc_notify_maker", "2026-04-30", "2026-05-08", "3w", "05-06, 07, 08"),
    _row("anc_maker_reply", "2026-06-17", "2026-07-02", "10w", "18, 22-26 (5), 29, 30, 07-01, 07-02"),
    _row("anc_transferee_reply", "2026-07-01", "2026-08-31", "60d", "day 60 is Sunday 08-30"),
    _row("decision_ordinary", "2026-08-05", "2026-10-08", "60d", "day 60 is 10-04"),
    _row("decision_ordinary", "2023-10-09", "2023-12-08", "60d", "2017 law, a Friday"),
    _row(
        "decision_ordinary",
        "2025-03-03",
        "2025-05-20",
        "60d",
        "05-02 + 18 days = 05-20; never rolled first",
        pauses=PAUSE_1,
    ),
    _row(
        "decision_ordinary",
        "2025-06-03",
        "2025-08-19",
        "60d",
        "08-02 + 7 + 10 = Tuesday 08-19",
        pauses=PAUSE_2,
    ),
    _row(
        "decision_ordinary",
        "2025-02-10",
        "2025-05-06",
        "",
        "04-11 + 20 = 05-01, Labour Day ends 05-05",
        extend=20,
    ),
    _row("decision_ordinary", "2025-02-10", "2025-05-12", "", "04-11 + 30 = Sunday 05-11, Monday", extend=30),
    _row(
        "decision_ordinary", "2026-08-05", "2026-10-14", "", "A2: from the unmoved 10-04, ten days", extend=10
    ),
    _row(
        "decision_ordinary",
        "2026-08-05",
        "2026-10-19",
        "",
        "A2 rolled: from 10-08, ten days = Sunday 10-18",
        extend=10,
        readings={"A2": "rolled"},
    ),
    _row(
        "decision_ordinary",
        "2025-03-03",
        "2025-06-03",
        "",
        "05-20 + 11 = 05-31, Dragon Boat to 06-02",
        pauses=PAUSE_1,
        extend=11,
    ),
    _row(
        "decision_ordinary",
        "2026-08-05",
        "2026-10-15",
        "",
        "stopped on the rolled day: ends when it runs again",
        pauses=[("2026-10-08", "2026-10-15")],
    ),
    _row("decision_extension", "2026-10-04", "2026-11-03", "30d", "thirty days from the unmoved day 60"),
    _row(
        "decision_extension",
        "2026-10-04",
        "2026-10-26",
        "20d",
        "twenty days end on a Saturday",
        facts={"days": 20},
    ),
    _row(
        "decision_simplified",
        "2026-09-07",
        "2026-10-08",
        "30d",
        "day 30 is 10-07, the last day of the holiday",
    ),
    _row(
        "decision_simplified",
        "2024-01-18",
        "2024-02-18",
        "30d",
        "day 30 is 02-17; Sunday 02-18 is a make-up day",
    ),
    _row(
        "conversion_effect", "2026-08-05", "2026-10-08", "60d", "60 days from acceptance, not from conversion"
    ),
    _row("escalation_handover", "2026-09-21", "2026-09-29", "5w", "22, 23, 24, 28, 29"),
    _row(
        "escalation_restart", "2026-08-05", "2026-10-08", "60d", "starts again with the file at the superior"
    ),
    _row(
        "escalation_restart",
        "2026-09-07",
        "2026-10-08",
        "30d",
        "simplified: thirty days",
        facts={"simplified": True},
    ),
    # 决定之后
    _row(
        "public_notice_service",
        "2026-09-03",
        "2026-10-03",
        "",
        "thirty days pass; deemed served on the holiday itself",
    ),
    _row("public_notice_service", "2026-09-03", "2026-10-08", "30d", "A5 roll", readings={"A5": "roll"}),
    _row("public_notice_service", "2021-11-10", "2022-01-09", "", "before 2022 sixty days, Sunday, no roll"),
    _row(
        "public_notice_service",
        "2026-09-03",
        "2026-11-02",
        "",
        "party abroad: sixty days",
        facts={"foreign": True},
    ),
    _row("remake_act_60d", "2026-03-04", "2026-05-06", "60d", "day 60 is 05-03"),
    _row("opinion_report_60d", "2024-12-05", "2025-02-05", "60d", "day 60 is 02-03 in Spring Festival"),
    _row("enforce_by_agency_court_3m", "2026-06-30", "2026-09-30", "3m", "corresponding day, Wednesday"),
    _row(
        "enforce_by_agency_court_3m", "2025-11-30", "2026-02-28", "3m", "no 30 February; Saturday 02-28 works"
    ),
    _row("reminder_10wd_before_enforcement", "2026-09-14", "2026-09-28", "10w", "15-18, 20 (Sun), 21-24, 28"),
    # 起诉、应诉
    _row("sue_after_decision_15d", "2026-04-20", "2026-05-06", "15d", "day 15 is 05-05"),
    _row("sue_after_decision_15d", "2026-06-05", "2026-06-22", "15d", "day 15 is 06-20 in Dragon Boat"),
    _row(
        "sue_no_decision_15d", "2026-10-08", "2026-10-23", "15d", "from the rolled end of the period, Friday"
    ),
    _row(
        "sue_uninformed_1y", "2026-05-11", "2027-05-11", "", "never told: one year from knowing the content"
    ),
    _row(
        "sue_uninformed_1y",
        "2026-05-11",
        "2026-05-26",
        "",
        "told later: fifteen days",
        facts={"content_known": "2026-04-01"},
    ),
    _row(
        "sue_uninformed_1y",
        "2025-12-01",
        "2026-01-12",
        "",
        "act: the year (Sat 01-10) ends before six months",
        facts={"content_known": "2025-01-10", "against_act": True},
    ),
    _row("sue_direct_6m", "2025-04-30", "2025-10-30", "6m", "corresponding day"),
    _row("sue_direct_6m", "2026-03-31", "2026-09-30", "6m", "no 31 September: month end"),
    _row("sue_cap_5y_20y", "2021-03-01", "2026-03-02", "5y", "Sunday 03-01, Monday"),
    _row("sue_cap_5y_20y", "2021-03-01", "2026-03-01", "", "A7 none", readings={"A7": "none"}),
    _row(
        "sue_inaction", "2025-12-31", "2026-08-28", "", "two months end 02-28, then six months: Friday 08-28"
    ),
    _row(
        "sue_inaction",
        "2026-02-28",
        "2026-08-28",
        "6m",
        "own limit ended: six months",
        facts={"own_limit": True},
    ),
    _row("sue_compensation_part_15d", "2026-09-18", "2026-10-08", "15d", "day 15 is 10-03"),
    _row("court_docketing_7d", "2026-09-28", "2026-10-08", "7d", "seven natural days end 10-05"),
    _row("court_send_complaint_5d", "2026-09-21", "2026-09-28", "5d", "day 5 is 09-26 in Mid-Autumn, 09-28"),
    _row("defence_15d", "2026-02-05", "2026-02-24", "15d", "day 15 is 02-20"),
    _row("defence_15d", "2025-01-15", "2025-02-05", "15d", "day 15 is 01-30"),
    _row("jurisdiction_objection_15d", "2024-09-30", "2024-10-15", "15d", "Tuesday after the holiday"),
    _row("hearing_summons_3d", "2026-10-20", "2026-10-16", "", "three full days 17, 18, 19 between"),
    _row(
        "head_appearance_notice_3d",
        "2026-10-20",
        "2026-10-17",
        "",
        "A4 lenient: the third day before",
        readings={"A4": "fifth_day"},
    ),
    _row("first_instance_6m", "2025-08-31", "2026-02-28", "6m", "month end, a make-up Saturday: stays"),
    _row("first_instance_simplified_45d", "2026-08-20", "2026-10-08", "45d", "day 45 is 10-04"),
    _row("appeal_judgment_15d", "2024-01-30", "2024-02-18", "15d", "day 15 is 02-14; Sunday 02-18 works"),
    _row("appeal_ruling_10d", "2026-09-21", "2026-10-08", "10d", "day 10 is 10-01"),
    _row("second_instance_3m", "2026-01-05", "2026-04-07", "3m", "Sunday 04-05 in Qingming, Tuesday 04-07"),
    _row("judgment_enforce_2y", "2024-05-04", "2026-05-06", "2y", "05-04 in Labour Day"),
    _row("court_suspension_90d", "2026-07-05", "2026-10-08", "90d", "day 90 is 10-03"),
    # 联动、执法、年度
    _row("judicial_suggestion_document_60d", "2026-08-03", "2026-10-08", "60d", "day 60 is 10-02"),
    _row("procuratorial_suggestion_2m", "2025-12-31", "2026-02-28", "2m", "month end, working Saturday"),
    _row("procuratorial_suggestion_2m", "2026-04-20", "2026-05-06", "15d", "urgent", facts={"urgent": True}),
    _row("penalty_decision_90d", "2026-07-03", "2026-10-08", "90d", "day 90 is 10-01"),
    _row("penalty_service_7d", "2026-02-11", "2026-02-27", "7w", "12, 13, 14 (Sat), 24, 25, 26, 27"),
    _row("penalty_hearing_request_5d", "2026-09-30", "2026-10-13", "5w", "08, 09, 10 (Sat), 12, 13"),
    _row(
        "penalty_hearing_notice_7d",
        "2026-10-20",
        "2026-10-09",
        "<8w",
        "19, 16-12, 10 between: 7; notice 10-09",
    ),
    _row("evidence_hold_7d", "2024-09-11", "2024-09-23", "7w", "12, 13, 14 (Sat), 18-20, 23"),
    _row("fine_pay_15d", "2026-09-17", "2026-10-08", "15d", "natural days: day 15 is 10-02"),
    _row("fine_deposit_2d", "2026-09-30", "2026-10-09", "2w", "08, 09"),
    _row("penalty_limitation", "2024-10-03", "2026-10-03", "", "two years to the day, no roll"),
    _row(
        "penalty_limitation",
        "2020-02-29",
        "2025-02-28",
        "",
        "five years, month end",
        facts={"life_safety": True},
    ),
    _row(
        "foi_reply_20wd",
        "2026-01-28",
        "2026-03-03",
        "20w",
        "29, 30, 02-02..06, 09..14 (6), 24..28 (5), 03-02, 03",
    ),
    _row(
        "foi_reply_20wd",
        "2026-09-01",
        "2026-10-09",
        "20w",
        "three working days asking a third party are out",
        pauses=[("2026-09-07", "2026-09-10")],
    ),
    _row(
        "foi_third_party_15wd",
        "2026-09-16",
        "2026-10-13",
        "15w",
        "17, 18, 20, 21-24, 28-30, 10-08..10, 12, 13",
    ),
    _row(
        "state_comp_limitation_2y", "2024-09-26", "2026-09-28", "2y", "Saturday 09-26 in Mid-Autumn, Monday"
    ),
    _row("henan_casefile_review_yearly", "2026-03-01", "2026-12-31", "", "by the end of the year"),
    _row(
        "foi_annual_report_dept",
        "2026-06-01",
        "2027-01-31",
        "",
        "the 31 January that follows, a Sunday, fixed",
    ),
    _row("foi_annual_report_gov", "2026-03-31", "2026-03-31", "", "the day itself is still in time"),
)
