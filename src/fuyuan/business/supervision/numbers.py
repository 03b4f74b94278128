"""How the room numbers its matters and papers, and the days an installation may set."""

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES

from .days import (
    ANSWER,
    CLOSE,
    CONCLUDE,
    DECIDE,
    DEFAULTS,
    FILL,
    HANDLE,
    OBJECTION,
    REVIEW,
    SUPERIOR,
    TELL,
    VERIFY,
)

SUPERVISION_NUMBER, PAPER_NUMBER = "supervision.number", "supervision.number.paper"
GOVERNMENT_NUMBER = "supervision.number.government"
ROUND_NUMBER, INSPECTION_NUMBER = "supervision.number.round", "supervision.number.inspection"
CHECK_NUMBER, REVIEW_NUMBER = "supervision.number.check", "supervision.number.review"
ANNUAL_NUMBER, ANNUAL_START = "supervision.number.annual", "supervision.annual_start"
SUPERVISOR_NUMBER = "supervision.number.supervisor"
CAMPAIGN_NUMBER, PROBLEM_NUMBER = "supervision.number.campaign", "supervision.number.problem"
PUBLIC_REGISTER = "supervision.public_register"
WORKING = "按工作日计算。"
_DAYS: tuple[tuple[str, str, str], ...] = (
    (HANDLE, "处理发现的问题", f"从登记、退回之日起，{WORKING}条例没有规定天数。"),
    (ANSWER, "督办函、意见书、决定书写明的报送时限", "从收到文书之日起，按自然日计算；拟稿时可以改。"),
    (VERIFY, "复查纠正情况", f"从单位报送之日起，{WORKING}"),
    (OBJECTION, "处理异议", f"从提出异议之日起，{WORKING}条例第三十条要求及时处理。"),
    (DECIDE, "政府决定是否制发监督决定书", f"从提出处理建议之日起，{WORKING}"),
    (CLOSE, "销号", f"从全部纠正之日起，{WORKING}"),
    (SUPERIOR, "告知上一级主管部门", f"从登记之日起，{WORKING}条例第四十二条第二款要求及时告知。"),
    (FILL, "填报、审定执法情况年度报告", f"从启动、更正之日起，{WORKING}"),
    (REVIEW, "审查执法情况年度报告", f"从单位审定报送之日起，{WORKING}工作方案只写“每年”，没有规定哪一天。"),
    (TELL, "通报年度败诉案件", f"从启动梳理之日起，{WORKING}工作方案要求适时梳理。"),
    (CONCLUDE, "形成年度败诉案件梳理报告", f"从启动梳理之日起，{WORKING}"),
)


def register_settings() -> None:
    installation.register_topic(
        "supervision",
        "执法监督时限",
        "supervision",
        "supervision_round",
        "inspection",
        "annual_report",
        "loss_review",
        "campaign_problem",
    )
    numbers = (
        (SUPERVISION_NUMBER, "执法监督件编号的写法", "{prefix}监督件〔{year}〕{serial}号"),
        (ROUND_NUMBER, "监督轮次编号的写法", "{prefix}监督轮〔{year}〕{serial}号"),
        (INSPECTION_NUMBER, "监督检查编号的写法", "{prefix}监督查〔{year}〕{serial}号"),
        (ANNUAL_NUMBER, "执法情况年度报告编号的写法", "{prefix}执法年报〔{year}〕{serial}号"),
        (CHECK_NUMBER, "内部执法监督自查编号的写法", "{prefix}执法自查〔{year}〕{serial}号"),
        (REVIEW_NUMBER, "年度败诉案件梳理编号的写法", "{prefix}败诉梳理〔{year}〕{serial}号"),
        (SUPERVISOR_NUMBER, "执法监督员、联系点编号的写法", "{prefix}监督员〔{year}〕{serial}号"),
        (CAMPAIGN_NUMBER, "整治编号的写法", "{prefix}整治〔{year}〕{serial}号"),
        (PROBLEM_NUMBER, "整治问题编号的写法", "{prefix}整治问题〔{year}〕{serial}号"),
        (PAPER_NUMBER, "执法监督文书编号的写法", "{prefix}执监{word}〔{year}〕{serial}号"),
        (GOVERNMENT_NUMBER, "监督决定书编号的写法", "{prefix}政执监{word}〔{year}〕{serial}号"),
    )
    for key, title, default in numbers:
        installation.register(key, title=title, help=PLACES, type=str, default=default)
    installation.register(
        PUBLIC_REGISTER, title="向社会公布执法监督员、联系点名单", type=bool, default=False,
        help="是：公众网站列出在任的执法监督员和联系点的姓名、名称、所在单位和任期；不公布电话、籍贯和申报的关系。请先征得本人同意。",
    )  # fmt: skip
    for what, title, help_ in _DAYS:
        installation.register(
            f"supervision.{what}", title=f"执法监督：{title}（天）", help=help_, type=int, default=DEFAULTS[what],
            topic="supervision", least=1, most=180,
        )  # fmt: skip
    installation.register(
        ANNUAL_START, title="执法监督：每年从几月提醒启动上一年度执法情况报告", type=int, default=1, least=1, most=12,
        help="从这个月起的三个月里，还没有启动的提醒司法局。", topic="supervision",
    )  # fmt: skip


def days_now() -> Mapping[str, int]:
    return {key: int(installation.get(f"supervision.{key}")) for key in DEFAULTS}
