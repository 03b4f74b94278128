"""年度事项: yearly and periodic duties."""

from __future__ import annotations

from datetime import date

from fuyuan.law.rules.model import Kind, Roll, Rule, Section, Unit, days, silent, variant

_S = Section.YEARLY


def _fixed(id_: str, title: str, trigger: str, month: int, day: int, basis: str) -> Rule:
    fixed = variant("ABC", Unit.YEAR, 0, basis, kind=Kind.FIXED, roll=Roll.NONE, month_day=(month, day))
    return Rule(id_, _S, title, trigger, (fixed,), note="法定的日子，不因休假日顺延")


RULES = (
    _fixed("henan_casefile_review_yearly", "组织行政执法案卷评查", "当年的任一日", 12, 31, "HN16 40"),
    _fixed(
        "foi_annual_report_dept",
        "部门提交并公布政府信息公开年度报告",
        "起算日后的第一个1月31日为届满日",
        1,
        31,
        "FOI 49.1",
    ),
    _fixed(
        "foi_annual_report_gov",
        "政府公布政府信息公开年度报告",
        "起算日后的第一个3月31日为届满日",
        3,
        31,
        "FOI 49.2, 50.1(3)",
    ),
    silent(
        "reconsideration_report",
        _S,
        "向本级政府提交行政复议工作报告",
        "",
        "法律只要求“定期”提交",
        "R26 66.2, R07 58",
    ),
    silent(
        "reconsideration_training",
        _S,
        "行政复议人员培训",
        "",
        "法律只要求“定期”培训",
        "L23 6.2, R26 70, R07 60",
    ),
    silent(
        "enforcement_supervision_report",
        _S,
        "向本级政府报告行政执法监督工作",
        "",
        "条例只要求“定期”报告",
        "JD25 6.1",
    ),
    Rule(
        "supervision_document_return",
        _S,
        "报送督办函、监督意见书的纠正情况",
        "收到督办函、意见书之日",
        (
            # 行政执法监督条例 is in force since 2026-02-01; before it only the provincial regulation set a limit.
            days("ABC", 0, "HN16 43", by_days=True, until=date(2026, 1, 31), trigger="收到监督意见书之日"),
            days("ABC", 0, "JD25 27.2, 28.2, HN16 43", by_days=True, since=date(2026, 2, 1)),
        ),
        note="时限以文书写明的为准",
    ),
)
