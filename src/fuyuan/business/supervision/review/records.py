"""What the steps of a yearly review write down."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from fuyuan.matters.record import Record, Text, ask


class Opened(Record):
    """启动梳理"""

    year: int = ask("年度", ge=2000, le=2099, help="梳理哪一年败诉、被复议纠正的案件")


class Picked(Record):
    """选用典型案件"""

    entry: int = ask("哪一件", ge=1)
    why: Text = ask("为什么典型", widget="long", min_length=4, max_length=1000)
    written: bool = ask("撰写典型案例", default=True, help="诉讼案件直接开始撰写；复议案件告知复议机构撰写")
    taught: bool = ask("用作培训内容", default=True, help="告知培训管理员安排案例分析培训")

    @model_validator(mode="after")
    def _some_use(self) -> Self:
        if not (self.written or self.taught):
            raise ValueError("“撰写典型案例”和“用作培训内容”至少选一项")
        return self


class Told(Record):
    """通报有关单位"""

    demand: Text = ask(
        "要求", widget="long", min_length=4, max_length=3000, help="有关单位怎样对照原因整改、何时报告"
    )


class Closed(Record):
    """形成梳理报告"""

    causes: Text = ask("主要原因分析", widget="long", min_length=4, max_length=5000)
    proposals: Text = ask("工作建议", widget="long", min_length=4, max_length=5000)
