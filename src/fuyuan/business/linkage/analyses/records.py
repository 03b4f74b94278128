"""What each step of a loss analysis (败诉分析函) writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from fuyuan.business.linkage.common import Approval
from fuyuan.matters.record import Record, Text, ask


class Drafted(Record):
    """拟出: a unit and a period; the system looks for the losses."""

    organ_id: int = ask("单位", widget="organ")
    window: Text = ask("统计期间", min_length=4, max_length=8, help="在这一期间发生效力的败诉裁判")


class CourtSaid(Record):
    """法院意见: what the judges see from case to case."""

    text: Text = ask(
        "意见", widget="long", min_length=4, max_length=4000, help="写进败诉分析函；不写当事人姓名"
    )
    by: Text = ask("提出人", min_length=1, max_length=60, help="写姓名和职务")


class Reviewed(Record):
    """审核: the text as it will be sent."""

    overview: Text = ask("总体情况", widget="long", min_length=4, max_length=4000)
    causes: Text = ask("原因分析", widget="long", min_length=4, max_length=4000)
    advice: Text = ask("意见和建议", widget="long", min_length=4, max_length=4000)
    answer_days: int = ask("几个工作日内答复", default=15, ge=1, le=60, help="从发出之日的第二天起算")
    approval: Approval = ask("审批")
