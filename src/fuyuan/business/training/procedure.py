"""The procedures of the room, each in its own folder."""

from .officers.steps import OFFICER

__all__ = ["OFFICER"]
