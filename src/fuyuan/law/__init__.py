"""The law floor: statutes, citations, working days, periods. Pure Python; the day is always an argument."""

from fuyuan.law.assumptions import ASSUMPTIONS, Assumed, Assumption, Assumptions, Readings
from fuyuan.law.calendar import Calendar, default_calendar, load_calendar
from fuyuan.law.citation import Citation, cite
from fuyuan.law.errors import (
    BadAssumption,
    BadDate,
    BadExtension,
    BadFact,
    BadIdentity,
    BadNotice,
    BadPause,
    LawError,
    NoStatutoryNumber,
    NotInRegime,
    PauseNotAllowed,
    UnknownArticle,
    UnknownRule,
    UnknownWork,
)
from fuyuan.law.explain import DeadlineStep
from fuyuan.law.finder import Found, find, parse
from fuyuan.law.notices import Notice, load_notice_file
from fuyuan.law.period import Deadline, Pause, due, parse_day
from fuyuan.law.regime import Regime, regime_on
from fuyuan.law.rules import rule_named, rules
from fuyuan.law.rules.model import Rule, Section, Unit

__all__ = [
    "ASSUMPTIONS",
    "Assumed",
    "Assumption",
    "Assumptions",
    "BadAssumption",
    "BadDate",
    "BadExtension",
    "BadFact",
    "BadIdentity",
    "BadNotice",
    "BadPause",
    "Calendar",
    "Citation",
    "Deadline",
    "DeadlineStep",
    "Found",
    "LawError",
    "NoStatutoryNumber",
    "NotInRegime",
    "Notice",
    "Pause",
    "PauseNotAllowed",
    "Readings",
    "Regime",
    "Rule",
    "Section",
    "Unit",
    "UnknownArticle",
    "UnknownRule",
    "UnknownWork",
    "cite",
    "default_calendar",
    "due",
    "find",
    "load_calendar",
    "load_notice_file",
    "parse",
    "parse_day",
    "regime_on",
    "rule_named",
    "rules",
]
