"""府院联动: the procedures of the room, each a table of steps of its own."""

from .analyses.steps import LOSS_ANALYSIS
from .clues.steps import CLUE
from .letters.steps import LETTER
from .meetings.steps import MEETING
from .notices.steps import NOTICE
from .questions.steps import QUESTION
from .rectifications.steps import RECTIFICATION
from .sharing.steps import SHARED
from .standards.steps import STANDARD

__all__ = [
    "CLUE",
    "LETTER",
    "LOSS_ANALYSIS",
    "MEETING",
    "NOTICE",
    "QUESTION",
    "RECTIFICATION",
    "SHARED",
    "STANDARD",
]
