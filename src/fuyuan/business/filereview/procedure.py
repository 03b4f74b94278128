"""The two lines of business of the room as the rest of the house names them. Pure."""

from .files.steps import FILE
from .rounds.steps import ROUND

__all__ = ["FILE", "ROUND"]
