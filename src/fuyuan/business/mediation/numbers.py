"""How the room numbers its matters and papers, and the days an installation may set."""

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

from .days import ASK, DEFAULTS, MONTHS, REPORT, TALK, VISIT

PAPER_NUMBER, REFERRAL_PAPER, COURT_PAPER = (
    "mediation.number.paper",
    "referral.number.paper",
    "referral.number.court",
)
PATTERNS = {
    "mediation": ("调解编号的写法", "{prefix}调解〔{year}〕{serial}号"),
    "statement": ("行政复议调解书文号的写法", "{prefix}政复调字〔{year}〕{serial}号"),
    "referral": ("法院委托化解编号的写法", "{prefix}委化〔{year}〕{serial}号"),
}
_DAYS: tuple[tuple[str, str, str], ...] = (
    (ASK, "征询各方意愿（工作日）", "从启动调解的第二天起，也是指定调解员的期限。"),
    (
        TALK,
        "组织调解（天）",
        "从启动调解之日起，按自然日计算，末日逢休假日顺延；超过的标红，不影响调解的效力。",
    ),
    (VISIT, "回访（天）", "从协议生效、履行完毕之日起，按自然日计算，末日逢休假日顺延。"),
    (REPORT, "单位报告情况（工作日）", "法院委托化解转办之后，从第二天起。"),
    (MONTHS, "协调化解（月）", "从收到法院委托之日起；各方同意的可以延长。"),
)


def register_settings() -> None:
    installation.register_topic("mediation", "调解时限", "mediation", "referral")
    for series, (title, default) in PATTERNS.items():
        installation.register(_key(series), title=title, help=PLACES, type=str, default=default)
    for key, title, default in (
        (PAPER_NUMBER, "调解文书编号的写法", "{prefix}政复{word}〔{year}〕{serial}号"),
        (REFERRAL_PAPER, "委托化解文书编号的写法", "{prefix}府院联席办{word}〔{year}〕{serial}号"),
        (COURT_PAPER, "人民法院委托函编号的写法", "{prefix}法{word}〔{year}〕{serial}号"),
    ):
        installation.register(key, title=title, help=PLACES, type=str, default=default)
    for key, title, help_ in _DAYS:
        installation.register(
            f"mediation.{key}", title=f"调解：{title}", help=help_, type=int, default=DEFAULTS[key],
            topic="mediation", least=1, most=1000,
        )  # fmt: skip


def _key(series: str) -> str:
    return f"mediation.number.{series}"


def days_now() -> Mapping[str, int]:
    """Return the settings in force today; a nonsensical value falls back to the default."""
    found = {key: int(installation.get(f"mediation.{key}")) for key in DEFAULTS}
    return {key: value if 0 < value <= 1000 else DEFAULTS[key] for key, value in found.items()}


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝调解〔2026〕3号, 汝政复调字〔2026〕2号."""
    return fill(str(installation.get(_key(series))), year, serial)
