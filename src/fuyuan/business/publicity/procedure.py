"""The procedures of the room, together: decisions, typical cases and news on their way to the public; activities and media."""

from .activities.steps import ACTIVITIES
from .cases.steps import CASES
from .decisions.steps import DECISIONS
from .news.steps import NEWS
from .partners.steps import PARTNERS

__all__ = ["ACTIVITIES", "CASES", "DECISIONS", "NEWS", "PARTNERS"]
