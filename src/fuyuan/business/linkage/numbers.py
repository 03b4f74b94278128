"""How the room numbers its matters and papers, and what its papers rest on."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

LETTER_NUMBER, PAPER_NUMBER, BASIS = "linkage.number.letter", "linkage.number.paper", "linkage.basis"


def register_settings() -> None:
    installation.register(
        LETTER_NUMBER, title="工作提醒函编号的写法", help=PLACES, type=str,
        default="{prefix}提醒件〔{year}〕{serial}号",
    )  # fmt: skip
    installation.register(
        PAPER_NUMBER, title="府院联动文书编号的写法", help=PLACES, type=str,
        default="{prefix}府院联席办{word}〔{year}〕{serial}号",
    )  # fmt: skip
    installation.register(
        BASIS, title="工作提醒函的依据", help="写在“根据”二字后面，例如某份工作方案的名称和文号。", type=str,
        default="府院联动工作机制",
    )  # fmt: skip


def letter_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝提醒件〔2026〕12号."""
    return fill(str(installation.get(LETTER_NUMBER)), year, serial)
