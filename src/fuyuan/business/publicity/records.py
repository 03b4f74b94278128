"""What the steps that both lines of business share write down: changing the draft, confirming it twice, publishing it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from fuyuan.matters.record import Choice, Day, Record, Text, ask

from .redaction import Kind


class What(Choice):
    """What the reviewer hides by hand, in the words of the redactor's kinds."""

    NAME = "name", Kind.NAME.value
    FIRM = "firm", Kind.FIRM.value
    ADDRESS = "address", Kind.ADDRESS.value
    NUMBER = "number", Kind.NUMBER.value
    MEDICAL = "medical", Kind.MEDICAL.value
    OTHER = "other", "其他能认出人的内容"


class Hide(Record):
    words: Text = ask("要隐去的文字", min_length=1, max_length=200, help="照原文写；全文每一处都隐去")
    alias: Text = ask(
        "换成", default="×××", min_length=1, max_length=60, help="同一个人全文只用一个化名，例如：张某1"
    )
    what: What = ask("属于哪一类", default=What.OTHER)


class GiveBack(Record):
    key: Text = ask("恢复哪一处", max_length=600)
    reason: Text = ask("为什么可以公开", min_length=2, max_length=500, widget="long")


class Rename(Record):
    old: Text = ask("现在的化名", max_length=200)
    to: Text = ask("改成", min_length=1, max_length=60)


class Describe(Record):
    """What stands above the text: title, plain words, area."""

    title: Text = ask("公开标题", min_length=4, max_length=120, help="不写当事人姓名、名称")
    summary: Text = ask(
        "白话摘要", min_length=10, max_length=800, widget="long",
        help="用老百姓看得懂的话写：因为什么事、争什么、复议机关怎么看、结果是什么。200字左右",
    )  # fmt: skip
    area: Text = ask("管理领域", default="", max_length=60, help="例如：市场监管、自然资源、公安")


def _ticked(value: bool) -> bool:
    if not value:
        raise ValueError("请先从头到尾读完公开稿，再勾选")
    return value


Ticked = Annotated[bool, AfterValidator(_ticked)]


class Read(Record):
    """第一次确认: whoever made the draft has read it whole."""

    read: Ticked = ask("已经从头到尾读过公开稿，没有需要隐去的内容")


class Confirm(Record):
    """第二次确认, by another person, who also sets the day."""

    read: Ticked = ask("已经从头到尾读过公开稿，同意公开")
    publish_on: Day = ask("公开日期", help="到这一天自动公开；填今天的，今天就可以点“公开”")


class Reasoned(Record):
    reason: Text = ask("原因", min_length=2, max_length=1000, widget="long")
