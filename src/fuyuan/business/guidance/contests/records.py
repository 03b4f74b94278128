"""What each step of a contest (比武活动) writes down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.matters.record import Day, Record, Text, ask

Points = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]


class Round(Record):
    """One round: its name and what it counts for."""

    name: Text = ask("名称", min_length=2, max_length=40, help="例如：知识竞赛、案例分析、模拟执法")
    weight: int = ask("占总分的百分比", ge=1, le=100)


class Announced(Record):
    """举办比武"""

    title: Text = ask("名称", min_length=4, max_length=100)
    on: Day = ask("比赛日期")
    place: Text = ask("地点", min_length=2, max_length=120)
    rounds: Annotated[tuple[Round, ...], Field(min_length=1, max_length=8)] = ask("比赛项目")
    judges: Annotated[tuple[Text, ...], Field(min_length=1, max_length=15)] = ask("评委", help="姓名和单位")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if sum(each.weight for each in self.rounds) != 100:
            raise ValueError("各项占总分的百分比加起来应当是 100")
        if len({each.name for each in self.rounds}) < len(self.rounds) or len(set(self.judges)) < len(
            self.judges
        ):
            raise ValueError("比赛项目、评委不能重名")
        return self


class Entered(Record):
    """报名: a unit's team, of its own people in the register."""

    members: Annotated[tuple[Text, ...], Field(min_length=1, max_length=10)] = ask(
        "队员", help="本单位执法人员名册里的姓名；有同名的，填人员编号"
    )
    leader: Text = ask("领队", min_length=2, max_length=60, help="姓名和职务")


class Mark(Record):
    """One judge's points for one team, of a hundred."""

    team: Text = ask("参赛单位", widget="told", max_length=120)
    judge: Text = ask("评委", widget="told", max_length=120)
    points: Points = ask("得分")


class Scored(Record):
    """登记成绩"""

    round: Text = ask("比赛项目", widget="told", max_length=40)
    marks: Annotated[tuple[Mark, ...], Field(min_length=1, max_length=1500)] = ask("评分", widget="rows")


class Concluded(Record):
    """公布结果"""

    talents: tuple[int, ...] = ask("列入人才库的队员", default=())
    note: Text = ask("情况", default="", widget="long", max_length=2000)
