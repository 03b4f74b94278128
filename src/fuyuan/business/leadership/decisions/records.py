"""What each step of a major enforcement decision writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Why(Choice):
    """Why a decision is a major one: 《行政处罚法》第五十七条第二款、第五十八条第一款；《河南省行政执法条例》第二十八条第三款."""

    COMPLEX = "complex", "情节复杂"
    GRAVE = "grave", "重大违法行为"
    PUBLIC = "public", "涉及重大公共利益"
    HEARD = "heard", "直接关系当事人或者第三人重大权益，经过听证程序"
    DIFFICULT = "difficult", "案件情况疑难复杂、涉及多个法律关系"
    LISTED = "listed", "属于本机关公开的重大执法决定范围"


class Entered(Record):
    """登记重大执法决定"""

    title: Text = ask("案件名称", min_length=4, max_length=120, help="写案由，不写当事人姓名")
    file_number: Text = ask("执法案卷号", min_length=2, max_length=80)
    act_kind: ActKind = ask("行为种类")
    why: Why = ask("为什么属于重大执法决定")
    officers: Annotated[tuple[Text, ...], Field(max_length=10)] = ask(
        "承办的执法人员", default=(), help="两人以上；本单位执法人员名册里的姓名，有同名的填人员编号"
    )
    alone: Text = ask(
        "一人承办的法律依据",
        default="",
        max_length=200,
        help="执法人员只有一人的行政处罚填写：哪部法律第几条允许（法律另有规定的除外）",
    )
    investigated_on: Day | None = ask(
        "调查终结日期", default=None, help="系统核对承办人员这一天是否持有有效的执法证件；不填的按登记之日"
    )
    proposed: Text = ask("拟作出的决定", widget="long", min_length=4, max_length=5000)
    files: tuple[FileRef, ...] = ask("调查终结报告等材料", default=(), widget="files")


class Opinion(Choice):
    PASSED = "passed", "审核通过"
    AMENDED = "amended", "修改后通过"
    REFUSED = "refused", "审核不通过"


class Reviewed(Record):
    """法制审核"""

    on: Day = ask("审核日期")
    reviewer: Text = ask("审核人", min_length=2, max_length=60, help="法制机构的审核人员，不是承办人")
    opinion: Opinion = ask("审核意见", widget="radio")
    words: Text = ask(
        "意见内容", widget="long", min_length=4, max_length=5000, help="主体、程序、事实、依据、裁量"
    )
    files: tuple[FileRef, ...] = ask("审核意见书", default=(), widget="files")


class Result(Choice):
    AGREED = "agreed", "同意拟作出的决定"
    CHANGED = "changed", "改变拟作出的决定"
    BACK = "back", "退回补充调查"


class Discussed(Record):
    """集体讨论"""

    on: Day = ask("讨论日期")
    host: Text = ask("主持人", min_length=2, max_length=40)
    leaders: Annotated[tuple[Text, ...], Field(min_length=2, max_length=30)] = ask(
        "参加讨论的领导", widget="checks"
    )
    others: Text = ask("列席人员", default="", max_length=300)
    opinions: Text = ask(
        "讨论情况", widget="long", min_length=4, max_length=8000, help="各人的意见，不同意见如实记录"
    )
    result: Result = ask("结论", widget="radio")
    decision: Text = ask("决定内容", widget="long", min_length=2, max_length=5000)
    minutes: Text = ask(
        "会议记录编号", default="", max_length=80, help="没有上传会议记录的，写明编号和存放的地方"
    )
    files: tuple[FileRef, ...] = ask("会议记录", default=(), widget="files")

    @model_validator(mode="after")
    def _proven(self) -> Self:
        if not self.files and not self.minutes.strip():
            raise ValueError("请上传会议记录，或者填写会议记录编号")
        return self


class Agreed(Record):
    opinion: Text = ask("意见", default="属实", min_length=2, max_length=500)
