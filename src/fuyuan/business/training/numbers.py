"""How the matters of the room are numbered."""

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

PATTERNS = {
    "officer": ("执法人员编号的写法", "{prefix}执人〔{year}〕{serial}号"),
}


def register_settings() -> None:
    for series, (title, default) in PATTERNS.items():
        installation.register(
            f"training.number.{series}", title=title, help=PLACES, type=str, default=default
        )


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝执人〔2026〕312号."""
    return fill(str(installation.get(f"training.number.{series}")), year, serial)
