"""What each step of a case in which an item of a list was used (适用清单案件) writes down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Day, Record, Text, ask


class Begun(Record):
    """登记案件"""

    entry: Text = ask("适用哪一项", max_length=40)
    party: Text = ask("当事人", min_length=1, max_length=120)
    facts: Text = ask("违法事实", widget="long", min_length=4, max_length=3000)
    found_on: Day = ask("发现日期")


class Tick(Record):
    """One condition: as the list has it; whether it is there and by what evidence is answered."""

    text: Text = ask("条件", widget="told", max_length=1000)
    met: bool = ask("符合", default=False)
    fact: Text = ask("事实和证据", default="", max_length=500)


class Checked(Record):
    """核对条件"""

    ticks: Annotated[tuple[Tick, ...], Field(min_length=1, max_length=12)] = ask(
        "适用条件", widget="given", help="逐项核对；有一项不符合的，不适用清单"
    )


class Decided(Record):
    """作出处理"""

    act_number: Text = ask("决定书文号", min_length=2, max_length=100)
    acted_on: Day = ask("决定日期", help="清单在这一天必须正在施行")
    least: int | None = ask("法定最低罚款（元）", default=None, ge=0, le=10**10)
    usual: int | None = ask(
        "没有这一情节时通常的罚款（元）", default=None, ge=0, le=10**10, help="按裁量基准计算"
    )
    fined: int | None = ask("实际罚款（元）", default=None, ge=0, le=10**10, help="不予处罚的不填")
    taught: Text = ask("教育情况", default="", widget="long", max_length=1000, help="不予处罚的必须填写")
