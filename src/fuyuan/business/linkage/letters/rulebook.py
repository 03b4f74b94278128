"""The rules that propose letters, as they hold now."""

from fuyuan.business.linkage.rulebook import Rulebook, RuleTaken, Unchanged

from .defaults import DEFAULTS
from .rules import ReminderRule

__all__ = ["BOOK", "RuleTaken", "Unchanged", "history", "rule_of", "rules", "save"]

BOOK: Rulebook[ReminderRule] = Rulebook("reminder", ReminderRule, DEFAULTS)
rules, rule_of, history, save = BOOK.rules, BOOK.rule_of, BOOK.history, BOOK.save
