"""行政执法: periods the supervision module checks. Which days are working days differs from law to law.

行政处罚法 art 85: only 二日、三日、五日、七日. 行政强制法 art 69: all within ten days. 信息公开条例 says 工作日.
"""

from __future__ import annotations

from fuyuan.law.rules.model import OPEN, Kind, Roll, Rule, Section, days, months, workdays, years

_S = Section.ENFORCEMENT
_CFF = "CFF 85"


def _penalty(id_: str, title: str, trigger: str, length: int, basis: str, **options: object) -> Rule:
    note = str(options.pop("note", ""))
    return Rule(id_, _S, title, trigger, (workdays("ABC", length, basis, _CFF, **options),), note=note)


RULES = (
    Rule(
        "penalty_decision_90d",
        _S,
        "作出行政处罚决定",
        "立案之日",
        (days("ABC", 90, "CFF 60", cap=OPEN, cap_basis="CFF 60"),),
        note="法律、法规、规章另有规定的从其规定；另有规定可以延长的，延长天数以该规定为准",
    ),
    _penalty("penalty_service_7d", "送达行政处罚决定书（当事人不在场）", "决定作出之日", 7, "CFF 61.1"),
    _penalty("penalty_hearing_request_5d", "当事人要求处罚听证", "行政机关告知之日", 5, "CFF 64.1(1)"),
    _penalty(
        "penalty_hearing_notice_7d",
        "通知处罚听证",
        "举行听证之日",
        7,
        "CFF 64.1(2)",
        kind=Kind.BACKWARD,
        note="答案是最迟应当通知的日子",
    ),
    _penalty("evidence_hold_7d", "对先行登记保存的证据作出处理决定", "先行登记保存之日", 7, "CFF 56"),
    _penalty(
        "penalty_unpublish_3d", "撤回已公开的处罚决定并说明理由", "处罚决定被变更、撤销等之日", 3, "CFF 48.2"
    ),
    Rule(
        "fine_pay_15d",
        _S,
        "缴纳罚款",
        "收到行政处罚决定书之日",
        (days("ABC", 15, "CFF 67.3", cap=OPEN, cap_basis="CFF 66.2"),),
        note="经批准可以延期或者分期缴纳",
    ),
    _penalty(
        "fine_deposit_2d",
        "交付当场收缴的罚款",
        "收缴罚款之日（水上收缴的，抵岸之日；行政机关缴付银行的，收到之日）",
        2,
        "CFF 71",
    ),
    Rule(
        "penalty_limitation",
        _S,
        "处罚时效",
        "违法行为发生之日（连续或者继续的，行为终了之日）",
        (
            years("ABC", 2, "CFF 36", roll=Roll.NONE),
            years("ABC", 5, "CFF 36", roll=Roll.NONE, when="life_safety"),
        ),
        note="在此期间内未被发现的，不再给予行政处罚；时效不因休假日顺延；"
        "法律没有写明起算当日是否计入，这里比照期间的一般规则不计入",
    ),
    Rule(
        "foi_reply_20wd",
        _S,
        "答复政府信息公开申请",
        "收到申请之日",
        (workdays("ABC", 20, "FOI 33.2", "FOI 33.2", cap=20, cap_basis="FOI 33.2", stops="FOI 33.3"),),
        note="征求第三方和其他机关意见所需时间不计算在内，请作为 --pause 写入",
    ),
    Rule(
        "foi_third_party_15wd",
        _S,
        "第三方、其他机关提出公开意见",
        "收到征求意见书之日",
        (workdays("ABC", 15, "FOI 32, 34", "FOI 32"),),
    ),
    Rule(
        "state_comp_decide_2m",
        _S,
        "作出国家赔偿决定",
        "收到赔偿申请之日",
        (months("ABC", 2, "PCF 13.1"),),
    ),
    Rule(
        "state_comp_limitation_2y",
        _S,
        "请求国家赔偿的时效",
        "知道或者应当知道权利受到侵犯之日",
        (
            years("ABC", 2, "PCF 39.1", stops="PCF 39.2", stop_months=6),
            # PCF 39.1: “但被羁押等限制人身自由期间不计算在内”, whenever it lies.
            years("ABC", 2, "PCF 39.1", stops="PCF 39.1", when="detained"),
        ),
        note="随行政复议、行政诉讼一并请求的，适用复议、诉讼的期限；只有最后六个月内的障碍使时效中止，"
        "被羁押等限制人身自由的期间则都不计算在内（写 --fact detained=是）",
    ),
)
