"""The procedures of the room, each in its own folder."""

from .certificates.steps import CERTIFICATE
from .officers.steps import OFFICER
from .sessions.steps import SESSION

__all__ = ["CERTIFICATE", "OFFICER", "SESSION"]
