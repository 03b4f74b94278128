"""How the room numbers its matters and papers, and what its papers rest on."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES

LETTER_NUMBER, MEETING_NUMBER = "linkage.number.letter", "linkage.number.meeting"
STANDARD_NUMBER, CLUE_NUMBER = "linkage.number.standard", "linkage.number.clue"
CLUE_PAPER, QUESTION_NUMBER = "linkage.number.clue_paper", "linkage.number.question"
SHARED_NUMBER = "linkage.number.shared"
PAPER_NUMBER, BASIS = "linkage.number.paper", "linkage.basis"
NOTICE_NUMBER, RECTIFICATION_NUMBER = "linkage.number.notice", "linkage.number.rectification"
ANALYSIS_NUMBER = "linkage.number.analysis"
NOTICE_PERIOD, ANALYSIS_PERIOD = "linkage.notice.period", "linkage.analysis.period"
PERIODS = (
    ("month", "每月"),
    ("quarter", "每季度"),
    ("half", "每半年"),
    ("year", "每年"),
    ("none", "不自动形成"),
)
JOINT_MONTHS, PUSH_MONTHS = "linkage.months.joint", "linkage.months.push"


def register_settings() -> None:
    installation.register_topic("linkage", "府院联动周期", "joint_meeting", "notice", "loss_analysis")
    installation.register(
        LETTER_NUMBER, title="工作提醒函编号的写法", help=PLACES, type=str,
        default="{prefix}提醒件〔{year}〕{serial}号",
    )  # fmt: skip
    installation.register(
        MEETING_NUMBER, title="联席会议编号的写法", help=PLACES, type=str, default="{prefix}联席会〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        STANDARD_NUMBER, title="类案审理标准编号的写法", help=PLACES, type=str, default="{prefix}类案标准〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        CLUE_NUMBER, title="线索编号的写法", help=PLACES, type=str, default="{prefix}线索〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        CLUE_PAPER, title="线索移送函编号的写法", help=PLACES, type=str, default="{prefix}政复{word}〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        QUESTION_NUMBER, title="信息互通编号的写法", help=PLACES, type=str, default="{prefix}互通〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        SHARED_NUMBER, title="共享信息编号的写法", help=PLACES, type=str, default="{prefix}共享〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        NOTICE_NUMBER, title="通报办件编号的写法", help=PLACES, type=str, default="{prefix}通报件〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        RECTIFICATION_NUMBER, title="督促整改编号的写法", help=PLACES, type=str, default="{prefix}督改〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        ANALYSIS_NUMBER, title="败诉分析函编号的写法", help=PLACES, type=str, default="{prefix}败诉析〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        ANALYSIS_PERIOD, title="败诉分析函的统计期间", help="期间结束十天后，为每个有败诉裁判发生效力的单位拟出一件，等审核。",
        type=str, default="quarter", choices=PERIODS, topic="linkage",
    )  # fmt: skip
    installation.register(
        NOTICE_PERIOD, title="通报的统计期间", help="期间结束十天后自动汇集各单位的问题，等联席会议办公室核对；随时可以手工汇集。",
        type=str, default="quarter", choices=PERIODS, topic="linkage",
    )  # fmt: skip
    installation.register(
        JOINT_MONTHS, title="联席会议几个月没有召开时提醒", help="从上一次召开之日起算；0 表示不提醒。", type=int, default=6,
        topic="linkage", least=0, most=60,
    )  # fmt: skip
    installation.register(
        PUSH_MONTHS, title="推进会几个月没有召开时提醒", help="从上一次召开之日起算；0 表示不提醒。", type=int, default=12,
        topic="linkage", least=0, most=60,
    )  # fmt: skip
    installation.register(
        PAPER_NUMBER, title="府院联动文书编号的写法", help=PLACES, type=str,
        default="{prefix}府院联席办{word}〔{year}〕{serial}号",
    )  # fmt: skip
    installation.register(
        BASIS, title="工作提醒函、通报、败诉分析函的依据", help="写在“根据”二字后面，例如某份工作方案的名称和文号。", type=str,
        default="府院联动工作机制",
    )  # fmt: skip
