"""What each step of an exam writes down."""

from __future__ import annotations

from datetime import time
from typing import Self

from pydantic import model_validator

from fuyuan.business.training.bank.records import Kind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Purpose(Choice):
    """What the result is for. A practice counts for nothing and shows its answers at once."""

    QUALIFICATION = "qualification", "行政执法资格考试"
    ANNUAL = "annual", "年审考试"
    PRACTICE = "practice", "模拟考试"


class Part(Record):
    """One line of the blueprint: so many questions of a kind from some areas, so many points each."""

    kind: Kind = ask("题型")
    areas: tuple[Text, ...] = ask("领域", default=(), help="照题库里的领域写；不填的从全部领域抽")
    count: int = ask("题数", ge=1, le=200)
    points: int = ask("每题分数", ge=1, le=100)

    def meets(self, other: Part) -> bool:
        """Whether one question could be drawn for both."""
        apart = self.areas and other.areas and set(self.areas).isdisjoint(other.areas)
        return self.kind is other.kind and not apart


class Planned(Record):
    """安排考试"""

    title: Text = ask("考试名称", min_length=2, max_length=100, help="例如：2026年行政执法资格考试")
    purpose: Purpose = ask("用途")
    year: int | None = ask("年审年度", default=None, ge=2000, le=2100, help="只有年审考试填写")
    makeup_of: Text = ask(
        "补考", default="", max_length=40, help="补考的填原考试的编号；只有没有通过、没有参加的人参加"
    )
    on: Day = ask("考试日期")
    begins: time = ask("开考时间")
    place: Text = ask("地点", default="", max_length=120, help="在各单位自行参加的不填")
    late: int = ask(
        "开考后几分钟内可以入场",
        default=15,
        ge=0,
        le=43_200,
        help="模拟考试可以开放几天，一天是 1440 分钟，最多三十天",
    )
    minutes: int = ask(
        "作答时间（分钟）", default=90, ge=5, le=600, help="从本人入场起计算，以服务器的时钟为准"
    )
    parts: tuple[Part, ...] = ask("试卷结构", min_length=1, max_length=12)
    pass_mark: int = ask("合格线", ge=1, le=1000)
    note: Text = ask("考生须知", default="", widget="long", max_length=2000)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.purpose is Purpose.ANNUAL) != (self.year is not None):
            raise ValueError("年审考试填写年审年度，其他考试不填")
        if self.pass_mark > self.total:
            raise ValueError(f"合格线 {self.pass_mark} 分高于试卷总分 {self.total} 分")
        for at, part in enumerate(self.parts):
            if other := next((n for n, each in enumerate(self.parts[:at], 1) if part.meets(each)), 0):
                raise ValueError(
                    f"试卷第 {other} 部分和第 {at + 1} 部分题型相同、领域重叠，请合并，或者把领域分开"
                )
        return self

    @property
    def total(self) -> int:
        return sum(part.count * part.points for part in self.parts)

    @property
    def questions(self) -> int:
        return sum(part.count for part in self.parts)


class Added(Record):
    """补充考生"""

    officer: Text = ask("人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    reason: Text = ask("原因", min_length=2, max_length=500)


class Confirmed(Record):
    """确认成绩"""

    opinion: Text = ask("意见", default="成绩核对无误，予以确认", min_length=2, max_length=500)
    files: tuple[FileRef, ...] = ask("考场记录", default=(), widget="files")


class Ground(Choice):
    """Why one person's result does not count."""

    CHEATING = "cheating", "作弊"
    IDENTITY = "identity", "身份不符"
    CONDUCT = "conduct", "其他违反考试纪律的行为"


class ResultVoided(Record):
    """取消成绩"""

    seat: int = ask("座位号", ge=1, le=10**6, help="见“考生和成绩”")
    ground: Ground = ask("原因", widget="radio")
    facts: Text = ask("事实和证据", widget="long", min_length=4, max_length=3000)
    heard: Text = ask(
        "本人的陈述、申辩", widget="long", min_length=2, max_length=2000, help="没有意见的，写明没有意见"
    )


class QuestionFreed(Record):
    """题目有误，全部给分"""

    item: int = ask("哪一道题")
    reason: Text = ask("错在哪里", widget="long", min_length=4, max_length=2000)
