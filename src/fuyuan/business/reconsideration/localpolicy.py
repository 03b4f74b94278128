"""What the law leaves to the place in reconsideration cases, as settings that a local rule (办理工作规则) may keep.

A case keeps the sorting criteria of the day of its acceptance: they are stamped into that step. A decision is discussed
collectively by what holds on the day it is agreed to.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fuyuan.business.localrules.queries import Cited, cited
from fuyuan.organs import settings as installation

from .sorting import LOCAL, STATUTORY_AMOUNT, Collective, Sorting
from .times.stages import OWN, setting

KIND = "reconsideration"
RECUSAL, SORTING, COLLECTIVE, TIMES = "recusal", "sorting", "collective", "times"
SERVE_WITHIN = setting("serve")
ON_BOARD = "只用于时限标准看板，不改变法定期限。"
ALSO_OWED = "法律要求及时送达，没有规定天数；这里规定了的，送达各种文书、提供纸质文书都按它列待办，超过的提示超期，待办上写明是本地时限。"
NOBODY = "0 表示不按这一项。"


def register_settings() -> None:
    for topic, title in (
        (RECUSAL, "承办人、听证人员回避"), (SORTING, "繁简分流"), (COLLECTIVE, "集体讨论"), (TIMES, "内部时限标准")
    ):  # fmt: skip
        installation.register_topic(topic, title, KIND)
    _register_thresholds()
    for key, title, help_ in OWN:
        installation.register(
            key, title=f"内部时限：{title}", type=int, default=0,
            help=f"{help_}0 表示没有内部标准。{ALSO_OWED if key == SERVE_WITHIN else ON_BOARD}",
            topic=TIMES, least=0, most=365, zero="没有标准",
        )  # fmt: skip


def _register_thresholds() -> None:
    def number(key: str, topic: str, title: str, help_: str, default: int, most: int, zero: str) -> None:
        installation.register(
            key,
            title=title,
            help=help_,
            type=int,
            default=default,
            topic=topic,
            least=0,
            most=most,
            zero=zero,
        )

    def yes_no(key: str, topic: str, title: str, help_: str) -> None:
        installation.register(key, title=title, help=help_, type=bool, default=False, topic=topic)

    number(
        "sorting.amount", SORTING, "建议简易程序的款额上限（元）",
        "行政复议法第五十三条规定三千元以下可以适用简易程序，本地只能定得更低。", STATUTORY_AMOUNT, STATUTORY_AMOUNT, "不因款额建议",
    )  # fmt: skip
    number("sorting.applicants", SORTING, "申请人超过几人建议普通程序", NOBODY, 0, 1000, "不按人数")
    yes_no("sorting.third_parties", SORTING, "有第三人的建议普通程序", "各方利益相对的案件，普通程序更稳妥。")
    yes_no(
        "collective.major",
        COLLECTIVE,
        "重大疑难复杂案件集体讨论",
        "标明重大、疑难、复杂的案件，决定须经集体讨论通过。",
    )
    number("collective.applicants", COLLECTIVE, "申请人达到几人集体讨论", NOBODY, 0, 1000, "不按人数")
    number(
        "collective.amount", COLLECTIVE, "涉及款额达到多少元集体讨论", NOBODY, 0, 2_000_000_000, "不按款额"
    )


def named(topic: str, known: Mapping[str, Cited]) -> str:
    """本地规定，《某规则》第几条: how what rests on local policy names its ground."""
    return f"{LOCAL}，{known[topic]}" if topic in known else LOCAL


def local(day: date) -> dict[str, str]:
    """Return by topic how a refusal names its ground (one query)."""
    known = cited(day)
    return {topic: named(topic, known) for topic in known}


def serve_within(day: date) -> int:
    """Return within how many working days the place wants a paper served; 0 for no limit."""
    return int(installation.get(SERVE_WITHIN, day))


def sorting(day: date) -> Sorting:
    return Sorting(
        amount=installation.get("sorting.amount", day), applicants=installation.get("sorting.applicants", day),
        third_parties=installation.get("sorting.third_parties", day), source=named(SORTING, cited(day)),
    )  # fmt: skip


def collective(day: date) -> Collective:
    return Collective(
        major=installation.get("collective.major", day), applicants=installation.get("collective.applicants", day),
        amount=installation.get("collective.amount", day), source=named(COLLECTIVE, cited(day)),
    )  # fmt: skip
