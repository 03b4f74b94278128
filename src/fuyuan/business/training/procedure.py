"""The procedures of the room, each in its own folder."""

from .officers.steps import OFFICER
from .sessions.steps import SESSION

__all__ = ["OFFICER", "SESSION"]
