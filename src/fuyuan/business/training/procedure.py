"""The procedures of the room, each in its own folder."""

from .bank.steps import QUESTION
from .certificates.steps import CERTIFICATE
from .exams.steps import EXAM
from .officers.steps import OFFICER
from .sessions.steps import SESSION

__all__ = ["CERTIFICATE", "EXAM", "OFFICER", "QUESTION", "SESSION"]
