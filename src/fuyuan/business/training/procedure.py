"""The procedures of the room, each in its own folder."""

from .bank.steps import QUESTION
from .certificates.steps import CERTIFICATE
from .exams.steps import EXAM
from .lessons.steps import LESSON
from .mentoring.steps import MENTORING
from .officers.steps import OFFICER
from .sessions.steps import SESSION

__all__ = ["CERTIFICATE", "EXAM", "LESSON", "MENTORING", "OFFICER", "QUESTION", "SESSION"]
