"""What each step of a mentor's pair (以老带新) writes down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

Hours = Annotated[Decimal, Field(ge=0, le=200, decimal_places=1)]


class Paired(Record):
    """确定带教"""

    mentor: Text = ask("带教人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    newcomer: Text = ask("新进人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    from_on: Day = ask("带教期限起")
    to_on: Day = ask("带教期限止", help="不超过两年")
    plan: Text = ask("带教计划", widget="long", min_length=10, max_length=3000, help="按月写明学什么、练什么")


class Logged(Record):
    """登记带教记录"""

    month: Text = ask("月份", max_length=7)
    taught: Text = ask("带教内容", widget="long", min_length=4, max_length=2000)
    practised: Text = ask("新进人员独立完成的工作", default="", widget="long", max_length=2000)
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Side(Choice):
    MENTOR = "mentor", "带教人员"
    NEWCOMER = "newcomer", "新进人员"


class Confirmed(Record):
    """本人确认: taken when the person has proven who he or she is (``mentoring.confirming``)."""

    month: str = ask("月份", max_length=7)
    side: Side = ask("确认人")


class Result(Choice):
    GOOD = "good", "合格，可以独立工作"
    POOR = "poor", "不合格"


class Assessed(Record):
    """考核"""

    on: Day = ask("考核日期")
    result: Result = ask("考核结果", widget="radio")
    opinion: Text = ask("考核意见", widget="long", min_length=4, max_length=2000)
    mentor_hours: Hours = ask("带教人员学时", help="不超过系统设置的学时；没有履行职责的填 0")
    newcomer_hours: Hours = ask("新进人员学时", help="不超过系统设置的学时；不合格的填 0")
