"""What each step of a reported problem (问题反映) writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Channel(Choice):
    """第二十条第二款: 通过涉企行政执法诉求沟通机制、政务服务便民热线等渠道反映的行政执法问题线索."""

    PORTAL = "portal", "公众网站"
    HOTLINE = "hotline", "12345 热线"
    VISIT = "visit", "走访"
    LETTER = "letter", "来信来访"


class ByHand(Choice):
    VISIT = "visit", "走访"
    LETTER = "letter", "来信来访"


class Sender(Choice):
    ANONYMOUS = "anonymous", "匿名，我自己凭查询码看答复"
    NAMED = "named", "留下联系方式，方便核实和答复"


class Told(Record):
    """What was told, whichever way it came."""

    organ_id: int | None = ask("反映哪个机关", default=None, widget="organ", help="不清楚的不填")
    area: Text = ask("执法领域", min_length=1, max_length=60)
    happened_on: Day | None = ask("什么时候发生的", default=None, help="记不清的不填")
    what: Text = ask(
        "反映的问题", widget="long", min_length=10, max_length=4000,
        help="什么时间、在哪里、谁、做了什么、您认为哪里不对",
    )  # fmt: skip
    name: Text = ask("姓名", default="", max_length=60, help="留下联系方式的填写；只有司法局监督人员能看到")
    phone: Text = ask("联系电话", default="", max_length=40)


class Reported(Told):
    """网上反映"""

    sender: Sender = ask("怎样答复您", widget="radio")
    files: tuple[FileRef, ...] = ask("照片、录音、文书等材料", default=(), widget="files")

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.sender is Sender.NAMED and not (self.name.strip() and self.phone.strip()):
            raise ValueError("留下联系方式的，请填写姓名和联系电话；不想留的，选择匿名")
        if self.sender is Sender.ANONYMOUS and (self.name.strip() or self.phone.strip()):
            raise ValueError("选择了匿名，请把姓名和联系电话删去")
        return self


class Registered(Told):
    """登记走访、来信来访反映的问题"""

    channel: ByHand = ask("怎样收到的", widget="radio")
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class TakenIn(Told):
    """12345 热线工单"""

    order_number: Text = ask("工单编号", min_length=1, max_length=60)
    ordered_on: Day = ask("来电日期")


class Assigned(Record):
    """交办"""

    organ_id: int = ask("交给哪个单位", widget="organ")
    demand: Text = ask(
        "要求", widget="long", min_length=4, max_length=2000, help="查什么、怎样反馈；不写反映人的姓名、电话"
    )
    by_on: Day = ask("在哪一天前反馈")


class SentBack(Record):
    reason: Text = ask("还要查清什么", widget="long", min_length=2, max_length=2000)
    by_on: Day = ask("在哪一天前再次反馈")


class UnitReplied(Record):
    """反馈"""

    text: Text = ask("查办情况和处理意见", widget="long", min_length=4, max_length=4000)
    signer: Text = ask("签发人", min_length=2, max_length=60, help="写姓名和职务")
    files: tuple[FileRef, ...] = ask("证明材料", default=(), widget="files")


class AnswerGiven(Record):
    """答复反映人"""

    text: Text = ask(
        "答复", widget="long", min_length=4, max_length=4000, help="反映人凭查询码看到的就是这段话"
    )


class Referred(Record):
    """不属于受理范围"""

    competent: Text = ask("应当向哪个机关反映", min_length=2, max_length=120)
    text: Text = ask(
        "理由和办法", widget="long", min_length=4, max_length=2000, help="反映人看到的就是这段话"
    )


class ClueKind(Choice):
    """《行政执法监督条例》第三十三条第一款: both go to the supervision organ."""

    DUTY = "duty", "公职人员涉嫌职务违法、职务犯罪的问题线索"
    CONDUCT = "conduct", "行政执法人员违反行政执法监督条例的问题线索"


class MadeClue(Record):
    """转为问题线索"""

    kind: ClueKind = ask("线索种类", widget="radio")
    organ_id: int = ask("涉及单位", widget="organ")
    subject: Text = ask("涉及人员", min_length=1, max_length=200, help="写姓名、职务；还不清楚的写“待查”")
    people: Annotated[tuple[int, ...], Field(min_length=1, max_length=5)] = ask(
        "由谁批准移送", help="除您以外，只有勾选的负责人能看到线索"
    )


class PassedOn(Record):
    """转入整治: what goes on the list of problems, without who reported it."""

    campaign_id: int = ask("列入哪一项整治")
    organ_id: int = ask("涉及哪个机关", widget="organ")
    what: Text = ask(
        "问题",
        widget="long",
        min_length=6,
        max_length=3000,
        help="单位看到的就是这段话；不写反映人、当事人的姓名、住址、电话",
    )
