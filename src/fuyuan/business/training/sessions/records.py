"""What each step of a training session writes down."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

Hours = Annotated[Decimal, Field(gt=0, le=24, decimal_places=1)]


class Form(Choice):
    """How it is taught, in the words of the plan: measures 十一 (first three) and 十四."""

    LECTURE = "lecture", "专题培训"
    SECONDMENT = "secondment", "以干代训"
    MENTORING = "mentoring", "以老带新"
    CONTEST = "contest", "知识竞赛"
    CASE = "case", "案例分析"
    MICRO = "micro", "微课比赛"
    MOCK = "mock", "模拟执法"
    VISIT = "visit", "现场观摩"
    HEARING = "hearing", "庭审旁听"
    DRILL = "drill", "岗位练兵"


class Subject(Choice):
    """《河南省行政执法条例》第二十一条第一款: 公共法律知识、专业法律知识等培训."""

    COMMON = "common", "公共法律知识"
    SPECIAL = "special", "专业法律知识"
    SKILL = "skill", "执法业务"


class Audience(Choice):
    ENFORCERS = "enforcers", "行政执法人员"
    SUPERVISORS = "supervisors", "行政执法监督人员"
    TOWNS = "towns", "乡镇、街道执法人员"
    REVIEWERS = "reviewers", "行政复议人员"


class Planned(Record):
    """安排培训"""

    title: Text = ask("主题", min_length=2, max_length=100)
    form: Form = ask("形式")
    subject: Subject = ask("内容类别")
    audience: Audience = ask("培训对象", widget="radio", default=Audience.ENFORCERS)
    powers: tuple[Text, ...] = ask(
        "涉及的放权事项", default=(), help="培训乡镇、街道人员的填写，名称照放权事项清单写"
    )
    teacher: Text = ask("授课人、指导人", min_length=2, max_length=100, help="姓名和单位职务")
    place: Text = ask("地点", min_length=2, max_length=120)
    on: Day = ask("日期", help="已经举办的可以补登，出席情况由举办单位说明")
    begins: time = ask("开始")
    ends: time = ask("结束")
    hours: Hours = ask("学时", help="不能超过培训时间折合的学时")
    sign_before: int = ask("开始前几分钟可以签到", default=30, ge=0, le=120)
    sign_after: int = ask("开始后几分钟停止签到", default=15, ge=0, le=120)
    about: Text = ask("主要内容", default="", widget="long", max_length=5000)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("“结束”应当晚于“开始”；跨日的培训请按天分别安排")
        return self

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        length = datetime.combine(date.min, self.ends) - datetime.combine(date.min, self.begins)
        return int(length.total_seconds()) // 60


class Added(Record):
    """补登出席: somebody whose telephone failed, or a session held before it was entered."""

    officer: Text = ask("人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    reason: Text = ask("原因", min_length=2, max_length=500, help="例如：手机无法扫码，纸质签到表有签名")


class Attended(Record):
    """One person's line: as signed in; only the hours are answered."""

    officer_id: int = ask("编号", widget="kept")
    person_id: int = ask("人员", widget="kept")
    name: Text = ask("姓名", widget="told", max_length=60)
    unit: Text = ask("单位", widget="told", max_length=120)
    hours: Annotated[Decimal, Field(ge=0, le=24, decimal_places=1)] = ask("学时")


class Reported(Record):
    """报送学时"""

    attended: tuple[Attended, ...] = ask(
        "出席人员", widget="given", default=(), help="按签到列出；中途离开的改小，没有完成的填 0"
    )
    note: Text = ask("培训情况", default="", widget="long", max_length=2000)
    files: tuple[FileRef, ...] = ask("签到表、课件、照片", default=(), widget="files")


class Approved(Record):
    """认定学时"""

    opinion: Text = ask("意见", default="同意认定", min_length=2, max_length=500)


class Corrected(Record):
    """更正学时: after approval, with the reason."""

    officer: Text = ask("人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    hours: Annotated[Decimal, Field(ge=0, le=24, decimal_places=1)] = ask("更正后的学时", help="取消的填 0")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)
