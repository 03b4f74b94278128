"""The lines of business of the room as the rest of the house names them. Pure."""

from .corrections.steps import SUPERVISION

__all__ = ["SUPERVISION"]
