"""What the steps of a piece of news (工作动态) write down."""

from __future__ import annotations

from fuyuan.matters.record import Record, Text, ask


class Write(Record):
    """拟写动态"""

    title: Text = ask("标题", min_length=4, max_length=120)
    summary: Text = ask("摘要", min_length=10, max_length=300, widget="long", help="一两句话，显示在列表里")
    text: Text = ask(
        "正文", min_length=20, max_length=20000, widget="long",
        help="一段一行。不写群众的姓名、电话、住址；咨询电话每一页下面都有，不用写",
    )  # fmt: skip
    activity_id: int | None = ask("来自哪个宣传活动", default=None, help="不是宣传活动的不选")
