"""The lines of business of the room as the rest of the house names them. Pure."""

from .campaigns.campaign import CAMPAIGN
from .campaigns.problem import PROBLEM
from .corrections.steps import SUPERVISION
from .inspections.steps import INSPECTION
from .planned.steps import ROUND
from .supervisors.register import SUPERVISOR

__all__ = ["CAMPAIGN", "INSPECTION", "PROBLEM", "ROUND", "SUPERVISION", "SUPERVISOR"]
