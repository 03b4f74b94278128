"""Registration: all a room does beyond its procedure and its model."""

from fuyuan.matters.registry import Room, register

from .models import LetterRow
from .procedure import PROCEDURE

register(Room(PROCEDURE, LetterRow))
