"""审理: copies, replies, hearing, suspension, ancillary review, decision."""

from __future__ import annotations

from fuyuan.law.rules.model import (
    L17_WORKDAYS,
    L23_WORKDAYS,
    Kind,
    Rule,
    Section,
    Variant,
    days,
    silent,
    workdays,
)

_S = Section.TRIAL
# What is taken out of the trial period: 中止; 鉴定; 现场勘验; and 补正, 协商管辖 (R07) or 报请提级 (R26).
_STOPS = {
    "A": "R07 41, 37, 34.3, 29, 30",
    "B": "L23 39, R07 37, 34.3",
    "C": "L23 39, R26 46, 45, 40.2",
}
_NO_SIMPLIFIED_EXTENSION = (
    "简易程序的审理期限不能延长；不宜适用简易程序的，经行政复议机构负责人批准可以转为普通程序，"
    "期限为自受理之日起六十日（《行政复议法》第五十五条、第六十二条第一款）"
)


def _decide(regime: str, length: int, basis: str, **options: object) -> Variant:
    return days(regime, length, basis, stops=_STOPS[regime], **options)


def _ordinary(regime: str, basis: str, **options: object) -> Variant:
    cap_basis = "L17 31.1" if regime == "A" else "L23 62.1"
    return _decide(regime, 60, basis, cap=30, cap_basis=cap_basis, **options)


RULES = (
    Rule(
        "send_copy_ordinary",
        _S,
        "发送申请书副本（普通程序）",
        "受理之日",
        (
            workdays("A", 7, "L17 23.1", L17_WORKDAYS, a3=True),
            workdays("BC", 7, "L23 48", L23_WORKDAYS, a3=True),
        ),
    ),
    Rule(
        "send_copy_simplified",
        _S,
        "发送申请书副本（简易程序）",
        "受理之日",
        (workdays("BC", 3, "L23 54.1", L23_WORKDAYS, a3=True),),
    ),
    Rule(
        "reply_ordinary",
        _S,
        "被申请人答复并提交证据（普通程序）",
        "收到申请书副本之日",
        (
            # 2017 Act art 40 names only 五日 and 七日 as working days: 十日 are natural days.
            days("A", 10, "L17 23.1, 40.2", a3=True),
            workdays("BC", 10, "L23 48", L23_WORKDAYS, a3=True),
        ),
    ),
    Rule(
        "reply_simplified",
        _S,
        "被申请人答复并提交证据（简易程序）",
        "收到申请书副本之日",
        (workdays("BC", 5, "L23 54.1", L23_WORKDAYS, a3=True),),
        more_facts=("converted_on",),
    ),
    Rule(
        "hearing_notice",
        _S,
        "书面通知听证",
        "举行听证之日",
        (workdays("BC", 5, "L23 51.1", L23_WORKDAYS, kind=Kind.BACKWARD),),
        note="答案是最迟应当通知的日子",
    ),
    silent(
        "suspend_notice",
        _S,
        "告知中止、恢复审理",
        "中止或者恢复之日",
        "中止、恢复应当书面告知当事人，原因消除后应当“及时”恢复",
        "L23 39.2, 39.3, R07 41.2, 41.3",
    ),
    Rule(
        "suspend_terminate_60d",
        _S,
        "中止满六十日原因未消除的终止",
        "中止之日",
        (
            days("A", 60, "R07 42.2"),
            days("BC", 60, "L23 41.1(5)"),
        ),
        note="只适用于申请人死亡、丧失行为能力、组织终止的中止",
    ),
    Rule(
        "anc_handle",
        _S,
        "有权机关处理规范性文件或者依据",
        "行政复议中止之日（2026年7月1日起有明文，此前未写明起算日）",
        (days("A", 30, "L17 26, 27"), days("B", 30, "L23 56, 57"), days("C", 30, "L23 56, 57, R26 53.2")),
    ),
    Rule(
        "anc_forward",
        _S,
        "无权处理时转送规范性文件或者依据",
        "行政复议中止之日（2026年7月1日起有明文，此前未写明起算日）",
        (
            workdays("A", 7, "L17 26, 27", L17_WORKDAYS),
            workdays("B", 7, "L23 56, 57", L23_WORKDAYS),
            workdays("C", 7, "L23 56, 57, R26 53.2", L23_WORKDAYS),
        ),
    ),
    Rule(
        "anc_notify_maker",
        _S,
        "通知制定机关就合法性提出答复",
        "行政复议中止之日",
        (workdays("BC", 3, "L23 58.1", L23_WORKDAYS),),
    ),
    Rule(
        "anc_maker_reply",
        _S,
        "制定机关提交书面答复",
        "收到书面通知之日",
        (workdays("BC", 10, "L23 58.1", L23_WORKDAYS),),
    ),
    Rule(
        "anc_transferee_reply",
        _S,
        "接受转送的机关回复处理意见",
        "收到转送之日",
        (days("A", 60, "L17 26"), days("BC", 60, "L23 60")),
    ),
    Rule(
        "decision_ordinary",
        _S,
        "作出行政复议决定（普通程序）",
        "受理之日",
        (
            _ordinary("A", "L17 31.1, 17.2", trigger="受理之日（即收到申请之日）"),
            _ordinary("B", "L23 62.1"),
            _ordinary("C", "L23 62.1"),
        ),
        note="法律规定的复议期限少于六十日的，从其规定；2023年12月31日以前，收到申请之日即为受理之日",
    ),
    Rule(
        "decision_extension",
        _S,
        "延长后的决定期限",
        "原审理期限届满之日（未顺延的第60日）",
        (
            _decide("A", 30, "L17 31.1", by_days=True),
            _decide("B", 30, "L23 62.1", by_days=True),
            _decide("C", 30, "L23 62.1", by_days=True),
        ),
        note="延长最多三十日，不得再次延长；已知受理之日的，请用 decision_ordinary --extend",
    ),
    Rule(
        "decision_simplified",
        _S,
        "作出行政复议决定（简易程序）",
        "受理之日",
        tuple(_decide(regime, 30, "L23 62.2", no_extension=_NO_SIMPLIFIED_EXTENSION) for regime in "BC"),
    ),
    Rule(
        "conversion_effect",
        _S,
        "简易程序转为普通程序后的决定期限",
        "受理之日（不是转换之日）",
        tuple(_ordinary(regime, "L23 62.1, 55") for regime in "BC"),
    ),
    Rule(
        "escalation_handover",
        _S,
        "提级审理时移送案件材料",
        "收到上级提级通知之日",
        (workdays("C", 5, "R26 40.3", "R26 40.3"),),
    ),
    Rule(
        "escalation_restart",
        _S,
        "提级审理后重新计算的决定期限",
        "上级行政复议机关收到案件材料之日",
        (
            _ordinary("C", "R26 40.3, L23 62.1"),
            _decide("C", 30, "R26 40.3, L23 62.2", when="simplified", no_extension=_NO_SIMPLIFIED_EXTENSION),
        ),
    ),
    silent(
        "excluded_appraisal",
        _S,
        "鉴定所用时间",
        "",
        "这不是期限：鉴定所用时间从审理期限中扣除，请作为 --pause 写入 decision_ordinary 等规则",
        "R26 46, R07 37",
    ),
    silent(
        "excluded_inspection",
        _S,
        "现场勘验所用时间",
        "",
        "这不是期限：现场勘验所用时间从审理期限中扣除，请作为 --pause 写入 decision_ordinary 等规则",
        "R26 45, R07 34.3",
    ),
)
