"""How the committee is called, and how its matters and papers are numbered."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

NAME, PAPER_NUMBER = "committee.name", "committee.number.paper"
PATTERNS = {
    "member": ("委员聘任编号的写法", "{prefix}复议委聘〔{year}〕{serial}号"),
    "consultation": ("案件咨询编号的写法", "{prefix}复议咨询〔{year}〕{serial}号"),
    "plenary": ("委员会全体会议编号的写法", "{prefix}复议委会〔{year}〕{serial}号"),
    "study": ("共性问题研究编号的写法", "{prefix}复议研究〔{year}〕{serial}号"),
}


def register_settings() -> None:
    installation.register_topic("committee", "委员会议事和委员回避", "consultation", "plenary")
    installation.register(
        NAME, title="行政复议委员会的名称", type=str, default="行政复议委员会",
        help="写在机关名称后面，例如：行政复议咨询委员会。",
    )  # fmt: skip
    installation.register(
        PAPER_NUMBER, title="行政复议委员会文书编号的写法", help=PLACES, type=str,
        default="{prefix}复议委{word}〔{year}〕{serial}号",
    )  # fmt: skip
    for series, (title, default) in PATTERNS.items():
        installation.register(
            f"committee.number.{series}", title=title, help=PLACES, type=str, default=default
        )


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝复议咨询〔2026〕3号."""
    return fill(str(installation.get(f"committee.number.{series}")), year, serial)
