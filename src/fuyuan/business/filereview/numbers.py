"""How rounds and sheets are numbered, and what an installation may set."""

from decimal import Decimal

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

from .rounds.state import Limits

ROUND_NUMBER, FILE_NUMBER, PAPER_NUMBER = (
    "filereview.number",
    "filereview.number.file",
    "filereview.number.paper",
)
_LIMITS = (
    ("item", "案卷评查：单项相差几分须处理", 2, "两名评查人对同一项目的扣分相差超过这个分数的，协商或者由第三人裁定。"),
    ("whole", "案卷评查：总分相差几分须处理", 5, "两份评查表的总分相差超过这个分数的，所有不一致的项目都要处理。"),
    ("settle", "案卷评查：处理分歧（工作日）", 5, "从两份评查表交齐之日起。"),
    ("answer", "案卷评查：承办人申辩（工作日）", 5, "从评查意见告知承办人之日起；逾期视为没有意见。"),
    ("conclude", "案卷评查：确定得分（工作日）", 5, "从听取承办人意见完毕之日起。"),
)  # fmt: skip


def register_settings() -> None:
    for key, title, default in (
        (ROUND_NUMBER, "案卷评查轮次编号的写法", "{prefix}案评〔{year}〕{serial}号"),
        (FILE_NUMBER, "案卷评查表编号的写法", "{prefix}案评表〔{year}〕{serial}号"),
        (PAPER_NUMBER, "案卷评查报告文号的写法", "{prefix}案评{word}〔{year}〕{serial}号"),
    ):
        installation.register(key, title=title, help=PLACES, type=str, default=default)
    for key, title, days, help_ in _LIMITS:
        installation.register(f"filereview.{key}", title=title, help=help_, type=int, default=days)


def limits_now() -> Limits:
    """Return the settings in force today; a negative or absurd value falls back to the default."""
    found = {}
    for key, _, default, _ in _LIMITS:
        value = int(installation.get(f"filereview.{key}"))
        found[key] = value if 0 <= value <= 100 else default
    return Limits(
        item=Decimal(found["item"]), whole=Decimal(found["whole"]), settle=max(found["settle"], 1),
        answer=max(found["answer"], 1), conclude=max(found["conclude"], 1),
    )  # fmt: skip


write_round, write_file = by_setting(ROUND_NUMBER), by_setting(FILE_NUMBER)
