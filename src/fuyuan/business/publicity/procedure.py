"""The two procedures of the room, together: decisions on their way to the public, and typical cases."""

from .cases.steps import CASES
from .decisions.steps import DECISIONS

__all__ = ["CASES", "DECISIONS"]
