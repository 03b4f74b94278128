"""``migrate`` as Django's, but an empty database is not made to wait for its most costly habit: for each new table that points
to a matter, and for each index, it makes the classes of all tables around a matter anew. Every table is around a matter: that
was two thirds of the time. A new class only adds to what the others know of it, and an index changes no column of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

_State: Any = ProjectState  # what is changed and read here is Django's own


class Command(migrate.Command):
    """Django's command."""

    def handle(self, *args: Any, **options: Any) -> None:
        """As Django's."""
        empty = not MigrationRecorder(connections[options["database"]]).applied_migrations()
        with _one_class_at_a_time() if empty else nullcontext():
            super().handle(*args, **options)


@contextmanager
def _one_class_at_a_time() -> Iterator[None]:
    usual = _State.add_model, _State._append_option
    _State.add_model, _State._append_option = _add_model, _append_option
    try:
        yield
    finally:
        _State.add_model, _State._append_option = usual


def _add_model(state: Any, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([model])


def _append_option(state: Any, app: str, model: str, option: str, value: Any) -> None:
    options = state.models[app, model].options
    options[option] = [*options[option], value]
    if "apps" in state.__dict__:
        state._reload({(app, model)})
