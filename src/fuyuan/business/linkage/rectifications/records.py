"""What each step of a rectification (督促整改) writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.linkage.common import Approval
from fuyuan.business.linkage.findings.grounds import Finding, Ground
from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Part(Record):
    """One finding of the notice that this unit has to put right."""

    number: int
    ground: Ground
    finding: Finding


class Opened(Record):
    """由通报产生: what one unit owes under a notice."""

    notice_id: int
    notice_number: Text = ask("通报文号", max_length=80)
    window: Text = ask("统计期间", max_length=8)
    organ_id: int
    organ_name: Text = ask("单位", max_length=120)
    office_id: int | None = None
    parts: Annotated[tuple[Part, ...], Field(min_length=1)] = ask("通报的问题")
    demand: Text = ask("整改要求", max_length=4000)
    by_on: Day = ask("整改期限")


class Measure(Record):
    """One thing the unit has done."""

    what: Text = ask("措施", min_length=2, max_length=500)
    who: Text = ask("责任人", min_length=1, max_length=60, help="写姓名和职务")
    done_on: Day = ask("完成日期")


class Reported(Record):
    """报送整改情况: why it happened, what was done, with evidence."""

    reasons: Text = ask("原因", widget="long", min_length=4, max_length=4000)
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)] = ask(
        "已经落实的措施", help="逐项写明谁、做了什么、哪一天完成"
    )
    lasting: Text = ask(
        "长效措施", widget="long", min_length=4, max_length=4000, help="修订了什么制度，怎样防止再次发生"
    )
    files: Annotated[tuple[FileRef, ...], Field(min_length=1)] = ask(
        "证明材料", widget="files", help="能证明整改到位的材料，例如补办的文书、修订的制度；其他单位看不到"
    )


class Confirmed(Record):
    """单位负责人确认: the head answers for what the unit says."""

    signer: Text = ask("签发人", min_length=1, max_length=60, help="写姓名和职务")
    number: Text = ask("本单位文号", default="", max_length=80, help="有正式行文的填写")


class Accepted(Record):
    found: Text = ask(
        "审核情况", widget="long", min_length=4, max_length=2000, help="看了什么材料，问题是否已经改正"
    )
    files: tuple[FileRef, ...] = ask("核查材料", default=(), widget="files")


class Failed(Record):
    """整改不到位: the unit will be named again."""

    reason: Text = ask("哪里没有整改到位", widget="long", min_length=4, max_length=500, help="写进再次通报")


class NamedAgain(Record):
    """再次通报 was issued: the unit owes the same again."""

    notice_id: int
    notice_number: Text = ask("通报文号", max_length=80)
    by_on: Day = ask("整改期限")


class Escalated(Record):
    """提请处理: a report to the head of government."""

    problem: Text = ask("存在的问题", widget="long", min_length=4, max_length=2000)
    demand: Text = ask("建议", widget="long", min_length=4, max_length=2000)
    approval: Approval = ask("审批")
