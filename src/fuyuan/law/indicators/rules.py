"""The twelve counting rules, as data with a version: what must be fixed in writing before anybody counts.

A rule is a number, a sentence for the reader and an effect for the machine. Counting asks the book, never its own opinion:
another effect in another version changes the figures, and every figure names the version it was counted by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fuyuan.law.outcomes import LOST, CourtOutcome, SuitFact


class Effect(StrEnum):
    """What a rule makes the count do."""

    BY_CLOSING = "by_closing"
    FIRST_ONLY = "first_only"
    EACH_BODY_ONCE = "each_body_once"
    SHOWN_APART = "shown_apart"
    BY_CASE_NUMBER = "by_case_number"
    CORRECTS = "corrects"
    STANDS = "stands"
    NEVER = "never"
    FLAGGED = "flagged"
    COUNTS = "counts"
    A_LOSS = "a_loss"
    NO_LOSS = "no_loss"


@dataclass(frozen=True, slots=True)
class CountingRule:
    """One rule: its number, what it is about, the sentence printed under every table, and what it makes the count do."""

    number: int
    title: str
    sentence: str
    effect: Effect


PARTLY = frozenset({CourtOutcome.PART_QUASHED, CourtOutcome.PART_QUASHED_REDO})


@dataclass(frozen=True, slots=True)
class RuleBook:
    """One version of the rules, in use from a day on."""

    version: str
    since: date
    rules: tuple[CountingRule, ...]

    def effect(self, number: int) -> Effect:
        return self.rules[number - 1].effect

    def with_effect(self, number: int, effect: Effect, version: str) -> RuleBook:
        """Return another version in which one rule has another effect."""
        changed = tuple(
            replace(rule, effect=effect) if rule.number == number else rule for rule in self.rules
        )
        return replace(self, version=version, rules=changed)

    def admits(self, suit: SuitFact) -> bool:
        """Tell whether a suit is counted at all (rules 8 and 9)."""
        if suit.non_litigation and self.effect(8) is Effect.NEVER:
            return False
        return not (suit.agreement and self.effect(9) is Effect.NEVER)

    def loses(self, outcome: CourtOutcome | None) -> bool:
        """Tell whether an outcome is a loss (败诉): the courts' list, and what rules 5, 11 and 12 say of its edges."""
        if outcome is CourtOutcome.WITHDRAWN_CHANGED:
            return self.effect(5) is Effect.A_LOSS
        if outcome in PARTLY:
            return self.effect(11) is Effect.A_LOSS
        if outcome is CourtOutcome.COMPENSATION:
            return self.effect(12) is Effect.A_LOSS
        return outcome in LOST

    @property
    def corrects(self) -> bool:
        """Whether a higher court's result replaces the first one in the count (rule 7)."""
        return self.effect(7) is Effect.CORRECTS


def _rule(number: int, title: str, sentence: str, effect: Effect) -> CountingRule:
    return CountingRule(number, title, sentence, effect)


CURRENT = RuleBook(
    version="2026-1",
    since=date(2026, 1, 1),
    rules=(
        _rule(1, "统计期", "按结案日期计入统计期；变体 C 按裁判生效日期，收案数按立案日期，履行按应当履行之日。",
              Effect.BY_CLOSING),
        _rule(2, "审级", "败诉、调撤只计第一审；第二审、再审另行列示，不重复计件。", Effect.FIRST_ONLY),
        _rule(3, "共同被告", "一案有几个被告的，总数计一件，每个被告单位各计一件，所以各单位之和不小于总数。",
              Effect.EACH_BODY_ONCE),
        _rule(4, "复议维持", "复议机关维持后与原行政机关作共同被告的，同规则三：总数一件，两个机关各一件。",
              Effect.EACH_BODY_ONCE),
        _rule(5, "改变行为后撤诉", "被告改变行政行为、原告撤诉的，不计败诉，另列一行。", Effect.SHOWN_APART),
        _rule(6, "并案", "合并审理的，按案号计件，一个案号一件。", Effect.BY_CASE_NUMBER),
        _rule(7, "二审改判", "二审、再审改变一审结果的，自改判之日起按改判结果更正原结案期的数，并列出更正日期；"
              "发回重审的，原结果不再计入，重审结案后按重审结果计入。", Effect.CORRECTS),
        _rule(8, "非诉执行", "行政机关申请法院执行的案件（行审、执）一律不计。", Effect.NEVER),
        _rule(9, "行政协议", "行政协议案件计入，并单独列出件数。", Effect.FLAGGED),
        _rule(10, "异地管辖", "由外地法院审理的，仍计入本地。", Effect.COUNTS),
        _rule(11, "部分败诉", "判决部分撤销等、原告部分胜诉的，计败诉。", Effect.A_LOSS),
        _rule(12, "只判赔偿", "只判决赔偿或者补偿的，计败诉。", Effect.A_LOSS),
    ),
)  # fmt: skip
