"""How suits are numbered, and the days this house sets itself."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

SUIT_NUMBER, CAUSE_DAYS = "litigation.number.suit", "litigation.cause_days"


def register_settings() -> None:
    installation.register_topic("litigation", "应诉报送时限", "suit")
    installation.register(
        SUIT_NUMBER, title="诉讼案件登记号的写法", help=PLACES, type=str, default="{prefix}应诉〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        CAUSE_DAYS, title="败诉后几日内报送败诉原因", type=int, default=15, topic="litigation", least=1, most=365,
        help="自登记败诉结果之日起的自然日；法律没有规定天数，由联席会议办公室确定。",
    )  # fmt: skip


write_number = by_setting(SUIT_NUMBER)  # 汝应诉〔2026〕12号
