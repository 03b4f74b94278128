"""What an installation decides about its indicators: which variant is the one in use."""

from __future__ import annotations

from dataclasses import replace

from fuyuan.law.indicators import INDICATORS, Indicator, variants
from fuyuan.organs import settings as installation

LOSS, ATTENDANCE = "insight.loss_rate", "insight.attendance"
_CHOSEN = {"loss_rate": LOSS, "attendance": ATTENDANCE}


def _pairs(code: str, *left_out: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.variant, f"{each.variant}　{each.variant_name}：{each.formula}")
        for each in variants(code)
        if each.variant not in left_out
    )


def register_settings() -> None:
    installation.register_topic("indicators", "统计口径")
    installation.register(
        LOSS, title="败诉率的口径", type=str, default="A", topic="indicators", choices=_pairs("loss_rate", "D"),
        help="指标页面和目标都用这个口径，并写出公式。各单位的表用变体 D（A 在单位表中的写法）。",
    )  # fmt: skip
    installation.register(
        ATTENDANCE, title="负责人出庭率的口径", type=str, default="A", topic="indicators", choices=_pairs("attendance"),
        help="有正当理由未出庭的一律另列，不计入出庭；是否计入应当出庭的次数，由这里选定。",
    )  # fmt: skip


def chosen(code: str) -> Indicator:
    """Return the variant of an indicator in use: as set, else its first."""
    key = _CHOSEN.get(code)
    variant = str(installation.get(key)) if key else variants(code)[0].variant
    return next(each for each in variants(code) if each.variant == variant)


def for_body(indicator: Indicator) -> Indicator:
    """Return the variant for the table of one body: D for A, else the same with the body's own matters as its scope."""
    own = next((each for each in variants(indicator.code) if each.per_body), None)
    if own and indicator.variant == "A":
        return own
    return replace(indicator, per_body=True)


def place() -> str:
    """Return the name of the whole place, for what is no single unit's."""
    return str(installation.get("place.name")) or "本地区"


def in_use() -> list[Indicator]:
    """Return one variant of each indicator, in order."""
    return [chosen(code) for code in dict.fromkeys(each.code for each in INDICATORS)]


def others() -> list[Indicator]:
    """Return the variants not in use; the one for the tables of bodies stands there."""
    used = {each.key for each in in_use()}
    return [each for each in INDICATORS if each.key not in used and not each.per_body]
