"""The lines of business of the room as the rest of the house names them. Pure."""

from .corrections.steps import SUPERVISION
from .inspections.steps import INSPECTION
from .planned.steps import ROUND
from .supervisors.register import SUPERVISOR

__all__ = ["INSPECTION", "ROUND", "SUPERVISION", "SUPERVISOR"]
