"""决定之后: service, performance, enforcement."""

from __future__ import annotations

from datetime import date

from fuyuan.law.rules.model import Roll, Rule, Section, days, months, silent, workdays

_S = Section.AFTER
# 民事诉讼法 gave sixty days until its 2021 amendment took effect on 2022-01-01 (that older text is not in the library).
_THIRTY_SINCE = date(2022, 1, 1)
_SIXTY_UNTIL = date(2021, 12, 31)
_ABROAD_SINCE = date(2024, 1, 1)

RULES = (
    silent(
        "serve_decision",
        _S,
        "送达行政复议决定书",
        "决定作出之日",
        "决定书一经送达即发生法律效力，送达期限没有规定天数，应当及时",
        "L23 75.2, 73.1, L17 31.3",
    ),
    Rule(
        "public_notice_service",
        _S,
        "公告送达（视为送达之日）",
        "发出公告之日",
        (
            days("ABC", 60, "MSF21 95.1", roll=Roll.A5, until=_SIXTY_UNTIL),
            days("A", 30, "MSF21 95.1", roll=Roll.A5, since=_THIRTY_SINCE),
            days("BC", 30, "MSF23 95.1", roll=Roll.A5, since=_THIRTY_SINCE),
            # Before 2024 the article on service abroad had another period, and its text is not in the library.
            days("ABC", 60, "MSF23 283.2", roll=Roll.A5, when="foreign", since=_ABROAD_SINCE),
        ),
        note="2022年以前公告送达为六十日",
    ),
    Rule(
        "remake_act_60d",
        _S,
        "被责令重新作出行政行为",
        "复议决定书送达生效之日",
        (days("AB", 60, "R07 49.1"), days("C", 60, "R26 58.1")),
        note="法律、法规、规章对重新作出的期限有规定的，从其规定",
    ),
    Rule(
        "perform_ordered",
        _S,
        "履行复议决定确定的义务",
        "复议决定书送达之日",
        (days("A", 0, "L17 28, 32", by_days=True), days("BC", 0, "L23 77.1, 64.1, 66", by_days=True)),
        note="期限以决定书写明的为准",
    ),
    Rule(
        "opinion_report_60d",
        _S,
        "报送行政复议意见书落实情况",
        "收到行政复议意见书之日",
        (days("A", 60, "R07 57.1"), days("BC", 60, "L23 76")),
    ),
    silent(
        "copy_to_superior",
        _S,
        "抄告被申请人的上一级主管部门",
        "决定书、意见书发生法律效力之日",
        "应当在决定书、意见书生效时“同时”抄告",
        "L23 79.2",
    ),
    silent(
        "publish_decision",
        _S,
        "公开行政复议决定书",
        "决定生效之日",
        "根据行政行为的公开情况，按照国家有关规定公开",
        "L23 79.1",
    ),
    Rule(
        "enforce_by_agency_court_3m",
        _S,
        "申请人民法院强制执行",
        "法定起诉期限届满之日",
        (months("ABC", 3, "QZF 53, JS2018 156"),),
        note="申请前应当先催告，催告书送达满十个工作日后方可申请",
    ),
    Rule(
        "reminder_10wd_before_enforcement",
        _S,
        "申请强制执行前的催告期",
        "催告书送达之日",
        (workdays("ABC", 10, "QZF 54", "QZF 69"),),
        note="期满次日起可以申请强制执行",
    ),
)
