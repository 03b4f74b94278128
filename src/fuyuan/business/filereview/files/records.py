"""What the steps of the review of one file write down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from fuyuan.business.filereview.common import Person
from fuyuan.business.filereview.scoring import PAGE, REASON
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Finding(Record):
    """What the system found about one item before anybody read the file, with its evidence."""

    code: Text = ask("编号")
    sound: bool | None = ask("结论", default=None)
    words: Text = ask("系统核对", max_length=1000)
    url: Text = ask("查看", default="", max_length=200)


class Assigned(Record):
    """分派: taken by the system for each file that was drawn. The sheet goes with it: a later version changes nothing here."""

    round_id: int = ask("评查轮次", widget="kept")
    round_number: Text = ask("评查轮次")
    subject: Text = ask("案卷种类", widget="kept")
    file_id: int = ask("案卷", widget="kept")
    file_number: Text = ask("案卷编号")
    file_title: Text = ask("案卷标题", max_length=300)
    unit_id: int | None = ask("单位", default=None, widget="kept")
    unit: Text = ask("单位", max_length=120)
    handlers: tuple[Person, ...] = ask("承办人", default=())
    reviewers: Annotated[tuple[Person, ...], Field(min_length=2, max_length=2)] = ask("评查人")
    third: Person = ask("第三评查人")
    sheet: Text = ask("评查标准", widget="kept")
    limits: Text = ask("评查设定", widget="kept")
    findings: tuple[Finding, ...] = ask("系统核对", default=(), widget="kept")
    score_by: Day = ask("交评查表的期限")


class Line(Record):
    """One item of the sheet, answered."""

    code: Text = ask("编号", widget="kept", max_length=8)
    item: Text = ask("项目", default="", widget="told", max_length=900)
    found: Text = ask("系统核对", default="", widget="told", max_length=1100)
    deduct: Decimal = Field(Decimal(0), ge=0, le=100, max_digits=5, decimal_places=2, title="扣分")
    reason: Text = ask("扣分理由", default="", max_length=REASON)
    page: Text = ask("所在页、材料", default="", max_length=PAGE)


class VetoLine(Record):
    """One 一票否决 item, answered."""

    code: Text = ask("编号", widget="kept", max_length=8)
    item: Text = ask("项目", default="", widget="told", max_length=900)
    found: Text = ask("系统核对", default="", widget="told", max_length=1100)
    applies: bool = ask("存在这一情形", default=False)
    reason: Text = ask("理由", default="", max_length=REASON)
    page: Text = ask("所在页、材料", default="", max_length=PAGE)


class Scored(Record):
    """评查表 of one reviewer."""

    lines: tuple[Line, ...] = ask("评分项目", widget="rows", help="没有问题的扣 0 分；扣分的写明理由和所在页")
    vetoes: tuple[VetoLine, ...] = ask("一票否决项目", default=(), widget="rows")
    confirmed: bool = ask("我已经逐项翻阅案卷，系统预填的内容也已核实", default=False)


class Settled(Record):
    """分歧的处理: proposed by one reviewer for the other, or ruled by the third."""

    lines: tuple[Line, ...] = ask("有分歧的评分项目", default=(), widget="rows", help="以这里的扣分为准")
    vetoes: tuple[VetoLine, ...] = ask("有分歧的一票否决项目", default=(), widget="rows")
    reason: Text = ask("处理理由", widget="long", min_length=2, max_length=2000)


class Replaced(Record):
    """更换评查人: only before that person's sheet is in."""

    who: int = ask("更换谁")
    by: int = ask("由谁接替")
    reason: Text = ask("原因", min_length=2, max_length=500)


class Answered(Record):
    """承办人的意见"""

    accepts: bool = ask("对评查意见没有异议", default=False)
    words: Text = ask(
        "说明、申辩", default="", widget="long", max_length=5000, help="有异议的写明哪一项、理由"
    )
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class CorrectionLine(Record):
    what: Text = ask("整改事项", min_length=1, max_length=300)
    by: Day = ask("完成期限")


class Concluded(Record):
    """确定得分: after the handler was heard."""

    lines: tuple[Line, ...] = ask(
        "扣分项目", default=(), widget="rows", help="采纳申辩的改扣分，其余照评查意见"
    )
    vetoes: tuple[VetoLine, ...] = ask("一票否决项目", default=(), widget="rows")
    reason: Text = ask(
        "对申辩的答复", default="", widget="long", max_length=3000, help="承办人提出异议、改动扣分的必须填写"
    )
    corrections: Annotated[tuple[CorrectionLine, ...], Field(max_length=30)] = ask("要求整改", default=())


class Corrected(Record):
    """报告整改"""

    number: int = ask("整改事项", ge=1)
    on: Day = ask("完成日期")
    result: Text = ask("整改情况", widget="long", min_length=1, max_length=3000)
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")


class Judged(Record):
    """确认、退回整改"""

    number: int = ask("整改事项", ge=1)
    opinion: Text = ask("意见", min_length=1, max_length=1000)


class SettledBy(Choice):
    AGREEMENT = "agreement", "两名评查人协商一致"
    THIRD = "third", "第三评查人裁定"
