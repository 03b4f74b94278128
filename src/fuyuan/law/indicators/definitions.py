"""The indicators: what stands above and below the line, in words and in marks. A name alone says nothing: see ``formula``.

Published figures of one name use different denominators; each variant here says whose it is (``source``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from .marks import MarkName

_N = MarkName
SUITS, CASES = "行政诉讼", "行政复议"
COURT_SCOPE = "以本地行政机关为被告的行政诉讼案件，含异地管辖"
CASE_SCOPE = "本机关受理的行政复议案件"
BODY_COURT_SCOPE, BODY_CASE_SCOPE = (
    "本单位作被告（含共同被告）的行政诉讼案件，含异地管辖",
    "以本单位为被申请人的行政复议案件",
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One variant of one indicator.

    ``flow``: numerator and denominator are not the same matters (received this year, lost this year), so there is no
    interval and the rate may pass 100 %. ``per_body``: the variant for the table of one body. ``few``: how small numbers
    are said: {d} {n}. ``good``: "low" or "high" is the better side.
    """

    section: str
    code: str
    variant: str
    name: str
    variant_name: str
    formula: str
    numerator: MarkName
    denominator: MarkName
    source: str
    few: str
    good: str = "low"
    flow: bool = False
    per_body: bool = False

    @property
    def key(self) -> str:
        return f"{self.code}-{self.variant}"

    @property
    def scope(self) -> str:
        """Which matters are counted."""
        if self.section == SUITS:
            return BODY_COURT_SCOPE if self.per_body else COURT_SCOPE
        return BODY_CASE_SCOPE if self.per_body else CASE_SCOPE

    @property
    def title(self) -> str:
        return f"{self.name}（{self.variant_name}）" if self.variant_name else self.name


_suit, _case = partial(Indicator, SUITS), partial(Indicator, CASES)
LOST = "{d} 件中败诉 {n} 件"
_COURTS = "多数地方的通行口径"
_OWN = "本系统约定，按名称的通常含义"
LOSS = "行政机关败诉率"

INDICATORS: tuple[Indicator, ...] = (
    _suit("loss_rate", "A", LOSS, "一审结案", "一审败诉 ÷ 一审结案（含撤诉、调解、驳回起诉）", _N.FIRST_LOST, _N.FIRST_CLOSED,
          _COURTS, LOST),
    _suit("loss_rate", "B", LOSS, "实体判决", "一审败诉 ÷ 一审实体判决（不含裁定、调解）", _N.FIRST_LOST, _N.FIRST_MERITS,
          "“实体败诉率”，部分高级人民法院司法审查报告", LOST),
    _suit("loss_rate", "C", LOSS, "生效裁判", "生效且败诉 ÷ 裁判生效的案件", _N.EFFECTIVE_LOST, _N.EFFECTIVE, _OWN, LOST),
    _suit("loss_rate", "D", LOSS, "单位", "本单位作被告的一审败诉 ÷ 本单位作被告的一审结案", _N.FIRST_LOST, _N.FIRST_CLOSED,
          "变体 A 在单位表中的写法，共同被告各计一件", LOST, per_body=True),
    _suit("loss_rate", "E", LOSS, "占收案", "本期一审败诉 ÷ 本期一审收案", _N.FIRST_LOST, _N.SUIT_RECEIVED,
          "最高人民法院公布2025年数据的写法", "收案 {d} 件，败诉 {n} 件", flow=True),
    _suit("settled_court", "A", "行政诉讼调撤率", "", "一审调解、撤诉 ÷ 一审结案", _N.FIRST_SETTLED, _N.FIRST_CLOSED,
          "人民法院司法统计", "{d} 件中调解、撤诉 {n} 件", good="high"),
    _suit("appeal_rate", "A", "上诉率", "占一审结案", "一审后上诉 ÷ 一审结案", _N.FIRST_APPEALED, _N.FIRST_CLOSED,
          _COURTS, "{d} 件中上诉 {n} 件"),
    _suit("appeal_rate", "B", "上诉率", "占可上诉裁判", "一审后上诉 ÷ 可以上诉的一审裁判", _N.FIRST_APPEALED, _N.FIRST_APPEALABLE,
          _OWN, "{d} 件中上诉 {n} 件"),
    _suit("changed_rate", "A", "发改率", "", "二审改判、发回重审 ÷ 二审结案", _N.SECOND_CHANGED, _N.SECOND_CLOSED,
          "人民法院司法统计", "{d} 件中改判、发回 {n} 件"),
    _suit("attendance", "A", "负责人出庭率", "开庭审理，不含有正当理由", "负责人出庭的审级 ÷ 开庭审理的审级（有正当理由未出庭的不计）",
          _N.ATTENDED, _N.HEARD_UNEXCUSED, "法释〔2020〕3号第七条：每一审级计一次", "{d} 次中出庭 {n} 次", good="high"),
    _suit("attendance", "B", "负责人出庭率", "开庭审理，含有正当理由", "负责人出庭的审级 ÷ 开庭审理的审级",
          _N.ATTENDED, _N.HEARD, "法释〔2020〕3号第七条：每一审级计一次", "{d} 次中出庭 {n} 次", good="high"),
    _suit("attendance", "C", "负责人出庭率", "法院通知的", "法院通知后出庭的审级 ÷ 法院通知出庭的审级（有正当理由未出庭的不计）",
          _N.NOTIFIED_ATTENDED, _N.NOTIFIED, "法释〔2020〕3号第四条", "{d} 次中出庭 {n} 次", good="high"),
    _suit("spoke", "A", "出庭发声率", "", "负责人出庭并发声的审级 ÷ 负责人出庭的审级", _N.SPOKE, _N.ATTENDED,
          _OWN, "{d} 次中发声 {n} 次", good="high"),
    _suit("performance", "A", "自动履行率", "未经强制执行", "未经强制执行履行的 ÷ 应当履行的生效裁判",
          _N.PERFORMED_FREELY, _N.PERFORM_DUE, _OWN, "{d} 件中自动履行 {n} 件", good="high"),
    _suit("performance", "B", "自动履行率", "按期", "在履行期限内自动履行的 ÷ 应当履行的生效裁判",
          _N.PERFORMED_IN_TIME, _N.PERFORM_DUE, _OWN, "{d} 件中按期履行 {n} 件", good="high"),
    _case("corrected", "A", "复议纠错率", "直接纠错", "（撤销、变更、确认违法、确认无效、责令履行、责令承担行政协议责任）÷ 审结",
          _N.CASE_CORRECTED, _N.CASE_CLOSED, "行政复议统计“直接纠错”", "{d} 件中纠错 {n} 件"),
    _case("corrected", "B", "复议纠错率", "综合纠错", "（直接纠错 ＋ 调解结案 ＋ 终止）÷ 审结",
          _N.CASE_CORRECTED_WIDE, _N.CASE_CLOSED, "行政复议统计“综合纠错”", "{d} 件中综合纠错 {n} 件"),
    _case("settled_case", "A", "复议调解和解率", "", "（调解书 ＋ 和解后撤回申请）÷ 审结",
          _N.CASE_SETTLED, _N.CASE_CLOSED, "行政复议年度数据", "{d} 件中调解、和解 {n} 件", good="high"),
    _case("settled_case", "B", "复议调解和解率", "含其他撤回", "（调解书 ＋ 和解后撤回 ＋ 其他撤回）÷ 审结",
          _N.CASE_SETTLED_WIDE, _N.CASE_CLOSED, "部分地方的口径", "{d} 件中调解、撤回 {n} 件", good="high"),
    _case("quiet", "A", "案结事了率", "实质性化解率", "审结后至统计日没有起诉的 ÷ 审结",
          _N.CASE_QUIET, _N.CASE_CLOSED, "行政复议年度数据“复议后未再进入行政诉讼”", "{d} 件中未起诉 {n} 件", good="high"),
    _case("sued_after", "A", "复议后起诉率", "", "至统计日已经起诉的复议决定 ÷ 作出的复议决定（含驳回申请）",
          _N.CASE_SUED, _N.CASE_DECIDED, "部分县市年度报告", "{d} 件中起诉 {n} 件"),
    _case("defended", "B", "复议后应诉率", "复议机关作共同被告", "复议机关作共同被告的一审收案 ÷ 复议审结",
          _N.UPHELD_SUED, _N.CASE_CLOSED, _OWN, "审结 {d} 件，应诉 {n} 件", flow=True),
    _case("case_performance", "A", "复议决定履行率", "", "按期履行的 ÷ 应当履行的复议决定",
          _N.CASE_PERFORMED, _N.CASE_DUE, "部分县市年度报告", "{d} 件中按期履行 {n} 件", good="high"),
)  # fmt: skip

BY_KEY = {each.key: each for each in INDICATORS}

# Beside the rates: counts that must be seen and are in no rate of their own (rules 2, 5, 7, 9).
EXTRA_ROWS: tuple[tuple[MarkName, str], ...] = (
    (_N.FIRST_CHANGED, "规则五：不计败诉，另列"),
    (_N.TO_LOSS, "规则七：已更正，按改判日期列出"),
    (_N.FROM_LOSS, "规则七：已更正，按改判日期列出"),
    (_N.SENT_BACK, "规则七：原结果不再计入"),
    (_N.AGREEMENT_CLOSED, "规则九：已计入，单独列出"),
    (_N.AGREEMENT_LOST, "规则九：已计入，单独列出"),
    (_N.EXCUSED, "法释〔2020〕3号第八条：另列"),
    (_N.RETRIAL_CLOSED, "规则二：另列"),
    (_N.RETRIAL_CHANGED, "规则二：另列"),
)


def variants(code: str) -> tuple[Indicator, ...]:
    """Return every variant of an indicator, in order."""
    return tuple(each for each in INDICATORS if each.code == code)
