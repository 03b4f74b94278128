"""受理: review, supplement, forwarding."""

from __future__ import annotations

from fuyuan.law.rules.model import L17_WORKDAYS, L23_WORKDAYS, OPEN, Rule, Section, days, silent, workdays

_S = Section.ACCEPTANCE

RULES = (
    Rule(
        "accept_review",
        _S,
        "审查复议申请",
        "收到行政复议申请之日",
        (
            workdays("A", 5, "L17 17.1, 17.2", L17_WORKDAYS),
            workdays("BC", 5, "L23 30.1, 30.3", L23_WORKDAYS),
        ),
        note="2024年1月1日起，期满未作出不予受理决定的，期满之日视为受理；此前自收到之日起即为受理",
    ),
    Rule(
        "supplement_notice",
        _S,
        "通知申请人补正",
        "收到行政复议申请之日",
        (
            workdays("A", 5, "R07 29", L17_WORKDAYS, a6=True),
            workdays("BC", 5, "L23 31.1", L23_WORKDAYS),
        ),
    ),
    Rule(
        "supplement_submit",
        _S,
        "申请人提交补正材料",
        "收到补正通知之日",
        (
            days("A", 0, "R07 29", by_days=True),
            workdays("BC", 10, "L23 31.2", L23_WORKDAYS, cap=OPEN, cap_basis="L23 31.2"),
        ),
        note="无正当理由逾期不补正的，视为放弃申请",
        posted=True,
    ),
    Rule(
        "accept_review_after_supplement",
        _S,
        "收到补正材料后再次审查",
        "收到补正材料之日",
        (workdays("BC", 5, "L23 31.3, 30.1", L23_WORKDAYS),),
    ),
    Rule(
        "transfer_county",
        _S,
        "县级政府转送复议申请",
        "接到行政复议申请之日",
        (workdays("A", 7, "L17 18", L17_WORKDAYS),),
        note="2024年1月1日起没有转送义务，不予受理决定应当告知有管辖权的机关",
    ),
    Rule(
        "concurrent_negotiate",
        _S,
        "两个机关同时收到申请时协商确定受理机关",
        "同时收到申请之日",
        (days("AB", 10, "R07 30", a6=True),),
    ),
    Rule(
        "concurrent_designate",
        _S,
        "协商不成时指定受理机关",
        "协商不成之日",
        (days("AB", 10, "R07 30", a6=True),),
    ),
    Rule(
        "penalty_route_forward",
        _S,
        "处罚机关转送复议申请",
        "处罚机关收到复议申请之日",
        (workdays("BC", 5, "L23 32.2", L23_WORKDAYS),),
    ),
    Rule(
        "penalty_route_self_correct",
        _S,
        "处罚机关自行纠正",
        "处罚机关收到复议申请之日",
        (workdays("C", 5, "R26 38.1", "R26 38.1"),),
    ),
    # Since 2024 补正 comes before acceptance; under R07 29 its days were taken out of the trial period.
    silent(
        "excluded_supplement",
        Section.TRIAL,
        "补正所用时间",
        "",
        "这不是期限：2023年12月31日以前从审理期限中扣除，请作为 --pause 写入；2024年1月1日起先补正后受理，不再扣除",
        "R07 29",
    ),
)
