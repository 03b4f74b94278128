"""How work reports are numbered, how often they are owed, and how long drafting and submitting may take."""

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

from .periods import HALF, YEAR

NUMBER, PAPER_NUMBER, EVERY = "workreport.number", "workreport.number.paper", "workreport.every"
_DAYS = (("draft", "起草（工作日）", 10), ("submit", "报送（工作日）", 20))


def register_settings() -> None:
    installation.register(
        NUMBER, title="行政复议工作报告编号的写法", help=PLACES, type=str, default="{prefix}复议报告〔{year}〕{serial}号"
    )  # fmt: skip
    installation.register(
        PAPER_NUMBER, title="行政复议工作报告文号的写法", help=PLACES, type=str,
        default="{prefix}复议{word}〔{year}〕{serial}号",
    )  # fmt: skip
    installation.register(
        EVERY, title="行政复议工作报告：多久一次", type=str, default=HALF,
        help="half 每半年，year 每年；期间结束后自动启动。条例只写“定期”，没有规定多久一次。",
    )  # fmt: skip
    for key, title, default in _DAYS:
        installation.register(
            f"workreport.{key}", title=f"行政复议工作报告：{title}", help="从启动之日起。", type=int, default=default
        )  # fmt: skip


def every() -> str:
    return YEAR if str(installation.get(EVERY)).strip() == YEAR else HALF


def days_now() -> Mapping[str, int]:
    """Return the settings in force; a nonsensical value falls back to the default."""
    found = {key: int(installation.get(f"workreport.{key}")) for key, _, _ in _DAYS}
    return {key: found[key] if 0 < found[key] <= 250 else default for key, _, default in _DAYS}


write_number = by_setting(NUMBER)
