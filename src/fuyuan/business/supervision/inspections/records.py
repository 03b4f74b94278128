"""What the steps of an inspection write down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.supervision.common import Member
from fuyuan.business.supervision.corrections.findings import FindingLine, Kind, Nature, Severity
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Given(Record):
    """The team, as the round gave it."""

    team: Text = ask("监督队", max_length=80)
    members: tuple[Member, ...] = ask("队员")


class Assigned(Record):
    """由监督轮次产生"""

    round_id: int = ask("监督轮次", widget="kept")
    round_number: Text = ask("监督轮次", max_length=80)
    round_title: Text = ask("名称", max_length=80)
    organ_id: int
    organ_name: Text = ask("被监督单位", max_length=120)
    areas: tuple[Text, ...] = ask("检查领域")
    first_on: Day = ask("检查开始日期")
    last_on: Day = ask("检查结束日期")
    team: Text = ask("监督队", max_length=80)
    members: tuple[Member, ...] = ask("队员")


class Stopped(Record):
    """回避: a relation was declared after the assignment, or a member says that he or she must stay away."""

    why: Text = ask("原因", min_length=4, max_length=300, help="与被监督单位有什么关系")


class Way(Choice):
    """第二十二条第二项: 开展检查、访谈、暗访."""

    VISIT = "visit", "现场检查"
    TALK = "talk", "访谈"
    SECRET = "secret", "暗访"


class Result(Choice):
    SOUND = "sound", "符合"
    PROBLEM = "problem", "有问题"
    NONE = "none", "本次没有涉及"


class CheckLine(Record):
    """One item of the check list, answered on the spot."""

    code: Text = ask("编号", widget="kept", max_length=8)
    item: Text = ask("检查内容", default="", widget="told", max_length=600)
    result: Result = ask("结果", widget="radio")
    note: Text = ask("情况", default="", widget="long", max_length=2000, help="有问题的写明事实")
    nature: Nature | None = ask("性质", default=None, help="有问题的选择")
    severity: Severity = ask("程度", default=Severity.PLAIN)
    photos: tuple[FileRef, ...] = ask("照片", default=(), widget="photos")


class Added(Record):
    """补充检查情况: what another member saw, or another phone held, when the check list had been handed in already."""

    what: Text = ask("补充的情况", widget="long", min_length=4, max_length=20_000)
    photos: tuple[FileRef, ...] = ask("照片", default=(), widget="photos")


class HandedIn(Record):
    """提交检查情况"""

    on: Day = ask("检查日期")
    way: Way = ask("方式", widget="radio", default=Way.VISIT)
    present: Text = ask(
        "被检查单位在场人员", default="", max_length=120, help="现场检查、访谈的填写姓名和职务"
    )
    by: Text = ask("检查人员", min_length=2, max_length=120)
    lines: Annotated[tuple[CheckLine, ...], Field(min_length=1)] = ask("检查表", widget="given")
    others: tuple[FindingLine, ...] = ask("检查表以外的问题", default=())
    summary: Text = ask("总体情况", default="", widget="long", max_length=3000)


# -- 案卷评查 ------------------------------------------------------------------------------------------------------


class FilesBy(Choice):
    """By what the draw is stratified."""

    NONE = "none", "不分层"
    KIND = "kind", "按行为种类"
    OUTCOME = "outcome", "按结果"


class FilesCalled(Record):
    """开展案卷评查"""

    first: Day = ask("办结日期起")
    last: Day = ask("办结日期止", help="从重大执法决定登记簿中抽取这一期间核对属实的案卷")
    size: int = ask("抽取件数", default=3, ge=1, le=50)
    stratum: FilesBy = ask("分层", default=FilesBy.NONE, widget="radio")
    reviewers: Annotated[tuple[int, ...], Field(min_length=3, max_length=60)] = ask(
        "评查人",
        widget="checks",
        help="至少三人：每件由两人各自评分，第三人裁定分歧；本单位的、申报了关系的自动排除",
    )
    score_by: Day = ask("交评查表的期限")
    report_by: Day = ask("完成评查报告的期限")


class ProblemLine(Record):
    """What stands after the review by one item of its sheet, as a problem of supervision."""

    code: Text = ask("编号", widget="kept", max_length=8)
    item: Text = ask("评查发现", default="", widget="told", max_length=4000)
    kind: Kind = ask("问题种类")
    nature: Nature = ask("性质")
    severity: Severity = ask("程度", default=Severity.PLAIN, widget="radio")


class ProblemsEntered(Record):
    """登记案卷评查发现的问题"""

    lines: Annotated[tuple[ProblemLine, ...], Field(min_length=1, max_length=30)] = ask(
        "问题", widget="given"
    )
