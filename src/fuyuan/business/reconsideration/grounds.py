"""第六十一条至第七十二条: which decision which findings allow, as a table, and the chain draft → review → approve → made.

``GROUNDS`` reads beside the statute: one line per item, the kinds of decision it carries, its article in each regime,
and the findings it needs. The order of the table is the check order that avoids wrong outcomes: void? no reply? then
第六十四条至第六十七条, then 第六十三条, then 第六十八条 and 第六十九条.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fuyuan.law import Citation, Regime
from fuyuan.matters.acts import articles

from .records import (
    ActKind,
    AgreementFound,
    Basis,
    Claim,
    Competence,
    Content,
    DecisionKind,
    DutyFound,
    Facts,
    Findings,
    Ground,
    Process,
)
from .state import CaseState

Test = Callable[[CaseState, Findings], bool]


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of a ground: the words of the law and how the findings show it."""

    text: str
    test: Test


@dataclass(frozen=True, slots=True)
class GroundRule:
    """A ground: kinds of decision it carries, its article by regime ("" = unknown to that text), its conditions."""

    ground: Ground
    kinds: frozenset[DecisionKind]
    basis: Mapping[Regime, str]
    needs: tuple[Need, ...]

    def citations(self, governing: Regime) -> tuple[Citation, ...]:
        return articles(self.basis[governing]) if self.basis[governing] else ()

    def unmet(self, state: CaseState, findings: Findings) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if not need.test(state, findings))


def _need(text: str, test: Callable[[Findings], bool]) -> Need:
    return Need(text, lambda _, findings: test(findings))


CLEAR = _need("事实清楚，证据确凿", lambda f: f.facts is Facts.CLEAR)
PROVEN = _need("事实清楚，证据确凿（或者已经查清）", lambda f: f.facts in (Facts.CLEAR, Facts.CLEARED_UP))
UNCLEAR = _need("主要事实不清、证据不足", lambda f: f.facts is Facts.UNCLEAR)
FOUND_OUT = _need("经行政复议机关查清事实和证据", lambda f: f.facts is Facts.CLEARED_UP)
RIGHT = _need("适用依据正确", lambda f: f.basis is Basis.RIGHT)
MISAPPLIED = _need("未正确适用依据", lambda f: f.basis is Basis.MISAPPLIED)
BAD_BASIS = _need("适用的依据不合法", lambda f: f.basis in (Basis.UNLAWFUL, Basis.UNLAWFUL_OTHER, Basis.NONE))
OTHER_BASIS = _need("有合法依据可以适用", lambda f: f.basis is Basis.UNLAWFUL_OTHER)
LAWFUL = _need("程序合法", lambda f: f.process is Process.LAWFUL)
BREACHED = _need("违反法定程序", lambda f: f.process is Process.BREACHED)
MINOR = _need("程序轻微违法，对申请人权利不产生实际影响", lambda f: f.process is Process.MINOR)
WITHIN = _need("没有超越职权、滥用职权", lambda f: f.competence is Competence.WITHIN)
BEYOND = _need("超越职权或者滥用职权", lambda f: f.competence is not Competence.WITHIN)
FIT = _need("内容适当", lambda f: f.content is Content.FIT)
UNFIT = _need("内容不适当", lambda f: f.content is Content.UNFIT)
GROSS = _need("重大且明显违法", lambda f: f.gross)
NO_SUBJECT = _need("实施主体不具有行政主体资格", lambda f: f.competence is Competence.NO_SUBJECT)
NO_BASIS = _need("没有依据", lambda f: f.basis is Basis.NONE)
CANNOT_BE_DONE = _need("内容客观上不可能实施", lambda f: f.content is Content.IMPOSSIBLE)
HARM = _need("撤销会给国家利益、社会公共利益造成重大损害", lambda f: f.public_harm)
NOTHING_TO_REVOKE = _need("不具有可撤销内容", lambda f: f.not_revocable)
CHANGED = _need("被申请人已改变原违法行为，申请人仍要求处理", lambda f: bool(f.changed_on) and f.still_wanted)
POINTLESS = _need("责令履行没有意义", lambda f: f.pointless)
REPEATED = _need("以同一事实和理由重新作出相同或者基本相同的行为", lambda f: f.repeated)
OWED = _need("被申请人不履行法定职责", lambda f: f.duty is DutyFound.UNPERFORMED)
NOT_OWED = _need("没有相应法定职责", lambda f: f.duty is DutyFound.NONE)
DONE_BEFORE = _need("受理前已经履行法定职责", lambda f: f.duty is DutyFound.PERFORMED)
PREVENTED = _need("因不可抗力等正当事由客观上无法履行", lambda f: f.duty is DutyFound.IMPOSSIBLE)
NOT_WORSE = _need(
    "变更对申请人不更为不利，或者第三人提出相反请求", lambda f: not f.worse_only or f.third_party_opposite
)
ONLY_WORSE = _need(
    "应予变更但只会更为不利，且第三人没有相反请求", lambda f: f.worse_only and not f.third_party_opposite
)
EXPLAINED = _need(
    "不属于无效情形，经释明申请人拒绝变更请求", lambda f: not f.gross and f.explained_on is not None
)
NO_THIRD_EVIDENCE = _need("不属于第三人提供证据的情形", lambda f: not f.third_party_evidence)
DEFECT = Need("行政行为违法", lambda _, f: defective(f))
WANTS_VOID = Need("申请人申请确认行政行为无效", lambda s, _: s.application.asks(Claim.VOID))
SILENT = Need("被申请人没有按期答复、举证", lambda s, _: any(not c.replied_on or c.late for c in s.copies))
IS_COMPENSATION = Need("属于行政赔偿案件", lambda s, _: s.application.act.kind is ActKind.COMPENSATION)
IS_AGREEMENT = Need("属于行政协议案件", lambda s, _: s.application.act.kind is ActKind.AGREEMENT)


def _agreement(found: AgreementFound) -> Need:
    return _need(found.label, lambda f: f.agreement is found)


def defective(findings: Findings) -> bool:
    """Any defect that makes the act unlawful (第六十四条第一款)."""
    return (
        findings.facts in (Facts.UNCLEAR, Facts.NO_EVIDENCE)
        or findings.basis is not Basis.RIGHT
        or findings.process is not Process.LAWFUL
        or findings.competence is not Competence.WITHIN
    )


K = DecisionKind
_REVOKE = frozenset({K.REVOKE, K.REVOKE_IN_PART})
_L17_THREE = frozenset({K.REVOKE, K.REVOKE_IN_PART, K.MODIFY, K.DECLARE_UNLAWFUL})


def _rule(ground: Ground, kinds: object, a: str, b: str, c: str, *needs: Need) -> GroundRule:
    which = frozenset({kinds}) if isinstance(kinds, DecisionKind) else frozenset(kinds)  # type: ignore[call-overload]
    return GroundRule(ground, which, {Regime.A: a, Regime.B: b, Regime.C: c}, needs)


# fmt: off
GROUNDS: tuple[GroundRule, ...] = (
    #     ground                kinds                A (2017/2007)  B (2023/2007)  C (2023/2026)            conditions
    # 第六十七条 确认无效
    _rule(Ground.VOID_SUBJECT, K.DECLARE_VOID, "", "L23 67", "L23 67, R26 60(1)", WANTS_VOID, GROSS, NO_SUBJECT),
    _rule(Ground.VOID_BASIS, K.DECLARE_VOID, "", "L23 67", "L23 67, R26 60(2)", WANTS_VOID, GROSS, NO_BASIS),
    _rule(Ground.VOID_IMPOSSIBLE, K.DECLARE_VOID, "", "L23 67", "L23 67, R26 60(3)", WANTS_VOID, GROSS, CANNOT_BE_DONE),
    _rule(Ground.VOID_OTHER, K.DECLARE_VOID, "", "L23 67", "L23 67, R26 60(4)", WANTS_VOID, GROSS),
    # 第七十条 不答复、不举证
    _rule(Ground.NO_REPLY, _REVOKE, "L17 28.1(4)", "L23 70", "L23 70", SILENT, NO_THIRD_EVIDENCE),
    _rule(Ground.NO_REPLY, (K.DECLARE_UNLAWFUL, K.DECLARE_VOID, K.ORDER_PERFORMANCE), "", "L23 70", "L23 70",
          SILENT, NO_THIRD_EVIDENCE),
    # 第六十四条 撤销、部分撤销; before 2024 第二十八条第一款第三项 left the choice between three kinds
    _rule(Ground.FACTS, _REVOKE, "L17 28.1(3)", "L23 64.1(1)", "L23 64.1(1)", UNCLEAR),
    _rule(Ground.PROCEDURE, _REVOKE, "L17 28.1(3)", "L23 64.1(2)", "L23 64.1(2)", BREACHED),
    _rule(Ground.BASIS, _REVOKE, "L17 28.1(3)", "L23 64.1(3)", "L23 64.1(3), R26 57.1", BAD_BASIS),
    _rule(Ground.POWER, _REVOKE, "L17 28.1(3)", "L23 64.1(4)", "L23 64.1(4)", BEYOND),
    _rule(Ground.REPEATED, _REVOKE, "L17 28.2", "L23 64.2", "R26 58.3, L23 64.2", REPEATED),
    _rule(Ground.WRONG_BASIS, _L17_THREE, "L17 28.1(3)", "", "", MISAPPLIED),
    _rule(Ground.IMPROPER, _L17_THREE, "L17 28.1(3)", "", "", UNFIT, NOT_WORSE),
    # 第六十五条 确认违法
    _rule(Ground.PUBLIC_HARM, K.DECLARE_UNLAWFUL, "L17 28.1(3)", "L23 65.1(1)", "L23 65.1(1)", DEFECT, HARM),
    _rule(Ground.MINOR, K.DECLARE_UNLAWFUL, "", "L23 65.1(2)", "L23 65.1(2), R26 59", MINOR),
    _rule(Ground.NOT_REVOCABLE, K.DECLARE_UNLAWFUL, "", "L23 65.2(1)", "L23 65.2(1)", DEFECT, NOTHING_TO_REVOKE),
    _rule(Ground.CHANGED, K.DECLARE_UNLAWFUL, "", "L23 65.2(2)", "L23 65.2(2)", DEFECT, CHANGED),
    _rule(Ground.POINTLESS, K.DECLARE_UNLAWFUL, "", "L23 65.2(3)", "L23 65.2(3)", OWED, POINTLESS),
    _rule(Ground.UNLAWFUL, K.DECLARE_UNLAWFUL, "L17 28.1(3)", "", "", DEFECT),
    # 第六十六条 责令履行
    _rule(Ground.UNPERFORMED, K.ORDER_PERFORMANCE, "L17 28.1(2)", "L23 66", "L23 66", OWED),
    # 第六十三条 变更
    _rule(Ground.CONTENT, K.MODIFY, "R07 47(1)", "L23 63.1(1)", "L23 63.1(1), R26 55",
          CLEAR, RIGHT, LAWFUL, WITHIN, UNFIT, NOT_WORSE),
    _rule(Ground.MISAPPLIED, K.MODIFY, "R07 47(1)", "L23 63.1(2)", "L23 63.1(2), R26 56",
          CLEAR, LAWFUL, WITHIN, MISAPPLIED, NOT_WORSE),
    _rule(Ground.CLEARED_UP, K.MODIFY, "R07 47(2)", "L23 63.1(3)", "L23 63.1(3)", FOUND_OUT, WITHIN, NOT_WORSE),
    _rule(Ground.OTHER_BASIS, K.MODIFY, "", "", "R26 57.2", PROVEN, WITHIN, OTHER_BASIS, NOT_WORSE),
    _rule(Ground.AMOUNT, K.MODIFY, "", "", "R26 63.2", IS_COMPENSATION, PROVEN, UNFIT, NOT_WORSE),
    # 第七十一条 行政协议
    _rule(Ground.NOT_CONCLUDED, K.AGREEMENT, "", "L23 71.1", "L23 71.1, R26 62(1)",
          IS_AGREEMENT, _agreement(AgreementFound.NOT_CONCLUDED)),
    _rule(Ground.NOT_KEPT, K.AGREEMENT, "", "L23 71.1", "L23 71.1, R26 62(2)",
          IS_AGREEMENT, _agreement(AgreementFound.NOT_KEPT)),
    _rule(Ground.CHANGE_UNLAWFUL, K.AGREEMENT, "", "L23 71.1", "L23 71.1, R26 62(3)",
          IS_AGREEMENT, _agreement(AgreementFound.CHANGED_UNLAWFULLY)),
    _rule(Ground.AGREEMENT_UNDONE, K.AGREEMENT, "", "", "R26 62(4)", IS_AGREEMENT, _agreement(AgreementFound.VOIDABLE)),
    _rule(Ground.COMPENSATION_UNFAIR, K.AGREEMENT, "", "L23 71.2", "L23 71.2, R26 62(5)",
          IS_AGREEMENT, _agreement(AgreementFound.COMPENSATION_UNFAIR)),
    # 第六十九条 驳回行政复议请求; 第六十八条 维持
    _rule(Ground.NO_DUTY, K.REJECT_REQUEST, "", "L23 69", "L23 69", NOT_OWED),
    _rule(Ground.PERFORMED, K.REJECT_REQUEST, "", "L23 69", "L23 69", DONE_BEFORE),
    _rule(Ground.NOT_VOID, K.REJECT_REQUEST, "", "", "R26 61.1(1)", WANTS_VOID, EXPLAINED),
    _rule(Ground.IMPOSSIBLE, K.REJECT_REQUEST, "", "", "R26 61.1(2)", PREVENTED),
    _rule(Ground.ONLY_WORSE, K.REJECT_REQUEST, "", "", "R26 61.1(3), R26 61.2", ONLY_WORSE),
    _rule(Ground.UPHOLD, K.UPHOLD, "L17 28.1(1)", "L23 68", "L23 68", CLEAR, RIGHT, LAWFUL, WITHIN, FIT),
)
# fmt: on


def rule_of(kind: DecisionKind, ground: Ground, governing: Regime) -> GroundRule | None:
    """The line that lets ``kind`` rest on ``ground`` in a regime, or None."""
    for rule in GROUNDS:
        if rule.ground is ground and kind in rule.kinds and rule.basis[governing]:
            return rule
    return None


def open_grounds(state: CaseState, findings: Findings, governing: Regime) -> tuple[GroundRule, ...]:
    """Grounds whose conditions the findings meet, in the check order: what a drafter may choose from."""
    return tuple(rule for rule in GROUNDS if rule.basis[governing] and not rule.unmet(state, findings))
