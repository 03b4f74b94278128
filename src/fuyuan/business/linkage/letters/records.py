"""What each step of a reminder letter (工作提醒函) writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.linkage.common import Approval
from fuyuan.business.linkage.findings.grounds import Finding, Ground
from fuyuan.matters.record import Choice, FileRef, Record, Text, ask


class Proposed(Record):
    """提出提醒函, by an officer of the joint office or by the court."""

    organ_id: int = ask("发给哪个单位", widget="organ")
    ground: Ground = ask("事由")
    matter: Text = ask(
        "情况", widget="long", min_length=4, max_length=2000, help="写明哪件案件、什么时间、发生了什么"
    )
    demand: Text = ask(
        "要求", widget="long", min_length=4, max_length=2000,
        default="请及时妥善解决上述问题，并将原因、措施、责任人和完成时间书面答复我办。",
    )  # fmt: skip
    answer_days: int = ask("几个工作日内答复", default=10, ge=1, le=60)
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class ProposedByRule(Record):
    """A rule asks for a letter: the rule as it read, and every matter it counted."""

    organ_id: int
    rule: Text = ask("规则代码", max_length=40)
    rule_name: Text = ask("规则", max_length=60)
    threshold: int = ask("条件：件数达到")
    window: Text = ask("统计期间", max_length=8)
    ground: Ground = ask("事由")
    matter: Text = ask("情况", widget="long", max_length=2000)
    demand: Text = ask("要求", widget="long", max_length=2000)
    answer_days: int = ask("几个工作日内答复")
    findings: Annotated[tuple[Finding, ...], Field(min_length=1)] = ask("触发的事实")


class Reviewed(Record):
    """审核: the text as it will be sent."""

    matter: Text = ask("情况", widget="long", min_length=4, max_length=2000)
    demand: Text = ask("要求", widget="long", min_length=4, max_length=2000)
    answer_days: int = ask("几个工作日内答复", ge=1, le=60, help="从发出之日的第二天起算")
    approval: Approval = ask("审批")


class Way(Choice):
    """Where an unanswered or unheeded letter goes. (五) 对……存在不依法行政情况的单位予以通报，并督促整改."""

    CRITICISM = "criticism", "通报并督促整改"
    HEAD = "head", "报告政府主要负责人"


class Escalated(Record):
    way: Way = ask("处理方式", widget="radio")
    problem: Text = ask("存在的问题", widget="long", min_length=4, max_length=2000)
    demand: Text = ask("整改要求（建议）", widget="long", min_length=4, max_length=2000)
    approval: Approval = ask("审批")
