"""How the matters of the room are numbered, and the days an installation may set."""

from __future__ import annotations

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, fill

PAPER_NUMBER = "leadership.number.paper"
CONFIRM_DAYS, REPORT_DAY, REMIND_FROM = (
    "leadership.confirm_days",
    "leadership.report_day",
    "leadership.remind_from",
)
_NUMBERS = (
    ("leadyear", "领导学法年度编号的写法", "{prefix}领学〔{year}〕{serial}号"),
    ("majordecision", "重大执法决定登记编号的写法", "{prefix}重执〔{year}〕{serial}号"),
    ("paper", "领导学法文书编号的写法", "{prefix}领学{word}〔{year}〕{serial}号"),
)
_DAYS = (
    (CONFIRM_DAYS, "单位负责人核对记录（工作日）", 10, "从联络员登记的第二天起算。", 60),
    (REPORT_DAY, "年度报告报送日（次年1月几日）", 20, "逢休假日顺延。", 31),
    (REMIND_FROM, "从几月起提醒还没有报送计划的单位", 2, "从这个月起每月提醒一次。", 12),
)


def register_settings() -> None:
    installation.register_topic("leadership", "领导学法", "leadyear", "majordecision")
    for key, title, default in _NUMBERS:
        installation.register(f"leadership.number.{key}", title=title, help=PLACES, type=str, default=default)
    for key, title, days, help_, most in _DAYS:
        installation.register(
            key,
            title=f"领导学法：{title}",
            help=help_,
            type=int,
            default=days,
            topic="leadership",
            least=1,
            most=most,
        )


def write_number(series: str, year: int, serial: int) -> str:
    """Return for example 汝领学〔2026〕3号."""
    return fill(str(installation.get(f"leadership.number.{series}")), year, serial)
