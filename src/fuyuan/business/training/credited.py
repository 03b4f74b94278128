"""For what hours were approved: sessions, mentors' pairs and lessons by their names."""

from __future__ import annotations

from collections.abc import Collection

from .models import Lesson, Mentoring, Session

Named = tuple[str, str]  # title, unit


def named(ids: Collection[int]) -> dict[int, Named]:
    """Return title and unit of each matter that gave hours (three queries)."""
    return {
        pk: (title, unit)
        for model in (Session, Mentoring, Lesson)
        for pk, title, unit in model._default_manager.filter(pk__in=ids).values_list(
            "pk", "title", "unit_name"
        )
    }
