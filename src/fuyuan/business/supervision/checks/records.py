"""What the steps of an organ's check of itself write down."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from fuyuan.business.supervision.corrections.findings import Kind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Topic(Choice):
    """第十二条 item by item, and the acts themselves (第十一条第一款)."""

    STAFF = "staff", "执法人员资格、证件"
    PUBLICITY = "publicity", "行政执法公示"
    RECORDING = "recording", "执法全过程记录"
    LEGAL_REVIEW = "legal_review", "重大执法决定法制审核"
    DISCRETION = "discretion", "行政裁量权基准"
    DUTY = "duty", "执法责任制和责任追究"
    CRIMINAL = "criminal", "行政执法与刑事司法衔接"
    LICENSING = "licensing", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    INSPECTION = "inspection", "行政检查"
    FILES = "files", "执法案卷"


class Planned(Record):
    """安排自查"""

    topics: tuple[Topic, ...] = ask("自查内容", widget="checks", min_length=1)
    units: Text = ask("自查的内设、派出机构", min_length=2, max_length=300, help="例如：各股室、各中队")
    owner: Text = ask("负责人", min_length=2, max_length=60, help="写姓名和职务")
    first_on: Day = ask("开始日期")
    last_on: Day = ask("完成期限")
    how: Text = ask(
        "怎样查", widget="long", min_length=4, max_length=2000, help="例如：抽查案卷、跟班检查、回访"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_on < self.first_on:
            raise ValueError("完成期限早于开始日期，请核对")
        return self


class Found(Record):
    """One thing found by the organ itself."""

    kind: Kind = ask("问题种类")
    what: Text = ask("情况", widget="long", min_length=4, max_length=1000)
    owner: Text = ask("整改负责人", min_length=2, max_length=60)
    fix_by: Day = ask("整改期限")


class Checked(Record):
    """登记自查结果"""

    on: Day = ask("自查完成日期")
    looked: Text = ask(
        "查了什么", widget="long", min_length=4, max_length=2000, help="写明案卷、现场、窗口的数量"
    )
    found: tuple[Found, ...] = ask("发现的问题", default=(), help="没有发现问题的不用添加")
    files: tuple[FileRef, ...] = ask("自查材料", default=(), widget="files")


class Fixed(Record):
    """登记整改"""

    number: int = ask("整改哪一项", ge=1)
    on: Day = ask("整改完成日期")
    did: Text = ask("怎样整改", widget="long", min_length=4, max_length=1000)
    files: tuple[FileRef, ...] = ask("证明材料", default=(), widget="files")
