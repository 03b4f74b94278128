"""What each step of an agreement (执行协议、行政和解) writes down. Money is in whole yuan."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.guidance.talks.records import PartyKind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

MOST = 10**12


class Kind(Choice):
    """执行协议 is what the plan calls 执行和解."""

    ENFORCE = "enforce", "执行协议"
    DISPUTE = "dispute", "行政和解"


class Owed(Choice):
    PARTY = "party", "当事人"
    UNIT = "unit", "本机关"


class Item(Record):
    """One thing to be performed, by one side, by a day."""

    owed: Owed = ask("谁履行", widget="radio")
    what: Text = ask("履行什么", min_length=2, max_length=300)
    amount: int | None = ask("金额（元）", default=None, ge=1, le=MOST)
    by: Day = ask("履行期限")


class Drafted(Record):
    """拟定协议"""

    kind: Kind = ask(
        "种类", widget="radio", help="强制执行中达成的（执行和解），选执行协议；行政争议中达成的，选行政和解"
    )
    party_kind: PartyKind = ask("当事人", widget="radio")
    party: Text = ask("姓名或者名称", min_length=2, max_length=120, help="只有本单位能看到")
    source: Text = ask(
        "从哪一件来的", default="", max_length=80,
        help="调解、行政复议、行政诉讼的编号；行政和解必须填写，执行协议没有的不填",
    )  # fmt: skip
    act: Text = ask("所涉行政决定", min_length=2, max_length=200, help="写决定的名称，不写当事人")
    act_number: Text = ask("决定书文号", default="", max_length=100)
    acted_on: Day = ask("决定日期")
    why: Text = ask("争议或者没有履行的情况", widget="long", min_length=4, max_length=3000)
    principal: int | None = ask("决定的金额（元）", default=None, ge=1, le=MOST)
    added: int | None = ask("加处的罚款、滞纳金（元）", default=None, ge=1, le=MOST)
    waived: int | None = ask(
        "减免加处的罚款、滞纳金（元）", default=None, ge=1, le=MOST, help="决定的金额不能减免"
    )
    remedy: Text = ask("当事人采取的补救措施", default="", widget="long", max_length=2000)
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=36)] = ask("分阶段履行")
    harmless: Text = ask(
        "为什么不损害公共利益和他人合法权益", widget="long", min_length=6, max_length=2000, help="不写当事人姓名，司法局也能看到",
    )  # fmt: skip


class Approved(Record):
    """批准"""

    opinion: Text = ask("意见", default="同意", max_length=1000)


class Signed(Record):
    """登记签订"""

    on: Day = ask("签订日期")
    by: Text = ask("当事人一方由谁签字", min_length=2, max_length=60, help="只有本单位能看到")
    files: tuple[FileRef, ...] = ask("双方签字、盖章的协议", default=(), widget="files")


class Performed(Record):
    """登记履行"""

    item: int = ask("第几期")
    on: Day = ask("履行日期")
    result: Text = ask("怎样核实的", min_length=2, max_length=500, help="例如：缴款凭证、现场查看")


class Broken(Record):
    """登记不履行"""

    item: int = ask("第几期")
    found: Text = ask("不履行的情况", widget="long", min_length=4, max_length=2000)


class Resumed(Record):
    """恢复强制执行"""

    on: Day = ask("恢复日期")
    how: Text = ask(
        "怎样执行", widget="long", min_length=4, max_length=2000, help="还有什么没有履行、用什么方式执行"
    )
