"""The rules of sharing: a new installation shares nothing until the two sides have approved a rule."""

from fuyuan.business.linkage.rulebook import Rulebook

from .rules import SharingRule

BOOK: Rulebook[SharingRule] = Rulebook("sharing", SharingRule, begins=lambda rule: rule.valid_from)
