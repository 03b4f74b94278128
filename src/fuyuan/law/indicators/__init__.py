"""败诉率 and its sisters: marks, counting rules, definitions, figures and the goal. Pure, like all of the law."""

from .cases import CORRECTING, CaseFact, CaseOutcome, case_marks
from .definitions import BY_KEY, CASES, EXTRA_ROWS, INDICATORS, SUITS, Indicator, variants
from .figures import FEW, Figure, Period, Trend, Verdict, compare, percent, trend, wilson
from .goal import Budget, budget, budget_words, expected_further
from .marks import AHEAD, OUTSIDE, Mark, MarkName
from .rules import CURRENT, CountingRule, Effect, RuleBook
from .suits import Standing, doubled, standing, suit_marks

__all__ = [
    "AHEAD", "BY_KEY", "CASES", "CORRECTING", "CURRENT", "EXTRA_ROWS", "FEW", "INDICATORS", "OUTSIDE", "SUITS", "Budget", "CaseFact",
    "CaseOutcome", "CountingRule", "Effect", "Figure", "Indicator", "Mark", "MarkName", "Period", "RuleBook", "Standing",
    "Trend", "Verdict", "budget", "budget_words", "case_marks", "compare", "doubled", "expected_further", "percent", "standing",
    "suit_marks", "trend", "variants", "wilson",
]  # fmt: skip
