"""All periods by id, in the order of the period list."""

from __future__ import annotations

from difflib import get_close_matches

from fuyuan.law.errors import UnknownRule
from fuyuan.law.rules import (
    acceptance,
    after,
    application,
    defendant,
    enforcement,
    linkage,
    litigation,
    trial,
    yearly,
)
from fuyuan.law.rules.model import Rule, Section

_MODULES = (application, acceptance, trial, after, litigation, defendant, linkage, enforcement, yearly)
RULES: dict[str, Rule] = {rule.id: rule for module in _MODULES for rule in module.RULES}


def rules(section: Section | None = None) -> tuple[Rule, ...]:
    """Every rule, or those of one section: title, trigger, facts, pausable, extendable, note."""
    return tuple(rule for rule in RULES.values() if section is None or rule.section is section)


def rule_named(rule_id: str) -> Rule:
    try:
        return RULES[rule_id]
    except KeyError:
        near = get_close_matches(rule_id, RULES, 3, 0.5) or [each for each in RULES if rule_id in each][:3]
        hint = f"，是否要找：{'、'.join(near)}" if near else "，可用 fuyuan law rules 查看全部"
        raise UnknownRule(f"没有名为“{rule_id}”的期限{hint}") from None
