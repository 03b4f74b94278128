"""Which text governs a procedural step taken on a day: regimes A, B, C.

行政复议法 (2023) art 90 and 实施条例 (2026) art 77 name only the days they take effect; a step is judged by the
text in force on the day it is taken (立法法 arts 103, 104), and steps already done stand.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from fuyuan.law.citation import Citation
from fuyuan.law.errors import LawError


class Regime(StrEnum):
    """A: to 2023-12-31 · B: 2024-01-01 to 2026-06-30 · C: from 2026-07-01."""

    A = "A"
    B = "B"
    C = "C"

    @property
    def explanation(self) -> str:
        return _EXPLANATION[self]

    @property
    def citation(self) -> Citation:
        return _CITATION[self]


B_SINCE = date(2024, 1, 1)
C_SINCE = date(2026, 7, 1)

_EXPLANATION = {
    Regime.A: "2023年12月31日以前：适用2017年修正的行政复议法和2007年实施条例",
    Regime.B: "2024年1月1日至2026年6月30日：适用2023年修订的行政复议法，2007年实施条例与之不抵触的部分继续适用",
    Regime.C: "2026年7月1日以后：适用2023年修订的行政复议法和2026年修订的实施条例",
}
_CITATION = {
    Regime.A: Citation("L17", 43),
    Regime.B: Citation("L23", 90),
    Regime.C: Citation("R26", 77),
}


def regime_on(day: date) -> Regime:
    """The regime of a step taken on a day."""
    if day < B_SINCE:
        return Regime.A
    return Regime.B if day < C_SINCE else Regime.C


def regime_named(name: str | Regime | None, day: date) -> Regime:
    """ "auto" and None follow the day; otherwise A, B or C."""
    if name is None or name == "auto":
        return regime_on(day)
    try:
        return Regime(name)
    except ValueError:
        raise LawError(f"没有“{name}”这一适用阶段，可选 auto、A、B、C") from None
