"""What each step of a model unit (服务型行政执法示范单位) writes down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Applied(Record):
    """申报"""

    leader: Text = ask("负责人", min_length=2, max_length=60, help="姓名和职务")
    strength: Text = ask("工作基础和特色", widget="long", min_length=10, max_length=4000)
    files: tuple[FileRef, ...] = ask("申报材料", default=(), widget="files")


class Cultivated(Record):
    """列入培育"""

    focus: Text = ask("培育重点", widget="long", min_length=4, max_length=2000)
    mentor: Text = ask("联系指导人", min_length=2, max_length=60, help="姓名和职务")
    assess_by: Day = ask("哪一天以前考核")


class Score(Record):
    """One criterion as it is listed; only points and what was seen are answered."""

    code: str = ask("标准", widget="kept")
    text: Text = ask("考核标准", widget="told", max_length=300)
    most: int = ask("满分", widget="told", ge=1, le=100)
    points: int = ask("得分", ge=0, le=100)
    note: Text = ask("情况", default="", max_length=500)


class Assessed(Record):
    """考核"""

    on: Day = ask("考核日期")
    by: Text = ask("考核人员", min_length=2, max_length=120)
    scores: Annotated[tuple[Score, ...], Field(min_length=1, max_length=40)] = ask("逐项评分", widget="given")
    opinion: Text = ask("考核意见", widget="long", min_length=4, max_length=2000)


class Named(Record):
    """命名"""

    batch: Text = ask("批次", min_length=2, max_length=40, help="同一批填写相同的批次，例如：第三批")
    on: Day = ask("命名日期")
