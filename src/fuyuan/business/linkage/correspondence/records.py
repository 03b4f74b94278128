"""What a unit writes back, and what the office makes of it: the same for a reminder letter and a loss analysis."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Measure(Record):
    """One thing the unit will do."""

    what: Text = ask("措施", min_length=2, max_length=500)
    who: Text = ask("责任人", min_length=1, max_length=60)
    by: Day = ask("完成日期")


class Answered(Record):
    """答复: why it happened, what is done about it."""

    reasons: Text = ask("原因", widget="long", min_length=4, max_length=4000)
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)] = ask(
        "措施", help="写明谁、做什么、哪一天前"
    )
    lasting: Text = ask(
        "长效措施", default="", widget="long", max_length=4000, help="修订了什么制度，怎样防止再次发生"
    )
    number: Text = ask("本单位文号", default="", max_length=80, help="有正式复函的填写")
    signer: Text = ask("签发人", max_length=60, min_length=1, help="写姓名和职务")
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")


class Closed(Record):
    """核查办结: what the follow-up check found."""

    found: Text = ask(
        "核查情况", widget="long", min_length=4, max_length=2000, help="看了什么材料，措施是否落实"
    )
    files: tuple[FileRef, ...] = ask("核查材料", default=(), widget="files")
