"""How the room numbers its matters and papers, and the days an installation may set."""

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES

from .days import ANSWER, CLOSE, DECIDE, DEFAULTS, HANDLE, OBJECTION, SUPERIOR, VERIFY

SUPERVISION_NUMBER, PAPER_NUMBER = "supervision.number", "supervision.number.paper"
GOVERNMENT_NUMBER = "supervision.number.government"
ROUND_NUMBER, INSPECTION_NUMBER = "supervision.number.round", "supervision.number.inspection"
SUPERVISOR_NUMBER = "supervision.number.supervisor"
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
)


def register_settings() -> None:
    installation.register_topic(
        "supervision", "执法监督时限", "supervision", "supervision_round", "inspection"
    )
    numbers = (
        (SUPERVISION_NUMBER, "执法监督件编号的写法", "{prefix}监督件〔{year}〕{serial}号"),
        (ROUND_NUMBER, "监督轮次编号的写法", "{prefix}监督轮〔{year}〕{serial}号"),
        (INSPECTION_NUMBER, "监督检查编号的写法", "{prefix}监督查〔{year}〕{serial}号"),
        (SUPERVISOR_NUMBER, "执法监督员、联系点编号的写法", "{prefix}监督员〔{year}〕{serial}号"),
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


def days_now() -> Mapping[str, int]:
    return {key: int(installation.get(f"supervision.{key}")) for key in DEFAULTS}
