"""What each step of an item of information shared (共享信息) writes down."""

from __future__ import annotations

from fuyuan.business.linkage.sides import Side
from fuyuan.matters.record import Day, Record, Text, ask
from fuyuan.organs.posts import Post

from .rules import Subject


class Line(Record):
    """One thing the rule lets the other side read."""

    label: Text = ask("项目", max_length=60)
    text: Text = ask(
        "内容"
    )  # as long as what is shared: a limit here would keep a decision from being served


class Item(Record):
    """An item as its rule gave it out that day: whatever the rule or the matter becomes, this is what was shared."""

    rule: Text = ask("规则代码", max_length=40)
    rule_name: Text = ask("规则", max_length=60)
    basis: Text = ask("依据", max_length=300)
    rule_from: Day = ask("规则适用起始日")
    subject: Subject = ask("信息种类")
    giver: Side = ask("共享方")
    readers: tuple[Post, ...] = ask("可以查看的岗位")
    anonymous: bool = ask("隐去个人信息")
    key: Text = ask("事项", max_length=80)
    title: Text = ask("标题", max_length=200)
    on: Day = ask("发生日期")
    lines: tuple[Line, ...] = ask("内容")
    source_kind: Text = ask("来源种类", default="", max_length=40)
    source_id: int | None = ask("来源办件", default=None)


class TakenBack(Record):
    """撤回: shared by mistake."""

    reason: Text = ask(
        "撤回理由",
        widget="long",
        min_length=2,
        max_length=1000,
        help="例如：裁判已被再审改判；误写了当事人姓名",
    )
    by: Text = ask("决定撤回的人", min_length=1, max_length=60, help="写姓名和职务")
