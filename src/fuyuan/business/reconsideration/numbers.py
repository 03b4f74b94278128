"""How the numbers of a case are written. Two series, as offices keep them: one at receipt, one at acceptance."""

from fuyuan.organs import settings as installation

PATTERNS = {
    "intake": ("收件号的写法", "复收〔{year}〕{serial}号"),
    "case": ("案号的写法", "政复〔{year}〕{serial}号"),
    "refusal": ("不予受理决定书文号的写法", "政复不受字〔{year}〕{serial}号"),
    "termination": ("终止决定书文号的写法", "政复终字〔{year}〕{serial}号"),
    "dismissal": ("驳回申请决定书文号的写法", "政复驳字〔{year}〕{serial}号"),
    "decision": ("决定书文号的写法", "政复决字〔{year}〕{serial}号"),
    "opinion": ("意见书文号的写法", "政复意字〔{year}〕{serial}号"),
    "proposal": ("建议书文号的写法", "政复建字〔{year}〕{serial}号"),
}


def register_settings() -> None:
    for series, (title, default) in PATTERNS.items():
        installation.register(
            key(series),
            title=title,
            help="{year} 是年份，{serial} 是流水号；前面写本机关的代字",
            type=str,
            default=default,
        )


def key(series: str) -> str:
    return f"reconsideration.number.{series}"


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝政复〔2026〕12号."""
    pattern: str = installation.get(key(series)) if series in PATTERNS else series + "〔{year}〕{serial}号"
    return pattern.format(year=year, serial=serial)
