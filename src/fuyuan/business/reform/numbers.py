"""How a reform is numbered, and the days and the month an installation may set."""

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

from .days import CONCLUDE, DEFAULTS, EFFECT, PLAN, REVIEW, TEACH

NUMBER, PAPER_NUMBER, YEAR_MONTH = "reform.number", "reform.number.paper", "reform.year_month"
_DAYS: tuple[tuple[str, str, str], ...] = (
    (PLAN, "分析研判、报送方案（天）", "从以案促改启动之日起。"),
    (TEACH, "组织学习讨论（天）", "从以案促改启动之日起。"),
    (CONCLUDE, "申请办结（天）", "从最后一条措施的完成日期起。"),
    (REVIEW, "审核办结申请（天）", "从单位申请之日起。"),
    (EFFECT, "效果评估（月）", "从审核通过之日起满几个月。"),
)


def register_settings() -> None:
    installation.register_topic("reform", "以案促改时限", "reform")
    installation.register(
        NUMBER,
        title="以案促改编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}以案促改〔{year}〕{serial}号",
    )
    installation.register(
        PAPER_NUMBER, title="以案促改文书编号的写法", help=PLACES, type=str,
        default="{prefix}促改{word}〔{year}〕{serial}号",
    )  # fmt: skip
    for key, title, help_ in _DAYS:
        installation.register(
            f"reform.{key}", title=f"以案促改：{title}", help=f"{help_}按自然日计算，末日逢休假日顺延。", type=int,
            default=DEFAULTS[key], topic="reform", least=1, most=1000,
        )  # fmt: skip
    installation.register(
        YEAR_MONTH, title="以案促改：年度提醒从几月开始", type=int, default=9, topic="reform", least=1, most=12,
        help="每个执法单位每年至少开展一次；从这个月起，对当年还没有开展的单位每月提醒一次。",
    )  # fmt: skip


def days_now() -> Mapping[str, int]:
    """Return the settings in force today; a nonsensical value falls back to the default."""
    found = {key: int(installation.get(f"reform.{key}")) for key in DEFAULTS}
    return {key: value if 0 < value <= 1000 else DEFAULTS[key] for key, value in found.items()}


write_number = by_setting(NUMBER)  # 汝以案促改〔2026〕3号
