"""The four lines of business of the committee; each stands in its folder."""

from .consultations.steps import CONSULTATION
from .members.steps import MEMBERSHIP
from .plenaries.steps import PLENARY
from .studies.steps import STUDY

__all__ = ["CONSULTATION", "MEMBERSHIP", "PLENARY", "STUDY"]
