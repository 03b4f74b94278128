"""How the numbers of a case are written. Two series, as offices keep them: one at receipt, one at acceptance."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

PATTERNS = {
    "intake": ("收件号的写法", "{prefix}复收〔{year}〕{serial}号"),
    "case": ("案号的写法", "{prefix}政复〔{year}〕{serial}号"),
    "decision": ("决定书文号的写法", "{prefix}政复决字〔{year}〕{serial}号"),
}


def register_settings() -> None:
    for series, (title, default) in PATTERNS.items():
        installation.register(key(series), title=title, help=PLACES, type=str, default=default)


def key(series: str) -> str:
    return f"reconsideration.number.{series}"


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝政复〔2026〕12号."""
    pattern = installation.get(key(series)) if series in PATTERNS else f"{series}〔{{year}}〕{{serial}}号"
    return fill(str(pattern), year, serial)
