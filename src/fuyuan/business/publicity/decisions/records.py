"""What the steps of publishing a decision write down."""

from __future__ import annotations

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Choice, Day, Fact, FileRef, Record, Text, ask

from .candidates import HowPublic


class Made(Fact):
    """The decision as the case handed it over."""

    case_id: int
    case_number: str
    number: str
    act: str
    act_kind: ActKind
    area: str
    outcome: str
    agency: str
    decided_on: Day
    served_on: Day


class Opened(Record):
    """由送达启动: taken by the system when the decision has reached everybody."""

    case_id: int = ask("案件", widget="hidden")
    case_number: Text = ask("案号", max_length=80)
    number: Text = ask("决定书文号", max_length=80)
    act: Text = ask("行政行为", max_length=400)
    act_kind: ActKind = ask("行为种类")
    area: Text = ask("管理领域", default="", max_length=60)
    outcome: Text = ask("结果", max_length=120)
    agency: Text = ask("被申请人", max_length=400)
    decided_on: Day = ask("决定日期")
    served_on: Day = ask("生效日期")
    organ_id: int | None = ask("行政复议机关", default=None)
    holder_id: int | None = ask("承办人", default=None)
    obstacles: tuple[Text, ...] = ask("不公开的原因", default=())


class Propose(Record):
    """核查公开情形、生成公开稿"""

    how_public: HowPublic = ask("被申请复议的行政行为公开了吗", widget="radio")
    state_secret: bool = ask("涉及国家秘密", default=False)
    trade_secret: bool = ask("涉及商业秘密，隐去以后仍会泄露", default=False)
    privacy: bool = ask("涉及个人隐私，隐去以后仍能认出是谁", default=False)
    note: Text = ask("核查说明", default="", max_length=1000, widget="long")
    file: FileRef | None = ask(
        "决定书文件", default=None, widget="file",
        help="决定书不是在本系统签发的才上传：.docx、.txt，或者能复制出文字的 .pdf；扫描件读不出文字",
    )  # fmt: skip


class HoldGround(Choice):
    SUIT = "suit", "当事人已经起诉，等待裁判"
    OBJECTION = "objection", "当事人、第三人对公开提出异议"
    ASKING = "asking", "正在征求有关机关意见"
    OTHER = "other", "其他"


class Hold(Record):
    """暂缓公开"""

    ground: HoldGround = ask("原因", widget="radio")
    reason: Text = ask("说明", min_length=2, max_length=1000, widget="long")
    review_on: Day = ask("重新研究的日期", help="到这一天提醒再看能不能公开")


class DeclineGround(Choice):
    STATE_SECRET = "state_secret", "涉及国家秘密"
    TRADE_SECRET = "trade_secret", "涉及商业秘密"
    PRIVACY = "privacy", "涉及个人隐私"
    MINOR = "minor", "涉及未成年人"
    CLOSED = "closed", "行政行为依法不予公开"
    STABILITY = "stability", "可能危及国家安全、公共安全、经济安全、社会稳定"
    OTHER = "other", "其他"


class Decline(Record):
    """不予公开"""

    ground: DeclineGround = ask("原因", widget="radio")
    reason: Text = ask("说明", min_length=2, max_length=1000, widget="long")
