"""The calendar, the assumptions and the warning windows in force now, for deriving days."""

from pathlib import Path

from django.conf import settings

from fuyuan.law import Assumptions, load_calendar

from .store import Lawbook


def lawbook() -> Lawbook:
    """Return what days are derived with: notices loaded so far, the settings of this installation."""
    return Lawbook(calendar=load_calendar(Path(settings.HOME) / "holidays"), assumptions=Assumptions())
