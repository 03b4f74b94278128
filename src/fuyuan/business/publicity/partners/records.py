"""What the register of media partners (合作媒体) writes down."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Medium(Choice):
    """The kinds 《法治宣传教育法》第四十九条 names."""

    PAPER = "paper", "报刊"
    RADIO = "radio", "广播"
    TELEVISION = "television", "电视"
    NETWORK = "network", "网站、新媒体"


class Partner(Record):
    """登记合作媒体"""

    name: Text = ask("名称", min_length=2, max_length=80)
    medium: Medium = ask("种类", widget="radio")
    contact: Text = ask("联系人", default="", max_length=60)
    phone: Text = ask("联系电话", default="", max_length=40)
    agreed_on: Day = ask("建立联系的日期")
    agreement: FileRef | None = ask("合作协议、函件", default=None, widget="file")
    note: Text = ask("合作内容", default="", max_length=500, widget="long", help="例如：每月一期以案释法专栏")
