"""How a rule's matter and its papers are numbered."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

NUMBER, PAPER_NUMBER = "localrule.number", "localrule.number.paper"


def register_settings() -> None:
    installation.register(
        NUMBER,
        title="本地规则办件编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}规则〔{year}〕{serial}号",
    )
    installation.register(
        PAPER_NUMBER,
        title="本地规则印发文号的写法",
        help=PLACES,
        type=str,
        default="{prefix}政{word}〔{year}〕{serial}号",
    )


write_number = by_setting(NUMBER)  # 汝规则〔2026〕1号
