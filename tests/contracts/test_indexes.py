"""An index that another one begins with is kept up at every step and never needed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
from django.apps import apps
from django.db import models


def indexes_of(model: type[models.Model]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every index over all rows of a table: its name and its columns, without directions."""
    meta = model._meta
    for field in meta.local_concrete_fields:
        if field.db_index or field.unique:
            yield field.name, (field.name,)
    for index in meta.indexes:
        if index.condition is None and index.fields and not index.opclasses:
            yield index.name, tuple(name.lstrip("-") for name in index.fields)
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            yield constraint.name, tuple(constraint.fields)


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("fuyuan.")]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_no_index_is_the_beginning_of_another(model: type[models.Model]) -> None:
    spare = [
        f"{name} {fields} stands at the beginning of {longer} {more}"
        for (name, fields), (longer, more) in permutations(indexes_of(model), 2)
        if more[: len(fields)] == fields
    ]
    assert spare == []
