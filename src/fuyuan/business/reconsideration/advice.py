"""Suggestions a person decides on: 复议前置 (第二十三条) and the simplified procedure (第五十三条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fuyuan.law import Citation, Regime, regime_on
from fuyuan.matters.acts import articles

from .records import Act, ActKind, Application, FoiAnswer, SimplifiedGround
from .sorting import Sorting
from .state import CaseState

# -- 复议前置, 简易程序 --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Advice:
    """A suggestion with its reason and article; a person decides."""

    yes: bool
    text: str
    basis: Citation
    ground: SimplifiedGround | None = None


def must_come_first(act: Act, on: date) -> Advice:
    """复议前置: must the citizen reconsider before suing (第二十三条)? Narrowed from 2026-07-01 (R26 30, 31)."""
    governing = regime_on(on)
    if act.took_resource:
        article = "L17 30.1" if governing is Regime.A else "L23 23.1(2)"
        return Advice(True, "侵犯已经取得的自然资源权利，应当先申请行政复议", articles(article)[0])
    if governing is Regime.A:
        return Advice(False, "可以申请行政复议，也可以直接起诉", articles("L17 16")[0])
    if act.kind is ActKind.PENALTY and act.on_the_spot:
        return Advice(True, "当场作出的行政处罚，应当先申请行政复议", articles("L23 23.1(1)")[0])
    if act.is_information and act.foi_answer is FoiAnswer.REFUSED:
        return Advice(
            True,
            "不予公开政府信息，应当先申请行政复议",
            articles("R26 31" if governing is Regime.C else "L23 23.1(4)")[0],
        )
    if act.inaction:
        return _inaction_first(act, governing)
    return Advice(False, "可以申请行政复议，也可以直接起诉", articles("L23 23.1")[0])


def _inaction_first(act: Act, governing: Regime) -> Advice:
    if governing is Regime.C and act.refused_openly:
        return Advice(False, "明确拒绝、不予受理或者不完全履行，不属于复议前置情形", articles("R26 30.2")[0])
    if act.is_information:
        text = "没有答复信息公开申请：按2026年实施条例应当先申请行政复议（法释〔2025〕8号认为也可以直接起诉），建议先复议"
        return Advice(True, text, articles("R26 30.1" if governing is Regime.C else "L23 23.1(3)")[0])
    return Advice(
        True,
        "未履行法定职责，应当先申请行政复议",
        articles("R26 30.1" if governing is Regime.C else "L23 23.1(3)")[0],
    )


def simplified_ground(application: Application) -> SimplifiedGround | None:
    """The first ground of 第五十三条第一款 that the facts of the application show."""
    act = application.act
    tests = {
        SimplifiedGround.ON_SPOT: act.on_the_spot,
        SimplifiedGround.WARNING: act.warning_only,
        SimplifiedGround.AMOUNT: act.amount is not None and act.amount <= 3000,
        SimplifiedGround.INFORMATION: act.is_information,
    }
    return next((ground for ground, holds in tests.items() if holds), None)


def suggest_procedure(state: CaseState, on: date) -> Advice:
    """Simplified or ordinary, which ground and why."""
    if regime_on(on) is Regime.A:
        return Advice(False, "2024年1月1日以前没有简易程序", articles("L17 31.1")[0])
    if state.major:
        return Advice(False, "本案重大、疑难、复杂，适用普通程序并组织听证", articles("L23 50.1")[0])
    ground, sorting = simplified_ground(state.application), state.sorting or Sorting()
    against = sorting.against(state) if ground or state.application.simplified else ""
    if against:
        return Advice(
            False,
            f"{against}，建议适用普通程序（{sorting.source}；法律允许适用简易程序）",
            articles("L23 53.1")[0],
        )
    if ground:
        item = list(SimplifiedGround).index(ground) + 1
        text = f"属于“{ground.label}”；认为事实清楚、权利义务关系明确、争议不大的，可以适用简易程序"
        return Advice(True, text, Citation("L23", 53, 1, item), ground)
    if state.application.simplified:
        text = "没有法定情形，申请人同意适用简易程序；其他各方也同意的，可以适用"
        return Advice(True, text, Citation("L23", 53, 2), SimplifiedGround.CONSENT)
    text = "没有第五十三条第一款的情形，申请人也没有同意简易程序，适用普通程序"
    return Advice(False, text, Citation("L23", 36, 1))
