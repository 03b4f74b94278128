"""How the matters and papers of the room are numbered, and what an installation may set of model units."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

PAPER_NUMBER, UNIT_PAPER_NUMBER = "guidance.number.paper", "guidance.number.unit_paper"
MARK, YEARS = "guidance.model_mark", "guidance.model_years"
PATTERNS = {
    "risk_point": ("风险点编号的写法", "{prefix}风险〔{year}〕{serial}号"),
    "lenient_list": ("免罚轻罚清单编号的写法", "{prefix}免罚清单〔{year}〕{serial}号"),
    "lenient_case": ("适用清单案件编号的写法", "{prefix}免罚件〔{year}〕{serial}号"),
    "guidance": ("行政指导编号的写法", "{prefix}行指〔{year}〕{serial}号"),
    "model_unit": ("示范单位编号的写法", "{prefix}示范〔{year}〕{serial}号"),
    "pairing": ("结对和联系点编号的写法", "{prefix}结对〔{year}〕{serial}号"),
    "contest": ("比武活动编号的写法", "{prefix}比武〔{year}〕{serial}号"),
    "accord": ("和解协议编号的写法", "{prefix}和解〔{year}〕{serial}号"),
    "service_action": ("提升行动编号的写法", "{prefix}行动〔{year}〕{serial}号"),
    "paper": ("服务型行政执法文书编号的写法（司法局）", "{prefix}服务执法{word}〔{year}〕{serial}号"),
    "unit_paper": ("服务型行政执法文书编号的写法（各单位）", "{prefix}执法{word}〔{year}〕{serial}号"),
}


def register_settings() -> None:
    installation.register_topic("guidance", "示范单位", "model_unit")
    for series, (title, default) in PATTERNS.items():
        installation.register(
            f"guidance.number.{series}", title=title, help=PLACES, type=str, default=default
        )
    installation.register(
        MARK, title="示范单位：考核合格分", help="满分一百分；只适用于此后的考核。", type=int, default=80, topic="guidance",
        least=1, most=100,
    )  # fmt: skip
    installation.register(
        YEARS, title="示范单位：几年复核一次", help="从命名、上一次复核之日起。", type=int, default=3, topic="guidance",
        least=1, most=10,
    )  # fmt: skip


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝风险〔2026〕12号."""
    return fill(str(installation.get(f"guidance.number.{series}")), year, serial)
