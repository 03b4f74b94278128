"""How coordinations are numbered, and the days the place may set: the local rule's annex keeps them once it is in force."""

from __future__ import annotations

from collections.abc import Mapping

from fuyuan.organs import settings as installation
from fuyuan.papers.numbering import PLACES, by_setting

from .days import ACCEPT, ANSWER, DECIDE, DEFAULTS, MEET, OPINE, TITLES, TOPICS
from .procedure import COORDINATION

NUMBER, PAPER_NUMBER = "coordination.number", "coordination.number.paper"
_DAYS = {
    ACCEPT: ("决定是否受理", "从收到申请的第二天起。"),
    ANSWER: ("另一方答复", "从受理的第二天起。"),
    MEET: ("组织协调会议", "从答复期满的第二天起。"),
    OPINE: ("提出协调意见", "从协调不成的第二天起。"),
    DECIDE: ("政府决定", "从收到协调意见的第二天起。"),
}


def register_settings() -> None:
    for step, topic in TOPICS.items():
        installation.register_topic(topic, TITLES[step], COORDINATION.name)
    installation.register(
        NUMBER,
        title="执法争议协调编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}执协〔{year}〕{serial}号",
    )
    installation.register(
        PAPER_NUMBER,
        title="执法争议协调文书编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}执协{word}〔{year}〕{serial}号",
    )
    for step, (title, help_) in _DAYS.items():
        installation.register(
            f"coordination.{step}_days", title=f"争议协调：{title}（工作日）", help=help_, type=int, default=DEFAULTS[step],
            topic=TOPICS[step], least=1, most=90,
        )  # fmt: skip


def days_now() -> Mapping[str, int]:
    return {step: int(installation.get(f"coordination.{step}_days")) for step in DEFAULTS}


write_number = by_setting(NUMBER)  # 汝执协〔2026〕1号
