"""The lines of business of the room as the rest of the house names them. Pure."""

from .annual.steps import ANNUAL
from .campaigns.campaign import CAMPAIGN
from .campaigns.problem import PROBLEM
from .checks.steps import CHECK
from .corrections.steps import SUPERVISION
from .inspections.steps import INSPECTION
from .planned.steps import ROUND
from .review.steps import REVIEW
from .supervisors.register import SUPERVISOR

__all__ = [
    "ANNUAL",
    "CAMPAIGN",
    "CHECK",
    "INSPECTION",
    "PROBLEM",
    "REVIEW",
    "ROUND",
    "SUPERVISION",
    "SUPERVISOR",
]
