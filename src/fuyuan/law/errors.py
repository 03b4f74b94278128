"""Typed refusals of the law floor. The message is Chinese and says what is wrong and what is allowed."""

from __future__ import annotations


class LawError(ValueError):
    """Anything the law module refuses to answer; `str(error)` is one line for the user."""


class UnknownWork(LawError):
    """No statute of that name or version id is in the library."""


class UnknownArticle(LawError):
    """The statute has no such article, paragraph or item."""


class UnknownRule(LawError):
    """No period of that id exists."""


class BadDate(LawError):
    """Not a calendar day, or outside 1990-2100."""


class BadPause(LawError):
    """A pause that ends before it starts, overlaps, is out of order or does not touch the period."""


class PauseNotAllowed(BadPause):
    """The statute does not stop this period."""


class BadExtension(LawError):
    """The extension exceeds what the statute allows, or the statute allows none."""


class BadFact(LawError):
    """A fact the rule needs is missing, unknown or unreadable."""


class BadAssumption(LawError):
    """No such assumption, or not one of its readings."""


class NotInRegime(LawError):
    """The rule does not exist in the text that governs the day."""


class NoStatutoryNumber(LawError):
    """The statute names no number of days for this duty."""


class BadNotice(LawError):
    """A holiday notice file that cannot be used."""


class BadIdentity(LawError):
    """An identity number or credit code that fails its own check."""
