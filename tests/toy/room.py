"""Registration: all a room does beyond its procedure and its model."""

from fuyuan.matters.registry import Room, register

from . import policies  # noqa: F401 - registers the policy
from .models import LetterRow
from .procedure import PROCEDURE

register(Room(PROCEDURE, LetterRow))
